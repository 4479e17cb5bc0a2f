//! The form with which another worker takes over a trajectory.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::ids::TrajectoryId;
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::usage::{Handover, Trajectory};
use crate::operations::views::crisis::CrisisMonth;
use crate::operations::views::leaders::Leader;
use crate::operations::views::trajectories::TrajectoryRow;
use crate::text;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Action, Form, Part, Row, Step};

/// A hand-over that is being typed.
pub struct HandoverForm {
    form: Form<Key>,
    id: TrajectoryId,
    before: Trajectory,
    workers: Vec<Leader>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    From,
    Worker,
    Reason,
}

impl HandoverForm {
    pub fn new(row: &TrajectoryRow, view: &CrisisMonth, here: &Here) -> Self {
        let name = row.client.name.listed();
        let title = text!("Traject van {name} overdragen", "Hand over the trajectory of {name}");
        let workers = view.practitioners.clone();
        let names = workers.iter().map(|worker| format!("{} ({})", worker.name, worker.code)).collect();
        let line = |text: &str, limit: usize| Part::Line(Field::new(text).limited(limit));
        let rows = vec![
            Row::new(
                Key::From,
                Text::new("vanaf", "from"),
                Text::new("zoals 13-3-2025", "such as 13-3-2025"),
                line(&here.today.to_string(), 10),
            ),
            Row::new(
                Key::Worker,
                Text::new("aan", "to"),
                Text::new("typ om te kiezen", "type to choose"),
                Part::Choice(Choice::new(names, None)),
            ),
            Row::new(
                Key::Reason,
                Text::new("waarom", "why"),
                Text::new("zonder reden geeft de regel een melding", "without a reason the rule speaks up"),
                line("", 500),
            ),
        ];
        let before = row.judged.trajectory.clone();
        Self { form: Form::new(title, rows), id: row.id, before, workers }
    }

    pub fn is_changed(&self) -> bool {
        self.form.is_changed()
    }

    pub fn input(&mut self, input: &Input) -> bool {
        let taken = self.form.input(input);
        self.judge();
        taken
    }

    pub fn act(&mut self, action: Action) -> Step {
        let step = self.form.act(action);
        self.judge();
        if step == Step::Save && self.form.show_problem() { Step::Moved } else { step }
    }

    fn judge(&mut self) {
        let faults = self.read().err().unwrap_or_default();
        self.form.judge(&faults);
    }

    pub fn wanted(&self) -> Option<(Option<TrajectoryId>, Trajectory)> {
        let mut trajectory = self.before.clone();
        trajectory.handovers.push(self.read().ok()?);
        Some((Some(self.id), trajectory))
    }

    fn read(&self) -> Result<Handover, Vec<(Key, Text)>> {
        let mut faults = Vec::new();
        let from = self.form.text(Key::From);
        let from =
            form::needed(&from, read::day(&from)).map_err(|words| faults.push((Key::From, words))).ok();
        let worker = self.form.chosen(Key::Worker).and_then(|index| self.workers.get(index));
        if worker.is_none() {
            faults.push((Key::Worker, form::FILL_IN));
        }
        match (from, worker) {
            (Some(from), Some(worker)) => {
                Ok(Handover { from, worker: worker.id, reason: Remark::new(&self.form.text(Key::Reason)) })
            }
            _ => Err(faults),
        }
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        self.form.draw(frame, area, &[], here);
    }
}
