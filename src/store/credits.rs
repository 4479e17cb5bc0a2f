//! Credits: granted lines that are taken back in full.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::claims::{self, QueuedLine};
use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx};
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::return_codes::{ReturnCode, split};
use crate::domain::identifiers::{LineReference, MunicipalityCode};
use crate::domain::ids::{BatchId, CreditId, LineId};
use crate::domain::time::{Day, Month};

/// A credit as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCredit {
    pub id: CreditId,
    pub line: LineId,
    pub reference: LineReference,
    /// What the line stood on is claimed anew without waiting for the answer.
    pub anew: bool,
    pub state: CreditState,
    pub batch: Option<BatchId>,
    /// Why the municipality did not take the line back.
    pub codes: Vec<ReturnCode>,
}

/// A credit with the line that it takes back, and the claim in which that line was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditOf {
    pub id: CreditId,
    pub reference: LineReference,
    pub anew: bool,
    pub line: QueuedLine,
    pub sent_in: BatchId,
}

const COLUMNS: &str = "credit.id, credit.line_id, credit.reference, credit.anew, credit.state, credit.batch_id,
                       (SELECT codes FROM rejection WHERE credit_id = credit.id AND rejection.line_id = credit.line_id) AS codes";

/// Puts a credit of a granted line in the queue. Refused by the database when the line was not granted or is being credited.
pub fn queue(tx: &Tx, line: LineId, reference: &LineReference, anew: bool) -> Result<CreditId, StoreError> {
    let sql = "INSERT INTO credit (line_id, reference, anew, state) VALUES (?1, ?2, ?3, 'queued')";
    let id = insert(tx, sql, params![line.0, reference.as_str(), i64::from(anew)])?;
    if anew {
        let sql = "UPDATE claim_line SET claimed_anew = 1 WHERE id = ?1 AND claimed_anew IS NULL";
        execute(tx, sql, [line.0])?;
    }
    Ok(CreditId(id))
}

/// Takes a credit out of the queue. What its line stood on goes back to it by [`stand_again`].
pub fn unqueue(tx: &Tx, id: CreditId) -> Result<bool, StoreError> {
    Ok(execute(tx, "DELETE FROM credit WHERE id = ?1 AND state = 'queued'", [id.0])? == 1)
}

/// Gives a line back what it stands on. Drafts that were made of that go away; the database refuses while something queued or
/// sent stands on it.
pub fn stand_again(tx: &Tx, line: LineId) -> Result<(), StoreError> {
    let sql = "UPDATE claim_line SET claimed_anew = NULL WHERE id = ?1 AND claimed_anew IS NOT NULL";
    execute(tx, sql, [line.0])?;
    Ok(())
}

/// Marks a queued credit as sent, and its line with it.
pub fn send(tx: &Tx, id: CreditId, line: LineId, batch: BatchId) -> Result<bool, StoreError> {
    let sql = "UPDATE credit SET state = 'sent', batch_id = ?2 WHERE id = ?1 AND state = 'queued'";
    let credit = execute(tx, sql, [id.0, batch.0])?;
    let sql = "UPDATE claim_line SET state = 'credit-sent' WHERE id = ?1 AND state = 'granted'";
    Ok(credit == 1 && execute(tx, sql, [line.0])? == 1)
}

/// Books what became of a credit that was sent, and where that leaves its line.
pub fn answer(tx: &Tx, id: CreditId, line: LineId, state: CreditState) -> Result<bool, StoreError> {
    let sql = "UPDATE credit SET state = ?2 WHERE id = ?1 AND state = 'sent'";
    let credit = execute(tx, sql, params![id.0, state.word()])?;
    let after = if state == CreditState::Granted { "credited" } else { "granted" };
    let sql = "UPDATE claim_line SET state = ?2 WHERE id = ?1 AND state = 'credit-sent'";
    Ok(credit == 1 && execute(tx, sql, params![line.0, after])? == 1)
}

/// The newest credit of a line.
pub fn of_line(tx: &Tx, line: LineId) -> Result<Option<KeptCredit>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM credit WHERE line_id = ?1 ORDER BY id DESC LIMIT 1");
    first(tx, "credit", &sql, [line.0], read)
}

/// Every credit of a line that there was, oldest first.
pub fn all_of_line(tx: &Tx, line: LineId) -> Result<Vec<KeptCredit>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM credit WHERE line_id = ?1 ORDER BY credit.id");
    all(tx, "credit", &sql, [line.0], read)
}

/// The newest credit of each line whose product period lies in a month.
pub fn of_month(tx: &Tx, month: Month) -> Result<BTreeMap<LineId, KeptCredit>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM credit
         WHERE line_id IN (SELECT id FROM claim_line WHERE from_day BETWEEN ?1 AND ?2) ORDER BY credit.id"
    );
    let days = [month.first().to_string(), month.last().to_string()];
    let found = all(tx, "credit", &sql, days, read)?;
    Ok(found.into_iter().map(|credit| (credit.line, credit)).collect())
}

