//! Changes trips of a grid in one change: takes some away, changes some, adds some. All of it, or nothing.

use super::add_trips::NewTrip;
use super::change;
use super::judge::Knowledge;
use super::used::{self, Error, Saved};
use crate::domain::ids::UsageId;
use crate::domain::usage::{Trip, Usage, UsageKind, What};
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    pub delete: Vec<UsageId>,
    /// What these become.
    pub edit: Vec<(UsageId, Trip)>,
    pub add: Vec<NewTrip>,
}

#[derive(Debug)]
pub struct Done {
    pub deleted: usize,
    /// Changed, then added.
    pub saved: Vec<Saved>,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "set-trips"), |tx| {
        for id in &input.delete {
            used::known(tx, *id, UsageKind::Trip)?;
            store::usages::delete(tx, *id)?;
        }
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut saved = Vec::new();
        for (id, trip) in input.edit {
            let kept = used::known(tx, id, UsageKind::Trip)?;
            saved.push(used::update(tx, &mut knowledge, id, &changed(kept, trip))?);
        }
        let added = input.add.into_iter().map(NewTrip::usage);
        saved.extend(used::add_all(tx, &mut knowledge, added)?);
        Ok(Done { deleted: input.delete.len(), saved })
    })
}

/// Another form or distance is another product: one that was named before does not hold any more.
fn changed(kept: Usage, trip: Trip) -> Usage {
    let same = kept
        .trip()
        .is_some_and(|before| (before.carriage, before.distance) == (trip.carriage, trip.distance));
    let product = kept.product.filter(|_| same);
    Usage { what: What::Trip(trip), product, ..kept }
}
