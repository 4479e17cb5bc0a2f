//! Messages in and out: where each stands, and the files of those that are ready to go.

use super::super::context::{Context, place};
use super::super::given::Given;
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop};
use super::answers;
use crate::domain::care::codes::in_care;
use crate::domain::text::Text;
use crate::operations::export_messages::{self, Input};
use crate::operations::import_message::Returned;
use crate::operations::views::messages::{self as view, MessageRow};
use crate::problem::Problem;
use crate::store::messages::Direction;
use crate::store::outgoing::Outcome;
use crate::text;

pub fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let today = context.surroundings.today();
    let mut rows = view::load(&mut context.store()?, &context.surroundings).map_err(Problem::from)?;
    if given.flag("overdue") {
        rows = view::overdue(rows, today);
    }
    let columns = vec![
        Column::left("message", Text::new("bericht", "message")),
        Column::left("direction", Text::new("richting", "direction")),
        Column::left("counterpart", Text::new("gemeente", "municipality")),
        Column::left("identification", Text::new("identificatie", "identification")),
        Column::left("dated", Text::new("dagtekening", "dated")),
        Column::left("stored_at", Text::new("opgeslagen", "stored")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("due", Text::new("uiterlijk", "due")).seldom(),
        Column::left("codes", Text::new("codes", "codes")).seldom(),
    ];
    let rows = rows.into_iter().map(cells);
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}

fn cells(row: MessageRow) -> Vec<Cell> {
    let direction = match row.direction {
        Direction::In => Cell::Word("in", Text::new("in", "in")),
        Direction::Out => Cell::Word("out", Text::new("uit", "out")),
    };
    let node_code = row.node.and_then(|node| node.code).map(|code| code.to_string());
    let codes = if row.codes.is_empty() { Cell::maybe(node_code) } else { answers::codes(&row.codes) };
    vec![
        Cell::Text(row.key),
        direction,
        Cell::Text(row.municipality),
        Cell::Text(row.identification),
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

/// What came back about a message of ours.
pub fn say_returned(
    context: &mut Context<'_, '_>,
    path: &std::path::Path,
    returned: &Returned,
) -> Result<(), Stop> {
    let Text { nl, en } = place(path);
    let (key, identification) = (returned.original, returned.identification.as_str());
    let Outcome::Refused(codes) = &returned.outcome else {
        return context.say(&text!(
            "{nl}: {key} {identification} is goedgekeurd",
            "{en}: {key} {identification} is accepted"
        ));
    };
    context.say(&text!(
        "{nl}: {key} {identification} is geweigerd en geldt als niet verzonden; verbeter het en meld het opnieuw",
        "{en}: {key} {identification} is refused and counts as not sent; correct it and report it again"
    ))?;
    for code in codes {
        let (Text { nl: is_nl, en: is_en }, Text { nl: do_nl, en: do_en }) = in_care(*code);
        context.say(&text!("  {code}: {is_nl}", "  {code}: {is_en}"))?;
        context.say(&text!("    {do_nl}", "    {do_en}"))?;
    }
    Ok(())
}
