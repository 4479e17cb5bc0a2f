//! A message goes back only as long as its file was not placed: what was placed may have been sent.

use super::Error;
use crate::domain::ids::OutgoingId;
use crate::store::journal::{self, PastChange};
use crate::store::{self, Tx};

/// Refused with this error when a message that the change made was placed since.
pub fn is_free(tx: &Tx, change: &PastChange, refused: Error) -> Result<(), Error> {
    for row in journal::rows_of(tx, change.id)? {
        if row.table == "outgoing"
            && row.old.is_none()
            && store::outgoing::is_placed(tx, OutgoingId(row.row))?
        {
            return Err(refused);
        }
    }
    Ok(())
}
