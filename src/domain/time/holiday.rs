//! Public holidays of the Netherlands, on which a school or a group does not meet.
//!
//! Those of the Algemene termijnenwet, article 3, as far as most people are free: Liberation Day every fifth year, and
//! Good Friday not at all.

use super::super::text::Text;
use super::Day;

/// A day that comes back every year and has a name; not each of them is a public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feast {
    NewYear,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    KingsDay,
    LiberationDay,
    Ascension,
    WhitSunday,
    WhitMonday,
    Christmas,
    BoxingDay,
}

impl Feast {
    /// In the order of the year.
    pub const ALL: [Self; 11] = [
        Self::NewYear,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::Christmas,
        Self::BoxingDay,
    ];

    /// The English word that commands, files and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NewYear => "new-year",
            Self::GoodFriday => "good-friday",
            Self::EasterSunday => "easter-sunday",
            Self::EasterMonday => "easter-monday",
            Self::KingsDay => "kings-day",
            Self::LiberationDay => "liberation-day",
            Self::Ascension => "ascension",
            Self::WhitSunday => "whit-sunday",
            Self::WhitMonday => "whit-monday",
            Self::Christmas => "christmas",
            Self::BoxingDay => "boxing-day",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::NewYear => Text::new("Nieuwjaarsdag", "New Year's Day"),
            Self::GoodFriday => Text::new("Goede Vrijdag", "Good Friday"),
            Self::EasterSunday => Text::new("Eerste Paasdag", "Easter Sunday"),
            Self::EasterMonday => Text::new("Tweede Paasdag", "Easter Monday"),
            Self::KingsDay => Text::new("Koningsdag", "King's Day"),
            Self::LiberationDay => Text::new("Bevrijdingsdag", "Liberation Day"),
            Self::Ascension => Text::new("Hemelvaartsdag", "Ascension Day"),
            Self::WhitSunday => Text::new("Eerste Pinksterdag", "Whit Sunday"),
            Self::WhitMonday => Text::new("Tweede Pinksterdag", "Whit Monday"),
            Self::Christmas => Text::new("Eerste Kerstdag", "Christmas Day"),
            Self::BoxingDay => Text::new("Tweede Kerstdag", "Boxing Day"),
        }
    }

    /// Its word, or its name in either language.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let answers = |feast: &Self| {
            let name = feast.name();
            feast.word() == lower || name.nl.to_lowercase() == lower || name.en.to_lowercase() == lower
        };
        Self::ALL.into_iter().find(answers)
    }

    /// The day on which it falls; `None` before there was one.
    pub fn on(self, year: i32) -> Option<Day> {
        let after_easter = |days| easter(year).map(|day| day.plus_days(days));
        match self {
            Self::NewYear => Day::new(year, 1, 1),
            Self::GoodFriday => easter(year).map(|day| day.minus_days(2)),
            Self::EasterSunday => after_easter(0),
            Self::EasterMonday => after_easter(1),
            Self::KingsDay => kings_day(year),
            Self::LiberationDay => Day::new(year, 5, 5),
            Self::Ascension => after_easter(39),
            Self::WhitSunday => after_easter(49),
            Self::WhitMonday => after_easter(50),
            Self::Christmas => Day::new(year, 12, 25),
            Self::BoxingDay => Day::new(year, 12, 26),
        }
    }

    /// Whether most people are free on it in that year.
    pub const fn is_public(self, year: i32) -> bool {
        match self {
            Self::GoodFriday => false,
            Self::LiberationDay => year % 5 == 0,
            _ => true,
        }
    }
}

/// The name of the public holiday on a day; `None` on any other day.
pub fn holiday(day: Day) -> Option<Text> {
    let year = day.year();
    let falls = |feast: &Feast| feast.is_public(year) && feast.on(year) == Some(day);
    Feast::ALL.into_iter().find(falls).map(Feast::name)
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
    fn a_feast_is_known_by_its_word_and_its_names() {
        for (text, feast) in [
            ("good-friday", Some(Feast::GoodFriday)),
            ("Goede Vrijdag", Some(Feast::GoodFriday)),
            ("whit monday", Some(Feast::WhitMonday)),
            ("friday", None),
        ] {
            assert_eq!(Feast::parse(text), feast, "{text}");
        }
        assert_eq!(Feast::GoodFriday.on(2025), Day::new(2025, 4, 18));
        assert!(Feast::ALL.into_iter().all(|feast| Feast::parse(feast.word()) == Some(feast)));
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
