//! Takes lines out of the queue again: they become drafts, and their references are never used again.

use super::change;
use super::queue_claims::{Input, in_state};
use crate::domain::claim::line::{LineState, Step, StepRefused};
use crate::domain::ids::LineId;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub lines: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such line: {0}")]
    Unknown(LineId),
    #[error(transparent)]
    Step(#[from] StepRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The same choice of lines as for queueing; all of them or none.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "unqueue-claims"), |tx| {
        let ids: Vec<LineId> = match input {
            Input::Lines(ids) => ids,
            Input::Month { month, municipality } => {
                let queued = in_state(tx, month, municipality.as_ref(), LineState::Queued)?;
                queued.into_iter().map(|kept| kept.id).collect()
            }
        };
        for id in &ids {
            let kept = store::claims::get(tx, *id)?.ok_or(Error::Unknown(*id))?;
            kept.state.next(Step::Unqueue)?;
            store::claims::unqueue(tx, *id)?;
        }
        Ok(Done { lines: ids.len() })
    })
}
