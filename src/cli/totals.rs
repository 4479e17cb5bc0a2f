//! `uurwerk totals`: minutes and amounts, kept apart by whatever is asked for.

use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::filter::{CLIENT, FROM, MONTH, PRACTITIONER, TO, filter};
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::activity::Kind;
use crate::domain::text::Text;
use crate::domain::totals::Sums;
use crate::operations::views::totals::{self, By, TotalRow};
use crate::problem::Problem;

/// What totals can be kept apart by: word, grouping and columns.
const GROUPS: &[(&str, By)] = &[
    ("client", By::Client),
    ("discipline", By::Discipline),
    ("product", By::Product),
    ("practitioner", By::Practitioner),
    ("kind", By::Kind),
    ("day", By::Day),
    ("week", By::Week),
    ("month", By::Month),
];

const WORDS: Text = Text::new(
    "client, discipline, product, practitioner, kind, day, week of month, met komma's ertussen",
    "client, discipline, product, practitioner, kind, day, week or month, separated by commas",
);

pub static NOUN: Noun = Noun {
    name: "totals",
    about: Text::new("Tel minuten en bedragen op.", "Add up minutes and amounts."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Tel minuten en bedragen op.", "Add up minutes and amounts."),
        arguments: &[
            MONTH,
            FROM,
            TO,
            Argument::option("by", Text::new("WAARNAAR", "WHAT"), WORDS),
            CLIENT,
            PRACTITIONER,
            FORMAT,
        ],
        run,
    }],
};

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let by = by(given)?;
    let mut store = context.store()?;
    let filter = filter(context, given, &mut store)?;
    let view = totals::load(&mut store, &filter, &by)?;
    let mut columns: Vec<Column> = by.iter().flat_map(|one| headings(*one)).collect();
    let apart = columns.len();
    columns.extend(sums_headings());
    let rows = view.rows.iter().map(|row| {
        let mut cells: Vec<Cell> = by.iter().flat_map(|one| group(row, *one)).collect();
        cells.extend(sums(row.sums));
        cells
    });
    let mut listing = Listing::new(columns, rows.collect());
    if apart > 0 {
        let mut total = vec![Cell::Null; apart];
        total.extend(sums(view.total));
        listing = listing.with_totals(total);
    }
    context.list(given, &listing)?;
    if view.total.unpriced > 0 {
        let time = super::output::hours(view.total.unpriced);
        context.say(&crate::text!(
            "{time} declarabele tijd heeft nog geen tarief en zit niet in het bedrag: 'uurwerk tariff import'",
            "{time} of declarable time has no tariff yet and is not in the amount: 'uurwerk tariff import'"
        ))?;
    }
    Ok(Exit::Done)
}

fn by(given: &Given<'_>) -> Result<Vec<By>, Problem> {
    let words = given.text("by")?.unwrap_or("client,discipline");
    let mut by = Vec::new();
    for word in words.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let known = GROUPS.iter().find(|(known, _)| *known == word);
        let (_, one) = known.ok_or_else(|| given.not_a("by", &WORDS))?;
        if !by.contains(one) {
            by.push(*one);
        }
    }
    Ok(by)
}

fn headings(by: By) -> Vec<Column> {
    match by {
        By::Client => vec![
            Column::left("client", Text::new("cliënt", "client")),
            Column::left("name", Text::new("naam", "name")),
        ],
        By::Discipline => vec![Column::left("discipline", Text::new("discipline", "discipline"))],
        By::Product => vec![Column::left("product", Text::new("product", "product"))],
        By::Practitioner => vec![Column::left("practitioner", Text::new("medewerker", "practitioner"))],
        By::Kind => vec![Column::left("kind", Text::new("soort", "kind"))],
        By::Day => vec![Column::left("day", Text::new("dag", "day"))],
        By::Week => vec![Column::left("week", Text::new("week", "week"))],
        By::Month => vec![Column::left("month", Text::new("maand", "month"))],
    }
}

fn group(row: &TotalRow, by: By) -> Vec<Cell> {
    match by {
        By::Client => vec![
            Cell::maybe(row.client.as_ref().map(|client| client.number.to_string())),
            Cell::maybe(row.client.as_ref().map(|client| client.name.listed())),
        ],
        By::Discipline => vec![Cell::maybe(row.discipline.as_ref())],
        By::Product => vec![Cell::maybe(row.product.as_ref())],
        By::Practitioner => vec![Cell::maybe(row.practitioner.as_ref())],
        By::Kind => vec![Cell::maybe(row.kind.map(Kind::letter))],
        By::Day => vec![row.day.map_or(Cell::Null, Cell::Day)],
        By::Week => vec![Cell::maybe(row.week.map(|monday| {
            let (year, week) = monday.iso_week();
            format!("{year}-W{week:02}")
        }))],
        By::Month => vec![Cell::maybe(row.month)],
    }
}

fn sums_headings() -> Vec<Column> {
    vec![
        Column::right("direct", Text::new("A direct", "A direct")),
        Column::right("indirect", Text::new("B indirect", "B indirect")),
        Column::right("non_declarable", Text::new("C overig", "C other")),
        Column::right("declarable", Text::new("declarabel", "declarable")),
        Column::right("productivity_permille", Text::new("productief", "productive")),
        Column::right("amount", Text::new("bedrag", "amount")),
    ]
}

fn sums(sums: Sums) -> Vec<Cell> {
    vec![
        Cell::Minutes(sums.direct),
        Cell::Minutes(sums.indirect),
        Cell::Minutes(sums.non_declarable),
        Cell::Minutes(sums.declarable()),
        sums.productivity().map_or(Cell::Null, |ratio| Cell::Permille(ratio.permille())),
        Cell::Cents(sums.amount.rounded()),
    ]
}
