//! The form of a client. The citizen service number is typed hidden and never shown here.

use crate::domain::client::{Client, Gender, PersonName};
use crate::domain::identifiers::{Bsn, ClientNumber, MunicipalityCode};
use crate::domain::ids::{ClientId, Stored};
use crate::domain::text::Text;
use crate::domain::time::{BirthDate, BirthPrecision};
use crate::tui::effects::Task;
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Form, Part, Row};
use crate::tui::widgets::sheet::{self, Faults, Open, Questions, Reading, Sheet, line};

/// What is asked about a client.
struct Asked {
    /// `None` for a new one. What is kept when the number is left empty, and a date of birth of which nothing is known.
    before: Option<Stored<ClientId, Client>>,
    /// Numbers of other clients.
    taken: Vec<ClientNumber>,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
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

/// For a new client.
pub fn new(taken: Vec<ClientNumber>, here: &Here) -> Box<dyn Open> {
    let title = Text::new("Nieuwe cliënt", "New client");
    Sheet::open(title, rows(None, here), Asked { before: None, taken })
}

/// For a known client, at one of the fields.
pub fn of(
    client: &Stored<ClientId, Client>,
    at: Key,
    taken: Vec<ClientNumber>,
    here: &Here,
) -> Box<dyn Open> {
    let title = Text::new("Cliënt wijzigen", "Edit client");
    let asked = Asked { before: Some(client.clone()), taken };
    Sheet::open_at(title, rows(Some(&client.value), here), at, asked)
}

impl Questions for Asked {
    type Key = Key;

    fn read(&self, form: &Form<Key>, here: &Here) -> Result<Task, Faults<Key>> {
        let mut reading = Reading::of(form);
        let client = self.client(&mut reading, here);
        let id = self.before.as_ref().map(|stored| stored.id);
        reading.answer(client.map(|client| Task::SaveClient(id, Box::new(client))))
    }
}

impl Asked {
    fn client(&self, reading: &mut Reading<'_, Key>, here: &Here) -> Option<Client> {
        let number = reading.needed(Key::Number, |text| self.number(text));
        let surname = reading.needed(Key::Surname, |text| Ok(text.to_owned()));
        let initials = reading.optional(Key::Initials, initials);
        let municipality = reading
            .optional(Key::Municipality, |code| MunicipalityCode::parse(code).map_err(|error| error.words()));
        let before = self.before.as_ref().map(|stored| &stored.value);
        let birth = reading.optional(Key::Birth, |text| birth(text, here));
        let unknown = before.and_then(|client| client.birth).filter(|birth| shown(*birth).is_empty());
        let bsn = reading.optional(Key::Bsn, |text| Bsn::parse(text).map_err(|error| error.words()));
        let gender = reading.chosen(Key::Gender, &Gender::ALL);
        let (prefix, first_names) = (reading.text(Key::Prefix), reading.text(Key::FirstNames));
        Some(Client {
            number: number?,
            bsn: bsn.or_else(|| before.and_then(|client| client.bsn.clone())),
            name: PersonName { surname: surname?, prefix, first_names, initials },
            birth: birth.or(unknown),
            gender,
            municipality,
        })
    }

    fn number(&self, text: &str) -> Result<ClientNumber, Text> {
        let number = ClientNumber::parse(text).map_err(|error| error.words())?;
        if self.taken.contains(&number) {
            return Err(Text::new("dit nummer heeft een andere cliënt", "another client has this number"));
        }
        Ok(number)
    }
}

fn initials(text: &str) -> Result<String, Text> {
    let letters = text.replace(['.', ' '], "").to_uppercase();
    if !letters.chars().all(char::is_alphabetic) {
        return Err(Text::new("alleen letters, zoals S.J.", "letters only, such as S.J."));
    }
    if letters.chars().count() > 6 {
        return Err(Text::new("hooguit zes letters", "six letters at most"));
    }
    Ok(letters)
}

fn birth(text: &str, here: &Here) -> Result<BirthDate, Text> {
    let birth = read::birth(text)?;
    if birth.date() > here.today { Err(sheet::AHEAD) } else { Ok(birth) }
}

/// The part of the date that is known, as it may be typed; nothing when nothing is known.
pub fn shown(birth: BirthDate) -> String {
    let date = birth.date();
    match birth.precision() {
        BirthPrecision::Exact => date.to_string(),
        BirthPrecision::DayUnknown => date.month().to_string(),
        BirthPrecision::MonthUnknown => date.year().to_string(),
        BirthPrecision::Unknown => String::new(),
    }
}

fn rows(client: Option<&Client>, here: &Here) -> Vec<Row<Key>> {
    let name = client.map(|client| client.name.clone()).unwrap_or_default();
    let number = client.map(|client| client.number.to_string());
    let birth = client.and_then(|client| client.birth).map(shown);
    let municipality = client.and_then(|client| client.municipality.as_ref()).map(ToString::to_string);
    let has_bsn = client.is_some_and(|client| client.bsn.is_some());
    vec![
        Row::new(Key::Number, NUMBER.0, NUMBER.1, line(number, 20)),
        Row::new(Key::Surname, SURNAME.0, SURNAME.1, line(Some(name.surname), 200)),
        Row::new(Key::Prefix, PREFIX.0, PREFIX.1, line(name.prefix, 10)),
        Row::new(Key::Initials, INITIALS.0, INITIALS.1, line(name.initials, 12)),
        Row::new(Key::FirstNames, FIRST.0, FIRST.1, line(name.first_names, 200)),
        Row::new(Key::Birth, BIRTH.0, BIRTH.1, line(birth, 10)),
        Row::new(Key::Gender, GENDER.0, GENDER.1, genders(client, here)),
        Row::new(Key::Municipality, TOWN.0, TOWN.1, line(municipality, 4)),
        Row::new(
            Key::Bsn,
            BSN.0,
            if has_bsn { BSN_KEPT } else { BSN.1 },
            Part::Line(Field::secret().limited(9)),
        ),
    ]
}

fn genders(client: Option<&Client>, here: &Here) -> Part {
    let chosen = client
        .and_then(|client| client.gender)
        .and_then(|gender| Gender::ALL.iter().position(|known| *known == gender));
    sheet::choice(Gender::ALL.map(|gender| here.say(&gender.name())).to_vec(), chosen)
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
    Text::new(
        "zoals 15-6-2010; 6-2010 of 2010 als niet alles bekend is",
        "such as 15-6-2010; 6-2010 or 2010 when not all of it is known",
    ),
);
const GENDER: Words = (Text::new("geslacht", "gender"), sheet::CHOOSE);
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
