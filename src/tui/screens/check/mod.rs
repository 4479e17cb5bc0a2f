//! The Check screen: everything that rules find in what is open, worst first, with the way to its cause.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::ids::{ClientId, PractitionerId};
use crate::domain::time::Month;
use crate::operations::views::check::{CheckRow, CheckView, EndedOverride, Months};
use crate::tui::effects::{Effect, Outcome, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::Binding;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::table::{self, Cursor, Move};

mod decide;
mod detail;
mod keymap;
mod narrow;
mod subject;
mod view;

pub use keymap::tables;
pub use subject::about;

/// What is shown.
pub struct State {
    /// What was asked for last; what is shown may still be what was asked for before.
    asked: Months,
    view: Option<CheckView>,
    /// What is let through and what is no longer so stands below what is open.
    closed: bool,
    rule: Option<&'static str>,
    person: Option<Person>,
    search: Field,
    searching: bool,
    /// Rows that are shown, in their order.
    shown: Vec<Row>,
    cursor: Cursor,
}

/// A row, by its place in the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Finding(usize),
    Ended(usize),
}

/// What a row stands for.
#[derive(Clone, Copy)]
enum Item<'a> {
    Finding(&'a CheckRow),
    Ended(&'a EndedOverride),
}

/// Whom findings are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    Client(ClientId),
    Practitioner(PractitionerId),
}

/// What to show of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Month(Month),
    /// `None` is every rule.
    Rule(Option<&'static str>),
    /// `None` is everybody.
    Person(Option<Person>),
}

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    Cause,
    Client,
    Override,
    Withdraw,
    Previous,
    Next,
    ThisMonth,
    AllMonths,
    Closed,
    Rule,
    Person,
    Search,
    EndSearch,
    Clear,
    Claims,
}

pub fn open(_: &Here) -> State {
    State {
        asked: Months::Usual,
        view: None,
        closed: false,
        rule: None,
        person: None,
        search: Field::default(),
        searching: false,
        shown: Vec::new(),
        cursor: Cursor::default(),
    }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    match place {
        Place::Check(Some(Goal::Month(month))) => return state.ask(Months::One(month)),
        Place::Check(Some(Goal::Rule(rule))) => state.rule = rule,
        Place::Check(Some(Goal::Person(person))) => state.person = person,
        _ => return refresh(state, here),
    }
    state.cursor = Cursor::default();
    state.choose();
    Vec::new()
}

pub fn refresh(state: &State, _: &Here) -> Vec<Effect> {
    vec![Effect::Do(Task::Check(state.asked))]
}

impl State {
    fn ask(&mut self, months: Months) -> Vec<Effect> {
        self.asked = months;
        self.cursor = Cursor::default();
        vec![Effect::Do(Task::Check(months))]
    }

    /// The month that is shown, or from which one goes to the next.
    fn month(&self, here: &Here) -> Month {
        match self.asked {
            Months::One(month) => month,
            Months::Usual | Months::Open => {
                let last = self.view.as_ref().and_then(|view| view.months.last());
                last.copied().unwrap_or_else(|| here.today.month())
            }
        }
    }

    fn item(&self, row: Row) -> Option<Item<'_>> {
        let view = self.view.as_ref()?;
        match row {
            Row::Finding(index) => view.rows.get(index).map(Item::Finding),
            Row::Ended(index) => view.ended.get(index).map(Item::Ended),
        }
    }

    fn marked(&self) -> Option<Item<'_>> {
        self.item(*self.shown.get(self.cursor.at)?)
    }

    /// Shows something else; the marked row stays marked while it is there.
    fn show(&mut self, view: CheckView) {
        let marked = match self.marked() {
            Some(Item::Finding(row)) => Some((row.finding.clone(), row.subject.clone())),
            Some(Item::Ended(_)) | None => None,
        };
        self.view = Some(view);
        self.choose();
        let is_marked = |row: &Row| match (self.item(*row), &marked) {
            (Some(Item::Finding(row)), Some((finding, subject))) => {
                row.finding == *finding && row.subject == *subject
            }
            _ => false,
        };
        if let Some(at) = self.shown.iter().position(is_marked) {
            self.cursor.at = at;
        }
    }
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    if state.searching { keymap::SEARCH_KEYS } else { keymap::KEYS }
}

pub fn typed(state: &mut State, input: &Input, _: &Here) -> Option<Vec<Effect>> {
    if !state.searching || !state.search.input(input) {
        return None;
    }
    state.cursor = Cursor::default();
    state.choose();
    Some(Vec::new())
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => state.cursor.go(step, state.shown.len()),
        Action::Cause => return state.marked().map_or_else(Vec::new, subject::cause),
        Action::Client => return state.marked().and_then(subject::client).into_iter().collect(),
        Action::Override => return state.marked().map(decide::let_through).into_iter().collect(),
        Action::Withdraw => return state.marked().map(decide::take_back).into_iter().collect(),
        Action::Previous => return state.ask(Months::One(state.month(here).previous())),
        Action::Next => return state.ask(Months::One(state.month(here).next())),
        Action::ThisMonth => return state.ask(Months::One(here.today.month())),
        Action::AllMonths => {
            let months = if state.asked == Months::Open { Months::Usual } else { Months::Open };
            return state.ask(months);
        }
        Action::Closed => {
            state.closed = !state.closed;
            state.choose();
        }
        Action::Rule => return vec![state.ask_rule(here)],
        Action::Person => return vec![state.ask_person(here)],
        Action::Search => state.searching = true,
        Action::EndSearch => state.searching = false,
        Action::Clear => state.clear(),
        Action::Claims => return vec![Effect::Go(Place::Claims(Some(state.month(here))))],
    }
    Vec::new()
}

pub fn outcome(state: &mut State, outcome: Outcome, _: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Check(view) if view.asked == state.asked => {
            if let (Months::Usual, [month]) = (view.asked, view.months.as_slice()) {
                state.asked = Months::One(*month);
            }
            state.show(*view);
        }
        // What was asked for did not come: what is shown is still what was asked for before.
        Outcome::Failed(_) => {
            if let Some(view) = &state.view
                && let (true, [month]) = (view.asked != state.asked, view.months.as_slice())
            {
                state.asked = Months::One(*month);
            }
        }
        _ => {}
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    let rows = state.shown.len();
    match pointer {
        Pointer::Wheel { by } => state.cursor.scroll(by, rows),
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
    view::months(state, here)
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
    view::draw(state, frame, area, here);
}
