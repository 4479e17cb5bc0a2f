//! Days of the calendar, counted from 1 January 1970.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i64);

impl Date {
    /// By the usual count of days in eras of 400 years that start in March.
    pub fn new(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    pub fn parse(text: &str) -> Self {
        let parts: Vec<i64> = text.split('-').map(|part| part.parse().unwrap()).collect();
        let [year, month, day] = parts[..] else { panic!("{text} is no date") };
        let date = Self::new(year, month, day);
        assert_eq!(date.to_string(), text, "no such day");
        date
    }

    /// Year, month and day.
    pub fn parts(self) -> (i64, i64, i64) {
        let days = self.0 + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i64::from(month <= 2), month, day)
    }

    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    pub fn first_of_month(self) -> Self {
        let (year, month, _) = self.parts();
        Self::new(year, month, 1)
    }

    pub fn last_of_month(self) -> Self {
        self.first_of_month().plus(31).first_of_month().plus(-1)
    }

    pub fn is_same_month(self, other: Self) -> bool {
        self.first_of_month() == other.first_of_month()
    }

    /// The Monday of its week: 1 January 1970 was a Thursday.
    pub fn monday(self) -> Self {
        Self(self.0 - (self.0 + 3).rem_euclid(7))
    }

    pub fn is_sunday(self) -> bool {
        self.plus(1).monday() == self.plus(1)
    }

    /// The same day 60 months on; 28 February for a 29th that is not there.
    pub fn plus_five_years(self) -> Self {
        let (year, month, day) = self.parts();
        let there = Self::new(year + 5, month, 1);
        Self::new(year + 5, month, day.min(there.last_of_month().parts().2))
    }

    /// Every day until that one, both included.
    pub fn until(self, last: Self) -> impl Iterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }

    /// Such as `2025-03`.
    pub fn month_name(self) -> String {
        let (year, month, _) = self.parts();
        format!("{year:04}-{month:02}")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    let mut day = Date::parse("2019-12-31");
    for _ in 0..4_000 {
        let next = day.plus(1);
        assert_eq!(Date::parse(&next.to_string()), next);
        assert!(next > day && next.monday() <= next && next.monday().plus(7) > next);
        day = next;
    }
    for (text, monday, last, five) in [
        ("2026-12-31", "2026-12-28", "2026-12-31", "2031-12-31"),
        ("2027-01-03", "2026-12-28", "2027-01-31", "2032-01-03"),
        ("2024-02-29", "2024-02-26", "2024-02-29", "2029-02-28"),
    ] {
        let day = Date::parse(text);
        let found =
            (day.monday().to_string(), day.last_of_month().to_string(), day.plus_five_years().to_string());
        assert_eq!(found, (monday.to_owned(), last.to_owned(), five.to_owned()));
    }
    assert!(Date::parse("2027-01-03").is_sunday() && !Date::parse("2027-01-04").is_sunday());
}
