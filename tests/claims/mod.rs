//! From registered time to files on disk, with everything that may come between.

mod changed;
mod answers;
mod credits;
mod earlier;
mod ledger;
mod node;
mod life;
mod mending;
mod moments;
mod overrides;
mod stays;
mod usages;
mod worked;
mod year;

use std::path::{Path, PathBuf};
use std::sync::Barrier;

use super::messages::schema::{Message, expect_valid};
use uurwerk::domain::allocation::Shape;
use uurwerk::domain::assignment::Wish;
use uurwerk::domain::claim::line::{LineState, StepRefused};
use uurwerk::domain::client::{Client, PersonName};
use uurwerk::domain::identifiers::{
    ActivityKey, AgbCode, AllocationNumber, Bsn, Category, ClientNumber, ContractKey, Discipline,
    MunicipalityCode, PractitionerCode, ProductCode, ProductKey,
};
use uurwerk::domain::ids::{BatchId, ClientId, EntryId, LineId, PractitionerId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practitioner::{Practitioner, PractitionerDiscipline};
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::time::{BirthDate, Day, Minutes, Month, Period};
use uurwerk::domain::volume::Unit;
use uurwerk::export::place::{PlaceError, place, private_dir};
use uurwerk::operations::export_batch::{Done, Error, Input, Why, run};
use uurwerk::operations::judge::Wanted;
use uurwerk::operations::views::claims;
use uurwerk::operations::{
    add_client, add_practitioner, compile_claims, delete_entry, edit_client, edit_entry, import_tariffs,
    log_time, place_exports, queue_claims, save_allocation, set_up, undo, unqueue_claims,
};
use uurwerk::store::{self, Broken, Change, Store, StoreError};
use uurwerk::surroundings::Surroundings;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse_iso(text).unwrap()
}

/// A practice on disk with one practitioner, one client and one allocation in Hoorn (0405).
struct Office {
    folder: tempfile::TempDir,
    store: Store,
    here: Surroundings,
    practitioner: PractitionerId,
    client: ClientId,
}

fn office() -> Office {
    office_at(Unit::Minute, 9730)
}

fn office_at(unit: Unit, cents: i64) -> Office {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("practice.uurwerk"), None).unwrap();
    let here = Surroundings::fixed(day("2025-04-02"));
    let agb = AgbCode::parse("42420001").unwrap();
    set_up::run(&mut store, &here, set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() })
        .unwrap();
    let always = Period::new(day("2024-01-01"), None).unwrap();
    let discipline = Discipline::parse("WO+").unwrap();
    let practitioner = Practitioner {
        code: PractitionerCode::parse("avisser").unwrap(),
        name: "A. Visser".into(),
        agb: None,
        active: always,
        week_minutes: None,
        disciplines: vec![PractitionerDiscipline { discipline: discipline.clone(), valid: always }],
        credentials: Vec::new(),
        responsible: None,
    };
    let input = add_practitioner::Input { practitioner };
    let practitioner = add_practitioner::run(&mut store, &here, input).unwrap().id;
    let tariff = Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse("lot-1").unwrap(),
        discipline: Some(discipline),
        code: ProductCode::parse("45X05").unwrap(),
        category: None,
        unit,
        cents: Cents(cents),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band: None,
    };
    import_tariffs::run(&mut store, &here, import_tariffs::Input { tariffs: vec![tariff] }).unwrap();
    let mut office = Office { folder, store, here, practitioner, client: ClientId(0) };
    office.client = office.add_client("J-0142", Some("999900006"), "0405", 300_201);
    office
}

