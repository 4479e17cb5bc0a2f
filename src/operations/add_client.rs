//! Adds a client.

use super::change;
use crate::domain::client::{Client, PersonName};
use crate::domain::identifiers::{Bsn, ClientNumber};
use crate::domain::ids::ClientId;
use crate::domain::text::is_obeyed;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub client: Client,
}

#[derive(Debug)]
pub struct Done {
    pub id: ClientId,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the client number {0} is taken")]
    NumberTaken(ClientNumber),
    /// Names the other client by number only.
    #[error("client {0} has this BSN")]
    BsnTaken(ClientNumber),
    #[error("the surname is empty or a part of the name is too long")]
    Name,
    #[error("initials are 1 to 6 letters without dots")]
    Initials,
    #[error("the date of birth lies in the future")]
    BornInFuture,
    #[error("no such client")]
    Unknown,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let client = checked(surroundings, input.client)?;
    let id = store.write(&change(surroundings, "add-client"), |tx| {
        number_is_free(tx, &client.number, None)?;
        bsn_is_free(tx, client.bsn.as_ref(), None)?;
        Ok::<_, Error>(store::clients::add(tx, &client)?)
    })?;
    Ok(Done { id })
}

/// What must hold of every client: parts of the name within the lengths of the standard, no birth in the future.
pub(super) fn checked(surroundings: &Surroundings, mut client: Client) -> Result<Client, Error> {
    client.name = checked_name(client.name)?;
    if client.birth.is_some_and(|birth| birth.date() > surroundings.today()) {
        return Err(Error::BornInFuture);
    }
    Ok(client)
}

/// Names are composed (NFC), trimmed, and free of what a terminal would obey; lengths as in the standard.
fn checked_name(name: PersonName) -> Result<PersonName, Error> {
    let surname = clean(&name.surname);
    let prefix = name.prefix.as_deref().map(clean).filter(|text| !text.is_empty());
    let first_names = name.first_names.as_deref().map(clean).filter(|text| !text.is_empty());
    let initials: Option<String> = name
        .initials
        .as_deref()
        .map(|text| clean(text).chars().filter(|c| *c != '.' && !c.is_whitespace()).collect())
        .filter(|text: &String| !text.is_empty());
    let fits =
        |text: &Option<String>, max: usize| text.as_ref().is_none_or(|text| text.chars().count() <= max);
    if surname.is_empty() || surname.chars().count() > 200 || !fits(&prefix, 10) || !fits(&first_names, 200) {
        return Err(Error::Name);
    }
    if !fits(&initials, 6) || initials.as_ref().is_some_and(|text| !text.chars().all(char::is_alphabetic)) {
        return Err(Error::Initials);
    }
    Ok(PersonName { surname, prefix, first_names, initials })
}

fn clean(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().filter(|c| !is_obeyed(*c)).collect::<String>().trim().to_owned()
}

pub(super) fn number_is_free(tx: &Tx, number: &ClientNumber, own: Option<ClientId>) -> Result<(), Error> {
    match store::clients::by_number(tx, number)? {
        Some(other) if Some(other.id) != own => Err(Error::NumberTaken(number.clone())),
        _ => Ok(()),
    }
}

pub(super) fn bsn_is_free(tx: &Tx, bsn: Option<&Bsn>, own: Option<ClientId>) -> Result<(), Error> {
    let Some(bsn) = bsn else { return Ok(()) };
    match store::clients::by_bsn(tx, bsn)? {
        Some(other) if Some(other.id) != own => Err(Error::BsnTaken(other.value.number)),
        _ => Ok(()),
    }
}
