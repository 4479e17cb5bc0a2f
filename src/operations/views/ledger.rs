//! What was claimed and what came of it, per municipality and claim month.

use crate::domain::claim::ledger::{LedgerRow, Sums, rows};
use crate::domain::time::Month;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// The claims of some months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// By municipality and month.
    pub rows: Vec<LedgerRow>,
    /// All of them together.
    pub total: Sums,
}

/// The claims of these claim months, both included.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    (from, until): (Month, Month),
) -> Result<Ledger, StoreError> {
    let today = surroundings.today();
    let (claims, calendar) = store.read::<_, StoreError>(|tx| {
        Ok((store::ledger::of_months(tx, from, until)?, store::holidays::calendar(tx)?))
    })?;
    let mut total = Sums::default();
    for claim in &claims {
        total.add(claim, &calendar, today);
    }
    Ok(Ledger { rows: rows(&claims, &calendar, today), total })
}
