//! Claim lines with their entries and findings.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx};
use crate::domain::claim::line::{KeptLine, Line, LineState};
use crate::domain::identifiers::{
    AllocationNumber, Bsn, Category, ClientNumber, Discipline, LineReference, MunicipalityCode, ProductCode,
    ProductKey,
};
use crate::domain::ids::{AllocationId, BatchId, ClientId, EntryId, LineId, TariffId, UsageId};
use crate::domain::money::Cents;
use crate::domain::rules::{Finding, Severity, Standing};
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day, Month};
use crate::domain::usage::StayCounting;
use crate::domain::volume::Unit;

pub(super) const COLUMNS: &str = "claim_line.id, claim_line.client_id, claim_line.allocation_id, claim_line.product, \
                       claim_line.discipline, claim_line.category, claim_line.code, claim_line.from_day, \
                       claim_line.until_day, claim_line.minutes, claim_line.tariff_id, claim_line.unit, \
                       claim_line.volume, claim_line.unit_tariff, claim_line.amount, claim_line.state, \
                       claim_line.reference, claim_line.batch_id";

/// A queued line with what its claim needs to know beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedLine {
    pub id: LineId,
    /// Without its entries.
    pub line: Line,
    pub reference: LineReference,
    pub allocation: AllocationNumber,
    pub client: ClientNumber,
    pub bsn: Option<Bsn>,
}

/// Lines whose product period lies in a month, by id, with findings and without their entries.
pub fn of_month(tx: &Tx, month: Month) -> Result<Vec<KeptLine>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM claim_line WHERE from_day BETWEEN ?1 AND ?2 ORDER BY claim_line.id");
    let mut lines = all(tx, "claim_line", &sql, days(month), read_kept)?;
    let sql = "SELECT line_id, rule, severity, what_nl, what_en, way_out_nl, way_out_en FROM finding
               WHERE line_id IN (SELECT id FROM claim_line WHERE from_day BETWEEN ?1 AND ?2)
               ORDER BY line_id, ordinal";
    let mut findings: BTreeMap<LineId, Vec<Finding>> = BTreeMap::new();
    for (line, finding) in all(tx, "finding", sql, days(month), read_finding)? {
        findings.entry(line).or_default().push(finding);
    }
    for kept in &mut lines {
        kept.line.findings = findings.remove(&kept.id).unwrap_or_default();
    }
    Ok(lines)
}

/// Whose lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Everybody,
    Client(ClientId),
    Allocation(AllocationId),
}

/// Sent and granted lines on allocations that came in more than one version, by allocation, product period and id, without their
/// entries and findings.
pub fn claimed_and_changed(tx: &Tx, whose: Whose) -> Result<Vec<KeptLine>, StoreError> {
    let (only, id) = match whose {
        Whose::Everybody => ("", None),
        Whose::Client(id) => {
            ("WHERE allocation_id IN (SELECT id FROM allocation WHERE client_id = ?1)", Some(id.0))
        }
        Whose::Allocation(id) => ("WHERE allocation_id = ?1", Some(id.0)),
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM claim_line
         WHERE state IN ('sent', 'granted') AND claimed_anew IS NULL AND allocation_id IN (
             SELECT allocation_id FROM allocation_version {only} GROUP BY allocation_id HAVING count(*) > 1)
         ORDER BY allocation_id, from_day, claim_line.id"
    );
    all(tx, "claim_line", &sql, rusqlite::params_from_iter(id), read_kept)
}

/// Lines on allocations of a client that hold what they stand on, by product period and id, without their entries and findings.
pub fn live_of_client(tx: &Tx, client: ClientId) -> Result<Vec<KeptLine>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM claim_line
         WHERE state IN ('draft', 'queued', 'sent', 'granted', 'credit-sent') AND claimed_anew IS NULL
             AND allocation_id IN (SELECT id FROM allocation WHERE client_id = ?1)
         ORDER BY from_day, claim_line.id"
    );
    all(tx, "claim_line", &sql, [client.0], read_kept)
}

