//! The Clients screen: who is in care, and what was allocated to them.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::text::Text;
use crate::operations::views::clients::{AllocationRow, ClientDetail, ClientRow, ClientsView};
use crate::tui::effects::{Effect, Outcome, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Step};
use crate::tui::widgets::search;
use crate::tui::widgets::table::{self, Cursor, Move};

mod allocation_form;
mod client_form;
mod view;

use allocation_form::AllocationForm;
use client_form::ClientForm;

/// What is shown.
pub struct State {
    view: Option<ClientsView>,
    /// Rows that match what is searched for.
    found: Vec<usize>,
    search: Field,
    cursor: Cursor,
    detail: Option<ClientDetail>,
    allocation: Cursor,
    mode: Mode,
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
    Allocations,
    Client(ClientForm),
    Allocation(AllocationForm),
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
    NewClient,
    NewAllocation,
    Edit,
    Reveal,
    Form(form::Action),
}

pub const KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::char('/')],
        Action::Search,
        Text::new("zoeken", "find"),
        Text::new("Zoek op naam of nummer.", "Find by name or number."),
    ),
    NEW_CLIENT,
    bind(
        &[Key::char('e')],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new("Wijzig deze cliënt.", "Edit this client."),
    ),
    bind(
        &[Key::TAB, Key::RIGHT, Key::char('l'), Key::ENTER],
        Action::Into,
        Text::new("toewijzingen", "allocations"),
        Text::new("Naar de toewijzingen van deze cliënt.", "To the allocations of this client."),
    ),
    NEW_ALLOCATION,
    quiet(
        &[Key::char('b')],
        Action::Reveal,
        Text::new("BSN tonen", "show BSN"),
        Text::new(
            "Toon het hele burgerservicenummer tot de volgende toets.",
            "Show the whole citizen service number until the next key.",
        ),
    ),
    quiet(
        &[Key::ESC],
        Action::Clear,
        Text::new("zoekterm wissen", "clear search"),
        Text::new("Toon weer alle cliënten.", "Show all clients again."),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
];

const NEW_CLIENT: Binding<Action> = bind(
    &[Key::char('n')],
    Action::NewClient,
    Text::new("nieuwe cliënt", "new client"),
    Text::new("Voeg een cliënt toe.", "Add a client."),
);
const NEW_ALLOCATION: Binding<Action> = bind(
    &[Key::char('a')],
    Action::NewAllocation,
    Text::new("nieuwe toewijzing", "new allocation"),
    Text::new("Voeg een toewijzing toe aan deze cliënt.", "Add an allocation to this client."),
);

const ALLOCATION_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ESC, Key::SHIFT_TAB, Key::LEFT, Key::char('h')],
        Action::Back,
        Text::new("terug", "back"),
        Text::new("Terug naar de lijst met cliënten.", "Back to the list of clients."),
    ),
    bind(
        &[Key::char('e'), Key::ENTER],
        Action::Edit,
        Text::new("wijzigen", "edit"),
        Text::new("Wijzig deze toewijzing.", "Edit this allocation."),
    ),
    NEW_ALLOCATION,
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
];

const SEARCH_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ENTER, Key::TAB],
        Action::EndSearch,
        Text::new("klaar", "done"),
        Text::new("Naar de gevonden cliënten.", "To the clients that were found."),
    ),
    bind(
        &[Key::ESC],
        Action::Clear,
        Text::new("wissen", "clear"),
        Text::new("Wis de zoekterm.", "Clear the search."),
    ),
    quiet(
        &[Key::UP],
        Action::Move(Move::Up),
        Text::new("omhoog", "up"),
        Text::new("Naar de vorige cliënt.", "To the previous client."),
    ),
    quiet(
        &[Key::DOWN],
        Action::Move(Move::Down),
        Text::new("omlaag", "down"),
        Text::new("Naar de volgende cliënt.", "To the next client."),
    ),
];

const FORM_KEYS: &[Binding<Action>] = &[
    form::save(Action::Form(form::Action::Save)),
    form::next(Action::Form(form::Action::Next)),
    form::previous(Action::Form(form::Action::Previous)),
    form::accept(Action::Form(form::Action::Accept)),
    form::cancel(Action::Form(form::Action::Cancel)),
];

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![
        (Text::new("Cliënten", "Clients"), keys::shown(KEYS)),
        (Text::new("Cliënten: toewijzingen", "Clients: allocations"), keys::shown(ALLOCATION_KEYS)),
        (Text::new("Cliënten: zoeken", "Clients: find"), keys::shown(SEARCH_KEYS)),
        (Text::new("Cliënten: formulier", "Clients: form"), keys::shown(FORM_KEYS)),
    ]
}

