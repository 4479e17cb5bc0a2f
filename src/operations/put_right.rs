//! What puts a line right that was answered: a granted one is corrected, one that was rejected or came back is claimed again.

use std::collections::BTreeSet;

use super::{credit_claims, resubmit_claims};
use crate::domain::claim::line::LineState;
use crate::domain::ids::LineId;
use crate::store::{self, Store, StoreError, Tx};

/// What is to be done, always with one kind of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    Correct(credit_claims::Input),
    Resubmit(resubmit_claims::Input),
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such line: {0}")]
    Unknown(LineId),
    /// It was neither granted nor rejected, did not come back, and came late for no granted line.
    #[error("line {0} was not answered")]
    NotAnswered(LineId),
    /// Some are to be corrected, others to be claimed again.
    #[error("lines that need different things")]
    Mixed,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What puts these lines right together. Changes nothing.
pub fn remedy(store: &mut Store, lines: &[LineId]) -> Result<Remedy, Error> {
    store.read(|tx| {
        let (mut correct, mut resubmit) = (BTreeSet::new(), BTreeSet::new());
        for line in lines {
            match of_line(tx, *line)? {
                One::Correct(line) => correct.insert(line),
                One::Resubmit => resubmit.insert(*line),
            };
        }
        match (correct.is_empty(), resubmit.is_empty()) {
            (false, false) => Err(Error::Mixed),
            (false, true) => {
                Ok(Remedy::Correct(credit_claims::Input { lines: correct.into_iter().collect(), anew: true }))
            }
            _ => Ok(Remedy::Resubmit(resubmit_claims::Input { lines: resubmit.into_iter().collect() })),
        }
    })
}

/// Granted lines as they are, and for drafts of what came late the granted lines that they came late for.
pub fn granted(store: &mut Store, lines: &[LineId]) -> Result<Vec<LineId>, StoreError> {
    store.read(|tx| {
        let mut granted = BTreeSet::new();
        for line in lines {
            let is_draft = store::claims::get(tx, *line)?.is_some_and(|kept| kept.state == LineState::Draft);
            let beside = if is_draft { store::sendings::granted_beside(tx, *line)? } else { None };
            granted.insert(beside.unwrap_or(*line));
        }
        Ok(granted.into_iter().collect())
    })
}

enum One {
    Correct(LineId),
    Resubmit,
}

fn of_line(tx: &Tx, line: LineId) -> Result<One, Error> {
    let kept = store::claims::get(tx, line)?.ok_or(Error::Unknown(line))?;
    match kept.state {
        LineState::Granted => Ok(One::Correct(line)),
        LineState::Rejected => Ok(One::Resubmit),
        LineState::Draft => match store::sendings::granted_beside(tx, line)? {
            Some(granted) => Ok(One::Correct(granted)),
            None if store::sendings::came_back(tx, line)? => Ok(One::Resubmit),
            None => Err(Error::NotAnswered(line)),
        },
        LineState::Queued | LineState::Sent | LineState::CreditSent | LineState::Credited => {
            Err(Error::NotAnswered(line))
        }
    }
}
