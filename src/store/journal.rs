//! Who changed what: the change that is being made, what was changed, and taking a change back.
//!
//! The rows themselves are written by triggers, so that no change escapes; see `migrations/0002_journal.sql`.

use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

use super::convert::{Columns, all, execute, first, insert, stamp};
use super::{Change, StoreError, Tx};
use crate::domain::ids::ChangeId;

/// Opens a change: rows written from here on are attributed to it.
pub(super) fn begin(tx: &Tx, change: &Change) -> Result<(), StoreError> {
    let id = insert(
        tx,
        "INSERT INTO change (at, actor, operation) VALUES (?1, ?2, ?3)",
        params![stamp(change.at), change.actor, change.operation],
    )?;
    execute(tx, "UPDATE current_change SET change_id = ?1 WHERE id = 1", [id])?;
    Ok(())
}

/// Closes the change. One that touched no row leaves no trace.
pub(super) fn end(tx: &Tx) -> Result<(), StoreError> {
    let change = current(tx)?;
    execute(tx, "UPDATE current_change SET change_id = NULL WHERE id = 1", [])?;
    execute(
        tx,
        "DELETE FROM change WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM journal WHERE change_id = ?1)",
        [change.0],
    )?;
    Ok(())
}

/// A change as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastChange {
    pub id: ChangeId,
    /// ISO 8601, UTC.
    pub at: String,
    pub actor: String,
    pub operation: String,
    pub undoes: Option<ChangeId>,
}

/// One row that a change touched, with its values as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    pub table: String,
    pub row: i64,
    pub action: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// The newest change of this user that touched something and was not taken back, if it is one of these operations.
/// A redo counts as the change that it brought back; placing a file, which any start may do, does not count.
pub fn last_undoable(tx: &Tx, actor: &str, operations: &[&str]) -> Result<Option<PastChange>, StoreError> {
    let changes = all(
        tx,
        "change",
        "SELECT id, at, actor, operation, undoes FROM change
         WHERE actor = ?1 AND operation NOT IN ('place-export', 'place-message', 'pack-messages') AND (undoes IS NULL OR operation = 'redo')
           AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = change.id)
           AND EXISTS (SELECT 1 FROM journal WHERE journal.change_id = change.id)
         ORDER BY id DESC LIMIT 1",
        [actor],
        past_change,
    )?;
    Ok(changes.into_iter().find(|change| operations.contains(&change.operation.as_str())))
}

/// The newest undo of this user, as long as nothing else was changed since and it was not taken back itself.
pub fn last_redoable(tx: &Tx, actor: &str) -> Result<Option<PastChange>, StoreError> {
    let newest = first(
        tx,
        "change",
        "SELECT id, at, actor, operation, undoes FROM change
         WHERE actor = ?1 AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = change.id)
           AND EXISTS (SELECT 1 FROM journal WHERE journal.change_id = change.id)
           AND operation NOT IN ('redo', 'place-export', 'place-message', 'pack-messages')
         ORDER BY id DESC LIMIT 1",
        [actor],
        past_change,
    )?;
    Ok(newest.filter(|change| change.operation == "undo"))
}

fn past_change(columns: &Columns) -> Result<PastChange, StoreError> {
    Ok(PastChange {
        id: ChangeId(columns.integer("id")?),
        at: columns.text("at")?,
        actor: columns.text("actor")?,
        operation: columns.text("operation")?,
        undoes: columns.optional_integer("undoes")?.map(ChangeId),
    })
}

/// The operation that a chain of undo and redo started from: what a person did.
pub fn origin(tx: &Tx, change: &PastChange) -> Result<String, StoreError> {
    let mut operation = change.operation.clone();
    let mut next = change.undoes;
    while let Some(id) = next {
        let Some(earlier) = get(tx, id)? else { break };
        operation = earlier.operation;
        next = earlier.undoes;
    }
    Ok(operation)
}

/// A change by its id.
pub fn get(tx: &Tx, id: ChangeId) -> Result<Option<PastChange>, StoreError> {
    first(
        tx,
        "change",
        "SELECT id, at, actor, operation, undoes FROM change WHERE id = ?1",
        [id.0],
        past_change,
    )
}

/// The rows of a change, oldest first.
pub fn rows_of(tx: &Tx, change: ChangeId) -> Result<Vec<JournalRow>, StoreError> {
    all(
        tx,
        "journal",
        "SELECT table_name, row_id, action, old, new FROM journal WHERE change_id = ?1 ORDER BY id",
        [change.0],
        |columns| {
            Ok(JournalRow {
                table: columns.text("table_name")?,
                row: columns.integer("row_id")?,
                action: columns.text("action")?,
                old: columns.optional_text("old")?,
                new: columns.optional_text("new")?,
            })
        },
    )
}

