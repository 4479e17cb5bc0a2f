//! How the Clients screen looks: the list on the left, the marked client with allocations on the right.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Mode, State};
use crate::domain::allocation::{Allocation, Shape};
use crate::domain::client::Client;
use crate::domain::text::Text;
use crate::operations::views::clients::{AllocationRow, ClientDetail, ClientRow};
use crate::operations::views::day::Room;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::bars::gauge;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape as Fill, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("nummer", "number"), Fill::Code(6), 2),
    column(Text::new("naam", "name"), Fill::Rest(12), 0),
    column(Text::new("geboren", "born"), Fill::Code(10), 4),
    column(Text::new("laatste tijd", "last entry"), Fill::Code(10), 3),
    column(Text::new("lopend", "running"), Fill::Number(1), 5),
];

const ALLOCATIONS: &[Column] = &[
    column(Text::new("toewijzing", "allocation"), Fill::Number(6), 0),
    column(Text::new("gemeente", "municipality"), Fill::Code(4), 4),
    column(Text::new("van", "from"), Fill::Code(10), 1),
    column(Text::new("tot en met", "until"), Fill::Code(10), 0),
    column(Text::new("soort", "shape"), Fill::Words(8), 3),
    column(Text::new("nog over", "left"), Fill::Number(10), 0),
    column(Text::new("", ""), Fill::Code(1), 0),
];

/// The list, and the marked client.
pub fn places(area: Rect) -> (Rect, Rect) {
    let share = if area.width >= 120 { area.width / 2 } else { area.width * 2 / 5 };
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
    let (list, detail) = places(area);
    draw_list(state, frame, list, here);
    draw_detail(state, frame, detail, here);
    match &state.mode {
        Mode::Client(form) => form.draw(frame, area, here),
        Mode::Allocation(form) => form.draw(frame, area, here),
        Mode::List | Mode::Search | Mode::Allocations => {}
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
        Cell::new(row.client.birth.map(|birth| birth.date().to_string()).unwrap_or_default()),
        Cell::new(row.last_entry.map(|day| day.to_string()).unwrap_or_default()),
        Cell::new(row.running.to_string()),
    ]
}

fn draw_detail(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let title = state.detail.as_ref().map(|detail| detail.client.value.name.listed()).unwrap_or_default();
    let inner = panel::draw(frame, area, &title, here);
    let Some(detail) = &state.detail else { return };
    let facts = client_facts(&detail.client.value, state.revealed, usize::from(inner.width), here);
    let below = about(state.marked_allocation(), usize::from(inner.width), here);
    let (facts_height, below_height) = (show::columns(facts.len()), show::columns(below.len()));
    let room = inner.height.saturating_sub(facts_height + below_height + 1);
    let rows = if detail.allocations.is_empty() {
        room
    } else {
        room.min(show::columns(detail.allocations.len() + 1))
    };
    let places = panel::stack(inner, &[facts_height, 1, rows]);
    panel::lines(frame, places[0], facts);
    if detail.allocations.is_empty() {
        return panel::words(frame, places[2], &[NO_ALLOCATIONS, NO_ALLOCATIONS_HINT], here);
    }
    draw_allocations(state, detail, frame, places[2], here);
    panel::lines(frame, places[3], below);
}

const NO_ALLOCATIONS: Text = Text::new("Nog geen toewijzing.", "No allocation yet.");
const NO_ALLOCATIONS_HINT: Text = Text::new("Druk op a om er een toe te voegen.", "Press a to add one.");

fn client_facts(client: &Client, revealed: bool, width: usize, here: &Here) -> Vec<Line<'static>> {
    let unknown = || Text::new("niet vastgelegd", "not recorded");
    let bsn = match &client.bsn {
        Some(bsn) if revealed => Text::same(bsn.reveal()),
        Some(bsn) => Text::same(bsn.to_string()),
        None => unknown(),
    };
    let birth = client.birth.map_or_else(unknown, |birth| {
        let age = birth.age_on(here.today).map(|(age, _)| age);
        let date = birth.date().to_string();
        match age {
            Some(age) => crate::text!("{date} ({age} jaar)", "{date} (age {age})"),
            None => Text::same(date),
        }
    });
    let town = client.municipality.as_ref().map_or_else(unknown, |code| Text::same(code.to_string()));
    [
        (Text::new("nummer", "number"), Text::same(client.number.to_string())),
        (Text::new("geboren", "born"), birth),
        (Text::new("gemeente", "municipality"), town),
        (Text::new("BSN", "BSN"), bsn),
    ]
    .iter()
    .flat_map(|(label, value)| fact(label, &here.say(value), width, here))
    .collect()
}

