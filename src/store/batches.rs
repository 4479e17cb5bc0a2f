//! Claims that were made: their numbers, and their exact bytes, which are made once and kept.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert, stamp};
use super::{StoreError, Tx};
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::node_codes::NodeRefusal;
use crate::domain::identifiers::{ClaimNumber, MessageIdentification, MunicipalityCode};
use crate::domain::ids::BatchId;
use crate::domain::money::Cents;
use crate::domain::time::{Day, Month};

/// A claim to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBatch<'a> {
    pub municipality: &'a MunicipalityCode,
    pub month: Month,
    pub identification: &'a MessageIdentification,
    pub claim_number: &'a ClaimNumber,
    pub dated: Day,
    /// Eurocents, negative for a credit.
    pub total: Cents,
    pub lines: usize,
    pub file_name: &'a str,
    pub sha256: &'a str,
    pub bytes: &'a [u8],
    pub at: DateTime<Utc>,
}

/// A claim as it is kept, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBatch {
    pub id: BatchId,
    pub municipality: MunicipalityCode,
    pub month: Month,
    pub identification: MessageIdentification,
    pub claim_number: ClaimNumber,
    pub dated: Day,
    pub total: Cents,
    pub lines: usize,
    pub file_name: String,
    pub sha256: String,
    pub placed: bool,
}

const COLUMNS: &str = "id, municipality, claim_month, identification, claim_number, dated, total, line_count, file_name, sha256, placed_at";

pub fn add(tx: &Tx, batch: &NewBatch) -> Result<BatchId, StoreError> {
    let lines = i64::try_from(batch.lines)
        .map_err(|_| StoreError::BadValue { table: "batch", column: "line_count" })?;
    let id = insert(
        tx,
        "INSERT INTO batch (municipality, claim_month, identification, claim_number, dated, total, line_count,
             file_name, sha256, bytes, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            batch.municipality.as_str(),
            batch.month.to_string(),
            batch.identification.as_str(),
            batch.claim_number.as_str(),
            batch.dated.to_string(),
            batch.total.0,
            lines,
            batch.file_name,
            batch.sha256,
            batch.bytes,
            stamp(batch.at),
        ],
    )?;
    Ok(BatchId(id))
}

/// Claims whose files have yet to be placed, oldest first.
pub fn unplaced(tx: &Tx) -> Result<Vec<KeptBatch>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM batch WHERE placed_at IS NULL ORDER BY id");
    all(tx, "batch", &sql, [], read)
}

/// Claims of a month, newest first.
pub fn of_month(tx: &Tx, month: Month) -> Result<Vec<KeptBatch>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM batch WHERE claim_month = ?1 ORDER BY id DESC");
    all(tx, "batch", &sql, [month.to_string()], read)
}

/// A claim by its row.
pub fn get(tx: &Tx, id: BatchId) -> Result<Option<KeptBatch>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM batch WHERE id = ?1");
    first(tx, "batch", &sql, [id.0], read)
}

/// The claim with this message identification (TR337).
pub fn by_identification(tx: &Tx, identification: &str) -> Result<Option<KeptBatch>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM batch WHERE identification = ?1");
    first(tx, "batch", &sql, [identification], read)
}

/// A claim message that was made, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentBatch {
    pub municipality: MunicipalityCode,
    pub identification: MessageIdentification,
    pub dated: Day,
    /// ISO 8601, UTC.
    pub at: String,
    /// What was answered; `None` as long as nothing was.
    pub outcome: Option<AnswerOutcome>,
    /// The exchange node did not deliver it.
    pub node: Option<NodeRefusal>,
}

/// All claims that were made, newest first.
pub fn sent(tx: &Tx) -> Result<Vec<SentBatch>, StoreError> {
    let sql = "SELECT municipality, identification, dated, created_at, outcome, node.day AS node_day,
                   node.code AS node_code
               FROM batch LEFT JOIN answer ON answer.batch_id = batch.id
               LEFT JOIN node_refusal AS node ON node.batch_id = batch.id ORDER BY batch.id DESC";
    all(tx, "batch", sql, [], |columns| {
        Ok(SentBatch {
            municipality: columns.parsed("municipality", MunicipalityCode::parse)?,
            identification: columns.parsed("identification", MessageIdentification::parse)?,
            dated: columns.day("dated")?,
            at: columns.text("created_at")?,
            outcome: columns.optional_known("outcome", AnswerOutcome::from_word)?,
            node: super::node_refusals::read(columns)?,
        })
    })
}

/// The latest month for which a municipality was sent a claim that the exchange node did not refuse.
pub fn last_month(tx: &Tx, municipality: &MunicipalityCode) -> Result<Option<Month>, StoreError> {
    let sql = "SELECT max(claim_month) AS claim_month FROM batch WHERE municipality = ?1
                   AND NOT EXISTS (SELECT 1 FROM node_refusal WHERE node_refusal.batch_id = batch.id)";
    let last = first(tx, "batch", sql, [municipality.as_str()], |columns| {
        columns.optional_known("claim_month", Month::parse_iso)
    })?;
    Ok(last.flatten())
}

/// The latest month for which each municipality was sent a claim.
pub fn last_months(tx: &Tx) -> Result<BTreeMap<MunicipalityCode, Month>, StoreError> {
    let sql = "SELECT municipality, max(claim_month) AS claim_month FROM batch GROUP BY municipality";
    let found = all(tx, "batch", sql, [], |columns| {
        Ok((
            columns.parsed("municipality", MunicipalityCode::parse)?,
            columns.known("claim_month", Month::parse_iso)?,
        ))
    })?;
    Ok(found.into_iter().collect())
}

/// The message, byte for byte as it was made.
pub fn bytes(tx: &Tx, id: BatchId) -> Result<Vec<u8>, StoreError> {
    first(tx, "batch", "SELECT bytes FROM batch WHERE id = ?1", [id.0], |columns| columns.bytes("bytes"))?
        .ok_or(StoreError::BadValue { table: "batch", column: "bytes" })
}

/// Remembers that the files of a claim stand where they should.
pub fn mark_placed(tx: &Tx, id: BatchId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE batch SET placed_at = ?2 WHERE id = ?1 AND placed_at IS NULL";
    execute(tx, sql, params![id.0, stamp(at)])?;
    Ok(())
}

fn read(columns: &Columns) -> Result<KeptBatch, StoreError> {
    Ok(KeptBatch {
        id: BatchId(columns.integer("id")?),
        municipality: columns.parsed("municipality", MunicipalityCode::parse)?,
        month: columns.known("claim_month", Month::parse_iso)?,
        identification: columns.parsed("identification", MessageIdentification::parse)?,
        claim_number: columns.parsed("claim_number", ClaimNumber::parse)?,
        dated: columns.day("dated")?,
        total: Cents(columns.integer("total")?),
        lines: usize::try_from(columns.integer("line_count")?).map_err(|_| columns.bad("line_count"))?,
        file_name: columns.text("file_name")?,
        sha256: columns.text("sha256")?,
        placed: columns.optional_text("placed_at")?.is_some(),
    })
}
