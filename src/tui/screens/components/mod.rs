//! The Components screen: month grids of what was used, a key for each cell, and the crisis trajectories.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::ids::{ClientId, TrajectoryId};
use crate::domain::text::Text;
use crate::domain::time::{Day, Month};
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
mod crisis;
mod detail;
mod keymap;
mod sheet;
mod stays;
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
    stays: stays::State,
    crisis: crisis::State,
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
    Stays,
    Crisis,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Transport, Self::Attendance, Self::Stays, Self::Crisis];

    pub const fn name(self) -> Text {
        match self {
            Self::Transport => Text::new("Vervoer", "Transport"),
            Self::Attendance => Text::new("Groepen", "Groups"),
            Self::Stays => Text::new("Verblijf", "Stays"),
            Self::Crisis => Text::new("Crisishulp", "Crisis help"),
        }
    }
}

/// Where to go on this screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// What a client used on a day.
    Cell(UsageKind, ClientId, Day),
    /// A trajectory that was registered on a day.
    Trajectory(TrajectoryId, Day),
    /// The groups of a month.
    Groups(Month),
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
            Tab::Stays => {
                let $tab = &$state.stays;
                $body
            }
            Tab::Crisis => {
                let $tab = &$state.crisis;
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
            Tab::Stays => {
                let $tab = &mut $state.stays;
                $body
            }
            Tab::Crisis => {
                let $tab = &mut $state.crisis;
                $body
            }
        }
    };
}
use sheet::Sheet;
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
    Stay(stays::Action),
    Crisis(crisis::Action),
    Form(form::Action),
}

pub fn open(here: &Here) -> State {
    let mut state = State {
        tab: Tab::Transport,
        month: here.today.month(),
        outside: false,
        transport: transport::State::default(),
        attendance: attendance::State::default(),
        stays: stays::State::default(),
        crisis: crisis::State::default(),
        candidates: Vec::new(),
        choosing: false,
    };
    let today = calendar::index_of(here.today);
    state.transport.sheet.cursor.day = today;
    state.attendance.sheet.cursor.day = today;
    state.stays.sheet.cursor.day = today;
    state
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    state.outside = false;
    match place {
        Place::Components(Some(Goal::Client(client))) => match state.sheet_mut() {
            Some(sheet) => sheet.mark(client),
            None => state.crisis.mark(client),
        },
        Place::Components(Some(Goal::Add(index))) => {
            if let Some(client) = state.candidates.get(index).cloned() {
                match state.sheet_mut() {
                    Some(sheet) => sheet.add(client),
                    None => state.crisis.add(&client, here),
                }
            }
        }
        Place::Components(Some(Goal::Group(index))) => state.attendance.open_group(index),
        Place::Components(Some(Goal::NewGroup)) => state.attendance.new_group(here),
        Place::Components(Some(Goal::Cell(kind, client, day))) => {
            state.look_at(kind, client, day);
            return refresh(state, here);
        }
        Place::Components(Some(Goal::Trajectory(id, day))) => {
            (state.tab, state.month) = (Tab::Crisis, day.month());
            state.crisis.wanted = Some(id);
            return refresh(state, here);
        }
        Place::Components(Some(Goal::Groups(month))) => {
            (state.tab, state.month) = (Tab::Attendance, month);
            return refresh(state, here);
        }
        _ => return refresh(state, here),
    }
    Vec::new()
}

pub fn refresh(state: &State, _: &Here) -> Vec<Effect> {
    let task = match state.tab {
        Tab::Transport => UsageTask::Load(UsageKind::Trip, state.month),
        Tab::Attendance => UsageTask::LoadAttendance(state.month),
        Tab::Stays => UsageTask::LoadStays(state.month),
        Tab::Crisis => UsageTask::LoadCrisis(state.month),
    };
    vec![Effect::Do(Task::Usage(task))]
}

