//! Trips that recur: every school day, or every Monday and Thursday, out and back, for a month, but for some days.

use super::super::time::{ClosedPeriod, Day, holiday};
use super::trip::{Direction, Trip};

/// On which days of a period something recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub period: ClosedPeriod,
    pub weekdays: Weekdays,
    /// Public holidays too; they are left out otherwise.
    pub holidays: bool,
    /// Days on which it does not happen.
    pub except: Vec<Day>,
}

/// A set of days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weekdays([bool; 7]);

impl Weekdays {
    /// Monday to Friday: the days of a school.
    pub const SCHOOL: Self = Self([true, true, true, true, true, false, false]);
    pub const ALL: Self = Self([true; 7]);

    /// `weekdays` (Monday to Friday), `daily`, or days in either language, such as `mo,tu` or `ma,do` or `Mon,Thu`.
    /// `None` for anything else, also for nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        match lower.as_str() {
            "weekdays" | "werkdagen" | "schooldays" | "schooldagen" => return Some(Self::SCHOOL),
            "daily" | "dagelijks" => return Some(Self::ALL),
            _ => {}
        }
        let mut days = [false; 7];
        for word in lower.split(',') {
            *days.get_mut(weekday(word.trim())?)? = true;
        }
        Some(Self(days))
    }

    pub fn contains(self, day: Day) -> bool {
        let index = usize::try_from(day.monday().days_until(day)).unwrap_or_default();
        self.0.get(index).copied().unwrap_or_default()
    }
}

/// The place in the week of a day: its short or long name in Dutch or English, or the first two letters.
fn weekday(word: &str) -> Option<usize> {
    // 6 January 2025 is a Monday.
    let monday = Day::new(2025, 1, 6)?;
    (0..7_u64).zip(0_usize..).find_map(|(after, index)| {
        let day = monday.plus_days(after);
        let (short, long) = (day.weekday_short(), day.weekday_name());
        let two: String = short.en.chars().take(2).collect();
        let names = [short.nl.as_ref(), short.en.as_ref(), long.nl.as_ref(), long.en.as_ref(), &two];
        names.iter().any(|name| name.to_lowercase() == word).then_some(index)
    })
}

impl Pattern {
    /// The days on which it happens, oldest first.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        self.period.days().filter(|day| {
            self.weekdays.contains(*day)
                && !self.except.contains(day)
                && (self.holidays || holiday(*day).is_none())
        })
    }

    /// A trip in each of these directions on each of its days, oldest first. On the way back it goes from where it went
    /// to.
    pub fn trips(&self, trip: &Trip, directions: &[Direction]) -> Vec<(Day, Trip)> {
        let both = |day: Day| directions.iter().map(move |direction| (day, trip.towards(*direction)));
        self.days().flat_map(both).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Carriage, Distance};
    use super::*;
    use crate::domain::contract::TransportForm;
    use crate::domain::identifiers::MunicipalityCode;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn pattern(weekdays: &str, from: &str, until: &str) -> Pattern {
        Pattern {
            period: ClosedPeriod::new(day(from), day(until)).unwrap(),
            weekdays: Weekdays::parse(weekdays).unwrap(),
            holidays: false,
            except: Vec::new(),
        }
    }

    fn dates(pattern: &Pattern) -> String {
        pattern.days().map(|day| day.day_of_month().to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_month_of_school_days() {
        let mut april = pattern("weekdays", "2025-04-14", "2025-04-30");
        assert_eq!(dates(&april), "14 15 16 17 18 22 23 24 25 28 29 30", "without Easter Monday");
        april.except = vec![day("2025-04-16"), day("2025-04-19")];
        assert_eq!(dates(&april), "14 15 17 18 22 23 24 25 28 29 30");
        april.holidays = true;
        assert_eq!(dates(&april), "14 15 17 18 21 22 23 24 25 28 29 30");
    }

    #[test]
    fn some_days_of_the_week() {
        for (weekdays, expected) in [
            ("mo,we", "3 5 10 12"),
            ("MA, wo", "3 5 10 12"),
            ("Monday,woensdag", "3 5 10 12"),
            ("za,zo", "1 2 8 9"),
            ("Sat,su", "1 2 8 9"),
            ("daily", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"),
            ("werkdagen", "3 4 5 6 7 10 11 12 13 14"),
        ] {
            assert_eq!(dates(&pattern(weekdays, "2025-03-01", "2025-03-14")), expected, "{weekdays}");
        }
        for wrong in ["", ",", "mo,", "x", "mo;tu", "m", "weekdays,sa"] {
            assert_eq!(Weekdays::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_way_back_goes_from_where_the_way_out_went() {
        let municipality = |code| MunicipalityCode::parse(code).ok();
        let trip = Trip {
            direction: Direction::Outward,
            carriage: Carriage::Provider(TransportForm::Group),
            distance: Some(Distance::Band(3)),
            from: municipality("0405"),
            to: municipality("0388"),
            wheelchair: false,
            destination: None,
        };
        let made = pattern("mo", "2025-03-10", "2025-03-17").trips(&trip, &Direction::ALL);
        let told: Vec<String> = made
            .iter()
            .map(|(day, trip)| {
                let from = trip.from.as_ref().unwrap();
                format!("{} {} {from}", day.day_of_month(), trip.direction.word())
            })
            .collect();
        assert_eq!(told, ["10 outward 0405", "10 return 0388", "17 outward 0405", "17 return 0388"]);
        let back = made.last().unwrap().1.clone();
        let (one, two) = (back.towards(Direction::Return), back.towards(Direction::Outward));
        assert_eq!((one, two), (back, trip), "turned once, not twice");
    }
}
