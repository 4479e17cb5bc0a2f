//! Puts the list of clients, and one client with all allocations, together from the store.

use super::{AllocationRow, ClientDetail, ClientRow, ClientsView, ProductName};
use crate::domain::assignment::allocated;
use crate::domain::client::Client;
use crate::domain::contract::{Contract, Product};
use crate::domain::dossier::{Document, Dossier};
use crate::domain::ids::{AllocationId, ClientId, DocumentId, Stored};
use crate::domain::rules::Finding;
use crate::domain::{allocation::Allocation, time::Day};
use crate::operations::course;
use crate::operations::judge::Knowledge;
use crate::operations::judge_claimed::beyond;
use crate::operations::room::room_of;
use crate::operations::views::day::Room;
use crate::operations::views::requests;
use crate::store::claims::Whose;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// All clients, by surname and number.
pub fn load(store: &mut Store, surroundings: &Surroundings) -> Result<ClientsView, StoreError> {
    let today = surroundings.today();
    store.read(|tx| {
        let allocations = store::allocations::list(tx)?;
        let last = store::entries::last_days(tx)?;
        let mut responsible = store::dossiers::responsible_on(tx, today)?;
        let mut rows: Vec<ClientRow> = store::clients::list(tx)?
            .into_iter()
            .map(|Stored { id, value }| ClientRow {
                id,
                running: running(&allocations, id, today),
                last_entry: last.get(&id).copied(),
                client: Client { municipality: responsible.remove(&id).or(value.municipality), ..value },
            })
            .collect();
        rows.sort_by_cached_key(|row| (row.client.name.surname.to_lowercase(), row.client.number.clone()));
        Ok(ClientsView { rows })
    })
}

fn running(allocations: &[Stored<AllocationId, Allocation>], client: ClientId, today: Day) -> usize {
    allocations.iter().filter(|stored| stored.value.client == client && stored.value.covers(today)).count()
}

/// Allocations whose use is counted with a client, besides those that run: the newest.
const COUNTED: usize = 6;

/// One client with everything that was allocated; `None` when there is no such client.
pub fn detail(
    store: &mut Store,
    surroundings: &Surroundings,
    client: ClientId,
) -> Result<Option<ClientDetail>, StoreError> {
    let today = surroundings.today();
    store.read(|tx| {
        let Some(mut stored) = store::clients::get(tx, client)? else { return Ok(None) };
        let dossier = store::dossiers::of_client(tx, client)?;
        if let Some(now) = dossier.municipality_on(today) {
            stored.value.municipality = Some(now.clone());
        }
        let knowledge = Knowledge::load(tx, today)?;
        let mut kept = store::allocations::of_client(tx, client)?;
        kept.sort_by_key(|one| std::cmp::Reverse((one.value.period.from, one.value.number)));
        let mut allocations = Vec::new();
        for (index, allocation) in kept.into_iter().enumerate() {
            let is_counted = index < COUNTED || allocation.value.covers(today);
            let room = is_counted.then(|| room_today(tx, &knowledge, &allocation)).transpose()?;
            allocations.push(row(tx, &knowledge, allocation, room)?);
        }
        let products = products(&knowledge.contracts);
        let requests = requests::of_client(tx, client, today)?;
        Ok(Some(ClientDetail { client: stored, allocations, requests, dossier, products }))
    })
}

/// One allocation with its client; `None` when there is no such allocation.
pub fn allocation(
    store: &mut Store,
    surroundings: &Surroundings,
    id: AllocationId,
) -> Result<Option<(Client, AllocationRow)>, StoreError> {
    let today = surroundings.today();
    store.read(|tx| {
        let Some(stored) = store::allocations::get(tx, id)? else { return Ok(None) };
        let Some(client) = store::clients::get(tx, stored.value.client)? else { return Ok(None) };
        let knowledge = Knowledge::load(tx, today)?;
        let room = room_today(tx, &knowledge, &stored)?;
        Ok(Some((client.value, row(tx, &knowledge, stored, Some(room))?)))
    })
}

/// Limit and use of an allocation; `None` when there is no such allocation.
pub fn room(
    store: &mut Store,
    surroundings: &Surroundings,
    id: AllocationId,
) -> Result<Option<Room>, StoreError> {
    store.read(|tx| {
        let Some(stored) = store::allocations::get(tx, id)? else { return Ok(None) };
        let knowledge = Knowledge::load(tx, surroundings.today())?;
        Ok(Some(room_today(tx, &knowledge, &stored)?))
    })
}

fn room_today(
    tx: &Tx,
    knowledge: &Knowledge,
    stored: &Stored<AllocationId, Allocation>,
) -> Result<Room, StoreError> {
    room_of(tx, knowledge.ground(), stored, nearest(&stored.value, knowledge.today))
}

/// The day of the allocation that is nearest to today.
fn nearest(allocation: &Allocation, today: Day) -> Day {
    today.max(allocation.period.from).min(allocation.period.until.unwrap_or(Day::LAST))
}

/// Every product once, by the newest version of its contract.
fn products(contracts: &[Contract]) -> Vec<ProductName> {
    let mut found: Vec<ProductName> = Vec::new();
    for contract in contracts.iter().rev() {
        for product in &contract.products {
            if !found.iter().any(|known| known.key == product.key) {
                found.push(named(contract, product));
            }
        }
    }
    found
}

fn named(contract: &Contract, product: &Product) -> ProductName {
    ProductName { contract: contract.key.clone(), key: product.key.clone(), name: product.name.clone() }
}

/// What is on record about a client.
pub fn dossier(store: &mut Store, client: ClientId) -> Result<Dossier, StoreError> {
    store.read(|tx| store::dossiers::of_client(tx, client))
}

/// A document with whose it is; `None` when there is none of that number.
pub fn document(store: &mut Store, id: DocumentId) -> Result<Option<(ClientId, Document)>, StoreError> {
    store.read(|tx| store::dossiers::document(tx, id))
}

/// An allocation with its products and findings.
fn row(
    tx: &Tx,
    knowledge: &Knowledge,
    stored: Stored<AllocationId, Allocation>,
    room: Option<Room>,
) -> Result<AllocationRow, StoreError> {
    let allocation = &stored.value;
    let day = nearest(allocation, knowledge.today);
    let products = allocated(&knowledge.contracts, &knowledge.tariffs, allocation, day)
        .into_iter()
        .map(|(contract, product)| named(contract, product))
        .collect();
    let care = course::of_allocation(tx, &knowledge.calendar, knowledge.ground(), &stored, knowledge.today)?;
    let mut findings = knowledge.findings_of_allocation(tx, allocation)?;
    let claimed = beyond(tx, Whose::Allocation(stored.id))?;
    findings.extend(claimed.into_iter().flat_map(|one| one.findings));
    Finding::sort(&mut findings);
    Ok(AllocationRow { id: stored.id, room, products, care, findings, allocation: stored.value })
}
