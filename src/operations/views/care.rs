//! The course of care on each allocation, and what is to be reported by when.

use crate::domain::care::{Act, Course, Progress, ProposedStop};
use crate::domain::identifiers::{AllocationNumber, ClientNumber, MunicipalityCode};
use crate::domain::ids::AllocationId;
use crate::domain::time::Day;
use crate::operations::room::Ground;
use crate::operations::{contracts, earlier_care};
use crate::store::{self, Store, StoreError};

/// Where care on an allocation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareRow {
    pub id: AllocationId,
    pub client: ClientNumber,
    pub municipality: MunicipalityCode,
    pub number: AllocationNumber,
    pub progress: Progress,
    /// The stop that follows from the end of the allocation.
    pub stop: Option<ProposedStop>,
    /// The report that is to be taken back first, since the allocation was deleted: it counts as never given.
    pub withdraw: Option<Act>,
}

/// All allocations, by client and number; of those that were deleted only the ones with a report that still stands.
pub fn load(store: &mut Store, today: Day) -> Result<Vec<CareRow>, StoreError> {
    store.read(|tx| {
        let calendar = store::holidays::calendar(tx)?;
        let reports = store::care::list(tx)?;
        let (allocations, arrivals) = (store::allocations::list(tx)?, store::care::arrivals(tx)?);
        let (contracts, tariffs) = (contracts::load(tx)?, store::tariffs::list(tx)?);
        let ground = Ground { contracts: &contracts, tariffs: &tariffs };
        let first_days = earlier_care::first_days(tx, ground, &allocations, today)?;
        let mut rows = Vec::new();
        for stored in &allocations {
            let allocation = &stored.value;
            let course = Course::of(reports.get(&stored.id).into_iter().flatten().copied());
            let withdraw = course.last().ok().filter(|_| allocation.is_deleted());
            if allocation.is_deleted() && withdraw.is_none() {
                continue;
            }
            let missing = StoreError::BadValue { table: "allocation", column: "client_id" };
            let client = store::clients::get(tx, allocation.client)?.ok_or(missing)?.value;
            let state = course.state();
            let days = (first_days.get(&stored.id).copied(), arrivals.get(&stored.id).copied());
            let progress = Progress::of(&calendar, state, allocation.period, days, today);
            rows.push(CareRow {
                id: stored.id,
                client: client.number,
                municipality: allocation.municipality.clone(),
                number: allocation.number,
                progress: if withdraw.is_some() { progress.of_deleted() } else { progress },
                withdraw,
                stop: ProposedStop::of(state, allocation, today),
            });
        }
        rows.sort_by(|a, b| (&a.client, a.number).cmp(&(&b.client, b.number)));
        Ok(rows)
    })
}

/// The stop that follows from the end of an allocation, where care is to be stopped.
pub fn proposed_stop(
    store: &mut Store,
    today: Day,
    id: AllocationId,
) -> Result<Option<ProposedStop>, StoreError> {
    store.read(|tx| {
        let Some(stored) = store::allocations::get(tx, id)? else { return Ok(None) };
        let state = Course::of(store::care::of_allocation(tx, id)?).state();
        Ok(ProposedStop::of(state, &stored.value, today))
    })
}
