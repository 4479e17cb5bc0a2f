//! What changed about a client, in words: each row of the journal becomes the fields that differ, named and readable.
//!
//! A citizen service number is only ever shown masked here.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};

use super::text::Text;

mod fields;

/// A row as the journal kept it: what stood in each column that was not empty. Names people, so it has no `Debug`.
pub type Row = BTreeMap<String, String>;

/// The changes of a client, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    pub events: Vec<Event>,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// What one change did to a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `None` for rows that something else than the program wrote.
    pub by: Option<By>,
    /// In the order in which they were made; never empty.
    pub edits: Vec<Edit>,
}

/// Who did it, when and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    pub at: DateTime<Utc>,
    /// The user's name on the machine.
    pub actor: String,
    /// The short name of the operation.
    pub operation: String,
    /// For an undo or redo: the operation that it took back or brought back.
    pub about: Option<String>,
}

/// One thing that was added, changed or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub subject: Subject,
    pub action: Action,
    /// What differs; everything that stood there when it was added or removed.
    pub fields: Vec<FieldChange>,
}

/// What an edit is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Client,
    /// Its number.
    Allocation(String),
    Document,
    School,
    Municipality,
}

/// What was done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Added,
    Changed,
    Removed,
}

/// A field with what stood there and what stands there since. Names people, so it prints its name alone.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The English key that files and JSON use.
    pub key: &'static str,
    pub name: Text,
    pub before: Option<Text>,
    pub after: Option<Text>,
}

impl fmt::Debug for FieldChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldChange({})", self.key)
    }
}

impl Subject {
    /// The English word that files and JSON use.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Allocation(_) => "allocation",
            Self::Document => "document",
            Self::School => "school",
            Self::Municipality => "municipality",
        }
    }

    pub const fn kind(&self) -> Text {
        match self {
            Self::Client => Text::new("cliënt", "client"),
            Self::Allocation(_) => Text::new("toewijzing", "allocation"),
            Self::Document => Text::new("document", "document"),
            Self::School => Text::new("schooltijd", "school"),
            Self::Municipality => Text::new("gemeente", "municipality"),
        }
    }

    /// Its kind, with the number of an allocation.
    pub fn name(&self) -> Text {
        match self {
            Self::Allocation(number) => crate::text!("toewijzing {number}", "allocation {number}"),
            _ => self.kind(),
        }
    }
}

impl Action {
    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Added => Text::new("toegevoegd", "added"),
            Self::Changed => Text::new("gewijzigd", "changed"),
            Self::Removed => Text::new("verwijderd", "removed"),
        }
    }
}

/// What a row of the journal says, by the table it stood in; `None` when nothing that people see differs.
pub fn edit(table: &str, before: Option<&Row>, after: Option<&Row>) -> Option<Edit> {
    let number = || after.or(before).and_then(|row| row.get("number")).cloned().unwrap_or_default();
    let (subject, fields) = match table {
        "client" => (Subject::Client, fields::CLIENT),
        "allocation" => (Subject::Allocation(number()), fields::ALLOCATION),
        "client_document" => (Subject::Document, fields::DOCUMENT),
        "client_school" => (Subject::School, fields::SCHOOL),
        "client_move" => (Subject::Municipality, fields::MOVE),
        _ => return None,
    };
    let action = match (before, after) {
        (None, Some(_)) => Action::Added,
        (Some(_), None) => Action::Removed,
        (Some(_), Some(_)) => Action::Changed,
        (None, None) => return None,
    };
    let fields: Vec<FieldChange> = fields.iter().filter_map(|field| field.compare(before, after)).collect();
    (!fields.is_empty()).then_some(Edit { subject, action, fields })
}

#[cfg(test)]
mod tests;
