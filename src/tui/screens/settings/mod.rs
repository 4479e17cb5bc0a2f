//! The Settings screen: what the practice is, who works there, and under which contracts and tariffs.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Place;
use crate::domain::ids::PractitionerId;
use crate::domain::text::Text;
use crate::domain::time::{Day, WorkingCalendar};
use crate::operations::views::settings::SettingsView;
use crate::tui::effects::{Effect, Outcome, SettingsTask, Task};
use crate::tui::event::Pointer;
use crate::tui::here::Here;
use crate::tui::keys::{Binding, Shown};
use crate::tui::overlay::Overlay;
use crate::tui::read;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form::{self, Step};
use crate::tui::widgets::prompt::Prompt;
use crate::tui::widgets::table::{Cursor, Move};

mod contracts;
mod held_form;
mod holidays;
mod keymap;
mod people;
mod practice;
mod practice_form;
mod practitioner_form;
mod state;
mod tariff_form;
mod tariffs;
mod view;

use holidays::Holidays;
pub use state::State;
use state::{Held, Section};
use tariffs::Tariffs;

/// Where to go on this screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Practitioner(PractitionerId),
    /// The tariffs of that day.
    TariffsOn(Day),
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
    /// So many facts further.
    Scroll(i8),
    Tariffs(TariffAction),
    Holidays(HolidayAction),
    /// A file, into the section that is open.
    Import,
    Form(form::Action),
}

/// What keys do with the list of free days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayAction {
    /// So many years on.
    Years(i8),
    /// Free into worked on or back, whenever it falls.
    Turn,
    /// The same, on this one day.
    TurnOnce,
}

/// What keys do with the list of tariffs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TariffAction {
    /// So many years on.
    Years(i8),
    Today,
    GoTo,
    WholeYear,
    Contract,
    Search,
    EndSearch,
    Clear,
}

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    keymap::tables()
}

pub fn open(here: &Here) -> State {
    State {
        section: Section::Practice,
        view: None,
        cursors: [Cursor::default(); Section::ALL.len()],
        inner: Cursor::default(),
        inside: false,
        form: None,
        scroll: 0,
        tariffs: Tariffs::new(here.today),
        holidays: Holidays { year: here.today.year(), calendar: WorkingCalendar::default() },
        wanted: None,
    }
}

pub fn go(state: &mut State, place: Place, here: &Here) -> Vec<Effect> {
    match place {
        Place::Settings(Some(Goal::Practitioner(id))) => {
            state.section = Section::People;
            state.wanted = Some(id);
        }
        Place::Settings(Some(Goal::TariffsOn(day))) => {
            state.section = Section::Tariffs;
            state.tariffs.day = day;
        }
        _ => {}
    }
    refresh(state, here)
}

/// The title bar names the practice and a practitioner: both may have changed here.
pub fn refresh(state: &State, _: &Here) -> Vec<Effect> {
    vec![Effect::Do(Task::Settings(SettingsTask::Load)), state.tariffs.load(), Effect::Do(Task::LoadPractice)]
}

pub fn keys(state: &State) -> &'static [Binding<Action>] {
    match state.section {
        _ if state.form.is_some() => keymap::FORM,
        Section::Tariffs if state.tariffs.searching => keymap::SEARCH,
        section => keymap::of(section, state.inside),
    }
}

pub fn typed(state: &mut State, input: &Input, here: &Here) -> Option<Vec<Effect>> {
    if state.section == Section::Tariffs && state.tariffs.input(input) {
        *state.cursor_mut() = Cursor::default();
        return Some(Vec::new());
    }
    state.form.as_mut()?.input(input, here).then(Vec::new)
}

