//! JW320, our receipt of an answer to a request (Antwoord retour): provider to municipality, message code 489.

use crate::domain::identifiers::{AgbCode, MunicipalityCode};

use super::complaint::ReadError;
use super::jw319;
use super::names::VOCABULARY;
use super::returns::{self, Kind, Return};
use super::values;
use super::xml::{Document, parse};

/// Message code (COD002).
pub const CODE: &str = "489";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw320/schema";

/// The answer to one JW319.
pub type Jw320 = Return<MunicipalityCode, AgbCode, jw319::Answer>;

const KIND: Kind<MunicipalityCode, AgbCode, jw319::Answer> = Kind {
    namespace: NAMESPACE,
    code: CODE,
    sender: values::municipality,
    receiver: values::agb,
    class: "Antwoord",
    body: jw319::answer,
};

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw320, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw320, ReadError> {
    returns::read(document, &KIND)
}
