//! Which allocation, product and discipline are picked.

use uurwerk::domain::allocation::Shape;
use uurwerk::domain::assignment::{Choice, Wish};
use uurwerk::domain::contract::{AllocatedAs, Product, TariffShape};
use uurwerk::domain::identifiers::Category;
use uurwerk::domain::ids::AllocationId;
use uurwerk::domain::money::Cents;
use uurwerk::domain::time::Period;
use uurwerk::domain::volume::{Frequency, Unit};

use super::scene::{
    LOT_1, LOT_2, Scene, allocation, aspecific, day, discipline, period, product, product_key, specific,
    tariff,
};

fn forensic_shape() -> Shape {
    specific("45X10", 10, Unit::Hour, Frequency::Total)
}

/// Allocation, product and number of findings.
fn picked(choice: &Choice) -> (Option<i64>, Option<&str>, usize) {
    let product = choice.product.as_ref().map(uurwerk::domain::identifiers::ProductKey::as_str);
    (choice.allocation.map(|id| id.0), product, choice.findings.len())
}

fn pick(shapes: &[(Shape, Period)]) -> Choice {
    let mut scene = Scene::new();
    scene.allocations.clear();
    for (shape, period) in shapes {
        let id = i64::try_from(scene.allocations.len()).unwrap() + 1;
        let mut stored = allocation(id, 300_000 + u32::try_from(id).unwrap(), shape.clone());
        stored.value.period = *period;
        scene.allocations.push(stored);
    }
    let choice = scene.choose(&Wish::default());
    scene.allocations.reverse();
    scene.tariffs.reverse();
    assert_eq!(choice, scene.choose(&Wish::default()), "the order of the input makes a difference");
    choice
}

#[test]
fn the_most_specific_allocation_wins_then_the_one_that_ends_first() {
    let year = period("2025-01-01", "2025-12-31");
    let short = period("2025-01-01", "2025-06-30");
    let over = period("2024-01-01", "2025-03-12");
    let open = Period { from: day("2025-01-01"), until: None };
    let generic = Shape::Generic { budget: Cents(100) };
    let unknown = specific("45X99", 10, Unit::Hour, Frequency::Total);
    for (shapes, expected) in [
        (vec![], (None, None, 0)),
        (vec![(aspecific(1), over)], (None, None, 0)),
        (vec![(aspecific(1), year)], (Some(1), Some(LOT_1), 0)),
        (vec![(forensic_shape(), year)], (Some(1), Some(LOT_2), 0)),
        (vec![(generic.clone(), year)], (Some(1), Some(LOT_1), 1)),
        (vec![(aspecific(1), year), (forensic_shape(), year)], (Some(2), Some(LOT_2), 1)),
        (vec![(generic, short), (aspecific(1), year)], (Some(2), Some(LOT_1), 1)),
        (vec![(aspecific(1), year), (aspecific(1), short)], (Some(2), Some(LOT_1), 1)),
        (vec![(aspecific(1), open), (aspecific(1), year)], (Some(2), Some(LOT_1), 1)),
        (vec![(aspecific(1), year), (aspecific(1), year)], (Some(1), Some(LOT_1), 1)),
        (vec![(unknown.clone(), year)], (Some(1), None, 0)),
        (vec![(unknown, year), (aspecific(1), year)], (Some(2), Some(LOT_1), 0)),
    ] {
        assert_eq!(picked(&pick(&shapes)), expected, "{shapes:?}");
    }
}

#[test]
fn what_was_left_aside_is_named() {
    let year = period("2025-01-01", "2025-12-31");
    let choice = pick(&[(aspecific(1), year), (forensic_shape(), year)]);
    assert_eq!(
        choice.findings[0].what.en,
        "Picked is allocation 300002 (lot-2); also possible: allocation 300001 (lot-1)."
    );
}

#[test]
fn a_wish_is_kept() {
    let mut scene = Scene::new();
    scene.allocations.push(allocation(2, 300_417, forensic_shape()));
    let wish = |allocation: Option<i64>, product: Option<&str>, own: Option<&str>| Wish {
        allocation: allocation.map(AllocationId),
        product: product.map(product_key),
        discipline: own.map(discipline),
    };
    for (wish, expected) in [
        (wish(Some(1), None, None), (Some(1), Some(LOT_1), 0)),
        (wish(Some(2), None, None), (Some(2), Some(LOT_2), 0)),
        (wish(None, Some(LOT_1), None), (Some(1), Some(LOT_1), 0)),
        (wish(None, Some(LOT_2), None), (Some(2), Some(LOT_2), 0)),
        (wish(Some(1), Some(LOT_2), None), (Some(1), Some(LOT_2), 0)), // rules say that it does not fit
        (wish(Some(7), None, None), (Some(7), None, 0)),
    ] {
        assert_eq!(picked(&scene.choose(&wish)), expected, "{wish:?}");
    }
    assert_eq!(scene.choose(&wish(None, None, None)).discipline, Some(discipline("WO+")));
    assert_eq!(scene.choose(&wish(None, None, Some("HBO"))).discipline, Some(discipline("HBO")));
    scene.practitioner.disciplines.clear();
    assert_eq!(scene.choose(&wish(None, None, None)).discipline, None);
}

#[test]
fn a_product_with_a_tariff_goes_before_one_without() {
    let mut scene = Scene::new();
    scene.contracts[0].products.insert(0, product("lot-0", 1, AllocatedAs::Aspecific, TariffShape::Mixed));
    assert_eq!(picked(&scene.choose(&Wish::default())), (Some(1), Some(LOT_1), 0));
    scene.tariffs.push(tariff(9, "lot-0", None, "45X00", 5000));
    assert_eq!(picked(&scene.choose(&Wish::default())), (Some(1), Some("lot-0"), 1));
}

#[test]
fn a_product_that_counts_trips_is_picked_only_when_asked_for() {
    let mut scene = Scene::new();
    let trip = product("trip", 1, AllocatedAs::Specific, TariffShape::PerUnit);
    scene.contracts[0].products.push(Product { units: vec![Unit::PieceEffort], ..trip });
    scene.tariffs.push(tariff(9, "trip", None, "42X01", 5000));
    let shape = specific("42X01", 20, Unit::PieceEffort, Frequency::Month);
    scene.allocations.push(allocation(2, 300_418, shape));
    assert_eq!(picked(&scene.choose(&Wish::default())), (Some(1), Some(LOT_1), 0));
    let wish = Wish { product: Some(product_key("trip")), ..Wish::default() };
    assert_eq!(picked(&scene.choose(&wish)), (Some(2), Some("trip"), 0));
}

#[test]
fn a_category_that_is_known_must_be_that_of_the_allocation() {
    let mut scene = Scene::new();
    scene.tariffs[0].value.category = Category::parse("46").ok();
    assert_eq!(picked(&scene.choose(&Wish::default())), (Some(1), None, 0));
    scene.tariffs[1].value.category = Category::parse("45").ok();
    assert_eq!(picked(&scene.choose(&Wish::default())), (Some(1), Some(LOT_1), 0));
    scene.product(LOT_1).category = Category::parse("46").ok();
    assert_eq!(picked(&scene.choose(&Wish::default())), (Some(1), None, 0));
}

#[test]
fn a_deleted_allocation_is_passed_over() {
    let mut scene = Scene::new();
    scene.allocation().change_reason = Some("13".into());
    assert_eq!(picked(&scene.choose(&Wish::default())), (None, None, 0));
}
