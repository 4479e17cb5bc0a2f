//! JW302, the answer to an allocation: made with the taking over, or with the refusal, so that the term is kept (OP090).

use super::super::export_batch::checksum;
use super::super::outgoing::{self, Letter, post, take_identification};
use super::{Contradiction, Error, Import};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::ids::ClientId;
use crate::domain::practice::Practice;
use crate::domain::rules::Finding;
use crate::messages::jw301::Jw301;
use crate::messages::jw302;
use crate::messages::names::VOCABULARY;
use crate::messages::returns::{self, Answer, Verdict};
use crate::messages::xml::{Element, parse};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// Dated after the day on which it came in (TR135).
const DATED_AHEAD: &str = "8848";
/// The identification was used before (TR056).
const IDENTIFICATION_USED: &str = "9056";

impl Import<'_> {
    /// Nothing was wrong.
    pub(super) fn receive(&self, message: i64, client: ClientId) -> Result<(), Error> {
        let practice = store::practice::get(self.tx)?.ok_or(Error::NoPractice)?;
        let receipt = Receipt {
            tx: self.tx,
            surroundings: self.surroundings,
            practice: &practice,
            content: self.content,
            bytes: self.bytes,
        };
        receipt.make(Some((message, client)), Verdict::Accepted)
    }
}

/// Tells the sender why a message was not taken over, once for each file. Nothing is said about a file that breaks its
/// schema, that is for another provider, or when the trouble is ours.
pub(super) fn refuse(
    store: &mut Store,
    surroundings: &Surroundings,
    content: &Jw301,
    bytes: &[u8],
    error: &Error,
) -> Result<(), Error> {
    let codes = whole(error);
    let found: &[Contradiction] = match error {
        Error::Contradicted(found) => found,
        _ => &[],
    };
    if codes.is_empty() && found.is_empty() {
        return Ok(());
    }
    store.write(&super::change(surroundings, "refuse-message"), |tx| {
        let Some(practice) = store::practice::get(tx)? else { return Ok(()) };
        if practice.agb != content.header.receiver || store::outgoing::answers_file(tx, &checksum(bytes))? {
            return Ok(());
        }
        let receipt = Receipt { tx, surroundings, practice: &practice, content, bytes };
        let class = |element: Element<'_>| {
            let number = element.child("ToewijzingNummer").map(Element::text);
            let own = found.iter().filter(|one| number == Some(one.number.to_string().as_str()));
            own.filter_map(|one| one.kind.code()).collect()
        };
        let verdict = if found.is_empty() { Verdict::Refused(&codes) } else { Verdict::Returned(&class) };
        receipt.make(None, verdict)
    })
}

/// The codes of a message that is refused as a whole.
fn whole(error: &Error) -> Vec<ReturnCode> {
    let is_ahead = |finding: &Finding| finding.rule == "TR135";
    match error {
        Error::Refused(findings) if findings.iter().all(is_ahead) => {
            ReturnCode::parse(DATED_AHEAD).into_iter().collect()
        }
        Error::Refused(_) => vec![ReturnCode::UNREADABLE],
        Error::IdentificationUsed(_) => ReturnCode::parse(IDENTIFICATION_USED).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// One answer on its way into the database.
struct Receipt<'a> {
    tx: &'a Tx<'a>,
    surroundings: &'a Surroundings,
    practice: &'a Practice,
    content: &'a Jw301,
    bytes: &'a [u8],
}

impl Receipt<'_> {
    fn make(&self, taken_over: Option<(i64, ClientId)>, verdict: Verdict<'_>) -> Result<(), Error> {
        let identification = take_identification(self.tx)?;
        let answer = Answer {
            namespace: jw302::NAMESPACE,
            code: jw302::CODE,
            identification: identification.as_str(),
            dated: self.surroundings.today(),
            versions: &self.practice.schema_versions,
            verdict,
        };
        let gone = StoreError::BadValue { table: "message", column: "bytes" };
        let original = parse(self.bytes, &VOCABULARY).map_err(|error| Error::Read(error.into()))?;
        let bytes = returns::write(&original, &answer).ok_or(gone)?;
        let letter = Letter {
            code: "302",
            municipality: &self.content.header.sender,
            identification: &identification,
            client: taken_over.map(|(_, client)| client),
            answers: taken_over.map(|(message, _)| message),
            answers_sha256: Some(&checksum(self.bytes)),
            bytes,
        };
        match post(self.tx, self.surroundings, letter) {
            Ok(_) => Ok(()),
            Err(outgoing::Error::Findings(findings)) => Err(Error::Refused(findings)),
            Err(outgoing::Error::Store(error)) => Err(error.into()),
        }
    }
}
