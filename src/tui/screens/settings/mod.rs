//! The Settings screen: what the practice is, who works there, and under which contracts and tariffs.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practitioner::Practitioner;
use crate::domain::text::Text;
use crate::operations::views::settings::SettingsView;
use crate::tui::effects::{Effect, Outcome, SettingsTask, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::{Binding, Shown};
use crate::tui::overlay::Overlay;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form::{self, Step};
use crate::tui::widgets::table::{Cursor, Move};

mod held_form;
mod keymap;
mod people;
mod practice;
mod practice_form;
mod practitioner_form;
mod sheet;
mod view;

use held_form::Owner;
use sheet::Open;

/// What is shown.
pub struct State {
    section: Section,
    view: Option<SettingsView>,
    /// The marked row of each section, in their order.
    cursors: [Cursor; Section::ALL.len()],
    /// The marked row inside the marked one.
    inner: Cursor,
    /// Whether keys go to what stands inside the marked row.
    inside: bool,
    form: Option<Box<dyn Open>>,
    /// The practitioner to mark as soon as the list is read.
    wanted: Option<PractitionerId>,
}

/// A part of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Practice,
    People,
}

impl Section {
    pub const ALL: [Self; 2] = [Self::Practice, Self::People];

    const fn index(self) -> usize {
        match self {
            Self::Practice => 0,
            Self::People => 1,
        }
    }

    const fn name(self) -> Text {
        match self {
            Self::Practice => Text::new("Praktijk", "Practice"),
            Self::People => Text::new("Medewerkers", "Practitioners"),
        }
    }
}

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    /// So many sections on.
    Section(i8),
    New,
    Edit,
    Register,
    Into,
    Back,
    Remove,
    Form(form::Action),
}

/// Something that a practitioner holds, by its place in the list of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Discipline(usize),
    Registration(usize),
}

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    keymap::tables()
}

pub fn open(_: &Here) -> State {
    State {
        section: Section::Practice,
        view: None,
        cursors: [Cursor::default(); Section::ALL.len()],
        inner: Cursor::default(),
        inside: false,
        form: None,
        wanted: None,
    }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    if let Place::Settings(Some(practitioner)) = place {
        state.section = Section::People;
        state.wanted = Some(practitioner);
    }
    refresh(state, here)
}

/// The title bar names the practice and a practitioner: both may have changed here.
pub fn refresh(_: &State, _: &Here) -> Vec<Effect> {
    vec![Effect::Do(Task::Settings(SettingsTask::Load)), Effect::Do(Task::LoadPractice)]
}

impl State {
    fn cursor(&self) -> Cursor {
        self.cursors[self.section.index()]
    }

    fn cursor_mut(&mut self) -> &mut Cursor {
        &mut self.cursors[self.section.index()]
    }

    /// Rows of the list of the open section.
    fn rows(&self) -> usize {
        let Some(view) = &self.view else { return 0 };
        match self.section {
            Section::Practice => view.held.len(),
            Section::People => view.practitioners.len(),
        }
    }

    fn person(&self) -> Option<&Stored<PractitionerId, Practitioner>> {
        self.view.as_ref()?.practitioners.get(self.cursors[Section::People.index()].at)
    }

    /// What the marked practitioner holds: disciplines, then registrations.
    fn held(&self) -> Vec<Held> {
        let Some(person) = self.person() else { return Vec::new() };
        let disciplines = (0..person.value.disciplines.len()).map(Held::Discipline);
        disciplines.chain((0..person.value.credentials.len()).map(Held::Registration)).collect()
    }

    fn marked_held(&self) -> Option<Held> {
        self.held().get(self.inner.at).copied()
    }

    /// Whose registrations are kept in the open section.
    fn owner(&self) -> Option<Owner> {
        match self.section {
            Section::Practice => Some(Owner::Practice(self.view.as_ref()?.held.clone())),
            Section::People => {
                let person = self.person()?;
                Some(Owner::Practitioner(person.id, Box::new(person.value.clone())))
            }
        }
    }

    fn turn(&mut self, by: i8) {
        let count = Section::ALL.len();
        let step = if by < 0 { count - 1 } else { 1 };
        self.section = Section::ALL[(self.section.index() + step) % count];
        (self.inner, self.inside) = (Cursor::default(), false);
    }

    fn step(&mut self, step: Move) {
        if self.inside {
            let rows = self.held().len();
            return self.inner.go(step, rows);
        }
        let rows = self.rows();
        self.cursor_mut().go(step, rows);
        self.inner = Cursor::default();
    }
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    if state.form.is_some() { keymap::FORM } else { keymap::of(state.section, state.inside) }
}

pub fn typed(state: &mut State, input: &Input, here: &Here) -> Option<Vec<Effect>> {
    state.form.as_mut()?.input(input, here).then(Vec::new)
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => state.step(step),
        Action::Section(by) => state.turn(by),
        Action::Back => state.inside = false,
        Action::Into => into(state, here),
        Action::New => {
            if let Some(view) = &state.view {
                state.form = Some(practitioner_form::open(view, None, here));
            }
        }
        Action::Edit => edit(state, here),
        Action::Register => {
            if let (Some(view), Some(owner)) = (&state.view, state.owner()) {
                state.form = Some(held_form::registration(view, owner, None, here));
            }
        }
        Action::Remove => return remove(state),
        Action::Form(action) => return form_action(state, action, here),
    }
    Vec::new()
}

