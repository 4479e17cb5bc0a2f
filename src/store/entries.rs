//! Time entries.

use std::collections::BTreeMap;

use rusqlite::params;
use rusqlite::types::Value;

use super::convert::{Columns, all, execute, first};
use super::{Broken, StoreError, Tx};
use crate::domain::activity::Kind;
use crate::domain::claim::line::LineState;
use crate::domain::entry::{Entry, EntryKey, Note};
use crate::domain::identifiers::{ActivityKey, Discipline, ProductKey};
use crate::domain::ids::{AllocationId, ClientId, EntryId, PractitionerId, Stored};
use crate::domain::rules::OtherTime;
use crate::domain::time::{ClockTime, ClosedPeriod, Day, Minutes, Month};

const COLUMNS: &str = "time_entry.id, key, practitioner_id, day, start_minute, time_entry.minutes, kind, activity, \
                       time_entry.client_id, time_entry.discipline, time_entry.allocation_id, time_entry.product, note, \
                       responsible_id";

/// An entry with the state of the live claim line it stands in, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEntry {
    pub id: EntryId,
    pub entry: Entry,
    pub claimed: Option<LineState>,
}

/// Which entries; an empty field asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub period: Option<ClosedPeriod>,
    pub practitioner: Option<PractitionerId>,
    pub client: Option<ClientId>,
    pub allocation: Option<AllocationId>,
}

/// What an insert did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    New(EntryId),
    /// The same entry under the same key was there already: a retry.
    Already(EntryId),
}

/// Stores an entry once. The same key with the same content again is a retry and changes nothing; the same key with
/// other content is refused.
pub fn add(tx: &Tx, entry: &Entry) -> Result<Inserted, StoreError> {
    let changed = execute(
        tx,
        "INSERT INTO time_entry (key, practitioner_id, day, start_minute, minutes, kind, activity, client_id,
             discipline, allocation_id, product, note, responsible_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (key) DO NOTHING",
        params![
            entry.key.0.as_bytes().as_slice(),
            entry.practitioner.0,
            entry.day.to_string(),
            entry.start.map(ClockTime::minute_of_day),
            entry.minutes.get(),
            entry.kind.letter(),
            entry.activity.as_str(),
            entry.client.map(|id| id.0),
            entry.discipline.as_ref().map(Discipline::as_str),
            entry.allocation.map(|id| id.0),
            entry.product.as_ref().map(ProductKey::as_str),
            entry.note.as_ref().map(Note::as_str),
            entry.responsible.map(|id| id.0),
        ],
    )?;
    if changed > 0 {
        return Ok(Inserted::New(EntryId(tx.0.last_insert_rowid())));
    }
    let kept = by_key(tx, entry.key)?.ok_or(StoreError::Refused(Broken::Check))?;
    if kept.value == *entry {
        Ok(Inserted::Already(kept.id))
    } else {
        Err(StoreError::Refused(Broken::NotUnique))
    }
}

/// Replaces everything but the key. Refused by the database while it stands in a queued, sent or granted line.
pub fn update(tx: &Tx, id: EntryId, entry: &Entry) -> Result<(), StoreError> {
    execute(
        tx,
        "UPDATE time_entry SET practitioner_id = ?2, day = ?3, start_minute = ?4, minutes = ?5, kind = ?6,
             activity = ?7, client_id = ?8, discipline = ?9, allocation_id = ?10, product = ?11, note = ?12,
             responsible_id = ?13
         WHERE id = ?1",
        params![
            id.0,
            entry.practitioner.0,
            entry.day.to_string(),
            entry.start.map(ClockTime::minute_of_day),
            entry.minutes.get(),
            entry.kind.letter(),
            entry.activity.as_str(),
            entry.client.map(|id| id.0),
            entry.discipline.as_ref().map(Discipline::as_str),
            entry.allocation.map(|id| id.0),
            entry.product.as_ref().map(ProductKey::as_str),
            entry.note.as_ref().map(Note::as_str),
            entry.responsible.map(|id| id.0),
        ],
    )?;
    Ok(())
}

/// Refused by the database while it stands in a line that was ever queued or sent.
pub fn delete(tx: &Tx, id: EntryId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM time_entry WHERE id = ?1", [id.0])?;
    Ok(())
}

