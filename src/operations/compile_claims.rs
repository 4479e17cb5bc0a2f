//! Makes the claim lines of a month from its free time. Lines that are queued or further stay as they are; drafts become
//! what the time says now, and one that says the same keeps its id.

use std::collections::BTreeMap;

use super::change;
use super::claim_month::ClaimMonth;
use crate::domain::claim::line::{KeptLine, Line, LineIdentity};
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::time::Month;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub month: Month,
}

/// What the drafts of the month are now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Drafts of the month.
    pub lines: usize,
    /// Of these, lines that a finding keeps from being queued, and that nobody let through.
    pub held: usize,
    pub minutes: i64,
    pub amount: Cents,
    /// How the drafts differ from those before.
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, StoreError> {
    let Input { month } = input;
    store.write(&change(surroundings, "compile-claims"), |tx| compile(tx, surroundings, month))
}

/// The same as part of a change that is being made.
pub(super) fn compile(tx: &Tx, surroundings: &Surroundings, month: Month) -> Result<Done, StoreError> {
    let claim_month = ClaimMonth::load(tx, surroundings.today(), month)?;
    let lines = claim_month.lines();
    let mut done = Done { lines: lines.len(), ..Done::default() };
    for line in &lines {
        done.held += usize::from(claim_month.is_held(line));
        done.minutes = done.minutes.saturating_add(line.minutes);
        done.amount = Cents(done.amount.0.saturating_add(line.amount.0));
    }
    keep(tx, month, &lines, &mut done)?;
    Ok(done)
}

/// Makes the drafts of the month these lines.
fn keep(tx: &Tx, month: Month, lines: &[Line], done: &mut Done) -> Result<(), StoreError> {
    let drafts = store::claims::drafts(tx, month)?;
    let mut old: BTreeMap<LineIdentity<'_>, &KeptLine> = BTreeMap::new();
    let mut gone: Vec<LineId> = Vec::new();
    for draft in &drafts {
        if let Some(twin) = old.insert(draft.line.identity(), draft) {
            gone.push(twin.id);
        }
    }
    let mut rewritten: Vec<(LineId, &Line)> = Vec::new();
    let mut new: Vec<&Line> = Vec::new();
    for line in lines {
        match old.remove(&line.identity()) {
            Some(draft) if draft.line == *line => {}
            Some(draft) => rewritten.push((draft.id, line)),
            None => new.push(line),
        }
    }
    gone.extend(old.values().map(|draft| draft.id));
    // Entries leave all their old lines before they enter new ones: the database lets none stand in two.
    for id in gone.iter().copied().chain(rewritten.iter().map(|(id, _)| *id)) {
        store::claims::clear(tx, id)?;
    }
    for id in &gone {
        store::claims::remove(tx, *id)?;
    }
    for (id, line) in &rewritten {
        store::claims::rewrite(tx, *id, line)?;
    }
    for line in &new {
        store::claims::add(tx, line)?;
    }
    (done.added, done.changed, done.removed) = (new.len(), rewritten.len(), gone.len());
    Ok(())
}
