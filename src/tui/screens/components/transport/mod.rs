//! The grid of trips: clients down, days across, a key for each trip.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::ids::{ClientId, UsageId};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::usage::{Carriage, Direction, Distance, Trip};
use crate::operations::views::usage_month::{ClientRow, Placed};
use crate::operations::views::usual_trips::UsualTrips;
use crate::text;
use crate::tui::effects::{Effect, Note, Task, TripChanges, UsageTask};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::screens::components::sheet::Sheet;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form;

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
    pub sheet: Sheet,
    /// What the next trips of clients look like from a day on, where it was chosen before there was a trip.
    chosen: BTreeMap<ClientId, (Day, Carriage, Option<Distance>)>,
    pub form: Option<Form>,
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
    /// What stands on the chosen day.
    fn placed(&self) -> impl Iterator<Item = (&Placed, &Trip)> {
        self.sheet.placed().iter().filter_map(|placed| Some((placed, placed.usage.trip()?)))
    }

    /// What a trip of the chosen client on the chosen day looks like: as the last one before it, else as was chosen, else as the
    /// next one.
    fn usual(&self) -> Option<Trip> {
        let (row, day) = (self.sheet.row()?, self.sheet.day()?);
        let before = row.cells.iter().take(self.sheet.cursor.day + 1).rev().flat_map(grid::trips).next();
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
        if self.sheet.row().is_none() {
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
                if let (Some(trip), Some(day), Some(row)) = (self.usual(), self.sheet.day(), self.sheet.row())
                {
                    self.form =
                        Some(Form::Trip(TripForm::new(row.client.id, day, self.placed(), &trip, here)));
                }
                Vec::new()
            }
            Action::Pattern => {
                if let (Some(trip), Some(month), Some(row)) =
                    (self.usual(), self.sheet.month(), self.sheet.row())
                {
                    self.form = Some(Form::Pattern(PatternForm::new(row.client.id, month, trip, here)));
                }
                Vec::new()
            }
            Action::Repeat => self.look_back(self.sheet.row().map(|row| row.client.id)),
            Action::RepeatAll => self.look_back(None),
        }
    }

    /// Makes the chosen cell hold trips in these directions and no others.
    fn set(&mut self, wanted: &[Direction]) -> Vec<Effect> {
        let (Some(row), Some(day), Some(usual)) = (self.sheet.row(), self.sheet.day(), self.usual()) else {
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
            (self.sheet.row().map(|row| row.client.id), self.sheet.day(), self.usual())
        else {
            return Vec::new();
        };
        turn(&mut usual);
        let later = self.sheet.row().into_iter().flat_map(|row| row.cells.iter().skip(self.sheet.cursor.day));
        let edit: Vec<_> = later
            .flat_map(|cell| &cell.placed)
            .filter(|placed| placed.is_free())
            .filter_map(|placed| Some((placed.id, placed.usage.trip()?.clone())))
            .map(|(id, trip)| (id, Trip { carriage: usual.carriage, distance: usual.distance, ..trip }))
            .collect();
        if edit.is_empty() {
            self.chosen.insert(client, (day, usual.carriage, usual.distance));
            let looks = view::looks(&usual);
            let (nl, en) = (&looks.nl, &looks.en);
            return vec![Effect::Say(Note::hint(text!("vanaf hier: {nl}", "from here on: {en}")))];
        }
        // From now on the trips themselves say it, also when this is taken back.
        self.chosen.remove(&client);
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
        let task = self.sheet.month().map(|month| UsageTask::LookBack(month, client));
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
