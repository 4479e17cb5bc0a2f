//! Medication check: PS-M1 to PS-M3.

use super::super::scene::usages::remark;
use super::*;

pub const CASES: &[Case] = &[
    case("PS-M1", Entry(Hold), || ended("2025-03-12"), || ended("2025-03-13")),
    case("PS-M1", Entry(Hold), Scene::medication_check, || changed(|scene| scene.allocations.truncate(1))),
    case("PS-M1", Entry(Hold), Scene::medication_check, || {
        changed(|scene| scene.allocations[1].value.change_reason = Some("13".into()))
    }),
    case(
        "PS-M2",
        Entry(Hold),
        || changed(|scene| scene.document().valid = period("2025-01-01", "2025-03-13")),
        || changed(|scene| scene.document().valid = period("2025-01-01", "2025-03-12")),
    ),
    case(
        "PS-M2",
        Entry(Hold),
        || changed(|scene| scene.document().reference = remark("huisarts")),
        || changed(|scene| scene.document().remark = None),
    ),
    case("PS-M3", Entry(Hold), || physician_until("2025-03-13"), || physician_until("2025-03-12")),
    case("PS-M3", Entry(Hold), || holder_of("child-and-youth-psychiatrist"), || holder_of("skj")),
];

fn changed(change: impl FnOnce(&mut Scene)) -> Scene {
    let mut scene = Scene::medication_check();
    change(&mut scene);
    scene
}

fn ended(last: &str) -> Scene {
    changed(|scene| scene.allocations[1].value.period.until = Some(day(last)))
}

fn physician_until(last: &str) -> Scene {
    changed(|scene| scene.practitioner.credentials[0].valid.until = Some(day(last)))
}

fn holder_of(key: &str) -> Scene {
    changed(|scene| scene.practitioner.credentials = vec![held(key, scene.practitioner.active)])
}

#[test]
fn a_running_allocation_is_where_the_time_belongs() {
    let found = ended("2025-03-13").of_entry();
    let finding = found.iter().find(|finding| finding.rule == "PS-M1").unwrap();
    assert_eq!(finding.way_out.en, "Book the time on allocation 300202, or wait until it has ended.");
}

#[test]
fn a_demand_on_who_delivers_is_said_once() {
    let found = holder_of("skj").of_entry();
    assert!(found.iter().all(|finding| finding.rule != "HA-7"), "{found:?}");
}
