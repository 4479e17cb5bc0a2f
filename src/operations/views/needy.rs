//! Lines that need the office since they were answered: rejected, come back, or with a credit that was rejected; of all months,
//! and by return code.

use std::collections::BTreeMap;

use super::day::ClientName;
use super::names::Names;
use crate::domain::claim::need::{Need, Reason};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::{MunicipalityCode, ProductCode};
use crate::domain::ids::LineId;
use crate::domain::money::Cents;
use crate::domain::time::{ClosedPeriod, Month};
use crate::store::{self, Store, StoreError, Tx};

/// Which lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// With a product period in this month.
    pub month: Option<Month>,
    pub municipality: Option<MunicipalityCode>,
    pub reason: Option<Reason>,
}

/// A line that needs the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedyRow {
    pub line: LineId,
    pub need: Need,
    pub municipality: Option<MunicipalityCode>,
    pub client: ClientName,
    pub code: Option<ProductCode>,
    pub period: ClosedPeriod,
    pub minutes: i64,
    pub amount: Cents,
    pub reasons: Vec<Reason>,
}

/// What a code was given for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRow {
    pub reason: Reason,
    /// Lines to be claimed again: rejected ones, and drafts that came back.
    pub resubmit: Vec<LineId>,
    /// Granted lines whose credit was rejected.
    pub credit: Vec<LineId>,
    /// Of all these lines.
    pub amount: Cents,
    /// The first and the last month of their care.
    pub months: (Month, Month),
}

/// By kind, then in order of the lines.
pub fn load(store: &mut Store, which: &Which) -> Result<Vec<NeedyRow>, StoreError> {
    store.read(|tx| {
        let mut names = Names::new(&[]);
        let mut rows = Vec::new();
        for found in store::sendings::needy(tx, which.month)? {
            if which.reason.as_ref().is_some_and(|reason| !found.reasons.contains(reason)) {
                continue;
            }
            let row = row(tx, &mut names, &found)?;
            if which.municipality.is_none() || row.municipality == which.municipality {
                rows.push(row);
            }
        }
        Ok(rows)
    })
}

fn row(tx: &Tx, names: &mut Names<'_>, found: &store::sendings::NeedyLine) -> Result<NeedyRow, StoreError> {
    let missing = StoreError::BadValue { table: "rejection", column: "line_id" };
    let line = store::claims::get(tx, found.line)?.ok_or(missing)?.line;
    let allocation = line.allocation.map(|id| names.allocation(tx, id)).transpose()?;
    Ok(NeedyRow {
        line: found.line,
        need: found.need,
        municipality: allocation.map(|allocation| allocation.municipality),
        client: names.client(tx, line.client)?,
        code: line.code,
        period: line.period,
        minutes: line.minutes,
        amount: line.amount,
        reasons: found.reasons.clone(),
    })
}

/// What stands behind each return code, by code. A line with several codes stands behind each of them.
pub fn by_code(rows: &[NeedyRow]) -> Vec<CodeRow> {
    let mut codes: BTreeMap<&Reason, CodeRow> = BTreeMap::new();
    for row in rows {
        let month = row.period.from().month();
        let no_remark = Reason::Return(ReturnCode::NO_REMARK);
        for reason in row.reasons.iter().filter(|reason| **reason != no_remark) {
            let entry = codes.entry(reason).or_insert_with(|| CodeRow {
                reason: reason.clone(),
                resubmit: Vec::new(),
                credit: Vec::new(),
                amount: Cents::ZERO,
                months: (month, month),
            });
            if row.need.is_resubmitted() {
                entry.resubmit.push(row.line);
            } else {
                entry.credit.push(row.line);
            }
            entry.amount.0 = entry.amount.0.saturating_add(row.amount.0);
            entry.months = (entry.months.0.min(month), entry.months.1.max(month));
        }
    }
    codes.into_values().collect()
}
