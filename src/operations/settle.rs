//! Books time that was waiting for its allocation: registered before the allocation or the codes came in. Time that an
//! allocation covers no more goes to the one that took its place.

use super::judge::{CannotJudge, Depth, Knowledge, Wanted};
use crate::domain::assignment::Wish;
use crate::domain::claim::line::LineState;
use crate::domain::entry::Entry;
use crate::domain::ids::{AllocationId, ClientId};
use crate::store::entries::KeptEntry;
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

/// Books the free entries of a client whose allocation does not cover their day any more on another that does, and that is
/// for the same product. What fits nowhere stays where it is: a finding says so.
pub(super) fn displaced_entries(
    tx: &Tx,
    knowledge: &mut Knowledge,
    client: ClientId,
) -> Result<(), StoreError> {
    let allocations = store::allocations::of_client(tx, client)?;
    let covers = |id: Option<AllocationId>, entry: &Entry| {
        allocations.iter().any(|stored| Some(stored.id) == id && stored.value.covers(entry.day))
    };
    let filter = store::entries::Filter { client: Some(client), ..store::entries::Filter::default() };
    let kept = store::entries::list(tx, &filter)?.into_iter();
    for KeptEntry { id, entry, .. } in kept.filter(|kept| {
        kept.claimed.is_none_or(LineState::leaves_entries_free) && kept.entry.kind.is_declarable()
    }) {
        let (Some(product), false) = (&entry.product, covers(entry.allocation, &entry)) else { continue };
        let mut wish = wanted(&entry);
        if wish.wish.allocation.take().is_none() {
            continue; // it waits, and was looked at before
        }
        let judged = match knowledge.judge(tx, entry.key, &wish, Depth::Refusals) {
            Ok(judged) => judged,
            Err(CannotJudge::Store(error)) => return Err(error),
            Err(_) => continue,
        };
        let other = allocations.iter().find(|stored| Some(stored.id) == judged.entry.allocation);
        if other.is_some_and(|stored| {
            stored.value.covers(entry.day) && knowledge.fits(&stored.value, entry.day, product)
        }) {
            store::entries::update(tx, id, &judged.entry)?;
        }
    }
    Ok(())
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
