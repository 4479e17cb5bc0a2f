//! What an answer to a claim brought, in rows, and return codes in words.

use super::super::Stop;
use super::super::context::Context;
use super::super::output::Cell;
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::text::Text;
use crate::operations::import_message::{Booked, Done, RejectedLine};
use crate::problem::brought;
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

/// A code with its meaning, how many lines have it, and the advice below it.
pub fn explain(context: &mut Context<'_, '_>, code: ReturnCode, lines: usize) -> Result<(), Stop> {
    for line in brought::explained(code, lines) {
        let (indent, Text { nl, en }) = ("  ".repeat(line.depth), &line.words);
        context.say(&text!("{indent}{nl}", "{indent}{en}"))?;
    }
    Ok(())
}
