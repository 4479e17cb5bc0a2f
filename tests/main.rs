//! The one test binary: every folder of `tests/` is a module here, and `tidy` fails when one is forgotten.
#![cfg(test)]

mod claims;
mod cli;
mod demo;
mod errors;
mod fuzz;
mod import;
mod journeys;
mod messages;
mod municipality;
mod privacy;
mod quick_entry;
mod regions;
mod reliability;
mod rules;
mod support;
mod tidy;
