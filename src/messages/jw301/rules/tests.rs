//! Each rule of level 2 with messages on its boundary that pass and that trip.

use super::super::super::jw301::{Birth, Client, Communication, House, Phone, Surname, read};
use super::*;
use crate::domain::claim::batch::BsnText;
use crate::domain::identifiers::{AllocationNumber, Category};
use crate::domain::money::Cents;
use crate::domain::rules::message::findings;
use crate::domain::time::{BirthPrecision, Day};
use crate::domain::volume::{Extent, Unit};

const FULL: &str = include_str!("../../../../tests/data/messages/jw301-full.xml");

fn full() -> Jw301 {
    read(FULL.as_bytes()).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn category(text: &str) -> Category {
    Category::parse(text).unwrap()
}

type Change = fn(&mut Client);

/// Allocations of the sample: specific, aspecific with budget, aspecific without, deleted.
fn product(client: &mut Client, index: usize) -> &mut Product {
    &mut client.products[index]
}

fn address(client: &mut Client, index: usize) -> &mut Address {
    client.contacts[index].address.as_mut().unwrap()
}

fn extent(unit: Unit, frequency: Frequency) -> Extent {
    Extent { volume: 1, unit, frequency }
}

fn birth(date: &str, precision: BirthPrecision) -> Birth {
    Birth { date: day(date), precision }
}

/// The first product and a second one with the given product and days.
fn two(client: &mut Client, product: Option<(Category, Option<String>)>, from: &str, until: Option<&str>) {
    client.products.truncate(1);
    let mut second = client.products[0].clone();
    second.number = AllocationNumber::new(1).unwrap();
    (second.from, second.until) = (day(from), until.map(day));
    if product.as_ref().is_none_or(|(_, code)| code.is_none()) {
        (second.extent, second.budget) = (None, Some(Cents(1)));
    }
    second.product = product;
    client.products.push(second);
}

fn same(code: &str) -> (Category, Option<String>) {
    (category("45"), Some(code.to_owned()))
}

const CASES: &[(&str, &[Change], &[Change])] = &[
    ("CS002", &[], &[|c| c.bsn = BsnText::parse("999900007").unwrap()]),
    (
        "CS139",
        &[
            |c| c.birth = birth("2012-05-31", BirthPrecision::Exact),
            |c| c.birth = birth("2012-01-01", BirthPrecision::MonthUnknown),
        ],
        &[
            |c| c.birth = birth("2012-05-02", BirthPrecision::DayUnknown),
            |c| c.birth = birth("2012-02-01", BirthPrecision::MonthUnknown),
            |c| c.birth = birth("2012-01-01", BirthPrecision::Unknown),
            |c| c.relations[0].birth = Some(birth("1970-05-02", BirthPrecision::DayUnknown)),
        ],
    ),
    ("CS318", &[], &[|c| (c.name.partner, c.name.usage) = (None, "6".into())]),
    (
        "CS050",
        &[
            |c| c.name.usage = "1".into(),
            |c| c.name.usage = "2".into(),
            |c| (c.name.partner, c.name.usage) = (None, "1".into()),
        ],
        &[
            |c| c.name.usage = "5".into(),
            |c| c.name.partner = None,
            |c| (c.name.partner, c.name.usage) = (None, "5".into()),
            |c| c.relations[1].name.partner = Some(Surname { name: "Bos".into(), prefix: None }),
            |c| c.relations[0].name.usage = "2".into(),
        ],
    ),
    (
        "CD007",
        &[
            |c| c.communication = None,
            |c| c.communication = Some(Communication { form: "2".into(), language: None }),
        ],
        &[
            |c| c.communication = Some(Communication { form: "1".into(), language: None }),
            |c| c.communication = Some(Communication { form: "3".into(), language: Some("x".into()) }),
        ],
    ),
    (
        "CD025",
        &[|c| (c.contacts[1].phones, address(c, 1).house) = (phones(), None)],
        &[|c| (c.contacts[0].phones, address(c, 0).house) = (phones(), None)],
    ),
    (
        "CD034",
        &[
            |c| {
                c.contacts[1].phones = phones();
                (address(c, 1).postcode, address(c, 1).country) = (None, None);
            },
            |c| (c.contacts[0].phones, c.contacts[0].address) = (phones(), None),
        ],
        &[|c| {
            c.contacts[0].phones = phones();
            (address(c, 0).postcode, address(c, 0).country) = (None, None);
        }],
    ),
    (
        "CS089",
        &[|c| address(c, 0).postcode = Some("9999zz".into()), |c| address(c, 1).postcode = Some("1".into())],
        &[
            |c| address(c, 0).postcode = Some("1621 AB".into()),
            |c| address(c, 0).postcode = Some("0621AB".into()),
            |c| address(c, 0).postcode = Some("1621A1".into()),
            |c| address(c, 0).postcode = Some("1621É".into()),
            |c| address(c, 0).postcode = Some("162AAB".into()),
        ],
    ),
    (
        "CD005",
        &[],
        &[
            |c| address(c, 0).country = None,
            |c| {
                c.contacts[1].phones = phones();
                address(c, 1).postcode = None;
            },
        ],
    ),
    ("CD009", &[|c| c.contacts[1].period = None], &[|c| c.contacts[0].period = Some((None, None))]),
    (
        "CS003",
        &[
            |c| c.contacts[1].period = Some((Some(day("2026-03-01")), Some(day("2026-03-01")))),
            |c| c.contacts[1].period = Some((None, Some(day("2026-03-01")))),
            |c| product(c, 0).until = Some(product(c, 0).from),
        ],
        &[
            |c| c.contacts[1].period = Some((Some(day("2026-03-02")), Some(day("2026-03-01")))),
            |c| product(c, 0).until = Some(product(c, 0).from.previous()),
        ],
    ),
    (
        "CD079",
        &[|c| {
            c.products.truncate(2);
            c.products.remove(0);
            product(c, 0).product = None;
        }],
        &[|c| {
            c.products.truncate(1);
            (product(c, 0).product, product(c, 0).extent) = (None, None);
        }],
    ),
    ("CD075", &[|c| product(c, 2).until = None], &[|c| product(c, 1).until = None]),
    (
        "CD076",
        &[|c| {
            (product(c, 0).until, product(c, 0).extent) = (None, Some(extent(Unit::Hour, Frequency::Month)));
        }],
        &[|c| {
            (product(c, 0).until, product(c, 0).extent) = (None, Some(extent(Unit::Hour, Frequency::Week)));
        }],
    ),
    (
        "CS335",
        &[|c| product(c, 0).change_reason = Some("14".into())],
        &[
            |c| product(c, 0).change_reason = Some("13".into()),
            |c| product(c, 2).change_reason = Some("13".into()),
        ],
    ),
    ("CS336", &[], &[|c| product(c, 3).change_reason = Some("01".into())]),
    ("CD041", &[], &[|c| product(c, 0).extent = None]),
    (
        "CD077",
        &[],
        &[
            |c| product(c, 0).budget = Some(Cents(1)),
            |c| product(c, 1).extent = Some(extent(Unit::Hour, Frequency::Total)),
        ],
    ),
    ("CD078", &[], &[|c| product(c, 0).budget = Some(Cents(1))]),
    (
        "CD080",
        &[|c| old_days(c, 2, "2020-12-31", extent(Unit::Hour, Frequency::Total))],
        &[
            |c| old_days(c, 2, "2021-01-01", extent(Unit::Hour, Frequency::Total)),
            |c| product(c, 2).extent = Some(extent(Unit::Hour, Frequency::Total)),
        ],
    ),
    (
        "CS338",
        &[
            |c| product(c, 0).extent = Some(extent(Unit::Hour, Frequency::Day)),
            |c| product(c, 0).extent = Some(extent(Unit::PieceOutput, Frequency::Day)),
            |c| product(c, 0).extent = Some(extent(Unit::FullDay, Frequency::Week)),
            |c| old_days(c, 0, "2020-12-31", extent(Unit::Euro, Frequency::Day)),
        ],
        &[
            |c| product(c, 0).extent = Some(extent(Unit::FullDay, Frequency::Day)),
            |c| product(c, 0).extent = Some(extent(Unit::DayPart, Frequency::Day)),
            |c| product(c, 0).extent = Some(extent(Unit::Euro, Frequency::Day)),
            |c| product(c, 0).extent = Some(extent(Unit::PieceEffort, Frequency::Day)),
            |c| old_days(c, 0, "2021-01-01", extent(Unit::Euro, Frequency::Day)),
        ],
    ),
    (
        "TR002",
        &[
            |c| c.birth = birth("1906-03-02", BirthPrecision::Exact),
            |c| c.birth = birth("1900-01-01", BirthPrecision::Unknown),
        ],
        &[
            |c| c.birth = birth("1906-03-01", BirthPrecision::Exact),
            |c| c.relations[0].birth = Some(birth("1900-01-01", BirthPrecision::MonthUnknown)),
        ],
    ),
    (
        "TR006",
        &[|c| (c.contacts[0].address, c.contacts[0].phones) = (None, phones())],
        &[
            |c| c.contacts[0].address = None,
            |c| address(c, 1).house = None,
            |c| c.relations[1].contact.phones.clear(),
        ],
    ),
    (
        "TR061",
        &[|c| c.contacts[0].kind = "02".into(), |c| c.contacts[0].kind = "03".into()],
        &[|c| _ = c.contacts.remove(0)],
    ),
    (
        "TR101",
        &[],
        &[
            |c| c.relations[1].number = "R1".into(),
            |c| c.contacts[1].kind = "01".into(),
            |c| product(c, 3).number = product(c, 0).number,
        ],
    ),
    (
        "TR134",
        &[
            |c| c.birth = birth("2026-03-02", BirthPrecision::Exact),
            |c| product(c, 0).fixed.0 = day("2026-03-02"),
        ],
        &[
            |c| c.birth = birth("2026-03-03", BirthPrecision::Exact),
            |c| c.relations[0].birth = Some(birth("2026-03-03", BirthPrecision::Exact)),
            |c| product(c, 0).fixed.0 = day("2026-03-03"),
        ],
    ),
    (
        "TR302",
        &[
            |c| two(c, Some(same("45X05")), "2027-01-01", None),
            |c| two(c, Some(same("45X05")), "2025-01-01", Some("2025-12-31")),
            |c| two(c, Some(same("45X06")), "2026-01-01", None),
            |c| two(c, Some((category("46"), None)), "2026-01-01", Some("2026-12-31")),
            |c| two(c, None, "2027-01-01", Some("2027-12-31")),
        ],
        &[
            |c| two(c, Some(same("45X05")), "2026-12-31", None),
            |c| two(c, Some(same("45X05")), "2025-01-01", Some("2026-01-01")),
            |c| two(c, Some(same("45X05")), "2025-01-01", None),
            |c| two(c, Some((category("45"), None)), "2026-12-31", Some("2026-12-31")),
            |c| two(c, Some((category("45"), None)), "2025-01-01", Some("2026-01-01")),
            |c| two(c, None, "2026-12-31", Some("2027-12-31")),
            |c| two(c, None, "2025-01-01", Some("2026-01-01")),
            |c| product(c, 3).change_reason = Some("14".into()),
        ],
    ),
];

fn phones() -> Vec<Phone> {
    vec![Phone { number: "0229123456".into(), country: "0031".into() }]
}

fn old_days(client: &mut Client, index: usize, until: &str, extent: Extent) {
    let product = product(client, index);
    (product.from, product.until, product.extent) = (day("2020-01-01"), Some(day(until)), Some(extent));
}

fn rules_of(message: &Jw301) -> Vec<String> {
    let mut ids: Vec<String> = findings(RULES, message).into_iter().map(|finding| finding.rule).collect();
    ids.dedup();
    ids
}

#[test]
fn each_rule_passes_on_one_side_of_its_boundary_and_trips_on_the_other() {
    assert_eq!(rules_of(&full()), [""; 0]);
    for (rule, passing, tripping) in CASES {
        for (index, change) in passing.iter().enumerate() {
            let mut message = full();
            change(&mut message.client);
            assert_eq!(rules_of(&message), [""; 0], "{rule}: passing case {index}");
        }
        for (index, change) in tripping.iter().enumerate() {
            let mut message = full();
            change(&mut message.client);
            let ids = rules_of(&message);
            assert!(ids.iter().any(|id| id == rule), "{rule}: tripping case {index} gave {ids:?}");
        }
    }
}

#[test]
fn every_rule_of_level_2_is_here_with_its_cases() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    let expected = [
        "CS002", "CS139", "CS318", "CS050", "CD007", "CD025", "CD034", "CS089", "CD005", "CD009", "CS003",
        "CD079", "CD075", "CD076", "CS335", "CS336", "CD041", "CD077", "CD080", "CS338", "CD078", "TR002",
        "TR006", "TR061", "TR101", "TR134", "TR302",
    ];
    assert_eq!(ids, expected);
    let tried: Vec<&str> = CASES.iter().map(|(rule, ..)| *rule).collect();
    for id in ids {
        assert!(tried.contains(&id), "{id} has no case");
    }
}

