//! What an import brought, in sentences: how a message was taken over, what a return message or an answer said, and what to
//! look at.

use std::collections::BTreeMap;

use crate::domain::care::codes::in_care;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::request::{Verdict, in_request};
use crate::domain::rules::{Finding, claimed_twice};
use crate::domain::text::{Lang, Text};
use crate::operations::import_message::{Booked, Decided, Done, Returned};
use crate::store::outgoing::Outcome;
use crate::text;

/// A sentence; deeper ones belong to the one above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub depth: usize,
    pub words: Text,
}

const fn line(depth: usize, words: Text) -> Line {
    Line { depth, words }
}

/// Everything that is to be said beside the list of what was taken over.
pub fn told(done: &Done) -> Vec<Line> {
    if done.is_repeat {
        return vec![line(
            0,
            Text::new(
                "dit bericht was al ingelezen; er is niets gewijzigd",
                "this message was read in before; nothing was changed",
            ),
        )];
    }
    let mut lines = Vec::new();
    lines.extend(done.answer.iter().flat_map(answered));
    lines.extend(done.returned.iter().flat_map(returned));
    lines.extend(done.decided.iter().flat_map(decided));
    lines.extend(done.notes.iter().map(|note| line(0, Text::from(note))));
    if done.settled > 0 {
        let count = done.settled;
        let words =
            text!("registraties die hierop wachtten: {count}", "entries that were waiting for it: {count}");
        lines.push(line(0, words));
    }
    lines
}

/// What was taken over of a message, one thing a line: the client, and each allocation.
pub fn taken_over(done: &Done) -> Vec<Line> {
    let client = done.client.iter().map(|client| {
        let (number, Text { nl, en }) = (&client.number, client.outcome.name());
        line(0, text!("cliënt {number}: {nl}", "client {number}: {en}"))
    });
    let allocations = done.allocations.iter().map(|(number, outcome)| {
        let Text { nl, en } = outcome.name();
        line(0, text!("toewijzing {number}: {nl}", "allocation {number}: {en}"))
    });
    client.chain(allocations).collect()
}

/// What became of a claim, and each code in words with what to do about it.
fn answered(booked: &Booked) -> Vec<Line> {
    let claim = &booked.claim;
    let mut lines = vec![line(
        0,
        match booked.outcome {
            AnswerOutcome::Processed => {
                let (granted, rejected) = (booked.granted_lines, booked.rejected.len());
                let amounts = |lang| (booked.granted.display(lang), booked.claimed.display(lang));
                let ((nl, nl_of), (en, en_of)) = (amounts(Lang::Nl), amounts(Lang::En));
                text!(
                    "declaratie {claim}: toegekend € {nl} van € {nl_of}; regels toegekend {granted}, afgewezen {rejected}",
                    "claim {claim}: granted € {en} of € {en_of}; lines granted {granted}, rejected {rejected}"
                )
            }
            AnswerOutcome::Returned => {
                let lines = booked.given_back;
                text!(
                    "declaratie {claim} is in zijn geheel afgekeurd: {lines} regels zijn weer concept",
                    "claim {claim} was refused as a whole: {lines} lines are drafts again"
                )
            }
        },
    )];
    for one in &booked.doubled {
        let Finding { what, way_out, .. } = claimed_twice(*one);
        lines.extend([line(1, what), line(2, way_out)]);
    }
    let mut counts: BTreeMap<ReturnCode, usize> = BTreeMap::new();
    for code in booked.codes.iter().filter(|code| code.is_fault()) {
        counts.insert(*code, 0);
    }
    for code in booked.rejected.iter().flat_map(|line| &line.codes) {
        *counts.entry(*code).or_default() += 1;
    }
    lines.extend(counts.into_iter().flat_map(|(code, count)| explained(code, count)));
    lines
}

/// A code with its meaning, how many lines have it, and the advice below it.
pub fn explained(code: ReturnCode, lines: usize) -> [Line; 2] {
    let Text { nl, en } = code.meaning();
    let words = match lines {
        0 => text!("{code}: {nl}", "{code}: {en}"),
        1 => text!("{code} (1 regel): {nl}", "{code} (1 line): {en}"),
        _ => text!("{code} ({lines} regels): {nl}", "{code} ({lines} lines): {en}"),
    };
    [line(1, words), line(2, code.advice())]
}

/// What came back about a message of ours.
fn returned(returned: &Returned) -> Vec<Line> {
    let (key, identification) = (returned.original, returned.identification.as_str());
    let Outcome::Refused(codes) = &returned.outcome else {
        let words = text!("{key} {identification} is goedgekeurd", "{key} {identification} is accepted");
        return vec![line(0, words)];
    };
    let words = text!(
        "{key} {identification} is geweigerd en geldt als niet verzonden; verbeter het en maak het opnieuw",
        "{key} {identification} is refused and counts as not sent; correct it and make it again"
    );
    let words_of = if matches!(key, "JW315" | "JW317") { in_request } else { in_care };
    let codes = codes.iter().flat_map(|code| {
        let (Text { nl, en }, advice) = words_of(*code);
        [line(1, text!("{code}: {nl}", "{code}: {en}")), line(2, advice)]
    });
    std::iter::once(line(0, words)).chain(codes).collect()
}

/// What was decided about a request of ours, and what to do about a refusal.
fn decided(decided: &Decided) -> Vec<Line> {
    let (number, reference, Text { nl, en }) = (decided.number, &decided.reference, decided.verdict.name());
    let words = text!("verzoek {number} ({reference}): {nl}", "request {number} ({reference}): {en}");
    let Verdict::Refused { reason, instead } = &decided.verdict else { return vec![line(0, words)] };
    let way_out = instead.as_ref().map_or_else(
        || reason.advice(),
        |instead| {
            text!(
                "Vraag het bij gemeente {instead}: 'uurwerk request again {number} --municipality {instead}'.",
                "Ask municipality {instead}: 'uurwerk request again {number} --municipality {instead}'."
            )
        },
    );
    vec![line(0, words), line(1, reason.name()), line(2, way_out)]
}
