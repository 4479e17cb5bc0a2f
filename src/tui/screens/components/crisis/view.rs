//! How the list of crisis trajectories looks, with the marked one in words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::State;
use crate::domain::text::Text;
use crate::domain::usage::Moment;
use crate::operations::views::trajectories::TrajectoryRow;
use crate::text;
use crate::tui::here::Here;
use crate::tui::screens::components::detail;
use crate::tui::show;
use crate::tui::theme;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{self, Cell, Column, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("nummer", "number"), Shape::Code(6), 5),
    column(Text::new("cliënt", "client"), Shape::Words(10), 0),
    column(Text::new("zorg", "care"), Shape::Words(8), 6),
    column(Text::new("aangemeld", "registered"), Shape::Code(12), 3),
    column(Text::new("contact", "contact"), Shape::Code(12), 4),
    column(Text::new("eerste dag", "first day"), Shape::Code(6), 2),
    column(Text::new("t/m", "until"), Shape::Code(6), 1),
    column(Text::new("over", "left"), Shape::Number(5), 0),
    column(Text::new("werker", "worker"), Shape::Words(6), 1),
];

/// Days left from which the office has to arrange what comes afterwards (PS-K5).
const FEW: i64 = 5;

pub fn draw(state: &State, focused: bool, frame: &mut Frame, area: Rect, here: &Here) {
    if state.view.is_none() {
        return;
    }
    let rows = state.rows();
    if rows.is_empty() {
        detail::draw_empty(frame, area, &empty(), here);
        return;
    }
    let (list, below) = places(state, area);
    let cells = |row: usize| rows.get(row).map_or_else(Vec::new, |row| cells(row, here));
    let selected = Some(state.cursor.at);
    let table = Table { columns: COLUMNS, rows: rows.len(), selected, focused, cells: &cells };
    table.draw(frame.buffer_mut(), list, here);
    draw_row(state, frame, below, here);
}

/// The list with its titles, and the marked trajectory.
fn places(state: &State, area: Rect) -> (Rect, Rect) {
    detail::places(area, state.rows().len() + 2)
}

pub fn row_at(state: &State, area: Rect, y: u16) -> Option<usize> {
    table::row_at(places(state, area).0, y, state.rows().len(), Some(state.cursor.at))
}

fn cells(row: &TrajectoryRow, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let trajectory = &row.judged.trajectory;
    let day = |day| here.say(&show::day_in_year(day));
    let moment = |moment: Moment| format!("{} {}", day(moment.day), moment.time);
    let style = if trajectory.ended.is_some() { theme.dim() } else { theme.plain() };
    let contact = trajectory.first_contact.map_or_else(|| "–".to_owned(), moment);
    let last = row.judged.last_possible.map_or_else(|| "–".to_owned(), day);
    vec![
        Cell::styled(row.client.number.to_string(), theme.dim()),
        Cell::styled(row.client.name.listed(), style),
        Cell::styled(here.say(&row.product), style),
        Cell::styled(moment(trajectory.registered), style),
        Cell::styled(contact, style),
        Cell::styled(day(row.judged.first_day), style),
        Cell::styled(last, style),
        left(row, here),
        Cell::styled(row.worker.to_string(), style),
    ]
}

/// `! 4`, `▲ 0`, `12`, or that it has ended.
fn left(row: &TrajectoryRow, here: &Here) -> Cell {
    if row.judged.trajectory.ended.is_some() {
        return Cell::styled(here.say(&Text::new("klaar", "ended")), here.theme.dim());
    }
    match row.days_left {
        None => Cell::styled("–", here.theme.dim()),
        Some(days) if days <= 0 => Cell::styled(format!("▲ {days}"), here.theme.bad()),
        Some(days) if days <= FEW => Cell::styled(format!("! {days}"), here.theme.warn()),
        Some(days) => Cell::new(days.to_string()),
    }
}

fn draw_row(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let Some(row) = state.row() else { return };
    let worst = row.judged.findings.iter().map(|finding| finding.severity).max();
    let mark = worst.map(|severity| format!("{} ", theme::mark(severity))).unwrap_or_default();
    let title = format!("{mark}{} · {}", row.client.name.listed(), here.say(&row.product));
    let inner = panel::draw(frame, area, &title, here);
    let width = usize::from(inner.width);
    let mut lines: Vec<Line> =
        words(row, here).into_iter().map(|words| Line::raw(show::fit(&words, width))).collect();
    lines.extend(detail::finding_lines(row.judged.findings.iter(), width, here));
    panel::lines(frame, inner, lines);
}

fn words(row: &TrajectoryRow, here: &Here) -> Vec<String> {
    let trajectory = &row.judged.trajectory;
    let workers: Vec<String> = row.workers.iter().map(ToString::to_string).collect();
    let workers = workers.join(" → ");
    let allocation = match &row.allocation {
        Some(number) => text!("toewijzing {number}", "allocation {number}"),
        None => Text::new("geen toewijzing", "no allocation"),
    };
    let (nl, en) = (&allocation.nl, &allocation.en);
    let mut first = here.say(&text!(" werker {workers} · {nl}", " worker {workers} · {en}"));
    if trajectory.shelter.simultaneous {
        first.push_str(&here.say(&Text::new(" · ook crisisopvang", " · crisis shelter too")));
    }
    let mut lines = vec![first];
    if let Some(ended) = trajectory.ended {
        let day = show::day(ended);
        let (nl, en) = (&day.nl, &day.en);
        lines.push(here.say(&text!(" geëindigd op {nl}", " ended on {en}")));
    }
    if let Some(afterwards) = &trajectory.afterwards {
        let words = afterwards.as_str();
        lines.push(here.say(&text!(" daarna: {words}", " afterwards: {words}")));
    }
    lines
}

fn empty() -> Vec<Text> {
    vec![
        Text::new("In deze maand loopt geen crisistraject.", "No crisis trajectory runs in this month."),
        Text::new(
            "Druk op + om er een te beginnen, of op [ voor de vorige maand.",
            "Press + to begin one, or [ for the previous month.",
        ),
    ]
}
