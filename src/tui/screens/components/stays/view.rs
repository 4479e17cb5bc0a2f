//! How the grid of stays looks: a line from arrival to departure, and the chosen day in words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::State;
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::Stay;
use crate::operations::views::usage_month::{Cell, ClientRow, Part, Placed, UsageMonth};
use crate::text;
use crate::tui::here::Here;
use crate::tui::screens::components::{calendar, detail};
use crate::tui::show;
use crate::tui::widgets::month_grid::{GridCell, MonthGrid, RowHead, Sum, Titles};
use crate::tui::widgets::panel;

pub fn draw(state: &State, focused: bool, frame: &mut Frame, area: Rect, here: &Here) {
    let Some(view) = &state.sheet.view else { return };
    if view.rows.is_empty() {
        detail::draw_empty(frame, area, &empty(), here);
        return;
    }
    let (list, below) = detail::places(area, lines(view));
    with(state, view, focused, here, |month| month.draw(frame.buffer_mut(), list, here));
    draw_cell(state, frame, below, here);
}

pub fn at(state: &State, area: Rect, x: u16, y: u16, here: &Here) -> Option<(usize, Option<usize>)> {
    let view = state.sheet.view.as_ref()?;
    with(state, view, true, here, |month| month.at(detail::places(area, lines(view)).0, x, y))
}

/// Two lines of days, the clients, and the sums.
fn lines(view: &UsageMonth) -> usize {
    view.rows.len() + 3
}

/// The grid as the widget knows it.
fn with<T>(
    state: &State,
    view: &UsageMonth,
    focused: bool,
    here: &Here,
    then: impl FnOnce(&MonthGrid<'_>) -> T,
) -> T {
    let days = calendar::heads(&view.days, here);
    let number = |count: u32| if count == 0 { String::new() } else { count.to_string() };
    let below = [Sum {
        label: here.say(&Text::new("etmalen per dag", "24 hours a day")),
        days: view.days.iter().map(|day| (number(day.total), Style::new())).collect(),
        total: view.total.to_string(),
    }];
    let row = |index: usize| view.rows.get(index).map(head).unwrap_or_default();
    let cell = |row: usize, day: usize| {
        let cell = view.rows.get(row).and_then(|row| row.cells.get(day));
        cell.map(|cell| grid_cell(cell, here)).unwrap_or_default()
    };
    then(&MonthGrid {
        days: &days,
        above: &[],
        below: &below,
        titles: Titles {
            name: here.say(&Text::new("cliënt", "client")),
            tag: String::new(),
            total: here.say(&Text::new("etmalen", "24 hours")),
        },
        rows: view.rows.len(),
        row: &row,
        cell: &cell,
        cursor: state.sheet.cursor,
        focused,
    })
}

fn head(row: &ClientRow) -> RowHead {
    RowHead {
        name: format!("{} {}", row.client.number, row.client.name.listed()),
        tag: String::new(),
        total: row.total.to_string(),
    }
}

/// `├─────┤`: a line that goes on into the next day unless the client left.
fn grid_cell(cell: &Cell, here: &Here) -> GridCell {
    let text = match cell.placed.as_slice() {
        [] => "",
        [one] => match one.part {
            Part::Whole => "├┤",
            Part::Arrival => "├─",
            Part::Inside => "──",
            Part::Departure => "┤",
        },
        _ => "┤├",
    };
    let goes_on = cell.placed.last().is_some_and(|one| matches!(one.part, Part::Arrival | Part::Inside));
    let line = goes_on.then_some(("─", here.theme.plain()));
    GridCell {
        text: text.to_owned(),
        style: here.theme.plain(),
        mark: detail::cell_mark(cell, here).or(line),
    }
}

fn draw_cell(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let (Some(row), Some(day)) = (state.sheet.row(), state.sheet.day()) else { return };
    let title = format!("{} · {}", here.say(&calendar::day_words(day)), row.client.name.listed());
    let inner = panel::draw(frame, area, &title, here);
    let width = usize::from(inner.width);
    let placed = state.sheet.placed();
    let words = placed.iter().filter_map(|placed| Some(stay_words(placed, placed.usage.stay()?, here)));
    let mut lines: Vec<Line> = words.map(|words| Line::raw(show::fit(&words, width))).collect();
    if lines.is_empty() {
        let words = Text::new(
            " geen verblijf · a: aankomst op deze dag · Enter: met tijden",
            " no stay · a: arrival on this day · Enter: with times",
        );
        lines.push(Line::styled(show::fit(&here.say(&words), width), here.theme.dim()));
    }
    lines.extend(detail::finding_lines(placed.iter().flat_map(|placed| &placed.findings), width, here));
    panel::lines(frame, inner, lines);
}

/// ` Thu 13 Mar 2025 16:00 → Sun 16 Mar 2025 · 1 × 24 hours · Respite stay`.
fn stay_words(placed: &Placed, stay: &Stay, here: &Here) -> String {
    let moment = |day: Day, time: Option<ClockTime>| {
        let words = here.say(&show::day(day));
        time.map_or_else(|| words.clone(), |time| format!("{words} {time}"))
    };
    let until = match stay.departure {
        Some(departure) => moment(departure.day, departure.time),
        None => here.say(&Text::new("nog hier", "still here")),
    };
    let units = placed.units;
    let counts = match units {
        0 => Text::new("telt op deze dag niet", "does not count on this day"),
        1 => Text::new("1 etmaal", "1 × 24 hours"),
        _ => text!("{units} etmalen", "{units} × 24 hours"),
    };
    let product = placed.product.as_ref().map(|name| format!(" · {}", name.get(here.lang)));
    let claimed = if placed.is_free() { "" } else { " · •" };
    let (from, product) = (moment(placed.usage.day, stay.arrival), product.unwrap_or_default());
    format!(" {from} → {until} · {}{claimed}{product}", here.say(&counts))
}

fn empty() -> Vec<Text> {
    vec![
        Text::new(
            "In deze maand en de maand ervoor zijn geen verblijven vastgelegd.",
            "No stays were recorded in this month or the month before.",
        ),
        Text::new(
            "Druk op + om een cliënt in het rooster te zetten, of op [ voor de vorige maand.",
            "Press + to put a client into the grid, or [ for the previous month.",
        ),
    ]
}
