//! What the office did with the months that are over: all but the last were claimed, the last lies ready.

use super::DemoError;
use super::plan::Window;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::BatchId;
use crate::domain::time::Month;
use crate::operations::{compile_claims, export_batch, queue_claims};
use crate::store::{self, Change, Store};
use crate::surroundings::Surroundings;

/// Of the last month, the lines of this municipality wait in the queue already.
const QUEUED: &str = "0388";

/// So many days after the end of a month its claims are made.
const AFTER: u64 = 3;

/// Claims a month of the window, and gives what was sent; does nothing with the month of today.
pub fn of_month(
    store: &mut Store,
    here: &mut Surroundings,
    window: Window,
    month: Month,
) -> Result<Vec<BatchId>, DemoError> {
    if month > window.last_month() {
        return Ok(Vec::new());
    }
    here.fix_today(month.last().plus_days(AFTER).min(window.today));
    compile_claims::run(store, here, compile_claims::Input { month })?;
    let is_last = month == window.last_month();
    let municipality = is_last.then(|| MunicipalityCode::parse(QUEUED)).transpose();
    let municipality = municipality.map_err(|_| DemoError::Broken("municipality"))?;
    queue_claims::run(store, here, queue_claims::Input::Month { month, municipality }).map_err(|error| {
        match error {
            queue_claims::Error::Store(error) => error.into(),
            _ => DemoError::Broken("queue"),
        }
    })?;
    if is_last { Ok(Vec::new()) } else { send(store, here, month) }
}

/// Stores the messages as sent long ago: their bytes are kept, their files are not made again.
fn send(store: &mut Store, here: &Surroundings, month: Month) -> Result<Vec<BatchId>, DemoError> {
    let input = export_batch::Input { month, municipality: None };
    let done = export_batch::commit(store, here, &input).map_err(|error| match error {
        export_batch::Error::Store(error) => error.into(),
        _ => DemoError::Broken("claim"),
    })?;
    let change = Change { actor: &here.user, operation: "place-export", at: here.now() };
    store.write(&change, |tx| {
        for claim in &done.claims {
            store::batches::mark_placed(tx, claim.id, here.now())?;
        }
        Ok(done.claims.iter().map(|claim| claim.id).collect())
    })
}
