//! The form of the trips of one client on one day.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::fields;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::{ClientId, UsageId};
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::usage::{Carriage, Direction, Trip};
use crate::operations::views::usage_month::Placed;
use crate::tui::effects::TripChanges;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{Action, Form, Part, Row, Step};

/// Trips of a day that are being typed.
pub struct TripForm {
    form: Form<Key>,
    client: ClientId,
    day: Day,
    /// What is there: it is changed rather than made anew.
    before: Vec<(UsageId, Trip)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Ways,
    Form,
    Distance,
    From,
    To,
    Wheelchair,
    Destination,
}

type Faults = Vec<(Key, Text)>;

impl TripForm {
    /// What is there, or a new trip that looks like `usual`.
    pub fn new<'a>(
        client: ClientId,
        day: Day,
        placed: impl Iterator<Item = (&'a Placed, &'a Trip)>,
        usual: &Trip,
        here: &Here,
    ) -> Self {
        let title = show::day(day);
        let title = Text::of(format!("Ritten op {}", title.nl), format!("Trips on {}", title.en));
        let before: Vec<(UsageId, Trip)> = placed.map(|(placed, trip)| (placed.id, trip.clone())).collect();
        let trip = before.first().map_or(usual, |(_, trip)| trip).towards(Direction::Outward);
        let there =
            |way: &Direction| before.is_empty() || before.iter().any(|(_, trip)| trip.direction == *way);
        let ways: Vec<Direction> = Direction::ALL.into_iter().filter(there).collect();
        Self { form: Form::new(title, rows(&trip, &ways, here)), client, day, before }
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

    pub fn changes(&self) -> Option<TripChanges> {
        let (ways, trip) = self.read().ok()?;
        let gone = self.before.iter().filter(|(_, before)| !ways.contains(&before.direction));
        let kept = self.before.iter().filter(|(_, before)| ways.contains(&before.direction));
        let missing =
            ways.iter().filter(|way| self.before.iter().all(|(_, before)| before.direction != **way));
        Some(TripChanges {
            delete: gone.map(|(id, _)| *id).collect(),
            edit: kept.map(|(id, before)| (*id, trip.towards(before.direction))).collect(),
            add: missing.map(|way| (self.client, self.day, trip.towards(*way))).collect(),
        })
    }

    /// The ways, and the trip on the way out.
    fn read(&self) -> Result<(&'static [Direction], Trip), Faults> {
        let mut faults = Faults::new();
        let ways = self.chosen(Key::Ways, &fields::WAYS, &mut faults);
        let carriage = self.chosen(Key::Form, &Carriage::ALL, &mut faults);
        let distance = fields::distance(&self.form.text(Key::Distance))
            .map_err(|words| faults.push((Key::Distance, words)))
            .ok();
        let mut town = |key| match Some(self.form.text(key)).filter(|text| !text.is_empty()) {
            None => Some(None),
            Some(text) => MunicipalityCode::parse(&text)
                .map_err(|error| faults.push((key, error.words())))
                .ok()
                .map(Some),
        };
        let (from, to) = (town(Key::From), town(Key::To));
        let wheelchair = self.chosen(Key::Wheelchair, &[false, true], &mut faults);
        let destination = self.form.text(Key::Destination);
        match (ways, carriage, distance, from, to, wheelchair) {
            (Some(ways), Some(carriage), Some(distance), Some(from), Some(to), Some(wheelchair)) => {
                let trip = Trip {
                    direction: Direction::Outward,
                    carriage,
                    distance,
                    from,
                    to,
                    wheelchair,
                    destination: Remark::new(&destination),
                };
                Ok((ways, trip))
            }
            _ => Err(faults),
        }
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

fn rows(trip: &Trip, ways: &[Direction], here: &Here) -> Vec<Row<Key>> {
    let line = |text: &str, limit: usize| Part::Line(Field::new(text).limited(limit));
    let town = |code: &Option<MunicipalityCode>| {
        line(&code.as_ref().map(ToString::to_string).unwrap_or_default(), 4)
    };
    let distance = fields::distance_text(trip.distance, here);
    let destination = trip.destination.as_ref().map_or("", Remark::as_str);
    let wheelchair = [Text::new("nee", "no"), Text::new("ja", "yes")];
    let (ways_label, ways_hint) = fields::WAYS_WORDS;
    let (form_label, form_hint) = fields::FORM_WORDS;
    let (distance_label, distance_hint) = fields::DISTANCE_WORDS;
    vec![
        Row::new(Key::Ways, ways_label, ways_hint, fields::ways(ways, here)),
        Row::new(Key::Form, form_label, form_hint, fields::carriages(trip.carriage, here)),
        Row::new(Key::Distance, distance_label, distance_hint, line(&distance, 12)),
        Row::new(Key::From, Text::new("van gemeente", "from municipality"), TOWN, town(&trip.from)),
        Row::new(Key::To, Text::new("naar gemeente", "to municipality"), TOWN, town(&trip.to)),
        Row::new(
            Key::Wheelchair,
            Text::new("rolstoel", "wheelchair"),
            Text::new("rolstoelvervoer vraagt overleg", "wheelchair transport asks for a consultation"),
            fields::choice(&wheelchair, usize::from(trip.wheelchair), here),
        ),
        Row::new(
            Key::Destination,
            Text::new("bestemming", "destination"),
            Text::new("alleen nodig als er meer zijn", "only needed where there is more than one"),
            line(destination, 200),
        ),
    ]
}

const TOWN: Text = Text::new(
    "op de heenweg; CBS-code, zoals 0405; leeg: die van de cliënt",
    "on the way out; CBS code such as 0405; empty: the client's own",
);
