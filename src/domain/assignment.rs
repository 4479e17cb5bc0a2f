//! Which allocation, product and discipline an entry belongs to when its writer does not say so.
//!
//! An allocation fits when it covers the day and a product of its municipality's contracts can be claimed on it: a
//! specific one by its product code (lot 2), an aspecific one by its category (lot 1), a generic one always. Products that
//! are claimed in another unit than minutes or hours are picked for usages only, by what these count. Of several allocations,
//! the most specific wins, then the one that ends first, then the lowest number. Of several products one of a contract that
//! names the municipality goes before one of a contract for all; then the one with a tariff on the day wins, then the newest
//! contract, then the first of the contract. Whenever something was left aside, a finding says so (UW-5).

use super::allocation::{Allocation, Shape};
use super::contract::{AllocatedAs, Contract, Product, contract_for, contracts_for};
use super::identifiers::{Category, Discipline, ProductCode, ProductKey};
use super::ids::{AllocationId, Stored, TariffId};
use super::rules::{Facts, Finding, house, resolve};
use super::tariff::{Tariff, tariff_on};
use super::text::Text;
use super::time::Day;
use super::usage::{Distance, Session, StayCounting, Usage, UsageKind, What};
use crate::text;

/// What the writer of an entry said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    pub discipline: Option<Discipline>,
}

/// What was picked. A wish is always kept, fitting or not; rules say what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    pub discipline: Option<Discipline>,
    /// What else would have fitted (UW-5). That nothing fits is found by the rules PS-A8, PS-A9 and TR338.
    pub findings: Vec<Finding>,
}

/// An allocation with a product: one way to book an entry.
#[derive(Clone, Debug)]
pub struct Rival {
    pub name: Text,
}

/// An allocation of the client with the products that fit it, the best first.
struct Candidate<'a> {
    stored: &'a Stored<AllocationId, Allocation>,
    products: Vec<&'a Product>,
    /// So many of the products are as good as the first.
    equals: usize,
}

/// Picks allocation, product and discipline for client-bound time of `facts.client` on `day`. Deterministic: the order in
/// which allocations and tariffs are given makes no difference.
pub fn choose(facts: &Facts<'_>, day: Day, wish: &Wish) -> Choice {
    // A call is no trip: what is not claimed in time is picked only when it is asked for.
    choose_among(facts, day, wish, &|_, product| product.takes_time())
}

/// Picks allocation and product for a day of a usage, among the products that count it.
pub fn choose_for_usage(facts: &Facts<'_>, day: Day, usage: &Usage, meeting: Option<&Session>) -> Choice {
    let wish = Wish { allocation: usage.allocation, product: usage.product.clone(), discipline: None };
    let choice = choose_among(facts, day, &wish, &|contract, product| {
        counts(facts, day, (contract, product), usage, meeting)
    });
    // An allocation that is for something else is no help: it is better to say that there is none.
    let fits = choice.product.is_some() || wish.allocation.is_some();
    Choice { allocation: choice.allocation.filter(|_| fits), ..choice }
}

/// How a stay is counted: as the contract says under which it is used on the day of arrival, also in later months.
pub fn stay_counting(facts: &Facts<'_>, usage: &Usage) -> StayCounting {
    if usage.stay().is_none() {
        return StayCounting::default();
    }
    let choice = choose_for_usage(facts, usage.day, usage, None);
    let found = resolve(facts, usage.day, choice.allocation, choice.product.as_ref(), None);
    found.contract.map(|contract| contract.claims.stays).unwrap_or_default()
}

/// Whether a product counts this usage: its kind, and the form and distance of a trip or what the group of a session offers.
fn counts(
    facts: &Facts<'_>,
    day: Day,
    (contract, product): (&Contract, &Product),
    usage: &Usage,
    meeting: Option<&Session>,
) -> bool {
    if UsageKind::of(product) != Some(usage.kind()) {
        return false;
    }
    match (&usage.what, product.transport) {
        (What::Trip(trip), Some(transport)) => {
            trip.form() == Some(transport.form) && in_band(facts, day, (contract, product), trip.distance)
        }
        (What::Attendance(_), _) => meeting.is_none_or(|session| {
            session.product.as_ref().is_none_or(|own| *own == product.key)
                && session.component.as_ref().is_none_or(|own| product.component.as_ref() == Some(own))
        }),
        _ => true,
    }
}

