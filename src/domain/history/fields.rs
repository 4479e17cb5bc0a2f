//! The fields of a client and of what is on record about one: which columns they stand in and how they read.

use super::{FieldChange, Row};
use crate::domain::allocation::Frame;
use crate::domain::client::Gender;
use crate::domain::contract::DocumentKind;
use crate::domain::identifiers::Bsn;
use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text};
use crate::domain::volume::{Frequency, Unit};

/// A field of a table.
pub(super) struct Field {
    key: &'static str,
    name: Text,
    /// Differs when one of these does.
    columns: &'static [&'static str],
    show: fn(&Row) -> Option<Text>,
}

const fn field(
    key: &'static str,
    name: Text,
    columns: &'static [&'static str],
    show: fn(&Row) -> Option<Text>,
) -> Field {
    Field { key, name, columns, show }
}

/// A field that reads as it stands in its one column.
macro_rules! plain {
    ($key:literal, $column:literal, $nl:literal, $en:literal) => {
        field($key, Text::new($nl, $en), &[$column], |row| same(row, $column))
    };
}

pub(super) const CLIENT: &[Field] = &[
    plain!("number", "number", "nummer", "number"),
    plain!("surname", "surname", "achternaam", "surname"),
    plain!("prefix", "prefix", "voorvoegsel", "prefix"),
    plain!("initials", "initials", "voorletters", "initials"),
    plain!("first_names", "first_names", "voornamen", "first names"),
    field("birth_date", Text::new("geboortedatum", "date of birth"), &["birth_day", "birth_precision"], born),
    field("gender", Text::new("geslacht", "gender"), &["gender"], |row| {
        known(row, "gender", |code| Gender::from_code(code).map(Gender::name))
    }),
    plain!("municipality", "municipality", "gemeente", "municipality"),
    field("bsn", Text::new("BSN", "BSN"), &["bsn"], |row| {
        let masked = |text: &String| Bsn::parse(text).map_or("•••••••••".to_owned(), |bsn| bsn.to_string());
        row.get("bsn").map(masked).map(Text::same)
    }),
];

pub(super) const ALLOCATION: &[Field] = &[
    plain!("number", "number", "nummer", "number"),
    plain!("municipality", "municipality", "gemeente", "municipality"),
    plain!("category", "category", "categorie", "category"),
    plain!("code", "code", "productcode", "product code"),
    field("volume", Text::new("omvang", "volume"), &["volume", "unit", "frequency"], volume),
    field("budget", Text::new("budget", "budget"), &["budget"], |row| {
        let cents = Cents(row.get("budget")?.parse().ok()?);
        Some(Text::of(format!("€ {}", cents.display(Lang::Nl)), format!("€ {}", cents.display(Lang::En))))
    }),
    plain!("from", "from_day", "van", "from"),
    plain!("until", "until_day", "tot en met", "until"),
    field("frame", Text::new("kader", "legal frame"), &["frame"], |row| {
        known(row, "frame", |word| Frame::parse(word).map(Frame::name))
    }),
    plain!("change_reason", "change_reason", "reden van wijziging", "reason of change"),
    field("source", Text::new("bron", "source"), &["source"], |row| {
        known(row, "source", |word| match word {
            "message" => Some(Text::new("bericht", "message")),
            "typed" => Some(Text::new("getypt", "typed")),
            _ => None,
        })
    }),
];

pub(super) const DOCUMENT: &[Field] = &[
    field("kind", Text::new("soort", "kind"), &["kind"], |row| {
        let kind = |word: &str| DocumentKind::ALL.into_iter().find(|kind| kind.word() == word);
        known(row, "kind", |word| kind(word).map(DocumentKind::name))
    }),
    plain!("date", "dated", "datum", "date"),
    plain!("from", "from_day", "zorg vanaf", "care from"),
    plain!("until", "until_day", "tot en met", "until"),
    plain!("product", "product", "product", "product"),
    plain!("form", "form", "vorm", "form"),
    plain!("reference", "reference", "kenmerk", "reference"),
    plain!("remark", "remark", "opmerking", "remark"),
];

pub(super) const SCHOOL: &[Field] =
    &[plain!("from", "from_day", "van", "from"), plain!("until", "until_day", "tot en met", "until")];

pub(super) const MOVE: &[Field] = &[
    plain!("municipality", "municipality", "gemeente", "municipality"),
    field("from", Text::new("vanaf", "from"), &["from_day"], |row| match row.get("from_day")?.as_str() {
        // The first day that can be: who was responsible before the first move.
        "1900-01-01" => Some(Text::new("het begin", "the start")),
        day => Some(Text::same(day)),
    }),
];

impl Field {
    pub(super) fn compare(&self, before: Option<&Row>, after: Option<&Row>) -> Option<FieldChange> {
        let value = |row: Option<&Row>, column: &str| row.and_then(|row| row.get(column)).cloned();
        let differs = self.columns.iter().any(|column| value(before, column) != value(after, column));
        let (was, is) = (before.and_then(self.show), after.and_then(self.show));
        let is_seen = was.is_some() || is.is_some();
        (differs && is_seen).then(|| FieldChange {
            key: self.key,
            name: self.name.clone(),
            before: was,
            after: is,
        })
    }
}

fn same(row: &Row, column: &str) -> Option<Text> {
    row.get(column).map(Text::same)
}

/// A word by its look-up; as it stands when nobody knows it any more.
fn known(row: &Row, column: &str, look_up: impl Fn(&str) -> Option<Text>) -> Option<Text> {
    let word = row.get(column)?;
    Some(look_up(word).unwrap_or_else(|| Text::same(word)))
}

/// The part of the date that is known (code list COD170).
fn born(row: &Row) -> Option<Text> {
    let date = row.get("birth_day")?;
    let known = match row.get("birth_precision").map(String::as_str) {
        Some("1") => 7,
        Some("2") => 4,
        Some("3") => return Some(Text::new("onbekend", "unknown")),
        _ => 10,
    };
    Some(Text::same(date.chars().take(known).collect::<String>()))
}

fn volume(row: &Row) -> Option<Text> {
    let count = row.get("volume")?;
    let unit = row.get("unit").and_then(|code| Unit::from_code(code))?.name();
    let each = row.get("frequency").and_then(|code| Frequency::from_code(code))?.name();
    Some(Text::of(format!("{count} {} {}", unit.nl, each.nl), format!("{count} {} {}", unit.en, each.en)))
}
