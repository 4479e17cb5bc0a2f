//! `uurwerk check`: everything that rules find in what is open, worst first.

use super::claims::moment;
use super::command::{Argument, FORMAT, Noun, Verb};
use super::context::Context;
use super::filter::{CLIENT, PRACTITIONER};
use super::find;
use super::given::{Given, identifier};
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::identifiers::PractitionerCode;
use crate::domain::rules::Severity;
use crate::domain::text::Text;
use crate::import::values;
use crate::operations::views::check::{self, CheckRow, CheckView, EndedOverride, Filter, Months, Subject};
use crate::problem::Problem;
use crate::store::Store;
use crate::text;

pub static NOUN: Noun = Noun {
    name: "check",
    about: Text::new(
        "Kijk alles na wat nog open staat; eindigt met 1 als er iets vasthoudt.",
        "Check everything that is still open; ends with 1 when anything holds.",
    ),
    verbs: &[Verb {
        name: "",
        about: Text::new(
            "Kijk tijd, toewijzingen, concepten en berichten na, het ergste eerst; eindigt met 1 als er iets vasthoudt.",
            "Check time, allocations, drafts and messages, worst first; ends with 1 when anything holds.",
        ),
        arguments: &[
            Argument::option(
                "month",
                Text::new("MAAND", "MONTH"),
                Text::new(
                    "de maand, zoals 2025-03 (standaard alle maanden met tijd die nog te declareren is)",
                    "the month, such as 2025-03 (default all months with time still to be claimed)",
                ),
            ),
            Argument::option(
                "rule",
                Text::new("REGEL", "RULE"),
                Text::new("alleen deze regel, zoals PS-A8", "this rule only, such as PS-A8"),
            ),
            CLIENT,
            PRACTITIONER,
            Argument::flag(
                "all",
                Text::new(
                    "toon ook wat is vrijgegeven, en vrijgaven die niet meer gelden",
                    "also show what was overridden, and overrides that count no longer",
                ),
            ),
            FORMAT,
        ],
        run,
    }],
};

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let filter = filter(given, &mut store)?;
    let view = check::load(&mut store, &context.surroundings, &filter)?;
    let listing = if given.flag("all") {
        let found = view.rows.iter().map(|row| joined(cells(row), decided(row)));
        let ended = view.ended.iter().map(|one| joined(ended_cells(one), ended(one)));
        Listing::new(joined(columns(), more_columns()), found.chain(ended).collect())
    } else {
        Listing::new(columns(), view.rows.iter().filter(|row| row.is_open()).map(cells).collect())
    };
    context.list(given, &listing)?;
    context.say(&summary(&view))?;
    Ok(if view.stands_in_the_way() { Exit::Findings } else { Exit::Done })
}

fn filter(given: &Given<'_>, store: &mut Store) -> Result<Filter, Problem> {
    let client = given.value("client", values::client_number)?;
    let practitioner = given.value("practitioner", identifier(PractitionerCode::parse))?;
    let client = client.map(|number| find::client(store, &number)).transpose()?;
    let practitioner = practitioner.map(|code| find::practitioner(store, &code)).transpose()?;
    Ok(Filter {
        months: given.month("month")?.map_or(Months::Open, Months::One),
        rule: given.text("rule")?.map(str::to_uppercase),
        client: client.map(|found| found.id),
        practitioner: practitioner.map(|found| found.id),
    })
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("severity", Text::new("gevolg", "severity")),
        Column::left("rule", Text::new("regel", "rule")),
        Column::left("subject", Text::new("wat", "what")),
        Column::right("number", Text::new("nr", "no")),
        Column::left("date", Text::new("datum", "date")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("name", Text::new("naam", "name")),
        Column::left("practitioner", Text::new("medewerker", "practitioner")),
        Column::left("finding", Text::new("bevinding", "finding")),
        Column::left("way_out", Text::new("wat te doen", "what to do")),
    ]
}

/// What `--all` shows besides.
fn more_columns() -> Vec<Column> {
    vec![
        Column::left("status", Text::new("toestand", "status")),
        Column::left("overridden_by", Text::new("vrijgegeven door", "overridden by")),
        Column::left("overridden_at", Text::new("wanneer", "when")),
        Column::left("reason", Text::new("reden", "reason")),
        Column::left("ended", Text::new("waarom vervallen", "why it ended")),
    ]
}