/// Credits in the queue for a municipality whose product period ends on or before a day, by id.
pub fn queued(tx: &Tx, municipality: &MunicipalityCode, until: Day) -> Result<Vec<CreditOf>, StoreError> {
    let rest =
        "WHERE credit.state = 'queued' AND claim_line.until_day <= ?2 AND allocation.municipality = ?1";
    with_lines(tx, rest, params![municipality.as_str(), until.to_string()])
}

/// Municipalities for which a credit is queued with a product period that ends on or before a day.
pub fn municipalities_queued(tx: &Tx, until: Day) -> Result<BTreeSet<MunicipalityCode>, StoreError> {
    let sql = "SELECT DISTINCT municipality FROM credit
               JOIN claim_line ON claim_line.id = credit.line_id
               JOIN allocation ON allocation.id = allocation_id
               WHERE credit.state = 'queued' AND claim_line.until_day <= ?1";
    let codes = all(tx, "allocation", sql, [until.to_string()], |columns| {
        columns.parsed("municipality", MunicipalityCode::parse)
    })?;
    Ok(codes.into_iter().collect())
}

/// The credits of a claim that was made, by id.
pub fn of_batch(tx: &Tx, batch: BatchId) -> Result<Vec<CreditOf>, StoreError> {
    with_lines(tx, "WHERE credit.batch_id = ?1", [batch.0])
}

fn with_lines(tx: &Tx, rest: &str, params: impl rusqlite::Params) -> Result<Vec<CreditOf>, StoreError> {
    let line = claims::COLUMNS;
    let sql = format!(
        "SELECT {line}, allocation.number AS allocation_number, client.number AS client_number, bsn,
             credit.id AS credit_id, credit.reference AS credit_reference, credit.anew
         FROM credit
         JOIN claim_line ON claim_line.id = credit.line_id
         JOIN allocation ON allocation.id = claim_line.allocation_id
         JOIN client ON client.id = claim_line.client_id
         {rest} ORDER BY credit.id"
    );
    all(tx, "credit", &sql, params, |columns| {
        Ok(CreditOf {
            id: CreditId(columns.integer("credit_id")?),
            reference: columns.parsed("credit_reference", LineReference::parse)?,
            anew: columns.integer("anew")? == 1,
            line: claims::read_queued(columns)?,
            sent_in: BatchId(columns.integer("batch_id")?),
        })
    })
}

/// Live lines that stand on what these lines stood on before it was claimed anew, or for the same care: each with the line
/// that it takes the place of.
pub fn successors(tx: &Tx, of: LineId) -> Result<Vec<LineId>, StoreError> {
    let sql = "SELECT part.line_id AS id FROM claim_line_entry AS own
               JOIN claim_line_entry AS part ON part.entry_id = own.entry_id AND part.live = 1
               WHERE own.line_id = ?1 AND part.line_id <> ?1
               UNION SELECT part.line_id FROM claim_line_usage AS own
               JOIN claim_line_usage AS part ON part.usage_id = own.usage_id AND part.day = own.day AND part.live = 1
               WHERE own.line_id = ?1 AND part.line_id <> ?1
               UNION SELECT other.id FROM claim_line AS own
               JOIN claim_line AS other ON other.allocation_id = own.allocation_id AND other.category = own.category
                   AND other.code = own.code AND other.from_day = own.from_day AND other.until_day = own.until_day
                   AND other.claimed_anew IS NULL AND other.state IN ('queued', 'sent', 'granted', 'credit-sent')
               WHERE own.id = ?1 AND other.id <> ?1
               ORDER BY id";
    all(tx, "claim_line", sql, [of.0], |columns| Ok(LineId(columns.integer("id")?)))
}

/// Lines that are claimed anew while their credit is not granted yet.
pub fn pending_anew(tx: &Tx) -> Result<Vec<LineId>, StoreError> {
    let sql = "SELECT id FROM claim_line WHERE claimed_anew = 1 AND state IN ('granted', 'credit-sent') ORDER BY id";
    all(tx, "claim_line", sql, [], |columns| Ok(LineId(columns.integer("id")?)))
}

fn read(columns: &Columns) -> Result<KeptCredit, StoreError> {
    Ok(KeptCredit {
        id: CreditId(columns.integer("id")?),
        line: LineId(columns.integer("line_id")?),
        reference: columns.parsed("reference", LineReference::parse)?,
        anew: columns.integer("anew")? == 1,
        state: columns.known("state", CreditState::from_word)?,
        batch: columns.optional_integer("batch_id")?.map(BatchId),
        codes: columns.optional_known("codes", split)?.unwrap_or_default(),
    })
}
