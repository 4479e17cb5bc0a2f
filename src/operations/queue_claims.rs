//! Puts drafts in the queue for the next claim. Each gets its reference here, and only here.

use std::collections::{BTreeMap, BTreeSet};

use super::change;
use super::claim_month::ClaimMonth;
use crate::domain::claim::line::{KeptLine, Line, LineIdentity, LineState, Step, StepRefused};
use crate::domain::identifiers::{LineReference, MunicipalityCode};
use crate::domain::ids::LineId;
use crate::domain::rules::{Finding, Severity};
use crate::domain::time::Month;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// Which lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Every draft of the month that nothing holds, or whose holds were let through; of one municipality, or of all.
    Month { month: Month, municipality: Option<MunicipalityCode> },
    /// These, all or none.
    Lines(Vec<LineId>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub queued: Vec<(LineId, LineReference)>,
    /// Drafts of the month that stayed behind because something holds them.
    pub held: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such line: {0}")]
    Unknown(LineId),
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// These lines are held; their findings say why.
    #[error("held lines")]
    Held(Vec<LineId>),
    /// Nothing held these lines when they were compiled; now something does: what was found, by line.
    #[error("held since they were compiled")]
    HeldNow(Vec<(LineId, Vec<Finding>)>),
    /// Time, tariffs or allocations changed since these lines were compiled.
    #[error("the month must be compiled again")]
    Stale { month: Month, lines: Vec<LineId> },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The series that references of claim lines are counted in.
const SERIES: &str = "line-reference";

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "queue-claims"), |tx| match input {
        Input::Month { month, municipality } => {
            let (drafts, claim_month) = drafts_and_month(tx, surroundings, month)?;
            let drafts = of_municipality(tx, drafts, municipality.as_ref())?;
            let fresh = claim_month.lines();
            let fresh = by_identity(&fresh);
            let (held, free): (Vec<KeptLine>, Vec<KeptLine>) =
                drafts.into_iter().partition(|kept| is_held(&claim_month, kept, &fresh));
            refuse_stale(month, &free, &fresh)?;
            say_anew(tx, &held, &fresh)?;
            Ok(Done { queued: queue(tx, &free)?, held: held.len() })
        }
        Input::Lines(ids) => {
            let mut queued = Vec::new();
            for (month, chosen) in by_month(tx, &ids)? {
                let (mut drafts, claim_month) = drafts_and_month(tx, surroundings, month)?;
                drafts.retain(|kept| chosen.contains(&kept.id));
                let fresh = claim_month.lines();
                let fresh = by_identity(&fresh);
                refuse_held(&claim_month, &drafts, &fresh)?;
                refuse_stale(month, &drafts, &fresh)?;
                queued.extend(queue(tx, &drafts)?);
            }
            Ok(Done { queued, held: 0 })
        }
    })
}

/// Drafts as they were compiled, and the month that compiling would make them from now.
fn drafts_and_month(
    tx: &Tx,
    surroundings: &Surroundings,
    month: Month,
) -> Result<(Vec<KeptLine>, ClaimMonth), StoreError> {
    let claim_month = ClaimMonth::load(tx, surroundings.today(), month)?;
    Ok((store::claims::drafts(tx, month)?, claim_month))
}

fn by_identity(lines: &[Line]) -> BTreeMap<LineIdentity<'_>, &Line> {
    lines.iter().map(|line| (line.identity(), line)).collect()
}

/// Held when it was compiled, or now: a budget may have been used up since.
fn is_held(month: &ClaimMonth, kept: &KeptLine, fresh: &BTreeMap<LineIdentity<'_>, &Line>) -> bool {
    let now = fresh.get(&kept.line.identity());
    month.is_held(&kept.line) || now.is_some_and(|line| month.is_held(line))
}

fn refuse_held(
    month: &ClaimMonth,
    drafts: &[KeptLine],
    fresh: &BTreeMap<LineIdentity<'_>, &Line>,
) -> Result<(), Error> {
    let held: Vec<LineId> =
        drafts.iter().filter(|kept| month.is_held(&kept.line)).map(|kept| kept.id).collect();
    if !held.is_empty() {
        return Err(Error::Held(held));
    }
    let now = drafts.iter().filter_map(|kept| {
        let line = fresh.get(&kept.line.identity()).filter(|line| month.is_held(line))?;
        let holds = line.findings.iter().filter(|finding| finding.severity >= Severity::Hold);
        Some((kept.id, holds.cloned().collect()))
    });
    let now: Vec<(LineId, Vec<Finding>)> = now.collect();
    if now.is_empty() { Ok(()) } else { Err(Error::HeldNow(now)) }
}