impl Office {
    fn add_client(&mut self, number: &str, bsn: Option<&str>, code: &str, allocation: u32) -> ClientId {
        let municipality = MunicipalityCode::parse(code).unwrap();
        let client = Client {
            number: ClientNumber::parse(number).unwrap(),
            bsn: bsn.map(|bsn| Bsn::parse(bsn).unwrap()),
            name: PersonName { surname: "Geheimhouder".into(), ..PersonName::default() },
            birth: Some(BirthDate::exact(day("2010-06-15"))),
            gender: None,
            municipality: Some(municipality.clone()),
        };
        let id = add_client::run(&mut self.store, &self.here, add_client::Input { client }).unwrap().id;
        let allocation = save_allocation::Input {
            id: None,
            client: id,
            municipality,
            number: AllocationNumber::new(allocation).unwrap(),
            shape: Shape::Aspecific {
                category: Category::parse("45").unwrap(),
                budget: Some(Cents(900_000)),
            },
            from: day("2025-01-01"),
            until: None,
            frame: None,
        };
        save_allocation::run(&mut self.store, &self.here, allocation).unwrap();
        id
    }

    fn wanted(&self, client: ClientId, on: &str, minutes: i64) -> Wanted {
        Wanted {
            practitioner: self.practitioner,
            day: day(on),
            start: None,
            minutes: Minutes::new(minutes).unwrap(),
            activity: ActivityKey::parse("telephone").unwrap(),
            client: Some(client),
            wish: Wish::default(),
            note: None,
        }
    }

    fn log(&mut self, client: ClientId, on: &str, minutes: i64) -> EntryId {
        let input = log_time::Input {
            key: self.here.new_entry_key().unwrap(),
            wanted: self.wanted(client, on, minutes),
        };
        log_time::run(&mut self.store, &self.here, input).unwrap().id
    }

    /// Logs so many minutes for the first client.
    fn registered(mut self, times: &[(&str, i64)]) -> Self {
        for (on, minutes) in times {
            self.log(self.client, on, *minutes);
        }
        self
    }

    fn compile(&mut self, text: &str) -> compile_claims::Done {
        compile_claims::run(&mut self.store, &self.here, compile_claims::Input { month: month(text) })
            .unwrap()
    }

    fn queue(&mut self, text: &str) -> Result<queue_claims::Done, queue_claims::Error> {
        let input = queue_claims::Input::Month { month: month(text), municipality: None };
        queue_claims::run(&mut self.store, &self.here, input)
    }

    /// Compiles and queues a month.
    fn queued(&mut self, text: &str) -> Vec<LineId> {
        self.compile(text);
        self.queue(text).unwrap().queued.into_iter().map(|(line, _)| line).collect()
    }

    fn export(&mut self, text: &str) -> Result<Done, Error> {
        run(&mut self.store, &self.here, Input { month: month(text), municipality: None })
    }

    fn lines(&mut self, text: &str) -> Vec<claims::LineRow> {
        let view = claims::load(&mut self.store, &self.here, month(text)).unwrap();
        view.groups.into_iter().flat_map(|group| group.lines).collect()
    }

    fn states(&mut self, text: &str) -> Vec<(i64, LineState)> {
        self.lines(text).into_iter().map(|row| (row.minutes, row.state)).collect()
    }

