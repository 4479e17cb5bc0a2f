//! JW306, the answer to a start of care (Start levering retour): municipality to provider, message code 439.

use crate::domain::identifiers::{AgbCode, MunicipalityCode};

use super::complaint::ReadError;
use super::jw305;
use super::names::VOCABULARY;
use super::returns::{self, Kind, Return};
use super::values;
use super::xml::{Document, parse};

/// Message code (COD002).
pub const CODE: &str = "439";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw306/schema";

/// The answer to one JW305.
pub type Jw306 = Return<AgbCode, MunicipalityCode, jw305::Client>;

const KIND: Kind<AgbCode, MunicipalityCode, jw305::Client> = Kind {
    namespace: NAMESPACE,
    code: CODE,
    sender: values::agb,
    receiver: values::municipality,
    class: "Client",
    body: jw305::client,
};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw306, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw306, ReadError> {
    returns::read(document, &KIND)
}
