//! Changes the practice: its AGB code and name, and what it holds: registrations of its locations, certificates, marks.

use super::add_practitioner::is_twice;
use super::{change, set_up};
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::AgbCode;
use crate::domain::practice::Practice;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// What is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    pub agb: Option<AgbCode>,
    /// 1 to 100 visible characters.
    pub name: Option<String>,
    /// All of them: what is not named is taken away.
    pub credentials: Option<Vec<HeldCredential>>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the practice is not set up")]
    NoPractice,
    #[error("the name of the practice is empty or too long")]
    Name,
    /// The same registration twice on one day.
    #[error("a registration is recorded twice for the same days")]
    RegistrationTwice,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    let name = input.name.as_deref().map(|name| set_up::name_of(name).ok_or(Error::Name)).transpose()?;
    if input.credentials.as_deref().is_some_and(is_twice) {
        return Err(Error::RegistrationTwice);
    }
    store.write(&change(surroundings, "edit-practice"), |tx| {
        let before = store::practice::get(tx)?.ok_or(Error::NoPractice)?;
        let agb = input.agb.unwrap_or_else(|| before.agb.clone());
        let practice = Practice { agb, name: name.unwrap_or_else(|| before.name.clone()), ..before.clone() };
        if practice != before {
            store::practice::put(tx, &practice)?;
        }
        if let Some(held) = &input.credentials {
            store::credentials::put_of_practice(tx, held)?;
        }
        Ok(())
    })
}
