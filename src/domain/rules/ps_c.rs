//! How components stand beside allocations: the rules PS-C1 to PS-C4 of the product structure of segment C. What each
//! component demands by itself stands with the component.

use super::super::assignment::{allocated, products_for};
use super::super::contract::{Beside, OtherAllocations, Product};
use super::super::text::Text;
use super::{AllocationCase, Check, Finding, NOTHING_TO_DO, Rule, Severity, Source};
use crate::text;

const fn from(place: &'static str) -> Source {
    Source {
        document: "Productenstructuur hoog specialistische jeugdhulp, segment C, Westfriesland (2025)",
        place,
    }
}

pub static COMPONENTS: Rule = Rule {
    id: "PS-C1",
    source: from("3"),
    severity: Severity::Warn,
    title: Text::new(
        "Er zijn vijf componenten: vervoer, medicatiecontrole, dagbesteding, dagbehandeling en ambulante crisishulp.",
        "There are five components: transport, medication check, day activities, day treatment and ambulatory crisis help.",
    ),
    way_out: NOTHING_TO_DO,
    reads: Text::new("component van een product", "component of a product"),
    checks: &[Check::Structural(Text::new(
        "De component is een gegeven van elk product in het contractbestand, met vaste sleutels die het nazien van het bestand bewaakt.",
        "The component is data of each product in the contract file, with fixed keys that checking the file guards.",
    ))],
};

pub static BESIDE: Rule = Rule {
    id: "PS-C2",
    source: from("3"),
    severity: Severity::Warn,
    title: Text::new(
        "Vervoer, dagbesteding, dagbehandeling en crisishulp mogen naast een lopende toewijzing van segment C.",
        "Transport, day activities, day treatment and crisis help may stand beside a running allocation of segment C.",
    ),
    way_out: NOTHING_TO_DO,
    reads: Text::new("toewijzingen van de cliënt", "allocations of the client"),
    checks: &[Check::Structural(Text::new(
        "Het staat toe en verbiedt niets: alleen een uitsluiting in het contractbestand houdt twee producten uit elkaar.",
        "It allows and forbids nothing: only an exclusion in the contract file keeps two products apart.",
    ))],
};

pub static ALONE: Rule = Rule {
    id: "PS-C3",
    source: from("3, 3.1"),
    severity: Severity::Hold,
    title: Text::new(
        "Dagbesteding, dagbehandeling en crisishulp mogen ook alleen; vervoer niet.",
        "Day activities, day treatment and crisis help may also stand alone; transport may not.",
    ),
    way_out: Text::new(
        "Lees de andere toewijzing van de cliënt in, of vraag de gemeente ernaar.",
        "Import the other allocation of the client, or ask the municipality about it.",
    ),
    reads: Text::new(
        "toewijzing, andere toewijzingen van de cliënt, contract",
        "allocation, other allocations of the client, contract",
    ),
    checks: &[Check::Allocation(alone)],
};

fn alone(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let own = case.allocation;
    let Some(contract) = case.contract().filter(|_| !own.is_deleted()) else { return };
    let products = products_for(contract, case.tariffs, own);
    // Only when it can be for nothing that may stand alone.
    let Some(needed) = products.first().and_then(|product| must_run(product)) else { return };
    if !products.iter().all(|product| must_run(product).is_some()) {
        return;
    }
    let beside = case.others.iter().any(|other| {
        let same = (&other.value.municipality, other.value.number) == (&own.municipality, own.number);
        let day = own.period.from.max(other.value.period.from);
        let runs = !same && !other.value.is_deleted() && other.value.period.overlaps(own.period);
        runs && allocated(case.contracts, case.tariffs, &other.value, day)
            .iter()
            .any(|(_, product)| needed.products.contains(&product.key))
    });
    if beside {
        return;
    }
    let number = own.number;
    let names = |pick: fn(&Text) -> &str| {
        let known = needed.products.iter().filter_map(|key| contract.product(key));
        known.map(|product| pick(&product.name)).collect::<Vec<_>>().join(", ")
    };
    let (nl, en) = (names(|name| name.nl.as_ref()), names(|name| name.en.as_ref()));
    out.push(Finding::hold(
        "PS-C3",
        text!(
            "Toewijzing {number} kan niet alleen staan: de cliënt heeft geen toewijzing voor {nl} in dezelfde tijd.",
            "Allocation {number} cannot stand alone: the client has no allocation of {en} in the same time."
        ),
        Text::new(
            "Lees de andere toewijzing in (uurwerk messages import FILE.xml), of vraag de gemeente ernaar.",
            "Import the other allocation (uurwerk messages import FILE.xml), or ask the municipality about it.",
        ),
    ));
}

fn must_run(product: &Product) -> Option<&OtherAllocations> {
    product.demands.other_allocations.as_ref().filter(|other| other.how == Beside::MustRun)
}

pub static EACH_MONTH: Rule = Rule {
    id: "PS-C4",
    source: from("3.1"),
    severity: Severity::Block,
    title: Text::new(
        "Componenten worden per maand achteraf gedeclareerd, naar wat werkelijk is gebruikt.",
        "Components are claimed per month, afterwards, for what was really used.",
    ),
    way_out: NOTHING_TO_DO,
    reads: Text::new("dag van gebruik, maand van de regel", "day of use, month of the line"),
    checks: &[Check::Structural(Text::new(
        "Een regel wordt alleen gemaakt van wat in haar eigen maand is vastgelegd, en geen declaratie neemt een latere maand op.",
        "A line is only made from what was recorded in its own month, and no claim takes a later month.",
    ))],
};
