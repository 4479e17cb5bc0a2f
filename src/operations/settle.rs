//! Books time that was waiting for its allocation: registered before the allocation or the codes came in.

use super::judge::{CannotJudge, Depth, Knowledge, Wanted};
use crate::domain::assignment::Wish;
use crate::domain::entry::Entry;
use crate::domain::ids::ClientId;
use crate::store::{self, StoreError, Tx};

/// Picks allocation and product for the free client-bound entries of a client, or of all clients, that have none.
/// Gives how many found one. Part of the change that brought the allocation or the codes.
pub(super) fn waiting_entries(
    tx: &Tx,
    knowledge: &mut Knowledge,
    client: Option<ClientId>,
) -> Result<usize, StoreError> {
    let mut settled = 0;
    for stored in store::entries::waiting(tx, client)? {
        let judged = match knowledge.judge(tx, stored.value.key, &wanted(&stored.value), Depth::Refusals) {
            Ok(judged) => judged,
            Err(CannotJudge::Store(error)) => return Err(error),
            Err(_) => continue, // its activity is no longer known: a finding says so
        };
        if judged.entry.product.is_some() && judged.entry != stored.value {
            store::entries::update(tx, stored.id, &judged.entry)?;
            settled += 1;
        }
    }
    Ok(settled)
}

/// The entry as its writer wanted it.
pub(super) fn wanted(entry: &Entry) -> Wanted {
    Wanted {
        practitioner: entry.practitioner,
        day: entry.day,
        start: entry.start,
        minutes: entry.minutes,
        activity: entry.activity.clone(),
        client: entry.client,
        wish: Wish {
            allocation: entry.allocation,
            product: entry.product.clone(),
            discipline: entry.discipline.clone(),
        },
        note: entry.note.clone(),
    }
}