/// Lines of a month in one state with everything, by id.
pub fn in_state(tx: &Tx, month: Month, state: LineState) -> Result<Vec<KeptLine>, StoreError> {
    let mut lines = of_month(tx, month)?;
    lines.retain(|kept| kept.state == state);
    let sql = "SELECT line_id, entry_id, minutes FROM claim_line_entry
               WHERE line_id IN (SELECT id FROM claim_line WHERE from_day BETWEEN ?1 AND ?2 AND state = ?3)
               ORDER BY line_id, entry_id";
    let [first, last] = days(month);
    let mut entries: BTreeMap<LineId, Vec<(EntryId, i64)>> = BTreeMap::new();
    for (line, entry) in all(tx, "claim_line_entry", sql, params![first, last, state.word()], read_entry)? {
        entries.entry(line).or_default().push(entry);
    }
    let sql = "SELECT line_id, usage_id, day, units, stays FROM claim_line_usage
               WHERE line_id IN (SELECT id FROM claim_line WHERE from_day BETWEEN ?1 AND ?2 AND state = ?3)
               ORDER BY line_id, usage_id, day";
    let mut usages: BTreeMap<LineId, Vec<UsedDay>> = BTreeMap::new();
    let [first, last] = days(month);
    for (line, usage) in all(tx, "claim_line_usage", sql, params![first, last, state.word()], read_usage)? {
        usages.entry(line).or_default().push(usage);
    }
    for kept in &mut lines {
        kept.line.entries = entries.remove(&kept.id).unwrap_or_default();
        put_usages(&mut kept.line, usages.remove(&kept.id).unwrap_or_default());
    }
    Ok(lines)
}

/// Drafts of a month with everything, by id.
pub fn drafts(tx: &Tx, month: Month) -> Result<Vec<KeptLine>, StoreError> {
    in_state(tx, month, LineState::Draft)
}

/// One line with everything.
pub fn get(tx: &Tx, id: LineId) -> Result<Option<KeptLine>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM claim_line WHERE claim_line.id = ?1");
    let Some(mut kept) = first(tx, "claim_line", &sql, [id.0], read_kept)? else { return Ok(None) };
    let sql = "SELECT line_id, rule, severity, what_nl, what_en, way_out_nl, way_out_en FROM finding
               WHERE line_id = ?1 ORDER BY ordinal";
    let findings = all(tx, "finding", sql, [id.0], read_finding)?;
    kept.line.findings = findings.into_iter().map(|(_, finding)| finding).collect();
    let sql = "SELECT line_id, entry_id, minutes FROM claim_line_entry WHERE line_id = ?1 ORDER BY entry_id";
    let entries = all(tx, "claim_line_entry", sql, [id.0], read_entry)?;
    kept.line.entries = entries.into_iter().map(|(_, entry)| entry).collect();
    let sql = "SELECT line_id, usage_id, day, units, stays FROM claim_line_usage
               WHERE line_id = ?1 ORDER BY usage_id, day";
    let usages = all(tx, "claim_line_usage", sql, [id.0], read_usage)?;
    put_usages(&mut kept.line, usages.into_iter().map(|(_, used)| used).collect());
    Ok(Some(kept))
}

/// A line takes room on its allocation, unless it is claimed anew and its credit is under way. One whose credit came to nothing
/// while another line was granted for the same stands beside that one.
pub(super) const TAKES_ROOM: &str = "(claim_line.claimed_anew IS NULL OR (claim_line.state = 'granted'
    AND NOT EXISTS (SELECT 1 FROM credit WHERE credit.line_id = claim_line.id AND credit.state IN ('queued', 'sent'))))";

