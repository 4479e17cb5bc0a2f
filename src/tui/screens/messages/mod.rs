//! The Messages screen: what came in and what goes out, what is late first; reading in, and placing what is ready.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Place, node};
use crate::domain::identifiers::MessageIdentification;
use crate::domain::text::Text;
use crate::operations::views::message::MessageDetail;
use crate::operations::views::messages::{Asked, MessageRow, MessageState, MessagesView, Stage};
use crate::store::messages::Direction;
use crate::store::posted::PostId;
use crate::tui::effects::{Effect, MessageTask, Note, Outcome, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::Binding;
use crate::tui::overlay::Overlay;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form;
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::table::{self, Cursor, Move};

mod inside;
mod keymap;
mod narrow;
mod report;
mod view;

use inside::Inside;
pub use keymap::tables;
use report::Reported;

/// Rows that are read at first; more of them when the end comes in sight.
const FIRST_ROWS: usize = 200;
/// So far from the end.
const IN_SIGHT: usize = 50;

/// What is shown.
pub struct State {
    /// What was asked for last; what is shown may still be what was asked for before.
    asked: Asked,
    view: Option<MessagesView>,
    search: Field,
    searching: bool,
    cursor: Cursor,
    /// What came of reading files in.
    report: Option<Reported>,
    /// The message that is looked into.
    inside: Option<Inside>,
}

/// What to show of the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The number of a kind without its letters; `None` is every kind.
    Kind(Option<&'static str>),
    /// A message, looked into.
    Message(PostId),
}

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    Import,
    Export,
    Pack,
    Direction,
    Kind,
    Stage,
    Client,
    NodeRefused,
    Search,
    EndSearch,
    Clear,
    /// Agree with what the messages of the report change.
    Accept,
    /// From a message, or from what came of an import, to the list.
    Close,
    Look,
    /// To the answer, or to what is answered.
    Answer,
    /// To where it is put right.
    Redo,
    Raw,
    Reveal,
}

pub fn open(_: &Here) -> State {
    State {
        asked: Asked { most: Some(FIRST_ROWS), ..Asked::default() },
        view: None,
        search: Field::default(),
        searching: false,
        cursor: Cursor::default(),
        report: None,
        inside: None,
    }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    match place {
        Place::Messages(Some(Goal::Kind(kind))) => {
            state.asked.kind = kind;
            state.ask()
        }
        Place::Messages(Some(Goal::Message(id))) => {
            let list = task(MessageTask::Load(state.asked.clone()));
            vec![list, task(MessageTask::Look(id))]
        }
        _ => refresh(state, here),
    }
}

pub fn refresh(state: &State, _: &Here) -> Vec<Effect> {
    let list = task(MessageTask::Load(state.asked.clone()));
    let inside = state.inside.as_ref().map(|inside| task(MessageTask::Look(inside.id())));
    std::iter::once(list).chain(inside).collect()
}

fn task(task: MessageTask) -> Effect {
    Effect::Do(Task::Messages(task))
}

impl State {
    fn rows(&self) -> &[MessageRow] {
        self.view.as_ref().map(|view| view.rows.as_slice()).unwrap_or_default()
    }

    fn marked(&self) -> Option<&MessageRow> {
        self.rows().get(self.cursor.at)
    }

    /// The message that keys are about.
    fn current(&self) -> Option<&MessageRow> {
        self.inside.as_ref().map(Inside::row).or_else(|| self.marked())
    }

    /// Asks from the start.
    fn ask(&mut self) -> Vec<Effect> {
        self.asked.most = Some(FIRST_ROWS);
        self.cursor = Cursor::default();
        vec![task(MessageTask::Load(self.asked.clone()))]
    }

    /// Asks for more when the end of what was read comes in sight.
    fn read_on(&mut self) -> Vec<Effect> {
        let Some(view) = &self.view else { return Vec::new() };
        let rows = view.rows.len();
        if rows >= view.total || self.cursor.at + IN_SIGHT < rows || self.asked != view.asked {
            return Vec::new();
        }
        self.asked.most = Some(rows.saturating_mul(2));
        vec![task(MessageTask::Load(self.asked.clone()))]
    }

    /// Looks into a message; one that was looked into stays where it was read.
    fn look(&mut self, detail: MessageDetail) {
        match &mut self.inside {
            Some(inside) if inside.id() == detail.row.id => inside.renew(detail),
            inside => *inside = Some(Inside::new(detail)),
        }
        let id = self.inside.as_ref().map(Inside::id);
        let at = self.rows().iter().position(|row| Some(row.id) == id);
        self.cursor.at = at.unwrap_or(self.cursor.at);
    }

