//! A person as messages name one: number, birth, sex and name, with the rules that every message about a person has.

use crate::domain::claim::batch::BsnText;
use crate::domain::client::Gender;
use crate::domain::rules::message::MessageRule;
use crate::domain::text::Text;
use crate::domain::time::{BirthDate, BirthPrecision, Day};

use super::complaint::Expected;
use super::groups::BASE;
use super::values;
use super::walk::Walk;
use super::xml::Writer;

/// Nobody is born longer ago than this (TR002).
const MONTHS_OF_120_YEARS: u32 = 120 * 12;

/// What to do about a message of ours that breaks a rule.
pub const CORRECT: Text = Text::new(
    "Verbeter de gegevens en maak het bericht opnieuw.",
    "Correct the data and make the message again.",
);

/// Geboortedatum; the unknown parts may be filled wrongly (CS139).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Birth {
    pub date: Day,
    pub precision: BirthPrecision,
}

impl Birth {
    /// The unknown parts are 01 and 1900, as DatumGebruik says (CS139).
    pub fn is_filled_well(self) -> bool {
        BirthDate::new(self.date, self.precision).is_some()
    }

    /// More than 120 years before that day, unless it is wholly unknown (TR002).
    pub fn is_too_long_ago(self, dated: Day) -> bool {
        let unknown = self.precision == BirthPrecision::Unknown && self.date == Day::FIRST;
        !unknown && self.date.plus_months(MONTHS_OF_120_YEARS) < dated
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Surname {
    pub name: String,
    pub prefix: Option<String>,
}

/// A name without that of a partner (CDT_VerkorteNaam).
#[derive(Clone, PartialEq, Eq)]
pub struct ShortName {
    pub surname: Surname,
    pub first_names: Option<String>,
    pub initials: Option<String>,
}

/// The client that a message of ours is about.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    pub bsn: BsnText,
    pub birth: Birth,
    pub gender: Gender,
    pub name: ShortName,
}

/// Gives types a `Debug` that says nothing about people.
macro_rules! hidden {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(hidden)"))
            }
        })+
    };
}
pub(super) use hidden;

hidden!(Birth, Surname, ShortName, Person);

/// The elements of a person, which stand beside others in the class Client.
pub(super) fn person(walk: &mut Walk<'_, '_>) -> Option<Person> {
    let bsn = walk.one("Bsn", values::bsn);
    let birth = walk.group("Geboortedatum", BASE, birth);
    let gender = walk.one("Geslacht", gender);
    let name = walk.group("Naam", BASE, short_name);
    Some(Person { bsn: bsn?, birth: birth?, gender: gender?, name: name? })
}

pub(super) fn birth(walk: &mut Walk<'_, '_>) -> Option<Birth> {
    let date = walk.one("Datum", values::day);
    let usage = walk.maybe("DatumGebruik", |text| values::code(text, "COD170", &["1", "2", "3"]));
    let precision = match usage.as_deref() {
        Some("1") => BirthPrecision::DayUnknown,
        Some("2") => BirthPrecision::MonthUnknown,
        Some(_) => BirthPrecision::Unknown,
        None => BirthPrecision::Exact,
    };
    Some(Birth { date: date?, precision })
}

pub(super) fn gender(text: &str) -> Result<Gender, Expected> {
    values::code(text, "COD046", &["0", "1", "2"])
        .map(|code| Gender::from_code(&code).unwrap_or(Gender::Unknown))
}

pub(super) fn surname(walk: &mut Walk<'_, '_>) -> Option<Surname> {
    let name = walk.one("Achternaam", |text| values::line(text, 200, None));
    let prefix = walk.maybe("Voorvoegsel", |text| values::line(text, 10, Some("RS016")));
    Some(Surname { name: name?, prefix })
}

fn short_name(walk: &mut Walk<'_, '_>) -> Option<ShortName> {
    let surname = walk.group("Geslachtsnaam", BASE, surname);
    let first_names = walk.maybe("Voornamen", |text| values::line(text, 200, None));
    let initials = walk.maybe("Voorletters", values::initials);
    Some(ShortName { surname: surname?, first_names, initials })
}

/// The same elements in writing.
pub(super) fn write_person(writer: &mut Writer, person: &Person) {
    writer.text("Bsn", person.bsn.reveal());
    write_birth(writer, person.birth);
    writer.text("Geslacht", person.gender.code());
    writer.group("Naam", |writer| {
        let ShortName { surname, first_names, initials } = &person.name;
        write_surname(writer, "Geslachtsnaam", surname);
        writer.maybe_base_text("Voornamen", first_names.as_deref());
        writer.maybe_base_text("Voorletters", initials.as_deref());
    });
}

pub(super) fn write_birth(writer: &mut Writer, birth: Birth) {
    writer.group("Geboortedatum", |writer| {
        writer.base_text("Datum", &birth.date.to_string());
        writer.maybe_base_text("DatumGebruik", date_usage(birth.precision));
    });
}

pub(super) fn write_surname(writer: &mut Writer, name: &'static str, surname: &Surname) {
    writer.base_group(name, |writer| {
        writer.base_text("Achternaam", &surname.name);
        writer.maybe_base_text("Voorvoegsel", surname.prefix.as_deref());
    });
}

const fn date_usage(precision: BirthPrecision) -> Option<&'static str> {
    match precision {
        BirthPrecision::Exact => None,
        BirthPrecision::DayUnknown => Some("1"),
        BirthPrecision::MonthUnknown => Some("2"),
        BirthPrecision::Unknown => Some("3"),
    }
}

/// A message about one person.
pub(super) trait AboutPerson {
    fn person(&self) -> &Person;
    /// Dagtekening.
    fn dated(&self) -> Day;
}

pub(super) const fn bsn_rule<M: AboutPerson>() -> MessageRule<M> {
    MessageRule {
        id: "CS002",
        meaning: Text::new("Bsn voldoet aan de elfproef", "Bsn passes the eleven-test"),
        way_out: CORRECT,
        check: |message, places| {
            places.add_if(message.person().bsn.bsn().is_err(), || Text::same("Client/Bsn"));
        },
    }
}

pub(super) const fn birth_parts_rule<M: AboutPerson>() -> MessageRule<M> {
    MessageRule {
        id: "CS139",
        meaning: Text::new(
            "onbekende delen van de datum zijn 01 en 1900, zoals DatumGebruik zegt",
            "unknown parts of the date are 01 and 1900, as DatumGebruik says",
        ),
        way_out: CORRECT,
        check: |message, places| {
            places.add_if(!message.person().birth.is_filled_well(), || Text::same("Client/Geboortedatum"));
        },
    }
}

pub(super) const fn age_rule<M: AboutPerson>() -> MessageRule<M> {
    MessageRule {
        id: "TR002",
        meaning: Text::new(
            "de geboorte ligt hooguit 120 jaar voor Dagtekening",
            "the birth lies at most 120 years before Dagtekening",
        ),
        way_out: CORRECT,
        check: |message, places| {
            let broken = message.person().birth.is_too_long_ago(message.dated());
            places.add_if(broken, || Text::same("Client/Geboortedatum"));
        },
    }
}