impl State {
    /// The grid of the open tab; the list of trajectories is none.
    fn sheet(&self) -> Option<&Sheet> {
        match self.tab {
            Tab::Transport => Some(&self.transport.sheet),
            Tab::Attendance => Some(&self.attendance.sheet),
            Tab::Stays => Some(&self.stays.sheet),
            Tab::Crisis => None,
        }
    }

    fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match self.tab {
            Tab::Transport => Some(&mut self.transport.sheet),
            Tab::Attendance => Some(&mut self.attendance.sheet),
            Tab::Stays => Some(&mut self.stays.sheet),
            Tab::Crisis => None,
        }
    }

    /// Turns to what a client used on a day.
    fn look_at(&mut self, kind: UsageKind, client: ClientId, day: Day) {
        self.month = day.month();
        self.tab = match kind {
            UsageKind::Trip => Tab::Transport,
            UsageKind::Attendance => Tab::Attendance,
            UsageKind::Stay => Tab::Stays,
        };
        self.attendance.wanted = Some((client, day)).filter(|_| kind == UsageKind::Attendance);
        if let Some(sheet) = self.sheet_mut() {
            sheet.look_at(client, calendar::index_of(day));
        }
    }

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
        let clients = self.sheet().map_or_else(|| self.crisis.clients(), Sheet::clients);
        let items = clients.into_iter().map(|client| Item {
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
        Tab::Stays => keymap::STAY_KEYS,
        Tab::Crisis => keymap::CRISIS_KEYS,
    }
}

pub fn typed(state: &mut State, input: &Input, _: &Here) -> Option<Vec<Effect>> {
    tab!(mut state, it => it.typed(input)).then(Vec::new)
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Step(step) => match state.sheet_mut() {
            Some(sheet) => sheet.step(step),
            None => state.crisis.step(step),
        },
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
            let of_crisis = || state.crisis.row().map(|row| row.client.id);
            let client = match state.sheet() {
                Some(sheet) => sheet.row().map(|row| row.client.id),
                None => of_crisis(),
            };
            let place = client.map(|client| Place::Clients(Some(client)));
            return place.map(Effect::Go).into_iter().collect();
        }
        Action::Trip(action) => return state.transport.update(action, here),
        Action::Attendance(action) => return state.attendance.update(action, here),
        Action::Stay(action) => return state.stays.update(action),
        Action::Crisis(action) => return state.crisis.update(action, here),
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
        Outcome::UsageMonth(view) if view.month == state.month => state.transport.sheet.show(*view),
        Outcome::Stays(view, leaders) if view.month == state.month => state.stays.show(*view, leaders),
        Outcome::Crisis(view) if view.month == state.month => state.crisis.show(*view),
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
        Pointer::Wheel { by } => match state.sheet_mut() {
            Some(sheet) => sheet.scroll(by),
            None => state.crisis.scroll(by),
        },
        Pointer::Click { x, y } => {
            if let Some(tab) = view::tab_at(area, x, y, here) {
                state.tab = tab;
                return refresh(state, here);
            }
            state.outside = false;
            let inner = view::inner(area);
            match state.tab {
                Tab::Transport => choose(state.transport.at(inner, x, y, here), &mut state.transport.sheet),
                Tab::Attendance => {
                    choose(state.attendance.at(inner, x, y, here), &mut state.attendance.sheet);
                }
                Tab::Stays => choose(state.stays.at(inner, x, y, here), &mut state.stays.sheet),
                Tab::Crisis => {
                    state.crisis.cursor.at = state.crisis.at(inner, y).unwrap_or(state.crisis.cursor.at);
                }
            }
        }
    }
    Vec::new()
}

fn choose(cell: Option<(usize, Option<usize>)>, sheet: &mut Sheet) {
    if let Some(cell) = cell {
        sheet.choose(cell);
    }
}

pub fn title(state: &State, here: &Here) -> String {
    here.say(&state.month.long())
}

pub fn is_unsaved(state: &State) -> bool {
    state.transport.is_changed()
        || state.attendance.is_changed()
        || state.stays.is_changed()
        || state.crisis.is_changed()
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