    /// Shows something else; the marked row stays marked while it is there.
    fn show(&mut self, view: MessagesView) {
        let marked = self.marked().map(|row| row.id);
        self.view = Some(view);
        let at = self.rows().iter().position(|row| Some(row.id) == marked);
        self.cursor.at = at.unwrap_or(self.cursor.at);
        self.cursor.keep(self.rows().len());
    }
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    match state {
        State { report: Some(_), .. } => keymap::REPORT_KEYS,
        State { inside: Some(_), .. } => keymap::INSIDE_KEYS,
        State { searching: true, .. } => keymap::SEARCH_KEYS,
        _ => keymap::KEYS,
    }
}

/// What is dropped on the list is read in.
pub fn typed(state: &mut State, input: &Input, _: &Here) -> Option<Vec<Effect>> {
    match input {
        _ if state.searching => {
            if !state.search.input(input) {
                return None;
            }
            state.asked.words = state.search.value();
            Some(state.ask())
        }
        Input::Paste(text) => Some(vec![task(MessageTask::Import(text.clone()))]),
        Input::Key(_) => None,
    }
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    if let Some(inside) = &mut state.inside {
        // Until the next key: whoever looks away from it does not leave it on the screen.
        inside.revealed = action == Action::Reveal;
    }
    match action {
        Action::Move(step) => return state.step(step),
        Action::Import => return vec![Effect::Show(Box::new(Overlay::Prompt(ask_paths())))],
        Action::Export => return vec![export(state, false)],
        Action::Pack => return vec![export(state, true)],
        Action::Direction => {
            state.asked.direction = match state.asked.direction {
                None => Some(Direction::In),
                Some(Direction::In) => Some(Direction::Out),
                Some(Direction::Out) => None,
            };
            return state.ask();
        }
        Action::Stage => {
            state.asked.stage = match state.asked.stage {
                Stage::All => Stage::Open,
                Stage::Open => Stage::Overdue,
                Stage::Overdue => Stage::All,
            };
            return state.ask();
        }
        Action::Kind => return vec![narrow::ask_kind(here)],
        Action::Client => return client(state),
        Action::NodeRefused => return node_refused(state),
        Action::Search => state.searching = true,
        Action::EndSearch => state.searching = false,
        Action::Clear => return clear(state),
        Action::Accept => return accept(state),
        Action::Close => return close(state),
        Action::Look => {
            return state.marked().map(|row| task(MessageTask::Look(row.id))).into_iter().collect();
        }
        Action::Answer => return state.inside.as_ref().map(Inside::answer).into_iter().collect(),
        Action::Redo => return state.inside.as_ref().map(Inside::redo).into_iter().collect(),
        Action::Raw => {
            if let Some(inside) = &mut state.inside {
                inside.toggle_raw();
            }
        }
        Action::Reveal => {}
    }
    Vec::new()
}

/// Asks first: what a message did cannot be undone.
fn accept(state: &State) -> Vec<Effect> {
    let waiting = state.report.as_ref().map(Reported::waiting).unwrap_or_default();
    if waiting.is_empty() {
        return vec![Effect::Say(Note::hint(Text::new(
            "hier wacht niets op akkoord",
            "nothing waits for an agreement here",
        )))];
    }
    let count = waiting.len();
    let question = match count {
        1 => Text::new(
            "Het bericht overnemen, met alles wat het wijzigt? Dat is niet terug te draaien.",
            "Take the message over, with everything that it changes? That cannot be undone.",
        ),
        _ => crate::text!(
            "{count} berichten overnemen, met alles wat ze wijzigen? Dat is niet terug te draaien.",
            "Take {count} messages over, with everything that they change? That cannot be undone."
        ),
    };
    vec![Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Overnemen", "Take over"),
        question,
        yes: Text::new("overnemen", "take over"),
        effects: vec![task(MessageTask::Accept(waiting.to_vec()))],
    })))]
}

/// What waits for an agreement is dropped: nothing of it was stored.
fn close(state: &mut State) -> Vec<Effect> {
    let Some(report) = state.report.take() else {
        state.inside = None;
        return Vec::new();
    };
    let waiting = report.waiting().len();
    if waiting == 0 {
        return Vec::new();
    }
    vec![Effect::Say(Note::hint(crate::text!(
        "niet overgenomen: {waiting}; lees het opnieuw in om het alsnog te doen",
        "not taken over: {waiting}; read it in again to do so after all"
    )))]
}

impl State {
    fn step(&mut self, step: Move) -> Vec<Effect> {
        if let Some(report) = &mut self.report {
            report.go(step);
            return Vec::new();
        }
        if let Some(inside) = &self.inside {
            inside.scroll.go(step);
            return Vec::new();
        }
        self.cursor.go(step, self.rows().len());
        self.read_on()
    }
}

