//! Takes a move of a client off the record: it did not happen, or not on that day.

use super::change;
use super::move_client::keep;
use crate::domain::dossier::Move;
use crate::domain::ids::ClientId;
use crate::domain::time::Day;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Clone)]
pub struct Input {
    pub client: ClientId,
    /// The first day of the municipality that is taken away.
    pub from: Day,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such client")]
    UnknownClient,
    #[error("no move is recorded on {0}")]
    Unknown(Day),
    /// Somebody was responsible before the first move.
    #[error("the municipality before the first move")]
    First,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives the history that is left, oldest first; empty when the client never moved after all.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Vec<Move>, Error> {
    let Input { client, from } = input;
    store.write(&change(surroundings, "remove-move"), |tx| {
        let stored = store::clients::get(tx, client)?.ok_or(Error::UnknownClient)?;
        let mut moves = store::dossiers::of_client(tx, client)?.moves;
        let at = moves.iter().position(|one| one.from == from).ok_or(Error::Unknown(from))?;
        if from == Day::FIRST && moves.len() > 1 {
            return Err(Error::First);
        }
        moves.remove(at);
        moves.dedup_by(|later, earlier| later.municipality == earlier.municipality);
        Ok(keep(tx, surroundings.today(), stored, moves)?)
    })
}
