//! Allocations as a list shows them, with what stands open about each between the office and its municipality.

use std::collections::BTreeMap;

use crate::domain::absence::Absence;
use crate::domain::allocation::Allocation;
use crate::domain::client::Client;
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::operations::judge_claimed::{beyond, open_absences};
use crate::store::claims::Whose;
use crate::store::{self, Store, StoreError};

/// An allocation of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAllocation {
    pub id: AllocationId,
    pub client: Client,
    pub allocation: Allocation,
    /// The newest message of its municipality about the client, when it is absent from that and nobody settled it (UW-22).
    pub absent_from: Option<Absence>,
    /// Sent and granted lines that go beyond it (UW-19 to UW-21), without those that were settled.
    pub beyond: usize,
}

/// All allocations, or those of one client, by client and start.
pub fn allocations(store: &mut Store, only: Option<ClientId>) -> Result<Vec<ListedAllocation>, StoreError> {
    store.read(|tx| {
        let allocations = match only {
            Some(client) => store::allocations::of_client(tx, client)?,
            None => store::allocations::list(tx)?,
        };
        let mut lines: BTreeMap<AllocationId, usize> = BTreeMap::new();
        for one in beyond(tx, only.map_or(Whose::Everybody, Whose::Client))? {
            if let Some(id) = one.kept.line.allocation {
                *lines.entry(id).or_default() += 1;
            }
        }
        let mut clients: BTreeMap<ClientId, (Client, BTreeMap<AllocationId, Absence>)> = BTreeMap::new();
        let mut rows = Vec::new();
        for Stored { id, value } in allocations {
            let client = value.client;
            if let std::collections::btree_map::Entry::Vacant(place) = clients.entry(client) {
                let gone = StoreError::BadValue { table: "allocation", column: "client_id" };
                let person = store::clients::get(tx, client)?.ok_or(gone)?.value;
                place.insert((person, open_absences(tx, client)?));
            }
            let Some((person, absent)) = clients.get(&client) else { continue };
            rows.push(ListedAllocation {
                id,
                client: person.clone(),
                absent_from: absent.get(&id).cloned(),
                beyond: lines.get(&id).copied().unwrap_or_default(),
                allocation: value,
            });
        }
        Ok(rows)
    })
}
