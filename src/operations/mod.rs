//! One file for each thing that a user can have done: `run(store, surroundings, input)` in one transaction, without
//! a text for people. The terminal interface and the command line call the same functions.
//!
//! An operation takes an `Input` of checked values, gives a `Done`, and refuses with its own `Error`.

pub mod set_up;
pub mod start;
pub mod add_practitioner;
pub mod edit_practitioner;
pub mod edit_practice;
pub mod add_client;
pub mod edit_client;
pub mod add_document;
pub mod edit_document;
pub mod remove_document;
pub mod move_client;
pub mod remove_move;
pub mod set_school;
pub mod save_allocation;
pub mod settle_findings;
pub mod import_rows;
pub mod import_contract;
pub mod import_tariffs;
pub mod edit_tariff;
pub mod remove_tariff;
pub mod set_alias;
pub mod set_holiday;

pub mod judge;
mod settle;
pub mod log_time;
pub mod edit_entry;
pub mod delete_entry;
pub mod set_responsible;
mod content_key;
mod earlier_care;
pub mod import_entries;

mod judge_claimed;
pub mod judge_usage;
pub mod used;
pub mod add_trips;
pub mod edit_trip;
pub mod set_trips;
pub mod delete_usages;
pub mod save_session;
pub mod delete_session;
pub mod set_attendance;
pub mod add_stay;
pub mod edit_stay;
pub mod judge_trajectory;
pub mod save_trajectory;
pub mod delete_trajectory;
pub mod import_usages;

mod claim_month;
mod used_in_month;
mod room;
pub mod compile_claims;
pub mod override_finding;
pub mod queue_claims;
pub mod unqueue_claims;
pub mod credit_claims;
pub mod resubmit_claims;
pub mod put_right;
mod claim_anew;
mod try_out;
pub mod export_batch;
pub mod place_exports;
pub mod import_message;
mod outgoing;
mod course;
pub mod report_care;
mod request_letter;
pub mod request_care;
pub mod request_again;
pub mod withdraw_request;
mod send_requests;
pub mod export_messages;
pub mod node_refused;

pub mod undo;
pub mod redo;

mod contracts;

pub mod views;

use crate::store::Change;
use crate::surroundings::Surroundings;

/// The change that an operation makes, attributed to the user of this machine.
fn change<'a>(surroundings: &'a Surroundings, operation: &'static str) -> Change<'a> {
    Change { actor: &surroundings.user, operation, at: surroundings.now() }
}

#[cfg(test)]
mod tests;
