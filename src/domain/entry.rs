//! A registered time entry: whole minutes of one practitioner on one day.

use std::fmt;

use super::activity::Kind;
use super::identifiers::{ActivityKey, Discipline, ProductKey};
use super::ids::{AllocationId, ClientId, PractitionerId};
use super::text::is_obeyed;
use super::time::{ClockTime, Day, Minutes};

/// A time entry. The day is the one on which it starts; it may run past midnight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Made when the form opens, so that a retry never doubles the entry.
    pub key: EntryKey,
    pub practitioner: PractitionerId,
    pub day: Day,
    pub start: Option<ClockTime>,
    pub minutes: Minutes,
    pub activity: ActivityKey,
    /// The kind of its activity (PS-B5), kept so that sums need no look-up.
    pub kind: Kind,
    pub client: Option<ClientId>,
    /// In which discipline the practitioner worked.
    pub discipline: Option<Discipline>,
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    pub note: Option<Note>,
    /// The colleague who is responsible for this care, where it is not the usual one of the practitioner (HA-7).
    pub responsible: Option<PractitionerId>,
}

/// The unique key of an entry (a UUID), made by whoever starts to type it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey(pub uuid::Uuid);

/// Free text beside an entry. Never prints through `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// At most so many characters are kept.
    pub const MAX: usize = 2000;

    /// Trimmed, line ends made plain, everything else that a terminal would obey dropped; `None` when nothing is left or the text
    /// is longer than [`Note::MAX`] characters.
    pub fn new(text: &str) -> Option<Self> {
        let plain = text.replace("\r\n", "\n").replace('\r', "\n");
        let clean: String = plain.chars().filter(|c| *c == '\n' || !is_obeyed(*c)).collect();
        let clean = clean.trim();
        (!clean.is_empty() && clean.chars().count() <= Self::MAX).then(|| Self(clean.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Note(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_plain_text() {
        assert_eq!(Note::new("  ouders\r\ngebeld\u{1b}[2J ").unwrap().as_str(), "ouders\ngebeld[2J");
        assert!(Note::new(" \n ").is_none());
        assert!(Note::new(&"a".repeat(2001)).is_none());
        assert_eq!(format!("{:?}", Note::new("x").unwrap()), "Note(hidden)");
    }
}
