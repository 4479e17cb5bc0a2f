//! Changes a trip that no queued or sent claim line stands on.

use super::add_trips::NewTrip;
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
    pub trip: NewTrip,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Saved, Error> {
    store.write(&change(surroundings, "edit-trip"), |tx| {
        let kept = used::known(tx, input.id, UsageKind::Trip)?;
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let Usage { key, practitioner, responsible, .. } = kept;
        let usage = Usage { key, practitioner, responsible, ..input.trip.usage() };
        used::update(tx, &mut knowledge, input.id, &usage)
    })
}