/// Why a change could not be taken back.
#[derive(Debug, thiserror::Error)]
pub enum TakeBackError {
    /// A row is no longer as that change left it.
    #[error("changed again since")]
    ChangedSince,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts every row back as it was before `change`, inside the change that is being made now, newest row first.
/// Refused when a row is no longer as the change left it; the guards of the database hold as always.
pub fn take_back(tx: &Tx, change: ChangeId) -> Result<(), TakeBackError> {
    let mut rows = rows_of(tx, change)?;
    rows.reverse();
    for row in &rows {
        let table = Table::named(tx, &row.table)?;
        let left = row.new.as_deref().map(parse).transpose()?.map(|row| table.with_new_columns(row));
        if table.current(tx, row.row)? != left {
            return Err(TakeBackError::ChangedSince);
        }
        match (&row.old, &row.new) {
            (None, Some(_)) => table.delete(tx, row.row)?,
            (Some(old), None) => table.insert(tx, &parse(old)?)?,
            (Some(old), Some(_)) => table.update(tx, row.row, &parse(old)?)?,
            (None, None) => {}
        }
    }
    let undone = current(tx)?;
    link(tx, undone, change)?;
    Ok(())
}

type Json = serde_json::Map<String, serde_json::Value>;

fn parse(text: &str) -> Result<Json, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::BadValue { table: "journal", column: "old" })
}

fn current(tx: &Tx) -> Result<ChangeId, StoreError> {
    first(tx, "current_change", "SELECT change_id FROM current_change WHERE id = 1", [], |columns| {
        columns.integer("change_id").map(ChangeId)
    })?
    .ok_or(StoreError::BadValue { table: "current_change", column: "change_id" })
}

fn link(tx: &Tx, undo: ChangeId, undone: ChangeId) -> Result<(), StoreError> {
    execute(tx, "UPDATE change SET undoes = ?2 WHERE id = ?1", params![undo.0, undone.0])?;
    Ok(())
}

/// A journaled table with the names of its columns; binary ones are marked.
struct Table {
    name: String,
    columns: Vec<(String, bool)>,
}

impl Table {
    fn named(tx: &Tx, name: &str) -> Result<Self, StoreError> {
        let mut statement = tx.0.prepare_cached("SELECT name, type = 'BLOB' FROM pragma_table_info(?1)")?;
        let mut rows = statement.query([name])?;
        let mut columns = Vec::new();
        while let Some(row) = rows.next()? {
            columns.push((row.get(0)?, row.get(1)?));
        }
        let plain = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if columns.is_empty() || !plain {
            return Err(StoreError::BadValue { table: "journal", column: "table_name" });
        }
        Ok(Self { name: name.to_owned(), columns })
    }

    /// The row as the journal would write it now.
    fn current(&self, tx: &Tx, id: i64) -> Result<Option<Json>, StoreError> {
        let mut statement = tx.0.prepare_cached(&format!("SELECT * FROM {} WHERE id = ?1", self.name))?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut json = Json::new();
        for (index, (column, is_binary)) in self.columns.iter().enumerate() {
            if *is_binary && column == "bytes" {
                continue;
            }
            json.insert(column.clone(), to_json(row.get(index)?));
        }
        Ok(Some(json))
    }

    /// A row that was written down before the table got its newest columns, with those columns empty.
    fn with_new_columns(&self, mut row: Json) -> Json {
        for (column, _) in
            self.columns.iter().filter(|(column, is_binary)| !(*is_binary && column == "bytes"))
        {
            row.entry(column.clone()).or_insert(serde_json::Value::Null);
        }
        row
    }

    fn delete(&self, tx: &Tx, id: i64) -> Result<(), StoreError> {
        execute(tx, &format!("DELETE FROM {} WHERE id = ?1", self.name), [id])?;
        Ok(())
    }

    fn insert(&self, tx: &Tx, row: &Json) -> Result<(), StoreError> {
        let (names, values) = self.values(row)?;
        let marks: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES ({})", self.name, names.join(", "), marks.join(", "));
        execute(tx, &sql, params_from_iter(values))?;
        Ok(())
    }

    fn update(&self, tx: &Tx, id: i64, row: &Json) -> Result<(), StoreError> {
        let (names, mut values) = self.values(row)?;
        let sets: Vec<String> =
            names.iter().enumerate().map(|(n, name)| format!("{name} = ?{}", n + 1)).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ?{}", self.name, sets.join(", "), values.len() + 1);
        values.push(Value::Integer(id));
        execute(tx, &sql, params_from_iter(values))?;
        Ok(())
    }

    fn values(&self, row: &Json) -> Result<(Vec<String>, Vec<Value>), StoreError> {
        let bad = || StoreError::BadValue { table: "journal", column: "old" };
        let mut names = Vec::new();
        let mut values = Vec::new();
        for (column, is_binary) in &self.columns {
            let Some(json) = row.get(column) else {
                continue;
            };
            names.push(column.clone());
            values.push(match (json, is_binary) {
                (serde_json::Value::Null, _) => Value::Null,
                (serde_json::Value::Number(number), _) => Value::Integer(number.as_i64().ok_or_else(bad)?),
                (serde_json::Value::String(hex), true) => Value::Blob(from_hex(hex).ok_or_else(bad)?),
                (serde_json::Value::String(text), false) => Value::Text(text.clone()),
                _ => return Err(bad()),
            });
        }
        Ok((names, values))
    }
}

fn to_json(value: Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Integer(number) => number.into(),
        Value::Real(number) => serde_json::Value::from(number),
        Value::Text(text) => text.into(),
        Value::Blob(bytes) => to_hex(&bytes).into(),
    }
}

/// As SQLite's `hex()` writes it.
fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(out, "{byte:02X}");
    }
    out
}

fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let digits: Vec<u32> = hex.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    digits.chunks(2).map(|pair| u8::try_from(pair.first()? * 16 + pair.get(1)?).ok()).collect()
}