/// Whether a trip of that length belongs to the product's band on that day (PS-T5).
fn in_band(
    facts: &Facts<'_>,
    day: Day,
    (contract, product): (&Contract, &Product),
    length: Option<Distance>,
) -> bool {
    let metres = match length {
        Some(Distance::Band(band)) => return product.transport.is_some_and(|own| own.band == band),
        Some(Distance::Metres(metres)) => metres,
        None => return false,
    };
    facts.tariffs.iter().map(|stored| &stored.value).any(|tariff| {
        tariff.contract == contract.key
            && tariff.product == product.key
            && tariff.valid.contains(day)
            && tariff.band.is_some_and(|band| band.contains(metres))
    })
}

type Fits<'f> = &'f dyn Fn(&Contract, &Product) -> bool;

fn choose_among(facts: &Facts<'_>, day: Day, wish: &Wish, fits: Fits<'_>) -> Choice {
    let discipline = wish
        .discipline
        .clone()
        .or_else(|| facts.practitioner.and_then(|practitioner| practitioner.discipline_on(day)).cloned());
    let mut candidates: Vec<Candidate<'_>> = facts
        .allocations
        .iter()
        .filter(|stored| match wish.allocation {
            Some(id) => stored.id == id,
            None => stored.value.covers(day),
        })
        .map(|stored| candidate(facts, stored, day, (wish, discipline.as_ref()), fits))
        .collect();
    candidates.sort_by_key(|candidate| {
        let allocation = &candidate.stored.value;
        let last = allocation.period.until.unwrap_or(Day::LAST);
        (
            candidate.products.is_empty(),
            breadth(&allocation.shape),
            last,
            allocation.number,
            candidate.stored.id,
        )
    });
    let Some((best, others)) = candidates.split_first() else {
        return Choice {
            product: wish.product.clone(),
            allocation: wish.allocation,
            discipline,
            findings: Vec::new(),
        };
    };
    Choice {
        allocation: Some(best.stored.id),
        product: wish.product.clone().or_else(|| best.products.first().map(|product| product.key.clone())),
        discipline,
        findings: left_aside(best, others),
    }
}

const fn breadth(shape: &Shape) -> u8 {
    match shape {
        Shape::Specific { .. } => 0,
        Shape::Aspecific { .. } => 1,
        Shape::Generic { .. } => 2,
    }
}

fn candidate<'a>(
    facts: &Facts<'a>,
    stored: &'a Stored<AllocationId, Allocation>,
    day: Day,
    (wish, discipline): (&Wish, Option<&Discipline>),
    fits: Fits<'_>,
) -> Candidate<'a> {
    let tariffs = || facts.tariffs.iter().map(|tariff| &tariff.value);
    let rank = |contract: &Contract, product: &Product| -> (bool, u8) {
        let tariff = tariff_on(tariffs(), &contract.key, &product.key, discipline, day);
        let own_code = stored.value.shape.code();
        let priced = match tariff {
            Some(tariff) if own_code.is_none_or(|code| *code == tariff.code) => 0,
            Some(_) => 1,
            None => 2,
        };
        (contract.municipalities.is_empty(), priced)
    };
    let mut products: Vec<((bool, u8), &Product)> =
        allocated(facts.contracts, facts.tariffs, &stored.value, day)
            .into_iter()
            .filter(|(contract, product)| match &wish.product {
                Some(key) => *key == product.key,
                None => fits(contract, product),
            })
            .map(|(contract, product)| (rank(contract, product), product))
            .collect();
    products.sort_by_key(|(rank, _)| *rank);
    let best = products.first().map(|(rank, _)| *rank);
    let equals = products.iter().filter(|(rank, _)| Some(*rank) == best).count();
    Candidate { stored, products: products.into_iter().map(|(_, product)| product).collect(), equals }
}

