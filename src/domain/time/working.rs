//! Working days: Monday to Friday without free days. The standard counts in them and does not say what they are, so the
//! office does: the public holidays of the Netherlands, with what it added and took away.

use std::collections::BTreeMap;

use chrono::Weekday;

use super::super::text::Text;
use super::Day;
use super::holiday::{Feast, holiday};

/// When a day falls that the office decided about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// Each year, wherever it falls.
    Feast(Feast),
    /// The same month and date of each year.
    EveryYear(EveryYear),
    Once(Day),
}

/// A month and a date in it; 29 February comes in leap years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EveryYear {
    month: u32,
    date: u32,
}

impl EveryYear {
    /// The month and date of a day.
    pub fn of(day: Day) -> Self {
        Self { month: day.month_number(), date: day.day_of_month() }
    }

    fn on(self, year: i32) -> Option<Day> {
        Day::new(year, self.month, self.date)
    }
}

/// A leap year: every month and date exists in it.
const LEAP_YEAR: i32 = 2024;

/// So many years show every way in which dates and weekdays meet.
const CYCLE: std::ops::Range<i32> = 2021..2049;

impl Occasion {
    /// As the database and files write it: `good-friday`, `05-05` or `2026-05-15`.
    pub fn word(self) -> String {
        match self {
            Self::Feast(feast) => feast.word().to_owned(),
            Self::EveryYear(EveryYear { month, date }) => format!("{month:02}-{date:02}"),
            Self::Once(day) => day.to_string(),
        }
    }

    /// What [`word`](Self::word) wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let every_year = |text: &str| Day::parse_iso(&format!("{LEAP_YEAR}-{text}")).map(EveryYear::of);
        Feast::ALL
            .into_iter()
            .find(|feast| feast.word() == text)
            .map(Self::Feast)
            .or_else(|| Day::parse_iso(text).map(Self::Once))
            .or_else(|| every_year(text).map(Self::EveryYear))
    }

    /// The day of a year on which it falls.
    pub fn on(self, year: i32) -> Option<Day> {
        match self {
            Self::Feast(feast) => feast.on(year),
            Self::EveryYear(one) => one.on(year),
            Self::Once(day) => Some(day).filter(|day| day.year() == year),
        }
    }

    /// Days that stand for all on which it falls.
    fn days(self) -> Vec<Day> {
        match self {
            Self::Once(day) => vec![day],
            _ => CYCLE.filter_map(|year| self.on(year)).collect(),
        }
    }
}

/// What the office decided about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDay {
    /// Free, or worked on although it is a public holiday.
    pub is_free: bool,
    /// What the office calls it.
    pub name: Option<String>,
}

/// Which days are worked on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingCalendar {
    own: BTreeMap<Occasion, OwnDay>,
}

/// What a calendar says about one day of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    pub day: Day,
    pub occasion: Occasion,
    pub name: Text,
    pub is_free: bool,
    /// Whether the office decided it.
    pub is_own: bool,
}

/// Why the office need not, or cannot, decide something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoChange {
    /// It is free already.
    Free,
    /// It is a working day already.
    Working,
    /// A Saturday or Sunday, which is never worked on.
    Weekend,
}

impl WorkingCalendar {
    pub const fn new(own: BTreeMap<Occasion, OwnDay>) -> Self {
        Self { own }
    }

    /// The name of the free day; `None` on any other day. A single day counts above a date of every year, and that
    /// above a feast.
    pub fn holiday(&self, day: Day) -> Option<Text> {
        let year = day.year();
        let feasts = Feast::ALL.into_iter().filter(|feast| feast.on(year) == Some(day)).map(Occasion::Feast);
        let mut candidates =
            [Occasion::Once(day), Occasion::EveryYear(EveryYear::of(day))].into_iter().chain(feasts);
        let own = candidates.find_map(|occasion| Some((occasion, self.own.get(&occasion)?)));
        match own {
            Some((occasion, own)) => own.is_free.then(|| name(occasion, own).unwrap_or(OFF)),
            None => holiday(day),
        }
    }

    pub fn is_working_day(&self, day: Day) -> bool {
        !is_weekend(day) && self.holiday(day).is_none()
    }

