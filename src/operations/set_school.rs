//! Records when a client goes to school.

use super::change;
use crate::domain::ids::ClientId;
use crate::domain::time::Period;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    pub client: ClientId,
    /// All of them: what is not named is taken away.
    pub periods: Vec<Period>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such client")]
    UnknownClient,
    #[error("two periods share a day")]
    Overlap,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    let Input { client, mut periods } = input;
    periods.sort_by_key(|period| period.from);
    if periods.iter().zip(periods.iter().skip(1)).any(|(one, next)| one.overlaps(*next)) {
        return Err(Error::Overlap);
    }
    store.write(&change(surroundings, "set-school"), |tx| {
        store::clients::get(tx, client)?.ok_or(Error::UnknownClient)?;
        Ok(store::dossiers::put_school(tx, client, &periods)?)
    })
}
