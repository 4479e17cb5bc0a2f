//! Listings: the same rows as a table for people, or as CSV and JSON for programs.

use std::io::Write;

use unicode_width::UnicodeWidthStr;

use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text, is_obeyed};
use crate::domain::time::Day;
use crate::export;

/// How a listing is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Table,
    Csv,
    Json,
}

impl Format {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "table" => Some(Self::Table),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// A column of a listing.
#[derive(Clone, Debug)]
pub struct Column {
    /// The name in CSV and JSON; never changes.
    pub key: &'static str,
    pub heading: Text,
    pub align: Align,
    /// A table leaves it out when nothing stands in it; programs always get it.
    pub is_seldom: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

impl Column {
    pub const fn left(key: &'static str, heading: Text) -> Self {
        Self { key, heading, align: Align::Left, is_seldom: false }
    }

    pub const fn right(key: &'static str, heading: Text) -> Self {
        Self { key, heading, align: Align::Right, is_seldom: false }
    }

    /// Left out of tables in which it would be empty.
    pub fn seldom(self) -> Self {
        Self { is_seldom: true, ..self }
    }
}

/// One value of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words that are the same in every language.
    Text(String),
    /// A word of a fixed list: its stable English form for programs, its name for people.
    Word(&'static str, Text),
    /// A key for programs with its name for people.
    Named(String, Text),
    /// A name in both languages: the user's for people, English for programs.
    Translated(Text),
    /// Several short words, such as rules.
    List(Vec<String>),
    Int(i64),
    /// Eurocents: `1.353,00` for people, `1353.00` in CSV, the integer in JSON.
    Cents(Cents),
    /// Minutes: `10:15` for people, the integer for programs.
    Minutes(i64),
    /// `66,7%` for people, the integer for programs.
    Permille(i64),
    Day(Day),
    Bool(bool),
    Null,
}

impl Cell {
    /// A text, or nothing.
    pub fn maybe(value: Option<impl ToString>) -> Self {
        value.map_or(Self::Null, |value| Self::Text(value.to_string()))
    }

    /// How many.
    pub fn count(count: usize) -> Self {
        Self::Int(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// As programs read it.
    fn plain(&self) -> export::Cell<'_> {
        match self {
            Self::Text(text) => export::Cell::Text(text),
            Self::Word(word, _) => export::Cell::Text(word),
            Self::Named(key, _) => export::Cell::Text(key),
            Self::Translated(text) => export::Cell::Text(&text.en),
            Self::List(words) => export::Cell::List(words),
            Self::Int(number) | Self::Minutes(number) | Self::Permille(number) => {
                export::Cell::Integer(*number)
            }
            Self::Cents(cents) => export::Cell::Cents(*cents),
            Self::Day(day) => export::Cell::Day(*day),
            Self::Bool(flag) => export::Cell::Bool(*flag),
            Self::Null => export::Cell::Empty,
        }
    }

    /// As it stands in a table.
    fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => visible(text),
            Self::Word(_, name) | Self::Named(_, name) | Self::Translated(name) => visible(name.get(lang)),
            Self::List(words) => visible(&words.join(" ")),
            Self::Int(number) => number.to_string(),
            Self::Cents(cents) => cents.display(lang),
            Self::Minutes(minutes) => hours(*minutes),
            Self::Permille(permille) => {
                let mark = Text::new(",", ".");
                format!("{}{}{}%", permille / 10, mark.get(lang), permille % 10)
            }
            Self::Day(day) => day.to_string(),
            Self::Bool(true) => Text::new("ja", "yes").get(lang).to_owned(),
            Self::Bool(false) => Text::new("nee", "no").get(lang).to_owned(),
            Self::Null => String::new(),
        }
    }
}

/// Rows with their columns.
pub struct Listing {
    pub columns: Vec<Column>,
    /// Each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// The last row of a table; programs add up themselves.
    pub totals: Option<Vec<Cell>>,
    /// A table shows its one row as a list of headings with values.
    pub is_record: bool,
}

impl Listing {
    pub fn new(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        Self { columns, rows, totals: None, is_record: false }
    }

    pub fn with_totals(self, totals: Vec<Cell>) -> Self {
        Self { totals: Some(totals), ..self }
    }

    /// One thing, shown from top to bottom.
    pub fn record(self) -> Self {
        Self { is_record: true, ..self }
    }

