//! What leaves the program as text, and the one place that writes files.

pub mod place;
