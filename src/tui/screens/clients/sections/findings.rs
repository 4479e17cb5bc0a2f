//! What rules find in everything of a client that is open.

use ratatui::text::Line;

use super::finding_lines;
use crate::domain::text::Text;
use crate::operations::views::check::{CheckRow, Subject};
use crate::tui::here::Here;
use crate::tui::screens::check;
use crate::tui::screens::clients::view::fact;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, column};

pub const COLUMNS: &[Column] = &[
    column(Text::new("", ""), Fill::Code(1), 0),
    column(Text::new("regel", "rule"), Fill::Code(5), 0),
    column(Text::new("datum", "date"), Fill::Code(10), 1),
    column(Text::new("bevinding", "finding"), Fill::Rest(10), 0),
];

pub const NONE: [Text; 2] = [
    Text::new("Niets gevonden in wat nog open staat.", "Nothing found in what is still open."),
    Text::new("", ""),
];

pub fn cells(row: &CheckRow, here: &Here) -> Vec<Cell> {
    let severity = row.finding.severity;
    let (sign, style) = if row.is_open() {
        (mark(severity), here.theme.severity(severity))
    } else {
        ("✓", here.theme.good())
    };
    vec![
        Cell::styled(sign, style),
        Cell::styled(row.finding.rule.clone(), style),
        Cell::new(row.subject.day().to_string()),
        Cell::new(row.finding.what.get(here.lang)),
    ]
}

pub fn about(row: Option<&CheckRow>, width: usize, here: &Here) -> Vec<Line<'static>> {
    let Some(row) = row else { return Vec::new() };
    let mut lines = finding_lines(&row.finding, width, here);
    lines.extend(fact(&Text::new("gaat over", "about"), &here.say(&subject(row)), width, here));
    if let Some(one) = &row.let_through {
        let (by, reason) = (&one.by, one.reason.as_str());
        let words = crate::text!("{by}: {reason}", "{by}: {reason}");
        lines.extend(fact(&Text::new("vrijgegeven", "overridden"), &here.say(&words), width, here));
    }
    lines
}

fn subject(row: &CheckRow) -> Text {
    match &row.subject {
        Subject::Entry { day, minutes, .. } => {
            let (day, minutes) = (show::day(*day), show::minutes(minutes.get()));
            let who = row.practitioner.as_ref().map(|(_, code)| format!(", {code}")).unwrap_or_default();
            let (nl, en) = (day.nl, day.en);
            crate::text!("registratie van {nl}, {minutes}{who}", "entry of {en}, {minutes}{who}")
        }
        _ => check::about(row).long,
    }
}
