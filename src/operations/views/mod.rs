//! Reading for people: one file per screen or listing, each a plain value made to be shown.

pub mod practice;
pub mod needs;
pub mod contracts;
pub mod tariffs;
pub mod day;
pub mod month;
pub mod clients;
pub mod claims;
pub mod late;
pub mod ledger;
pub mod needy;
pub mod message;
pub mod messages;
pub mod check;
pub mod totals;
pub mod entries;
pub mod usages;
pub mod usage_month;
pub mod sessions;
pub mod leaders;
pub mod attendance;
pub mod crisis;
pub mod trajectories;
pub mod usual_trips;
pub mod settings;
pub mod holidays;
pub mod care;
pub mod requests;

pub(super) mod names;
