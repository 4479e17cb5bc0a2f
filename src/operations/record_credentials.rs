//! Records what the practice itself holds: registrations of its locations, certificates, marks.

use super::add_practitioner::is_twice;
use super::change;
use crate::domain::credential::HeldCredential;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    /// All of them: what is not named is taken away.
    pub credentials: Vec<HeldCredential>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the practice is not set up")]
    NoPractice,
    /// The same registration twice on one day.
    #[error("a registration is recorded twice for the same days")]
    RegistrationTwice,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    if is_twice(&input.credentials) {
        return Err(Error::RegistrationTwice);
    }
    store.write(&change(surroundings, "record-credentials"), |tx| {
        store::practice::get(tx)?.ok_or(Error::NoPractice)?;
        Ok(store::credentials::put_of_practice(tx, &input.credentials)?)
    })
}
