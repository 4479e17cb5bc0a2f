//! Findings about allocations that the office settled.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::convert::{Columns, all, insert, stamp};
use super::{StoreError, Tx};
use crate::domain::ids::AllocationId;
use crate::domain::remark::Remark;
use crate::domain::rules::Settlement;
use crate::domain::text::Text;

pub fn add(tx: &Tx, allocation: AllocationId, one: &Settlement) -> Result<(), StoreError> {
    insert(
        tx,
        "INSERT INTO finding_settled (allocation_id, rule, what_nl, what_en, reason, actor, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![allocation.0, one.rule, one.what.nl, one.what.en, one.reason.as_str(), one.by, stamp(one.at),],
    )?;
    Ok(())
}

/// What was settled about an allocation, oldest first; also what counts no longer, since the finding is another by now.
pub fn of_allocation(tx: &Tx, allocation: AllocationId) -> Result<Vec<Settlement>, StoreError> {
    let sql = "SELECT rule, what_nl, what_en, reason, actor, at FROM finding_settled
               WHERE allocation_id = ?1 ORDER BY id";
    all(tx, "finding_settled", sql, [allocation.0], read)
}

fn read(columns: &Columns) -> Result<Settlement, StoreError> {
    let at = |text: &str| DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc));
    Ok(Settlement {
        rule: columns.text("rule")?,
        what: Text::of(columns.text("what_nl")?, columns.text("what_en")?),
        reason: columns.known("reason", Remark::new)?,
        by: columns.text("actor")?,
        at: columns.parsed("at", at)?,
    })
}
