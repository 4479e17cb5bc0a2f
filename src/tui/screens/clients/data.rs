//! The section with the data of a client: one row for each thing that can be changed.

use super::client_form::{self, Key};
use crate::domain::client::{Client, Gender};
use crate::domain::dossier::Move;
use crate::domain::text::Text;
use crate::domain::time::{BirthDate, Day, Period};
use crate::operations::views::clients::ClientDetail;
use crate::tui::here::Here;
use crate::tui::show;

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataRow {
    Field(Key),
    /// A period at school, by its index; `None` when none is on record.
    School(Option<usize>),
    /// A municipality of the past, by its index; `None` when the client never moved.
    Move(Option<usize>),
}

const FIELDS: [Key; 8] = [
    Key::Number,
    Key::Surname,
    Key::Initials,
    Key::FirstNames,
    Key::Birth,
    Key::Gender,
    Key::Municipality,
    Key::Bsn,
];

pub fn rows(detail: &ClientDetail) -> Vec<DataRow> {
    let some = |count: usize, row: fn(Option<usize>) -> DataRow| -> Vec<DataRow> {
        if count == 0 { vec![row(None)] } else { (0..count).map(Some).map(row).collect() }
    };
    let mut rows: Vec<DataRow> = FIELDS.into_iter().map(DataRow::Field).collect();
    rows.extend(some(detail.dossier.school.len(), DataRow::School));
    rows.extend(some(detail.dossier.moves.len(), DataRow::Move));
    rows
}

/// Label and value of a row; the label stands before the first row of its kind only.
pub fn words(row: DataRow, detail: &ClientDetail, revealed: bool, here: &Here) -> (String, String) {
    let (label, value) = match row {
        DataRow::Field(key) => (label(key), field(key, detail, revealed, here)),
        DataRow::School(index) => {
            let period = index.and_then(|index| detail.dossier.school.get(index));
            let value = period.map_or(NOT_RECORDED, |period| at_school(*period, here));
            (if index.is_none_or(|index| index == 0) { SCHOOL } else { NOTHING }, value)
        }
        DataRow::Move(index) => {
            let moved = index.and_then(|index| detail.dossier.moves.get(index));
            (
                if index.is_none_or(|index| index == 0) { MOVES } else { NOTHING },
                moved.map_or(NEVER, responsible),
            )
        }
    };
    (here.say(&label), here.say(&value))
}

const NOTHING: Text = Text::new("", "");
pub const NOT_RECORDED: Text = Text::new("niet vastgelegd", "not recorded");
const SCHOOL: Text = Text::new("op school", "at school");
const MOVES: Text = Text::new("verhuizingen", "moves");
const NEVER: Text = Text::new("geen", "none");

const fn label(key: Key) -> Text {
    match key {
        Key::Number => Text::new("nummer", "number"),
        Key::Surname | Key::Prefix => Text::new("achternaam", "surname"),
        Key::Initials => Text::new("voorletters", "initials"),
        Key::FirstNames => Text::new("voornamen", "first names"),
        Key::Birth => Text::new("geboren", "born"),
        Key::Gender => Text::new("geslacht", "gender"),
        Key::Municipality => Text::new("gemeente", "municipality"),
        Key::Bsn => Text::new("BSN", "BSN"),
    }
}

fn field(key: Key, detail: &ClientDetail, revealed: bool, here: &Here) -> Text {
    let client = &detail.client.value;
    let written = |text: &Option<String>| text.as_ref().map_or(NOT_RECORDED, Text::same);
    match key {
        Key::Number => Text::same(client.number.to_string()),
        Key::Surname | Key::Prefix => Text::same(client.name.family()),
        Key::Initials => written(&client.name.initials),
        Key::FirstNames => written(&client.name.first_names),
        Key::Birth => client.birth.map_or(NOT_RECORDED, |birth| born(birth, here.today)),
        Key::Gender => client.gender.map_or(NOT_RECORDED, Gender::name),
        Key::Municipality => municipality(client),
        Key::Bsn => bsn(client, revealed),
    }
}

/// Masked, unless it is shown on request.
pub fn bsn(client: &Client, revealed: bool) -> Text {
    match &client.bsn {
        Some(bsn) if revealed => Text::same(bsn.reveal()),
        Some(bsn) => Text::same(bsn.to_string()),
        None => NOT_RECORDED,
    }
}

/// Who is responsible today.
pub fn municipality(client: &Client) -> Text {
    client.municipality.as_ref().map_or(NOT_RECORDED, |code| Text::same(code.to_string()))
}

/// The part of the date that is known, with the age, or the two that it may be.
pub fn born(birth: BirthDate, today: Day) -> Text {
    let date = client_form::shown(birth);
    if date.is_empty() {
        return Text::new("onbekend", "unknown");
    }
    match birth.age_on(today) {
        Some((young, old)) if young == old => crate::text!("{date} ({old} jaar)", "{date} (age {old})"),
        Some((young, old)) => crate::text!("{date} ({young} of {old} jaar)", "{date} (age {young} or {old})"),
        None => Text::same(date),
    }
}

fn at_school(period: Period, here: &Here) -> Text {
    let days = show::period(period);
    let days = days.trim_end();
    if period.contains(here.today) { crate::text!("{days} · nu", "{days} · now") } else { Text::same(days) }
}

fn responsible(one: &Move) -> Text {
    let (code, from) = (&one.municipality, one.from);
    if from == Day::FIRST {
        crate::text!("{code} voor de eerste verhuizing", "{code} before the first move")
    } else {
        crate::text!("{code} vanaf {from}", "{code} from {from}")
    }
}
