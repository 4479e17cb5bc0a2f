//! What time was spent on, and which of the three kinds of time that makes it (PS-B1 to PS-B5).

use super::identifiers::ActivityKey;
use super::text::Text;

/// Kind of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A: direct client-bound, in interaction with the youth or the system around (PS-B1). Declarable.
    Direct,
    /// B: indirect client-bound, for the client without interaction (PS-B2). Declarable.
    Indirect,
    /// C: indirect time, never declarable (PS-B3).
    NonDeclarable,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Direct, Self::Indirect, Self::NonDeclarable];

    pub const fn letter(self) -> &'static str {
        match self {
            Self::Direct => "A",
            Self::Indirect => "B",
            Self::NonDeclarable => "C",
        }
    }

    pub fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.letter().eq_ignore_ascii_case(letter))
    }

    /// Client-bound time, A and B, is declarable; all of it (PS-B4).
    pub const fn is_declarable(self) -> bool {
        matches!(self, Self::Direct | Self::Indirect)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Direct => Text::new("direct", "direct"),
            Self::Indirect => Text::new("indirect", "indirect"),
            Self::NonDeclarable => Text::new("niet-declarabel", "non-declarable"),
        }
    }
}

/// Whether an entry of an activity carries a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientUse {
    /// Client-bound activities.
    Required,
    /// Obtaining an allocation, claiming: a client may be noted, the time stays non-declarable (PS-B3).
    Optional,
    /// Leave, breaks, training: a client would be meaningless.
    Never,
}

/// An activity of the contract. It decides the kind of time (PS-B5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub key: ActivityKey,
    pub kind: Kind,
    pub client: ClientUse,
    pub name: Text,
    /// Short words for quick entry, lower case, of either language.
    pub aliases: Vec<String>,
}

impl Activity {
    /// Whether `word` is the key, a name in either language or an alias; case does not matter.
    pub fn answers_to(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.key.as_str() == word
            || self.name.nl.to_lowercase() == word
            || self.name.en.to_lowercase() == word
            || self.aliases.contains(&word)
    }
}