/// Granted lines that stand beside another granted line for the same (see [`TAKES_ROOM`]), by id.
pub fn claimed_twice(tx: &Tx) -> Result<BTreeSet<LineId>, StoreError> {
    // The states stand there as in the partial index, or it is not used.
    let sql = format!(
        "SELECT id FROM claim_line WHERE claimed_anew = 1 AND state IN ('granted', 'credit-sent') AND state = 'granted'
             AND {TAKES_ROOM}"
    );
    let ids = all(tx, "claim_line", &sql, [], |columns| Ok(LineId(columns.integer("id")?)))?;
    Ok(ids.into_iter().collect())
}

/// Lines that stand on the allocations of clients with time or usages in a period: queued, sent, granted or with a credit under
/// way, of whatever month.
pub fn standing(tx: &Tx, period: ClosedPeriod) -> Result<Vec<Standing>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM claim_line
         WHERE state IN ('queued', 'sent', 'granted', 'credit-sent') AND {TAKES_ROOM} AND allocation_id IN (
             SELECT id FROM allocation WHERE client_id IN (
                 SELECT client_id FROM time_entry WHERE day BETWEEN ?1 AND ?2
                 UNION ALL SELECT client_id FROM usage WHERE day BETWEEN ?1 AND ?2
                 UNION ALL SELECT client_id FROM usage
                     WHERE kind = 'stay' AND coalesce(until_day, '9999-12-31') >= ?1 AND day <= ?2))
         ORDER BY claim_line.id"
    );
    let kept =
        all(tx, "claim_line", &sql, [period.from().to_string(), period.until().to_string()], read_kept)?;
    let twice = claimed_twice(tx)?;
    let standing = kept.iter().filter_map(Standing::of);
    Ok(standing.map(|one| Standing { is_beside: twice.contains(&one.line), ..one }).collect())
}

/// Municipalities for which something is queued with a product period that ends on or before a day.
pub fn municipalities_queued(tx: &Tx, until: Day) -> Result<BTreeSet<MunicipalityCode>, StoreError> {
    let sql = "SELECT DISTINCT municipality FROM claim_line JOIN allocation ON allocation.id = allocation_id
               WHERE state = 'queued' AND claim_line.until_day <= ?1";
    let codes = all(tx, "allocation", sql, [until.to_string()], |columns| {
        columns.parsed("municipality", MunicipalityCode::parse)
    })?;
    Ok(codes.into_iter().collect())
}

/// What is queued for a municipality with a product period that ends on or before a day, by id.
pub fn queued(tx: &Tx, municipality: &MunicipalityCode, until: Day) -> Result<Vec<QueuedLine>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, allocation.number AS allocation_number, client.number AS client_number, bsn
         FROM claim_line
         JOIN allocation ON allocation.id = claim_line.allocation_id
         JOIN client ON client.id = claim_line.client_id
         WHERE state = 'queued' AND claim_line.until_day <= ?2 AND allocation.municipality = ?1
         ORDER BY claim_line.id"
    );
    all(tx, "claim_line", &sql, params![municipality.as_str(), until.to_string()], read_queued)
}

/// The lines of a claim that was made, by id.
pub fn of_batch(tx: &Tx, batch: BatchId) -> Result<Vec<QueuedLine>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, allocation.number AS allocation_number, client.number AS client_number, bsn
         FROM claim_line
         JOIN allocation ON allocation.id = claim_line.allocation_id
         JOIN client ON client.id = claim_line.client_id
         WHERE batch_id = ?1 ORDER BY claim_line.id"
    );
    all(tx, "claim_line", &sql, [batch.0], read_queued)
}

/// The last day of the lines at a tariff that are no drafts. Reads every line: asked only when a tariff is corrected.
pub fn claimed_until(tx: &Tx, tariff: TariffId) -> Result<Option<Day>, StoreError> {
    let sql = "SELECT until_day FROM claim_line WHERE tariff_id = ?1 AND state <> 'draft'
               ORDER BY until_day DESC LIMIT 1";
    first(tx, "claim_line", sql, [tariff.0], |columns| columns.day("until_day"))
}

