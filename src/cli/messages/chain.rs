//! Messages in and out: where each stands, and the files of those that are ready to go.

use super::super::context::Context;
use super::super::given::{Given, identifier};
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop, find};
use super::answers;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::text::Text;
use crate::import::values;
use crate::operations::export_messages::{self, Input};
use crate::operations::views::messages::{self as view, Asked, Kind, MessageRow, Stage};
use crate::problem::Problem;
use crate::store::Store;
use crate::store::messages::Direction;
use crate::text;

pub fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let asked = asked(&mut store, given)?;
    let found = view::load(&mut store, &context.surroundings, asked).map_err(Problem::from)?;
    let columns = vec![
        Column::left("message", Text::new("bericht", "message")),
        Column::left("kind", Text::new("soort", "kind")),
        Column::left("direction", Text::new("richting", "direction")),
        Column::left("counterpart", Text::new("gemeente", "municipality")),
        Column::left("identification", Text::new("identificatie", "identification")),
        Column::left("client", Text::new("cliënt", "client")).seldom(),
        Column::left("dated", Text::new("dagtekening", "dated")),
        Column::left("stored_at", Text::new("opgeslagen", "stored")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("due", Text::new("uiterlijk", "due")).seldom(),
        Column::left("codes", Text::new("codes", "codes")).seldom(),
    ];
    let rows = found.rows.into_iter().map(cells);
    context.list(given, &Listing::new(columns, rows.collect()))?;
    say_waiting(context, found.counts.requests)?;
    Ok(Exit::Done)
}

/// Requests become messages when they are placed: until then they stand in no list of messages.
fn say_waiting(context: &mut Context<'_, '_>, requests: usize) -> Result<(), Stop> {
    if requests == 0 {
        return Ok(());
    }
    context.say(&text!(
        "verzoeken die nog verstuurd worden: {requests} ('uurwerk request list' toont ze, 'uurwerk messages export' zet ze klaar)",
        "requests that are yet to be sent: {requests} ('uurwerk request list' shows them, 'uurwerk messages export' places them)"
    ))
}

/// What the arguments let through.
fn asked(store: &mut Store, given: &Given<'_>) -> Result<Asked, Problem> {
    let direction = match (given.flag("in"), given.flag("out")) {
        (true, false) => Some(Direction::In),
        (false, true) => Some(Direction::Out),
        (false, false) | (true, true) => None,
    };
    let stage = match (given.flag("overdue"), given.flag("open")) {
        (true, _) => Stage::Overdue,
        (false, true) => Stage::Open,
        (false, false) => Stage::All,
    };
    let client = given.value("client", values::client_number)?;
    Ok(Asked {
        direction,
        stage,
        kind: given.read("kind", kind, &KIND_EXPECTED)?.map(|kind| kind.number),
        municipality: given.value("municipality", identifier(MunicipalityCode::parse))?,
        client: client.map(|number| find::client(store, &number)).transpose()?.map(|client| client.id),
        ..Asked::default()
    })
}

pub const KIND_EXPECTED: Text = Text::new("een soort zoals JW301", "a kind such as JW301");

/// `JW301`, `jw301` or `301`.
pub fn kind(text: &str) -> Option<Kind> {
    let number = text.trim_start_matches(['J', 'j']).trim_start_matches(['W', 'w']);
    view::kinds().find(|kind| kind.number == number)
}

fn cells(row: MessageRow) -> Vec<Cell> {
    let direction = match row.direction {
        Direction::In => Cell::Word("in", Text::new("in", "in")),
        Direction::Out => Cell::Word("out", Text::new("uit", "out")),
    };
    let kind = row.kind().map_or(Cell::Null, |message| Cell::Translated(message.name));
    let node_code = row.node.and_then(|node| node.code).map(|code| code.to_string());
    let codes = if row.codes.is_empty() { Cell::maybe(node_code) } else { answers::codes(&row.codes) };
    vec![
        Cell::Text(row.key),
        kind,
        direction,
        Cell::Text(row.municipality),
        Cell::Text(row.identification),
        Cell::maybe(row.client.map(|client| client.number)),
        Cell::Day(row.dated),
        Cell::Text(row.at),
        Cell::Word(row.state.word(), row.state.name()),
        row.due.map_or(Cell::Null, Cell::Day),
        codes,
    ]
}

pub fn export(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let done = export_messages::run(&mut store, &context.surroundings, Input { packed: given.flag("zip") })
        .map_err(Problem::from)?;
    if done.files.is_empty() && done.trouble.is_empty() {
        context.say(&Text::new("er staat niets klaar om te versturen", "nothing is ready to be sent"))?;
    }
    if !done.files.is_empty() {
        let columns = vec![
            Column::left("message", Text::new("bericht", "message")),
            Column::left("municipality", Text::new("gemeente", "municipality")),
            Column::left("identification", Text::new("identificatie", "identification")),
            Column::left("file", Text::new("bestand", "file")),
        ];
        let rows = done.files.iter().map(|file| {
            vec![
                Cell::Text(format!("JW{}", file.code)),
                Cell::Text(file.municipality.to_string()),
                Cell::Text(file.identification.as_str().to_owned()),
                Cell::Text(file.path.display().to_string()),
            ]
        });
        context.list(given, &Listing::new(columns, rows.collect()))?;
    }
    for path in &done.archives {
        let path = path.display();
        context.say(&text!("samen ingepakt: {path}", "packed together: {path}"))?;
    }
    let mut problems: Vec<Problem> = done.trouble.into_iter().map(Problem::from).collect();
    let Some(last) = problems.pop() else { return Ok(Exit::Done) };
    for problem in &problems {
        context.say_problem(problem)?;
    }
    Err(last.into())
}
