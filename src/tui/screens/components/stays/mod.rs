//! The grid of stays: arrival, the days between, departure.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::ids::UsageId;
use crate::domain::text::Text;
use crate::domain::usage::{Departure, Stay, Usage, UsageKey};
use crate::operations::add_stay::NewStay;
use crate::operations::views::leaders::Leader;
use crate::operations::views::usage_month::{Part, UsageMonth};
use crate::tui::effects::{Effect, Note, Task, UsageTask};
use crate::tui::here::Here;
use crate::tui::screens::components::sheet::Sheet;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form;

mod stay_form;
mod view;

use stay_form::StayForm;

/// What is shown.
#[derive(Default)]
pub struct State {
    pub sheet: Sheet,
    leaders: Vec<Leader>,
    pub form: Option<StayForm>,
}

/// What keys do in the grid of stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Arrive,
    Depart,
    Edit,
    Clear,
}

impl State {
    pub fn show(&mut self, view: UsageMonth, leaders: Vec<Leader>) {
        self.sheet.show(view);
        self.leaders = leaders;
    }

    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        let (Some(client), Some(day)) = (self.sheet.row().map(|row| row.client.id), self.sheet.day()) else {
            return hint(
                "er staat nog niemand in het rooster: + voegt een cliënt toe",
                "nobody is in the grid yet: + adds a client",
            );
        };
        match action {
            Action::Arrive if self.arrives() => {
                hint("er begint op deze dag al een verblijf", "a stay begins on this day already")
            }
            Action::Arrive => {
                // Whoever was in charge last time is so again.
                let practitioner = self.latest().and_then(|(_, usage, _)| usage.practitioner);
                let stay = Stay { arrival: None, departure: None };
                let stay = NewStay { practitioner, ..NewStay::new(KEYLESS, client, day, stay) };
                task(UsageTask::AddStay(Box::new(stay)))
            }
            Action::Depart => match self.latest() {
                Some((id, usage, stay)) => {
                    let time =
                        stay.departure.filter(|departure| departure.day == day).and_then(|one| one.time);
                    let departure = Some(Departure { day, time });
                    let stay = Stay { departure, ..stay.clone() };
                    task(UsageTask::EditStay(id, Box::new(wanted(usage, stay))))
                }
                None => hint(
                    "hier is nog geen verblijf: a is de aankomst",
                    "there is no stay here yet: a is the arrival",
                ),
            },
            Action::Edit => {
                let name = self.sheet.row().map(|row| row.client.name.listed()).unwrap_or_default();
                let there = self.sheet.placed().last().map(|placed| (placed.id, &placed.usage));
                self.form = Some(StayForm::new(client, &name, day, there, &self.leaders));
                Vec::new()
            }
            Action::Clear => match self.sheet.placed().last() {
                Some(placed) => task(UsageTask::Delete(placed.id)),
                None => Vec::new(),
            },
        }
    }

    /// Whether a stay begins on the chosen day.
    fn arrives(&self) -> bool {
        let mut placed = self.sheet.placed().iter();
        placed.any(|placed| matches!(placed.part, Part::Arrival | Part::Whole))
    }

    /// The last stay that began on the chosen day or before, as far as the month shows it.
    fn latest(&self) -> Option<(UsageId, &Usage, &Stay)> {
        let cells = self.sheet.row()?.cells.iter().take(self.sheet.cursor.day + 1).rev();
        let mut placed = cells.flat_map(|cell| cell.placed.iter().rev());
        placed.find_map(|placed| Some((placed.id, &placed.usage, placed.usage.stay()?)))
    }

    pub fn typed(&mut self, input: &Input) -> bool {
        self.form.as_mut().is_some_and(|form| form.input(input))
    }

    pub fn form_step(&mut self, action: form::Action) -> form::Step {
        self.form.as_mut().map_or(form::Step::Moved, |form| form.act(action))
    }

    /// What the open form says.
    pub fn save(&mut self) -> Vec<Effect> {
        self.form.as_ref().and_then(StayForm::task).map(task).unwrap_or_default()
    }

    pub fn is_changed(&self) -> bool {
        self.form.as_ref().is_some_and(StayForm::is_changed)
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

/// Stands where the key goes that is made when the stay is stored.
const KEYLESS: UsageKey = UsageKey(uuid::Uuid::nil());

/// A usage with another stay, as its operation wants it.
fn wanted(usage: &Usage, stay: Stay) -> NewStay {
    NewStay {
        key: usage.key,
        client: usage.client,
        day: usage.day,
        stay,
        allocation: usage.allocation,
        product: usage.product.clone(),
        practitioner: usage.practitioner,
        note: usage.note.clone(),
    }
}

fn task(task: UsageTask) -> Vec<Effect> {
    vec![Effect::Do(Task::Usage(task))]
}

fn hint(nl: &'static str, en: &'static str) -> Vec<Effect> {
    vec![Effect::Say(Note::hint(Text::new(nl, en)))]
}
