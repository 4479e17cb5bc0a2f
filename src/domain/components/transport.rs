//! Component a: transport, counted in single trips (PS-T1 to PS-T6). Its products are those that count trips, be it in the
//! component of that name or by the form of transport that they name.

mod bands;
mod region;

pub use bands::BANDS;
pub use region::REGION;

use super::super::contract::{Component as InContract, Product};
use super::super::rules::demands::{beside, documents};
use super::super::rules::{CareCase, Check, Finding, NOTHING_TO_DO, Rule, Severity, UsageCase};
use super::super::text::Text;
use super::super::usage::{Carriage, UsageKind};
use super::{Component, Counts, structure};

pub static TRANSPORT: Component = Component {
    key: InContract::TRANSPORT,
    name: Text::new("Vervoer", "Transport"),
    counts: Counts::Usage(UsageKind::Trip),
    rules: &[&FAMILY, &APPROVAL, &COMBINATION, &REGION, &BANDS, &ONE_LINE],
};

fn is_transport(case: &CareCase<'_>) -> bool {
    case.found.product.is_some_and(Product::counts_trips)
}

pub static FAMILY: Rule = Rule {
    id: "PS-T1",
    source: structure("3.1"),
    severity: Severity::Block,
    title: Text::new(
        "Vervoer door gezin of netwerk is de regel en wordt nooit gedeclareerd: het draagt geen toewijzing en geen product.",
        "Transport by family or network is the rule and is never claimed: it carries no allocation and no product.",
    ),
    way_out: Text::new(
        "Laat toewijzing en product weg, of kies groepsvervoer of individueel vervoer als de praktijk reed.",
        "Leave out allocation and product, or choose group or individual transport if the practice drove.",
    ),
    reads: Text::new("vorm, toewijzing en product van de rit", "form, allocation and product of the trip"),
    checks: &[Check::Usage(family)],
};

fn family(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let by_family = case.usage.trip().is_some_and(|trip| trip.carriage == Carriage::Family);
    if by_family && (case.usage.allocation.is_some() || case.usage.product.is_some()) {
        out.push(Finding::block(
            "PS-T1",
            Text::new(
                "Een rit door gezin of netwerk kan niet worden gedeclareerd, en draagt dus geen toewijzing en geen product.",
                "A trip by family or network cannot be claimed, and so carries no allocation and no product.",
            ),
            Text::new(
                "Laat toewijzing en product weg, of kies groepsvervoer of individueel vervoer als de praktijk reed.",
                "Leave out allocation and product, or choose group or individual transport if the practice drove.",
            ),
        ));
    }
}

pub static APPROVAL: Rule = Rule {
    id: "PS-T2",
    source: structure("3.1"),
    severity: Severity::Hold,
    title: Text::new(
        "De lokale toegang heeft het vervoer goedgekeurd, in een perspectiefplan of een goedgekeurd aanvraagformulier met datum en kenmerk.",
        "The local access point approved the transport, in a perspective plan or an approved application form with date and reference.",
    ),
    way_out: Text::new(
        "Leg de goedkeuring vast: uurwerk document add CLIËNT --kind approval",
        "Record the approval: uurwerk document add CLIENT --kind approval",
    ),
    reads: Text::new(
        "dag van de rit, documenten van de cliënt, contract",
        "day of the trip, documents of the client, contract",
    ),
    checks: &[Check::Care(approval)],
};

fn approval(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if is_transport(case) {
        documents::missing(case, "PS-T2", None, |needed| needed.when.is_empty(), out);
    }
}

pub static COMBINATION: Rule = Rule {
    id: "PS-T3",
    source: structure("3.1"),
    severity: Severity::Hold,
    title: Text::new(
        "Vervoer kan alleen naast een lopende toewijzing voor jeugdhulp of dagbesteding, op de dag van de rit.",
        "Transport can only stand beside a running allocation of youth care or day activities, on the day of the trip.",
    ),
    way_out: Text::new(
        "Lees de andere toewijzing van de cliënt in, of vraag de gemeente ernaar.",
        "Import the other allocation of the client, or ask the municipality about it.",
    ),
    reads: Text::new(
        "dag van de rit, toewijzingen van de cliënt, contract",
        "day of the trip, allocations of the client, contract",
    ),
    checks: &[Check::Care(combination)],
};

fn combination(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if is_transport(case) {
        out.extend(beside::found(case, "PS-T3"));
    }
}

pub static ONE_LINE: Rule = Rule {
    id: "PS-T6",
    source: structure("3.1"),
    severity: Severity::Hold,
    title: Text::new(
        "Ritten worden per maand gedeclareerd: één regel per cliënt, toewijzing en productcode, met het aantal enkele ritten dat werkelijk is gereden.",
        "Trips are claimed per month: one line per client, allocation and product code, with the number of single trips really made.",
    ),
    way_out: NOTHING_TO_DO,
    reads: Text::new("ritten van de maand", "trips of the month"),
    checks: &[Check::Structural(Text::new(
        "Een regel wordt gemaakt van de vastgelegde ritten; haar volume is hun aantal en kan niet worden getypt.",
        "A line is made of the recorded trips; its volume is their number and cannot be typed.",
    ))],
};
