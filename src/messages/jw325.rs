//! JW325, the answer to a claim (Declaratie-antwoord): municipality to provider, message code 491.

mod read;
mod write;

pub use read::{read, read_document};
pub use write::write;

/// Message code (COD002).
pub const CODE: &str = "491";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw325/schema";
