//! A small made-up practice, built through the program's own operations.

use uurwerk::domain::allocation::{Frame, Shape};
use uurwerk::domain::client::{Client, Gender, PersonName};
use uurwerk::domain::identifiers::{
    AgbCode, AllocationNumber, Bsn, Category, ClientNumber, ContractKey, Discipline, MunicipalityCode,
    PractitionerCode, ProductCode, ProductKey,
};
use uurwerk::domain::ids::ClientId;
use uurwerk::domain::money::Cents;
use uurwerk::domain::practitioner::{Practitioner, PractitionerDiscipline};
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::time::{BirthDate, Day, Period};
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::operations::{add_client, add_practitioner, import_tariffs, save_allocation, set_up};
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

/// De Dijk: two practitioners, four clients in Hoorn and Medemblik, lots 1 and 2, tariffs marked as made up.
pub fn de_dijk(store: &mut Store, here: &Surroundings) {
    let agb = AgbCode::parse("42420001").unwrap();
    set_up::run(store, here, set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() }).unwrap();
    practitioner(store, here, "avisser", "A. Visser", "WO+", 2160);
    practitioner(store, here, "bmuller", "B. Müller", "HBO", 1440);
    tariffs(store, here);
    let sanne = client(store, here, ("J-0142", "", "Jansen", "Sanne", "999900006", "2010-06-15", "0405"));
    let tim = client(store, here, ("J-0143", "", "Jansen", "Tim", "999900018", "2012-01-31", "0405"));
    let zoe = client(store, here, ("J-0177", "de", "Wit", "Zoë", "999900031", "2008-11-02", "0420"));
    let emile = client(
        store,
        here,
        ("J-0200", "van den", "Berg-Özdemir", "Émile", "999900043", "2011-04-20", "0405"),
    );
    let lot_1 =
        |budget| Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(budget)) };
    let extent = Extent { volume: 6000, unit: Unit::Minute, frequency: Frequency::Total };
    let lot_2 = Shape::Specific {
        category: Category::parse("45").unwrap(),
        code: ProductCode::parse("45X20").unwrap(),
        extent,
    };
    allocation(store, here, sanne, ("0405", 300_201, lot_1(500_000), "2025-01-01", None));
    allocation(store, here, tim, ("0405", 300_202, lot_1(250_000), "2025-02-01", None));
    allocation(store, here, zoe, ("0420", 300_417, lot_2, "2025-01-01", Some(Frame::Voluntary)));
    allocation(store, here, emile, ("0405", 300_533, lot_1(20_000), "2025-02-01", None));
}

fn day(iso: &str) -> Day {
    Day::parse_iso(iso).unwrap()
}

fn practitioner(store: &mut Store, here: &Surroundings, code: &str, name: &str, discipline: &str, week: u32) {
    let always = Period::new(day("2024-01-01"), None).unwrap();
    let held = PractitionerDiscipline { discipline: Discipline::parse(discipline).unwrap(), valid: always };
    let practitioner = Practitioner {
        code: PractitionerCode::parse(code).unwrap(),
        name: name.into(),
        agb: None,
        active: always,
        week_minutes: Some(week),
        disciplines: vec![held],
        credentials: Vec::new(),
        responsible: None,
    };
    add_practitioner::run(store, here, add_practitioner::Input { practitioner }).unwrap();
}

type Facts<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

fn client(store: &mut Store, here: &Surroundings, facts: Facts) -> ClientId {
    let (number, prefix, surname, first, bsn, birth, municipality) = facts;
    let name = PersonName {
        surname: surname.into(),
        prefix: Some(prefix.to_owned()).filter(|prefix| !prefix.is_empty()),
        first_names: Some(first.into()),
        initials: first.chars().next().map(String::from),
    };
    let client = Client {
        number: ClientNumber::parse(number).unwrap(),
        bsn: Some(Bsn::parse(bsn).unwrap()),
        name,
        birth: Some(BirthDate::exact(day(birth))),
        gender: Some(Gender::Unknown),
        municipality: Some(MunicipalityCode::parse(municipality).unwrap()),
    };
    add_client::run(store, here, add_client::Input { client }).unwrap().id
}

type Allotted<'a> = (&'a str, u32, Shape, &'a str, Option<Frame>);

fn allocation(store: &mut Store, here: &Surroundings, client: ClientId, facts: Allotted) {
    let (municipality, number, shape, from, frame) = facts;
    let input = save_allocation::Input {
        id: None,
        client,
        municipality: MunicipalityCode::parse(municipality).unwrap(),
        number: AllocationNumber::new(number).unwrap(),
        shape,
        from: day(from),
        until: None,
        frame,
    };
    save_allocation::run(store, here, input).unwrap();
}

fn tariffs(store: &mut Store, here: &Surroundings) {
    let tariff = |product: &str, discipline: Option<&str>, code: &str, cents| Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse(product).unwrap(),
        discipline: discipline.map(|text| Discipline::parse(text).unwrap()),
        code: ProductCode::parse(code).unwrap(),
        category: None,
        unit: Unit::Minute,
        cents: Cents(cents),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band: None,
    };
    let tariffs = vec![
        tariff("lot-1", Some("HBO"), "45X03", 8_640),
        tariff("lot-1", Some("WO+"), "45X05", 9_730),
        tariff("lot-2", None, "45X20", 10_200),
    ];
    import_tariffs::run(store, here, import_tariffs::Input { tariffs }).unwrap();
}
