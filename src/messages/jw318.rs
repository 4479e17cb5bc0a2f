//! JW318, the receipt of a request for a change (Verzoek om wijziging retour): municipality to provider, message code 487.

use crate::domain::identifiers::{AgbCode, MunicipalityCode};

use super::complaint::ReadError;
use super::jw317;
use super::names::VOCABULARY;
use super::returns::{self, Kind, Return};
use super::values;
use super::xml::{Document, parse};

/// Message code (COD002).
pub const CODE: &str = "487";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw318/schema";

/// The answer to one JW317.
pub type Jw318 = Return<AgbCode, MunicipalityCode, jw317::Client>;

const KIND: Kind<AgbCode, MunicipalityCode, jw317::Client> = Kind {
    namespace: NAMESPACE,
    code: CODE,
    sender: values::agb,
    receiver: values::municipality,
    class: "Client",
    body: jw317::client,
};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw318, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw318, ReadError> {
    returns::read(document, &KIND)
}
