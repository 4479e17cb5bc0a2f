//! Stores a contract file, or a new version of one. A version that something uses is never replaced: what changes gets
//! a later first day, and older months keep what they had (`docs/contract-file.md`, "Versions").

use super::judge::Knowledge;
use super::settle::waiting_entries;
use super::{change, contracts};
use crate::domain::assignment::contract_of;
use crate::domain::contract::Contract;
use crate::domain::identifiers::{ActivityKey, ContractKey, ProductKey};
use crate::domain::rules::{self, Finding, Severity};
use crate::domain::time::Day;
use crate::import::{Complaint, contract};
use crate::store::contracts::ContractFile;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    /// The text of the file.
    pub content: String,
}

#[derive(Debug)]
pub struct Done {
    pub contract: Contract,
    pub outcome: Outcome,
    /// Entries that were waiting for their product and now have it.
    pub settled: usize,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The first version of its contract.
    New,
    /// The version before it ends on that day.
    NewVersion { before_ends: Day },
    /// Took the place of a version with the same first day that nothing used.
    Replaced,
    /// Exactly this file was there.
    AlreadyThere,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the file is not right")]
    File(Vec<Complaint>),
    /// At least one of these blocks.
    #[error("refused by a rule")]
    Refused(Vec<Finding>),
    /// An entry names its product by the key alone.
    #[error("the product {product} belongs to the contract {contract}")]
    ProductTaken { product: ProductKey, contract: ContractKey },
    #[error("the activity {activity} is of another kind in the contract {contract}")]
    ActivityDiffers { activity: ActivityKey, contract: ContractKey },
    /// Tariffs, allocations or entries use the version that starts on this day.
    #[error("the version from {0} is in use")]
    InUse(Day),
    /// Versions come in the order of their days.
    #[error("there is a version from {0}")]
    NotNewest(Day),
    /// Entries from the first day on have it.
    #[error("entries use the product {0}")]
    ProductMissing(ProductKey),
    #[error("entries use the activity {0}")]
    ActivityMissing(ActivityKey),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let contract = contract::read(&input.content).map_err(Error::File)?;
    let findings = rules::of_contract(&contract);
    if findings.iter().any(|finding| finding.severity == Severity::Block) {
        return Err(Error::Refused(findings));
    }
    store.write(&change(surroundings, "import-contract"), |tx| {
        let outcome = outcome(tx, &contract, &input.content)?;
        if outcome == Outcome::AlreadyThere {
            return Ok(Done { contract, outcome, settled: 0 });
        }
        let known = contracts::load(tx)?;
        let others: Vec<&Contract> = known.iter().filter(|other| !same_version(other, &contract)).collect();
        fits_beside(&others, &contract)?;
        keeps_what_entries_use(tx, &known, &others, &contract)?;
        let file = ContractFile {
            key: contract.key.clone(),
            from: contract.valid.from,
            content: input.content.clone(),
        };
        store::contracts::put(tx, &file)?;
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let settled = waiting_entries(tx, &mut knowledge, None)?;
        Ok(Done { contract, outcome, settled })
    })
}

fn same_version(one: &Contract, other: &Contract) -> bool {
    one.key == other.key && one.valid.from == other.valid.from
}

/// Where the file belongs among the versions of its contract.
fn outcome(tx: &Tx, contract: &Contract, content: &str) -> Result<Outcome, Error> {
    let files = store::contracts::all_files(tx)?;
    let own = files.iter().filter(|file| file.key == contract.key);
    let from = contract.valid.from;
    if own.clone().any(|file| file.from == from && file.content == content) {
        return Ok(Outcome::AlreadyThere);
    }
    match own.map(|file| file.from).max() {
        None => Ok(Outcome::New),
        Some(newest) if newest < from => Ok(Outcome::NewVersion { before_ends: from.previous() }),
        Some(newest) if newest > from => Err(Error::NotNewest(newest)),
        Some(_) if is_used(tx, contract)? => Err(Error::InUse(from)),
        Some(_) => Ok(Outcome::Replaced),
    }
}

/// Whether anything hangs on the stored version with the key and first day of this one.
fn is_used(tx: &Tx, contract: &Contract) -> Result<bool, StoreError> {
    let known = contracts::load(tx)?;
    let Some(stored) = known.iter().find(|other| same_version(other, contract)) else { return Ok(false) };
    let tariffs = store::tariffs::list(tx)?;
    let priced = tariffs
        .iter()
        .any(|tariff| tariff.value.contract == stored.key && tariff.value.valid.overlaps(stored.valid));
    let booked = store::entries::keys_since(tx, stored.valid.from)?
        .iter()
        .any(|(_, product)| product.as_ref().is_some_and(|key| stored.product(key).is_some()));
    let allocated =
        store::allocations::list(tx)?.iter().map(|allocation| &allocation.value).any(|allocation| {
            let day = allocation.period.from.max(stored.valid.from);
            allocation.covers(day)
                && contract_of(&known, &tariffs, allocation, day).is_some_and(|own| same_version(own, stored))
        });
    Ok(priced || booked || allocated)
}

/// A key means one thing in all contracts: a product belongs to one of them, an activity is of one kind.
fn fits_beside(others: &[&Contract], contract: &Contract) -> Result<(), Error> {
    for other in others {
        let mut products = contract.products.iter().filter(|_| other.key != contract.key);
        if let Some(taken) = products.find(|product| other.product(&product.key).is_some()) {
            return Err(Error::ProductTaken { product: taken.key.clone(), contract: other.key.clone() });
        }
        let differs = contract.activities.iter().find(|own| {
            other.activities.iter().any(|activity| activity.key == own.key && activity.kind != own.kind)
        });
        if let Some(activity) = differs {
            let (activity, contract) = (activity.key.clone(), other.key.clone());
            return Err(Error::ActivityDiffers { activity, contract });
        }
    }
    Ok(())
}

/// Entries from the first day on must find their product and activity again.
fn keeps_what_entries_use(
    tx: &Tx,
    known: &[Contract],
    others: &[&Contract],
    contract: &Contract,
) -> Result<(), Error> {
    let own_before = |key: &ProductKey| {
        known.iter().any(|other| other.key == contract.key && other.product(key).is_some())
    };
    for (activity, product) in store::entries::keys_since(tx, contract.valid.from)? {
        if let Some(key) = product.filter(|key| own_before(key) && contract.product(key).is_none()) {
            return Err(Error::ProductMissing(key));
        }
        let stays = others.iter().copied().chain([contract]);
        let mut activities = stays.flat_map(|one| &one.activities);
        let was_known = known.iter().flat_map(|one| &one.activities).any(|one| one.key == activity);
        if was_known && !activities.any(|one| one.key == activity) {
            return Err(Error::ActivityMissing(activity));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
