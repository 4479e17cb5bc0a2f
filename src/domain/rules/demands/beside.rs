//! Other allocations of the client on the day of care: for PS-T3, PS-M1 and contracts of other regions.

use super::super::super::allocation::Allocation;
use super::super::super::assignment::allocated;
use super::super::super::contract::{Beside, Contract, OtherAllocations, Product};
use super::super::super::ids::{AllocationId, Stored};
use super::super::super::text::Text;
use super::super::super::time::Day;
use super::super::{CareCase, Facts, Finding};
use super::either;
use crate::text;

/// What `rule` says where an allocation must run beside the care and none does, or where one must have ended.
pub fn found(case: &CareCase<'_>, rule: &str) -> Option<Finding> {
    let (contract, product) = case.product()?;
    case.facts.client?;
    let demand = product.demands.other_allocations.as_ref()?;
    let asked = Asked { case, contract, product, demand };
    match demand.how {
        Beside::MayRun => None,
        Beside::MustRun => asked.must_run(rule),
        Beside::MustHaveEnded => asked.must_have_ended(rule),
    }
}

struct Asked<'a> {
    case: &'a CareCase<'a>,
    contract: &'a Contract,
    product: &'a Product,
    demand: &'a OtherAllocations,
}

impl<'a> Asked<'a> {
    fn must_run(&self, rule: &str) -> Option<Finding> {
        let day = self.case.day;
        // One that may be for it is given the benefit of the doubt, also the own one: a budget may be for both.
        let own = self.case.found.allocation.map(|stored| &stored.value);
        let mut all = self.others().chain(own);
        if all.any(|other| other.covers(day) && self.products(other).any(|one| self.names(one))) {
            return None;
        }
        let Text { nl, en } = &self.product.name;
        let Text { nl: wanted_nl, en: wanted_en } = self.wanted();
        Some(Finding::hold(
            rule,
            text!(
                "{nl} kan alleen naast {wanted_nl}; op {day} loopt daarvoor geen toewijzing van de cliënt.",
                "{en} can only stand beside {wanted_en}; on {day} the client has no running allocation of it."
            ),
            Text::new(
                "Lees de andere toewijzing in (uurwerk messages import FILE.xml), of vraag de gemeente ernaar.",
                "Import the other allocation (uurwerk messages import FILE.xml), or ask the municipality about it.",
            ),
        ))
    }

    fn must_have_ended(&self, rule: &str) -> Option<Finding> {
        let day = self.case.day;
        let Text { nl, en } = &self.product.name;
        let for_it_only = |other: &&Allocation| {
            let products: Vec<&Product> = self.products(other).collect();
            !products.is_empty() && products.iter().all(|one| self.names(one))
        };
        if let Some(running) = self.others().filter(|other| other.covers(day)).find(for_it_only) {
            let number = running.number;
            return Some(Finding::hold(
                rule,
                text!(
                    "Op {day} loopt toewijzing {number} nog; {nl} komt pas als die is beëindigd.",
                    "Allocation {number} still runs on {day}; {en} only comes when it has ended."
                ),
                text!(
                    "Boek de tijd op toewijzing {number}, of wacht tot die is beëindigd.",
                    "Book the time on allocation {number}, or wait until it has ended."
                ),
            ));
        }
        let ended = |other: &Allocation| other.period.until.is_some_and(|until| until < day);
        if self.others().any(|other| ended(other) && self.products(other).any(|one| self.names(one))) {
            return None;
        }
        let Text { nl: wanted_nl, en: wanted_en } = self.wanted();
        Some(Finding::hold(
            rule,
            text!(
                "{nl} komt pas na {wanted_nl}; een toewijzing daarvoor die voor {day} is beëindigd, is niet bekend.",
                "{en} only comes after {wanted_en}; no allocation of it that ended before {day} is known."
            ),
            Text::new(
                "Lees de eerdere toewijzing in: uurwerk messages import FILE.xml",
                "Import the earlier allocation: uurwerk messages import FILE.xml",
            ),
        ))
    }

    /// The other allocations of the client that the municipality did not delete.
    fn others(&self) -> impl Iterator<Item = &'a Allocation> {
        let own: Option<AllocationId> = self.case.found.allocation.map(|stored| stored.id);
        let all: &'a [Stored<AllocationId, Allocation>] = self.case.facts.allocations;
        all.iter()
            .filter(move |other| Some(other.id) != own && !other.value.is_deleted())
            .map(|stored| &stored.value)
    }

    fn products(&self, allocation: &Allocation) -> impl Iterator<Item = &'a Product> {
        claimable(self.case.facts, allocation, self.case.day).into_iter()
    }

    fn names(&self, product: &Product) -> bool {
        self.demand.products.contains(&product.key)
    }

    fn wanted(&self) -> Text {
        let known = self.demand.products.iter().filter_map(|key| self.contract.product(key));
        either(known.map(|product| &product.name))
    }
}

/// What an allocation is for, by the contracts of its municipality on that day.
fn claimable<'a>(facts: &Facts<'a>, allocation: &Allocation, day: Day) -> Vec<&'a Product> {
    let within = allocation.period.until.map_or(day, |until| until.min(day));
    let all = allocated(facts.contracts, facts.tariffs, allocation, within);
    all.into_iter().map(|(_, product)| product).collect()
}
