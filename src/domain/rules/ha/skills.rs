//! Guidance and treatment side by side: the rule HA-1.

use super::super::super::allocation::Allocation;
use super::super::super::assignment::allocated;
use super::super::super::contract::{Contract, DocumentKind, ExclusionWhen, Product};
use super::super::super::dossier::Dossier;
use super::super::super::identifiers::{ClientNumber, ProductKey};
use super::super::super::ids::{Stored, TariffId};
use super::super::super::tariff::Tariff;
use super::super::super::text::Text;
use super::super::super::time::Day;
use super::super::{AllocationCase, CareCase, Check, Finding, Rule, Severity, UsageCase};
use crate::text;

pub static SAME_SKILL: Rule = Rule {
    id: "HA-1",
    source: super::from("Onderscheid tussen begeleiding en behandeling"),
    severity: Severity::Hold,
    title: Text::new(
        "Begeleiding en behandeling lopen niet naast elkaar voor dezelfde vaardigheid: eerst leren, dan oefenen; wat individueel is, is nooit een groep.",
        "Guidance and treatment do not run side by side for the same skill: first learn, then practise; what is individual is never a group.",
    ),
    way_out: Text::new(
        "Leg de verklaring vast dat de vaardigheden verschillen: uurwerk document add CLIËNT --kind statement",
        "Record the statement that the skills differ: uurwerk document add CLIENT --kind statement",
    ),
    reads: Text::new(
        "toewijzingen van de cliënt, uitsluitingen van het contract, verklaringen in het dossier; product van een aanwezigheid",
        "allocations of the client, exclusions of the contract, statements in the dossier; product of an attendance",
    ),
    checks: &[Check::Care(of_entry), Check::Allocation(of_allocation), Check::Usage(in_a_group)],
};

fn of_entry(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let (Some(contract), Some(product)) = (case.found.contract, case.found.product) else { return };
    let (Some(own), true) = (case.found.allocation, case.is_declarable()) else { return };
    if contract.excluded(&product.key, ExclusionWhen::SameSkill).next().is_none() {
        return;
    }
    let day = case.day;
    let known = Known { contracts: case.facts.contracts, tariffs: case.facts.tariffs };
    for other in case.facts.allocations {
        if other.id == own.id || !other.value.covers(day) {
            continue;
        }
        let products = known.products(&other.value, day);
        let Some(rival) = all_excluded(contract, product, &products) else { continue };
        if stated(case.facts.dossier, &product.key, &rival.key, day) {
            continue;
        }
        let number = case.facts.client.map(|client| &client.number);
        out.push(words((&own.value, product), (&other.value, rival), day, number));
    }
}

fn of_allocation(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let own = case.allocation;
    let Some(contract) = case.contract().filter(|_| !own.is_deleted()) else { return };
    let known = Known { contracts: case.contracts, tariffs: case.tariffs };
    let products = known.products(own, own.period.from);
    for other in case.others {
        let same = (&other.value.municipality, other.value.number) == (&own.municipality, own.number);
        if same || other.value.is_deleted() || !other.value.period.overlaps(own.period) {
            continue;
        }
        let day = own.period.from.max(other.value.period.from);
        let theirs = known.products(&other.value, day);
        let clash = |product: &Product| all_excluded(contract, product, &theirs);
        let Some(product) = products.first().filter(|_| products.iter().all(|own| clash(own).is_some()))
        else {
            continue;
        };
        let Some(rival) = clash(product) else { continue };
        if !stated(case.dossier, &product.key, &rival.key, day) {
            out.push(words((own, product), (&other.value, rival), day, None));
        }
    }
}

fn in_a_group(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let shared = case.care();
    let individual = shared.product().map(|(_, product)| product).filter(|one| one.demands.individual);
    let Some(product) = individual.filter(|_| case.usage.attendance().is_some()) else { return };
    let Text { nl, en } = &product.name;
    out.push(Finding::hold(
        "HA-1",
        text!(
            "{nl} is individueel; aanwezigheid in een groep kan er niet op worden gedeclareerd.",
            "{en} is individual; attendance in a group cannot be claimed on it."
        ),
        Text::new(
            "Begeleiding in een groep is dagbesteding, behandeling in een groep is dagbehandeling: boek de aanwezigheid op een toewijzing daarvoor.",
            "Guidance in a group is day activities, treatment in a group is day treatment: book the attendance on an allocation of those.",
        ),
    ));
}

/// Contracts and tariffs, which say what an allocation is for.
struct Known<'a> {
    contracts: &'a [Contract],
    tariffs: &'a [Stored<TariffId, Tariff>],
}

impl<'a> Known<'a> {
    fn products(&self, allocation: &Allocation, day: Day) -> Vec<&'a Product> {
        let all = allocated(self.contracts, self.tariffs, allocation, day);
        all.into_iter().map(|(_, product)| product).collect()
    }
}

/// The first of these products when none of them goes with `product`: an allocation that may be for something else is
/// given the benefit of the doubt.
fn all_excluded<'a>(contract: &Contract, product: &Product, products: &[&'a Product]) -> Option<&'a Product> {
    let excluded = |other: &&&Product| {
        contract.excluded(&product.key, ExclusionWhen::SameSkill).any(|(key, _)| *key == other.key)
    };
    let first = products.first()?;
    (products.iter().filter(excluded).count() == products.len()).then_some(*first)
}

fn stated(dossier: Option<&Dossier>, one: &ProductKey, other: &ProductKey, day: Day) -> bool {
    dossier.is_some_and(|dossier| dossier.has(DocumentKind::Statement, &[one, other], day))
}

fn words(
    (own, product): (&Allocation, &Product),
    (other, rival): (&Allocation, &Product),
    day: Day,
    client: Option<&ClientNumber>,
) -> Finding {
    let (own, other) = (own.number, other.number);
    let Text { nl: product_nl, en: product_en } = &product.name;
    let Text { nl: rival_nl, en: rival_en } = &rival.name;
    let number = client.map_or_else(|| Text::new("CLIËNT", "CLIENT"), |number| Text::same(number.as_str()));
    let Text { nl: number_nl, en: number_en } = number;
    Finding::hold(
        "HA-1",
        text!(
            "Toewijzing {own} ({product_nl}) loopt op {day} naast toewijzing {other} ({rival_nl}); dat mag alleen als zij op andere vaardigheden zijn gericht.",
            "Allocation {own} ({product_en}) runs beside allocation {other} ({rival_en}) on {day}; that is only right when they aim at different skills."
        ),
        text!(
            "Leg de verklaring vast dat de vaardigheden verschillen (uurwerk document add {number_nl} --kind statement), of laat een van beide eindigen.",
            "Record the statement that the skills differ (uurwerk document add {number_en} --kind statement), or let one of the two end."
        ),
    )
}
