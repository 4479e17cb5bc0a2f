//! Contract files as they were imported: their text is the truth, read anew each time.

use rusqlite::params;

use super::convert::{all, execute};
use super::{StoreError, Tx};
use crate::domain::identifiers::ContractKey;
use crate::domain::time::Day;

/// A stored contract file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractFile {
    pub key: ContractKey,
    /// First day of this version.
    pub from: Day,
    pub content: String,
}

/// All versions of all contracts, by key and first day.
pub fn all_files(tx: &Tx) -> Result<Vec<ContractFile>, StoreError> {
    all(tx, "contract", "SELECT key, from_day, content FROM contract ORDER BY key, from_day", [], |columns| {
        Ok(ContractFile {
            key: columns.parsed("key", ContractKey::parse)?,
            from: columns.day("from_day")?,
            content: columns.text("content")?,
        })
    })
}

/// Inserts a version, or replaces the one with the same first day.
pub fn put(tx: &Tx, file: &ContractFile) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO contract (key, from_day, content) VALUES (?1, ?2, ?3)
         ON CONFLICT (key, from_day) DO UPDATE SET content = ?3",
        params![file.key.as_str(), file.from.to_string(), file.content],
    )?;
    Ok(())
}
