//! What messages would do, without doing it: they are taken over as ever, and everything is taken back at the end.

use super::{Acceptance, Done, Error, Input, run};
use crate::store::{Store, StoreError};
use crate::surroundings::Surroundings;

/// What taking over one message would do; [`Done::effects`] says what to time and claims that are here. Stores nothing.
///
/// # Errors
/// Those of [`run`], but that nobody is asked.
pub fn preview(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    let bytes = input.bytes.clone();
    store.rehearse(|store| run(store, surroundings, Input::accepted(bytes)))?
}

/// The same for several messages: each sees what those before it would have done.
pub fn preview_each(
    store: &mut Store,
    surroundings: &Surroundings,
    inputs: impl IntoIterator<Item = Input>,
) -> Result<Vec<Result<Done, Error>>, StoreError> {
    store.rehearse(|store| {
        let accepted = |input: Input| Input { acceptance: Acceptance::Whatever, ..input };
        inputs.into_iter().map(|input| run(store, surroundings, accepted(input))).collect()
    })
}
