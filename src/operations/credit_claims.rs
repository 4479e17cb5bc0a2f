//! Takes granted lines back in full: a credit of each goes in the queue for the next claim (IV085). To correct, what the
//! lines stood on is claimed anew beside it, together with what came late.

use std::collections::{BTreeMap, BTreeSet};

use super::queue_claims::{next_reference, queue_free};
use super::try_out::try_out;
use super::{change, compile_claims, queue_claims};
use crate::domain::claim::line::{KeptLine, LineState, Step, StepRefused};
use crate::domain::identifiers::{LineReference, MunicipalityCode};
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::time::Month;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Granted lines; all of them or none.
    pub lines: Vec<LineId>,
    /// Claim what they stood on anew in the same message.
    pub anew: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// By line.
    pub credits: Vec<Credit>,
    /// Lines that take their place, by id; none when they are only credited.
    pub fresh: Vec<FreshLine>,
}

/// A line that is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    pub line: LineId,
    /// To which the credit goes, and the month of the care.
    pub municipality: MunicipalityCode,
    pub month: Month,
    /// Number of the credit.
    pub reference: LineReference,
    pub minutes: i64,
    pub amount: Cents,
}

/// A line that takes the place of one that is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreshLine {
    pub line: LineId,
    /// To which it goes; `None` while its allocation is not found.
    pub municipality: Option<MunicipalityCode>,
    /// The month of the care.
    pub month: Month,
    pub minutes: i64,
    pub amount: Cents,
    /// A finding keeps it from going out with the credit.
    pub is_held: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such line: {0}")]
    Unknown(LineId),
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// A credit of this line is under way already.
    #[error("line {0} is being credited")]
    UnderWay(LineId),
    /// A line of nothing cannot be credited (CS325).
    #[error("line {0} is of 0 euros")]
    Nothing(LineId),
    /// Something that takes the place of a line cannot be queued.
    #[error(transparent)]
    Queue(queue_claims::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<queue_claims::Error> for Error {
    fn from(error: queue_claims::Error) -> Self {
        match error {
            queue_claims::Error::Store(error) => Self::Store(error),
            other => Self::Queue(other),
        }
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    store.write(&change(surroundings, name(input)), |tx| credit(tx, surroundings, input))
}

const fn name(input: &Input) -> &'static str {
    if input.anew { "correct-claims" } else { "credit-claims" }
}

/// What [`run`] would do. Changes nothing.
pub fn preview(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    try_out(store, &change(surroundings, name(input)), |tx| credit(tx, surroundings, input))
}

fn credit(tx: &Tx, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    let mut done = Done::default();
    let mut months: BTreeMap<Month, BTreeSet<LineId>> = BTreeMap::new();
    for id in input.lines.iter().copied().collect::<BTreeSet<_>>() {
        let kept = creditable(tx, id)?;
        let reference = next_reference(tx)?;
        store::credits::queue(tx, id, &reference, input.anew)?;
        let month = kept.line.period.from().month();
        months.entry(month).or_default().insert(id);
        let missing = StoreError::BadValue { table: "claim_line", column: "allocation_id" };
        done.credits.push(Credit {
            line: id,
            municipality: municipality_of(tx, &kept)?.ok_or(missing)?,
            month,
            reference,
            minutes: kept.line.minutes,
            amount: kept.line.amount,
        });
    }
    if input.anew {
        for (month, lines) in months {
            done.fresh.extend(claim_anew(tx, surroundings, month, &lines)?);
        }
    }
    Ok(done)
}

fn creditable(tx: &Tx, id: LineId) -> Result<KeptLine, Error> {
    let kept = store::claims::get(tx, id)?.ok_or(Error::Unknown(id))?;
    kept.state.next(Step::SendCredit)?;
    let newest = store::credits::of_line(tx, id)?;
    if newest.is_some_and(|credit| credit.state == crate::domain::claim::credit::CreditState::Queued) {
        return Err(Error::UnderWay(id));
    }
    if kept.line.amount <= Cents::ZERO {
        return Err(Error::Nothing(id));
    }
    Ok(kept)
}

/// Compiles the month and puts what takes the place of these lines in the queue.
fn claim_anew(
    tx: &Tx,
    surroundings: &Surroundings,
    month: Month,
    lines: &BTreeSet<LineId>,
) -> Result<Vec<FreshLine>, Error> {
    compile_claims::compile(tx, surroundings, month)?;
    let mut ids = BTreeSet::new();
    for line in lines {
        ids.extend(store::credits::successors(tx, *line)?);
    }
    queue_drafts(tx, surroundings, month, &ids)
}

/// Puts these drafts of a month in the queue, as far as nothing holds them.
pub(super) fn queue_drafts(
    tx: &Tx,
    surroundings: &Surroundings,
    month: Month,
    ids: &BTreeSet<LineId>,
) -> Result<Vec<FreshLine>, Error> {
    let mut drafts = store::claims::drafts(tx, month)?;
    drafts.retain(|kept| ids.contains(&kept.id) && kept.state == LineState::Draft);
    let mut fresh = Vec::with_capacity(drafts.len());
    for kept in &drafts {
        fresh.push(FreshLine {
            line: kept.id,
            municipality: municipality_of(tx, kept)?,
            month,
            minutes: kept.line.minutes,
            amount: kept.line.amount,
            is_held: false,
        });
    }
    let (_, held) = queue_free(tx, surroundings, month, drafts)?;
    for line in &mut fresh {
        line.is_held = held.contains(&line.line);
    }
    Ok(fresh)
}

fn municipality_of(tx: &Tx, kept: &KeptLine) -> Result<Option<MunicipalityCode>, StoreError> {
    let allocation = kept.line.allocation.map(|id| store::allocations::get(tx, id)).transpose()?.flatten();
    Ok(allocation.map(|stored| stored.value.municipality))
}
