//! Which message a file is, and everything that is wrong with it.

use crate::domain::claim::{answer, checked};
use crate::domain::rules::message::findings;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::Day;

use super::complaint::Complaints;
use super::groups::is_root;
use super::names::VOCABULARY;
use super::xml::{Document, parse};
use super::{ALL, Judgement, Message, ReadError, jw301, jw323, jw325, values};

/// What [`check`] has to say about a file.
pub struct Report {
    /// `None` when the file is none of the messages of [`ALL`].
    pub message: Option<&'static Message>,
    /// Level 1 complaints; or, when there are none, the findings of level 2. Warnings stand last.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Nothing stands in the way of processing it.
    pub fn is_accepted(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity < Severity::Block)
    }
}

/// Judges a file by level 1 and 2 of the standard, and by today's date (TR135).
pub fn check(bytes: &[u8], today: Day) -> Report {
    let document = match parse(bytes, &VOCABULARY) {
        Ok(document) => document,
        Err(error) => return Report { message: None, findings: ReadError::from(error).findings() },
    };
    let message = message_of(&document);
    let judged = message.ok_or(ReadError::Unknown).and_then(|message| (message.judge)(&document));
    let mut findings = match judged {
        Ok(Judgement { dated, findings }) => {
            findings.into_iter().chain((dated > today).then(|| dated_ahead(dated, today))).collect()
        }
        Err(error) => error.findings(),
    };
    findings.extend(has_bare_line_ends(bytes).then(bare_line_ends));
    Report { message, findings }
}

/// The kind of message, by the namespace of its root element and by its code, which must agree.
pub fn recognise(bytes: &[u8]) -> Result<&'static Message, ReadError> {
    let document = parse(bytes, &VOCABULARY)?;
    let message = message_of(&document).ok_or(ReadError::Unknown)?;
    let header = document.root().and_then(|root| root.child("Header"));
    let code = header.and_then(|header| header.child("BerichtCode"));
    let mut log = Complaints::default();
    if let Some(code) = code
        && let Err(expected) = values::fixed(code.text(), message.code, "RS047")
    {
        log.add(code, expected.rule, || expected.what);
    }
    log.settle(Some(message))
}

fn message_of(document: &Document) -> Option<&'static Message> {
    let root = document.root()?;
    ALL.iter().find(|message| is_root(root, message.namespace))
}

pub(super) fn judge_301(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw301::read_document(document)?;
    Ok(Judgement { dated: message.header.dated, findings: findings(jw301::RULES, &message) })
}

pub(super) fn judge_323(document: &Document) -> Result<Judgement, ReadError> {
    let batch = jw323::read_document(document)?;
    Ok(Judgement { dated: batch.dated, findings: findings(checked::RULES, &batch) })
}

pub(super) fn judge_325(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw325::read_document(document)?;
    Ok(Judgement { dated: message.dated, findings: findings(answer::RULES, &message) })
}

fn dated_ahead(dated: Day, today: Day) -> Finding {
    Finding {
        rule: "TR135".to_owned(),
        severity: Severity::Block,
        what: crate::text!(
            "Header/BerichtIdentificatie: Dagtekening {dated} ligt na vandaag, {today}",
            "Header/BerichtIdentificatie: Dagtekening {dated} is after today, {today}"
        ),
        way_out: Text::new(
            "Verwerk het bericht niet voor die dag, of vraag om een nieuw bericht.",
            "Do not process the message before that day, or ask for a new one.",
        ),
    }
}

/// Lines that end in LF alone; readers take them, exchange nodes need not.
fn has_bare_line_ends(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| pair.last() == Some(&b'\n') && pair.first() != Some(&b'\r'))
}

fn bare_line_ends() -> Finding {
    Finding {
        rule: "OP192".to_owned(),
        severity: Severity::Warn,
        what: Text::new("Regels eindigen niet op CR LF.", "Lines do not end in CR LF."),
        way_out: Text::new("Sla het bestand op met CR LF.", "Save the file with CR LF."),
    }
}
