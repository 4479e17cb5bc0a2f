//! Records which colleague is responsible for the care of some entries, where it is not the usual one.

use super::change;
use super::edit_entry::{Error, free};
use crate::domain::ids::{EntryId, PractitionerId};
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

pub struct Input {
    pub entries: Vec<EntryId>,
    /// `None`: the usual colleague of the practitioner, if there is one.
    pub responsible: Option<PractitionerId>,
}

/// All of them or none.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    store.write(&change(surroundings, "set-responsible"), |tx| {
        for id in &input.entries {
            let mut entry = free(tx, *id)?;
            if entry.responsible != input.responsible {
                entry.responsible = input.responsible;
                store::entries::update(tx, *id, &entry)?;
            }
        }
        Ok(())
    })
}
