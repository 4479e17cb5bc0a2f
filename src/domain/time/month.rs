//! A calendar month.

use std::fmt;

use super::super::text::Text;
use super::{ClosedPeriod, Day};

/// A calendar month, known by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Day,
}

impl Month {
    /// `None` when the month does not exist or lies outside 1900 to 2199.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        Day::new(year, month, 1).map(|first| Self { first })
    }

    pub fn of(day: Day) -> Self {
        Self { first: day.minus_days(u64::from(day.day_of_month().saturating_sub(1))) }
    }

    /// Exactly `YYYY-MM`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        Day::parse_iso(&format!("{text}-01")).map(Self::of)
    }

    pub fn first(self) -> Day {
        self.first
    }

    pub fn last(self) -> Day {
        if self.next() == self { Day::LAST } else { self.next().first.previous() }
    }

    /// Stops at December 2199.
    pub fn next(self) -> Self {
        Self::of(self.first.plus_months(1))
    }

    /// Stops at January 1900.
    pub fn previous(self) -> Self {
        Self::of(self.first.minus_months(1))
    }

    pub fn period(self) -> ClosedPeriod {
        ClosedPeriod::whole(self)
    }

    pub fn contains(self, day: Day) -> bool {
        Self::of(day) == self
    }

    pub fn days(self) -> impl Iterator<Item = Day> {
        self.period().days()
    }

    /// `maart` / `March`.
    pub fn name(self) -> Text {
        let index = usize::try_from(self.first.month_number().saturating_sub(1)).unwrap_or_default();
        let (nl, en) = NAMES[index];
        Text::new(nl, en)
    }

    /// `maart 2025` / `March 2025`.
    pub fn long(self) -> Text {
        let name = self.name();
        let year = self.first.year();
        Text::of(format!("{} {year}", name.nl), format!("{} {year}", name.en))
    }
}

const NAMES: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// ISO 8601: `2025-03`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.first.year(), self.first.month_number()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_edges() {
        for (text, last) in [("2024-02", "2024-02-29"), ("2025-02", "2025-02-28"), ("2025-12", "2025-12-31")]
        {
            let month = Month::parse_iso(text).unwrap();
            assert_eq!(month.to_string(), text);
            assert_eq!(month.last().to_string(), last);
            assert_eq!(month.next().previous(), month);
            assert!(month.contains(month.last()) && !month.contains(month.last().next()));
        }
        assert!(Month::parse_iso("2025-13").is_none());
        assert!(Month::parse_iso("2025-1").is_none());
        assert_eq!(Month::of(Day::LAST).last(), Day::LAST);
    }
}
