//! A contract: what may be allocated, registered and claimed in a region. Whatever differs between regions is data
//! here, in the form of `docs/contract-file.md`; code holds only the kinds of rule.

mod demands;
mod parts;
mod product;
mod qualification;
mod questions;
mod words;

pub use demands::{
    Beside, DayContent, Demands, DocumentKind, GroupSize, HeadRange, Limits, NeededDocument, Occasion,
    OtherAllocations, School,
};
pub use parts::{Claims, Component, Exclusion, ExclusionWhen, GroupTime, Lot};
pub use product::{AgeRange, AllocatedAs, Intensity, Product, TariffShape, Transport, TransportForm};
pub use qualification::{Credential, Holder, Qualification};
pub use questions::{contract_for, contract_with, contracts_for};
pub use words::{Said, Subject};

use super::activity::Activity;
use super::identifiers::{ContractKey, Discipline, MunicipalityCode};
use super::text::Text;
use super::time::Period;

/// A contract as one version of its file describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    pub key: ContractKey,
    pub name: Text,
    /// The document it was made from.
    pub document: String,
    /// The segment that it buys, such as `C`.
    pub segment: Option<char>,
    /// Days on which this version is in force.
    pub valid: Period,
    /// Municipalities that buy under this contract; empty means any.
    pub municipalities: Vec<MunicipalityCode>,
    /// In order from least to most qualified.
    pub disciplines: Vec<Discipline>,
    /// Length of an allocation in months, counted from its start (PS-A3: 12); `None` when not limited.
    pub allocation_months: Option<u32>,
    pub claims: Claims,
    pub lots: Vec<Lot>,
    /// What practitioners and the practice may hold beside a discipline.
    pub credentials: Vec<Credential>,
    pub components: Vec<Component>,
    pub products: Vec<Product>,
    pub exclusions: Vec<Exclusion>,
    pub activities: Vec<Activity>,
}
