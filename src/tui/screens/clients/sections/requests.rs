//! The requests about a client, newest first, with what each asks for and what was decided.

use ratatui::text::Line;

use super::wrapped;
use crate::domain::allocation::Shape;
use crate::domain::identifiers::AllocationNumber;
use crate::domain::request::{Asked, Kind, Receipt, State, Verdict, in_request};
use crate::domain::text::Text;
use crate::operations::views::requests::RequestRow;
use crate::text;
use crate::tui::here::Here;
use crate::tui::screens::clients::view::fact;
use crate::tui::show;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, column};

pub const COLUMNS: &[Column] = &[
    column(Text::new("verzoek", "request"), Fill::Number(3), 0),
    column(Text::new("gemeente", "municipality"), Fill::Code(4), 3),
    column(Text::new("soort", "kind"), Fill::Words(8), 1),
    column(Text::new("gemaakt", "made"), Fill::Code(10), 4),
    column(Text::new("verstuurd", "sent"), Fill::Code(10), 2),
    column(Text::new("uiterlijk", "due"), Fill::Code(10), 0),
    column(Text::new("toestand", "state"), Fill::Rest(10), 0),
];

pub const NONE: [Text; 2] = [
    Text::new("Nog geen verzoek.", "No request yet."),
    Text::new(
        "v vraagt een eerste toewijzing, V een product naast wat loopt; bij een toewijzing vraagt v een wijziging.",
        "v asks for a first allocation, V for a product beside what runs; at an allocation v asks for a change.",
    ),
];

pub fn cells(row: &RequestRow, here: &Here) -> Vec<Cell> {
    let request = &row.request;
    let style = if row.state.is_open() { here.theme.plain() } else { here.theme.dim() };
    let day = |day: Option<_>| day.map_or_else(String::new, |day: crate::domain::time::Day| day.to_string());
    let state = here.say(&row.state.name());
    let state = match row.state {
        _ if row.is_overdue => Cell::styled(format!("! {state}"), here.theme.warn()),
        State::Rejected | State::Refused => Cell::styled(state, here.theme.bad()),
        State::Granted | State::Partly => Cell::styled(state, here.theme.good()),
        State::Made => Cell::styled(state, here.theme.accent()),
        State::Sent | State::Received | State::Investigated => Cell::new(state),
    };
    vec![
        Cell::styled(request.number.to_string(), style),
        Cell::styled(request.municipality.to_string(), style),
        Cell::styled(here.say(&request.kind.name()), style),
        Cell::styled(request.made.to_string(), style),
        Cell::styled(day(row.progress.sent), style),
        Cell::styled(day(row.due.map(|(_, due)| due)), style),
        state,
    ]
}

/// What there is to know about the marked request.
pub fn about(row: Option<&RequestRow>, width: usize, here: &Here) -> Vec<Line<'static>> {
    let Some(row) = row else { return Vec::new() };
    let mut lines = Vec::new();
    let mut add = |label: Text, words: String| lines.extend(fact(&label, &words, width, here));
    add(Text::new("toestand", "state"), here.say(&row.state.name()));
    let mut numbers = row.numbers.iter();
    for part in &row.request.parts {
        for asked in &part.asked {
            add(Text::new("vraagt", "asks for"), asked_words(asked, numbers.next().copied().flatten(), here));
        }
        if row.request.kind == Kind::First || part.verdict != Verdict::Open {
            let (reference, words) = (&part.reference, verdict_words(&part.verdict, here));
            add(Text::new("beslissing", "verdict"), format!("{words} ({reference})"));
        }
    }
    if let Kind::Change(reason) = row.request.kind {
        add(Text::new("waarom", "why"), here.say(&reason.name()));
    }
    if let Some((step, due)) = row.due {
        let late = if row.is_overdue { Text::new(", te laat", ", late") } else { Text::same("") };
        let Text { nl, en } = step.name();
        let words = text!("de gemeente moet {nl}, uiterlijk {due}", "the municipality is to {en}, by {due}");
        add(Text::new("termijn", "term"), format!("{}{}", here.say(&words), here.say(&late)));
    }
    add(Text::new("bericht", "message"), message_words(row));
    for line in refusal_words(row, here) {
        lines.extend(wrapped(&line, width, here.theme.dim()));
    }
    lines
}

fn message_words(row: &RequestRow) -> String {
    format!("{} {}", row.request.kind.message(), row.request.identification.as_str())
}

fn verdict_words(verdict: &Verdict, here: &Here) -> String {
    let words = here.say(&verdict.name());
    match verdict {
        Verdict::Refused { reason, instead } => {
            let instead = instead.as_ref().map(|instead| format!(" {instead}")).unwrap_or_default();
            format!("{words}: {}{instead}", here.say(&reason.name()))
        }
        Verdict::Open | Verdict::Investigated | Verdict::Granted => words,
    }
}

/// What the codes of the message say, and what to do.
fn refusal_words(row: &RequestRow, here: &Here) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(Receipt::Rejected(codes)) = &row.progress.receipt {
        for code in codes {
            let (meaning, advice) = in_request(*code);
            lines.push(format!(" {code}: {}", here.say(&meaning)));
            lines.push(format!("   → {}", here.say(&advice)));
        }
    }
    for part in &row.request.parts {
        if let Verdict::Refused { reason, .. } = &part.verdict {
            lines.push(format!("   → {}", here.say(&reason.advice())));
        }
    }
    lines
}

/// A product, or an allocation as it should become, in a few words.
pub fn asked_words(asked: &Asked, number: Option<AllocationNumber>, here: &Here) -> String {
    let subject = match number {
        Some(number) => here.say(&text!("toewijzing {number}", "allocation {number}")),
        None => match &asked.shape {
            Shape::Specific { category, code, .. } => format!("{category} {code}"),
            Shape::Aspecific { category, .. } => category.to_string(),
            Shape::Generic { .. } => here.say(&asked.shape.name()),
        },
    };
    let amount = match (asked.shape.extent(), asked.shape.budget()) {
        (Some(extent), _) => {
            let (unit, each) = (here.say(&extent.unit.name()), here.say(&extent.frequency.name()));
            format!(", {} {unit} {each}", extent.volume)
        }
        (None, Some(budget)) => format!(", € {}", budget.display(here.lang)),
        (None, None) => String::new(),
    };
    format!("{subject}{amount}, {}", show::period(asked.period))
}