/// The finding about everything that would have fitted as well.
fn left_aside(best: &Candidate<'_>, others: &[Candidate<'_>]) -> Vec<Finding> {
    let Some(chosen) = best.products.first() else { return Vec::new() };
    let rival = |candidate: &Candidate<'_>, product: &Product| {
        let number = candidate.stored.value.number;
        let Text { nl, en } = &product.name;
        Rival { name: text!("toewijzing {number} ({nl})", "allocation {number} ({en})") }
    };
    let same_allocation = best.products.iter().take(best.equals).skip(1).map(|product| rival(best, product));
    let other_allocations = others
        .iter()
        .filter_map(|candidate| candidate.products.first().map(|product| rival(candidate, product)));
    let rivals: Vec<Rival> = same_allocation.chain(other_allocations).collect();
    if rivals.is_empty() { Vec::new() } else { vec![house::several(&rival(best, chosen), &rivals)] }
}

/// Products that can be claimed on an allocation on a day, with their contracts: of every contract of its municipality, in the
/// order in which these are asked.
pub fn allocated<'a>(
    contracts: &'a [Contract],
    tariffs: &[Stored<TariffId, Tariff>],
    allocation: &Allocation,
    day: Day,
) -> Vec<(&'a Contract, &'a Product)> {
    let of = |contract: &'a Contract| {
        products_for(contract, tariffs, allocation).into_iter().map(move |product| (contract, product))
    };
    contracts_for(contracts, &allocation.municipality, day).into_iter().flat_map(of).collect()
}

/// The contract that an allocation belongs to: the first of its municipality of which a product can be claimed on it,
/// else the first.
pub fn contract_of<'a>(
    contracts: &'a [Contract],
    tariffs: &[Stored<TariffId, Tariff>],
    allocation: &Allocation,
    day: Day,
) -> Option<&'a Contract> {
    let of_product = allocated(contracts, tariffs, allocation, day).first().map(|(contract, _)| *contract);
    of_product.or_else(|| contract_for(contracts, &allocation.municipality, day))
}

/// Products of a contract that can be claimed on an allocation, specifically allocated ones first, else in the order
/// of the contract.
pub fn products_for<'a>(
    contract: &'a Contract,
    tariffs: &[Stored<TariffId, Tariff>],
    allocation: &Allocation,
) -> Vec<&'a Product> {
    match &allocation.shape {
        Shape::Specific { code, .. } => products_with_code(contract, tariffs, code),
        Shape::Aspecific { category, .. } => contract
            .products
            .iter()
            .filter(|product| product.allocated == AllocatedAs::Aspecific)
            .filter(|product| is_of_category(contract, tariffs, product, category))
            .collect(),
        Shape::Generic { .. } => contract.products.iter().collect(),
    }
}

/// Products that carry a code, be it in the contract itself or in a tariff of any date.
pub fn products_with_code<'a>(
    contract: &'a Contract,
    tariffs: &[Stored<TariffId, Tariff>],
    code: &ProductCode,
) -> Vec<&'a Product> {
    let carries = |product: &&Product| {
        product.code.as_ref() == Some(code)
            || tariffs.iter().any(|stored| {
                stored.value.code == *code
                    && stored.value.contract == contract.key
                    && stored.value.product == product.key
            })
    };
    let mut products: Vec<&Product> = contract.products.iter().filter(carries).collect();
    products.sort_by_key(|product| product.allocated != AllocatedAs::Specific);
    products
}

/// Unless the contract or a tariff names another category, a product may be of any.
pub fn is_of_category(
    contract: &Contract,
    tariffs: &[Stored<TariffId, Tariff>],
    product: &Product,
    category: &Category,
) -> bool {
    if let Some(own) = &product.category {
        return own == category;
    }
    let mut named = tariffs
        .iter()
        .filter(|stored| stored.value.contract == contract.key && stored.value.product == product.key)
        .filter_map(|stored| stored.value.category.as_ref())
        .peekable();
    named.peek().is_none() || named.any(|own| own == category)
}
