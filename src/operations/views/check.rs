//! Everything that rules have to say about time, allocations, claim lines and messages that are still open: worst first,
//! with its cause; and the overrides that count no longer.

mod claimed;
mod load;
mod used;
mod waiting;

pub use load::load;

use super::day::ClientName;
use crate::domain::claim::overrides::{Ended, FindingOverride};
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode, PractitionerCode, ProductCode};
use crate::domain::ids::{AllocationId, ClientId, EntryId, LineId, PractitionerId, TrajectoryId, UsageId};
use crate::domain::rules::{Finding, Severity, never_overridden};
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day, Minutes, Month};
use crate::domain::usage::UsageKind;
use crate::store::posted::PostId;

/// Which months to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Months {
    /// Every month with declarable time that no queued or sent line holds.
    #[default]
    Open,
    /// The month before that of today while it has such time, else that of today.
    Usual,
    One(Month),
}

/// What to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub months: Months,
    /// Id of a rule.
    pub rule: Option<String>,
    pub client: Option<ClientId>,
    /// Leaves allocations, claim lines and messages out: they are nobody's.
    pub practitioner: Option<PractitionerId>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckView {
    /// What was asked for.
    pub asked: Months,
    /// The months that were looked at.
    pub months: Vec<Month>,
    /// Worst first, then by rule, client and day.
    pub rows: Vec<CheckRow>,
    /// Overrides of these months that count no longer, oldest first.
    pub ended: Vec<EndedOverride>,
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
    /// The draft that the finding is about or that its entry stands on: there a hold can be let through.
    pub draft: Option<LineId>,
    /// Who let it through, on that draft.
    pub let_through: Option<FindingOverride>,
}

/// Why a finding cannot be let through as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotLetThrough {
    Already,
    /// It does not keep anything from being claimed.
    HoldsNothing,
    /// A person cannot judge it right.
    Never,
    /// The month has to be compiled first.
    OnNoLine,
}

impl CheckRow {
    pub const fn is_open(&self) -> bool {
        self.let_through.is_none()
    }

    /// The draft on which the office may let it through, or why it may not.
    pub fn to_let_through(&self) -> Result<LineId, NotLetThrough> {
        match self.draft {
            _ if !self.is_open() => Err(NotLetThrough::Already),
            _ if self.finding.severity != Severity::Hold => Err(NotLetThrough::HoldsNothing),
            _ if never_overridden(&self.finding.rule) => Err(NotLetThrough::Never),
            draft => draft.ok_or(NotLetThrough::OnNoLine),
        }
    }
}

/// An override that counts no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedOverride {
    pub given: FindingOverride,
    pub client: ClientName,
    /// A line of the same client and period, if there is one now.
    pub line: Option<LineId>,
    pub why: Ended,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Entry {
        id: EntryId,
        day: Day,
        minutes: Minutes,
    },
    Allocation {
        id: AllocationId,
        municipality: MunicipalityCode,
        number: AllocationNumber,
        from: Day,
    },
    Line {
        id: LineId,
        code: Option<ProductCode>,
        period: ClosedPeriod,
    },
    /// A day of a trip, an attendance or a stay.
    Usage {
        id: UsageId,
        kind: UsageKind,
        day: Day,
    },
    Trajectory {
        id: TrajectoryId,
        day: Day,
    },
    /// The groups of a product in a month.
    Groups {
        product: Text,
        month: Month,
    },
    /// A message on which something still has to happen.
    Message {
        id: PostId,
        /// `JW323`.
        key: String,
        municipality: String,
        identification: String,
        dated: Day,
    },
}

impl Subject {
    /// The word that files and JSON use.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Entry { .. } => "entry",
            Self::Allocation { .. } => "allocation",
            Self::Line { .. } => "line",
            Self::Usage { kind, .. } => kind.word(),
            Self::Trajectory { .. } => "trajectory",
            Self::Groups { .. } => "groups",
            Self::Message { .. } => "message",
        }
    }

    /// The day to which it belongs: that of the time, or the first one.
    pub fn day(&self) -> Day {
        match self {
            Self::Allocation { from, .. } => *from,
            Self::Line { period, .. } => period.from(),
            Self::Entry { day, .. } | Self::Usage { day, .. } | Self::Trajectory { day, .. } => *day,
            Self::Groups { month, .. } => month.first(),
            Self::Message { dated, .. } => *dated,
        }
    }
}
