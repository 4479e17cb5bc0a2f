//! What is wrong with a message by level 1, the schema: every place, never what stands there.

use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;

use super::xml::{Element, XmlError};

/// One place where a message is not what its schema says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The element, such as `Bericht/Client/Bsn`.
    pub path: String,
    /// Line, counted from 1.
    pub line: usize,
    /// The restriction of the standard, where it has an id.
    pub rule: Option<&'static str>,
    /// What was expected.
    pub what: Text,
}

impl Complaint {
    /// The sentence for people.
    pub fn words(&self) -> Text {
        let Self { path, line, what, .. } = self;
        let rule = self.rule.map(|rule| format!(" ({rule})")).unwrap_or_default();
        let (nl, en) = (&what.nl, &what.en);
        crate::text!("Regel {line}, {path}: {nl}{rule}.", "Line {line}, {path}: {en}{rule}.")
    }

    /// The same as a finding, for lists that hold both levels.
    pub fn finding(&self) -> Finding {
        level_1(self.rule.unwrap_or("XSD"), self.words())
    }
}

/// A finding about the form of a file.
pub fn level_1(rule: &str, what: Text) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Block,
        what,
        way_out: Text::new(
            "Vraag de afzender om een bericht dat aan het schema voldoet.",
            "Ask the sender for a message that follows the schema.",
        ),
    }
}

/// What a value should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    pub rule: Option<&'static str>,
    pub what: Text,
}

/// The complaints about one message. After [`Complaints::KEPT`] they are only counted.
#[derive(Default)]
pub struct Complaints {
    kept: Vec<Complaint>,
    more: usize,
}

impl Complaints {
    /// How many complaints are spelled out.
    pub const KEPT: usize = 200;

    pub fn add(&mut self, element: Element<'_>, rule: Option<&'static str>, what: impl FnOnce() -> Text) {
        if self.kept.len() < Self::KEPT {
            let (path, line) = (element.path(), element.line());
            self.kept.push(Complaint { path, line, rule, what: what() });
        } else {
            self.more += 1;
        }
    }

    /// The value, when there was nothing to complain about.
    pub fn settle<T>(self, value: Option<T>) -> Result<T, ReadError> {
        match value {
            Some(value) if self.kept.is_empty() => Ok(value),
            _ => Err(ReadError::Schema { complaints: self.kept, more: self.more }),
        }
    }
}

/// Why a message was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// Well-formed XML, but none of the messages that are read here.
    #[error("not a message that is read here")]
    Unknown,
    /// A message that does not follow its schema.
    #[error("{} complaints by the schema", complaints.len() + more)]
    Schema {
        complaints: Vec<Complaint>,
        /// Complaints beyond those that are kept.
        more: usize,
    },
}

impl ReadError {
    /// One sentence for each thing that is wrong.
    pub fn words(&self) -> Vec<Text> {
        match self {
            Self::Xml(error) => vec![error.words()],
            Self::Unknown => vec![UNKNOWN],
            Self::Schema { complaints, more } => {
                let words = complaints.iter().map(Complaint::words);
                words.chain((*more > 0).then(|| more_words(*more))).collect()
            }
        }
    }

    /// The same as findings of level 1.
    pub fn findings(&self) -> Vec<Finding> {
        match self {
            Self::Xml(error) => vec![level_1("XML", error.words())],
            Self::Unknown => vec![level_1("XSD", UNKNOWN)],
            Self::Schema { complaints, more } => {
                let findings = complaints.iter().map(Complaint::finding);
                findings.chain((*more > 0).then(|| level_1("XSD", more_words(*more)))).collect()
            }
        }
    }
}

const UNKNOWN: Text = Text::new(
    "Dit is geen bericht van iJw 3.2 dat hier gelezen wordt.",
    "This is not a message of iJw 3.2 that is read here.",
);

fn more_words(more: usize) -> Text {
    crate::text!("En nog {more} klachten over het schema.", "And {more} more complaints by the schema.")
}
