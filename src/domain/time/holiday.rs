//! Public holidays of the Netherlands, on which a school or a group does not meet.
//!
//! Those of the Algemene termijnenwet, article 3, as far as most people are free: Liberation Day every fifth year, and
//! Good Friday not at all.

use super::super::text::Text;
use super::Day;

/// Fixed days: month, day, name.
const FIXED: [(u32, u32, Text); 3] = [
    (1, 1, Text::new("Nieuwjaarsdag", "New Year's Day")),
    (12, 25, Text::new("Eerste Kerstdag", "Christmas Day")),
    (12, 26, Text::new("Tweede Kerstdag", "Boxing Day")),
];

/// Days counted from Easter Sunday.
const AROUND_EASTER: [(u64, Text); 5] = [
    (0, Text::new("Eerste Paasdag", "Easter Sunday")),
    (1, Text::new("Tweede Paasdag", "Easter Monday")),
    (39, Text::new("Hemelvaartsdag", "Ascension Day")),
    (49, Text::new("Eerste Pinksterdag", "Whit Sunday")),
    (50, Text::new("Tweede Pinksterdag", "Whit Monday")),
];

/// The name of the public holiday on a day; `None` on any other day.
pub fn holiday(day: Day) -> Option<Text> {
    let on = (day.month_number(), day.day_of_month());
    if let Some((.., name)) = FIXED.into_iter().find(|(month, date, _)| (*month, *date) == on) {
        return Some(name);
    }
    if kings_day(day.year()) == Some(day) {
        return Some(Text::new("Koningsdag", "King's Day"));
    }
    if on == (5, 5) && day.year() % 5 == 0 {
        return Some(Text::new("Bevrijdingsdag", "Liberation Day"));
    }
    let easter = easter(day.year())?;
    AROUND_EASTER.into_iter().find(|(after, _)| easter.plus_days(*after) == day).map(|(_, name)| name)
}

/// 27 April since 2014, the day before when that is a Sunday.
fn kings_day(year: i32) -> Option<Day> {
    let day = Day::new(year, 4, 27).filter(|_| year >= 2014)?;
    Some(if day.monday().plus_days(6) == day { day.previous() } else { day })
}

/// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<Day> {
    let year_of_cycle = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * year_of_cycle + century - century / 4 - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let correction = (year_of_cycle + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    let (month, date) = (days / 31, days % 31 + 1);
    Day::new(year, u32::try_from(month).ok()?, u32::try_from(date).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        for (day, name) in [
            ("2025-01-01", Some("Nieuwjaarsdag")),
            ("2025-04-18", None), // Good Friday
            ("2025-04-20", Some("Eerste Paasdag")),
            ("2025-04-21", Some("Tweede Paasdag")),
            ("2025-04-22", None),
            ("2025-04-26", Some("Koningsdag")), // the 27th is a Sunday
            ("2025-04-27", None),
            ("2024-04-27", Some("Koningsdag")),
            ("2013-04-27", None),
            ("2025-05-05", Some("Bevrijdingsdag")),
            ("2026-05-05", None),
            ("2025-05-29", Some("Hemelvaartsdag")),
            ("2025-06-08", Some("Eerste Pinksterdag")),
            ("2025-06-09", Some("Tweede Pinksterdag")),
            ("2025-12-25", Some("Eerste Kerstdag")),
            ("2025-12-26", Some("Tweede Kerstdag")),
            ("2025-12-27", None),
        ] {
            let found = holiday(Day::parse_iso(day).unwrap());
            assert_eq!(found.map(|text| text.nl.into_owned()).as_deref(), name, "{day}");
        }
    }

    #[test]
    fn easter_is_the_sunday_that_almanacs_print() {
        for (year, day) in [
            (1961, "1961-04-02"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2011, "2011-04-24"),
            (2019, "2019-04-21"),
            (2024, "2024-03-31"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
            (2076, "2076-04-19"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }
}
