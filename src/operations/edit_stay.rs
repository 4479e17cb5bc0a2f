//! Changes a stay: above all the departure, which may come after days that are claimed.

use super::add_stay::{NewStay, check};
use super::change;
use super::judge::Knowledge;
use super::used::{self, Error, Saved};
use crate::domain::ids::UsageId;
use crate::domain::usage::{Usage, UsageKind};
use crate::store::Store;
use crate::surroundings::Surroundings;

pub struct Input {
    pub id: UsageId,
    /// Everything but the key, which stays.
    pub stay: NewStay,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Saved, Error> {
    store.write(&change(surroundings, "edit-stay"), |tx| {
        let kept = used::known(tx, input.id, UsageKind::Stay)?;
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let usage = Usage { key: kept.key, responsible: kept.responsible, ..input.stay.usage() };
        check(tx, &mut knowledge, &usage)?;
        // What was looked up for the check still holds the stay as it was.
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        used::update(tx, &mut knowledge, input.id, &usage)
    })
}
