//! Everything that goes between us and municipalities as one list: messages in and out, claims among them. A page of it is
//! read at a time, newest first, without touching the bytes.

use rusqlite::params;

use super::convert::{Columns, all, first};
use super::messages::Direction;
use super::outgoing::Outcome;
use super::{StoreError, Tx};
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::node_codes::NodeRefusal;
use crate::domain::claim::return_codes::split;
use crate::domain::ids::{BatchId, ClientId};
use crate::domain::time::Day;

/// Where a message is kept: claims have a table of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostId {
    /// A row of the messages.
    Message(i64),
    Claim(BatchId),
}

/// A message as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    pub direction: Direction,
    /// Its number without the letters: `301`.
    pub code: String,
    /// Municipality code of the other side.
    pub counterpart: String,
    pub identification: String,
    pub dated: Day,
    /// When it was stored: ISO 8601, UTC.
    pub at: String,
    /// The one client whom it is about, where there is one.
    pub client: Option<ClientId>,
    pub sent: Sent,
}

/// What became of a message that we send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It came in.
    Not,
    Claim {
        outcome: Option<AnswerOutcome>,
        node: Option<NodeRefusal>,
    },
    Letter {
        placed_at: Option<String>,
        /// When the message that it answers came in.
        asked_at: Option<String>,
        /// The day that a report of care is about.
        reported_day: Option<Day>,
        outcome: Option<Outcome>,
        /// The exchange node did not deliver it: it counts as not sent.
        node: Option<NodeRefusal>,
    },
}

/// What is looked for; nothing is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub direction: Option<Direction>,
    /// Its number without the letters.
    pub code: Option<String>,
    /// Municipality code of the other side.
    pub counterpart: Option<String>,
    /// A part of the identification, or the whole code of the municipality.
    pub words: Option<String>,
    /// With `words`: messages about these clients answer as well.
    pub clients: Vec<ClientId>,
    /// Only messages about this client.
    pub client: Option<ClientId>,
}

impl Filter {
    /// The clients as a list that SQLite reads.
    fn clients(&self) -> String {
        let ids: Vec<String> = self.clients.iter().map(ToString::to_string).collect();
        format!("[{}]", ids.join(","))
    }

    const fn has_claims(&self) -> bool {
        !matches!(self.direction, Some(Direction::In))
    }
}

const MESSAGE: &str = "
    SELECT message.id, message.direction, message.code, message.counterpart, message.identification, message.dated,
        message.at, sent.id AS sent_id, sent.placed_at, coalesce(asked.at, before.asked_at) AS asked_at,
        coalesce(end_day, begin_day) AS reported_day, sent.outcome, sent.codes,
        node.day AS node_day, node.code AS node_code,
        coalesce(sent.client_id, back.client_id, reply.client_id,
            (SELECT client_id FROM allocation_version JOIN allocation ON allocation.id = allocation_id
             WHERE message_id = message.id LIMIT 1)) AS client_id
    FROM message
    LEFT JOIN outgoing AS sent ON sent.message_id = message.id
    LEFT JOIN outgoing AS back ON back.returned_id = message.id
    LEFT JOIN outgoing AS reply ON reply.answers_id = message.id
    LEFT JOIN message AS asked ON asked.id = sent.answers_id
    LEFT JOIN care_report ON care_report.outgoing_id = sent.id
    LEFT JOIN node_refusal AS node ON node.outgoing_id = sent.id
    LEFT JOIN node_refusal AS before ON before.anew_id = sent.id";

/// Messages about a client, by the list of clients `?`.
macro_rules! about {
    ($clients:literal) => {
        concat!(
            "message.id IN (
                 SELECT message_id FROM outgoing WHERE client_id IN ",
            $clients,
            " UNION ALL SELECT returned_id FROM outgoing WHERE client_id IN ",
            $clients,
            " UNION ALL SELECT answers_id FROM outgoing WHERE client_id IN ",
            $clients,
            " UNION ALL SELECT message_id FROM allocation_version WHERE allocation_id IN (
                     SELECT id FROM allocation WHERE client_id IN ",
            $clients,
            "))"
        )
    };
}

