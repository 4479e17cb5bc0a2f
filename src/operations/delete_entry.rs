//! Deletes an entry that no queued or sent claim line stands on; undo brings it back.

use super::change;
use super::edit_entry::{Error, free};
use crate::domain::entry::Entry;
use crate::domain::ids::EntryId;
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

/// Gives what was deleted.
pub fn run(store: &mut Store, surroundings: &Surroundings, id: EntryId) -> Result<Entry, Error> {
    store.write(&change(surroundings, "delete-entry"), |tx| {
        let entry = free(tx, id)?;
        store::entries::delete(tx, id)?;
        Ok(entry)
    })
}
