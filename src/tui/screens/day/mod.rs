//! The Day screen: what one practitioner did on one day, and the line on which more is logged.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::claim::line::LineState;
use crate::domain::entry::EntryKey;
use crate::domain::ids::EntryId;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::views::day::{DayView, EntryRow};
use crate::text;
use crate::tui::effects::{Effect, Note, Outcome, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::Binding;
use crate::tui::overlay::Overlay;
use crate::tui::show;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form::{self, Step};
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::table::{self, Cursor, Move};

mod form_of_entry;
mod keymap;
mod known;
mod line;
mod line_view;
pub mod side;
mod view;
mod when;

use form_of_entry::EntryForm;
pub use keymap::tables;
use known::Known;
use line::QuickLine;

/// What is shown.
pub struct State {
    day: Day,
    view: Option<DayView>,
    /// What can be chosen while typing.
    known: Option<Known>,
    /// The key of the next entry, so that a retry never doubles it.
    key: Option<EntryKey>,
    cursor: Cursor,
    /// The entry to mark as soon as the day is read.
    wanted: Option<EntryId>,
    line: QuickLine,
    mode: Mode,
}

/// What keys go to.
enum Mode {
    List,
    Line,
    Form(Box<EntryForm>),
}

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    Type,
    New,
    Edit,
    Delete,
    Repeat,
    /// So many days on, or back when negative.
    Days(i32),
    GoTo,
    Today,
    Log,
    Complete,
    Suggestion(Move),
    Leave,
    Form(form::Action),
}

pub fn open(here: &Here) -> State {
    State {
        day: here.today,
        view: None,
        known: None,
        key: None,
        cursor: Cursor::default(),
        wanted: None,
        line: QuickLine::default(),
        mode: Mode::List,
    }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    match place {
        Place::Day(Some(day)) => state.show(day, here),
        Place::Entry(day, entry) => {
            let effects = state.show(day, here);
            state.wanted = Some(entry);
            effects
        }
        _ => refresh(state, here),
    }
}

/// Reads the day; what can be chosen only when it is of somebody else or was not read yet, and after a change.
pub fn refresh(state: &State, here: &Here) -> Vec<Effect> {
    let Some(practitioner) = here.practitioner else { return Vec::new() };
    vec![Effect::Do(Task::LoadChoices(practitioner)), Effect::Do(Task::LoadDay(practitioner, state.day))]
}

impl State {
    fn rows(&self) -> &[EntryRow] {
        self.view.as_ref().map(|view| view.rows.as_slice()).unwrap_or_default()
    }

    fn marked(&self) -> Option<&EntryRow> {
        self.rows().get(self.cursor.at)
    }

    fn show(&mut self, day: Day, here: &Here) -> Vec<Effect> {
        self.day = day;
        (self.cursor, self.wanted) = (Cursor::default(), None);
        let load = here.practitioner.map(|practitioner| Effect::Do(Task::LoadDay(practitioner, day)));
        load.into_iter().chain(self.read_line(here)).collect()
    }

    /// Reads the line again, and asks what would become of it.
    fn read_line(&mut self, here: &Here) -> Vec<Effect> {
        let Some(known) = &self.known else { return Vec::new() };
        let wanted = self.line.read(known, self.day, here);
        preview(self.key, wanted)
    }
}

/// Asks what would become of an entry.
fn preview(key: Option<EntryKey>, wanted: Option<crate::operations::judge::Wanted>) -> Vec<Effect> {
    match (key, wanted) {
        (Some(key), Some(wanted)) => vec![Effect::Do(Task::Preview(key, Box::new(wanted)))],
        _ => Vec::new(),
    }
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    match state.mode {
        Mode::List => keymap::KEYS,
        Mode::Line => keymap::LINE,
        Mode::Form(_) => keymap::FORM,
    }
}