/// Drafts that stand on the same as when they were compiled, but about which rules say something else now: they stay behind,
/// and say why.
fn say_anew(tx: &Tx, held: &[KeptLine], fresh: &BTreeMap<LineIdentity<'_>, &Line>) -> Result<(), StoreError> {
    for kept in held {
        let stands_on = |line: &Line| (line.entries.clone(), line.usages.clone());
        let now = fresh.get(&kept.line.identity()).filter(|line| stands_on(line) == stands_on(&kept.line));
        if let Some(line) = now.filter(|line| ***line != kept.line) {
            store::claims::clear(tx, kept.id)?;
            store::claims::rewrite(tx, kept.id, line)?;
        }
    }
    Ok(())
}

fn refuse_stale(
    month: Month,
    drafts: &[KeptLine],
    fresh: &BTreeMap<LineIdentity<'_>, &Line>,
) -> Result<(), Error> {
    let is_fresh =
        |kept: &KeptLine| fresh.get(&kept.line.identity()).is_some_and(|line| line.says_the_same(&kept.line));
    let lines: Vec<LineId> = drafts.iter().filter(|kept| !is_fresh(kept)).map(|kept| kept.id).collect();
    if lines.is_empty() { Ok(()) } else { Err(Error::Stale { month, lines }) }
}

/// A number that no line or credit ever had (TR314).
pub(super) fn next_reference(tx: &Tx) -> Result<LineReference, StoreError> {
    let number = store::numbers::take(tx, SERIES)?;
    LineReference::parse(&format!("UW{number:010}"))
        .map_err(|_| StoreError::BadValue { table: "number_series", column: "next" })
}

/// Puts every draft of these in the queue that nothing holds, as it was compiled just before; gives those that are held.
pub(super) fn queue_free(
    tx: &Tx,
    surroundings: &Surroundings,
    month: Month,
    drafts: Vec<KeptLine>,
) -> Result<(Vec<LineId>, Vec<LineId>), Error> {
    let claim_month = ClaimMonth::load(tx, surroundings.today(), month)?;
    let (held, free): (Vec<KeptLine>, Vec<KeptLine>) =
        drafts.into_iter().partition(|kept| claim_month.is_held(&kept.line));
    let ids = |lines: &[KeptLine]| lines.iter().map(|kept| kept.id).collect();
    queue(tx, &free)?;
    Ok((ids(&free), ids(&held)))
}

fn queue(tx: &Tx, drafts: &[KeptLine]) -> Result<Vec<(LineId, LineReference)>, Error> {
    let mut queued = Vec::with_capacity(drafts.len());
    for kept in drafts {
        let reference = next_reference(tx)?;
        if !store::claims::queue(tx, kept.id, &reference)? {
            return Err(StepRefused { from: kept.state, step: Step::Queue }.into());
        }
        queued.push((kept.id, reference));
    }
    Ok(queued)
}

/// Lines by the month of their product period, each of them a draft.
fn by_month(tx: &Tx, ids: &[LineId]) -> Result<BTreeMap<Month, BTreeSet<LineId>>, Error> {
    let mut months: BTreeMap<Month, BTreeSet<LineId>> = BTreeMap::new();
    for id in ids {
        let kept = store::claims::get(tx, *id)?.ok_or(Error::Unknown(*id))?;
        kept.state.next(Step::Queue)?;
        months.entry(kept.line.period.from().month()).or_default().insert(*id);
    }
    Ok(months)
}

/// Those whose allocation is of that municipality.
pub(super) fn of_municipality(
    tx: &Tx,
    mut lines: Vec<KeptLine>,
    municipality: Option<&MunicipalityCode>,
) -> Result<Vec<KeptLine>, StoreError> {
    let Some(wanted) = municipality else { return Ok(lines) };
    let mut known = BTreeMap::new();
    for id in lines.iter().filter_map(|kept| kept.line.allocation) {
        if let std::collections::btree_map::Entry::Vacant(place) = known.entry(id) {
            let allocation = store::allocations::get(tx, id)?;
            place.insert(allocation.is_some_and(|stored| stored.value.municipality == *wanted));
        }
    }
    lines.retain(|kept| kept.line.allocation.is_some_and(|id| known.get(&id) == Some(&true)));
    Ok(lines)
}

/// Lines of a month in one state, without their entries.
pub(super) fn in_state(
    tx: &Tx,
    month: Month,
    municipality: Option<&MunicipalityCode>,
    state: LineState,
) -> Result<Vec<KeptLine>, StoreError> {
    let mut lines = store::claims::of_month(tx, month)?;
    lines.retain(|kept| kept.state == state);
    of_municipality(tx, lines, municipality)
}