/// Stores a draft. Refused by the database when one of its entries stands in another live line.
pub fn add(tx: &Tx, line: &Line) -> Result<LineId, StoreError> {
    let id = insert(
        tx,
        "INSERT INTO claim_line (client_id, allocation_id, product, discipline, category, code, from_day, until_day,
             minutes, tariff_id, unit, volume, unit_tariff, amount, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 'draft')",
        params![
            line.client.0,
            line.allocation.map(|id| id.0),
            line.product.as_ref().map(ProductKey::as_str),
            line.discipline.as_ref().map(Discipline::as_str),
            line.category.as_ref().map(Category::as_str),
            line.code.as_ref().map(ProductCode::as_str),
            line.period.from().to_string(),
            line.period.until().to_string(),
            line.minutes,
            line.tariff.map(|id| id.0),
            line.unit.map(Unit::code),
            line.volume,
            line.unit_tariff.map(|cents| cents.0),
            line.amount.0,
        ],
    )?;
    add_parts(tx, LineId(id), line)?;
    Ok(LineId(id))
}

/// Writes what a draft says now; its entries and findings must have been taken away before.
pub fn rewrite(tx: &Tx, id: LineId, line: &Line) -> Result<(), StoreError> {
    execute(
        tx,
        "UPDATE claim_line SET client_id = ?2, allocation_id = ?3, product = ?4, discipline = ?5, category = ?6,
             code = ?7, from_day = ?8, until_day = ?9, minutes = ?10, tariff_id = ?11, unit = ?12, volume = ?13,
             unit_tariff = ?14, amount = ?15
         WHERE id = ?1",
        params![
            id.0,
            line.client.0,
            line.allocation.map(|id| id.0),
            line.product.as_ref().map(ProductKey::as_str),
            line.discipline.as_ref().map(Discipline::as_str),
            line.category.as_ref().map(Category::as_str),
            line.code.as_ref().map(ProductCode::as_str),
            line.period.from().to_string(),
            line.period.until().to_string(),
            line.minutes,
            line.tariff.map(|id| id.0),
            line.unit.map(Unit::code),
            line.volume,
            line.unit_tariff.map(|cents| cents.0),
            line.amount.0,
        ],
    )?;
    add_parts(tx, id, line)
}

/// Takes the entries, usages and findings of a draft away.
pub fn clear(tx: &Tx, id: LineId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM finding WHERE line_id = ?1", [id.0])?;
    execute(tx, "DELETE FROM claim_line_entry WHERE line_id = ?1", [id.0])?;
    execute(tx, "DELETE FROM claim_line_usage WHERE line_id = ?1", [id.0])?;
    Ok(())
}

/// Takes a draft away whose entries and findings are gone already.
pub fn remove(tx: &Tx, id: LineId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM claim_line WHERE id = ?1", [id.0])?;
    Ok(())
}

fn add_parts(tx: &Tx, id: LineId, line: &Line) -> Result<(), StoreError> {
    for (entry, minutes) in &line.entries {
        execute(
            tx,
            "INSERT INTO claim_line_entry (line_id, entry_id, minutes, live) VALUES (?1, ?2, ?3, 1)",
            [id.0, entry.0, *minutes],
        )?;
    }
    for (usage, day, units) in &line.usages {
        execute(
            tx,
            "INSERT INTO claim_line_usage (line_id, usage_id, day, units, live, stays)
             VALUES (?1, ?2, ?3, ?4, 1, ?5)",
            params![id.0, usage.0, day.to_string(), units, line.stays.map(StayCounting::word)],
        )?;
    }
    for (ordinal, finding) in (0_i64..).zip(&line.findings) {
        execute(
            tx,
            "INSERT INTO finding (line_id, ordinal, rule, severity, what_nl, what_en, way_out_nl, way_out_en)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                id.0,
                ordinal,
                finding.rule,
                finding.severity.word(),
                finding.what.nl,
                finding.what.en,
                finding.way_out.nl,
                finding.way_out.en,
            ],
        )?;
    }
    Ok(())
}

