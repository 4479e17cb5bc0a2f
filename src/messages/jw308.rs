//! JW308, the answer to a stop of care (Stop levering retour): municipality to provider, message code 441.

use crate::domain::identifiers::{AgbCode, MunicipalityCode};

use super::complaint::ReadError;
use super::jw307;
use super::names::VOCABULARY;
use super::returns::{self, Kind, Return};
use super::values;
use super::xml::{Document, parse};

/// Message code (COD002).
pub const CODE: &str = "441";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw308/schema";

/// The answer to one JW307.
pub type Jw308 = Return<AgbCode, MunicipalityCode, jw307::Client>;

const KIND: Kind<AgbCode, MunicipalityCode, jw307::Client> = Kind {
    namespace: NAMESPACE,
    code: CODE,
    sender: values::agb,
    receiver: values::municipality,
    class: "Client",
    body: jw307::client,
};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw308, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw308, ReadError> {
    returns::read(document, &KIND)
}
