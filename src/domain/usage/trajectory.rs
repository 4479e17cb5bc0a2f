//! A crisis trajectory: from registration to hand-over (PS-K1 to PS-K5). Its time is registered like any other.

use super::super::identifiers::ProductKey;
use super::super::ids::{AllocationId, ClientId, PractitionerId};
use super::super::remark::Remark;
use super::super::time::{ClockTime, Day, moment_minute};

/// A day and a time on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub day: Day,
    pub time: ClockTime,
}

impl Moment {
    /// Whole minutes until a later moment, by the Dutch clock; `None` for a time that the clock skips.
    pub fn minutes_until(self, later: Self) -> Option<i64> {
        Some(moment_minute(later.day, later.time)? - moment_minute(self.day, self.time)?)
    }
}

/// Crisis help to one family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trajectory {
    pub client: ClientId,
    pub product: ProductKey,
    pub allocation: Option<AllocationId>,
    /// When the family was registered.
    pub registered: Moment,
    /// When help began; `None` when it has not, or nobody recorded it (PS-K2).
    pub first_contact: Option<Moment>,
    /// The crisis worker, who stays on (PS-K4).
    pub worker: PractitionerId,
    /// Others who took over, oldest first.
    pub handovers: Vec<Handover>,
    pub shelter: Shelter,
    /// What was agreed about regular care afterwards (PS-K5).
    pub afterwards: Option<Remark>,
    /// The last day, once it has ended.
    pub ended: Option<Day>,
}

/// Another worker takes over from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    pub from: Day,
    pub worker: PractitionerId,
    /// `None` is a finding (PS-K4).
    pub reason: Option<Remark>,
}

/// Crisis shelter (segment V) at the same time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelter {
    pub simultaneous: bool,
    pub remark: Option<Remark>,
}

impl Trajectory {
    /// The last day on which help can be claimed, when it may last so many days from its first day, that day included.
    pub fn last_possible(first: Day, days: u32) -> Day {
        first.plus_days(u64::from(days.saturating_sub(1)))
    }

    /// The worker on a day.
    pub fn worker_on(&self, day: Day) -> PractitionerId {
        let current = self.handovers.iter().rev().find(|one| one.from <= day);
        current.map_or(self.worker, |one| one.worker)
    }

    /// Whether it runs on a day: registered, and not ended before.
    pub fn runs_on(&self, day: Day) -> bool {
        self.registered.day <= day && self.ended.is_none_or(|ended| day <= ended)
    }
}
