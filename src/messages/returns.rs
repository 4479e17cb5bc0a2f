//! Messages that come back: the envelope of the message that they answer, and, where something was wrong with what it is
//! about, that message itself with codes in each class (IV028, IV032).

use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::practice::SchemaVersions;
use crate::domain::time::Day;

use super::classes::{ClassCodes, Classes, return_codes};
use super::complaint::{Complaints, Expected, ReadError};
use super::groups::{BASE, Header, PREFIX, ROOT, is_root, read_envelope, read_versions, write_versions};
use super::values;
use super::walk::{Walk, check_attributes};
use super::xml::{Document, Element, Writer};

/// A kind of message that answers another. `S` and `R` are sender and receiver of the message that it answers; `B` is what
/// that message is about.
pub struct Kind<S, R, B> {
    pub namespace: &'static str,
    /// Message code (COD002).
    pub code: &'static str,
    pub sender: fn(&str) -> Result<S, Expected>,
    pub receiver: fn(&str) -> Result<R, Expected>,
    /// The class that comes back: `Client` or `Antwoord`.
    pub class: &'static str,
    pub body: fn(&mut Walk<'_, '_>, &mut Classes) -> Option<B>,
}

/// A message that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return<S, R, B> {
    /// The envelope of the message that it answers.
    pub original: Header<S, R>,
    /// IdentificatieRetour.
    pub identification: String,
    /// DagtekeningRetour.
    pub dated: Day,
    /// Version of the set of checks that refused the message (XsltVersie).
    pub checks: Option<String>,
    pub versions: SchemaVersions,
    /// What was wrong with the message as a whole.
    pub codes: Vec<ReturnCode>,
    /// What it was about, when something was wrong with that.
    pub body: Option<B>,
    /// The codes of each class of the body.
    pub classes: Vec<ClassCodes>,
}

impl<S, R, B> Return<S, R, B> {
    /// Nothing was wrong: what was sent counts.
    pub fn is_accepted(&self) -> bool {
        self.faults().next().is_none() && self.body.is_none()
    }

    /// Class and code of everything that was wrong, without those that only say that nothing was.
    pub fn faults(&self) -> impl Iterator<Item = (&'static str, ReturnCode)> {
        let header = self.codes.iter().map(|code| ("Header", *code));
        let below = self.classes.iter();
        let below = below.flat_map(|class| class.codes.iter().map(|code| (class.class, *code)));
        header.chain(below).filter(|(_, code)| *code != ReturnCode::NO_REMARK)
    }
}

/// The content of a document that is of this kind, when it follows its schema.
pub fn read<S, R, B>(document: &Document, kind: &Kind<S, R, B>) -> Result<Return<S, R, B>, ReadError> {
    let namespace = kind.namespace;
    let root = document.root().filter(|root| is_root(*root, namespace)).ok_or(ReadError::Unknown)?;
    let mut log = Complaints::default();
    check_attributes(document.elements(), &mut log);
    let message = Walk::through(root, namespace, &mut log, |walk| {
        let envelope = walk.group("Header", namespace, |walk| envelope(walk, kind));
        let mut classes = Classes::returned(namespace);
        let body = walk.maybe_group(kind.class, namespace, |walk| (kind.body)(walk, &mut classes));
        Some(Return { body, classes: classes.into_codes(), ..envelope? })
    });
    log.settle(message)
}

fn envelope<S, R, B>(walk: &mut Walk<'_, '_>, kind: &Kind<S, R, B>) -> Option<Return<S, R, B>> {
    let original = read_envelope(walk, kind.code, kind.sender, kind.receiver);
    let identification = walk.one("IdentificatieRetour", |text| values::line(text, 12, Some("RS017")));
    let dated = walk.one("DagtekeningRetour", values::day);
    let checks = walk.maybe("XsltVersie", values::version);
    let versions = walk.group("XsdVersieRetour", BASE, read_versions);
    let codes = walk.maybe_group("RetourCodes", kind.namespace, |walk| Some(return_codes(walk)));
    Some(Return {
        original: original?,
        identification: identification?,
        dated: dated?,
        checks,
        versions: versions?,
        codes: codes.unwrap_or_default(),
        body: None,
        classes: Vec::new(),
    })
}

/// An answer to write.
pub struct Answer<'a> {
    pub namespace: &'static str,
    pub code: &'static str,
    pub identification: &'a str,
    pub dated: Day,
    pub versions: &'a SchemaVersions,
    pub verdict: Verdict<'a>,
}

