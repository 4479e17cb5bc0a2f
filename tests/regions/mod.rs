//! A region that nobody thought of: its file is imported, time is registered under it and claimed, and no line of code
//! knows it.

mod beside;
mod golden;

use std::path::Path;

use uurwerk::domain::allocation::Shape;
use uurwerk::domain::assignment::Wish;
use uurwerk::domain::client::{Client, PersonName};
use uurwerk::domain::credential::HeldCredential;
use uurwerk::domain::identifiers::{
    ActivityKey, AgbCode, AllocationNumber, Bsn, Category, ClientNumber, CredentialKey, Discipline,
    MunicipalityCode, PractitionerCode, ProductCode,
};
use uurwerk::domain::ids::{ClientId, PractitionerId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practitioner::{Practitioner, PractitionerDiscipline};
use uurwerk::domain::time::{BirthDate, Day, Minutes, Month, Period};
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::import::{Imported, tariffs};
use uurwerk::operations::import_contract::Outcome;
use uurwerk::operations::judge::Wanted;
use uurwerk::operations::views::claims::{self, LineRow};
use uurwerk::operations::{
    add_client, add_practitioner, compile_claims, export_batch, import_contract, import_tariffs, log_time,
    queue_claims, save_allocation, set_up,
};
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

const THIRD: &str = include_str!("third.toml");

const TARIFFS: &str = "contract;product;discipline;code;unit;tariff;from;until
regio-zuid;coaching;N4;45Z01;hour;60,00;2025-01-01;
regio-zuid;coaching;N6;45Z02;hour;75,00;2025-01-01;
regio-zuid;module;;45Z10;minute;90,00;2025-01-01;
";

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn march() -> Month {
    Month::parse_iso("2025-03").unwrap()
}

struct Office {
    store: Store,
    here: Surroundings,
    practitioner: PractitionerId,
    client: ClientId,
}

/// A practice on disk that was set up for segment C, with a practitioner of discipline N6 and a client in 0935.
fn office(folder: &Path) -> Office {
    let mut store = Store::create(&folder.join("practice.uurwerk"), None).unwrap();
    let here = Surroundings::fixed(day("2025-04-02"));
    let agb = AgbCode::parse("42420001").unwrap();
    set_up::run(&mut store, &here, set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() })
        .unwrap();
    let always = Period::new(day("2024-01-01"), None).unwrap();
    let practitioner = Practitioner {
        code: PractitionerCode::parse("avisser").unwrap(),
        name: "A. Visser".into(),
        agb: None,
        active: always,
        week_minutes: None,
        disciplines: vec![PractitionerDiscipline {
            discipline: Discipline::parse("N6").unwrap(),
            valid: always,
        }],
        credentials: vec![HeldCredential {
            key: CredentialKey::parse("coach-register").unwrap(),
            profession: None,
            valid: always,
        }],
        responsible: None,
    };
    let practitioner =
        add_practitioner::run(&mut store, &here, add_practitioner::Input { practitioner }).unwrap().id;
    let client = Client {
        number: ClientNumber::parse("J-0142").unwrap(),
        bsn: Bsn::parse("999900006").ok(),
        name: PersonName { surname: "Jansen".into(), ..PersonName::default() },
        birth: Some(BirthDate::exact(day("2010-06-15"))),
        gender: None,
        municipality: MunicipalityCode::parse("0935").ok(),
    };
    let client = add_client::run(&mut store, &here, add_client::Input { client }).unwrap().id;
    Office { store, here, practitioner, client }
}

impl Office {
    fn import(&mut self) -> import_contract::Done {
        let input = import_contract::Input { content: THIRD.into() };
        import_contract::run(&mut self.store, &self.here, input).unwrap()
    }

    fn tariffs(&mut self) -> import_tariffs::Done {
        let rows = tariffs::read(TARIFFS.as_bytes()).and_then(Imported::all_or_nothing).unwrap();
        let tariffs = rows.into_iter().map(|row| row.value).collect();
        import_tariffs::run(&mut self.store, &self.here, import_tariffs::Input { tariffs }).unwrap()
    }

    fn allocate(&mut self, number: u32, shape: Shape, until: Option<&str>) -> save_allocation::Done {
        let input = save_allocation::Input {
            id: None,
            client: self.client,
            municipality: MunicipalityCode::parse("0935").unwrap(),
            number: AllocationNumber::new(number).unwrap(),
            shape,
            from: day("2025-01-01"),
            until: until.map(day),
            frame: None,
        };
        save_allocation::run(&mut self.store, &self.here, input).unwrap()
    }

