//! A month of claim lines per municipality, and what stands behind one line.

mod load;

pub use load::{detail, load};

use super::day::ClientName;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::LineState;
use crate::domain::claim::node_codes::{NodeCode, NodeRefusal};
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::{
    AllocationNumber, ClaimNumber, Discipline, LineReference, MessageIdentification, MunicipalityCode,
    ProductCode,
};
use crate::domain::ids::{BatchId, EntryId, LineId, PractitionerId, UsageId};
use crate::domain::money::Cents;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, ClosedPeriod, Day, Month};
use crate::domain::volume::Unit;

/// A month of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimsView {
    pub month: Month,
    /// By municipality code; lines without an allocation last.
    pub groups: Vec<MunicipalityGroup>,
    /// Declarable minutes of the month that no live line stands on: logged or freed after compiling.
    pub uncompiled: i64,
    /// Usages of the month that no live line stands on.
    pub uncompiled_usages: i64,
    /// Claims of this month that were made, newest first.
    pub batches: Vec<BatchRow>,
}

/// The lines of one municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MunicipalityGroup {
    /// `None` for lines whose allocation could not be found.
    pub municipality: Option<MunicipalityCode>,
    /// The municipality's name when a contract gives it.
    pub name: Option<String>,
    /// By client number, then product code and period.
    pub lines: Vec<LineRow>,
}

/// A claim line with the words that a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    pub id: LineId,
    pub client: ClientName,
    pub allocation: Option<AllocationNumber>,
    pub code: Option<ProductCode>,
    pub product: Option<Text>,
    pub discipline: Option<Discipline>,
    pub period: ClosedPeriod,
    /// The exact sum of its entries.
    pub minutes: i64,
    pub volume: Option<u32>,
    pub unit: Option<Unit>,
    /// Eurocents of one unit as the message shows it.
    pub unit_tariff: Option<Cents>,
    pub amount: Cents,
    pub state: LineState,
    pub reference: Option<LineReference>,
    /// The newest credit of it.
    pub credit: Option<CreditState>,
    /// Why the municipality did not grant it, or its credit.
    pub codes: Vec<ReturnCode>,
    /// Worst first.
    pub findings: Vec<Finding>,
    /// Holds among them that were let through, on exactly these facts.
    pub overrides: Vec<FindingOverride>,
}

impl LineRow {
    /// A draft that a finding keeps from being queued, and that nobody let through.
    pub fn is_held(&self) -> bool {
        let held =
            |finding: &Finding| finding.severity >= Severity::Hold && self.override_of(finding).is_none();
        self.state == LineState::Draft && self.findings.iter().any(held)
    }

    /// Who let this finding through, when and why.
    pub fn override_of(&self, finding: &Finding) -> Option<&FindingOverride> {
        self.overrides.iter().find(|one| one.is_about(finding))
    }
}

/// A claim message that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub id: BatchId,
    pub identification: MessageIdentification,
    pub municipality: MunicipalityCode,
    pub lines: usize,
    pub amount: Cents,
    /// Where its file was placed; `None` while that has yet to happen.
    pub path: Option<std::path::PathBuf>,
    /// The last day on which an answer is in time.
    pub due: Day,
    /// What the municipality answered; `None` as long as it did not.
    pub answer: Option<BatchAnswer>,
    /// The exchange node did not deliver it.
    pub node: Option<NodeRefusal>,
}

/// The answer to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchAnswer {
    pub outcome: AnswerOutcome,
    pub granted: Cents,
    /// Date of the answer.
    pub dated: Day,
}

/// What stands behind one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDetail {
    pub row: LineRow,
    /// By day and start.
    pub parts: Vec<LinePart>,
    /// What was sent and answered, oldest first.
    pub history: Vec<LineEvent>,
}

/// A step in the life of a line after it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEvent {
    /// Date of the message.
    pub day: Day,
    /// What happened, such as "sent" or "granted".
    pub what: Text,
    /// The English word that files and JSON use.
    pub word: &'static str,
    pub claim: ClaimNumber,
    pub reference: String,
    pub codes: Vec<ReturnCode>,
    /// What the exchange node said.
    pub node_code: Option<NodeCode>,
}

/// An entry, or a day of a usage, that a line stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinePart {
    pub source: PartSource,
    pub day: Day,
    pub start: Option<ClockTime>,
    pub counts: PartCount,
    /// The activity, or what was used.
    pub what: Text,
    /// Nobody's where it was not recorded who delivered a usage.
    pub practitioner: Option<PractitionerId>,
    pub practitioner_name: String,
    pub discipline: Option<Discipline>,
}

/// Where a part was registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartSource {
    Entry(EntryId),
    Usage(UsageId),
}

/// What a part adds to its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartCount {
    Minutes(i64),
    /// In the unit of the line.
    Units(u32),
}
