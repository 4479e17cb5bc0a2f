//! `uurwerk claims`: from a month of time to claim lines, and from lines to a claim message.

mod corrections;
mod inside;
mod ledger;
mod overrides;
mod queueing;
mod sending;

pub use overrides::moment;

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::given::{Given, identifier};
use super::messages::answers;
use super::output::{Cell, Column, Listing, hours};
use super::{Exit, Stop};
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::LineId;
use crate::domain::rules::Severity;
use crate::domain::text::{Lang, Text};
use crate::domain::time::Month;
use crate::operations::compile_claims;
use crate::operations::queue_claims;
use crate::operations::views::claims::{self as view, LineRow};
use crate::problem::Problem;
use crate::text;

const MONTH: Argument = Argument::required(
    "month",
    Text::new("MAAND", "MONTH"),
    Text::new("de maand, zoals 2025-03", "the month, such as 2025-03"),
);
const OF_MONTH: Argument = Argument::option(
    "month",
    Text::new("MAAND", "MONTH"),
    Text::new("alle regels van deze maand", "all lines of this month"),
);
const LATE_OF_MONTH: Argument = Argument::option(
    "month",
    Text::new("MAAND", "MONTH"),
    Text::new("alles wat in deze maand te laat kwam", "everything that came late in this month"),
);
const MUNICIPALITY: Argument = Argument::option(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new("alleen van deze gemeente", "of this municipality only"),
);
const LINE: Argument = Argument::place(
    "line",
    Form::Place,
    Text::new("REGEL", "LINE"),
    Text::new(
        "nummer uit 'uurwerk claims list --month MAAND'",
        "number from 'uurwerk claims list --month MONTH'",
    ),
);
const RULE: Argument = Argument::required(
    "rule",
    Text::new("REGEL-ID", "RULE"),
    Text::new("de regel die vasthoudt, zoals PS-A7", "the rule that holds, such as PS-A7"),
);
const REASON: Argument = Argument::option(
    "reason",
    Text::new("TEKST", "TEXT"),
    Text::new(
        "waarom de regel toch gedeclareerd kan worden; geen namen of BSN",
        "why the line can be claimed all the same; no names or BSN",
    ),
);
const WITHDRAW: Argument =
    Argument::flag("withdraw", Text::new("trek de vrijgave in", "take the override back"));
const LINES: Argument = Argument::place(
    "line",
    Form::Words,
    Text::new("REGEL", "LINE"),
    Text::new("of deze regels, alle of geen", "or these lines, all or none"),
);

