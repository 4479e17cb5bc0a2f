//! A line that is claimed anew while its credit is under way gives what it stood on to others, and gets it back when the credit
//! comes to nothing.

use crate::domain::claim::line::LineState;
use crate::domain::ids::LineId;
use crate::store::{self, StoreError, Tx};

/// What was claimed anew for a line goes back to it: lines in the queue leave it, drafts go away. `false` when something that
/// was sent stands on it meanwhile: then the line goes on standing beside that, and takes its room
/// ([`crate::domain::rules::CLAIMED_TWICE`]).
pub(super) fn give_place_back(tx: &Tx, line: LineId) -> Result<bool, StoreError> {
    let mut is_taken = false;
    for next in store::credits::successors(tx, line)? {
        match store::claims::get(tx, next)?.map(|kept| kept.state) {
            Some(LineState::Queued) => drop(store::claims::unqueue(tx, next)?),
            Some(LineState::Draft) | None => {}
            Some(_) => is_taken = true,
        }
    }
    if !is_taken {
        store::credits::stand_again(tx, line)?;
    }
    Ok(!is_taken)
}
