//! `uurwerk care`: start, pause and stop of care, as it is reported to municipalities.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::care::StopReason;
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode};
use crate::domain::ids::AllocationId;
use crate::domain::text::Text;
use crate::import::values::one_of;
use crate::operations::report_care::{self, Done, Error, Input, Step};
use crate::operations::views::care as view;
use crate::problem::Problem;
use crate::store::Store;
use crate::text;

const NUMBER: Argument = Argument::place(
    "number",
    Form::Place,
    Text::new("NUMMER", "NUMBER"),
    Text::new("toewijzingnummer van de gemeente", "allocation number of the municipality"),
);
const MUNICIPALITY: Argument = Argument::option(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new(
        "gemeentecode, als twee gemeenten hetzelfde nummer gaven",
        "municipality code, where two municipalities gave the same number",
    ),
);
const FIRST: Argument = Argument::required(
    "on",
    Text::new("DATUM", "DATE"),
    Text::new("eerste dag van de zorg", "first day of the care"),
);
const LAST: Argument = Argument::required(
    "on",
    Text::new("DATUM", "DATE"),
    Text::new("laatste dag van de zorg", "last day of the care"),
);
const LAST_OF_ALL: Argument = Argument::option(
    "on",
    Text::new("DATUM", "DATE"),
    Text::new(
        "laatste dag van de zorg; anders die van de toewijzing, als zij eindigt",
        "last day of the care; else that of the allocation, if it ends",
    ),
);
const REASON: Argument = Argument::option(
    "reason",
    Text::new("CODE", "CODE"),
    Text::new(
        "waarom; anders wat bij de reden van wijziging van de toewijzing hoort: 31 volgens plan, 32 door de cliënt, 33 door ons, 34 in overleg, 35 omstandigheden, 36 gemeente, 37 wijziging, 38 andere aanbieder, 39 ander domein, 02 overleden",
        "why; else what goes with the reason of change of the allocation: 31 as planned, 32 by the client, 33 by us, 34 agreed, 35 circumstances, 36 municipality, 37 change, 38 other provider, 39 other domain, 02 deceased",
    ),
);
const OVERDUE: Argument = Argument::flag(
    "overdue",
    Text::new("alleen wat al gemeld had moeten zijn", "only what should have been reported already"),
);

pub static NOUN: Noun = Noun {
    name: "care",
    about: Text::new(
        "Start, pauze en stop van zorg, gemeld aan de gemeente (JW305, JW307).",
        "Start, pause and stop of care, reported to the municipality (JW305, JW307).",
    ),
    verbs: &[
        Verb {
            name: "start",
            about: Text::new("Meld dat de zorg begonnen is.", "Report that care has begun."),
            arguments: &[NUMBER, MUNICIPALITY, FIRST],
            run: start,
        },
        Verb {
            name: "pause",
            about: Text::new("Meld dat de zorg even stilligt.", "Report that care stands still for a while."),
            arguments: &[NUMBER, MUNICIPALITY, LAST],
            run: pause,
        },
        Verb {
            name: "stop",
            about: Text::new("Meld dat de zorg gestopt is.", "Report that care has ended."),
            arguments: &[NUMBER, MUNICIPALITY, LAST_OF_ALL, REASON],
            run: stop,
        },
        Verb {
            name: "withdraw",
            about: Text::new(
                "Trek de laatste melding in: die klopte niet.",
                "Take the last report back: it was wrong.",
            ),
            arguments: &[NUMBER, MUNICIPALITY],
            run: withdraw,
        },
        Verb {
            name: "list",
            about: Text::new(
                "Toon per toewijzing waar de zorg staat en wat gemeld moet worden.",
                "List for each allocation where care stands and what is to be reported.",
            ),
            arguments: &[OVERDUE, FORMAT],
            run: list,
        },
    ],
};

fn start(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let begin = given.needed("on", crate::import::values::day)?;
    report(context, given, Step::Start { begin })
}

fn pause(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let end = given.needed("on", crate::import::values::day)?;
    report(context, given, Step::Stop { end, reason: StopReason::PAUSE })
}

