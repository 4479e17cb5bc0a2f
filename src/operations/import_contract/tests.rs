//! Versions and clashes of contracts, against a database in memory.

use super::*;
use crate::domain::allocation::Shape;
use crate::domain::client::{Client, PersonName};
use crate::domain::entry::{Entry, EntryKey};
use crate::domain::identifiers::{
    AgbCode, AllocationNumber, Category, ClientNumber, MunicipalityCode, PractitionerCode, ProductCode,
};
use crate::domain::money::Cents;
use crate::domain::practitioner::Practitioner;
use crate::domain::tariff::Tariff;
use crate::domain::time::{Minutes, Period};
use crate::domain::volume::Unit;
use crate::operations::views::contracts as view;
use crate::operations::{add_client, add_practitioner, import_tariffs, save_allocation, set_up};

const FILE: &str = r#"format = 1
key = "region"
name = { nl = "Regio", en = "Region" }
document = "Test"
from = 2025-01-01
municipalities = ["0935"]
disciplines = ["HBO"]

[[product]]
key = "coaching"
name = { nl = "Coaching", en = "Coaching" }
place = "1"
allocated = "specific"
tariff = "mixed"
units = ["minute"]

[[product]]
key = "module"
name = { nl = "Module", en = "Module" }
place = "1"
allocated = "specific"
tariff = "mixed"
units = ["minute"]

[[activity]]
key = "home-visit"
kind = "A"
name = { nl = "huisbezoek", en = "home visit" }
place = "2"

[[activity]]
key = "garden"
kind = "C"
name = { nl = "tuin", en = "garden" }
place = "2"
"#;

/// What stands between the product or activity of that key and the next table.
fn without(file: &str, key: &str) -> String {
    let tables = file.split("\n\n");
    let mark = format!("key = \"{key}\"");
    tables.filter(|table| !table.contains(&mark)).collect::<Vec<_>>().join("\n\n")
}

struct Desk {
    store: Store,
    here: Surroundings,
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn key(word: &str) -> ContractKey {
    ContractKey::parse(word).unwrap()
}

fn desk() -> Desk {
    let mut store = Store::in_memory().unwrap();
    let here = Surroundings::fixed(day("2025-03-13"));
    let agb = AgbCode::parse("42420001").unwrap();
    let input = set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() };
    set_up::run(&mut store, &here, input).unwrap();
    Desk { store, here }
}

impl Desk {
    fn import(&mut self, content: impl Into<String>) -> Result<Outcome, Error> {
        let input = Input { content: content.into() };
        run(&mut self.store, &self.here, input).map(|done| done.outcome)
    }

    fn has_file(&mut self) -> &mut Self {
        assert_eq!(self.import(FILE).unwrap(), Outcome::New);
        self
    }

    /// First and last day of each version of the region.
    fn versions(&mut self) -> Vec<(String, Option<String>)> {
        let contracts = view::load(&mut self.store).unwrap();
        let own = contracts.iter().filter(|contract| contract.key.as_str() == "region");
        own.map(|one| (one.valid.from.to_string(), one.valid.until.map(|day| day.to_string()))).collect()
    }

    fn tariff(&mut self, product: &str, from: &str) -> Result<(), import_tariffs::Error> {
        let tariff = Tariff {
            contract: key("region"),
            product: ProductKey::parse(product).unwrap(),
            discipline: None,
            code: ProductCode::parse("45X05").unwrap(),
            category: None,
            unit: Unit::Minute,
            cents: Cents(9000),
            valid: Period::new(day(from), None).unwrap(),
            band: None,
        };
        let input = import_tariffs::Input { tariffs: vec![tariff] };
        import_tariffs::run(&mut self.store, &self.here, input).map(|_| ())
    }

