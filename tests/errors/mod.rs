//! The gallery: every problem in both languages, seen together and read by people.

mod care;
mod gallery;
mod messages;
mod notes;
mod requests;
