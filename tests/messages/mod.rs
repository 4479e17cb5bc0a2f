//! Messages of the national standard: goldens, the official schemas, round trips, broken and hostile input.

pub mod samples;
pub mod schema;

pub mod answer;
mod care;
mod claim;
mod document;
mod generated;
pub mod hostile;
mod level_2;
mod mutations;
mod random;
mod municipal;
mod reading;
