//! Stories of people at the terminal, one file each.

mod clients;
mod day;
mod keys;
mod month;
mod sizes;
