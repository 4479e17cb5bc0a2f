//! Adds a practitioner.

use super::change;
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::PractitionerCode;
use crate::domain::ids::PractitionerId;
use crate::domain::practitioner::Practitioner;
use crate::domain::text::is_obeyed;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub practitioner: Practitioner,
}

#[derive(Debug)]
pub struct Done {
    pub id: PractitionerId,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the code {0} is taken")]
    CodeTaken(PractitionerCode),
    #[error("the name is empty or longer than 100 characters")]
    Name,
    /// The same discipline twice on one day.
    #[error("a discipline is recorded twice for the same days")]
    DisciplineTwice,
    /// The same registration twice on one day.
    #[error("a registration is recorded twice for the same days")]
    RegistrationTwice,
    #[error("nobody is responsible for his own work")]
    OwnResponsible,
    #[error("no such practitioner")]
    Unknown,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let practitioner = checked(input.practitioner)?;
    let id = store.write(&change(surroundings, "add-practitioner"), |tx| {
        code_is_free(tx, &practitioner.code, None)?;
        Ok::<_, Error>(store::practitioners::add(tx, &practitioner)?)
    })?;
    Ok(Done { id })
}

/// What must hold of every practitioner.
pub(super) fn checked(mut practitioner: Practitioner) -> Result<Practitioner, Error> {
    let name: String = practitioner.name.chars().filter(|c| !is_obeyed(*c)).collect();
    name.trim().clone_into(&mut practitioner.name);
    if practitioner.name.is_empty() || practitioner.name.chars().count() > 100 {
        return Err(Error::Name);
    }
    let held = &practitioner.disciplines;
    let twice = held.iter().enumerate().any(|(at, one)| {
        held.iter()
            .skip(at + 1)
            .any(|other| one.discipline == other.discipline && one.valid.overlaps(other.valid))
    });
    if twice {
        return Err(Error::DisciplineTwice);
    }
    if is_twice(&practitioner.credentials) { Err(Error::RegistrationTwice) } else { Ok(practitioner) }
}

/// Whether something is held twice on one day.
pub(super) fn is_twice(held: &[HeldCredential]) -> bool {
    held.iter().enumerate().any(|(at, one)| held.iter().skip(at + 1).any(|other| one.repeats(other)))
}

pub(super) fn code_is_free(
    tx: &Tx,
    code: &PractitionerCode,
    own: Option<PractitionerId>,
) -> Result<(), Error> {
    match store::practitioners::by_code(tx, code)? {
        Some(other) if Some(other.id) != own => Err(Error::CodeTaken(code.clone())),
        _ => Ok(()),
    }
}
