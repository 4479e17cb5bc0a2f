//! One message: what it says in words, what it did to what is here, and the messages that belong to it.

mod deeds;

use super::messages::{MessageRow, Reading};
use crate::domain::claim::batch::BsnText;
use crate::domain::ids::{BatchId, ClientId};
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::messages::readable;
use crate::store::messages::Direction;
use crate::store::posted::{self, PostId, Relation};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub use crate::messages::readable::{Row as ContentRow, Value};

/// A message that is looked into. Has no `Debug`: it holds names.
pub struct MessageDetail {
    pub row: MessageRow,
    /// Line by line.
    pub content: Vec<ContentRow>,
    /// What it did, or what was said about it, with what to do.
    pub deeds: Vec<Deed>,
    pub related: Vec<Link>,
    /// Where it is put right, when something is wrong with it.
    pub redo: Option<Redo>,
    /// As it came in or was made.
    bytes: Vec<u8>,
}

impl MessageDetail {
    /// As it was sent or came in, line by line; citizen service numbers masked unless they were asked for.
    pub fn raw(&self, revealed: bool) -> Vec<String> {
        readable::lines(&self.bytes, revealed)
    }

    /// The answer to it, or else what it answers.
    pub fn answer(&self) -> Option<&Link> {
        let by = self.related.iter().find(|link| link.relation == Relation::AnsweredBy);
        by.or_else(|| self.related.first())
    }
}

/// A sentence; deeper ones belong to the one above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub depth: usize,
    pub words: Text,
}

/// A message that belongs to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub relation: Relation,
    pub row: MessageRow,
}

/// Where a message that came to nothing is made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redo {
    Claims(Month),
    Client(ClientId),
}

/// `None` when there is no such message.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    id: PostId,
) -> Result<Option<MessageDetail>, StoreError> {
    store.read(|tx| {
        let mut reading = Reading::new(tx, surroundings.today())?;
        let Some(post) = posted::get(tx, id)? else { return Ok(None) };
        let row = reading.row(post)?;
        let bytes = posted::bytes(tx, id)?;
        let mut related = Vec::new();
        for (relation, other) in posted::related(tx, id)? {
            if let Some(post) = posted::get(tx, other)? {
                related.push(Link { relation, row: reading.row(post)? });
            }
        }
        // What answers it goes first.
        related.sort_by_key(|link| link.relation == Relation::Answers);
        let content = content(tx, &mut reading, &bytes)?;
        let (deeds, redo) = deeds::of(tx, &row, &related)?;
        Ok(Some(MessageDetail { row, content, deeds, related, redo, bytes }))
    })
}

/// The messages with an identification; more than one when an answer took over that of what it answers.
pub fn find(
    store: &mut Store,
    surroundings: &Surroundings,
    identification: &str,
) -> Result<Vec<MessageRow>, StoreError> {
    store.read(|tx| {
        let mut reading = Reading::new(tx, surroundings.today())?;
        let found = posted::with_identification(tx, identification)?;
        found.into_iter().map(|post| reading.row(post)).collect()
    })
}

/// What the message says, with the names of the clients whose numbers stand in it.
fn content(tx: &Tx, reading: &mut Reading<'_>, bytes: &[u8]) -> Result<Vec<ContentRow>, StoreError> {
    // What is kept was read before; a damaged one shows nothing rather than a guess.
    let mut rows = readable::read(bytes).map(|(_, rows)| rows).unwrap_or_default();
    for row in &mut rows {
        let Value::Bsn(bsn) = &row.value else { continue };
        row.meaning = named(tx, reading, bsn)?.map(Text::same);
    }
    Ok(rows)
}

fn named(tx: &Tx, reading: &mut Reading<'_>, bsn: &BsnText) -> Result<Option<String>, StoreError> {
    let Ok(bsn) = bsn.bsn() else { return Ok(None) };
    let Some(client) = store::clients::by_bsn(tx, &bsn)? else { return Ok(None) };
    let name = reading.names.client(tx, client.id)?;
    Ok(Some(format!("{} {}", name.number, name.name.listed())))
}

/// The claim that a message is, or that it answers.
fn claim_of(tx: &Tx, row: &MessageRow) -> Result<Option<BatchId>, StoreError> {
    if let PostId::Claim(batch) = row.id {
        return Ok(Some(batch));
    }
    if row.direction == Direction::Out {
        return Ok(None);
    }
    let related = posted::related(tx, row.id)?.into_iter();
    Ok(related.map(|(_, other)| other).find_map(|other| match other {
        PostId::Claim(batch) => Some(batch),
        PostId::Message(_) => None,
    }))
}
