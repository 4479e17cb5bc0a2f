//! Contracts as the store keeps them, read into domain values, with the practice's own words for activities.

use std::cell::RefCell;
use std::cmp::Reverse;

use crate::domain::contract::Contract;
use crate::domain::identifiers::ContractKey;
use crate::domain::time::Day;
use crate::import;
use crate::store::{self, StoreError, Tx};

/// How settings that hold an alias of an activity begin.
pub(super) const ALIAS: &str = "alias.";

/// So many files are remembered: a practice works under a few.
const REMEMBERED: usize = 16;

thread_local! {
    /// The files that were read last. Their text is the truth: the same text says the same, and every operation asks.
    static READ: RefCell<Vec<(String, Contract)>> = const { RefCell::new(Vec::new()) };
}

/// What the text of a file says, as it was read before or now.
fn read(text: &str) -> Result<Contract, StoreError> {
    let known = |(own, contract): &(String, Contract)| (own == text).then(|| contract.clone());
    if let Some(contract) = READ.with_borrow(|read| read.iter().find_map(known)) {
        return Ok(contract);
    }
    let contract = import::contract::read(text)
        .map_err(|_| StoreError::BadValue { table: "contract", column: "content" })?;
    READ.with_borrow_mut(|read| {
        if read.len() >= REMEMBERED {
            read.remove(0);
        }
        read.push((text.to_owned(), contract.clone()));
    });
    Ok(contract)
}

/// All contracts that are stored, by key, the newest version first: where a key is looked up whatever the day, the
/// newest name counts. A version ends the day before its successor starts.
pub(super) fn load(tx: &Tx) -> Result<Vec<Contract>, StoreError> {
    let files = store::contracts::all_files(tx)?;
    let mut contracts: Vec<Contract> =
        files.iter().map(|file| read(&file.content)).collect::<Result<_, _>>()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::contract::shipped;

    #[test]
    fn a_file_is_remembered_by_its_whole_text() {
        let (_, text) = shipped()[0];
        let first = read(text).unwrap();
        assert_eq!(read(text).unwrap(), first);
        let other = text.replace("allocation_months = 12", "allocation_months = 6");
        assert_ne!(read(&other).unwrap(), first);
        for months in 1..=2 * u32::try_from(REMEMBERED).unwrap() {
            let changed = text.replace("allocation_months = 12", &format!("allocation_months = {months}"));
            assert_eq!(read(&changed).unwrap().allocation_months, Some(months));
        }
        assert_eq!(READ.with_borrow(Vec::len), REMEMBERED);
        assert_eq!(read(text).unwrap(), first);
        assert!(read("format = 1").is_err());
    }
}
