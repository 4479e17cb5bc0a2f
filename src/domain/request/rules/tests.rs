//! Each demand has a request that passes and one that trips it, on the boundary.

use super::super::super::allocation::{DELETED, Source, VersionStamp};
use super::super::super::client::PersonName;
use super::super::super::identifiers::{
    Category, ClientNumber, MessageIdentification, ProductCode, RequestReference,
};
use super::super::super::ids::ClientId;
use super::super::super::remark::Remark;
use super::super::super::time::Period;
use super::super::super::volume::{Extent, Frequency, Unit};
use super::super::{ChangeReason, Grounds, Part, Referral, Referrer, Verdict};
use super::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn period(from: &str, until: &str) -> Period {
    Period::new(day(from), (!until.is_empty()).then(|| day(until))).unwrap()
}

fn municipality() -> MunicipalityCode {
    MunicipalityCode::parse("0405").unwrap()
}

fn budget(category: &str, euro: i64) -> Shape {
    Shape::Aspecific { category: Category::parse(category).unwrap(), budget: Some(Cents(euro * 100)) }
}

fn generic(euro: i64) -> Shape {
    Shape::Generic { budget: Cents(euro * 100) }
}

fn specific(code: &str, volume: u32, frequency: Frequency) -> Shape {
    let category = Category::parse("45").unwrap();
    let extent = Extent { volume, unit: Unit::Minute, frequency };
    Shape::Specific { category, code: ProductCode::parse(code).unwrap(), extent }
}

fn allocation(id: i64, shape: Shape, period: Period) -> Stored<AllocationId, Allocation> {
    let value = Allocation {
        client: ClientId(1),
        municipality: municipality(),
        number: AllocationNumber::new(u32::try_from(id).unwrap()).unwrap(),
        shape,
        period,
        change_reason: None,
        fixed: VersionStamp { day: day("2024-12-20"), millisecond: 1 },
        frame: None,
        source: Source::Message,
    };
    Stored { id: AllocationId(id), value }
}

/// The allocation that runs through 2025 with a budget.
fn running() -> Stored<AllocationId, Allocation> {
    allocation(1, budget("45", 5000), period("2025-01-01", "2025-12-31"))
}

fn grounds(referral: &str) -> Grounds {
    Grounds {
        referral: Referral::parse(referral).unwrap(),
        referrer: None,
        decision: None,
        is_national: false,
        remark: None,
    }
}

fn product(shape: Shape, period: Period) -> Asked {
    Asked { allocation: None, shape, period, grounds: None }
}

fn to(id: i64, shape: Shape, period: Period) -> Asked {
    Asked { allocation: Some(AllocationId(id)), shape, period, grounds: None }
}

struct Scene {
    kind: Kind,
    asked: Vec<Asked>,
    allocations: Vec<Stored<AllocationId, Allocation>>,
    open: Vec<i64>,
    given: Given,
}

fn first(asked: Vec<Asked>) -> Scene {
    let asked = asked
        .into_iter()
        .map(|asked| Asked { grounds: asked.grounds.clone().or(Some(grounds("court"))), ..asked })
        .collect();
    Scene { kind: Kind::First, ..change(asked) }
}

fn change(asked: Vec<Asked>) -> Scene {
    Scene {
        kind: Kind::Change(ChangeReason::parse("plan").unwrap()),
        asked,
        allocations: vec![running()],
        open: Vec::new(),
        given: Given { last: Some(day("2025-03-10")), worth: Cents(120_000), is_reported: true },
    }
}

fn request(kind: Kind, asked: Vec<Asked>) -> Request {
    let part = Part { reference: RequestReference::parse("UV1").unwrap(), asked, verdict: Verdict::Open };
    Request {
        number: 1,
        client: ClientId(1),
        municipality: municipality(),
        made: day("2025-03-13"),
        identification: MessageIdentification::parse("UB1").unwrap(),
        kind,
        parts: vec![part],
    }
}