    /// Stores the claim of a month as a program does that dies before it places the files: a file stands where the
    /// folder should be.
    fn export_without_files(&mut self, text: &str) -> BatchId {
        place(self.folder.path(), "exports", b"in the way").unwrap();
        let done = self.export(text).unwrap();
        assert_eq!((done.claims.len(), done.trouble.len()), (1, 1));
        assert_eq!(done.claims[0].path, None);
        std::fs::remove_file(self.folder.path().join("exports")).unwrap();
        done.claims[0].id
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("exports").join(name)
    }
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(found) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        found.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_month_is_claimed_once() {
    let mut office = office().registered(&[("2025-03-13", 200), ("2025-03-31", 233)]);
    let compiled = office.compile("2025-03");
    assert_eq!((compiled.lines, compiled.held, compiled.added), (1, 0, 1));
    assert_eq!((compiled.minutes, compiled.amount), (433, Cents(70_218)));
    let queued = office.queue("2025-03").unwrap();
    assert_eq!(queued.queued[0].1.as_str(), "UW0000000001");

    let done = office.export("2025-03").unwrap();
    let [claim] = done.claims.as_slice() else { panic!("one claim, not {done:?}") };
    assert_eq!((claim.lines, claim.total, claim.number.as_str()), (1, Cents(70_218), "UW0000000001"));
    let path = office.file("0405/JW323-0405-2025-03-UW0000000001.xml");
    assert_eq!(claim.path.as_deref(), Some(path.as_path()));
    let xml = std::fs::read_to_string(&path).unwrap();
    for part in [">70218<", ">162<", ">433<", ">UW0000000001<", ">2025-03-31<"] {
        assert!(xml.contains(part), "{part} is not in\n{xml}");
    }
    expect_valid("JW323.xsd", &[Message::new("the claim of March", xml.clone())]);
    assert_eq!(
        names(&office.file("0405")),
        [
            "JW323-0405-2025-03-UW0000000001-en.txt",
            "JW323-0405-2025-03-UW0000000001.csv",
            "JW323-0405-2025-03-UW0000000001.xml",
        ]
    );
    for name in names(&office.file("0405")).iter().filter(|name| !name.contains("xml")) {
        let text = std::fs::read_to_string(office.file("0405").join(name)).unwrap();
        assert!(text.contains("702.18") && text.contains("J-0142"), "{text}");
        assert!(!text.contains("Geheimhouder") && !text.contains("999900006"), "{text}");
    }

    let again = office.export("2025-03").unwrap();
    assert!(again.claims.is_empty() && again.refused.is_empty() && again.trouble.is_empty());
    let compiled = office.compile("2025-03");
    assert_eq!((compiled.lines, compiled.minutes), (0, 0));
    assert_eq!(office.states("2025-03"), [(433, LineState::Sent)]);
    assert_eq!(names(&office.file("0405")).len(), 3);
}

#[test]
fn compiling_twice_keeps_the_lines_and_leaves_no_trace() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.compile("2025-03");
    let before = office.lines("2025-03");
    let again = office.compile("2025-03");
    assert_eq!((again.added, again.changed, again.removed), (0, 0, 0));
    assert_eq!(office.lines("2025-03"), before);

    office.log(office.client, "2025-03-14", 30);
    let more = office.compile("2025-03");
    assert_eq!((more.lines, more.added, more.changed, more.removed), (1, 0, 1, 0));
    let after = office.lines("2025-03");
    assert_eq!((after[0].id, after[0].minutes), (before[0].id, 90));
}

#[test]
fn a_line_is_queued_only_as_it_is_now() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.compile("2025-03");
    office.log(office.client, "2025-03-14", 30);
    let line = office.lines("2025-03")[0].id;
    let stale = office.queue("2025-03").unwrap_err();
    assert!(matches!(&stale, queue_claims::Error::Stale { lines, .. } if *lines == [line]), "{stale:?}");
    let one = queue_claims::Input::Lines(vec![line]);
    let stale = queue_claims::run(&mut office.store, &office.here, one.clone()).unwrap_err();
    assert!(matches!(stale, queue_claims::Error::Stale { .. }));
    office.compile("2025-03");
    assert_eq!(queue_claims::run(&mut office.store, &office.here, one.clone()).unwrap().queued.len(), 1);
    let twice = queue_claims::run(&mut office.store, &office.here, one).unwrap_err();
    assert!(matches!(twice, queue_claims::Error::Step(StepRefused { from: LineState::Queued, .. })));
    let unknown = queue_claims::Input::Lines(vec![LineId(99)]);
    let unknown = queue_claims::run(&mut office.store, &office.here, unknown).unwrap_err();
    assert!(matches!(unknown, queue_claims::Error::Unknown(LineId(99))));
}

#[test]
fn held_lines_stay_behind() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    let other = office.add_client("J-0177", None, "0405", 300_417);
    office.log(other, "2025-03-13", 30);
    let compiled = office.compile("2025-03");
    assert_eq!((compiled.lines, compiled.held), (2, 1));
    let held = office.lines("2025-03").into_iter().find(claims::LineRow::is_held).unwrap();
    assert_eq!(held.findings[0].rule, "OP079");
    let one = queue_claims::Input::Lines(vec![held.id]);
    let refused = queue_claims::run(&mut office.store, &office.here, one).unwrap_err();
    assert!(matches!(refused, queue_claims::Error::Held(ids) if ids == [held.id]));
    let done = office.queue("2025-03").unwrap();
    assert_eq!((done.queued.len(), done.held), (1, 1));
    let done = office.export("2025-03").unwrap();
    assert_eq!(done.claims[0].lines, 1);
    assert_eq!(office.states("2025-03"), [(60, LineState::Sent), (30, LineState::Draft)]);
}

