//! Puts a month of claims, and one line with its entries, together from the store.

mod history;

use std::collections::btree_map::{BTreeMap, Entry};

use super::{
    BatchAnswer, BatchRow, ClaimsView, LineDetail, LinePart, LineRow, MunicipalityGroup, PartCount,
    PartSource,
};
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::ledger::answer_due;
use crate::domain::claim::line::KeptLine;
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::{EntryId, LineId, PractitionerId, UsageId};
use crate::domain::rules::claimed_twice;
use crate::domain::text::Text;
use crate::domain::time::{Day, Month, WorkingCalendar};
use crate::operations::views::names::Names;
use crate::operations::{contracts, override_finding, place_exports};
use crate::store::batches::KeptBatch;
use crate::store::credits::KeptCredit;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;
use crate::text;

/// The claim lines of a month, whatever their state, and the claims that were made for it.
pub fn load(store: &mut Store, surroundings: &Surroundings, month: Month) -> Result<ClaimsView, StoreError> {
    let folder = place_exports::folder(store, surroundings);
    store.read(|tx| {
        let contracts = contracts::load(tx)?;
        let mut names = Names::new(&contracts);
        let mut groups: BTreeMap<(bool, Option<MunicipalityCode>), Vec<LineRow>> = BTreeMap::new();
        let lines = store::claims::of_month(tx, month)?;
        let known = store::overrides::of_month(tx, month)?;
        let mut overrides = override_finding::on_lines(tx, &lines, &known)?;
        let mut codes = store::answers::rejections_of_month(tx, month)?;
        let mut credits = store::credits::of_month(tx, month)?;
        let twice = store::claims::claimed_twice(tx)?;
        for mut kept in lines {
            if twice.contains(&kept.id) {
                kept.line.findings.insert(0, claimed_twice(kept.id));
            }
            let own = overrides.remove(&kept.id).unwrap_or_default();
            let answered = Answered::of(codes.remove(&kept.id).unwrap_or_default(), credits.remove(&kept.id));
            let (municipality, row) = row(tx, &mut names, kept, (own, answered))?;
            groups.entry((municipality.is_none(), municipality)).or_default().push(row);
        }
        let batches = store::batches::of_month(tx, month)?;
        let calendar = store::holidays::calendar(tx)?;
        Ok(ClaimsView {
            month,
            groups: groups.into_iter().map(|((_, municipality), lines)| group(municipality, lines)).collect(),
            uncompiled: store::claims::uncompiled(tx, month.period())?,
            uncompiled_usages: store::usages::uncompiled(tx, month.period())?,
            batches: batches
                .into_iter()
                .map(|kept| batch_row(tx, &folder, &calendar, kept))
                .collect::<Result<_, StoreError>>()?,
        })
    })
}

/// One line with the entries and usages it stands on; `None` when there is no such line.
pub fn detail(store: &mut Store, line: LineId) -> Result<Option<LineDetail>, StoreError> {
    store.read(|tx| {
        let Some(mut kept) = store::claims::get(tx, line)? else { return Ok(None) };
        if store::claims::claimed_twice(tx)?.contains(&line) {
            kept.line.findings.insert(0, claimed_twice(line));
        }
        let contracts = contracts::load(tx)?;
        let mut names = Names::new(&contracts);
        let mut people = People { tx, names: BTreeMap::new() };
        let mut parts = Vec::with_capacity(kept.line.entries.len() + kept.line.usages.len());
        for (id, minutes) in &kept.line.entries {
            parts.push(entry_part(tx, &mut people, &mut names, (*id, *minutes))?);
        }
        for used in &kept.line.usages {
            parts.push(usage_part(tx, &mut people, *used)?);
        }
        parts.sort_by_key(|part| (part.day, part.start.is_none(), part.start, part.source));
        let known = store::overrides::of_month(tx, kept.line.period.from().month())?;
        let own = override_finding::on_lines(tx, std::slice::from_ref(&kept), &known)?.remove(&line);
        let why = store::answers::rejection_of_line(tx, line)?;
        let answered = Answered::of(why, store::credits::of_line(tx, line)?);
        let (_, row) = row(tx, &mut names, kept, (own.unwrap_or_default(), answered))?;
        let history = history::of_line(tx, line)?;
        Ok(Some(LineDetail { row, parts, history }))
    })
}

/// Names of practitioners, each looked up once.
struct People<'a> {
    tx: &'a Tx<'a>,
    names: BTreeMap<PractitionerId, String>,
}

impl People<'_> {
    fn name(&mut self, id: PractitionerId) -> Result<String, StoreError> {
        if let Entry::Vacant(place) = self.names.entry(id) {
            let stored = store::practitioners::get(self.tx, id)?;
            place.insert(stored.map(|stored| stored.value.name).unwrap_or_default());
        }
        Ok(self.names.get(&id).cloned().unwrap_or_default())
    }
}

