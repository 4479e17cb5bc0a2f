//! What contracts of other regions demand: UW-10 to UW-18.

use uurwerk::domain::contract::{
    Beside, Demands, GroupSize, GroupTime, Limits, NeededDocument, OtherAllocations, School,
};
use uurwerk::domain::ids::ClientId;
use uurwerk::domain::rules::KindMinutes;
use uurwerk::domain::text::Text;

use super::super::scene::usages::remark;
use super::*;

pub const CASES: &[Case] = &[
    case("UW-10", Entry(Hold), || explained_until("2025-03-13"), || explained_until("2025-03-12")),
    case(
        "UW-10",
        Entry(Hold),
        || explained_until("2025-03-13"),
        || {
            let mut scene = explained_until("2025-03-13");
            scene.document().remark = None;
            scene
        },
    ),
    case(
        "UW-11",
        Entry(Hold),
        || beside(Beside::MustRun, "2025-03-13"),
        || beside(Beside::MustRun, "2025-03-12"),
    ),
    case(
        "UW-11",
        Entry(Hold),
        || beside(Beside::MustHaveEnded, "2025-03-12"),
        || beside(Beside::MustHaveEnded, "2025-03-13"),
    ),
    // 13 March is the 72nd day of the year.
    case("UW-12", Entry(Hold), || lasting(72), || lasting(71)),
    case("UW-13", Usage(Warn), || day_parts(3), || day_parts(4)),
    case("UW-14", Usage(Hold), || at_school_until("2025-03-13"), || at_school_until("2025-03-12")),
    case("UW-14", Usage(Warn), || starting_at("14:00"), || starting_at("13:59")),
    case("UW-15", Usage(Hold), || elsewhere_in_a_group(9), || elsewhere_in_a_group(10)),
    case(
        "UW-15",
        GroupMonth("day-activities-middle", Warn),
        || elsewhere_in_a_group(8),
        || elsewhere_in_a_group(9),
    ),
    case("UW-16", Entry(Warn), || indirect(40), || indirect(41)),
    case(
        "UW-16",
        Entry(Warn),
        || indirect(40),
        || {
            let mut scene = indirect(1);
            scene.kinds = Some(KindMinutes { direct: 60, indirect: 40 });
            scene
        },
    ),
    case("UW-17", Line(Hold), || claimed_on("2025-03", "2025-05-31"), || claimed_on("2025-03", "2025-06-01")),
    case("UW-17", Line(Hold), || claimed_on("2025-02", "2025-04-30"), || claimed_on("2025-02", "2025-05-01")),
    case("UW-18", Entry(Warn), || two_clients("09:01", 90), || two_clients("09:00", 90)),
    case("UW-18", Entry(Warn), || two_clients("09:00", 91), || two_clients("09:00", 90)),
    case(
        "UW-18",
        Entry(Warn),
        || {
            let mut scene = two_clients("09:00", 90);
            scene.contracts[0].claims.group_time = Some(GroupTime::Each);
            scene
        },
        || two_clients("09:00", 90),
    ),
];

/// Lot 1 with demands that its own document does not make.
fn demanding(demands: Demands) -> Scene {
    with(|scene| scene.product(LOT_1).demands = demands)
}

fn explained_until(last: &str) -> Scene {
    let needed = NeededDocument {
        kind: DocumentKind::Statement,
        name: Text::new("verklaring van de gedragswetenschapper", "statement of the behavioural scientist"),
        forms: Vec::new(),
        when: Vec::new(),
        place: "invented".into(),
    };
    let mut scene = demanding(Demands { documents: vec![needed], ..Demands::default() });
    let statement = scene.record(DocumentKind::Statement);
    (statement.remark, statement.valid) = (remark("nodig"), period("2025-01-01", last));
    scene
}

/// Lot 1 beside or after an allocation of lot 2 that ends on that day.
fn beside(how: Beside, last: &str) -> Scene {
    let products = vec![product_key(LOT_2)];
    let demand = OtherAllocations { how, products, place: "invented".into() };
    let mut scene = demanding(Demands { other_allocations: Some(demand), ..Demands::default() });
    let mut other = allocation(2, 300_202, specific("45X10", 100, Unit::Hour, Frequency::Total));
    other.value.period = period("2024-06-01", last);
    scene.allocations.push(other);
    scene
}

fn lasting(days: u32) -> Scene {
    let limits = Limits { days: Some(days), ..Limits::default() };
    demanding(Demands { limits: Some(limits), ..Demands::default() })
}

/// Day activities of a region that has no such component.
fn elsewhere(demands: Demands) -> Scene {
    let mut scene = Scene::group("day-activities-middle", 5);
    let product = scene.product("day-activities-middle");
    (product.component, product.demands) = (None, demands);
    scene
}

fn day_parts(count: u32) -> Scene {
    let limits = Limits { day_parts_per_day: Some(3), ..Limits::default() };
    let mut scene = elsewhere(Demands { limits: Some(limits), ..Demands::default() });
    scene.attends(count);
    scene
}

fn at_school_until(last: &str) -> Scene {
    let school = School { going: true, not_before: Some(clock("14:00")), place: "invented".into() };
    let mut scene = elsewhere(Demands { school: Some(school), ..Demands::default() });
    scene.dossier.school = vec![period("2020-08-17", last)];
    scene
}

fn starting_at(start: &str) -> Scene {
    let mut scene = at_school_until("2025-07-01");
    scene.meeting().session.start = Some(clock(start));
    scene
}

/// At most nine, and on average four for each of the two supervisors.
fn elsewhere_in_a_group(heads: u32) -> Scene {
    let group = GroupSize { heads: None, maximum: Some(9), mean_tenths: Some(40), place: "invented".into() };
    let mut scene = elsewhere(Demands { group: Some(group), ..Demands::default() });
    scene.meeting().heads = heads;
    scene
}

/// So many minutes of travel beside an hour of direct time, where 40% may be indirect.
fn indirect(minutes: i64) -> Scene {
    let limits = Limits { indirect_percent: Some(40), ..Limits::default() };
    let mut scene = demanding(Demands { limits: Some(limits), ..Demands::default() });
    scene.activity("travel");
    scene.entry().minutes = Minutes::new(minutes).unwrap();
    scene.kinds = Some(KindMinutes { direct: 60, indirect: 0 });
    scene
}

/// A month of care that may be claimed within two months, on that day.
fn claimed_on(text: &str, today: &str) -> Scene {
    with(|scene| {
        scene.contracts[0].claims.deadline_months = Some(2);
        (scene.month, scene.today) = (month(text), day(today));
        scene.entry().day = scene.month.first();
    })
}

/// An hour and a half from nine on, beside time for another client, where such time is divided.
fn two_clients(start: &str, minutes: i64) -> Scene {
    with(|scene| {
        scene.contracts[0].claims.group_time = Some(GroupTime::Divided);
        (scene.entry().start, scene.entry().minutes) = (Some(clock("09:00")), Minutes::new(90).unwrap());
        let other = scene.add_entry("2025-03-13", minutes);
        (other.start, other.client) = (Some(clock(start)), Some(ClientId(2)));
    })
}

#[test]
fn a_demand_of_another_region_is_said_once() {
    for (scene, rule) in [(day_parts(4), "PS-D1"), (elsewhere_in_a_group(10), "PS-D3")] {
        assert!(scene.of_usage().iter().all(|finding| finding.rule != rule), "{rule}");
    }
    let mut own = Scene::group("day-activities-middle", 7);
    own.attends(3);
    assert!(own.of_usage().iter().all(|finding| !finding.rule.starts_with("UW-")));
}
