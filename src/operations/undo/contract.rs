//! Whether the import of a contract can be taken back: nothing that was written since may need it.

use std::collections::BTreeSet;

use super::Error;
use crate::domain::contract::Contract;
use crate::domain::identifiers::ActivityKey;
use crate::import::contract;
use crate::operations::contracts;
use crate::store::contracts::Use;
use crate::store::journal::PastChange;
use crate::store::{self, Tx};

/// Refuses when time, other care, tariffs or claim lines that were written after the change name a product of the
/// contract on its days, or an activity that only this contract knows.
pub(super) fn is_free(tx: &Tx, change: &PastChange) -> Result<(), Error> {
    let Some(file) = store::contracts::brought_in(tx, change.id)? else { return Ok(()) };
    let Ok(imported) = contract::read(&file.content) else { return Ok(()) };
    let all = contracts::load(tx)?;
    let others = all.iter().filter(|other| (&other.key, other.valid.from) != (&file.key, file.from));
    let known: BTreeSet<&ActivityKey> =
        others.flat_map(|other| &other.activities).map(|activity| &activity.key).collect();
    let uses = store::contracts::uses_since(tx, change.id)?;
    if uses.iter().any(|one| needs(one, &imported, &known)) {
        return Err(Error::ContractUsed(imported.key));
    }
    Ok(())
}

fn needs(one: &Use, imported: &Contract, known: &BTreeSet<&ActivityKey>) -> bool {
    let product = one.product.as_ref().is_some_and(|key| imported.product(key).is_some());
    let activity = one.activity.as_ref().is_some_and(|key| {
        !known.contains(key) && imported.activities.iter().any(|activity| activity.key == *key)
    });
    (product || activity) && one.last.is_none_or(|last| last >= imported.valid.from)
}
