//! The list of migrations and how a database comes to the newest of them.

use std::io::ErrorKind;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// Marks a file as ours: `uurw`.
const APPLICATION: i64 = 0x7575_7277;

/// Oldest first, never edited after a release.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_journal.sql"),
    include_str!("migrations/0003_override.sql"),
    include_str!("migrations/0004_persons.sql"),
    include_str!("migrations/0005_mixed_tariff.sql"),
    include_str!("migrations/0006_usage.sql"),
    include_str!("migrations/0007_answer.sql"),
    include_str!("migrations/0008_care.sql"),
    include_str!("migrations/0009_running.sql"),
    include_str!("migrations/0010_request.sql"),
    include_str!("migrations/0011_departure.sql"),
    include_str!("migrations/0012_node.sql"),
    include_str!("migrations/0013_posted.sql"),
    include_str!("migrations/0014_packed.sql"),
    include_str!("migrations/0015_life.sql"),
    include_str!("migrations/0016_sending.sql"),
    include_str!("migrations/0017_request_open.sql"),
    include_str!("migrations/0018_journal_of_client.sql"),
    include_str!("migrations/0019_step.sql"),
    // The next one goes here.
];

/// What stands in a file that opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// No table at all.
    Nothing,
    /// Our database of this version.
    Ours(i64),
}

/// Runs what is missing, each step all or nothing. A database with data is copied before it is changed.
pub(super) fn bring_up_to_date(connection: &mut Connection, path: Option<&Path>) -> Result<(), StoreError> {
    match (look(connection)?, path) {
        (Found::Ours(version), _) if version == known() => return Ok(()),
        (Found::Ours(version), Some(path)) => back_up(connection, path, version)?,
        _ => {}
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = match look(&tx)? {
        Found::Nothing => 0,
        Found::Ours(version) => version, // somebody else may have been faster
    };
    for migration in MIGRATIONS.iter().skip(usize::try_from(done).unwrap_or(usize::MAX)) {
        tx.execute_batch(migration)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", known())?;
    let dangling = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling {
        return Err(StoreError::Corrupt);
    }
    tx.commit()?;
    Ok(())
}

/// The version that this program makes.
fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Tells ours from others'; changes nothing.
pub(super) fn look(connection: &Connection) -> Result<Found, StoreError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, tables, version) {
        (0, 0, 0) => Ok(Found::Nothing),
        (APPLICATION, _, version) if version > known() => {
            Err(StoreError::Newer { found: version, known: known() })
        }
        (APPLICATION, _, version) => Ok(Found::Ours(version)),
        _ => Err(StoreError::NotOurs),
    }
}

/// A copy beside the database, private like it: `practice.sqlite.before-2`. It has that name only once it is whole.
pub(super) fn back_up(connection: &Connection, path: &Path, found: i64) -> Result<(), StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{}", found + 1));
    let copy = Path::new(&name);
    if copy.exists() {
        return Ok(()); // an earlier try got this far
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let part = tempfile::Builder::new().prefix(".uurwerk-").suffix(".part").tempfile_in(folder)?;
    let unreadable = StoreError::File(ErrorKind::InvalidFilename);
    connection.execute("VACUUM INTO ?1", [part.path().to_str().ok_or(unreadable)?])?;
    part.as_file().sync_all()?;
    match part.persist_noclobber(copy) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Ok(()), // somebody else was faster
        Err(error) => Err(error.error.into()),
    }
}

#[cfg(test)]
mod tests;
