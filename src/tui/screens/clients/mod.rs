//! The Clients screen: who is in care, and a page for each: data, allocations, documents, findings and history.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::identifiers::ClientNumber;
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::text::Text;
use crate::operations::views::clients::{ClientRow, ClientsView};
use crate::tui::effects::{Effect, Outcome, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::{Binding, Shown};
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Step};
use crate::tui::widgets::search;
use crate::tui::widgets::sheet::Open;
use crate::tui::widgets::table::{self, Cursor, Move};

mod allocation_form;
mod care_form;
mod settle;
mod change;
mod client_form;
mod data;
mod document_form;
mod keymap;
mod move_form;
mod page;
mod page_view;
mod request_form;
mod requests;
mod school_form;
mod sections;
mod view;

use page::Page;

/// What is shown.
pub struct State {
    view: Option<ClientsView>,
    /// Rows that match what is searched for.
    found: Vec<usize>,
    search: Field,
    cursor: Cursor,
    /// The marked client.
    page: Page,
    mode: Mode,
    /// Whether keys go to the page: also when the form above it is closed.
    inside: bool,
    /// The client to mark as soon as the list is read.
    wanted: Option<ClientId>,
    /// The allocation to mark as soon as its client is read.
    wanted_allocation: Option<AllocationId>,
    /// Whether the number of the marked client is shown whole, until the next key.
    revealed: bool,
}

/// What keys go to.
enum Mode {
    List,
    Search,
    Page,
    Form(Box<dyn Open>),
}

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    Search,
    EndSearch,
    Clear,
    Into,
    Back,
    /// So many sections on.
    Section(isize),
    NewClient,
    NewAllocation,
    NewDocument,
    NewSchool,
    NewMove,
    Edit,
    Remove,
    Cause,
    /// Reports something about care on the marked allocation.
    Care(care_form::Asked),
    /// Takes the last report about it back.
    Withdraw,
    /// Asks the municipality for something.
    Request(request_form::Asked),
    /// Asks again for what the marked request did not bring.
    Again,
    /// Close what stands open with the municipality about the allocation.
    Settle,
    Reveal,
    Form(form::Action),
}

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    keymap::tables()
}

pub fn open(_: &Here) -> State {
    State {
        view: None,
        found: Vec::new(),
        search: Field::default(),
        cursor: Cursor::default(),
        page: Page::new(),
        mode: Mode::List,
        inside: false,
        wanted: None,
        wanted_allocation: None,
        revealed: false,
    }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    let (client, allocation) = match place {
        Place::Clients(client) => (client, None),
        Place::Allocation(client, allocation) => (Some(client), Some(allocation)),
        _ => (None, None),
    };
    if client.is_some() {
        (state.wanted, state.wanted_allocation) = (client, allocation);
        state.search.clear();
    }
    refresh(state, here)
}

pub fn refresh(_: &State, _: &Here) -> Vec<Effect> {
    vec![Effect::Do(Task::LoadClients)]
}

impl State {
    fn marked(&self) -> Option<&ClientRow> {
        let index = *self.found.get(self.cursor.at)?;
        self.view.as_ref()?.rows.get(index)
    }

    /// Numbers of all clients but this one.
    fn taken(&self, own: Option<ClientId>) -> Vec<ClientNumber> {
        let rows = self.view.iter().flat_map(|view| &view.rows);
        rows.filter(|row| Some(row.id) != own).map(|row| row.client.number.clone()).collect()
    }

    /// Searches again; the marked client stays marked when it is still found.
    fn find(&mut self, marked: Option<ClientId>) {
        let Some(view) = &self.view else { return };
        let words: Vec<String> = view
            .rows
            .iter()
            .map(|row| {
                let name = &row.client.name;
                let first = name.first_names.as_deref().unwrap_or_default();
                format!("{} {} {first}", row.client.number, name.listed())
            })
            .collect();
        self.found = search::matching(self.search.text(), words.iter().map(String::as_str));
        let place =
            |id| self.found.iter().position(|index| view.rows.get(*index).is_some_and(|row| row.id == id));
        self.cursor.at = marked.and_then(place).unwrap_or_default();
    }

    /// Reads the marked client, and what the open section of the page needs.
    fn look(&mut self) -> Vec<Effect> {
        let marked = self.marked().map(|row| row.id);
        if self.page.client() != marked {
            self.page.leave();
        }
        let Some(id) = marked else { return Vec::new() };
        let more = if self.inside { self.page.read(id) } else { Vec::new() };
        std::iter::once(Effect::Do(Task::LoadClient(id))).chain(more).collect()
    }

    fn step(&mut self, step: Move) -> Vec<Effect> {
        if matches!(self.mode, Mode::Page) {
            return self.page.go(step);
        }
        let before = self.cursor;
        self.cursor.go(step, self.found.len());
        if self.cursor == before { Vec::new() } else { self.look() }
    }

    fn enter(&mut self) -> Vec<Effect> {
        if self.page.client().is_none() {
            return Vec::new();
        }
        (self.mode, self.inside) = (Mode::Page, true);
        self.page.open(self.page.section)
    }

