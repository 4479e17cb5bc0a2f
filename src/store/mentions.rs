//! Which allocations stood in which message.

use rusqlite::params;

use super::convert::{Columns, all, execute};
use super::{StoreError, Tx};
use crate::domain::absence::Mention;
use crate::domain::allocation::VersionStamp;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::{AllocationId, ClientId};

/// Keeps that a version of an allocation stands in a message.
pub fn add(tx: &Tx, message: i64, allocation: AllocationId, fixed: VersionStamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO allocation_mention (message_id, allocation_id, fixed_day, fixed_millisecond)
               VALUES (?1, ?2, ?3, ?4)";
    execute(tx, sql, params![message, allocation.0, fixed.day.to_string(), fixed.millisecond])?;
    Ok(())
}

/// Every mention of the allocations of a client, in the order in which messages came in.
pub fn of_client(tx: &Tx, client: ClientId) -> Result<Vec<Mention>, StoreError> {
    let sql = "SELECT identification, dated, counterpart, allocation_id, fixed_day, fixed_millisecond
               FROM allocation_mention JOIN message ON message.id = message_id
               WHERE allocation_id IN (SELECT id FROM allocation WHERE client_id = ?1)
               ORDER BY message.id, allocation_mention.id";
    all(tx, "allocation_mention", sql, [client.0], read)
}

fn read(columns: &Columns) -> Result<Mention, StoreError> {
    let millisecond = columns.integer("fixed_millisecond")?;
    let millisecond = u32::try_from(millisecond).map_err(|_| columns.bad("fixed_millisecond"))?;
    Ok(Mention {
        identification: columns.text("identification")?,
        dated: columns.day("dated")?,
        municipality: columns.parsed("counterpart", MunicipalityCode::parse)?,
        allocation: AllocationId(columns.integer("allocation_id")?),
        fixed: VersionStamp { day: columns.day("fixed_day")?, millisecond },
    })
}
