//! Taking back, correcting and claiming again what was sent.

use super::super::command::Argument;
use super::super::context::Context;
use super::super::given::Given;
use super::super::output::{Cell, Column, Listing, hours};
use super::super::{Exit, Stop};
use super::{line_number, month};
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text};
use crate::domain::time::Month;
use crate::operations::credit_claims::{self, FreshLine, Input};
use crate::operations::resubmit_claims;
use crate::operations::views::{claims as view, late};
use crate::problem::Problem;
use crate::text;

pub(super) const PREVIEW: Argument = Argument::flag(
    "preview",
    Text::new("laat alleen zien wat er zou gebeuren", "only show what would happen"),
);
pub(super) const CODE: Argument = Argument::option(
    "code",
    Text::new("RETOURCODE", "RETURN-CODE"),
    Text::new(
        "alleen regels met deze retourcode, met --month",
        "lines with this return code only, with --month",
    ),
);

pub(super) fn credit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let lines = chosen(given)?;
    correct_lines(context, given, Input { lines, anew: false })
}

/// Lines by number, or everything that came late for granted lines of a month.
pub(super) fn correct(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let lines = match of_month(given)? {
        Some(month) => {
            let late = late::load(&mut context.store()?, &context.surroundings, month)?;
            late.iter().filter(|one| one.is_correctable()).map(|one| one.line).collect()
        }
        None => chosen(given)?,
    };
    correct_lines(context, given, Input { lines, anew: true })
}

fn correct_lines(context: &mut Context<'_, '_>, given: &Given<'_>, input: Input) -> Result<Exit, Stop> {
    let is_preview = given.flag("preview");
    let mut store = context.store()?;
    let done = if is_preview {
        credit_claims::preview(&mut store, &context.surroundings, &input)?
    } else {
        credit_claims::run(&mut store, &context.surroundings, &input)?
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for one in &done.credits {
        rows.push(vec![
            Cell::Int(one.line.0),
            Cell::Word("credit", Text::new("crediteren", "credit")),
            Cell::Minutes(one.minutes.saturating_neg()),
            Cell::Cents(Cents(one.amount.0.saturating_neg())),
            Cell::Bool(false),
        ]);
    }
    rows.extend(done.fresh.iter().map(fresh_cells));
    let taken: i64 = done.credits.iter().map(|one| one.amount.0).sum();
    let claimed: i64 = done.fresh.iter().map(|one| one.amount.0).sum();
    list(context, given, rows, Cents(claimed.saturating_sub(taken)))?;
    let (credits, fresh) = (done.credits.len(), done.fresh.len());
    context.say(&if is_preview {
        text!(
            "er is niets gewijzigd; creditregels: {credits}, nieuwe regels: {fresh}",
            "nothing was changed; credit lines: {credits}, new lines: {fresh}"
        )
    } else {
        text!(
            "in de wachtrij: creditregels {credits}, nieuwe regels {fresh}",
            "in the queue: credit lines {credits}, new lines {fresh}"
        )
    })?;
    say_held(context, &done.fresh)?;
    Ok(Exit::Done)
}

pub(super) fn resubmit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let expected = Text::new("een retourcode, zoals 9321", "a return code, such as 9321");
    let code = given.read("code", |word| ReturnCode::parse(&word.to_uppercase()), &expected)?;
    let lines = match of_month(given)? {
        Some(month) => rejected(context, month, code)?,
        None => chosen(given)?,
    };
    let input = resubmit_claims::Input { lines };
    let done = resubmit_claims::run(&mut context.store()?, &context.surroundings, &input)?;
    let claimed: i64 = done.fresh.iter().map(|one| one.amount.0).sum();
    list(context, given, done.fresh.iter().map(fresh_cells).collect(), Cents(claimed))?;
    let fresh = done.fresh.iter().filter(|one| !one.is_held).count();
    context.say(&text!("in de wachtrij: nieuwe regels {fresh}", "in the queue: new lines {fresh}"))?;
    say_held(context, &done.fresh)?;
    Ok(Exit::Done)
}

/// Rejected lines of a month, all or those with one code.
fn rejected(
    context: &mut Context<'_, '_>,
    month: Month,
    code: Option<ReturnCode>,
) -> Result<Vec<LineId>, Stop> {
    let view = view::load(&mut context.store()?, &context.surroundings, month)?;
    let lines = view.groups.iter().flat_map(|group| &group.lines);
    let wanted = |line: &&view::LineRow| {
        line.state == LineState::Rejected && code.is_none_or(|code| line.codes.contains(&code))
    };
    Ok(lines.filter(wanted).map(|line| line.id).collect())
}

