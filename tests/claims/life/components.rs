//! What a message about an allocation does to trips, attendance and stays on it.

use uurwerk::domain::time::ClockTime;
use uurwerk::domain::usage::{Attendance, Departure, Direction, Presence, Stay, UsageKind, What};

use super::*;
use crate::claims::usages::{GROUP, overnight};

const GUIDE: &str = include_str!("../../../src/contracts/handleiding-ambulant.toml");

const TRIPS: Given<'static> = Given { number: 300_301, code: "45X31", unit: "84", volume: 40, ..YEAR };
const PARTS: Given<'static> = Given { number: 300_303, code: "45X41", unit: "16", volume: 80, ..YEAR };
const NIGHTS: Given<'static> =
    Given { number: 300_311, category: "43", code: "43A11", unit: "14", volume: 10, ..YEAR };

/// A trip and an attendance on 13 and 14 March, and a stay from 12 to 15 March, each on an allocation that came in a message.
fn office_with_usages() -> Office {
    let mut office = office();
    office.price();
    let guide = import_contract::Input { content: GUIDE.to_owned() };
    import_contract::run(&mut office.store, &office.here, guide).unwrap();
    overnight(&mut office);
    // No product of the same category runs beside them (TR302).
    office.accepting(&letter("T", &[Given { until: "2025-02-28", ..YEAR }]));
    office.accepting(&letter("T0", &[TRIPS, PARTS, NIGHTS]));
    for (number, on) in [(1, "2025-03-13"), (2, "2025-03-14")] {
        office.trip(number, on, Direction::Outward, 4_000, GROUP);
        let (session, presence) = (office.meet(on), Presence::present(2).unwrap());
        office.keep(10 + number, on, What::Attendance(Attendance { session, presence }));
    }
    let departure = Some(Departure { day: day("2025-03-15"), time: ClockTime::new(10, 0) });
    office.keep(21, "2025-03-12", What::Stay(Stay { arrival: ClockTime::new(16, 0), departure }));
    office
}

/// Ends on 13 March, by a newer version.
fn cut(given: Given<'static>) -> Given<'static> {
    Given { until: "2025-03-13", reason: "03", fixed: AGAIN.fixed, ..given }
}

/// Takes over from 14 March.
fn next(given: Given<'static>) -> Given<'static> {
    Given { number: given.number + 100, from: "2025-03-14", fixed: AGAIN.fixed, ..given }
}

/// What becomes of time, without what becomes of the allocations: `trip 2025-03-14 1 outside: 300301 > 300301`.
fn fates(office: &mut Office, letter: &Allotted<'_>, asks: bool) -> Vec<String> {
    let seen = preview(&mut office.store, &office.here, &Input::asking(bytes(letter))).unwrap().effects;
    let kinds: Vec<&str> = seen
        .time
        .iter()
        .map(|effect| match &effect.subject {
            TimeSubject::Usage { kind: UsageKind::Trip, .. } => "trip",
            TimeSubject::Usage { kind: UsageKind::Attendance, .. } => "attendance",
            TimeSubject::Usage { kind: UsageKind::Stay, .. } => "stay",
            TimeSubject::Entry { .. } => "entry",
        })
        .collect();
    let told = office.does(letter, asks);
    let time = told.into_iter().filter(|words| words.starts_with("2025-03-"));
    let mut told: Vec<String> =
        kinds.into_iter().zip(time).map(|(kind, words)| format!("{kind} {words}")).collect();
    told.sort();
    told
}

#[test]
fn what_was_used_after_the_new_end_has_no_allocation_until_it_is_lengthened() {
    let mut office = office_with_usages();
    let cut = [cut(TRIPS), cut(PARTS), cut(NIGHTS)];
    assert_eq!(
        fates(&mut office, &letter("T1", &cut), true),
        [
            "attendance 2025-03-14 2 free lost: 300303 > -",
            "stay 2025-03-14 1 free lost: 300311 > -",
            "trip 2025-03-14 1 free lost: 300301 > -",
        ]
    );
    let later = |given| Given { fixed: ("2025-04-01", "11:00:00"), ..given };
    assert_eq!(
        fates(&mut office, &letter("T2", &[later(TRIPS), later(PARTS), later(NIGHTS)]), false),
        [
            "attendance 2025-03-14 2 free found: - > 300303",
            "stay 2025-03-14 1 free found: - > 300311",
            "trip 2025-03-14 1 free found: - > 300301",
        ]
    );
    let deleted = |given: Given<'static>| Given {
        until: given.from,
        reason: "13",
        fixed: ("2025-04-01", "12:00:00"),
        ..given
    };
    let told = fates(&mut office, &letter("T3", &[deleted(TRIPS), deleted(PARTS), deleted(NIGHTS)]), true);
    assert_eq!(told.len(), 7, "{told:?}");
    assert!(told.iter().all(|words| words.contains("free lost")), "{told:?}");
}

#[test]
fn what_was_used_goes_along_to_the_allocation_that_takes_over() {
    let mut office = office_with_usages();
    office.claimed("2025-03");
    let both = [cut(TRIPS), next(TRIPS), cut(PARTS), next(PARTS), cut(NIGHTS), next(NIGHTS)];
    assert_eq!(
        fates(&mut office, &letter("T1", &both), true),
        [
            "attendance 2025-03-14 2 free moved: 300303 > 300403",
            "stay 2025-03-14 1 free moved: 300311 > 300411",
            "trip 2025-03-14 1 free moved: 300301 > 300401",
        ]
    );
    let claimed = office.claimed("2025-03");
    let told: Vec<String> = claimed
        .iter()
        .map(|(code, volume, _, cents, parts)| {
            format!("{code} {} {cents} {parts}", volume.unwrap_or_default())
        })
        .collect();
    let halves = [
        "43A11 1 10000 1",
        "43A11 2 20000 2",
        "45X31 1 1250 1",
        "45X31 1 1250 1",
        "45X41 2 12110 1",
        "45X41 2 12110 1",
    ];
    assert_eq!(told, halves, "two lines for each, on the old and on the new");
}
