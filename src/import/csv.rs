//! Tables as CSV: rows with line numbers, and a complaint for everything that is wrong with them.
//!
//! Knows the shape of a table and nothing of what stands in it; `docs/import-formats.md` specifies both.

mod fields;
mod quotes;
mod source;

use ::csv::{ReaderBuilder, StringRecord};

pub use self::fields::Fields;
use self::source::{Lines, Separator, Source};
use super::complaint::{Complaint, Reading};
use crate::domain::text::Text;
use crate::text;

/// A value together with the line on which it started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    pub line: u64,
    pub value: T,
}

/// What a file holds: the good rows, and what is wrong with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported<T> {
    pub rows: Vec<Row<T>>,
    /// In the order of the lines; a bad row has at least one.
    pub complaints: Vec<Complaint>,
}

impl<T> Imported<T> {
    /// Every row, or nothing but the complaints.
    pub fn all_or_nothing(self) -> Result<Vec<Row<T>>, Vec<Complaint>> {
        if self.complaints.is_empty() { Ok(self.rows) } else { Err(self.complaints) }
    }
}

/// A table that was read, or why nothing of the file can be trusted: its encoding, its quotes, its first line, or more
/// than a thousand faults.
pub type TableRead<T> = Result<Imported<T>, Vec<Complaint>>;

/// A column that a table may have.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    /// The first line must name it.
    pub needed: bool,
    /// Its values may hold line breaks.
    pub lines: bool,
}

impl Column {
    pub const fn needed(name: &'static str) -> Self {
        Self { name, needed: true, lines: false }
    }

    pub const fn optional(name: &'static str) -> Self {
        Self { name, needed: false, lines: false }
    }

    pub const fn free_text(name: &'static str) -> Self {
        Self { name, needed: false, lines: true }
    }
}

/// A file with this many faults is not the file it was taken for.
const MAX_COMPLAINTS: usize = 1000;

/// No table has nearly as many columns.
const MAX_COLUMNS: usize = 100;

/// Reads a table. `row` reads one row and complains about each of its values that is wrong.
pub fn read<T>(bytes: &[u8], columns: &[Column], row: impl Fn(&mut Fields) -> Reading<T>) -> TableRead<T> {
    let source = Source::open(bytes).map_err(|complaint| vec![complaint])?;
    if let Some(complaint) = quotes::fault(source.text, source.separator) {
        return Err(vec![complaint]);
    }
    let mut lines = Lines::of(source.text);
    let mut reader = ReaderBuilder::new()
        .delimiter(source.separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(source.text.as_bytes());
    let mut record = StringRecord::new();
    let mut table = Table::new(columns, Form::Csv(source.separator), row);
    while reader.read_record(&mut record).map_err(|_| vec![unreadable()])? {
        table.take(&record, lines.at(record.position().map_or(0, ::csv::Position::byte)))?;
    }
    table.finish()
}

/// What the rows of a table come from; complaints speak of it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    Csv(Separator),
    Sheet,
}

/// A table while it is read, whatever it comes from.
pub(super) struct Table<'c, T, R> {
    columns: &'c [Column],
    form: Form,
    row: R,
    places: Option<Vec<&'c Column>>,
    imported: Imported<T>,
}

impl<'c, T, R: Fn(&mut Fields) -> Reading<T>> Table<'c, T, R> {
    pub(super) fn new(columns: &'c [Column], form: Form, row: R) -> Self {
        let imported = Imported { rows: Vec::new(), complaints: Vec::new() };
        Self { columns, form, row, places: None, imported }
    }

    /// The names of the columns in the order of the file, once the first line was taken.
    pub(super) fn places(&self) -> Option<&[&'c Column]> {
        self.places.as_deref()
    }

    /// The first line, or one more row.
    pub(super) fn take(&mut self, record: &StringRecord, line: u64) -> Result<(), Vec<Complaint>> {
        if record.iter().all(|value| value.trim().is_empty()) {
            return Ok(());
        }
        let Some(places) = &self.places else {
            self.places = Some(first_line(record, line, self.columns, self.form)?);
            return Ok(());
        };
        let mut fields = Fields::new(record, line, places, self.form, &mut self.imported.complaints);
        if let Ok(value) = fields.whole().and_then(|()| (self.row)(&mut fields)) {
            self.imported.rows.push(Row { line, value });
        }
        self.is_it_the_right_file()
    }

