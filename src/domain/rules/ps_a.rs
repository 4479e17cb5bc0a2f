//! Lots, allocations and tariffs: the rules PS-A1 to PS-A10 of the product structure of segment C.

use super::super::allocation::{Allocation, Shape};
use super::super::assignment::products_with_code;
use super::super::contract::{AllocatedAs, Contract};
use super::super::text::Text;
use super::demands::age;
use super::{
    AllocationCase, CareCase, Check, Finding, NOTHING_TO_DO, Rule, Severity, Source, covering_allocation,
    nearest_allocation,
};
use crate::text;

mod tariffs;

pub use tariffs::{CODES_AND_TARIFFS, MAXIMUM, MIXED_TARIFF, TARIFF_PER_DISCIPLINE};

const DOCUMENT: &str = "Productenstructuur hoog specialistische jeugdhulp, segment C, Westfriesland (2025)";

const fn from(place: &'static str) -> Source {
    Source { document: DOCUMENT, place }
}

pub static LOTS: Rule = Rule {
    id: "PS-A1",
    source: from("2"),
    severity: Severity::Warn,
    title: Text::new(
        "Er zijn twee percelen: hoog specialistische jeugdhulp en de forensische variant daarvan.",
        "There are two lots: highly specialised youth care and its forensic form.",
    ),
    way_out: NOTHING_TO_DO,
    reads: Text::new("het perceel van een product", "the lot of a product"),
    checks: &[Check::Structural(Text::new(
        "Het perceel is een gegeven van elk product in het contractbestand; hoe het wordt toegewezen en betaald volgt daaruit.",
        "The lot is data of each product in the contract file; how it is allocated and paid follows from it.",
    ))],
};

pub static ALLOCATED_ASPECIFICALLY: Rule = Rule {
    id: "PS-A2",
    source: from("2.1"),
    severity: Severity::Warn,
    title: Text::new(
        "Perceel 1 wordt aspecifiek toegewezen: alleen een productcategorie en een maximumbudget.",
        "Lot 1 is allocated aspecifically: only a product category and a maximum budget.",
    ),
    way_out: Text::new(
        "Vraag de gemeente of de toewijzing zo is bedoeld; anders stuurt zij een nieuw JW301-bericht.",
        "Ask the municipality whether the allocation is meant this way; else it sends a new JW301 message.",
    ),
    reads: Text::new("toewijzing, contract, tarieven", "allocation, contract, tariffs"),
    checks: &[Check::Allocation(allocated_aspecifically)],
};

fn allocated_aspecifically(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let Shape::Specific { code, .. } = &case.allocation.shape else { return };
    let Some(contract) = case.contract().filter(|_| !case.allocation.is_deleted()) else { return };
    let products = products_with_code(contract, case.tariffs, code);
    let only_aspecific = products.iter().all(|product| product.allocated == AllocatedAs::Aspecific);
    if products.is_empty() || !only_aspecific {
        return;
    }
    let number = case.allocation.number;
    out.push(Finding::warn(
        "PS-A2",
        text!(
            "Toewijzing {number} noemt productcode {code} en een omvang; dit perceel hoort aspecifiek toegewezen te zijn, met alleen een categorie en een budget.",
            "Allocation {number} names product code {code} and an extent; this lot should be allocated aspecifically, with only a category and a budget."
        ),
        Text::new(
            "Vraag de gemeente of de toewijzing zo is bedoeld. Alleen deze code kan erop worden gedeclareerd.",
            "Ask the municipality whether this is meant. Only this code can be claimed on it.",
        ),
    ));
}

pub static ONE_YEAR: Rule = Rule {
    id: "PS-A3",
    source: from("2.1, 2.2"),
    severity: Severity::Warn,
    title: Text::new(
        "Een toewijzing eindigt één jaar na haar begin.",
        "An allocation ends one year after its start.",
    ),
    way_out: Text::new(
        "Vraag de gemeente om de einddatum na te gaan.",
        "Ask the municipality to check the end date.",
    ),
    reads: Text::new("toewijzing, contract", "allocation, contract"),
    checks: &[Check::Allocation(one_year)],
};

fn one_year(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let Allocation { period, number, .. } = case.allocation;
    let months = case.contract().and_then(|contract| contract.allocation_months);
    let Some(months) = months.filter(|_| !case.allocation.is_deleted()) else { return };
    let last = Allocation::last_day(period.from, months);
    let what = match period.until {
        Some(until) if until <= last => return,
        Some(until) => text!(
            "Toewijzing {number} loopt tot en met {until}; met een begin op {} hoort zij uiterlijk {last} te eindigen.",
            "Allocation {number} runs until {until}; starting on {} it should end on {last} at the latest.",
            period.from
        ),
        None => text!(
            "Toewijzing {number} heeft geen einddatum; met een begin op {} hoort zij uiterlijk {last} te eindigen.",
            "Allocation {number} has no end date; starting on {} it should end on {last} at the latest.",
            period.from
        ),
    };
    let way_out = Text::new(
        "Vraag de gemeente om de einddatum na te gaan.",
        "Ask the municipality to check the end date.",
    );
    out.push(Finding::warn("PS-A3", what, way_out));
}

pub static FORENSIC_CARE: Rule = Rule {
    id: "PS-A6",
    source: from("2.2"),
    severity: Severity::Hold,
    title: Text::new(
        "Forensische jeugdhulp is voor 12 tot 23 jaar, binnen een vastgelegd kader.",
        "Forensic youth care is for ages 12 up to 23, within a recorded frame.",
    ),
    way_out: Text::new(
        "Leg de geboortedatum en het kader van de toewijzing vast, of registreer op een andere toewijzing.",
        "Record the date of birth and the frame of the allocation, or book on another allocation.",
    ),
    reads: Text::new(
        "geboortedatum, dag van de zorg, kader van de toewijzing",
        "date of birth, day of care, frame of the allocation",
    ),
    checks: &[
        Check::Care(age_on_the_day),
        Check::Care(frame_of_entry),
        Check::Allocation(frame_of_allocation),
    ],
};

