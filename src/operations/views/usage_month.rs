//! A month of trips, attendance or stays as a grid: a client per row, a day per column.

mod load;

pub use load::load;

use super::day::ClientName;
use crate::domain::claim::line::LineState;
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode};
use crate::domain::ids::{SessionId, Stored, UsageId};
use crate::domain::rules::{Finding, Meeting, Severity};
use crate::domain::text::Text;
use crate::domain::time::{Day, Month};
use crate::domain::usage::{Session, Trip, Usage, UsageKind};

/// The month of one kind of usage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageMonth {
    pub kind: UsageKind,
    pub month: Month,
    /// Every day of the month.
    pub days: Vec<DayColumn>,
    /// Clients with an allocation on which this kind can be claimed, and those who used it this month or the month before; by
    /// surname and number.
    pub rows: Vec<ClientRow>,
    /// Sessions of the month, by day, time and group; only for attendance.
    pub sessions: Vec<Stored<SessionId, Meeting>>,
    /// Units of all rows.
    pub total: u32,
}

/// A day of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayColumn {
    pub day: Day,
    /// Saturday or Sunday.
    pub weekend: bool,
    pub holiday: Option<Text>,
    /// Units of all clients: single trips, day parts or pieces, 24 hours.
    pub total: u32,
}

/// The month of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    pub client: ClientName,
    /// Who answers for the client on the first day of the month.
    pub municipality: Option<MunicipalityCode>,
    /// One for each day.
    pub cells: Vec<Cell>,
    /// Units that count towards a claim.
    pub total: u32,
    /// Trips by family, or absences: registered, never claimed.
    pub never_claimed: u32,
    /// The newest trip until the end of the month: what one key in a cell makes again.
    pub usual_trip: Option<Trip>,
    /// The session that the client attended last, until the end of the month.
    pub usual_session: Option<Session>,
}

/// What a client used on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub placed: Vec<Placed>,
}

/// A usage on one of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub id: UsageId,
    pub usage: Usage,
    pub part: Part,
    /// Units that the day counts; 0 for what is never claimed and for the day of departure.
    pub units: u32,
    /// The session of an attendance.
    pub session: Option<Session>,
    /// As they were picked for the day.
    pub allocation: Option<AllocationNumber>,
    pub product: Option<Text>,
    /// Worst first.
    pub findings: Vec<Finding>,
    /// The state of the live claim line that holds the day.
    pub claimed: Option<LineState>,
}

/// Where in a usage a day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it: a trip, an attendance, a stay of one day.
    Whole,
    Arrival,
    Inside,
    Departure,
}

impl UsageMonth {
    /// The worst finding in the grid.
    pub fn severity(&self) -> Option<Severity> {
        self.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::severity).max()
    }
}

impl Cell {
    /// The worst finding.
    pub fn severity(&self) -> Option<Severity> {
        self.placed.iter().flat_map(|placed| &placed.findings).map(|finding| finding.severity).max()
    }

    pub fn units(&self) -> u32 {
        self.placed.iter().map(|placed| placed.units).sum()
    }

    /// Whether everything in it can still be changed.
    pub fn is_free(&self) -> bool {
        self.placed.iter().all(Placed::is_free)
    }
}

impl Placed {
    /// Whether it can still be changed: nothing of this day has been promised to the municipality.
    pub fn is_free(&self) -> bool {
        self.claimed.is_none_or(LineState::leaves_entries_free)
    }
}
