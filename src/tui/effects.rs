//! What a screen wants done, as data, and the one place that does it.

use super::keys::Key;
use super::overlay::Overlay;
use super::screens::Place;
use crate::domain::ids::{EntryId, PractitionerId};
use crate::domain::text::Text;

/// A wish of a screen or of an overlay. Effects are worked off in a queue, never by recursion.
#[derive(Clone)]
pub enum Effect {
    /// Something that needs the store.
    Do(Task),
    /// A pop-up that gets keys first.
    Show(Box<Overlay>),
    /// A line above the footer.
    Say(Note),
    /// Another screen, or another place on it.
    Go(Place),
    /// Whose days are shown.
    Work(PractitionerId),
    /// As if this key was pressed: what the palette chose.
    Press(Key),
    /// The open screen reads again.
    Refresh,
    Quit,
}

/// Something that needs the store.
#[derive(Clone)]
pub enum Task {
    Delete(EntryId),
}

/// What came of a task.
pub enum Outcome {
    Failed(Note),
}

/// A message to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub tone: Tone,
    pub words: Text,
    /// What to do about it.
    pub hint: Option<Text>,
}

/// How a note is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Done,
    Hint,
    Problem,
}

impl Note {
    pub const fn done(words: Text) -> Self {
        Self { tone: Tone::Done, words, hint: None }
    }

    pub const fn hint(words: Text) -> Self {
        Self { tone: Tone::Hint, words, hint: None }
    }

    pub const fn problem(words: Text, hint: Option<Text>) -> Self {
        Self { tone: Tone::Problem, words, hint }
    }
}
