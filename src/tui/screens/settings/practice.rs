//! The section of the practice itself: its name and code, what it holds, and what its contracts ask of it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::State;
use super::view::{SOON, credential_name, halves, until, validity};
use crate::domain::credential::HeldCredential;
use crate::domain::text::Text;
use crate::operations::views::needs::{Cover, Need};
use crate::operations::views::settings::SettingsView;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const HELD: &[Column] = &[
    column(Text::new("registratie of keurmerk", "registration or mark"), Shape::Rest(12), 0),
    column(Text::new("van", "from"), Shape::Code(10), 1),
    column(Text::new("tot en met", "until"), Shape::Code(10), 0),
    column(Text::new("toestand", "state"), Shape::Code(6), 0),
];

const NEEDS: &[Column] = &[
    column(Text::new("toestand", "state"), Shape::Code(9), 0),
    column(Text::new("gevraagd van de praktijk", "asked of the practice"), Shape::Rest(36), 0),
    column(Text::new("contract", "contract"), Shape::Code(8), 3),
    column(Text::new("nodig voor", "needed for"), Shape::Words(12), 0),
];

/// Lines above the list: name and code, and an empty one.
const FACTS: u16 = 3;

/// Where the rows of the list stand.
pub fn rows_area(_: &State, view: &SettingsView, area: Rect, here: &Here) -> Rect {
    let inner = panel::inside(top(view, area).0, here);
    let above = FACTS.min(inner.height);
    Rect { y: inner.y.saturating_add(above), height: inner.height - above, ..inner }
}

fn top(view: &SettingsView, area: Rect) -> (Rect, Rect) {
    halves(area, view.held.len().max(4) + usize::from(FACTS), 60)
}

pub fn draw(state: &State, view: &SettingsView, frame: &mut Frame, area: Rect, here: &Here) {
    let (own, asked) = top(view, area);
    let inner = panel::draw(frame, own, &here.say(&Text::new("De praktijk", "The practice")), here);
    panel::lines(frame, inner, facts(view, here));
    let rows = rows_area(state, view, area, here);
    if view.held.is_empty() {
        panel::words(frame, rows, &[NOTHING_HELD, NOTHING_HELD_HINT], here);
    } else {
        let cells =
            |row: usize| view.held.get(row).map_or_else(Vec::new, |held| held_cells(view, held, here));
        let selected = Some(state.cursor().at);
        let table = Table { columns: HELD, rows: view.held.len(), selected, focused: true, cells: &cells };
        table.draw(frame.buffer_mut(), rows, here);
    }
    draw_needs(view, frame, asked, here);
}

const NOTHING_HELD: Text = Text::new(
    "De praktijk zelf heeft nog geen registraties.",
    "The practice itself holds no registrations yet.",
);
const NOTHING_HELD_HINT: Text = Text::new(
    "Druk op a, of: uurwerk practice edit --registrations nkd:2025-01-01",
    "Press a, or: uurwerk practice edit --registrations nkd:2025-01-01",
);

fn facts(view: &SettingsView, here: &Here) -> Vec<Line<'static>> {
    let Some(practice) = &view.practice else { return Vec::new() };
    let fact = |label: Text, value: &str| {
        let label = format!(" {}", show::left(&here.say(&label), 10));
        Line::from(vec![Span::styled(label, here.theme.dim()), Span::raw(show::clean(value).into_owned())])
    };
    vec![
        fact(Text::new("naam", "name"), &practice.name),
        fact(Text::new("AGB-code", "AGB code"), practice.agb.as_str()),
    ]
}

fn held_cells(view: &SettingsView, held: &HeldCredential, here: &Here) -> Vec<Cell> {
    vec![
        Cell::new(credential_name(view, held, here)),
        Cell::new(held.valid.from.to_string()),
        Cell::new(until(held.valid.until)),
        validity(held.valid, here),
    ]
}

fn draw_needs(view: &SettingsView, frame: &mut Frame, area: Rect, here: &Here) {
    let title =
        Text::new("Wat de contracten van de praktijk vragen", "What the contracts ask of the practice");
    let inner = panel::draw(frame, area, &here.say(&title), here);
    if view.needs.is_empty() {
        return panel::words(frame, inner, &[NOTHING_ASKED, NOTHING_ASKED_HINT], here);
    }
    let cells = |row: usize| view.needs.get(row).map_or_else(Vec::new, |need| need_cells(view, need, here));
    let table =
        Table { columns: NEEDS, rows: view.needs.len(), selected: None, focused: false, cells: &cells };
    table.draw(frame.buffer_mut(), inner, here);
}

const NOTHING_ASKED: Text = Text::new(
    "Geen contract dat nu geldt vraagt iets van de praktijk zelf.",
    "No contract in force now asks anything of the practice itself.",
);
const NOTHING_ASKED_HINT: Text = Text::new(
    "Een ander contract neemt u over met: uurwerk contract import BESTAND",
    "Take over another contract with: uurwerk contract import FILE",
);

fn need_cells(view: &SettingsView, need: &Need, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let soon = need.cover.days_left(here.today).is_some_and(|days| days <= SOON);
    let (words, style) = match need.cover {
        Cover::Missing => (Text::new("▲ ontbreekt", "▲ missing"), theme.bad()),
        Cover::Until(day) if soon => (crate::text!("! tot {day}", "! until {day}"), theme.warn()),
        Cover::Until(day) => (crate::text!("✓ tot {day}", "✓ until {day}"), theme.good()),
        Cover::Open => (Text::new("✓ aanwezig", "✓ held"), theme.good()),
    };
    let name = |key| {
        let known = view.contracts.iter().rev().find_map(|contract| contract.product(key));
        known.map_or_else(|| key.to_string(), |product| here.say(&product.name))
    };
    vec![
        Cell::styled(here.say(&words), style),
        Cell::new(here.say(&need.name)),
        Cell::styled(need.contract.to_string(), theme.dim()),
        Cell::new(need.products.iter().map(name).collect::<Vec<_>>().join(", ")),
    ]
}
