//! The Components screen: month grids of what was used, a key for each cell, and the crisis trajectories.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::ids::ClientId;
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::domain::usage::UsageKind;
use crate::operations::views::clients::{ClientRow, ClientsView};
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

mod attendance;
mod calendar;
mod detail;
mod keymap;
mod sheet;
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
    attendance: attendance::State,
    /// Clients of whom one is being chosen for a row.
    candidates: Vec<ClientName>,
    /// The list of clients was asked for to put one of them into the grid.
    choosing: bool,
}

/// What is registered in one grid or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Transport,
    Attendance,
}

impl Tab {
    pub const ALL: [Self; 2] = [Self::Transport, Self::Attendance];

    pub const fn name(self) -> Text {
        match self {
            Self::Transport => Text::new("Vervoer", "Transport"),
            Self::Attendance => Text::new("Groepen", "Groups"),
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
    /// The group with this place in the list of groups.
    Group(usize),
    NewGroup,
}

/// The same expression for the open tab.
macro_rules! tab {
    ($state:expr, $tab:ident => $body:expr) => {
        match $state.tab {
            Tab::Transport => {
                let $tab = &$state.transport;
                $body
            }
            Tab::Attendance => {
                let $tab = &$state.attendance;
                $body
            }
        }
    };
    (mut $state:expr, $tab:ident => $body:expr) => {
        match $state.tab {
            Tab::Transport => {
                let $tab = &mut $state.transport;
                $body
            }
            Tab::Attendance => {
                let $tab = &mut $state.attendance;
                $body
            }
        }
    };
}
use tab;

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
    Attendance(attendance::Action),
    Form(form::Action),
}

pub fn open(here: &Here) -> State {
    let mut state = State {
        tab: Tab::Transport,
        month: here.today.month(),
        outside: false,
        transport: transport::State::default(),
        attendance: attendance::State::default(),
        candidates: Vec::new(),
        choosing: false,
    };
    let today = calendar::index_of(here.today);
    state.transport.sheet.cursor.day = today;
    state.attendance.sheet.cursor.day = today;
    state
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    state.outside = false;
    match place {
        Place::Components(Some(Goal::Client(client))) => tab!(mut state, it => it.sheet.mark(client)),
        Place::Components(Some(Goal::Add(index))) => {
            if let Some(client) = state.candidates.get(index).cloned() {
                tab!(mut state, it => it.sheet.add(client));
            }
        }
        Place::Components(Some(Goal::Group(index))) => state.attendance.open_group(index),
        Place::Components(Some(Goal::NewGroup)) => state.attendance.new_group(here),
        Place::Components(Some(Goal::Month(month))) => return state.show(month),
        _ => return refresh(state, here),
    }
    Vec::new()
}

pub fn refresh(state: &State, _: &Here) -> Vec<Effect> {
    let task = match state.tab {
        Tab::Transport => UsageTask::Load(UsageKind::Trip, state.month),
        Tab::Attendance => UsageTask::LoadAttendance(state.month),
    };
    vec![Effect::Do(Task::Usage(task))]
}

impl State {
    fn show(&mut self, month: Month) -> Vec<Effect> {
        self.month = month;
        vec![Effect::Refresh]
    }

    fn turn(&mut self, by: usize) -> Vec<Effect> {
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        self.tab = Tab::ALL[(at + by) % Tab::ALL.len()];
        vec![Effect::Refresh]
    }

    /// Which row to go to.
    fn ask_row(&self) -> Effect {
        let items = tab!(self, it => it.sheet.clients()).into_iter().map(|client| Item {
            label: label(client),
            detail: String::new(),
            effects: vec![Effect::Go(Place::Components(Some(Goal::Client(client.id))))],
        });
        let title = Text::new("Naar welke cliënt?", "To which client?");
        Effect::Show(Box::new(Overlay::Picker(Picker::new(title, items.collect()))))
    }

    /// Who gets a row.
    fn ask_client(&mut self, view: &ClientsView) -> Effect {
        let name = |row: &ClientRow| ClientName {
            id: row.id,
            number: row.client.number.clone(),
            name: row.client.name.clone(),
        };
        self.candidates = view.rows.iter().map(name).collect();
        let items = self.candidates.iter().enumerate().map(|(index, client)| Item {
            label: label(client),
            detail: String::new(),
            effects: vec![Effect::Go(Place::Components(Some(Goal::Add(index))))],
        });
        let title = Text::new("Welke cliënt in het rooster?", "Which client into the grid?");
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
        Tab::Attendance => keymap::ATTENDANCE_KEYS,
    }
}

pub fn typed(state: &mut State, input: &Input, _: &Here) -> Option<Vec<Effect>> {
    tab!(mut state, it => it.typed(input)).then(Vec::new)
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Step(step) => tab!(mut state, it => it.sheet.step(step)),
        Action::NextTab => return state.turn(1),
        Action::PreviousTab => return state.turn(Tab::ALL.len() - 1),
        Action::Previous => return state.show(state.month.previous()),
        Action::Next => return state.show(state.month.next()),
        Action::ThisMonth => return state.show(here.today.month()),
        Action::Outside => state.outside = true,
        Action::Inside => state.outside = false,
        Action::Find => return vec![state.ask_row()],
        Action::AddClient => {
            state.choosing = true;
            return vec![Effect::Do(Task::LoadClients)];
        }
        Action::Client => {
            let client = tab!(state, it => it.sheet.row()).map(|row| row.client.id);
            let place = client.map(|client| Place::Clients(Some(client)));
            return place.map(Effect::Go).into_iter().collect();
        }
        Action::Trip(action) => return state.transport.update(action, here),
        Action::Attendance(action) => return state.attendance.update(action, here),
        Action::Form(action) => return form_action(state, action),
    }
    Vec::new()
}

fn form_action(state: &mut State, action: form::Action) -> Vec<Effect> {
    match tab!(mut state, it => it.form_step(action)) {
        FormStep::Moved => Vec::new(),
        FormStep::Save => tab!(mut state, it => it.save()),
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
            state.transport.sheet.show(*view);
        }
        Outcome::Attendance(view) if view.grid.month == state.month => state.attendance.show(*view),
        Outcome::UsualTrips(usual, client) => return transport::State::repeat(*usual, client),
        Outcome::Clients(view) if state.choosing => {
            state.choosing = false;
            return vec![state.ask_client(&view)];
        }
        Outcome::Stored(..) => discard(state),
        _ => {}
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    if is_modal(state) {
        return Vec::new();
    }
    match pointer {
        Pointer::Wheel { by } => tab!(mut state, it => it.sheet.scroll(by)),
        Pointer::Click { x, y } => {
            if let Some(tab) = view::tab_at(area, x, y, here) {
                state.tab = tab;
                return refresh(state, here);
            }
            state.outside = false;
            if let Some(cell) = tab!(state, it => it.at(view::inner(area), x, y, here)) {
                tab!(mut state, it => it.sheet.choose(cell));
            }
        }
    }
    Vec::new()
}

pub fn title(state: &State, here: &Here) -> String {
    here.say(&state.month.long())
}

pub fn is_unsaved(state: &State) -> bool {
    state.transport.is_changed() || state.attendance.is_changed()
}

pub fn is_modal(state: &State) -> bool {
    tab!(state, it => it.form.is_some())
}

pub fn discard(state: &mut State) {
    tab!(mut state, it => it.form = None);
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
