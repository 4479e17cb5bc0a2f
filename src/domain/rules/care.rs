//! The cases that rules about care are asked about: what time and usage have in common, and a usage with what is around it.

use std::collections::BTreeMap;

use super::super::assignment::{choose_for_usage, stay_counting};
use super::super::contract::{Contract, Product};
use super::super::entry::Entry;
use super::super::identifiers::ProductKey;
use super::super::ids::{EntryId, SessionId, Stored, UsageId};
use super::super::time::Day;
use super::super::usage::{Attendance, Session, Trajectory, Usage, UsageKey};
use super::{EntryCase, Facts, Resolved};

/// Care of a client on a day, be it an entry or a usage: what both have to answer for.
#[derive(Clone, Copy, Debug)]
pub struct CareCase<'a> {
    pub day: Day,
    /// It can be claimed: client-bound time, a trip by the provider, attendance, a stay.
    pub declarable: bool,
    /// A registered time, rather than a usage.
    pub is_time: bool,
    pub facts: &'a Facts<'a>,
    pub found: Resolved<'a>,
    /// What else the client had around the day; `None` where nobody asks about it.
    pub around: Option<&'a Around<'a>>,
}

impl<'a> CareCase<'a> {
    pub fn is_declarable(&self) -> bool {
        self.declarable
    }

    /// Contract and product, where both are known and the care can be claimed.
    pub fn product(&self) -> Option<(&'a Contract, &'a Product)> {
        self.found.contract.zip(self.found.product).filter(|_| self.declarable)
    }
}

impl<'a> EntryCase<'a> {
    /// What it has in common with a usage.
    pub fn care(&self) -> CareCase<'a> {
        CareCase {
            day: self.entry.day,
            declarable: self.is_declarable(),
            is_time: true,
            facts: self.facts,
            found: self.found,
            around: self.facts.around,
        }
    }
}

/// One day of a usage and everything that is known around it. A stay is asked about for each of its days.
#[derive(Clone, Copy, Debug)]
pub struct UsageCase<'a> {
    pub usage: &'a Usage,
    pub day: Day,
    pub facts: &'a Facts<'a>,
    pub found: Resolved<'a>,
    pub around: &'a Around<'a>,
}

impl<'a> UsageCase<'a> {
    pub fn care(&self) -> CareCase<'a> {
        CareCase {
            day: self.day,
            declarable: self.usage.is_declarable(),
            is_time: false,
            facts: self.facts,
            found: self.found,
            around: Some(self.around),
        }
    }

    /// The client's other usages, those of the days around among them.
    pub fn others(&self) -> impl Iterator<Item = &'a Usage> {
        let (key, around) = (self.usage.key, self.around);
        around.usages.iter().map(|stored| &stored.value).filter(move |other| other.key != key)
    }

    /// The product of another usage of the client: the one that it names, else the one that would be picked.
    pub fn product_of(&self, other: &Usage, day: Day) -> Option<&'a ProductKey> {
        self.around.product_of(self.facts, other, day)
    }

    /// The session of an attendance.
    pub fn session(&self) -> Option<&'a Meeting> {
        let Attendance { session, .. } = self.usage.attendance()?;
        self.around.sessions.get(session)
    }

    pub fn is(&self, key: UsageKey) -> bool {
        self.usage.key == key
    }
}

/// What else is on record about a client around the day of a usage.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Everything that the client used in the months of the day before, the day itself and the day after, and stays that reach
    /// into them, by day; the usage itself may be among it.
    pub usages: &'a [Stored<UsageId, Usage>],
    /// Client-bound time of the same client on the day, of any practitioner.
    pub entries: &'a [Stored<EntryId, Entry>],
    /// Sessions of those usages.
    pub sessions: &'a BTreeMap<SessionId, Meeting>,
}

impl<'a> Around<'a> {
    /// The product of a usage on a day: the one that it names, else the one that would be picked.
    pub fn product_of(&self, facts: &Facts<'a>, usage: &Usage, day: Day) -> Option<&'a ProductKey> {
        let session = usage.attendance().and_then(|attendance| self.sessions.get(&attendance.session));
        let choice = choose_for_usage(facts, day, usage, session.map(|meeting| &meeting.session));
        let key = choice.product?;
        let all = facts.contracts.iter().flat_map(|contract| &contract.products);
        all.map(|product| &product.key).find(|own| **own == key)
    }

    /// The products of what the client used on a day and can be claimed.
    pub fn used_on(&self, facts: &Facts<'a>, day: Day) -> impl Iterator<Item = &'a ProductKey> {
        let usages = self.usages.iter().map(|stored| &stored.value);
        let on_the_day = usages.filter(move |usage| {
            let counting = stay_counting(facts, usage);
            usage.is_declarable() && !usage.days_in(day, day, counting, facts.today).is_empty()
        });
        on_the_day.filter_map(move |usage| self.product_of(facts, usage, day))
    }
}

/// A session and how many were there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub session: Session,
    /// Clients really present.
    pub heads: u32,
}

/// A crisis trajectory and everything that is known around it.
#[derive(Clone, Copy, Debug)]
pub struct TrajectoryCase<'a> {
    pub trajectory: &'a Trajectory,
    pub facts: &'a Facts<'a>,
    /// On the day of registration.
    pub found: Resolved<'a>,
}

impl<'a> TrajectoryCase<'a> {
    /// What it has in common with the time that is registered on it, on the day of registration.
    pub fn care(&self) -> CareCase<'a> {
        CareCase {
            day: self.trajectory.registered.day,
            declarable: true,
            is_time: true,
            facts: self.facts,
            found: self.found,
            around: None,
        }
    }

    /// The first day that counts (PS-K1): that of the allocation, else that of the first contact, else of the registration.
    pub fn first_day(&self) -> Day {
        let allocated = self.found.allocation.map(|stored| stored.value.period.from);
        let contact = self.trajectory.first_contact.map(|moment| moment.day);
        allocated.or(contact).unwrap_or(self.trajectory.registered.day)
    }

    /// The last day on which help can be claimed; `None` where the product has no longest duration.
    pub fn last_possible_day(&self) -> Option<Day> {
        let limits = self.found.product?.demands.limits.as_ref()?;
        limits.days.map(|days| Trajectory::last_possible(self.first_day(), days))
    }
}

/// The sessions of a product in a month, for rules about a mean (PS-D3).
#[derive(Clone, Copy, Debug)]
pub struct GroupMonthCase<'a> {
    pub product: &'a Product,
    /// Sessions with at least one client of this product present, by day.
    pub meetings: &'a [&'a Meeting],
}
