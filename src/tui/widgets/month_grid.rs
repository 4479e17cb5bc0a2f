//! A month as a grid: a row for each name, a column for each day, totals at the ends. Names and totals stay in sight
//! while the days scroll; the days scroll by windows, so that the grid does not dance under a moving cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::table;
use crate::domain::text::Text;
use crate::tui::here::Here;
use crate::tui::keys::{Binding, Key, quiet};
use crate::tui::show;

/// A grid, of which only the cells in sight are asked for.
pub struct MonthGrid<'a> {
    pub days: &'a [DayHead],
    /// Lines below the days, above the rows.
    pub above: &'a [Sum],
    /// Lines below the rows.
    pub below: &'a [Sum],
    pub titles: Titles,
    pub rows: usize,
    pub row: &'a dyn Fn(usize) -> RowHead,
    /// Of a row and a day, both counted from 0.
    pub cell: &'a dyn Fn(usize, usize) -> GridCell,
    pub cursor: GridCursor,
    /// Whether keys go to this grid: otherwise its cursor is only marked.
    pub focused: bool,
}

/// What stands above the columns that are no days.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    pub name: String,
    pub tag: String,
    pub total: String,
}

/// A day.
#[derive(Clone, Debug)]
pub struct DayHead {
    /// Two columns of it are shown.
    pub weekday: String,
    pub number: u32,
    /// Its empty cells are shaded.
    pub closed: bool,
    /// A mark behind its number.
    pub mark: &'static str,
    pub today: bool,
}

/// What stands before and behind the days of a row.
#[derive(Clone, Debug, Default)]
pub struct RowHead {
    pub name: String,
    /// A few characters that are never cut.
    pub tag: String,
    pub total: String,
}

/// What stands on one day: two columns, and a mark behind them.
#[derive(Clone, Debug, Default)]
pub struct GridCell {
    pub text: String,
    pub style: Style,
    pub mark: Option<(&'static str, Style)>,
}

/// A line about all rows: a label, something for each day (three columns), and a total.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    pub label: String,
    pub days: Vec<(String, Style)>,
    pub total: String,
}

/// The chosen cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridCursor {
    pub row: usize,
    pub day: usize,
}

/// How a cursor moves in a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    WeekBack,
    WeekOn,
    Up,
    Down,
    PageUp,
    PageDown,
    FirstDay,
    LastDay,
    FirstRow,
    LastRow,
}

impl GridCursor {
    pub fn go(&mut self, step: Step, rows: usize, days: usize) {
        let last = days.saturating_sub(1);
        let row = match step {
            Step::Left => return self.day = self.day.saturating_sub(1),
            Step::Right => return self.day = self.day.saturating_add(1).min(last),
            Step::WeekBack => return self.day = self.day.saturating_sub(7),
            Step::WeekOn => return self.day = self.day.saturating_add(7).min(last),
            Step::FirstDay => return self.day = 0,
            Step::LastDay => return self.day = last,
            Step::Up => table::Move::Up,
            Step::Down => table::Move::Down,
            Step::PageUp => table::Move::PageUp,
            Step::PageDown => table::Move::PageDown,
            Step::FirstRow => table::Move::First,
            Step::LastRow => table::Move::Last,
        };
        let mut cursor = table::Cursor { at: self.row };
        cursor.go(row, rows);
        self.row = cursor.at;
    }

    /// Rows down, or up when negative.
    pub fn scroll(&mut self, by: i32, rows: usize) {
        let mut cursor = table::Cursor { at: self.row };
        cursor.scroll(by, rows);
        self.row = cursor.at;
    }

    /// Stays inside a grid that became smaller.
    pub fn keep(&mut self, rows: usize, days: usize) {
        self.row = self.row.min(rows.saturating_sub(1));
        self.day = self.day.min(days.saturating_sub(1));
    }
}

/// Columns of a day, of the mark before a row, and of the signs that there are more days.
const DAY: usize = 3;
const MARK: usize = 1;
const MORE: usize = 1;
/// Columns below which a name is not shortened.
const LEAST_NAME: usize = 8;

/// Which columns and rows are in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Plan {
    name: usize,
    tag: usize,
    total: usize,
    first_day: usize,
    days: usize,
    first_row: usize,
    rows: usize,
    /// Whether a thumb on the right shows which rows are in sight.
    thumb: bool,
}

