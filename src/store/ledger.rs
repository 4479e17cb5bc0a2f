//! What was claimed, and what came of it: one row per claim message, from the message, its answer and its lines.
//! One that the exchange node refused came back as a whole.

use rusqlite::params;

use super::convert::{Columns, all};
use super::{StoreError, Tx};
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::ledger::{Fate, LedgerClaim, LedgerItem};
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

/// Debits and credits that were sent: of claims of these claim months, or for care of these months.
pub fn items(tx: &Tx, of: Of, from: Month, until: Month) -> Result<Vec<LedgerItem>, StoreError> {
    let wanted = match of {
        Of::ClaimMonths => "batch.claim_month",
        Of::CareMonths => "substr(from_day, 1, 7)",
    };
    let batch = "batch.municipality, batch.claim_number, batch.dated";
    let months = params![from.to_string(), until.to_string()];
    let sql = format!(
        "SELECT {batch}, sending.from_day, sending.amount,
             CASE WHEN node_refusal.id IS NULL THEN answer.outcome ELSE 'returned' END AS outcome,
             EXISTS (SELECT 1 FROM rejection WHERE answer_id = answer.id AND line_id = sending.line_id
                 AND credit_id IS NULL) AS refused
         FROM sending JOIN batch ON batch.id = sending.batch_id LEFT JOIN answer ON answer.batch_id = batch.id
             LEFT JOIN node_refusal ON node_refusal.batch_id = batch.id
         WHERE {wanted} BETWEEN ?1 AND ?2 ORDER BY sending.id"
    );
    let mut items = all(tx, "sending", &sql, months, |columns| {
        let refused = columns.integer("refused")? == 1;
        let fate = match columns.optional_known("outcome", AnswerOutcome::from_word)? {
            None => Fate::Open,
            Some(AnswerOutcome::Returned) => Fate::Returned,
            Some(AnswerOutcome::Processed) if refused => Fate::Rejected,
            Some(AnswerOutcome::Processed) => Fate::Granted,
        };
        read_item(columns, Cents(columns.integer("amount")?), fate)
    })?;
    let sql = format!(
        "SELECT {batch}, line.from_day, line.amount, credit.state
         FROM credit JOIN batch ON batch.id = credit.batch_id JOIN claim_line AS line ON line.id = credit.line_id
         WHERE {wanted} BETWEEN ?1 AND ?2 ORDER BY credit.id"
    );
    let credits = all(tx, "credit", &sql, params![from.to_string(), until.to_string()], |columns| {
        let fate = match columns.known("state", CreditState::from_word)? {
            CreditState::Queued | CreditState::Sent => Fate::Open,
            CreditState::Granted => Fate::Granted,
            CreditState::Rejected => Fate::Rejected,
            CreditState::Returned => Fate::Returned,
        };
        read_item(columns, Cents(columns.integer("amount")?.saturating_neg()), fate)
    })?;
    items.extend(credits);
    Ok(items)
}

/// Which months are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    ClaimMonths,
    CareMonths,
}

fn read_item(columns: &Columns, amount: Cents, fate: Fate) -> Result<LedgerItem, StoreError> {
    Ok(LedgerItem {
        municipality: columns.parsed("municipality", MunicipalityCode::parse)?,
        month: columns.day("from_day")?.month(),
        claim: columns.parsed("claim_number", ClaimNumber::parse)?,
        dated: columns.day("dated")?,
        amount,
        fate,
    })
}
