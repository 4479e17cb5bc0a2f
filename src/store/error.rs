//! What can go wrong with storage. Never carries a value out of the database.

use std::path::PathBuf;

/// Trouble with the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no database at {0}")]
    Missing(PathBuf),
    #[error("there is already something at {0}")]
    Exists(PathBuf),
    #[error("{0} is a link, and a database must not be one")]
    Link(PathBuf),
    /// A folder is [`StoreError::File`]; this is a pipe or a device.
    #[error("{0} is not an ordinary file")]
    NotAFile(PathBuf),
    /// Nothing was ever made in it, or everything that was is gone.
    #[error("{0} is empty")]
    Empty(PathBuf),
    #[error("not a uurwerk database")]
    NotOurs,
    /// Encrypted with another key, or not a database at all.
    #[error("the key does not open this database")]
    WrongKey,
    #[error("the database has version {found}, this program knows {known}")]
    Newer { found: i64, known: i64 },
    #[error("another program is writing")]
    Busy,
    /// Broken off on request; nothing was changed.
    #[error("stopped")]
    Stopped,
    #[error("the disk is full")]
    Full,
    #[error("the database cannot be written")]
    ReadOnly,
    #[error("the database is damaged")]
    Corrupt,
    /// A rule that the database itself guards.
    #[error("the database refused: {0:?}")]
    Refused(Broken),
    /// A value that the program does not understand: written by something else.
    #[error("{table}.{column} holds a value that is not understood")]
    BadValue { table: &'static str, column: &'static str },
    #[error("a setting that protects the data could not be made: {0}")]
    Unsafe(&'static str),
    #[error("file trouble: {0}")]
    File(std::io::ErrorKind),
    #[error("SQLite error {code}")]
    Other { code: i32 },
}

/// Rules that the database guards whatever the program does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// An entry that stands in a queued, sent or granted claim line.
    EntryClaimed,
    /// A claim line that is no longer a draft.
    LineFrozen,
    /// A claim that was made.
    BatchFrozen,
    /// The journal is never rewritten.
    JournalFrozen,
    /// A number that was given out.
    NumberReused,
    /// Two tariffs for the same product and discipline on one day.
    TariffOverlap,
    /// A value that must be unique is there already; also an entry that would be in two live lines.
    NotUnique,
    /// Something that others refer to, or that refers to nothing.
    Reference,
    /// A value outside its bounds.
    Check,
}

const GUARDS: [(&str, Broken); 6] = [
    ("uurwerk:entry-claimed", Broken::EntryClaimed),
    ("uurwerk:line-frozen", Broken::LineFrozen),
    ("uurwerk:batch-frozen", Broken::BatchFrozen),
    ("uurwerk:journal-frozen", Broken::JournalFrozen),
    ("uurwerk:number-reused", Broken::NumberReused),
    ("uurwerk:tariff-overlap", Broken::TariffOverlap),
];

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let rusqlite::Error::SqliteFailure(failure, message) = error else {
            return Self::Other { code: 0 };
        };
        let message = message.unwrap_or_default();
        if let Some((_, broken)) = GUARDS.iter().find(|(guard, _)| message.contains(guard)) {
            return Self::Refused(*broken);
        }
        // What a full disk answers when a database is opened.
        if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE {
            return Self::Full;
        }
        match failure.code {
            Code::DatabaseBusy | Code::DatabaseLocked => Self::Busy,
            Code::OperationInterrupted => Self::Stopped,
            Code::DiskFull => Self::Full,
            Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen => Self::ReadOnly,
            Code::DatabaseCorrupt => Self::Corrupt,
            Code::NotADatabase => Self::WrongKey,
            Code::ConstraintViolation => Self::Refused(constraint(failure.extended_code)),
            _ => Self::Other { code: failure.extended_code },
        }
    }
}

fn constraint(extended: i32) -> Broken {
    use rusqlite::ffi::{
        SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID,
        SQLITE_CONSTRAINT_UNIQUE,
    };
    match extended {
        SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_ROWID => {
            Broken::NotUnique
        }
        SQLITE_CONSTRAINT_FOREIGNKEY => Broken::Reference,
        _ => Broken::Check,
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::File(error.kind())
    }
}
