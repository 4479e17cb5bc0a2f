//! Registers trips, one or a month of them, in one change.

use super::change;
use super::judge::Knowledge;
use super::used::{self, Error, Saved};
use crate::domain::entry::Note;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::time::{ClosedPeriod, Day};
use crate::domain::usage::{Trip, Usage, UsageKey, UsageKind, What};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub trips: Vec<NewTrip>,
    /// Leave out what is there: a trip of the same client on the same day, in the same direction, to the same destination.
    pub only_missing: bool,
}

/// A trip as its writer wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTrip {
    /// Made when the form opened: a retry with the same key stores nothing twice.
    pub key: UsageKey,
    pub client: ClientId,
    pub day: Day,
    pub trip: Trip,
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    pub note: Option<Note>,
}

impl NewTrip {
    /// A trip of which allocation and product are picked.
    pub fn new(key: UsageKey, client: ClientId, day: Day, trip: Trip) -> Self {
        Self { key, client, day, trip, allocation: None, product: None, note: None }
    }

    pub fn usage(self) -> Usage {
        Usage {
            key: self.key,
            client: self.client,
            day: self.day,
            what: What::Trip(self.trip),
            allocation: self.allocation,
            product: self.product,
            practitioner: None,
            responsible: None,
            note: self.note,
        }
    }
}

#[derive(Debug)]
pub struct Done {
    /// In the order of the input.
    pub saved: Vec<Saved>,
    /// Trips that were there and not made again.
    pub left_out: usize,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "add-trips"), |tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut trips = Vec::with_capacity(input.trips.len());
        let mut left_out = 0;
        for trip in input.trips {
            if input.only_missing && is_there(tx, &trip)? {
                left_out += 1;
            } else {
                trips.push(trip.usage());
            }
        }
        Ok(Done { saved: used::add_all(tx, &mut knowledge, trips)?, left_out })
    })
}

fn is_there(tx: &Tx, wanted: &NewTrip) -> Result<bool, StoreError> {
    let filter = store::usages::Filter {
        period: Some(ClosedPeriod::day(wanted.day)),
        kind: Some(UsageKind::Trip),
        client: Some(wanted.client),
        session: None,
    };
    let same = |usage: &Usage| {
        usage.trip().is_some_and(|trip| {
            trip.direction == wanted.trip.direction && trip.destination == wanted.trip.destination
        })
    };
    Ok(store::usages::found(tx, &filter)?.iter().any(|stored| same(&stored.value)))
}