impl MonthGrid<'_> {
    /// Draws two lines of days, the lines above, as many rows as fit with the chosen one in the middle where possible, and
    /// the lines below.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, here: &Here) {
        if area.is_empty() {
            return;
        }
        let plan = self.plan(area);
        let shown: Vec<(usize, RowHead)> =
            (plan.first_row..plan.first_row + plan.rows).map(|row| (row, (self.row)(row))).collect();
        let mut y = 0;
        let mut put = |line: Line<'static>| {
            table::line(line, buffer, area, y);
            y += 1;
        };
        put(self.weekdays(&plan, here));
        put(self.numbers(&plan, here));
        for sum in self.above {
            put(Self::sum(sum, &plan, here));
        }
        for (row, head) in &shown {
            put(self.row(*row, head, &plan, here));
        }
        for sum in self.below {
            put(Self::sum(sum, &plan, here));
        }
        if plan.thumb {
            let top = show::columns(1 + self.above.len());
            let height = show::columns(plan.rows + 1);
            let place = Rect { y: area.y.saturating_add(top), height, ..area }.intersection(area);
            table::position(buffer, place, self.rows, plan.first_row, plan.rows, here);
        }
    }

    /// The row of a click, and the day when it met one.
    pub fn at(&self, area: Rect, x: u16, y: u16) -> Option<(usize, Option<usize>)> {
        let plan = self.plan(area);
        let top = area.y.saturating_add(show::columns(2 + self.above.len()));
        let line = usize::from(y.checked_sub(top)?);
        let row = (line < plan.rows && y < area.bottom()).then_some(plan.first_row + line)?;
        let left = area.x.saturating_add(show::columns(plan.before()));
        let column = x.checked_sub(left).map(|columns| usize::from(columns) / DAY);
        Some((row, column.filter(|column| *column < plan.days).map(|column| plan.first_day + column)))
    }

    fn plan(&self, area: Rect) -> Plan {
        let around = 2 + self.above.len() + self.below.len();
        let height = usize::from(area.height).saturating_sub(around);
        let rows = self.rows.min(height);
        let first_row = table::first_row(self.rows, Some(self.cursor.row), height);
        let thumb = self.rows > rows;
        let heads: Vec<RowHead> = (first_row..first_row + rows).map(self.row).collect();
        let sums = || self.above.iter().chain(self.below);
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            texts.map(|text| show::width(&show::clean(text))).max().unwrap_or_default()
        };
        let name = widest(
            &mut heads
                .iter()
                .map(|head| head.name.as_str())
                .chain(sums().map(|sum| sum.label.as_str()))
                .chain([self.titles.name.as_str()]),
        );
        let tag = widest(&mut heads.iter().map(|head| head.tag.as_str()).chain([self.titles.tag.as_str()]));
        let total = widest(
            &mut heads
                .iter()
                .map(|head| head.total.as_str())
                .chain(sums().map(|sum| sum.total.as_str()))
                .chain([self.titles.total.as_str()]),
        );
        let fixed = MARK + gap(tag) + 2 * MORE + gap(total) + usize::from(thumb);
        let room = usize::from(area.width).saturating_sub(fixed);
        let whole = DAY * self.days.len();
        let most = room.saturating_sub(whole).max((usize::from(area.width) / 4).max(LEAST_NAME));
        let name = name.min(most).min(room);
        let days = (room.saturating_sub(name) / DAY).min(self.days.len());
        let first_day = window(self.cursor.day, days, self.days.len());
        Plan { name, tag, total, first_day, days, first_row, rows, thumb }
    }

    fn weekdays(&self, plan: &Plan, here: &Here) -> Line<'static> {
        let dim = here.theme.dim();
        let mut spans = plan.start(&self.titles.name, &self.titles.tag, dim);
        spans.push(Span::styled(if plan.first_day > 0 { "‹" } else { " " }, here.theme.accent()));
        for (index, day) in self.days(plan) {
            let mark = if day.today { "▾" } else { " " };
            let text = show::left(&first_two(&day.weekday), 2) + mark;
            spans.push(Span::styled(text, self.day_style(index, day, here)));
        }
        let more = plan.first_day + plan.days < self.days.len();
        spans.push(Span::styled(if more { "›" } else { " " }, here.theme.accent()));
        spans.push(Span::styled(plan.end(&self.titles.total), dim));
        Line::from(spans)
    }

    fn numbers(&self, plan: &Plan, here: &Here) -> Line<'static> {
        let mut spans = plan.start("", "", here.theme.dim());
        spans.push(Span::raw(" "));
        for (index, day) in self.days(plan) {
            let text = show::right(&day.number.to_string(), 2) + &show::left(day.mark, 1);
            spans.push(Span::styled(text, self.day_style(index, day, here)));
        }
        Line::from(spans)
    }

    fn days(&self, plan: &Plan) -> impl Iterator<Item = (usize, &DayHead)> {
        self.days.iter().enumerate().skip(plan.first_day).take(plan.days)
    }

    fn day_style(&self, index: usize, day: &DayHead, here: &Here) -> Style {
        match (index == self.cursor.day, day.closed) {
            (true, _) => here.theme.accent(),
            (false, true) => here.theme.dim(),
            (false, false) => here.theme.plain(),
        }
    }

    fn row(&self, row: usize, head: &RowHead, plan: &Plan, here: &Here) -> Line<'static> {
        let chosen = row == self.cursor.row;
        let style = if chosen { here.theme.bold() } else { here.theme.plain() };
        let mut spans = plan.start(&head.name, &head.tag, style);
        if chosen && let Some(mark) = spans.first_mut() {
            *mark = Span::styled("▶", here.theme.accent());
        }
        spans.push(Span::raw(" "));
        for (index, day) in self.days(plan) {
            let cell = (self.cell)(row, index);
            let (text, style) = match (cell.text.is_empty(), day.closed) {
                (true, true) => ("░░".to_owned(), here.theme.dim()),
                (true, false) => ("· ".to_owned(), here.theme.dim()),
                (false, _) => (show::left(&cell.text, 2), cell.style),
            };
            let (mark, mark_style) = cell.mark.unwrap_or((" ", Style::new()));
            let under = chosen && index == self.cursor.day && self.focused;
            let over = |style: Style| if under { style.patch(here.theme.selected()) } else { style };
            spans.push(Span::styled(text, over(style)));
            spans.push(Span::styled(mark, over(mark_style)));
        }
        spans.push(Span::raw(" "));
        spans.push(Span::styled(plan.end(&head.total), style));
        Line::from(spans)
    }

    fn sum(sum: &Sum, plan: &Plan, here: &Here) -> Line<'static> {
        let dim = here.theme.dim();
        let mut spans = plan.start(&sum.label, "", dim);
        spans.push(Span::raw(" "));
        for index in plan.first_day..plan.first_day + plan.days {
            let (text, style) = sum.days.get(index).cloned().unwrap_or_default();
            spans.push(Span::styled(show::left(&show::right(&text, 2), DAY), dim.patch(style)));
        }
        spans.push(Span::raw(" "));
        spans.push(Span::styled(plan.end(&sum.total), here.theme.bold()));
        Line::from(spans)
    }
}

