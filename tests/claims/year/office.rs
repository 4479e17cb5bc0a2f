//! The practice of such a year: made in memory, with two practitioners and the made-up contract.

use uurwerk::domain::claim::line::{KeptLine, LineState};
use uurwerk::domain::identifiers::{
    AgbCode, Category, ContractKey, Discipline, PractitionerCode, ProductCode, ProductKey,
};
use uurwerk::domain::ids::{ClientId, PractitionerId, Stored};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practitioner::{Practitioner, PractitionerDiscipline};
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::time::{Day, Month, Period};
use uurwerk::domain::volume::Unit;
use uurwerk::operations::{add_practitioner, import_contract, import_tariffs, set_up};
use uurwerk::store::entries::{Filter, KeptEntry};
use uurwerk::store::{self, Store, StoreError, Tx};
use uurwerk::surroundings::Surroundings;

use super::PRICES;

/// The products that the codes of [`PRICES`] belong to, with a discipline where the tariff has one.
const PRODUCTS: [(&str, Option<&str>); 5] = [
    ("guidance", Some("HBO")),
    ("guidance", Some("WO")),
    ("treatment", None),
    ("therapy", None),
    ("talks", None),
];

pub struct Practice {
    pub store: Store,
    pub here: Surroundings,
    pub practitioners: Vec<PractitionerId>,
}

impl Practice {
    pub fn new() -> Self {
        let here = Surroundings::fixed(Day::parse_iso("2025-01-02").unwrap());
        let mut practice = Self { store: Store::in_memory().unwrap(), here, practitioners: Vec::new() };
        let Self { store, here, .. } = &mut practice;
        let agb = AgbCode::parse("42420001").unwrap();
        let input = set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() };
        set_up::run(store, here, input).unwrap();
        let content = include_str!("../../data/contracts/year.toml").to_owned();
        import_contract::run(store, here, import_contract::Input { content }).unwrap();
        let tariffs = PRICES.iter().zip(PRODUCTS).map(|(price, (product, discipline))| Tariff {
            contract: ContractKey::parse("made-up-year").unwrap(),
            product: ProductKey::parse(product).unwrap(),
            discipline: discipline.map(|name| Discipline::parse(name).unwrap()),
            code: ProductCode::parse(price.code).unwrap(),
            category: Some(Category::parse(price.category).unwrap()),
            unit: Unit::from_code(price.unit).unwrap(),
            cents: Cents(price.cents),
            valid: always(),
            band: None,
        });
        let input = import_tariffs::Input { tariffs: tariffs.collect() };
        import_tariffs::run(store, here, input).unwrap();
        practice.practitioners =
            [("avisser", "HBO"), ("bdejong", "WO")].map(|(code, name)| practice.add(code, name)).to_vec();
        practice
    }

    fn add(&mut self, code: &str, discipline: &str) -> PractitionerId {
        let discipline = Discipline::parse(discipline).unwrap();
        let practitioner = Practitioner {
            code: PractitionerCode::parse(code).unwrap(),
            name: code.to_owned(),
            agb: None,
            active: always(),
            week_minutes: None,
            disciplines: vec![PractitionerDiscipline { discipline, valid: always() }],
            credentials: Vec::new(),
            responsible: None,
        };
        let input = add_practitioner::Input { practitioner };
        add_practitioner::run(&mut self.store, &self.here, input).unwrap().id
    }

    pub fn read<T>(&mut self, read: impl FnOnce(&Tx) -> Result<T, StoreError>) -> T {
        self.store.read(read).unwrap()
    }

    pub fn clients(&mut self) -> Vec<ClientId> {
        self.read(store::clients::list).into_iter().map(|Stored { id, .. }| id).collect()
    }

    pub fn entries(&mut self) -> Vec<KeptEntry> {
        self.read(|tx| store::entries::list(tx, &Filter::default()))
    }

    /// Months with time that no queued or sent line holds, and that are not ahead.
    pub fn open_months(&mut self) -> Vec<Month> {
        let today = Month::of(self.here.today());
        let mut months = self.read(store::entries::open_months);
        months.retain(|month| *month <= today);
        months
    }

    pub fn lines(&mut self, month: Month) -> Vec<KeptLine> {
        self.read(|tx| store::claims::of_month(tx, month))
    }

    pub fn lines_in(&mut self, month: Month, state: LineState) -> Vec<KeptLine> {
        self.read(|tx| store::claims::in_state(tx, month, state))
    }
}

fn always() -> Period {
    Period::new(Day::parse_iso("2024-01-01").unwrap(), None).unwrap()
}
