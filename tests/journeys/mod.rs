//! Stories of people at the terminal, one file each.

mod answers;
mod care;
mod check;
mod claim_bulk;
mod claims;
mod client_data;
mod client_documents;
mod client_history;
mod clients;
mod components;
mod day;
mod effects;
mod holidays;
mod keys;
mod messages;
mod month;
mod node;
mod readme;
mod requests;
mod same_month;
mod settings;
mod sizes;
mod terminal;
