//! The screens.

use crate::domain::ids::ClientId;
use crate::domain::time::{Day, Month};

/// A screen, and what to show on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Day(Option<Day>),
    Month(Option<Month>),
    Clients(Option<ClientId>),
    Claims(Option<Month>),
}
