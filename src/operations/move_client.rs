//! Records that another municipality is responsible for a client from a day on.

use super::change;
use crate::domain::client::Client;
use crate::domain::dossier::Move;
use crate::domain::ids::{ClientId, Stored};
use crate::domain::time::Day;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

#[derive(Clone)]
pub struct Input {
    pub client: ClientId,
    pub moved: Move,
    /// The first day of a recorded move that this one corrects.
    pub instead_of: Option<Day>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such client")]
    UnknownClient,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives the whole history, oldest first.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Vec<Move>, Error> {
    store.write(&change(surroundings, "move-client"), |tx| record(tx, surroundings.today(), &input))
}

/// The municipality that was responsible until now is kept as the one from the first day on, unless something is on
/// record about that already.
fn record(tx: &Tx, today: Day, input: &Input) -> Result<Vec<Move>, Error> {
    let Input { client, moved, instead_of } = input;
    let stored = store::clients::get(tx, *client)?.ok_or(Error::UnknownClient)?;
    let mut moves = store::dossiers::of_client(tx, *client)?.moves;
    if let (true, Some(before)) = (moves.is_empty(), &stored.value.municipality) {
        moves.push(Move { from: Day::FIRST, municipality: before.clone() });
    }
    moves.retain(|one| one.from != moved.from && Some(one.from) != *instead_of);
    moves.push(moved.clone());
    moves.sort_by_key(|one| one.from);
    Ok(keep(tx, today, stored, moves)?)
}

/// Keeps a history of moves, and what it says about today with the client. A history of one municipality from the first
/// day on is none. Gives what was kept.
pub(super) fn keep(
    tx: &Tx,
    today: Day,
    mut stored: Stored<ClientId, Client>,
    mut moves: Vec<Move>,
) -> Result<Vec<Move>, StoreError> {
    let now = moves.iter().rev().find(|one| one.from <= today).map(|one| one.municipality.clone());
    if moves.len() == 1 && moves.first().is_some_and(|one| one.from == Day::FIRST) {
        moves.clear();
    }
    store::dossiers::put_moves(tx, stored.id, &moves)?;
    if now.is_some() && now != stored.value.municipality {
        stored.value.municipality = now;
        store::clients::update(tx, stored.id, &stored.value)?;
    }
    Ok(moves)
}
