//! How the Month screen looks: a table above, the sums of the month below or, where there is room, beside it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::State;
use crate::domain::activity::Kind;
use crate::domain::text::Text;
use crate::operations::views::month::{MonthRow, MonthView, WeekRow};
use crate::tui::here::Here;
use crate::tui::screens::day::side;
use crate::tui::show;
use crate::tui::widgets::bars::bar;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("nummer", "number"), Shape::Code(6), 4),
    column(Text::new("cliënt", "client"), Shape::Rest(12), 0),
    column(Text::new("disc.", "disc."), Shape::Code(4), 2),
    column(Text::new("A direct", "A direct"), Shape::Number(7), 3),
    column(Text::new("B indirect", "B indirect"), Shape::Number(7), 3),
    column(Text::new("samen", "together"), Shape::Number(7), 0),
    column(Text::new("bedrag", "amount"), Shape::Number(10), 0),
    column(Text::new("vastgehouden", "held"), Shape::Number(5), 1),
];

const WEEKS: &[Column] = &[
    column(Text::new("week", "week"), Shape::Number(4), 0),
    column(Text::new("dagen", "days"), Shape::Words(6), 2),
    column(Text::new("A+B", "A+B"), Shape::Number(6), 0),
    column(Text::new("C", "C"), Shape::Number(6), 1),
    column(Text::new("nog te gaan", "to go"), Shape::Number(6), 0),
];

/// Columns from which the sums stand beside the table.
const WIDE: u16 = 120;
const SIDE: u16 = 46;
const BELOW: u16 = 9;

/// The table, and the sums.
fn places(area: Rect) -> (Rect, Rect) {
    if area.width >= WIDE {
        let list = Rect { width: area.width - SIDE, ..area };
        return (list, Rect { x: list.right(), width: SIDE, ..area });
    }
    let below = BELOW.min(area.height / 2);
    let list = Rect { height: area.height - below, ..area };
    (list, Rect { y: list.bottom(), height: below, ..area })
}

/// Where the rows stand.
pub fn list_area(_: &State, area: Rect, here: &Here) -> Rect {
    panel::inside(places(area).0, here)
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let (list, sums) = places(area);
    let whose =
        if state.everyone { Text::new(" · hele praktijk", " · whole practice") } else { Text::same("") };
    let title = format!("← {}{} →", show::capital(&here.say(&state.month.long())), here.say(&whose));
    let inner = panel::draw(frame, list, &title, here);
    let Some(view) = &state.view else { return };
    if view.rows.is_empty() {
        panel::words(frame, inner, &empty(here), here);
    } else {
        draw_rows(state, view, frame, inner, here);
    }
    draw_sums(view, frame, sums, here);
}

fn empty(here: &Here) -> Vec<Text> {
    if here.practitioner.is_none() {
        return vec![Text::new("Er werkt hier nog niemand.", "Nobody works here yet.")];
    }
    vec![
        Text::new(
            "Deze maand is er nog geen tijd voor cliënten geregistreerd.",
            "No time for clients was logged in this month.",
        ),
        Text::new(
            "Druk op 1 om tijd te registreren, of op ← voor de vorige maand.",
            "Press 1 to log time, or ← for the previous month.",
        ),
    ]
}

fn draw_rows(state: &State, view: &MonthView, frame: &mut Frame, area: Rect, here: &Here) {
    let cells = |row: usize| view.rows.get(row).map_or_else(Vec::new, |row| cells(row, here));
    let selected = Some(state.cursor.at);
    let table = Table { columns: COLUMNS, rows: view.rows.len(), selected, focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), area, here);
}

fn cells(row: &MonthRow, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let amount = match row.amount {
        Some(cents) => Cell::new(cents.display(here.lang)),
        None => Cell::styled("?", theme.bad()),
    };
    let held = match row.held {
        0 => Cell::default(),
        held => Cell::styled(format!("▲{}", show::minutes(held)), theme.bad()),
    };
    vec![
        Cell::styled(row.client.number.to_string(), theme.dim()),
        Cell::new(row.client.name.listed()),
        Cell::new(row.discipline.as_ref().map(ToString::to_string).unwrap_or_default()),
        Cell::styled(show::minutes(row.direct), theme.kind(Kind::Direct)),
        Cell::styled(show::minutes(row.indirect), theme.kind(Kind::Indirect)),
        Cell::new(show::minutes(row.declarable())),
        amount,
        held,
    ]
}

