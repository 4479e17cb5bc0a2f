//! What rules ask about after the fact: a line that was sent or granted beside its allocation as it stands now; and what the
//! office settled of it.

use chrono::{DateTime, Utc};

use super::super::allocation::Allocation;
use super::super::claim::limits::Counted;
use super::super::ids::LineId;
use super::super::remark::Remark;
use super::super::text::Text;
use super::{Finding, Standing, house};

/// A sent or granted line, and its allocation in the newest version.
#[derive(Clone, Copy, Debug)]
pub struct ClaimedCase<'a> {
    pub id: LineId,
    pub line: &'a Standing,
    pub allocation: &'a Allocation,
    /// What the sent and granted lines before it on the allocation add up to.
    pub before: Counted,
}

/// A finding about an allocation that the office settled with its municipality: it counts while the finding says the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    pub rule: String,
    pub what: Text,
    pub reason: Remark,
    /// The user's name on the machine.
    pub by: String,
    pub at: DateTime<Utc>,
}

impl Settlement {
    pub fn is_about(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.what.en == finding.what.en
    }
}

/// Whether the office can settle what this rule finds: a matter between it and the municipality that no message ends by itself.
pub fn can_be_settled(rule: &str) -> bool {
    let settled = [&house::CLAIMED_OUTSIDE, &house::CLAIMED_OTHERWISE, &house::CLAIMED_MORE, &house::ABSENT];
    settled.iter().any(|known| known.id == rule)
}
