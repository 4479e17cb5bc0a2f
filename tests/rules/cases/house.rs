//! Rules of the house: UW-1 and further.

use super::*;

pub const CASES: &[Case] = &[
    case("UW-1", Entry(Warn), || minutes(1440), || minutes(1441)),
    case(
        "UW-1",
        Entry(Warn),
        || {
            with(|scene| {
                scene.add_entry("2025-03-13", 1440 - 433);
                scene.add_entry("2025-03-12", 1440);
            })
        },
        || {
            with(|scene| {
                scene.add_entry("2025-03-13", 1440 - 432);
            })
        },
    ),
    case("UW-2", Entry(Warn), || two_times("09:45"), || two_times("09:44")),
    case("UW-2", Entry(Warn), || two_times("08:30"), || two_times("08:31")),
    case("UW-2", Entry(Warn), || night("23:00", 540), || night("23:00", 541)),
    case(
        "UW-3",
        Entry(Warn),
        || with(|scene| scene.today = day("2025-03-13")),
        || with(|scene| scene.today = day("2025-03-12")),
    ),
    case(
        "UW-4",
        Usage(Hold),
        || supervised(period("2024-01-01", "2025-03-13")),
        || supervised(period("2024-01-01", "2025-03-12")),
    ),
    case(
        "UW-4",
        Entry(Hold),
        || with(|scene| scene.practitioner.active = period("2024-01-01", "2025-03-13")),
        || with(|scene| scene.practitioner.active = period("2024-01-01", "2025-03-12")),
    ),
    case("UW-4", Entry(Hold), Scene::new, || {
        with(|scene| scene.entry().discipline = Some(discipline("HBO")))
    }),
    case("UW-4", Entry(Hold), Scene::new, || {
        with(|scene| {
            scene.practitioner.disciplines[0].valid = period("2024-01-01", "2025-03-12");
            scene.entry().discipline = None;
        })
    }),
    case("UW-5", Shown(|scene| scene.choose(&Wish::default()).findings.is_empty()), Scene::new, || {
        with(|scene| scene.allocations.push(allocation(2, 300_202, aspecific(1))))
    }),
    case(
        "UW-6",
        Entry(Hold),
        || with(|scene| scene.contracts[0].valid = Period { from: day("2025-03-13"), until: None }),
        || with(|scene| scene.contracts[0].valid = Period { from: day("2025-03-14"), until: None }),
    ),
    case(
        "UW-35",
        Allocation(Warn),
        || care(State::NotStarted, "2025-04-02"),
        || care(State::NotStarted, "2025-04-01"),
    ),
    case(
        "UW-35",
        Allocation(Warn),
        || care(running(), "2025-04-01"),
        || care(State::NotStarted, "2025-04-01"),
    ),
    case(
        "UW-35",
        Allocation(Warn),
        || {
            // Typed: it may have been reported before.
            let mut scene = care(State::NotStarted, "2025-04-01");
            scene.allocation().source = Source::Typed;
            scene
        },
        || care(State::NotStarted, "2025-04-01"),
    ),
    case(
        "UW-23",
        Allocation(Warn),
        || cut(running(), "04", "2025-04-02"),
        || cut(running(), "05", "2025-04-02"),
    ),
    case(
        "UW-23",
        Allocation(Warn),
        || cut(running(), "05", "2025-04-01"),
        || cut(running(), "05", "2025-04-02"),
    ),
    case(
        "UW-23",
        Allocation(Warn),
        || cut(State::NotStarted, "05", "2025-04-02"),
        || cut(running(), "05", "2025-04-02"),
    ),
    case("UW-23", Allocation(Warn), || deleted(State::NotStarted), || deleted(running())),
    case("UW-36", Allocation(Warn), || care(running(), "2025-04-02"), || care(running(), "2025-04-01")),
    case(
        "UW-36",
        Allocation(Warn),
        || care(State::NotStarted, "2025-04-01"),
        || care(running(), "2025-04-01"),
    ),
    case("UW-6", Allocation(Hold), Scene::new, || with(|scene| scene.contracts.clear())),
    case("UW-7", Line(Hold), || raised(9730), || raised(9731)),
    case("UW-8", Entry(Hold), Scene::new, || {
        with(|scene| scene.entry().activity = ActivityKey::parse("knitting").unwrap())
    }),
    case(
        "UW-9",
        Line(Warn),
        || with(|scene| scene.today = day("2025-03-31")),
        || with(|scene| scene.today = day("2025-03-30")),
    ),
    case("UW-25", Line(Warn), || standing(false), || standing(true)),
    case(
        "UW-37",
        Waiting(Warn),
        || waits(Awaited::Answer, "2025-04-02"),
        || waits(Awaited::Answer, "2025-04-01"),
    ),
    case(
        "UW-37",
        Waiting(Warn),
        || waits(Awaited::Decision, "2025-04-02"),
        || waits(Awaited::Decision, "2025-04-01"),
    ),
    case(
        "UW-37",
        Waiting(Warn),
        || waits(Awaited::Placing, "2025-04-01"),
        || waits(Awaited::Answer, "2025-04-01"),
    ),
    case(
        "UW-37",
        Waiting(Warn),
        || with(|scene| scene.waits = None),
        || waits(Awaited::Answer, "2025-04-01"),
    ),
    case(
        "UW-38",
        Waiting(Warn),
        || waits(Awaited::Placing, "2025-04-02"),
        || waits(Awaited::Placing, "2025-04-01"),
    ),
    case(
        "UW-38",
        Waiting(Warn),
        || waits(Awaited::Answer, "2025-04-01"),
        || waits(Awaited::Placing, "2025-04-01"),
    ),
    case(
        "UW-38",
        Waiting(Warn),
        || waits(Awaited::Decision, "2025-04-01"),
        || waits(Awaited::Placing, "2025-04-01"),
    ),
];

