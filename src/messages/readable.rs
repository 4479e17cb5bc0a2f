//! A message as people read it: each element in words of the field, codes with their meaning, amounts as money. Made from one
//! table of elements ([`words`]), so that every kind of message is read the same way.

mod codes;
mod gather;
mod raw;
mod words;

pub use raw::lines;

use crate::domain::claim::batch::BsnText;
use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text};

use super::names::VOCABULARY;
use super::xml::{Document, Element, parse};
use super::{Message, ReadError};
use gather::Gathered;
use words::{Shape, Word};

/// A line of a message in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands; 0 is the message itself.
    pub depth: usize,
    /// The element as the standard names it, such as `ToewijzingNummer`.
    pub element: &'static str,
    pub label: Text,
    pub value: Value,
    /// What a code means.
    pub meaning: Option<Text>,
    /// Of use only to who builds messages.
    pub is_technical: bool,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// It only groups others.
    None,
    Words(Text),
    /// Signed, in eurocents.
    Money(Cents),
    /// Masked unless somebody asks for it.
    Bsn(BsnText),
}

impl Value {
    fn same(words: impl Into<String>) -> Self {
        Self::Words(Text::same(words))
    }

    /// In a language of people; a citizen service number only where it was asked for.
    pub fn shown(&self, lang: Lang, revealed: bool) -> String {
        match self {
            Self::None => String::new(),
            Self::Words(text) => text.get(lang).to_owned(),
            Self::Money(cents) => format!("€ {}", cents.display(lang)),
            Self::Bsn(bsn) if revealed => bsn.reveal().to_owned(),
            Self::Bsn(bsn) => masked(bsn.reveal()),
        }
    }
}

/// All but the last three characters as dots.
fn masked(text: &str) -> String {
    let count = text.chars().count().saturating_sub(3);
    "•".repeat(count).chars().chain(text.chars().skip(count)).collect()
}

/// The message in these bytes, line by line.
///
/// # Errors
/// Bytes that are no XML, or no message that is read here. Whether it follows its schema is not asked.
pub fn read(bytes: &[u8]) -> Result<(&'static Message, Vec<Row>), ReadError> {
    let document = parse(bytes, &VOCABULARY)?;
    let message = super::check::message_of(&document).ok_or(ReadError::Unknown)?;
    Ok((message, rows(&document, message)))
}

fn rows(document: &Document, message: &'static Message) -> Vec<Row> {
    let mut reading = Reading { message, rows: Vec::new() };
    if let Some(root) = document.root() {
        reading.children(root, 0, false);
    }
    reading.rows
}

/// A message that is being turned into rows.
struct Reading {
    message: &'static Message,
    rows: Vec<Row>,
}

impl Reading {
    fn children(&mut self, parent: Element<'_>, depth: usize, is_technical: bool) {
        for element in parent.children() {
            self.element(parent, element, depth, is_technical);
        }
    }

    fn element(&mut self, parent: Element<'_>, element: Element<'_>, depth: usize, is_technical: bool) {
        let Some(word) = words::find(parent.name(), element.name()) else { return };
        let is_technical = is_technical || matches!(word.shape, Shape::Technical | Shape::Kind);
        if let Shape::Flat = word.shape {
            return self.children(element, depth, is_technical);
        }
        if let Some(gathered) = gather::gathered(word.shape, parent, element, self.message) {
            let Gathered { value, meaning } = gathered;
            return self.push(word, depth, value, meaning, is_technical);
        }
        // A group, or one that is not made as it should be: its parts stand below it.
        let value = if element.first_child().is_none() {
            Value::same(element.text())
        } else {
            place_among_brothers(parent, element).map_or(Value::None, Value::Words)
        };
        self.push(word, depth, value, None, is_technical);
        self.children(element, depth + 1, is_technical);
    }

    fn push(&mut self, word: &Word, depth: usize, value: Value, meaning: Option<Text>, is_technical: bool) {
        let (element, label) = (word.element, word.label.clone());
        self.rows.push(Row { depth, element, label, value, meaning, is_technical });
    }
}

/// `2 of 3`, where several brothers have the same name.
fn place_among_brothers(parent: Element<'_>, element: Element<'_>) -> Option<Text> {
    let same = |other: &Element<'_>| other.name() == element.name();
    let count = parent.children().filter(same).count();
    let before = parent.children().take_while(|other| *other != element).filter(same).count();
    let place = before + 1;
    (count > 1).then(|| crate::text!("{place} van {count}", "{place} of {count}"))
}

#[cfg(test)]
mod tests;
