//! Taking back, correcting and claiming again what was sent.

use super::super::command::Argument;
use super::super::context::Context;
use super::super::given::Given;
use super::super::output::{Cell, Column, Listing, hours};
use super::super::{Exit, Stop};
use super::{line_number, month, municipality};
use crate::domain::claim::need::Reason;
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text};
use crate::domain::time::Month;
use crate::operations::credit_claims::{self, FreshLine, Input};
use crate::operations::views::late;
use crate::operations::views::needy::{self, Which};
use crate::operations::{put_right, resubmit_claims};
use crate::problem::Problem;
use crate::text;

pub(super) const PREVIEW: Argument = Argument::flag(
    "preview",
    Text::new("laat alleen zien wat er zou gebeuren", "only show what would happen"),
);
pub(super) const CODE: Argument = Argument::option(
    "code",
    Text::new("CODE", "CODE"),
    Text::new(
        "regels met deze code van de gemeente of het knooppunt, van alle maanden tenzij --month er één noemt; node is het knooppunt zonder code",
        "lines with this code of the municipality or the exchange node, of all months unless --month names one; node is the node without a code",
    ),
);
pub(super) const CODE_OF_CREDIT: Argument = Argument::option(
    "code",
    Text::new("RETOURCODE", "RETURN-CODE"),
    Text::new(
        "regels waarvan de creditering met deze retourcode is afgewezen",
        "lines whose credit was rejected with this return code",
    ),
);
pub(super) const SOME_MONTH: Argument = Argument::option(
    "month",
    Text::new("MAAND", "MONTH"),
    Text::new("alleen van deze maand", "of this month only"),
);

pub(super) fn credit(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let lines = match needy_lines(context, given, false)? {
        Some(lines) => lines,
        None => chosen(given)?,
    };
    correct_lines(context, given, Input { lines, anew: false })
}

/// Lines by number, those whose credit was rejected with a code, or everything that came late for granted lines of a month. A
/// line of what came late stands for the granted one.
pub(super) fn correct(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let of_code = if given.text("code")?.is_some() { needy_lines(context, given, false)? } else { None };
    let lines = match (of_code, of_month(given)?) {
        (Some(lines), _) => lines,
        (None, Some(month)) => {
            let only = municipality(given)?;
            let late = late::load(&mut context.store()?, &context.surroundings, month)?;
            let wanted =
                |one: &&late::LateLine| one.is_correctable() && (only.is_none() || one.municipality == only);
            late.iter().filter(wanted).map(|one| one.line).collect()
        }
        (None, None) => put_right::granted(&mut context.store()?, &chosen(given)?)?,
    };
    correct_lines(context, given, Input { lines, anew: true })
}

/// Lines that need the office, as far as a code, month or municipality was named: those to be claimed again, or those to be
/// credited again.
fn needy_lines(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    resubmitted: bool,
) -> Result<Option<Vec<LineId>>, Stop> {
    let expected = Text::new("een code, zoals 9321 of BRS13", "a code, such as 9321 or BRS13");
    let reason = given.read("code", Reason::parse, &expected)?;
    let which = Which { month: of_month(given)?, municipality: municipality(given)?, reason };
    if which == Which::default() {
        return Ok(None);
    }
    if !given.texts("line")?.is_empty() {
        return Err(Problem::usage(Text::new(
            "noem regels, of een retourcode, maand of gemeente, niet allebei",
            "name lines, or a return code, month or municipality, not both",
        ))
        .into());
    }
    let rows = needy::load(&mut context.store()?, &which)?;
    let wanted = rows.iter().filter(|row| row.need.is_resubmitted() == resubmitted);
    Ok(Some(wanted.map(|row| row.line).collect()))
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
            Cell::Text(one.municipality.to_string()),
            Cell::Text(one.month.to_string()),
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
    let lines = match needy_lines(context, given, true)? {
        Some(lines) => lines,
        None => chosen(given)?,
    };
    let (input, is_preview) = (resubmit_claims::Input { lines }, given.flag("preview"));
    let mut store = context.store()?;
    let done = if is_preview {
        resubmit_claims::preview(&mut store, &context.surroundings, &input)?
    } else {
        resubmit_claims::run(&mut store, &context.surroundings, &input)?
    };
    let claimed: i64 = done.fresh.iter().map(|one| one.amount.0).sum();
    list(context, given, done.fresh.iter().map(fresh_cells).collect(), Cents(claimed))?;
    let fresh = done.fresh.iter().filter(|one| !one.is_held).count();
    context.say(&if is_preview {
        text!("er is niets gewijzigd; nieuwe regels: {fresh}", "nothing was changed; new lines: {fresh}")
    } else {
        text!("in de wachtrij: nieuwe regels {fresh}", "in the queue: new lines {fresh}")
    })?;
    say_held(context, &done.fresh)?;
    Ok(Exit::Done)
}

/// What stands behind each return code, with what to do about it.
pub(super) fn codes(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let which = Which { month: given.month("month")?, municipality: municipality(given)?, reason: None };
    let rows = needy::load(&mut context.store()?, &which)?;
    let columns = vec![
        Column::left("code", Text::new("code", "code")),
        Column::left("meaning", Text::new("betekenis", "meaning")),
        Column::right("resubmit", Text::new("opnieuw declareren", "claim again")),
        Column::right("credit", Text::new("opnieuw crediteren", "credit again")),
        Column::right("amount", Text::new("bedrag", "amount")),
        Column::left("from", Text::new("van", "from")),
        Column::left("until", Text::new("tot en met", "until")),
        Column::left("lines", Text::new("regels", "lines")),
        Column::left("advice", Text::new("wat te doen", "what to do")),
    ];
    let rows = needy::by_code(&rows).into_iter().map(|one| {
        let lines = one.resubmit.iter().chain(&one.credit);
        vec![
            Cell::Text(one.reason.to_string()),
            Cell::Translated(one.reason.meaning()),
            Cell::count(one.resubmit.len()),
            Cell::count(one.credit.len()),
            Cell::Cents(one.amount),
            Cell::Text(one.months.0.to_string()),
            Cell::Text(one.months.1.to_string()),
            Cell::List(lines.map(ToString::to_string).collect()),
            Cell::Translated(one.reason.advice()),
        ]
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
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
        Cell::maybe(one.municipality.as_ref()),
        Cell::Text(one.month.to_string()),
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
        Column::left("municipality", Text::new("gemeente", "municipality")),
        Column::left("month", Text::new("maand", "month")),
        Column::right("minutes", Text::new("tijd", "time")),
        Column::right("amount", Text::new("bedrag", "amount")),
        Column::left("held", Text::new("vastgehouden", "held")),
    ];
    let minutes = rows.iter().map(|row| match row.get(4) {
        Some(Cell::Minutes(minutes)) => *minutes,
        _ => 0,
    });
    let mut totals = vec![Cell::Null; 4];
    totals.extend([Cell::Minutes(minutes.sum()), Cell::Cents(total), Cell::Null]);
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
