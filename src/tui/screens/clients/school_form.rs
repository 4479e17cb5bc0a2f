//! The form of a period in which a client goes to school.

use crate::domain::ids::ClientId;
use crate::domain::text::Text;
use crate::domain::time::Period;
use crate::operations::views::clients::ClientDetail;
use crate::tui::effects::{ClientTask, Task};
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::sheet::{self, Faults, Open, Questions, Reading, Sheet, line};

/// What is asked about a period.
struct Asked {
    client: ClientId,
    /// The other periods, which this one must leave free.
    others: Vec<Period>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    From,
    Until,
}

/// For a new period, or for the one of that index.
pub fn open(detail: &ClientDetail, index: Option<usize>) -> Box<dyn Open> {
    let (title, before) = match index {
        None => (Text::new("Nieuwe schooltijd", "New period at school"), None),
        Some(index) => {
            (Text::new("Schooltijd wijzigen", "Edit period at school"), detail.dossier.school.get(index))
        }
    };
    let asked = Asked { client: detail.client.id, others: others(detail, index) };
    let from = before.map(|period| period.from.to_string());
    let until = before.and_then(|period| period.until).map(|day| day.to_string());
    let rows = vec![
        Row::new(Key::From, FROM.0, FROM.1, line(from, 10)),
        Row::new(Key::Until, UNTIL.0, UNTIL.1, line(until, 10)),
    ];
    Sheet::open(title, rows, asked)
}

/// All periods but the one of that index.
pub fn others(detail: &ClientDetail, index: Option<usize>) -> Vec<Period> {
    let periods = detail.dossier.school.iter().enumerate();
    periods.filter(|(at, _)| Some(*at) != index).map(|(_, period)| *period).collect()
}

impl Questions for Asked {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<Task, Faults<Key>> {
        let mut reading = Reading::of(form);
        let period = self.period(&mut reading);
        reading.answer(period.map(|period| {
            let mut periods = self.others.clone();
            periods.push(period);
            Task::Client(ClientTask::SetSchool(self.client, periods))
        }))
    }
}

impl Asked {
    fn period(&self, reading: &mut Reading<'_, Key>) -> Option<Period> {
        let from = reading.needed(Key::From, read::day);
        let before = reading.faults.len();
        let until = reading.optional(Key::Until, read::day);
        if reading.faults.len() > before {
            return None;
        }
        let Some(period) = Period::new(from?, until) else {
            reading.fault(Key::Until, sheet::BEFORE_FIRST);
            return None;
        };
        if let Some(other) = self.others.iter().find(|other| other.overlaps(period)) {
            let key = if other.contains(period.from) { Key::From } else { Key::Until };
            let from = other.from;
            reading.fault(
                key,
                crate::text!(
                    "deelt dagen met de periode vanaf {from}",
                    "shares days with the period from {from}"
                ),
            );
        }
        Some(period)
    }
}

type Words = (Text, Text);
const FROM: Words =
    (Text::new("van", "from"), Text::new("eerste schooldag, zoals 1-9-2024", "first day, such as 1-9-2024"));
const UNTIL: Words = (
    Text::new("tot en met", "until"),
    Text::new("laatste schooldag; leeg: gaat nog naar school", "last day; empty: still goes to school"),
);