fn draw_sums(view: &MonthView, frame: &mut Frame, area: Rect, here: &Here) {
    if area.width < WIDE / 2 || area.height > BELOW {
        let heights = [9, show::columns(view.non_declarable.len().max(1) + 2)];
        let places = panel::stack(area, &heights);
        draw_totals(view, frame, places[0], here);
        draw_other(view, frame, places[1], here);
        draw_weeks(view, frame, places[2], here);
    } else {
        let half = area.width / 2;
        draw_totals(view, frame, Rect { width: half, ..area }, here);
        draw_other(view, frame, Rect { x: area.x + half, width: area.width - half, ..area }, here);
    }
}

fn draw_totals(view: &MonthView, frame: &mut Frame, area: Rect, here: &Here) {
    let inner = panel::padded(frame, area, &here.say(&Text::new("Totaal", "Total")), here);
    let mut lines: Vec<Line> =
        Kind::ALL.into_iter().map(|kind| kind_line(kind, view, usize::from(inner.width), here)).collect();
    let percent = view.total.productivity().map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"));
    lines.push(panel::pair(PRODUCTIVITY.get(here.lang), &percent, inner.width, here.theme.plain()));
    let ready = view.total.declarable() - view.held;
    lines.push(panel::pair(READY.get(here.lang), &show::minutes(ready), inner.width, here.theme.good()));
    let held_style = if view.held > 0 { here.theme.bad() } else { here.theme.dim() };
    let held = if view.held > 0 { format!("▲ {}", show::minutes(view.held)) } else { show::minutes(0) };
    lines.push(panel::pair(HELD.get(here.lang), &held, inner.width, held_style));
    lines.push(panel::pair(
        AMOUNT.get(here.lang),
        &show::euro(view.amount, here.lang),
        inner.width,
        here.theme.bold(),
    ));
    panel::lines(frame, inner, lines);
}

static PRODUCTIVITY: Text = Text::new("productiviteit", "productivity");
static READY: Text = Text::new("te declareren", "ready to claim");
static HELD: Text = Text::new("vastgehouden", "held by a finding");
static AMOUNT: Text = Text::new("waarde", "worth");

fn kind_line(kind: Kind, view: &MonthView, width: usize, here: &Here) -> Line<'static> {
    let minutes = view.total.of(kind);
    let name = here.say(&side::kind_name(kind));
    let number = show::right(&show::minutes(minutes), 8);
    let room = width.saturating_sub(28).min(16);
    Line::from(vec![
        Span::raw(show::left(&name, 18)),
        Span::raw(number),
        Span::raw(" "),
        Span::styled(bar(minutes, view.total.total(), room), here.theme.kind(kind)),
    ])
}

fn draw_other(view: &MonthView, frame: &mut Frame, area: Rect, here: &Here) {
    let inner = panel::padded(frame, area, &here.say(&Text::new("Niet declarabel", "Non-declarable")), here);
    let mut lines: Vec<Line> = view
        .non_declarable
        .iter()
        .map(|(activity, minutes)| {
            panel::pair(activity.get(here.lang), &show::minutes(*minutes), inner.width, here.theme.plain())
        })
        .collect();
    if lines.is_empty() {
        lines.push(Line::styled(here.say(&Text::new("niets", "nothing")), here.theme.dim()));
    }
    panel::lines(frame, inner, lines);
}

fn draw_weeks(view: &MonthView, frame: &mut Frame, area: Rect, here: &Here) {
    if area.height < 4 {
        return;
    }
    let inner = panel::padded(frame, area, &here.say(&Text::new("Weken", "Weeks")), here);
    let cells = |row: usize| view.weeks.get(row).map_or_else(Vec::new, |week| week_cells(week, here));
    let table =
        Table { columns: WEEKS, rows: view.weeks.len(), selected: None, focused: false, cells: &cells };
    table.draw(frame.buffer_mut(), inner, here);
}

fn week_cells(week: &WeekRow, here: &Here) -> Vec<Cell> {
    let (from, until) = (week.from.day_of_month(), show::day_in_year(week.until));
    let to_go = week.contract.map(|contract| contract - week.minutes.total());
    vec![
        Cell::new(week.week.to_string()),
        Cell::styled(format!("{from}–{}", here.say(&until)), here.theme.dim()),
        Cell::new(show::minutes(week.minutes.declarable())),
        Cell::styled(show::minutes(week.minutes.non_declarable), here.theme.kind(Kind::NonDeclarable)),
        Cell::new(to_go.map_or_else(|| "–".to_owned(), show::minutes)),
    ]
}
