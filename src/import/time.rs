//! Registered time as CSV.

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values::{self, ClientReference};
use crate::domain::entry::Note;
use crate::domain::identifiers::{AllocationNumber, Discipline, PractitionerCode, ProductKey};
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day, Minutes};
use crate::text;

/// One line: right in itself, while nothing that it refers to has been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRow {
    pub day: Day,
    pub start: Option<ClockTime>,
    pub minutes: Minutes,
    pub practitioner: PractitionerCode,
    pub client: Option<ClientReference>,
    pub activity: ActivityWord,
    pub discipline: Option<Discipline>,
    pub allocation: Option<AllocationNumber>,
    pub product: Option<ProductKey>,
    pub note: Option<Note>,
    /// The colleague who answers for the care, where it is not the usual one.
    pub responsible: Option<PractitionerCode>,
}

/// Key, name or alias of an activity, as it was typed. Never prints through `Debug`: a shifted column puts names here.
#[derive(Clone, PartialEq, Eq)]
pub struct ActivityWord(String);

impl ActivityWord {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for ActivityWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ActivityWord(hidden)")
    }
}

const COLUMNS: [Column; 11] = [
    Column::needed("date"),
    Column::optional("start"),
    Column::needed("minutes"),
    Column::needed("practitioner"),
    Column::optional("client"),
    Column::needed("activity"),
    Column::optional("discipline"),
    Column::optional("allocation"),
    Column::optional("product"),
    Column::free_text("note"),
    Column::optional("responsible"),
];

/// As long as the longest name in a contract file.
const LONGEST_ACTIVITY: usize = 200;

/// Reads registered time.
pub fn read(bytes: &[u8]) -> TableRead<TimeRow> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<TimeRow> {
    let day = fields.required("date", values::day);
    let start = fields.optional("start", values::clock);
    let minutes = fields.required("minutes", values::minutes);
    let practitioner = fields.required("practitioner", PractitionerCode::parse);
    let client = fields.optional("client", values::client);
    let activity = fields.required("activity", activity);
    let discipline = fields.optional("discipline", Discipline::parse);
    let allocation = fields.optional("allocation", AllocationNumber::parse);
    let product = fields.optional("product", |text| ProductKey::parse(&text.to_lowercase()));
    let note = fields.optional("note", values::note);
    let responsible = fields.optional("responsible", PractitionerCode::parse);
    Ok(TimeRow {
        day: day?,
        start: start?,
        minutes: minutes?,
        practitioner: practitioner?,
        client: client?,
        activity: activity?,
        discipline: discipline?,
        allocation: allocation?,
        product: product?,
        note: note?,
        responsible: responsible?,
    })
}

fn activity(text: &str) -> Result<ActivityWord, Text> {
    if text.chars().count() <= LONGEST_ACTIVITY {
        return Ok(ActivityWord(text.to_owned()));
    }
    Err(text!(
        "een activiteit is hooguit {LONGEST_ACTIVITY} tekens lang",
        "an activity is at most {LONGEST_ACTIVITY} characters long"
    ))
}

#[cfg(test)]
mod tests;
