//! The course of care on each allocation, and what is to be reported by when.

use crate::domain::care::{Course, REPORT_TERM, State};
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
    pub state: State,
    /// The first day on which care was given on it: time, or something that was used.
    pub first_day: Option<Day>,
    /// Until when the start, or the end of the allocation, is to be reported.
    pub due: Option<Day>,
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
            let first_day = first_days.get(&stored.id).copied();
            // Where it was allocated afterwards, the term starts when that came in (OP271).
            let begun = first_day.max(first_day.and_then(|_| arrivals.get(&stored.id).copied()));
            let ended = allocation.period.until.filter(|until| *until < today);
            let due = match state {
                State::NotStarted => begun,
                State::Running { .. } | State::Paused { .. } => ended,
                State::Ended { .. } => None,
            };
            rows.push(CareRow {
                id: stored.id,
                client: client.number,
                municipality: allocation.municipality.clone(),
                number: allocation.number,
                state,
                first_day,
                due: due.map(|day| calendar.plus_working_days(day, REPORT_TERM)),
            });
        }
        rows.sort_by(|a, b| (&a.client, a.number).cmp(&(&b.client, b.number)));
        Ok(rows)
    })
}
