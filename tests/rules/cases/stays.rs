//! Stays: HA-3 and HA-5.

use uurwerk::domain::time::Day;
use uurwerk::domain::usage::{StayCounting, What};

use super::super::scene::usages::stay_until;
use super::*;

pub const CASES: &[Case] = &[
    // From 13 March on: the nights of the 13th, 14th and 15th may be claimed, that of the 16th not.
    case(
        "HA-3",
        Usage(Hold),
        || stays("2025-03-17").asked_on("2025-03-15"),
        || stays("2025-03-17").asked_on("2025-03-16"),
    ),
    // Two nights, and two more that follow on them; or a night at home in between.
    case("HA-3", Usage(Hold), || follows_on("2025-03-16"), || follows_on("2025-03-15")),
    case(
        "HA-3",
        Usage(Hold),
        || stays("2025-03-16").asked_on("2025-03-15"),
        || {
            let mut scene = stays("2025-03-16").asked_on("2025-03-16");
            scene.contracts[0].claims.stays = StayCounting::Days;
            scene
        },
    ),
    case(
        "HA-5",
        Usage(Hold),
        || treated(&[("diagnostics", 60), ("treatment", 60)]),
        || treated(&[("treatment", 60)]),
    ),
    case(
        "HA-5",
        Usage(Hold),
        || treated(&[("treatment", 60), ("treatment", 60)]),
        || treated(&[("treatment", 60), ("telephone", 60)]),
    ),
    case(
        "HA-5",
        Usage(Hold),
        || treated(&[("treatment", 120), ("diagnostics", 100), ("telephone", 20)]),
        || treated(&[("treatment", 120), ("diagnostics", 100), ("telephone", 21)]),
    ),
    // Travel is indirect time: it does not count.
    case(
        "HA-5",
        Usage(Hold),
        || treated(&[("treatment", 120), ("diagnostics", 120), ("travel", 90)]),
        || treated(&[("treatment", 120), ("diagnostics", 121)]),
    ),
    case("HA-5", Usage(Hold), || guided_on("2025-03-14"), || guided_on("2025-03-13")),
    case("HA-5", Entry(Hold), || guidance_beside("2025-03-12"), || guidance_beside("2025-03-13")),
    case("HA-5", Usage(Hold), || slept("2025-03-11", "2025-03-13"), || slept("2025-03-12", "2025-03-14")),
];

/// An overnight stay from 13 March until the morning of that day.
fn stays(last: &str) -> Scene {
    Scene::ambulatory_use("overnight-stay", Unit::FullDay, Some(stay_until(last)))
}

/// A stay of two nights from the 13th on, and another from that day on; its second night is asked about.
fn follows_on(from: &str) -> Scene {
    let mut scene = stays("2025-03-15");
    scene.use_of(from, stay_until("2025-03-18"));
    scene.usages.swap(0, 1);
    let second = day(from).next().to_string();
    scene.asked_on(&second)
}

/// A day at the institution with these activities and minutes.
fn treated(activities: &[(&str, i64)]) -> Scene {
    let mut scene = Scene::ambulatory_use("day-stay", Unit::PieceEffort, None);
    scene.entries = Scene::new().entries;
    for (key, minutes) in activities {
        let activity = scene.contracts[0].activities.iter().find(|one| one.key.as_str() == *key).unwrap();
        let (key, kind) = (activity.key.clone(), activity.kind);
        let entry = scene.add_entry("2025-03-13", *minutes);
        (entry.activity, entry.kind, entry.product) = (key, kind, None);
    }
    scene.entries.remove(0);
    scene
}

/// The same with guidance on that day.
fn guided_on(on: &str) -> Scene {
    let mut scene = treated(&[("treatment", 60), ("treatment", 60)]);
    scene.add_entry(on, 30).product = Some(product_key("guidance-light"));
    scene.entries.last_mut().unwrap().value.activity = ActivityKey::parse("face-to-face").unwrap();
    scene
}

/// Guidance on 13 March beside a day at the institution.
fn guidance_beside(on: &str) -> Scene {
    let mut scene = Scene::ambulatory("guidance-light");
    scene.also("day-stay", "54007", "2025-01-01", "2025-12-31");
    scene.allocations[1].value.shape = specific("54007", 100, Unit::PieceEffort, Frequency::Total);
    scene.tariffs[1].value.unit = Unit::PieceEffort;
    scene.meet(on, 5);
    scene
}

/// A day at the institution on the 13th, with an overnight stay before or around it.
fn slept(from: &str, until: &str) -> Scene {
    let mut scene = treated(&[("treatment", 60), ("treatment", 60)]);
    scene.also("overnight-stay", "43A11", "2025-01-01", "2025-12-31");
    scene.allocations[1].value.shape = specific("43A11", 100, Unit::FullDay, Frequency::Total);
    scene.tariffs[1].value.unit = Unit::FullDay;
    let stay = scene.use_of(from, stay_until(until));
    assert!(matches!(stay.what, What::Stay(_)));
    scene
}

#[test]
fn the_first_three_are_claimed_and_those_after_are_not() {
    for (on, held) in [
        ("2025-03-13", false),
        ("2025-03-14", false),
        ("2025-03-15", false),
        ("2025-03-16", true),
        ("2025-03-17", true),
    ] {
        let found = stays("2025-03-18").asked_on(on).of_usage();
        assert_eq!(found.iter().any(|finding| finding.rule == "HA-3"), held, "{on}");
    }
}

/// Two versions of a contract: until the end of February nights count, from March on calendar days.
#[test]
fn a_stay_is_counted_as_the_contract_of_its_arrival_says_in_every_month() {
    for (arrival, counted) in [("2025-02-27", 1), ("2025-03-01", 2)] {
        let mut scene = Scene::ambulatory_use("overnight-stay", Unit::FullDay, None);
        scene.usages.clear();
        let last = day("2025-02-28");
        let mut later = scene.contracts[0].clone();
        scene.contracts[0].valid.until = Some(last);
        later.valid.from = last.next();
        later.claims.stays = StayCounting::Days;
        scene.contracts.push(later);
        scene.use_of(arrival, stay_until("2025-03-02"));
        let lines = scene.lines();
        let days: Vec<Day> = lines.iter().flat_map(|line| &line.usages).map(|(_, day, _)| *day).collect();
        let march: Vec<Day> = (0..counted).map(|after| day("2025-03-01").plus_days(after)).collect();
        assert_eq!(days, march, "from {arrival}");
        let expected = if counted == 1 { StayCounting::Nights } else { StayCounting::Days };
        assert_eq!(lines.iter().filter_map(|line| line.stays).collect::<Vec<_>>(), [expected]);
        assert_eq!(lines[0].volume, Some(counted.try_into().unwrap()));
    }
}
