//! The grid of trips: clients down, days across, a key for each trip.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::ids::{ClientId, UsageId};
use crate::domain::text::Text;
use crate::domain::time::{Day, Month};
use crate::domain::usage::{Carriage, Direction, Distance, Trip};
use crate::operations::views::day::ClientName;
use crate::operations::views::usage_month::{Cell, ClientRow, Placed, UsageMonth};
use crate::operations::views::usual_trips::UsualTrips;
use crate::text;
use crate::tui::effects::{Effect, Note, Task, TripChanges, UsageTask};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::screens::components::calendar;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form;
use crate::tui::widgets::month_grid::{GridCursor, Step};

mod fields;
mod grid;
mod pattern_form;
mod trip_form;
mod view;

use pattern_form::PatternForm;
use trip_form::TripForm;

/// What is shown.
#[derive(Default)]
pub struct State {
    view: Option<UsageMonth>,
    /// Clients who were put into the grid and have no trips yet.
    added: BTreeMap<ClientId, ClientName>,
    /// What the next trips of clients look like from a day on, where it was chosen before there was a trip.
    chosen: BTreeMap<ClientId, (Day, Carriage, Option<Distance>)>,
    pub cursor: GridCursor,
    /// The client to mark as soon as the grid is read.
    wanted: Option<ClientId>,
    pub form: Option<Form>,
    /// Clients of whom one is being chosen for a row.
    pub candidates: Vec<ClientName>,
}

/// A form over the grid.
pub enum Form {
    Pattern(PatternForm),
    Trip(TripForm),
}

/// What keys do in the grid of trips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Set(&'static [Direction]),
    /// The band of the client's trips from the chosen day on.
    Band(u8),
    /// The band of the trips of the chosen day.
    BandHere(u8),
    /// Group, individual, family: of the client's trips from the chosen day on.
    Carriage,
    Edit,
    Pattern,
    Repeat,
    RepeatAll,
}

impl State {
    pub fn rows(&self) -> usize {
        self.view.as_ref().map_or(0, |view| view.rows.len())
    }

    /// Takes what was read. Who was put into the grid stays, and the marked client stays marked.
    pub fn show(&mut self, mut view: UsageMonth) {
        let marked = self.wanted.take().or_else(|| self.row().map(|row| row.client.id));
        let days = view.days.len();
        let known: BTreeSet<ClientId> = view.rows.iter().map(|row| row.client.id).collect();
        let added = self.added.values().filter(|client| !known.contains(&client.id)).cloned();
        view.rows.extend(added.map(|client| empty_row(client, days)));
        if let Some(at) = view.rows.iter().position(|row| Some(row.client.id) == marked) {
            self.cursor.row = at;
        }
        self.cursor.keep(view.rows.len(), days);
        self.view = Some(view);
    }

    /// Puts a client into the grid, or marks the one who is in it.
    pub fn add(&mut self, client: ClientName) {
        let id = client.id;
        self.added.insert(id, client);
        self.wanted = Some(id);
        if let Some(view) = self.view.take() {
            self.show(view);
        }
    }

    /// The client at this place of those that can be chosen.
    pub fn add_nth(&mut self, index: usize) {
        if let Some(client) = self.candidates.get(index).cloned() {
            self.add(client);
        }
    }

    pub fn mark(&mut self, client: ClientId) {
        self.wanted = Some(client);
        if let Some(view) = self.view.take() {
            self.show(view);
        }
    }

    pub fn clients(&self) -> impl Iterator<Item = &ClientName> {
        self.view.iter().flat_map(|view| &view.rows).map(|row| &row.client)
    }

    pub fn row(&self) -> Option<&ClientRow> {
        self.view.as_ref()?.rows.get(self.cursor.row)
    }

    fn month(&self) -> Option<Month> {
        self.view.as_ref().map(|view| view.month)
    }

    fn cell(&self) -> Option<&Cell> {
        self.row()?.cells.get(self.cursor.day)
    }

    /// What stands on the chosen day.
    fn placed(&self) -> impl Iterator<Item = (&Placed, &Trip)> {
        let placed = self.cell().into_iter().flat_map(|cell| &cell.placed);
        placed.filter_map(|placed| Some((placed, placed.usage.trip()?)))
    }

    fn day(&self) -> Option<Day> {
        Some(calendar::day_at(self.month()?, self.cursor.day))
    }

    pub fn step(&mut self, step: Step) {
        let days = self.month().map_or(0, |month| month.days().count());
        self.cursor.go(step, self.rows(), days);
    }

