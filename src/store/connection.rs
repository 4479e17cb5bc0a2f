//! The only place that opens a database, and the settings that protect what is in it.

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::schema::{self, Found};

/// The raw 256-bit key of an encrypted database. Never prints.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn pragma_value(&self) -> String {
        let mut out = String::with_capacity(67);
        out.push_str("x'");
        for byte in self.0 {
            let _ = fmt::Write::write_fmt(&mut out, format_args!("{byte:02x}"));
        }
        out.push('\'');
        out
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(hidden)")
    }
}

/// SQLite below this version can corrupt a database that two connections write (WAL-reset bug).
const OLDEST_SAFE_SQLITE: i32 = 3_051_003;
const BUSY: Duration = Duration::from_secs(10);

/// Opens a database that must exist and hold something of ours. Nothing is written to a file that is not.
pub(super) fn open(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let connection = reach(path, key)?;
    match schema::look(&connection)? {
        Found::Nothing => return Err(StoreError::Empty(path.to_owned())),
        Found::Ours(_) => protect(&connection)?,
    }
    Ok(connection)
}

/// Opens the empty file that [`create_private_file`] made.
pub(super) fn open_new(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let connection = reach(path, key)?;
    protect(&connection)?;
    Ok(connection)
}

/// Whether there is a database in which nothing was made yet: left by a start that was broken off. Its file is closed to
/// others then.
pub(super) fn take_over_empty(path: &Path, key: Option<&Key>) -> bool {
    let found = reach(path, key).and_then(|connection| schema::look(&connection));
    matches!(found, Ok(Found::Nothing)) && close_to_others(path).is_ok()
}

/// Connects to an ordinary file, without changing anything in it.
pub(super) fn reach(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let metadata = match std::fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(StoreError::Missing(path.to_owned()));
        }
        Err(error) => return Err(error.into()),
    };
    let kind = metadata.file_type();
    if kind.is_symlink() {
        return Err(StoreError::Link(path.to_owned()));
    }
    if kind.is_dir() {
        return Err(StoreError::File(ErrorKind::IsADirectory));
    }
    if !kind.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    open_file(path, key)
}

#[expect(clippy::disallowed_methods, reason = "the one place that opens a database")]
fn open_file(path: &Path, key: Option<&Key>) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    unlock(&connection, key)?;
    Ok(connection)
}

#[expect(clippy::disallowed_methods, reason = "the one place that opens a database")]
pub(super) fn in_memory() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    common_settings(&connection)?;
    Ok(connection)
}

/// Makes an empty file that only its user may read, whatever the umask; its folder too when that is missing.
/// SQLite gives the files beside a database the same mode.
#[expect(clippy::disallowed_methods, reason = "a database must be private before SQLite sees it")]
pub(super) fn create_private_file(path: &Path) -> Result<(), StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_folder(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(StoreError::Exists(path.to_owned())),
        Err(error) => Err(error.into()),
    }
}

fn private_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Ok(()) => Ok(()),
        // Something stands there, and it is no folder.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(StoreError::File(ErrorKind::NotADirectory))
        }
        Err(error) => Err(error.into()),
    }
}

/// Mode 0600.
#[cfg(unix)]
fn close_to_others(path: &Path) -> std::io::Result<()> {
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

/// Elsewhere a file inherits the rights of the user's own folder.
#[cfg(not(unix))]
fn close_to_others(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Gives the key and makes sure that it took: after a refused key the next statement would write plain text.
fn unlock(connection: &Connection, key: Option<&Key>) -> Result<(), StoreError> {
    // Otherwise SQLCipher writes its complaints across the screen.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    let version: String = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .map_err(|_| StoreError::Unsafe("cipher_version"))?;
    if version.is_empty() {
        return Err(StoreError::Unsafe("cipher_version"));
    }
    if let Some(key) = key {
        connection.pragma_update(None, "key", key.pragma_value())?;
    }
    // A wrong key shows at the first page that is read.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

fn protect(connection: &Connection) -> Result<(), StoreError> {
    if rusqlite::version_number() < OLDEST_SAFE_SQLITE {
        return Err(StoreError::Unsafe("sqlite_version"));
    }
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(StoreError::Unsafe("journal_mode"));
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    expect(connection, "synchronous", 2)?;
    common_settings(connection)
}

fn common_settings(connection: &Connection) -> Result<(), StoreError> {
    for (pragma, value) in [
        ("foreign_keys", "ON"),
        ("temp_store", "MEMORY"),
        ("secure_delete", "ON"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("mmap_size", "0"),
        ("cache_size", "-65536"),
    ] {
        connection.pragma_update(None, pragma, value)?;
    }
    expect(connection, "foreign_keys", 1)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A setting that did not take must not go unnoticed.
fn expect(connection: &Connection, pragma: &'static str, value: i64) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, pragma, |row| row.get(0))?;
    if found == value { Ok(()) } else { Err(StoreError::Unsafe(pragma)) }
}