const NARROWED: &str = concat!(
    "(?1 IS NULL OR message.direction = ?1) AND (?2 IS NULL OR message.code = ?2)
     AND (?3 IS NULL OR message.counterpart = ?3)
     AND (?4 IS NULL OR message.counterpart = ?4 OR instr(upper(message.identification), upper(?4)) > 0 OR ",
    about!("(SELECT value FROM json_each(?5))"),
    ") AND (?6 IS NULL OR ",
    about!("(?6)"),
    ")"
);

const CLAIM: &str = "
    SELECT batch.id, municipality, identification, batch.dated, created_at, answer.outcome,
        node.day AS node_day, node.code AS node_code
    FROM batch LEFT JOIN answer ON answer.batch_id = batch.id
    LEFT JOIN node_refusal AS node ON node.batch_id = batch.id";

const NARROWED_CLAIMS: &str = "
    (?1 IS NULL OR ?1 = '323') AND (?2 IS NULL OR municipality = ?2)
    AND (?3 IS NULL OR municipality = ?3 OR instr(upper(identification), upper(?3)) > 0 OR batch.id IN (
        SELECT batch_id FROM claim_line WHERE allocation_id IN (
            SELECT id FROM allocation WHERE client_id IN (SELECT value FROM json_each(?4)))))
    AND (?5 IS NULL OR batch.id IN (
        SELECT batch_id FROM claim_line WHERE allocation_id IN (SELECT id FROM allocation WHERE client_id = ?5)))";

/// The newest messages, at most so many.
pub fn newest(tx: &Tx, filter: &Filter, most: usize) -> Result<Vec<Post>, StoreError> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let messages =
        format!("{MESSAGE} WHERE {NARROWED} ORDER BY message.at DESC, message.id DESC LIMIT {limit}");
    let claims =
        format!("{CLAIM} WHERE {NARROWED_CLAIMS} ORDER BY created_at DESC, batch.id DESC LIMIT {limit}");
    let mut found = both(tx, filter, &messages, &claims)?;
    found.sort_by(|a, b| b.at.cmp(&a.at));
    found.truncate(most);
    Ok(found)
}

/// What was not placed yet or waits for an answer, and requests that were received and wait for their decision.
pub fn open(tx: &Tx, filter: &Filter) -> Result<Vec<Post>, StoreError> {
    let messages = format!(
        "{MESSAGE} WHERE {NARROWED} AND message.id IN (
             SELECT message_id FROM outgoing
             WHERE outcome IS NULL AND (placed_at IS NULL OR answers_sha256 IS NULL)
             UNION ALL
             SELECT outgoing.message_id FROM request JOIN outgoing ON outgoing.id = request.outgoing_id
             WHERE outcome = 'accepted' AND request.id IN (
                 SELECT request_id FROM request_part WHERE verdict IN ('open', 'investigated')))"
    );
    // The inner question walks an index, not the claims with their bytes.
    let claims = format!(
        "{CLAIM} WHERE {NARROWED_CLAIMS} AND batch.id IN (
             SELECT batch.id FROM batch LEFT JOIN answer ON answer.batch_id = batch.id WHERE answer.id IS NULL)"
    );
    both(tx, filter, &messages, &claims)
}

/// How many there are.
pub fn count(tx: &Tx, filter: &Filter) -> Result<usize, StoreError> {
    let counted = |columns: &Columns| columns.integer("count");
    let sql = format!("SELECT count(*) AS count FROM message WHERE {NARROWED}");
    let messages = first(tx, "message", &sql, of_messages(filter), counted)?.unwrap_or_default();
    let sql = format!("SELECT count(*) AS count FROM batch WHERE {NARROWED_CLAIMS}");
    let claims = if filter.has_claims() {
        first(tx, "batch", &sql, of_claims(filter), counted)?.unwrap_or_default()
    } else {
        0
    };
    Ok(usize::try_from(messages.saturating_add(claims)).unwrap_or_default())
}

/// One message; `None` when there is no such row.
pub fn get(tx: &Tx, id: PostId) -> Result<Option<Post>, StoreError> {
    match id {
        PostId::Message(id) => {
            first(tx, "message", &format!("{MESSAGE} WHERE message.id = ?1"), [id], read_message)
        }
        PostId::Claim(id) => first(tx, "batch", &format!("{CLAIM} WHERE batch.id = ?1"), [id.0], read_claim),
    }
}

/// The bytes of a message, as they came in or were made.
pub fn bytes(tx: &Tx, id: PostId) -> Result<Vec<u8>, StoreError> {
    match id {
        PostId::Claim(id) => super::batches::bytes(tx, id),
        PostId::Message(id) => {
            first(tx, "message", "SELECT bytes FROM message WHERE id = ?1", [id], |columns| {
                columns.bytes("bytes")
            })?
            .ok_or(StoreError::BadValue { table: "message", column: "bytes" })
        }
    }
}

/// How two messages belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The other is the answer to this one.
    AnsweredBy,
    /// This one is the answer to the other.
    Answers,
}

