//! The Month screen: what was done per client and discipline, how productive it was, and what can be claimed.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Goal, Place};
use crate::domain::ids::PractitionerId;
use crate::domain::text::Text;
use crate::domain::time::Month;
use crate::operations::views::month::MonthView;
use crate::tui::effects::{Effect, Outcome, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::field::Input;
use crate::tui::widgets::table::{self, Cursor, Move};

mod view;

/// What is shown.
pub struct State {
    month: Month,
    /// Everybody's time instead of one practitioner's.
    everyone: bool,
    view: Option<MonthView>,
    cursor: Cursor,
}

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    Previous,
    Next,
    ThisMonth,
    Everyone,
    Look,
    Claims,
    Check,
}

pub const KEYS: &[Binding<Action>] = &[
    quiet(
        &[Key::LEFT, Key::char('h')],
        Action::Previous,
        Text::new("vorige maand", "previous month"),
        Text::new("Naar de vorige maand.", "To the previous month."),
    ),
    quiet(
        &[Key::RIGHT, Key::char('l')],
        Action::Next,
        Text::new("volgende maand", "next month"),
        Text::new("Naar de volgende maand.", "To the next month."),
    ),
    bind(
        &[Key::char('T')],
        Action::ThisMonth,
        Text::new("deze maand", "this month"),
        Text::new("Naar de maand van vandaag.", "To the month of today."),
    ),
    bind(
        &[Key::char('e')],
        Action::Everyone,
        Text::new("iedereen/ik", "everyone/me"),
        Text::new(
            "Wissel tussen de hele praktijk en één medewerker.",
            "Switch between the whole practice and one practitioner.",
        ),
    ),
    bind(
        &[Key::ENTER],
        Action::Look,
        Text::new("cliënt", "client"),
        Text::new("Open de cliënt van deze regel.", "Open the client of this row."),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
    bind(
        &[Key::char('c')],
        Action::Claims,
        Text::new("declaraties", "claims"),
        Text::new("Open de declaraties van deze maand.", "Open the claims of this month."),
    ),
    quiet(
        &[Key::char('v')],
        Action::Check,
        Text::new("nakijken", "check"),
        Text::new(
            "Toon alles wat in deze maand aandacht vraagt.",
            "Show everything that asks for attention in this month.",
        ),
    ),
];

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![(Text::new("Maand", "Month"), keys::shown(KEYS))]
}

pub fn open(here: &Here) -> State {
    State { month: here.today.month(), everyone: false, view: None, cursor: Cursor::default() }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    if let Place::Month(Some(month)) = place {
        state.month = month;
    }
    refresh(state, here)
}

pub fn refresh(state: &State, here: &Here) -> Vec<Effect> {
    vec![Effect::Do(Task::LoadMonth(state.practitioner(here), state.month))]
}

impl State {
    /// Whose time is shown; `None` is everybody's.
    fn practitioner(&self, here: &Here) -> Option<PractitionerId> {
        if self.everyone { None } else { here.practitioner }
    }

    fn rows(&self) -> usize {
        self.view.as_ref().map_or(0, |view| view.rows.len())
    }

    fn show(&mut self, month: Month, here: &Here) -> Vec<Effect> {
        self.month = month;
        self.cursor = Cursor::default();
        refresh(self, here)
    }
}

pub fn keys(_: &State) -> &'static [Binding<Action>] {
    KEYS
}

pub fn typed(_: &mut State, _: &Input, _: &Here) -> Option<Vec<Effect>> {
    None
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => state.cursor.go(step, state.rows()),
        Action::Previous => return state.show(state.month.previous(), here),
        Action::Next => return state.show(state.month.next(), here),
        Action::ThisMonth => return state.show(here.today.month(), here),
        Action::Everyone => {
            state.everyone = !state.everyone;
            return state.show(state.month, here);
        }
        Action::Look => {
            let row = state.view.as_ref().and_then(|view| view.rows.get(state.cursor.at));
            return row.map(|row| Effect::Go(Place::Clients(Some(row.client.id)))).into_iter().collect();
        }
        Action::Claims => return vec![Effect::Go(Place::Claims(Some(state.month)))],
        Action::Check => return vec![Effect::Go(Place::Check(Some(Goal::Month(state.month))))],
    }
    Vec::new()
}

pub fn outcome(state: &mut State, outcome: Outcome, _: &Here) -> Vec<Effect> {
    if let Outcome::Month(view) = outcome
        && view.month == state.month
    {
        state.cursor.keep(view.rows.len());
        state.view = Some(*view);
    }
    Vec::new()
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    match pointer {
        Pointer::Wheel { by } => state.cursor.scroll(by, state.rows()),
        Pointer::Click { y, .. } => {
            let list = view::list_area(state, area, here);
            if let Some(row) = table::row_at(list, y, state.rows(), Some(state.cursor.at)) {
                state.cursor.at = row;
            }
        }
    }
    Vec::new()
}

pub fn title(state: &State, here: &Here) -> String {
    here.say(&state.month.long())
}

pub fn is_unsaved(_: &State) -> bool {
    false
}

pub fn is_modal(_: &State) -> bool {
    false
}

pub fn discard(_: &mut State) {}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
