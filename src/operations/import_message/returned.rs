//! JW306, JW308, JW316 and JW318: what a municipality says about a message of ours. Accepted, or it counts as not sent.

use super::super::change;
use super::{Done, Envelope, Error, accepted, keep};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::{AgbCode, MessageIdentification, MunicipalityCode};
use crate::domain::ids::ClientId;
use crate::messages::returns::Return;
use crate::messages::{Message, jw306, jw308, jw316, jw318};
use crate::store::outgoing::Outcome;
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

/// What came back about a message of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The kind of our message, such as `JW305`.
    pub original: &'static str,
    pub identification: MessageIdentification,
    pub client: Option<ClientId>,
    pub outcome: Outcome,
}

/// Books a return message to the message that it answers.
pub(super) fn book(
    store: &mut Store,
    surroundings: &Surroundings,
    message: &'static Message,
    bytes: &[u8],
) -> Result<Done, Error> {
    match message.key {
        "JW306" => book_one(store, surroundings, message, ("JW305", "305"), jw306::read(bytes)?, bytes),
        "JW316" => book_one(store, surroundings, message, ("JW315", "315"), jw316::read(bytes)?, bytes),
        "JW318" => book_one(store, surroundings, message, ("JW317", "317"), jw318::read(bytes)?, bytes),
        _ => book_one(store, surroundings, message, ("JW307", "307"), jw308::read(bytes)?, bytes),
    }
}

fn book_one<B>(
    store: &mut Store,
    surroundings: &Surroundings,
    message: &'static Message,
    (original, code): (&'static str, &'static str),
    content: Return<AgbCode, MunicipalityCode, B>,
    bytes: &[u8],
) -> Result<Done, Error> {
    accepted(bytes, surroundings)?;
    let envelope = Envelope {
        surroundings,
        message,
        sender: &content.original.receiver,
        identification: &content.identification,
        dated: content.dated,
        bytes,
    };
    let outcome = outcome_of(&content);
    store.write(&change(surroundings, "import-message"), |tx| {
        let mut done = Done::nothing(&envelope);
        if store::practice::get(tx)?.ok_or(Error::NoPractice)?.agb != content.original.sender {
            return Err(Error::OtherProvider);
        }
        let Some(kept) = keep(tx, &envelope)? else {
            done.is_repeat = true;
            return Ok(done);
        };
        let about = &content.original.identification;
        done.returned = Some(returned(tx, &envelope, (original, code), about, (kept, outcome))?);
        Ok(done)
    })
}

fn returned(
    tx: &Tx,
    envelope: &Envelope<'_>,
    (original, code): (&'static str, &'static str),
    about: &str,
    (kept, outcome): (i64, Outcome),
) -> Result<Returned, Error> {
    let sent = store::outgoing::by_identification(tx, code, envelope.sender, about)?;
    let sent = sent.ok_or(Error::UnknownMessage)?;
    if let Some(refusal) = sent.node {
        return Err(Error::Undelivered { identification: sent.identification, refusal });
    }
    if !store::outgoing::answer(tx, sent.id, kept, &outcome)? {
        return Err(Error::MessageAnswered(sent.identification));
    }
    Ok(Returned { original, identification: sent.identification, client: sent.client, outcome })
}

fn outcome_of<B>(content: &Return<AgbCode, MunicipalityCode, B>) -> Outcome {
    let mut codes: Vec<ReturnCode> = content.faults().map(|(_, code)| code).collect();
    codes.sort_unstable();
    codes.dedup();
    // A class that was not judged says why nowhere by itself.
    if codes.is_empty() && content.is_accepted() { Outcome::Accepted } else { refused(codes) }
}

fn refused(mut codes: Vec<ReturnCode>) -> Outcome {
    if codes.is_empty() {
        codes.push(ReturnCode::NO_REMARK);
    }
    Outcome::Refused(codes)
}
