//! What leaves the program as text, and the one place that writes files.

mod cell;

pub mod csv;
pub mod json;
pub mod summary;

pub mod pack;
pub mod place;

pub use cell::Cell;
