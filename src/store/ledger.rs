//! What was claimed, and what came of it: one row per claim message, from the message, its answer and its lines.
//! One that the exchange node refused came back as a whole.

use rusqlite::params;

use super::convert::{Columns, all};
use super::{StoreError, Tx};
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::ledger::LedgerClaim;
use crate::domain::identifiers::{ClaimNumber, MunicipalityCode};
use crate::domain::money::Cents;
use crate::domain::time::Month;

/// The claims of these claim months, by municipality, month and id.
pub fn of_months(tx: &Tx, from: Month, until: Month) -> Result<Vec<LedgerClaim>, StoreError> {
    let sql = "SELECT batch.municipality, batch.claim_month, batch.claim_number, batch.dated, batch.total,
                   batch.line_count,
                   CASE WHEN node_refusal.id IS NULL THEN answer.outcome ELSE 'returned' END AS outcome,
                   CASE WHEN node_refusal.id IS NULL THEN answer.granted ELSE 0 END AS granted,
                   (SELECT coalesce(sum(amount), 0) FROM claim_line WHERE batch_id = batch.id
                       AND state IN ('sent', 'granted', 'credit-sent', 'credited')) AS debits,
                   (SELECT coalesce(sum(line.amount), 0) FROM credit JOIN claim_line AS line ON line.id = credit.line_id
                       WHERE credit.batch_id = batch.id AND credit.state IN ('sent', 'granted')) AS credits
               FROM batch LEFT JOIN answer ON answer.batch_id = batch.id
               LEFT JOIN node_refusal ON node_refusal.batch_id = batch.id
               WHERE batch.claim_month BETWEEN ?1 AND ?2
               ORDER BY batch.municipality, batch.claim_month, batch.id";
    all(tx, "batch", sql, params![from.to_string(), until.to_string()], read)
}

fn read(columns: &Columns) -> Result<LedgerClaim, StoreError> {
    let outcome = columns.optional_known("outcome", AnswerOutcome::from_word)?;
    let granted = columns.optional_integer("granted")?.map(Cents);
    Ok(LedgerClaim {
        municipality: columns.parsed("municipality", MunicipalityCode::parse)?,
        month: columns.known("claim_month", Month::parse_iso)?,
        number: columns.parsed("claim_number", ClaimNumber::parse)?,
        dated: columns.day("dated")?,
        total: Cents(columns.integer("total")?),
        lines: usize::try_from(columns.integer("line_count")?).map_err(|_| columns.bad("line_count"))?,
        answer: outcome.zip(granted),
        debits: Cents(columns.integer("debits")?),
        credits: Cents(columns.integer("credits")?),
    })
}
