//! Component c: day activities, counted in day parts of a group (PS-D1 to PS-D3).

use super::super::contract::{Component as InContract, Contract, Intensity};
use super::super::rules::demands::is_of;
use super::super::rules::{Check, Finding, Rule, Severity};
use super::super::text::Text;
use super::super::usage::UsageKind;
use super::{Component, Counts, groups, structure};
use crate::text;

pub static DAY_ACTIVITIES: Component = Component {
    key: InContract::DAY_ACTIVITIES,
    name: Text::new("Dagbesteding", "Day activities"),
    counts: Counts::Usage(UsageKind::Attendance),
    rules: &[&groups::DAY_PARTS, &NO_LOW, &groups::GROUP_SIZE, &groups::HEADS_DECIDE],
};

/// The segment that has no light day activities.
const SEGMENT: char = 'C';

pub static NO_LOW: Rule = Rule {
    id: "PS-D2",
    source: structure("3.3"),
    severity: Severity::Block,
    title: Text::new(
        "Segment C heeft dagbesteding midden en hoog, en geen laag; haar codes zijn andere dan die van segment B.",
        "Segment C has day activities middle and high, and no low; its codes differ from those of segment B.",
    ),
    way_out: Text::new(
        "Haal dagbesteding laag uit het contractbestand.",
        "Take low day activities out of the contract file.",
    ),
    reads: Text::new(
        "segment en intensiteiten in het contractbestand",
        "segment and intensities in the contract file",
    ),
    checks: &[Check::Contract(no_low)],
};

fn no_low(contract: &Contract, out: &mut Vec<Finding>) {
    if contract.segment != Some(SEGMENT) {
        return;
    }
    let low = contract.products.iter().filter(|product| {
        is_of(product, InContract::DAY_ACTIVITIES) && product.intensity == Some(Intensity::Low)
    });
    for product in low {
        let (key, file) = (&product.key, &contract.key);
        out.push(Finding::block(
            "PS-D2",
            text!(
                "Product {key} van contract {file} is dagbesteding laag; segment C heeft alleen midden en hoog.",
                "Product {key} of contract {file} is low day activities; segment C has only middle and high."
            ),
            Text::new(
                "Haal het product uit het contractbestand, of geef het de intensiteit middle of high.",
                "Take the product out of the contract file, or give it the intensity middle or high.",
            ),
        ));
    }
}