    fn client_with_allocation(&mut self) {
        let client = Client {
            number: ClientNumber::parse("J-0142").unwrap(),
            bsn: None,
            name: PersonName { surname: "Jansen".into(), ..PersonName::default() },
            birth: None,
            gender: None,
            municipality: None,
        };
        let client = add_client::run(&mut self.store, &self.here, add_client::Input { client }).unwrap().id;
        let input = save_allocation::Input {
            id: None,
            client,
            municipality: MunicipalityCode::parse("0935").unwrap(),
            number: AllocationNumber::new(300_201).unwrap(),
            shape: Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(1000)) },
            from: day("2024-12-01"),
            until: Some(day("2025-02-28")),
            frame: None,
        };
        save_allocation::run(&mut self.store, &self.here, input).unwrap();
    }

    /// Stored as it is: what the rules say of it matters elsewhere.
    fn entry(&mut self, on: &str, activity: &str, product: Option<&str>) {
        let practitioner = Practitioner {
            code: PractitionerCode::parse(&format!("p{on}")).unwrap(),
            name: "A. Visser".into(),
            agb: None,
            active: Period::new(day("2024-01-01"), None).unwrap(),
            week_minutes: None,
            disciplines: Vec::new(),
            credentials: Vec::new(),
            responsible: None,
        };
        let input = add_practitioner::Input { practitioner };
        let practitioner = add_practitioner::run(&mut self.store, &self.here, input).unwrap().id;
        let activity = ActivityKey::parse(activity).unwrap();
        let kind = crate::domain::activity::Kind::NonDeclarable;
        let entry = Entry {
            key: EntryKey(uuid::Uuid::from_u128(u128::from(on.len() as u64) + 7)),
            practitioner,
            day: day(on),
            start: None,
            minutes: Minutes::new(30).unwrap(),
            activity,
            kind,
            client: None,
            discipline: None,
            allocation: None,
            product: product.map(|key| ProductKey::parse(key).unwrap()),
            note: None,
            responsible: None,
        };
        let change = change(&self.here, "log-time");
        self.store.write(&change, |tx| store::entries::add(tx, &entry)).unwrap();
    }
}

#[test]
fn a_file_is_taken_over_once() {
    let mut desk = desk();
    desk.has_file();
    assert_eq!(desk.import(FILE).unwrap(), Outcome::AlreadyThere);
    assert_eq!(desk.versions(), [("2025-01-01".into(), None)]);
    let kept = view::file(&mut desk.store, &key("region"), day("2025-06-01")).unwrap();
    assert_eq!(kept.as_deref(), Some(FILE));
    assert_eq!(view::file(&mut desk.store, &key("region"), day("2024-12-31")).unwrap(), None);
}

#[test]
fn a_broken_file_changes_nothing() {
    let mut desk = desk();
    let Err(Error::File(complaints)) = desk.import(FILE.replace("\"minute\"", "\"minutes\"")) else {
        panic!("accepted");
    };
    assert_eq!(complaints.len(), 2);
    assert_eq!(desk.versions(), []);
}

#[test]
fn a_later_version_leaves_older_months_alone() {
    let mut desk = desk();
    desk.has_file().tariff("coaching", "2025-01-01").unwrap();
    let next = FILE
        .replace("from = 2025-01-01", "from = 2026-01-01")
        .replace("nl = \"Coaching\"", "nl = \"Begeleiding\"");
    let outcome = desk.import(next).unwrap();
    assert_eq!(outcome, Outcome::NewVersion { before_ends: day("2025-12-31") });
    assert_eq!(
        desk.versions(),
        [("2025-01-01".into(), Some("2025-12-31".into())), ("2026-01-01".into(), None)]
    );
    let contracts = view::load(&mut desk.store).unwrap();
    let municipality = MunicipalityCode::parse("0935").unwrap();
    for (on, name) in [("2025-12-31", "Coaching"), ("2026-01-01", "Begeleiding")] {
        let found = crate::domain::contract::contract_for(&contracts, &municipality, day(on)).unwrap();
        assert_eq!(found.products[0].name.nl, name, "{on}");
    }
    let last = FILE.replace("from = 2025-01-01", "from = 2027-01-01\nuntil = 2027-06-30");
    desk.import(last).unwrap();
    let ends: Vec<_> = desk.versions().into_iter().filter_map(|(_, until)| until).collect();
    assert_eq!(ends, ["2025-12-31", "2026-12-31", "2027-06-30"]);
}

