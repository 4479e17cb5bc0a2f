//! The list of migrations and how a database comes to the newest of them.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{StoreError, connection};

/// Marks a file as ours: `uurw`.
const APPLICATION: i64 = 0x7575_7277;

/// Oldest first, never edited after a release.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_journal.sql"),
    include_str!("migrations/0003_override.sql"),
    // The next one goes here.
];

/// Runs what is missing, each step all or nothing. A database with data is copied before it is changed.
pub(super) fn bring_up_to_date(connection: &mut Connection, path: Option<&Path>) -> Result<(), StoreError> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let found = version(connection)?;
    check_ours(connection, found, known)?;
    if found == known {
        return Ok(());
    }
    if let (Some(path), true) = (path, found > 0) {
        back_up(connection, path, found)?;
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&tx)?; // somebody else may have been faster
    check_ours(&tx, found, known)?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(usize::MAX)) {
        tx.execute_batch(migration)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", known)?;
    let dangling = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling {
        return Err(StoreError::Corrupt);
    }
    tx.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn check_ours(connection: &Connection, found: i64, known: i64) -> Result<(), StoreError> {
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let ours = application == APPLICATION || (tables == 0 && found == 0);
    if !ours {
        return Err(StoreError::NotOurs);
    }
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    Ok(())
}

/// A copy beside the database, private like it: `practice.sqlite.before-2`.
fn back_up(connection: &Connection, path: &Path, found: i64) -> Result<(), StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{}", found + 1));
    let copy = Path::new(&name);
    match connection::create_private_file(copy) {
        Ok(()) => {}
        Err(StoreError::Exists(_)) => return Ok(()), // an earlier try got this far
        Err(error) => return Err(error),
    }
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
}
