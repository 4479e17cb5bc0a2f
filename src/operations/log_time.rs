//! Registers time. What was really worked is never refused for a claim rule: the finding stands beside it.

use super::change;
use super::judge::{CannotJudge, Depth, Knowledge, Wanted};
use crate::domain::entry::{Entry, EntryKey};
use crate::domain::ids::EntryId;
use crate::domain::rules::{Finding, Severity};
use crate::store::entries::Inserted;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    /// Made when the form opened: a retry with the same key stores nothing twice.
    pub key: EntryKey,
    pub wanted: Wanted,
}

#[derive(Debug)]
pub struct Done {
    pub id: EntryId,
    pub entry: Entry,
    /// Worst first; none of them blocks.
    pub findings: Vec<Finding>,
    /// It was stored before under the same key.
    pub already_there: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The entry would be meaningless; at least one of these blocks.
    #[error("refused by a rule")]
    Refused(Vec<Finding>),
    #[error(transparent)]
    Judge(#[from] CannotJudge),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "log-time"), |tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let judged = knowledge.judge(tx, input.key, &input.wanted, Depth::Full)?;
        refuse_blocked(&judged.findings)?;
        let (id, already_there) = match store::entries::add(tx, &judged.entry)? {
            Inserted::New(id) => (id, false),
            Inserted::Already(id) => (id, true),
        };
        Ok(Done { id, entry: judged.entry, findings: judged.findings, already_there })
    })
}

/// The findings as an error when one of them blocks.
pub(super) fn refuse_blocked(findings: &[Finding]) -> Result<(), Error> {
    if findings.iter().any(|finding| finding.severity == Severity::Block) {
        return Err(Error::Refused(findings.to_vec()));
    }
    Ok(())
}