#[test]
fn what_is_queued_is_frozen_until_it_is_taken_out() {
    let mut office = office();
    let entry = office.log(office.client, "2025-03-13", 60);
    office.queued("2025-03");
    let wanted = office.wanted(office.client, "2025-03-13", 90);
    let input = |wanted| edit_entry::Input { id: entry, wanted };
    assert!(edit_entry::run(&mut office.store, &office.here, input(wanted.clone())).is_err());
    assert!(delete_entry::run(&mut office.store, &office.here, entry).is_err());

    let all = queue_claims::Input::Month { month: month("2025-03"), municipality: None };
    let done = unqueue_claims::run(&mut office.store, &office.here, all.clone()).unwrap();
    assert_eq!(done.lines, 1);
    edit_entry::run(&mut office.store, &office.here, input(wanted)).unwrap();
    assert_eq!(office.states("2025-03"), [], "a draft does not outlive its time");
    office.queued("2025-03");
    let lines = office.lines("2025-03");
    assert_eq!((lines[0].minutes, lines[0].state), (90, LineState::Queued));
    assert_eq!(lines[0].reference.as_ref().unwrap().as_str(), "UW0000000002", "a reference never comes back");
    office.export("2025-03").unwrap();
    let sent = queue_claims::Input::Lines(vec![lines[0].id]);
    let refused = unqueue_claims::run(&mut office.store, &office.here, sent).unwrap_err();
    assert!(matches!(refused, unqueue_claims::Error::Step(StepRefused { from: LineState::Sent, .. })));
    assert_eq!(unqueue_claims::run(&mut office.store, &office.here, all).unwrap().lines, 0);
}

#[test]
fn drafts_are_nobodys_change() {
    let mut office = office();
    let entry = office.log(office.client, "2025-03-13", 60);
    office.compile("2025-03");
    let wanted = office.wanted(office.client, "2025-03-13", 90);
    edit_entry::run(&mut office.store, &office.here, edit_entry::Input { id: entry, wanted }).unwrap();
    office.compile("2025-03");
    assert_eq!(undo::run(&mut office.store, &office.here).unwrap().operation, "edit-entry");
    office.compile("2025-03");
    assert_eq!(office.states("2025-03"), [(60, LineState::Draft)]);
    office.queue("2025-03").unwrap();
    assert_eq!(undo::run(&mut office.store, &office.here).unwrap().operation, "queue-claims");
    assert_eq!(office.states("2025-03"), [(60, LineState::Draft)]);
}

#[test]
fn an_entry_is_never_in_two_live_lines() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    let queued = office.queued("2025-03");
    let line = office.store.read(|tx| store::claims::get(tx, queued[0])).unwrap().unwrap().line;
    let change = Change { actor: "test", operation: "test", at: office.here.now() };
    let refused = office.store.write(&change, |tx| store::claims::add(tx, &line)).unwrap_err();
    assert!(matches!(refused, StoreError::Refused(Broken::NotUnique)), "{refused:?}");
}

#[test]
fn a_month_is_sent_from_its_last_day_on() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    office.here.fix_today(day("2025-03-30"));
    assert!(matches!(office.export("2025-03"), Err(Error::MonthNotOver(_))));
    office.here.fix_today(day("2025-03-31"));
    assert_eq!(office.export("2025-03").unwrap().claims.len(), 1);
}

