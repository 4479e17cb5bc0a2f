//! What every message of ours has in common, whatever it says: it is judged, numbered and kept; its file is placed later.

use super::export_batch::checksum;
use crate::domain::claim::batch::BsnText;
use crate::domain::client::{Client, Gender};
use crate::domain::identifiers::{MessageIdentification, MunicipalityCode};
use crate::domain::ids::{ClientId, OutgoingId};
use crate::domain::rules::{Finding, birth_missing, bsn_missing};
use crate::messages::people::{Birth, Person, ShortName, Surname};
use crate::messages::sendable;
use crate::store::messages::{Direction, NewMessage};
use crate::store::outgoing::NewOutgoing;
use crate::store::{self, StoreError, Tx};
use crate::surroundings::Surroundings;

/// A message that was written.
pub(super) struct Letter<'a> {
    /// Its number without the letters: `305`.
    pub code: &'static str,
    pub municipality: &'a MunicipalityCode,
    pub identification: &'a MessageIdentification,
    pub client: Option<ClientId>,
    /// Row of the message that it answers, when that was taken over.
    pub answers: Option<i64>,
    /// SHA-256 of the file that it answers.
    pub answers_sha256: Option<&'a str>,
    pub bytes: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// By the schema or the rules of level 2.
    #[error("the message breaks {} rules", .0.len())]
    Findings(Vec<Finding>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Unique for ever and at most 12 characters long (TR056); claims count by themselves.
pub(super) fn take_identification(tx: &Tx) -> Result<MessageIdentification, StoreError> {
    let number = store::numbers::take(tx, "letter-identification")?;
    MessageIdentification::parse(&format!("UB{number:010}"))
        .map_err(|_| StoreError::BadValue { table: "number_series", column: "next" })
}

/// Judges and keeps a message.
pub(super) fn post(tx: &Tx, surroundings: &Surroundings, letter: Letter<'_>) -> Result<OutgoingId, Error> {
    let Letter { code, municipality, identification, client, answers, answers_sha256, bytes } = letter;
    let bytes = sendable(bytes, surroundings.today()).map_err(Error::Findings)?;
    let message = NewMessage {
        direction: Direction::Out,
        code,
        counterpart: municipality.as_str(),
        identification: identification.as_str(),
        dated: surroundings.today(),
        at: surroundings.now(),
        sha256: checksum(&bytes),
        bytes: &bytes,
    };
    let message = store::messages::add(tx, &message)?;
    // Numbers and codes only: a file name says nothing about a person.
    let file_name = format!("JW{code}-{municipality}-{}.xml", identification.as_str());
    let new = NewOutgoing { message, client, answers, answers_sha256, file_name: &file_name };
    Ok(store::outgoing::add(tx, &new)?)
}

/// A client as messages name one; refused when something that they need is missing.
pub(super) fn person(client: &Client) -> Result<Person, Error> {
    let bsn = client.bsn.as_ref().ok_or_else(|| Error::Findings(vec![bsn_missing(&client.number)]))?;
    let birth = client.birth.ok_or_else(|| Error::Findings(vec![birth_missing(&client.number)]))?;
    let name = &client.name;
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    Ok(Person {
        bsn: BsnText::from(bsn),
        birth: Birth { date: birth.date(), precision: birth.precision() },
        gender: client.gender.unwrap_or(Gender::Unknown),
        name: ShortName {
            surname: Surname { name: name.surname.clone(), prefix: filled(&name.prefix) },
            first_names: filled(&name.first_names),
            initials: filled(&name.initials),
        },
    })
}
