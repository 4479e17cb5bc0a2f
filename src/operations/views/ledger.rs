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
    let claims = store.read(|tx| store::ledger::of_months(tx, from, until))?;
    let mut total = Sums::default();
    for claim in &claims {
        total.add(claim, today);
    }
    Ok(Ledger { rows: rows(&claims, today), total })
}