#[test]
fn overlap_is_judged_quickly_and_names_the_later_one() {
    let mut message = full();
    let first = message.client.products[0].clone();
    let many = (0..20_000_u32).map(|index| Product {
        number: AllocationNumber::new(index).unwrap(),
        product: Some(same(&format!("{index:05}"))),
        ..first.clone()
    });
    message.client.products = many.collect();
    assert_eq!(rules_of(&message), [""; 0]);
    message.client.products[3].product = Some(same("00007"));
    let found = findings(RULES, &message);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].what.en,
        "Client/ToegewezenProducten/ToegewezenProduct[8]: the same product is not allocated twice for the same days"
    );
}

#[test]
fn nothing_of_a_message_prints() {
    let shown = format!("{:?} {:?}", full(), full().client);
    assert_eq!(shown, "Jw301(hidden) Client(hidden)");
}

#[test]
fn everything_in_the_message_is_read() {
    let Jw301 { header, client } = full();
    assert_eq!(
        (header.sender.as_str(), header.receiver.as_str(), header.identification.as_str()),
        ("0405", "42420001", "301000000001")
    );
    assert_eq!(client.bsn.reveal(), "999900006");
    assert_eq!(client.birth.precision, BirthPrecision::DayUnknown);
    assert_eq!(client.name.surname.prefix.as_deref(), Some("van der"));
    assert_eq!(client.name.first_names.as_deref(), Some("Zoë Anna-Marie"));
    assert_eq!(client.remark.as_deref(), Some("Eerste regel & meer.\nTweede regel <met> haken €."));
    assert_eq!((client.legal_status.as_deref(), client.representation.as_deref()), (Some("04"), Some("06")));
    assert_eq!(client.relations.len(), 2);
    let relation = &client.relations[0];
    assert_eq!((relation.rank, relation.role.as_str(), relation.contact.phones.len()), (Some(1), "10", 2));
    let house = House {
        number: 12,
        letter: Some("b".into()),
        addition: Some("2 hg".into()),
        indication: Some("TO".into()),
    };
    assert_eq!(relation.contact.address.as_ref().unwrap().house, Some(house));
    assert_eq!(client.contacts[1].organisation.as_deref(), Some("Logeerhuis Voorbeeld"));
    let [specific, budget, open, deleted] = client.products.as_slice() else { panic!("four allocations") };
    assert_eq!(specific.fixed, (day("2026-02-20"), 36_930_250));
    assert_eq!(specific.extent, Some(Extent { volume: 120, unit: Unit::Hour, frequency: Frequency::Total }));
    assert_eq!((budget.budget, budget.change_reason.as_deref()), (Some(Cents(400_000)), Some("04")));
    assert_eq!((open.product.clone(), open.until, open.budget), (Some((category("47"), None)), None, None));
    assert_eq!(deleted.change_reason.as_deref(), Some("13"));
}
