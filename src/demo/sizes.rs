//! How large the made-up allocations are: judged by the time that will stand on them.

use std::collections::BTreeMap;

use super::plan::{Grant, Lot, Plan, Size, Time, Window, Youth};
use super::{DemoError, tariffs};
use crate::domain::allocation::Shape;
use crate::domain::contract::{Contract, contract_for};
use crate::domain::identifiers::{Category, ProductCode, ProductKey};
use crate::domain::money::Cents;
use crate::domain::tariff::tariff_on;
use crate::domain::time::{Day, Month};
use crate::domain::totals::Exact;
use crate::domain::volume::{Extent, Frequency, Unit};

/// What will be registered on an allocation.
#[derive(Clone, Debug, Default)]
pub struct Use {
    amount: Exact,
    minutes: i64,
    by_month: BTreeMap<Month, i64>,
}

/// What will be registered, per client and allocation.
pub fn uses(plan: &Plan, contracts: &[Contract]) -> Result<Vec<Vec<Use>>, DemoError> {
    let mut out: Vec<Vec<Use>> =
        plan.clients.iter().map(|youth| vec![Use::default(); youth.allocations.len()]).collect();
    for time in plan.time.iter().filter(|time| is_declarable(contracts, time)) {
        let Some((place, youth)) = time.client.and_then(|place| Some((place, plan.clients.get(place)?)))
        else {
            continue;
        };
        let granted = youth.allocations.iter().position(|grant| grant.period.contains(time.day));
        let found =
            granted.and_then(|at| Some((youth.allocations.get(at)?, out.get_mut(place)?.get_mut(at)?)));
        let Some((grant, sum)) = found else { continue };
        let minutes = i64::from(time.minutes);
        let hourly = hourly(plan, contracts, youth, grant, time)?;
        sum.amount = sum.amount.plus(Exact::of_minutes(hourly, minutes));
        sum.minutes += minutes;
        *sum.by_month.entry(time.day.month()).or_default() += minutes;
    }
    Ok(out)
}

fn is_declarable(contracts: &[Contract], time: &Time) -> bool {
    let mut activities = contracts.iter().flat_map(|contract| &contract.activities);
    activities.any(|activity| activity.key.as_str() == time.activity && activity.kind.is_declarable())
}

/// The tariff of that time; nothing while there is none.
fn hourly(
    plan: &Plan,
    contracts: &[Contract],
    youth: &Youth,
    grant: &Grant,
    time: &Time,
) -> Result<Cents, DemoError> {
    let product = ProductKey::parse(if grant.lot == Lot::One { "lot-1" } else { "lot-2" })
        .map_err(|_| DemoError::Broken("product"))?;
    let practitioner = plan.people.get(time.person).map(|person| &person.practitioner);
    let discipline = practitioner.and_then(|practitioner| practitioner.discipline_on(time.day));
    let tariff = contract_for(contracts, &youth.municipality, time.day)
        .and_then(|contract| tariff_on(&plan.tariffs, &contract.key, &product, discipline, time.day));
    Ok(tariff.map_or(Cents::ZERO, |tariff| tariff.cents))
}

/// The shape of an allocation: a budget for lot 1, a code with a volume for lot 2.
pub fn shape(window: Window, grant: &Grant, used: &Use) -> Result<Shape, DemoError> {
    let category = Category::parse(tariffs::CATEGORY).map_err(|_| DemoError::Broken("category"))?;
    match grant.lot {
        Lot::One => {
            let budget = sized(window, grant, used.amount.rounded().0);
            Ok(Shape::Aspecific { category, budget: Some(Cents(up_to(budget.max(500_000), 5000))) })
        }
        Lot::Two => {
            let code = ProductCode::parse(tariffs::LOT_2.0).map_err(|_| DemoError::Broken("code"))?;
            Ok(Shape::Specific { category, code, extent: extent(window, grant, used)? })
        }
    }
}

/// Of three allocations one counts in all, one per month and one per week; every other in hours.
fn extent(window: Window, grant: &Grant, used: &Use) -> Result<Extent, DemoError> {
    let most = used.by_month.values().copied().max().unwrap_or(1200);
    let (frequency, minutes) = match grant.number.get() % 3 {
        0 => (Frequency::Total, sized(window, grant, used.minutes).max(6000)),
        1 => (Frequency::Month, most * 120 / 100),
        // A month touches four weeks or more.
        _ => (Frequency::Week, most * 120 / 400),
    };
    let minutes = up_to(minutes, 60);
    let (unit, volume) = match grant.number.get() % 2 {
        0 => (Unit::Hour, minutes / 60),
        _ => (Unit::Minute, minutes),
    };
    let volume = u32::try_from(volume).map_err(|_| DemoError::Broken("volume"))?;
    Ok(Extent { volume, unit, frequency })
}

/// What is given when so much is used within the window.
fn sized(window: Window, grant: &Grant, used: i64) -> i64 {
    match grant.size {
        Size::UsedUp(percent) => used * 100 / percent,
        Size::OfNeed(percent) => {
            let seen_from: Day = grant.period.from().max(window.first);
            let seen_until = grant.period.until().min(window.today);
            let seen = (seen_from.days_until(seen_until) + 1).max(14);
            used * grant.period.length().max(seen) / seen * percent / 100
        }
    }
}

fn up_to(number: i64, step: i64) -> i64 {
    (number + step - 1) / step * step
}