impl Plan {
    /// Columns before the first day.
    fn before(&self) -> usize {
        MARK + self.name + gap(self.tag) + MORE
    }

    /// The mark, the name and the tag.
    fn start(&self, name: &str, tag: &str, style: Style) -> Vec<Span<'static>> {
        let tag = if self.tag == 0 { String::new() } else { format!(" {}", show::left(tag, self.tag)) };
        vec![Span::raw(" "), Span::styled(show::left(name, self.name), style), Span::styled(tag, style)]
    }

    fn end(&self, total: &str) -> String {
        if self.total == 0 { String::new() } else { format!(" {}", show::right(total, self.total)) }
    }
}

/// A column with the space before it; nothing for one that is not there.
fn gap(width: usize) -> usize {
    if width == 0 { 0 } else { width + 1 }
}

/// `Th` for `Thu`.
fn first_two(text: &str) -> String {
    text.chars().take(2).collect()
}

/// The first of `shown` days in sight of `all`. The window moves on only when the cursor comes to its edge, and then by most of
/// its width.
fn window(at: usize, shown: usize, all: usize) -> usize {
    let last = all.saturating_sub(shown);
    let edge = usize::from(shown > 2);
    let step = shown.saturating_sub(2 * edge).max(1);
    let turns = last.div_ceil(step);
    let first = (0..turns).map(|turn| turn * step).find(|first| at + edge < first + shown);
    first.unwrap_or(last).min(last)
}

/// The lines of a key table that move the cursor of a grid.
pub const fn left<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::LEFT, Key::char('h')];
    quiet(
        KEYS,
        action,
        Text::new("dag terug", "day back"),
        Text::new("Naar de vorige dag.", "To the previous day."),
    )
}

pub const fn right<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::RIGHT, Key::char('l')];
    quiet(
        KEYS,
        action,
        Text::new("dag verder", "day on"),
        Text::new("Naar de volgende dag.", "To the next day."),
    )
}

pub const fn week_back<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::char('H'), Key { ctrl: true, ..Key::LEFT }];
    quiet(KEYS, action, Text::new("week terug", "week back"), Text::new("Een week terug.", "A week back."))
}

pub const fn week_on<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::char('L'), Key { ctrl: true, ..Key::RIGHT }];
    quiet(KEYS, action, Text::new("week verder", "week on"), Text::new("Een week verder.", "A week on."))
}

pub const fn first_day<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::HOME, Key::char('0')];
    let help = Text::new("Naar de eerste dag van de maand.", "To the first day of the month.");
    quiet(KEYS, action, Text::new("eerste dag", "first day"), help)
}

pub const fn last_day<A>(action: A) -> Binding<A> {
    const KEYS: &[Key] = &[Key::END, Key::char('$')];
    let help = Text::new("Naar de laatste dag van de maand.", "To the last day of the month.");
    quiet(KEYS, action, Text::new("laatste dag", "last day"), help)
}

#[cfg(test)]
mod tests;
