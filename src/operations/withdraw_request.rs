//! Takes a request away that was not sent yet. The standard has no message that takes one back afterwards.

use super::change;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such request")]
    Unknown,
    #[error("request {0} was sent already")]
    AlreadySent(i64),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// By the number of the request.
pub fn run(store: &mut Store, surroundings: &Surroundings, number: i64) -> Result<(), Error> {
    store.write(&change(surroundings, "withdraw-request"), |tx| {
        let kept = store::requests::by_number(tx, number)?.ok_or(Error::Unknown)?;
        if kept.outgoing.is_some() {
            return Err(Error::AlreadySent(number));
        }
        Ok(store::requests::remove(tx, kept.id)?)
    })
}
