//! How the grid of trips looks, with the chosen cell in words below it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::State;
use super::grid::{is_family, signs, tag};
use crate::domain::contract::TransportForm;
use crate::domain::text::Text;
use crate::domain::usage::{Carriage, Distance, Trip};
use crate::operations::views::usage_month::{Cell, ClientRow, Placed, UsageMonth};
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
    let below = [Sum {
        label: here.say(&Text::new("ritten per dag", "trips a day")),
        days: view.days.iter().map(|day| (number(day.total), Style::new())).collect(),
        total: view.total.to_string(),
    }];
    let row = |index: usize| view.rows.get(index).map(|row| head(state, row)).unwrap_or_default();
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
            total: here.say(&Text::new("ritten", "trips")),
        },
        rows: view.rows.len(),
        row: &row,
        cell: &cell,
        cursor: state.sheet.cursor,
        focused,
    })
}

fn number(count: u32) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}

fn head(state: &State, row: &ClientRow) -> RowHead {
    let tag = state.looks_of(row).as_ref().map(tag).unwrap_or_default();
    RowHead {
        name: format!("{} {}", row.client.number, row.client.name.listed()),
        // Two columns at least, so that the days stay where they are.
        tag: format!("{tag:<2}"),
        total: row.total.to_string(),
    }
}

fn grid_cell(cell: &Cell, here: &Here) -> GridCell {
    let style = if is_family(cell) { here.theme.dim() } else { here.theme.plain() };
    GridCell { text: signs(cell), style, mark: detail::cell_mark(cell, here) }
}

fn draw_cell(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let (Some(row), Some(day)) = (state.sheet.row(), state.sheet.day()) else { return };
    let title = format!("{} · {}", here.say(&calendar::day_words(day)), row.client.name.listed());
    let inner = panel::draw(frame, area, &title, here);
    let width = usize::from(inner.width);
    let mut lines: Vec<Line> = state
        .placed()
        .map(|(placed, trip)| Line::raw(show::fit(&trip_words(placed, trip, here), width)))
        .collect();
    if lines.is_empty() {
        let next = state.usual().map_or_else(|| Text::same(""), |usual| looks(&usual));
        let (nl, en) = (&next.nl, &next.en);
        let words = text!(
            " geen rit · een nieuwe wordt: {nl} · cijfer: andere afstand · f: andere vorm",
            " no trip · a new one will be: {en} · digit: other distance · f: other form"
        );
        lines.push(Line::styled(show::fit(&here.say(&words), width), here.theme.dim()));
    }
    lines.extend(detail::finding_lines(state.placed().flat_map(|(placed, _)| &placed.findings), width, here));
    panel::lines(frame, inner, lines);
}

/// ` outward · group · distance 3 · 0405 → 0498 · wheelchair`.
fn trip_words(placed: &Placed, trip: &Trip, here: &Here) -> String {
    let mut parts = vec![here.say(&trip.direction.name()), here.say(&looks(trip))];
    if let (Some(from), Some(to)) = (&trip.from, &trip.to) {
        parts.push(format!("{from} → {to}"));
    }
    if trip.wheelchair {
        parts.push(here.say(&Text::new("rolstoel", "wheelchair")));
    }
    parts.extend(trip.destination.as_ref().map(|place| place.as_str().to_owned()));
    if !placed.is_free() {
        parts.push(here.say(&Text::new("• gedeclareerd", "• claimed")));
    }
    format!(" {}", parts.join(" · "))
}

/// `group · distance 3`.
pub fn looks(trip: &Trip) -> Text {
    let form = match trip.carriage {
        Carriage::Provider(TransportForm::Group) => Text::new("groep", "group"),
        Carriage::Provider(TransportForm::Individual) => Text::new("individueel", "individual"),
        Carriage::Family => return Text::new("door familie, nooit gedeclareerd", "by family, never claimed"),
    };
    let distance = match trip.distance {
        Some(Distance::Band(band)) => text!("afstand {band}", "distance {band}"),
        Some(Distance::Metres(metres)) => {
            let kilometres = Distance::kilometres(metres);
            Text::of(format!("{} km", kilometres.replace('.', ",")), format!("{kilometres} km"))
        }
        None => Text::new("afstand onbekend", "distance unknown"),
    };
    Text::of(format!("{} · {}", form.nl, distance.nl), format!("{} · {}", form.en, distance.en))
}

fn empty() -> Vec<Text> {
    vec![
        Text::new(
            "In deze maand en de maand ervoor zijn geen ritten geregistreerd.",
            "No trips were recorded in this month or the month before.",
        ),
        Text::new(
            "Druk op + om een cliënt in het rooster te zetten, of op [ voor de vorige maand.",
            "Press + to put a client into the grid, or [ for the previous month.",
        ),
    ]
}
