//! What municipalities answered to claims: the answer as a whole, and the lines that were not granted.

use std::collections::BTreeMap;

use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx};
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::return_codes::{ReturnCode, joined, split};
use crate::domain::ids::{AnswerId, BatchId, CreditId, LineId};
use crate::domain::money::Cents;
use crate::domain::time::{Day, Month};

/// An answer to keep; its message was kept before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnswer<'a> {
    pub batch: BatchId,
    /// The row of its message.
    pub message: i64,
    pub outcome: AnswerOutcome,
    /// Eurocents, negative when more was taken back than granted.
    pub granted: Cents,
    /// Of the claim as a whole, or of its header.
    pub codes: &'a [ReturnCode],
}

/// An answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    pub id: AnswerId,
    pub batch: BatchId,
    pub outcome: AnswerOutcome,
    pub granted: Cents,
    pub codes: Vec<ReturnCode>,
    /// Date of its message.
    pub dated: Day,
}

const COLUMNS: &str =
    "answer.id, answer.batch_id, answer.outcome, answer.granted, answer.codes, message.dated";

pub fn add(tx: &Tx, answer: &NewAnswer) -> Result<AnswerId, StoreError> {
    let sql =
        "INSERT INTO answer (batch_id, message_id, outcome, granted, codes) VALUES (?1, ?2, ?3, ?4, ?5)";
    let codes = joined(answer.codes);
    let row = params![answer.batch.0, answer.message, answer.outcome.word(), answer.granted.0, codes];
    Ok(AnswerId(insert(tx, sql, row)?))
}

/// The answer to a claim, when it came.
pub fn of_batch(tx: &Tx, batch: BatchId) -> Result<Option<KeptAnswer>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM answer JOIN message ON message.id = answer.message_id WHERE batch_id = ?1"
    );
    first(tx, "answer", &sql, [batch.0], read)
}

/// A line, or its credit, that was not granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Signed: a credit that was refused is below 0.
    pub amount: Cents,
    pub codes: Vec<ReturnCode>,
}

/// Every line that an answer did not grant.
pub fn rejections_of(tx: &Tx, answer: AnswerId) -> Result<Vec<Rejection>, StoreError> {
    let sql = "SELECT CASE WHEN credit_id IS NULL THEN amount ELSE -amount END AS amount, codes
               FROM rejection JOIN claim_line ON claim_line.id = line_id WHERE answer_id = ?1 ORDER BY rejection.id";
    all(tx, "rejection", sql, [answer.0], |columns| {
        Ok(Rejection { amount: Cents(columns.integer("amount")?), codes: columns.known("codes", split)? })
    })
}

/// Writes down why a line was not granted, or why this credit of it was not.
pub fn reject(
    tx: &Tx,
    answer: AnswerId,
    (line, credit): (LineId, Option<CreditId>),
    codes: &[ReturnCode],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO rejection (answer_id, line_id, credit_id, codes) VALUES (?1, ?2, ?3, ?4)";
    execute(tx, sql, params![answer.0, line.0, credit.map(|id| id.0), joined(codes)])?;
    Ok(())
}

/// Why lines with a product period in a month were not granted.
pub fn rejections_of_month(tx: &Tx, month: Month) -> Result<BTreeMap<LineId, Vec<ReturnCode>>, StoreError> {
    let sql = "SELECT line_id, codes FROM rejection
               WHERE credit_id IS NULL AND line_id IN (
                   SELECT id FROM claim_line WHERE from_day BETWEEN ?1 AND ?2)";
    let days = [month.first().to_string(), month.last().to_string()];
    let found = all(tx, "rejection", sql, days, |columns| {
        Ok((LineId(columns.integer("line_id")?), columns.known("codes", split)?))
    })?;
    Ok(found.into_iter().collect())
}

/// Why one line was not granted; nothing when it was, or is yet to be.
pub fn rejection_of_line(tx: &Tx, line: LineId) -> Result<Vec<ReturnCode>, StoreError> {
    let sql = "SELECT codes FROM rejection WHERE line_id = ?1 AND credit_id IS NULL";
    Ok(first(tx, "rejection", sql, [line.0], |columns| columns.known("codes", split))?.unwrap_or_default())
}

fn read(columns: &Columns) -> Result<KeptAnswer, StoreError> {
    Ok(KeptAnswer {
        id: AnswerId(columns.integer("id")?),
        batch: BatchId(columns.integer("batch_id")?),
        outcome: columns.known("outcome", AnswerOutcome::from_word)?,
        granted: Cents(columns.integer("granted")?),
        codes: columns.known("codes", split)?,
        dated: columns.day("dated")?,
    })
}
