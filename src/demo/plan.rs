//! What the made-up practice will consist of, before any of it is stored. References are places in the lists.

use crate::domain::allocation::Frame;
use crate::domain::client::Client;
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode};
use crate::domain::practitioner::Practitioner;
use crate::domain::tariff::Tariff;
use crate::domain::time::{ClockTime, ClosedPeriod, Day, Month};

/// The period that is filled with time.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// First of a month.
    pub first: Day,
    pub today: Day,
}

impl Window {
    /// So many months before the month of today, and that month up to today.
    pub fn new(today: Day, months: u32) -> Self {
        Self { first: today.month().first().minus_months(months), today }
    }

    /// The first of the month in the middle.
    pub fn halfway(self) -> Day {
        let half = u64::try_from(self.first.days_until(self.today) / 2).unwrap_or_default();
        self.first.plus_days(half).month().first()
    }

    /// The last month that is over.
    pub fn last_month(self) -> Month {
        self.today.month().previous()
    }

    /// The last month of which the claims were answered; `None` where the window is too short for one.
    pub fn before_last(self) -> Option<Month> {
        Some(self.last_month().previous()).filter(|month| month.first() >= self.first)
    }

    pub fn months(self) -> impl Iterator<Item = Month> {
        let last = self.today.month();
        std::iter::successors(Some(self.first.month()), move |month| {
            Some(month.next()).filter(|next| *next <= last)
        })
    }
}

/// Everything that will be stored.
#[derive(Debug)]
pub struct Plan {
    pub window: Window,
    pub tariffs: Vec<Tariff>,
    pub people: Vec<Person>,
    pub clients: Vec<Youth>,
    /// By day.
    pub time: Vec<Time>,
}

/// A practitioner with the habits that make their days.
#[derive(Debug)]
pub struct Person {
    pub practitioner: Practitioner,
    /// Weekdays, 0 is Monday.
    pub weekdays: &'static [u64],
    /// Some people never write down when it was.
    pub notes_clock: bool,
}

impl Person {
    /// Contract minutes of a working day.
    pub fn day_minutes(&self) -> u16 {
        let week = self.practitioner.week_minutes.unwrap_or_default();
        let days = u32::try_from(self.weekdays.len()).unwrap_or(1).max(1);
        u16::try_from(week / days).unwrap_or_default()
    }
}

/// A client with the care that will be delivered.
#[derive(Debug)]
pub struct Youth {
    pub client: Client,
    pub municipality: MunicipalityCode,
    pub care: ClosedPeriod,
    /// Who sees the client, most often first.
    pub team: Vec<usize>,
    pub allocations: Vec<Grant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lot {
    One,
    Two,
}

/// An allocation that will be made.
#[derive(Clone, Debug)]
pub struct Grant {
    pub number: AllocationNumber,
    pub lot: Lot,
    pub period: ClosedPeriod,
    pub frame: Option<Frame>,
    pub size: Size,
}

/// How much is given.
#[derive(Clone, Copy, Debug)]
pub enum Size {
    /// Percents of what the whole period will need, judging by the time that is registered.
    OfNeed(i64),
    /// So much that the time that is registered uses these percents of it.
    UsedUp(i64),
}

/// Time that will be registered.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    pub day: Day,
    pub person: usize,
    pub client: Option<usize>,
    pub start: Option<ClockTime>,
    pub minutes: u16,
    pub activity: &'static str,
    pub note: Option<&'static str>,
}
