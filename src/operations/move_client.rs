//! Records that another municipality is responsible for a client from a day on.

use super::change;
use crate::domain::dossier::Move;
use crate::domain::ids::ClientId;
use crate::domain::time::Day;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub client: ClientId,
    pub moved: Move,
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
    let Input { client, moved } = input;
    let mut stored = store::clients::get(tx, *client)?.ok_or(Error::UnknownClient)?;
    let known = store::dossiers::of_client(tx, *client)?.moves;
    if let (true, Some(before)) = (known.is_empty(), &stored.value.municipality) {
        let first = Move { from: Day::FIRST, municipality: before.clone() };
        store::dossiers::put_move(tx, *client, &first)?;
    }
    store::dossiers::put_move(tx, *client, moved)?;
    let dossier = store::dossiers::of_client(tx, *client)?;
    let now = dossier.municipality_on(today).cloned();
    if now.is_some() && now != stored.value.municipality {
        stored.value.municipality = now;
        store::clients::update(tx, *client, &stored.value)?;
    }
    Ok(dossier.moves)
}
