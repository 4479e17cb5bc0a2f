//! The crisis trajectories: since when, by whom, and how many days are left.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::ids::{ClientId, TrajectoryId};
use crate::domain::text::Text;
use crate::operations::views::crisis::CrisisMonth;
use crate::operations::views::day::ClientName;
use crate::operations::views::trajectories::TrajectoryRow;
use crate::text;
use crate::tui::effects::{Effect, Note, Task, UsageTask};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::field::Input;
use crate::tui::widgets::form;
use crate::tui::widgets::month_grid::Step;
use crate::tui::widgets::table::{Cursor, Move};

mod handover_form;
mod trajectory_form;
mod view;

use handover_form::HandoverForm;
use trajectory_form::TrajectoryForm;

/// What is shown.
#[derive(Default)]
pub struct State {
    pub view: Option<CrisisMonth>,
    pub cursor: Cursor,
    /// The trajectory to mark as soon as the list is read.
    pub wanted: Option<TrajectoryId>,
    pub form: Option<Form>,
}

/// A form over the list.
pub enum Form {
    Trajectory(TrajectoryForm),
    Handover(HandoverForm),
}

/// What keys do in the list of trajectories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Edit,
    Handover,
    End,
    Delete,
}

impl State {
    pub fn rows(&self) -> &[TrajectoryRow] {
        self.view.as_ref().map_or(&[], |view| view.rows.as_slice())
    }

    pub fn row(&self) -> Option<&TrajectoryRow> {
        self.rows().get(self.cursor.at)
    }

    /// Takes what was read; the marked trajectory stays marked.
    pub fn show(&mut self, view: CrisisMonth) {
        let marked = self.wanted.take().or_else(|| self.row().map(|row| row.id));
        if let Some(at) = view.rows.iter().position(|row| Some(row.id) == marked) {
            self.cursor.at = at;
        }
        self.cursor.keep(view.rows.len());
        self.view = Some(view);
    }

    pub fn clients(&self) -> Vec<&ClientName> {
        self.rows().iter().map(|row| &row.client).collect()
    }

    pub fn mark(&mut self, client: ClientId) {
        if let Some(at) = self.rows().iter().position(|row| row.client.id == client) {
            self.cursor.at = at;
        }
    }

    /// A form for a client who gets crisis help.
    pub fn add(&mut self, client: &ClientName, here: &Here) {
        if let Some(view) = &self.view {
            self.form = Some(Form::Trajectory(TrajectoryForm::new(client, view, here)));
        }
    }

    pub fn step(&mut self, step: Step) {
        let step = match step {
            Step::Up => Move::Up,
            Step::Down => Move::Down,
            Step::PageUp => Move::PageUp,
            Step::PageDown => Move::PageDown,
            Step::FirstRow => Move::First,
            Step::LastRow => Move::Last,
            Step::Left | Step::Right | Step::WeekBack | Step::WeekOn | Step::FirstDay | Step::LastDay => {
                return;
            }
        };
        let rows = self.rows().len();
        self.cursor.go(step, rows);
    }

    pub fn scroll(&mut self, by: i32) {
        let rows = self.rows().len();
        self.cursor.scroll(by, rows);
    }

    pub fn update(&mut self, action: Action, here: &Here) -> Vec<Effect> {
        let (Some(view), Some(row)) = (&self.view, self.row()) else {
            let words = Text::new(
                "er is nog geen traject: + begint er een",
                "there is no trajectory yet: + begins one",
            );
            return vec![Effect::Say(Note::hint(words))];
        };
        self.form = Some(match action {
            Action::Edit => Form::Trajectory(TrajectoryForm::of(row, view, here)),
            Action::End => Form::Trajectory(TrajectoryForm::ending(row, view, here)),
            Action::Handover => Form::Handover(HandoverForm::new(row, view, here)),
            Action::Delete => return vec![ask_to_delete(row)],
        });
        Vec::new()
    }

    pub fn typed(&mut self, input: &Input) -> bool {
        match &mut self.form {
            Some(Form::Trajectory(form)) => form.input(input),
            Some(Form::Handover(form)) => form.input(input),
            None => false,
        }
    }

    pub fn form_step(&mut self, action: form::Action) -> form::Step {
        match &mut self.form {
            Some(Form::Trajectory(form)) => form.act(action),
            Some(Form::Handover(form)) => form.act(action),
            None => form::Step::Moved,
        }
    }

    /// What the open form says.
    pub fn save(&mut self) -> Vec<Effect> {
        let wanted = match &self.form {
            Some(Form::Trajectory(form)) => form.wanted(),
            Some(Form::Handover(form)) => form.wanted(),
            None => None,
        };
        let task = wanted.map(|(id, trajectory)| UsageTask::SaveTrajectory(id, Box::new(trajectory)));
        task.map(|task| Effect::Do(Task::Usage(task))).into_iter().collect()
    }

    pub fn is_changed(&self) -> bool {
        match &self.form {
            Some(Form::Trajectory(form)) => form.is_changed(),
            Some(Form::Handover(form)) => form.is_changed(),
            None => false,
        }
    }

    pub fn draw(&self, focused: bool, frame: &mut Frame, area: Rect, here: &Here) {
        view::draw(self, focused, frame, area, here);
    }

    pub fn draw_form(&self, frame: &mut Frame, area: Rect, here: &Here) {
        match &self.form {
            Some(Form::Trajectory(form)) => form.draw(frame, area, here),
            Some(Form::Handover(form)) => form.draw(frame, area, here),
            None => {}
        }
    }

    /// The row of a click.
    pub fn at(&self, area: Rect, y: u16) -> Option<usize> {
        view::row_at(self, area, y)
    }
}

fn ask_to_delete(row: &TrajectoryRow) -> Effect {
    let (number, day) = (&row.client.number, row.judged.trajectory.registered.day);
    Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Traject verwijderen", "Delete trajectory"),
        question: text!(
            "Het crisistraject van {number} van {day} verwijderen? De tijd die erop is geregistreerd, blijft.",
            "Delete the crisis trajectory of {number} of {day}? The time that was logged on it stays."
        ),
        yes: Text::new("verwijderen", "delete"),
        effects: vec![Effect::Do(Task::Usage(UsageTask::DeleteTrajectory(row.id)))],
    })))
}
