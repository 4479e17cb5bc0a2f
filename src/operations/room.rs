//! What an allocation allows and what of it is used, by time and by usages together.

use std::collections::BTreeSet;

use super::views::day::Room;
use crate::domain::allocation::{Allocation, Shape};
use crate::domain::assignment::{allocated, choose_for_usage, stay_counting};
use crate::domain::claim::limits::{Gauge, Limit, Used, gauges};
use crate::domain::contract::Contract;
use crate::domain::entry::EntryKey;
use crate::domain::ids::{AllocationId, Stored, TariffId};
use crate::domain::money::Cents;
use crate::domain::rules::{Facts, Resolved, resolve};
use crate::domain::tariff::Tariff;
use crate::domain::time::{ClosedPeriod, Day};
use crate::domain::totals::Exact;
use crate::domain::usage::{Usage, UsageKey, UsageKind};
use crate::domain::volume::Unit;
use crate::store::{self, StoreError, Tx};

/// What is left out because it is being edited.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Without {
    pub entry: Option<EntryKey>,
    pub usage: Option<UsageKey>,
}

/// What use is counted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    pub contracts: &'a [Contract],
    pub tariffs: &'a [Stored<TariffId, Tariff>],
}

impl<'a> Ground<'a> {
    pub(super) fn of(facts: &Facts<'a>) -> Self {
        Self { contracts: facts.contracts, tariffs: facts.tariffs }
    }

    /// Enough to pick an allocation for a usage.
    pub(super) fn facts(self, today: Day, allocations: &'a [Stored<AllocationId, Allocation>]) -> Facts<'a> {
        Facts {
            today,
            practitioner: None,
            responsible: None,
            practice: &[],
            client: None,
            dossier: None,
            first_care: None,
            allocations,
            contracts: self.contracts,
            tariffs: self.tariffs,
            others: &[],
            used: None,
            kinds: None,
            trajectories: &[],
            around: None,
        }
    }

    /// Whether something that is used can be claimed on an allocation, by any contract that holds in its time.
    pub(super) fn takes_usages(self, allocation: &Allocation, until: Day) -> bool {
        let starts = self.contracts.iter().map(|contract| contract.valid.from);
        let days = starts.filter(|day| (allocation.period.from..=until).contains(day));
        std::iter::once(allocation.period.from).chain(days).any(|day| {
            let all = allocated(self.contracts, self.tariffs, allocation, day);
            all.into_iter().any(|(_, product)| UsageKind::of(product).is_some())
        })
    }
}

/// What stands on an allocation, with the product period of `day`. Of who is still there the units count until that day.
pub(super) fn used_of(
    tx: &Tx,
    ground: Ground<'_>,
    allocation: &Stored<AllocationId, Allocation>,
    day: Day,
    without: Without,
) -> Result<Used, StoreError> {
    let period = day.month().period().cut_by(allocation.value.period);
    let on = store::totals::on_allocation(tx, allocation.id, period, without.entry)?;
    let mut used = Used {
        amount: Exact::of_cents(on.claimed).plus(Exact(on.open_sixtieths)),
        minutes: on.claimed_minutes.saturating_add(on.open_minutes),
        period_minutes: on.period_minutes,
        ..Used::default()
    };
    if !ground.takes_usages(&allocation.value, day) {
        return Ok(used);
    }
    let allocations = store::allocations::of_client(tx, allocation.value.client)?;
    let facts = ground.facts(day, &allocations);
    for (usage, taken) in usages_near(tx, &allocation.value, without)? {
        let session = match usage.attendance() {
            Some(attendance) => store::sessions::get(tx, attendance.session)?.map(|stored| stored.value),
            None => None,
        };
        let counting = stay_counting(&facts, &usage);
        for one in usage.days_in(usage.day, Day::LAST, counting, day.next()) {
            let choice = choose_for_usage(&facts, one, &usage, session.as_ref());
            if choice.allocation == Some(allocation.id) {
                let found = resolve(&facts, one, choice.allocation, choice.product.as_ref(), None);
                let at = At { day: one, taken: taken.contains(&one), period };
                at.count(&usage, &allocation.value, &found, &mut used);
            }
        }
    }
    Ok(used)
}

/// Usages of the client in the time of the allocation, each with its days that a queued, sent or granted line holds.
fn usages_near(
    tx: &Tx,
    allocation: &Allocation,
    without: Without,
) -> Result<Vec<(Usage, BTreeSet<Day>)>, StoreError> {
    let until = allocation.period.until.unwrap_or(Day::LAST);
    let filter = store::usages::Filter {
        period: ClosedPeriod::new(allocation.period.from, until),
        client: Some(allocation.client),
        ..store::usages::Filter::default()
    };
    let mut near = Vec::new();
    for kept in store::usages::list(tx, &filter)? {
        if Some(kept.usage.key) == without.usage || !kept.usage.is_declarable() {
            continue;
        }
        let stands = kept.claimed.iter().filter(|(_, state)| !state.leaves_entries_free());
        near.push((kept.usage, stands.map(|(day, _)| *day).collect()));
    }
    Ok(near)
}

/// A day of a usage.
struct At {
    day: Day,
    /// A queued, sent or granted line holds it: its amount is counted there.
    taken: bool,
    period: Option<ClosedPeriod>,
}

impl At {
    fn count(&self, usage: &Usage, allocation: &Allocation, found: &Resolved<'_>, used: &mut Used) {
        let units = |unit: Unit| i64::from(usage.units_per_day(unit).unwrap_or_default());
        if let Some(stored) = found.tariff.filter(|_| !self.taken) {
            let worth = stored.value.cents.checked_mul(units(stored.value.unit)).unwrap_or_default();
            used.amount = used.amount.plus(Exact::of_cents(worth));
        }
        let counted = allocation.shape.extent().map_or(0, |extent| units(extent.unit));
        used.units = used.units.saturating_add(counted);
        if self.period.is_some_and(|period| period.contains(self.day)) {
            used.period_units = used.period_units.saturating_add(counted);
        }
    }
}

/// Limit and use of an allocation for people: the budget when there is one, else the extent over the whole.
pub(super) fn room_of(
    tx: &Tx,
    ground: Ground<'_>,
    allocation: &Stored<AllocationId, Allocation>,
    day: Day,
) -> Result<Room, StoreError> {
    let used = used_of(tx, ground, allocation, day, Without::default())?;
    let gauges = gauges(&allocation.value, day, used);
    let gauge = |wanted| gauges.iter().find(|gauge: &&Gauge| gauge.limit == wanted);
    let unit = match &allocation.value.shape {
        Shape::Specific { extent, .. } => Some(extent.unit),
        Shape::Aspecific { .. } | Shape::Generic { .. } => None,
    };
    Ok(match (gauge(Limit::Budget), gauge(Limit::Whole), unit) {
        (Some(budget), _, _) => Room::Money { of: Cents(budget.of), used: Cents(budget.used) },
        (None, Some(whole), Some(unit)) if !unit.is_time() => {
            Room::Units { of: whole.of, used: whole.used, unit }
        }
        (None, Some(whole), _) => Room::Minutes { of: whole.of, used: whole.used },
        (None, None, _) => Room::Unlimited,
    })
}