#[test]
fn months_never_go_back_and_late_lines_travel_with_later_ones() {
    let mut office = office().registered(&[("2025-02-13", 60), ("2025-03-13", 60)]);
    let other = office.add_client("J-0177", Some("999900018"), "0388", 300_417);
    office.log(other, "2025-02-13", 30);
    office.queued("2025-03");
    assert_eq!(office.export("2025-03").unwrap().claims.len(), 1);

    office.queued("2025-02");
    let done = office.export("2025-02").unwrap();
    assert_eq!(done.claims.len(), 1, "Enkhuizen was not sent anything yet");
    assert_eq!(done.claims[0].municipality.as_str(), "0388");
    assert_eq!(done.refused[0].municipality.as_str(), "0405");
    assert!(matches!(done.refused[0].why, Why::EarlierThanSent { last } if last == month("2025-03")));
    assert!(matches!(office.export("2025-02"), Err(Error::Refused(refused)) if refused.len() == 1));

    let late = office.export("2025-03").unwrap();
    let text = std::fs::read_to_string(late.claims[0].path.as_ref().unwrap()).unwrap();
    assert!(text.contains(">2025-02-28<") && text.contains(">2025-03-31<"), "{text}");
    assert_eq!(late.claims[0].number.as_str(), "UW0000000003");
}

#[test]
fn only_the_wanted_municipality_is_sent() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    let other = office.add_client("J-0177", Some("999900018"), "0388", 300_417);
    office.log(other, "2025-03-13", 30);
    office.compile("2025-03");
    let hoorn = || MunicipalityCode::parse("0405").ok();
    let input = queue_claims::Input::Month { month: month("2025-03"), municipality: hoorn() };
    assert_eq!(queue_claims::run(&mut office.store, &office.here, input).unwrap().queued.len(), 1);
    office.queue("2025-03").unwrap();
    let input = Input { month: month("2025-03"), municipality: hoorn() };
    let done = run(&mut office.store, &office.here, input).unwrap();
    assert_eq!(done.claims.iter().map(|claim| claim.municipality.as_str()).collect::<Vec<_>>(), ["0405"]);
    assert_eq!(office.export("2025-03").unwrap().claims[0].municipality.as_str(), "0388");
}

#[test]
fn a_citizen_service_number_that_went_missing_stops_the_claim() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    let mut client = office.store.read(|tx| store::clients::get(tx, office.client)).unwrap().unwrap().value;
    client.bsn = None;
    let input = edit_client::Input { id: office.client, client };
    edit_client::run(&mut office.store, &office.here, input).unwrap();
    let Err(Error::Refused(refused)) = office.export("2025-03") else { panic!("sent without a number") };
    let Why::Findings(findings) = &refused[0].why else { panic!("{refused:?}") };
    assert_eq!(findings[0].rule, "OP079");
    assert_eq!(office.states("2025-03"), [(60, LineState::Queued)]);
    assert_eq!(names(&office.file("0405")), [""; 0]);
}

#[test]
fn hours_are_rounded_once_for_the_whole_line() {
    let mut office = office_at(Unit::Hour, 9000).registered(&[
        ("2025-03-03", 50),
        ("2025-03-04", 50),
        ("2025-03-05", 50),
        ("2025-03-06", 50),
    ]);
    office.queued("2025-03");
    let claim = office.export("2025-03").unwrap().claims.remove(0);
    assert_eq!(claim.total, Cents(27_000));
    let line = office.lines("2025-03").remove(0);
    assert_eq!((line.volume, line.unit, line.unit_tariff), (Some(3), Some(Unit::Hour), Some(Cents(9000))));
}

#[test]
fn a_crash_before_the_files_loses_nothing() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    let id = office.export_without_files("2025-03");
    let view = claims::load(&mut office.store, &office.here, month("2025-03")).unwrap();
    assert_eq!((view.batches.len(), &view.batches[0].path), (1, &None));

    // The next start.
    let path = office.folder.path().join("practice.uurwerk");
    office.store = Store::open(&path, None).unwrap();
    let bytes = office.store.read(|tx| store::batches::bytes(tx, id)).unwrap();
    let placed = place_exports::run(&mut office.store, &office.here).unwrap();
    assert_eq!(placed.files.len(), 1);
    assert_eq!(std::fs::read(&placed.files[0].path).unwrap(), bytes);
    let view = claims::load(&mut office.store, &office.here, month("2025-03")).unwrap();
    assert_eq!(view.batches[0].path.as_ref(), Some(&placed.files[0].path));
    assert!(place_exports::run(&mut office.store, &office.here).unwrap().files.is_empty());
}

