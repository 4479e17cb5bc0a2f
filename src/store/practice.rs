//! The practice: one row.

use rusqlite::params;

use super::convert::{execute, first};
use super::{StoreError, Tx};
use crate::domain::identifiers::AgbCode;
use crate::domain::practice::{Practice, SchemaVersions};

/// `None` before the practice was set up.
pub fn get(tx: &Tx) -> Result<Option<Practice>, StoreError> {
    first(
        tx,
        "practice",
        "SELECT agb, name, base_schema, message_schema FROM practice WHERE id = 1",
        [],
        |columns| {
            Ok(Practice {
                agb: columns.parsed("agb", AgbCode::parse)?,
                name: columns.text("name")?,
                schema_versions: SchemaVersions::new(
                    &columns.text("base_schema")?,
                    &columns.text("message_schema")?,
                )
                .ok_or_else(|| columns.bad("base_schema"))?,
            })
        },
    )
}

/// Inserts or replaces the practice.
pub fn put(tx: &Tx, practice: &Practice) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO practice (id, agb, name, base_schema, message_schema) VALUES (1, ?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET agb = ?1, name = ?2, base_schema = ?3, message_schema = ?4",
        params![
            practice.agb.as_str(),
            practice.name,
            practice.schema_versions.base,
            practice.schema_versions.message
        ],
    )?;
    Ok(())
}
