//! `uurwerk messages`: messages of the national standard, to check and to read in.

pub(super) mod answers;
mod chain;
mod refused;

use std::path::{Path, PathBuf};

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::{Context, place};
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::identifiers::AllocationNumber;
use crate::domain::text::Text;
use crate::import::archive;
use crate::messages::{self, ReadError};
use crate::operations::import_message::{self, Done, Error, Input, Outcome};
use crate::problem::Problem;
use crate::text;

const FILES: Argument = Argument::place(
    "file",
    Form::Rest,
    Text::new("BESTAND", "FILE"),
    Text::new(
        "berichten (XML, of zip met XML); - leest de invoer",
        "messages (XML, or zip of XML); - reads standard input",
    ),
);

const OVERDUE: Argument =
    Argument::flag("overdue", Text::new("alleen wat over zijn termijn is", "only what is past its term"));

const ZIP: Argument = Argument::flag(
    "zip",
    Text::new(
        "pak ze ook samen in, hooguit 30 berichten en 25 MB per zip",
        "pack them together as well, at most 30 messages and 25 MB in a zip",
    ),
);

pub static NOUN: Noun = Noun {
    name: "messages",
    about: Text::new("Berichten van de standaard iJw 3.2.", "Messages of the standard iJw 3.2."),
    verbs: &[
        Verb {
            name: "import",
            about: Text::new(
                "Lees berichten in (JW301, JW306, JW308, JW325); elk bericht heel of niet, de nieuwste versie wint.",
                "Read messages in (JW301, JW306, JW308, JW325); each one whole or not at all, the newest version wins.",
            ),
            arguments: &[FILES, FORMAT],
            run: import,
        },
        Verb {
            name: "check",
            about: Text::new(
                "Kijk berichten na, tegen schema en regels; bewaart niets.",
                "Check messages by schema and rules; stores nothing.",
            ),
            arguments: &[FILES],
            run: check,
        },
        Verb {
            name: "list",
            about: Text::new(
                "Toon ingelezen en gemaakte berichten, met hun toestand en termijn.",
                "List messages that were read in and made, with state and term.",
            ),
            arguments: &[OVERDUE, FORMAT],
            run: chain::list,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Zet gemaakte berichten klaar om te versturen, elk een keer (declaraties: 'uurwerk claims export').",
                "Place messages that were made, ready to send, each once (claims: 'uurwerk claims export').",
            ),
            arguments: &[ZIP, FORMAT],
            run: chain::export,
        },
        refused::VERB,
    ],
};

fn import(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let paths = given.paths("file");
    for path in &paths {
        let files = match messages_in(context, path) {
            Ok(files) => files,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for (path, bytes) in files {
            match import_message::run(&mut store, &context.surroundings, Input { bytes }) {
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
    }
    if !rows.is_empty() {
        context.list(given, &Listing::new(imported_columns(), rows))?;
    }
    let Some(last) = problems.pop() else { return Ok(Exit::Done) };
    for problem in &problems {
        context.say_problem(problem)?;
    }
    Err(last.into())
}

/// The messages in a file: itself, or what is packed in it by its number there.
fn messages_in(context: &mut Context<'_, '_>, path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Problem> {
    let bytes = context.read_file(path)?;
    if !archive::is_archive(&bytes) {
        return Ok(vec![(path.to_owned(), bytes)]);
    }
    let files = archive::unpack(&bytes).map_err(|error| Problem::from(error).at(&place(path)))?;
    let numbered = (1..).zip(files);
    Ok(numbered.map(|(number, bytes)| (path.join(format!("#{number}")), bytes)).collect())
}

/// Every fault, unless there is only the one that the problem itself tells.
fn say_faults(context: &mut Context<'_, '_>, error: &Error) -> Result<(), Stop> {
    match error {
        Error::Read(ReadError::Xml(_) | ReadError::Unknown) => Ok(()),
        error => context.say_findings(&error.findings()),
    }
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
    let Text { nl, en } = place(path);
    if done.is_repeat {
        return context.say(&text!(
            "{nl}: dit bericht was al ingelezen; er is niets gewijzigd",
            "{en}: this message was read in before; nothing was changed"
        ));
    }
    if let Some(booked) = &done.answer {
        answers::say(context, path, booked)?;
    }
    if let Some(returned) = &done.returned {
        chain::say_returned(context, path, returned)?;
    }
    for Text { nl: note_nl, en: note_en } in done.notes.iter().map(Text::from) {
        context.say(&text!("{nl}: {note_nl}", "{en}: {note_en}"))?;
    }
    if done.settled > 0 {
        let count = done.settled;
        context.say(&text!(
            "{nl}: registraties die hierop wachtten: {count}",
            "{en}: entries that were waiting for it: {count}"
        ))?;
    }
    context.say_findings(&done.findings)
}

fn check(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut exit = Exit::Done;
    let paths = given.paths("file");
    let files: Vec<_> = paths.iter().map(|path| messages_in(context, path)).collect::<Result<_, _>>()?;
    for (path, bytes) in files.into_iter().flatten() {
        let report = messages::check(&bytes, context.surroundings.today());
        let Text { nl, en } = place(&path);
        let key = report.message.map_or("?", |message| message.key);
        if report.is_accepted() {
            context.say(&text!("{nl}: {key} klopt", "{en}: {key} is right"))?;
        } else {
            exit = Exit::Findings;
            context.say(&text!("{nl}: {key} klopt niet", "{en}: {key} is not right"))?;
        }
        context.say_findings(&report.findings)?;
    }
    Ok(exit)
}
