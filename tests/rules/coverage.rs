//! Days without a tariff and days with two, in a contract of two products that changes its ways after a year.

use uurwerk::domain::contract::Contract;
use uurwerk::domain::identifiers::{ContractKey, Discipline, ProductCode, ProductKey};
use uurwerk::domain::ids::{Stored, TariffId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::tariff::coverage::{Window, flaws, told};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::{ClosedPeriod, Day, Period};
use uurwerk::domain::volume::Unit;
use uurwerk::import;

fn contract(from: &str, until: &str, coaching: &str) -> Contract {
    let text = format!(
        "format = 1\nkey = \"regio-zuid\"\nname = {{ nl = \"Zuid\", en = \"South\" }}\ndocument = \"Contract\"\n\
         from = {from}\n{until}\ndisciplines = [\"N4\", \"N6\"]\n\
         [[product]]\nkey = \"coaching\"\nname = {{ nl = \"Coaching\", en = \"Coaching\" }}\nplace = \"1\"\n\
         allocated = \"aspecific\"\ntariff = \"{coaching}\"\nunits = [\"hour\"]\n\
         [[product]]\nkey = \"trip\"\nname = {{ nl = \"Rit\", en = \"Trip\" }}\nplace = \"2\"\n\
         allocated = \"specific\"\ntariff = \"per-unit\"\nunits = [\"piece\"]\n\
         [[product]]\nkey = \"later\"\nname = {{ nl = \"Later\", en = \"Later\" }}\nplace = \"3\"\n\
         allocated = \"specific\"\ntariff = \"mixed\"\nunits = [\"hour\"]\nclaimable = false\n\
         [[activity]]\nkey = \"visit\"\nkind = \"A\"\nname = {{ nl = \"bezoek\", en = \"visit\" }}\nplace = \"4\"\n"
    );
    import::contract::read(&text).unwrap_or_else(|complaints| panic!("{complaints:?}"))
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

/// `coaching/N4 2025-01-01..2025-12-31`; without a discipline `trip 2025-01-01..`.
fn tariff(id: i64, text: &str) -> Stored<TariffId, Tariff> {
    let (what, days) = text.split_once(' ').unwrap();
    let (product, discipline) = what.split_once('/').map_or((what, None), |(a, b)| (a, Some(b)));
    let (from, until) = days.split_once("..").unwrap();
    let until = (!until.is_empty()).then(|| day(until));
    let value = Tariff {
        contract: ContractKey::parse("regio-zuid").unwrap(),
        product: ProductKey::parse(product).unwrap(),
        discipline: discipline.map(|name| Discipline::parse(name).unwrap()),
        code: ProductCode::parse("45X01").unwrap(),
        category: None,
        unit: Unit::Hour,
        cents: Cents(9000),
        valid: Period::new(day(from), until).unwrap(),
        band: None,
    };
    Stored { id: TariffId(id), value }
}

const ALL: &str = "2025-01-01..";

/// What is said about these tariffs on 13 March 2025, in English.
fn said(contracts: &[Contract], tariffs: &[&str], window: Window) -> Vec<String> {
    let tariffs: Vec<_> = tariffs.iter().zip(1..).map(|(text, id)| tariff(id, text)).collect();
    told(&flaws(contracts, &tariffs, window)).iter().map(|text| text.get(Lang::En).to_owned()).collect()
}

fn around() -> Window {
    Window::Around(day("2025-03-13"))
}

#[test]
fn a_year_is_covered_or_its_gaps_are_named() {
    let contracts = [contract("2025-01-01", "", "per-discipline")];
    let trip = format!("trip {ALL}");
    let (n4, n6) = (format!("coaching/N4 {ALL}"), format!("coaching/N6 {ALL}"));
    for (tariffs, expected) in [
        (vec![n4.as_str(), &n6, &trip], vec![]),
        (vec![], vec!["contract regio-zuid, without any tariff so far: coaching (N4, N6), trip"]),
        (vec![&n4, &trip], vec!["contract regio-zuid, without any tariff so far: coaching (N6)"]),
        // To the last day of the year, and no day further.
        (vec![&n4, &n6, "trip 2025-01-01..2025-12-31"], vec![]),
        (
            vec![&n4, &n6, "trip 2025-01-02..2025-12-30"],
            vec!["product trip has no tariff on 2025-01-01", "product trip has no tariff on 2025-12-31"],
        ),
        // Two disciplines that stop on the same day are one sentence.
        (
            vec!["coaching/N4 2025-01-01..2025-06-30", "coaching/N6 2025-01-01..2025-06-30", &trip],
            vec!["product coaching (N4, N6) has no tariff from 2025-07-01 to 2025-12-31"],
        ),
        // A gap between two tariffs, one day and more; adjoining ones have none.
        (
            vec![&n4, &n6, "trip 2025-01-01..2025-03-31", "trip 2025-04-02..2025-12-31"],
            vec!["product trip has no tariff on 2025-04-01"],
        ),
        (vec![&n4, &n6, "trip 2025-01-01..2025-03-31", "trip 2025-04-01.."], vec![]),
        // One for all disciplines covers each of them.
        (vec!["coaching 2025-01-01..", &trip], vec![]),
        // One for a discipline does not cover a product with one tariff for all.
        (
            vec![&n4, &n6, "trip/N4 2025-01-01.."],
            vec!["contract regio-zuid, without any tariff so far: trip"],
        ),
        // Who has next year's tariff for one product, has forgotten the others.
        (
            vec![
                "coaching/N4 2025-01-01..2025-12-31",
                "coaching/N4 2026-01-01..",
                "coaching/N6 2025-01-01..2025-12-31",
                &trip,
            ],
            vec!["product coaching (N6) has no tariff from 2026-01-01 to 2026-12-31"],
        ),
    ] {
        assert_eq!(said(&contracts, &tariffs, around()), expected, "{tariffs:?}");
    }
}

#[test]
fn days_outside_the_contract_need_no_tariff_and_older_years_are_looked_at_between_tariffs_only() {
    let contracts = [contract("2024-04-01", "until = 2025-09-30", "per-discipline")];
    let both = ["coaching/N4 2024-06-01..", "coaching/N6 2024-06-01.."];
    let with = |trips: &[&'static str]| [both.as_slice(), trips].concat();
    assert!(said(&contracts, &with(&["trip 2024-12-01..2025-09-30"]), around()).is_empty());
    let gap = with(&["trip 2024-05-01..2024-05-31", "trip 2024-07-01..2025-09-29"]);
    assert_eq!(
        said(&contracts, &gap, around()),
        [
            "product trip has no tariff from 2024-06-01 to 2024-06-30",
            "product trip has no tariff on 2025-09-30"
        ]
    );
    let year = Window::Days(ClosedPeriod::new(day("2024-01-01"), day("2024-12-31")).unwrap());
    assert_eq!(
        said(&contracts, &gap, year),
        [
            "product coaching (N4, N6) has no tariff from 2024-04-01 to 2024-05-31",
            "product trip has no tariff from 2024-04-01 to 2024-04-30",
            "product trip has no tariff from 2024-06-01 to 2024-06-30"
        ]
    );
    let last = |text| Window::Days(ClosedPeriod::day(day(text)));
    assert_eq!(said(&contracts, &gap, last("2025-09-30")), ["product trip has no tariff on 2025-09-30"]);
    assert!(said(&contracts, &gap, last("2025-10-01")).is_empty());
}

#[test]
fn a_product_that_turns_to_one_tariff_for_all_is_looked_at_by_version() {
    let contracts =
        [contract("2025-01-01", "until = 2025-12-31", "per-discipline"), contract("2026-01-01", "", "mixed")];
    let trip = format!("trip {ALL}");
    let old = ["coaching/N4 2025-01-01..2025-12-31", "coaching/N6 2025-01-01..2025-12-31", &trip];
    assert!(said(&contracts, &old, around()).is_empty());
    let new = [old.as_slice(), &["coaching 2026-01-01.."]].concat();
    assert!(said(&contracts, &new, around()).is_empty());
    let late = [old.as_slice(), &["coaching 2026-02-01.."]].concat();
    assert_eq!(
        said(&contracts, &late, around()),
        ["product coaching has no tariff from 2026-01-01 to 2026-01-31"]
    );
    // The product keeps its trips over both versions: one gap, not two.
    let trips =
        [&new[..2], &["coaching 2026-01-01..", "trip 2025-01-01..2025-11-30", "trip 2026-02-01.."]].concat();
    assert_eq!(
        said(&contracts, &trips, around()),
        ["product trip has no tariff from 2025-12-01 to 2026-01-31"]
    );
}

#[test]
fn two_tariffs_on_one_day_are_named_both() {
    let contracts = [contract("2025-01-01", "", "per-discipline")];
    let trip = format!("trip {ALL}");
    for (one, other, expected) in [
        ("coaching/N4 2025-01-01..2025-06-30", "coaching/N4 2025-07-01..", None),
        ("coaching/N4 2025-01-01..", "coaching/N6 2025-01-01..", None),
        (
            "coaching/N4 2025-01-01..2025-07-01",
            "coaching/N4 2025-07-01..",
            Some(
                "product coaching has two tariffs on 2025-07-01: 45X01 N4 from 2025-01-01 to 2025-07-01, \
                 and 45X01 N4 from 2025-07-01 on",
            ),
        ),
        (
            "coaching 2025-01-01..",
            "coaching/N4 2025-01-01..",
            Some(
                "product coaching has two tariffs from 2025-01-01 on: 45X01 from 2025-01-01 on, \
                 and 45X01 N4 from 2025-01-01 on",
            ),
        ),
    ] {
        let found = said(&contracts, &[one, other, &trip], around());
        let found: Vec<&str> =
            found.iter().map(String::as_str).filter(|words| words.contains("two tariffs")).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{one} and {other}");
    }
}
