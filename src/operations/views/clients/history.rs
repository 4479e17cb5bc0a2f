//! Puts the history of a client together from the journal: a change with everything that it did to this client.

use chrono::DateTime;

use crate::domain::history::{By, Edit, Event, History, edit};
use crate::domain::ids::{ChangeId, ClientId};
use crate::store::history::Trace;
use crate::store::{self, Store, StoreError, Tx, journal};

/// Most rows that are read: a change of many rows is shown whole up to this.
const ROWS: u32 = 1000;

/// The newest changes of a client, its allocations, documents, school and moves; at most `limit` of them.
pub fn history(store: &mut Store, client: ClientId, limit: usize) -> Result<History, StoreError> {
    store.read(|tx| {
        let traces = store::history::of_client(tx, client, ROWS)?;
        let is_cut = u32::try_from(traces.len()).is_ok_and(|count| count >= ROWS);
        let mut history = History { events: Vec::new(), has_more: is_cut };
        for change in traces.chunk_by(|one, next| one.change.is_some() && one.change == next.change) {
            let edits: Vec<Edit> = change.iter().rev().filter_map(in_words).collect();
            if edits.is_empty() {
                continue;
            }
            if history.events.len() == limit {
                history.has_more = true;
                break;
            }
            let change = change.first().and_then(|trace| trace.change);
            let by = change.map(|id| by(tx, id)).transpose()?.flatten();
            history.events.push(Event { by, edits });
        }
        Ok(history)
    })
}

fn in_words(trace: &Trace) -> Option<Edit> {
    edit(&trace.table, trace.before.as_ref(), trace.after.as_ref())
}

fn by(tx: &Tx, id: ChangeId) -> Result<Option<By>, StoreError> {
    let Some(change) = journal::get(tx, id)? else { return Ok(None) };
    let unread = StoreError::BadValue { table: "change", column: "at" };
    let at = DateTime::parse_from_rfc3339(&change.at).map_err(|_| unread)?.to_utc();
    let about = match change.undoes {
        Some(_) => Some(journal::origin(tx, &change)?),
        None => None,
    };
    Ok(Some(By { at, actor: change.actor, operation: change.operation, about }))
}
