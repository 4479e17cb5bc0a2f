//! When the practice is closed: weekends and public holidays of the Netherlands.

use crate::domain::time::Day;

/// Whether the practice works on that day.
pub fn is_open(day: Day) -> bool {
    weekday(day) < 5 && !is_holiday(day)
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

fn is_holiday(day: Day) -> bool {
    let fixed = [(1, 1), (4, 27), (12, 25), (12, 26)];
    if fixed.contains(&(day.month_number(), day.day_of_month())) {
        return true;
    }
    // Easter Monday, Ascension Day and Whit Monday.
    easter(day.year()).is_some_and(|easter| [1, 39, 50].contains(&easter.days_until(day)))
}

/// Easter Sunday of the Gregorian calendar, by the rule of Oudin.
fn easter(year: i32) -> Option<Day> {
    let (golden, century) = (year % 19, year / 100);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let full = epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
    let sunday = full - weekday;
    let month = 3 + (sunday + 40) / 44;
    let day = sunday + 28 - 31 * (month / 4);
    Day::new(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, day) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
            (2049, "2049-04-18"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }

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
