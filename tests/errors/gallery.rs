//! One line for every problem that a user can meet.

use std::io::{Error, ErrorKind};
use std::path::PathBuf;

use expect_test::expect_file;
use uurwerk::domain::claim::line::{LineState, Step, StepRefused};
use uurwerk::domain::claim::overrides::CannotOverride;
use uurwerk::domain::identifiers::{
    ActivityKey, AgbCode, AllocationNumber, Bsn, Category, ClaimNumber, ClientNumber, ContractKey,
    Discipline, IdentifierError, MunicipalityCode, PractitionerCode, ProductCode, ProductKey,
};
use uurwerk::domain::ids::{DocumentId, LineId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::rules::{Finding, Severity, bsn_missing};
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::text::Text;
use uurwerk::domain::time::{ClockError, ClockTime, Day, Month, NoChange, Period};
use uurwerk::domain::usage::UsageKind;
use uurwerk::domain::volume::Unit;
use uurwerk::export::place::PlaceError;
use uurwerk::import::Complaint;
use uurwerk::operations::import_tariffs::{self, Rival};
use uurwerk::operations::import_usages::Fault;
use uurwerk::operations::judge::CannotJudge;
use uurwerk::operations::{
    add_client, add_practitioner, edit_entry, import_contract, import_entries, import_rows, log_time,
    save_allocation, save_trajectory, set_alias, set_holiday, set_up, settle_findings, start, undo, used,
};
use uurwerk::problem::Problem;
use uurwerk::store::journal::TakeBackError;
use uurwerk::store::{Broken, StoreError};

/// Every problem, with the name of the error that it comes from.
fn all() -> Vec<(&'static str, Problem)> {
    let mut all: Vec<(&'static str, Problem)> = Vec::new();
    all.extend(identifiers().into_iter().map(|error| ("IdentifierError", error.into())));
    all.extend(clock().into_iter().map(|error| ("ClockError", error.into())));
    all.extend(storage().into_iter().map(|error| ("StoreError", error.into())));
    all.extend(broken().into_iter().map(|error| ("Broken", error.into())));
    all.push(("TakeBackError", TakeBackError::ChangedSince.into()));
    all.extend(files().into_iter().map(|error| ("PlaceError", error.into())));
    all.extend(operations());
    all.extend(records());
    let faults =
        [Fault::UnknownAllocation, Fault::SessionDiffers, Fault::AttendanceDiffers, Fault::TrajectoryDiffers];
    all.extend(faults.into_iter().map(|fault| ("row of usage", Problem::from(fault))));
    all.extend(trajectory().into_iter().map(|error| ("trajectory", error.into())));
    all.extend(used().into_iter().map(|error| ("used", error.into())));
    all.extend(claims());
    all.extend(super::messages::all());
    all.extend(super::care::all());
    all.extend(super::requests::all());
    let refused: StepRefused = LineState::Sent.next(Step::Queue).unwrap_err();
    all.push(("StepRefused", refused.into()));
    all.push(("start", start::Error::NoPractice.into()));
    all
}

fn trajectory() -> Vec<save_trajectory::Error> {
    use save_trajectory::Error;
    vec![
        Error::Unknown,
        Error::OtherProduct,
        Error::AlreadyThere,
        Error::BeforeRegistration,
        Error::InFuture,
        Error::HandoverTwice(Day::new(2025, 3, 14).unwrap()),
    ]
}

fn used() -> Vec<used::Error> {
    use used::Error;
    vec![
        Error::Unknown,
        Error::OtherKind(UsageKind::Stay),
        Error::UnknownSession,
        Error::SessionThere,
        Error::SessionInUse,
        Error::DepartsBeforeArrival,
        Error::DepartsInFuture,
        Error::ArrivesInFuture,
        Error::StaysOverlap(Day::new(2025, 3, 14).unwrap()),
        Error::Claimed,
    ]
}

fn identifiers() -> Vec<IdentifierError> {
    vec![
        Bsn::parse("99990000").unwrap_err(),
        Bsn::parse("999900007").unwrap_err(),
        AgbCode::parse("4242").unwrap_err(),
        Category::parse("99").unwrap_err(),
        ProductCode::parse("45X055").unwrap_err(),
        AllocationNumber::parse("1000000000").unwrap_err(),
        ClientNumber::parse("J 0142").unwrap_err(),
        Discipline::parse("HBO?").unwrap_err(),
    ]
}

fn clock() -> Vec<ClockError> {
    let day = Day::parse_iso("2025-03-30").unwrap();
    vec![ClockError::Empty, ClockError::Skipped(day, ClockTime::new(2, 30).unwrap())]
}

fn storage() -> Vec<StoreError> {
    let path = || PathBuf::from("data/uurwerk.sqlite");
    vec![
        StoreError::Missing(path()),
        StoreError::Exists(path()),
        StoreError::Link(path()),
        StoreError::NotAFile(path()),
        StoreError::Empty(path()),
        StoreError::NotOurs,
        StoreError::WrongKey,
        StoreError::Newer { found: 9, known: 1 },
        StoreError::Busy,
        StoreError::Stopped,
        StoreError::Full,
        StoreError::ReadOnly,
        StoreError::Corrupt,
        StoreError::BadValue { table: "entry", column: "minutes" },
        StoreError::Unsafe("journal_mode"),
        StoreError::File(ErrorKind::PermissionDenied),
        StoreError::Other { code: 10 },
    ]
}

fn broken() -> Vec<Broken> {
    vec![
        Broken::EntryClaimed,
        Broken::LineFrozen,
        Broken::BatchFrozen,
        Broken::JournalFrozen,
        Broken::NumberReused,
        Broken::TariffOverlap,
        Broken::NotUnique,
        Broken::Reference,
        Broken::Check,
    ]
}

fn files() -> Vec<PlaceError> {
    let path = || PathBuf::from("exports/claim.xml");
    let source = || Error::from(ErrorKind::Other);
    vec![
        PlaceError::Name,
        PlaceError::FolderMissing(path()),
        PlaceError::NotAFolder(path()),
        PlaceError::Link(path()),
        PlaceError::NotAFile(path()),
        PlaceError::Different(path()),
        PlaceError::Refused { path: path(), source: source() },
        PlaceError::Full { path: path(), source: source() },
        PlaceError::Disk { path: path(), source: source() },
    ]
}

fn contracts() -> Vec<import_contract::Error> {
    use import_contract::Error;
    let words = Text::new("fout", "wrong");
    let contract = || ContractKey::parse("elsewhere").unwrap();
    let (product, activity) = (ProductKey::parse("lot-1").unwrap(), ActivityKey::parse("telephone").unwrap());
    let day = Day::parse_iso("2025-01-01").unwrap();
    let complaint = Complaint::of_line(3, words.clone());
    vec![
        Error::File(vec![complaint.clone()]),
        Error::File(vec![complaint.clone(), complaint]),
        Error::Refused(vec![Finding::block("PS-A10", words.clone(), words)]),
        Error::ProductTaken { product: product.clone(), contract: contract() },
        Error::ActivityDiffers { activity: activity.clone(), contract: contract() },
        Error::InUse(day),
        Error::NotNewest(day),
        Error::ProductMissing(product),
        Error::ActivityMissing(activity),
    ]
}

/// What operations refuse, each with the name of its operation.
fn operations() -> Vec<(&'static str, Problem)> {
    let mut all: Vec<(&'static str, Problem)> = Vec::new();
    let mut add = |name, problem: Problem| all.push((name, problem));
    add("set_up", set_up::Error::AlreadySetUp.into());
    add("set_up", set_up::Error::Name.into());
    let key = ContractKey::parse("elsewhere").unwrap();
    add("set_up", set_up::Error::UnknownContract(key).into());
    add("set_up", set_up::Error::Contract.into());
    for error in contracts() {
        add("import_contract", error.into());
    }
    let code = PractitionerCode::parse("avisser").unwrap();
    add("practitioner", add_practitioner::Error::CodeTaken(code).into());
    add("practitioner", add_practitioner::Error::Name.into());
    add("practitioner", add_practitioner::Error::DisciplineTwice.into());
    add("practitioner", add_practitioner::Error::RegistrationTwice.into());
    add("practitioner", add_practitioner::Error::OwnResponsible.into());
    add("practitioner", add_practitioner::Error::Unknown.into());
    let number = || ClientNumber::parse("J-0142").unwrap();
    add("client", add_client::Error::NumberTaken(number()).into());
    add("client", add_client::Error::BsnTaken(number()).into());
    add("client", add_client::Error::Name.into());
    add("client", add_client::Error::Initials.into());
    add("client", add_client::Error::BornInFuture.into());
    add("client", add_client::Error::Unknown.into());
    let taken = AllocationNumber::parse("300201").unwrap();
    add("allocation", save_allocation::Error::UnknownClient.into());
    add("allocation", save_allocation::Error::Unknown.into());
    add("allocation", save_allocation::Error::Backwards.into());
    add("allocation", save_allocation::Error::EndMissing.into());
    add("allocation", save_allocation::Error::TooLarge.into());
    add("allocation", save_allocation::Error::NumberTaken { number: taken, client: number() }.into());
    add("allocation", save_allocation::Error::FromMessage.into());
    add("settle", settle_findings::Error::Unknown.into());
    add("settle", settle_findings::Error::Nothing.into());
    all.extend(tariff_faults().iter().map(|fault| ("tariff", fault.into())));
    all.extend(entries());
    all
}

/// What is refused about the record of a client and of the practice.
fn records() -> Vec<(&'static str, Problem)> {
    use uurwerk::operations::{
        add_document, edit_document, edit_practice, edit_tariff, move_client, remove_document, remove_move,
        remove_tariff, set_school,
    };
    let day = Day::parse_iso("2025-03-13").unwrap();
    let product = ProductKey::parse("guidance-lite").unwrap();
    let last = Day::parse_iso("2025-03-31").unwrap();
    vec![
        ("tariff", edit_tariff::Error::Unknown.into()),
        ("tariff", edit_tariff::Error::Other.into()),
        ("tariff", edit_tariff::Error::Claimed(last).into()),
        ("tariff", remove_tariff::Error::Claimed(last).into()),
        ("tariff", remove_tariff::Error::Drafted.into()),
        ("practice", edit_practice::Error::NoPractice.into()),
        ("practice", edit_practice::Error::Name.into()),
        ("practice", edit_practice::Error::RegistrationTwice.into()),
        ("document", add_document::Error::UnknownClient.into()),
        ("document", add_document::Error::UnknownProduct(product).into()),
        ("document", add_document::Error::Future.into()),
        ("document", remove_document::Error::Unknown(DocumentId(7)).into()),
        ("document", edit_document::Error::Unknown(DocumentId(7)).into()),
        ("document", edit_document::Error::Document(add_document::Error::Future).into()),
        ("move", move_client::Error::UnknownClient.into()),
        ("move", remove_move::Error::UnknownClient.into()),
        ("move", remove_move::Error::Unknown(day).into()),
        ("move", remove_move::Error::First.into()),
        ("school", set_school::Error::UnknownClient.into()),
        ("school", set_school::Error::Overlap.into()),
    ]
}

fn claims() -> Vec<(&'static str, Problem)> {
    use CannotOverride::{Already, Incomplete, Never, NoSuchHold};
    use uurwerk::operations::{
        credit_claims, export_batch as export, override_finding, place_exports, put_right,
        queue_claims as queue, unqueue_claims,
    };
    let month = Month::parse_iso("2025-03").unwrap();
    let refusal = |why| export::Refusal { municipality: MunicipalityCode::parse("0405").unwrap(), why };
    let bsn = bsn_missing(&ClientNumber::parse("J-0142").unwrap());
    let path = PathBuf::from("data/exports/0405/JW323-0405-2025-03-UW0000000001.xml");
    let trouble = |why| place_exports::Trouble { claim: ClaimNumber::parse("UW0000000001").unwrap(), why };
    let there = PlaceError::Different(path.clone());
    let earlier = || refusal(export::Why::EarlierThanSent { last: month });
    let overriding = |rule: &str, why| {
        let error = override_finding::Error::Cannot { line: LineId(7), rule: rule.into(), why };
        ("override", error.into())
    };
    let gone = override_finding::Error::NotOverridden { line: LineId(7), rule: "PS-A6".into() };
    vec![
        ("queue", queue::Error::Unknown(LineId(7)).into()),
        ("queue", queue::Error::Held(vec![LineId(7), LineId(9)]).into()),
        ("queue", queue::Error::HeldNow(vec![(LineId(7), vec![five_years_ago()])]).into()),
        ("queue", queue::Error::Stale { month, lines: vec![LineId(7)] }.into()),
        ("unqueue", unqueue_claims::Error::Unknown(LineId(7)).into()),
        ("credit_claims", credit_claims::Error::UnderWay(LineId(7)).into()),
        ("credit_claims", credit_claims::Error::Nothing(LineId(7)).into()),
        ("put_right", put_right::Error::NotAnswered(LineId(7)).into()),
        ("put_right", put_right::Error::Mixed.into()),
        ("override", override_finding::Error::Unknown(LineId(7)).into()),
        overriding("PS-A6", NoSuchHold),
        overriding("PS-A6", Already),
        overriding("OP079", Never),
        overriding("PS-A6", Incomplete),
        ("override", gone.into()),
        ("export", export::Error::NoPractice.into()),
        ("export", export::Error::MonthNotOver(month).into()),
        ("export", export::Error::Refused(vec![earlier(), earlier()]).into()),
        ("export", refusal(export::Why::Findings(vec![bsn])).into()),
        ("export", refusal(export::Why::Stale { lines: vec![LineId(7), LineId(9)] }).into()),
        ("export", refusal(export::Why::FileExists(path)).into()),
        ("place", trouble(place_exports::Why::Place(there)).into()),
        ("place", trouble(place_exports::Why::Damaged).into()),
    ]
}

fn tariff_faults() -> Vec<import_tariffs::Fault> {
    let discipline = |name| Discipline::parse(name).unwrap();
    let day = |text| Day::parse_iso(text).unwrap();
    let tariff = Tariff {
        contract: ContractKey::parse("regio-zuid").unwrap(),
        product: ProductKey::parse("coaching").unwrap(),
        discipline: Some(discipline("WO")),
        code: ProductCode::parse("45X05").unwrap(),
        category: None,
        unit: Unit::Hour,
        cents: Cents(9730),
        valid: Period::new(day("2025-01-01"), Some(day("2025-12-31"))).unwrap(),
        band: None,
    };
    vec![
        import_tariffs::Fault::UnknownContract,
        import_tariffs::Fault::UnknownProduct,
        import_tariffs::Fault::UnknownDiscipline(vec![discipline("HBO"), discipline("WO")]),
        import_tariffs::Fault::DisciplineMissing,
        import_tariffs::Fault::DisciplineNotWanted,
        import_tariffs::Fault::Unit(vec![Unit::Minute, Unit::Hour]),
        import_tariffs::Fault::Overlap(Rival::Row(2)),
        import_tariffs::Fault::Overlap(Rival::Stored(Box::new(tariff))),
    ]
}

fn entries() -> Vec<(&'static str, Problem)> {
    let activity = || ActivityKey::parse("telephone").unwrap();
    let finding = Finding {
        rule: "PS-B1".to_owned(),
        severity: Severity::Block,
        what: Text::new("Wat er mis is.", "What is wrong."),
        way_out: Text::new("Wat te doen.", "What to do."),
    };
    vec![
        ("entry", log_time::Error::Refused(vec![finding]).into()),
        ("row", import_rows::AllocationFault::Differs.into()),
        ("row", (&import_entries::Refusal::Judge(CannotJudge::UnknownActivity(activity()))).into()),
        ("entry", CannotJudge::UnknownPractitioner.into()),
        ("entry", CannotJudge::UnknownClient.into()),
        ("entry", CannotJudge::UnknownActivity(activity()).into()),
        ("entry", edit_entry::Error::Unknown.into()),
        ("entry", edit_entry::Error::Claimed(LineState::Sent).into()),
        ("undo", undo::Error::Nothing.into()),
        ("undo", undo::Error::ChangedSince.into()),
        ("undo", undo::Error::Claimed.into()),
        ("undo", undo::Error::ContractUsed(ContractKey::parse("regio-zuid").unwrap()).into()),
        ("alias", set_alias::Error::Form.into()),
        ("alias", set_alias::Error::DayOrTime.into()),
        ("alias", set_alias::Error::UnknownActivity(activity()).into()),
        ("alias", set_alias::Error::Taken(activity()).into()),
        ("alias", set_alias::Error::Unknown.into()),
        ("holiday", set_holiday::Error::Name.into()),
        ("holiday", set_holiday::Error::NoChange(NoChange::Free).into()),
        ("holiday", set_holiday::Error::NoChange(NoChange::Working).into()),
        ("holiday", set_holiday::Error::NoChange(NoChange::Weekend).into()),
    ]
}

#[test]
fn every_problem_reads_well_in_both_languages() {
    let mut gallery = String::new();
    for (name, problem) in all() {
        let Problem { kind, sentence, hint } = problem;
        gallery.extend([format!("{name} ({kind:?}, exit status {})\n", kind.exit_status())]);
        gallery.extend([format!("  nl: {}\n  en: {}\n", sentence.nl, sentence.en)]);
        if let Some(hint) = hint {
            gallery.extend([format!("  nl hint: {}\n  en hint: {}\n", hint.nl, hint.en)]);
        }
    }
    expect_file!["gallery.txt"].assert_eq(&gallery);
}

#[test]
fn no_problem_carries_a_bsn() {
    for (name, problem) in all() {
        let words = format!("{problem:?}");
        let numbers = words.split(|c: char| !c.is_ascii_digit());
        assert!(numbers.into_iter().all(|number| Bsn::parse(number).is_err()), "{name}: {words}");
    }
}

fn five_years_ago() -> Finding {
    let what =
        Text::new("De productperiode eindigde op 2025-03-31.", "The product period ended on 2025-03-31.");
    Finding::hold("TR335", what, Text::new("Bespreek dit.", "Settle this."))
}
