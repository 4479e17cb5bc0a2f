//! Contracts as the store keeps them, read into domain values.

use crate::domain::contract::Contract;
use crate::import;
use crate::store::{self, StoreError, Tx};

/// All contracts that are stored, by key and first day.
pub(super) fn load(tx: &Tx) -> Result<Vec<Contract>, StoreError> {
    store::contracts::all_files(tx)?
        .iter()
        .map(|file| {
            import::contract::read(&file.content)
                .map_err(|_| StoreError::BadValue { table: "contract", column: "content" })
        })
        .collect()
}
