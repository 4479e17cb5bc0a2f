//! The terminal interface: one loop, an enum of screens, effects as data.

pub mod effects;
pub mod here;
pub mod keys;
pub mod overlay;
pub mod screens;
pub mod show;
pub mod theme;
pub mod widgets;
