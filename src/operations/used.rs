//! What all operations on trips, attendance and stays share: storing, judging what was stored, and guarding what is claimed.

use std::collections::BTreeSet;

use super::judge::{CannotJudge, Knowledge};
use super::judge_usage::Judged;
use crate::domain::ids::{Stored, UsageId};
use crate::domain::rules::Finding;
use crate::domain::time::Day;
use crate::domain::usage::{Usage, UsageKind};
use crate::store::usages::Inserted;
use crate::store::{self, Broken, StoreError, Tx};

/// A usage as it was stored, with what the rules say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub id: UsageId,
    pub judged: Judged,
    /// It was stored before under the same key.
    pub already_there: bool,
}

/// Why a usage is not stored, changed or deleted.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such usage")]
    Unknown,
    /// It is there, but of this other kind.
    #[error("it is of another kind")]
    OtherKind(UsageKind),
    #[error("no such session")]
    UnknownSession,
    #[error("the group has a session at that time")]
    SessionThere,
    /// Somebody is registered at it.
    #[error("the session is not empty")]
    SessionInUse,
    #[error("departure before arrival")]
    DepartsBeforeArrival,
    #[error("departure in the future")]
    DepartsInFuture,
    #[error("arrival in the future")]
    ArrivesInFuture,
    /// Another stay of the same client that began on this day.
    #[error("it overlaps the stay from {0}")]
    StaysOverlap(Day),
    /// It stands in a claim line.
    #[error("it is claimed")]
    Claimed,
    /// At least one of these blocks.
    #[error("refused by a rule")]
    Refused(Vec<Finding>),
    #[error(transparent)]
    Judge(#[from] CannotJudge),
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        if let StoreError::Refused(Broken::EntryClaimed) = error { Self::Claimed } else { Self::Store(error) }
    }
}

/// Stores usages and judges them together, each beside the others. Refuses all of them when one is blocked.
pub(super) fn add_all(
    tx: &Tx,
    knowledge: &mut Knowledge,
    usages: impl IntoIterator<Item = Usage>,
) -> Result<Vec<Saved>, Error> {
    let mut stored = Vec::new();
    for usage in usages {
        let (id, already_there) = match store::usages::add(tx, &usage)? {
            Inserted::New(id) => (id, false),
            Inserted::Already(id) => (id, true),
        };
        stored.push((id, already_there, usage));
    }
    let mut saved = Vec::with_capacity(stored.len());
    for (id, already_there, usage) in stored {
        saved.push(Saved { id, judged: judged(tx, knowledge, &usage)?, already_there });
    }
    // How full an allocation is, is said once: beside the last that stands on it.
    let mut said = BTreeSet::new();
    for one in saved.iter_mut().rev() {
        let allocation = one.judged.days.last().and_then(|day| day.allocation);
        if allocation.is_some_and(|allocation| said.insert(allocation)) {
            knowledge.ask_about_room(tx, &mut one.judged)?;
        }
    }
    Ok(saved)
}

/// Changes a usage and judges it as it is then.
pub(super) fn update(tx: &Tx, knowledge: &mut Knowledge, id: UsageId, usage: &Usage) -> Result<Saved, Error> {
    store::usages::update(tx, id, usage)?;
    let mut judged = judged(tx, knowledge, usage)?;
    knowledge.ask_about_room(tx, &mut judged)?;
    Ok(Saved { id, judged, already_there: false })
}

/// A usage as it is stored already, judged as it is now.
pub(super) fn look(
    tx: &Tx,
    knowledge: &mut Knowledge,
    stored: Stored<UsageId, Usage>,
) -> Result<Saved, Error> {
    Ok(Saved { id: stored.id, judged: judged(tx, knowledge, &stored.value)?, already_there: false })
}

fn judged(tx: &Tx, knowledge: &mut Knowledge, usage: &Usage) -> Result<Judged, Error> {
    let judged = knowledge.judge_usage(tx, usage, None)?;
    if judged.is_blocked() { Err(Error::Refused(judged.findings())) } else { Ok(judged) }
}

/// The usage of that kind.
pub(super) fn known(tx: &Tx, id: UsageId, kind: UsageKind) -> Result<Usage, Error> {
    let Stored { value, .. } = store::usages::get(tx, id)?.ok_or(Error::Unknown)?;
    if value.kind() == kind { Ok(value) } else { Err(Error::OtherKind(value.kind())) }
}

#[cfg(test)]
mod tests;