fn joined<T>(mut first: Vec<T>, then: Vec<T>) -> Vec<T> {
    first.extend(then);
    first
}

fn decided(row: &CheckRow) -> Vec<Cell> {
    let status = match row.let_through {
        None => Cell::Word("open", Text::new("open", "open")),
        Some(_) => Cell::Word("overridden", Text::new("vrijgegeven", "overridden")),
    };
    std::iter::once(status).chain(decision(row.let_through.as_ref())).chain([Cell::Null]).collect()
}

fn ended(one: &EndedOverride) -> Vec<Cell> {
    let status = Cell::Word("ended", Text::new("vervallen", "ended"));
    let why = Cell::Translated(one.why.text());
    std::iter::once(status).chain(decision(Some(&one.given))).chain([why]).collect()
}

/// Who, when and why.
fn decision(one: Option<&FindingOverride>) -> [Cell; 3] {
    [
        Cell::maybe(one.map(|one| &one.by)),
        Cell::maybe(one.map(moment)),
        Cell::maybe(one.map(|one| one.reason.as_str())),
    ]
}

/// As a finding about a claim line, with the number of the line that stands there now.
fn ended_cells(one: &EndedOverride) -> Vec<Cell> {
    vec![
        Cell::Word(Severity::Hold.word(), Severity::Hold.name()),
        Cell::Text(one.given.rule.clone()),
        Cell::Word("line", Text::new("regel", "line")),
        one.line.map_or(Cell::Null, |line| Cell::Int(line.0)),
        Cell::Day(one.given.period.from()),
        Cell::Text(one.client.number.to_string()),
        Cell::Text(one.client.name.listed()),
        Cell::Null,
        Cell::Translated(one.given.what.clone()),
        Cell::Null,
    ]
}

fn cells(row: &CheckRow) -> Vec<Cell> {
    let (subject, severity) = (&row.subject, row.finding.severity);
    let (number, name) = match subject {
        Subject::Entry { id, .. } => (Cell::Int(id.0), Text::new("registratie", "entry")),
        Subject::Allocation { number, .. } => {
            (Cell::Int(i64::from(number.get())), Text::new("toewijzing", "allocation"))
        }
        Subject::Line { id, .. } => (Cell::Int(id.0), Text::new("regel", "line")),
        Subject::Usage { id, kind, .. } => (Cell::Int(id.0), kind.name()),
        Subject::Trajectory { id, .. } => (Cell::Int(id.0), Text::new("crisistraject", "crisis trajectory")),
        Subject::Groups { product: Text { nl, en }, .. } => {
            (Cell::Null, text!("groepen: {nl}", "groups: {en}"))
        }
        Subject::Message { key, .. } => (Cell::Null, text!("bericht {key}", "message {key}")),
    };
    vec![
        Cell::Word(severity.word(), severity.name()),
        Cell::Text(row.finding.rule.clone()),
        Cell::Word(subject.word(), name),
        number,
        Cell::Day(subject.day()),
        Cell::maybe(row.client.as_ref().map(|client| &client.number)),
        Cell::maybe(row.client.as_ref().map(|client| client.name.listed())),
        Cell::maybe(row.practitioner.as_ref().map(|(_, code)| code)),
        Cell::Translated(row.finding.what.clone()),
        Cell::Translated(row.finding.way_out.clone()),
    ]
}

fn summary(view: &CheckView) -> Text {
    let open =
        |severity| view.rows.iter().filter(|row| row.is_open() && row.finding.severity == severity).count();
    let (block, hold, warn) = (open(Severity::Block), open(Severity::Hold), open(Severity::Warn));
    let through = view.rows.iter().filter(|row| !row.is_open()).count();
    let ended = view.ended.len();
    let months = view.months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let months = if months.is_empty() { "-".to_owned() } else { months };
    text!(
        "maanden {months}: geweigerd {block}, vastgehouden {hold}, let op {warn}, vrijgegeven {through}, vervallen {ended}",
        "months {months}: refused {block}, held {hold}, warnings {warn}, overridden {through}, ended {ended}"
    )
}
