//! Codes and tariffs: set per year outside the contract documents, imported with validity (PS-A9).

pub mod coverage;

use super::identifiers::{Category, ContractKey, Discipline, ProductCode, ProductKey};
use super::money::Cents;
use super::text::Text;
use super::time::{Day, Period};
use super::volume::Unit;
use crate::text;

/// A code and tariff of a product, for one discipline or for all, in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tariff {
    pub contract: ContractKey,
    pub product: ProductKey,
    /// `None` for a mixed tariff.
    pub discipline: Option<Discipline>,
    pub code: ProductCode,
    /// Needed only where an allocation names no category (generic allocations).
    pub category: Option<Category>,
    /// The unit that is claimed.
    pub unit: Unit,
    /// Eurocents: per hour for minutes and hours, else per one unit.
    pub cents: Cents,
    pub valid: Period,
    /// Which single trips it is for, by their length; `None` for tariffs of anything else (PS-T5).
    pub band: Option<Band>,
}

/// A distance band: longer than `above` and at most `through`, in metres of a single trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Band {
    /// 0 for the nearest band.
    pub above: u32,
    /// `None` for the farthest band; higher than `above`.
    pub through: Option<u32>,
}

impl Band {
    /// `None` when it could hold no trip.
    pub fn new(above: u32, through: Option<u32>) -> Option<Self> {
        through.is_none_or(|through| above < through).then_some(Self { above, through })
    }

    pub fn contains(self, metres: u32) -> bool {
        self.above < metres && self.through.is_none_or(|through| metres <= through)
    }
}

impl Tariff {
    /// Same contract and product, and a discipline that both hold for: two of these must not be valid on one day.
    /// One without a discipline holds for all of them.
    pub fn competes_with(&self, other: &Self) -> bool {
        let disciplines = self.discipline.as_ref().zip(other.discipline.as_ref());
        self.contract == other.contract
            && self.product == other.product
            && disciplines.is_none_or(|(own, theirs)| own == theirs)
    }

    /// Code, discipline and days, to tell one tariff of a product from another: `45X05 WO+ vanaf 2025-01-01`.
    pub fn label(&self) -> Text {
        let discipline =
            self.discipline.as_ref().map(|discipline| format!(" {discipline}")).unwrap_or_default();
        let (code, from) = (&self.code, self.valid.from);
        match self.valid.until {
            Some(until) if until == from => {
                text!("{code}{discipline} op {from}", "{code}{discipline} on {from}")
            }
            Some(until) => text!(
                "{code}{discipline} van {from} tot en met {until}",
                "{code}{discipline} from {from} to {until}"
            ),
            None => text!("{code}{discipline} vanaf {from}", "{code}{discipline} from {from} on"),
        }
    }
}

/// The tariff in force on a day for a product and, where tariffs differ by discipline, that discipline.
pub fn tariff_on<'a>(
    tariffs: impl IntoIterator<Item = &'a Tariff>,
    contract: &ContractKey,
    product: &ProductKey,
    discipline: Option<&Discipline>,
    day: Day,
) -> Option<&'a Tariff> {
    tariffs.into_iter().find(|tariff| {
        tariff.contract == *contract
            && tariff.product == *product
            && (tariff.discipline.is_none() || tariff.discipline.as_ref() == discipline)
            && tariff.valid.contains(day)
    })
}
