//! A product of a contract: how it is allocated, what it costs in, and whom it is for.

use super::{Component, Demands};
use crate::domain::identifiers::{Category, ComponentKey, ProductCode, ProductKey};
use crate::domain::text::Text;
use crate::domain::volume::Unit;

/// Something that can be delivered and claimed under a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Unique over all contracts of a practice.
    pub key: ProductKey,
    pub name: Text,
    /// Place in the document.
    pub place: String,
    /// Lot (perceel); `None` outside lots (PS-A1).
    pub lot: Option<u8>,
    /// The component whose demands it shares (PS-C1); `None` outside components.
    pub component: Option<ComponentKey>,
    /// The grade among the products of its component (PS-D2).
    pub intensity: Option<Intensity>,
    pub allocated: AllocatedAs,
    /// Category and code when the document itself names them; else they come with the tariffs (PS-A9).
    pub category: Option<Category>,
    pub code: Option<ProductCode>,
    /// False for a product that is named but cannot be claimed: it is held (table D of the second catalogue).
    pub claimable: bool,
    pub tariff: TariffShape,
    /// Units in which it may be claimed; the first is the one used when neither tariff nor allocation decides.
    pub units: Vec<Unit>,
    /// Ages on the day of care (PS-A6, PS-D4, PS-K3, HA-4).
    pub age: Option<AgeRange>,
    /// The allocation must record under which measure the care stands (PS-A6).
    pub needs_frame: bool,
    /// For products that count trips (PS-T5).
    pub transport: Option<Transport>,
    /// Its own demands, with those of its component.
    pub demands: Demands,
}

impl Product {
    /// Whether registered time can be claimed as this product: minutes or hours are among its units.
    pub fn takes_time(&self) -> bool {
        self.units.iter().any(|unit| unit.is_time())
    }

    /// Whether it counts trips: it names a form of transport, or belongs to the component transport.
    pub fn counts_trips(&self) -> bool {
        let transport = self.component.as_ref().is_some_and(|key| key.as_str() == Component::TRANSPORT);
        self.transport.is_some() || transport
    }
}

/// How a municipality allocates a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllocatedAs {
    /// Only the category and a maximum budget (PS-A2).
    Aspecific,
    /// One product code with a volume (PS-A5).
    Specific,
}

impl AllocatedAs {
    /// The English word that files and commands use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Aspecific => "aspecific",
            Self::Specific => "specific",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Aspecific => Text::new("aspecifiek", "aspecific"),
            Self::Specific => Text::new("specifiek", "specific"),
        }
    }
}

/// What a tariff depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TariffShape {
    /// One code and hourly tariff per discipline (PS-A4).
    PerDiscipline,
    /// One hourly tariff whatever the discipline (PS-A5).
    Mixed,
    /// One tariff for each unit that is claimed: a piece, a day part, 24 hours.
    PerUnit,
}

impl TariffShape {
    /// The English word that files and commands use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PerDiscipline => "per-discipline",
            Self::Mixed => "mixed",
            Self::PerUnit => "per-unit",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::PerDiscipline => Text::new("per discipline", "per discipline"),
            Self::Mixed => Text::new("één uurtarief", "one hourly tariff"),
            Self::PerUnit => Text::new("per eenheid", "per unit"),
        }
    }
}

/// Ages from the birthday `from` up to and not including the birthday `below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AgeRange {
    pub from: u32,
    pub below: u32,
}

/// How a document grades the products of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intensity {
    /// Laag, licht.
    Low,
    /// Midden.
    Middle,
    /// Hoog, zwaar.
    High,
}

impl Intensity {
    /// The English word that files and commands use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Middle => "middle",
            Self::High => "high",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Low => Text::new("laag", "low"),
            Self::Middle => Text::new("midden", "middle"),
            Self::High => Text::new("hoog", "high"),
        }
    }
}

/// What a trip product counts: one form in one distance band (PS-T5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Transport {
    pub form: TransportForm,
    /// From 1, near to far; the limits in metres are imported with the tariffs.
    pub band: u8,
}

/// Alone or with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransportForm {
    Group,
    Individual,
}

impl TransportForm {
    /// The English word that files and commands use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Individual => "individual",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Group => Text::new("groepsvervoer", "group transport"),
            Self::Individual => Text::new("individueel vervoer", "individual transport"),
        }
    }
}
