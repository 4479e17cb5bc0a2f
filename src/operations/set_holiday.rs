//! Makes a day free for the terms of messages, or makes a working day of it.

use super::change;
use crate::domain::text::is_obeyed;
use crate::domain::time::{NoChange, Occasion};
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// Which day, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub occasion: Occasion,
    pub becomes: Becomes,
}

/// What the office decides about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// Nobody works; with a name of at most 40 visible characters, or none.
    Free(Option<String>),
    Working,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the name of the day is too long")]
    Name,
    #[error("the day is so already: {0:?}")]
    NoChange(NoChange),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Longest name of a day, in characters.
const LONGEST: usize = 40;

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    let becomes = match input.becomes {
        Becomes::Free(name) => Becomes::Free(name.map(|name| checked(&name)).transpose()?.flatten()),
        Becomes::Working => Becomes::Working,
    };
    store.write(&change(surroundings, "set-holiday"), |tx| {
        let calendar = store::holidays::calendar(tx)?;
        let calendar = match becomes {
            Becomes::Free(name) => calendar.with_free(input.occasion, name),
            Becomes::Working => calendar.with_working(input.occasion),
        };
        Ok(store::holidays::put(tx, &calendar.map_err(Error::NoChange)?)?)
    })
}

fn checked(name: &str) -> Result<Option<String>, Error> {
    let name = name.trim();
    if name.chars().count() > LONGEST || name.chars().any(is_obeyed) {
        return Err(Error::Name);
    }
    Ok(Some(name.to_owned()).filter(|name| !name.is_empty()))
}
