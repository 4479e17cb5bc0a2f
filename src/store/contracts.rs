//! Contract files as they were imported: their text is the truth, read anew each time.

use rusqlite::params;

use super::convert::{all, execute, first};
use super::{StoreError, Tx};
use crate::domain::identifiers::{ActivityKey, ContractKey, ProductKey};
use crate::domain::ids::ChangeId;
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

/// What a stored row says of a contract: the keys that it names, and how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub product: Option<ProductKey>,
    pub activity: Option<ActivityKey>,
    /// The last day that the row is about; `None` when it goes on.
    pub last: Option<Day>,
}

/// The file that a change brought in, if it did.
pub fn brought_in(tx: &Tx, change: ChangeId) -> Result<Option<ContractFile>, StoreError> {
    first(
        tx,
        "journal",
        "SELECT json_extract(new, '$.key') AS key, json_extract(new, '$.from_day') AS from_day,
            json_extract(new, '$.content') AS content
         FROM journal WHERE change_id = ?1 AND table_name = 'contract' AND new IS NOT NULL",
        [change.0],
        |columns| {
            Ok(ContractFile {
                key: columns.parsed("key", ContractKey::parse)?,
                from: columns.day("from_day")?,
                content: columns.text("content")?,
            })
        },
    )
}

/// Rows of any table that name a product or an activity, that were written after a change and are still there.
pub fn uses_since(tx: &Tx, change: ChangeId) -> Result<Vec<Use>, StoreError> {
    all(
        tx,
        "journal",
        "SELECT json_extract(new, '$.product') AS product, json_extract(new, '$.activity') AS activity,
            CASE WHEN json_type(new, '$.until_day') IS NOT NULL THEN json_extract(new, '$.until_day')
                WHEN json_type(new, '$.ended_day') IS NOT NULL THEN json_extract(new, '$.ended_day')
                ELSE json_extract(new, '$.day') END AS last
         FROM journal AS written
         WHERE change_id > ?1 AND new IS NOT NULL
           AND (json_extract(new, '$.product') IS NOT NULL OR json_extract(new, '$.activity') IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM journal AS later WHERE later.id > written.id
               AND later.table_name = written.table_name AND later.row_id = written.row_id)",
        [change.0],
        |columns| {
            Ok(Use {
                product: columns.optional_parsed("product", ProductKey::parse)?,
                activity: columns.optional_parsed("activity", ActivityKey::parse)?,
                last: columns.optional_day("last")?,
            })
        },
    )
}