/// ` label       value`, in as many lines as the value needs.
fn fact(label: &Text, value: &str, width: usize, here: &Here) -> Vec<Line<'static>> {
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

fn draw_allocations(state: &State, detail: &ClientDetail, frame: &mut Frame, area: Rect, here: &Here) {
    let cells =
        |row: usize| detail.allocations.get(row).map_or_else(Vec::new, |row| allocation_cells(row, here));
    let table = Table {
        columns: ALLOCATIONS,
        rows: detail.allocations.len(),
        selected: Some(state.allocation.at),
        focused: matches!(state.mode, Mode::Allocations),
        cells: &cells,
    };
    table.draw(frame.buffer_mut(), area, here);
}

fn allocation_cells(row: &AllocationRow, here: &Here) -> Vec<Cell> {
    let allocation = &row.allocation;
    let runs = allocation.covers(here.today);
    let style = if runs { here.theme.plain() } else { here.theme.dim() };
    let until = allocation.period.until.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let (left, room_style) = left_over(row.room, here);
    let finding = row.findings.first();
    vec![
        Cell::styled(allocation.number.to_string(), style),
        Cell::styled(allocation.municipality.to_string(), style),
        Cell::styled(allocation.period.from.to_string(), style),
        Cell::styled(until, style),
        Cell::styled(here.say(&allocation.shape.name()), style),
        Cell::styled(left, room_style),
        finding.map_or_else(Cell::default, |finding| {
            Cell::styled(mark(finding.severity), here.theme.severity(finding.severity))
        }),
    ]
}

/// What is left, marked when it is little or nothing.
fn left_over(room: Room, here: &Here) -> (String, ratatui::style::Style) {
    let theme = here.theme;
    let words = match room {
        Room::Money { of, used } => of.checked_sub(used).unwrap_or_default().display(here.lang),
        Room::Minutes { of, used } => show::minutes(of - used),
        Room::Unlimited => return ("–".to_owned(), theme.dim()),
    };
    match room.percent().unwrap_or_default() {
        100.. => (format!("▲ {words}"), theme.bad()),
        80..=99 => (format!("! {words}"), theme.warn()),
        _ => (words, theme.plain()),
    }
}

/// What there is to know about the marked allocation.
fn about(row: Option<&AllocationRow>, width: usize, here: &Here) -> Vec<Line<'static>> {
    let Some(row) = row else { return Vec::new() };
    let allocation = &row.allocation;
    let products: Vec<String> = row.products.iter().map(|product| here.say(&product.name)).collect();
    let facts = [
        (Text::new("soort", "shape"), Some(shape_words(allocation, here))),
        (Text::new("periode", "period"), Some(show::period(allocation.period))),
        (Text::new("gebruikt", "used"), Some(used_words(row.room, width, here))),
        (Text::new("kader", "legal frame"), allocation.frame.map(|frame| here.say(&frame.name()))),
        (Text::new("producten", "products"), Some(products.join(", ")).filter(|words| !words.is_empty())),
    ];
    let mut lines = vec![Line::default()];
    for (label, value) in facts {
        lines.extend(value.into_iter().flat_map(|value| fact(&label, &value, width, here)));
    }
    for finding in &row.findings {
        let words = format!(" {} {} {}", mark(finding.severity), finding.rule, finding.what.get(here.lang));
        lines.push(Line::styled(show::fit(&words, width), here.theme.severity(finding.severity)));
        lines.push(Line::styled(
            show::fit(&format!("   {}", finding.way_out.get(here.lang)), width),
            here.theme.dim(),
        ));
    }
    lines
}

fn shape_words(allocation: &Allocation, here: &Here) -> String {
    let name = here.say(&allocation.shape.name());
    match &allocation.shape {
        Shape::Specific { category, code, extent } => {
            let (unit, each) = (here.say(&extent.unit.name()), here.say(&extent.frequency.name()));
            format!("{name} · {category} {code} · {} {unit} {each}", extent.volume)
        }
        Shape::Aspecific { category, .. } => format!("{name} · {category}"),
        Shape::Generic { .. } => name,
    }
}

fn used_words(room: Room, width: usize, here: &Here) -> String {
    let (used, of) = match room {
        Room::Money { of, used } => (show::euro(used, here.lang), of.display(here.lang)),
        Room::Minutes { of, used } => (show::minutes(used), show::minutes(of)),
        Room::Unlimited => return here.say(&Text::new("geen maximum", "no maximum")),
    };
    let percent = room.percent().unwrap_or_default();
    let words = here.say(&crate::text!("{used} van {of}", "{used} of {of}"));
    let bar = if width >= 60 { format!("{} ", gauge(percent, 100, 10)) } else { String::new() };
    format!("{bar}{percent}%  {words}")
}
