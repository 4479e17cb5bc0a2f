//! What a claim line stands on, and what became of it.

use super::super::context::Context;
use super::super::given::Given;
use super::super::messages::answers;
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop};
use super::detail;
use crate::domain::text::Text;
use crate::operations::views::claims::{LinePart, PartCount, PartSource};

pub(super) fn entries(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let detail = detail(context, given)?;
    let columns = vec![
        Column::right("entry", Text::new("registratie", "entry")),
        Column::right("usage", Text::new("gebruik", "usage")),
        Column::left("date", Text::new("datum", "date")),
        Column::left("start", Text::new("van", "from")),
        Column::right("minutes", Text::new("tijd", "time")),
        Column::right("units", Text::new("aantal", "units")),
        Column::left("practitioner", Text::new("medewerker", "practitioner")),
        Column::left("discipline", Text::new("discipline", "discipline")),
        Column::left("activity", Text::new("activiteit", "activity")),
    ];
    let mut totals = vec![Cell::Null; columns.len()];
    if let Some(cell) = totals.get_mut(4) {
        *cell = Cell::Minutes(detail.row.minutes);
    }
    let rows = detail.parts.iter().map(part_cells).collect();
    context.list(given, &Listing::new(columns, rows).with_totals(totals))?;
    Ok(Exit::Done)
}

fn part_cells(part: &LinePart) -> Vec<Cell> {
    let (entry, usage) = match part.source {
        PartSource::Entry(id) => (Cell::Int(id.0), Cell::Null),
        PartSource::Usage(id) => (Cell::Null, Cell::Int(id.0)),
    };
    let (minutes, units) = match part.counts {
        PartCount::Minutes(minutes) => (Cell::Minutes(minutes), Cell::Null),
        PartCount::Units(units) => (Cell::Null, Cell::Int(i64::from(units))),
    };
    vec![
        entry,
        usage,
        Cell::Day(part.day),
        Cell::maybe(part.start),
        minutes,
        units,
        Cell::Text(part.practitioner_name.clone()),
        Cell::maybe(part.discipline.as_ref()),
        Cell::Translated(part.what.clone()),
    ]
}

pub(super) fn history(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let detail = detail(context, given)?;
    let columns = vec![
        Column::left("date", Text::new("datum", "date")),
        Column::left("event", Text::new("wat", "what")),
        Column::left("claim", Text::new("declaratie", "claim")),
        Column::left("reference", Text::new("referentie", "reference")),
        Column::left("codes", Text::new("codes", "codes")).seldom(),
    ];
    let rows = detail.history.iter().map(|event| {
        vec![
            Cell::Day(event.day),
            Cell::Word(event.word, event.what.clone()),
            Cell::Text(event.claim.to_string()),
            Cell::Text(event.reference.clone()),
            match &event.node_code {
                Some(code) => Cell::Text(code.to_string()),
                None => answers::codes(&event.codes),
            },
        ]
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}
