//! Takes lines out of the queue again: they become drafts, and their references are never used again.

use super::change;
use super::claim_anew::give_place_back;
use super::queue_claims::{Input, in_state};
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::{KeptLine, LineState, Step, StepRefused};
use crate::domain::ids::LineId;
use crate::store::credits::KeptCredit;
use crate::store::{self, Store, StoreError, Tx};
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
                let credited = in_state(tx, month, municipality.as_ref(), LineState::Granted)?;
                let credits = store::credits::of_month(tx, month)?;
                let is_credited = |kept: &&KeptLine| {
                    credits.get(&kept.id).is_some_and(|credit| credit.state == CreditState::Queued)
                };
                queued.iter().chain(credited.iter().filter(is_credited)).map(|kept| kept.id).collect()
            }
        };
        for id in &ids {
            refuse_others(tx, *id)?;
        }
        for id in &ids {
            take_out(tx, *id)?;
        }
        Ok(Done { lines: ids.len() })
    })
}

/// A draft that was queued, or a granted line whose credit was. What is claimed anew for that line leaves the queue with it.
fn take_out(tx: &Tx, id: LineId) -> Result<(), Error> {
    match queued_credit(tx, id)? {
        Some(credit) => {
            store::credits::unqueue(tx, credit.id)?;
            if credit.anew {
                give_place_back(tx, id)?;
            }
        }
        // It may have been taken out with the credit of the line whose place it takes.
        None => {
            store::claims::unqueue(tx, id)?;
        }
    }
    Ok(())
}

fn queued_credit(tx: &Tx, line: LineId) -> Result<Option<KeptCredit>, StoreError> {
    let newest = store::credits::of_line(tx, line)?;
    Ok(newest.filter(|credit| credit.state == CreditState::Queued))
}

fn refuse_others(tx: &Tx, id: LineId) -> Result<(), Error> {
    let kept = store::claims::get(tx, id)?.ok_or(Error::Unknown(id))?;
    if queued_credit(tx, id)?.is_none() {
        kept.state.next(Step::Unqueue)?;
    }
    Ok(())
}
