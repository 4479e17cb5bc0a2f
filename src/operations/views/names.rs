//! Names for the ids of a view, each looked up once.

use std::collections::BTreeMap;

use super::day::ClientName;
use crate::domain::allocation::Allocation;
use crate::domain::contract::Contract;
use crate::domain::identifiers::{ActivityKey, ProductKey};
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::text::Text;
use crate::store::{self, StoreError, Tx};

/// Looks names up, and remembers them.
pub(crate) struct Names<'a> {
    contracts: &'a [Contract],
    clients: BTreeMap<ClientId, ClientName>,
    allocations: BTreeMap<AllocationId, Allocation>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(contracts: &'a [Contract]) -> Self {
        Self { contracts, clients: BTreeMap::new(), allocations: BTreeMap::new() }
    }

    pub(crate) fn client(&mut self, tx: &Tx, id: ClientId) -> Result<ClientName, StoreError> {
        if let Some(known) = self.clients.get(&id) {
            return Ok(known.clone());
        }
        let stored = store::clients::get(tx, id)?
            .ok_or(StoreError::BadValue { table: "time_entry", column: "client_id" })?;
        let name = ClientName { id, number: stored.value.number, name: stored.value.name };
        self.clients.insert(id, name.clone());
        Ok(name)
    }

    pub(crate) fn allocation(&mut self, tx: &Tx, id: AllocationId) -> Result<Allocation, StoreError> {
        if let Some(known) = self.allocations.get(&id) {
            return Ok(known.clone());
        }
        let stored = store::allocations::get(tx, id)?
            .ok_or(StoreError::BadValue { table: "time_entry", column: "allocation_id" })?;
        self.allocations.insert(id, stored.value.clone());
        Ok(stored.value)
    }

    /// The activity's name; its key when no contract knows it any more.
    pub(crate) fn activity(&self, key: &ActivityKey) -> Text {
        self.contracts
            .iter()
            .flat_map(|contract| &contract.activities)
            .find(|activity| activity.key == *key)
            .map_or_else(|| Text::same(key.as_str()), |activity| activity.name.clone())
    }

    /// The product's name; its key when no contract knows it any more.
    pub(crate) fn product(&self, key: &ProductKey) -> Text {
        self.contracts
            .iter()
            .find_map(|contract| contract.product(key))
            .map_or_else(|| Text::same(key.as_str()), |product| product.name.clone())
    }
}
