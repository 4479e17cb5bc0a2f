//! Group sessions and who was there (PS-D1 to PS-D5, HA-2, HA-5).

use super::super::identifiers::{ComponentKey, GroupName, ProductKey};
use super::super::ids::{PractitionerId, SessionId};
use super::super::text::Text;
use super::super::time::{ClockTime, Day};

/// One meeting of a group on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub group: GroupName,
    pub day: Day,
    pub start: Option<ClockTime>,
    /// What the group offers; at most one of the two. Without either any product that counts attendance fits.
    pub component: Option<ComponentKey>,
    pub product: Option<ProductKey>,
    /// Supervisors really there, 1 to 50; `None` when nobody recorded it.
    pub supervisors: Option<u32>,
    /// Who led it, where a product asks for a qualification (HA-7).
    pub practitioner: Option<PractitionerId>,
}

/// One client at a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    pub session: SessionId,
    pub presence: Presence,
}

/// Whether and how long a client was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Day parts of four hours, 1 to [`MOST_DAY_PARTS`].
    Present(u32),
    /// Registered, and not claimed.
    Absent(AbsenceReason),
}

/// Day parts of four hours in a day.
pub const MOST_DAY_PARTS: u32 = 6;

impl Presence {
    /// `None` outside 1 to [`MOST_DAY_PARTS`].
    pub fn present(day_parts: u32) -> Option<Self> {
        (1..=MOST_DAY_PARTS).contains(&day_parts).then_some(Self::Present(day_parts))
    }
}

impl Attendance {
    /// Day parts that were really used; none when the client was absent.
    pub fn day_parts(&self) -> u32 {
        match self.presence {
            Presence::Present(day_parts) => day_parts,
            Presence::Absent(_) => 0,
        }
    }
}

/// Why a client was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AbsenceReason {
    Sick,
    Holiday,
    NoShow,
}

impl AbsenceReason {
    pub const ALL: [Self; 3] = [Self::Sick, Self::Holiday, Self::NoShow];

    /// The English word that files, commands and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sick => "sick",
            Self::Holiday => "holiday",
            Self::NoShow => "no-show",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Sick => Text::new("ziek", "sick"),
            Self::Holiday => Text::new("vakantie", "holiday"),
            Self::NoShow => Text::new("niet verschenen", "no show"),
        }
    }

    /// A word in either language.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        Self::ALL
            .into_iter()
            .find(|one| one.word() == lower || one.name().nl == lower || one.name().en == lower)
    }
}
