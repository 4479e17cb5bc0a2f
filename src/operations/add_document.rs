//! Records a document about a client that contracts ask for.

use super::{change, contracts};
use crate::domain::dossier::Document;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{ClientId, DocumentId};
use crate::store::{self, Store, StoreError};
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
    if document.dated > surroundings.today() {
        return Err(Error::Future);
    }
    store.write(&change(surroundings, "add-document"), |tx| {
        store::clients::get(tx, client)?.ok_or(Error::UnknownClient)?;
        if let Some(product) = &document.product {
            let contracts = contracts::load(tx)?;
            let known = contracts.iter().any(|contract| contract.product(product).is_some());
            known.then_some(()).ok_or_else(|| Error::UnknownProduct(product.clone()))?;
        }
        Ok(Done { id: store::dossiers::add_document(tx, client, &document)? })
    })
}
