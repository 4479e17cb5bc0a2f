//! The form of a crisis trajectory.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{ClientId, TrajectoryId};
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::{Moment, Shelter, Trajectory};
use crate::operations::views::crisis::CrisisMonth;
use crate::operations::views::day::ClientName;
use crate::operations::views::leaders::Leader;
use crate::operations::views::trajectories::TrajectoryRow;
use crate::text;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Action, Form, Part, Row, Step};

/// A trajectory that is being typed.
pub struct TrajectoryForm {
    form: Form<Key>,
    client: ClientId,
    before: Option<(TrajectoryId, Trajectory)>,
    products: Vec<(ProductKey, Text)>,
    workers: Vec<Leader>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Product,
    Registered,
    RegisteredAt,
    Contact,
    ContactAt,
    Worker,
    Shelter,
    ShelterRemark,
    Afterwards,
    Ended,
}

type Faults = Vec<(Key, Text)>;

impl TrajectoryForm {
    /// Registered just now, unless it is said otherwise.
    pub fn new(client: &ClientName, view: &CrisisMonth, here: &Here) -> Self {
        Self::open(client, None, view, here)
    }

    pub fn of(row: &TrajectoryRow, view: &CrisisMonth, here: &Here) -> Self {
        Self::open(&row.client, Some(row), view, here)
    }

    /// Asks for the last day.
    pub fn ending(row: &TrajectoryRow, view: &CrisisMonth, here: &Here) -> Self {
        let mut form = Self::of(row, view, here);
        if row.judged.trajectory.ended.is_none() {
            form.form.set_text(Key::Ended, &here.today.to_string());
        }
        form.form.focus_on(Key::Ended);
        form
    }

    fn open(client: &ClientName, row: Option<&TrajectoryRow>, view: &CrisisMonth, here: &Here) -> Self {
        let name = client.name.listed();
        let title = text!("Crisistraject van {name}", "Crisis trajectory of {name}");
        let trajectory = row.map(|row| &row.judged.trajectory);
        let form = Form::new(title, rows(trajectory, view, here));
        let before = row.map(|row| (row.id, row.judged.trajectory.clone()));
        let (products, workers) = (view.products.clone(), view.practitioners.clone());
        Self { form, client: client.id, before, products, workers }
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
        Some((self.before.as_ref().map(|(id, _)| *id), self.read().ok()?))
    }

    fn read(&self) -> Result<Trajectory, Faults> {
        let mut faults = Faults::new();
        let product = self.form.chosen(Key::Product).and_then(|index| self.products.get(index));
        if product.is_none() {
            faults.push((Key::Product, form::FILL_IN));
        }
        let worker = self.form.chosen(Key::Worker).and_then(|index| self.workers.get(index));
        if worker.is_none() {
            faults.push((Key::Worker, form::FILL_IN));
        }
        let mut keep = |fault: (Key, Text)| faults.push(fault);
        let registered = self.moment(Key::Registered, Key::RegisteredAt).map_err(&mut keep).ok();
        if registered == Some(None) {
            keep((Key::Registered, form::FILL_IN));
        }
        let contact = self.moment(Key::Contact, Key::ContactAt).map_err(&mut keep).ok();
        let ended = self.day(Key::Ended).map_err(&mut keep).ok();
        let before = self.before.as_ref().map(|(_, before)| before);
        match (product, registered, contact, worker, ended) {
            (Some((product, _)), Some(Some(registered)), Some(contact), Some(worker), Some(ended)) => {
                Ok(Trajectory {
                    client: self.client,
                    product: product.clone(),
                    allocation: before.and_then(|before| before.allocation),
                    registered,
                    first_contact: contact,
                    worker: worker.id,
                    handovers: before.map(|before| before.handovers.clone()).unwrap_or_default(),
                    shelter: Shelter {
                        simultaneous: self.form.chosen(Key::Shelter) == Some(1),
                        remark: Remark::new(&self.form.text(Key::ShelterRemark)),
                    },
                    afterwards: Remark::new(&self.form.text(Key::Afterwards)),
                    ended,
                })
            }
            _ => Err(faults),
        }
    }

    /// A day that may be left out.
    fn day(&self, key: Key) -> Result<Option<Day>, (Key, Text)> {
        let text = self.form.text(key);
        if text.is_empty() {
            return Ok(None);
        }
        read::day(&text).map(Some).map_err(|words| (key, words))
    }

    /// A day and a time that are there together, or not at all.
    fn moment(&self, day: Key, time: Key) -> Result<Option<Moment>, (Key, Text)> {
        let found = self.day(day)?;
        let text = self.form.text(time);
        match (found, ClockTime::parse(&text)) {
            (Some(day), Some(time)) => Ok(Some(Moment { day, time })),
            (None, None) if text.is_empty() => Ok(None),
            (None, Some(_)) => Err((day, Text::new("op welke dag?", "on which day?"))),
            (Some(_), None) if text.is_empty() => Err((time, form::FILL_IN)),
            (_, None) => Err((time, TIME_FORM)),
        }
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        self.form.draw(frame, area, &[], here);
    }
}

