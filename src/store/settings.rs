//! Settings of the practice: names and texts.

use rusqlite::params;

use super::convert::{all, execute, first};
use super::{StoreError, Tx};

/// All settings by name.
pub fn list(tx: &Tx) -> Result<Vec<(String, String)>, StoreError> {
    all(tx, "setting", "SELECT name, value FROM setting ORDER BY name", [], |columns| {
        Ok((columns.text("name")?, columns.text("value")?))
    })
}

pub fn get(tx: &Tx, name: &str) -> Result<Option<String>, StoreError> {
    first(tx, "setting", "SELECT value FROM setting WHERE name = ?1", [name], |columns| columns.text("value"))
}

pub fn put(tx: &Tx, name: &str, value: &str) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        params![name, value],
    )?;
    Ok(())
}

/// Gives whether it was there.
pub fn remove(tx: &Tx, name: &str) -> Result<bool, StoreError> {
    Ok(execute(tx, "DELETE FROM setting WHERE name = ?1", [name])? > 0)
}
