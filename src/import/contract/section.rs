//! A walk over a TOML table that complains about everything it does not like, each with its line.
//!
//! Deserialising with serde would stop at the first fault and speak one language.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::complaint::{Complained, Complaint, InWords, Reading};
use super::form;
use super::values::{array, choose, clock, day, number, string, table, tenths, words};
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::text;

/// Reads TOML; every fault of its form comes back.
pub fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Vec<Complaint>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(root);
    }
    let log = Log::new(text);
    let mut complaints: Vec<Complaint> = Vec::new();
    for error in errors {
        let words = form::words(error.message());
        let line = error.span().map(|span| log.line_at(span.start));
        // What follows on the same line, or says the same of the next ones, comes from the first.
        let follows = |first: &Complaint| first.line == line || first.words == words;
        if complaints.last().is_some_and(follows) {
            continue;
        }
        if complaints.len() == MAX_FAULTS {
            complaints.push(Complaint::of_file(text!(
                "er zijn meer dan {MAX_FAULTS} fouten; is dit een contractbestand?",
                "there are more than {MAX_FAULTS} faults; is this a contract file?"
            )));
            break;
        }
        complaints.push(Complaint { sheet: None, line, column: None, words });
        if form::swallows_lines(error.message()) {
            break;
        }
    }
    Err(complaints)
}

/// A file with more faults of its form is another kind of file.
const MAX_FAULTS: usize = 20;

/// Complaints in the making, and the lines that they are about.
pub struct Log {
    /// Where the lines end, in bytes: a contract is read often, and each of its keys asks for its line.
    line_ends: Vec<usize>,
    complaints: RefCell<Vec<Complaint>>,
}

impl Log {
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        Self { line_ends: ends.collect(), complaints: RefCell::default() }
    }

    pub fn complain(&self, line: u64, place: &str, words: Text) {
        self.complaints.borrow_mut().push(Complaint::of_column(line, place, words));
    }

    /// In the order of the lines.
    pub fn into_complaints(self) -> Vec<Complaint> {
        let mut complaints = self.complaints.into_inner();
        complaints.sort_by_key(|complaint| complaint.line);
        complaints
    }

    fn line_at(&self, offset: usize) -> u64 {
        let breaks = self.line_ends.partition_point(|end| *end < offset);
        u64::try_from(breaks).unwrap_or(u64::MAX).saturating_add(1)
    }
}

/// One table of the file. Keys that were never asked for are unknown.
pub struct Section<'d> {
    table: &'d DeTable<'d>,
    log: &'d Log,
    /// Empty for the file itself, else `product` or `product.age`.
    path: String,
    line: u64,
    known: Vec<&'static str>,
}

/// A table that is looked into but not read.
pub struct Peek<'d>(&'d DeTable<'d>);

impl<'d> Peek<'d> {
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.0.get(key).and_then(|value| string(value.get_ref()).ok())
    }

    pub fn number(&self, key: &str) -> Option<i64> {
        self.0.get(key).and_then(|value| number(value.get_ref(), 0, i64::MAX).ok())
    }
}

impl<'d> Section<'d> {
    pub fn top(root: &'d Spanned<DeTable<'d>>, log: &'d Log) -> Self {
        Self { table: root.get_ref(), log, path: String::new(), line: 1, known: Vec::new() }
    }

    /// Line on which the table starts.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Line of a key, or of the table where the key is absent.
    pub fn line_of(&self, key: &str) -> u64 {
        self.table.get_key_value(key).map_or(self.line, |(key, _)| self.log.line_at(key.span().start))
    }

    /// `product.units`.
    pub fn place_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub fn refuse_unknown_keys(&self) {
        for (key, _) in self.table {
            if !self.known.contains(&key.get_ref().as_ref()) {
                let known = self.known.join(", ");
                let words = text!(
                    "deze sleutel is onbekend; hier mogen staan: {known}",
                    "this key is unknown; these may stand here: {known}"
                );
                let line = self.log.line_at(key.span().start);
                self.log.complain(line, &self.place_of(&key.get_ref().escape_debug().to_string()), words);
            }
        }
    }