fn clear(state: &mut State) -> Vec<Effect> {
    if !state.is_narrowed() && !state.searching {
        return Vec::new();
    }
    state.search.clear();
    state.searching = false;
    state.asked = Asked::default();
    state.ask()
}

fn ask_paths() -> Prompt {
    let hint = Text::new(
        "pad van een bericht of zip; slepen naar dit venster kan ook",
        "path of a message or zip; dropping it on this window works too",
    );
    Prompt::new(Text::new("Berichten inlezen", "Read messages in"), hint, |typed, _| {
        if typed.trim().is_empty() {
            return Err(form::FILL_IN);
        }
        Ok(vec![task(MessageTask::Import(typed.to_owned()))])
    })
}

/// Asks first: what is placed counts as sent.
fn export(state: &State, packed: bool) -> Effect {
    let ready = state.view.as_ref().map_or(0, |view| view.counts.ready);
    if ready == 0 {
        return Effect::Say(Note::hint(Text::new(
            "er staat niets klaar om te versturen",
            "nothing is ready to be sent",
        )));
    }
    let question = match (ready, packed) {
        (1, false) => Text::new(
            "Het bestand van 1 bericht plaatsen? Het geldt daarna als verstuurd.",
            "Place the file of 1 message? It counts as sent then.",
        ),
        (_, false) => crate::text!(
            "De bestanden van {ready} berichten plaatsen? Ze gelden daarna als verstuurd.",
            "Place the files of {ready} messages? They count as sent then."
        ),
        (_, true) => crate::text!(
            "Berichten plaatsen en samen inpakken: {ready}? Ze gelden daarna als verstuurd.",
            "Place messages and pack them together: {ready}? They count as sent then."
        ),
    };
    Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Plaatsen", "Place"),
        question,
        yes: Text::new("plaatsen", "place"),
        effects: vec![task(MessageTask::Export { packed })],
    })))
}

/// Whatever went out and has no answer may have been refused by the exchange node.
fn node_refused(state: &State) -> Vec<Effect> {
    let Some(row) = state.current() else { return Vec::new() };
    let is_placed = matches!(row.state, MessageState::Open | MessageState::Overdue | MessageState::Done);
    let identification = MessageIdentification::parse(&row.identification);
    match identification {
        Ok(identification) if is_placed && row.direction == Direction::Out => vec![node::ask(identification)],
        _ => vec![Effect::Say(Note::hint(Text::new(
            "dit bericht kan het knooppunt niet geweigerd hebben: het kwam in, is nog niet geplaatst of is beantwoord",
            "the node cannot have refused this message: it came in, was not placed yet or was answered",
        )))],
    }
}

fn client(state: &State) -> Vec<Effect> {
    let client = state.current().and_then(|row| row.client.as_ref());
    vec![client.map_or_else(
        || {
            Effect::Say(Note::hint(Text::new(
                "dit bericht gaat niet over één cliënt",
                "this message is not about one client",
            )))
        },
        |client| Effect::Go(Place::Clients(Some(client.id))),
    )]
}

pub fn outcome(state: &mut State, outcome: Outcome, _: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Messages(view) if view.asked == state.asked => state.show(*view),
        Outcome::Message(Some(detail)) => state.look(*detail),
        Outcome::Message(None) => state.inside = None,
        Outcome::Imported(report) => state.report = Some(Reported::new(*report)),
        _ => {}
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    if let Some(report) = &mut state.report {
        if let Pointer::Wheel { by } = pointer {
            report.scroll(by);
        }
        return Vec::new();
    }
    if let Some(inside) = &state.inside {
        if let Pointer::Wheel { by } = pointer {
            inside.scroll.by(by);
        }
        return Vec::new();
    }
    let rows = state.rows().len();
    match pointer {
        Pointer::Wheel { by } => {
            state.cursor.scroll(by, rows);
            return state.read_on();
        }
        Pointer::Click { y, .. } => {
            let list = view::list_area(state, area, here);
            if let Some(row) = table::row_at(list, y, rows, Some(state.cursor.at)) {
                state.searching = false;
                state.cursor.at = row;
            }
        }
    }
    Vec::new()
}

pub fn title(state: &State, here: &Here) -> String {
    view::title_bar(state, here)
}

pub fn is_unsaved(_: &State) -> bool {
    false
}

pub fn is_modal(state: &State) -> bool {
    state.searching
}

pub fn discard(state: &mut State) {
    state.searching = false;
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    match (&state.report, &state.inside) {
        (Some(report), _) => report.draw(frame, area, here),
        (None, Some(inside)) => inside.draw(frame, area, here),
        (None, None) => view::draw(state, frame, area, here),
    }
}
