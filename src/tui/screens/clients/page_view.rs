//! How the page of a client looks: the names of its sections on top, the open one below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::page::Section;
use super::{State, sections};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{self, Table};

/// The line of names, and the section.
fn places(inner: Rect) -> (Rect, Rect) {
    let bar = Rect { height: inner.height.min(1), ..inner };
    let y = bar.bottom().saturating_add(1).min(inner.bottom());
    (bar, Rect { y, height: inner.bottom() - y, ..inner })
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let page = &state.page;
    let title = page.detail.as_ref().map(|detail| {
        let client = &detail.client.value;
        format!("{} {}", client.number, client.name.listed())
    });
    let inner = panel::draw(frame, area, &title.unwrap_or_default(), here);
    let (bar, body) = places(inner);
    frame.render_widget(names(page.section, here), bar);
    let listed = sections::listed(page, usize::from(body.width), here);
    if listed.rows == 0 {
        return panel::words(frame, body, &listed.empty, here);
    }
    let cells = |row: usize| sections::cells(page, row, state.revealed, here);
    let selected = Some(page.at());
    let table = Table { columns: listed.columns, rows: listed.rows, selected, focused: true, cells: &cells };
    sections::draw_list(&table, listed.below, frame, body, here);
}

fn names(open: Section, here: &Here) -> Line<'static> {
    let spans = Section::ALL.map(|section| {
        let style = if section == open { here.theme.open() } else { here.theme.dim() };
        Span::styled(name(section, here), style)
    });
    Line::from(spans.to_vec())
}

fn name(section: Section, here: &Here) -> String {
    format!(" {} ", here.say(&section.name()))
}

/// The section whose name stands there.
pub fn section_at(area: Rect, x: u16, y: u16, here: &Here) -> Option<Section> {
    let (bar, _) = places(panel::inside(area, here));
    if !bar.contains((x, y).into()) {
        return None;
    }
    let mut right = bar.x;
    Section::ALL.into_iter().find(|section| {
        right = right.saturating_add(show::columns(show::width(&name(*section, here))));
        x < right
    })
}

/// The row of the open section that stands on that line.
pub fn row_at(state: &State, area: Rect, y: u16, here: &Here) -> Option<usize> {
    let (_, body) = places(panel::inside(area, here));
    let listed = sections::listed(&state.page, usize::from(body.width), here);
    let (list, _) = sections::halves(body, listed.rows, listed.below.len());
    table::row_at(list, y, listed.rows, Some(state.page.at()))
}
