//! Messages that came in and that were made, newest first, with what came of each.

use chrono::{DateTime, Utc};

use crate::domain::care::{REPORT_TERM, RETURN_TERM};
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::ledger::answer_due;
use crate::domain::claim::node_codes::NodeRefusal;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::text::Text;
use crate::domain::time::{Day, WorkingCalendar, dutch_clock};
use crate::store::batches::SentBatch;
use crate::store::messages::{Direction, KeptMessage};
use crate::store::outgoing::{KeptOutgoing, Outcome};
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
    /// The last day on which the next step is in time: its answer, or that it is sent.
    pub due: Option<Day>,
    /// Why it was refused.
    pub codes: Vec<ReturnCode>,
    /// What the exchange node said when it did not deliver it.
    pub node: Option<NodeRefusal>,
}

/// What came of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageState {
    /// Came in and was taken over or booked.
    Read,
    /// Was made; its file is yet to be placed.
    Ready,
    /// Answers what came in, and was placed: nothing follows.
    Done,
    /// Was made and has no answer.
    Open,
    /// The same, and the answer is late.
    Overdue,
    Answered(AnswerOutcome),
    /// Came back without remark.
    Accepted,
    /// Came back with codes: it counts as not sent.
    Refused,
    /// The exchange node did not deliver it: it counts as not sent.
    Undelivered,
}

impl MessageState {
    /// The English word that files and JSON use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Ready => "ready",
            Self::Done => "done",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Answered(outcome) => outcome.word(),
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Undelivered => "node-refused",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Read => Text::new("ingelezen", "read in"),
            Self::Ready => Text::new("klaar om te versturen", "ready to be sent"),
            Self::Done => Text::new("verstuurd", "sent"),
            Self::Open => Text::new("wacht op antwoord", "waits for its answer"),
            Self::Overdue => Text::new("antwoord te laat", "answer overdue"),
            Self::Answered(outcome) => outcome.name(),
            Self::Accepted => Text::new("goedgekeurd", "accepted"),
            Self::Refused => Text::new("geweigerd, geldt als niet verzonden", "refused, counts as not sent"),
            Self::Undelivered => Text::new("geweigerd door het knooppunt", "refused by the exchange node"),
        }
    }
}

pub fn load(store: &mut Store, surroundings: &Surroundings) -> Result<Vec<MessageRow>, StoreError> {
    let today = surroundings.today();
    let (kept, claims, outgoing, calendar) = store.read::<_, StoreError>(|tx| {
        Ok((
            store::messages::list(tx)?,
            store::batches::sent(tx)?,
            store::outgoing::list(tx)?,
            store::holidays::calendar(tx)?,
        ))
    })?;
    let incoming = kept.into_iter().filter(|one| one.direction == Direction::In).map(taken_in);
    let claims = claims.into_iter().map(|sent| claim(sent, &calendar, today));
    let outgoing = outgoing.into_iter().map(|one| sent(one, &calendar, today));
    let mut rows: Vec<MessageRow> = incoming.chain(outgoing).chain(claims).collect();
    rows.sort_by(|a, b| b.at.cmp(&a.at));
    Ok(rows)
}

/// Only what is past its term, the oldest term first.
pub fn overdue(mut rows: Vec<MessageRow>, today: Day) -> Vec<MessageRow> {
    rows.retain(|row| row.due.is_some_and(|due| due < today));
    rows.sort_by_key(|row| row.due);
    rows
}

fn taken_in(message: KeptMessage) -> MessageRow {
    MessageRow {
        key: format!("JW{}", message.code),
        direction: Direction::In,
        municipality: message.counterpart,
        identification: message.identification,
        dated: message.dated,
        at: message.at,
        state: MessageState::Read,
        due: None,
        codes: Vec::new(),
        node: None,
    }
}

fn claim(sent: SentBatch, calendar: &WorkingCalendar, today: Day) -> MessageRow {
    let due = answer_due(calendar, sent.dated);
    let state = match sent.outcome {
        _ if sent.node.is_some() => MessageState::Undelivered,
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
        due: (sent.outcome.is_none() && sent.node.is_none()).then_some(due),
        codes: Vec::new(),
        node: sent.node,
    }
}

fn sent(one: KeptOutgoing, calendar: &WorkingCalendar, today: Day) -> MessageRow {
    let is_answer = matches!(one.code.as_str(), "302" | "320");
    let due = match (&one.outcome, &one.placed_at) {
        (None, Some(placed_at)) if !is_answer => term(calendar, placed_at),
        (Some(_), _) | (None, Some(_)) => None,
        (None, None) if is_answer => term(calendar, one.asked_at.as_ref().unwrap_or(&one.at)),
        (None, None) => one.reported_day.map(|day| calendar.plus_working_days(day, REPORT_TERM)),
    };
    let due = due.filter(|_| one.node.is_none());
    let (state, codes) = match (one.outcome, one.placed_at) {
        _ if one.node.is_some() => (MessageState::Undelivered, Vec::new()),
        (Some(Outcome::Accepted), _) => (MessageState::Accepted, Vec::new()),
        (Some(Outcome::Refused(codes)), _) => (MessageState::Refused, codes),
        (None, None) => (MessageState::Ready, Vec::new()),
        (None, Some(_)) if is_answer => (MessageState::Done, Vec::new()),
        (None, Some(_)) if due.is_some_and(|due| due < today) => (MessageState::Overdue, Vec::new()),
        (None, Some(_)) => (MessageState::Open, Vec::new()),
    };
    MessageRow {
        key: format!("JW{}", one.code),
        direction: Direction::Out,
        municipality: one.municipality.to_string(),
        identification: one.identification.as_str().to_owned(),
        dated: one.dated,
        at: one.at,
        state,
        due,
        codes,
        node: one.node,
    }
}

/// The last day on which a return message is in time that was asked for at that moment.
fn term(calendar: &WorkingCalendar, at: &str) -> Option<Day> {
    let moment = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
    dutch_clock(moment).map(|(day, _)| calendar.plus_working_days(day, RETURN_TERM))
}
