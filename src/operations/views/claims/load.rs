//! Puts a month of claims, and one line with its entries, together from the store.

use std::collections::BTreeMap;

use super::{BatchRow, ClaimsView, LineDetail, LineEntry, LineRow, MunicipalityGroup};
use crate::domain::claim::line::KeptLine;
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::{LineId, PractitionerId};
use crate::domain::time::Month;
use crate::operations::views::names::Names;
use crate::operations::{contracts, override_finding, place_exports};
use crate::store::batches::KeptBatch;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

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
        for kept in lines {
            let own = overrides.remove(&kept.id).unwrap_or_default();
            let (municipality, row) = row(tx, &mut names, kept, own)?;
            groups.entry((municipality.is_none(), municipality)).or_default().push(row);
        }
        let batches = store::batches::of_month(tx, month)?;
        Ok(ClaimsView {
            month,
            groups: groups.into_iter().map(|((_, municipality), lines)| group(municipality, lines)).collect(),
            uncompiled: store::claims::uncompiled(tx, month.period())?,
            batches: batches.into_iter().map(|kept| batch_row(&folder, kept)).collect(),
        })
    })
}

/// One line with the entries it stands on; `None` when there is no such line.
pub fn detail(store: &mut Store, line: LineId) -> Result<Option<LineDetail>, StoreError> {
    store.read(|tx| {
        let Some(kept) = store::claims::get(tx, line)? else { return Ok(None) };
        let contracts = contracts::load(tx)?;
        let mut names = Names::new(&contracts);
        let mut people: BTreeMap<PractitionerId, String> = BTreeMap::new();
        let mut entries = Vec::with_capacity(kept.line.entries.len());
        for (id, minutes) in &kept.line.entries {
            let missing = StoreError::BadValue { table: "claim_line_entry", column: "entry_id" };
            let entry = store::entries::get(tx, *id)?.ok_or(missing)?.entry;
            let practitioner = entry.practitioner;
            if let std::collections::btree_map::Entry::Vacant(place) = people.entry(practitioner) {
                let stored = store::practitioners::get(tx, practitioner)?;
                place.insert(stored.map(|stored| stored.value.name).unwrap_or_default());
            }
            entries.push(LineEntry {
                id: *id,
                practitioner,
                practitioner_name: people.get(&practitioner).cloned().unwrap_or_default(),
                day: entry.day,
                start: entry.start,
                minutes: *minutes,
                activity: names.activity(&entry.activity),
                discipline: entry.discipline,
            });
        }
        entries.sort_by_key(|entry| (entry.day, entry.start.is_none(), entry.start, entry.id));
        let known = store::overrides::of_month(tx, kept.line.period.from().month())?;
        let own = override_finding::on_lines(tx, std::slice::from_ref(&kept), &known)?.remove(&line);
        let (_, row) = row(tx, &mut names, kept, own.unwrap_or_default())?;
        Ok(Some(LineDetail { row, entries }))
    })
}

fn row(
    tx: &Tx,
    names: &mut Names,
    kept: KeptLine,
    overrides: Vec<FindingOverride>,
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

fn batch_row(folder: &std::path::Path, kept: KeptBatch) -> BatchRow {
    let path = folder.join(kept.municipality.as_str()).join(&kept.file_name);
    BatchRow {
        id: kept.id,
        municipality: kept.municipality,
        lines: kept.lines,
        amount: kept.total,
        path: kept.placed.then_some(path),
    }
}
