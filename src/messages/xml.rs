//! A small XML writer and a careful XML reader, without knowledge of any message.

mod write;

pub use write::Writer;
