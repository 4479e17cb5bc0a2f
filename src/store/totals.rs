//! Sums over entries, made by the database. Amounts stay exact, in sixtieths of a cent, until they are shown.

use rusqlite::params;

use super::claims::TAKES_ROOM;
use super::convert::{Columns, all, first};
use super::entries::{Filter, condition};
use super::{StoreError, Tx};
use crate::domain::activity::Kind;
use crate::domain::entry::EntryKey;
use crate::domain::identifiers::{ActivityKey, Discipline, ProductKey};
use crate::domain::ids::{AllocationId, ClientId, PractitionerId};
use crate::domain::money::Cents;
use crate::domain::rules::KindMinutes;
use crate::domain::time::{ClosedPeriod, Day};

/// What sums are kept apart by, besides the kind of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    Client,
    Discipline,
    Product,
    Practitioner,
    Day,
}

/// The minutes and the exact amount of one group and kind; what is not kept apart is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindSum {
    pub client: Option<ClientId>,
    pub discipline: Option<Discipline>,
    pub product: Option<ProductKey>,
    pub practitioner: Option<PractitionerId>,
    pub day: Option<Day>,
    pub kind: Kind,
    pub minutes: i64,
    /// Hourly tariff in cents times minutes: the amount in sixtieths of a cent. Zero for C and without tariff.
    pub sixtieths: i64,
    /// Declarable minutes for which no tariff is in force.
    pub without_tariff: i64,
}

/// Sums per group and kind.
pub fn grouped(tx: &Tx, filter: &Filter, apart: &[Apart]) -> Result<Vec<KindSum>, StoreError> {
    let column = |wanted: Apart, name: &'static str| if apart.contains(&wanted) { name } else { "NULL" };
    let columns = [
        column(Apart::Client, "time_entry.client_id"),
        column(Apart::Discipline, "time_entry.discipline"),
        column(Apart::Product, "time_entry.product"),
        column(Apart::Practitioner, "practitioner_id"),
        column(Apart::Day, "day"),
    ];
    let [client, discipline, product, practitioner, day] = columns;
    let wanted: Vec<&str> = columns.into_iter().filter(|name| *name != "NULL").chain(["kind"]).collect();
    let (condition, values) = condition(filter);
    let sql = format!(
        "SELECT {client} AS client_id, {discipline} AS discipline, {product} AS product,
             {practitioner} AS practitioner_id, {day} AS day, kind, sum(time_entry.minutes) AS minutes,
             sum(CASE WHEN kind = 'C' THEN 0 ELSE time_entry.minutes * coalesce(tariff.cents, 0) END) AS sixtieths,
             sum(CASE WHEN kind <> 'C' AND tariff.id IS NULL THEN time_entry.minutes ELSE 0 END) AS without_tariff
         FROM time_entry
         LEFT JOIN tariff ON tariff.product = time_entry.product AND kind <> 'C'
             AND (tariff.discipline IS NULL OR tariff.discipline = time_entry.discipline)
             AND tariff.from_day <= day AND (tariff.until_day IS NULL OR tariff.until_day >= day)
             AND tariff.unit IN ('01', '04')
         {condition} GROUP BY {} ORDER BY {}",
        wanted.join(", "),
        wanted.join(", ")
    );
    all(tx, "time_entry", &sql, rusqlite::params_from_iter(values), read)
}

fn read(columns: &Columns) -> Result<KindSum, StoreError> {
    Ok(KindSum {
        client: columns.optional_integer("client_id")?.map(ClientId),
        discipline: columns.optional_parsed("discipline", Discipline::parse)?,
        product: columns.optional_parsed("product", ProductKey::parse)?,
        practitioner: columns.optional_integer("practitioner_id")?.map(PractitionerId),
        day: columns.optional_day("day")?,
        kind: columns.known("kind", Kind::from_letter)?,
        minutes: columns.integer("minutes")?,
        sixtieths: columns.integer("sixtieths")?,
        without_tariff: columns.integer("without_tariff")?,
    })
}

/// Non-declarable minutes by activity.
pub fn non_declarable(tx: &Tx, filter: &Filter) -> Result<Vec<(ActivityKey, i64)>, StoreError> {
    let (condition, values) = condition(filter);
    let and = if condition.is_empty() { "WHERE" } else { "AND" };
    let sql = format!(
        "SELECT activity, sum(minutes) AS minutes FROM time_entry {condition} {and} kind = 'C'
         GROUP BY activity ORDER BY activity"
    );
    all(tx, "time_entry", &sql, rusqlite::params_from_iter(values), |columns| {
        Ok((columns.parsed("activity", ActivityKey::parse)?, columns.integer("minutes")?))
    })
}

