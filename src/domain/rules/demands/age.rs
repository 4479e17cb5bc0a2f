//! Ages on the day of care, for every rule that asks about them.

use super::super::super::contract::AgeRange;
use super::super::super::text::Text;
use super::super::super::time::BirthPrecision;
use super::super::{CareCase, Finding};
use crate::text;

/// What `rule` says of a client who is not, or may not be, of the product's ages on the day of care.
pub fn outside(case: &CareCase<'_>, rule: &str) -> Option<Finding> {
    let AgeRange { from, below } = case.found.product?.age?;
    let client = case.facts.client.filter(|_| case.is_declarable())?;
    let (number, day) = (&client.number, case.day);
    let known = client.birth.filter(|birth| birth.precision() != BirthPrecision::Unknown);
    let Some(birth) = known else {
        return Some(Finding::hold(
            rule,
            text!(
                "De geboortedatum van cliënt {number} is niet bekend; de zorg is voor {from} tot {below} jaar.",
                "The date of birth of client {number} is not known; the care is for ages {from} up to {below}."
            ),
            Text::new("Leg de geboortedatum vast.", "Record the date of birth."),
        ));
    };
    let inside = |age: u32| (from..below).contains(&age);
    let what = match birth.age_on(day) {
        Some((youngest, oldest)) if inside(youngest) && inside(oldest) => return None,
        Some((youngest, oldest)) if youngest == oldest => text!(
            "Cliënt {number} is op {day} {oldest} jaar; de zorg is voor {from} tot {below} jaar.",
            "Client {number} is {oldest} on {day}; the care is for ages {from} up to {below}."
        ),
        Some((youngest, oldest)) => text!(
            "Cliënt {number} is op {day} {youngest} of {oldest} jaar, de geboortedatum is niet helemaal bekend; de zorg is voor {from} tot {below} jaar.",
            "Client {number} is {youngest} or {oldest} on {day}, the date of birth is not fully known; the care is for ages {from} up to {below}."
        ),
        None => text!(
            "Op {day} was cliënt {number} nog niet geboren.",
            "On {day} client {number} was not yet born."
        ),
    };
    let way_out = Text::new(
        "Controleer de geboortedatum en de dag, of registreer op een andere toewijzing.",
        "Check the date of birth and the day, or book on another allocation.",
    );
    Some(Finding::hold(rule, what, way_out))
}