    /// The day that lies so many working days after another. Where no day of a year is worked on, days are counted.
    pub fn plus_working_days(&self, day: Day, count: u32) -> Day {
        let mut day = day;
        for _ in 0..count {
            let next = std::iter::successors(Some(day.next()), |day| Some(day.next()));
            day = next.take(366).find(|day| self.is_working_day(*day)).unwrap_or_else(|| day.next());
        }
        day
    }

    /// Its public holidays and the days that the office decided about, in their order; weekends only where they are
    /// one of these.
    pub fn year(&self, year: i32) -> Vec<CalendarDay> {
        let public = Feast::ALL.into_iter().filter(|feast| feast.is_public(year)).map(Occasion::Feast);
        let mut days: Vec<CalendarDay> =
            public.chain(self.own.keys().copied()).filter_map(|one| self.calendar_day(one, year)).collect();
        // What was decided last for a day is the one that counts: a single day, then a date, then a feast.
        days.sort_by_key(|one| (one.day, std::cmp::Reverse(one.occasion)));
        days.dedup_by_key(|one| one.day);
        days
    }

    fn calendar_day(&self, occasion: Occasion, year: i32) -> Option<CalendarDay> {
        let day = occasion.on(year)?;
        let own = self.own.get(&occasion);
        let free = self.holiday(day);
        let is_free = free.is_some();
        let mut feasts = Feast::ALL.into_iter().filter(|feast| feast.on(year) == Some(day));
        let name =
            own.and_then(|own| name(occasion, own)).or(free).or_else(|| feasts.next().map(Feast::name));
        Some(CalendarDay { day, occasion, name: name.unwrap_or(OFF), is_free, is_own: own.is_some() })
    }

    /// The calendar on which this is a free day.
    ///
    /// # Errors
    ///
    /// It is free already, or a weekend day.
    pub fn with_free(mut self, occasion: Occasion, name: Option<String>) -> Result<Self, NoChange> {
        if let Occasion::Once(day) = occasion
            && is_weekend(day)
        {
            return Err(NoChange::Weekend);
        }
        let before = self.own.remove(&occasion);
        if !occasion.days().into_iter().all(|day| self.holiday(day).is_some()) {
            let own = OwnDay { is_free: true, name };
            if before.as_ref() == Some(&own) {
                return Err(NoChange::Free);
            }
            self.own.insert(occasion, own);
        } else if before.is_none_or(|own| own.is_free) {
            return Err(NoChange::Free);
        }
        Ok(self)
    }

    /// The calendar on which this is worked on, unless it is a weekend day.
    ///
    /// # Errors
    ///
    /// It is a working day already, or a weekend day.
    pub fn with_working(mut self, occasion: Occasion) -> Result<Self, NoChange> {
        if let Occasion::Once(day) = occasion
            && is_weekend(day)
        {
            return Err(NoChange::Weekend);
        }
        let before = self.own.remove(&occasion);
        if occasion.days().into_iter().any(|day| self.holiday(day).is_some()) {
            if before.is_some_and(|own| !own.is_free) {
                return Err(NoChange::Working);
            }
            self.own.insert(occasion, OwnDay { is_free: false, name: None });
        } else if before.is_none_or(|own| !own.is_free) {
            return Err(NoChange::Working);
        }
        Ok(self)
    }

    /// What the office decided, by occasion.
    pub const fn own(&self) -> &BTreeMap<Occasion, OwnDay> {
        &self.own
    }
}

