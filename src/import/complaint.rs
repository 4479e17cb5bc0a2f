//! What is wrong with a file from outside, and where.

use crate::domain::identifiers::IdentifierError;
use crate::domain::text::Text;
use crate::text;

/// One fault in a file. Never carries what stood there: it may be a name, a note or a citizen service number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Line in the file, from 1; `None` when it is about the whole file.
    pub line: Option<u64>,
    /// Column of a table, or key of a contract file.
    pub column: Option<String>,
    /// What was found or expected there, without the place.
    pub words: Text,
}

impl Complaint {
    /// About the file as a whole.
    pub fn of_file(words: Text) -> Self {
        Self { line: None, column: None, words }
    }

    /// About a line as a whole.
    pub fn of_line(line: u64, words: Text) -> Self {
        Self { line: Some(line), column: None, words }
    }

    /// About one column or key of a line.
    pub fn of_column(line: u64, column: impl Into<String>, words: Text) -> Self {
        Self { line: Some(line), column: Some(column.into()), words }
    }

    /// Place and words: `regel 3, minutes: verwacht …`.
    pub fn sentence(&self) -> Text {
        let Text { nl, en } = &self.words;
        match (self.line, &self.column) {
            (Some(line), Some(column)) => {
                text!("regel {line}, {column}: {nl}", "line {line}, {column}: {en}")
            }
            (Some(line), None) => text!("regel {line}: {nl}", "line {line}: {en}"),
            (None, Some(column)) => text!("{column}: {nl}", "{column}: {en}"),
            (None, None) => self.words.clone(),
        }
    }
}

/// What a parser says when it refuses a text.
pub(super) trait InWords {
    fn in_words(self) -> Text;
}

impl InWords for Text {
    fn in_words(self) -> Text {
        self
    }
}

impl InWords for IdentifierError {
    fn in_words(self) -> Text {
        self.words()
    }
}

/// A complaint was made already; reading goes on to find the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Complained;

/// What was read, unless there was a complaint.
pub(super) type Reading<T> = Result<T, Complained>;
