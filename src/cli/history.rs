//! `uurwerk client history`: who changed what about a client, from the journal.

use super::client::NUMBER;
use super::command::{Argument, FORMAT, Verb};
use super::context::Context;
use super::find;
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::history::{By, Edit, Event, FieldChange, Subject};
use crate::domain::text::Text;
use crate::domain::time::dutch_clock;
use crate::import::values;
use crate::operations::views::clients as view;
use crate::problem;
use crate::text;

/// Changes that are shown when no number is given.
const USUAL: usize = 50;

pub const VERB: Verb = Verb {
    name: "history",
    about: Text::new(
        "Toon wie wat wanneer wijzigde aan een cliënt, met toewijzingen en documenten; het nieuwste eerst.",
        "Show who changed what and when about a client, with allocations and documents; newest first.",
    ),
    arguments: &[
        NUMBER,
        Argument::option(
            "last",
            Text::new("AANTAL", "COUNT"),
            Text::new("zoveel wijzigingen (standaard 50)", "so many changes (default 50)"),
        ),
        FORMAT,
    ],
    run,
};

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = given.needed("number", values::client_number)?;
    let count = |text: &str| text.parse().ok().filter(|count| (1..=1000).contains(count));
    let expected = Text::new("een aantal van 1 tot en met 1000", "a count from 1 to 1000");
    let last = given.read("last", count, &expected)?.unwrap_or(USUAL);
    let mut store = context.store()?;
    let client = find::client(&mut store, &number)?.id;
    let history = view::history(&mut store, client, last)?;
    let rows = history.events.iter().flat_map(rows).collect();
    context.list(given, &Listing::new(columns(), rows))?;
    if history.has_more {
        context.say(&text!(
            "alleen de laatste {last} wijzigingen; --last toont er meer",
            "the last {last} changes only; --last shows more"
        ))?;
    }
    Ok(Exit::Done)
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("at", Text::new("wanneer", "when")),
        Column::left("by", Text::new("wie", "who")),
        Column::left("operation", Text::new("wat", "what")),
        Column::left("subject", Text::new("waarvan", "of")),
        Column::right("allocation", Text::new("nr", "no")),
        Column::left("action", Text::new("hoe", "how")),
        Column::left("field", Text::new("gegeven", "field")),
        Column::left("before", Text::new("was", "was")),
        Column::left("after", Text::new("werd", "became")),
    ]
}

/// A row for each field.
fn rows(event: &Event) -> Vec<Vec<Cell>> {
    let by = event.by.as_ref();
    event
        .edits
        .iter()
        .flat_map(|edit| {
            edit.fields.iter().map(move |field| {
                let mut row = who(by);
                row.extend(what(edit, field));
                row
            })
        })
        .collect()
}

fn who(by: Option<&By>) -> Vec<Cell> {
    let Some(by) = by else { return vec![Cell::Null, Cell::Null, Cell::Null] };
    let shown = dutch_clock(by.at).map_or_else(String::new, |(day, time)| format!("{day} {time}"));
    let at = by.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    vec![
        Cell::Named(at, Text::same(shown)),
        Cell::Text(by.actor.clone()),
        Cell::Named(by.operation.clone(), problem::change(by)),
    ]
}

fn what(edit: &Edit, field: &FieldChange) -> [Cell; 6] {
    let value = |text: &Option<Text>| text.clone().map_or(Cell::Null, Cell::Translated);
    let number = match &edit.subject {
        Subject::Allocation(number) => number.parse().map_or(Cell::Null, Cell::Int),
        _ => Cell::Null,
    };
    [
        Cell::Word(edit.subject.word(), edit.subject.kind()),
        number,
        Cell::Word(edit.action.word(), edit.action.name()),
        Cell::Named(field.key.to_owned(), field.name.clone()),
        value(&field.before),
        value(&field.after),
    ]
}
