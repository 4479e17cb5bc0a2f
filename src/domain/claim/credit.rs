//! Taking a granted line back in full: the credit line, and its life (IV085, IV091).

use super::super::identifiers::LineReference;
use super::super::text::Text;
use super::batch::{Amount, BatchLine};

/// Where a credit is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CreditState {
    /// Ready for the next claim.
    Queued,
    Sent,
    Granted,
    /// The municipality did not take the line back: it stands as it stood.
    Rejected,
    /// Its claim was not processed; another credit took its place.
    Returned,
}

impl CreditState {
    pub const ALL: [Self; 5] = [Self::Queued, Self::Sent, Self::Granted, Self::Rejected, Self::Returned];

    /// The English word that files, JSON and the database use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Granted => "granted",
            Self::Rejected => "rejected",
            Self::Returned => "returned",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Queued => Text::new("creditering in wachtrij", "credit queued"),
            Self::Sent => Text::new("creditering verzonden", "credit sent"),
            Self::Granted => Text::new("gecrediteerd", "credited"),
            Self::Rejected => Text::new("creditering afgewezen", "credit rejected"),
            Self::Returned => Text::new("creditering teruggekomen", "credit returned"),
        }
    }
}

impl BatchLine {
    /// The line that takes this one back: a copy field by field, but for its own number, the number that it takes back, and
    /// the side. Made from the line as it was sent, since allocation and client may have changed since.
    pub fn credited_as(&self, reference: &LineReference) -> Self {
        Self {
            reference: reference.as_str().to_owned(),
            previous: Some(self.reference.clone()),
            amount: Amount::credit(self.amount.cents),
            ..self.clone()
        }
    }
}
