//! Messages that came in and that were made, with what came of each: first what is past its term, then what is ready to be
//! sent, then the newest.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::day::ClientName;
use super::names::Names;
use super::requests::progress;
use crate::domain::care::{REPORT_TERM, RETURN_TERM};
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::ledger::answer_due;
use crate::domain::claim::node_codes::NodeRefusal;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::ClientId;
use crate::domain::request::State;
use crate::domain::text::Text;
use crate::domain::time::{Day, WorkingCalendar, dutch_clock};
use crate::messages::{self, Message};
use crate::store::messages::Direction;
use crate::store::outgoing::Outcome;
use crate::store::posted::{Filter, Post, PostId, Sent};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// A message as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    pub id: PostId,
    /// `JW323`.
    pub key: String,
    pub direction: Direction,
    pub municipality: String,
    pub identification: String,
    /// The one client whom it is about, where there is one.
    pub client: Option<ClientName>,
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

impl MessageRow {
    /// What the message is, where it is one that is read or written here.
    pub fn kind(&self) -> Option<Kind> {
        kind(&self.key)
    }

    /// Past the last day of its term.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.due.is_some_and(|due| due < today)
    }

    /// Something still has to happen.
    pub const fn is_open(&self) -> bool {
        matches!(
            self.state,
            MessageState::Ready
                | MessageState::Open
                | MessageState::Overdue
                | MessageState::Undecided
                | MessageState::DecisionOverdue
        )
    }

    /// What is late comes first, by its term, then what is ready, by its term; the others by their moment.
    fn rank(&self, today: Day) -> (u8, Option<Day>) {
        match self.state {
            _ if self.is_overdue(today) => (0, self.due),
            MessageState::Ready => (1, self.due),
            _ => (2, None),
        }
    }
}

/// A kind of message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// `JW301`.
    pub key: &'static str,
    /// The key without its letters.
    pub number: &'static str,
    pub name: Text,
}

impl Kind {
    fn of(message: &'static Message) -> Self {
        Self { key: message.key, number: message.number(), name: message.name.clone() }
    }
}

/// The kinds that are read or written here, by number.
pub fn kinds() -> impl Iterator<Item = Kind> {
    messages::ALL.iter().map(Kind::of)
}

/// The kind with this key.
pub fn kind(key: &str) -> Option<Kind> {
    messages::by_key(key).map(Kind::of)
}

/// Which of the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    #[default]
    All,
    /// On which something still has to happen.
    Open,
    /// Past its term.
    Overdue,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub direction: Option<Direction>,
    /// The number of a kind without its letters: `301`.
    pub kind: Option<&'static str>,
    pub municipality: Option<MunicipalityCode>,
    pub client: Option<ClientId>,
    pub stage: Stage,
    /// Words of a client's number or name, a municipality or a part of an identification.
    pub words: String,
    /// At most so many beside those that are late or ready; `None` is all.
    pub most: Option<usize>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessagesView {
    pub asked: Asked,
    pub rows: Vec<MessageRow>,
    /// How many there are; more than the rows when [`Asked::most`] was reached.
    pub total: usize,
    /// Whatever is looked for.
    pub counts: Counts,
}

/// How much there is of what still has to happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub overdue: usize,
    /// Ready to be sent; requests that wait to be written among them.
    pub ready: usize,
    /// Those requests, which are not in the list: they become messages when they are placed.
    pub requests: usize,
    /// Sent, without an answer.
    pub waiting: usize,
    /// There is any message at all.
    pub any: bool,
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
    /// A request that was received and waits for its decision.
    Undecided,
    /// The same, and the decision is late.
    DecisionOverdue,
    /// A request that was decided.
    Decided,
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
            Self::Undecided => "undecided",
            Self::DecisionOverdue => "decision-overdue",
            Self::Decided => "decided",
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
            Self::Undecided => Text::new("wacht op beslissing", "waits for its decision"),
            Self::DecisionOverdue => Text::new("beslissing te laat", "decision overdue"),
            Self::Decided => Text::new("beslist", "decided"),
        }
    }
}

pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    asked: Asked,
) -> Result<MessagesView, StoreError> {
    let today = surroundings.today();
    store.read(|tx| {
        let filter = filter(tx, &asked)?;
        let mut reading = Reading::new(tx, today)?;
        let everything = reading.open(&Filter::default())?;
        let counts = counts(tx, &everything, today)?;
        let mut found = if filter == Filter::default() { everything } else { reading.open(&filter)? };
        match asked.stage {
            Stage::All => {
                found.retain(|row| row.rank(today).0 < 2);
                let first: BTreeSet<PostId> = found.iter().map(|row| row.id).collect();
                let most = asked.most.unwrap_or(usize::MAX).saturating_add(first.len());
                let newest = store::posted::newest(tx, &filter, most)?.into_iter();
                found.extend(reading.rows(newest.filter(|post| !first.contains(&post.id)))?);
            }
            Stage::Open => {}
            Stage::Overdue => found.retain(|row| row.is_overdue(today)),
        }
        // Sorting keeps the order of those of which none comes first: the newest ones stay in front.
        found.sort_by_key(|row| row.rank(today));
        let total = match asked.stage {
            Stage::All => store::posted::count(tx, &filter)?,
            Stage::Open | Stage::Overdue => found.len(),
        };
        Ok(MessagesView { asked, rows: found, total, counts })
    })
}

fn counts(tx: &Tx, open: &[MessageRow], today: Day) -> Result<Counts, StoreError> {
    let count = |wanted: fn(&MessageRow) -> bool| open.iter().filter(|row| wanted(row)).count();
    let requests = store::requests::count_unsent(tx)?;
    Ok(Counts {
        requests,
        overdue: open.iter().filter(|row| row.is_overdue(today)).count(),
        ready: count(|row| row.state == MessageState::Ready).saturating_add(requests),
        waiting: count(|row| row.state != MessageState::Ready),
        any: requests > 0 || !store::posted::newest(tx, &Filter::default(), 1)?.is_empty(),
    })
}

/// Names become the clients who have them: the store looks for numbers only.
fn filter(tx: &Tx, asked: &Asked) -> Result<Filter, StoreError> {
    let words = asked.words.trim();
    let clients = if words.is_empty() { Vec::new() } else { clients_named(tx, words)? };
    Ok(Filter {
        direction: asked.direction,
        code: asked.kind.map(str::to_owned),
        counterpart: asked.municipality.as_ref().map(ToString::to_string),
        words: Some(words.to_owned()).filter(|words| !words.is_empty()),
        clients,
        client: asked.client,
    })
}

fn clients_named(tx: &Tx, words: &str) -> Result<Vec<ClientId>, StoreError> {
    let words = words.to_lowercase();
    let answers = |text: String| {
        let text = text.to_lowercase();
        words.split_whitespace().all(|word| text.contains(word))
    };
    let all = store::clients::list(tx)?.into_iter();
    let named =
        all.filter(|client| answers(format!("{} {}", client.value.number, client.value.name.listed())));
    Ok(named.map(|client| client.id).collect())
}

