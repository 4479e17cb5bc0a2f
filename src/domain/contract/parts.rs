//! The parts of a contract beside its products: lots, components, exclusions and what holds for all claims.

use crate::domain::identifiers::{ComponentKey, ProductKey};
use crate::domain::text::Text;
use crate::domain::usage::StayCounting;

/// A lot (perceel) that products belong to (PS-A1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// 1 to 99.
    pub number: u8,
    pub name: Text,
    pub place: String,
}

/// A part of the catalogue whose products share demands (PS-C1). The demands stand in each of its products.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    pub key: ComponentKey,
    pub name: Text,
    pub place: String,
}

impl Component {
    /// Claims trips.
    pub const TRANSPORT: &str = "transport";
    pub const MEDICATION_CHECK: &str = "medication-check";
    /// Claims attendance.
    pub const DAY_ACTIVITIES: &str = "day-activities";
    /// Claims attendance.
    pub const DAY_TREATMENT: &str = "day-treatment";
    pub const CRISIS_HELP: &str = "crisis-help";
}

/// Products that do not go together, in either direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    pub products: Vec<ProductKey>,
    pub not_with: Vec<ProductKey>,
    pub when: ExclusionWhen,
    pub place: String,
}

/// What two products may not share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExclusionWhen {
    /// One client on one calendar day (HA-5).
    SameDay,
    /// Overlapping allocations of one client, unless a statement is recorded that they aim at different skills (HA-1).
    SameSkill,
}

/// What holds for all claims under a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// A month of care is claimed within so many months after its last day; `None` when the contract does not say.
    pub deadline_months: Option<u32>,
    /// `None` when the contract does not say.
    pub group_time: Option<GroupTime>,
    /// What makes a unit of 24 hours of a stay; nights when the contract does not say.
    pub stays: StayCounting,
    /// Empty when the contract says nothing about claims.
    pub place: String,
}

/// How minutes of one practitioner with several clients at once count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupTime {
    /// In full for every client.
    Each,
    /// Divided over the clients.
    Divided,
}
