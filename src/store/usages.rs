//! Trips, attendance and stays.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;

use super::convert::{Columns, all, execute, first};
use super::{Broken, StoreError, Tx};
use crate::domain::claim::line::LineState;
use crate::domain::entry::Note;
use crate::domain::identifiers::{MunicipalityCode, ProductKey};
use crate::domain::ids::{AllocationId, ClientId, PractitionerId, SessionId, Stored, UsageId};
use crate::domain::remark::Remark;
use crate::domain::time::{ClockTime, ClosedPeriod, Day, Month};
use crate::domain::usage::{
    AbsenceReason, Attendance, Carriage, Departure, Direction, Distance, Presence, Stay, Trip, Usage,
    UsageKey, UsageKind, What,
};

/// In the order of [`values`].
const WRITTEN: &str = "key, client_id, kind, day, start_minute, session_id, day_parts, absence, direction, carriage, metres, \
                       band, from_municipality, to_municipality, wheelchair, destination, until_day, until_minute, \
                       allocation_id, product, practitioner_id, responsible_id, note";

const COLUMNS: &str = "usage.id, usage.key, usage.client_id, usage.kind, usage.day, usage.start_minute, usage.session_id, \
                       usage.day_parts, usage.absence, usage.direction, usage.carriage, usage.metres, usage.band, \
                       usage.from_municipality, usage.to_municipality, usage.wheelchair, usage.destination, \
                       usage.until_day, usage.until_minute, usage.allocation_id, usage.product, \
                       usage.practitioner_id, usage.responsible_id, usage.note";

/// A usage with how far its days are claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptUsage {
    pub id: UsageId,
    pub usage: Usage,
    /// The state of each live claim line it stands in, by the day that the line holds; empty while nothing is compiled.
    pub claimed: Vec<(Day, LineState)>,
}

/// Which usages; an empty field asks nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Days of use: of a stay any day that it covers.
    pub period: Option<ClosedPeriod>,
    pub kind: Option<UsageKind>,
    pub client: Option<ClientId>,
    pub session: Option<SessionId>,
}

/// What an insert did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    New(UsageId),
    /// The same usage under the same key was there already: a retry.
    Already(UsageId),
}

/// Stores a usage once. The same key with the same content again is a retry and changes nothing; the same key with other
/// content, or a client twice at one session, is refused.
pub fn add(tx: &Tx, usage: &Usage) -> Result<Inserted, StoreError> {
    let marks: Vec<String> = (1..=WRITTEN.split(',').count()).map(|number| format!("?{number}")).collect();
    let sql =
        format!("INSERT INTO usage ({WRITTEN}) VALUES ({}) ON CONFLICT (key) DO NOTHING", marks.join(", "));
    if execute(tx, &sql, rusqlite::params_from_iter(values(usage)))? > 0 {
        return Ok(Inserted::New(UsageId(tx.0.last_insert_rowid())));
    }
    let kept = by_key(tx, usage.key)?.ok_or(StoreError::Refused(Broken::Check))?;
    if kept.value == *usage {
        Ok(Inserted::Already(kept.id))
    } else {
        Err(StoreError::Refused(Broken::NotUnique))
    }
}

/// Replaces everything but the key. Refused by the database while one of its days stands in a queued, sent or granted line,
/// but for a departure after all of those days.
pub fn update(tx: &Tx, id: UsageId, usage: &Usage) -> Result<(), StoreError> {
    let set: Vec<String> = WRITTEN
        .split(',')
        .zip(2..)
        .skip(1)
        .map(|(column, number)| format!("{} = ?{}", column.trim(), number - 1))
        .collect();
    let sql = format!("UPDATE usage SET {} WHERE id = ?1", set.join(", "));
    let mut given = values(usage);
    if let Some(key) = given.first_mut() {
        *key = Value::Integer(id.0);
    }
    execute(tx, &sql, rusqlite::params_from_iter(given))?;
    Ok(())
}

/// Refused by the database when it stands in a line that was ever queued or sent.
pub fn delete(tx: &Tx, id: UsageId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM usage WHERE id = ?1", [id.0])?;
    Ok(())
}

pub fn get(tx: &Tx, id: UsageId) -> Result<Option<Stored<UsageId, Usage>>, StoreError> {
    first(tx, "usage", &format!("SELECT {COLUMNS} FROM usage WHERE usage.id = ?1"), [id.0], read)
}

pub fn by_key(tx: &Tx, key: UsageKey) -> Result<Option<Stored<UsageId, Usage>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM usage WHERE key = ?1");
    first(tx, "usage", &sql, [key.0.as_bytes().as_slice()], read)
}

