//! Practitioners as CSV.

use std::fmt;

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values;
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::{AgbCode, CredentialKey, Discipline, PractitionerCode};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::text;

const COLUMNS: [Column; 8] = [
    Column::needed("code"),
    Column::needed("name"),
    Column::optional("agb"),
    Column::needed("from"),
    Column::optional("until"),
    Column::optional("week_hours"),
    Column::optional("disciplines"),
    Column::optional("registrations"),
];

/// Longest name of a practitioner.
const LONGEST_NAME: usize = 100;

/// Reads practitioners. Whether a contract knows the disciplines is not known here.
pub fn read(bytes: &[u8]) -> TableRead<Practitioner> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<Practitioner> {
    let code = fields.required("code", PractitionerCode::parse);
    let name = fields.required("name", name);
    let agb = fields.optional("agb", values::code(AgbCode::parse));
    let from = fields.required("from", values::day);
    let until = fields.optional("until", values::day);
    let active = fields.period(from, "until", until);
    let week_minutes = fields.optional("week_hours", values::week_hours);
    // Without a first day only the form of the disciplines can be judged.
    let start = from.unwrap_or(Day::FIRST);
    let held = fields.optional("disciplines", |text| disciplines(text, start));
    let registered = fields.optional("registrations", |text| registrations(text, start));
    Ok(Practitioner {
        code: code?,
        name: name?,
        agb: agb?,
        active: active?,
        week_minutes: week_minutes?,
        disciplines: held?.unwrap_or_default(),
        credentials: registered?.unwrap_or_default(),
        responsible: None,
    })
}

fn name(text: &str) -> Result<String, Text> {
    if text.chars().count() <= LONGEST_NAME {
        return Ok(text.to_owned());
    }
    Err(text!("verwacht hooguit {LONGEST_NAME} tekens", "expected at most {LONGEST_NAME} characters"))
}

/// `WO:2024-01-01;WO+:2025-01-01`, as `docs/import-formats.md` describes it. `start` is the first day at the practice, from
/// which a discipline without a day is held.
pub fn disciplines(text: &str, start: Day) -> Result<Vec<PractitionerDiscipline>, Text> {
    let read = |name: &str| {
        Discipline::parse(name).map_err(|error| {
            let Text { nl, en } = error.words();
            text!(
                "{nl}; verwacht zoiets als WO:2024-01-01;WO+:2025-01-01",
                "{en}; expected something like WO:2024-01-01;WO+:2025-01-01"
            )
        })
    };
    let held = held(text, start, read)?;
    Ok(held.into_iter().map(|(discipline, valid)| PractitionerDiscipline { discipline, valid }).collect())
}

/// `skj:2024-01-01;big/gz-psycholoog:2023-01-01..2026-12-31`, in the same form. Capitals do not matter.
pub fn registrations(text: &str, start: Day) -> Result<Vec<HeldCredential>, Text> {
    let held = held(&text.to_lowercase(), start, Credential::read)?;
    Ok(held
        .into_iter()
        .map(|(Credential { key, profession }, valid)| HeldCredential { key, profession, valid })
        .collect())
}

/// A registration, with the profession in it after a slash.
#[derive(Clone, PartialEq, Eq)]
struct Credential {
    key: CredentialKey,
    profession: Option<CredentialKey>,
}

impl Credential {
    fn read(name: &str) -> Result<Self, Text> {
        let parse = |part: &str| {
            CredentialKey::parse(part.trim()).map_err(|error| {
                let Text { nl, en } = error.words();
                text!(
                    "{nl}; verwacht zoiets als skj:2024-01-01;big/gz-psycholoog:2023-01-01..2026-12-31",
                    "{en}; expected something like skj:2024-01-01;big/gz-psycholoog:2023-01-01..2026-12-31"
                )
            })
        };
        let (key, profession) = name.split_once('/').map_or((name, None), |(key, rest)| (key, Some(rest)));
        Ok(Self { key: parse(key)?, profession: profession.map(parse).transpose()? })
    }
}

impl fmt::Display for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.profession {
            Some(profession) => write!(f, "{}/{profession}", self.key),
            None => write!(f, "{}", self.key),
        }
    }
}

/// Things with the days on which they are held, separated by semicolons; none of them twice on one day.
fn held<T: PartialEq + fmt::Display>(
    text: &str,
    start: Day,
    read: impl Fn(&str) -> Result<T, Text>,
) -> Result<Vec<(T, Period)>, Text> {
    let mut held: Vec<(T, Period)> = Vec::new();
    for item in text.split(';').map(str::trim).filter(|item| !item.is_empty()) {
        let (name, days) =
            item.split_once(':').map_or((item, None), |(name, days)| (name.trim(), Some(days.trim())));
        let thing = read(name)?;
        let valid = days_of(&thing, days, start)?;
        if held.iter().any(|(other, days)| *other == thing && days.overlaps(valid)) {
            return Err(text!(
                "{thing} staat er twee keer voor dezelfde dag",
                "{thing} stands here twice for the same day"
            ));
        }
        held.push((thing, valid));
    }
    Ok(held)
}

fn days_of(thing: &impl fmt::Display, days: Option<&str>, start: Day) -> Result<Period, Text> {
    let (from, until) =
        match days.map(|days| days.split_once("..").map_or((days, None), |(a, b)| (a, Some(b)))) {
            None => (start, None),
            Some((from, until)) => {
                (values::day(from.trim())?, until.map(|until| values::day(until.trim())).transpose()?)
            }
        };
    Period::new(from, until).ok_or_else(|| {
        text!(
            "de laatste dag van {thing} ligt voor de eerste",
            "the last day of {thing} lies before the first"
        )
    })
}

#[cfg(test)]
mod tests;