fn entry_part(
    tx: &Tx,
    people: &mut People<'_>,
    names: &mut Names,
    (id, minutes): (EntryId, i64),
) -> Result<LinePart, StoreError> {
    let missing = StoreError::BadValue { table: "claim_line_entry", column: "entry_id" };
    let entry = store::entries::get(tx, id)?.ok_or(missing)?.entry;
    Ok(LinePart {
        source: PartSource::Entry(id),
        day: entry.day,
        start: entry.start,
        counts: PartCount::Minutes(minutes),
        what: names.activity(&entry.activity),
        practitioner: Some(entry.practitioner),
        practitioner_name: people.name(entry.practitioner)?,
        discipline: entry.discipline,
    })
}

fn usage_part(
    tx: &Tx,
    people: &mut People<'_>,
    (id, day, units): (UsageId, Day, u32),
) -> Result<LinePart, StoreError> {
    let missing = StoreError::BadValue { table: "claim_line_usage", column: "usage_id" };
    let usage = store::usages::get(tx, id)?.ok_or(missing)?.value;
    let session = match usage.attendance() {
        Some(attendance) => store::sessions::get(tx, attendance.session)?,
        None => None,
    };
    let session = session.map(|stored| stored.value);
    let practitioner =
        usage.practitioner.or_else(|| session.as_ref().and_then(|session| session.practitioner));
    let what = match &session {
        Some(session) => {
            let Text { nl, en } = usage.words();
            let group = &session.group;
            text!("{nl}, groep {group}", "{en}, group {group}")
        }
        None => usage.words(),
    };
    Ok(LinePart {
        source: PartSource::Usage(id),
        day,
        start: session.as_ref().and_then(|session| session.start),
        counts: PartCount::Units(units),
        what,
        practitioner,
        practitioner_name: practitioner.map(|id| people.name(id)).transpose()?.unwrap_or_default(),
        discipline: None,
    })
}

/// What came of a line after it was sent.
struct Answered {
    credit: Option<CreditState>,
    codes: Vec<ReturnCode>,
}

impl Answered {
    fn of(mut codes: Vec<ReturnCode>, credit: Option<KeptCredit>) -> Self {
        let state = credit.as_ref().map(|credit| credit.state);
        codes.extend(credit.into_iter().flat_map(|credit| credit.codes));
        Self { credit: state, codes }
    }
}

fn row(
    tx: &Tx,
    names: &mut Names,
    kept: KeptLine,
    (overrides, answered): (Vec<FindingOverride>, Answered),
) -> Result<(Option<MunicipalityCode>, LineRow), StoreError> {
    let KeptLine { id, line, state, reference, .. } = kept;
    let allocation = line.allocation.map(|id| names.allocation(tx, id)).transpose()?;
    let row = LineRow {
        id,
        client: names.client(tx, line.client)?,
        allocation: allocation.as_ref().map(|allocation| allocation.number),
        product: line.product.as_ref().map(|key| names.product(key)),
        code: line.code,
        discipline: line.discipline,
        period: line.period,
        minutes: line.minutes,
        volume: line.volume,
        unit: line.unit,
        unit_tariff: line.unit_tariff,
        amount: line.amount,
        state,
        reference,
        credit: answered.credit,
        codes: answered.codes,
        findings: line.findings,
        overrides,
    };
    Ok((allocation.map(|allocation| allocation.municipality), row))
}

fn group(municipality: Option<MunicipalityCode>, mut lines: Vec<LineRow>) -> MunicipalityGroup {
    lines.sort_by(|a, b| {
        let key = |row: &LineRow| (row.client.number.clone(), row.code.clone(), row.period, row.id);
        key(a).cmp(&key(b))
    });
    MunicipalityGroup { municipality, name: None, lines }
}

fn batch_row(
    tx: &Tx,
    folder: &std::path::Path,
    calendar: &WorkingCalendar,
    kept: KeptBatch,
) -> Result<BatchRow, StoreError> {
    let path = folder.join(kept.municipality.as_str()).join(&kept.file_name);
    let answer = store::answers::of_batch(tx, kept.id)?.map(|answer| BatchAnswer {
        outcome: answer.outcome,
        granted: answer.granted,
        dated: answer.dated,
    });
    Ok(BatchRow {
        id: kept.id,
        identification: kept.identification,
        municipality: kept.municipality,
        lines: kept.lines,
        amount: kept.total,
        path: kept.placed.then_some(path),
        due: answer_due(calendar, kept.dated),
        answer,
        node: store::node_refusals::of_batch(tx, kept.id)?,
    })
}
