//! Stays, counted in units of 24 hours (HA-3).

use std::collections::BTreeSet;

use super::super::assignment::stay_counting;
use super::super::rules::{Check, Finding, Rule, Severity, UsageCase};
use super::super::text::Text;
use super::super::time::Day;
use super::super::usage::{Usage, UsageKind};
use super::{Component, Counts, guide};
use crate::text;

pub static STAYS: Component = Component {
    key: "stays",
    name: Text::new("Verblijf", "Stays"),
    counts: Counts::Usage(UsageKind::Stay),
    rules: &[&CONSECUTIVE],
};

pub static CONSECUTIVE: Rule = Rule {
    id: "HA-3",
    source: guide("2, logeren"),
    severity: Severity::Hold,
    title: Text::new(
        "Logeren duurt ten hoogste drie etmalen achter elkaar, ook als verblijven op elkaar aansluiten.",
        "An overnight stay lasts three periods of 24 hours in a row at most, also across stays that follow on one another.",
    ),
    way_out: Text::new(
        "Controleer aankomst en vertrek (uurwerk stays list), of overleg met de gemeente.",
        "Check arrival and departure (uurwerk stays list), or settle it with the municipality.",
    ),
    reads: Text::new("etmalen van de cliënt, contract", "periods of 24 hours of the client, contract"),
    checks: &[Check::Usage(consecutive)],
};

/// The first ones may be claimed whatever follows: only those beyond are held.
fn consecutive(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let shared = case.care();
    let (Some((_, product)), Some(_)) = (shared.product(), case.usage.stay()) else { return };
    let Some(most) = product.demands.limits.as_ref().and_then(|limits| limits.consecutive) else { return };
    let days = unit_days(case);
    let before = std::iter::successors(Some(case.day.previous()), |day| Some(day.previous()))
        .take_while(|day| days.contains(day))
        .count();
    let rank = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    if rank <= most {
        return;
    }
    let day = case.day;
    let Text { nl, en } = &product.name;
    out.push(Finding::hold(
        "HA-3",
        text!(
            "Het etmaal van {day} is het {rank}e achter elkaar; {nl} duurt ten hoogste {most} etmalen.",
            "The 24 hours of {day} are number {rank} in a row; {en} lasts {most} at most."
        ),
        Text::new(
            "Controleer aankomst en vertrek (uurwerk stays list), of overleg met de gemeente.",
            "Check arrival and departure (uurwerk stays list), or settle it with the municipality.",
        ),
    ));
}

/// The days on which a unit of the same product begins, over all stays of the client around the day.
fn unit_days(case: &UsageCase<'_>) -> BTreeSet<Day> {
    let product = case.found.product.map(|product| &product.key);
    let same = |other: &&Usage| case.product_of(other, other.day) == product;
    let stays = case.others().filter(same).chain([case.usage]);
    let days = stays
        .filter_map(|usage| Some((usage, usage.stay()?)))
        .map(|(usage, stay)| stay.unit_days(usage.day, stay_counting(case.facts, usage), case.facts.today));
    days.flatten().collect()
}
