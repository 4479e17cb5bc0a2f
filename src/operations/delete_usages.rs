//! Deletes trips, attendance or stays that no queued or sent claim line stands on, in one change; undo brings them back.

use super::used::Error;
use super::{change, save_session};
use crate::domain::ids::UsageId;
use crate::domain::usage::Usage;
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

/// Gives what was deleted. All of them, or none.
pub fn run(store: &mut Store, surroundings: &Surroundings, ids: &[UsageId]) -> Result<Vec<Usage>, Error> {
    store.write(&change(surroundings, "delete-usages"), |tx| {
        let mut deleted = Vec::with_capacity(ids.len());
        for id in ids {
            let usage = store::usages::get(tx, *id)?.ok_or(Error::Unknown)?.value;
            store::usages::delete(tx, *id)?;
            if let Some(attendance) = usage.attendance() {
                save_session::leave(tx, attendance.session)?;
            }
            deleted.push(usage);
        }
        Ok(deleted)
    })
}
