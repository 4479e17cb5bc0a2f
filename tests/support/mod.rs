//! What tests of people's edges share: a practice in a folder of its own, with a clock that stands still.

pub mod allotted;
pub mod answers;
mod archive;
mod chance;
mod desk;
mod practice;
mod seat;
mod stopwatch;
mod workbook;

pub use archive::packed;
pub use chance::Chance;
pub use desk::{Desk, SMALL_TARIFFS, Transcript};
pub use practice::de_dijk;
pub use seat::{NARROW, Seat, WIDE};
pub use stopwatch::Stopwatch;
pub use workbook::{Sheet, Workbook};