    pub fn print(&self, format: Format, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
        match format {
            Format::Table => self.shortened().people(lang, out),
            Format::Csv => export::csv::write(out, &self.keys(), self.plain()),
            Format::Json => export::json::write(out, &self.keys(), self.plain()),
        }
    }

    fn people(&self, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
        if self.is_record { self.record_lines(lang, out) } else { self.table(lang, out) }
    }

    /// Without the columns that are seldom filled, where they are not.
    fn shortened(&self) -> Self {
        let is_empty = |at: usize| {
            let nothing = |cell: Option<&Cell>| match cell {
                None | Some(Cell::Null) => true,
                Some(Cell::List(words)) => words.is_empty(),
                Some(_) => false,
            };
            self.rows.iter().all(|row| nothing(row.get(at)))
        };
        let shown: Vec<bool> =
            (0..).zip(&self.columns).map(|(at, column)| !(column.is_seldom && is_empty(at))).collect();
        let keep = |cells: &Vec<Cell>| {
            cells.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(cell, _)| cell.clone()).collect()
        };
        Self {
            columns: self
                .columns
                .iter()
                .zip(&shown)
                .filter(|(_, shown)| **shown)
                .map(|(c, _)| c.clone())
                .collect(),
            rows: self.rows.iter().map(keep).collect(),
            totals: self.totals.as_ref().map(keep),
            is_record: self.is_record,
        }
    }

    fn keys(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.key).collect()
    }

    fn plain(&self) -> impl Iterator<Item = Vec<export::Cell<'_>>> {
        self.rows.iter().map(|row| row.iter().map(Cell::plain).collect())
    }

    fn table(&self, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
        let headings: Vec<String> =
            self.columns.iter().map(|column| column.heading.get(lang).to_owned()).collect();
        let words = |row: &Vec<Cell>| row.iter().map(|cell| cell.shown(lang)).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = self.rows.iter().map(words).collect();
        let totals = self.totals.as_ref().map(words);
        let all = || std::iter::once(&headings).chain(&rows).chain(&totals);
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|at| all().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or_default())
            .collect();
        writeln!(out, "{}", self.line(&headings, &widths))?;
        for row in &rows {
            writeln!(out, "{}", self.line(row, &widths))?;
        }
        if let Some(totals) = totals.as_ref().filter(|_| !rows.is_empty()) {
            let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            writeln!(out, "{}", self.line(&rule, &widths))?;
            writeln!(out, "{}", self.line(totals, &widths))?;
        }
        Ok(())
    }

    fn record_lines(&self, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
        let width =
            self.columns.iter().map(|column| column.heading.get(lang).width()).max().unwrap_or_default();
        for (column, cell) in self.columns.iter().zip(self.rows.iter().flatten()) {
            let heading = column.heading.get(lang);
            let gap = " ".repeat(width.saturating_sub(heading.width()));
            writeln!(out, "{}", format!("{heading}{gap}  {}", cell.shown(lang)).trim_end())?;
        }
        Ok(())
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, width), column) in cells.iter().zip(widths).zip(&self.columns) {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            match column.align {
                Align::Left => line.extend([cell, gap.as_str(), "  "]),
                Align::Right => line.extend([gap.as_str(), cell, "  "]),
            }
        }
        line.trim_end().to_owned()
    }
}

/// `615` as `10:15`.
pub fn hours(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{}:{:02}", minutes / 60, minutes % 60)
}

/// On one line, and without anything that a terminal would obey.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_control() || !is_obeyed(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_lines_up_whatever_the_characters() {
        let columns = vec![
            Column::left("name", Text::new("naam", "name")),
            Column::right("minutes", Text::new("tijd", "time")),
            Column::right("amount", Text::new("bedrag", "amount")),
        ];
        let rows = vec![
            vec![Cell::Text("Zoë\u{1b}[2J\u{202e}".into()), Cell::Minutes(615), Cell::Cents(Cents(135_300))],
            vec![Cell::Text("李".into()), Cell::Minutes(5), Cell::Null],
        ];
        let listing = Listing::new(columns, rows).with_totals(vec![
            Cell::Null,
            Cell::Minutes(620),
            Cell::Cents(Cents(135_300)),
        ]);
        let mut out = Vec::new();
        listing.print(Format::Table, Lang::Nl, &mut out).unwrap();
        expect_test::expect![[r"
            naam      tijd    bedrag
            Zoë [2J  10:15  1.353,00
            李        0:05
            ───────  ─────  ────────
                     10:20  1.353,00
        "]]
        .assert_eq(&String::from_utf8(out).unwrap());
    }
}
