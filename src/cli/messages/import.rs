//! `uurwerk messages import`: messages are taken over, each by itself. Where one changes time or claims that are here already, a
//! person is asked first.

use std::path::{Path, PathBuf};

use super::super::context::{Context, place};
use super::super::given::Given;
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop, ask};
use super::{answers, effects, messages_in};
use crate::domain::identifiers::AllocationNumber;
use crate::domain::text::Text;
use crate::operations::import_message::{self, Acceptance, Done, Error, Input, Outcome};
use crate::problem::effects::effects as in_words;
use crate::problem::{Problem, brought};
use crate::store::Store;
use crate::text;

pub fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let mut problems = Vec::new();
    if given.flag("preview") {
        preview(context, given, &mut store, &mut problems)?;
    } else {
        take_over(context, given, &mut store, &mut problems)?;
    }
    let Some(last) = problems.pop() else { return Ok(Exit::Done) };
    for problem in &problems {
        context.say_problem(problem)?;
    }
    Err(last.into())
}

/// Shows what all of them would do, in order, and stores nothing.
fn preview(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    store: &mut Store,
    problems: &mut Vec<Problem>,
) -> Result<(), Stop> {
    let mut files = Vec::new();
    for path in given.paths("file") {
        match messages_in(context, &path) {
            Ok(found) => files.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    let (paths, bytes): (Vec<PathBuf>, Vec<Vec<u8>>) = files.into_iter().unzip();
    let inputs = bytes.into_iter().map(Input::asking);
    let seen = import_message::preview_each(store, &context.surroundings, inputs).map_err(Problem::from)?;
    let mut done = Vec::new();
    for (path, seen) in paths.iter().zip(seen) {
        match seen {
            Ok(one) => {
                say_imported(context, path, &one)?;
                done.push(one);
            }
            Err(error) => {
                say_faults(context, &error)?;
                problems.push(Problem::from(error).at(&place(path)));
            }
        }
    }
    if !done.is_empty() {
        context.list(given, &effects::listing(&done))?;
    }
    context.say(&Text::new(
        "dit is een voorbeeld; er is niets opgeslagen",
        "this is a preview; nothing was stored",
    ))
}

fn take_over(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    store: &mut Store,
    problems: &mut Vec<Problem>,
) -> Result<(), Stop> {
    let mut rows = Vec::new();
    for path in given.paths("file") {
        let files = match messages_in(context, &path) {
            Ok(files) => files,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        take_over_each(context, given, store, files, (&mut rows, problems))?;
    }
    if !rows.is_empty() {
        context.list(given, &Listing::new(imported_columns(), rows))?;
    }
    Ok(())
}

fn take_over_each(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    store: &mut Store,
    files: Vec<(PathBuf, Vec<u8>)>,
    (rows, problems): (&mut Vec<Vec<Cell>>, &mut Vec<Problem>),
) -> Result<(), Stop> {
    for (path, bytes) in files {
        let acceptance = if given.flag("accept") { Acceptance::Whatever } else { Acceptance::Ask };
        match take_over_one(context, store, &path, Input { bytes, acceptance })? {
            Ok(done) => {
                rows.extend(imported(&done));
                say_imported(context, &path, &done)?;
            }
            Err(error) => {
                say_faults(context, &error)?;
                problems.push(Problem::from(error).at(&place(&path)));
            }
        }
    }
    Ok(())
}

/// Asks at a terminal when the message changes what is here; as often as it would change something else than was shown.
fn take_over_one(
    context: &mut Context<'_, '_>,
    store: &mut Store,
    path: &Path,
    mut input: Input,
) -> Result<Result<Done, Error>, Stop> {
    loop {
        let done = match import_message::run(store, &context.surroundings, input.clone()) {
            Err(Error::NotAccepted(done)) => done,
            other => return Ok(other),
        };
        show_effects(context, path, &done)?;
        if !(context.io.input_is_terminal && is_agreed(context)?) {
            return Ok(Err(Error::NotAccepted(done)));
        }
        input.acceptance = Acceptance::Shown(Box::new(done.effects));
    }
}

/// On standard error: nothing of it is data yet. Time is added up; `--preview` lists each entry.
fn show_effects(context: &mut Context<'_, '_>, path: &Path, done: &Done) -> Result<(), Stop> {
    let Text { nl, en } = place(path);
    context.say(&text!(
        "{nl}: dit bericht wijzigt tijd of declaraties die er al zijn:",
        "{en}: this message changes time or claims that are here already:"
    ))?;
    for brought::Line { depth, words } in in_words(&done.effects) {
        say_line(context, path, &brought::Line { depth: depth + 1, words })?;
    }
    context.say_findings(&done.findings)
}

/// Anything but a yes is a no.
fn is_agreed(context: &mut Context<'_, '_>) -> Result<bool, Stop> {
    let question = Text::new("Overnemen? [j/N]", "Take it over? [y/N]");
    let answer = ask::line(context, &question)?.to_lowercase();
    Ok(["j", "ja", "y", "yes"].contains(&answer.as_str()))
}

/// Every fault, unless there is only the one that the problem itself tells.
fn say_faults(context: &mut Context<'_, '_>, error: &Error) -> Result<(), Stop> {
    if error.is_one_sentence() { Ok(()) } else { context.say_findings(&error.findings()) }
}

fn imported_columns() -> Vec<Column> {
    vec![
        Column::left("message", Text::new("bericht", "message")),
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::left("identification", Text::new("identificatie", "identification")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::right("allocation", Text::new("toewijzing", "allocation")),
        Column::left("outcome", Text::new("uitkomst", "outcome")),
        Column::left("moved", Text::new("verhuisd per", "moved from")),
        Column::left("claim", Text::new("declaratie", "claim")).seldom(),
        Column::right("line", Text::new("nr", "no")).seldom(),
        Column::left("reference", Text::new("referentie", "reference")).seldom(),
        Column::right("amount", Text::new("bedrag", "amount")).seldom(),
        Column::left("codes", Text::new("codes", "codes")).seldom(),
    ]
}

/// A row for each allocation of the message, or for the claim that it answers and each line that was not granted.
fn imported(done: &Done) -> Vec<Vec<Cell>> {
    if let Some(booked) = &done.answer {
        return answers::rows(done, booked);
    }
    let client = done.client.as_ref().map(|client| client.number.to_string());
    let row = |(number, outcome): &(AllocationNumber, Outcome)| {
        vec![
            Cell::Text(done.key.to_owned()),
            Cell::Text(done.municipality.to_string()),
            Cell::Text(done.identification.clone()),
            Cell::maybe(client.clone()),
            Cell::Int(i64::from(number.get())),
            Cell::Word(outcome.word(), outcome.name()),
            done.moved.as_ref().map_or(Cell::Null, |moved| Cell::Day(moved.from)),
            Cell::Null,
            Cell::Null,
            Cell::Null,
            Cell::Null,
            Cell::Null,
        ]
    };
    done.allocations.iter().map(row).collect()
}

fn say_imported(context: &mut Context<'_, '_>, path: &Path, done: &Done) -> Result<(), Stop> {
    for line in brought::told(done) {
        say_line(context, path, &line)?;
    }
    context.say_findings(&done.findings)
}

/// A sentence about a file; deeper ones stand below it.
fn say_line(context: &mut Context<'_, '_>, path: &Path, line: &brought::Line) -> Result<(), Stop> {
    let (Text { nl: place_nl, en: place_en }, Text { nl, en }) = (place(path), &line.words);
    if line.depth == 0 {
        return context.say(&text!("{place_nl}: {nl}", "{place_en}: {en}"));
    }
    let indent = "  ".repeat(line.depth);
    context.say(&text!("{indent}{nl}", "{indent}{en}"))
}
