//! A small XML writer and a careful XML reader, without knowledge of any message.
//!
//! The reader takes what a message needs and refuses the rest: document types, processing instructions, entities
//! that it does not know, control characters, great depths, many attributes, long texts, any encoding but UTF-8.

mod document;
mod fault;
mod read;
mod write;

pub use document::{Document, Element, is_space};
pub use fault::{Fault, XmlError};
pub use read::{MAX_BYTES, Vocabulary, load, parse};
pub use write::Writer;

#[cfg(test)]
mod tests;