/// Ids of what the rules find, on Thursday 13 March 2025.
fn found(scene: Scene) -> String {
    let request = request(scene.kind, scene.asked);
    let client = Client {
        number: ClientNumber::parse("J-0142").unwrap(),
        bsn: None,
        name: PersonName {
            surname: "Jansen".into(),
            first_names: Some("Bo".into()),
            ..PersonName::default()
        },
        birth: None,
        gender: None,
        municipality: Some(municipality()),
    };
    let given = scene.allocations.iter().map(|stored| (stored.id, scene.given)).collect();
    let contracts: Vec<Contract> = Vec::new();
    let case = Case {
        request: &request,
        today: day("2025-03-13"),
        client: &client,
        allocations: &scene.allocations,
        open: &scene.open,
        given: &given,
        calendar: &WorkingCalendar::default(),
        contracts: &contracts,
        tariffs: &[],
    };
    let found = findings(&case);
    // Nobody has a contract here: what is said about that is left out.
    let ids = found.iter().map(|finding| finding.rule.as_str()).filter(|id| *id != "OP296");
    ids.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_change_is_held_against_the_allocation() {
    let year = || period("2025-01-01", "2025-12-31");
    for (name, scene, ids) in [
        ("more budget", change(vec![to(1, budget("45", 6000), year())]), ""),
        (
            "more budget from later",
            change(vec![to(1, budget("45", 6000), period("2025-06-01", "2025-12-31"))]),
            "TR373",
        ),
        (
            "more budget from a day that is past",
            change(vec![to(1, budget("45", 6000), period("2025-02-01", "2025-12-31"))]),
            "TR357 TR373",
        ),
        (
            "longer from tomorrow, in a hurry",
            change(vec![to(1, budget("45", 5000), period("2025-03-14", "2026-06-30"))]),
            "OP343",
        ),
        (
            "longer, a day too late",
            change(vec![to(1, budget("45", 5000), period("2025-03-19", "2026-06-30"))]),
            "OP343",
        ),
        ("longer, in time", change(vec![to(1, budget("45", 5000), period("2025-03-20", "2026-06-30"))]), ""),
        (
            "longer from today",
            change(vec![to(1, budget("45", 5000), period("2025-03-13", "2026-06-30"))]),
            "TR357",
        ),
        (
            "until the last care",
            change(vec![to(1, budget("45", 5000), period("2025-01-01", "2025-03-10"))]),
            "",
        ),
        (
            "until before the last care",
            change(vec![to(1, budget("45", 5000), period("2025-01-01", "2025-03-09"))]),
            "OP345",
        ),
        ("as much as was used", change(vec![to(1, budget("45", 1200), year())]), ""),
        ("less than was used", change(vec![to(1, budget("45", 1199), year())]), "OP345"),
    ] {
        assert_eq!(found(scene), ids, "{name}");
    }
}

#[test]
fn an_allocation_keeps_its_kind_of_bound_and_is_current() {
    let year = || period("2025-01-01", "2025-12-31");
    let weekly = || allocation(2, specific("45X05", 90, Frequency::Week), year());
    let on = |allocations: Vec<_>, asked| Scene { allocations, ..change(asked) };
    for (name, scene, ids) in [
        ("volume on a budget", change(vec![to(1, specific("45X05", 90, Frequency::Week), year())]), "TR412"),
        ("budget on a volume", on(vec![weekly()], vec![to(2, budget("45", 100_000), year())]), "TR411"),
        (
            "volume on nothing but a budget",
            on(
                vec![allocation(2, generic(5000), year())],
                vec![to(2, specific("45X05", 90, Frequency::Week), year())],
            ),
            "TR375",
        ),
        (
            "more by the week from later",
            on(
                vec![weekly()],
                vec![to(2, specific("45X05", 120, Frequency::Week), period("2025-04-01", "2025-12-31"))],
            ),
            "",
        ),
        (
            "in total from later",
            on(
                vec![weekly()],
                vec![to(2, specific("45X05", 9000, Frequency::Total), period("2025-04-01", "2025-12-31"))],
            ),
            "TR373",
        ),
        ("not the client's", change(vec![to(9, budget("45", 6000), year())]), "TR351 TR361"),
        (
            "ended yesterday",
            on(
                vec![running(), allocation(2, budget("46", 100), period("2025-01-01", "2025-03-12"))],
                vec![to(2, budget("46", 5000), period("2025-01-01", "2025-12-31"))],
            ),
            "TR351",
        ),
        (
            "ends today",
            on(
                vec![running(), allocation(2, budget("46", 100), period("2025-01-01", "2025-03-13"))],
                vec![to(2, budget("46", 5000), period("2025-01-01", "2025-12-31"))],
            ),
            "",
        ),
        (
            "without any care",
            Scene { given: Given::default(), ..change(vec![to(1, budget("45", 6000), year())]) },
            "OP306",
        ),
        (
            "another is open",
            Scene { open: vec![3], ..change(vec![to(1, budget("45", 6000), year())]) },
            "TR374",
        ),
    ] {
        assert_eq!(found(scene), ids, "{name}");
    }
}

#[test]
fn one_product_does_not_stand_twice_in_the_same_days() {
    let later = || period("2025-06-01", "2025-12-31");
    let next = || period("2026-01-01", "2026-06-30");
    let mut deleted = running();
    deleted.value.change_reason = Some(DELETED.to_owned());
    let mut elsewhere = running();
    elsewhere.value.municipality = MunicipalityCode::parse("0363").unwrap();
    let on = |allocation, scene: Scene| Scene { allocations: vec![allocation], ..scene };
    for (name, scene, ids) in [
        ("first beside another category", first(vec![product(budget("46", 100), later())]), ""),
        ("first on what is allocated", first(vec![product(budget("45", 100), later())]), "OP347"),
        (
            "first with a code of what is allocated",
            first(vec![product(specific("45X05", 9, Frequency::Week), later())]),
            "OP347",
        ),
        ("first without a category", first(vec![product(generic(100), later())]), "OP347"),
        ("first after what is allocated", first(vec![product(budget("45", 100), next())]), ""),
        ("first on what was deleted", on(deleted, first(vec![product(budget("45", 100), later())])), ""),
        (
            "first on what another allocates",
            on(elsewhere, first(vec![product(budget("45", 100), later())])),
            "",
        ),
        (
            "first from the last day on",
            first(vec![product(budget("45", 100), period("2025-12-31", "2026-12-31"))]),
            "OP347",
        ),
        ("extra beside", change(vec![product(budget("46", 100), later())]), ""),
        ("extra on what stays", change(vec![product(budget("45", 100), later())]), "TR361"),
        (
            "extra on what becomes longer",
            change(vec![
                to(1, budget("45", 5000), period("2025-03-20", "2026-06-30")),
                product(budget("45", 100), next()),
            ]),
            "TR361",
        ),
        ("extra after it", change(vec![product(budget("45", 100), next())]), ""),
        (
            "two codes",
            change(vec![
                product(specific("45X05", 9, Frequency::Week), next()),
                product(specific("45X06", 9, Frequency::Week), next()),
            ]),
            "",
        ),
        (
            "a code twice",
            change(vec![
                product(specific("45X05", 9, Frequency::Week), next()),
                product(specific("45X05", 8, Frequency::Week), next()),
            ]),
            "TR361",
        ),
    ] {
        assert_eq!(found(scene), ids, "{name}");
    }
}

#[test]
fn what_is_asked_for_is_whole() {
    let next = || period("2026-01-01", "2026-06-30");
    let referred = |referral, referrer: &str| {
        let grounds = Grounds { referrer: Referrer::parse(referrer), ..grounds(referral) };
        let asked = Asked { grounds: Some(grounds), ..product(budget("46", 100), next()) };
        first(vec![asked])
    };
    let week = |until| product(specific("46X05", 9, Frequency::Week), period("2026-01-01", until));
    for (name, scene, ids) in [
        ("by a named physician", referred("gp", "01000001"), ""),
        ("by a physician", referred("specialist", ""), "CD066"),
        ("by a court", referred("court", ""), ""),
        ("by a named court", referred("court", "rechtbank"), "CD068"),
        ("a budget without end", first(vec![product(budget("46", 100), period("2026-01-01", ""))]), "CD075"),
        ("weeks without end", change(vec![week("")]), "CD076"),
        ("weeks until a day", change(vec![week("2026-01-01")]), ""),
        (
            "a budget of a change without end",
            change(vec![to(1, budget("45", 6000), period("2025-01-01", ""))]),
            "CD075",
        ),
        (
            "extra from today",
            change(vec![product(budget("46", 100), period("2025-03-13", "2025-12-31"))]),
            "TR380",
        ),
        (
            "extra from tomorrow",
            change(vec![product(budget("46", 100), period("2025-03-14", "2025-12-31"))]),
            "OP343",
        ),
        (
            "twice",
            first(vec![product(budget("46", 100), next()), product(budget("46", 200), next())]),
            "TR386",
        ),
        (
            "two categories",
            first(vec![product(budget("46", 100), next()), product(budget("47", 200), next())]),
            "",
        ),
    ] {
        assert_eq!(found(scene), ids, "{name}");
    }
}

#[test]
fn a_remark_does_not_name_the_client() {
    for (remark, ids) in [
        ("overleg met de huisarts", ""),
        ("Jansen wil graag starten", "OP191"),
        ("de moeder van Bo", "OP191"),
        ("bot overleg met Jansens", ""),
    ] {
        let grounds = Grounds { remark: Remark::new(remark), ..grounds("court") };
        let asked = product(budget("46", 100), period("2025-06-01", "2025-12-31"));
        let asked = Asked { grounds: Some(grounds), ..asked };
        assert_eq!(found(first(vec![asked])), ids, "{remark}");
    }
}

#[test]
fn only_what_runs_stands_in_a_change() {
    let mut allocations = vec![
        allocation(7, budget("45", 1), period("2025-01-01", "")),
        allocation(5, budget("46", 1), period("2026-01-01", "2026-12-31")),
        allocation(6, budget("47", 1), period("2024-01-01", "2025-03-12")),
        allocation(4, budget("48", 1), period("2024-01-01", "2025-03-13")),
        allocation(3, budget("49", 1), period("2025-01-01", "2025-12-31")),
    ];
    allocations[4].value.change_reason = Some(DELETED.to_owned());
    let asked = vec![to(7, budget("45", 2), period("2025-01-01", ""))];
    let request = request(Kind::Change(ChangeReason::parse("plan").unwrap()), asked);
    let numbers = unchanged(&request, &allocations, day("2025-03-13"));
    assert_eq!(numbers.iter().map(|number| number.get()).collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn every_demand_has_its_words() {
    for rule in RULES {
        assert!(rule.meaning.nl != rule.meaning.en && rule.way_out.nl.ends_with('.'), "{}", rule.id);
    }
    assert!(RULES.is_sorted_by_key(|rule| rule.id));
}