/// What a free day is called that nobody named.
const OFF: Text = Text::new("vrije dag", "free day");

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn name(occasion: Occasion, own: &OwnDay) -> Option<Text> {
    match (&own.name, occasion) {
        (Some(name), _) => Some(Text::same(name.clone())),
        (None, Occasion::Feast(feast)) => Some(feast.name()),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn occasion(text: &str) -> Occasion {
        Occasion::parse(text).unwrap()
    }

    #[test]
    fn an_occasion_reads_back_as_it_was_written() {
        for word in ["good-friday", "05-05", "02-29", "2026-05-15"] {
            assert_eq!(occasion(word).word(), word);
        }
        for wrong in ["friday", "13-01", "02-30", "5-5", "2026-02-30", ""] {
            assert_eq!(Occasion::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_most_exact_decision_counts() {
        let own = |free: &[&str], working: &[&str]| {
            let mut calendar = WorkingCalendar::default();
            for word in free {
                calendar = calendar.with_free(occasion(word), None).unwrap();
            }
            for word in working {
                calendar = calendar.with_working(occasion(word)).unwrap();
            }
            calendar
        };
        for (free, working, on, expected) in [
            (vec![], vec![], "2026-04-03", true), // Good Friday
            (vec![], vec![], "2026-04-06", false),
            (vec![], vec![], "2026-04-04", false), // a Saturday
            (vec!["good-friday"], vec![], "2026-04-03", false),
            (vec!["good-friday"], vec!["2026-04-03"], "2026-04-03", true),
            (vec!["good-friday"], vec!["2026-04-03"], "2027-03-26", false),
            (vec![], vec![], "2026-05-05", true), // every fifth year only
            (vec!["liberation-day"], vec![], "2026-05-05", false),
            (vec!["05-05"], vec![], "2026-05-05", false),
            (vec!["05-05"], vec!["2026-05-05"], "2026-05-05", true),
            (vec![], vec!["whit-monday"], "2026-05-25", true),
            (vec!["2026-05-25"], vec!["whit-monday"], "2026-05-25", false),
            (vec!["2026-05-15"], vec![], "2026-05-15", false),
            (vec!["2026-05-15"], vec![], "2027-05-14", true),
        ] {
            let calendar = match (free.as_slice(), working.as_slice()) {
                // What stands on a day that is worked on is decided the other way round.
                (["2026-05-25"], ["whit-monday"]) => {
                    own(&[], &working).with_free(occasion("2026-05-25"), None).unwrap()
                }
                (free, working) => own(free, working),
            };
            assert_eq!(calendar.is_working_day(day(on)), expected, "{free:?} {working:?} {on}");
        }
    }

    #[test]
    fn what_is_so_already_is_said() {
        let plain = WorkingCalendar::default;
        let free = |word: &str| plain().with_free(occasion(word), None).map(|_| ());
        let working = |word: &str| plain().with_working(occasion(word)).map(|_| ());
        assert_eq!(free("easter-monday"), Err(NoChange::Free));
        assert_eq!(free("12-25"), Err(NoChange::Free));
        assert_eq!(free("2026-05-23"), Err(NoChange::Weekend));
        assert_eq!(free("liberation-day"), Ok(()));
        assert_eq!(working("good-friday"), Err(NoChange::Working));
        assert_eq!(working("2026-05-15"), Err(NoChange::Working));
        assert_eq!(working("2026-05-14"), Ok(())); // Ascension Day
        // What takes a decision back leaves nothing behind.
        let there = plain().with_free(occasion("good-friday"), None).unwrap();
        assert_eq!(there.clone().with_free(occasion("good-friday"), None), Err(NoChange::Free));
        assert_eq!(there.with_working(occasion("good-friday")), Ok(plain()));
        let gone = plain().with_working(occasion("whit-monday")).unwrap();
        assert_eq!(gone.with_free(occasion("whit-monday"), None), Ok(plain()));
    }

    #[test]
    fn a_year_shows_what_is_free_and_what_was_taken_away() {
        let calendar = WorkingCalendar::default()
            .with_working(occasion("whit-monday"))
            .and_then(|calendar| calendar.with_free(occasion("2026-02-16"), Some("Carnaval".to_owned())))
            .unwrap();
        let shown: Vec<(String, bool, bool, String)> = calendar
            .year(2026)
            .into_iter()
            .map(|one| (one.day.to_string(), one.is_free, one.is_own, one.name.nl.into_owned()))
            .collect();
        assert_eq!(shown.len(), 10, "{shown:?}");
        assert_eq!(shown[1], ("2026-02-16".to_owned(), true, true, "Carnaval".to_owned()));
        assert_eq!(shown[7], ("2026-05-25".to_owned(), false, true, "Tweede Pinksterdag".to_owned()));
        assert_eq!(calendar.year(2027).len(), 9);
    }

    #[test]
    fn counting_ends_where_no_day_is_worked_on() {
        let all: BTreeMap<Occasion, OwnDay> =
            std::iter::successors(Some(day("2024-01-01")), |day| Some(day.next()))
                .take(366)
                .map(|day| (Occasion::EveryYear(EveryYear::of(day)), OwnDay { is_free: true, name: None }))
                .collect();
        let calendar = WorkingCalendar::new(all);
        assert_eq!(calendar.plus_working_days(day("2025-04-02"), 10), day("2025-04-12"));
    }
}
