//! The form of a group session: which group, when, what it offers, and who was in charge.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::identifiers::GroupName;
use crate::domain::ids::SessionId;
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::Session;
use crate::operations::views::attendance::{AttendanceMonth, Offer};
use crate::operations::views::leaders::Leader;
use crate::operations::views::sessions::SessionRow;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::show;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Action, Form, Part, Row, Step};

/// A session that is being typed.
pub struct SessionForm {
    form: Form<Key>,
    id: Option<SessionId>,
    day: Day,
    offers: Vec<Offer>,
    leaders: Vec<Leader>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Group,
    Start,
    Offer,
    Supervisors,
    Leader,
}

type Faults = Vec<(Key, Text)>;

/// Most supervisors at a session.
const MOST_SUPERVISORS: u32 = 50;

impl SessionForm {
    /// The first session of a group that is new.
    pub fn new(day: Day, all: &AttendanceMonth, here: &Here) -> Self {
        Self::open(None, None, day, all, here)
    }

    /// A session as it is, or one that goes as usual.
    pub fn of(
        kept: Option<&SessionRow>,
        usual: &Session,
        day: Day,
        all: &AttendanceMonth,
        here: &Here,
    ) -> Self {
        let session = kept.map_or(usual, |row| &row.meeting.session);
        Self::open(kept.map(|row| row.id), Some(session), day, all, here)
    }

    fn open(
        id: Option<SessionId>,
        session: Option<&Session>,
        day: Day,
        all: &AttendanceMonth,
        here: &Here,
    ) -> Self {
        let words = show::day(day);
        let title =
            Text::of(format!("Groepsbijeenkomst op {}", words.nl), format!("Group session on {}", words.en));
        let (offers, leaders) = (all.offers.clone(), all.practitioners.clone());
        let form = Form::new(title, rows(session, &offers, &leaders, here));
        Self { form, id, day, offers, leaders }
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

    pub fn session(&self) -> Option<(Option<SessionId>, Session)> {
        Some((self.id, self.read().ok()?))
    }

    fn read(&self) -> Result<Session, Faults> {
        let mut faults = Faults::new();
        let name = self.form.text(Key::Group);
        let group = form::needed(&name, GroupName::parse(&name).map_err(|error| error.words()))
            .map_err(|words| faults.push((Key::Group, words)))
            .ok();
        let start = match self.text(Key::Start).map(|text| ClockTime::parse(&text).ok_or(START_FORM)) {
            None => Some(None),
            Some(Ok(time)) => Some(Some(time)),
            Some(Err(words)) => {
                faults.push((Key::Start, words));
                None
            }
        };
        let supervisors = match self.text(Key::Supervisors).map(|text| read::count(&text)) {
            None => Some(None),
            Some(Ok(count)) if (1..=MOST_SUPERVISORS).contains(&count) => Some(Some(count)),
            Some(_) => {
                faults.push((Key::Supervisors, SUPERVISORS_FORM));
                None
            }
        };
        let offer = self.form.chosen(Key::Offer).and_then(|index| self.offers.get(index));
        let leader = self.form.chosen(Key::Leader).and_then(|index| self.leaders.get(index));
        match (group, start, supervisors) {
            (Some(group), Some(start), Some(supervisors)) => Ok(Session {
                group,
                day: self.day,
                start,
                component: offer.and_then(|offer| offer.component.clone()),
                product: offer.and_then(|offer| offer.product.clone()),
                supervisors,
                practitioner: leader.map(|leader| leader.id),
            }),
            _ => Err(faults),
        }
    }

    fn text(&self, key: Key) -> Option<String> {
        Some(self.form.text(key)).filter(|text| !text.is_empty())
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        self.form.draw(frame, area, &[], here);
    }
}

fn rows(session: Option<&Session>, offers: &[Offer], leaders: &[Leader], here: &Here) -> Vec<Row<Key>> {
    let line = |text: String, limit: usize| Part::Line(Field::new(&text).limited(limit));
    let group = session.map(|session| session.group.to_string()).unwrap_or_default();
    let start = session.and_then(|session| session.start).map(|time| time.to_string()).unwrap_or_default();
    let supervisors = session.and_then(|session| session.supervisors).map(|count| count.to_string());
    let is_offered = |offer: &Offer| {
        session.is_some_and(|session| {
            (&session.component, &session.product) == (&offer.component, &offer.product)
        })
    };
    let leads = |leader: &Leader| session.is_some_and(|session| session.practitioner == Some(leader.id));
    let offer_names = offers.iter().map(|offer| here.say(&offer.name)).collect();
    let leader_names = leaders.iter().map(|leader| format!("{} ({})", leader.name, leader.code)).collect();
    vec![
        Row::new(
            Key::Group,
            Text::new("groep", "group"),
            Text::new("de naam van de groep, van geen persoon", "the name of the group, of no person"),
            line(group, 40),
        ),
        Row::new(Key::Start, Text::new("begint om", "starts at"), START_FORM, line(start, 5)),
        Row::new(
            Key::Offer,
            Text::new("biedt", "offers"),
            Text::new(
                "leeg: het product volgt uit de toewijzing van elke cliënt",
                "empty: the product follows from each client's allocation",
            ),
            Part::Choice(Choice::new(offer_names, offers.iter().position(is_offered)).optional()),
        ),
        Row::new(
            Key::Supervisors,
            Text::new("begeleiders", "supervisors"),
            SUPERVISORS_FORM,
            line(supervisors.unwrap_or_default(), 2),
        ),
        Row::new(
            Key::Leader,
            Text::new("onder leiding van", "led by"),
            Text::new(
                "waar het product een bevoegdheid vraagt",
                "where the product asks for a qualification",
            ),
            Part::Choice(Choice::new(leader_names, leaders.iter().position(leads)).optional()),
        ),
    ]
}

const START_FORM: Text = Text::new("een tijd zoals 14:30, of leeg", "a time such as 14:30, or empty");
const SUPERVISORS_FORM: Text =
    Text::new("hoeveel er werkelijk waren, 1 tot 50", "how many were really there, 1 to 50");