/// Puts a draft in the queue under its reference. `false` when it is not a draft.
pub fn queue(tx: &Tx, id: LineId, reference: &LineReference) -> Result<bool, StoreError> {
    let sql = "UPDATE claim_line SET state = 'queued', reference = ?2 WHERE id = ?1 AND state = 'draft'";
    Ok(execute(tx, sql, params![id.0, reference.as_str()])? == 1)
}

/// Takes a line out of the queue. Its reference is gone for good. `false` when it is not in the queue.
pub fn unqueue(tx: &Tx, id: LineId) -> Result<bool, StoreError> {
    let sql = "UPDATE claim_line SET state = 'draft', reference = NULL WHERE id = ?1 AND state = 'queued'";
    Ok(execute(tx, sql, [id.0])? == 1)
}

/// Marks a queued line as sent in a claim. `false` when it is not in the queue.
pub fn send(tx: &Tx, id: LineId, batch: BatchId) -> Result<bool, StoreError> {
    let sql = "UPDATE claim_line SET state = 'sent', batch_id = ?2 WHERE id = ?1 AND state = 'queued'";
    Ok(execute(tx, sql, [id.0, batch.0])? == 1)
}

/// Books that a line that was sent is granted or rejected. `false` when it is not one that was sent.
pub fn answer(tx: &Tx, id: LineId, state: LineState) -> Result<bool, StoreError> {
    let sql = "UPDATE claim_line SET state = ?2 WHERE id = ?1 AND state = 'sent'";
    Ok(execute(tx, sql, params![id.0, state.word()])? == 1)
}

/// Makes a line that was sent in vain a draft again. Its reference is gone for good. `false` when it is not one that was sent.
pub fn give_back(tx: &Tx, id: LineId) -> Result<bool, StoreError> {
    let sql = "UPDATE claim_line SET state = 'draft', reference = NULL, batch_id = NULL
               WHERE id = ?1 AND state = 'sent'";
    Ok(execute(tx, sql, [id.0])? == 1)
}

/// Lines on an allocation that are granted and not taken back, by id, and what they come to (TR385).
pub fn granted_on(tx: &Tx, allocation: AllocationId) -> Result<(Vec<LineId>, Cents), StoreError> {
    let sql = "SELECT id, amount FROM claim_line
               WHERE allocation_id = ?1 AND state IN ('granted', 'credit-sent') ORDER BY id";
    let lines = all(tx, "claim_line", sql, [allocation.0], |columns| {
        Ok((LineId(columns.integer("id")?), columns.integer("amount")?))
    })?;
    let sum = lines.iter().fold(0_i64, |sum, (_, cents)| sum.saturating_add(*cents));
    Ok((lines.into_iter().map(|(id, _)| id).collect(), Cents(sum)))
}

/// Declarable minutes of a period that stand in no live line.
pub fn uncompiled(tx: &Tx, period: ClosedPeriod) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(sum(minutes), 0) AS minutes FROM time_entry
               WHERE day BETWEEN ?1 AND ?2 AND kind IN ('A', 'B') AND NOT EXISTS (
                   SELECT 1 FROM claim_line_entry AS part WHERE part.entry_id = time_entry.id AND part.live = 1)";
    let days = [period.from().to_string(), period.until().to_string()];
    Ok(first(tx, "time_entry", sql, days, |columns| columns.integer("minutes"))?.unwrap_or_default())
}

fn days(month: Month) -> [String; 2] {
    [month.first().to_string(), month.last().to_string()]
}

