//! Requests for a first allocation or a change: what was asked, how far it is, and until when the municipality has time.

use chrono::{DateTime, Utc};

use crate::domain::identifiers::{AllocationNumber, ClientNumber};
use crate::domain::ids::{AllocationId, ClientId, RequestId};
use crate::domain::request::{Progress, Receipt, Request, State, Step};
use crate::domain::time::{Day, dutch_clock};
use crate::store::outgoing::Outcome;
use crate::store::requests::KeptRequest;
use crate::store::{self, Store, StoreError, Tx};

/// A request as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    pub id: RequestId,
    pub request: Request,
    pub client: ClientNumber,
    pub progress: Progress,
    pub state: State,
    /// What the municipality has to do next, and the last day on which that is in time.
    pub due: Option<(Step, Day)>,
    pub is_overdue: bool,
    /// The allocation that each thing asked for is to change, in the order of [`Request::asked`].
    pub numbers: Vec<Option<AllocationNumber>>,
}

/// What happened to a request, from what is kept of it.
pub fn progress(kept: &KeptRequest) -> Progress {
    let receipt = kept.outcome.clone().map(|outcome| match outcome {
        Outcome::Accepted => Receipt::Accepted,
        Outcome::Refused(codes) => Receipt::Rejected(codes),
    });
    let verdicts = kept.request.parts.iter().map(|part| part.verdict.clone()).collect();
    Progress { sent: kept.placed_at.as_deref().and_then(dutch_day), receipt, verdicts }
}

/// The day in the Netherlands of a moment: ISO 8601, UTC.
fn dutch_day(at: &str) -> Option<Day> {
    let moment = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
    dutch_clock(moment).map(|(day, _)| day)
}

/// All requests, newest first.
pub fn load(store: &mut Store, today: Day) -> Result<Vec<RequestRow>, StoreError> {
    store.read(|tx| rows(tx, store::requests::list(tx)?, today))
}

/// Those about one client, newest first.
pub fn of_client(tx: &Tx, client: ClientId, today: Day) -> Result<Vec<RequestRow>, StoreError> {
    rows(tx, store::requests::of_client(tx, client)?, today)
}

/// One by its number.
pub fn one(store: &mut Store, number: i64, today: Day) -> Result<Option<RequestRow>, StoreError> {
    store.read(|tx| {
        let found = store::requests::by_number(tx, number)?.into_iter().collect();
        Ok(rows(tx, found, today)?.pop())
    })
}

/// Only what is past its term, the oldest term first.
pub fn overdue(mut rows: Vec<RequestRow>) -> Vec<RequestRow> {
    rows.retain(|row| row.is_overdue);
    rows.sort_by_key(|row| row.due.map(|(_, due)| due));
    rows
}

fn rows(tx: &Tx, kept: Vec<KeptRequest>, today: Day) -> Result<Vec<RequestRow>, StoreError> {
    let calendar = store::holidays::calendar(tx)?;
    kept.into_iter()
        .map(|kept| {
            let progress = progress(&kept);
            let gone = StoreError::BadValue { table: "request", column: "client_id" };
            let client = store::clients::get(tx, kept.request.client)?.ok_or(gone)?.value.number;
            let number = |asked: Option<AllocationId>| match asked {
                None => Ok(None),
                Some(id) => {
                    Ok::<_, StoreError>(store::allocations::get(tx, id)?.map(|stored| stored.value.number))
                }
            };
            let numbers = kept.request.asked().map(|asked| number(asked.allocation));
            Ok(RequestRow {
                id: kept.id,
                numbers: numbers.collect::<Result<_, _>>()?,
                client,
                state: progress.state(),
                due: progress.due(&calendar),
                is_overdue: progress.is_overdue(&calendar, today),
                progress,
                request: kept.request,
            })
        })
        .collect()
}
