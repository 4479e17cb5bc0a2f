//! The form of a client. The citizen service number is typed hidden and never shown here.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::client::{Client, Gender, PersonName};
use crate::domain::identifiers::{Bsn, ClientNumber, MunicipalityCode};
use crate::domain::ids::{ClientId, Stored};
use crate::domain::text::Text;
use crate::domain::time::BirthDate;
use crate::tui::effects::Task;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::choice::Choice;
use crate::tui::widgets::field::{Field, Input};
use crate::tui::widgets::form::{self, Action, Form, Part, Row, Step};

/// A client that is being typed.
pub struct ClientForm {
    form: Form<Key>,
    id: Option<ClientId>,
    /// What is kept when the number is left empty, and a birth date whose unknown part cannot be typed here.
    before: Option<Client>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Number,
    Surname,
    Prefix,
    Initials,
    FirstNames,
    Birth,
    Gender,
    Municipality,
    Bsn,
}

impl ClientForm {
    pub fn new(here: &Here) -> Self {
        let title = Text::new("Nieuwe cliënt", "New client");
        Self { form: Form::new(title, rows(None, here)), id: None, before: None }
    }

    pub fn of(client: &Stored<ClientId, Client>, here: &Here) -> Self {
        let title = Text::new("Cliënt wijzigen", "Edit client");
        let form = Form::new(title, rows(Some(&client.value), here));
        Self { form, id: Some(client.id), before: Some(client.value.clone()) }
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

    pub fn task(&self) -> Option<Task> {
        let client = self.read().ok()?;
        Some(Task::SaveClient(self.id, Box::new(client)))
    }

    fn judge(&mut self) {
        let faults = self.read().err().unwrap_or_default();
        self.form.judge(&faults);
    }

    /// The client that the form says, or every field that is wrong.
    fn read(&self) -> Result<Client, Vec<(Key, Text)>> {
        let mut faults = Vec::new();
        let mut fault = |key: Key, words: Text| faults.push((key, words));
        let text = |key| Some(self.form.text(key)).filter(|text| !text.is_empty());
        let number = self.form.text(Key::Number);
        let number = form::needed(&number, ClientNumber::parse(&number).map_err(|error| error.words()))
            .map_err(|words| fault(Key::Number, words))
            .ok();
        let surname = text(Key::Surname);
        if surname.is_none() {
            fault(Key::Surname, form::FILL_IN);
        }
        let initials = text(Key::Initials).map(|text| text.replace(['.', ' '], "").to_uppercase());
        if initials.as_deref().is_some_and(|text| !text.chars().all(char::is_alphabetic)) {
            fault(Key::Initials, Text::new("alleen letters, zoals S.J.", "letters only, such as S.J."));
        }
        let municipality = text(Key::Municipality).and_then(|code| {
            MunicipalityCode::parse(&code).map_err(|e| fault(Key::Municipality, e.words())).ok()
        });
        let birth = self.birth().map_err(|words| fault(Key::Birth, words)).unwrap_or_default();
        let bsn = self.bsn().map_err(|words| fault(Key::Bsn, words)).unwrap_or_default();
        let gender = self.form.chosen(Key::Gender).and_then(|index| Gender::ALL.get(index)).copied();
        match (number, surname) {
            (Some(number), Some(surname)) if faults.is_empty() => {
                let name = PersonName {
                    surname,
                    prefix: text(Key::Prefix),
                    first_names: text(Key::FirstNames),
                    initials,
                };
                Ok(Client { number, bsn, name, birth, gender, municipality })
            }
            _ => Err(faults),
        }
    }

    fn birth(&self) -> Result<Option<BirthDate>, Text> {
        let text = self.form.text(Key::Birth);
        if text.is_empty() {
            return Ok(None);
        }
        let day = read::day(&text)?;
        let before = self.before.as_ref().and_then(|client| client.birth).filter(|birth| birth.date() == day);
        Ok(Some(before.unwrap_or_else(|| BirthDate::exact(day))))
    }

    fn bsn(&self) -> Result<Option<Bsn>, Text> {
        let text = self.form.text(Key::Bsn);
        if text.is_empty() {
            return Ok(self.before.as_ref().and_then(|client| client.bsn.clone()));
        }
        Bsn::parse(&text).map(Some).map_err(|error| error.words())
    }

    pub fn draw(&self, frame: &mut Frame, area: Rect, here: &Here) {
        self.form.draw(frame, area, &[], here);
    }
}

fn rows(client: Option<&Client>, here: &Here) -> Vec<Row<Key>> {
    let name = client.map(|client| client.name.clone()).unwrap_or_default();
    let line =
        |text: Option<String>, limit: usize| Part::Line(Field::new(&text.unwrap_or_default()).limited(limit));
    let number = client.map(|client| client.number.to_string());
    let birth = client.and_then(|client| client.birth).map(|birth| birth.date().to_string());
    let municipality = client.and_then(|client| client.municipality.as_ref()).map(ToString::to_string);
    let has_bsn = client.is_some_and(|client| client.bsn.is_some());
    vec![
        Row::new(Key::Number, NUMBER.0, NUMBER.1, line(number, 20)),
        Row::new(Key::Surname, SURNAME.0, SURNAME.1, line(Some(name.surname), 200)),
        Row::new(Key::Prefix, PREFIX.0, PREFIX.1, line(name.prefix, 10)),
        Row::new(Key::Initials, INITIALS.0, INITIALS.1, line(name.initials, 12)),
        Row::new(Key::FirstNames, FIRST.0, FIRST.1, line(name.first_names, 200)),
        Row::new(Key::Birth, BIRTH.0, BIRTH.1, line(birth, 10)),
        Row::new(Key::Gender, GENDER.0, GENDER.1, Part::Choice(genders(client, here))),
        Row::new(Key::Municipality, TOWN.0, TOWN.1, line(municipality, 4)),
        Row::new(
            Key::Bsn,
            BSN.0,
            if has_bsn { BSN_KEPT } else { BSN.1 },
            Part::Line(Field::secret().limited(9)),
        ),
    ]
}

fn genders(client: Option<&Client>, here: &Here) -> Choice {
    let chosen = client
        .and_then(|client| client.gender)
        .and_then(|gender| Gender::ALL.iter().position(|known| *known == gender));
    let names = Gender::ALL.map(|gender| here.say(&gender.name()));
    Choice::new(names.to_vec(), chosen).optional()
}

type Words = (Text, Text);
const NUMBER: Words = (
    Text::new("cliëntnummer", "client number"),
    Text::new("uw eigen nummer, zoals J-0142", "your own number, such as J-0142"),
);
const SURNAME: Words =
    (Text::new("achternaam", "surname"), Text::new("zonder voorvoegsel", "without its prefix"));
const PREFIX: Words = (Text::new("voorvoegsel", "prefix"), Text::new("zoals van der", "such as van der"));
const INITIALS: Words = (Text::new("voorletters", "initials"), Text::new("zoals S.J.", "such as S.J."));
const FIRST: Words = (Text::new("voornamen", "first names"), Text::new("mag leeg blijven", "may stay empty"));
const BIRTH: Words = (
    Text::new("geboortedatum", "date of birth"),
    Text::new("zoals 15-6-2010", "such as 15-6-2010 or 2010-06-15"),
);
const GENDER: Words = (
    Text::new("geslacht", "sex"),
    Text::new("typ om te kiezen, Alt-↓ toont de lijst", "type to choose, Alt-↓ shows the list"),
);
const TOWN: Words = (
    Text::new("gemeente", "municipality"),
    Text::new("CBS-code van vier cijfers, zoals 0405", "CBS code of four digits, such as 0405"),
);
const BSN: Words = (
    Text::new("BSN", "BSN"),
    Text::new("negen cijfers, worden niet getoond", "nine digits, not shown while typing"),
);
const BSN_KEPT: Text =
    Text::new("staat al vast; leeg laten bewaart het", "is on record; leave empty to keep it");
