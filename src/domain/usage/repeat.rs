//! The trips of a month made again in another one, by what was usual on each weekday.

use std::collections::BTreeMap;

use super::super::time::{Day, Month, holiday};
use super::trip::{Direction, Trip};

/// What is told apart: a weekday (0 is Monday), a direction, where to.
type Kind<'a> = (i64, Direction, Option<&'a str>);

/// The trips of one client that are usual in a month, on the days of another.
///
/// A trip is usual on a weekday when it was made on more than half of the days on which it could have been: those of that
/// weekday, without public holidays, from the client's first trip of the month on. So one day of illness breaks no habit,
/// and one outing makes none. Public holidays of the new month are left out. Each trip looks like the last one of its kind.
pub fn repeated(trips: &[(Day, Trip)], of: Month, into: Month) -> Vec<(Day, Trip)> {
    let Some(first) = trips.iter().map(|(day, _)| *day).filter(|day| of.contains(*day)).min() else {
        return Vec::new();
    };
    let mut kinds: BTreeMap<Kind<'_>, Vec<(Day, &Trip)>> = BTreeMap::new();
    for (day, trip) in trips.iter().filter(|(day, _)| of.contains(*day)) {
        let place = trip.destination.as_ref().map(super::super::remark::Remark::as_str);
        kinds.entry((weekday(*day), trip.direction, place)).or_default().push((*day, trip));
    }
    let mut out = Vec::new();
    for ((wanted, ..), made) in kinds {
        let possible =
            of.days().filter(|day| *day >= first && weekday(*day) == wanted && holiday(*day).is_none());
        let mut days: Vec<Day> =
            made.iter().map(|(day, _)| *day).filter(|day| holiday(*day).is_none()).collect();
        days.sort_unstable();
        days.dedup();
        let last = made.iter().max_by_key(|(day, _)| *day);
        if let Some((_, trip)) = last.filter(|_| days.len() * 2 > possible.count()) {
            let days = into.days().filter(|day| weekday(*day) == wanted && holiday(*day).is_none());
            out.extend(days.map(|day| (day, (*trip).clone())));
        }
    }
    out.sort_by_key(|(day, trip)| (*day, trip.direction));
    out
}

fn weekday(day: Day) -> i64 {
    day.monday().days_until(day)
}

#[cfg(test)]
mod tests {
    use super::super::{Carriage, Distance};
    use super::*;
    use crate::domain::contract::TransportForm;

    fn trip(direction: Direction, band: u8) -> Trip {
        Trip {
            direction,
            carriage: Carriage::Provider(TransportForm::Group),
            distance: Some(Distance::Band(band)),
            from: None,
            to: None,
            wheelchair: false,
            destination: None,
        }
    }

    /// `3o` is outward on the third.
    fn made(text: &str, month: &str) -> Vec<(Day, Trip)> {
        let month = Month::parse_iso(month).unwrap();
        text.split_whitespace()
            .map(|word| {
                let (number, way) = word.split_at(word.len() - 1);
                let direction = if way == "o" { Direction::Outward } else { Direction::Return };
                let first = month.first();
                (
                    Day::new(first.year(), first.month_number(), number.parse().unwrap()).unwrap(),
                    trip(direction, 3),
                )
            })
            .collect()
    }

    fn check(text: &str, of: &str, into: &str, expected: &str) {
        let found = repeated(&made(text, of), Month::parse_iso(of).unwrap(), Month::parse_iso(into).unwrap());
        let told: Vec<String> = found
            .iter()
            .map(|(day, trip)| {
                format!(
                    "{}{}",
                    day.day_of_month(),
                    if trip.direction == Direction::Outward { "o" } else { "r" }
                )
            })
            .collect();
        assert_eq!(told.join(" "), expected, "{text} of {of} in {into}");
    }

    #[test]
    fn what_was_usual_on_a_weekday_comes_again() {
        // Mondays of February 2025: 3, 10, 17, 24; of March: 3, 10, 17, 24, 31.
        check("3o 3r 10o 10r 17o 17r 24o 24r", "2025-02", "2025-03", "3o 3r 10o 10r 17o 17r 24o 24r 31o 31r");
        check("3o 10o 17o", "2025-02", "2025-03", "3o 10o 17o 24o 31o");
        // Half of them is a habit of every other week, and once is an outing.
        check("3o 17o", "2025-02", "2025-03", "");
        check("3o 10o 17o 24o 22o", "2025-02", "2025-03", "3o 10o 17o 24o 31o");
        // Who came in the middle of the month has a habit from there on; who left has none.
        check("17o 24o", "2025-02", "2025-03", "3o 10o 17o 24o 31o");
        check("3o", "2025-02", "2025-03", "");
        check("", "2025-02", "2025-03", "");
    }

    #[test]
    fn public_holidays_are_left_out_of_both_months() {
        // 21 April 2025 is Easter Monday, 5 May Liberation Day.
        check("7o 14o", "2025-04", "2025-05", "12o 19o 26o");
        check("7o", "2025-04", "2025-05", "");
    }

    #[test]
    fn a_trip_looks_like_the_last_of_its_kind() {
        let mut trips = made("3o 10o 17o 24o", "2025-02");
        trips[3].1 = trip(Direction::Outward, 5);
        let month = Month::parse_iso("2025-02").unwrap();
        let found = repeated(&trips, month, month.next());
        assert!(found.iter().all(|(_, trip)| trip.distance == Some(Distance::Band(5))));
        assert_eq!(found.len(), 5);
    }
}
