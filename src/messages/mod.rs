//! The only code that knows XML: messages of the national standard iJw 3.2.

pub mod groups;
pub mod jw323;
pub mod xml;
