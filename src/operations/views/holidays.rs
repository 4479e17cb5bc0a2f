//! The calendar by which terms are counted.

use crate::domain::time::WorkingCalendar;
use crate::store::{self, Store, StoreError};

/// Public holidays with what the office decided.
pub fn load(store: &mut Store) -> Result<WorkingCalendar, StoreError> {
    store.read(store::holidays::calendar)
}
