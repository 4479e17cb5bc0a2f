//! The credits of a claim, and lines that have to wait for one.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::claim::batch::{Batch, BatchLine};
use crate::domain::claim::line::Line;
use crate::domain::identifiers::Bsn;
use crate::domain::ids::{BatchId, LineId};
use crate::messages::jw323;
use crate::store::credits::CreditOf;
use crate::store::{self, StoreError, Tx};

/// The credit lines of a message with the person each is about, both as they were sent (IV091).
pub fn lines(tx: &Tx, credits: &[CreditOf]) -> Result<Vec<(Bsn, BatchLine)>, StoreError> {
    let mut sent: BTreeMap<BatchId, Batch> = BTreeMap::new();
    let mut lines = Vec::with_capacity(credits.len());
    for credit in credits {
        if let std::collections::btree_map::Entry::Vacant(place) = sent.entry(credit.sent_in) {
            place.insert(as_sent(tx, credit.sent_in)?);
        }
        let line = sent.get(&credit.sent_in).and_then(|batch| copy(batch, credit));
        lines.push(line.ok_or(StoreError::BadValue { table: "batch", column: "bytes" })?);
    }
    Ok(lines)
}

/// A claim as it was sent, whatever stands in the database now.
pub fn as_sent(tx: &Tx, batch: BatchId) -> Result<Batch, StoreError> {
    jw323::read(&store::batches::bytes(tx, batch)?)
        .map_err(|_| StoreError::BadValue { table: "batch", column: "bytes" })
}

fn copy(sent: &Batch, credit: &CreditOf) -> Option<(Bsn, BatchLine)> {
    let old = credit.line.reference.as_str();
    sent.clients.iter().find_map(|client| {
        let line = client.lines.iter().find(|line| line.reference == old)?;
        Some((client.bsn.bsn().ok()?, line.credited_as(&credit.reference)))
    })
}

/// Queued lines that claim anew what another line still stands for: they go out in one message with its credit, or after
/// that was granted (OP366). Only the same care goes along: a line of another period, since the allocation became shorter or
/// longer, would be granted beside the old one when the credit is refused (TR389 does not bar it). `leaving` are the lines
/// whose credits go out now.
pub fn waiting(tx: &Tx, leaving: &BTreeSet<LineId>) -> Result<BTreeSet<LineId>, StoreError> {
    let mut waiting = BTreeSet::new();
    for line in store::credits::pending_anew(tx)? {
        let successors = store::credits::successors(tx, line)?;
        let along = leaving.contains(&line).then(|| store::claims::get(tx, line)).transpose()?.flatten();
        for next in successors {
            let goes_along = match &along {
                Some(old) => {
                    store::claims::get(tx, next)?.is_some_and(|next| is_same_care(&old.line, &next.line))
                }
                None => false,
            };
            if !goes_along {
                waiting.insert(next);
            }
        }
    }
    Ok(waiting)
}

/// Of two such lines a municipality grants one (TR389).
fn is_same_care(one: &Line, other: &Line) -> bool {
    let care = |line: &Line| (line.allocation, line.category.clone(), line.code.clone(), line.period);
    care(one) == care(other)
}
