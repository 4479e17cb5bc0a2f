//! Deletes a group session at which nobody is recorded; undo brings it back.

use super::change;
use super::used::Error;
use crate::domain::ids::SessionId;
use crate::domain::usage::Session;
use crate::store::{self, Broken, Store, StoreError};
use crate::surroundings::Surroundings;

/// Gives what was deleted.
pub fn run(store: &mut Store, surroundings: &Surroundings, id: SessionId) -> Result<Session, Error> {
    store.write(&change(surroundings, "delete-session"), |tx| {
        let kept = store::sessions::get(tx, id)?.ok_or(Error::UnknownSession)?;
        match store::sessions::delete(tx, id) {
            Err(StoreError::Refused(Broken::Reference)) => Err(Error::SessionInUse),
            other => Ok(other.map(|()| kept.value)?),
        }
    })
}