    /// A row that is wrong before it can be read.
    pub(super) fn refuse(&mut self, complaints: Vec<Complaint>) -> Result<(), Vec<Complaint>> {
        self.imported.complaints.extend(complaints);
        self.is_it_the_right_file()
    }

    fn is_it_the_right_file(&mut self) -> Result<(), Vec<Complaint>> {
        if self.imported.complaints.len() < MAX_COMPLAINTS {
            return Ok(());
        }
        let mut complaints = std::mem::take(&mut self.imported.complaints);
        complaints.push(Complaint::of_file(too_many()));
        Err(complaints)
    }

    pub(super) fn finish(self) -> TableRead<T> {
        match self.places {
            Some(_) => Ok(self.imported),
            None => Err(vec![Complaint::of_file(empty(self.columns, self.form))]),
        }
    }
}

/// The columns in the order of the file.
fn first_line<'c>(
    record: &StringRecord,
    line: u64,
    columns: &'c [Column],
    form: Form,
) -> Result<Vec<&'c Column>, Vec<Complaint>> {
    let names: Vec<String> = record.iter().map(|name| name.trim().to_lowercase()).collect();
    let known = |name: &String| columns.iter().find(|column| column.name == name);
    // A line without one known name is data: it may hold names of clients, and must not be repeated.
    if names.len() > MAX_COLUMNS || !names.iter().any(|name| known(name).is_some()) {
        return Err(vec![Complaint::of_line(line, no_columns(columns, form))]);
    }
    let mut complaints = Vec::new();
    let mut places: Vec<&Column> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        match known(name) {
            Some(column) if places.iter().any(|place| place.name == column.name) => {
                let words = text!("deze kolom staat er twee keer", "this column stands here twice");
                complaints.push(Complaint::of_column(line, column.name, words));
            }
            Some(column) => places.push(column),
            None => complaints.push(Complaint::of_column(line, shown(name, index), unknown(columns))),
        }
    }
    for column in columns.iter().filter(|column| column.needed) {
        if !names.iter().any(|name| name == column.name) {
            let words = text!("deze kolom ontbreekt", "this column is missing");
            complaints.push(Complaint::of_column(line, column.name, words));
        }
    }
    if complaints.is_empty() { Ok(places) } else { Err(complaints) }
}

/// A name of a column as it may be shown: short, without digits that could be a citizen service number.
fn shown(name: &str, index: usize) -> String {
    let number = index + 1;
    let plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '-' | ' '));
    if plain && !name.is_empty() && name.chars().count() <= 40 {
        name.to_owned()
    } else {
        format!("#{number}")
    }
}

fn listed(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",")
}

fn unknown(columns: &[Column]) -> Text {
    let listed = listed(columns);
    text!(
        "deze kolom is onbekend; de kolommen zijn {listed}",
        "this column is unknown; the columns are {listed}"
    )
}

fn no_columns(columns: &[Column], form: Form) -> Text {
    let listed = listed(columns);
    match form {
        Form::Csv(_) => text!(
            "de eerste regel moet de kolommen noemen, gescheiden door komma's of puntkomma's: {listed}",
            "the first line must name the columns, separated by commas or semicolons: {listed}"
        ),
        Form::Sheet => text!(
            "de eerste rij moet de kolommen noemen, een in elke cel: {listed}",
            "the first row must name the columns, one in each cell: {listed}"
        ),
    }
}

fn empty(columns: &[Column], form: Form) -> Text {
    let listed = listed(columns);
    match form {
        Form::Csv(_) => text!(
            "het bestand is leeg; de eerste regel moet de kolommen noemen: {listed}",
            "the file is empty; the first line must name the columns: {listed}"
        ),
        Form::Sheet => text!(
            "het blad is leeg; de eerste rij moet de kolommen noemen: {listed}",
            "the sheet is empty; the first row must name the columns: {listed}"
        ),
    }
}

fn too_many() -> Text {
    text!(
        "er zijn meer dan {MAX_COMPLAINTS} fouten; is dit het juiste bestand?",
        "there are more than {MAX_COMPLAINTS} faults; is this the right file?"
    )
}

fn unreadable() -> Complaint {
    Complaint::of_file(text!("het bestand kan niet worden gelezen", "the file cannot be read"))
}

#[cfg(test)]
mod tests;
