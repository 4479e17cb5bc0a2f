//! The gallery: every problem in both languages, seen together and read by people.

mod gallery;
mod messages;
