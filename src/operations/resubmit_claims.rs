//! Claims again what was rejected, or what came back unprocessed: the time of the lines is compiled anew and queued under new
//! numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::credit_claims::{FreshLine, queue_drafts};
use super::try_out::try_out;
use super::{change, compile_claims, credit_claims};
use crate::domain::claim::line::{LineState, Step, StepRefused};
use crate::domain::ids::LineId;
use crate::domain::time::Month;
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

/// Rejected lines, and drafts whose claim came back; all of them or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub lines: Vec<LineId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Lines that take their place, by id.
    pub fresh: Vec<FreshLine>,
}

pub use super::credit_claims::Error;

pub fn run(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    store.write(&change(surroundings, OPERATION), |tx| resubmit(tx, surroundings, input))
}

/// What [`run`] would do. Changes nothing.
pub fn preview(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    try_out(store, &change(surroundings, OPERATION), |tx| resubmit(tx, surroundings, input))
}

const OPERATION: &str = "resubmit-claims";

fn resubmit(tx: &Tx, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    let mut months: BTreeMap<Month, BTreeSet<LineId>> = BTreeMap::new();
    for id in &input.lines {
        let kept = store::claims::get(tx, *id)?.ok_or(credit_claims::Error::Unknown(*id))?;
        let is_due = match kept.state {
            LineState::Rejected => true,
            LineState::Draft => store::sendings::came_back(tx, *id)?,
            _ => false,
        };
        if !is_due {
            return Err(StepRefused { from: kept.state, step: Step::Queue }.into());
        }
        months.entry(kept.line.period.from().month()).or_default().insert(*id);
    }
    let mut done = Done::default();
    for (month, lines) in months {
        compile_claims::compile(tx, surroundings, month)?;
        let mut ids = lines.clone();
        for line in lines {
            ids.extend(store::credits::successors(tx, line)?);
        }
        done.fresh.extend(queue_drafts(tx, surroundings, month, &ids)?);
    }
    Ok(done)
}