fn read_kept(columns: &Columns) -> Result<KeptLine, StoreError> {
    let amount = |column| Ok::<_, StoreError>(columns.optional_integer(column)?.map(Cents));
    let volume = columns.optional_integer("volume")?.map(u32::try_from).transpose();
    let line = Line {
        client: ClientId(columns.integer("client_id")?),
        allocation: columns.optional_integer("allocation_id")?.map(AllocationId),
        product: columns.optional_parsed("product", ProductKey::parse)?,
        discipline: columns.optional_parsed("discipline", Discipline::parse)?,
        category: columns.optional_parsed("category", Category::parse)?,
        code: columns.optional_parsed("code", ProductCode::parse)?,
        period: ClosedPeriod::new(columns.day("from_day")?, columns.day("until_day")?)
            .ok_or_else(|| columns.bad("until_day"))?,
        minutes: columns.integer("minutes")?,
        tariff: columns.optional_integer("tariff_id")?.map(TariffId),
        unit: columns.optional_known("unit", Unit::from_code)?,
        volume: volume.map_err(|_| columns.bad("volume"))?,
        unit_tariff: amount("unit_tariff")?,
        amount: Cents(columns.integer("amount")?),
        entries: Vec::new(),
        usages: Vec::new(),
        stays: None,
        findings: Vec::new(),
    };
    Ok(KeptLine {
        id: LineId(columns.integer("id")?),
        line,
        state: columns.known("state", LineState::from_word)?,
        reference: columns.optional_parsed("reference", LineReference::parse)?,
        batch: columns.optional_integer("batch_id")?.map(BatchId),
    })
}

pub(super) fn read_queued(columns: &Columns) -> Result<QueuedLine, StoreError> {
    let KeptLine { id, line, reference, .. } = read_kept(columns)?;
    let number = u32::try_from(columns.integer("allocation_number")?).ok().map(AllocationNumber::new);
    Ok(QueuedLine {
        id,
        line,
        reference: reference.ok_or_else(|| columns.bad("reference"))?,
        allocation: number.and_then(Result::ok).ok_or_else(|| columns.bad("number"))?,
        client: columns.parsed("client_number", ClientNumber::parse)?,
        bsn: columns.optional_parsed("bsn", Bsn::parse)?,
    })
}

fn read_entry(columns: &Columns) -> Result<(LineId, (EntryId, i64)), StoreError> {
    let entry = (EntryId(columns.integer("entry_id")?), columns.integer("minutes")?);
    Ok((LineId(columns.integer("line_id")?), entry))
}

/// A day of a usage with its units; of a stay also how it was counted.
struct UsedDay {
    usage: UsageId,
    day: Day,
    units: u32,
    stays: Option<StayCounting>,
}

fn put_usages(line: &mut Line, used: Vec<UsedDay>) {
    line.stays = used.iter().find_map(|one| one.stays);
    line.usages = used.into_iter().map(|one| (one.usage, one.day, one.units)).collect();
}

fn read_usage(columns: &Columns) -> Result<(LineId, UsedDay), StoreError> {
    let units = u32::try_from(columns.integer("units")?).map_err(|_| columns.bad("units"))?;
    let used = UsedDay {
        usage: UsageId(columns.integer("usage_id")?),
        day: columns.day("day")?,
        units,
        stays: columns.optional_known("stays", StayCounting::from_word)?,
    };
    Ok((LineId(columns.integer("line_id")?), used))
}

fn read_finding(columns: &Columns) -> Result<(LineId, Finding), StoreError> {
    let text = |nl, en| Ok::<_, StoreError>(Text::of(columns.text(nl)?, columns.text(en)?));
    let finding = Finding {
        rule: columns.text("rule")?,
        severity: columns.known("severity", Severity::from_word)?,
        what: text("what_nl", "what_en")?,
        way_out: text("way_out_nl", "way_out_en")?,
    };
    Ok((LineId(columns.integer("line_id")?), finding))
}

#[cfg(test)]
mod tests;
