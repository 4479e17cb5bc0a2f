//! Everything that rules have to say about time, allocations and claim lines that are still open: worst first, with its
//! cause.

mod load;

pub use load::load;

use super::day::ClientName;
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode, PractitionerCode, ProductCode};
use crate::domain::ids::{AllocationId, ClientId, EntryId, LineId, PractitionerId};
use crate::domain::rules::{Finding, Severity};
use crate::domain::time::{ClosedPeriod, Day, Minutes, Month};

/// What to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// `None` is every month with declarable time that no queued or sent line holds.
    pub month: Option<Month>,
    /// Id of a rule.
    pub rule: Option<String>,
    pub client: Option<ClientId>,
    /// Leaves allocations and claim lines out: they are nobody's.
    pub practitioner: Option<PractitionerId>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckView {
    /// The months that were looked at.
    pub months: Vec<Month>,
    /// Worst first, then by rule, client and day.
    pub rows: Vec<CheckRow>,
}

impl CheckView {
    /// Whether anything stands in the way that nobody let through.
    pub fn stands_in_the_way(&self) -> bool {
        self.rows.iter().any(|row| row.is_open() && row.finding.severity >= Severity::Hold)
    }
}

/// A finding with its cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    pub finding: Finding,
    pub subject: Subject,
    pub client: Option<ClientName>,
    /// Whose time it is.
    pub practitioner: Option<(PractitionerId, PractitionerCode)>,
    /// Who let it through, on the line that the finding is about or that its entry stands on.
    pub let_through: Option<FindingOverride>,
}

impl CheckRow {
    pub const fn is_open(&self) -> bool {
        self.let_through.is_none()
    }
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Entry { id: EntryId, day: Day, minutes: Minutes },
    Allocation { id: AllocationId, municipality: MunicipalityCode, number: AllocationNumber, from: Day },
    Line { id: LineId, code: Option<ProductCode>, period: ClosedPeriod },
}

impl Subject {
    /// The word that files and JSON use.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Entry { .. } => "entry",
            Self::Allocation { .. } => "allocation",
            Self::Line { .. } => "line",
        }
    }

    /// The day to which it belongs: that of the time, or the first one.
    pub fn day(&self) -> Day {
        match self {
            Self::Entry { day, .. } => *day,
            Self::Allocation { from, .. } => *from,
            Self::Line { period, .. } => period.from(),
        }
    }
}
