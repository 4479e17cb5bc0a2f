//! The contracts of the practice, and the files that they were read from.

use crate::domain::contract::Contract;
use crate::domain::identifiers::ContractKey;
use crate::domain::time::Day;
use crate::operations::contracts;
use crate::store::{self, Store, StoreError};

/// Every version of every contract by key and first day; a version that has a successor ends the day before it.
pub fn load(store: &mut Store) -> Result<Vec<Contract>, StoreError> {
    let mut all = store.read(contracts::load)?;
    all.sort_by(|a, b| (&a.key, a.valid.from).cmp(&(&b.key, b.valid.from)));
    Ok(all)
}

/// The text of the file that was in force on a day, exactly as it was imported.
pub fn file(store: &mut Store, key: &ContractKey, on: Day) -> Result<Option<String>, StoreError> {
    let files = store.read(store::contracts::all_files)?;
    let own = files.into_iter().filter(|file| file.key == *key && file.from <= on);
    Ok(own.max_by_key(|file| file.from).map(|file| file.content))
}
