//! Takes over a message of a municipality: reads it outside the transaction, then stores all of it or nothing.
//!
//! What is known of a client and of an allocation afterwards does not depend on the order in which messages came in:
//! the newest version (IV013) stands, every version is kept.

mod allocation;
mod answer;
mod client;
mod contradiction;
mod effects;
mod moved;
mod note;
mod preview;
mod receipt;
mod request;
mod returned;
mod standing;

pub use answer::{Booked, RejectedLine};
pub use contradiction::{Against, Contradiction};
pub use effects::{AllocationEffect, Effects, Life, LineEffect, LineFate, TimeEffect, TimeFate, TimeSubject};
pub use note::Note;
pub use preview::{preview, preview_each};
pub use request::{Decided, Misfit};
pub use returned::Returned;

use self::standing::Standing;
use super::export_batch::checksum;
use super::judge::Knowledge;
use super::judge_claimed::beyond;
use super::settle::{displaced_entries, waiting_entries};
use super::{add_client, change};
use crate::domain::claim::node_codes::NodeRefusal;
use crate::domain::dossier::Move;
use crate::domain::identifiers::{
    AllocationNumber, ClaimNumber, ClientNumber, MessageIdentification, MunicipalityCode,
};
use crate::domain::ids::ClientId;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::messages::jw301::{self, Jw301};
use crate::messages::{Direction, Message, ReadError, check, recognise};
use crate::store::claims::Whose;
use crate::store::messages::NewMessage;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// One file, as it was loaded with [`load`](crate::messages::load).
#[derive(Clone, PartialEq, Eq)]
pub struct Input {
    pub bytes: Vec<u8>,
    pub acceptance: Acceptance,
}

/// Whether somebody agreed with what a message does to time and claims that are here already ([`Effects::need_acceptance`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// Nobody was asked yet: such a message is refused with its effects.
    Ask,
    /// Somebody was shown these and agreed; should they be others by now, it is refused again.
    Shown(Box<Effects>),
    /// Whatever it does.
    Whatever,
}

impl Input {
    /// A message that is refused when somebody has to be asked first.
    pub const fn asking(bytes: Vec<u8>) -> Self {
        Self { bytes, acceptance: Acceptance::Ask }
    }

    /// A message that is taken over whatever it does to what is here.
    pub const fn accepted(bytes: Vec<u8>) -> Self {
        Self { bytes, acceptance: Acceptance::Whatever }
    }
}

/// What a message brought.
#[derive(Debug)]
pub struct Done {
    /// The kind of message, such as `JW301`.
    pub key: &'static str,
    pub municipality: MunicipalityCode,
    pub identification: String,
    /// The same file came in before: nothing was changed.
    pub is_repeat: bool,
    pub client: Option<ClientOutcome>,
    /// What an answer did to its claim.
    pub answer: Option<Booked>,
    /// What a return message said about a message of ours.
    pub returned: Option<Returned>,
    /// What it decided about requests of ours.
    pub decided: Vec<Decided>,
    /// From which day on the sender is responsible, where it was not known to be.
    pub moved: Option<Move>,
    /// In the order of the message.
    pub allocations: Vec<(AllocationNumber, Outcome)>,
    /// Entries that were waiting for an allocation and now stand on one.
    pub settled: usize,
    /// What the office should look at.
    pub notes: Vec<Note>,
    /// What the rules say about the new and changed allocations, worst first.
    pub findings: Vec<Finding>,
    /// What it did to allocations, time and claims that were here already.
    pub effects: Effects,
}

/// The client that a message was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientOutcome {
    pub id: ClientId,
    pub number: ClientNumber,
    pub outcome: Outcome,
}

/// What became of one thing in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    New,
    Changed,
    Unchanged,
    /// A newer version stands already; this one was kept beside it.
    Older,
}

