//! What was reported about the course of care on allocations.

use std::collections::BTreeMap;

use rusqlite::params;

use super::convert::{Columns, all, execute, first};
use super::{StoreError, Tx};
use crate::domain::care::{Act, Report, StopReason};
use crate::domain::ids::{AllocationId, OutgoingId};
use crate::domain::time::Day;

pub fn add(
    tx: &Tx,
    outgoing: OutgoingId,
    allocation: AllocationId,
    report: Report,
) -> Result<(), StoreError> {
    let (act, begin, end, reason) = match report.act {
        Act::Start { begin } => ("start", begin, None, None),
        Act::Stop { begin, end, reason } => ("stop", begin, Some(end.to_string()), Some(reason.code())),
    };
    let sql =
        "INSERT INTO care_report (outgoing_id, allocation_id, act, is_withdrawal, begin_day, end_day, reason)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let row = params![
        outgoing.0,
        allocation.0,
        act,
        i64::from(report.is_withdrawal),
        begin.to_string(),
        end,
        reason
    ];
    execute(tx, sql, row)?;
    Ok(())
}

/// By allocation, in the order in which they were made; without those that a municipality or the exchange node
/// refused.
pub fn list(tx: &Tx) -> Result<BTreeMap<AllocationId, Vec<Report>>, StoreError> {
    let sql = "SELECT allocation_id, act, is_withdrawal, begin_day, end_day, reason
               FROM care_report JOIN outgoing ON outgoing.id = care_report.outgoing_id
               WHERE outcome IS NOT 'refused'
                   AND NOT EXISTS (SELECT 1 FROM node_refusal WHERE node_refusal.outgoing_id = outgoing.id)
               ORDER BY care_report.id";
    let mut found = BTreeMap::new();
    for (allocation, report) in all(tx, "care_report", sql, [], read)? {
        found.entry(allocation).or_insert_with(Vec::new).push(report);
    }
    Ok(found)
}

/// The same for one allocation.
pub fn of_allocation(tx: &Tx, allocation: AllocationId) -> Result<Vec<Report>, StoreError> {
    let sql = "SELECT allocation_id, act, is_withdrawal, begin_day, end_day, reason
               FROM care_report JOIN outgoing ON outgoing.id = care_report.outgoing_id
               WHERE allocation_id = ?1 AND outcome IS NOT 'refused'
                   AND NOT EXISTS (SELECT 1 FROM node_refusal WHERE node_refusal.outgoing_id = outgoing.id)
               ORDER BY care_report.id";
    let reports = all(tx, "care_report", sql, [allocation.0], read)?;
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}

/// What a message reported, by the row of that message.
pub fn of_message(tx: &Tx, message: i64) -> Result<Option<(AllocationId, Report)>, StoreError> {
    let sql = "SELECT allocation_id, act, is_withdrawal, begin_day, end_day, reason
               FROM care_report JOIN outgoing ON outgoing.id = care_report.outgoing_id WHERE message_id = ?1";
    first(tx, "care_report", sql, [message], read)
}

/// The first day of care on one allocation.
pub fn first_day(tx: &Tx, allocation: AllocationId) -> Result<Option<Day>, StoreError> {
    let sql = "SELECT min(day) AS day FROM (
                   SELECT min(day) AS day FROM time_entry WHERE allocation_id = ?1
                   UNION ALL
                   SELECT min(day) FROM usage WHERE allocation_id = ?1 AND absence IS NULL
                       AND coalesce(carriage, '') <> 'family'
                   UNION ALL
                   SELECT min(part.day) FROM claim_line AS line
                   JOIN claim_line_usage AS part ON part.line_id = line.id WHERE line.allocation_id = ?1)";
    Ok(first(tx, "allocation", sql, [allocation.0], |columns| columns.optional_day("day"))?.flatten())
}

/// The day (UTC) on which the first message about one allocation came in.
pub fn arrival(tx: &Tx, allocation: AllocationId) -> Result<Option<Day>, StoreError> {
    let sql = "SELECT substr(min(at), 1, 10) AS day
               FROM allocation_version JOIN message ON message.id = message_id WHERE allocation_id = ?1";
    Ok(first(tx, "allocation", sql, [allocation.0], |columns| columns.optional_day("day"))?.flatten())
}

fn read(columns: &Columns) -> Result<(AllocationId, Report), StoreError> {
    let begin = columns.day("begin_day")?;
    let act = match (columns.optional_day("end_day")?, columns.optional_known("reason", StopReason::parse)?) {
        (Some(end), Some(reason)) => Act::Stop { begin, end, reason },
        _ => Act::Start { begin },
    };
    let is_withdrawal = columns.integer("is_withdrawal")? == 1;
    Ok((AllocationId(columns.integer("allocation_id")?), Report { act, is_withdrawal }))
}

/// The first day of care on each allocation: time, what its writer booked on it, and what its claim lines stand on.
pub fn first_days(tx: &Tx) -> Result<BTreeMap<AllocationId, Day>, StoreError> {
    let sql = "SELECT allocation_id, min(day) AS day FROM (
                   SELECT allocation_id, day FROM time_entry WHERE allocation_id IS NOT NULL
                   UNION ALL
                   SELECT allocation_id, day FROM usage WHERE allocation_id IS NOT NULL AND absence IS NULL
                       AND coalesce(carriage, '') <> 'family'
                   UNION ALL
                   SELECT line.allocation_id, part.day FROM claim_line_usage AS part
                   JOIN claim_line AS line ON line.id = part.line_id WHERE line.allocation_id IS NOT NULL)
               GROUP BY allocation_id";
    by_allocation(tx, sql)
}

/// The last day of care on an allocation, from the same places.
pub fn last_day(tx: &Tx, allocation: AllocationId) -> Result<Option<Day>, StoreError> {
    let sql = "SELECT max(day) AS day FROM (
                   SELECT day FROM time_entry WHERE allocation_id = ?1
                   UNION ALL
                   SELECT coalesce(until_day, day) FROM usage WHERE allocation_id = ?1 AND absence IS NULL
                   UNION ALL
                   SELECT part.day FROM claim_line_usage AS part
                   JOIN claim_line AS line ON line.id = part.line_id WHERE line.allocation_id = ?1)";
    Ok(first(tx, "allocation", sql, [allocation.0], |columns| columns.optional_day("day"))?.flatten())
}

/// The day (UTC) on which the first message about each allocation came in.
pub fn arrivals(tx: &Tx) -> Result<BTreeMap<AllocationId, Day>, StoreError> {
    let sql = "SELECT allocation_id, substr(min(at), 1, 10) AS day
               FROM allocation_version JOIN message ON message.id = message_id GROUP BY allocation_id";
    by_allocation(tx, sql)
}

fn by_allocation(tx: &Tx, sql: &str) -> Result<BTreeMap<AllocationId, Day>, StoreError> {
    let found = all(tx, "allocation", sql, [], |columns| {
        Ok((AllocationId(columns.integer("allocation_id")?), columns.day("day")?))
    })?;
    Ok(found.into_iter().collect())
}
