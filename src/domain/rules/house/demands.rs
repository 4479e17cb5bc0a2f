//! What contracts of other regions demand in the same words as segment C and the second catalogue: UW-10 to UW-15. The rules
//! of those two documents speak first, so that nothing is said twice.

use super::super::super::components::groups::is_group_care;
use super::super::super::contract::{Component, Product};
use super::super::super::text::Text;
use super::super::demands::{beside, documents, duration, groups, is_of, school};
use super::super::{CareCase, Check, Finding, GroupMonthCase, Rule, Severity, UsageCase};
use super::HOUSE;

/// Documents and other allocations of transport and of medication checks have rules of their own (PS-T2 to PS-T4, PS-M1, PS-M2).
fn is_elsewhere(product: &Product) -> bool {
    product.counts_trips() || is_of(product, Component::MEDICATION_CHECK)
}

pub static DOCUMENTS: Rule = Rule {
    id: "UW-10",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "Wat een contract voor een product vastgelegd wil hebben, is vastgelegd voor de dag van de zorg.",
        "What a contract wants on record for a product is on record for the day of care.",
    ),
    way_out: Text::new("Leg het vast: uurwerk document add CLIËNT", "Record it: uurwerk document add CLIENT"),
    reads: Text::new(
        "dag van de zorg, documenten van de cliënt, contract",
        "day of care, documents of the client, contract",
    ),
    checks: &[Check::Care(on_record)],
};

fn on_record(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(|product| !is_elsewhere(product)) {
        documents::missing(case, "UW-10", None, |needed| needed.when.is_empty(), out);
    }
}

pub static OTHER_ALLOCATIONS: Rule = Rule {
    id: "UW-11",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "Een product dat alleen naast of alleen na een ander mag, staat op de dag van de zorg naast of na een toewijzing daarvoor.",
        "A product that may only stand beside or only come after another stands beside or after an allocation of it on the day of care.",
    ),
    way_out: Text::new(
        "Lees de andere toewijzing van de cliënt in, of vraag de gemeente ernaar.",
        "Import the other allocation of the client, or ask the municipality about it.",
    ),
    reads: Text::new(
        "dag van de zorg, toewijzingen van de cliënt, contract",
        "day of care, allocations of the client, contract",
    ),
    checks: &[Check::Care(other_allocations)],
};

fn other_allocations(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(|product| !is_elsewhere(product)) {
        out.extend(beside::found(case, "UW-11"));
    }
}

pub static LONGEST: Rule = Rule {
    id: "UW-12",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "Zorg met een langste duur ligt daarbinnen, geteld vanaf de eerste dag van de toewijzing.",
        "Care with a longest duration lies within it, counted from the first day of the allocation.",
    ),
    way_out: Text::new(
        "Vraag de gemeente om vervolghulp, en boek de zorg op de toewijzing daarvan.",
        "Ask the municipality for care afterwards, and book the care on the allocation of that.",
    ),
    reads: Text::new(
        "dag van de zorg, eerste dag van de toewijzing",
        "day of care, first day of the allocation",
    ),
    checks: &[Check::Care(longest)],
};

/// Crisis help has its own in PS-K1.
fn longest(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(|product| !is_of(product, Component::CRISIS_HELP)) {
        out.extend(duration::over(case, "UW-12"));
    }
}

pub static DAY_PARTS: Rule = Rule {
    id: "UW-13",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Een cliënt heeft op een dag niet meer dagdelen dan het contract noemt.",
        "A client has no more day parts on a day than the contract says.",
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

/// Day activities and day treatment have their own in PS-D1.
fn day_parts(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(|product| !is_group_care(product)) {
        out.extend(groups::too_many_day_parts(case, "UW-13"));
    }
}

pub static SCHOOL: Rule = Rule {
    id: "UW-14",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "Zorg voor schoolgaande jeugdigen is voor wie naar school gaat, en begint op schooldagen na schooltijd. Schoolvakanties zijn niet bekend.",
        "Care for youths who go to school is for those who do, and starts after school hours on school days. School holidays are not known.",
    ),
    way_out: Text::new(
        "Leg vast wanneer de cliënt naar school gaat (uurwerk client school), of controleer de begintijd van de groep.",
        "Record when the client goes to school (uurwerk client school), or check the time of the group.",
    ),
    reads: Text::new(
        "school van de cliënt, dag en begintijd van de groep, contract",
        "school of the client, day and time of the group, contract",
    ),
    checks: &[Check::Care(going), Check::Usage(not_before)],
};

/// Day treatment has its own in PS-D4 and PS-D5.
fn is_other(product: &Product) -> bool {
    !is_of(product, Component::DAY_TREATMENT)
}

fn going(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_other) {
        out.extend(school::not_going(case, "UW-14"));
    }
}

fn not_before(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_other) {
        out.extend(school::too_early(case, "UW-14"));
    }
}

pub static GROUP_SIZE: Rule = Rule {
    id: "UW-15",
    source: HOUSE,
    severity: Severity::Hold,
    title: Text::new(
        "Een groep is niet groter dan het contract toestaat, en heeft over een maand gemiddeld niet meer jeugdigen per begeleider.",
        "A group is no larger than the contract allows, and has on average over a month no more youths per supervisor.",
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

/// Day activities and day treatment have their own in PS-D3.
fn largest(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(|product| !is_group_care(product)) {
        out.extend(groups::too_large(case, "UW-15"));
    }
}

fn mean(case: &GroupMonthCase<'_>, out: &mut Vec<Finding>) {
    if !is_group_care(case.product) {
        groups::mean(case, "UW-15", out);
    }
}
