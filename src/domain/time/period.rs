//! Periods of days, both ends included.

use super::{Day, Month};

/// A period that may have no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    pub from: Day,
    /// Last day, included; `None` is open.
    pub until: Option<Day>,
}

impl Period {
    /// `None` when the end lies before the start.
    pub fn new(from: Day, until: Option<Day>) -> Option<Self> {
        if until.is_some_and(|until| until < from) { None } else { Some(Self { from, until }) }
    }

    pub fn contains(self, day: Day) -> bool {
        day >= self.from && self.until.is_none_or(|until| day <= until)
    }

    /// Sharing one day is overlap.
    pub fn overlaps(self, other: Self) -> bool {
        self.until.is_none_or(|until| other.from <= until)
            && other.until.is_none_or(|until| self.from <= until)
    }
}

/// A period with a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClosedPeriod {
    from: Day,
    until: Day,
}

impl ClosedPeriod {
    /// `None` when the end lies before the start.
    pub fn new(from: Day, until: Day) -> Option<Self> {
        (from <= until).then_some(Self { from, until })
    }

    pub fn whole(month: Month) -> Self {
        Self { from: month.first(), until: month.last() }
    }

    pub fn day(day: Day) -> Self {
        Self { from: day, until: day }
    }

    pub fn from(self) -> Day {
        self.from
    }

    /// Last day, included.
    pub fn until(self) -> Day {
        self.until
    }

    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// The days in both; `None` when they share no day.
    pub fn cut_by(self, period: Period) -> Option<Self> {
        let until = period.until.map_or(self.until, |until| until.min(self.until));
        Self::new(self.from.max(period.from), until)
    }

    pub fn days(self) -> impl Iterator<Item = Day> {
        let mut next = Some(self.from);
        std::iter::from_fn(move || {
            let day = next?;
            next = (day < self.until).then(|| day.next());
            Some(day)
        })
    }

    /// Number of days, both ends included.
    pub fn length(self) -> i64 {
        self.from.days_until(self.until) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn a_product_period_is_the_month_cut_by_the_allocation() {
        let allocation = Period::new(day("2026-05-19"), Some(day("2026-08-06"))).unwrap();
        for (month, from, until) in [
            ("2026-05", "2026-05-19", "2026-05-31"),
            ("2026-06", "2026-06-01", "2026-06-30"),
            ("2026-08", "2026-08-01", "2026-08-06"),
        ] {
            let period = Month::parse_iso(month).unwrap().period().cut_by(allocation).unwrap();
            assert_eq!((period.from(), period.until()), (day(from), day(until)));
        }
        assert_eq!(Month::parse_iso("2026-09").unwrap().period().cut_by(allocation), None);
        assert_eq!(Month::parse_iso("2026-04").unwrap().period().cut_by(allocation), None);
    }

    #[test]
    fn both_ends_belong_to_a_period() {
        let open = Period::new(day("2025-01-01"), None).unwrap();
        let closed = Period::new(day("2024-01-01"), Some(day("2025-01-01"))).unwrap();
        assert!(open.overlaps(closed) && closed.overlaps(open));
        assert!(closed.contains(day("2025-01-01")) && !closed.contains(day("2025-01-02")));
        assert!(Period::new(day("2025-01-02"), Some(day("2025-01-01"))).is_none());
        let february = Month::parse_iso("2024-02").unwrap().period();
        assert_eq!((february.length(), february.days().count()), (29, 29));
    }
}
