//! uurwerk: practitioners in Dutch youth care register minutes, the office turns a month into claims.

pub mod domain;

pub mod store;
pub mod messages;
pub mod import;
pub mod export;

pub mod surroundings;
pub mod operations;
pub mod problem;

pub mod cli;
pub mod tui;
pub mod demo;