fn stop(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let (end, reason) = (given.day("on")?, given.value("reason", reason)?);
    let (mut store, allocation) = found(context, given)?;
    let proposed = match (end, reason) {
        (Some(_), Some(_)) => None,
        _ => view::proposed_stop(&mut store, context.surroundings.today(), allocation)
            .map_err(Problem::from)?,
    };
    let end = end.or_else(|| proposed.map(|stop| stop.end));
    let reason = reason.or_else(|| proposed.and_then(|stop| stop.reason));
    let missing = |name, words| given.at(name, Problem::usage(words));
    let end = end.ok_or_else(|| {
        missing(
            "on",
            Text::new(
                "noem de laatste dag van de zorg: de toewijzing is nog niet afgelopen",
                "name the last day of the care: the allocation has not ended yet",
            ),
        )
    })?;
    let reason = reason.ok_or_else(|| {
        missing(
            "reason",
            Text::new(
                "de toewijzing zegt niet waarom: noem de reden",
                "the allocation does not say why: name the reason",
            ),
        )
    })?;
    report(context, given, Step::Stop { end, reason })
}

fn found(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<(Store, AllocationId), Stop> {
    let number = given.needed("number", identifier(AllocationNumber::parse))?;
    let municipality = given.value("municipality", identifier(MunicipalityCode::parse))?;
    let mut store = context.store()?;
    let allocation = find::allocation(&mut store, municipality.as_ref(), number)?.id;
    Ok((store, allocation))
}

fn withdraw(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    report(context, given, Step::Withdraw)
}

/// A reason for ending; a pause has its own verb.
fn reason(text: &str) -> Result<StopReason, Text> {
    let parsed = StopReason::parse(text).filter(|reason| *reason != StopReason::PAUSE);
    parsed.ok_or_else(|| {
        let codes: Vec<&str> = StopReason::all().map(StopReason::code).filter(|code| *code != "20").collect();
        one_of(&codes)
    })
}

fn report(context: &mut Context<'_, '_>, given: &Given<'_>, step: Step) -> Result<Exit, Stop> {
    let number = given.needed("number", identifier(AllocationNumber::parse))?;
    let (mut store, allocation) = found(context, given)?;
    match report_care::run(&mut store, &context.surroundings, Input { allocation, step }) {
        Ok(done) => {
            context.say(&words(number, &done))?;
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

fn words(number: AllocationNumber, done: &Done) -> Text {
    let (key, identification) = (done.key, done.identification.as_str());
    let Text { nl, en } = done.report.words();
    text!(
        "toewijzing {number}: {nl}; {key} {identification} is gemaakt, 'uurwerk messages export' zet het klaar",
        "allocation {number}: {en}; {key} {identification} is made, 'uurwerk messages export' places it"
    )
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let today = context.surroundings.today();
    let mut store = context.store()?;
    let mut rows = view::load(&mut store, today).map_err(Problem::from)?;
    if given.flag("overdue") {
        rows.retain(|row| row.progress.is_overdue(today));
    }
    let columns = vec![
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::right("allocation", Text::new("toewijzing", "allocation")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("begin", Text::new("begin", "begin")),
        Column::left("end", Text::new("einde", "end")),
        Column::left("first_time", Text::new("eerste tijd", "first time")),
        Column::left("due", Text::new("melden voor", "report by")),
        Column::left("stop_on", Text::new("stop na", "stop after")).seldom(),
        Column::left("stop_reason", Text::new("reden", "reason")).seldom(),
        Column::left("withdraw", Text::new("intrekken", "withdraw")).seldom(),
    ];
    let day = |day: Option<_>| day.map_or(Cell::Null, Cell::Day);
    let rows = rows.into_iter().map(|row| {
        vec![
            Cell::Text(row.client.to_string()),
            Cell::Text(row.municipality.to_string()),
            Cell::Int(i64::from(row.number.get())),
            Cell::Word(row.progress.state.word(), row.progress.state.name()),
            day(row.progress.state.begin()),
            day(row.progress.state.end()),
            day(row.progress.first_day),
            day(row.progress.due),
            day(row.stop.map(|stop| stop.end)),
            row.stop
                .and_then(|stop| stop.reason)
                .map_or(Cell::Null, |reason| Cell::Word(reason.code(), reason.name())),
            row.withdraw.map_or(Cell::Null, |act| Cell::Word(act.word(), act.name())),
        ]
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}
