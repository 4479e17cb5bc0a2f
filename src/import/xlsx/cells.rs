//! The cells of a sheet, row by row, as texts.

use super::Fault;
use super::value::{self, Kind};
use super::workbook::Workbook;
use super::xml::{Element, Going, Node, walk};
use crate::domain::text::Text;

/// Most cells of a sheet, empty ones included.
pub const MAX_CELLS: usize = 1_000_000;

/// As the format has it.
const MAX_ROWS: u64 = 1_048_576;
const MAX_COLUMNS: u16 = 16_384;

/// Bytes of one cell; the format allows 32 767 characters.
const MAX_TEXT: usize = 200_000;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As a person would type it into a CSV file.
    Text(String),
    Wrong(Text),
}

/// A row with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// From 1.
    pub number: u64,
    /// Columns from 0, in their order; empty ones are left out.
    pub cells: Vec<(u16, Cell)>,
}

/// A sheet while it is read.
pub struct Cells<'w> {
    workbook: &'w Workbook,
    row: SheetRow,
    next_row: u64,
    next_column: u16,
    count: usize,
    open: Option<Open>,
    in_text: bool,
    in_reading: bool,
}

/// A cell that has not ended.
struct Open {
    column: u16,
    kind: Kind,
    shows_day: bool,
    text: String,
}

impl<'w> Cells<'w> {
    /// Hands over each row that has something in it, until `take` says that it wants no more.
    pub fn walk(
        workbook: &'w Workbook,
        content: &str,
        mut take: impl FnMut(SheetRow) -> bool,
    ) -> Result<(), Fault> {
        let mut cells = Self {
            workbook,
            row: SheetRow { number: 0, cells: Vec::new() },
            next_row: 1,
            next_column: 0,
            count: 0,
            open: None,
            in_text: false,
            in_reading: false,
        };
        walk(content, |node| match node {
            Node::Start(element) => cells.start(&element).map(|()| Going::On),
            Node::Text(text) => cells.text(text).map(|()| Going::On),
            Node::End("row") => Ok(cells.end_row(&mut take)),
            Node::End("sheetData") => Ok(Going::Enough),
            Node::End(name) => {
                cells.end(name);
                Ok(Going::On)
            }
        })
    }

    fn start(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        match element.name {
            "row" => self.start_row(element),
            "c" => self.start_cell(element),
            "rPh" => {
                self.in_reading = true;
                Ok(())
            }
            "v" | "t" => {
                self.in_text = self.open.is_some() && !self.in_reading;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start_row(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        let number = match element.attribute("r") {
            Some(text) => text.parse().map_err(|_| Fault::Damaged)?,
            None => self.next_row,
        };
        if !(self.next_row..=MAX_ROWS).contains(&number) {
            return Err(Fault::Damaged);
        }
        self.next_row = number.saturating_add(1);
        self.next_column = 0;
        self.row = SheetRow { number, cells: Vec::new() };
        Ok(())
    }

    fn start_cell(&mut self, element: &Element<'_>) -> Result<(), Fault> {
        self.count = self.count.saturating_add(1);
        if self.count > MAX_CELLS {
            return Err(Fault::TooManyCells);
        }
        let column = match element.attribute("r") {
            Some(place) => column(&place).ok_or(Fault::Damaged)?,
            None => self.next_column,
        };
        if !(self.next_column..MAX_COLUMNS).contains(&column) {
            return Err(Fault::Damaged);
        }
        self.next_column = column.saturating_add(1);
        let kind = Kind::of(element.attribute("t").as_deref()).ok_or(Fault::Damaged)?;
        let form = element.attribute("s").and_then(|number| number.parse::<usize>().ok());
        let shows_day = form.and_then(|form| self.workbook.shows_day.get(form)).copied().unwrap_or_default();
        self.open = Some(Open { column, kind, shows_day, text: String::new() });
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        if let Some(open) = self.open.as_mut().filter(|_| self.in_text) {
            if open.text.len().saturating_add(text.len()) > MAX_TEXT {
                return Err(Fault::Damaged);
            }
            open.text.push_str(text);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "v" | "t" => self.in_text = false,
            "rPh" => self.in_reading = false,
            "c" => {
                if let Some(Open { column, kind, shows_day, text }) = self.open.take() {
                    let cell = value::of(self.workbook, kind, shows_day, &text);
                    self.row.cells.extend(cell.map(|cell| (column, cell)));
                }
            }
            _ => {}
        }
    }

    fn end_row(&mut self, take: &mut impl FnMut(SheetRow) -> bool) -> Going {
        let cells = std::mem::take(&mut self.row.cells);
        let wants_more = cells.is_empty() || take(SheetRow { number: self.row.number, cells });
        if wants_more { Going::On } else { Going::Enough }
    }
}

/// The column of a place such as `AB12`, from 0.
fn column(place: &str) -> Option<u16> {
    let letters = place.chars().take_while(char::is_ascii_alphabetic);
    let column = letters.map(|letter| letter.to_digit(36)).try_fold(0_u16, |column, letter| {
        // In base 36, A is 10: the letters count from 1 to 26.
        let letter = u16::try_from(letter?).ok()?.checked_sub(9)?;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        for (place, expected) in [
            ("A1", Some(0)),
            ("z9", Some(25)),
            ("AA1", Some(26)),
            ("XFD1048576", Some(16_383)),
            ("ZZZZZZ1", None),
            ("1", None),
            ("", None),
            ("Ä1", None),
        ] {
            assert_eq!(column(place), expected, "{place}");
        }
    }
}
