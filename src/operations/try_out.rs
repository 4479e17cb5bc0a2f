//! Does something and takes it back at once, to tell what would come of it.

use std::convert::Infallible;

use crate::store::{Change, Store, StoreError, Tx};

/// What came of a change that is not kept.
enum Trial<T, E> {
    Done(T),
    Refused(E),
}

impl<T, E: From<StoreError>> From<StoreError> for Trial<T, E> {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// What the attempt gives. Changes nothing.
pub(super) fn try_out<T, E: From<StoreError>>(
    store: &mut Store,
    change: &Change<'_>,
    attempt: impl FnOnce(&Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let tried: Result<Infallible, Trial<T, E>> = store.write(change, |tx| match attempt(tx) {
        Ok(done) => Err(Trial::Done(done)),
        Err(error) => Err(Trial::Refused(error)),
    });
    match tried {
        Ok(never) => match never {},
        Err(Trial::Done(done)) => Ok(done),
        Err(Trial::Refused(error)) => Err(error),
    }
}
