//! Dates of birth, of which a part may be unknown (code list COD170), and ages on a day.

use super::Day;

/// Which part of a date of birth is not known (DatumGebruik, CS139).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BirthPrecision {
    Exact,
    /// DatumGebruik 1: the day is unknown and stands as 01.
    DayUnknown,
    /// DatumGebruik 2: day and month are unknown and stand as 01-01.
    MonthUnknown,
    /// DatumGebruik 3: nothing is known; the date stands as 1900-01-01.
    Unknown,
}

/// A date of birth with the part of it that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BirthDate {
    date: Day,
    precision: BirthPrecision,
}

impl BirthDate {
    /// `None` when the unknown parts are not filled with 01 and 1900 (CS139).
    pub fn new(date: Day, precision: BirthPrecision) -> Option<Self> {
        let right = match precision {
            BirthPrecision::Exact => true,
            BirthPrecision::DayUnknown => date.day_of_month() == 1,
            BirthPrecision::MonthUnknown => date.day_of_month() == 1 && date.month_number() == 1,
            BirthPrecision::Unknown => date == Day::FIRST,
        };
        right.then_some(Self { date, precision })
    }

    pub fn exact(date: Day) -> Self {
        Self { date, precision: BirthPrecision::Exact }
    }

    pub fn date(self) -> Day {
        self.date
    }

    pub fn precision(self) -> BirthPrecision {
        self.precision
    }

    /// Whole years on `on`, as the youngest and the oldest that the known part allows; `None` when nothing is
    /// known or the day lies before the birth. Somebody born on 29 February turns a year older on 1 March.
    pub fn age_on(self, on: Day) -> Option<(u32, u32)> {
        let (earliest, latest) = match self.precision {
            BirthPrecision::Exact => (self.date, self.date),
            BirthPrecision::DayUnknown => (self.date, self.date.month().last()),
            BirthPrecision::MonthUnknown => (self.date, self.date.plus_months(12).previous()),
            BirthPrecision::Unknown => return None,
        };
        let oldest = years_between(earliest, on)?;
        Some((years_between(latest, on).unwrap_or_default(), oldest))
    }
}

fn years_between(birth: Day, on: Day) -> Option<u32> {
    let years = on.year() - birth.year();
    let had_birthday = (on.month_number(), on.day_of_month()) >= (birth.month_number(), birth.day_of_month());
    u32::try_from(if had_birthday { years } else { years - 1 }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn a_birthday_counts_from_its_own_day() {
        for (birth, on, age) in [
            ("2010-06-15", "2028-06-14", Some((17, 17))),
            ("2010-06-15", "2028-06-15", Some((18, 18))),
            ("2012-02-29", "2025-02-28", Some((12, 12))),
            ("2012-02-29", "2025-03-01", Some((13, 13))),
            ("2012-02-29", "2028-02-29", Some((16, 16))),
            ("2010-06-15", "2010-06-14", None),
        ] {
            assert_eq!(BirthDate::exact(day(birth)).age_on(day(on)), age, "{birth} on {on}");
        }
    }

    #[test]
    fn an_unknown_part_gives_a_youngest_and_an_oldest_age() {
        let month = BirthDate::new(day("2010-06-01"), BirthPrecision::DayUnknown).unwrap();
        assert_eq!(month.age_on(day("2028-06-10")), Some((17, 18)));
        let year = BirthDate::new(day("2010-01-01"), BirthPrecision::MonthUnknown).unwrap();
        assert_eq!(year.age_on(day("2028-06-10")), Some((17, 18)));
        let nothing = BirthDate::new(Day::FIRST, BirthPrecision::Unknown).unwrap();
        assert_eq!(nothing.age_on(day("2028-06-10")), None);
        assert!(BirthDate::new(day("2010-06-15"), BirthPrecision::DayUnknown).is_none());
        assert!(BirthDate::new(day("2010-06-01"), BirthPrecision::MonthUnknown).is_none());
    }

    /// Against what it means: the ages of everybody who may have been born in the month or year that is known.
    #[test]
    fn the_ages_are_those_of_everybody_it_can_be() {
        for (first, precision) in [
            ("2012-02-01", BirthPrecision::DayUnknown),
            ("2011-12-01", BirthPrecision::DayUnknown),
            ("2012-01-01", BirthPrecision::MonthUnknown),
            ("2011-01-01", BirthPrecision::MonthUnknown),
        ] {
            let first = day(first);
            let partly = BirthDate::new(first, precision).unwrap();
            let after = if precision == BirthPrecision::DayUnknown { 1 } else { 12 };
            let possible = || {
                let end = first.plus_months(after);
                std::iter::successors(Some(first), |day| Some(day.next())).take_while(move |day| *day < end)
            };
            let mut on = day("2023-11-01");
            while on < day("2025-04-01") {
                let ages =
                    || possible().filter_map(|birth| BirthDate::exact(birth).age_on(on)).map(|(age, _)| age);
                let range = ages().min().zip(ages().max());
                assert_eq!(partly.age_on(on), range, "{first} {precision:?} on {on}");
                on = on.next();
            }
        }
    }
}
