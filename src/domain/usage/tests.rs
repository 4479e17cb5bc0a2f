//! Units, days and distances on their boundaries.

use super::*;
use crate::domain::time::ClockTime;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

#[test]
fn a_stay_counts_by_the_rule_of_the_contract() {
    let clock = |text: &str| (!text.is_empty()).then(|| ClockTime::parse(text).unwrap());
    let friday = day("2025-03-14");
    for (arrival, departure, time, nights, days, started) in [
        ("16:00", "2025-03-16", "10:00", 2, 3, 2),
        ("16:00", "2025-03-15", "15:59", 1, 2, 1),
        ("16:00", "2025-03-15", "16:00", 1, 2, 1),
        ("16:00", "2025-03-15", "16:01", 1, 2, 2),
        ("10:00", "2025-03-14", "20:00", 0, 1, 1),
        ("", "2025-03-16", "", 2, 3, 2),
        ("", "2025-03-14", "", 0, 1, 0),
    ] {
        let stay = Stay {
            arrival: clock(arrival),
            departure: Some(Departure { day: day(departure), time: clock(time) }),
        };
        let count = |counting| stay.unit_days(friday, counting, Day::LAST).count();
        let found = StayCounting::ALL.map(count);
        assert_eq!(found, [nights, days, started], "{arrival} to {departure} {time}");
    }
}

#[test]
fn who_is_still_there_counts_until_yesterday() {
    let stay = Stay { arrival: None, departure: None };
    for counting in StayCounting::ALL {
        let days: Vec<Day> = stay.unit_days(day("2025-02-27"), counting, day("2025-03-02")).collect();
        assert_eq!(days, [day("2025-02-27"), day("2025-02-28"), day("2025-03-01")]);
    }
    assert_eq!(stay.unit_days(day("2025-03-02"), StayCounting::Nights, day("2025-03-02")).count(), 0);
}

#[test]
fn nobody_stays_in_two_places() {
    let stay = |from: &str, until: &str| {
        let clock = |time: Option<&str>| time.map(|time| ClockTime::parse(time).unwrap());
        let moment = |text: &str| {
            let mut parts = text.split(' ');
            (day(parts.next().unwrap()), clock(parts.next()))
        };
        let (arrival, time) = moment(from);
        let departure = (!until.is_empty()).then(|| moment(until)).map(|(day, time)| Departure { day, time });
        (Stay { arrival: time, departure }, arrival)
    };
    for (one, other, both) in [
        (("2025-03-10", "2025-03-12"), ("2025-03-12", "2025-03-14"), false),
        (("2025-03-10", "2025-03-12"), ("2025-03-11", "2025-03-14"), true),
        (("2025-03-10", "2025-03-12 10:00"), ("2025-03-12 10:00", ""), false),
        (("2025-03-10", "2025-03-12 10:01"), ("2025-03-12 10:00", ""), true),
        (("2025-03-10", "2025-03-12 10:01"), ("2025-03-12", ""), false),
        (("2025-03-10", ""), ("2025-03-20", ""), true),
        (("2025-03-10", ""), ("2025-03-08", "2025-03-10"), false),
        (("2025-03-10", "2025-03-10"), ("2025-03-10", "2025-03-10"), true),
        (("2025-03-10 09:00", "2025-03-10 12:00"), ("2025-03-10 13:00", "2025-03-10 15:00"), false),
        (("2025-03-01", "2025-03-31"), ("2025-03-10", "2025-03-12"), true),
    ] {
        let ((a, a_from), (b, b_from)) = (stay(one.0, one.1), stay(other.0, other.1));
        assert_eq!(a.overlaps(a_from, &b, b_from), both, "{one:?} {other:?}");
        assert_eq!(b.overlaps(b_from, &a, a_from), both, "{other:?} {one:?}");
    }
    for (from, until, backwards) in [
        ("2025-03-10", "2025-03-09", true),
        ("2025-03-10", "2025-03-10", false),
        ("2025-03-10 12:00", "2025-03-10 11:59", true),
        ("2025-03-10 12:00", "2025-03-10 12:00", false),
        ("2025-03-10 12:00", "", false),
    ] {
        let (stay, arrival) = stay(from, until);
        assert_eq!(stay.is_backwards(arrival), backwards, "{from} {until}");
    }
}

#[test]
fn a_distance_is_in_whole_metres() {
    for (text, metres) in [
        ("12.4", Some(12_400)),
        ("12,4", Some(12_400)),
        ("0.001", Some(1)),
        ("999.999", Some(999_999)),
        (" 7 ", Some(7_000)),
        ("0", None),
        ("1000", None),
        ("1.", None),
        (".5", None),
        ("1.2345", None),
        ("-3", None),
        ("1e2", None),
        ("", None),
    ] {
        assert_eq!(Distance::parse_kilometres(text), metres.map(Distance::Metres), "{text}");
    }
    for (metres, text) in [(12_400, "12.4"), (1, "0.001"), (7_000, "7"), (10_050, "10.05")] {
        assert_eq!(Distance::kilometres(metres), text);
        assert_eq!(Distance::parse_kilometres(text), Some(Distance::Metres(metres)));
    }
}

#[test]
fn each_kind_counts_in_its_own_units() {
    let attendance =
        |presence| What::Attendance(Attendance { session: crate::domain::ids::SessionId(1), presence });
    let two = attendance(Presence::present(2).unwrap());
    let sick = attendance(Presence::Absent(AbsenceReason::Sick));
    let stay = What::Stay(Stay { arrival: None, departure: None });
    let trip = |carriage| {
        What::Trip(Trip {
            direction: Direction::Outward,
            carriage,
            distance: None,
            from: None,
            to: None,
            wheelchair: false,
            destination: None,
        })
    };
    let group = trip(Carriage::Provider(TransportForm::Group));
    let rows = [
        (two, Unit::DayPart, Some(2), true),
        (attendance(Presence::present(2).unwrap()), Unit::PieceEffort, Some(1), true),
        (sick.clone(), Unit::DayPart, Some(0), false),
        (sick, Unit::PieceEffort, Some(0), false),
        (stay.clone(), Unit::FullDay, Some(1), true),
        (stay, Unit::DayPart, None, true),
        (group.clone(), Unit::PieceEffort, Some(1), true),
        (group, Unit::Minute, None, true),
        (trip(Carriage::Family), Unit::PieceEffort, Some(1), false),
    ];
    for (what, unit, units, declarable) in rows {
        let usage = Usage {
            key: UsageKey(uuid::Uuid::nil()),
            client: ClientId(1),
            day: day("2025-03-13"),
            what,
            allocation: None,
            product: None,
            practitioner: None,
            responsible: None,
            note: None,
        };
        assert_eq!((usage.units_per_day(unit), usage.is_declarable()), (units, declarable), "{usage:?}");
    }
    assert!(Presence::present(0).is_none() && Presence::present(MOST_DAY_PARTS + 1).is_none());
}

#[test]
fn the_28th_day_counts_the_first() {
    assert_eq!(Trajectory::last_possible(day("2025-03-01"), 28), day("2025-03-28"));
    assert_eq!(Trajectory::last_possible(day("2025-03-01"), 42), day("2025-04-11"));
}
