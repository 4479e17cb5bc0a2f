//! Changes an entry that no queued or sent claim line stands on.

use super::change;
use super::judge::{CannotJudge, Depth, Knowledge, Wanted};
use super::log_time::{self, refuse_blocked};
use crate::domain::claim::line::LineState;
use crate::domain::entry::Entry;
use crate::domain::ids::EntryId;
use crate::domain::rules::Finding;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub id: EntryId,
    pub wanted: Wanted,
}

#[derive(Debug)]
pub struct Done {
    pub entry: Entry,
    pub findings: Vec<Finding>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such entry")]
    Unknown,
    /// It stands in a claim line of this state.
    #[error("the entry is in a claim line")]
    Claimed(LineState),
    #[error("refused by a rule")]
    Refused(Vec<Finding>),
    #[error(transparent)]
    Judge(#[from] CannotJudge),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<log_time::Error> for Error {
    fn from(error: log_time::Error) -> Self {
        match error {
            log_time::Error::Refused(findings) => Self::Refused(findings),
            log_time::Error::Judge(error) => Self::Judge(error),
            log_time::Error::Store(error) => Self::Store(error),
        }
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "edit-entry"), |tx| {
        let kept = free(tx, input.id)?;
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let judged = knowledge.judge(tx, kept.key, &input.wanted, Depth::Full)?;
        refuse_blocked(&judged.findings)?;
        store::entries::update(tx, input.id, &judged.entry)?;
        Ok(Done { entry: judged.entry, findings: judged.findings })
    })
}

/// The entry, as long as nothing was promised to a municipality on it.
pub(super) fn free(tx: &Tx, id: EntryId) -> Result<Entry, Error> {
    let kept = store::entries::get(tx, id)?.ok_or(Error::Unknown)?;
    match kept.claimed {
        Some(state) if !state.leaves_entries_free() => Err(Error::Claimed(state)),
        _ => Ok(kept.entry),
    }
}
