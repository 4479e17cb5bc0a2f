//! JW323, the claim (Declaratie): provider to municipality, message code 490.

mod read;
mod write;

pub(super) use read::line as read_line;
pub use read::{read, read_document};
pub use write::write;
pub(super) use write::write_line;

/// Message code (COD002).
pub const CODE: &str = "490";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw323/schema";
