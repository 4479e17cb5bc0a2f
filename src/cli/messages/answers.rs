//! What an answer to a claim brought, in rows and in words.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::Stop;
use super::super::context::{Context, place};
use super::super::output::Cell;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::text::{Lang, Text};
use crate::operations::import_message::{Booked, Done, RejectedLine};
use crate::text;

/// A row for the claim, and one for each line that was not granted.
pub fn rows(done: &Done, booked: &Booked) -> Vec<Vec<Cell>> {
    let head = || {
        vec![
            Cell::Text(done.key.to_owned()),
            Cell::Text(done.municipality.to_string()),
            Cell::Text(done.identification.clone()),
        ]
    };
    let mut claim = head();
    claim.extend([
        Cell::Null,
        Cell::Null,
        Cell::Word(booked.outcome.word(), booked.outcome.name()),
        Cell::Null,
        Cell::Text(booked.claim.to_string()),
        Cell::Null,
        Cell::Null,
        Cell::Cents(booked.granted),
        codes(&booked.codes),
    ]);
    let line = |line: &RejectedLine| {
        let (state, mut row) = (LineState::Rejected, head());
        row.extend([
            Cell::Text(line.client.to_string()),
            Cell::Int(i64::from(line.allocation.get())),
            Cell::Word(state.word(), state.name()),
            Cell::Null,
            Cell::Text(booked.claim.to_string()),
            Cell::Int(line.id.0),
            Cell::Text(line.reference.to_string()),
            Cell::Cents(line.amount),
            codes(&line.codes),
        ]);
        row
    };
    std::iter::once(claim).chain(booked.rejected.iter().map(line)).collect()
}

pub fn codes(codes: &[ReturnCode]) -> Cell {
    Cell::List(codes.iter().map(ToString::to_string).collect())
}

/// What became of the claim, and each code in words with what to do about it.
pub fn say(context: &mut Context<'_, '_>, path: &Path, booked: &Booked) -> Result<(), Stop> {
    let Text { nl: place_nl, en: place_en } = place(path);
    let claim = &booked.claim;
    context.say(&match booked.outcome {
        AnswerOutcome::Processed => {
            let (lines, rejected) = (booked.granted_lines, booked.rejected.len());
            let amounts = |lang| (booked.granted.display(lang), booked.claimed.display(lang));
            let ((nl, nl_of), (en, en_of)) = (amounts(Lang::Nl), amounts(Lang::En));
            text!(
                "{place_nl}: declaratie {claim}: toegekend € {nl} van € {nl_of}; regels toegekend {lines}, afgewezen {rejected}",
                "{place_en}: claim {claim}: granted € {en} of € {en_of}; lines granted {lines}, rejected {rejected}"
            )
        }
        AnswerOutcome::Returned => {
            let lines = booked.given_back;
            text!(
                "{place_nl}: declaratie {claim} is in zijn geheel afgekeurd: {lines} regels zijn weer concept",
                "{place_en}: claim {claim} was refused as a whole: {lines} lines are drafts again"
            )
        }
    })?;
    let mut counts: BTreeMap<ReturnCode, usize> = BTreeMap::new();
    for code in booked.codes.iter().filter(|code| code.is_fault()) {
        counts.insert(*code, 0);
    }
    for code in booked.rejected.iter().flat_map(|line| &line.codes) {
        *counts.entry(*code).or_default() += 1;
    }
    for (code, count) in counts {
        explain(context, code, count)?;
    }
    Ok(())
}

/// A code with its meaning, how many lines have it, and the advice below it.
pub fn explain(context: &mut Context<'_, '_>, code: ReturnCode, lines: usize) -> Result<(), Stop> {
    let (Text { nl, en }, advice) = (code.meaning(), code.advice());
    context.say(&match lines {
        0 => text!("  {code}: {nl}", "  {code}: {en}"),
        1 => text!("  {code} (1 regel): {nl}", "  {code} (1 line): {en}"),
        _ => text!("  {code} ({lines} regels): {nl}", "  {code} ({lines} lines): {en}"),
    })?;
    let Text { nl, en } = advice;
    context.say(&text!("    {nl}", "    {en}"))
}