pub(super) fn late(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let month = month(given)?;
    let late = late::load(&mut context.store()?, &context.surroundings, month)?;
    let columns = vec![
        Column::right("line", Text::new("nr", "no")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("code", Text::new("code", "code")),
        Column::left("from", Text::new("vanaf", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::left("state", Text::new("toestand", "state")),
        Column::left("reference", Text::new("referentie", "reference")),
        Column::right("minutes", Text::new("tijd", "time")),
        Column::right("amount", Text::new("bedrag", "amount")),
        Column::right("late_minutes", Text::new("te laat", "late")),
        Column::right("late_usages", Text::new("gebruik te laat", "late usages")),
    ];
    let rows = late.iter().map(|one| {
        vec![
            Cell::Int(one.line.0),
            Cell::Text(one.client.number.to_string()),
            Cell::Text(one.client.name.listed()),
            Cell::maybe(one.code.as_ref()),
            Cell::Day(one.period.from()),
            Cell::Day(one.period.until()),
            Cell::Word(one.state.word(), one.state.name()),
            Cell::maybe(one.reference.as_ref()),
            Cell::Minutes(one.minutes),
            Cell::Cents(one.amount),
            Cell::Minutes(one.late_minutes),
            Cell::count(one.late_usages),
        ]
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    if late.iter().any(late::LateLine::is_correctable) {
        context.say(&text!(
            "crediteren en alles samen opnieuw declareren: 'uurwerk claims correct --month {month}'; met --preview eerst kijken",
            "to credit and claim everything together anew: 'uurwerk claims correct --month {month}'; look first with --preview"
        ))?;
    }
    Ok(Exit::Done)
}

fn of_month(given: &Given<'_>) -> Result<Option<Month>, Problem> {
    let month = given.month("month")?;
    if month.is_some() && !given.texts("line")?.is_empty() {
        return Err(Problem::usage(Text::new(
            "noem een maand of regels, niet allebei",
            "name a month or lines, not both",
        )));
    }
    Ok(month)
}

fn chosen(given: &Given<'_>) -> Result<Vec<LineId>, Problem> {
    let words = given.texts("line")?;
    if words.is_empty() {
        return Err(Problem::usage(Text::new("welke regels?", "which lines?")).hint(Text::new(
            "noem de nummers van de regels; 'uurwerk claims list --month MAAND' toont ze",
            "name the numbers of the lines; 'uurwerk claims list --month MONTH' shows them",
        )));
    }
    words.into_iter().map(|word| line_number(given, word).map(LineId)).collect()
}

fn fresh_cells(one: &FreshLine) -> Vec<Cell> {
    vec![
        Cell::Int(one.line.0),
        Cell::Word("claim", Text::new("declareren", "claim")),
        Cell::Minutes(one.minutes),
        Cell::Cents(one.amount),
        Cell::Bool(one.is_held),
    ]
}

fn list(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    rows: Vec<Vec<Cell>>,
    total: Cents,
) -> Result<(), Stop> {
    let columns = vec![
        Column::right("line", Text::new("nr", "no")),
        Column::left("action", Text::new("actie", "action")),
        Column::right("minutes", Text::new("tijd", "time")),
        Column::right("amount", Text::new("bedrag", "amount")),
        Column::left("held", Text::new("vastgehouden", "held")),
    ];
    let minutes = rows.iter().map(|row| match row.get(2) {
        Some(Cell::Minutes(minutes)) => *minutes,
        _ => 0,
    });
    let totals = vec![Cell::Null, Cell::Null, Cell::Minutes(minutes.sum()), Cell::Cents(total), Cell::Null];
    context.list(given, &Listing::new(columns, rows).with_totals(totals))
}

fn say_held(context: &mut Context<'_, '_>, fresh: &[FreshLine]) -> Result<(), Stop> {
    for one in fresh.iter().filter(|one| one.is_held) {
        let (line, time) = (one.line, hours(one.minutes));
        let (nl, en) = (one.amount.display(Lang::Nl), one.amount.display(Lang::En));
        context.say(&text!(
            "regel {line} ({time}, € {nl}) wordt vastgehouden: 'uurwerk claims show {line}' zegt waarom",
            "line {line} ({time}, € {en}) is held: 'uurwerk claims show {line}' says why"
        ))?;
    }
    Ok(())
}
