//! A table that fits any width: text is shortened first, then columns are dropped in a chosen order; numbers are
//! never cut.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::domain::text::Text;
use crate::tui::here::Here;
use crate::tui::keys::{Binding, Code, Key, quiet};
use crate::tui::show;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    pub title: Text,
    pub shape: Shape,
    /// The higher, the sooner it is dropped; 0 stays.
    pub drop: u8,
}

/// How a column fills its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Right-aligned and whole, at least so wide.
    Number(usize),
    /// Left-aligned and whole, at least so wide: dates, codes, marks.
    Code(usize),
    /// Left-aligned, shortened down to so many columns.
    Words(usize),
    /// As words, and takes what is left of the width.
    Rest(usize),
}

/// A column, for tables of columns.
pub const fn column(title: Text, shape: Shape, drop: u8) -> Column {
    Column { title, shape, drop }
}

/// What stands in one place of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub text: String,
    pub style: Style,
}

impl Cell {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::new() }
    }

    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// The cursor in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    pub at: usize,
}

/// How a cursor moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// Rows that a page moves.
const PAGE: usize = 10;

impl Move {
    /// The move of a key, for lists whose letters mean something else.
    pub fn of(key: Key) -> Option<Self> {
        match key.code {
            Code::Up => Some(Self::Up),
            Code::Down => Some(Self::Down),
            Code::PageUp => Some(Self::PageUp),
            Code::PageDown => Some(Self::PageDown),
            Code::Home => Some(Self::First),
            Code::End => Some(Self::Last),
            _ => None,
        }
    }
}

impl Cursor {
    pub fn go(&mut self, step: Move, rows: usize) {
        let last = rows.saturating_sub(1);
        self.at = match step {
            Move::Up => self.at.saturating_sub(1),
            Move::Down => self.at.saturating_add(1),
            Move::PageUp => self.at.saturating_sub(PAGE),
            Move::PageDown => self.at.saturating_add(PAGE),
            Move::First => 0,
            Move::Last => last,
        }
        .min(last);
    }

    /// Rows down, or up when negative.
    pub fn scroll(&mut self, by: i32, rows: usize) {
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or_default();
        for _ in 0..steps {
            self.go(if by < 0 { Move::Up } else { Move::Down }, rows);
        }
    }

    /// Stays inside a list that became shorter.
    pub fn keep(&mut self, rows: usize) {
        self.at = self.at.min(rows.saturating_sub(1));
    }
}

const UP: &[Key] = &[Key::UP, Key::char('k')];
const DOWN: &[Key] = &[Key::DOWN, Key::char('j')];

/// The lines of a key table that move a cursor.
pub const fn up<A>(action: A) -> Binding<A> {
    quiet(UP, action, Text::new("omhoog", "up"), Text::new("Naar de vorige regel.", "To the previous row."))
}

pub const fn down<A>(action: A) -> Binding<A> {
    quiet(DOWN, action, Text::new("omlaag", "down"), Text::new("Naar de volgende regel.", "To the next row."))
}

pub const fn page_up<A>(action: A) -> Binding<A> {
    quiet(
        &[Key::PAGE_UP],
        action,
        Text::new("bladzijde omhoog", "page up"),
        Text::new("Tien regels terug.", "Ten rows back."),
    )
}

pub const fn page_down<A>(action: A) -> Binding<A> {
    quiet(
        &[Key::PAGE_DOWN],
        action,
        Text::new("bladzijde omlaag", "page down"),
        Text::new("Tien regels verder.", "Ten rows on."),
    )
}

pub const fn first<A>(action: A, keys: &'static [Key]) -> Binding<A> {
    quiet(keys, action, Text::new("eerste", "first"), Text::new("Naar de eerste regel.", "To the first row."))
}

pub const fn last<A>(action: A, keys: &'static [Key]) -> Binding<A> {
    quiet(keys, action, Text::new("laatste", "last"), Text::new("Naar de laatste regel.", "To the last row."))
}

