//! What is wrong with a file from outside, and where.

use crate::domain::identifiers::IdentifierError;
use crate::domain::text::Text;
use crate::text;

/// One fault in a file. Never carries what stood there: it may be a name, a note or a citizen service number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Sheet of a workbook, whose lines are called rows; `None` for a text file.
    pub sheet: Option<String>,
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
        Self { sheet: None, line: None, column: None, words }
    }

    /// About a line as a whole.
    pub fn of_line(line: u64, words: Text) -> Self {
        Self { sheet: None, line: Some(line), column: None, words }
    }

    /// About one column or key of a line.
    pub fn of_column(line: u64, column: impl Into<String>, words: Text) -> Self {
        Self { sheet: None, line: Some(line), column: Some(column.into()), words }
    }

    /// The same on a sheet of a workbook.
    pub fn on_sheet(self, name: Option<&str>) -> Self {
        Self { sheet: name.map(str::to_owned), ..self }
    }

    /// Place and words: `regel 3, minutes: verwacht …`, `blad Tarieven, rij 3, tariff: verwacht …`.
    pub fn sentence(&self) -> Text {
        let mut places = Vec::new();
        places.extend(self.sheet.as_ref().map(|name| text!("blad {name}", "sheet {name}")));
        places.extend(self.line.map(|line| match self.sheet {
            Some(_) => text!("rij {line}", "row {line}"),
            None => text!("regel {line}", "line {line}"),
        }));
        places.extend(self.column.as_ref().map(Text::same));
        let Text { nl, en } = &self.words;
        if places.is_empty() {
            return self.words.clone();
        }
        let nl_places = places.iter().map(|place| &*place.nl).collect::<Vec<_>>().join(", ");
        let en_places = places.iter().map(|place| &*place.en).collect::<Vec<_>>().join(", ");
        text!("{nl_places}: {nl}", "{en_places}: {en}")
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
