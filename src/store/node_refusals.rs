//! Messages that the exchange node did not deliver, as the office said.

use rusqlite::params;

use super::convert::{Columns, execute, first};
use super::{StoreError, Tx};
use crate::domain::claim::node_codes::{NodeCode, NodeRefusal};
use crate::domain::ids::{BatchId, OutgoingId};

/// The message that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undelivered {
    Claim(BatchId),
    /// An answer to what came in, with its replacement and since when it was awaited.
    Answer {
        first: OutgoingId,
        anew: OutgoingId,
    },
    Letter(OutgoingId),
}

/// Writes it down. Refused by the database when the message was not placed, or was answered.
pub fn add(tx: &Tx, undelivered: Undelivered, refusal: &NodeRefusal) -> Result<(), StoreError> {
    let (batch, outgoing, anew) = match undelivered {
        Undelivered::Claim(batch) => (Some(batch.0), None, None),
        Undelivered::Answer { first, anew } => (None, Some(first.0), Some(anew.0)),
        Undelivered::Letter(outgoing) => (None, Some(outgoing.0), None),
    };
    let sql = "INSERT INTO node_refusal (batch_id, outgoing_id, day, code, anew_id, last_message, asked_at)
               VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(id), 0) FROM message), CASE WHEN ?5 IS NULL THEN NULL ELSE
                   (SELECT coalesce(before.asked_at, asked.at, own.at) FROM outgoing
                    JOIN message AS own ON own.id = outgoing.message_id
                    LEFT JOIN message AS asked ON asked.id = outgoing.answers_id
                    LEFT JOIN node_refusal AS before ON before.anew_id = outgoing.id
                    WHERE outgoing.id = ?2) END)";
    let code = refusal.code.as_ref().map(NodeCode::as_str);
    execute(tx, sql, params![batch, outgoing, refusal.day.to_string(), code, anew])?;
    Ok(())
}

/// Whether the node refused a claim.
pub fn of_batch(tx: &Tx, batch: BatchId) -> Result<Option<NodeRefusal>, StoreError> {
    let sql = "SELECT day AS node_day, code AS node_code FROM node_refusal WHERE batch_id = ?1";
    Ok(first(tx, "node_refusal", sql, [batch.0], read)?.flatten())
}

/// Out of the columns `node_day` and `node_code` of a row.
pub(super) fn read(columns: &Columns) -> Result<Option<NodeRefusal>, StoreError> {
    let Some(day) = columns.optional_day("node_day")? else { return Ok(None) };
    Ok(Some(NodeRefusal { day, code: columns.optional_known("node_code", NodeCode::parse)? }))
}
