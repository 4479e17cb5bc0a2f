//! Kinds of time: PS-B1 to PS-B5.

use super::*;

pub const CASES: &[Case] = &[
    case("PS-B1", Entry(Block), Scene::new, || with(|scene| scene.entry().client = None)),
    case(
        "PS-B2",
        Entry(Block),
        || with(|scene| scene.activity("travel")),
        || {
            with(|scene| {
                scene.activity("travel");
                scene.entry().client = None;
            })
        },
    ),
    case(
        "PS-B3",
        Entry(Block),
        || with(|scene| scene.activity("holiday")),
        || {
            with(|scene| {
                scene.activity("holiday");
                scene.entry().client = Some(CLIENT);
            })
        },
    ),
    case(
        "PS-B3",
        Entry(Block),
        || {
            with(|scene| {
                scene.activity("claiming");
                scene.entry().client = Some(CLIENT);
            })
        },
        || {
            with(|scene| {
                scene.activity("claiming");
                scene.entry().client = Some(CLIENT);
                scene.entry().allocation = Some(AllocationId(1));
            })
        },
    ),
    case("PS-B4", Shown(is_declarable), Scene::new, || with(|scene| scene.activity("claiming"))),
    case("PS-B5", Entry(Block), Scene::new, || {
        with(|scene| scene.entry().activity = ActivityKey::parse("travel").unwrap())
    }),
];

fn is_declarable(scene: &Scene) -> bool {
    let mut sums = Sums::default();
    let entry = &scene.entries[0].value;
    sums.count(entry.kind, entry.minutes.get(), Some(Cents(9730)));
    sums.declarable() > 0 && sums.amount.rounded().0 > 0
}

#[test]
fn a_wrong_kind_names_the_activities_that_fit() {
    let scene = with(|scene| scene.entry().activity = ActivityKey::parse("travel").unwrap());
    let found = scene.of_entry();
    let finding = found.iter().find(|finding| finding.rule == "PS-B5").unwrap();
    assert_eq!(finding.way_out.en, "Choose an activity of kind A: bellen, gesprek.");
}