pub static NOUN: Noun = Noun {
    name: "claims",
    about: Text::new("Declaraties: van tijd naar bericht.", "Claims: from time to message."),
    verbs: &[
        Verb {
            name: "compile",
            about: Text::new(
                "Maak de declaratieregels van een maand, met hun bevindingen.",
                "Make the claim lines of a month, with their findings.",
            ),
            arguments: &[MONTH],
            run: compile,
        },
        Verb {
            name: "list",
            about: Text::new("Toon de declaratieregels van een maand.", "List the claim lines of a month."),
            arguments: &[MONTH, MUNICIPALITY, FORMAT],
            run: list,
        },
        Verb {
            name: "show",
            about: Text::new(
                "Toon één regel met wat de regels ervan vinden.",
                "Show one line with what the rules say about it.",
            ),
            arguments: &[LINE, FORMAT],
            run: show,
        },
        Verb {
            name: "entries",
            about: Text::new("Toon de tijd waarop een regel staat.", "List the time that a line stands on."),
            arguments: &[LINE, FORMAT],
            run: inside::entries,
        },
        Verb {
            name: "history",
            about: Text::new(
                "Toon wanneer een regel is verzonden en beantwoord, en met welke codes.",
                "List when a line was sent and answered, and with which codes.",
            ),
            arguments: &[LINE, FORMAT],
            run: inside::history,
        },
        Verb {
            name: "override",
            about: Text::new(
                "Geef een regel vrij die een bevinding vasthoudt, met de reden; --withdraw trekt dat in.",
                "Let a line through that a finding holds, with the reason; --withdraw takes that back.",
            ),
            arguments: &[LINE, RULE, REASON, WITHDRAW],
            run: overrides::override_rule,
        },
        Verb {
            name: "overrides",
            about: Text::new(
                "Toon wat in een maand is vrijgegeven: door wie, wanneer en waarom.",
                "List what was let through in a month: by whom, when and why.",
            ),
            arguments: &[MONTH, FORMAT],
            run: overrides::overrides,
        },
        Verb {
            name: "queue",
            about: Text::new(
                "Zet regels in de wachtrij; wat vastgehouden wordt, blijft achter.",
                "Put lines in the queue; what is held stays behind.",
            ),
            arguments: &[LINES, OF_MONTH, MUNICIPALITY],
            run: queueing::queue,
        },
        Verb {
            name: "unqueue",
            about: Text::new("Haal regels uit de wachtrij.", "Take lines out of the queue."),
            arguments: &[LINES, OF_MONTH, MUNICIPALITY],
            run: queueing::unqueue,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Maak van de wachtrij een JW323 per gemeente, met CSV en samenvatting; precies één keer.",
                "Make a JW323 per municipality of the queue, with CSV and summary; exactly once.",
            ),
            arguments: &[MONTH, MUNICIPALITY, FORMAT],
            run: sending::export,
        },
        Verb {
            name: "late",
            about: Text::new(
                "Toon tijd die binnenkwam nadat haar maand al was gedeclareerd.",
                "List time that came in after its month had been claimed.",
            ),
            arguments: &[MONTH, FORMAT],
            run: corrections::late,
        },
        Verb {
            name: "credit",
            about: Text::new(
                "Neem toegekende regels in hun geheel terug; de creditering gaat in de wachtrij.",
                "Take granted lines back in full; the credit goes in the queue.",
            ),
            arguments: &[
                LINES,
                corrections::CODE_OF_CREDIT,
                corrections::SOME_MONTH,
                MUNICIPALITY,
                corrections::PREVIEW,
                FORMAT,
            ],
            run: corrections::credit,
        },
        Verb {
            name: "correct",
            about: Text::new(
                "Crediteer toegekende regels en declareer alles samen opnieuw, ook wat later kwam.",
                "Credit granted lines and claim everything together anew, with what came late.",
            ),
            arguments: &[
                LINES,
                LATE_OF_MONTH,
                corrections::CODE_OF_CREDIT,
                MUNICIPALITY,
                corrections::PREVIEW,
                FORMAT,
            ],
            run: corrections::correct,
        },
        Verb {
            name: "resubmit",
            about: Text::new(
                "Declareer opnieuw wat is afgewezen of teruggekomen, met nieuwe nummers.",
                "Claim again what was rejected or came back, under new numbers.",
            ),
            arguments: &[LINES, OF_MONTH, corrections::CODE, MUNICIPALITY, corrections::PREVIEW, FORMAT],
            run: corrections::resubmit,
        },
        Verb {
            name: "codes",
            about: Text::new(
                "Toon per retourcode welke regels nog iets vragen, van alle maanden of van één.",
                "List per return code which lines still need something, of all months or of one.",
            ),
            arguments: &[corrections::SOME_MONTH, MUNICIPALITY, FORMAT],
            run: corrections::codes,
        },
        Verb {
            name: "ledger",
            about: Text::new(
                "Toon per gemeente en maand wat is ingediend, openstaat, is toegekend en is afgewezen.",
                "List what was claimed, is outstanding, was granted and was rejected, per municipality and month.",
            ),
            arguments: &[ledger::ONE_MONTH, ledger::YEAR, ledger::BY, FORMAT],
            run: ledger::ledger,
        },
        Verb {
            name: "sent",
            about: Text::new("Toon de declaraties van een maand.", "List the claims of a month."),
            arguments: &[MONTH, FORMAT],
            run: sending::sent,
        },
    ],
};

fn month(given: &Given<'_>) -> Result<Month, Problem> {
    given.needed("month", crate::import::values::month)
}

fn municipality(given: &Given<'_>) -> Result<Option<MunicipalityCode>, Problem> {
    given.value("municipality", identifier(MunicipalityCode::parse))
}

