//! The Components screen: month grids of what was used, a key for each cell, and the crisis trajectories.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::ids::ClientId;
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::domain::usage::UsageKind;
use crate::operations::views::day::ClientName;
use crate::tui::effects::{Effect, Outcome, Task, UsageTask};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::Binding;
use crate::tui::overlay::Overlay;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form::{self, Step as FormStep};
use crate::tui::widgets::month_grid::Step;
use crate::tui::widgets::picker::{Item, Picker};

mod calendar;
mod detail;
mod keymap;
mod transport;
mod view;

pub use keymap::tables;

/// What is shown.
pub struct State {
    tab: Tab,
    month: Month,
    /// Keys go to the names of the tabs, so that digits lead to screens again.
    outside: bool,
    transport: transport::State,
    /// The list of clients was asked for to put one of them into the grid.
    choosing: bool,
}

/// What is registered in one grid or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Transport,
}

impl Tab {
    pub const ALL: [Self; 1] = [Self::Transport];

    pub const fn name(self) -> Text {
        match self {
            Self::Transport => Text::new("Vervoer", "Transport"),
        }
    }
}

/// Where to go on this screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Month(Month),
    /// The row of a client.
    Client(ClientId),
    /// A row for the client with this place in the list of clients.
    Add(usize),
}

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Step(Step),
    NextTab,
    PreviousTab,
    Previous,
    Next,
    ThisMonth,
    /// To the names of the tabs.
    Outside,
    /// Back into the grid.
    Inside,
    Find,
    AddClient,
    /// The chosen client's own page.
    Client,
    Trip(transport::Action),
    Form(form::Action),
}

pub fn open(here: &Here) -> State {
    let mut transport = transport::State::default();
    transport.cursor.day = calendar::index_of(here.today);
    State { tab: Tab::Transport, month: here.today.month(), outside: false, transport, choosing: false }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    state.outside = false;
    match place {
        Place::Components(Some(Goal::Month(month))) => state.month = month,
        Place::Components(Some(Goal::Client(client))) => {
            state.transport.mark(client);
            return Vec::new();
        }
        Place::Components(Some(Goal::Add(index))) => {
            state.transport.add_nth(index);
            return Vec::new();
        }
        _ => {}
    }
    refresh(state, here)
}

pub fn refresh(state: &State, _: &Here) -> Vec<Effect> {
    let task = match state.tab {
        Tab::Transport => UsageTask::Load(UsageKind::Trip, state.month),
    };
    vec![Effect::Do(Task::Usage(task))]
}

impl State {
    fn show(&mut self, month: Month, here: &Here) -> Vec<Effect> {
        self.month = month;
        refresh(self, here)
    }

    fn turn(&mut self, by: usize, here: &Here) -> Vec<Effect> {
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        self.tab = Tab::ALL[(at + by) % Tab::ALL.len()];
        refresh(self, here)
    }

    /// Clients that have a row.
    fn clients(&self) -> Vec<&ClientName> {
        match self.tab {
            Tab::Transport => self.transport.clients().collect(),
        }
    }

    fn marked(&self) -> Option<ClientId> {
        match self.tab {
            Tab::Transport => self.transport.row().map(|row| row.client.id),
        }
    }

    /// Which row to go to.
    fn ask_row(&self) -> Effect {
        let items = self.clients().into_iter().map(|client| Item {
            label: label(client),
            detail: String::new(),
            effects: vec![Effect::Go(Place::Components(Some(Goal::Client(client.id))))],
        });
        let title = Text::new("Naar welke cliënt?", "To which client?");
        Effect::Show(Box::new(Overlay::Picker(Picker::new(title, items.collect()))))
    }
}

/// `J-0142 Jansen, S.`
fn label(client: &ClientName) -> String {
    format!("{} {}", client.number, client.name.listed())
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    if is_modal(state) {
        return keymap::FORM_KEYS;
    }
    match state.tab {
        _ if state.outside => keymap::TAB_KEYS,
        Tab::Transport => keymap::TRANSPORT_KEYS,
    }
}

