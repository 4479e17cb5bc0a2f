//! Takes away a tariff that no claim stands on.

use super::change;
use super::edit_tariff::claimed_until;
use crate::domain::ids::TariffId;
use crate::domain::tariff::Tariff;
use crate::domain::time::Day;
use crate::store::{self, Broken, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such tariff")]
    Unknown,
    /// Claims up to this day stand on it.
    #[error("claims up to {0} stand on it")]
    Claimed(Day),
    /// A draft was compiled at it.
    #[error("a draft stands on it")]
    Drafted,
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(Broken::Reference) => Self::Drafted,
            other => Self::Store(other),
        }
    }
}

/// Gives what was taken away.
pub fn run(store: &mut Store, surroundings: &Surroundings, id: TariffId) -> Result<Tariff, Error> {
    store.write(&change(surroundings, "remove-tariff"), |tx| {
        let all = store::tariffs::list(tx)?;
        let tariff = all.into_iter().find(|stored| stored.id == id).ok_or(Error::Unknown)?.value;
        if let Some(last) = claimed_until(tx, id)? {
            return Err(Error::Claimed(last));
        }
        store::tariffs::remove(tx, id)?;
        Ok(tariff)
    })
}
