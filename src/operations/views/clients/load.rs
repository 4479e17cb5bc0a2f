//! Puts the list of clients, and one client with all allocations, together from the store.

use super::{AllocationRow, ClientDetail, ClientRow, ClientsView, ProductName};
use crate::domain::assignment::products_for;
use crate::domain::contract::contract_for;
use crate::domain::dossier::{Document, Dossier};
use crate::domain::ids::{AllocationId, ClientId, DocumentId, Stored};
use crate::domain::{allocation::Allocation, time::Day};
use crate::operations::judge::{Knowledge, room_of};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// All clients, by surname and number.
pub fn load(store: &mut Store, surroundings: &Surroundings) -> Result<ClientsView, StoreError> {
    let today = surroundings.today();
    store.read(|tx| {
        let allocations = store::allocations::list(tx)?;
        let last = store::entries::last_days(tx)?;
        let mut rows: Vec<ClientRow> = store::clients::list(tx)?
            .into_iter()
            .map(|stored| ClientRow {
                id: stored.id,
                running: running(&allocations, stored.id, today),
                last_entry: last.get(&stored.id).copied(),
                client: stored.value,
            })
            .collect();
        rows.sort_by_cached_key(|row| (row.client.name.surname.to_lowercase(), row.client.number.clone()));
        Ok(ClientsView { rows })
    })
}

fn running(allocations: &[Stored<AllocationId, Allocation>], client: ClientId, today: Day) -> usize {
    allocations.iter().filter(|stored| stored.value.client == client && stored.value.covers(today)).count()
}

/// One client with everything that was allocated; `None` when there is no such client.
pub fn detail(
    store: &mut Store,
    surroundings: &Surroundings,
    client: ClientId,
) -> Result<Option<ClientDetail>, StoreError> {
    store.read(|tx| {
        let Some(stored) = store::clients::get(tx, client)? else { return Ok(None) };
        let knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut allocations = Vec::new();
        for allocation in store::allocations::of_client(tx, client)? {
            allocations.push(row(tx, &knowledge, allocation)?);
        }
        allocations.sort_by_key(|row| std::cmp::Reverse((row.allocation.period.from, row.allocation.number)));
        let dossier = store::dossiers::of_client(tx, client)?;
        Ok(Some(ClientDetail { client: stored, allocations, dossier }))
    })
}

/// What is on record about a client.
pub fn dossier(store: &mut Store, client: ClientId) -> Result<Dossier, StoreError> {
    store.read(|tx| store::dossiers::of_client(tx, client))
}

/// A document with whose it is; `None` when there is none of that number.
pub fn document(store: &mut Store, id: DocumentId) -> Result<Option<(ClientId, Document)>, StoreError> {
    store.read(|tx| store::dossiers::document(tx, id))
}

/// An allocation with its room, products and findings.
pub(crate) fn row(
    tx: &Tx,
    knowledge: &Knowledge,
    stored: Stored<AllocationId, Allocation>,
) -> Result<AllocationRow, StoreError> {
    let allocation = &stored.value;
    let until = allocation.period.until.unwrap_or(Day::LAST);
    let day = knowledge.today.max(allocation.period.from).min(until);
    let contract = contract_for(&knowledge.contracts, &allocation.municipality, day);
    let products = contract.map_or_else(Vec::new, |contract| {
        products_for(contract, &knowledge.tariffs, allocation)
            .into_iter()
            .map(|product| ProductName {
                contract: contract.key.clone(),
                key: product.key.clone(),
                name: product.name.clone(),
            })
            .collect()
    });
    let findings = knowledge.findings_of_allocation(tx, allocation)?;
    Ok(AllocationRow {
        id: stored.id,
        room: room_of(tx, &stored, day)?,
        products,
        findings,
        allocation: stored.value,
    })
}
