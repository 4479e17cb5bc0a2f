//! What tests of people's edges share: a practice in a folder of its own, with a clock that stands still.

mod desk;

pub use desk::Desk;
