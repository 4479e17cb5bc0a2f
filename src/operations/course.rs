//! Where care on one allocation stands, by what was reported and not refused, and what is to be reported by when.

use super::earlier_care;
use super::room::Ground;
use crate::domain::allocation::Allocation;
use crate::domain::care::{Course, Progress};
use crate::domain::ids::{AllocationId, Stored};
use crate::domain::time::{Day, WorkingCalendar};
use crate::store::{self, StoreError, Tx};

pub(super) fn of_allocation(
    tx: &Tx,
    calendar: &WorkingCalendar,
    ground: Ground<'_>,
    allocation: &Stored<AllocationId, Allocation>,
    today: Day,
) -> Result<Progress, StoreError> {
    let state = Course::of(store::care::of_allocation(tx, allocation.id)?).state();
    let days =
        (earlier_care::first_day(tx, ground, allocation, today)?, store::care::arrival(tx, allocation.id)?);
    let progress = Progress::of(calendar, state, allocation.value.period, days, today);
    Ok(if allocation.value.is_deleted() { progress.of_deleted() } else { progress })
}
