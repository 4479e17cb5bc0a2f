//! A calendar day between 1900 and 2199.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::super::text::Text;
use super::Month;

/// A calendar day, 1900-01-01 up to and including 2199-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

impl Day {
    /// `None` for a day that does not exist (31 February) or lies outside 1900 to 2199.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::from_date)
    }

    /// `None` outside 1900 to 2199.
    pub fn from_date(date: NaiveDate) -> Option<Self> {
        YEARS.contains(&date.year()).then_some(Self(date))
    }

    /// Exactly `YYYY-MM-DD`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let right_form = bytes.len() == 10
            && bytes
                .iter()
                .enumerate()
                .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
        if !right_form {
            return None;
        }
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Self::new(year, month, day)
    }

    pub fn date(self) -> NaiveDate {
        self.0
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    pub fn month_number(self) -> u32 {
        self.0.month()
    }

    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    pub fn month(self) -> Month {
        Month::of(self)
    }

    /// ISO year and week: Monday to Sunday, week 1 holds 4 January.
    pub fn iso_week(self) -> (i32, u32) {
        let week = self.0.iso_week();
        (week.year(), week.week())
    }

    /// The Monday of this day's ISO week; the first days of 1900 stay where they are.
    pub fn monday(self) -> Self {
        self.minus_days(u64::from(self.0.weekday().num_days_from_monday()))
    }

    /// Stops at 2199-12-31.
    pub fn plus_days(self, days: u64) -> Self {
        self.0.checked_add_days(Days::new(days)).and_then(Self::from_date).unwrap_or(Self::LAST)
    }

    /// Stops at 1900-01-01.
    pub fn minus_days(self, days: u64) -> Self {
        self.0.checked_sub_days(Days::new(days)).and_then(Self::from_date).unwrap_or(Self::FIRST)
    }

    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    pub fn previous(self) -> Self {
        self.minus_days(1)
    }

    /// The same day of the month so many months later; the last day of a month that is too short.
    pub fn plus_months(self, months: u32) -> Self {
        self.0.checked_add_months(chrono::Months::new(months)).and_then(Self::from_date).unwrap_or(Self::LAST)
    }

    /// The same day of the month so many months earlier; the last day of a month that is too short.
    pub fn minus_months(self, months: u32) -> Self {
        self.0
            .checked_sub_months(chrono::Months::new(months))
            .and_then(Self::from_date)
            .unwrap_or(Self::FIRST)
    }

    /// Whole days from `self` to `later`; negative when `later` comes first.
    pub fn days_until(self, later: Self) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }

    /// First and last day that exist here.
    pub const FIRST: Self = Self(first());
    pub const LAST: Self = Self(last());

    /// `donderdag` / `Thursday`.
    pub fn weekday_name(self) -> Text {
        let (nl, en) = WEEKDAYS[self.weekday_index()];
        Text::new(nl, en)
    }

    /// `do` / `Thu`.
    pub fn weekday_short(self) -> Text {
        let (nl, en) = WEEKDAYS_SHORT[self.weekday_index()];
        Text::new(nl, en)
    }

    /// `13 maart 2025` / `13 March 2025`.
    pub fn long(self) -> Text {
        let month = self.month().name();
        Text::of(
            format!("{} {} {}", self.day_of_month(), month.nl, self.year()),
            format!("{} {} {}", self.day_of_month(), month.en, self.year()),
        )
    }

    fn weekday_index(self) -> usize {
        usize::try_from(self.0.weekday().num_days_from_monday()).unwrap_or_default()
    }
}

const fn first() -> NaiveDate {
    match NaiveDate::from_ymd_opt(1900, 1, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

const fn last() -> NaiveDate {
    match NaiveDate::from_ymd_opt(2199, 12, 31) {
        Some(date) => date,
        None => NaiveDate::MAX,
    }
}

const WEEKDAYS: [(&str, &str); 7] = [
    ("maandag", "Monday"),
    ("dinsdag", "Tuesday"),
    ("woensdag", "Wednesday"),
    ("donderdag", "Thursday"),
    ("vrijdag", "Friday"),
    ("zaterdag", "Saturday"),
    ("zondag", "Sunday"),
];

const WEEKDAYS_SHORT: [(&str, &str); 7] =
    [("ma", "Mon"), ("di", "Tue"), ("wo", "Wed"), ("do", "Thu"), ("vr", "Fri"), ("za", "Sat"), ("zo", "Sun")];

/// ISO 8601: `2025-03-13`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.format("%Y-%m-%d").to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_days() {
        for (text, exists) in [
            ("2025-02-28", true),
            ("2025-02-29", false),
            ("2024-02-29", true),
            ("2025-02-31", false),
            ("2025-13-01", false),
            ("1899-12-31", false),
            ("2200-01-01", false),
            ("2025-3-1", false),
            ("2025-03-01Z", false),
            ("+025-03-01", false),
            ("", false),
        ] {
            assert_eq!(Day::parse_iso(text).is_some(), exists, "{text:?}");
        }
    }

    #[test]
    fn a_week_starts_on_monday_and_a_year_may_have_week_53() {
        let day = Day::new(2027, 1, 1).unwrap();
        assert_eq!(day.iso_week(), (2026, 53));
        assert_eq!(day.monday().to_string(), "2026-12-28");
        assert_eq!(day.weekday_short().en, "Fri");
    }

    #[test]
    fn months_are_added_to_the_last_day_that_exists() {
        let day = Day::new(2024, 1, 31).unwrap();
        assert_eq!(day.plus_months(1).to_string(), "2024-02-29");
        assert_eq!(Day::LAST.plus_days(1), Day::LAST);
        assert_eq!(Day::FIRST.minus_days(1), Day::FIRST);
    }
}
