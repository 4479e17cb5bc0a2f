//! Changes a practitioner: name, AGB code, days of work, week, disciplines, registrations, responsible colleague.

use super::add_practitioner::{Error, checked, code_is_free};
use super::change;
use crate::domain::ids::PractitionerId;
use crate::domain::practitioner::Practitioner;
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

pub struct Input {
    pub id: PractitionerId,
    pub practitioner: Practitioner,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    let practitioner = checked(input.practitioner)?;
    if practitioner.responsible == Some(input.id) {
        return Err(Error::OwnResponsible);
    }
    store.write(&change(surroundings, "edit-practitioner"), |tx| {
        store::practitioners::get(tx, input.id)?.ok_or(Error::Unknown)?;
        code_is_free(tx, &practitioner.code, Some(input.id))?;
        Ok(store::practitioners::update(tx, input.id, &practitioner)?)
    })
}
