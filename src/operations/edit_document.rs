//! Changes a document on record about a client.

use super::add_document::{self, checked};
use super::change;
use crate::domain::dossier::Document;
use crate::domain::ids::{ClientId, DocumentId};
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    pub id: DocumentId,
    pub document: Document,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no document {0}")]
    Unknown(DocumentId),
    /// What must hold of every document.
    #[error(transparent)]
    Document(#[from] add_document::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives whose document it is.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<ClientId, Error> {
    let Input { id, document } = input;
    store.write(&change(surroundings, "edit-document"), |tx| {
        let owner = store::dossiers::owner_of(tx, id)?.ok_or(Error::Unknown(id))?;
        checked(tx, surroundings.today(), &document)?;
        store::dossiers::update_document(tx, id, &document)?;
        Ok(owner)
    })
}