/// A table over `rows` rows, of which only those in sight are asked for.
pub struct Table<'a> {
    pub columns: &'a [Column],
    pub rows: usize,
    /// The row under the cursor; `None` where nothing can be chosen.
    pub selected: Option<usize>,
    /// Whether keys go to this table: otherwise its cursor is only marked.
    pub focused: bool,
    pub cells: &'a dyn Fn(usize) -> Vec<Cell>,
}

/// Columns of the mark before a row.
const MARK: usize = 1;

impl Table<'_> {
    /// Draws a title line and as many rows as fit, with the row under the cursor in the middle where possible.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, here: &Here) {
        if area.is_empty() {
            return;
        }
        let first = first_row(self.rows, self.selected, body_height(area));
        let count = body_height(area).min(self.rows.saturating_sub(first));
        let cells: Vec<Vec<Cell>> = (first..first + count).map(self.cells).collect();
        let more = self.rows > count;
        let room = usize::from(area.width).saturating_sub(MARK + usize::from(more));
        let layout = self.widths(&cells, room, here);
        line(self.titles(&layout, here), buffer, area, 0);
        for (offset, row) in cells.iter().enumerate() {
            let selected = self.selected == Some(first + offset);
            line(self.row(row, &layout, selected, here), buffer, area, offset + 1);
        }
        if more {
            position(buffer, area, self.rows, first, count, here);
        }
    }

    fn titles(&self, layout: &Layout, here: &Here) -> Line<'static> {
        let mut spans = vec![Span::raw(" ".repeat(MARK))];
        for (index, width) in layout.shown() {
            let title = self.columns[index].title.get(here.lang);
            let text = aligned(title, self.columns[index].shape, width, layout.gap);
            spans.push(Span::styled(text, here.theme.dim()));
        }
        Line::from(spans)
    }

    fn row(&self, cells: &[Cell], layout: &Layout, selected: bool, here: &Here) -> Line<'static> {
        let mark = if selected { "▶" } else { " " };
        let mut spans = vec![Span::styled(mark, here.theme.accent())];
        for (index, width) in layout.shown() {
            let Some(cell) = cells.get(index) else { continue };
            let text = aligned(&cell.text, self.columns[index].shape, width, layout.gap);
            spans.push(Span::styled(text, cell.style));
        }
        let style = if selected && self.focused { here.theme.selected() } else { here.theme.plain() };
        Line::from(spans).style(style)
    }

    fn widths(&self, cells: &[Vec<Cell>], room: usize, here: &Here) -> Layout {
        let natural: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let title = show::width(column.title.get(here.lang));
                let longest = cells
                    .iter()
                    .filter_map(|row| row.get(index))
                    .map(|cell| show::width(&show::clean(&cell.text)));
                let least = match column.shape {
                    Shape::Number(least) | Shape::Code(least) => least,
                    Shape::Words(_) | Shape::Rest(_) => 0,
                };
                longest.max().unwrap_or_default().max(title).max(least)
            })
            .collect();
        Layout::new(self.columns, &natural, room)
    }
}

/// A thumb on the right edge that shows which part of the rows below the first line of `area` is in sight.
pub(super) fn position(
    buffer: &mut Buffer,
    area: Rect,
    rows: usize,
    first: usize,
    count: usize,
    here: &Here,
) {
    let height = body_height(area);
    if height == 0 || rows == 0 {
        return;
    }
    let size = (height * count / rows).max(1);
    let free = height.saturating_sub(size);
    let start = (free * first).checked_div(rows.saturating_sub(count)).unwrap_or_default();
    for offset in 0..height {
        let inside = (start..start + size).contains(&offset);
        let thumb = Span::styled(if inside { "█" } else { "│" }, here.theme.frame());
        let x = area.right().saturating_sub(1);
        let y = area.y.saturating_add(show::columns(offset + 1));
        thumb.render(Rect { x, y, width: 1, height: 1 }.intersection(area), buffer);
    }
}

fn aligned(text: &str, shape: Shape, width: usize, gap: usize) -> String {
    let text = match shape {
        Shape::Number(_) => show::right(&show::clean(text), width),
        Shape::Code(_) | Shape::Words(_) | Shape::Rest(_) => show::left(text, width),
    };
    text + &" ".repeat(gap)
}

