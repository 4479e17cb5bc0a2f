//! Changes a client.

use super::add_client::{Error, bsn_is_free, checked, number_is_free};
use super::change;
use crate::domain::client::Client;
use crate::domain::dossier::Move;
use crate::domain::ids::ClientId;
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub id: ClientId,
    pub client: Client,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    let mut client = checked(surroundings, input.client)?;
    store.write(&change(surroundings, "edit-client"), |tx| {
        let before = store::clients::get(tx, input.id)?.ok_or(Error::Unknown)?.value;
        number_is_free(tx, &client.number, Some(input.id))?;
        bsn_is_free(tx, client.bsn.as_ref(), Some(input.id))?;
        let moves = store::dossiers::of_client(tx, input.id)?.moves;
        let newest = moves.iter().rev().find(|one| one.from <= surroundings.today());
        if let Some(newest) = newest {
            if client.municipality == before.municipality {
                client.municipality = Some(newest.municipality.clone());
            }
            correct_municipality(tx, input.id, newest, &client)?;
        }
        Ok(store::clients::update(tx, input.id, &client)?)
    })
}

/// Where moves are on record, the newest of them says what the client says now; a move itself is recorded by
/// [`super::move_client`].
fn correct_municipality(tx: &Tx, id: ClientId, newest: &Move, client: &Client) -> Result<(), Error> {
    if let Some(municipality) = &client.municipality
        && newest.municipality != *municipality
    {
        let corrected = Move { from: newest.from, municipality: municipality.clone() };
        store::dossiers::put_move(tx, id, &corrected)?;
    }
    Ok(())
}
