//! What a message does to time and claims that are here already: shown before it is accepted.

use crate::domain::claim::beyond::Breach;
use crate::domain::claim::line::LineState;
use crate::domain::history::FieldChange;
use crate::domain::identifiers::{AllocationNumber, LineReference, PractitionerCode, ProductCode};
use crate::domain::ids::{EntryId, LineId, UsageId};
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day};
use crate::domain::usage::UsageKind;
use crate::domain::volume::Unit;

/// Everything that a message changes about what is here already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Allocations that are known and say something else now, in the order of the message.
    pub allocations: Vec<AllocationEffect>,
    /// Time and days of usages, by day.
    pub time: Vec<TimeEffect>,
    /// Claim lines, by product period.
    pub lines: Vec<LineEffect>,
}

impl Effects {
    /// Whether somebody must agree first: time or a claim that stood well does not any more, or moves.
    pub fn need_acceptance(&self) -> bool {
        self.time.iter().any(|effect| effect.fate.needs_acceptance())
            || self.lines.iter().any(|effect| effect.fate.needs_acceptance())
    }

    pub const fn is_empty(&self) -> bool {
        self.allocations.is_empty() && self.time.is_empty() && self.lines.is_empty()
    }
}

/// A known allocation with what differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationEffect {
    pub number: AllocationNumber,
    pub life: Life,
    pub fields: Vec<FieldChange>,
}

/// What happened in the life of an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It ends later, or no more.
    Lengthened,
    /// It ends earlier, or begins later.
    Shortened,
    /// It never existed (reason of change 13).
    Deleted,
    /// Anything else.
    Changed,
}

impl Life {
    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lengthened => "lengthened",
            Self::Shortened => "shortened",
            Self::Deleted => "deleted",
            Self::Changed => "changed",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Lengthened => Text::new("verlengd", "lengthened"),
            Self::Shortened => Text::new("ingekort", "shortened"),
            Self::Deleted => Text::new("verwijderd", "deleted"),
            Self::Changed => Text::new("gewijzigd", "changed"),
        }
    }
}

/// An entry, or a day of a usage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeEffect {
    pub subject: TimeSubject,
    pub day: Day,
    pub fate: TimeFate,
    /// On which allocation it stood, and on which it stands now.
    pub from: Option<AllocationNumber>,
    pub to: Option<AllocationNumber>,
    /// The claim line that it is promised in: queued, sent or granted.
    pub claimed: Option<LineState>,
}

/// What a [`TimeEffect`] is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeSubject {
    Entry { id: EntryId, practitioner: Option<PractitionerCode>, minutes: i64 },
    Usage { id: UsageId, kind: UsageKind, units: u32 },
}

impl TimeSubject {
    /// The word that files and JSON use.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Entry { .. } => "entry",
            Self::Usage { kind, .. } => kind.word(),
        }
    }
}

/// What becomes of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeFate {
    /// Its day lies outside its allocation now.
    Outside,
    /// Its allocation was deleted.
    Deleted,
    /// Its allocation is for something else now.
    Unfit,
    /// Nothing fits it any more.
    Lost,
    /// It stands on another allocation now.
    Moved,
    /// It was waiting for an allocation and has one now.
    Found,
    /// Its allocation fits it again.
    Back,
}

impl TimeFate {
    /// Time that gets what it waited for loses nothing.
    pub const fn needs_acceptance(self) -> bool {
        !matches!(self, Self::Found | Self::Back)
    }

    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Deleted => "allocation-deleted",
            Self::Unfit => "unfit",
            Self::Lost => "lost",
            Self::Moved => "moved",
            Self::Found => "found",
            Self::Back => "back",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Outside => Text::new("valt buiten de toewijzing", "falls outside the allocation"),
            Self::Deleted => {
                Text::new("staat op een verwijderde toewijzing", "stands on a deleted allocation")
            }
            Self::Unfit => Text::new("past niet meer op de toewijzing", "fits the allocation no more"),
            Self::Lost => Text::new("heeft geen toewijzing meer", "has no allocation any more"),
            Self::Moved => Text::new("gaat naar een andere toewijzing", "moves to another allocation"),
            Self::Found => Text::new("krijgt een toewijzing", "gets an allocation"),
            Self::Back => Text::new("past weer op de toewijzing", "fits the allocation again"),
        }
    }
}

/// A claim line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEffect {
    pub id: LineId,
    pub allocation: AllocationNumber,
    /// Before the message.
    pub state: LineState,
    pub reference: Option<LineReference>,
    pub code: Option<ProductCode>,
    pub period: ClosedPeriod,
    pub minutes: i64,
    pub unit: Option<Unit>,
    pub volume: Option<u32>,
    pub amount: Cents,
    pub fate: LineFate,
    /// In what way it goes beyond the new version.
    pub breaches: Vec<Breach>,
}

/// What becomes of a claim line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineFate {
    /// Sent or granted: it was claimed beyond what the allocation allows now.
    Beyond,
    /// It leaves the queue and becomes a draft.
    Unqueued,
    /// A draft that has to be compiled anew.
    Recompiled,
    /// It was claimed beyond the allocation, and is not any more.
    Within,
}

impl LineFate {
    pub const fn needs_acceptance(self) -> bool {
        !matches!(self, Self::Within)
    }

    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Beyond => "beyond",
            Self::Unqueued => "unqueued",
            Self::Recompiled => "recompile",
            Self::Within => "within",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Beyond => Text::new("gedeclareerd buiten de toewijzing", "claimed beyond the allocation"),
            Self::Unqueued => {
                Text::new("gaat uit de wachtrij en wordt concept", "leaves the queue and becomes a draft")
            }
            Self::Recompiled => Text::new("moet opnieuw worden samengesteld", "has to be compiled again"),
            Self::Within => Text::new("past weer binnen de toewijzing", "lies within the allocation again"),
        }
    }
}