pub fn update(state: &mut State, action: Action, here: &Here) -> Vec<Effect> {
    match action {
        Action::Move(step) => state.step(step),
        Action::Section(by) => state.turn(by),
        Action::Back => state.enter(false),
        Action::Scroll(by) => scroll(state, by, here),
        Action::Import => return vec![Effect::Show(Box::new(Overlay::Prompt(ask_file(state.section))))],
        Action::Tariffs(action) => return on_tariffs(state, action, here),
        Action::Holidays(action) => return on_holidays(state, action),
        Action::Into => into(state, here),
        Action::New => new(state, here),
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

fn new(state: &mut State, here: &Here) {
    let Some(view) = &state.view else { return };
    state.form = match state.section {
        Section::Practice | Section::Contracts => None,
        Section::People => Some(practitioner_form::open(view, None, here)),
        Section::Tariffs => {
            let before = state.tariffs.marked(state.cursor()).map(|stored| &stored.value);
            Some(tariff_form::new(view, before, state.tariffs.day, here))
        }
        Section::Holidays => Some(holidays::form(here.today, here)),
    };
}

/// Into the marked row; a registration of the practice has no inside, so it is changed.
fn into(state: &mut State, here: &Here) {
    match state.section {
        Section::Practice => edit_registration(state, state.cursor().at, here),
        Section::People | Section::Contracts => state.enter(state.inner_rows() > 0),
        Section::Tariffs | Section::Holidays => {}
    }
}

/// Not past the last fact.
fn scroll(state: &mut State, by: i8, here: &Here) {
    let facts = match (state.contract(), state.product()) {
        (Some(contract), Some(product)) => contracts::about_product(contract, product, here).len(),
        (Some(contract), None) => contracts::about(contract, here).len(),
        (None, _) => 0,
    };
    let step = usize::from(by.unsigned_abs());
    let further = if by < 0 { state.scroll.saturating_sub(step) } else { state.scroll.saturating_add(step) };
    state.scroll = further.min(facts.saturating_sub(1));
}

fn on_tariffs(state: &mut State, action: TariffAction, here: &Here) -> Vec<Effect> {
    let tariffs = &mut state.tariffs;
    match action {
        TariffAction::Years(by) => tariffs.turn(i32::from(by)),
        TariffAction::Today => tariffs.day = here.today,
        TariffAction::WholeYear => tariffs.toggle_year(),
        TariffAction::Contract => {
            if let Some(view) = &state.view {
                tariffs.next_contract(view);
            }
        }
        TariffAction::GoTo => return vec![Effect::Show(Box::new(Overlay::Prompt(ask_day())))],
        TariffAction::Search => tariffs.searching = true,
        TariffAction::EndSearch => tariffs.searching = false,
        TariffAction::Clear => tariffs.clear(),
    }
    match action {
        TariffAction::Search | TariffAction::EndSearch | TariffAction::Clear => Vec::new(),
        _ => vec![tariffs.load()],
    }
}

fn on_holidays(state: &mut State, action: HolidayAction) -> Vec<Effect> {
    match action {
        HolidayAction::Years(by) => {
            state.holidays.turn(by);
            let rows = state.rows();
            state.cursor_mut().keep(rows);
            Vec::new()
        }
        HolidayAction::Turn | HolidayAction::TurnOnce => {
            let turned = state.holidays.turned(state.cursor().at, action == HolidayAction::TurnOnce);
            turned
                .map(|input| Effect::Do(Task::Settings(SettingsTask::SetHoliday(input))))
                .into_iter()
                .collect()
        }
    }
}

fn ask_file(section: Section) -> Prompt {
    let title = match section {
        Section::Tariffs => Text::new("Tarieven inlezen (csv of xlsx)", "Import tariffs (csv or xlsx)"),
        _ => Text::new("Contract inlezen (toml)", "Import a contract (toml)"),
    };
    let hint = Text::new("pad van het bestand", "path of the file");
    Prompt::new(title, hint, move |text, _| {
        if text.is_empty() {
            return Err(form::FILL_IN);
        }
        let path = PathBuf::from(text);
        Ok(vec![Effect::Do(Task::Settings(match section {
            Section::Tariffs => SettingsTask::ImportTariffs(path),
            _ => SettingsTask::ImportContract(path),
        }))])
    })
}

fn ask_day() -> Prompt {
    Prompt::new(
        Text::new("Tarieven op welke dag?", "Tariffs on which day?"),
        Text::new("zoals 1-1-2026", "such as 1-1-2026 or 2026-01-01"),
        |text, _| Ok(vec![Effect::Go(Place::Settings(Some(Goal::TariffsOn(read::day(text)?))))]),
    )
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
        (Section::Contracts | Section::Holidays, _) => None,
        (Section::Tariffs, _) => {
            state.tariffs.marked(state.cursor()).map(|tariff| tariff_form::of(view, tariff, here))
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

/// Asks, then takes the marked row away.
fn remove(state: &State) -> Vec<Effect> {
    let registration = |held: Held| held_form::without(&state.owner()?, held);
    let removal = match state.section {
        Section::Practice => registration(Held::Registration(state.cursor().at)),
        Section::People => state.marked_held().and_then(registration),
        Section::Contracts | Section::Holidays => None,
        Section::Tariffs => state.tariffs.marked(state.cursor()).map(|stored| {
            let tariff = format!("{} {}", stored.value.product, stored.value.code);
            (tariff, SettingsTask::RemoveTariff(stored.id))
        }),
    };
    let Some((what, task)) = removal else { return Vec::new() };
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

pub fn outcome(state: &mut State, outcome: Outcome, _: &Here) -> Vec<Effect> {
    match outcome {
        Outcome::Settings(view) => shown(state, *view),
        Outcome::Tariffs(view) => {
            state.tariffs.shown(*view);
            let rows = state.tariffs.rows();
            state.cursors[Section::Tariffs.index()].keep(rows);
        }
        Outcome::Stored(..) => discard(state),
        _ => {}
    }
    Vec::new()
}

fn shown(state: &mut State, view: SettingsView) {
    let wanted = state.wanted.take().or_else(|| state.person().map(|person| person.id));
    let place = wanted.and_then(|id| view.practitioners.iter().position(|person| person.id == id));
    if let Some(at) = place {
        state.cursors[Section::People.index()].at = at;
    }
    state.holidays.calendar.clone_from(&view.calendar);
    state.view = Some(view);
    let rows = state.rows();
    state.cursor_mut().keep(rows);
    state.inner.keep(state.inner_rows());
    state.inside &= state.inner_rows() > 0;
}

pub fn pointer(state: &mut State, pointer: Pointer, area: Rect, here: &Here) -> Vec<Effect> {
    if is_modal(state) {
        return Vec::new();
    }
    match pointer {
        Pointer::Wheel { by } => {
            if state.inside {
                let rows = state.inner_rows();
                state.inner.scroll(by, rows);
            } else {
                let rows = state.rows();
                state.cursor_mut().scroll(by, rows);
            }
        }
        Pointer::Click { x, y } => {
            if let Some(section) = view::section_at(area, x, y, here) {
                state.section = section;
                state.enter(false);
            } else if let Some(row) = view::row_at(state, area, x, y, here) {
                state.mark(row);
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
    state.form.is_some() || (state.section == Section::Tariffs && state.tariffs.searching)
}

pub fn view(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    view::draw(state, frame, area, here);
}
