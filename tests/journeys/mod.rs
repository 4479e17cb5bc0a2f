//! Stories of people at the terminal, one file each.

mod check;
mod claims;
mod clients;
mod day;
mod keys;
mod month;
mod readme;
mod same_month;
mod settings;
mod sizes;
mod terminal;
