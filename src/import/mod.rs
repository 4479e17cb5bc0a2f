//! Outside text becomes domain values, or a list of complaints with their lines.
//!
//! `docs/import-formats.md` and `docs/contract-file.md` specify what is read here.

mod complaint;

pub mod money;
pub mod values;

pub mod archive;
mod csv;
mod xlsx;
pub mod time;
pub mod tariffs;
pub mod clients;
pub mod allocations;
pub mod practitioners;
pub mod trips;
pub mod attendance;
pub mod stays;
pub mod trajectories;

pub mod contract;

pub use complaint::Complaint;
pub use csv::{Imported, Row, TableRead};
pub use xlsx::SheetRead;

#[cfg(test)]
mod tests;
