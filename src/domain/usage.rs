//! What was really used of a component, and is claimed per month: a trip, a group session attended, a stay.
//!
//! Time is registered as entries ([`super::entry`]); a usage is counted in units of its own: trips, day parts, 24 hours or
//! pieces. Each kind of usage counts in one way, whatever the region; what a region asks for and pays stands in its contract.

mod attendance;
mod pattern;
mod repeat;
mod stay;
mod trajectory;
mod trip;

pub use attendance::{AbsenceReason, Attendance, MOST_DAY_PARTS, Presence, Session};
pub use pattern::{Pattern, Weekdays};
pub use repeat::repeated;
pub use stay::{Departure, Stay, StayCounting};
pub use trajectory::{Handover, Moment, Shelter, Trajectory};
pub use trip::{Carriage, Direction, Distance, MOST_METRES, Trip};

use super::contract::{Product, TransportForm};
use super::entry::Note;
use super::identifiers::ProductKey;
use super::ids::{AllocationId, ClientId, PractitionerId};
use super::text::Text;
use super::time::Day;
use super::volume::Unit;
use crate::text;

/// Something that one client used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Made when the form opens or from the row of a file, so that a retry never doubles it.
    pub key: UsageKey,
    pub client: ClientId,
    /// The day of the trip or the session; of a stay the day of arrival.
    pub day: Day,
    pub what: What,
    /// As its writer wants it; picked anew whenever it is `None`.
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    /// Who delivered it, where a product asks for a qualification (HA-7, PS-M3).
    pub practitioner: Option<PractitionerId>,
    /// The colleague who is responsible, where it is not the usual one of the practitioner.
    pub responsible: Option<PractitionerId>,
    pub note: Option<Note>,
}

/// The unique key of a usage (a UUID), made by whoever starts to type it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UsageKey(pub uuid::Uuid);

/// What was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Trip(Trip),
    Attendance(Attendance),
    Stay(Stay),
}

/// In which way something is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UsageKind {
    Trip,
    Attendance,
    Stay,
}

impl UsageKind {
    pub const ALL: [Self; 3] = [Self::Trip, Self::Attendance, Self::Stay];

    /// The English word that files, JSON and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Trip => "trip",
            Self::Attendance => "attendance",
            Self::Stay => "stay",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Trip => Text::new("rit", "trip"),
            Self::Attendance => Text::new("aanwezigheid", "attendance"),
            Self::Stay => Text::new("verblijf", "stay"),
        }
    }

    /// The kind that a product counts; `None` for products that are claimed in time only.
    ///
    /// Trips where the product is one of transport, stays for units of 24 hours, attendance for day parts and for pieces per day.
    pub fn of(product: &Product) -> Option<Self> {
        let counts = |unit| product.units.contains(&unit);
        if product.counts_trips() {
            Some(Self::Trip)
        } else if product.takes_time() {
            None
        } else if counts(Unit::FullDay) {
            Some(Self::Stay)
        } else if counts(Unit::DayPart) || counts(Unit::PieceEffort) {
            Some(Self::Attendance)
        } else {
            None
        }
    }
}

impl Usage {
    pub fn kind(&self) -> UsageKind {
        match self.what {
            What::Trip(_) => UsageKind::Trip,
            What::Attendance(_) => UsageKind::Attendance,
            What::Stay(_) => UsageKind::Stay,
        }
    }

    pub fn trip(&self) -> Option<&Trip> {
        if let What::Trip(trip) = &self.what { Some(trip) } else { None }
    }

    pub fn attendance(&self) -> Option<&Attendance> {
        if let What::Attendance(attendance) = &self.what { Some(attendance) } else { None }
    }

    pub fn stay(&self) -> Option<&Stay> {
        if let What::Stay(stay) = &self.what { Some(stay) } else { None }
    }

    /// Whether it can be claimed at all: neither a trip by family (PS-T1) nor an absence is.
    pub fn is_declarable(&self) -> bool {
        match &self.what {
            What::Trip(trip) => trip.form().is_some(),
            What::Attendance(attendance) => attendance.day_parts() > 0,
            What::Stay(_) => true,
        }
    }

    /// The form of transport of a trip by the provider.
    pub fn form(&self) -> Option<TransportForm> {
        self.trip().and_then(Trip::form)
    }

    /// Units that one of its days counts in that unit; `None` when it does not count in it. A stay counts one unit of 24
    /// hours for each of its days ([`Stay::unit_days`]).
    pub fn units_per_day(&self, unit: Unit) -> Option<u32> {
        match (&self.what, unit) {
            (What::Attendance(attendance), Unit::DayPart) => Some(attendance.day_parts()),
            (What::Attendance(attendance), Unit::PieceEffort) => Some(u32::from(attendance.day_parts() > 0)),
            (What::Trip(_), Unit::PieceEffort) | (What::Stay(_), Unit::FullDay) => Some(1),
            _ => None,
        }
    }

    /// What was used, in a few words: `rit heen, groepsvervoer` / `trip outward, group transport`.
    pub fn words(&self) -> Text {
        let Text { nl, en } = self.kind().name();
        match &self.what {
            What::Trip(trip) => {
                let Text { nl: way_nl, en: way_en } = trip.direction.name();
                let Text { nl: by_nl, en: by_en } = trip.carriage.name();
                text!("{nl} {way_nl}, {by_nl}", "{en} {way_en}, {by_en}")
            }
            What::Attendance(Attendance { presence: Presence::Present(1), .. }) => {
                Text::new("1 dagdeel aanwezig", "present for 1 day part")
            }
            What::Attendance(Attendance { presence: Presence::Present(parts), .. }) => {
                text!("{parts} dagdelen aanwezig", "present for {parts} day parts")
            }
            What::Attendance(Attendance { presence: Presence::Absent(reason), .. }) => {
                let Text { nl, en } = reason.name();
                text!("afwezig: {nl}", "absent: {en}")
            }
            What::Stay(_) => Text::of(nl, en),
        }
    }

    /// The days of a period on which it is used: its own day, or the days of a stay as far as they have passed on `today`.
    pub fn days_in(&self, from: Day, until: Day, counting: StayCounting, today: Day) -> Vec<Day> {
        match &self.what {
            What::Stay(stay) => stay
                .unit_days(self.day, counting, today)
                .skip_while(|day| *day < from)
                .take_while(|day| *day <= until)
                .collect(),
            _ if (from..=until).contains(&self.day) => vec![self.day],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
