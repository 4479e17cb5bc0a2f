//! Changes a client.

use super::add_client::{Error, bsn_is_free, checked, number_is_free};
use super::change;
use crate::domain::client::Client;
use crate::domain::ids::ClientId;
use crate::store::{self, Store};
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
        Ok(store::clients::update(tx, input.id, &client)?)
    })
}