pub fn typed(state: &mut State, input: &Input, _: &Here) -> Option<Vec<Effect>> {
    match state.tab {
        Tab::Transport => state.transport.typed(input).then(Vec::new),
    }
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Step(step) => match state.tab {
            Tab::Transport => state.transport.step(step),
        },
        Action::NextTab => return state.turn(1, here),
        Action::PreviousTab => return state.turn(Tab::ALL.len() - 1, here),
        Action::Previous => return state.show(state.month.previous(), here),
        Action::Next => return state.show(state.month.next(), here),
        Action::ThisMonth => return state.show(here.today.month(), here),
        Action::Outside => state.outside = true,
        Action::Inside => state.outside = false,
        Action::Find => return vec![state.ask_row()],
        Action::AddClient => {
            state.choosing = true;
            return vec![Effect::Do(Task::LoadClients)];
        }
        Action::Client => {
            let place = state.marked().map(|client| Place::Clients(Some(client)));
            return place.map(Effect::Go).into_iter().collect();
        }
        Action::Trip(action) => return state.transport.update(action, here),
        Action::Form(action) => return form_action(state, action),
    }
    Vec::new()
}

fn form_action(state: &mut State, action: form::Action) -> Vec<Effect> {
    let step = match state.tab {
        Tab::Transport => state.transport.form_step(action),
    };
    match step {
        FormStep::Moved => Vec::new(),
        FormStep::Save => match state.tab {
            Tab::Transport => state.transport.save(),
        },
        FormStep::Cancel if is_unsaved(state) => vec![form::ask_to_close()],
        FormStep::Cancel => {
            discard(state);
            Vec::new()
        }
    }
}

pub fn outcome(state: &mut State, outcome: Outcome, _: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::UsageMonth(view) if view.month == state.month && view.kind == UsageKind::Trip => {
            state.transport.show(*view);
        }
        Outcome::UsualTrips(usual, client) => return transport::State::repeat(*usual, client),
        Outcome::Clients(view) if state.choosing => {
            state.choosing = false;
            let clients: Vec<ClientName> = view
                .rows
                .into_iter()
                .map(|row| ClientName { id: row.id, number: row.client.number, name: row.client.name })
                .collect();
            return vec![ask_client(&clients, state)];
        }
        Outcome::Stored(..) => discard(state),
        _ => {}
    }
    Vec::new()
}

/// Who gets a row.
fn ask_client(clients: &[ClientName], state: &mut State) -> Effect {
    let items = clients.iter().enumerate().map(|(index, client)| Item {
        label: label(client),
        detail: String::new(),
        effects: vec![Effect::Go(Place::Components(Some(Goal::Add(index))))],
    });
    let title = Text::new("Welke cliënt in het rooster?", "Which client into the grid?");
    let picker = Picker::new(title, items.collect());
    state.transport.candidates = clients.to_vec();
    Effect::Show(Box::new(Overlay::Picker(picker)))
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    if is_modal(state) {
        return Vec::new();
    }
    match pointer {
        Pointer::Wheel { by } => match state.tab {
            Tab::Transport => {
                let rows = state.transport.rows();
                state.transport.cursor.scroll(by, rows);
            }
        },
        Pointer::Click { x, y } => {
            if let Some(tab) = view::tab_at(area, x, y, here) {
                state.tab = tab;
                return refresh(state, here);
            }
            state.outside = false;
            let inner = view::inner(area);
            match state.tab {
                Tab::Transport => {
                    if let Some((row, day)) = state.transport.at(inner, x, y, here) {
                        state.transport.cursor.row = row;
                        state.transport.cursor.day = day.unwrap_or(state.transport.cursor.day);
                    }
                }
            }
        }
    }
    Vec::new()
}

pub fn title(state: &State, here: &Here) -> String {
    here.say(&state.month.long())
}

pub fn is_unsaved(state: &State) -> bool {
    state.transport.is_changed()
}

pub fn is_modal(state: &State) -> bool {
    match state.tab {
        Tab::Transport => state.transport.form.is_some(),
    }
}

pub fn discard(state: &mut State) {
    state.transport.form = None;
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