/// Usages by day, client and id, with the state of the claim lines that hold their days within the period.
pub fn list(tx: &Tx, filter: &Filter) -> Result<Vec<KeptUsage>, StoreError> {
    let mut kept: Vec<KeptUsage> = found(tx, filter)?
        .into_iter()
        .map(|Stored { id, value }| KeptUsage { id, usage: value, claimed: Vec::new() })
        .collect();
    for some in kept.chunks_mut(AT_ONCE) {
        let mut claimed = claimed_days(tx, some.iter().map(|one| one.id))?;
        for one in some {
            one.claimed = claimed.remove(&one.id).unwrap_or_default();
            one.claimed.retain(|(day, _)| filter.period.is_none_or(|period| period.contains(*day)));
        }
    }
    Ok(kept)
}

/// So many usages are asked about in one query.
const AT_ONCE: usize = 500;

/// The days of usages that claim lines hold, oldest first, with the state of the line.
fn claimed_days(
    tx: &Tx,
    ids: impl Iterator<Item = UsageId>,
) -> Result<BTreeMap<UsageId, Vec<(Day, LineState)>>, StoreError> {
    let mut ids: Vec<i64> = ids.map(|id| id.0).collect();
    ids.resize(AT_ONCE, 0); // always the same statement, so that it is prepared once
    let marks: Vec<String> = (1..=AT_ONCE).map(|number| format!("?{number}")).collect();
    let sql = format!(
        "SELECT part.usage_id, part.day, line.state FROM claim_line_usage AS part
         JOIN claim_line AS line ON line.id = part.line_id
         WHERE part.usage_id IN ({}) AND part.live = 1 ORDER BY part.usage_id, part.day",
        marks.join(", ")
    );
    let mut found: BTreeMap<UsageId, Vec<(Day, LineState)>> = BTreeMap::new();
    let rows = all(tx, "claim_line_usage", &sql, rusqlite::params_from_iter(ids), |columns| {
        let state = columns.known("state", LineState::from_word)?;
        Ok((UsageId(columns.integer("usage_id")?), columns.day("day")?, state))
    })?;
    for (id, day, state) in rows {
        found.entry(id).or_default().push((day, state));
    }
    Ok(found)
}

/// The same without claim lines.
pub fn found(tx: &Tx, filter: &Filter) -> Result<Vec<Stored<UsageId, Usage>>, StoreError> {
    let mut out = Vec::new();
    let stays = filter.kind.is_none_or(|kind| kind == UsageKind::Stay);
    let others = filter.kind != Some(UsageKind::Stay);
    if let Some(period) = filter.period {
        let days = [period.from().to_string(), period.until().to_string()].map(Value::Text);
        if others {
            let kinds = kinds(filter.kind);
            out.extend(select(tx, &format!("day BETWEEN ?1 AND ?2 AND kind IN ({kinds})"), &days, filter)?);
        }
        if stays {
            let condition = "kind = 'stay' AND coalesce(until_day, '9999-12-31') >= ?1 AND day <= ?2";
            out.extend(select(tx, condition, &days, filter)?);
        }
    } else {
        let kinds = match filter.kind {
            Some(kind) => format!("'{}'", kind.word()),
            None => "'trip', 'attendance', 'stay'".to_owned(),
        };
        out.extend(select(tx, &format!("kind IN ({kinds})"), &[], filter)?);
    }
    out.sort_by_key(|stored| (stored.value.day, stored.value.client, stored.id));
    Ok(out)
}

fn kinds(kind: Option<UsageKind>) -> &'static str {
    match kind {
        Some(UsageKind::Trip) => "'trip'",
        Some(UsageKind::Attendance) => "'attendance'",
        Some(UsageKind::Stay) | None => "'trip', 'attendance'",
    }
}

fn select(
    tx: &Tx,
    condition: &str,
    given: &[Value],
    filter: &Filter,
) -> Result<Vec<Stored<UsageId, Usage>>, StoreError> {
    let (mut sql, mut values) = (format!("SELECT {COLUMNS} FROM usage WHERE {condition}"), given.to_vec());
    let wanted = [("client_id", filter.client.map(|id| id.0)), ("session_id", filter.session.map(|id| id.0))];
    for (column, id) in wanted {
        if let Some(id) = id {
            values.push(Value::Integer(id));
            sql = format!("{sql} AND {column} = ?{}", values.len());
        }
    }
    all(tx, "usage", &sql, rusqlite::params_from_iter(values), read)
}

/// Days of usages in a period that stand on a line that is queued, sent or granted.
pub fn taken(tx: &Tx, period: ClosedPeriod) -> Result<BTreeSet<(UsageId, Day)>, StoreError> {
    let sql = "SELECT part.usage_id, part.day FROM claim_line AS line
               JOIN claim_line_usage AS part ON part.line_id = line.id
               WHERE line.from_day BETWEEN ?1 AND ?2 AND line.state <> 'draft' AND part.live = 1";
    let days = [period.from().to_string(), period.until().to_string()];
    let found = all(tx, "claim_line_usage", sql, days, |columns| {
        Ok((UsageId(columns.integer("usage_id")?), columns.day("day")?))
    })?;
    Ok(found.into_iter().collect())
}