    fn log(&mut self, on: &str, minutes: i64, activity: &str) -> log_time::Done {
        let activity = ActivityKey::parse(activity).unwrap();
        let wanted = Wanted {
            practitioner: self.practitioner,
            day: day(on),
            start: None,
            minutes: Minutes::new(minutes).unwrap(),
            client: (activity.as_str() != "garden").then_some(self.client),
            activity,
            wish: Wish::default(),
            note: None,
        };
        let key = self.here.new_entry_key().unwrap();
        log_time::run(&mut self.store, &self.here, log_time::Input { key, wanted }).unwrap()
    }

    fn compile(&mut self) -> Vec<LineRow> {
        let input = compile_claims::Input { month: march() };
        compile_claims::run(&mut self.store, &self.here, input).unwrap();
        let view = claims::load(&mut self.store, &self.here, march()).unwrap();
        view.groups.into_iter().flat_map(|group| group.lines).collect()
    }
}

fn budget() -> Shape {
    Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(500_000)) }
}

#[test]
fn a_third_region_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = office(folder.path());
    assert_eq!(office.import().outcome, Outcome::New);
    assert_eq!(office.tariffs().added, 3);
    let saved = office.allocate(300_201, budget(), None);
    assert_eq!(saved.allocation.period.until, Some(day("2025-06-30")), "six months, as this region has it");

    office.log("2025-03-03", 57, "home-visit");
    let done = office.log("2025-03-04", 38, "paperwork"); // the 40% that may be indirect
    assert_eq!(done.findings, [], "{:#?}", done.findings);
    assert_eq!(done.entry.product.unwrap().as_str(), "coaching");
    office.log("2025-03-05", 60, "garden");

    let lines = office.compile();
    let [line] = lines.as_slice() else { panic!("one line, not {lines:#?}") };
    assert_eq!(line.code, ProductCode::parse("45Z02").ok());
    assert_eq!((line.minutes, line.volume, line.unit), (95, Some(2), Some(Unit::Hour)));
    assert_eq!((line.amount, line.unit_tariff), (Cents(15_000), Some(Cents(7_500))));
    assert_eq!(line.findings, [], "{:#?}", line.findings);

    let input = queue_claims::Input::Month { month: march(), municipality: None };
    queue_claims::run(&mut office.store, &office.here, input).unwrap();
    let input = export_batch::Input { month: march(), municipality: None };
    let sent = export_batch::run(&mut office.store, &office.here, input).unwrap();
    assert_eq!((sent.claims.len(), sent.claims[0].total), (1, Cents(15_000)));
}

#[test]
fn the_demands_of_a_third_region_speak() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = office(folder.path());
    office.import();
    office.tariffs();
    office.allocate(300_201, budget(), None);
    office.log("2025-03-03", 57, "home-visit");
    let done = office.log("2025-03-04", 39, "paperwork");
    assert!(done.findings.iter().any(|finding| finding.rule == "UW-16"), "{:#?}", done.findings);
    let lines = office.compile();
    let said: Vec<(&str, &str)> = lines
        .iter()
        .flat_map(|line| &line.findings)
        .map(|finding| (finding.rule.as_str(), finding.what.en.as_ref()))
        .collect();
    assert_eq!(
        said,
        [(
            "UW-16",
            "Of the time on allocation 300201 41% is indirect (0:39 of 1:36 hours); the contract says 40% at most."
        )]
    );
}

#[test]
fn a_code_of_the_contract_itself_is_enough_for_a_specific_allocation() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = office(folder.path());
    office.import();
    office.tariffs();
    let extent = Extent { volume: 600, unit: Unit::Minute, frequency: Frequency::Total };
    let code = ProductCode::parse("45Z10").unwrap();
    office.allocate(
        300_202,
        Shape::Specific { category: Category::parse("45").unwrap(), code, extent },
        None,
    );
    office.log("2025-03-03", 61, "home-visit");
    let lines = office.compile();
    let [line] = lines.as_slice() else { panic!("one line, not {lines:#?}") };
    assert_eq!((line.minutes, line.amount), (61, Cents(9_150)));
    assert_eq!(line.findings, [], "{:#?}", line.findings);
}

#[test]
fn time_that_waited_for_its_contract_is_booked_when_the_contract_comes() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = office(folder.path());
    office.allocate(300_203, budget(), Some("2025-06-30"));
    office.log("2025-03-03", 50, "telephone");
    assert_eq!(office.import().settled, 1);
    assert_eq!(office.import().outcome, Outcome::AlreadyThere);
}
