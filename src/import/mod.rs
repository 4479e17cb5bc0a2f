//! Outside text becomes domain values, or a list of complaints with their lines.

mod complaint;

pub mod contract;

pub use complaint::Complaint;
