//! JW316, the receipt of a request for an allocation (Verzoek om toewijzing retour): municipality to provider, message code 447.

use crate::domain::identifiers::{AgbCode, MunicipalityCode};

use super::complaint::ReadError;
use super::jw315;
use super::names::VOCABULARY;
use super::returns::{self, Kind, Return};
use super::values;
use super::xml::{Document, parse};

/// Message code (COD002).
pub const CODE: &str = "447";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw316/schema";

/// The answer to one JW315.
pub type Jw316 = Return<AgbCode, MunicipalityCode, jw315::Client>;

const KIND: Kind<AgbCode, MunicipalityCode, jw315::Client> = Kind {
    namespace: NAMESPACE,
    code: CODE,
    sender: values::agb,
    receiver: values::municipality,
    class: "Client",
    body: jw315::client,
};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw316, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw316, ReadError> {
    returns::read(document, &KIND)
}
