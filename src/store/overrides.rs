//! Holds that the office let through.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::convert::{Columns, all, execute, insert, stamp};
use super::{StoreError, Tx};
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::ids::ClientId;
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Month};

const COLUMNS: &str = "client_id, from_day, until_day, rule, what_nl, what_en, facts, reason, actor, at";

/// Those of lines whose product period lies in a month, oldest first. Whether the facts are still those is for the caller.
pub fn of_month(tx: &Tx, month: Month) -> Result<Vec<FindingOverride>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM finding_override WHERE from_day BETWEEN ?1 AND ?2 ORDER BY id");
    all(tx, "finding_override", &sql, [month.first().to_string(), month.last().to_string()], read)
}

pub fn add(tx: &Tx, one: &FindingOverride) -> Result<(), StoreError> {
    insert(
        tx,
        "INSERT INTO finding_override (client_id, from_day, until_day, rule, what_nl, what_en, facts, reason, actor, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            one.client.0,
            one.period.from().to_string(),
            one.period.until().to_string(),
            one.rule,
            one.what.nl,
            one.what.en,
            one.facts,
            one.reason.as_str(),
            one.by,
            stamp(one.at),
        ],
    )?;
    Ok(())
}

/// Takes one away. Refused by the database once its line is in the queue or further.
pub fn remove(tx: &Tx, one: &FindingOverride) -> Result<(), StoreError> {
    execute(
        tx,
        "DELETE FROM finding_override
         WHERE client_id = ?1 AND from_day = ?2 AND until_day = ?3 AND rule = ?4 AND what_en = ?5 AND facts = ?6",
        params![
            one.client.0,
            one.period.from().to_string(),
            one.period.until().to_string(),
            one.rule,
            one.what.en,
            one.facts,
        ],
    )?;
    Ok(())
}

fn read(columns: &Columns) -> Result<FindingOverride, StoreError> {
    let at = |text: &str| DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc));
    Ok(FindingOverride {
        client: ClientId(columns.integer("client_id")?),
        period: ClosedPeriod::new(columns.day("from_day")?, columns.day("until_day")?)
            .ok_or_else(|| columns.bad("until_day"))?,
        rule: columns.text("rule")?,
        what: Text::of(columns.text("what_nl")?, columns.text("what_en")?),
        facts: columns.text("facts")?,
        reason: columns.known("reason", Remark::new)?,
        by: columns.text("actor")?,
        at: columns.parsed("at", at)?,
    })
}
