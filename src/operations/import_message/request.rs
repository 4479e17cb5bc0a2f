//! What municipalities decide about our requests: a JW319 refuses one or keeps it under investigation, a JW301 with our
//! reference grants it. A JW319 is answered in the same change (JW320, OP090), also when it cannot be booked.

use super::super::change;
use super::super::export_batch::checksum;
use super::super::outgoing::{self, Letter, post, take_identification};
use super::{Done, Envelope, Error, Import, accepted, keep};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::{MunicipalityCode, RequestReference};
use crate::domain::ids::ClientId;
use crate::domain::practice::Practice;
use crate::domain::request::{RefusalReason, Verdict};
use crate::domain::rules::Finding;
use crate::messages::jw319::{self, Answer, Jw319};
use crate::messages::names::VOCABULARY;
use crate::messages::returns::{self, Answer as Receipt, Verdict as Receive};
use crate::messages::xml::{Element, parse};
use crate::messages::{Message, jw320};
use crate::store::requests::KeptPart;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// What a message decided about a request of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Of the request.
    pub number: i64,
    pub reference: RequestReference,
    pub client: ClientId,
    pub verdict: Verdict,
}

/// Why an answer does not fit what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// No request to this municipality has the reference (TR355).
    Unknown,
    /// It was granted before (TR359).
    Granted,
    /// It was said before that it is under investigation (TR360).
    Investigated,
    /// It was refused before (TR365).
    Refused,
}

impl Misfit {
    /// The rule of the standard.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Unknown => "TR355",
            Self::Granted => "TR359",
            Self::Investigated => "TR360",
            Self::Refused => "TR365",
        }
    }

    /// The code that tells it to the municipality.
    const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "9355",
            Self::Granted => "9359",
            Self::Investigated => "9360",
            Self::Refused => "9365",
        }
    }
}

impl Import<'_> {
    /// Closes the requests that the allocations of the message name. One that is none of ours, or that was decided
    /// before, is left alone.
    pub(super) fn grant_requests(&self, message: i64, done: &mut Done) -> Result<(), StoreError> {
        let references =
            self.content.client.products.iter().filter_map(|product| product.reference.as_deref());
        for reference in references {
            done.decided.extend(grant(self.tx, &self.content.header.sender, reference, message)?);
        }
        Ok(())
    }
}

fn grant(
    tx: &Tx,
    sender: &MunicipalityCode,
    reference: &str,
    message: i64,
) -> Result<Option<Decided>, StoreError> {
    let Some(part) = store::requests::by_reference(tx, sender, reference)? else { return Ok(None) };
    let is_new = store::requests::grant(tx, &part, message)?;
    Ok(is_new.then(|| decided(part, Verdict::Granted)))
}

fn decided(part: KeptPart, verdict: Verdict) -> Decided {
    let KeptPart { number, reference, client, .. } = part;
    Decided { number, reference, client, verdict }
}

/// Books a JW319 and answers it.
pub(super) fn book(
    store: &mut Store,
    surroundings: &Surroundings,
    message: &'static Message,
    bytes: &[u8],
) -> Result<Done, Error> {
    let content = jw319::read(bytes)?;
    let desk = Desk { surroundings, message, content: &content, bytes };
    let done = accepted(bytes, surroundings)
        .and_then(|()| store.write(&change(surroundings, "import-message"), |tx| desk.book(tx)));
    if let Err(error) = &done {
        desk.refuse(store, error)?;
    }
    done
}

/// One answer on its way into the database.
struct Desk<'a> {
    surroundings: &'a Surroundings,
    message: &'static Message,
    content: &'a Jw319,
    bytes: &'a [u8],
}

