//! When the practice is closed: weekends and public holidays of the Netherlands.

use crate::domain::time::{Day, holiday};

/// Whether the practice works on that day.
pub fn is_open(day: Day) -> bool {
    weekday(day) < 5 && holiday(day).is_none()
}

/// 0 is Monday.
pub fn weekday(day: Day) -> u64 {
    u64::try_from(day.monday().days_until(day)).unwrap_or_default()
}

/// Days from `from` up to and including `until`.
pub fn days(from: Day, until: Day) -> impl Iterator<Item = Day> {
    let mut next = (from <= until).then_some(from);
    std::iter::from_fn(move || {
        let day = next?;
        next = (day < until).then(|| day.next());
        Some(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_practice_is_closed_at_weekends_and_on_holidays() {
        for (day, open) in [
            ("2025-04-18", true), // Good Friday is a working day
            ("2025-04-19", false),
            ("2025-04-21", false),
            ("2025-05-29", false),
            ("2025-06-09", false),
            ("2025-12-24", true),
            ("2025-12-25", false),
        ] {
            assert_eq!(is_open(Day::parse_iso(day).unwrap()), open, "{day}");
        }
    }
}