pub fn typed(state: &mut State, input: &Input, here: &Here) -> Option<Vec<Effect>> {
    match &mut state.mode {
        Mode::List => None,
        Mode::Line => {
            state.line.field.input(input).then_some(())?;
            Some(state.read_line(here))
        }
        Mode::Form(form) => {
            let known = state.known.as_ref()?;
            form.input(input, known, here).then(|| preview(Some(form.key), form.wanted(known, here)))
        }
    }
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => {
            let rows = state.rows().len();
            state.cursor.go(step, rows);
        }
        Action::Type => return begin(state, here),
        Action::New => return open_form(state, here, None),
        Action::Edit => return state.marked().cloned().map_or_else(Vec::new, |row| edit(state, &row, here)),
        Action::Delete => return state.marked().map(|row| delete(row, here)).into_iter().collect(),
        Action::Repeat => return repeat(state, here),
        Action::Days(days) => {
            let count = u64::from(days.unsigned_abs());
            let day = if days < 0 { state.day.minus_days(count) } else { state.day.plus_days(count) };
            return state.show(day, here);
        }
        Action::GoTo => return vec![ask_day()],
        Action::Today => return state.show(here.today, here),
        Action::Log => return log(state),
        Action::Complete => {
            state.line.complete(here);
            return state.read_line(here);
        }
        Action::Suggestion(step) => state.line.choose(step),
        Action::Leave => state.mode = Mode::List,
        Action::Form(action) => return form_action(state, action, here),
    }
    Vec::new()
}

/// Goes to the line, or says why nothing can be logged.
fn begin(state: &mut State, here: &Here) -> Vec<Effect> {
    if let Some(hint) = cannot_log(state, here) {
        return vec![Effect::Say(hint)];
    }
    state.mode = Mode::Line;
    state.read_line(here)
}

fn cannot_log(state: &State, here: &Here) -> Option<Note> {
    if here.practitioner.is_none() {
        return Some(Note::problem(
            Text::new("er werkt hier nog niemand", "nobody works here yet"),
            Some(Text::new(
                "Voeg een medewerker toe met: uurwerk practitioner add",
                "Add a practitioner with: uurwerk practitioner add",
            )),
        ));
    }
    let known = state.known.as_ref()?;
    known.choices.activities.is_empty().then(|| {
        Note::problem(
            Text::new("er is nog geen contract", "there is no contract yet"),
            Some(Text::new(
                "Lees een contractbestand in met: uurwerk contract import",
                "Read a contract file with: uurwerk contract import",
            )),
        )
    })
}

fn open_form(state: &mut State, here: &Here, row: Option<&EntryRow>) -> Vec<Effect> {
    if let Some(hint) = cannot_log(state, here) {
        return vec![Effect::Say(hint)];
    }
    let (Some(known), Some(practitioner), Some(key)) = (&state.known, here.practitioner, state.key) else {
        return Vec::new();
    };
    let form = match row {
        Some(row) => EntryForm::of(row, known, here),
        None => EntryForm::new(key, practitioner, state.day, known, here),
    };
    let effects = preview(Some(form.key), form.wanted(known, here));
    state.mode = Mode::Form(Box::new(form));
    effects
}

fn edit(state: &mut State, row: &EntryRow, here: &Here) -> Vec<Effect> {
    match frozen(row) {
        Some(note) => vec![Effect::Say(note)],
        None => open_form(state, here, Some(row)),
    }
}

/// Why an entry cannot be changed, if it cannot.
fn frozen(row: &EntryRow) -> Option<Note> {
    let claimed = row.claimed.filter(|_| !row.is_free())?;
    let state = claimed.name();
    let hint = if claimed == LineState::Queued {
        Text::new("Haal die regel eerst uit de wachtrij.", "Take that line out of the queue first.")
    } else {
        Text::new("Wat verzonden is, wordt niet meer gewijzigd.", "What was sent does not change any more.")
    };
    let (nl, en) = (&state.nl, &state.en);
    let words =
        text!("deze tijd staat in een declaratieregel ({nl})", "this time stands in a claim line ({en})");
    Some(Note::problem(words, Some(hint)))
}

fn delete(row: &EntryRow, here: &Here) -> Effect {
    if let Some(note) = frozen(row) {
        return Effect::Say(note);
    }
    let (minutes, day) = (show::minutes(row.entry.minutes.get()), row.entry.day.long());
    let (activity, client) = (&row.activity, row.client.as_ref().map(|client| client.name.listed()));
    let whom = client.map(|name| format!(" · {}", show::clean(&name))).unwrap_or_default();
    let (day_nl, day_en) = (&day.nl, &day.en);
    let (activity_nl, activity_en) = (activity.get(crate::domain::text::Lang::Nl), &activity.en);
    let question = text!(
        "{minutes} {activity_nl}{whom} op {day_nl} verwijderen? Ongedaan maken kan met u.",
        "Delete {minutes} {activity_en}{whom} on {day_en}? It can be undone with u."
    );
    let _ = here;
    Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Verwijderen", "Delete"),
        question,
        yes: Text::new("verwijderen", "delete"),
        effects: vec![Effect::Do(Task::Delete(row.id))],
    })))
}

