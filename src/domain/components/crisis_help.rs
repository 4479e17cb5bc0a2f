//! Component e: ambulatory crisis help, registered as time beside a trajectory (PS-K1 to PS-K5).

mod trajectories;

pub use trajectories::{REGULAR_CARE, SAME_WORKER, WITHIN_A_DAY};

use super::super::contract::{Component as InContract, Product};
use super::super::rules::demands::{age, duration, is_of};
use super::super::rules::{CareCase, Check, Finding, Rule, Severity, TrajectoryCase};
use super::super::text::Text;
use super::{Component, Counts, structure};

pub static CRISIS_HELP: Component = Component {
    key: InContract::CRISIS_HELP,
    name: Text::new("Ambulante crisishulp", "Ambulatory crisis help"),
    counts: Counts::Time,
    rules: &[&LONGEST, &WITHIN_A_DAY, &YOUTH, &SAME_WORKER, &REGULAR_CARE],
};

fn is_crisis_help(product: &Product) -> bool {
    is_of(product, InContract::CRISIS_HELP)
}

pub static LONGEST: Rule = Rule {
    id: "PS-K1",
    source: structure("3.5, inzet en duur"),
    severity: Severity::Hold,
    title: Text::new(
        "Crisishulp duurt ten hoogste 28 dagen (pedagogisch) of 42 dagen (GGZ), geteld vanaf de eerste dag van de toewijzing.",
        "Crisis help lasts 28 days (pedagogical) or 42 days (mental health) at most, counted from the first day of the allocation.",
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

fn longest(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_crisis_help) {
        out.extend(duration::over(case, "PS-K1"));
    }
}

pub static YOUTH: Rule = Rule {
    id: "PS-K3",
    source: structure("3.5, doelgroep"),
    severity: Severity::Hold,
    title: Text::new(
        "Crisishulp is voor een gezin met een jeugdige van 0 tot en met 17 jaar.",
        "Crisis help is for a family with a youth of 0 to 17 years.",
    ),
    way_out: Text::new(
        "Controleer de geboortedatum en de dag; gaat het om een ander kind van het gezin, boek de zorg dan bij die cliënt.",
        "Check the date of birth and the day; if it is about another child of the family, book the care for that client.",
    ),
    reads: Text::new(
        "geboortedatum van de cliënt, dag van de zorg",
        "date of birth of the client, day of care",
    ),
    checks: &[Check::Care(youth), Check::Trajectory(youth_at_registration)],
};

fn youth(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(is_crisis_help) {
        out.extend(age::outside(case, "PS-K3"));
    }
}

fn youth_at_registration(case: &TrajectoryCase<'_>, out: &mut Vec<Finding>) {
    youth(&case.care(), out);
}
