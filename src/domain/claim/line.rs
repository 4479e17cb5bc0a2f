//! A claim line and its life.

use super::super::allocation::Allocation;
use super::super::identifiers::{Category, Discipline, LineReference, ProductCode, ProductKey};
use super::super::ids::{AllocationId, BatchId, ClientId, EntryId, LineId, TariffId, UsageId};
use super::super::money::Cents;
use super::super::rules::{Finding, Severity};
use super::super::text::Text;
use super::super::time::{ClosedPeriod, Day};
use super::super::usage::StayCounting;
use super::super::volume::Unit;

/// What a claim line says: one client, allocation, product code and product period.
///
/// What could not be determined is `None` and has a finding beside it; a line is never missing for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub client: ClientId,
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    /// Set where the product's tariffs differ by discipline, and while no code is known.
    pub discipline: Option<Discipline>,
    pub category: Option<Category>,
    pub code: Option<ProductCode>,
    /// The month cut by the allocation (IV089).
    pub period: ClosedPeriod,
    /// The exact sum of its entries; zero for a line of usages.
    pub minutes: i64,
    pub tariff: Option<TariffId>,
    pub unit: Option<Unit>,
    /// Whole units: minutes, hours rounded once (IV079), or what its usages count.
    pub volume: Option<u32>,
    /// Eurocents of one unit as the message shows it (ProductTarief).
    pub unit_tariff: Option<Cents>,
    /// Rounded once (IV081); zero while no tariff is known.
    pub amount: Cents,
    /// The entries it stands on with their minutes, in order of id.
    pub entries: Vec<(EntryId, i64)>,
    /// The days of usages it stands on with their units, in order of id and day.
    pub usages: Vec<(UsageId, Day, u32)>,
    /// How the stays among them are counted, which tells on which day the client may turn out to have left.
    pub stays: Option<StayCounting>,
    pub findings: Vec<Finding>,
}

impl Line {
    /// Whether something keeps it from being queued as long as nothing of it is overridden ([`super::overrides`]).
    pub fn is_held(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity >= Severity::Hold)
    }

    /// Whether it has everything that a message must say of it.
    pub fn is_complete(&self) -> bool {
        self.allocation.is_some()
            && self.category.is_some()
            && self.code.is_some()
            && self.unit.is_some()
            && self.volume.is_some()
    }
}

/// What makes a line the one it is, whatever it says today. Product and discipline count only while no code is known.
pub type LineIdentity<'a> = (
    ClientId,
    Option<AllocationId>,
    Option<&'a Category>,
    Option<&'a ProductCode>,
    ClosedPeriod,
    Option<&'a ProductKey>,
    Option<&'a Discipline>,
);

impl Line {
    pub fn identity(&self) -> LineIdentity<'_> {
        let product = self.product.as_ref().filter(|_| self.code.is_none());
        let discipline = self.discipline.as_ref().filter(|_| self.code.is_none());
        let (category, code) = (self.category.as_ref(), self.code.as_ref());
        (self.client, self.allocation, category, code, self.period, product, discipline)
    }

    /// Whether its period is that of its month in the allocation (IV089); not so when its time lies outside, or when the
    /// allocation was shortened or lengthened since.
    pub fn has_period_in(&self, allocation: &Allocation) -> bool {
        self.period.from().month().period().cut_by(allocation.period) == Some(self.period)
    }

    /// Whether both say the same, findings aside. Lines of older programs do not say how stays are counted.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let bare = |line: &Self| Self { findings: Vec::new(), stays: None, ..line.clone() };
        bare(self) == bare(other)
    }
}

/// Where a claim line is in its life (process of the national standard).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineState {
    /// Compiled; may still change.
    Draft,
    /// Ready for the next claim; has its reference.
    Queued,
    /// In a claim message; frozen until the answer.
    Sent,
    Granted,
    Rejected,
    /// A credit for it was sent.
    CreditSent,
    Credited,
}

/// What can happen to a claim line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Queue,
    Unqueue,
    Send,
    Grant,
    Reject,
    /// The whole claim was refused: nothing was processed.
    Return,
    SendCredit,
    GrantCredit,
    RejectCredit,
}

impl Step {
    pub const ALL: [Self; 9] = [
        Self::Queue,
        Self::Unqueue,
        Self::Send,
        Self::Grant,
        Self::Reject,
        Self::Return,
        Self::SendCredit,
        Self::GrantCredit,
        Self::RejectCredit,
    ];
}

/// A step that a line in this state cannot take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a line that is {from:?} cannot take the step {step:?}")]
pub struct StepRefused {
    pub from: LineState,
    pub step: Step,
}

impl LineState {
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Queued,
        Self::Sent,
        Self::Granted,
        Self::Rejected,
        Self::CreditSent,
        Self::Credited,
    ];

    /// The state after a step.
    pub fn next(self, step: Step) -> Result<Self, StepRefused> {
        match (self, step) {
            (Self::Draft, Step::Queue) => Ok(Self::Queued),
            (Self::Queued, Step::Unqueue) | (Self::Sent, Step::Return) => Ok(Self::Draft),
            (Self::Queued, Step::Send) => Ok(Self::Sent),
            (Self::Sent, Step::Grant) | (Self::CreditSent, Step::RejectCredit | Step::Return) => {
                Ok(Self::Granted)
            }
            (Self::Sent, Step::Reject) => Ok(Self::Rejected),
            (Self::Granted, Step::SendCredit) => Ok(Self::CreditSent),
            (Self::CreditSent, Step::GrantCredit) => Ok(Self::Credited),
            (from, step) => Err(StepRefused { from, step }),
        }
    }

    /// The English word that files, JSON and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Granted => "granted",
            Self::Rejected => "rejected",
            Self::CreditSent => "credit-sent",
            Self::Credited => "credited",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Entries of a line in this state can still be edited: nothing has been promised to the municipality.
    pub const fn leaves_entries_free(self) -> bool {
        matches!(self, Self::Draft | Self::Rejected | Self::Credited)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Draft => Text::new("concept", "draft"),
            Self::Queued => Text::new("in wachtrij", "queued"),
            Self::Sent => Text::new("verzonden", "sent"),
            Self::Granted => Text::new("toegekend", "granted"),
            Self::Rejected => Text::new("afgewezen", "rejected"),
            Self::CreditSent => Text::new("creditering verzonden", "credit sent"),
            Self::Credited => Text::new("gecrediteerd", "credited"),
        }
    }
}

/// A line as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLine {
    pub id: LineId,
    pub line: Line,
    pub state: LineState,
    /// Given when it is queued, never reused.
    pub reference: Option<LineReference>,
    /// The claim in which it was sent.
    pub batch: Option<BatchId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_else_can_happen_to_a_line() {
        let mut allowed = Vec::new();
        for from in LineState::ALL {
            for step in Step::ALL {
                if let Ok(to) = from.next(step) {
                    allowed.push(format!("{} -{step:?}-> {}", from.word(), to.word()));
                }
            }
        }
        assert_eq!(
            allowed,
            [
                "draft -Queue-> queued",
                "queued -Unqueue-> draft",
                "queued -Send-> sent",
                "sent -Grant-> granted",
                "sent -Reject-> rejected",
                "sent -Return-> draft",
                "granted -SendCredit-> credit-sent",
                "credit-sent -Return-> granted",
                "credit-sent -GrantCredit-> credited",
                "credit-sent -RejectCredit-> granted",
            ]
        );
    }
}
