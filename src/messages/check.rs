//! Which message a file is, and everything that is wrong with it.

use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::claim::{answer, checked};
use crate::domain::rules::message::findings;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::Day;

use super::complaint::Complaints;
use super::groups::{Header, is_root};
use super::names::VOCABULARY;
use super::returns::Return;
use super::xml::{Document, parse};
use super::{
    ALL, Judgement, Message, ReadError, jw301, jw302, jw305, jw306, jw307, jw308, jw315, jw316, jw317, jw318,
    jw319, jw320, jw323, jw325, values,
};

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

/// These bytes of a message of ours, when nothing stands in the way of sending them: whatever was written is read back and
/// judged like any file before it becomes one.
pub fn sendable(bytes: Vec<u8>, today: Day) -> Result<Vec<u8>, Vec<Finding>> {
    let report = check(&bytes, today);
    if report.is_accepted() { Ok(bytes) } else { Err(report.findings) }
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

pub(super) fn message_of(document: &Document) -> Option<&'static Message> {
    let root = document.root()?;
    ALL.iter().find(|message| is_root(root, message.namespace))
}

pub(super) fn judge_301(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw301::read_document(document)?;
    Ok(Judgement { dated: message.header.dated, findings: findings(jw301::RULES, &message) })
}

pub(super) fn judge_302(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw302::read_document(document)?;
    Ok(judge_return(message, |header, client| findings(jw301::RULES, &jw301::Jw301 { header, client })))
}

pub(super) fn judge_305(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw305::read_document(document)?;
    Ok(Judgement { dated: message.header.dated, findings: findings(jw305::RULES, &message) })
}

pub(super) fn judge_306(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw306::read_document(document)?;
    Ok(judge_return(message, |header, client| findings(jw305::RULES, &jw305::Jw305 { header, client })))
}

pub(super) fn judge_307(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw307::read_document(document)?;
    Ok(Judgement { dated: message.header.dated, findings: findings(jw307::RULES, &message) })
}

pub(super) fn judge_308(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw308::read_document(document)?;
    Ok(judge_return(message, |header, client| findings(jw307::RULES, &jw307::Jw307 { header, client })))
}

pub(super) fn judge_315(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw315::read_document(document)?;
    Ok(Judgement { dated: message.header.dated, findings: findings(jw315::RULES, &message) })
}

pub(super) fn judge_316(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw316::read_document(document)?;
    Ok(judge_return(message, |header, client| findings(jw315::RULES, &jw315::Jw315 { header, client })))
}

pub(super) fn judge_317(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw317::read_document(document)?;
    Ok(Judgement { dated: message.header.dated, findings: findings(jw317::RULES, &message) })
}

pub(super) fn judge_318(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw318::read_document(document)?;
    Ok(judge_return(message, |header, client| findings(jw317::RULES, &jw317::Jw317 { header, client })))
}

pub(super) fn judge_319(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw319::read_document(document)?;
    Ok(Judgement { dated: message.header.dated, findings: findings(jw319::RULES, &message) })
}

pub(super) fn judge_320(document: &Document) -> Result<Judgement, ReadError> {
    let message = jw320::read_document(document)?;
    Ok(judge_return(message, |header, answer| findings(jw319::RULES, &jw319::Jw319 { header, answer })))
}

/// A message that comes back obeys the rules of the one that it answers, as far as that stands in it.
fn judge_return<S, R, B>(
    message: Return<S, R, B>,
    rules: impl FnOnce(Header<S, R>, B) -> Vec<Finding>,
) -> Judgement {
    let mut findings: Vec<Finding> = has_wrong_codes(&message).then(wrong_codes).into_iter().collect();
    let Return { original, dated, body, .. } = message;
    findings.extend(body.map(|body| rules(original, body)).unwrap_or_default());
    Judgement { dated, findings }
}

/// What it is about comes back when the envelope is without remark, and only then (IV032).
fn has_wrong_codes<S, R, B>(message: &Return<S, R, B>) -> bool {
    let is_without_remark = message.codes.as_slice() == [ReturnCode::NO_REMARK];
    message.body.is_some() != is_without_remark
}

fn wrong_codes() -> Finding {
    Finding {
        rule: "IV032".to_owned(),
        severity: Severity::Warn,
        what: Text::new(
            "Header: met RetourCode 0200 hoort de rest van het bericht erbij, en alleen dan.",
            "Header: RetourCode 0200 comes with the rest of the message, and nothing else does.",
        ),
        way_out: Text::new("Vraag de afzender wat bedoeld is.", "Ask the sender what is meant."),
    }
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
