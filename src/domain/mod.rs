//! What minutes, money, allocations, rules and claims are. Pure: no clock, file, database, terminal, XML, serialisation
//! or randomness; what it needs is handed in, and what is wrong comes back as a value.
//!
//! In reading order:

pub mod text;

pub mod ids;
pub mod identifiers;
pub mod money;
pub mod time;
pub mod volume;
pub mod remark;

pub mod practice;
pub mod credential;
pub mod practitioner;
pub mod client;
pub mod dossier;
pub mod history;
pub mod activity;
pub mod contract;
pub mod tariff;
pub mod allocation;
pub mod absence;
pub mod care;
pub mod entry;
pub mod usage;
pub mod find;
pub mod quick_entry;

pub mod rules;
pub mod components;
pub mod assignment;
pub mod totals;
pub mod claim;
pub mod request;