/// What is said of the message that is answered.
#[derive(Clone, Copy)]
pub enum Verdict<'a> {
    Accepted,
    /// The whole message, for these reasons.
    Refused(&'a [ReturnCode]),
    /// What it is about, for the reasons that each class gets; an empty list is a class without remark.
    Returned(&'a dyn Fn(Element<'_>) -> Vec<ReturnCode>),
}

/// Writes an answer: whatever comes back is copied as it stands in the message. `None` when that has no envelope.
pub fn write(original: &Document, answer: &Answer<'_>) -> Option<Vec<u8>> {
    let header = original.root()?.child("Header")?;
    Some(Writer::document(ROOT, answer.namespace, (PREFIX, BASE), |writer| {
        writer.group("Header", |writer| write_header(writer, header, answer));
        if let Verdict::Returned(codes) = answer.verdict {
            for class in original.root().into_iter().flat_map(Element::children).filter(|one| *one != header)
            {
                copy(writer, class, codes);
            }
        }
    }))
}

fn write_header(writer: &mut Writer, header: Element<'_>, answer: &Answer<'_>) {
    let none: &dyn Fn(Element<'_>) -> Vec<ReturnCode> = &|_| Vec::new();
    for element in header.children() {
        if element.name() == "BerichtCode" {
            writer.text("BerichtCode", answer.code);
        } else {
            copy(writer, element, none);
        }
    }
    writer.text("IdentificatieRetour", answer.identification);
    writer.text("DagtekeningRetour", &answer.dated.to_string());
    write_versions(writer, "XsdVersieRetour", answer.versions);
    match answer.verdict {
        Verdict::Accepted => {}
        Verdict::Refused(codes) => write_codes(writer, codes),
        Verdict::Returned(_) => write_codes(writer, &[ReturnCode::NO_REMARK]),
    }
}

/// Writes an answer of ours once more under another identification: everything else as it stands in the first one. `None` when
/// that has no envelope.
pub fn write_anew(first: &Document, namespace: &str, identification: &str, dated: Day) -> Option<Vec<u8>> {
    let root = first.root().filter(|root| is_root(*root, namespace))?;
    let dated = dated.to_string();
    let other = |element: Element<'_>| match element.name() {
        "IdentificatieRetour" => Some(identification),
        "DagtekeningRetour" => Some(dated.as_str()),
        _ => None,
    };
    root.child("Header")?;
    Some(Writer::document(ROOT, namespace, (PREFIX, BASE), |writer| {
        for class in root.children() {
            copy_with(writer, class, &other);
        }
    }))
}

/// Copies an element; where `other` gives a text, that stands in the place of its own.
fn copy_with<'a>(writer: &mut Writer, element: Element<'_>, other: &dyn Fn(Element<'_>) -> Option<&'a str>) {
    let is_shared = element.namespace() == BASE;
    if element.first_child().is_none() {
        let text = other(element).unwrap_or(element.text());
        if is_shared {
            writer.base_text(element.name(), text);
        } else {
            writer.text(element.name(), text);
        }
        return;
    }
    let content = |writer: &mut Writer| element.children().for_each(|child| copy_with(writer, child, other));
    if is_shared { writer.base_group(element.name(), content) } else { writer.group(element.name(), content) }
}

fn copy(writer: &mut Writer, element: Element<'_>, codes: &dyn Fn(Element<'_>) -> Vec<ReturnCode>) {
    let is_shared = element.namespace() == BASE;
    if element.first_child().is_none() {
        if is_shared {
            writer.base_text(element.name(), element.text());
        } else {
            writer.text(element.name(), element.text());
        }
        return;
    }
    let content = |writer: &mut Writer| {
        for child in element.children() {
            copy(writer, child, codes);
        }
        if !is_shared && CLASSES.contains(&element.name()) {
            let found = codes(element);
            write_codes(writer, if found.is_empty() { &[ReturnCode::NO_REMARK] } else { &found });
        }
    };
    if is_shared { writer.base_group(element.name(), content) } else { writer.group(element.name(), content) }
}

pub(super) fn write_codes(writer: &mut Writer, codes: &[ReturnCode]) {
    writer.group("RetourCodes", |writer| {
        for code in codes {
            writer.text("RetourCode", code.as_str());
        }
    });
}

/// The elements that get codes when they come back; other groups and lists do not.
const CLASSES: [&str; 13] = [
    "Client",
    "Relatie",
    "Contact",
    "ToegewezenProduct",
    "StartProduct",
    "StopProduct",
    "AangevraagdProduct",
    "Verzoek",
    "OngewijzigdProduct",
    "TeWijzigenProduct",
    "NieuwProduct",
    "Antwoord",
    "Woonplaatsbeginsel",
];
