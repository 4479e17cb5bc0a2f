//! JW319, the answer to a request (Antwoord): municipality to provider, message code 488.

use crate::domain::identifiers::{AgbCode, MunicipalityCode};
use crate::domain::rules::message::MessageRule;
use crate::domain::text::Text;

use super::classes::Classes;
use super::complaint::{Complaints, ReadError};
use super::groups::{Header, is_root, read_header};
use super::names::VOCABULARY;
use super::values;
use super::walk::{Walk, check_attributes};
use super::xml::{Document, parse};

/// Message code (COD002).
pub const CODE: &str = "488";
/// Namespace of the message.
pub const NAMESPACE: &str = "http://www.istandaarden.nl/ijw/3_2/jw319/schema";

/// Code list WJ759.
const REASONS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// One message: what was decided about one request, by its reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jw319 {
    pub header: Header<MunicipalityCode, AgbCode>,
    pub answer: Answer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Of the request.
    pub reference: String,
    /// Refused, or still under investigation (code list WJ760).
    pub is_refused: bool,
    /// Code list WJ759.
    pub reason: Option<String>,
    /// The municipality to ask instead.
    pub instead: Option<MunicipalityCode>,
}

/// The content of these bytes, when they follow the schema (level 1).
pub fn read(bytes: &[u8]) -> Result<Jw319, ReadError> {
    read_document(&parse(bytes, &VOCABULARY)?)
}

/// The same for a document that was parsed before.
pub fn read_document(document: &Document) -> Result<Jw319, ReadError> {
    let root = document.root().filter(|root| is_root(*root, NAMESPACE)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let message = Walk::through(root, NAMESPACE, &mut log, |walk| {
        let header = read_header(walk, NAMESPACE, CODE, values::municipality, values::agb);
        let mut classes = Classes::sent(NAMESPACE);
        let answer = walk.group("Antwoord", NAMESPACE, |walk| answer(walk, &mut classes));
        Some(Jw319 { header: header?, answer: answer? })
    });
    log.settle(message)
}

/// The class Antwoord, as it is sent or as it is returned with codes.
pub(super) fn answer(walk: &mut Walk<'_, '_>, classes: &mut Classes) -> Option<Answer> {
    let reference = walk.one("ReferentieAanbieder", |text| values::line(text, 36, None));
    let decision = walk.one("VerzoekAntwoord", |text| values::code(text, "WJ760", &["1", "2"]));
    let reason = walk.maybe("RedenAfwijzingVerzoek", |text| values::code(text, "WJ759", &REASONS));
    let instead = walk.maybe_group("Woonplaatsbeginsel", classes.namespace, |walk| {
        let municipality = walk.one("Gemeente", values::municipality);
        classes.end(walk, "Woonplaatsbeginsel");
        municipality
    });
    classes.end(walk, "Antwoord");
    Some(Answer { reference: reference?, is_refused: decision? == "1", reason, instead })
}

/// All rules of level 2. CS015 and CS025 are part of the schema.
pub static RULES: &[MessageRule<Jw319>] = &[
    MessageRule {
        id: "CD085",
        meaning: Text::new(
            "RedenAfwijzingVerzoek staat er als VerzoekAntwoord 1 is",
            "RedenAfwijzingVerzoek is present when VerzoekAntwoord is 1",
        ),
        way_out: ASK,
        check: |message, places| {
            let Answer { is_refused, reason, .. } = &message.answer;
            places.add_if(*is_refused && reason.is_none(), || Text::same("Antwoord"));
        },
    },
    MessageRule {
        id: "CD086",
        meaning: Text::new(
            "RedenAfwijzingVerzoek staat er niet als VerzoekAntwoord 2 is",
            "RedenAfwijzingVerzoek is absent when VerzoekAntwoord is 2",
        ),
        way_out: ASK,
        check: |message, places| {
            let Answer { is_refused, reason, .. } = &message.answer;
            places.add_if(!is_refused && reason.is_some(), || Text::same("Antwoord"));
        },
    },
    MessageRule {
        id: "TR377",
        meaning: Text::new(
            "Woonplaatsbeginsel staat er als RedenAfwijzingVerzoek 8 is",
            "Woonplaatsbeginsel is present when RedenAfwijzingVerzoek is 8",
        ),
        way_out: ASK,
        check: |message, places| {
            let Answer { reason, instead, .. } = &message.answer;
            let broken = reason.as_deref() == Some("8") && instead.is_none();
            places.add_if(broken, || Text::same("Antwoord"));
        },
    },
    MessageRule {
        id: "TR409",
        meaning: Text::new(
            "Woonplaatsbeginsel staat er alleen als RedenAfwijzingVerzoek 8 is",
            "Woonplaatsbeginsel is present only when RedenAfwijzingVerzoek is 8",
        ),
        way_out: ASK,
        check: |message, places| {
            let Answer { reason, instead, .. } = &message.answer;
            let broken = reason.as_deref() != Some("8") && instead.is_some();
            places.add_if(broken, || Text::same("Antwoord/Woonplaatsbeginsel"));
        },
    },
];

const ASK: Text = Text::new(
    "Vraag de gemeente om een gecorrigeerd bericht.",
    "Ask the municipality for a corrected message.",
);
