//! What care a client had before: the first day of each product (HA-6), and of care on each allocation (start of care).
//!
//! What was stored with its product or allocation is asked of the database; what was left open is picked for each day, as it
//! is when it is claimed. Only care of the client counts: no trip by family, and no day on which somebody was absent.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::room::Ground;
use crate::domain::allocation::Allocation;
use crate::domain::assignment::{Choice, Wish, choose, choose_for_usage, stay_counting};
use crate::domain::contract::Contract;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{AllocationId, ClientId, SessionId, Stored};
use crate::domain::rules::Facts;
use crate::domain::time::{ClosedPeriod, Day};
use crate::domain::usage::{Session, Usage, UsageKind};
use crate::store::usages::Filter;
use crate::store::{self, StoreError, Tx};

/// The first day of each product that a client had care of. `facts` are those of the client.
pub(super) fn first_care(
    tx: &Tx,
    facts: &Facts<'_>,
    client: ClientId,
) -> Result<BTreeMap<ProductKey, Day>, StoreError> {
    let mut first = store::dossiers::first_care(tx, client)?;
    for stored in store::entries::waiting(tx, Some(client))? {
        let entry = &stored.value;
        let wish = Wish {
            allocation: entry.allocation,
            product: entry.product.clone(),
            discipline: entry.discipline.clone(),
        };
        earlier(&mut first, choose(facts, entry.day, &wish).product, entry.day);
    }
    let mut sessions = Sessions::default();
    for kind in kinds_asked_for(facts.contracts) {
        let filter = Filter { client: Some(client), kind: Some(kind), ..Filter::default() };
        for stored in store::usages::found(tx, &filter)? {
            let usage = &stored.value;
            if usage.product.is_none() && usage.is_declarable() {
                for (day, choice) in sessions.choices(tx, facts, usage, facts.today)? {
                    earlier(&mut first, choice.product, day);
                }
            }
        }
    }
    Ok(first)
}

fn earlier<K: Ord>(first: &mut BTreeMap<K, Day>, key: Option<K>, day: Day) {
    if let Some(key) = key {
        let known = first.entry(key).or_insert(day);
        *known = day.min(*known);
    }
}

/// How products are registered that others come after.
fn kinds_asked_for(contracts: &[Contract]) -> BTreeSet<UsageKind> {
    let of = |contract: &Contract| -> Vec<UsageKind> {
        let after = contract.products.iter().flat_map(|product| &product.demands.after);
        after.filter_map(|key| contract.product(key)).filter_map(UsageKind::of).collect()
    };
    contracts.iter().flat_map(of).collect()
}

/// The first day of care on each allocation, as far as `today`.
pub(super) fn first_days(
    tx: &Tx,
    ground: Ground<'_>,
    allocations: &[Stored<AllocationId, Allocation>],
    today: Day,
) -> Result<BTreeMap<AllocationId, Day>, StoreError> {
    let mut first = store::care::first_days(tx)?;
    let mut sessions = Sessions::default();
    for stored in allocations.iter().filter(|stored| ground.takes_usages(&stored.value, today)) {
        let known = first.get(&stored.id).copied();
        if let Some(day) = sessions.first_day(tx, ground, stored, known.unwrap_or(today.next()))? {
            first.insert(stored.id, day);
        }
    }
    Ok(first)
}

/// The same for one allocation.
pub(super) fn first_day(
    tx: &Tx,
    ground: Ground<'_>,
    stored: &Stored<AllocationId, Allocation>,
    today: Day,
) -> Result<Option<Day>, StoreError> {
    let known = store::care::first_day(tx, stored.id)?;
    if !ground.takes_usages(&stored.value, today) {
        return Ok(known);
    }
    let picked = Sessions::default().first_day(tx, ground, stored, known.unwrap_or(today.next()))?;
    Ok(picked.or(known))
}

/// Sessions that were looked up.
#[derive(Default)]
struct Sessions(BTreeMap<SessionId, Option<Session>>);

impl Sessions {
    /// The first day before `end` on which something is used that nobody booked, but that this allocation is picked for.
    fn first_day(
        &mut self,
        tx: &Tx,
        ground: Ground<'_>,
        stored: &Stored<AllocationId, Allocation>,
        end: Day,
    ) -> Result<Option<Day>, StoreError> {
        let allocation = &stored.value;
        let until = allocation.period.until.unwrap_or(Day::LAST).min(end.previous());
        let Some(period) = ClosedPeriod::new(allocation.period.from, until) else { return Ok(None) };
        let filter = Filter { period: Some(period), client: Some(allocation.client), ..Filter::default() };
        let found = store::usages::found(tx, &filter)?;
        if found.is_empty() {
            return Ok(None);
        }
        let allocations = store::allocations::of_client(tx, allocation.client)?;
        let facts = ground.facts(until.next(), &allocations);
        let mut first = None;
        for usage in found.iter().map(|found| &found.value) {
            if first.is_some_and(|first| usage.day >= first) {
                break;
            }
            if usage.allocation.is_none() && usage.is_declarable() {
                let choices = self.choices(tx, &facts, usage, until.next())?;
                let own = |(_, choice): &(Day, Choice)| choice.allocation == Some(stored.id);
                let day = choices.into_iter().find(own).map(|(day, _)| day);
                first = first.into_iter().chain(day).min();
            }
        }
        Ok(first)
    }

    /// What is picked for each day of a usage, oldest first.
    fn choices(
        &mut self,
        tx: &Tx,
        facts: &Facts<'_>,
        usage: &Usage,
        today: Day,
    ) -> Result<Vec<(Day, Choice)>, StoreError> {
        let session = match usage.attendance() {
            Some(attendance) => self.session(tx, attendance.session)?,
            None => None,
        };
        let days = usage.days_in(usage.day, Day::LAST, stay_counting(facts, usage), today);
        Ok(days.into_iter().map(|day| (day, choose_for_usage(facts, day, usage, session))).collect())
    }

    fn session(&mut self, tx: &Tx, id: SessionId) -> Result<Option<&Session>, StoreError> {
        let known = match self.0.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(store::sessions::get(tx, id)?.map(|stored| stored.value)),
        };
        Ok(known.as_ref())
    }
}
