//! Claims again what was rejected: the time of the lines is compiled anew and queued under new numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::credit_claims::{FreshLine, queue_drafts};
use super::{change, compile_claims, credit_claims};
use crate::domain::claim::line::{LineState, Step, StepRefused};
use crate::domain::ids::LineId;
use crate::domain::time::Month;
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

/// Rejected lines; all of them or none.
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
    store.write(&change(surroundings, "resubmit-claims"), |tx| resubmit(tx, surroundings, input))
}

fn resubmit(tx: &Tx, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    let mut months: BTreeMap<Month, BTreeSet<LineId>> = BTreeMap::new();
    for id in &input.lines {
        let kept = store::claims::get(tx, *id)?.ok_or(credit_claims::Error::Unknown(*id))?;
        if kept.state != LineState::Rejected {
            return Err(StepRefused { from: kept.state, step: Step::Queue }.into());
        }
        months.entry(kept.line.period.from().month()).or_default().insert(*id);
    }
    let mut done = Done::default();
    for (month, lines) in months {
        compile_claims::compile(tx, surroundings, month)?;
        let mut ids = BTreeSet::new();
        for line in lines {
            ids.extend(store::credits::successors(tx, line)?);
        }
        done.fresh.extend(queue_drafts(tx, surroundings, month, &ids)?);
    }
    Ok(done)
}