fn rows(trajectory: Option<&Trajectory>, view: &CrisisMonth, here: &Here) -> Vec<Row<Key>> {
    let now = Moment { day: here.today, time: here.now };
    let registered = trajectory.map_or(now, |trajectory| trajectory.registered);
    let contact = trajectory.and_then(|trajectory| trajectory.first_contact);
    let (contact_day, contact_at) =
        contact.map(|contact| (contact.day.to_string(), contact.time.to_string())).unwrap_or_default();
    let ended = trajectory.and_then(|trajectory| trajectory.ended).map(|day| day.to_string());
    let remark =
        |remark: Option<&Remark>| remark.map(|remark| remark.as_str().to_owned()).unwrap_or_default();
    let shelter = trajectory.map(|trajectory| &trajectory.shelter);
    let shelter_remark = remark(shelter.and_then(|shelter| shelter.remark.as_ref()));
    let afterwards = remark(trajectory.and_then(|trajectory| trajectory.afterwards.as_ref()));
    let yes_no = [Text::new("nee", "no"), Text::new("ja", "yes")].map(|text| here.say(&text)).to_vec();
    let simultaneous = usize::from(shelter.is_some_and(|shelter| shelter.simultaneous));
    vec![
        Row::new(Key::Product, PRODUCT.0, PRODUCT.1, product(trajectory, view, here)),
        Row::new(Key::Registered, REGISTERED.0, REGISTERED.1, line(&registered.day.to_string(), 10)),
        Row::new(Key::RegisteredAt, AT, TIME_FORM, line(&registered.time.to_string(), 5)),
        Row::new(Key::Contact, CONTACT.0, CONTACT.1, line(&contact_day, 10)),
        Row::new(Key::ContactAt, AT, TIME_FORM, line(&contact_at, 5)),
        Row::new(Key::Worker, WORKER.0, WORKER.1, worker(trajectory, view, here)),
        Row::new(Key::Shelter, SHELTER.0, SHELTER.1, Part::Choice(Choice::new(yes_no, Some(simultaneous)))),
        Row::new(Key::ShelterRemark, SHELTER_REMARK.0, SHELTER_REMARK.1, line(&shelter_remark, 500)),
        Row::new(Key::Afterwards, AFTERWARDS.0, AFTERWARDS.1, line(&afterwards, 500)),
        Row::new(Key::Ended, ENDED.0, ENDED.1, line(&ended.unwrap_or_default(), 10)),
    ]
}

fn line(text: &str, limit: usize) -> Part {
    Part::Line(Field::new(text).limited(limit))
}

fn product(trajectory: Option<&Trajectory>, view: &CrisisMonth, here: &Here) -> Part {
    let names = view.products.iter().map(|(_, name)| here.say(name)).collect();
    let chosen = trajectory.and_then(|one| view.products.iter().position(|(key, _)| *key == one.product));
    Part::Choice(Choice::new(names, chosen))
}

/// The one who works here now, unless somebody is named.
fn worker(trajectory: Option<&Trajectory>, view: &CrisisMonth, here: &Here) -> Part {
    let names =
        view.practitioners.iter().map(|worker| format!("{} ({})", worker.name, worker.code)).collect();
    let wanted = trajectory.map(|trajectory| trajectory.worker).or(here.practitioner);
    let chosen = view.practitioners.iter().position(|worker| Some(worker.id) == wanted);
    Part::Choice(Choice::new(names, chosen))
}

type Words = (Text, Text);
const PRODUCT: Words = (Text::new("zorg", "care"), Text::new("typ om te kiezen", "type to choose"));
const REGISTERED: Words =
    (Text::new("aangemeld op", "registered on"), Text::new("zoals 13-3-2025", "such as 13-3-2025"));
const AT: Text = Text::new("om", "at");
const TIME_FORM: Text = Text::new("een tijd zoals 16:30", "a time such as 16:30");
const CONTACT: Words = (
    Text::new("eerste contact op", "first contact on"),
    Text::new("leeg zolang het er niet was", "empty while there was none"),
);
const WORKER: Words = (
    Text::new("crisiswerker", "crisis worker"),
    Text::new("wie het gezin houdt", "who stays with the family"),
);
const SHELTER: Words = (
    Text::new("ook crisisopvang", "crisis shelter too"),
    Text::new("segment V, tegelijk", "segment V, at the same time"),
);
const SHELTER_REMARK: Words = (
    Text::new("toelichting opvang", "remark on shelter"),
    Text::new("waar, en wie blijft betrokken", "where, and who stays involved"),
);
const AFTERWARDS: Words = (
    Text::new("daarna", "afterwards"),
    Text::new("welke reguliere zorg is aangevraagd", "which regular care was requested"),
);
const ENDED: Words =
    (Text::new("laatste dag", "last day"), Text::new("leeg zolang het loopt", "empty while it runs"));
