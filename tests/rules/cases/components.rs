//! Components beside allocations: PS-C1 to PS-C4.

use super::*;

pub const CASES: &[Case] = &[
    case("PS-C1", Shown(has_all_components), segment_c, Scene::new),
    case("PS-C2", Shown(nothing_holds_it), beside_lot_1, excluded_from_lot_1),
    case("PS-C3", Allocation(Hold), || transport_until("2025-02-10"), || transport_until("2025-02-09")),
    case("PS-C3", Allocation(Hold), Scene::new, || {
        let mut scene = transport_until("2025-12-31");
        scene.allocations.truncate(1);
        scene
    }),
    case("PS-C4", Shown(|scene| scene.lines().len() == 1), || on("2025-03-31"), || on("2025-04-01")),
];

/// Segment C as its file has it.
fn segment_c() -> Scene {
    with(|scene| scene.contracts = vec![shipped("segment-c-westfriesland-2025")])
}

fn has_all_components(scene: &Scene) -> bool {
    let keys = ["transport", "medication-check", "day-activities", "day-treatment", "crisis-help"];
    let components = || scene.contracts[0].components.iter().map(|component| component.key.as_str());
    keys.iter().all(|key| components().any(|own| own == *key)) && components().count() == keys.len()
}

/// An allocation of day activities beside one of lot 1.
fn beside_lot_1() -> Scene {
    let mut scene = segment_c();
    let key = scene.contracts[0].key.clone();
    for stored in &mut scene.tariffs {
        stored.value.contract = key.clone();
    }
    scene.also("day-activities-middle", "41X01", "2025-01-01", "2025-12-31");
    scene.allocations.swap(0, 1);
    scene
}

fn nothing_holds_it(scene: &Scene) -> bool {
    scene.of_allocation().iter().all(|finding| finding.severity < Hold)
}

fn excluded_from_lot_1() -> Scene {
    let mut scene = beside_lot_1();
    scene.contracts[0].exclusions.push(Exclusion {
        products: vec![product_key("day-activities-middle")],
        not_with: vec![product_key(LOT_1)],
        when: ExclusionWhen::SameSkill,
        place: "invented".into(),
    });
    scene
}

/// Transport from 10 February on, with lot 1 until that day.
fn transport_until(last: &str) -> Scene {
    let mut scene = beside_lot_1();
    scene.allocations.remove(0);
    scene.allocation().period = period("2025-01-01", last);
    scene.tariffs.pop();
    scene.also("transport-group-1", "42X01", "2025-02-10", "2026-02-09");
    scene.allocations.swap(0, 1);
    scene
}