    fn back(&mut self) {
        (self.mode, self.inside) = (Mode::List, false);
    }

    /// Opens the page at the allocation that was asked for, as soon as its client is there.
    fn open_wanted(&mut self) {
        let Some(wanted) = self.wanted_allocation else { return };
        if self.page.mark_allocation(wanted) {
            self.wanted_allocation = None;
            if !matches!(self.mode, Mode::Form(_)) {
                (self.mode, self.inside) = (Mode::Page, true);
            }
        }
    }

    /// A list that was read; a page whose client is gone is left.
    fn take(&mut self, view: ClientsView) -> Vec<Effect> {
        let marked = self.wanted.take().or_else(|| self.marked().map(|row| row.id));
        self.view = Some(view);
        self.find(marked);
        if matches!(self.mode, Mode::Page) && self.marked().map(|row| row.id) != marked {
            self.back();
        }
        self.look()
    }
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    keymap::of(state)
}

pub fn typed(state: &mut State, input: &Input, here: &Here) -> Option<Vec<Effect>> {
    state.revealed = false;
    match &mut state.mode {
        Mode::List | Mode::Page => None,
        Mode::Search => {
            if !state.search.input(input) {
                return None;
            }
            state.find(None);
            Some(state.look())
        }
        Mode::Form(form) => form.input(input, here).then(Vec::new),
    }
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => return state.step(step),
        Action::Search => state.mode = Mode::Search,
        Action::Clear => {
            let marked = state.marked().map(|row| row.id);
            state.search.clear();
            state.back();
            state.find(marked);
            return state.look();
        }
        Action::Into => return state.enter(),
        Action::Back | Action::EndSearch => state.back(),
        Action::Section(by) => return state.page.open(state.page.section.turned(by)),
        Action::Reveal => state.revealed = true,
        Action::Remove => return change::remove(&state.page),
        Action::Cause => return change::cause(state),
        Action::Again => return requests::again(&state.page),
        Action::Withdraw => return care_form::withdraw(&state.page, here),
        Action::Settle => return settle::ask(&state.page),
        Action::Form(action) => return form_action(state, action, here),
        opening => {
            if let Some(form) = change::form(state, opening, here) {
                state.mode = Mode::Form(form);
            }
        }
    }
    Vec::new()
}

fn form_action(state: &mut State, action: form::Action, here: &Here) -> Vec<Effect> {
    let Mode::Form(form) = &mut state.mode else { return Vec::new() };
    match form.act(action, here) {
        Step::Moved => Vec::new(),
        Step::Save => form.task(here).into_iter().map(Effect::Do).collect(),
        Step::Cancel if form.is_changed() => vec![form::ask_to_close()],
        Step::Cancel => {
            discard(state);
            Vec::new()
        }
    }
}

/// Closes an open form without storing it.
pub fn discard(state: &mut State) {
    state.mode = if state.inside { Mode::Page } else { Mode::List };
}

pub fn outcome(state: &mut State, outcome: Outcome, here: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Clients(view) => return state.take(*view),
        Outcome::RequestPreview(client, input, done) => return requests::ask(client, input, &done, here),
        Outcome::Stored(..) => discard(state),
        other => {
            state.page.outcome(other);
            state.open_wanted();
        }
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    if matches!(state.mode, Mode::Form(_)) {
        return Vec::new();
    }
    let (list, detail) = view::places(area, state.inside);
    match pointer {
        Pointer::Wheel { by } if state.inside => state.page.scroll(by),
        Pointer::Wheel { by } => {
            state.cursor.scroll(by, state.found.len());
            state.look()
        }
        Pointer::Click { x, y } if detail.contains((x, y).into()) => {
            if !state.inside {
                return state.enter();
            }
            if let Some(section) = page_view::section_at(detail, x, y, here) {
                return state.page.open(section);
            }
            if let Some(row) = page_view::row_at(state, detail, y, here) {
                state.page.set(row);
            }
            Vec::new()
        }
        Pointer::Click { x, y } if list.contains((x, y).into()) => {
            state.back();
            let rows = view::rows_area(state, list);
            let row = table::row_at(rows, y, state.found.len(), Some(state.cursor.at));
            row.map_or_else(Vec::new, |row| {
                state.cursor.at = row;
                state.look()
            })
        }
        Pointer::Click { .. } => Vec::new(),
    }
}

pub fn title(state: &State, here: &Here) -> String {
    let count = state.view.as_ref().map_or(0, |view| view.rows.len());
    here.say(&if count == 1 {
        Text::new("1 cliënt", "1 client")
    } else {
        crate::text!("{count} cliënten", "{count} clients")
    })
}

pub fn is_unsaved(state: &State) -> bool {
    matches!(&state.mode, Mode::Form(form) if form.is_changed())
}

pub fn is_modal(state: &State) -> bool {
    matches!(state.mode, Mode::Search | Mode::Form(_))
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