/// Whether something that was used in a period can be claimed and stands in no queued, sent or granted line.
pub fn has_open(tx: &Tx, period: ClosedPeriod) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (
                   SELECT 1 FROM usage
                   WHERE day BETWEEN ?1 AND ?2 AND kind IN ('trip', 'attendance')
                       AND coalesce(carriage, '') <> 'family' AND absence IS NULL AND NOT EXISTS (
                       SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
                       WHERE part.usage_id = usage.id AND part.live = 1 AND line.state <> 'draft')
                   UNION ALL
                   SELECT 1 FROM usage
                   WHERE kind = 'stay' AND coalesce(until_day, '9999-12-31') > ?1 AND day <= ?2 AND NOT EXISTS (
                       SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
                       WHERE part.usage_id = usage.id AND part.day BETWEEN ?1 AND ?2
                         AND part.live = 1 AND line.state <> 'draft')) AS open";
    let days = [period.from().to_string(), period.until().to_string()];
    Ok(first(tx, "usage", sql, days, |columns| columns.integer("open"))?.unwrap_or_default() == 1)
}

/// Trips, attendance and stays of a period that can be claimed and stand in no live line.
pub fn uncompiled(tx: &Tx, period: ClosedPeriod) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) AS number FROM (
                   SELECT id FROM usage
                   WHERE day BETWEEN ?1 AND ?2 AND kind IN ('trip', 'attendance')
                       AND coalesce(carriage, '') <> 'family' AND absence IS NULL AND NOT EXISTS (
                       SELECT 1 FROM claim_line_usage AS part WHERE part.usage_id = usage.id AND part.live = 1)
                   UNION ALL
                   SELECT id FROM usage
                   WHERE kind = 'stay' AND coalesce(until_day, '9999-12-31') > ?1 AND day <= ?2 AND NOT EXISTS (
                       SELECT 1 FROM claim_line_usage AS part
                       WHERE part.usage_id = usage.id AND part.day BETWEEN ?1 AND ?2 AND part.live = 1))";
    let days = [period.from().to_string(), period.until().to_string()];
    Ok(first(tx, "usage", sql, days, |columns| columns.integer("number"))?.unwrap_or_default())
}

/// What a client used last of a kind, until a day, which tells how it usually goes.
pub fn newest(
    tx: &Tx,
    client: ClientId,
    kind: UsageKind,
    until: Day,
) -> Result<Option<Stored<UsageId, Usage>>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM usage WHERE client_id = ?1 AND day <= ?2 AND kind = ?3
         ORDER BY day DESC, id DESC LIMIT 1"
    );
    first(tx, "usage", &sql, rusqlite::params![client.0, until.to_string(), kind.word()], read)
}

/// Months in which something was used that no queued, sent or granted line holds, oldest first. A stay counts in every month
/// that it reaches into, as far as `today`.
pub fn open_months(tx: &Tx, today: Day) -> Result<Vec<Month>, StoreError> {
    let sql = "SELECT DISTINCT substr(day, 1, 7) AS month FROM usage
               WHERE kind IN ('trip', 'attendance')
                   AND coalesce(carriage, '') <> 'family' AND absence IS NULL AND NOT EXISTS (
                   SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
                   WHERE part.usage_id = usage.id AND part.live = 1 AND line.state <> 'draft')
               ORDER BY month";
    let months = all(tx, "usage", sql, [], |columns| columns.known("month", Month::parse_iso))?;
    let mut open: BTreeSet<Month> = months.into_iter().collect();
    for kept in list(tx, &Filter { kind: Some(UsageKind::Stay), ..Filter::default() })? {
        open.extend(open_months_of_stay(&kept, today));
    }
    Ok(open.into_iter().collect())
}

fn open_months_of_stay(kept: &KeptUsage, today: Day) -> impl Iterator<Item = Month> {
    let departure = kept.usage.stay().and_then(|stay| stay.departure);
    let last = departure.map_or(today, |departure| departure.day.previous()).max(kept.usage.day).month();
    let reached = std::iter::successors(Some(kept.usage.day.month()), move |month| {
        Some(month.next()).filter(|next| next > month && *next <= last)
    });
    reached.filter(|month| {
        !kept.claimed.iter().any(|(day, state)| month.contains(*day) && !state.leaves_entries_free())
    })
}

