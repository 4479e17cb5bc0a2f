//! What the second catalogue demands of persons and allocations: the rules HA-1, HA-4, HA-6 and HA-7. Which products they
//! are about is data of the contract file, so any contract can ask for the same.

use super::super::contract::{Component, Product};
use super::super::text::Text;
use super::demands::{age, either, is_of};
use super::{CareCase, Check, Finding, Rule, Severity, Source};
use crate::text;

mod education;
mod skills;

pub use education::EDUCATION;
pub use skills::SAME_SKILL;

const DOCUMENT: &str = "Handleiding ambulant";

const fn from(place: &'static str) -> Source {
    Source { document: DOCUMENT, place }
}

pub static AGES: Rule = Rule {
    id: "HA-4",
    source: from("3, JIM; 4, intensieve behandeling (MST)"),
    severity: Severity::Hold,
    title: Text::new(
        "Een product met een leeftijd is alleen voor jeugdigen die op de dag van de zorg zo oud zijn.",
        "A product with ages is only for youths who are of that age on the day of care.",
    ),
    way_out: Text::new(
        "Controleer de geboortedatum en de dag, of registreer op een andere toewijzing.",
        "Check the date of birth and the day, or book on another allocation.",
    ),
    reads: Text::new(
        "geboortedatum, dag van de zorg, leeftijd van het product",
        "date of birth, day of care, ages of the product",
    ),
    checks: &[Check::Care(ages)],
};

/// Forensic care has its ages in PS-A6, day treatment in PS-D4 and crisis help in PS-K3.
fn ages(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let elsewhere = |product: &Product| {
        product.needs_frame
            || [Component::DAY_TREATMENT, Component::CRISIS_HELP].iter().any(|key| is_of(product, key))
    };
    if case.found.product.is_some_and(|product| !elsewhere(product)) {
        out.extend(age::outside(case, "HA-4"));
    }
}

pub static FIRST_THE_OTHER: Rule = Rule {
    id: "HA-6",
    source: from("5"),
    severity: Severity::Hold,
    title: Text::new(
        "EED-behandeling komt pas na een EED-diagnose van dezelfde cliënt; een contract kan zo elk product na een ander stellen.",
        "Dyslexia treatment only comes after a dyslexia diagnosis of the same client; a contract may put any product after another.",
    ),
    way_out: Text::new(
        "Registreer de diagnose eerst; deed een andere aanbieder haar, geef de declaratieregel dan vrij met die reden.",
        "Register the diagnosis first; if another provider made it, override the claim line with that reason.",
    ),
    reads: Text::new("product, eerdere registraties van de cliënt", "product, earlier entries of the client"),
    checks: &[Check::Care(first_the_other)],
};

fn first_the_other(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let (Some(contract), Some(product)) = (case.found.contract, case.found.product) else { return };
    let (Some(first_care), Some(client)) = (case.facts.first_care, case.facts.client) else { return };
    let after = &product.demands.after;
    let day = case.day;
    let had = after.iter().any(|key| first_care.get(key).is_some_and(|first| *first <= day));
    if after.is_empty() || had || !case.is_declarable() {
        return;
    }
    let Text { nl: own_nl, en: own_en } = &product.name;
    let Text { nl: first_nl, en: first_en } =
        either(after.iter().filter_map(|key| contract.product(key)).map(|one: &Product| &one.name));
    let number = &client.number;
    out.push(Finding::hold(
        "HA-6",
        text!(
            "{own_nl} komt pas na {first_nl}; daarvan is voor cliënt {number} tot en met {day} geen tijd geregistreerd.",
            "{own_en} only comes after {first_en}; no time is registered for that for client {number} until {day}."
        ),
        Text::new(
            "Registreer dat eerst. Deed een andere aanbieder het, geef de declaratieregel dan vrij met die reden.",
            "Register that first. If another provider did it, override the claim line with that reason.",
        ),
    ));
}
