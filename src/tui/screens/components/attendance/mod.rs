//! The grid of a group: who was at its sessions, and for how long.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::identifiers::GroupName;
use crate::domain::ids::{ClientId, SessionId};
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::{AbsenceReason, Presence, Session};
use crate::operations::views::attendance::AttendanceMonth;
use crate::operations::views::sessions::SessionRow;
use crate::operations::views::usage_month::{Cell, UsageMonth};
use crate::tui::effects::{Effect, Note, Task, UsageTask};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::screens::Place;
use crate::tui::screens::components::Goal;
use crate::tui::screens::components::sheet::Sheet;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form;
use crate::tui::widgets::picker::{Item, Picker};

mod session_form;
mod view;

use session_form::SessionForm;

/// What is shown.
#[derive(Default)]
pub struct State {
    pub sheet: Sheet,
    all: Option<AttendanceMonth>,
    /// Whose grid it is; a group that meets twice a day has two.
    group: Option<Group>,
    pub form: Option<SessionForm>,
    /// Whose group to open as soon as the month is read.
    pub wanted: Option<(ClientId, Day)>,
}

/// A group at a time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: GroupName,
    pub start: Option<ClockTime>,
}

/// What keys do in the grid of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// As many day parts as usual.
    Present,
    Parts(u32),
    Absent(AbsenceReason),
    Clear,
    /// Everybody of whom nothing is recorded was there.
    All,
    /// Another group.
    Groups,
    /// The session of the day in a form.
    Session,
}

impl Group {
    fn of(session: &Session) -> Self {
        Self { name: session.group.clone(), start: session.start }
    }

    fn is(&self, session: &Session) -> bool {
        session.group == self.name && session.start == self.start
    }

    /// `Zwaluwen 14:30`
    pub fn label(&self) -> String {
        match self.start {
            Some(start) => format!("{} {start}", self.name),
            None => self.name.to_string(),
        }
    }
}

impl State {
    pub fn show(&mut self, view: AttendanceMonth) {
        if let Some(group) = self.wanted.take().and_then(|(client, day)| group_of(&view.grid, client, day)) {
            self.group = Some(group);
        }
        let known = |group: &Group| view.groups.iter().any(|session| group.is(session));
        if !self.group.as_ref().is_some_and(known) {
            self.group = view.groups.first().map(Group::of);
        }
        self.sheet.show(of_group(&view.grid, self.group.as_ref()));
        self.all = Some(view);
    }

    /// The group at this place of the list.
    pub fn open_group(&mut self, index: usize) {
        let group = self.all.as_ref().and_then(|all| all.groups.get(index)).map(Group::of);
        if group.is_some() && group != self.group {
            self.group = group;
            self.sheet.forget();
            if let Some(all) = self.all.take() {
                self.show(all);
            }
        }
    }

    /// A form for a group that has not met yet.
    pub fn new_group(&mut self, here: &Here) {
        if let (Some(all), Some(day)) = (&self.all, self.sheet.day()) {
            self.form = Some(SessionForm::new(day, all, here));
        }
    }

    /// The newest session, which tells how the group usually meets.
    fn usual(&self) -> Option<&Session> {
        let group = self.group.as_ref()?;
        self.all.as_ref()?.groups.iter().find(|session| group.is(session))
    }

    /// The session on a day of the month.
    fn session(&self, day: usize) -> Option<&SessionRow> {
        let (all, group) = (self.all.as_ref()?, self.group.as_ref()?);
        let day = all.grid.days.get(day)?.day;
        let mut sessions = all.sessions.sessions.iter();
        sessions.find(|row| row.meeting.session.day == day && group.is(&row.meeting.session))
    }

    /// The day parts that the chosen client usually stays, else somebody of the group, else one.
    fn usual_parts(&self) -> u32 {
        let parts = |cells: &[Cell]| {
            let placed = cells.iter().rev().flat_map(|cell| &cell.placed);
            let mut parts = placed.filter_map(|placed| Some(placed.usage.attendance()?.day_parts()));
            parts.find(|parts| *parts > 0)
        };
        let own = self.sheet.row().and_then(|row| parts(&row.cells));
        own.or_else(|| self.sheet.rows().iter().find_map(|row| parts(&row.cells))).unwrap_or(1)
    }

    pub fn update(&mut self, action: Action, here: &Here) -> Vec<Effect> {
        match action {
            Action::Groups => return vec![self.ask_group(here)],
            Action::Session if self.group.is_none() => self.new_group(here),
            Action::Session => {
                let session = self.session(self.sheet.cursor.day);
                if let (Some(all), Some(day), Some(usual)) = (&self.all, self.sheet.day(), self.usual()) {
                    self.form = Some(SessionForm::of(session, usual, day, all, here));
                }
            }
            _ if self.group.is_none() => {
                return vec![Effect::Say(Note::hint(Text::new(
                    "er is nog geen groep: e maakt er een",
                    "there is no group yet: e makes one",
                )))];
            }
            Action::All => return self.all_present(),
            Action::Present => return self.set(Presence::present(self.usual_parts())),
            Action::Parts(parts) => return self.set(Presence::present(parts)),
            Action::Absent(reason) => return self.set(Some(Presence::Absent(reason))),
            Action::Clear if self.sheet.placed().is_empty() => {}
            Action::Clear => return self.set(None),
        }
        Vec::new()
    }