    /// What a trip of the chosen client on the chosen day looks like: as the last one before it, else as was chosen, else as the
    /// next one.
    fn usual(&self) -> Option<Trip> {
        let (row, day) = (self.row()?, self.day()?);
        let before = row.cells.iter().take(self.cursor.day + 1).rev().flat_map(grid::trips).next();
        let mut trip = before.or(row.usual_trip.as_ref()).cloned().unwrap_or_else(grid::plain_trip);
        if let Some((from, carriage, distance)) = self.chosen.get(&row.client.id)
            && *from <= day
        {
            (trip.carriage, trip.distance) = (*carriage, *distance);
        }
        Some(trip)
    }

    /// What the client's next trips look like, as the row says it.
    fn looks_of(&self, row: &ClientRow) -> Option<Trip> {
        let chosen = self.chosen.get(&row.client.id);
        let usual = row.usual_trip.clone().or_else(|| chosen.map(|_| grid::plain_trip()))?;
        Some(match chosen {
            Some((_, carriage, distance)) => Trip { carriage: *carriage, distance: *distance, ..usual },
            None => usual,
        })
    }

    pub fn update(&mut self, action: Action, here: &Here) -> Vec<Effect> {
        if self.row().is_none() {
            return vec![Effect::Say(Note::hint(Text::new(
                "er staat nog niemand in het rooster: + voegt een cliënt toe",
                "nobody is in the grid yet: + adds a client",
            )))];
        }
        match action {
            Action::Set(wanted) => self.set(wanted),
            Action::Band(band) => self.change_on(|trip| trip.distance = Some(Distance::Band(band))),
            Action::BandHere(band) => self.change_day(|trip| trip.distance = Some(Distance::Band(band))),
            Action::Carriage => self.change_on(|trip| trip.carriage = next_carriage(trip.carriage)),
            Action::Edit => {
                if let (Some(trip), Some(day), Some(row)) = (self.usual(), self.day(), self.row()) {
                    self.form =
                        Some(Form::Trip(TripForm::new(row.client.id, day, self.placed(), &trip, here)));
                }
                Vec::new()
            }
            Action::Pattern => {
                if let (Some(trip), Some(month), Some(row)) = (self.usual(), self.month(), self.row()) {
                    self.form = Some(Form::Pattern(PatternForm::new(row.client.id, month, trip, here)));
                }
                Vec::new()
            }
            Action::Repeat => self.look_back(self.row().map(|row| row.client.id)),
            Action::RepeatAll => self.look_back(None),
        }
    }

    /// Makes the chosen cell hold trips in these directions and no others.
    fn set(&mut self, wanted: &[Direction]) -> Vec<Effect> {
        let (Some(row), Some(day), Some(usual)) = (self.row(), self.day(), self.usual()) else {
            return Vec::new();
        };
        let cell: Vec<(UsageId, Direction)> =
            self.placed().map(|(placed, trip)| (placed.id, trip.direction)).collect();
        let away = cell.iter().filter(|(_, way)| !wanted.contains(way)).map(|(id, _)| *id);
        let missing = wanted.iter().filter(|way| cell.iter().all(|(_, there)| there != *way));
        let changes = TripChanges {
            delete: away.collect(),
            edit: Vec::new(),
            add: missing.map(|way| (row.client.id, day, usual.towards(*way))).collect(),
        };
        change(changes)
    }

    /// Changes the client's trips from the chosen day on, and what the next ones look like.
    fn change_on(&mut self, turn: impl Fn(&mut Trip)) -> Vec<Effect> {
        let (Some(client), Some(day), Some(mut usual)) =
            (self.row().map(|row| row.client.id), self.day(), self.usual())
        else {
            return Vec::new();
        };
        turn(&mut usual);
        self.chosen.insert(client, (day, usual.carriage, usual.distance));
        let later = self.row().into_iter().flat_map(|row| row.cells.iter().skip(self.cursor.day));
        let edit: Vec<_> = later
            .flat_map(|cell| &cell.placed)
            .filter(|placed| placed.is_free())
            .filter_map(|placed| Some((placed.id, placed.usage.trip()?.clone())))
            .map(|(id, trip)| (id, Trip { carriage: usual.carriage, distance: usual.distance, ..trip }))
            .collect();
        if edit.is_empty() {
            let looks = view::looks(&usual);
            let (nl, en) = (&looks.nl, &looks.en);
            return vec![Effect::Say(Note::hint(text!("vanaf hier: {nl}", "from here on: {en}")))];
        }
        change(TripChanges { edit, ..TripChanges::default() })
    }

