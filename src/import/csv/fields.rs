//! The values of one row, each read with a complaint when it is wrong.

use unicode_normalization::UnicodeNormalization;

use super::super::complaint::{Complained, Complaint, InWords, Reading};
use super::{Column, Form};
use crate::domain::text::{Text, is_obeyed};
use crate::domain::time::{Day, Period};
use crate::text;

/// One row while it is read. Ask for every value before giving up, so that all complaints are made.
pub struct Fields<'r> {
    record: &'r ::csv::StringRecord,
    line: u64,
    places: &'r [&'r Column],
    form: Form,
    complaints: &'r mut Vec<Complaint>,
}

impl<'r> Fields<'r> {
    pub(super) fn new(
        record: &'r ::csv::StringRecord,
        line: u64,
        places: &'r [&'r Column],
        form: Form,
        complaints: &'r mut Vec<Complaint>,
    ) -> Self {
        Self { record, line, places, form, complaints }
    }

    /// As many values as columns, and nothing in them that is no text.
    pub(super) fn whole(&mut self) -> Reading<()> {
        let (found, expected) = (self.record.len(), self.places.len());
        if found != expected {
            self.complaints.push(Complaint::of_line(self.line, self.form.miscounted(found, expected)));
            return Err(Complained);
        }
        let mut reading = Ok(());
        for (value, column) in self.record.iter().zip(self.places) {
            if value.trim().chars().any(|c| is_forbidden(c, column.lines)) {
                self.complaints.push(Complaint::of_column(self.line, column.name, forbidden(column.lines)));
                reading = Err(Complained);
            }
        }
        reading
    }

    /// A value that must be there.
    pub fn required<T, E: InWords>(
        &mut self,
        column: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Reading<T> {
        match self.optional(column, parse)? {
            Some(value) => Ok(value),
            None => self.complain(column, text!("deze waarde ontbreekt", "this value is missing")),
        }
    }

    /// `None` when it is empty or the file lacks the column.
    pub fn optional<T, E: InWords>(
        &mut self,
        column: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Reading<Option<T>> {
        let value = self.value(column);
        if value.is_empty() {
            return Ok(None);
        }
        parse(&value).map(Some).or_else(|words| self.complain(column, words.in_words()))
    }

    /// First and last day that were read; a complaint about the column `last` when they stand the wrong way round.
    pub fn period(&mut self, from: Reading<Day>, last: &str, until: Reading<Option<Day>>) -> Reading<Period> {
        match Period::new(from?, until?) {
            Some(period) => Ok(period),
            None => self.complain(
                last,
                text!("de laatste dag ligt voor de eerste", "the last day lies before the first"),
            ),
        }
    }

    pub fn is_empty(&self, column: &str) -> bool {
        self.value(column).is_empty()
    }

    pub fn complain<T>(&mut self, column: &str, words: Text) -> Reading<T> {
        self.complaints.push(Complaint::of_column(self.line, column, words));
        Err(Complained)
    }

    fn value(&self, column: &str) -> String {
        let place = self.places.iter().position(|place| place.name == column);
        let value = place.and_then(|place| self.record.get(place)).unwrap_or_default().trim();
        // A tab in free text is a space; elsewhere it was refused.
        without_guard(value).replace('\t', " ").nfc().collect()
    }
}

impl Form {
    fn miscounted(self, found: usize, expected: usize) -> Text {
        match self {
            Self::Csv(separator) => {
                let separator = separator.char();
                let (nl, en) = if found == 1 { ("waarde", "value") } else { ("waarden", "values") };
                text!(
                    "{found} {nl} gevonden, {expected} verwacht; een waarde met een {separator} erin moet tussen aanhalingstekens",
                    "found {found} {en}, expected {expected}; a value that holds a {separator} must stand in quotes"
                )
            }
            Self::Sheet => text!(
                "hier staat iets rechts van de kolommen die de eerste rij noemt; haal het weg of geef het een kolom",
                "something stands to the right of the columns that the first row names; take it out or give it a column"
            ),
        }
    }
}

/// Takes off the apostrophe that keeps a spreadsheet from reading a text as a formula.
fn without_guard(value: &str) -> &str {
    match value.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@']) => rest,
        _ => value,
    }
}

/// Control characters, separators of lines, and marks that turn the direction of what follows.
fn is_forbidden(c: char, lines: bool) -> bool {
    if lines && matches!(c, '\n' | '\r' | '\t') {
        return false;
    }
    is_obeyed(c)
}

fn forbidden(lines: bool) -> Text {
    if lines {
        text!("hier staat een stuurteken; haal het weg", "a control character stands here; take it out")
    } else {
        text!(
            "hier staat een regeleinde, tab of stuurteken; haal het weg",
            "a line break, tab or control character stands here; take it out"
        )
    }
}