/// Makes rows of what is kept.
pub(super) struct Reading<'a> {
    tx: &'a Tx<'a>,
    today: Day,
    calendar: WorkingCalendar,
    pub(super) names: Names<'static>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(tx: &'a Tx<'a>, today: Day) -> Result<Self, StoreError> {
        let calendar = store::holidays::calendar(tx)?;
        Ok(Self { tx, today, calendar, names: Names::new(&[]) })
    }

    /// Those on which something still has to happen.
    pub(super) fn open(&mut self, filter: &Filter) -> Result<Vec<MessageRow>, StoreError> {
        let mut rows = self.rows(store::posted::open(self.tx, filter)?)?;
        rows.retain(MessageRow::is_open);
        Ok(rows)
    }

    fn rows(&mut self, posts: impl IntoIterator<Item = Post>) -> Result<Vec<MessageRow>, StoreError> {
        posts.into_iter().map(|post| self.row(post)).collect()
    }

    pub(super) fn row(&mut self, post: Post) -> Result<MessageRow, StoreError> {
        let Step { state, due } = match self.decision(&post)? {
            Some(step) => step,
            None => self.step(&post),
        };
        let (codes, node) = match post.sent {
            Sent::Not => (Vec::new(), None),
            Sent::Letter { outcome: Some(Outcome::Refused(codes)), node, .. } => (codes, node),
            Sent::Letter { node, .. } | Sent::Claim { node, .. } => (Vec::new(), node),
        };
        Ok(MessageRow {
            id: post.id,
            key: format!("JW{}", post.code),
            direction: post.direction,
            municipality: post.counterpart,
            identification: post.identification,
            client: post.client.map(|id| self.names.client(self.tx, id)).transpose()?,
            dated: post.dated,
            at: post.at,
            state,
            due,
            codes,
            node,
        })
    }

    fn step(&self, post: &Post) -> Step {
        match &post.sent {
            Sent::Not => Step::done(MessageState::Read),
            Sent::Claim { node: Some(_), .. } | Sent::Letter { node: Some(_), .. } => {
                Step::done(MessageState::Undelivered)
            }
            Sent::Claim { outcome: Some(outcome), .. } => Step::done(MessageState::Answered(*outcome)),
            Sent::Claim { outcome: None, .. } => {
                self.waits_until(Some(answer_due(&self.calendar, post.dated)))
            }
            Sent::Letter { outcome: Some(Outcome::Accepted), .. } => Step::done(MessageState::Accepted),
            Sent::Letter { outcome: Some(Outcome::Refused(_)), .. } => Step::done(MessageState::Refused),
            Sent::Letter { placed_at: Some(_), .. } if is_answer(post) => Step::done(MessageState::Done),
            Sent::Letter { placed_at: Some(placed_at), .. } => self.waits_until(self.term(placed_at)),
            Sent::Letter { asked_at, reported_day, .. } => {
                let due = if is_answer(post) {
                    self.term(asked_at.as_ref().unwrap_or(&post.at))
                } else {
                    reported_day.map(|day| self.calendar.plus_working_days(day, REPORT_TERM))
                };
                Step { state: MessageState::Ready, due }
            }
        }
    }

    /// A request is not done when its message was in order: the municipality has yet to decide.
    fn decision(&self, post: &Post) -> Result<Option<Step>, StoreError> {
        let (PostId::Message(id), "315" | "317") = (post.id, post.code.as_str()) else { return Ok(None) };
        let Some(kept) = store::requests::in_message(self.tx, id)? else { return Ok(None) };
        let progress = progress(&kept);
        let state = match progress.state() {
            State::Made | State::Sent | State::Rejected => return Ok(None),
            State::Received | State::Investigated if progress.is_overdue(&self.calendar, self.today) => {
                MessageState::DecisionOverdue
            }
            State::Received | State::Investigated => MessageState::Undecided,
            State::Granted | State::Partly | State::Refused => MessageState::Decided,
        };
        Ok(Some(Step { state, due: progress.due(&self.calendar).map(|(_, due)| due) }))
    }

    fn waits_until(&self, due: Option<Day>) -> Step {
        let late = due.is_some_and(|due| due < self.today);
        Step { state: if late { MessageState::Overdue } else { MessageState::Open }, due }
    }

    /// The last day on which a return message is in time that was asked for at that moment.
    fn term(&self, at: &str) -> Option<Day> {
        let moment = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
        dutch_clock(moment).map(|(day, _)| self.calendar.plus_working_days(day, RETURN_TERM))
    }
}

/// Nothing comes back on it.
fn is_answer(post: &Post) -> bool {
    matches!(post.code.as_str(), "302" | "320")
}

/// Where a message stands.
struct Step {
    state: MessageState,
    due: Option<Day>,
}

impl Step {
    const fn done(state: MessageState) -> Self {
        Self { state, due: None }
    }
}