fn values(usage: &Usage) -> Vec<Value> {
    let (trip, attendance, stay) = (usage.trip(), usage.attendance(), usage.stay());
    let text = |text: Option<&str>| text.map_or(Value::Null, |text| Value::Text(text.to_owned()));
    let number = |number: Option<i64>| number.map_or(Value::Null, Value::Integer);
    let minute = |time: Option<ClockTime>| number(time.map(ClockTime::minute_of_day));
    let departure = stay.and_then(|stay| stay.departure);
    let (day_parts, absence) = match attendance.map(|attendance| attendance.presence) {
        Some(Presence::Present(day_parts)) => (Some(i64::from(day_parts)), None),
        Some(Presence::Absent(reason)) => (None, Some(reason.word())),
        None => (None, None),
    };
    let (metres, band) = match trip.and_then(|trip| trip.distance) {
        Some(Distance::Metres(metres)) => (Some(i64::from(metres)), None),
        Some(Distance::Band(band)) => (None, Some(i64::from(band))),
        None => (None, None),
    };
    vec![
        Value::Blob(usage.key.0.as_bytes().to_vec()),
        Value::Integer(usage.client.0),
        Value::Text(usage.kind().word().to_owned()),
        Value::Text(usage.day.to_string()),
        minute(stay.and_then(|stay| stay.arrival)),
        number(attendance.map(|attendance| attendance.session.0)),
        number(day_parts),
        text(absence),
        text(trip.map(|trip| trip.direction.word())),
        text(trip.map(|trip| trip.carriage.word())),
        number(metres),
        number(band),
        text(trip.and_then(|trip| trip.from.as_ref()).map(MunicipalityCode::as_str)),
        text(trip.and_then(|trip| trip.to.as_ref()).map(MunicipalityCode::as_str)),
        number(trip.map(|trip| i64::from(trip.wheelchair))),
        text(trip.and_then(|trip| trip.destination.as_ref()).map(Remark::as_str)),
        departure.map_or(Value::Null, |departure| Value::Text(departure.day.to_string())),
        minute(departure.and_then(|departure| departure.time)),
        number(usage.allocation.map(|id| id.0)),
        text(usage.product.as_ref().map(ProductKey::as_str)),
        number(usage.practitioner.map(|id| id.0)),
        number(usage.responsible.map(|id| id.0)),
        text(usage.note.as_ref().map(Note::as_str)),
    ]
}

fn read(columns: &Columns) -> Result<Stored<UsageId, Usage>, StoreError> {
    let what = match columns.known("kind", UsageKind::from_word)? {
        UsageKind::Trip => What::Trip(read_trip(columns)?),
        UsageKind::Attendance => What::Attendance(read_attendance(columns)?),
        UsageKind::Stay => What::Stay(read_stay(columns)?),
    };
    let usage = Usage {
        key: UsageKey(columns.uuid("key")?),
        client: ClientId(columns.integer("client_id")?),
        day: columns.day("day")?,
        what,
        allocation: columns.optional_integer("allocation_id")?.map(AllocationId),
        product: columns.optional_parsed("product", ProductKey::parse)?,
        practitioner: columns.optional_integer("practitioner_id")?.map(PractitionerId),
        responsible: columns.optional_integer("responsible_id")?.map(PractitionerId),
        note: columns.optional_known("note", Note::new)?,
    };
    Ok(Stored { id: UsageId(columns.integer("id")?), value: usage })
}

fn read_trip(columns: &Columns) -> Result<Trip, StoreError> {
    let metres = columns.optional_integer("metres")?.map(u32::try_from).transpose();
    let band = columns.optional_integer("band")?.map(u8::try_from).transpose();
    let metres = metres.map_err(|_| columns.bad("metres"))?.map(Distance::Metres);
    let band = band.map_err(|_| columns.bad("band"))?.map(Distance::Band);
    Ok(Trip {
        direction: columns.known("direction", Direction::parse)?,
        carriage: columns.known("carriage", Carriage::parse)?,
        distance: metres.or(band),
        from: columns.optional_parsed("from_municipality", MunicipalityCode::parse)?,
        to: columns.optional_parsed("to_municipality", MunicipalityCode::parse)?,
        wheelchair: columns.integer("wheelchair")? == 1,
        destination: columns.optional_known("destination", Remark::new)?,
    })
}

fn read_attendance(columns: &Columns) -> Result<Attendance, StoreError> {
    let presence = match columns.optional_known("absence", AbsenceReason::parse)? {
        Some(reason) => Presence::Absent(reason),
        None => u32::try_from(columns.integer("day_parts")?)
            .ok()
            .and_then(Presence::present)
            .ok_or_else(|| columns.bad("day_parts"))?,
    };
    Ok(Attendance { session: SessionId(columns.integer("session_id")?), presence })
}

fn read_stay(columns: &Columns) -> Result<Stay, StoreError> {
    let departure = match columns.optional_day("until_day")? {
        Some(day) => Some(Departure { day, time: columns.optional_clock("until_minute")? }),
        None => None,
    };
    Ok(Stay { arrival: columns.optional_clock("start_minute")?, departure })
}

#[cfg(test)]
mod tests;