/// A message that waits until that day at the latest; today is 2 April 2025.
fn waits(awaited: Awaited, due: &str) -> Scene {
    with(|scene| scene.waits = Some((awaited, day(due))))
}

/// Care that was reported to here, with its report due on that day; today is 2 April 2025.
fn care(state: State, due: &str) -> Scene {
    with(|scene| {
        let first_day = Some(day("2025-03-13"));
        scene.allocation().period = period("2025-01-01", "2025-03-26");
        scene.care = Some(Progress { state, first_day, due: Some(day(due)) });
    })
}

/// Care on an allocation that its municipality took back.
fn deleted(state: State) -> Scene {
    let mut scene = cut(state, "13", "2025-04-02");
    let allocation = scene.allocation();
    allocation.period.until = Some(allocation.period.from);
    scene
}

/// The municipality ended the allocation for that reason.
fn cut(state: State, reason: &str, due: &str) -> Scene {
    let mut scene = care(state, due);
    scene.allocation().change_reason = Some(reason.to_owned());
    scene
}

fn running() -> State {
    State::Running { begin: day("2025-03-13") }
}

/// A granted line of the month before, whose credit was rejected while another one was granted for it.
fn standing(is_beside: bool) -> Scene {
    with(|scene| scene.stands(1001, 1, LineState::Granted).is_beside = is_beside)
}

fn two_times(start: &'static str) -> Scene {
    with(|scene| {
        scene.entry().start = Some(clock("09:00"));
        scene.entry().minutes = Minutes::new(45).unwrap();
        scene.add_entry("2025-03-13", 30).start = Some(clock(start));
    })
}

/// The entry starts at 08:00 and another on the evening before.
fn night(start: &str, count: i64) -> Scene {
    with(|scene| {
        scene.entry().start = Some(clock("08:00"));
        scene.add_entry("2025-03-12", count).start = Some(clock(start));
    })
}

/// Two entries around a new tariff in the middle of the month.
fn raised(cents: i64) -> Scene {
    with(|scene| {
        scene.add_entry("2025-03-20", 60);
        scene.tariffs[0].value.valid.until = Some(day("2025-03-15"));
        let mut next = tariff(9, LOT_1, Some("WO+"), "45X05", cents);
        next.value.valid.from = day("2025-03-16");
        scene.tariffs.push(next);
    })
}

/// A group under somebody who works here for that time.
fn supervised(active: Period) -> Scene {
    let mut scene = Scene::group("day-activities-middle", 5);
    scene.practitioner.active = active;
    scene
}