#[test]
fn a_crash_between_file_and_note_places_the_same_again() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    let id = office.export_without_files("2025-03");
    let bytes = office.store.read(|tx| store::batches::bytes(tx, id)).unwrap();
    let folder = office.file("0405");
    private_dir(&folder).unwrap();
    place(&folder, "JW323-0405-2025-03-UW0000000001.xml", &bytes).unwrap();
    let placed = place_exports::run(&mut office.store, &office.here).unwrap();
    assert_eq!((placed.files.len(), placed.trouble.len()), (1, 0));
}

#[test]
fn a_file_that_somebody_else_put_there_is_never_overwritten() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    let folder = office.file("0405");
    private_dir(&folder).unwrap();
    let name = "JW323-0405-2025-03-UW0000000001.xml";
    place(&folder, name, b"from another time").unwrap();
    let refused = office.export("2025-03").unwrap_err();
    let Error::Refused(refused) = refused else { panic!("{refused:?}") };
    assert!(matches!(&refused[0].why, Why::FileExists(path) if path.ends_with(name)));
    assert_eq!(office.states("2025-03"), [(60, LineState::Queued)]);

    // The same, found only after the claim was stored.
    std::fs::remove_dir_all(office.file("")).unwrap();
    office.export_without_files("2025-03");
    private_dir(&folder).unwrap();
    place(&folder, name, b"from another time").unwrap();
    let placed = place_exports::run(&mut office.store, &office.here).unwrap();
    assert!(matches!(&placed.trouble[0].why, place_exports::Why::Place(PlaceError::Different(_))));
    assert_eq!(std::fs::read(folder.join(name)).unwrap(), b"from another time");
}

#[test]
fn two_programs_make_one_claim() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    let path = office.folder.path().join("practice.uurwerk");
    let start = Barrier::new(2);
    let export = || {
        let mut store = Store::open(&path, None).unwrap();
        let here = Surroundings::fixed(day("2025-04-02"));
        start.wait();
        run(&mut store, &here, Input { month: month("2025-03"), municipality: None }).unwrap()
    };
    let claims = std::thread::scope(|scope| {
        let other = scope.spawn(export);
        let mine = export().claims.len();
        mine + other.join().unwrap().claims.len()
    });
    assert_eq!(claims, 1);
    assert_eq!(names(&office.file("0405")).len(), 3);
    assert_eq!(office.states("2025-03"), [(60, LineState::Sent)]);
}

#[test]
fn the_view_tells_what_stands_behind_a_line() {
    let mut office = office().registered(&[("2025-03-31", 30), ("2025-03-13", 60)]);
    office.compile("2025-03");
    office.log(office.client, "2025-03-20", 15);
    let view = claims::load(&mut office.store, &office.here, month("2025-03")).unwrap();
    assert_eq!(view.uncompiled, 15);
    assert_eq!(view.groups[0].municipality.as_ref().unwrap().as_str(), "0405");
    let row = &view.groups[0].lines[0];
    assert_eq!((row.client.number.as_str(), row.allocation.unwrap().get()), ("J-0142", 300_201));
    let detail = claims::detail(&mut office.store, row.id).unwrap().unwrap();
    let entries: Vec<(String, i64)> =
        detail.parts.iter().map(|part| (part.day.to_string(), minutes(part))).collect();
    assert_eq!(entries, [("2025-03-13".to_owned(), 60), ("2025-03-31".to_owned(), 30)]);
    assert_eq!(claims::detail(&mut office.store, LineId(99)).unwrap(), None);
}

fn minutes(part: &claims::LinePart) -> i64 {
    match part.counts {
        claims::PartCount::Minutes(minutes) => minutes,
        claims::PartCount::Units(_) => 0,
    }
}