impl Outcome {
    pub const fn name(self) -> Text {
        match self {
            Self::New => Text::new("nieuw", "new"),
            Self::Changed => Text::new("gewijzigd", "changed"),
            Self::Unchanged => Text::new("ongewijzigd", "unchanged"),
            Self::Older => Text::new("ouder dan wat er staat", "older than what stands"),
        }
    }

    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Older => "older",
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not XML, not a message, or not by its schema (level 1).
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A message that we send, such as JW323.
    #[error("a {0} goes to the municipality")]
    Outgoing(&'static str),
    /// By the rules of level 2, or dated after today; whole message refused.
    #[error("refused with {} findings", .0.len())]
    Refused(Vec<Finding>),
    #[error("no practice was set up")]
    NoPractice,
    #[error("the message is for another provider")]
    OtherProvider,
    /// The sender used this identification before, for another message (TR056).
    #[error("the identification was used before by municipality {0}")]
    IdentificationUsed(MunicipalityCode),
    /// Our own data contradicts these allocations of the message (TR332, TR379, TR381, TR385); never empty.
    #[error("our data contradicts {} allocations", .0.len())]
    Contradicted(Vec<Contradiction>),
    /// An answer to a claim that this practice never sent to this municipality (TR337).
    #[error("no such claim was sent")]
    UnknownClaim,
    /// Another answer to this claim was booked before.
    #[error("claim {0} was answered before")]
    ClaimAnswered(ClaimNumber),
    /// A return message about something that this practice never sent to this municipality.
    #[error("no such message was sent")]
    UnknownMessage,
    /// Something else came back about it before.
    #[error("message {0} was answered before")]
    MessageAnswered(MessageIdentification),
    /// It was booked as refused by the exchange node: then nobody can have answered it.
    #[error("the exchange node refused the message on {}", .refusal.day)]
    Undelivered { identification: MessageIdentification, refusal: NodeRefusal },
    /// This file was refused before, and the sender was told so: it has to send another.
    #[error("the file was refused before")]
    RefusedBefore,
    /// It changes time or claims that are here already, and nobody agreed with that yet: what it would do.
    #[error("nobody agreed with the effects yet")]
    NotAccepted(Box<Done>),
    /// An answer that does not fit what was asked.
    #[error("the answer to a request breaks {}", .0.rule())]
    RequestMisfit(Misfit),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Error {
    /// Whether one sentence says all there is to say: what stands in [`Error::findings`] says no more.
    pub const fn is_one_sentence(&self) -> bool {
        matches!(self, Self::Read(ReadError::Xml(_) | ReadError::Unknown))
    }

    /// Everything that is wrong with the message itself; empty for the other refusals.
    pub fn findings(&self) -> Vec<Finding> {
        match self {
            Self::Read(error) => error.findings(),
            Self::Refused(findings) => findings.clone(),
            Self::Contradicted(found) => found.iter().map(Contradiction::finding).collect(),
            Self::Outgoing(_)
            | Self::NoPractice
            | Self::OtherProvider
            | Self::IdentificationUsed(_)
            | Self::UnknownClaim
            | Self::ClaimAnswered(_)
            | Self::UnknownMessage
            | Self::MessageAnswered(_)
            | Self::NotAccepted(_)
            | Self::RefusedBefore
            | Self::Undelivered { .. }
            | Self::RequestMisfit(_)
            | Self::Store(_) => Vec::new(),
        }
    }
}

/// Takes over one message.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let Input { bytes, acceptance } = input;
    let message = recognise(&bytes)?;
    if message.direction == Direction::Outgoing {
        return Err(Error::Outgoing(message.key));
    }
    match message.key {
        "JW325" => book_answer(store, surroundings, message, &bytes),
        "JW319" => request::book(store, surroundings, message, &bytes),
        "JW306" | "JW308" | "JW316" | "JW318" => returned::book(store, surroundings, message, &bytes),
        _ => take_over_allocation(store, surroundings, message, (&bytes, &acceptance)),
    }
}

fn take_over_allocation(
    store: &mut Store,
    surroundings: &Surroundings,
    message: &'static Message,
    (bytes, acceptance): (&[u8], &Acceptance),
) -> Result<Done, Error> {
    let content = jw301::read(bytes)?;
    let done = accepted(bytes, surroundings).and_then(|()| {
        store.write(&change(surroundings, "import-message"), |tx| {
            let import = Import { tx, surroundings, message, content: &content, bytes };
            accept(import.run()?, acceptance)
        })
    });
    if let Err(error) = &done {
        receipt::refuse(store, surroundings, &content, bytes, error)?;
    }
    done
}

/// Nothing stays of a message of which somebody did not agree with the effects.
fn accept(done: Done, acceptance: &Acceptance) -> Result<Done, Error> {
    let is_accepted = match acceptance {
        Acceptance::Whatever => true,
        Acceptance::Shown(shown) => **shown == done.effects,
        Acceptance::Ask => false,
    };
    if is_accepted || !done.effects.need_acceptance() {
        return Ok(done);
    }
    Err(Error::NotAccepted(Box::new(done)))
}

fn book_answer(
    store: &mut Store,
    surroundings: &Surroundings,
    message: &'static Message,
    bytes: &[u8],
) -> Result<Done, Error> {
    let content = answer::read(bytes)?;
    accepted(bytes, surroundings)?;
    let envelope = Envelope {
        surroundings,
        message,
        sender: &content.municipality,
        identification: &content.identification,
        dated: content.dated,
        bytes,
    };
    store.write(&change(surroundings, "import-message"), |tx| {
        let mut done = Done::nothing(&envelope);
        done.answer = answer::book(tx, &envelope, &content)?;
        done.is_repeat = done.answer.is_none();
        Ok(done)
    })
}

/// Takes over several messages, each in its own transaction; one that is refused does not hold up the others.
pub fn run_each(
    store: &mut Store,
    surroundings: &Surroundings,
    inputs: impl IntoIterator<Item = Input>,
) -> Vec<Result<Done, Error>> {
    inputs.into_iter().map(|input| run(store, surroundings, input)).collect()
}

fn accepted(bytes: &[u8], surroundings: &Surroundings) -> Result<(), Error> {
    let mut findings = check(bytes, surroundings.today()).findings;
    findings.retain(|finding| finding.severity == Severity::Block);
    if findings.is_empty() { Ok(()) } else { Err(Error::Refused(findings)) }
}

/// One message on its way into the database.
struct Import<'a> {
    tx: &'a Tx<'a>,
    surroundings: &'a Surroundings,
    message: &'static Message,
    content: &'a Jw301,
    bytes: &'a [u8],
}