/// What stands on an allocation: claimed in queued, sent and granted lines, and registered but in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnAllocation {
    pub claimed: Cents,
    pub claimed_minutes: i64,
    pub open_minutes: i64,
    /// Sixtieths of a cent, at the tariffs in force on each day.
    pub open_sixtieths: i64,
    /// Minutes in the product period that was asked about, claimed or not.
    pub period_minutes: i64,
}

/// Counts only what concerns this allocation, whatever the size of the database. An entry that is being edited is left
/// out by its key.
pub fn on_allocation(
    tx: &Tx,
    allocation: AllocationId,
    period: Option<ClosedPeriod>,
    without: Option<EntryKey>,
) -> Result<OnAllocation, StoreError> {
    let claimed = first(
        tx,
        "claim_line",
        &format!(
            "SELECT coalesce(sum(amount), 0) AS amount, coalesce(sum(minutes), 0) AS minutes FROM claim_line
             WHERE allocation_id = ?1 AND {TAKES_ROOM}
                 AND state IN ('queued', 'sent', 'granted', 'credit-sent')"
        ),
        [allocation.0],
        |columns| Ok((columns.integer("amount")?, columns.integer("minutes")?)),
    )?
    .unwrap_or_default();
    let without = without.map(|key| key.0.as_bytes().to_vec());
    let open = first(
        tx,
        "time_entry",
        "SELECT coalesce(sum(time_entry.minutes), 0) AS minutes,
             coalesce(sum(time_entry.minutes * coalesce(tariff.cents, 0)), 0) AS sixtieths
         FROM time_entry
         LEFT JOIN tariff ON tariff.product = time_entry.product
             AND (tariff.discipline IS NULL OR tariff.discipline = time_entry.discipline)
             AND tariff.from_day <= day AND (tariff.until_day IS NULL OR tariff.until_day >= day)
             AND tariff.unit IN ('01', '04')
         WHERE time_entry.allocation_id = ?1 AND kind IN ('A', 'B') AND (?2 IS NULL OR key <> ?2)
           AND NOT EXISTS (
               SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
               WHERE part.entry_id = time_entry.id AND part.live = 1 AND line.state <> 'draft')",
        params![allocation.0, without],
        |columns| Ok((columns.integer("minutes")?, columns.integer("sixtieths")?)),
    )?
    .unwrap_or_default();
    Ok(OnAllocation {
        claimed: Cents(claimed.0),
        claimed_minutes: claimed.1,
        open_minutes: open.0,
        open_sixtieths: open.1,
        period_minutes: match period {
            Some(period) => minutes_in(tx, allocation, period, without)?,
            None => 0,
        },
    })
}

/// Client-bound minutes of an allocation by kind, claimed or not.
pub fn kinds_on_allocation(tx: &Tx, allocation: AllocationId) -> Result<KindMinutes, StoreError> {
    let sql = "SELECT coalesce(sum(CASE kind WHEN 'A' THEN minutes END), 0) AS direct,
                   coalesce(sum(CASE kind WHEN 'B' THEN minutes END), 0) AS indirect
               FROM time_entry WHERE allocation_id = ?1 AND kind IN ('A', 'B')";
    let kinds = first(tx, "time_entry", sql, [allocation.0], |columns| {
        Ok(KindMinutes { direct: columns.integer("direct")?, indirect: columns.integer("indirect")? })
    })?;
    Ok(kinds.unwrap_or_default())
}

fn minutes_in(
    tx: &Tx,
    allocation: AllocationId,
    period: ClosedPeriod,
    without: Option<Vec<u8>>,
) -> Result<i64, StoreError> {
    let minutes = first(
        tx,
        "time_entry",
        "SELECT coalesce(sum(minutes), 0) AS minutes FROM time_entry
         WHERE allocation_id = ?1 AND day BETWEEN ?2 AND ?3 AND kind IN ('A', 'B') AND (?4 IS NULL OR key <> ?4)",
        params![allocation.0, period.from().to_string(), period.until().to_string(), without],
        |columns| columns.integer("minutes"),
    )?;
    Ok(minutes.unwrap_or_default())
}