    /// Records the chosen client on the chosen day.
    fn set(&self, presence: Option<Presence>) -> Vec<Effect> {
        let Some(row) = self.sheet.row() else {
            return vec![Effect::Say(Note::hint(Text::new(
                "er staat nog niemand in het rooster: + voegt een cliënt toe",
                "nobody is in the grid yet: + adds a client",
            )))];
        };
        self.attend(vec![(row.client.id, presence)])
    }

    fn all_present(&self) -> Vec<Effect> {
        let day = self.sheet.cursor.day;
        let open = |cell: &Cell| cell.placed.is_empty();
        let rows = self.sheet.rows().iter().filter(|row| row.cells.get(day).is_some_and(open));
        let parts = Presence::present(self.usual_parts());
        let clients: Vec<_> = rows.map(|row| (row.client.id, parts)).collect();
        if clients.is_empty() {
            return vec![Effect::Say(Note::hint(Text::new(
                "van iedereen is deze dag al iets vastgelegd",
                "something is recorded of everybody on this day",
            )))];
        }
        self.attend(clients)
    }

    fn attend(&self, clients: Vec<(ClientId, Option<Presence>)>) -> Vec<Effect> {
        let (Some(day), Some(usual)) = (self.sheet.day(), self.usual()) else { return Vec::new() };
        let known: Option<SessionId> = self.session(self.sheet.cursor.day).map(|row| row.id);
        let session = Session { day, ..usual.clone() };
        vec![Effect::Do(Task::Usage(UsageTask::Attend { known, session: Box::new(session), clients }))]
    }

    fn ask_group(&self, here: &Here) -> Effect {
        let groups = self.all.iter().flat_map(|all| &all.groups);
        let go = |goal| vec![Effect::Go(Place::Components(Some(goal)))];
        let mut items: Vec<Item> = groups
            .enumerate()
            .map(|(index, session)| Item {
                label: Group::of(session).label(),
                detail: String::new(),
                effects: go(Goal::Group(index)),
            })
            .collect();
        items.push(Item {
            label: here.say(&Text::new("+ nieuwe groep", "+ new group")),
            detail: String::new(),
            effects: go(Goal::NewGroup),
        });
        let title = Text::new("Welke groep?", "Which group?");
        Effect::Show(Box::new(Overlay::Picker(Picker::new(title, items))))
    }

    pub fn typed(&mut self, input: &Input) -> bool {
        self.form.as_mut().is_some_and(|form| form.input(input))
    }

    pub fn form_step(&mut self, action: form::Action) -> form::Step {
        self.form.as_mut().map_or(form::Step::Moved, |form| form.act(action))
    }

    /// What the open form says. The grid is that of its group from then on.
    pub fn save(&mut self) -> Vec<Effect> {
        let Some((id, session)) = self.form.as_ref().and_then(SessionForm::session) else {
            return Vec::new();
        };
        self.group = Some(Group::of(&session));
        vec![Effect::Do(Task::Usage(UsageTask::SaveSession(id, Box::new(session))))]
    }

    pub fn is_changed(&self) -> bool {
        self.form.as_ref().is_some_and(SessionForm::is_changed)
    }

    pub fn draw(&self, focused: bool, frame: &mut Frame, area: Rect, here: &Here) {
        view::draw(self, focused, frame, area, here);
    }

    pub fn draw_form(&self, frame: &mut Frame, area: Rect, here: &Here) {
        if let Some(form) = &self.form {
            form.draw(frame, area, here);
        }
    }

    /// The cell of a click.
    pub fn at(&self, area: Rect, x: u16, y: u16, here: &Here) -> Option<(usize, Option<usize>)> {
        view::at(self, area, x, y, here)
    }
}

/// The group that a client was with on a day.
fn group_of(grid: &UsageMonth, client: ClientId, day: Day) -> Option<Group> {
    let row = grid.rows.iter().find(|row| row.client.id == client)?;
    let index = grid.days.iter().position(|column| column.day == day)?;
    row.cells.get(index)?.placed.iter().find_map(|placed| placed.session.as_ref()).map(Group::of)
}

/// The clients of one group, with what they did in it.
fn of_group(grid: &UsageMonth, group: Option<&Group>) -> UsageMonth {
    let mut month = UsageMonth { rows: Vec::new(), ..grid.clone() };
    let Some(group) = group else { return month };
    for row in &grid.rows {
        let mut row = row.clone();
        for cell in &mut row.cells {
            cell.placed.retain(|placed| placed.session.as_ref().is_some_and(|session| group.is(session)));
        }
        row.total = row.cells.iter().map(Cell::units).sum();
        let came = row.cells.iter().any(|cell| !cell.placed.is_empty());
        if came || row.usual_session.as_ref().is_some_and(|session| group.is(session)) {
            month.rows.push(row);
        }
    }
    for (index, column) in month.days.iter_mut().enumerate() {
        column.total = month.rows.iter().filter_map(|row| row.cells.get(index)).map(Cell::units).sum();
    }
    month.total = month.rows.iter().map(|row| row.total).sum();
    month
}
