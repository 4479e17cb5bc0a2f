//! What a month of trips would be if it went as the month before.

use std::collections::BTreeMap;

use crate::domain::ids::ClientId;
use crate::domain::time::{Day, Month};
use crate::domain::usage::{Direction, Trip, UsageKind, repeated};
use crate::store::usages::Filter;
use crate::store::{self, Store, StoreError};

/// Trips that the month before makes usual in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsualTrips {
    pub month: Month,
    /// By client and day. Days on which the client has a trip in that direction already are left out.
    pub trips: Vec<(ClientId, Day, Trip)>,
    /// Clients with at least one of them.
    pub clients: usize,
}

/// Of one client, or of everybody.
pub fn load(store: &mut Store, month: Month, client: Option<ClientId>) -> Result<UsualTrips, StoreError> {
    let before = month.previous();
    let (last, there) = store.read(|tx| {
        let of = |month: Month| {
            let kind = Some(UsageKind::Trip);
            let filter = Filter { period: Some(month.period()), kind, client, ..Filter::default() };
            store::usages::found(tx, &filter)
        };
        Ok::<_, StoreError>((of(before)?, of(month)?))
    })?;
    let there: Vec<(ClientId, Day, Direction)> = there
        .iter()
        .filter_map(|stored| Some((stored.value.client, stored.value.day, stored.value.trip()?.direction)))
        .collect();
    let mut by_client: BTreeMap<ClientId, Vec<(Day, Trip)>> = BTreeMap::new();
    for stored in last {
        if let Some(trip) = stored.value.trip() {
            by_client.entry(stored.value.client).or_default().push((stored.value.day, trip.clone()));
        }
    }
    let mut usual = UsualTrips { month, trips: Vec::new(), clients: 0 };
    for (client, trips) in by_client {
        let known = usual.trips.len();
        let again = repeated(&trips, before, month).into_iter();
        let again = again.filter(|(day, trip)| !there.contains(&(client, *day, trip.direction)));
        usual.trips.extend(again.map(|(day, trip)| (client, day, trip)));
        usual.clients += usize::from(usual.trips.len() > known);
    }
    Ok(usual)
}