pub(super) fn line(line: Line<'_>, buffer: &mut Buffer, area: Rect, row: usize) {
    let y = area.y.saturating_add(show::columns(row));
    let place = Rect { y, height: 1, ..area }.intersection(area);
    if y < area.bottom() {
        line.render(place, buffer);
    }
}

fn body_height(area: Rect) -> usize {
    usize::from(area.height).saturating_sub(1)
}

/// The first row in sight.
pub(super) fn first_row(rows: usize, selected: Option<usize>, height: usize) -> usize {
    let centred = selected.unwrap_or_default().saturating_sub(height / 2);
    centred.min(rows.saturating_sub(height))
}

/// The row of a table that a click on this line of the screen meets.
pub fn row_at(area: Rect, y: u16, rows: usize, selected: Option<usize>) -> Option<usize> {
    let line = usize::from(y.checked_sub(area.y.saturating_add(1))?);
    if y >= area.bottom() {
        return None;
    }
    let row = first_row(rows, selected, body_height(area)) + line;
    (row < rows).then_some(row)
}

/// Which columns are shown, and how wide.
#[derive(Debug, PartialEq, Eq)]
struct Layout {
    /// `None` for a dropped column.
    widths: Vec<Option<usize>>,
    gap: usize,
}

impl Layout {
    fn new(columns: &[Column], natural: &[usize], room: usize) -> Self {
        let least = |index: usize| match columns[index].shape {
            Shape::Number(_) | Shape::Code(_) => natural[index],
            Shape::Words(least) | Shape::Rest(least) => least.min(natural[index]),
        };
        let mut kept: Vec<usize> = (0..columns.len()).collect();
        let needed = |kept: &[usize], gap: usize| {
            kept.iter().map(|index| least(*index)).sum::<usize>() + gap * kept.len().saturating_sub(1)
        };
        while needed(&kept, 1) > room {
            let Some(dropped) = kept
                .iter()
                .copied()
                .filter(|index| columns[*index].drop > 0)
                .max_by_key(|index| columns[*index].drop)
            else {
                break;
            };
            kept.retain(|index| *index != dropped);
        }
        let wanted: usize = kept.iter().map(|index| natural[*index]).sum();
        let gap = if wanted + 2 * kept.len() <= room { 2 } else { 1 };
        let mut spare = room.saturating_sub(needed(&kept, gap));
        let mut widths: Vec<Option<usize>> = vec![None; columns.len()];
        for index in &kept {
            widths[*index] = Some(least(*index));
        }
        grow(&mut widths, natural, &mut spare);
        let rest = |index: &usize| matches!(columns[*index].shape, Shape::Rest(_));
        if let Some(width) = kept.iter().copied().find(rest).and_then(|index| widths[index].as_mut()) {
            *width += spare;
        }
        Self { widths, gap }
    }

    /// Columns that are shown with their widths.
    fn shown(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.widths.iter().enumerate().filter_map(|(index, width)| width.map(|width| (index, width)))
    }
}

