//! The course of care on each allocation, and what is to be reported by when.

use crate::domain::care::{Course, Progress};
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
}

/// All allocations that were not deleted, by client and number.
pub fn load(store: &mut Store, today: Day) -> Result<Vec<CareRow>, StoreError> {
    store.read(|tx| {
        let calendar = store::holidays::calendar(tx)?;
        let reports = store::care::list(tx)?;
        let (allocations, arrivals) = (store::allocations::list(tx)?, store::care::arrivals(tx)?);
        let (contracts, tariffs) = (contracts::load(tx)?, store::tariffs::list(tx)?);
        let ground = Ground { contracts: &contracts, tariffs: &tariffs };
        let first_days = earlier_care::first_days(tx, ground, &allocations, today)?;
        let mut rows = Vec::new();
        for stored in allocations.iter().filter(|stored| !stored.value.is_deleted()) {
            let allocation = &stored.value;
            let missing = StoreError::BadValue { table: "allocation", column: "client_id" };
            let client = store::clients::get(tx, allocation.client)?.ok_or(missing)?.value;
            let state = Course::of(reports.get(&stored.id).into_iter().flatten().copied()).state();
            let days = (first_days.get(&stored.id).copied(), arrivals.get(&stored.id).copied());
            let progress = Progress::of(&calendar, state, allocation.period, days, today);
            rows.push(CareRow {
                id: stored.id,
                client: client.number,
                municipality: allocation.municipality.clone(),
                number: allocation.number,
                progress,
            });
        }
        rows.sort_by(|a, b| (&a.client, a.number).cmp(&(&b.client, b.number)));
        Ok(rows)
    })
}