pub fn get(tx: &Tx, id: EntryId) -> Result<Option<KeptEntry>, StoreError> {
    let sql = select("WHERE time_entry.id = ?1");
    first(tx, "time_entry", &sql, [id.0], read_kept)
}

pub fn by_key(tx: &Tx, key: EntryKey) -> Result<Option<Stored<EntryId, Entry>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM time_entry WHERE key = ?1");
    first(tx, "time_entry", &sql, [key.0.as_bytes().as_slice()], read)
}

/// One practitioner's day in the order of the clock; entries without clock time come last.
pub fn of_day(tx: &Tx, practitioner: PractitionerId, day: Day) -> Result<Vec<KeptEntry>, StoreError> {
    let sql = select(
        "WHERE practitioner_id = ?1 AND day = ?2 ORDER BY start_minute IS NULL, start_minute, time_entry.id",
    );
    all(tx, "time_entry", &sql, params![practitioner.0, day.to_string()], read_kept)
}

/// Time of a practitioner on a day, as the rules about days need it, in the order in which it was registered.
pub fn times_of_day(
    tx: &Tx,
    practitioner: PractitionerId,
    day: Day,
) -> Result<Vec<Stored<EntryId, OtherTime>>, StoreError> {
    let sql = "SELECT id, key, start_minute, minutes, client_id FROM time_entry WHERE practitioner_id = ?1 AND day = ?2 ORDER BY id";
    all(tx, "time_entry", sql, params![practitioner.0, day.to_string()], |columns| {
        let value = OtherTime {
            key: key(columns)?,
            day,
            start: start(columns)?,
            minutes: minutes(columns)?,
            client: columns.optional_integer("client_id")?.map(ClientId),
        };
        Ok(Stored { id: EntryId(columns.integer("id")?), value })
    })
}

/// Entries by day, clock and id.
pub fn list(tx: &Tx, filter: &Filter) -> Result<Vec<KeptEntry>, StoreError> {
    let (condition, values) = condition(filter);
    let sql = select(&format!(
        "{condition} ORDER BY day, practitioner_id, start_minute IS NULL, start_minute, time_entry.id"
    ));
    all(tx, "time_entry", &sql, rusqlite::params_from_iter(values), read_kept)
}

/// Whether a period holds declarable time that no queued, sent or granted line holds.
pub fn has_open(tx: &Tx, period: ClosedPeriod) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (
                   SELECT 1 FROM time_entry
                   WHERE day BETWEEN ?1 AND ?2 AND kind IN ('A', 'B') AND NOT EXISTS (
                       SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
                       WHERE part.entry_id = time_entry.id AND part.live = 1 AND line.state <> 'draft')) AS open";
    let days = [period.from().to_string(), period.until().to_string()];
    Ok(first(tx, "time_entry", sql, days, |columns| columns.integer("open"))?.unwrap_or_default() == 1)
}

/// Months with declarable time that no queued, sent or granted line holds, oldest first.
pub fn open_months(tx: &Tx) -> Result<Vec<Month>, StoreError> {
    let sql = "SELECT DISTINCT substr(day, 1, 7) AS month FROM time_entry
               WHERE kind IN ('A', 'B') AND NOT EXISTS (
                   SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
                   WHERE part.entry_id = time_entry.id AND part.live = 1 AND line.state <> 'draft')
               ORDER BY month";
    all(tx, "time_entry", sql, [], |columns| columns.known("month", Month::parse_iso))
}

/// Client-bound entries without allocation or product that no queued, sent or granted line holds.
pub fn waiting(tx: &Tx, client: Option<ClientId>) -> Result<Vec<Stored<EntryId, Entry>>, StoreError> {
    let of_client = if client.is_some() { "client_id = ?1 AND" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} FROM time_entry
         WHERE {of_client} kind IN ('A', 'B') AND (allocation_id IS NULL OR product IS NULL)
           AND NOT EXISTS (
               SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
               WHERE part.entry_id = time_entry.id AND part.live = 1 AND line.state <> 'draft')
         ORDER BY time_entry.client_id, time_entry.id"
    );
    all(tx, "time_entry", &sql, rusqlite::params_from_iter(client.map(|id| id.0)), read)
}