/// Into the marked row; a registration of the practice has no inside, so it is changed.
fn into(state: &mut State, here: &Here) {
    match state.section {
        Section::Practice => edit_registration(state, state.cursor().at, here),
        Section::People => state.inside = !state.held().is_empty(),
    }
}

fn edit(state: &mut State, here: &Here) {
    let Some(view) = &state.view else { return };
    let form = match (state.section, state.marked_held().filter(|_| state.inside)) {
        (Section::Practice, _) => view.practice.as_ref().map(practice_form::open),
        (Section::People, None) => {
            state.person().map(|person| practitioner_form::open(view, Some(person), here))
        }
        (Section::People, Some(Held::Registration(at))) => return edit_registration(state, at, here),
        (Section::People, Some(Held::Discipline(at))) => {
            state.person().and_then(|person| held_form::discipline(view, person, at))
        }
    };
    state.form = form;
}

fn edit_registration(state: &mut State, at: usize, here: &Here) {
    if let (Some(view), Some(owner)) = (&state.view, state.owner())
        && at < owner.credentials().len()
    {
        state.form = Some(held_form::registration(view, owner, Some(at), here));
    }
}

/// Asks, then takes the marked discipline or registration away.
fn remove(state: &State) -> Vec<Effect> {
    let held = match state.section {
        Section::Practice => Some(Held::Registration(state.cursor().at)),
        Section::People => state.marked_held(),
    };
    let (Some(owner), Some(held)) = (state.owner(), held) else { return Vec::new() };
    let Some((what, task)) = held_form::without(&owner, held) else { return Vec::new() };
    let question = crate::text!(
        "{what} weghalen? Met u komt het terug.",
        "Take {what} away? Pressing u brings it back."
    );
    vec![Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Weghalen", "Remove"),
        question,
        yes: Text::new("weghalen", "take away"),
        effects: vec![Effect::Do(Task::Settings(task))],
    })))]
}

fn form_action(state: &mut State, action: form::Action, here: &Here) -> Vec<Effect> {
    let Some(form) = &mut state.form else { return Vec::new() };
    match form.act(action, here) {
        Step::Moved => Vec::new(),
        Step::Save => form.task(here).map(|task| Effect::Do(Task::Settings(task))).into_iter().collect(),
        Step::Cancel if form.is_changed() => vec![form::ask_to_close()],
        Step::Cancel => {
            discard(state);
            Vec::new()
        }
    }
}

/// Closes an open form without storing it.
pub fn discard(state: &mut State) {
    state.form = None;
}

pub fn outcome(state: &mut State, outcome: Outcome, here: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Settings(view) => {
            let wanted = state.wanted.take().or_else(|| state.person().map(|person| person.id));
            let place = wanted.and_then(|id| view.practitioners.iter().position(|person| person.id == id));
            if let Some(at) = place {
                state.cursors[Section::People.index()].at = at;
            }
            let first = first_to_work(&view, here);
            state.view = Some(*view);
            let rows = state.rows();
            state.cursor_mut().keep(rows);
            state.inner.keep(state.held().len());
            state.inside &= !state.held().is_empty();
            return first.map(Effect::Work).into_iter().collect();
        }
        Outcome::Stored(..) => discard(state),
        _ => {}
    }
    Vec::new()
}

/// Who is at work from now on, when the one who was is not there (any more).
fn first_to_work(view: &SettingsView, here: &Here) -> Option<PractitionerId> {
    if here.practitioner.is_some_and(|id| view.practitioner(id).is_some()) {
        return None;
    }
    view.practitioners.iter().find(|person| person.value.active.contains(here.today)).map(|person| person.id)
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    if is_modal(state) {
        return Vec::new();
    }
    match pointer {
        Pointer::Wheel { by } => {
            if state.inside {
                let rows = state.held().len();
                state.inner.scroll(by, rows);
            } else {
                let rows = state.rows();
                state.cursor_mut().scroll(by, rows);
            }
        }
        Pointer::Click { x, y } => {
            if let Some(section) = view::section_at(area, x, y, here) {
                state.section = section;
                state.inside = false;
            } else if let Some(row) = view::row_at(state, area, x, y, here) {
                state.inside = false;
                state.cursor_mut().at = row;
            }
        }
    }
    Vec::new()
}

pub fn title(state: &State, here: &Here) -> String {
    let Some(view) = &state.view else { return String::new() };
    let working = view.practitioners.iter().filter(|person| person.value.active.contains(here.today)).count();
    let contracts = view.contracts.iter().filter(|contract| contract.valid.contains(here.today)).count();
    here.say(&crate::text!(
        "medewerkers {working} · contracten {contracts}",
        "practitioners {working} · contracts {contracts}"
    ))
}

pub fn is_unsaved(state: &State) -> bool {
    state.form.as_ref().is_some_and(|form| form.is_changed())
}

pub fn is_modal(state: &State) -> bool {
    state.form.is_some()
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
