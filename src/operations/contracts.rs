//! Contracts as the store keeps them, read into domain values, with the practice's own words for activities.

use std::cmp::Reverse;

use crate::domain::contract::Contract;
use crate::domain::identifiers::ContractKey;
use crate::domain::time::Day;
use crate::import;
use crate::store::{self, StoreError, Tx};

/// How settings that hold an alias of an activity begin.
pub(super) const ALIAS: &str = "alias.";

/// All contracts that are stored, by key, the newest version first: where a key is looked up whatever the day, the
/// newest name counts. A version ends the day before its successor starts.
pub(super) fn load(tx: &Tx) -> Result<Vec<Contract>, StoreError> {
    let mut contracts: Vec<Contract> = store::contracts::all_files(tx)?
        .iter()
        .map(|file| {
            import::contract::read(&file.content)
                .map_err(|_| StoreError::BadValue { table: "contract", column: "content" })
        })
        .collect::<Result<_, _>>()?;
    end_before_successors(&mut contracts);
    contracts.sort_by(|a, b| (&a.key, Reverse(a.valid.from)).cmp(&(&b.key, Reverse(b.valid.from))));
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

/// `contracts` stand by key and first day.
fn end_before_successors(contracts: &mut [Contract]) {
    let mut next: Option<(ContractKey, Day)> = None;
    for contract in contracts.iter_mut().rev() {
        if let Some((_, from)) = next.filter(|(key, _)| *key == contract.key) {
            let last = from.previous();
            contract.valid.until = Some(contract.valid.until.map_or(last, |until| until.min(last)));
        }
        next = Some((contract.key.clone(), contract.valid.from));
    }
}
