//! What was used in a month beside time, with what the rules about it may ask.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::claim::compile::MonthUsages;
use crate::domain::contract::{Contract, ExclusionWhen};
use crate::domain::entry::Entry;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{AllocationId, ClientId, EntryId, Stored};
use crate::domain::rules::KindMinutes;
use crate::domain::time::{ClosedPeriod, Month};
use crate::store::usages::Filter;
use crate::store::{self, StoreError, Tx};

pub(super) fn load(
    tx: &Tx,
    month: Month,
    contracts: &[Contract],
    entries: &[Stored<EntryId, Entry>],
) -> Result<MonthUsages, StoreError> {
    // Days in a row may have begun in the month before.
    let around = ClosedPeriod::new(month.previous().first(), month.last().next()).unwrap_or(month.period());
    let mut used = MonthUsages {
        sessions: store::sessions::meetings(tx, around)?,
        taken: store::usages::taken(tx, month.period())?,
        kinds: kinds(tx, contracts, entries)?,
        ..MonthUsages::default()
    };
    for stored in store::usages::found(tx, &Filter { period: Some(around), ..Filter::default() })? {
        used.usages.entry(stored.value.client).or_default().push(stored);
    }
    for stored in store::trajectories::running(tx, month.period())? {
        used.trajectories.entry(stored.value.client).or_default().push(stored);
    }
    care(contracts, entries, &mut used);
    Ok(used)
}

/// Days about which a rule may ask: of clients who used something, or had care that goes not with other care on one day.
fn care(contracts: &[Contract], entries: &[Stored<EntryId, Entry>], used: &mut MonthUsages) {
    let exclusions = contracts.iter().flat_map(|contract| &contract.exclusions);
    let apart: BTreeSet<&ProductKey> = exclusions
        .filter(|exclusion| exclusion.when == ExclusionWhen::SameDay)
        .flat_map(|exclusion| exclusion.products.iter().chain(&exclusion.not_with))
        .collect();
    let of_product = |entry: &Entry| entry.product.as_ref().is_some_and(|product| apart.contains(product));
    let mut asked: BTreeSet<ClientId> = used.usages.keys().copied().collect();
    asked.extend(
        entries.iter().filter(|stored| of_product(&stored.value)).filter_map(|stored| stored.value.client),
    );
    for stored in entries {
        let entry = &stored.value;
        if let Some(client) =
            entry.client.filter(|client| entry.kind.is_declarable() && asked.contains(client))
        {
            used.care.entry((client, entry.day)).or_default().push(stored.clone());
        }
    }
}

/// Minutes of allocations on which somebody registered a product that limits the share of a kind.
fn kinds(
    tx: &Tx,
    contracts: &[Contract],
    entries: &[Stored<EntryId, Entry>],
) -> Result<BTreeMap<AllocationId, KindMinutes>, StoreError> {
    let products = contracts.iter().flat_map(|contract| &contract.products);
    let limited: BTreeSet<&ProductKey> = products
        .filter(|product| {
            product.demands.limits.as_ref().is_some_and(|limits| limits.indirect_percent.is_some())
        })
        .map(|product| &product.key)
        .collect();
    let matters = |entry: &&Entry| entry.product.as_ref().is_some_and(|product| limited.contains(product));
    let entries = entries.iter().map(|stored| &stored.value);
    let asked: BTreeSet<AllocationId> =
        entries.filter(matters).filter_map(|entry| entry.allocation).collect();
    asked.into_iter().map(|id| Ok((id, store::totals::kinds_on_allocation(tx, id)?))).collect()
}
