//! Messages that came in and that were made, newest first, with what came of each.

use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::ledger::answer_due;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::store::messages::Direction;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// A message as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// `JW323`.
    pub key: String,
    pub direction: Direction,
    pub municipality: String,
    pub identification: String,
    pub dated: Day,
    /// When it was stored: ISO 8601, UTC.
    pub at: String,
    pub state: MessageState,
    /// The last day on which its answer is in time, while it has none.
    pub due: Option<Day>,
}

/// What came of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageState {
    /// Came in and was taken over or booked.
    Read,
    /// Was made and has no answer.
    Open,
    /// The same, and the answer is late.
    Overdue,
    Answered(AnswerOutcome),
}

impl MessageState {
    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Answered(outcome) => outcome.word(),
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Read => Text::new("ingelezen", "read in"),
            Self::Open => Text::new("wacht op antwoord", "waits for its answer"),
            Self::Overdue => Text::new("antwoord te laat", "answer overdue"),
            Self::Answered(outcome) => outcome.name(),
        }
    }
}

pub fn load(store: &mut Store, surroundings: &Surroundings) -> Result<Vec<MessageRow>, StoreError> {
    let today = surroundings.today();
    let (incoming, outgoing) =
        store.read::<_, StoreError>(|tx| Ok((store::messages::list(tx)?, store::batches::sent(tx)?)))?;
    let incoming = incoming.into_iter().map(|message| MessageRow {
        key: format!("JW{}", message.code),
        direction: message.direction,
        municipality: message.counterpart,
        identification: message.identification,
        dated: message.dated,
        at: message.at,
        state: MessageState::Read,
        due: None,
    });
    let outgoing = outgoing.into_iter().map(|sent| {
        let due = answer_due(sent.dated);
        let state = match sent.outcome {
            Some(outcome) => MessageState::Answered(outcome),
            None if today > due => MessageState::Overdue,
            None => MessageState::Open,
        };
        MessageRow {
            key: "JW323".to_owned(),
            direction: Direction::Out,
            municipality: sent.municipality.to_string(),
            identification: sent.identification.to_string(),
            dated: sent.dated,
            at: sent.at,
            state,
            due: sent.outcome.is_none().then_some(due),
        }
    });
    let mut rows: Vec<MessageRow> = incoming.chain(outgoing).collect();
    rows.sort_by(|a, b| b.at.cmp(&a.at));
    Ok(rows)
}
