//! Takes a document off the record of a client.

use super::change;
use crate::domain::ids::{ClientId, DocumentId};
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no document {0}")]
    Unknown(DocumentId),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives whose document it was.
pub fn run(store: &mut Store, surroundings: &Surroundings, document: DocumentId) -> Result<ClientId, Error> {
    store.write(&change(surroundings, "remove-document"), |tx| {
        let owner = store::dossiers::owner_of(tx, document)?.ok_or(Error::Unknown(document))?;
        store::dossiers::remove_document(tx, document)?;
        Ok(owner)
    })
}
