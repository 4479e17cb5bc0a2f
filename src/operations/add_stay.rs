//! Registers a stay, from its arrival on; the departure follows when the client has left.

use super::change;
use super::judge::Knowledge;
use super::used::{self, Error, Saved};
use crate::domain::entry::Note;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{AllocationId, ClientId, PractitionerId};
use crate::domain::time::{ClosedPeriod, Day};
use crate::domain::usage::{Stay, Usage, UsageKey, UsageKind, What};
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

/// A stay as its writer wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStay {
    /// Made when the form opened: a retry with the same key stores nothing twice.
    pub key: UsageKey,
    pub client: ClientId,
    /// Day of arrival.
    pub day: Day,
    pub stay: Stay,
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    pub practitioner: Option<PractitionerId>,
    pub note: Option<Note>,
}

impl NewStay {
    /// A stay of which allocation and product are picked.
    pub fn new(key: UsageKey, client: ClientId, day: Day, stay: Stay) -> Self {
        Self { key, client, day, stay, allocation: None, product: None, practitioner: None, note: None }
    }

    pub fn usage(self) -> Usage {
        Usage {
            key: self.key,
            client: self.client,
            day: self.day,
            what: What::Stay(self.stay),
            allocation: self.allocation,
            product: self.product,
            practitioner: self.practitioner,
            responsible: None,
            note: self.note,
        }
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: NewStay) -> Result<Saved, Error> {
    store.write(&change(surroundings, "add-stay"), |tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let usage = input.usage();
        check(tx, &mut knowledge, &usage)?;
        // What was looked up for the check does not hold the stay yet.
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut saved = used::add_all(tx, &mut knowledge, [usage])?;
        saved.pop().ok_or(Error::Unknown)
    })
}

/// What cannot be: to leave before one came or before it happened, or to be at one offer twice at a time.
pub(super) fn check(tx: &Tx, knowledge: &mut Knowledge, usage: &Usage) -> Result<(), Error> {
    let Some(stay) = usage.stay() else { return Err(Error::OtherKind(usage.kind())) };
    let today = knowledge.today;
    if stay.is_backwards(usage.day) {
        return Err(Error::DepartsBeforeArrival);
    }
    if usage.day > today {
        return Err(Error::ArrivesInFuture);
    }
    if stay.departure.is_some_and(|departure| departure.day > today) {
        return Err(Error::DepartsInFuture);
    }
    let last = stay.departure.map_or(Day::LAST, |departure| departure.day);
    let around = store::usages::Filter {
        period: ClosedPeriod::new(usage.day, last),
        kind: Some(UsageKind::Stay),
        client: Some(usage.client),
        session: None,
    };
    let product = product_of(tx, knowledge, usage)?;
    for other in store::usages::found(tx, &around)? {
        let other = other.value;
        let overlaps = other.stay().is_some_and(|theirs| stay.overlaps(usage.day, theirs, other.day));
        if other.key != usage.key && overlaps && product_of(tx, knowledge, &other)? == product {
            return Err(Error::StaysOverlap(other.day));
        }
    }
    Ok(())
}

fn product_of(tx: &Tx, knowledge: &mut Knowledge, usage: &Usage) -> Result<Option<ProductKey>, Error> {
    let on_arrival = knowledge.judge_usage(tx, usage, Some(ClosedPeriod::day(usage.day)))?;
    Ok(on_arrival.days.into_iter().next().and_then(|day| day.product))
}
