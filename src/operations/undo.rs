//! Takes back the last change of this user, as long as nothing that was sent or changed since stands on it.

mod contract;
mod placed;

use super::change;
use crate::domain::identifiers::ContractKey;
use crate::store::journal::{self, PastChange, TakeBackError};
use crate::store::{Broken, Store, StoreError};
use crate::surroundings::Surroundings;

/// Operations that can be taken back. Sending a claim and importing a message cannot; a message that was made can until its
/// file is placed.
pub const UNDOABLE: &[&str] = &[
    "log-time",
    "edit-entry",
    "delete-entry",
    "import-entries",
    "add-trips",
    "edit-trip",
    "set-trips",
    "delete-usages",
    "save-session",
    "delete-session",
    "set-attendance",
    "add-stay",
    "edit-stay",
    "save-trajectory",
    "delete-trajectory",
    "import-trips",
    "import-attendance",
    "import-stays",
    "import-trajectories",
    "import-practitioners",
    "import-clients",
    "import-allocations",
    "add-practitioner",
    "edit-practitioner",
    "add-client",
    "edit-client",
    "edit-practice",
    // Changes of older versions of the program.
    "record-credentials",
    "add-document",
    "edit-document",
    "remove-document",
    "move-client",
    "remove-move",
    "set-school",
    "set-responsible",
    "save-allocation",
    "settle-findings",
    "import-tariffs",
    "edit-tariff",
    "remove-tariff",
    IMPORT_CONTRACT,
    "set-alias",
    "set-holiday",
    "override-finding",
    "withdraw-override",
    "queue-claims",
    "unqueue-claims",
    "credit-claims",
    "correct-claims",
    "resubmit-claims",
    REPORT_CARE,
    NODE_REFUSED,
    "request-care",
    "request-again",
    "withdraw-request",
    "redo",
];

/// What others may build on in the meantime: see [`Error::ContractUsed`].
const IMPORT_CONTRACT: &str = "import-contract";

/// Makes messages that may be placed since: see [`Error::MessagePlaced`].
const REPORT_CARE: &str = "report-care";
const NODE_REFUSED: &str = "node-refused";

/// Which operation was taken back.
#[derive(Debug, PartialEq, Eq)]
pub struct Done {
    pub operation: String,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is nothing to undo")]
    Nothing,
    #[error("the row was changed again since")]
    ChangedSince,
    #[error("a claim stands on it")]
    Claimed,
    /// Time, other care, tariffs or claim lines that were written since stand on it.
    #[error("the contract {0} is used since")]
    ContractUsed(ContractKey),
    /// The file of a message that was made then was placed since.
    #[error("the message was placed")]
    MessagePlaced,
    /// Something newer was built on a message.
    #[error("something follows from it")]
    Followed,
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(Broken::BatchFrozen) => Self::Followed,
            StoreError::Refused(Broken::EntryClaimed | Broken::LineFrozen) => Self::Claimed,
            // Something newer refers to the row, or took its place.
            StoreError::Refused(Broken::Reference | Broken::NotUnique | Broken::TariffOverlap) => {
                Self::ChangedSince
            }
            other => Self::Store(other),
        }
    }
}

impl From<TakeBackError> for Error {
    fn from(error: TakeBackError) -> Self {
        match error {
            TakeBackError::ChangedSince => Self::ChangedSince,
            TakeBackError::Store(error) => error.into(),
        }
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings) -> Result<Done, Error> {
    take_back(store, surroundings, "undo", |tx, actor| journal::last_undoable(tx, actor, UNDOABLE))
}

pub(super) fn take_back(
    store: &mut Store,
    surroundings: &Surroundings,
    operation: &'static str,
    find: impl FnOnce(&crate::store::Tx, &str) -> Result<Option<PastChange>, StoreError>,
) -> Result<Done, Error> {
    store.write(&change(surroundings, operation), |tx| {
        let last = find(tx, &surroundings.user)?.ok_or(Error::Nothing)?;
        let origin = journal::origin(tx, &last)?;
        if origin == IMPORT_CONTRACT && operation == "undo" {
            contract::is_free(tx, &last)?;
        }
        match origin.as_str() {
            REPORT_CARE => placed::is_free(tx, &last, Error::MessagePlaced)?,
            NODE_REFUSED => placed::is_free(tx, &last, Error::Followed)?,
            _ => {}
        }
        journal::take_back(tx, last.id)?;
        Ok(Done { operation: origin })
    })
}
