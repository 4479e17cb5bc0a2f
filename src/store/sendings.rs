//! Every time that a line was sent, and the lines about which something is to be done since it was answered.

use rusqlite::params;

use super::convert::{Columns, all, first};
use super::{StoreError, Tx};
use crate::domain::claim::need::{Need, Reason};
use crate::domain::claim::node_codes::NodeCode;
use crate::domain::claim::return_codes::split;
use crate::domain::identifiers::LineReference;
use crate::domain::ids::{BatchId, LineId};
use crate::domain::time::Month;

/// One time that a line was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    pub batch: BatchId,
    pub reference: LineReference,
}

/// Of a line, or of one for the same care that was taken apart after it came back; oldest first.
pub fn of_line(tx: &Tx, line: LineId) -> Result<Vec<Sending>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT sending.id, sending.batch_id, sending.reference FROM sending
         JOIN claim_line ON claim_line.id = ?1 WHERE {OF_LINE} ORDER BY sending.id"
    );
    all(tx, "sending", &sql, [line.0], |columns| {
        Ok(Sending {
            batch: BatchId(columns.integer("batch_id")?),
            reference: columns.parsed("reference", LineReference::parse)?,
        })
    })
}

/// Whether a sending is one of the line beside it.
const OF_LINE: &str = "(sending.line_id = claim_line.id OR (sending.line_id IS NULL
    AND sending.allocation_id = claim_line.allocation_id AND sending.category = claim_line.category
    AND sending.code = claim_line.code AND sending.from_day = claim_line.from_day
    AND sending.until_day = claim_line.until_day))";

/// A line that needs the office, with the codes that say why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedyLine {
    pub line: LineId,
    pub need: Need,
    pub reasons: Vec<Reason>,
}

/// Lines of all months, or with a product period in one, that need the office, by kind and id.
pub fn needy(tx: &Tx, month: Option<Month>) -> Result<Vec<NeedyLine>, StoreError> {
    let mut needy = rejected(tx, month)?;
    needy.extend(returned(tx, month)?);
    needy.extend(credit_rejected(tx, month)?);
    Ok(needy)
}

fn rejected(tx: &Tx, month: Option<Month>) -> Result<Vec<NeedyLine>, StoreError> {
    let sql = format!(
        "SELECT claim_line.id, rejection.codes FROM rejection JOIN claim_line ON claim_line.id = rejection.line_id
         WHERE rejection.credit_id IS NULL AND claim_line.state = 'rejected' AND {IN_MONTH} AND (
             EXISTS (SELECT 1 FROM claim_line_entry AS own JOIN time_entry ON time_entry.id = own.entry_id
                 WHERE own.line_id = claim_line.id AND time_entry.kind IN ('A', 'B') AND NOT EXISTS (
                     SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS other ON other.id = part.line_id
                     WHERE part.entry_id = own.entry_id AND part.live = 1 AND other.state <> 'draft'))
             OR EXISTS (SELECT 1 FROM claim_line_usage AS own
                 WHERE own.line_id = claim_line.id AND NOT EXISTS (
                     SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS other ON other.id = part.line_id
                     WHERE part.usage_id = own.usage_id AND part.day = own.day AND part.live = 1
                         AND other.state <> 'draft')))
         ORDER BY claim_line.id"
    );
    all(tx, "rejection", &sql, days(month), |columns| read(columns, Need::Rejected))
}

/// The newest sending counts: a draft that came back twice is one draft.
fn returned(tx: &Tx, month: Option<Month>) -> Result<Vec<NeedyLine>, StoreError> {
    let sql = format!(
        "SELECT claim_line.id, answer.codes, node_refusal.code AS node_code, max(sending.id) FROM claim_line
         JOIN sending ON {OF_LINE} {IN_VAIN} AND {IN_MONTH} GROUP BY claim_line.id ORDER BY claim_line.id"
    );
    all(tx, "answer", &sql, days(month), |columns| {
        let codes = columns.optional_known("codes", split)?;
        let reasons = match codes {
            Some(codes) => codes.into_iter().map(Reason::Return).collect(),
            None => vec![Reason::Node(columns.optional_known("node_code", NodeCode::parse)?)],
        };
        Ok(NeedyLine { line: LineId(columns.integer("id")?), need: Need::Returned, reasons })
    })
}

/// Drafts whose claim came back unprocessed, or never arrived.
const IN_VAIN: &str = "LEFT JOIN answer ON answer.batch_id = sending.batch_id AND answer.outcome = 'returned'
    LEFT JOIN node_refusal ON node_refusal.batch_id = sending.batch_id
    WHERE claim_line.state = 'draft' AND (answer.id IS NOT NULL OR node_refusal.id IS NOT NULL)";

/// Whether the claim in which a draft was sent came back unprocessed, or never arrived.
pub fn came_back(tx: &Tx, draft: LineId) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT sending.id FROM claim_line JOIN sending ON {OF_LINE} {IN_VAIN} AND claim_line.id = ?1 LIMIT 1"
    );
    Ok(first(tx, "sending", &sql, [draft.0], |columns| columns.integer("id"))?.is_some())
}

fn credit_rejected(tx: &Tx, month: Option<Month>) -> Result<Vec<NeedyLine>, StoreError> {
    let sql = format!(
        "SELECT claim_line.id, rejection.codes FROM credit
         JOIN claim_line ON claim_line.id = credit.line_id
         JOIN rejection ON rejection.credit_id = credit.id
         WHERE claim_line.state = 'granted' AND credit.state = 'rejected' AND {IN_MONTH}
             AND credit.id = (SELECT max(id) FROM credit AS newest WHERE newest.line_id = claim_line.id)
         ORDER BY claim_line.id"
    );
    all(tx, "rejection", &sql, days(month), |columns| read(columns, Need::CreditRejected))
}

const IN_MONTH: &str = "claim_line.from_day BETWEEN ?1 AND ?2";

fn days(month: Option<Month>) -> [String; 2] {
    match month {
        Some(month) => [month.first().to_string(), month.last().to_string()],
        None => ["0000-00-00".to_owned(), "9999-99-99".to_owned()],
    }
}

fn read(columns: &Columns, need: Need) -> Result<NeedyLine, StoreError> {
    let reasons = columns.known("codes", split)?.into_iter().map(Reason::Return).collect();
    Ok(NeedyLine { line: LineId(columns.integer("id")?), need, reasons })
}

/// The granted line for the same care as this one: what came late for it cannot be granted beside it (TR389).
pub fn granted_beside(tx: &Tx, line: LineId) -> Result<Option<LineId>, StoreError> {
    let sql = "SELECT other.id FROM claim_line AS own JOIN claim_line AS other
                   ON other.allocation_id = own.allocation_id AND other.category = own.category
                   AND other.code = own.code AND substr(other.from_day, 1, 7) = substr(own.from_day, 1, 7)
               WHERE own.id = ?1 AND other.id <> ?1 AND other.state = 'granted' AND other.claimed_anew IS NULL";
    first(tx, "claim_line", sql, params![line.0], |columns| Ok(LineId(columns.integer("id")?)))
}