/// Which activities and products entries from a day on have, each pair once.
pub fn keys_since(tx: &Tx, from: Day) -> Result<Vec<(ActivityKey, Option<ProductKey>)>, StoreError> {
    let sql = "SELECT DISTINCT activity, product FROM time_entry WHERE day >= ?1 ORDER BY activity, product";
    all(tx, "time_entry", sql, [from.to_string()], |columns| {
        let product = columns.optional_parsed("product", ProductKey::parse)?;
        Ok((columns.parsed("activity", ActivityKey::parse)?, product))
    })
}

/// The day of the last entry of each client that has any.
pub fn last_days(tx: &Tx) -> Result<BTreeMap<ClientId, Day>, StoreError> {
    // One look into the index per client, however many entries there are.
    let sql = "SELECT id AS client_id, (SELECT max(day) FROM time_entry WHERE client_id = client.id) AS day FROM client";
    let days = all(tx, "time_entry", sql, [], |columns| {
        Ok((ClientId(columns.integer("client_id")?), columns.optional_day("day")?))
    })?;
    Ok(days.into_iter().filter_map(|(client, day)| Some((client, day?))).collect())
}

/// The condition of a filter with its values, numbered from one.
pub(super) fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut parts: Vec<String> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut add = |column: &str, test: &str, value: Value| {
        values.push(value);
        parts.push(format!("{column} {test} ?{}", values.len()));
    };
    if let Some(period) = filter.period {
        add("day", ">=", Value::Text(period.from().to_string()));
        add("day", "<=", Value::Text(period.until().to_string()));
    }
    if let Some(id) = filter.practitioner {
        add("practitioner_id", "=", Value::Integer(id.0));
    }
    if let Some(id) = filter.client {
        add("time_entry.client_id", "=", Value::Integer(id.0));
    }
    if let Some(id) = filter.allocation {
        add("time_entry.allocation_id", "=", Value::Integer(id.0));
    }
    let condition = if parts.is_empty() { String::new() } else { format!("WHERE {}", parts.join(" AND ")) };
    (condition, values)
}

fn select(rest: &str) -> String {
    format!(
        "SELECT {COLUMNS}, claim_line.state FROM time_entry
         LEFT JOIN claim_line_entry ON claim_line_entry.entry_id = time_entry.id AND claim_line_entry.live = 1
         LEFT JOIN claim_line ON claim_line.id = claim_line_entry.line_id {rest}"
    )
}

fn read_kept(columns: &Columns) -> Result<KeptEntry, StoreError> {
    let Stored { id, value } = read(columns)?;
    Ok(KeptEntry { id, entry: value, claimed: columns.optional_known("state", LineState::from_word)? })
}

fn read(columns: &Columns) -> Result<Stored<EntryId, Entry>, StoreError> {
    Ok(Stored {
        id: EntryId(columns.integer("id")?),
        value: Entry {
            key: key(columns)?,
            practitioner: PractitionerId(columns.integer("practitioner_id")?),
            day: columns.day("day")?,
            start: start(columns)?,
            minutes: minutes(columns)?,
            activity: columns.parsed("activity", ActivityKey::parse)?,
            kind: columns.known("kind", Kind::from_letter)?,
            client: columns.optional_integer("client_id")?.map(ClientId),
            discipline: columns.optional_parsed("discipline", Discipline::parse)?,
            allocation: columns.optional_integer("allocation_id")?.map(AllocationId),
            product: columns.optional_parsed("product", ProductKey::parse)?,
            note: columns.optional_known("note", Note::new)?,
            responsible: columns.optional_integer("responsible_id")?.map(PractitionerId),
        },
    })
}

fn key(columns: &Columns) -> Result<EntryKey, StoreError> {
    columns.uuid("key").map(EntryKey)
}

fn start(columns: &Columns) -> Result<Option<ClockTime>, StoreError> {
    columns.optional_clock("start_minute")
}

fn minutes(columns: &Columns) -> Result<Minutes, StoreError> {
    Minutes::new(columns.integer("minutes")?).ok_or_else(|| columns.bad("minutes"))
}