fn age_on_the_day(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if case.found.product.is_some_and(|product| product.needs_frame) {
        out.extend(age::outside(case, "PS-A6"));
    }
}

fn frame_of_entry(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let needed = case.found.product.is_some_and(|product| product.needs_frame);
    let allocation = case.found.allocation.map(|stored| &stored.value);
    if let Some(allocation) = allocation.filter(|allocation| needed && allocation.frame.is_none())
        && case.is_declarable()
    {
        out.push(frame_missing(allocation));
    }
}

fn frame_of_allocation(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let Some(code) = case.allocation.shape.code() else { return };
    let needed = case.contract().is_some_and(|contract| {
        products_with_code(contract, case.tariffs, code).iter().any(|product| product.needs_frame)
    });
    if needed && case.allocation.frame.is_none() && !case.allocation.is_deleted() {
        out.push(frame_missing(case.allocation));
    }
}

fn frame_missing(allocation: &Allocation) -> Finding {
    let number = allocation.number;
    Finding::hold(
        "PS-A6",
        text!(
            "Bij toewijzing {number} is geen kader vastgelegd.",
            "No frame is recorded on allocation {number}."
        ),
        Text::new(
            "Leg vast of de zorg strafrechtelijk, civielrechtelijk of vrijwillig is.",
            "Record whether the care is under criminal law, under civil law or voluntary.",
        ),
    )
}

pub static INSIDE_ALLOCATION: Rule = Rule {
    id: "PS-A8",
    source: from("2.1, 2.2"),
    severity: Severity::Hold,
    title: Text::new(
        "Zorg buiten de periode van de toewijzing is niet declarabel.",
        "Care outside the period of the allocation is not claimable.",
    ),
    way_out: Text::new(
        "Kies een toewijzing die de dag omvat, of vraag de gemeente erom en lees het JW301-bericht in.",
        "Choose an allocation that covers the day, or ask the municipality for one and import the JW301 message.",
    ),
    reads: Text::new(
        "dag van de registratie, toewijzingen van de cliënt",
        "day of the entry, allocations of the client",
    ),
    checks: &[Check::Care(inside_allocation)],
};

fn inside_allocation(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if !case.is_declarable() || case.facts.client.is_none() {
        return;
    }
    let day = case.day;
    let covering = covering_allocation(case.facts.allocations, day);
    let allocation = match (case.found.allocation, covering) {
        (Some(own), _) if own.value.period.contains(day) || own.value.is_deleted() => return,
        (Some(own), _) => own,
        (None, Some(_)) => return,
        (None, None) => match nearest_allocation(case.facts.allocations, day) {
            Some(nearest) if !nearest.value.is_deleted() => nearest,
            _ => return,
        },
    };
    let number = allocation.value.number;
    let Text { nl: period_nl, en: period_en } = period_words(&allocation.value);
    let way_out = match covering {
        Some(other) => text!(
            "Kies toewijzing {0}, die op die dag wel geldt.",
            "Choose allocation {0}, which is valid on that day.",
            other.value.number
        ),
        None => Text::new(
            "Vraag de gemeente om een toewijzing die de dag omvat en lees het JW301-bericht in.",
            "Ask the municipality for an allocation that covers the day and import the JW301 message.",
        ),
    };
    let what = text!(
        "{day} valt buiten toewijzing {number} ({period_nl}).",
        "{day} lies outside allocation {number} ({period_en})."
    );
    out.push(Finding::hold("PS-A8", what, way_out));
}

fn period_words(allocation: &Allocation) -> Text {
    let from = allocation.period.from;
    match allocation.period.until {
        Some(until) => text!("{from} tot en met {until}", "{from} to {until}"),
        None => text!("vanaf {from}", "from {from}"),
    }
}

pub static EFFORT: Rule = Rule {
    id: "PS-A10",
    source: from("2"),
    severity: Severity::Block,
    title: Text::new(
        "Segment C wordt naar inspanning betaald: minuut, uur, dagdeel, etmaal of stuk (inspanning).",
        "Segment C is paid for effort: minute, hour, day part, 24 hours or piece (effort).",
    ),
    way_out: Text::new(
        "Gebruik in het contractbestand 01 minuut, 04 uur, 14 etmaal, 16 dagdeel of 84 stuk (inspanning).",
        "Use 01 minute, 04 hour, 14 24 hours, 16 day part or 84 piece (effort) in the contract file.",
    ),
    reads: Text::new("eenheden in het contractbestand", "units in the contract file"),
    checks: &[Check::Contract(effort)],
};

fn effort(contract: &Contract, out: &mut Vec<Finding>) {
    for product in &contract.products {
        for unit in product.units.iter().filter(|unit| !unit.is_effort()) {
            let (Text { nl: unit_nl, en: unit_en }, key) = (unit.name(), &product.key);
            out.push(Finding::block(
                "PS-A10",
                text!(
                    "Product {key} van contract {0} heeft eenheid {unit_nl} ({1}), die voor resultaat betaalt.",
                    "Product {key} of contract {0} has unit {unit_en} ({1}), which pays for results.",
                    contract.key,
                    unit.code()
                ),
                Text::new(
                    "Gebruik 01 minuut, 04 uur, 14 etmaal, 16 dagdeel of 84 stuk (inspanning).",
                    "Use 01 minute, 04 hour, 14 24 hours, 16 day part or 84 piece (effort).",
                ),
            ));
        }
    }
}
