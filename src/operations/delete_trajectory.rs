//! Deletes a crisis trajectory that was recorded by mistake; its time stays, and undo brings it back.

use super::change;
use super::save_trajectory::Error;
use crate::domain::ids::TrajectoryId;
use crate::domain::usage::Trajectory;
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

/// Gives what was deleted.
pub fn run(store: &mut Store, surroundings: &Surroundings, id: TrajectoryId) -> Result<Trajectory, Error> {
    store.write(&change(surroundings, "delete-trajectory"), |tx| {
        let kept = store::trajectories::get(tx, id)?.ok_or(Error::Unknown)?;
        store::trajectories::delete(tx, id)?;
        Ok(kept.value)
    })
}
