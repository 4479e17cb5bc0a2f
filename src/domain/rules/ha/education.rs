//! Who may deliver a product: the rule HA-7.

use super::super::super::contract::Component;
use super::super::super::text::Text;
use super::super::demands::{is_of, qualification};
use super::super::{CareCase, Check, Finding, Rule, Severity};

pub static EDUCATION: Rule = Rule {
    id: "HA-7",
    source: super::from("1 tot en met 5, eis opleidingsniveau"),
    severity: Severity::Hold,
    title: Text::new(
        "De medewerker heeft op de dag van de zorg de opleiding en registratie die het product vraagt, of werkt onder een collega die haar heeft.",
        "On the day of care the practitioner has the education and registration that the product demands, or works under a colleague who has it.",
    ),
    way_out: Text::new(
        "Leg de registratie vast, of de collega onder wie wordt gewerkt: uurwerk practitioner edit CODE",
        "Record the registration, or the colleague under whom the work is done: uurwerk practitioner edit CODE",
    ),
    reads: Text::new(
        "disciplines en registraties van de medewerker, verantwoordelijke collega, registraties van de praktijk",
        "disciplines and registrations of the practitioner, responsible colleague, registrations of the practice",
    ),
    checks: &[Check::Care(education)],
};

/// A medication check has its demands in PS-M3.
fn education(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(|product| !is_of(product, Component::MEDICATION_CHECK)) {
        qualification::not_met(case, "HA-7", out);
    }
}
