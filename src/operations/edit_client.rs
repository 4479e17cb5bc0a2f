//! Changes a client.

use super::add_client::{Error, bsn_is_free, checked, number_is_free};
use super::change;
use crate::domain::client::Client;
use crate::domain::dossier::Move;
use crate::domain::ids::ClientId;
use crate::domain::time::Day;
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub id: ClientId,
    pub client: Client,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<(), Error> {
    let client = checked(surroundings, input.client)?;
    store.write(&change(surroundings, "edit-client"), |tx| {
        store::clients::get(tx, input.id)?.ok_or(Error::Unknown)?;
        number_is_free(tx, &client.number, Some(input.id))?;
        bsn_is_free(tx, client.bsn.as_ref(), Some(input.id))?;
        store::clients::update(tx, input.id, &client)?;
        correct_municipality(tx, surroundings.today(), input.id, &client)
    })
}

/// Where moves are on record, the newest of them says what the client says now; a move itself is recorded by
/// [`super::move_client`].
fn correct_municipality(tx: &Tx, today: Day, id: ClientId, client: &Client) -> Result<(), Error> {
    let moves = store::dossiers::of_client(tx, id)?.moves;
    let newest = moves.iter().rev().find(|one| one.from <= today);
    if let (Some(newest), Some(municipality)) = (newest, &client.municipality)
        && newest.municipality != *municipality
    {
        let corrected = Move { from: newest.from, municipality: municipality.clone() };
        store::dossiers::put_move(tx, id, &corrected)?;
    }
    Ok(())
}
