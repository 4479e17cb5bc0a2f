//! Clients, and of one client the allocations with what is left of them.

mod history;
mod listed;
mod load;

pub use history::history;
pub use listed::{ListedAllocation, allocations};
pub use load::{allocation, detail, document, dossier, load, room};

use super::day::Room;
use super::requests::RequestRow;
use crate::domain::allocation::Allocation;
use crate::domain::care::Progress;
use crate::domain::client::Client;
use crate::domain::dossier::Dossier;
use crate::domain::identifiers::{ContractKey, ProductKey};
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::time::Day;

/// All clients, by surname and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientsView {
    pub rows: Vec<ClientRow>,
}

/// A client with what a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    pub id: ClientId,
    /// With the municipality that is responsible today.
    pub client: Client,
    /// Allocations that run today.
    pub running: usize,
    /// The day of the last entry.
    pub last_entry: Option<Day>,
}

/// One client with everything that was allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientDetail {
    /// With the municipality that is responsible today.
    pub client: Stored<ClientId, Client>,
    /// Newest period first.
    pub allocations: Vec<AllocationRow>,
    /// Newest first.
    pub requests: Vec<RequestRow>,
    /// Documents, school and moves.
    pub dossier: Dossier,
    /// Every product that a contract knows, for a document that is about one.
    pub products: Vec<ProductName>,
}

/// An allocation with what is left of it and what can be claimed on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationRow {
    pub id: AllocationId,
    pub allocation: Allocation,
    /// `None` when it was not counted: with a client only what runs and the newest are, since that reads their time.
    pub room: Option<Room>,
    /// Products that can be claimed on it, by the contract of its municipality.
    pub products: Vec<ProductName>,
    /// Where care on it stands, and what is to be reported.
    pub care: Progress,
    /// Worst first.
    pub findings: Vec<Finding>,
}

/// A product with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductName {
    pub contract: ContractKey,
    pub key: ProductKey,
    pub name: Text,
}