    /// Changes the trips of the chosen day.
    fn change_day(&self, turn: impl Fn(&mut Trip)) -> Vec<Effect> {
        let edit: Vec<_> = self
            .placed()
            .map(|(placed, trip)| {
                let mut trip = trip.clone();
                turn(&mut trip);
                (placed.id, trip)
            })
            .collect();
        if edit.is_empty() {
            return vec![Effect::Say(Note::hint(Text::new(
                "op deze dag is nog geen rit",
                "there is no trip on this day yet",
            )))];
        }
        change(TripChanges { edit, ..TripChanges::default() })
    }

    /// Asks what the month would be if it went as the month before.
    fn look_back(&self, client: Option<ClientId>) -> Vec<Effect> {
        let task = self.month().map(|month| UsageTask::LookBack(month, client));
        task.map(|task| Effect::Do(Task::Usage(task))).into_iter().collect()
    }

    /// Repeats for one client at once, for all of them after a question.
    pub fn repeat(usual: UsualTrips, client: Option<ClientId>) -> Vec<Effect> {
        let (month, before) = (usual.month.long(), usual.month.previous().name());
        let (nl, en, before_nl, before_en) = (&month.nl, &month.en, &before.nl, &before.en);
        let count = usual.trips.len();
        if count == 0 {
            let words = text!(
                "in {before_nl} was niets zo gewoon dat het in {nl} nog ontbreekt",
                "nothing was usual in {before_en} that {en} does not have yet"
            );
            return vec![Effect::Say(Note::hint(words))];
        }
        let clients = usual.clients;
        let add = Effect::Do(Task::Usage(UsageTask::AddTrips(usual.trips)));
        if client.is_some() {
            return vec![add];
        }
        vec![Effect::Show(Box::new(Overlay::Confirm(Confirm {
            title: text!("{nl} vullen", "Fill {en}"),
            question: text!(
                "{count} ritten van {clients} cliënten toevoegen, per weekdag zoals in {before_nl} en zonder feestdagen? \
                 Wat er al staat, blijft.",
                "Add {count} trips of {clients} clients, by weekday as in {before_en} and without public holidays? \
                 What is there stays."
            ),
            yes: Text::new("vullen", "fill"),
            effects: vec![add],
        })))]
    }

    /// Whether an open form took it.
    pub fn typed(&mut self, input: &Input) -> bool {
        match &mut self.form {
            Some(Form::Pattern(form)) => form.input(input),
            Some(Form::Trip(form)) => form.input(input),
            None => false,
        }
    }

    pub fn form_step(&mut self, action: form::Action) -> form::Step {
        match &mut self.form {
            Some(Form::Pattern(form)) => form.act(action),
            Some(Form::Trip(form)) => form.act(action),
            None => form::Step::Moved,
        }
    }

    /// What the open form says.
    pub fn save(&self) -> Vec<Effect> {
        match &self.form {
            Some(Form::Pattern(form)) => form.task().map(Effect::Do).into_iter().collect(),
            Some(Form::Trip(form)) => form.changes().map(change).unwrap_or_default(),
            None => Vec::new(),
        }
    }

    pub fn is_changed(&self) -> bool {
        match &self.form {
            Some(Form::Pattern(form)) => form.is_changed(),
            Some(Form::Trip(form)) => form.is_changed(),
            None => false,
        }
    }

    pub fn draw(&self, focused: bool, frame: &mut Frame, area: Rect, here: &Here) {
        view::draw(self, focused, frame, area, here);
    }

    pub fn draw_form(&self, frame: &mut Frame, area: Rect, here: &Here) {
        match &self.form {
            Some(Form::Pattern(form)) => form.draw(frame, area, here),
            Some(Form::Trip(form)) => form.draw(frame, area, here),
            None => {}
        }
    }

    /// The cell of a click.
    pub fn at(&self, area: Rect, x: u16, y: u16, here: &Here) -> Option<(usize, Option<usize>)> {
        view::at(self, area, x, y, here)
    }
}

/// The row of a client who has no trips yet.
fn empty_row(client: ClientName, days: usize) -> ClientRow {
    ClientRow {
        client,
        municipality: None,
        cells: vec![Cell::default(); days],
        total: 0,
        never_claimed: 0,
        usual_trip: None,
        usual_session: None,
    }
}

/// The changes as an effect; a hint when there are none.
fn change(changes: TripChanges) -> Vec<Effect> {
    if changes == TripChanges::default() {
        return vec![Effect::Say(Note::hint(Text::new("dat staat er al zo", "that is what is there")))];
    }
    vec![Effect::Do(Task::Usage(UsageTask::SetTrips(Box::new(changes))))]
}

fn next_carriage(carriage: Carriage) -> Carriage {
    let at = Carriage::ALL.iter().position(|one| *one == carriage).unwrap_or_default();
    Carriage::ALL[(at + 1) % Carriage::ALL.len()]
}
