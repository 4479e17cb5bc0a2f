//! Late time: registered after its month was claimed, for care that a line stands for already.

use std::collections::BTreeMap;

use super::day::ClientName;
use super::names::Names;
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::{KeptLine, Line, LineState};
use crate::domain::identifiers::{Category, LineReference, MunicipalityCode, ProductCode};
use crate::domain::ids::{AllocationId, LineId};
use crate::domain::money::Cents;
use crate::domain::time::{ClosedPeriod, Month};
use crate::operations::claim_month::ClaimMonth;
use crate::operations::contracts;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// A line that was sent, and what came in for it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateLine {
    pub line: LineId,
    pub municipality: Option<MunicipalityCode>,
    pub client: ClientName,
    pub code: Option<ProductCode>,
    pub period: ClosedPeriod,
    /// Sent, granted, or with a credit under way.
    pub state: LineState,
    pub reference: Option<LineReference>,
    /// What was claimed.
    pub minutes: i64,
    pub amount: Cents,
    pub late_minutes: i64,
    /// Days of usages that came late.
    pub late_usages: usize,
}

impl LateLine {
    /// It can be corrected now; otherwise an answer has to come first.
    pub fn is_correctable(&self) -> bool {
        self.state == LineState::Granted
    }
}

/// What makes lines of a month the same care: a second one does not go beside the first (TR389), also when the allocation has
/// another period in the month by now.
type Care<'a> = (Option<AllocationId>, Option<&'a Category>, Option<&'a ProductCode>);

fn care(line: &Line) -> Care<'_> {
    (line.allocation, line.category.as_ref(), line.code.as_ref())
}

/// Lines of a month that were sent and for which something came late, by id.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    month: Month,
) -> Result<Vec<LateLine>, StoreError> {
    store.read(|tx| {
        let fresh = ClaimMonth::load(tx, surroundings.today(), month)?.lines();
        let contracts = contracts::load(tx)?;
        let mut names = Names::new(&contracts);
        let fresh = inside(tx, &mut names, &fresh)?;
        let mut late = Vec::new();
        for kept in standing(tx, month)? {
            if let Some(line) = fresh.get(&care(&kept.line)) {
                late.push(late_line(tx, &mut names, &kept, line)?);
            }
        }
        Ok(late)
    })
}

/// Time and usages outside their allocation are no part of any line on it.
fn inside<'a>(
    tx: &Tx,
    names: &mut Names<'_>,
    fresh: &'a [Line],
) -> Result<BTreeMap<Care<'a>, &'a Line>, StoreError> {
    let mut found = BTreeMap::new();
    for line in fresh {
        let allocation = line.allocation.map(|id| names.allocation(tx, id)).transpose()?;
        if allocation.is_some_and(|allocation| line.has_period_in(&allocation)) {
            found.insert(care(line), line);
        }
    }
    Ok(found)
}

fn late_line(tx: &Tx, names: &mut Names<'_>, kept: &KeptLine, fresh: &Line) -> Result<LateLine, StoreError> {
    let allocation = kept.line.allocation.map(|id| names.allocation(tx, id)).transpose()?;
    Ok(LateLine {
        line: kept.id,
        municipality: allocation.map(|allocation| allocation.municipality),
        client: names.client(tx, kept.line.client)?,
        code: kept.line.code.clone(),
        period: kept.line.period,
        state: kept.state,
        reference: kept.reference.clone(),
        minutes: kept.line.minutes,
        amount: kept.line.amount,
        late_minutes: fresh.minutes,
        late_usages: fresh.usages.len(),
    })
}

/// Lines that were sent and still hold what they stand on.
fn standing(tx: &Tx, month: Month) -> Result<Vec<KeptLine>, StoreError> {
    let credits = store::credits::of_month(tx, month)?;
    let under_way = |kept: &KeptLine| {
        let open = [CreditState::Queued, CreditState::Sent];
        credits.get(&kept.id).is_some_and(|credit| credit.anew && open.contains(&credit.state))
    };
    let mut lines = store::claims::of_month(tx, month)?;
    let sent = [LineState::Sent, LineState::Granted, LineState::CreditSent];
    lines.retain(|kept| sent.contains(&kept.state) && !under_way(kept));
    Ok(lines)
}
