//! Messages that came in, with their bytes.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::convert::{Columns, all, first, insert, stamp};
use super::{StoreError, Tx};
use crate::domain::time::Day;

/// A message to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage<'a> {
    pub direction: Direction,
    /// Its number without the letters: `301`.
    pub code: &'a str,
    /// Municipality code of the other side.
    pub counterpart: &'a str,
    pub identification: &'a str,
    pub dated: Day,
    /// ISO 8601, UTC.
    pub at: DateTime<Utc>,
    pub sha256: String,
    pub bytes: &'a [u8],
}

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    In,
    Out,
}

impl Direction {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        [Self::In, Self::Out].into_iter().find(|one| one.word() == word)
    }
}

/// A message as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMessage {
    pub id: i64,
    pub direction: Direction,
    pub code: String,
    pub counterpart: String,
    pub identification: String,
    pub dated: Day,
    pub at: String,
    pub sha256: String,
}

const COLUMNS: &str = "id, direction, code, counterpart, identification, dated, at, sha256";

/// All messages, newest first.
pub fn list(tx: &Tx) -> Result<Vec<KeptMessage>, StoreError> {
    all(tx, "message", &format!("SELECT {COLUMNS} FROM message ORDER BY id DESC"), [], read)
}

/// The message that this sender gave this identification (TR056).
pub fn find(
    tx: &Tx,
    direction: Direction,
    code: &str,
    counterpart: &str,
    identification: &str,
) -> Result<Option<KeptMessage>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM message
         WHERE direction = ?1 AND code = ?2 AND counterpart = ?3 AND identification = ?4"
    );
    first(tx, "message", &sql, params![direction.word(), code, counterpart, identification], read)
}

pub fn add(tx: &Tx, message: &NewMessage) -> Result<i64, StoreError> {
    insert(
        tx,
        "INSERT INTO message (direction, code, counterpart, identification, dated, at, sha256, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            message.direction.word(),
            message.code,
            message.counterpart,
            message.identification,
            message.dated.to_string(),
            stamp(message.at),
            message.sha256,
            message.bytes,
        ],
    )
}

fn read(columns: &Columns) -> Result<KeptMessage, StoreError> {
    Ok(KeptMessage {
        id: columns.integer("id")?,
        direction: columns.known("direction", Direction::parse)?,
        code: columns.text("code")?,
        counterpart: columns.text("counterpart")?,
        identification: columns.text("identification")?,
        dated: columns.day("dated")?,
        at: columns.text("at")?,
        sha256: columns.text("sha256")?,
    })
}
