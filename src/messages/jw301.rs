//! JW301, the allocation (Toewijzing): municipality to provider, message code 436.

mod content;
mod read;
mod rules;
mod write;

pub use super::people::{Birth, Surname};
pub use content::{
    Address, Client, Communication, Contact, FullName, House, Jw301, Phone, Product, Relation,
};
pub(super) use read::client;
pub use read::{read, read_document};
pub use rules::RULES;
pub use write::write;

/// Message code (COD002).
pub const CODE: &str = "436";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw301/schema";
