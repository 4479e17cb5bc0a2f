//! How the Clients screen looks: the list on the left, the marked client on the right.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::data::NOT_RECORDED;
use super::{Mode, State, client_form, data, page_view, sections};
use crate::domain::text::Text;
use crate::operations::views::clients::{ClientDetail, ClientRow};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("nummer", "number"), Fill::Code(6), 2),
    column(Text::new("naam", "name"), Fill::Rest(12), 0),
    column(Text::new("geboren", "born"), Fill::Code(10), 4),
    column(Text::new("laatste tijd", "last entry"), Fill::Code(10), 3),
    column(Text::new("lopend", "running"), Fill::Number(1), 5),
];

/// From this width on, the list stays beside the page of a client.
const BESIDE: u16 = 120;

/// The list, and the marked client; a client that is open has a narrow screen for itself.
pub fn places(area: Rect, inside: bool) -> (Rect, Rect) {
    if inside && area.width < BESIDE {
        return (Rect { width: 0, ..area }, area);
    }
    let share = if area.width >= BESIDE { area.width / 2 } else { area.width * 2 / 5 };
    let list = Rect { width: share, ..area };
    (list, Rect { x: list.right(), width: area.width - share, ..area })
}

/// Where the rows of the list stand.
pub fn rows_area(state: &State, list: Rect) -> Rect {
    let inner = Rect { x: list.x + 1, y: list.y + 1, ..list };
    let above = u16::from(is_searching(state));
    Rect {
        y: inner.y.saturating_add(above),
        width: list.width.saturating_sub(2),
        height: list.height.saturating_sub(2 + above),
        ..inner
    }
    .intersection(list)
}

fn is_searching(state: &State) -> bool {
    matches!(state.mode, Mode::Search) || !state.search.is_empty()
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let (list, detail) = places(area, state.inside);
    if list.width > 0 {
        draw_list(state, frame, list, here);
    }
    if state.inside {
        page_view::draw(state, frame, detail, here);
    } else {
        draw_detail(state, frame, detail, here);
    }
    if let Mode::Form(form) = &state.mode {
        form.draw(frame, area, here);
    }
}

fn draw_list(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let inner = panel::draw(frame, area, &here.say(&Text::new("Cliënten", "Clients")), here);
    let Some(view) = &state.view else { return };
    if is_searching(state) {
        let line = Rect { height: inner.height.min(1), ..inner };
        frame.render_widget(Line::from(Span::styled(" /", here.theme.accent())), line);
        let field = Rect { x: line.x.saturating_add(2), width: line.width.saturating_sub(2), ..line };
        state.search.draw(frame, field, matches!(state.mode, Mode::Search), "", here);
    }
    let rows = rows_area(state, area);
    if view.rows.is_empty() {
        return panel::words(frame, rows, &[NOBODY, NOBODY_HINT], here);
    }
    if state.found.is_empty() {
        return panel::words(frame, rows, &[NOT_FOUND, NOT_FOUND_HINT], here);
    }
    let cells = |row: usize| {
        let found = state.found.get(row).and_then(|index| view.rows.get(*index));
        found.map_or_else(Vec::new, |row| client_cells(row, here))
    };
    let focused = matches!(state.mode, Mode::List | Mode::Search);
    let selected = Some(state.cursor.at);
    let table = Table { columns: COLUMNS, rows: state.found.len(), selected, focused, cells: &cells };
    table.draw(frame.buffer_mut(), rows, here);
}

const NOBODY: Text = Text::new("Er zijn nog geen cliënten.", "There are no clients yet.");
const NOBODY_HINT: Text = Text::new(
    "Druk op n om er een toe te voegen, of lees JW301-berichten in met: uurwerk messages import",
    "Press n to add one, or read JW301 messages with: uurwerk messages import",
);
const NOT_FOUND: Text = Text::new("Niemand gevonden.", "Nobody found.");
const NOT_FOUND_HINT: Text = Text::new("Esc wist de zoekterm.", "Esc clears the search.");

fn client_cells(row: &ClientRow, here: &Here) -> Vec<Cell> {
    vec![
        Cell::styled(row.client.number.to_string(), here.theme.dim()),
        Cell::new(row.client.name.listed()),
        Cell::new(row.client.birth.map(client_form::shown).unwrap_or_default()),
        Cell::new(row.last_entry.map(|day| day.to_string()).unwrap_or_default()),
        Cell::new(row.running.to_string()),
    ]
}

/// What one sees of the marked client while going through the list: the most asked data, and the allocations.
fn draw_detail(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let detail = state.page.detail.as_ref();
    let title = detail.map(|detail| detail.client.value.name.listed()).unwrap_or_default();
    let inner = panel::draw(frame, area, &title, here);
    let Some(detail) = detail else { return };
    let facts = client_facts(detail, state.revealed, usize::from(inner.width), here);
    let places = panel::stack(inner, &[show::columns(facts.len()), 1]);
    panel::lines(frame, places[0], facts);
    sections::draw_allocations(&state.page, frame, places[2], false, here);
}

fn client_facts(detail: &ClientDetail, revealed: bool, width: usize, here: &Here) -> Vec<Line<'static>> {
    let client = &detail.client.value;
    let birth = client.birth.map_or(NOT_RECORDED, |birth| data::born(birth, here.today));
    [
        (Text::new("nummer", "number"), Text::same(client.number.to_string())),
        (Text::new("geboren", "born"), birth),
        (Text::new("gemeente", "municipality"), data::municipality(client)),
        (Text::new("BSN", "BSN"), data::bsn(client, revealed)),
    ]
    .iter()
    .flat_map(|(label, value)| fact(label, &here.say(value), width, here))
    .collect()
}

/// ` label       value`, in as many lines as the value needs.
pub fn fact(label: &Text, value: &str, width: usize, here: &Here) -> Vec<Line<'static>> {
    let indent = " ".repeat(14);
    let lines = show::wrapped(&format!("{indent}{value}"), width, &indent);
    let rest = |line: String| line.chars().skip(14).collect::<String>();
    lines
        .into_iter()
        .enumerate()
        .map(|(row, line)| {
            let label = if row == 0 { label.get(here.lang) } else { "" };
            let label = format!(" {}", show::left(label, 13));
            Line::from(vec![Span::styled(label, here.theme.dim()), Span::raw(rest(line))])
        })
        .collect()
}
