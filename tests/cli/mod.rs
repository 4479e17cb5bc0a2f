//! The command line: one file per noun, with output, messages and exit status together.

mod allocation;
mod answers;
mod check;
mod claims;
mod client;
mod completions;
mod contract;
mod demo;
mod dossier;
mod first_month;
mod history;
mod import;
mod init;
mod log;
mod messages;
mod persons;
mod practitioner;
mod process;
mod readme;
mod reference;
mod tariff;
mod totals;
mod usage;