pub fn open(_: &Here) -> State {
    State {
        view: None,
        found: Vec::new(),
        search: Field::default(),
        cursor: Cursor::default(),
        detail: None,
        allocation: Cursor::default(),
        mode: Mode::List,
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

    fn marked_allocation(&self) -> Option<&AllocationRow> {
        self.detail.as_ref()?.allocations.get(self.allocation.at)
    }

    fn allocations(&self) -> usize {
        self.detail.as_ref().map_or(0, |detail| detail.allocations.len())
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

    /// Reads the marked client, unless it is shown already.
    fn look(&mut self) -> Vec<Effect> {
        self.allocation = Cursor::default();
        let Some(id) = self.marked().map(|row| row.id) else {
            self.detail = None;
            return Vec::new();
        };
        vec![Effect::Do(Task::LoadClient(id))]
    }

    fn step(&mut self, step: Move) -> Vec<Effect> {
        if matches!(self.mode, Mode::Allocations) {
            let rows = self.allocations();
            self.allocation.go(step, rows);
            return Vec::new();
        }
        let before = self.cursor;
        self.cursor.go(step, self.found.len());
        if self.cursor == before { Vec::new() } else { self.look() }
    }
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    match state.mode {
        Mode::List => KEYS,
        Mode::Allocations => ALLOCATION_KEYS,
        Mode::Search => SEARCH_KEYS,
        Mode::Client(_) | Mode::Allocation(_) => FORM_KEYS,
    }
}

pub fn typed(state: &mut State, input: &Input, here: &Here) -> Option<Vec<Effect>> {
    state.revealed = false;
    match &mut state.mode {
        Mode::List | Mode::Allocations => None,
        Mode::Search => {
            if !state.search.input(input) {
                return None;
            }
            state.find(None);
            Some(state.look())
        }
        Mode::Client(form) => form.input(input).then(Vec::new),
        Mode::Allocation(form) => form.input(input, here).then(Vec::new),
    }
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => return state.step(step),
        Action::Search => state.mode = Mode::Search,
        Action::Clear => {
            let marked = state.marked().map(|row| row.id);
            state.search.clear();
            state.mode = Mode::List;
            state.find(marked);
        }
        Action::Into if state.allocations() > 0 => state.mode = Mode::Allocations,
        Action::Into => {}
        Action::Back | Action::EndSearch => state.mode = Mode::List,
        Action::NewClient => state.mode = Mode::Client(ClientForm::new(here)),
        Action::NewAllocation => {
            if let Some(detail) = &state.detail {
                state.mode = Mode::Allocation(AllocationForm::new(&detail.client, here));
            }
        }
        Action::Edit => edit(state, here),
        Action::Reveal => state.revealed = true,
        Action::Form(action) => return form_action(state, action, here),
    }
    Vec::new()
}

fn edit(state: &mut State, here: &Here) {
    if matches!(state.mode, Mode::Allocations) {
        if let Some(row) = state.marked_allocation() {
            state.mode = Mode::Allocation(AllocationForm::of(row, here));
        }
    } else if let Some(detail) = &state.detail {
        state.mode = Mode::Client(ClientForm::of(&detail.client, here));
    }
}

fn form_action(state: &mut State, action: form::Action, here: &Here) -> Vec<Effect> {
    let step = match &mut state.mode {
        Mode::Client(form) => form.act(action),
        Mode::Allocation(form) => form.act(action, here),
        Mode::List | Mode::Search | Mode::Allocations => return Vec::new(),
    };
    match step {
        Step::Moved => Vec::new(),
        Step::Save => match &state.mode {
            Mode::Client(form) => form.task().into_iter().map(Effect::Do).collect(),
            Mode::Allocation(form) => form.task(here).into_iter().map(Effect::Do).collect(),
            Mode::List | Mode::Search | Mode::Allocations => Vec::new(),
        },
        Step::Cancel if is_unsaved(state) => vec![form::ask_to_close()],
        Step::Cancel => {
            discard(state);
            Vec::new()
        }
    }
}

/// Closes an open form without storing it.
pub fn discard(state: &mut State) {
    state.mode = match state.mode {
        Mode::Allocation(_) if state.allocations() > 0 => Mode::Allocations,
        _ => Mode::List,
    };
}

pub fn outcome(state: &mut State, outcome: Outcome, _: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Clients(view) => {
            let marked = state.wanted.take().or_else(|| state.marked().map(|row| row.id));
            state.view = Some(*view);
            state.find(marked);
            let at = state.allocation;
            let effects = state.look();
            state.allocation = at;
            return effects;
        }
        Outcome::Client(detail) => {
            state.allocation.keep(detail.allocations.len());
            let wanted = state.wanted_allocation;
            if let Some(at) = detail.allocations.iter().position(|row| Some(row.id) == wanted) {
                (state.allocation.at, state.wanted_allocation) = (at, None);
                if matches!(state.mode, Mode::List) {
                    state.mode = Mode::Allocations;
                }
            }
            state.detail = Some(*detail);
        }
        Outcome::Stored(..) => discard(state),
        _ => {}
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, _: &Here) -> Vec<Effect> {
    if is_modal(state) && !matches!(state.mode, Mode::Search) {
        return Vec::new();
    }
    let (list, detail) = view::places(area);
    match pointer {
        Pointer::Wheel { by } if matches!(state.mode, Mode::Allocations) => {
            let rows = state.allocations();
            state.allocation.scroll(by, rows);
        }
        Pointer::Wheel { by } => {
            state.cursor.scroll(by, state.found.len());
            return state.look();
        }
        Pointer::Click { x, y } if detail.contains((x, y).into()) && state.allocations() > 0 => {
            state.mode = Mode::Allocations;
        }
        Pointer::Click { x, y } if list.contains((x, y).into()) => {
            state.mode = Mode::List;
            let rows = view::rows_area(state, list);
            if let Some(row) = table::row_at(rows, y, state.found.len(), Some(state.cursor.at)) {
                state.cursor.at = row;
                return state.look();
            }
        }
        Pointer::Click { .. } => {}
    }
    Vec::new()
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
    match &state.mode {
        Mode::Client(form) => form.is_changed(),
        Mode::Allocation(form) => form.is_changed(),
        Mode::List | Mode::Search | Mode::Allocations => false,
    }
}

pub fn is_modal(state: &State) -> bool {
    !matches!(state.mode, Mode::List | Mode::Allocations)
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
