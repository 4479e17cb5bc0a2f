//! JW302, our answer to an allocation (Toewijzing retour): provider to municipality, message code 437.

use crate::domain::identifiers::{AgbCode, MunicipalityCode};

use super::complaint::ReadError;
use super::jw301;
use super::names::VOCABULARY;
use super::returns::{self, Kind, Return};
use super::values;
use super::xml::{Document, parse};

/// Message code (COD002).
pub const CODE: &str = "437";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw302/schema";

/// The answer to one JW301.
pub type Jw302 = Return<MunicipalityCode, AgbCode, jw301::Client>;

const KIND: Kind<MunicipalityCode, AgbCode, jw301::Client> = Kind {
    namespace: NAMESPACE,
    code: CODE,
    sender: values::municipality,
    receiver: values::agb,
    class: "Client",
    body: jw301::client,
};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw302, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw302, ReadError> {
    returns::read(document, &KIND)
}