    fn find(&mut self, key: &'static str) -> Option<&'d DeValue<'d>> {
        self.known.push(key);
        self.table.get(key).map(Spanned::get_ref)
    }

    fn complain<T>(&self, key: &str, words: Text) -> Reading<T> {
        self.log.complain(self.line_of(key), &self.place_of(key), words);
        Err(Complained)
    }

    /// `None` when absent.
    fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'d DeValue<'d>) -> Result<T, Text>,
    ) -> Reading<Option<T>> {
        match self.find(key).map(read) {
            None => Ok(None),
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(words)) => self.complain(key, words),
        }
    }

    fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'d DeValue<'d>) -> Result<T, Text>,
    ) -> Reading<T> {
        match self.optional(key, read)? {
            Some(value) => Ok(value),
            None => self.complain(key, text!("deze sleutel ontbreekt", "this key is missing")),
        }
    }

    /// One line of text for people.
    pub fn words(&mut self, key: &'static str) -> Reading<String> {
        self.required(key, |value| words(value))
    }

    /// `{ nl = "…", en = "…" }`.
    pub fn text_in_both(&mut self, key: &'static str) -> Reading<Text> {
        let inside = self.required(key, table).map(|table| self.below(key, table))?;
        both_languages(inside)
    }

    pub fn optional_text_in_both(&mut self, key: &'static str) -> Reading<Option<Text>> {
        self.optional_table(key)?.map(both_languages).transpose()
    }

    pub fn optional_words(&mut self, key: &'static str) -> Reading<Option<String>> {
        self.optional(key, words)
    }

    pub fn parsed<T, E: InWords>(
        &mut self,
        key: &'static str,
        parse: fn(&str) -> Result<T, E>,
    ) -> Reading<T> {
        self.required(key, |value| parse(string(value)?).map_err(InWords::in_words))
    }

    pub fn optional_parsed<T, E: InWords>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Reading<Option<T>> {
        self.optional(key, |value| parse(string(value)?).map_err(InWords::in_words))
    }

    pub fn one_of<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Reading<T> {
        self.required(key, |value| choose(value, choices))
    }

    pub fn optional_one_of<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Reading<Option<T>> {
        self.optional(key, |value| choose(value, choices))
    }

    pub fn whole_number(&mut self, key: &'static str, least: i64, most: i64) -> Reading<i64> {
        self.required(key, |value| number(value, least, most))
    }

    pub fn number(&mut self, key: &'static str, least: u32, most: u32) -> Reading<u32> {
        let found = self.whole_number(key, least.into(), most.into())?;
        u32::try_from(found).map_err(|_| Complained)
    }

    pub fn optional_number(&mut self, key: &'static str, least: u32, most: u32) -> Reading<Option<u32>> {
        let found = self.optional(key, |value| number(value, least.into(), most.into()))?;
        Ok(found.and_then(|number| u32::try_from(number).ok()))
    }

    /// A number with at most one decimal, in tenths.
    pub fn optional_tenths(&mut self, key: &'static str, least: u32, most: u32) -> Reading<Option<u32>> {
        self.optional(key, |value| tenths(value, least, most))
    }

    /// A time of day in quotes.
    pub fn optional_clock(&mut self, key: &'static str) -> Reading<Option<ClockTime>> {
        self.optional(key, clock)
    }

    pub fn optional_flag(&mut self, key: &'static str) -> Reading<Option<bool>> {
        self.optional(key, |value| match value {
            DeValue::Boolean(flag) => Ok(*flag),
            _ => Err(text!("verwacht true of false", "expected true or false")),
        })
    }

    pub fn day(&mut self, key: &'static str) -> Reading<Day> {
        self.required(key, day)
    }

    pub fn optional_day(&mut self, key: &'static str) -> Reading<Option<Day>> {
        self.optional(key, day)
    }

    /// At least one item.
    pub fn list<T, E: InWords>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Reading<Vec<T>> {
        let items = self.required(key, array)?;
        if items.is_empty() {
            let words = text!("verwacht ten minste één waarde", "expected at least one value");
            return self.complain(key, words);
        }
        self.items(key, items, parse)
    }

    /// `None` when absent, else at least one item.
    pub fn some_list<T, E: InWords>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Reading<Option<Vec<T>>> {
        if self.has(key) {
            return self.list(key, parse).map(Some);
        }
        self.known.push(key);
        Ok(None)
    }

    /// Empty when absent.
    pub fn optional_list<T, E: InWords>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Reading<Vec<T>> {
        let items = self.optional(key, array)?.unwrap_or_default();
        self.items(key, items, parse)
    }

    fn items<T, E: InWords>(
        &self,
        key: &str,
        items: &[Spanned<DeValue<'_>>],
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Reading<Vec<T>> {
        let read = items.iter().map(|item| {
            match string(item.get_ref()).and_then(|text| parse(text).map_err(InWords::in_words)) {
                Ok(value) => Ok(value),
                Err(words) => {
                    self.log.complain(self.log.line_at(item.span().start), &self.place_of(key), words);
                    Err(Complained)
                }
            }
        });
        // First all complaints, then the question whether there were any.
        let read: Vec<_> = read.collect();
        read.into_iter().collect()
    }

    pub fn optional_table(&mut self, key: &'static str) -> Reading<Option<Section<'d>>> {
        let found = self.optional(key, table)?;
        Ok(found.map(|table| self.below(key, table)))
    }

    /// The tables `[[key]]`; none when absent or after a complaint.
    pub fn optional_tables(&mut self, key: &'static str) -> Vec<Section<'d>> {
        if self.table.contains_key(key) {
            return self.tables(key);
        }
        self.known.push(key);
        Vec::new()
    }

    /// The tables `[[table]]` before they are read, for references to them; without complaints.
    pub fn peek(&self, table: &str) -> Vec<Peek<'d>> {
        let Some(DeValue::Array(items)) = self.table.get(table).map(Spanned::get_ref) else {
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| match item.get_ref() {
            DeValue::Table(table) => Some(Peek(table)),
            _ => None,
        });
        tables.collect()
    }

    /// A table of demands that says nothing is a mistake.
    pub fn refuse_empty(&self) {
        if self.table.keys().all(|key| key.get_ref() == "place") {
            let words = text!("deze tabel zegt niets; haal hem weg", "this table says nothing; take it out");
            self.log.complain(self.line, &self.path, words);
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A list of texts in both languages; empty when absent.
    pub fn texts_in_both(&mut self, key: &'static str) -> Reading<Vec<Text>> {
        let texts = self.optional_tables(key).into_iter().map(both_languages);
        // First all complaints, then the question whether there were any.
        let texts: Vec<_> = texts.collect();
        texts.into_iter().collect()
    }

    /// The tables `[[key]]`, at least one; empty after a complaint.
    pub fn tables(&mut self, key: &'static str) -> Vec<Section<'d>> {
        let path = self.place_of(key);
        let expected =
            || text!("verwacht ten minste één tabel [[{path}]]", "expected at least one table [[{path}]]");
        let items = match self.find(key) {
            Some(DeValue::Array(items)) if !items.is_empty() => items,
            _ => {
                self.log.complain(self.line_of(key), &path, expected());
                return Vec::new();
            }
        };
        let mut sections = Vec::new();
        for item in items {
            let line = self.log.line_at(item.span().start);
            match item.get_ref() {
                DeValue::Table(table) => sections.push(Section { line, ..self.below(key, table) }),
                _ => self.log.complain(line, &path, expected()),
            }
        }
        sections
    }

    fn below(&self, key: &str, table: &'d DeTable<'d>) -> Section<'d> {
        let (path, line) = (self.place_of(key), self.line_of(key));
        Section { table, log: self.log, path, line, known: Vec::new() }
    }
}

fn both_languages(mut inside: Section<'_>) -> Reading<Text> {
    let (nl, en) = (inside.words("nl"), inside.words("en"));
    inside.refuse_unknown_keys();
    Ok(Text::of(nl?, en?))
}
