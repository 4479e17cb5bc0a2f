//! What became of an allocation after it was claimed on, and after it was sent: UW-19 to UW-22.

use uurwerk::domain::absence::Absence;
use uurwerk::domain::allocation::DELETED;

use super::*;

pub const CASES: &[Case] = &[
    case("UW-19", Claimed(Warn), || ends("2025-02-28"), || ends("2025-02-27")),
    case("UW-19", Claimed(Warn), || ends("2025-02-28"), || ends("2025-01-31")),
    case("UW-19", Claimed(Warn), || begins("2025-02-01"), || begins("2025-02-02")),
    case(
        "UW-19",
        Claimed(Warn),
        || claimed(LineState::Sent, |_| ()),
        || claimed(LineState::Sent, |scene| scene.allocation().change_reason = Some(DELETED.to_owned())),
    ),
    case("UW-20", Claimed(Warn), || allots("45X05", Unit::Minute), || allots("45X06", Unit::Minute)),
    case("UW-20", Claimed(Warn), || allots("45X05", Unit::Hour), || allots("45X05", Unit::DayPart)),
    case("UW-20", Claimed(Warn), granted, || {
        claimed(LineState::Granted, |scene| {
            scene.allocation().shape =
                Shape::Aspecific { category: Category::parse("44").unwrap(), budget: Some(Cents(900_000)) };
        })
    }),
    case("UW-21", Claimed(Warn), || gives(70_218), || gives(70_217)),
    case("UW-21", Claimed(Warn), || hours(8, Frequency::Month), || hours(7, Frequency::Month)),
    case("UW-21", Claimed(Warn), || hours(8, Frequency::Total), || hours(7, Frequency::Total)),
    case("UW-22", Allocation(Warn), Scene::new, || {
        with(|scene| {
            scene.absence =
                Some(Absence { identification: "301250000002".to_owned(), dated: day("2025-03-01") });
        })
    }),
];

/// February 2025: 433 minutes for € 702.18 on the first allocation.
fn claimed(state: LineState, change: impl FnOnce(&mut Scene)) -> Scene {
    with(|scene| {
        scene.stands(70_218, 433, state);
        change(scene);
    })
}

fn granted() -> Scene {
    claimed(LineState::Granted, |_| ())
}

fn ends(until: &str) -> Scene {
    claimed(LineState::Granted, |scene| scene.allocation().period.until = Some(day(until)))
}

fn begins(from: &str) -> Scene {
    claimed(LineState::Granted, |scene| scene.allocation().period.from = day(from))
}

fn allots(code: &str, unit: Unit) -> Scene {
    claimed(LineState::Granted, |scene| {
        scene.allocation().shape = specific(code, 90_000, unit, Frequency::Total);
    })
}

fn gives(budget: i64) -> Scene {
    claimed(LineState::Granted, |scene| scene.allocation().shape = aspecific(budget))
}

fn hours(volume: u32, frequency: Frequency) -> Scene {
    claimed(LineState::Granted, |scene| {
        scene.allocation().shape = specific("45X05", volume, Unit::Hour, frequency);
    })
}
