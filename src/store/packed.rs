//! Which messages go out together in which archive: decided once, placed once.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::convert::{Columns, all, execute, insert, stamp};
use super::{StoreError, Tx};
use crate::domain::identifiers::MessageIdentification;
use crate::domain::ids::OutgoingId;

/// A message in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedMessage {
    pub id: OutgoingId,
    pub identification: MessageIdentification,
    /// Its own file name.
    pub file_name: String,
    pub sha256: String,
    /// The file name of its archive.
    pub archive: String,
}

/// A message that is not in an archive yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    pub id: OutgoingId,
    pub identification: String,
    /// Bytes.
    pub size: usize,
}

/// Messages whose files have yet to be placed and that no archive holds, oldest first.
pub fn unpacked(tx: &Tx) -> Result<Vec<Unpacked>, StoreError> {
    let sql = "SELECT outgoing.id, sent.identification, length(sent.bytes) AS size
               FROM outgoing JOIN message AS sent ON sent.id = outgoing.message_id
               WHERE placed_at IS NULL AND NOT EXISTS (SELECT 1 FROM packed WHERE outgoing_id = outgoing.id)
               ORDER BY outgoing.id";
    all(tx, "outgoing", sql, [], |columns| {
        let size = columns.integer("size")?;
        Ok(Unpacked {
            id: OutgoingId(columns.integer("id")?),
            identification: columns.text("identification")?,
            size: usize::try_from(size)
                .map_err(|_| StoreError::BadValue { table: "message", column: "bytes" })?,
        })
    })
}

/// Puts a message in an archive.
pub fn add(tx: &Tx, id: OutgoingId, archive: &str) -> Result<(), StoreError> {
    insert(tx, "INSERT INTO packed (outgoing_id, archive) VALUES (?1, ?2)", params![id.0, archive])?;
    Ok(())
}

/// What is in the archives that have yet to be placed: each archive's messages together, oldest first.
pub fn unplaced(tx: &Tx) -> Result<Vec<PackedMessage>, StoreError> {
    let sql = "SELECT outgoing.id, sent.identification, file_name, sent.sha256, archive
               FROM packed JOIN outgoing ON outgoing.id = outgoing_id
               JOIN message AS sent ON sent.id = outgoing.message_id
               WHERE packed.placed_at IS NULL
               ORDER BY min(outgoing.id) OVER (PARTITION BY archive), outgoing.id";
    all(tx, "packed", sql, [], read)
}

/// Remembers that an archive stands where it should.
pub fn mark_placed(tx: &Tx, archive: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE packed SET placed_at = ?2 WHERE archive = ?1 AND placed_at IS NULL";
    execute(tx, sql, params![archive, stamp(at)])?;
    Ok(())
}

fn read(columns: &Columns) -> Result<PackedMessage, StoreError> {
    Ok(PackedMessage {
        id: OutgoingId(columns.integer("id")?),
        identification: columns.parsed("identification", MessageIdentification::parse)?,
        file_name: columns.text("file_name")?,
        sha256: columns.text("sha256")?,
        archive: columns.text("archive")?,
    })
}
