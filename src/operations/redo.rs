//! Does again what was just undone, as long as nothing else was changed since.

use super::undo::{Done, Error, take_back};
use crate::store::{Store, journal};
use crate::surroundings::Surroundings;

pub fn run(store: &mut Store, surroundings: &Surroundings) -> Result<Done, Error> {
    take_back(store, surroundings, "redo", journal::last_redoable)
}
