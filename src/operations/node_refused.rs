//! Writes down that a message came back from the exchange node: nothing of it was delivered, so nothing of it counts. The
//! lines of a claim are drafts again, an answer of ours is made anew at once, a report of care counts as not made. No number
//! is ever used again.

use std::collections::BTreeSet;

use super::change;
use super::export_batch::checksum;
use super::outgoing::{self, Letter, post, take_identification};
use super::queue_claims::next_reference;
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::node_codes::{NodeCode, NodeRefusal};
use crate::domain::identifiers::{MessageIdentification, MunicipalityCode};
use crate::domain::rules::Finding;
use crate::domain::time::{Day, Month};
use crate::messages::names::VOCABULARY;
use crate::messages::xml::parse;
use crate::messages::{jw302, jw320, returns};
use crate::store::batches::KeptBatch;
use crate::store::node_refusals::{self, Undelivered};
use crate::store::outgoing::KeptOutgoing;
use crate::store::{self, Broken, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Of the message that came back.
    pub identification: MessageIdentification,
    /// What the node said, where it gave a code.
    pub code: Option<NodeCode>,
    /// The day on which it said so; today if not given.
    pub day: Option<Day>,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The kind of message, such as `JW323`.
    pub key: String,
    pub municipality: MunicipalityCode,
    pub identification: MessageIdentification,
    pub refusal: NodeRefusal,
    /// Lines and credits of a claim that can go out again.
    pub lines: usize,
    /// The months in which these lines are drafts now.
    pub months: BTreeSet<Month>,
    /// The answer that was made in its place.
    pub anew: Option<MessageIdentification>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no message with this identification was made")]
    Unknown,
    /// Its file is yet to be placed, so nobody can have sent it.
    #[error("the message was not placed yet")]
    NotPlaced,
    /// The municipality answered, so it did arrive.
    #[error("the message was answered")]
    Answered,
    #[error("it was booked as refused before, on {}", .0.day)]
    Before(NodeRefusal),
    /// The day lies after today.
    #[error("the day lies ahead")]
    Ahead,
    /// The day lies before that of the message.
    #[error("the message is of {dated}")]
    Early { dated: Day },
    /// The answer that would take its place breaks rules.
    #[error("the message breaks {} rules", .0.len())]
    Findings(Vec<Finding>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<outgoing::Error> for Error {
    fn from(error: outgoing::Error) -> Self {
        match error {
            outgoing::Error::Findings(findings) => Self::Findings(findings),
            outgoing::Error::Store(error) => Self::Store(error),
        }
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let Input { identification, code, day } = input;
    let refusal = NodeRefusal { day: day.unwrap_or(surroundings.today()), code };
    store.write(&change(surroundings, "node-refused"), |tx| {
        let desk = Desk { tx, surroundings, refusal };
        if let Some(batch) = store::batches::by_identification(tx, identification.as_str())? {
            return desk.claim(batch);
        }
        let letter = store::outgoing::with_identification(tx, identification.as_str())?;
        desk.letter(letter.ok_or(Error::Unknown)?)
    })
}

/// One refusal on its way into the database.
struct Desk<'a> {
    tx: &'a Tx<'a>,
    surroundings: &'a Surroundings,
    refusal: NodeRefusal,
}

impl Desk<'_> {
    fn claim(self, batch: KeptBatch) -> Result<Done, Error> {
        let is_answered = store::answers::of_batch(self.tx, batch.id)?.is_some();
        self.may(batch.placed, is_answered, node_refusals::of_batch(self.tx, batch.id)?, batch.dated)?;
        self.keep(Undelivered::Claim(batch.id))?;
        let (mut lines, mut months) = (0, BTreeSet::new());
        for line in store::claims::of_batch(self.tx, batch.id)? {
            months.insert(line.line.period.from().month());
            done(store::claims::give_back(self.tx, line.id)?)?;
            lines += 1;
        }
        for credit in store::credits::of_batch(self.tx, batch.id)? {
            let line = credit.line.id;
            done(store::credits::answer(self.tx, credit.id, line, CreditState::Returned)?)?;
            store::credits::queue(self.tx, line, &next_reference(self.tx)?, credit.anew)?;
            lines += 1;
        }
        Ok(Done {
            key: "JW323".to_owned(),
            municipality: batch.municipality,
            identification: batch.identification,
            refusal: self.refusal,
            lines,
            months,
            anew: None,
        })
    }

    fn letter(self, letter: KeptOutgoing) -> Result<Done, Error> {
        let is_answered = letter.outcome.is_some() || store::requests::is_answered(self.tx, letter.id)?;
        self.may(letter.placed_at.is_some(), is_answered, letter.node.clone(), letter.dated)?;
        let anew = self.answer_again(&letter)?;
        Ok(Done {
            key: format!("JW{}", letter.code),
            municipality: letter.municipality,
            identification: letter.identification,
            refusal: self.refusal,
            lines: 0,
            months: BTreeSet::new(),
            anew,
        })
    }

    fn may(
        &self,
        is_placed: bool,
        is_answered: bool,
        before: Option<NodeRefusal>,
        dated: Day,
    ) -> Result<(), Error> {
        match before {
            Some(before) => Err(Error::Before(before)),
            None if is_answered => Err(Error::Answered),
            None if !is_placed => Err(Error::NotPlaced),
            None if self.refusal.day > self.surroundings.today() => Err(Error::Ahead),
            None if self.refusal.day < dated => Err(Error::Early { dated }),
            None => Ok(()),
        }
    }

    fn keep(&self, undelivered: Undelivered) -> Result<(), StoreError> {
        node_refusals::add(self.tx, undelivered, &self.refusal)
    }

    /// An answer to what came in has a term that runs on, and nothing in it can be mended: it is made again at once.
    fn answer_again(&self, first: &KeptOutgoing) -> Result<Option<MessageIdentification>, Error> {
        let Some((code, namespace)) = answer_kind(&first.code) else {
            self.keep(Undelivered::Letter(first.id))?;
            return Ok(None);
        };
        let gone = StoreError::BadValue { table: "message", column: "bytes" };
        let bytes = store::outgoing::bytes(self.tx, first.id)?;
        if checksum(&bytes) != first.sha256 {
            return Err(gone.into());
        }
        let Ok(document) = parse(&bytes, &VOCABULARY) else { return Err(gone.into()) };
        let identification = take_identification(self.tx)?;
        let today = self.surroundings.today();
        let bytes = returns::write_anew(&document, namespace, identification.as_str(), today).ok_or(gone)?;
        let letter = Letter {
            code,
            municipality: &first.municipality,
            identification: &identification,
            client: first.client,
            answers: None,
            answers_sha256: None,
            bytes,
        };
        let anew = post(self.tx, self.surroundings, letter)?;
        self.keep(Undelivered::Answer { first: first.id, anew })?;
        Ok(Some(identification))
    }
}

/// The answers that we send back, with their namespaces.
fn answer_kind(code: &str) -> Option<(&'static str, &'static str)> {
    [("302", jw302::NAMESPACE), ("320", jw320::NAMESPACE)].into_iter().find(|(known, _)| *known == code)
}

fn done(is_done: bool) -> Result<(), StoreError> {
    if is_done { Ok(()) } else { Err(StoreError::Refused(Broken::LineFrozen)) }
}
