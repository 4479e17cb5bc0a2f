//! A stay of one client and how its units of 24 hours are counted (HA-3).
//!
//! | arrival | departure | nights | days | started |
//! |---|---|---|---|---|
//! | Friday 16:00 | Sunday 10:00 | 2 | 3 | 2 |
//! | Friday 16:00 | Saturday 16:00 | 1 | 2 | 1 |
//! | Friday 16:00 | Saturday 16:01 | 1 | 2 | 2 |
//! | Friday 10:00 | Friday 20:00 | 0 | 1 | 1 |

use super::super::text::Text;
use super::super::time::{ClockTime, Day};

/// A stay: from its day of arrival until somebody records the departure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Midnight at the start of the day when nobody recorded it.
    pub arrival: Option<ClockTime>,
    /// `None` while the client is still there.
    pub departure: Option<Departure>,
}

/// When a client left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Departure {
    /// On or after the day of arrival.
    pub day: Day,
    pub time: Option<ClockTime>,
}

/// What makes a unit of 24 hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StayCounting {
    /// Each night: each midnight between arrival and departure.
    #[default]
    Nights,
    /// Each calendar day on which the client was there, those of arrival and departure included.
    Days,
    /// Each period of 24 hours that began, counted from the minute of arrival.
    Started,
}

impl StayCounting {
    pub const ALL: [Self; 3] = [Self::Nights, Self::Days, Self::Started];

    /// The English word that contract files use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nights => "nights",
            Self::Days => "days",
            Self::Started => "started",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counting| counting.word() == word)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Nights => Text::new("elke nacht", "each night"),
            Self::Days => Text::new("elke kalenderdag", "each calendar day"),
            Self::Started => Text::new("elk begonnen etmaal", "each period of 24 hours that began"),
        }
    }
}

impl Stay {
    /// The days on which its units begin, oldest first. Of a stay without departure those that are over before `today`.
    pub fn unit_days(&self, arrival: Day, counting: StayCounting, today: Day) -> impl Iterator<Item = Day> {
        let end = match self.departure {
            None => today,
            Some(Departure { day, .. }) if counting == StayCounting::Nights => day,
            Some(Departure { day, time }) => {
                let minute = |time: Option<ClockTime>| time.map_or(0, ClockTime::minute_of_day);
                let into_next = minute(time) > minute(self.arrival);
                if counting == StayCounting::Days || into_next { day.next() } else { day }
            }
        };
        std::iter::successors(Some(arrival), |day| Some(day.next())).take_while(move |day| *day < end)
    }

    /// Whether a client would be in two places: one begins before the other ended. Where a time was not recorded, leaving and
    /// arriving on one day go together; two that begin at the same moment never do.
    pub fn overlaps(&self, arrival: Day, other: &Self, other_arrival: Day) -> bool {
        let begins_before_end = |(begin, time): (Day, Option<ClockTime>), end: Option<Departure>| match end {
            None => true,
            Some(end) if begin == end.day => time.zip(end.time).is_some_and(|(begin, end)| begin < end),
            Some(end) => begin < end.day,
        };
        let (own, theirs) = ((arrival, self.arrival), (other_arrival, other.arrival));
        own == theirs || begins_before_end(own, other.departure) && begins_before_end(theirs, self.departure)
    }

    /// Whether it ends before it begins.
    pub fn is_backwards(&self, arrival: Day) -> bool {
        self.departure.is_some_and(|departure| {
            let times = self.arrival.zip(departure.time);
            departure.day < arrival
                || departure.day == arrival && times.is_some_and(|(arrival, departure)| departure < arrival)
        })
    }
}
