//! One file for each thing that a user can have done: `run(store, surroundings, input)` in one transaction, without
//! a text for people. The terminal interface and the command line call the same functions.

pub mod views;
