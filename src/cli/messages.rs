//! `uurwerk messages`: messages of the national standard, to check and to read in.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::{Context, place};
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::text::Text;
use crate::messages;
use crate::problem::Problem;
use crate::store;
use crate::store::messages::Direction;
use crate::text;

const FILES: Argument = Argument::place(
    "file",
    Form::Rest,
    Text::new("BESTAND", "FILE"),
    Text::new("berichten (XML); - leest de invoer", "messages (XML); - reads standard input"),
);

pub static NOUN: Noun = Noun {
    name: "messages",
    about: Text::new("Berichten van de standaard iJw 3.2.", "Messages of the standard iJw 3.2."),
    verbs: &[
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
                "Toon ingelezen en gemaakte berichten.",
                "List messages that were read in and made.",
            ),
            arguments: &[FORMAT],
            run: list,
        },
    ],
};

fn check(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut exit = Exit::Done;
    for path in given.paths("file") {
        let bytes = context.read_file(&path)?;
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

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let messages = context.store()?.read(store::messages::list).map_err(Problem::from)?;
    let columns = vec![
        Column::left("message", Text::new("bericht", "message")),
        Column::left("direction", Text::new("richting", "direction")),
        Column::left("counterpart", Text::new("gemeente", "municipality")),
        Column::left("identification", Text::new("identificatie", "identification")),
        Column::left("dated", Text::new("dagtekening", "dated")),
        Column::left("stored_at", Text::new("opgeslagen", "stored")),
    ];
    let rows = messages.into_iter().map(|message| {
        let direction = match message.direction {
            Direction::In => Cell::Word("in", Text::new("in", "in")),
            Direction::Out => Cell::Word("out", Text::new("uit", "out")),
        };
        vec![
            Cell::Text(format!("JW{}", message.code)),
            direction,
            Cell::Text(message.counterpart),
            Cell::Text(message.identification),
            Cell::Day(message.dated),
            Cell::Text(message.at),
        ]
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}