fn compile(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let month = month(given)?;
    let input = compile_claims::Input { month };
    let done = compile_claims::run(&mut context.store()?, &context.surroundings, input)?;
    let (lines, held, time) = (done.lines, done.held, hours(done.minutes));
    let (nl, en) = (done.amount.display(Lang::Nl), done.amount.display(Lang::En));
    context.say(&text!(
        "{month}: concepten {lines}, waarvan vastgehouden {held}; {time}, € {nl}",
        "{month}: drafts {lines}, of which held {held}; {time}, € {en}"
    ))?;
    let (added, changed, removed) = (done.added, done.changed, done.removed);
    context.say(&text!(
        "nieuw {added}, gewijzigd {changed}, vervallen {removed}",
        "new {added}, changed {changed}, gone {removed}"
    ))?;
    Ok(Exit::Done)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let (month, only) = (month(given)?, municipality(given)?);
    let view = view::load(&mut context.store()?, &context.surroundings, month)?;
    let groups = view.groups.iter().filter(|group| only.is_none() || group.municipality == only);
    let mut rows = Vec::new();
    let (mut minutes, mut amount) = (0, crate::domain::money::Cents::ZERO);
    for group in groups {
        for line in &group.lines {
            minutes += line.minutes;
            amount = amount.checked_add(line.amount).unwrap_or(amount);
            let mut cells = vec![Cell::maybe(group.municipality.as_ref())];
            cells.extend(line_cells(line));
            rows.push(cells);
        }
    }
    let mut columns = vec![Column::left("municipality", Text::new("gemeente", "municipality"))];
    columns.extend(line_columns());
    let totals = columns.iter().map(|column| match column.key {
        "minutes" => Cell::Minutes(minutes),
        "amount" => Cell::Cents(amount),
        _ => Cell::Null,
    });
    let totals = totals.collect();
    context.list(given, &Listing::new(columns, rows).with_totals(totals))?;
    if view.uncompiled > 0 {
        let time = hours(view.uncompiled);
        context.say(&text!(
            "{time} declarabele tijd staat nog op geen regel: 'uurwerk claims compile --month {month}'",
            "{time} of declarable time stands on no line yet: 'uurwerk claims compile --month {month}'"
        ))?;
    }
    Ok(Exit::Done)
}

fn line_columns() -> Vec<Column> {
    vec![
        Column::right("line", Text::new("nr", "no")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::right("allocation", Text::new("toewijzing", "allocation")),
        Column::left("code", Text::new("code", "code")),
        Column::left("discipline", Text::new("discipline", "discipline")),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::right("minutes", Text::new("tijd", "time")),
        Column::right("volume", Text::new("volume", "volume")),
        Column::left("unit", Text::new("eenheid", "unit")),
        Column::right("tariff", Text::new("tarief", "tariff")),
        Column::right("amount", Text::new("bedrag", "amount")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("reference", Text::new("referentie", "reference")),
        Column::left("credit", Text::new("creditering", "credit")).seldom(),
        Column::left("codes", Text::new("codes", "codes")).seldom(),
        Column::left("findings", Text::new("bevindingen", "findings")),
        Column::left("overridden", Text::new("vrijgegeven", "overridden")),
    ]
}

fn line_cells(line: &LineRow) -> Vec<Cell> {
    let state = if line.is_held() {
        Cell::Word("held", Severity::Hold.name())
    } else {
        Cell::Word(line.state.word(), line.state.name())
    };
    vec![
        Cell::Int(line.id.0),
        Cell::Text(line.client.number.to_string()),
        Cell::Text(line.client.name.listed()),
        line.allocation.map_or(Cell::Null, |number| Cell::Int(i64::from(number.get()))),
        Cell::maybe(line.code.as_ref()),
        Cell::maybe(line.discipline.as_ref()),
        Cell::Day(line.period.from()),
        Cell::Day(line.period.until()),
        Cell::Minutes(line.minutes),
        line.volume.map_or(Cell::Null, |volume| Cell::Int(i64::from(volume))),
        line.unit.map_or(Cell::Null, |unit| Cell::Word(unit.word(), unit.name())),
        line.unit_tariff.map_or(Cell::Null, Cell::Cents),
        Cell::Cents(line.amount),
        state,
        Cell::maybe(line.reference.as_ref()),
        line.credit.map_or(Cell::Null, |credit| Cell::Word(credit.word(), credit.name())),
        answers::codes(&line.codes),
        Cell::List(line.findings.iter().map(|finding| finding.rule.clone()).collect()),
        Cell::List(line.overrides.iter().map(|one| one.rule.clone()).collect()),
    ]
}

fn detail(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<view::LineDetail, Stop> {
    let id = LineId(line_number(given, given.required("line")?)?);
    let detail = view::detail(&mut context.store()?, id)?;
    detail.ok_or_else(|| queue_claims::Error::Unknown(id).into())
}

fn line_number(given: &Given<'_>, word: &str) -> Result<i64, Problem> {
    let expected = Text::new("het nummer van een regel", "the number of a line");
    word.parse().map_err(|_| given.not_a("line", &expected))
}

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let row = detail(context, given)?.row;
    context.list(given, &Listing::new(line_columns(), vec![line_cells(&row)]).record())?;
    for code in &row.codes {
        answers::explain(context, *code, 0)?;
    }
    context.say_findings(&row.findings)?;
    for one in &row.overrides {
        let (rule, by, at, reason) = (&one.rule, &one.by, moment(one), one.reason.as_str());
        context.say(&text!(
            "  {rule} vrijgegeven door {by} op {at}: {reason}",
            "  {rule} overridden by {by} on {at}: {reason}"
        ))?;
    }
    Ok(Exit::Done)
}