impl Desk<'_> {
    fn book(&self, tx: &Tx) -> Result<Done, Error> {
        let practice = self.practice(tx)?.ok_or(Error::OtherProvider)?;
        let header = &self.content.header;
        let envelope = Envelope {
            surroundings: self.surroundings,
            message: self.message,
            sender: &header.sender,
            identification: &header.identification,
            dated: header.dated,
            bytes: self.bytes,
        };
        let mut done = Done::nothing(&envelope);
        let Some(kept) = keep(tx, &envelope)? else {
            done.is_repeat = true;
            return Ok(done);
        };
        let decided = self.decide(tx, kept)?;
        self.answer(tx, &practice, Some((kept, decided.client)), Receive::Accepted)?;
        done.decided.push(decided);
        Ok(done)
    }

    fn decide(&self, tx: &Tx, message: i64) -> Result<Decided, Error> {
        let Answer { reference, is_refused, reason, instead } = &self.content.answer;
        let part = store::requests::by_reference(tx, &self.content.header.sender, reference)?;
        let part = part.ok_or(Error::RequestMisfit(Misfit::Unknown))?;
        match (&part.verdict, is_refused) {
            (Verdict::Granted, _) => return Err(Error::RequestMisfit(Misfit::Granted)),
            (Verdict::Refused { .. }, _) => return Err(Error::RequestMisfit(Misfit::Refused)),
            (Verdict::Investigated, false) => return Err(Error::RequestMisfit(Misfit::Investigated)),
            (Verdict::Investigated, true) | (Verdict::Open, _) => {}
        }
        let verdict = if let Some(reason) = reason.as_deref().and_then(RefusalReason::parse) {
            store::requests::refuse(tx, &part, message, (reason, instead.as_ref()))?;
            Verdict::Refused { reason, instead: instead.clone() }
        } else {
            store::requests::investigate(tx, &part, message)?;
            Verdict::Investigated
        };
        Ok(decided(part, verdict))
    }

    /// Ours, when the message is for us.
    fn practice(&self, tx: &Tx) -> Result<Option<Practice>, Error> {
        let practice = store::practice::get(tx)?.ok_or(Error::NoPractice)?;
        Ok((practice.agb == self.content.header.receiver).then_some(practice))
    }

    /// Tells the sender why its answer was not booked, once for each file.
    fn refuse(&self, store: &mut Store, error: &Error) -> Result<(), Error> {
        let (whole, misfit) = codes(error);
        if whole.is_none() && misfit.is_none() {
            return Ok(());
        }
        store.write(&change(self.surroundings, "refuse-message"), |tx| {
            let Some(practice) = self.practice(tx)? else { return Ok(()) };
            if store::outgoing::answers_file(tx, &checksum(self.bytes))? {
                return Ok(());
            }
            let class = |element: Element<'_>| {
                misfit.filter(|_| element.name() == "Antwoord").into_iter().collect::<Vec<_>>()
            };
            match whole {
                Some(code) => self.answer(tx, &practice, None, Receive::Refused(&[code])),
                None => self.answer(tx, &practice, None, Receive::Returned(&class)),
            }
        })
    }

    fn answer(
        &self,
        tx: &Tx,
        practice: &Practice,
        taken_over: Option<(i64, ClientId)>,
        verdict: Receive<'_>,
    ) -> Result<(), Error> {
        let identification = take_identification(tx)?;
        let receipt = Receipt {
            namespace: jw320::NAMESPACE,
            code: jw320::CODE,
            identification: identification.as_str(),
            dated: self.surroundings.today(),
            versions: &practice.schema_versions,
            verdict,
        };
        let gone = StoreError::BadValue { table: "message", column: "bytes" };
        let original = parse(self.bytes, &VOCABULARY).map_err(|error| Error::Read(error.into()))?;
        let letter = Letter {
            code: "320",
            municipality: &self.content.header.sender,
            identification: &identification,
            client: taken_over.map(|(_, client)| client),
            answers: taken_over.map(|(message, _)| message),
            answers_sha256: Some(&checksum(self.bytes)),
            bytes: returns::write(&original, &receipt).ok_or(gone)?,
        };
        match post(tx, self.surroundings, letter) {
            Ok(_) => Ok(()),
            Err(outgoing::Error::Findings(findings)) => Err(Error::Refused(findings)),
            Err(outgoing::Error::Store(error)) => Err(error.into()),
        }
    }
}

/// What to tell of the message as a whole, or of the answer in it.
fn codes(error: &Error) -> (Option<ReturnCode>, Option<ReturnCode>) {
    let is_ahead = |finding: &Finding| finding.rule == "TR135";
    match error {
        Error::Refused(findings) if findings.iter().all(is_ahead) => (ReturnCode::parse("8848"), None),
        Error::Refused(_) => (Some(ReturnCode::UNREADABLE), None),
        Error::IdentificationUsed(_) => (ReturnCode::parse("9056"), None),
        Error::RequestMisfit(misfit) => (None, ReturnCode::parse(misfit.code())),
        _ => (None, None),
    }
}
