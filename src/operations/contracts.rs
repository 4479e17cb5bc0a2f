//! Contracts as the store keeps them, read into domain values, with the practice's own words for activities.

use crate::domain::contract::Contract;
use crate::import;
use crate::store::{self, StoreError, Tx};

/// How settings that hold an alias of an activity begin.
pub(super) const ALIAS: &str = "alias.";

/// All contracts that are stored, by key and first day.
pub(super) fn load(tx: &Tx) -> Result<Vec<Contract>, StoreError> {
    let mut contracts: Vec<Contract> = store::contracts::all_files(tx)?
        .iter()
        .map(|file| {
            import::contract::read(&file.content)
                .map_err(|_| StoreError::BadValue { table: "contract", column: "content" })
        })
        .collect::<Result<_, _>>()?;
    for (name, value) in store::settings::list(tx)? {
        let Some(alias) = name.strip_prefix(ALIAS) else { continue };
        for activity in contracts.iter_mut().flat_map(|contract| &mut contract.activities) {
            if activity.key.as_str() == value && !activity.aliases.iter().any(|known| known == alias) {
                activity.aliases.push(alias.to_owned());
            }
        }
    }
    Ok(contracts)
}
