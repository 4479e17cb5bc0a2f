//! A contract: what may be allocated, registered and claimed in a region. Whatever differs between regions is data
//! here; code holds only the kinds of rule.

use super::activity::Activity;
use super::identifiers::{Category, ContractKey, Discipline, MunicipalityCode, ProductCode, ProductKey};
use super::text::Text;
use super::time::{Day, Period};
use super::volume::Unit;

/// A contract as its file describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    pub key: ContractKey,
    pub name: Text,
    /// The document it was made from.
    pub document: String,
    pub valid: Period,
    /// Municipalities that buy under this contract; empty means any.
    pub municipalities: Vec<MunicipalityCode>,
    /// In order from least to most qualified.
    pub disciplines: Vec<Discipline>,
    /// Length of an allocation in months, counted from its start (PS-A3: 12); `None` when not limited.
    pub allocation_months: Option<u32>,
    pub products: Vec<Product>,
    pub activities: Vec<Activity>,
}

/// Something that can be delivered and claimed under a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub key: ProductKey,
    pub name: Text,
    /// Place in the document.
    pub place: String,
    /// Lot (perceel); `None` outside lots.
    pub lot: Option<u8>,
    pub allocated: AllocatedAs,
    /// Category and code when the document itself names them; else they come with the tariffs (PS-A9).
    pub category: Option<Category>,
    pub code: Option<ProductCode>,
    pub tariff: TariffShape,
    /// Units in which it may be claimed; the first is the one used when neither tariff nor allocation decides.
    pub units: Vec<Unit>,
    pub age: Option<AgeRange>,
    /// The allocation must record under which measure the care stands (PS-A6).
    pub needs_frame: bool,
}

/// How a municipality allocates a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllocatedAs {
    /// Only the category and a maximum budget (PS-A2).
    Aspecific,
    /// One product code with a volume (PS-A5).
    Specific,
}

/// What a tariff depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TariffShape {
    /// One code and tariff per discipline (PS-A4).
    PerDiscipline,
    /// One tariff whatever the discipline (PS-A5).
    Mixed,
}

/// Ages from the birthday `from` up to and not including the birthday `below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AgeRange {
    pub from: u32,
    pub below: u32,
}

impl Contract {
    pub fn product(&self, key: &ProductKey) -> Option<&Product> {
        self.products.iter().find(|product| product.key == *key)
    }

    /// Whether this municipality buys under this contract on that day.
    pub fn covers(&self, municipality: &MunicipalityCode, day: Day) -> bool {
        self.valid.contains(day)
            && (self.municipalities.is_empty() || self.municipalities.contains(municipality))
    }

    pub fn has_discipline(&self, discipline: &Discipline) -> bool {
        self.disciplines.contains(discipline)
    }
}

/// The contract under which a municipality buys on that day: one that names it goes before one for all.
pub fn contract_for<'a>(
    contracts: &'a [Contract],
    municipality: &MunicipalityCode,
    day: Day,
) -> Option<&'a Contract> {
    contracts
        .iter()
        .filter(|contract| contract.covers(municipality, day))
        .min_by_key(|contract| contract.municipalities.is_empty())
}