impl Import<'_> {
    fn run(&self) -> Result<Done, Error> {
        self.is_for_us()?;
        let envelope = self.envelope();
        let mut done = Done::nothing(&envelope);
        let Some(message) = keep(self.tx, &envelope)? else {
            done.is_repeat = true;
            return Ok(done);
        };
        if store::outgoing::answers_file(self.tx, &checksum(self.bytes))? {
            return Err(Error::RefusedBefore);
        }
        let known = self.client()?;
        let mut knowledge = Knowledge::load(self.tx, self.surroundings.today())?;
        self.judge(known.as_ref(), &knowledge.contracts)?;
        let before = match &known {
            Some(client) => Standing::of(self.tx, &mut knowledge, client.id)?,
            None => Standing::default(),
        };
        let is_newest = self.is_newest(known.as_ref())?;
        done.moved = self.take_over_move(known.as_ref(), is_newest, &mut done.notes)?;
        let client = self.take_over_client(known, is_newest, &mut done.notes)?;
        let changed = self.take_over_allocations(client.id, message, &mut done)?;
        self.note_absent(client.id, &mut done.notes)?;
        knowledge.forget(client.id);
        done.settled = waiting_entries(self.tx, &mut knowledge, Some(client.id))?;
        displaced_entries(self.tx, &mut knowledge, client.id)?;
        done.effects = self.effects(&mut knowledge, client.id, &before)?;
        for allocation in &changed {
            done.findings.extend(knowledge.findings_of_allocation(self.tx, allocation)?);
        }
        for one in beyond(self.tx, Whose::Client(client.id))? {
            done.findings.extend(one.findings);
        }
        Finding::sort(&mut done.findings);
        self.grant_requests(message, &mut done)?;
        self.receive(message, client.id)?;
        done.client = Some(client);
        Ok(done)
    }

    /// What the message did. Queued lines that no claim can carry any more leave the queue.
    fn effects(
        &self,
        knowledge: &mut Knowledge,
        client: ClientId,
        before: &Standing,
    ) -> Result<Effects, StoreError> {
        let mut now = Standing::of(self.tx, knowledge, client)?;
        for line in now.unsendable_since(before) {
            store::claims::unqueue(self.tx, line)?;
            now.unqueue(line);
        }
        Ok(now.since(before))
    }

    fn envelope(&self) -> Envelope<'_> {
        let header = &self.content.header;
        Envelope {
            surroundings: self.surroundings,
            message: self.message,
            sender: &header.sender,
            identification: &header.identification,
            dated: header.dated,
            bytes: self.bytes,
        }
    }

    fn is_for_us(&self) -> Result<(), Error> {
        let practice = store::practice::get(self.tx)?.ok_or(Error::NoPractice)?;
        if practice.agb == self.content.header.receiver { Ok(()) } else { Err(Error::OtherProvider) }
    }
}

/// What every message has, whatever it is about.
struct Envelope<'a> {
    surroundings: &'a Surroundings,
    message: &'static Message,
    sender: &'a MunicipalityCode,
    identification: &'a str,
    dated: Day,
    bytes: &'a [u8],
}

impl Done {
    fn nothing(envelope: &Envelope<'_>) -> Self {
        Self {
            key: envelope.message.key,
            municipality: envelope.sender.clone(),
            identification: envelope.identification.to_owned(),
            is_repeat: false,
            client: None,
            answer: None,
            returned: None,
            decided: Vec::new(),
            moved: None,
            allocations: Vec::new(),
            settled: 0,
            notes: Vec::new(),
            findings: Vec::new(),
            effects: Effects::default(),
        }
    }
}

/// Keeps the bytes and gives the id under which they stand; `None` when the same file came in before.
fn keep(tx: &Tx, envelope: &Envelope<'_>) -> Result<Option<i64>, Error> {
    let (incoming, code) = (store::messages::Direction::In, envelope.message.number());
    let sender = envelope.sender.as_str();
    let sha256 = checksum(envelope.bytes);
    if let Some(kept) = store::messages::find(tx, incoming, code, sender, envelope.identification)? {
        let is_same = kept.sha256 == sha256;
        return if is_same { Ok(None) } else { Err(Error::IdentificationUsed(envelope.sender.clone())) };
    }
    let new = NewMessage {
        direction: incoming,
        code,
        counterpart: sender,
        identification: envelope.identification,
        dated: envelope.dated,
        at: envelope.surroundings.now(),
        sha256,
        bytes: envelope.bytes,
    };
    Ok(Some(store::messages::add(tx, &new)?))
}

impl From<add_client::Error> for Error {
    /// A name that passed the schema but cannot be kept: nothing visible in it, or too long once it is composed.
    fn from(error: add_client::Error) -> Self {
        match error {
            add_client::Error::Store(error) => Self::Store(error),
            _ => Self::Refused(vec![client::unusable_name()]),
        }
    }
}

#[cfg(test)]
mod tests;
