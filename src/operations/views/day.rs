//! One day of one practitioner: entries, totals, budgets of the clients of that day, and what can be chosen while
//! typing.

mod load;

pub use load::{choices, load, preview};
pub(crate) use load::{minutes, row};

use crate::domain::activity::{Activity, Kind};
use crate::domain::allocation::Allocation;
use crate::domain::claim::line::LineState;
use crate::domain::client::PersonName;
use crate::domain::entry::Entry;
use crate::domain::find;
use crate::domain::identifiers::{AllocationNumber, ClientNumber, Discipline};
use crate::domain::ids::{AllocationId, ClientId, EntryId, PractitionerId, Stored};
use crate::domain::money::Cents;
use crate::domain::quick_entry::{self, ProductWords};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::domain::volume::Unit;

/// A day as its screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayView {
    pub practitioner: PractitionerId,
    pub day: Day,
    /// By start; entries without a start after them, in the order in which they were logged.
    pub rows: Vec<EntryRow>,
    pub today: KindMinutes,
    /// The ISO week of the day.
    pub week: KindMinutes,
    /// Contract minutes of a week; `None` when not recorded.
    pub week_contract: Option<i64>,
    /// Allocations on which entries of this day stand, in the order of the rows.
    pub budgets: Vec<Budget>,
}

/// An entry with the words that a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    pub id: EntryId,
    pub entry: Entry,
    /// The end on the clock, when there is a start.
    pub end: Option<ClockTime>,
    pub client: Option<ClientName>,
    pub activity: Text,
    pub allocation: Option<AllocationNumber>,
    pub product: Option<Text>,
    /// Worst first.
    pub findings: Vec<Finding>,
    /// The state of the live claim line that it stands on.
    pub claimed: Option<LineState>,
}

impl EntryRow {
    /// Whether it can still be edited: nothing has been promised to the municipality.
    pub fn is_free(&self) -> bool {
        self.claimed.is_none_or(LineState::leaves_entries_free)
    }
}

/// Number and name of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientName {
    pub id: ClientId,
    pub number: ClientNumber,
    pub name: PersonName,
}

/// Minutes by kind of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindMinutes {
    pub direct: i64,
    pub indirect: i64,
    pub non_declarable: i64,
}

impl KindMinutes {
    pub const fn of(self, kind: Kind) -> i64 {
        match kind {
            Kind::Direct => self.direct,
            Kind::Indirect => self.indirect,
            Kind::NonDeclarable => self.non_declarable,
        }
    }

    /// A and B (PS-B4).
    pub const fn declarable(self) -> i64 {
        self.direct + self.indirect
    }

    pub const fn total(self) -> i64 {
        self.declarable() + self.non_declarable
    }

    /// Productivity in whole percents, rounded half up (PS-B4); `None` when nothing is registered.
    pub fn productivity(self) -> Option<i64> {
        (self.total() > 0).then(|| crate::domain::money::round_half_up(self.declarable() * 100, self.total()))
    }
}

/// How much of an allocation is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    pub client: ClientName,
    pub allocation: AllocationId,
    pub number: AllocationNumber,
    pub room: Room,
}

/// What an allocation allows and what of it is used: claimed, and registered but not yet claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Money {
        of: Cents,
        used: Cents,
    },
    /// Minutes over the whole allocation.
    Minutes {
        of: i64,
        used: i64,
    },
    /// Units of the extent over the whole allocation: trips, day parts, 24 hours.
    Units {
        of: i64,
        used: i64,
        unit: Unit,
    },
    /// Neither budget nor extent.
    Unlimited,
}

impl Room {
    /// Used, in whole percents rounded down; `None` without a limit or with a limit of nothing.
    pub const fn percent(self) -> Option<i64> {
        let (of, used) = match self {
            Self::Money { of, used } => (of.0, used.0),
            Self::Minutes { of, used } | Self::Units { of, used, .. } => (of, used),
            Self::Unlimited => return None,
        };
        if of <= 0 { None } else { Some(used.saturating_mul(100) / of) }
    }
}

/// What an entry would become if it were logged now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub entry: Entry,
    pub allocation: Option<AllocationNumber>,
    pub product: Option<Text>,
    /// What is used of its allocation without this entry.
    pub room: Option<Room>,
    /// Worst first.
    pub findings: Vec<Finding>,
}

/// What can be chosen while an entry is typed, for one practitioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    pub practitioner: PractitionerId,
    /// Most recently used by this practitioner first, then by name.
    pub clients: Vec<ClientName>,
    /// So many of the clients, from the first, were used lately.
    pub recent: usize,
    pub activities: Vec<Activity>,
    pub allocations: Vec<Stored<AllocationId, Allocation>>,
    pub products: Vec<ProductWords>,
    /// The practitioner's own, the one in force today first.
    pub disciplines: Vec<Discipline>,
}

impl Choices {
    /// The clients, prepared to be searched at every key.
    pub fn finder(&self) -> find::Clients {
        find::Clients::new(self.clients.iter().enumerate().map(|(place, client)| find::Candidate {
            id: client.id,
            number: client.number.clone(),
            name: client.name.clone(),
            recency: u32::try_from(place).ok().filter(|_| place < self.recent),
        }))
    }

    /// What a line of quick entry is read against.
    pub fn context<'a>(
        &'a self,
        clients: &'a find::Clients,
        today: Day,
        day: Day,
    ) -> quick_entry::Context<'a> {
        quick_entry::Context {
            today,
            day,
            activities: &self.activities,
            clients,
            products: &self.products,
            disciplines: &self.disciplines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn productivity_is_the_client_bound_share() {
        for (direct, indirect, non_declarable, percent) in [
            (0, 0, 0, None),
            (30, 30, 60, Some(50)),
            (1, 0, 2, Some(33)),
            (2, 0, 1, Some(67)),
            (0, 0, 5, Some(0)),
        ] {
            let minutes = KindMinutes { direct, indirect, non_declarable };
            assert_eq!(minutes.productivity(), percent, "{minutes:?}");
        }
    }

    #[test]
    fn a_budget_knows_how_much_of_it_is_used() {
        for (room, percent) in [
            (Room::Unlimited, None),
            (Room::Money { of: Cents(1000), used: Cents(799) }, Some(79)),
            (Room::Money { of: Cents(1000), used: Cents(1200) }, Some(120)),
            (Room::Minutes { of: 0, used: 5 }, None),
        ] {
            assert_eq!(room.percent(), percent, "{room:?}");
        }
    }
}
