//! The form that fills a month with trips that recur: on which days, which ways, and when not.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::fields;
use crate::domain::ids::ClientId;
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day, Month};
use crate::domain::usage::{Carriage, Direction, Pattern, Trip, Weekdays};
use crate::text;
use crate::tui::effects::{Task, UsageTask};
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Action, Form, Part, Row, Step};

/// A pattern that is being typed.
pub struct PatternForm {
    form: Form<Key>,
    client: ClientId,
    month: Month,
    /// What the trips look like where the form does not ask.
    usual: Trip,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Days,
    Ways,
    Form,
    Distance,
    From,
    Until,
    Except,
}

type Faults = Vec<(Key, Text)>;

impl PatternForm {
    pub fn new(client: ClientId, month: Month, usual: Trip, here: &Here) -> Self {
        let name = month.long();
        let (nl, en) = (&name.nl, &name.en);
        let title = text!("Ritten in {nl} vullen", "Fill {en} with trips");
        let rows = rows(month, &usual, here);
        Self { form: Form::new(title, rows), client, month, usual: usual.towards(Direction::Outward) }
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

    pub fn task(&self) -> Option<Task> {
        let (pattern, trip, ways) = self.read().ok()?;
        let trips = pattern.trips(&trip, ways);
        let trips = trips.into_iter().map(|(day, trip)| (self.client, day, trip)).collect();
        Some(Task::Usage(UsageTask::AddTrips(trips)))
    }

    /// The days, the trip on the way out, and the ways.
    fn read(&self) -> Result<(Pattern, Trip, &'static [Direction]), Faults> {
        let mut faults = Faults::new();
        let days = self.form.text(Key::Days);
        let weekdays = form::needed(&days, Weekdays::parse(&days).ok_or(DAYS_FORM))
            .map_err(|words| faults.push((Key::Days, words)))
            .ok();
        let ways = self.chosen(Key::Ways, &fields::WAYS, &mut faults);
        let carriage = self.chosen(Key::Form, &Carriage::ALL, &mut faults);
        let distance = fields::distance(&self.form.text(Key::Distance))
            .map_err(|words| faults.push((Key::Distance, words)))
            .ok();
        let period = self.period(&mut faults);
        let except = except(&self.form.text(Key::Except), self.month)
            .map_err(|words| faults.push((Key::Except, words)))
            .ok();
        match (weekdays, ways, carriage, distance, period, except) {
            (Some(weekdays), Some(ways), Some(carriage), Some(distance), Some(period), Some(except)) => {
                let pattern = Pattern { period, weekdays, holidays: false, except };
                Ok((pattern, Trip { carriage, distance, ..self.usual.clone() }, ways))
            }
            _ => Err(faults),
        }
    }

    fn period(&self, faults: &mut Faults) -> Option<ClosedPeriod> {
        let mut day = |key| {
            let text = self.form.text(key);
            form::needed(&text, read::day(&text)).map_err(|words| faults.push((key, words))).ok()
        };
        let (from, until) = (day(Key::From), day(Key::Until));
        let period = ClosedPeriod::new(from?, until?);
        match period {
            None => {
                faults.push((Key::Until, Text::new("ligt voor de eerste dag", "lies before the first day")));
            }
            Some(period) if period.length() > MOST_DAYS => faults.push((
                Key::Until,
                Text::new("vul hoogstens drie maanden tegelijk", "fill three months at most at a time"),
            )),
            Some(_) => return period,
        }
        None
    }

    fn chosen<T: Copy>(&self, key: Key, all: &[T], faults: &mut Faults) -> Option<T> {
        let found = self.form.chosen(key).and_then(|index| all.get(index)).copied();
        if found.is_none() {
            faults.push((key, fields::CHOOSE));
        }
        found
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        self.form.draw(frame, area, &[], here);
    }
}

/// Three long months.
const MOST_DAYS: i64 = 93;

/// Days of the month such as `5, 12-14`, or whole dates.
fn except(text: &str, month: Month) -> Result<Vec<Day>, Text> {
    let mut days = Vec::new();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        if let Ok(day) = read::day(part) {
            days.push(day);
            continue;
        }
        let (from, until) = part.split_once('-').unwrap_or((part, part));
        let day = |text: &str| {
            let number = text.trim().parse().map_err(|_| EXCEPT_FORM)?;
            Day::new(month.first().year(), month.first().month_number(), number).ok_or(EXCEPT_FORM)
        };
        let range = ClosedPeriod::new(day(from)?, day(until)?).ok_or(EXCEPT_FORM)?;
        days.extend(range.days());
    }
    Ok(days)
}

fn rows(month: Month, usual: &Trip, here: &Here) -> Vec<Row<Key>> {
    let line = |text: &str, limit: usize| Part::Line(Field::new(text).limited(limit));
    let days = here.say(&Text::new("ma,di,wo,do,vr", "mo,tu,we,th,fr"));
    let distance = fields::distance_text(usual.distance, here);
    let (ways_label, ways_hint) = fields::WAYS_WORDS;
    let (form_label, form_hint) = fields::FORM_WORDS;
    let (distance_label, distance_hint) = fields::DISTANCE_WORDS;
    let (first, last) = (month.first().to_string(), month.last().to_string());
    vec![
        Row::new(Key::Days, Text::new("op", "on"), DAYS_FORM, line(&days, 60)),
        Row::new(Key::Ways, ways_label, ways_hint, fields::ways(&Direction::ALL, here)),
        Row::new(Key::Form, form_label, form_hint, fields::carriages(usual.carriage, here)),
        Row::new(Key::Distance, distance_label, distance_hint, line(&distance, 12)),
        Row::new(Key::From, Text::new("vanaf", "from"), FROM_HINT, line(&first, 10)),
        Row::new(Key::Until, Text::new("tot en met", "up to and including"), FROM_HINT, line(&last, 10)),
        Row::new(Key::Except, Text::new("behalve op", "except on"), EXCEPT_FORM, line("", 120)),
    ]
}

const DAYS_FORM: Text =
    Text::new("dagen zoals ma,wo,vr, of: werkdagen", "days such as mo,we,fr, or: weekdays");
const FROM_HINT: Text = Text::new(
    "feestdagen worden overgeslagen, en wat er al staat blijft",
    "public holidays are left out, and what is there stays",
);
const EXCEPT_FORM: Text =
    Text::new("dagen van de maand, zoals 5, 12-14", "days of the month, such as 5, 12-14");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_days_of_the_month() {
        let month = Month::parse_iso("2025-02").unwrap();
        for (text, expected) in [
            ("", Some("")),
            ("5, 12-14", Some("5 12 13 14")),
            ("28; 2025-02-03,4-2-2025", Some("28 3 4")),
            ("29", None),
            ("14-12", None),
            ("x", None),
            ("5-", None),
        ] {
            let days = except(text, month).ok();
            let told = days.map(|days| {
                days.iter().map(|day| day.day_of_month().to_string()).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
