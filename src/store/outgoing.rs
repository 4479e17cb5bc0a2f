//! Messages that we send beside claims: made once, placed once, answered once. Their bytes stand with the messages.

use chrono::{DateTime, Utc};
use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert, stamp};
use super::{StoreError, Tx};
use crate::domain::claim::node_codes::NodeRefusal;
use crate::domain::claim::return_codes::{ReturnCode, joined, split};
use crate::domain::identifiers::{MessageIdentification, MunicipalityCode};
use crate::domain::ids::{ClientId, OutgoingId};
use crate::domain::time::Day;

/// A message to keep; its bytes were kept before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOutgoing<'a> {
    /// The row of its bytes.
    pub message: i64,
    pub client: Option<ClientId>,
    /// The row of the message that it answers, when that was taken over.
    pub answers: Option<i64>,
    /// SHA-256 of the file that it answers.
    pub answers_sha256: Option<&'a str>,
    pub file_name: &'a str,
}

/// A message as it is kept, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOutgoing {
    pub id: OutgoingId,
    /// Its number without the letters: `305`.
    pub code: String,
    pub municipality: MunicipalityCode,
    pub identification: MessageIdentification,
    pub dated: Day,
    /// When it was made: ISO 8601, UTC.
    pub at: String,
    pub client: Option<ClientId>,
    pub file_name: String,
    pub sha256: String,
    /// When its file was placed.
    pub placed_at: Option<String>,
    /// When the message that it answers came in.
    pub asked_at: Option<String>,
    /// The day that a report of care is about.
    pub reported_day: Option<Day>,
    pub outcome: Option<Outcome>,
    /// The exchange node did not deliver it: it counts as not sent.
    pub node: Option<NodeRefusal>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    /// Counts as not sent, for these reasons.
    Refused(Vec<ReturnCode>),
}

impl Outcome {
    pub(super) fn from_word(word: &str, codes: Vec<ReturnCode>) -> Option<Self> {
        match word {
            "accepted" => Some(Self::Accepted),
            "refused" => Some(Self::Refused(codes)),
            _ => None,
        }
    }
}

const SELECT: &str = "
    SELECT outgoing.id, sent.code, sent.counterpart, sent.identification, sent.dated, sent.at, outgoing.client_id,
        file_name, sent.sha256, placed_at, coalesce(asked.at, before.asked_at) AS asked_at,
        coalesce(end_day, begin_day) AS reported_day, outcome, codes, node.day AS node_day, node.code AS node_code
    FROM outgoing JOIN message AS sent ON sent.id = outgoing.message_id
    LEFT JOIN message AS asked ON asked.id = answers_id
    LEFT JOIN care_report ON care_report.outgoing_id = outgoing.id
    LEFT JOIN node_refusal AS node ON node.outgoing_id = outgoing.id
    LEFT JOIN node_refusal AS before ON before.anew_id = outgoing.id";

pub fn add(tx: &Tx, new: &NewOutgoing) -> Result<OutgoingId, StoreError> {
    let sql = "INSERT INTO outgoing (message_id, client_id, answers_id, answers_sha256, file_name)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let client = new.client.map(|client| client.0);
    let row = params![new.message, client, new.answers, new.answers_sha256, new.file_name];
    Ok(OutgoingId(insert(tx, sql, row)?))
}

/// All of them, newest first.
pub fn list(tx: &Tx) -> Result<Vec<KeptOutgoing>, StoreError> {
    all(tx, "outgoing", &format!("{SELECT} ORDER BY outgoing.id DESC"), [], read)
}

/// Those whose files have yet to be placed, oldest first.
pub fn unplaced(tx: &Tx) -> Result<Vec<KeptOutgoing>, StoreError> {
    let sql = format!("{SELECT} WHERE placed_at IS NULL ORDER BY outgoing.id");
    all(tx, "outgoing", &sql, [], read)
}

/// The message of this number that we sent under this identification.
pub fn by_identification(
    tx: &Tx,
    code: &str,
    municipality: &MunicipalityCode,
    identification: &str,
) -> Result<Option<KeptOutgoing>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE sent.direction = 'out' AND sent.code = ?1 AND sent.counterpart = ?2
         AND sent.identification = ?3"
    );
    first(tx, "outgoing", &sql, [code, municipality.as_str(), identification], read)
}

/// The message that we sent under this identification, whatever it is.
pub fn with_identification(tx: &Tx, identification: &str) -> Result<Option<KeptOutgoing>, StoreError> {
    let sql = format!("{SELECT} WHERE sent.direction = 'out' AND sent.identification = ?1");
    first(tx, "outgoing", &sql, [identification], read)
}

/// Whether this very file was answered before.
pub fn answers_file(tx: &Tx, sha256: &str) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM outgoing WHERE answers_sha256 = ?1";
    Ok(first(tx, "outgoing", sql, [sha256], |columns| columns.integer("id"))?.is_some())
}

/// The message, byte for byte as it was made.
pub fn bytes(tx: &Tx, id: OutgoingId) -> Result<Vec<u8>, StoreError> {
    let sql =
        "SELECT bytes FROM message JOIN outgoing ON outgoing.message_id = message.id WHERE outgoing.id = ?1";
    first(tx, "message", sql, [id.0], |columns| columns.bytes("bytes"))?
        .ok_or(StoreError::BadValue { table: "message", column: "bytes" })
}

/// Whether its file was placed.
pub fn is_placed(tx: &Tx, id: OutgoingId) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM outgoing WHERE id = ?1 AND placed_at IS NOT NULL";
    Ok(first(tx, "outgoing", sql, [id.0], |columns| columns.integer("id"))?.is_some())
}

/// Remembers that its file stands where it should.
pub fn mark_placed(tx: &Tx, id: OutgoingId, at: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE outgoing SET placed_at = ?2 WHERE id = ?1 AND placed_at IS NULL";
    execute(tx, sql, params![id.0, stamp(at)])?;
    Ok(())
}

/// Books what came back; `returned` is the row of that message. False when something came back before.
pub fn answer(tx: &Tx, id: OutgoingId, returned: i64, outcome: &Outcome) -> Result<bool, StoreError> {
    let (word, codes) = match outcome {
        Outcome::Accepted => ("accepted", None),
        Outcome::Refused(codes) => ("refused", Some(joined(codes))),
    };
    let sql = "UPDATE outgoing SET returned_id = ?2, outcome = ?3, codes = ?4
               WHERE id = ?1 AND returned_id IS NULL";
    Ok(execute(tx, sql, params![id.0, returned, word, codes])? == 1)
}

fn read(columns: &Columns) -> Result<KeptOutgoing, StoreError> {
    let codes = columns.optional_known("codes", split)?;
    Ok(KeptOutgoing {
        id: OutgoingId(columns.integer("id")?),
        code: columns.text("code")?,
        municipality: columns.parsed("counterpart", MunicipalityCode::parse)?,
        identification: columns.parsed("identification", MessageIdentification::parse)?,
        dated: columns.day("dated")?,
        at: columns.text("at")?,
        client: columns.optional_integer("client_id")?.map(ClientId),
        file_name: columns.text("file_name")?,
        sha256: columns.text("sha256")?,
        placed_at: columns.optional_text("placed_at")?,
        asked_at: columns.optional_text("asked_at")?,
        reported_day: columns.optional_day("reported_day")?,
        outcome: columns
            .optional_known("outcome", |word| Outcome::from_word(word, codes.unwrap_or_default()))?,
        node: super::node_refusals::read(columns)?,
    })
}