/// Puts the marked entry in the line, to be logged again on the day that is shown.
fn repeat(state: &mut State, here: &Here) -> Vec<Effect> {
    let (Some(row), Some(known)) = (state.marked(), &state.known) else { return Vec::new() };
    if !state.line.field.is_empty() {
        return vec![Effect::Say(Note::problem(
            Text::new("er staat nog iets op de regel", "there is still something on the line"),
            Some(Text::new("Log het eerst met a en Enter.", "Log it first with a and Enter.")),
        ))];
    }
    let words = known.again(&row.entry, state.day, here);
    state.line.field.set(&words);
    begin(state, here)
}

fn ask_day() -> Effect {
    let hint = Text::new("zoals 13-3, gisteren of ma", "such as 13-3, yesterday or mon");
    let prompt = Prompt::new(Text::new("Naar welke dag?", "Which day?"), hint, |typed, here| {
        let day = when::day(typed, here.today, here.today)?;
        Ok(vec![Effect::Go(Place::Day(Some(day)))])
    });
    Effect::Show(Box::new(Overlay::Prompt(prompt)))
}

fn log(state: &mut State) -> Vec<Effect> {
    let Some(key) = state.key else { return Vec::new() };
    match state.line.wanted() {
        Some(wanted) => vec![Effect::Do(Task::Log(key, Box::new(wanted)))],
        None => state.line.what_is_missing(state.known.as_ref()).map(Effect::Say).into_iter().collect(),
    }
}

fn form_action(state: &mut State, action: form::Action, here: &Here) -> Vec<Effect> {
    let (Mode::Form(form), Some(known)) = (&mut state.mode, &state.known) else { return Vec::new() };
    match form.act(action, known, here) {
        Step::Moved => preview(Some(form.key), form.wanted(known, here)),
        Step::Save => form.task(known, here).map(Effect::Do).into_iter().collect(),
        Step::Cancel if form.is_changed() => vec![form::ask_to_close()],
        Step::Cancel => {
            state.mode = Mode::List;
            Vec::new()
        }
    }
}

pub fn outcome(state: &mut State, outcome: Outcome, here: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Day(view, key) if view.day == state.day => {
            state.cursor.keep(view.rows.len());
            if let Some(at) = view.rows.iter().position(|row| Some(row.id) == state.wanted) {
                (state.cursor.at, state.wanted) = (at, None);
            }
            state.view = Some(*view);
            state.key = state.key.or(key);
        }
        Outcome::Choices(choices) => {
            state.known = Some(Known::new(*choices));
            return state.read_line(here);
        }
        Outcome::Preview(preview) => match &mut state.mode {
            Mode::Form(form) => form.preview = Some(*preview),
            Mode::List | Mode::Line => state.line.preview = Some(*preview),
        },
        Outcome::Stored(..) => {
            if let Mode::Form(_) = state.mode {
                state.mode = Mode::List;
            } else {
                state.line = QuickLine::default();
            }
            state.key = None;
        }
        _ => {}
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    if matches!(state.mode, Mode::Form(_)) {
        return Vec::new();
    }
    let rows = state.rows().len();
    match pointer {
        Pointer::Wheel { by } => state.cursor.scroll(by, rows),
        Pointer::Click { x, y } => {
            let places = view::places(area);
            if places.line.contains((x, y).into()) {
                return begin(state, here);
            }
            let list = view::rows_area(&places, here);
            if let Some(row) = table::row_at(list, y, rows, Some(state.cursor.at)) {
                state.mode = Mode::List;
                state.cursor.at = row;
            }
        }
    }
    Vec::new()
}

pub fn title(state: &State, here: &Here) -> String {
    let week = state.day.iso_week().1;
    format!("{} · week {week}", here.say(&show::day(state.day)))
}

pub fn is_unsaved(state: &State) -> bool {
    match &state.mode {
        Mode::Form(form) if form.is_changed() => true,
        _ => !state.line.field.is_empty(),
    }
}

pub fn is_modal(state: &State) -> bool {
    !matches!(state.mode, Mode::List)
}

pub fn discard(state: &mut State) {
    state.mode = Mode::List;
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
