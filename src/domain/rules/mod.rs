//! Rules as data, and findings as values: all of them, in a stable order, with the way out.

use super::text::Text;

pub mod message;

/// How much a finding stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Shown, never in the way.
    Warn,
    /// Kept, but its claim line cannot be queued until resolved or overridden.
    Hold,
    /// The action is refused.
    Block,
}

impl Severity {
    pub const fn name(self) -> Text {
        match self {
            Self::Warn => Text::new("let op", "warning"),
            Self::Hold => Text::new("vastgehouden", "held"),
            Self::Block => Text::new("geweigerd", "refused"),
        }
    }

    /// The English word that files, JSON and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Hold => "hold",
            Self::Block => "block",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Warn, Self::Hold, Self::Block].into_iter().find(|severity| severity.word() == word)
    }
}

/// Something a rule has to say about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule: `PS-A8`, `TR389`, …
    pub rule: String,
    pub severity: Severity,
    /// What was found and what was expected; never a BSN, name or note.
    pub what: Text,
    /// What to do about it.
    pub way_out: Text,
}

impl Finding {
    /// Worst first, then by rule and words: the order in which findings are shown, stored and compared.
    pub fn sort(findings: &mut [Self]) {
        findings.sort_by(|a, b| {
            (std::cmp::Reverse(a.severity), &a.rule, &a.what.en).cmp(&(
                std::cmp::Reverse(b.severity),
                &b.rule,
                &b.what.en,
            ))
        });
    }
}