/// The messages that belong to one.
pub fn related(tx: &Tx, id: PostId) -> Result<Vec<(Relation, PostId)>, StoreError> {
    let (sql, id) = match id {
        PostId::Claim(id) => {
            ("SELECT 'by' AS relation, message_id, NULL AS batch_id FROM answer WHERE batch_id = ?1", id.0)
        }
        PostId::Message(id) => (
            "SELECT 'by' AS relation, message_id, NULL AS batch_id FROM outgoing WHERE answers_id = ?1
             UNION SELECT 'by', returned_id, NULL FROM outgoing WHERE message_id = ?1 AND returned_id IS NOT NULL
             UNION SELECT 'to', message_id, NULL FROM outgoing WHERE returned_id = ?1
             UNION SELECT 'to', answers_id, NULL FROM outgoing WHERE message_id = ?1 AND answers_id IS NOT NULL
             UNION SELECT 'to', NULL, batch_id FROM answer WHERE message_id = ?1
             UNION SELECT 'to', outgoing.message_id, NULL FROM request_part
                 JOIN request ON request.id = request_id JOIN outgoing ON outgoing.id = request.outgoing_id
                 WHERE investigated_by = ?1 OR decided_by = ?1
             UNION SELECT 'by', coalesce(decided_by, investigated_by), NULL FROM request_part
                 JOIN request ON request.id = request_id JOIN outgoing ON outgoing.id = request.outgoing_id
                 WHERE outgoing.message_id = ?1 AND coalesce(decided_by, investigated_by) IS NOT NULL",
            id,
        ),
    };
    all(tx, "message", sql, [id], |columns| {
        let relation = columns.known("relation", |word| match word {
            "by" => Some(Relation::AnsweredBy),
            "to" => Some(Relation::Answers),
            _ => None,
        })?;
        let other = match columns.optional_integer("message_id")? {
            Some(message) => PostId::Message(message),
            None => PostId::Claim(BatchId(columns.integer("batch_id")?)),
        };
        Ok((relation, other))
    })
}

fn both(tx: &Tx, filter: &Filter, messages: &str, claims: &str) -> Result<Vec<Post>, StoreError> {
    let mut found = all(tx, "message", messages, of_messages(filter), read_message)?;
    if filter.has_claims() {
        found.extend(all(tx, "batch", claims, of_claims(filter), read_claim)?);
    }
    Ok(found)
}

fn of_messages(filter: &Filter) -> impl rusqlite::Params + use<> {
    let Filter { direction, code, counterpart, words, client, .. } = filter.clone();
    (
        direction.map(Direction::word),
        code,
        counterpart,
        words,
        filter.clients(),
        client.map(|client| client.0),
    )
}

fn of_claims(filter: &Filter) -> impl rusqlite::Params + use<> {
    let Filter { code, counterpart, words, client, .. } = filter.clone();
    (code, counterpart, words, filter.clients(), client.map(|client| client.0))
}

fn read_message(columns: &Columns) -> Result<Post, StoreError> {
    let codes = columns.optional_known("codes", split)?;
    let sent = match columns.optional_integer("sent_id")? {
        None => Sent::Not,
        Some(_) => Sent::Letter {
            placed_at: columns.optional_text("placed_at")?,
            asked_at: columns.optional_text("asked_at")?,
            reported_day: columns.optional_day("reported_day")?,
            outcome: columns
                .optional_known("outcome", |word| Outcome::from_word(word, codes.unwrap_or_default()))?,
            node: super::node_refusals::read(columns)?,
        },
    };
    Ok(Post {
        id: PostId::Message(columns.integer("id")?),
        direction: columns.known("direction", Direction::parse)?,
        code: columns.text("code")?,
        counterpart: columns.text("counterpart")?,
        identification: columns.text("identification")?,
        dated: columns.day("dated")?,
        at: columns.text("at")?,
        client: columns.optional_integer("client_id")?.map(ClientId),
        sent,
    })
}

fn read_claim(columns: &Columns) -> Result<Post, StoreError> {
    Ok(Post {
        id: PostId::Claim(BatchId(columns.integer("id")?)),
        direction: Direction::Out,
        code: "323".to_owned(),
        counterpart: columns.text("municipality")?,
        identification: columns.text("identification")?,
        dated: columns.day("dated")?,
        at: columns.text("created_at")?,
        client: None,
        sent: Sent::Claim {
            outcome: columns.optional_known("outcome", AnswerOutcome::from_word)?,
            node: super::node_refusals::read(columns)?,
        },
    })
}

/// Where the message with this identification is kept; a return message and the one that it answers may share one.
pub fn with_identification(tx: &Tx, identification: &str) -> Result<Vec<Post>, StoreError> {
    let sql = format!("{MESSAGE} WHERE message.identification = ?1 ORDER BY message.id");
    let mut found = all(tx, "message", &sql, params![identification], read_message)?;
    let sql = format!("{CLAIM} WHERE identification = ?1");
    found.extend(all(tx, "batch", &sql, params![identification], read_claim)?);
    Ok(found)
}
