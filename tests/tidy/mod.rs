//! The guards of the house: what no compiler checks, a test reads in the sources.

mod source;

mod docs;
mod forgotten;
mod gallery;
mod layers;
mod sentences;
mod sizes;
mod tricks;
mod words;
