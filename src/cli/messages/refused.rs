//! `uurwerk messages refused`: the exchange node did not deliver a message.

use super::super::command::{Argument, FORMAT, Form, Verb};
use super::super::context::Context;
use super::super::given::{Given, identifier};
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop};
use crate::domain::claim::node_codes::NodeCode;
use crate::domain::identifiers::MessageIdentification;
use crate::domain::text::Text;
use crate::operations::node_refused::{self, Done, Error, Input};
use crate::problem::Problem;
use crate::text;

const IDENTIFICATION: Argument = Argument::place(
    "identification",
    Form::Place,
    Text::new("IDENTIFICATIE", "IDENTIFICATION"),
    Text::new(
        "van het bericht dat terugkwam, zoals in 'uurwerk messages list'",
        "of the message that came back, as in 'uurwerk messages list'",
    ),
);
const CODE: Argument = Argument::option(
    "code",
    Text::new("CODE", "CODE"),
    Text::new(
        "wat het knooppunt meldde, zoals BRS13 of IB014",
        "what the exchange node said, such as BRS13 or IB014",
    ),
);
const ON: Argument = Argument::option(
    "on",
    Text::new("DATUM", "DATE"),
    Text::new(
        "de dag waarop het knooppunt dat meldde; standaard vandaag",
        "the day on which it said so; today by default",
    ),
);

pub const VERB: Verb = Verb {
    name: "refused",
    about: Text::new(
        "Het knooppunt weigerde een bericht: het geldt als niet verzonden, en kan opnieuw weg met nieuwe nummers.",
        "The exchange node refused a message: it counts as not sent, and can go again under new numbers.",
    ),
    arguments: &[IDENTIFICATION, CODE, ON, FORMAT],
    run,
};

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let input = Input {
        identification: given.needed("identification", identifier(MessageIdentification::parse))?,
        code: given.value("code", code)?,
        day: given.value("on", crate::import::values::day)?,
    };
    match node_refused::run(&mut context.store()?, &context.surroundings, input) {
        Ok(done) => {
            context.list(given, &listing(&done))?;
            say(context, &done)?;
            Ok(Exit::Done)
        }
        Err(error) => {
            if let Error::Findings(findings) = &error {
                context.say_findings(findings)?;
            }
            Err(Problem::from(error).into())
        }
    }
}

fn code(text: &str) -> Result<NodeCode, Text> {
    NodeCode::parse(text).ok_or(Text::new(
        "geef een code van het knooppunt, zoals BRS13 of IB014",
        "give a code of the exchange node, such as BRS13 or IB014",
    ))
}

fn listing(done: &Done) -> Listing {
    let columns = vec![
        Column::left("message", Text::new("bericht", "message")),
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::left("identification", Text::new("identificatie", "identification")),
        Column::left("refused", Text::new("geweigerd", "refused")),
        Column::left("code", Text::new("code", "code")).seldom(),
        Column::right("lines", Text::new("regels", "lines")),
        Column::left("anew", Text::new("opnieuw als", "again as")).seldom(),
    ];
    let row = vec![
        Cell::Text(done.key.clone()),
        Cell::Text(done.municipality.to_string()),
        Cell::Text(done.identification.as_str().to_owned()),
        Cell::Day(done.refusal.day),
        Cell::maybe(done.refusal.code.as_ref()),
        Cell::count(done.lines),
        Cell::maybe(done.anew.as_ref().map(|anew| anew.as_str().to_owned())),
    ];
    Listing::new(columns, vec![row])
}

/// The code in words, and what is to be done.
fn say(context: &mut Context<'_, '_>, done: &Done) -> Result<(), Stop> {
    if let Some(code) = &done.refusal.code {
        let (Text { nl: is_nl, en: is_en }, Text { nl: do_nl, en: do_en }) = (code.meaning(), code.advice());
        context.say(&text!("{code}: {is_nl}", "{code}: {is_en}"))?;
        context.say(&text!("  {do_nl}", "  {do_en}"))?;
    }
    context.say(&next(done))
}

/// What follows from it, and how the message goes again.
fn next(done: &Done) -> Text {
    if let Some(anew) = done.anew.as_ref().map(MessageIdentification::as_str) {
        return text!(
            "het antwoord is opnieuw gemaakt als {anew}; 'uurwerk messages export' zet het klaar",
            "the answer was made again as {anew}; 'uurwerk messages export' places it"
        );
    }
    match done.key.as_str() {
        "JW323" => {
            let (lines, months) = (done.lines, &done.months);
            let months = months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            if months.is_empty() {
                return text!(
                    "weer in de wachtrij, met nieuwe nummers: {lines}",
                    "in the queue again, under new numbers: {lines}"
                );
            }
            text!(
                "opnieuw te versturen regels: {lines} (maanden: {months}): 'uurwerk claims queue --month MAAND', dan 'uurwerk claims export --month MAAND'",
                "lines to send again: {lines} (months: {months}): 'uurwerk claims queue --month MONTH', then 'uurwerk claims export --month MONTH'"
            )
        }
        "JW305" | "JW307" => Text::new(
            "de melding geldt als niet gedaan: 'uurwerk care list' toont waar de zorg staat en wat te melden is",
            "the report counts as not made: 'uurwerk care list' shows where care stands and what is to be reported",
        ),
        _ => Text::new(
            "het verzoek geldt als niet verzonden: 'uurwerk request list' noemt zijn nummer, 'uurwerk request again NUMMER' vraagt het opnieuw",
            "the request counts as not sent: 'uurwerk request list' names its number, 'uurwerk request again NUMBER' asks again",
        ),
    }
}
