//! What is reported to the municipality about care on an allocation: that it began, stands still or has ended, or that the
//! last report was wrong.

use super::page::Page;
use crate::domain::care::{State, StopReason, suggested};
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::text::Text;
use crate::operations::report_care::{Input, Step};
use crate::operations::views::clients::AllocationRow;
use crate::text;
use crate::tui::effects::{ClientTask, Effect, Note, Task};
use crate::tui::here::Here;
use crate::tui::overlay::Overlay;
use crate::tui::read;
use crate::tui::widgets::confirm::Confirm;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::sheet::{self, Faults, Open, Questions, Reading, Sheet, line};

/// What is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Start,
    Pause,
    Stop,
}

struct Report {
    client: ClientId,
    allocation: AllocationId,
    asked: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Day,
    Reason,
}

/// For the marked allocation.
pub fn open(row: &AllocationRow, asked: Asked, here: &Here) -> Box<dyn Open> {
    let number = row.allocation.number;
    let title = match asked {
        Asked::Start => text!("Start van zorg op {number}", "Start of care on {number}"),
        Asked::Pause => text!("Pauze van zorg op {number}", "Pause of care on {number}"),
        Asked::Stop => text!("Stop van zorg op {number}", "Stop of care on {number}"),
    };
    let words = if asked == Asked::Start { FIRST } else { LAST };
    let day = proposed(row, asked, here).to_string();
    let mut rows = vec![Row::new(Key::Day, words.0, words.1, line(Some(day), 10))];
    if asked == Asked::Stop {
        let names = reasons().map(|reason| format!("{} {}", reason.code(), here.say(&reason.name())));
        let suggested = row.allocation.change_reason.as_deref().and_then(suggested);
        let chosen = reasons().position(|reason| Some(reason) == suggested);
        rows.push(Row::new(Key::Reason, WHY.0, WHY.1, sheet::choice(names.collect(), chosen)));
    }
    let report = Report { client: row.allocation.client, allocation: row.id, asked };
    Sheet::open(title, rows, report)
}

/// The day that is most likely meant.
fn proposed(row: &AllocationRow, asked: Asked, here: &Here) -> crate::domain::time::Day {
    let ended = row.allocation.period.until.filter(|until| *until < here.today);
    match asked {
        Asked::Start if row.care.state == State::NotStarted => row.care.first_day.unwrap_or(here.today),
        Asked::Start => here.today,
        Asked::Pause | Asked::Stop => ended.unwrap_or(here.today),
    }
}

/// A pause has its own key.
fn reasons() -> impl Iterator<Item = StopReason> {
    StopReason::all().filter(|reason| *reason != StopReason::PAUSE)
}

impl Questions for Report {
    type Key = Key;

    fn read(&self, form: &Form<Key>, here: &Here) -> Result<Task, Faults<Key>> {
        let mut reading = Reading::of(form);
        let day = reading.needed(Key::Day, |text| {
            read::day(text).and_then(|day| if day > here.today { Err(sheet::AHEAD) } else { Ok(day) })
        });
        let step = match self.asked {
            Asked::Start => day.map(|begin| Step::Start { begin }),
            Asked::Pause => day.map(|end| Step::Stop { end, reason: StopReason::PAUSE }),
            Asked::Stop => {
                let reason = reading.chosen(Key::Reason, &reasons().collect::<Vec<_>>());
                if reason.is_none() {
                    reading.fault(Key::Reason, Text::new("kies de reden", "choose the reason"));
                }
                day.zip(reason).map(|(end, reason)| Step::Stop { end, reason })
            }
        };
        let (client, allocation) = (self.client, self.allocation);
        let task = |step| Task::Client(ClientTask::ReportCare(client, Input { allocation, step }));
        reading.answer(step.map(task))
    }
}

/// Asks before the last report about the marked allocation is taken back.
pub fn withdraw(page: &Page, _: &Here) -> Vec<Effect> {
    let Some(row) = page.allocation() else { return Vec::new() };
    let number = row.allocation.number;
    let question = match row.care.state {
        State::NotStarted => {
            // The key is no first word: a sentence begins with a capital, and S is another key.
            let start = Text::new("Met s meldt u de start.", "Report the start with s.");
            return vec![Effect::Say(Note::problem(
                Text::new(
                    "er is niets gemeld dat ingetrokken kan worden (TR063)",
                    "nothing was reported that can be taken back (TR063)",
                ),
                Some(start).filter(|_| !row.allocation.is_deleted()),
            ))];
        }
        State::Running { begin } => text!(
            "De start van zorg op {number} per {begin} intrekken? De gemeente krijgt daarover bericht.",
            "Take the start of care on {number} on {begin} back? The municipality gets a message about it."
        ),
        State::Paused { end, .. } => text!(
            "De pauze van zorg op {number} na {end} intrekken? De gemeente krijgt daarover bericht.",
            "Take the pause of care on {number} after {end} back? The municipality gets a message about it."
        ),
        State::Ended { end, .. } => text!(
            "De stop van zorg op {number} na {end} intrekken? De gemeente krijgt daarover bericht.",
            "Take the stop of care on {number} after {end} back? The municipality gets a message about it."
        ),
    };
    let input = Input { allocation: row.id, step: Step::Withdraw };
    let task = Task::Client(ClientTask::ReportCare(row.allocation.client, input));
    vec![Effect::Show(Box::new(Overlay::Confirm(Confirm {
        title: Text::new("Intrekken", "Withdraw"),
        question,
        yes: Text::new("intrekken", "withdraw"),
        effects: vec![Effect::Do(task)],
    })))]
}

type Words = (Text, Text);
const FIRST: Words = (
    Text::new("eerste dag", "first day"),
    Text::new("de dag waarop de zorg begon", "the day on which care began"),
);
const LAST: Words =
    (Text::new("laatste dag", "last day"), Text::new("de laatste dag met zorg", "the last day with care"));
const WHY: Words = (Text::new("reden", "reason"), sheet::CHOOSE);
