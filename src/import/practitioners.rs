//! Practitioners as CSV.

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values;
use crate::domain::identifiers::{AgbCode, Discipline, PractitionerCode};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};
use crate::domain::text::Text;
use crate::domain::time::{Day, Period};
use crate::text;

const COLUMNS: [Column; 7] = [
    Column::needed("code"),
    Column::needed("name"),
    Column::optional("agb"),
    Column::needed("from"),
    Column::optional("until"),
    Column::optional("week_hours"),
    Column::optional("disciplines"),
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
    Ok(Practitioner {
        code: code?,
        name: name?,
        agb: agb?,
        active: active?,
        week_minutes: week_minutes?,
        disciplines: held?.unwrap_or_default(),
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
    let mut held: Vec<PractitionerDiscipline> = Vec::new();
    for item in text.split(';').map(str::trim).filter(|item| !item.is_empty()) {
        let item = discipline(item, start)?;
        let twice = |other: &&PractitionerDiscipline| {
            other.discipline == item.discipline && other.valid.overlaps(item.valid)
        };
        if held.iter().find(twice).is_some() {
            let name = &item.discipline;
            return Err(text!(
                "{name} staat er twee keer voor dezelfde dag",
                "{name} stands here twice for the same day"
            ));
        }
        held.push(item);
    }
    Ok(held)
}

fn discipline(item: &str, start: Day) -> Result<PractitionerDiscipline, Text> {
    let (name, days) =
        item.split_once(':').map_or((item, None), |(name, days)| (name.trim(), Some(days.trim())));
    let discipline = Discipline::parse(name).map_err(|error| {
        let Text { nl, en } = error.words();
        text!(
            "{nl}; verwacht zoiets als WO:2024-01-01;WO+:2025-01-01",
            "{en}; expected something like WO:2024-01-01;WO+:2025-01-01"
        )
    })?;
    let (from, until) =
        match days.map(|days| days.split_once("..").map_or((days, None), |(a, b)| (a, Some(b)))) {
            None => (start, None),
            Some((from, until)) => {
                (values::day(from.trim())?, until.map(|until| values::day(until.trim())).transpose()?)
            }
        };
    let valid = Period::new(from, until).ok_or_else(|| {
        text!(
            "de laatste dag van {discipline} ligt voor de eerste",
            "the last day of {discipline} lies before the first"
        )
    })?;
    Ok(PractitionerDiscipline { discipline, valid })
}

#[cfg(test)]
mod tests;
