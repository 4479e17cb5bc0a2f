//! The form of a stay, with the times of arrival and departure.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{KEYLESS, wanted};
use crate::domain::ids::{ClientId, PractitionerId, UsageId};
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::{Departure, Stay, Usage};
use crate::operations::add_stay::NewStay;
use crate::operations::views::leaders::Leader;
use crate::text;
use crate::tui::effects::UsageTask;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Action, Form, Part, Row, Step};

/// A stay that is being typed.
pub struct StayForm {
    form: Form<Key>,
    client: ClientId,
    before: Option<(UsageId, Usage)>,
    leaders: Vec<Leader>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Arrival,
    ArrivalTime,
    Departure,
    DepartureTime,
    Leader,
}

type Faults = Vec<(Key, Text)>;

impl StayForm {
    /// What is there, or a stay that begins on that day.
    pub fn new(
        client: ClientId,
        name: &str,
        day: Day,
        there: Option<(UsageId, &Usage)>,
        leaders: &[Leader],
    ) -> Self {
        let stay = there.and_then(|(_, usage)| usage.stay());
        let arrival = there.map_or(day, |(_, usage)| usage.day);
        let title = text!("Verblijf van {name}", "Stay of {name}");
        let leader = there.and_then(|(_, usage)| usage.practitioner);
        let form = Form::new(title, rows(arrival, stay, leader, leaders));
        let before = there.map(|(id, usage)| (id, usage.clone()));
        Self { form, client, before, leaders: leaders.to_vec() }
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

    pub fn task(&self) -> Option<UsageTask> {
        let (day, stay) = self.read().ok()?;
        let leader = self.form.chosen(Key::Leader).and_then(|index| self.leaders.get(index));
        let practitioner = leader.map(|leader| leader.id);
        Some(if let Some((id, usage)) = &self.before {
            UsageTask::EditStay(*id, Box::new(NewStay { day, practitioner, ..wanted(usage, stay) }))
        } else {
            let stay = NewStay { practitioner, ..NewStay::new(KEYLESS, self.client, day, stay) };
            UsageTask::AddStay(Box::new(stay))
        })
    }

    fn read(&self) -> Result<(Day, Stay), Faults> {
        let mut faults = Faults::new();
        let text = |key| Some(self.form.text(key)).filter(|text| !text.is_empty());
        let mut time = |key| match text(key).map(|text| ClockTime::parse(&text).ok_or(TIME_FORM)) {
            None => Some(None),
            Some(Ok(time)) => Some(Some(time)),
            Some(Err(words)) => {
                faults.push((key, words));
                None
            }
        };
        let (arrival, left_at) = (time(Key::ArrivalTime), time(Key::DepartureTime));
        let from = self.form.text(Key::Arrival);
        let from =
            form::needed(&from, read::day(&from)).map_err(|words| faults.push((Key::Arrival, words))).ok();
        let until = match text(Key::Departure).map(|text| read::day(&text)) {
            None => Some(None),
            Some(Ok(day)) => Some(Some(day)),
            Some(Err(words)) => {
                faults.push((Key::Departure, words));
                None
            }
        };
        if let (Some(None), Some(Some(_))) = (until, left_at) {
            faults.push((Key::Departure, Text::new("op welke dag?", "on which day?")));
        }
        if let (Some(from), Some(Some(until))) = (from, until)
            && until < from
        {
            faults.push((Key::Departure, Text::new("ligt voor de aankomst", "lies before the arrival")));
        }
        match (from, arrival, until, left_at) {
            (Some(from), Some(arrival), Some(until), Some(time)) if faults.is_empty() => {
                let departure = until.map(|day| Departure { day, time });
                Ok((from, Stay { arrival, departure }))
            }
            _ => Err(faults),
        }
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        self.form.draw(frame, area, &[], here);
    }
}

fn rows(
    arrival: Day,
    stay: Option<&Stay>,
    leader: Option<PractitionerId>,
    leaders: &[Leader],
) -> Vec<Row<Key>> {
    let names = leaders.iter().map(|leader| format!("{} ({})", leader.name, leader.code)).collect();
    let chosen = leaders.iter().position(|one| Some(one.id) == leader);
    let line = |text: String, limit: usize| Part::Line(Field::new(&text).limited(limit));
    let clock = |time: Option<ClockTime>| time.map(|time| time.to_string()).unwrap_or_default();
    let departure = stay.and_then(|stay| stay.departure);
    let until = departure.map(|departure| departure.day.to_string()).unwrap_or_default();
    vec![
        Row::new(
            Key::Arrival,
            Text::new("aankomst op", "arrival on"),
            Text::new("zoals 14-3-2025", "such as 14-3-2025"),
            line(arrival.to_string(), 10),
        ),
        Row::new(
            Key::ArrivalTime,
            Text::new("om", "at"),
            TIME_FORM,
            line(clock(stay.and_then(|stay| stay.arrival)), 5),
        ),
        Row::new(
            Key::Departure,
            Text::new("vertrek op", "departure on"),
            Text::new("leeg zolang de cliënt er nog is", "empty while the client is still there"),
            line(until, 10),
        ),
        Row::new(
            Key::DepartureTime,
            Text::new("om", "at"),
            TIME_FORM,
            line(clock(departure.and_then(|departure| departure.time)), 5),
        ),
        Row::new(
            Key::Leader,
            Text::new("zorg door", "care by"),
            Text::new(
                "waar het product een bevoegdheid vraagt",
                "where the product asks for a qualification",
            ),
            Part::Choice(Choice::new(names, chosen).optional()),
        ),
    ]
}

const TIME_FORM: Text = Text::new(
    "een tijd zoals 16:00; telt waar het contract etmalen vanaf de aankomst telt",
    "a time such as 16:00; counts where the contract counts 24 hours from the arrival on",
);
