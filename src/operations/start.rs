//! What every start does before anything else: makes sure that there is a practice, and places what a broken-off export
//! left in the database.

use super::place_exports;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the practice is not set up")]
    NoPractice,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives what was placed and what could not be, which is no reason not to start.
pub fn run(store: &mut Store, surroundings: &Surroundings) -> Result<place_exports::Done, Error> {
    store.read(store::practice::get)?.ok_or(Error::NoPractice)?;
    Ok(place_exports::run(store, surroundings)?)
}
