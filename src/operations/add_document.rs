//! Records a document about a client that contracts ask for.

use super::{change, contracts};
use crate::domain::dossier::Document;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{ClientId, DocumentId};
use crate::domain::time::Day;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub client: ClientId,
    pub document: Document,
}

#[derive(Debug)]
pub struct Done {
    pub id: DocumentId,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such client")]
    UnknownClient,
    /// No contract has a product of that key.
    #[error("no contract has a product {0}")]
    UnknownProduct(ProductKey),
    #[error("it is dated in the future")]
    Future,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let Input { client, document } = input;
    store.write(&change(surroundings, "add-document"), |tx| {
        store::clients::get(tx, client)?.ok_or(Error::UnknownClient)?;
        checked(tx, surroundings.today(), &document)?;
        Ok(Done { id: store::dossiers::add_document(tx, client, &document)? })
    })
}

/// What must hold of every document: not dated after today, and about a product that is known.
pub(super) fn checked(tx: &Tx, today: Day, document: &Document) -> Result<(), Error> {
    if document.dated > today {
        return Err(Error::Future);
    }
    let Some(product) = &document.product else { return Ok(()) };
    let contracts = contracts::load(tx)?;
    let is_known = contracts.iter().any(|contract| contract.product(product).is_some());
    if is_known { Ok(()) } else { Err(Error::UnknownProduct(product.clone())) }
}