#[test]
fn versions_come_in_the_order_of_their_days() {
    let mut desk = desk();
    desk.has_file();
    let error = desk.import(FILE.replace("from = 2025-01-01", "from = 2024-12-31")).unwrap_err();
    assert!(matches!(error, Error::NotNewest(newest) if newest == day("2025-01-01")), "{error}");
}

#[test]
fn what_nothing_uses_may_be_replaced() {
    let other = FILE.replace("Regio", "Streek");
    let mut fresh = desk();
    assert_eq!(fresh.has_file().import(other.clone()).unwrap(), Outcome::Replaced);
    assert_eq!(view::load(&mut fresh.store).unwrap()[0].name.nl, "Streek");

    let used: [fn(&mut Desk); 3] = [
        |desk| desk.tariff("coaching", "2025-01-01").unwrap(),
        Desk::client_with_allocation,
        |desk| desk.entry("2025-03-01", "garden", Some("module")),
    ];
    for (index, with_use) in used.into_iter().enumerate() {
        let mut desk = desk();
        with_use(desk.has_file());
        let error = desk.import(other.clone()).unwrap_err();
        assert!(matches!(error, Error::InUse(from) if from == day("2025-01-01")), "{index}: {error}");
    }
}

#[test]
fn a_product_key_belongs_to_one_contract() {
    let mut desk = desk();
    let error = desk.import(FILE.replace("key = \"module\"", "key = \"lot-1\"")).unwrap_err();
    let Error::ProductTaken { product, contract } = error else { panic!("{error}") };
    assert_eq!((product.as_str(), contract.as_str()), ("lot-1", "segment-c-westfriesland-2025"));
    assert_eq!(desk.versions(), []);
}

#[test]
fn an_activity_is_of_one_kind_in_all_contracts_and_versions() {
    let mut desk = desk();
    let break_as_care = FILE.replace("key = \"home-visit\"", "key = \"break\"");
    let error = desk.import(break_as_care).unwrap_err();
    assert!(
        matches!(&error, Error::ActivityDiffers { activity, .. } if activity.as_str() == "break"),
        "{error}"
    );
    desk.has_file();
    let next = FILE.replace("from = 2025-01-01", "from = 2026-01-01").replace("kind = \"C\"", "kind = \"B\"");
    let error = desk.import(next).unwrap_err();
    assert!(
        matches!(&error, Error::ActivityDiffers { activity, .. } if activity.as_str() == "garden"),
        "{error}"
    );
}

#[test]
fn a_new_version_keeps_what_entries_from_its_first_day_on_use() {
    let next = FILE.replace("from = 2025-01-01", "from = 2025-03-01");
    for (on, refused) in [("2025-02-28", false), ("2025-03-01", true)] {
        let mut desk = desk();
        desk.has_file().entry(on, "garden", Some("module"));
        let product = desk.import(without(&next, "module"));
        assert_eq!(matches!(product, Err(Error::ProductMissing(_))), refused, "{on}");
        assert_eq!(product.is_err(), refused, "{on}");
    }
    let mut desk = desk();
    desk.has_file().entry("2025-03-01", "garden", None);
    // The older version still knows the activity.
    assert!(desk.import(without(&next, "garden")).is_ok());
}

#[test]
fn replacing_a_version_keeps_the_activities_of_entries() {
    let mut desk = desk();
    desk.has_file().entry("2025-03-01", "garden", None);
    let error = desk.import(without(FILE, "garden")).unwrap_err();
    assert!(matches!(&error, Error::ActivityMissing(key) if key.as_str() == "garden"), "{error}");
}

#[test]
fn a_tariff_fits_the_version_of_its_days() {
    let mut desk = desk();
    desk.has_file();
    let next = without(&FILE.replace("from = 2025-01-01", "from = 2026-01-01"), "module");
    desk.import(next.replace("key = \"coaching\"", "key = \"support\"")).unwrap();
    desk.tariff("coaching", "2025-06-01").unwrap();
    desk.tariff("support", "2026-01-01").unwrap();
    let error = desk.tariff("coaching", "2026-01-01").unwrap_err();
    let unknown = import_tariffs::Fault::UnknownProduct;
    assert!(matches!(&error, import_tariffs::Error::Refused(all) if all[0].1 == unknown), "{error}");
}
