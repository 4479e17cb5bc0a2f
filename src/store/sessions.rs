//! Group sessions.

use std::collections::BTreeMap;

use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx};
use crate::domain::identifiers::{ComponentKey, GroupName, ProductKey};
use crate::domain::ids::{PractitionerId, SessionId, Stored};
use crate::domain::rules::Meeting;
use crate::domain::time::{ClockTime, ClosedPeriod, Day};
use crate::domain::usage::Session;

const COLUMNS: &str = "session.id, session.group_name, session.day, session.start_minute, session.component, session.product, \
                       session.supervisors, session.practitioner_id";

/// Refused by the database when the group meets already at that time.
pub fn add(tx: &Tx, session: &Session) -> Result<SessionId, StoreError> {
    let id = insert(
        tx,
        "INSERT INTO session (group_name, day, start_minute, component, product, supervisors, practitioner_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            session.group.as_str(),
            session.day.to_string(),
            session.start.map(ClockTime::minute_of_day),
            session.component.as_ref().map(ComponentKey::as_str),
            session.product.as_ref().map(ProductKey::as_str),
            session.supervisors,
            session.practitioner.map(|id| id.0),
        ],
    )?;
    Ok(SessionId(id))
}

pub fn update(tx: &Tx, id: SessionId, session: &Session) -> Result<(), StoreError> {
    execute(
        tx,
        "UPDATE session SET group_name = ?2, day = ?3, start_minute = ?4, component = ?5, product = ?6,
             supervisors = ?7, practitioner_id = ?8
         WHERE id = ?1",
        params![
            id.0,
            session.group.as_str(),
            session.day.to_string(),
            session.start.map(ClockTime::minute_of_day),
            session.component.as_ref().map(ComponentKey::as_str),
            session.product.as_ref().map(ProductKey::as_str),
            session.supervisors,
            session.practitioner.map(|id| id.0),
        ],
    )?;
    Ok(())
}

/// Refused by the database while somebody is registered at it.
pub fn delete(tx: &Tx, id: SessionId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM session WHERE id = ?1", [id.0])?;
    Ok(())
}

pub fn get(tx: &Tx, id: SessionId) -> Result<Option<Stored<SessionId, Session>>, StoreError> {
    first(tx, "session", &format!("SELECT {COLUMNS} FROM session WHERE id = ?1"), [id.0], read)
}

/// Whether the group of this session met, or meets, on another day or time.
pub fn has_another(tx: &Tx, id: SessionId) -> Result<bool, StoreError> {
    let sql = "SELECT other.id FROM session AS own JOIN session AS other ON other.group_name = own.group_name
               WHERE own.id = ?1 AND other.id <> ?1 LIMIT 1";
    Ok(first(tx, "session", sql, [id.0], |columns| columns.integer("id"))?.is_some())
}

/// The meeting of a group on a day at that time.
pub fn at(
    tx: &Tx,
    group: &GroupName,
    day: Day,
    start: Option<ClockTime>,
) -> Result<Option<Stored<SessionId, Session>>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM session
         WHERE day = ?1 AND group_name = ?2 AND coalesce(start_minute, -1) = ?3"
    );
    let minute = start.map_or(-1, ClockTime::minute_of_day);
    first(tx, "session", &sql, params![day.to_string(), group.as_str(), minute], read)
}

/// Sessions of a period with how many were there, by day, time and group.
pub fn list(tx: &Tx, period: ClosedPeriod) -> Result<Vec<Stored<SessionId, Meeting>>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, (SELECT count(*) FROM usage WHERE session_id = session.id AND day_parts IS NOT NULL) AS heads
         FROM session WHERE session.day BETWEEN ?1 AND ?2
         ORDER BY session.day, session.start_minute, session.group_name, session.id"
    );
    let days = [period.from().to_string(), period.until().to_string()];
    all(tx, "session", &sql, days, |columns| {
        let Stored { id, value } = read(columns)?;
        let heads = u32::try_from(columns.integer("heads")?).map_err(|_| columns.bad("heads"))?;
        Ok(Stored { id, value: Meeting { session: value, heads } })
    })
}

/// The same by id.
pub fn meetings(tx: &Tx, period: ClosedPeriod) -> Result<BTreeMap<SessionId, Meeting>, StoreError> {
    Ok(list(tx, period)?.into_iter().map(|stored| (stored.id, stored.value)).collect())
}

fn read(columns: &Columns) -> Result<Stored<SessionId, Session>, StoreError> {
    let supervisors = columns.optional_integer("supervisors")?.map(u32::try_from).transpose();
    let session = Session {
        group: columns.parsed("group_name", GroupName::parse)?,
        day: columns.day("day")?,
        start: columns.optional_clock("start_minute")?,
        component: columns.optional_parsed("component", ComponentKey::parse)?,
        product: columns.optional_parsed("product", ProductKey::parse)?,
        supervisors: supervisors.map_err(|_| columns.bad("supervisors"))?,
        practitioner: columns.optional_integer("practitioner_id")?.map(PractitionerId),
    };
    Ok(Stored { id: SessionId(columns.integer("id")?), value: session })
}
