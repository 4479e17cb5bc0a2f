//! What was claimed and what came of it, per municipality and month: that of the claim, or that of the care.

use crate::domain::claim::ledger::{LedgerRow, Sums, care_rows, item_difference, rows};
use crate::domain::money::Cents;
use crate::domain::time::Month;
use crate::store::ledger::Of;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// By which month it is added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    ClaimMonth,
    CareMonth,
}

/// What was claimed in, or for, some months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    pub by: By,
    /// The first and the last month that was asked about.
    pub months: (Month, Month),
    /// By municipality and month.
    pub rows: Vec<LedgerRow>,
    /// All of them together.
    pub total: Sums,
}

/// The claims of these claim months, both included.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    months: (Month, Month),
) -> Result<Ledger, StoreError> {
    load_by(store, surroundings, months, By::ClaimMonth)
}

/// The claims of these months, or for care of these months.
pub fn load_by(
    store: &mut Store,
    surroundings: &Surroundings,
    (from, until): (Month, Month),
    by: By,
) -> Result<Ledger, StoreError> {
    let today = surroundings.today();
    store.read(|tx| {
        let calendar = store::holidays::calendar(tx)?;
        let (rows, difference) = match by {
            By::ClaimMonth => {
                let claims = store::ledger::of_months(tx, from, until)?;
                let items = store::ledger::items(tx, Of::ClaimMonths, from, until)?;
                (rows(&claims, &calendar, today), item_difference(&claims, &items))
            }
            By::CareMonth => {
                let items = store::ledger::items(tx, Of::CareMonths, from, until)?;
                (care_rows(&items, &calendar, today), Cents::ZERO)
            }
        };
        let mut total = rows.iter().fold(Sums::default(), |sum, row| sum.with(&row.sums));
        total.difference.0 = total.difference.0.saturating_add(difference.0);
        Ok(Ledger { by, months: (from, until), rows, total })
    })
}
