//! The sections of a client's page: a list that scrolls, and below it what there is to know about the marked row.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::data;
use super::page::{Page, Section};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, Table, column};

mod allocations;
mod documents;
mod findings;
mod history;
mod requests;

pub use requests::asked_words;

const DATA: &[Column] =
    &[column(Text::new("gegeven", "field"), Fill::Code(13), 0), column(Text::new("", ""), Fill::Rest(10), 0)];

/// The list of the open section.
pub struct Listed {
    pub columns: &'static [Column],
    pub rows: usize,
    /// What there is to know about the marked row.
    pub below: Vec<Line<'static>>,
    /// What an empty list says.
    pub empty: [Text; 2],
}

/// What the open section lists.
pub fn listed(page: &Page, width: usize, here: &Here) -> Listed {
    let rows = page.rows(page.section);
    let of = |columns, below, empty| Listed { columns, rows, below, empty };
    match page.section {
        Section::Data => of(DATA, Vec::new(), NOTHING_READ),
        Section::Allocations => {
            of(allocations::COLUMNS, allocations::about(page.allocation(), width, here), allocations::NONE)
        }
        Section::Requests => {
            of(requests::COLUMNS, requests::about(page.request(), width, here), requests::NONE)
        }
        Section::Documents => {
            let document = page.document().map(|stored| &stored.value);
            of(documents::COLUMNS, documents::about(document, page, width, here), documents::NONE)
        }
        Section::Findings => {
            let empty = if page.check.is_some() { findings::NONE } else { NOTHING_READ };
            of(findings::COLUMNS, findings::about(page.finding(), width, here), empty)
        }
        Section::History => {
            let empty = if page.history.is_some() { history::NONE } else { NOTHING_READ };
            of(history::COLUMNS, history::about(page, width, here), empty)
        }
    }
}

const NOTHING_READ: [Text; 2] = [
    Text::new("Wordt gelezen …", "Reading …"),
    Text::new("Blijft dit staan, lees dan opnieuw met Ctrl-l.", "If this stays, read again with Ctrl-l."),
];

/// The cells of a row of the open section.
pub fn cells(page: &Page, row: usize, revealed: bool, here: &Here) -> Vec<Cell> {
    let found = match page.section {
        Section::Data => data_cells(page, row, revealed, here),
        Section::Allocations => page
            .detail
            .as_ref()
            .and_then(|detail| detail.allocations.get(row))
            .map(|row| allocations::cells(row, here)),
        Section::Requests => {
            let requests = page.detail.as_ref().map(|detail| &detail.requests);
            requests.and_then(|all| all.get(row)).map(|row| requests::cells(row, here))
        }
        Section::Documents => {
            let documents = page.detail.as_ref().map(|detail| &detail.dossier.documents);
            documents
                .and_then(|all| all.iter().rev().nth(row))
                .map(|one| documents::cells(&one.value, page, here))
        }
        Section::Findings => {
            page.check.as_ref().and_then(|view| view.rows.get(row)).map(|row| findings::cells(row, here))
        }
        Section::History => page.history_rows().get(row).map(|row| history::cells(row, here)),
    };
    found.unwrap_or_default()
}

/// The allocations with what there is to know about the marked one.
pub fn draw_allocations(page: &Page, frame: &mut Frame, area: Rect, focused: bool, here: &Here) {
    let rows = page.rows(Section::Allocations);
    if rows == 0 {
        return panel::words(frame, area, &allocations::NONE, here);
    }
    let below = allocations::about(page.allocation(), usize::from(area.width), here);
    let list = |row: usize| {
        let rows = page.detail.iter().flat_map(|detail| &detail.allocations);
        rows.map(|row| allocations::cells(row, here)).nth(row).unwrap_or_default()
    };
    let selected = Some(page.cursor(Section::Allocations).at);
    let table = Table { columns: allocations::COLUMNS, rows, selected, focused, cells: &list };
    draw_list(&table, below, frame, area, here);
}

/// A list, an empty line, and what there is to know about its marked row: the list gets what it needs, as long as half
/// of the height is left where that is needed.
pub fn draw_list(table: &Table<'_>, below: Vec<Line<'static>>, frame: &mut Frame, area: Rect, here: &Here) {
    let (list, rest) = halves(area, table.rows, below.len());
    table.draw(frame.buffer_mut(), list, here);
    panel::lines(frame, rest, below);
}

/// Where a list of so many rows stands, and what is said below it.
pub fn halves(area: Rect, rows: usize, below: usize) -> (Rect, Rect) {
    let wanted = if below == 0 { 0 } else { show::columns(below + 1) };
    let least = area.height.saturating_sub(wanted).max(area.height / 2);
    let height = least.min(show::columns(rows + 1));
    let list = Rect { height, ..area };
    let y = area.y.saturating_add(height + 1).min(area.bottom());
    (list, Rect { y, height: area.bottom() - y, ..area })
}

fn data_cells(page: &Page, row: usize, revealed: bool, here: &Here) -> Option<Vec<Cell>> {
    let (label, value) = data::words(*page.data().get(row)?, page.detail.as_ref()?, revealed, here);
    Some(vec![Cell::styled(label, here.theme.dim()), Cell::new(value)])
}

/// What was found, and the way out.
fn finding_lines(finding: &Finding, width: usize, here: &Here) -> Vec<Line<'static>> {
    let what = format!(" {} {} {}", mark(finding.severity), finding.rule, finding.what.get(here.lang));
    let way_out = format!("   → {}", finding.way_out.get(here.lang));
    let mut lines = wrapped(&what, width, here.theme.severity(finding.severity));
    lines.extend(wrapped(&way_out, width, here.theme.dim()));
    lines
}

fn wrapped(words: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    show::wrapped(words, width, "   ").into_iter().map(|line| Line::styled(line, style)).collect()
}
