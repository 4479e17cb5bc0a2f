//! What a user hears when something did not work: one table from every error to a sentence in two languages, a hint
//! and an exit status.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod brought;
pub mod effects;
mod care;
mod claims;
mod contracts;
mod messages;
mod notes;
mod node;
mod operation;
mod operations;
mod persons;
mod requests;
mod storage;
mod tariffs;
mod usages;

use std::io::ErrorKind;

pub use operation::{change, operation};
pub use tariffs::{no_tariff, tariff_fault};

use crate::domain::claim::line::StepRefused;
use crate::domain::identifiers::IdentifierError;
use crate::domain::text::Text;
use crate::domain::time::ClockError;
use crate::text;

/// Something that did not work, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: Kind,
    /// What is wrong and where; never a BSN, a client's name or a note.
    pub sentence: Text,
    /// What to do about it.
    pub hint: Option<Text>,
}

/// What sort of problem it is; decides the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Findings that block.
    Findings,
    /// Wrong use: an argument, a value or a file that cannot be understood.
    Usage,
    /// Refused by a rule.
    Rule,
    /// The database, a file or the terminal.
    Storage,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Findings, Self::Usage, Self::Rule, Self::Storage];

    /// The exit status of the command line; 0 is "done".
    pub const fn exit_status(self) -> u8 {
        match self {
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Rule => 3,
            Self::Storage => 4,
        }
    }
}

impl Problem {
    pub const fn findings(sentence: Text) -> Self {
        Self { kind: Kind::Findings, sentence, hint: None }
    }

    pub const fn usage(sentence: Text) -> Self {
        Self { kind: Kind::Usage, sentence, hint: None }
    }

    pub const fn rule(sentence: Text) -> Self {
        Self { kind: Kind::Rule, sentence, hint: None }
    }

    pub const fn storage(sentence: Text) -> Self {
        Self { kind: Kind::Storage, sentence, hint: None }
    }

    pub fn hint(self, hint: Text) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same problem with the place where it was met before it: `--agb: …`, `time.csv, line 3: …`.
    pub fn at(self, place: &Text) -> Self {
        let sentence = Text::of(
            format!("{}: {}", place.nl, self.sentence.nl),
            format!("{}: {}", place.en, self.sentence.en),
        );
        Self { sentence, ..self }
    }
}

/// A file that a user named and that cannot be read.
pub fn unreadable(kind: ErrorKind) -> Problem {
    Problem::storage(storage::file(kind))
        .hint(Text::new("kijk de naam en de rechten na", "check its name and its permissions"))
}

/// What the program says when it stops by a fault of its own.
pub fn own_fault(file: &str, line: u32) -> Text {
    let version = env!("CARGO_PKG_VERSION");
    text!(
        "uurwerk {version} is gestopt door een fout in het programma zelf ({file}:{line}).\n\
         Wat was opgeslagen, is veilig. Meld deze regels aan wie het programma onderhoudt.",
        "uurwerk {version} stopped because of a fault in the program itself ({file}:{line}).\n\
         What was stored is safe. Report these lines to whoever maintains the program."
    )
}

impl From<IdentifierError> for Problem {
    fn from(error: IdentifierError) -> Self {
        Self::usage(error.words())
    }
}

impl From<ClockError> for Problem {
    fn from(error: ClockError) -> Self {
        match error {
            ClockError::Empty => Self::usage(Text::new(
                "begin en eind zijn gelijk of liggen meer dan twee dagen uit elkaar",
                "start and end are the same, or more than two days apart",
            )),
            ClockError::Skipped(day, time) => Self::usage(text!(
                "{time} bestaat niet op {day}: de klok gaat die nacht een uur vooruit",
                "{time} does not exist on {day}: the clock goes forward an hour that night"
            )),
        }
    }
}

impl From<StepRefused> for Problem {
    fn from(StepRefused { from, .. }: StepRefused) -> Self {
        let state = from.name();
        Self::rule(Text::of(
            format!("dat kan niet met een declaratieregel in de toestand '{}'", state.nl),
            format!("that cannot be done to a claim line in the state '{}'", state.en),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_exit_status() {
        let statuses = Kind::ALL.map(Kind::exit_status);
        assert_eq!(statuses, [1, 2, 3, 4]);
    }

    #[test]
    fn a_place_comes_before_the_sentence() {
        let problem = Problem::usage(Text::new("fout", "wrong")).at(&Text::new("regel 3", "line 3"));
        assert_eq!((&*problem.sentence.nl, &*problem.sentence.en), ("regel 3: fout", "line 3: wrong"));
    }
}