/// Hands out spare columns one by one until every text has its natural width.
fn grow(widths: &mut [Option<usize>], natural: &[usize], spare: &mut usize) {
    loop {
        let mut grew = false;
        for (width, natural) in widths.iter_mut().zip(natural) {
            if let Some(width) = width.as_mut().filter(|width| **width < *natural)
                && *spare > 0
            {
                *width += 1;
                *spare -= 1;
                grew = true;
            }
        }
        if !grew {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::testing::{here, lines};
    use expect_test::{Expect, expect};

    const COLUMNS: [Column; 5] = [
        column(Text::new("datum", "date"), Shape::Code(10), 0),
        column(Text::new("cliënt", "client"), Shape::Words(6), 0),
        column(Text::new("notitie", "note"), Shape::Rest(8), 2),
        column(Text::new("code", "code"), Shape::Code(5), 1),
        column(Text::new("bedrag", "amount"), Shape::Number(8), 0),
    ];

    fn cells(row: usize) -> Vec<Cell> {
        let names = ["de Wit, S.", "李小龍", "Jose\u{301} van den Heuvel-Bakker"];
        let amounts = ["9,50", "1.353,00", "12.345.678,90"];
        vec![
            Cell::new("2025-03-13"),
            Cell::new(names[row % 3]),
            Cell::new("ouders gebeld"),
            Cell::new("45X05"),
            Cell::new(amounts[row % 3]),
        ]
    }

    fn check(width: u16, height: u16, rows: usize, selected: usize, expected: &Expect) {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let table = Table { columns: &COLUMNS, rows, selected: Some(selected), focused: true, cells: &cells };
        table.draw(&mut buffer, area, &here());
        expected.assert_eq(&lines(&buffer));
    }

    #[test]
    fn a_narrow_table_drops_columns_and_never_cuts_a_number() {
        check(
            80,
            4,
            3,
            1,
            &expect![[r#"
                 date        client                      note               code          amount
                 2025-03-13  de Wit, S.                  ouders gebeld      45X05           9,50
                ▶2025-03-13  李小龍                      ouders gebeld      45X05       1.353,00
                 2025-03-13  José van den Heuvel-Bakker  ouders gebeld      45X05  12.345.678,90
            "#]],
        );
        check(
            56,
            4,
            3,
            1,
            &expect![[r#"
                 date       client      note         code         amount
                 2025-03-13 de Wit, S.  ouders gebe… 45X05          9,50
                ▶2025-03-13 李小龍      ouders gebe… 45X05      1.353,00
                 2025-03-13 José van d… ouders gebe… 45X05 12.345.678,90
            "#]],
        );
        check(
            33,
            4,
            3,
            1,
            &expect![[r#"
                 date       client         amount
                 2025-03-13 de Wit…          9,50
                ▶2025-03-13 李小龍       1.353,00
                 2025-03-13 José v… 12.345.678,90
            "#]],
        );
    }

    #[test]
    fn a_long_table_keeps_its_cursor_in_sight() {
        check(
            40,
            5,
            100,
            60,
            &expect![[r#"
                 date       client  code         amount
                 2025-03-13 李小龍  45X05      1.353,00│
                 2025-03-13 José v… 45X05 12.345.678,90█
                ▶2025-03-13 de Wit… 45X05          9,50│
                 2025-03-13 李小龍  45X05      1.353,00│
            "#]],
        );
    }

    #[test]
    fn a_click_meets_the_row_it_is_on() {
        let area = Rect::new(0, 10, 40, 5);
        for (y, row) in [(9, None), (10, None), (11, Some(58)), (13, Some(60)), (14, Some(61)), (15, None)] {
            assert_eq!(row_at(area, y, 100, Some(60)), row, "{y}");
        }
        assert_eq!(row_at(area, 13, 2, Some(0)), None);
    }

    #[test]
    fn no_size_is_too_small() {
        for width in 0..40 {
            for height in 0..4 {
                let area = Rect::new(0, 0, width, height);
                let mut buffer = Buffer::empty(area);
                let table =
                    Table { columns: &COLUMNS, rows: 9, selected: Some(8), focused: true, cells: &cells };
                table.draw(&mut buffer, area, &here());
            }
        }
    }

    #[test]
    fn a_cursor_stays_in_its_list() {
        let mut cursor = Cursor::default();
        for (step, at) in [
            (Move::Up, 0),
            (Move::Down, 1),
            (Move::PageDown, 11),
            (Move::PageDown, 11),
            (Move::PageUp, 1),
            (Move::Last, 11),
            (Move::First, 0),
        ] {
            cursor.go(step, 12);
            assert_eq!(cursor.at, at, "{step:?}");
        }
        cursor.go(Move::Down, 0);
        assert_eq!(cursor.at, 0);
        cursor.scroll(3, 12);
        cursor.scroll(-1, 12);
        cursor.keep(2);
        assert_eq!(cursor.at, 1);
    }
}
