//! Codes and tariffs with what is wrong with them: two on one day, and days without one (PS-A9).

use crate::domain::identifiers::{ContractKey, ProductKey};
use crate::domain::ids::{Stored, TariffId};
use crate::domain::tariff::Tariff;
use crate::domain::tariff::coverage::{self, Flaw, Window};
use crate::domain::time::{ClosedPeriod, Day, Month};
use crate::operations::contracts;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// Which tariffs to show; all of them by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only those that are valid on this day, and what is wrong on it. Goes before `year`.
    pub on: Option<Day>,
    /// Only those that are valid on a day of this year, and what is wrong in it.
    pub year: Option<i32>,
    pub contract: Option<ContractKey>,
    pub product: Option<ProductKey>,
}

/// Tariffs as a screen or a listing shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TariffView {
    /// By contract, product, discipline and first day.
    pub rows: Vec<Stored<TariffId, Tariff>>,
    /// Overlaps first, then days without a tariff, in the order of the contracts and their products. Without a day or a
    /// year: this year and every later one for which there is a tariff, and days between two tariffs whenever they are.
    pub flaws: Vec<Flaw>,
}

impl TariffView {
    /// Whether care on some day cannot be claimed as it is.
    pub fn stands_in_the_way(&self) -> bool {
        self.flaws.iter().any(Flaw::is_in_the_way)
    }
}

pub fn load(store: &mut Store, surroundings: &Surroundings, asked: &Asked) -> Result<TariffView, StoreError> {
    let (contracts, tariffs) =
        store.read(|tx| Ok::<_, StoreError>((contracts::load(tx)?, store::tariffs::list(tx)?)))?;
    let wanted = |contract: &ContractKey, product: &ProductKey| {
        asked.contract.as_ref().is_none_or(|own| own == contract)
            && asked.product.as_ref().is_none_or(|own| own == product)
    };
    let days = asked.days();
    let window = days.map_or(Window::Around(surroundings.today()), Window::Days);
    let mut flaws = coverage::flaws(&contracts, &tariffs, window);
    flaws.retain(|flaw| wanted(flaw.contract(), flaw.product()));
    let mut rows = tariffs;
    rows.retain(|Stored { value: tariff, .. }| {
        wanted(&tariff.contract, &tariff.product)
            && days.is_none_or(|days| days.cut_by(tariff.valid).is_some())
    });
    Ok(TariffView { rows, flaws })
}

impl Asked {
    fn days(&self) -> Option<ClosedPeriod> {
        let year = || {
            let year = self.year?;
            ClosedPeriod::new(Month::new(year, 1)?.first(), Month::new(year, 12)?.last())
        };
        self.on.map(ClosedPeriod::day).or_else(year)
    }
}
