//! The one-line entry: `9:00-9:45 tel jansen -- ouders gebeld`. Specified in `docs/quick-entry.md`, of which this is version
//! [`VERSION`]; section numbers in this folder are those of that document.
//!
//! [`parse`] never fails and is fast enough for every key; [`print()`] writes the line that reads back to the same entry;
//! [`suggest`] completes the word at the cursor.

mod words;
mod shape;
mod days;
mod activities;
mod pieces;
mod time;
mod named;
mod rest;
mod reader;
mod problem;
mod print;
mod suggest;

use super::activity::Activity;
use super::entry::Note;
use super::find::Clients;
use super::identifiers::{ActivityKey, Discipline, ProductCode, ProductKey};
use super::ids::ClientId;
use super::text::Text;
use super::time::{ClockTime, Day, Minutes, clock_after};
pub use print::print;
pub use problem::{Gap, Problem, ProblemKind, underline};
pub use suggest::{Suggestion, accept, suggest};
pub use words::Span;

/// The version of the specification.
pub const VERSION: u32 = 1;

/// What a line is read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub today: Day,
    /// The day of a line that names none: the one on the screen.
    pub day: Day,
    pub activities: &'a [Activity],
    pub clients: &'a Clients,
    pub products: &'a [ProductWords],
    /// Those that the practitioner may work in.
    pub disciplines: &'a [Discipline],
}

/// What a product answers to behind `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductWords {
    pub key: ProductKey,
    pub name: Text,
    /// Product codes of its tariffs in force.
    pub codes: Vec<ProductCode>,
}

/// What a line means, as far as it means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Every word with its meaning, in the order of the line; for colours.
    pub tokens: Vec<Token>,
    pub day: Day,
    pub start: Option<ClockTime>,
    pub minutes: Option<Minutes>,
    pub client: Option<ClientId>,
    pub activity: Option<ActivityKey>,
    pub product: Option<ProductKey>,
    pub discipline: Option<Discipline>,
    pub note: Option<Note>,
    /// What is missing, in the order of the grammar.
    pub gaps: Vec<Gap>,
    /// What is not understood, and what is worth a look; in the order of the line.
    pub problems: Vec<Problem>,
}

/// A piece of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub meaning: Meaning,
}

/// What a piece of the line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    Day,
    Time,
    Client,
    Activity,
    Product,
    Discipline,
    /// The note and the hyphens before it.
    Note,
    NotUnderstood,
}

/// A complete line: what an entry is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub day: Day,
    pub start: Option<ClockTime>,
    pub minutes: Minutes,
    pub client: Option<ClientId>,
    pub activity: ActivityKey,
    pub product: Option<ProductKey>,
    pub discipline: Option<Discipline>,
    pub note: Option<Note>,
}

impl Parsed {
    /// The entry that the line says; `None` while something is missing or not understood.
    pub fn draft(&self) -> Option<Draft> {
        if !self.gaps.is_empty() || self.problems.iter().any(Problem::blocks) {
            return None;
        }
        Some(Draft {
            day: self.day,
            start: self.start,
            minutes: self.minutes?,
            client: self.client,
            activity: self.activity.clone()?,
            product: self.product.clone(),
            discipline: self.discipline.clone(),
            note: self.note.clone(),
        })
    }

    /// The clock time at which it ended, when it has a start.
    pub fn end(&self) -> Option<ClockTime> {
        clock_after(self.day, self.start?, self.minutes?)
    }
}

/// Reads a line. Total: any text has a meaning, and the same text always has the same one.
pub fn parse(line: &str, context: &Context<'_>) -> Parsed {
    reader::Reader::new(line, context).read()
}

/// Whether a word alone would be read as a day or a time, so that it cannot name an activity. Several words that are
/// together an activity go before days and times.
pub fn reads_as_day_or_time(name: &str) -> bool {
    let context = Context {
        today: Day::LAST,
        day: Day::LAST,
        activities: &[],
        clients: &Clients::default(),
        products: &[],
        disciplines: &[],
    };
    let read = |token: &Token| matches!(token.meaning, Meaning::Day | Meaning::Time);
    !name.contains(char::is_whitespace) && parse(name, &context).tokens.iter().any(read)
}

#[cfg(test)]
mod tests;
