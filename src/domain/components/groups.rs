//! What day activities and day treatment share: day parts, group sizes and the product that fits a group (PS-D1, PS-D3, HA-2).

use super::super::contract::{Component as InContract, HeadRange, Product};
use super::super::rules::demands::{groups, is_of};
use super::super::rules::{Check, Finding, GroupMonthCase, Rule, Severity, UsageCase};
use super::super::text::Text;
use super::{guide, structure};
use crate::text;

/// Whether a product is day activities or day treatment.
pub fn is_group_care(product: &Product) -> bool {
    [InContract::DAY_ACTIVITIES, InContract::DAY_TREATMENT].iter().any(|key| is_of(product, key))
}

pub static DAY_PARTS: Rule = Rule {
    id: "PS-D1",
    source: structure("3.3, 3.4"),
    severity: Severity::Warn,
    title: Text::new(
        "Dagbesteding en dagbehandeling gaan in dagdelen van vier uur, ten hoogste twee op een dag tenzij het contract anders zegt.",
        "Day activities and day treatment come in day parts of four hours, two at most on a day unless the contract says otherwise.",
    ),
    way_out: Text::new(
        "Controleer de dagdelen van die dag: uurwerk attendance list",
        "Check the day parts of that day: uurwerk attendance list",
    ),
    reads: Text::new(
        "dagdelen van de cliënt op die dag, contract",
        "day parts of the client on that day, contract",
    ),
    checks: &[Check::Usage(day_parts)],
};

fn day_parts(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_group_care) {
        out.extend(groups::too_many_day_parts(case, "PS-D1"));
    }
}

pub static GROUP_SIZE: Rule = Rule {
    id: "PS-D3",
    source: structure("3.3, 3.4, groepsgrootte"),
    severity: Severity::Hold,
    title: Text::new(
        "Een groep is niet groter dan het product toestaat, en heeft over een maand gemiddeld niet meer jeugdigen per begeleider.",
        "A group is no larger than the product allows, and has on average over a month no more youths per supervisor.",
    ),
    way_out: Text::new(
        "Controleer wie er was en hoeveel begeleiders: uurwerk attendance list",
        "Check who was there and how many supervisors: uurwerk attendance list",
    ),
    reads: Text::new(
        "aanwezigen en begeleiders van elke groep, contract",
        "who was present and the supervisors of each group, contract",
    ),
    checks: &[Check::Usage(largest), Check::GroupMonth(mean)],
};

fn largest(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_group_care) {
        out.extend(groups::too_large(case, "PS-D3"));
    }
}

fn mean(case: &GroupMonthCase<'_>, out: &mut Vec<Finding>) {
    if is_group_care(case.product) {
        groups::mean(case, "PS-D3", out);
    }
}

pub static HEADS_DECIDE: Rule = Rule {
    id: "HA-2",
    source: guide("1, dagbesteding; 3, dagbehandeling"),
    severity: Severity::Warn,
    title: Text::new(
        "Hoeveel jeugdigen er werkelijk in de groep zijn, bepaalt het product.",
        "How many youths are really in the group decides the product.",
    ),
    way_out: Text::new(
        "Boek de aanwezigheid op het product dat past, of vraag de gemeente om een toewijzing daarvoor.",
        "Book the attendance on the product that fits, or ask the municipality for an allocation of it.",
    ),
    reads: Text::new(
        "aanwezigen in de groep, groepsgrootten van het contract",
        "who was present in the group, group sizes of the contract",
    ),
    checks: &[Check::Usage(heads_decide)],
};

fn heads_decide(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let shared = case.care();
    let (Some((contract, product)), Some(meeting)) = (shared.product(), case.session()) else { return };
    let Some(range) = product.demands.group.as_ref().and_then(|group| group.heads) else { return };
    let (heads, day) = (meeting.heads, case.day);
    if range.contains(heads) {
        return;
    }
    let Text { nl, en } = &product.name;
    let Text { nl: range_nl, en: range_en } = words(range);
    let (Text { nl: fits_nl, en: fits_en }, way_out) = match contract.fitting(product, heads) {
        Some(fitting) => {
            let Text { nl, en } = &fitting.name;
            let fits = text!(" Daarbij past {nl}.", " {en} fits that.");
            let way_out = text!(
                "Boek de aanwezigheid op een toewijzing voor {nl}, of vraag de gemeente erom.",
                "Book the attendance on an allocation of {en}, or ask the municipality for one."
            );
            (fits, way_out)
        }
        None => (
            Text::same(""),
            Text::new(
                "Controleer wie er was: uurwerk attendance list",
                "Check who was there: uurwerk attendance list",
            ),
        ),
    };
    let what = text!(
        "In de groep van {day} waren {heads} jeugdigen; {nl} is voor {range_nl}.{fits_nl}",
        "There were {heads} youths in the group of {day}; {en} is for {range_en}.{fits_en}"
    );
    out.push(Finding::warn("HA-2", what, way_out));
}

/// `5 tot en met 6`, `7 of meer`, `ten hoogste 4`.
fn words(range: HeadRange) -> Text {
    let from = range.from;
    match range.through {
        None => text!("{from} of meer", "{from} or more"),
        Some(through) if from <= 1 => text!("ten hoogste {through}", "{through} at most"),
        Some(through) if from == through => Text::same(from.to_string()),
        Some(through) => text!("{from} tot en met {through}", "{from} to {through}"),
    }
}
