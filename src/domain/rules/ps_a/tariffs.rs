//! What care costs and how much of it fits: the rules PS-A4, PS-A5, PS-A7 and PS-A9.

use super::super::super::allocation::Allocation;
use super::super::super::assignment::{allocated, products_with_code};
use super::super::super::claim::limits::{Gauge, Limit, Used, gauges};
use super::super::super::contract::{Contract, TariffShape};
use super::super::super::identifiers::Discipline;
use super::super::super::money::Cents;
use super::super::super::text::{Lang, Text};
use super::super::super::time::Day;
use super::super::super::totals::Exact;
use super::super::super::volume::Unit;
use super::super::demands::either;
use super::super::{
    AllocationCase, CareCase, Check, EntryCase, Finding, LineCase, Rule, Severity, UsageCase,
};
use super::from;
use crate::text;

pub static TARIFF_PER_DISCIPLINE: Rule = Rule {
    id: "PS-A4",
    source: from("2.1"),
    severity: Severity::Hold,
    title: Text::new(
        "Perceel 1 wordt gedeclareerd per discipline, elk met een eigen productcode en uurtarief.",
        "Lot 1 is claimed per discipline, each with its own product code and hourly tariff.",
    ),
    way_out: Text::new(
        "Kies een discipline van het contract, of lees het tarief van die discipline in: uurwerk tariff import FILE.csv",
        "Choose a discipline of the contract, or import the tariff of that discipline: uurwerk tariff import FILE.csv",
    ),
    reads: Text::new(
        "discipline van de registratie, contract, tarief op de dag",
        "discipline of the entry, contract, tariff on the day",
    ),
    checks: &[Check::Entry(tariff_per_discipline)],
};

fn tariff_per_discipline(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let (Some(contract), Some(product)) = (case.found.contract, case.found.product) else { return };
    if !case.is_declarable() || product.tariff != TariffShape::PerDiscipline {
        return;
    }
    let Some(discipline) = &case.entry.discipline else {
        out.push(Finding::hold(
            "PS-A4",
            text!(
                "Product {} wordt per discipline gedeclareerd, en deze registratie heeft er geen.",
                "Product {} is claimed per discipline, and this entry has none.",
                product.key
            ),
            Text::new("Kies een discipline bij de registratie.", "Choose a discipline for the entry."),
        ));
        return;
    };
    if !contract.has_discipline(discipline) {
        let known: Vec<&str> = contract.disciplines.iter().map(Discipline::as_str).collect();
        out.push(Finding::hold(
            "PS-A4",
            text!(
                "Discipline {discipline} staat niet in contract {}.",
                "Discipline {discipline} is not in contract {}.",
                contract.key
            ),
            text!("Kies een van: {0}.", "Choose one of: {0}.", known.join(", ")),
        ));
    } else if case.found.tariff.is_none() && case.found.priced {
        let day = case.entry.day;
        out.push(Finding::hold(
            "PS-A4",
            text!(
                "Voor discipline {discipline} van product {0} geldt op {day} geen productcode en tarief.",
                "No product code and tariff is in force for discipline {discipline} of product {0} on {day}.",
                product.key
            ),
            import_words(),
        ));
    }
}

pub static MIXED_TARIFF: Rule = Rule {
    id: "PS-A5",
    source: from("2.2"),
    severity: Severity::Warn,
    title: Text::new(
        "Perceel 2 heeft één mixtarief per uur voor alle disciplines; de discipline wordt wel vastgelegd.",
        "Lot 2 has one mixed hourly tariff for all disciplines; the discipline is still registered.",
    ),
    way_out: Text::new("Vul de discipline in bij de registratie.", "Fill in the discipline of the entry."),
    reads: Text::new("discipline van de registratie, product", "discipline of the entry, product"),
    checks: &[Check::Entry(mixed_tariff)],
};

fn mixed_tariff(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let mixed = case.found.product.is_some_and(|product| product.tariff == TariffShape::Mixed);
    if case.is_declarable() && mixed && case.entry.discipline.is_none() {
        out.push(Finding::warn(
            "PS-A5",
            Text::new(
                "De registratie heeft geen discipline. Voor het bedrag maakt dat niet uit, maar zij hoort wel te zijn vastgelegd.",
                "The entry has no discipline. The amount does not depend on it, but it should be registered.",
            ),
            Text::new("Vul de discipline in.", "Fill in the discipline."),
        ));
    }
}

pub static MAXIMUM: Rule = Rule {
    id: "PS-A7",
    source: from("2.1"),
    severity: Severity::Hold,
    title: Text::new(
        "Wat op een toewijzing wordt gedeclareerd blijft binnen haar budget of omvang (TR369, TR321, TR322).",
        "What is claimed on an allocation stays within its budget or extent (TR369, TR321, TR322).",
    ),
    way_out: Text::new(
        "Vraag de gemeente om een hoger budget of een grotere omvang (nieuw JW301-bericht) en stel de maand opnieuw samen.",
        "Ask the municipality for a higher budget or a larger extent (a new JW301 message) and compile the month again.",
    ),
    reads: Text::new(
        "toewijzing, eerdere declaratieregels, ongedeclareerde registraties",
        "allocation, earlier claim lines, unclaimed entries",
    ),
    checks: &[Check::Entry(room_for_entry), Check::Usage(room_for_usage), Check::Line(room_for_line)],
};

/// From here on, in percents, an entry says how much is left.
const NEARLY: i64 = 80;

fn room_for_entry(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let (Some(stored), Some(used), true) = (case.found.allocation, case.facts.used, case.is_declarable())
    else {
        return;
    };
    let minutes = case.entry.minutes.get();
    let worth =
        case.found.tariff.map_or(Exact::ZERO, |tariff| Exact::of_minutes(tariff.value.cents, minutes));
    let with_entry = Used {
        amount: used.amount.plus(worth),
        minutes: used.minutes.saturating_add(minutes),
        period_minutes: used.period_minutes.saturating_add(minutes),
        ..used
    };
    // Time fills no day parts: that it does not count in them is said by TR341.
    let own = |gauge: &Gauge| gauge.unit.is_none_or(Unit::is_time);
    for gauge in gauges(&stored.value, case.entry.day, with_entry).into_iter().filter(own) {
        if gauge.percent() >= NEARLY {
            out.push(room_words(&stored.value, gauge));
        }
    }
}

fn room_for_usage(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let (Some(stored), Some(used)) = (case.found.allocation, case.facts.used) else { return };
    if !case.usage.is_declarable() {
        return;
    }
    let tariff = case.found.tariff.map(|stored| &stored.value);
    let units = |unit| case.usage.units_per_day(unit).map_or(0, i64::from);
    let worth = tariff.and_then(|tariff| tariff.cents.checked_mul(units(tariff.unit))).unwrap_or_default();
    let counted = stored.value.shape.extent().map_or(0, |extent| units(extent.unit));
    let with_usage = Used {
        amount: used.amount.plus(Exact::of_cents(worth)),
        units: used.units.saturating_add(counted),
        period_units: used.period_units.saturating_add(counted),
        ..used
    };
    let own = |gauge: &Gauge| gauge.unit.is_none_or(|unit| !unit.is_time());
    for gauge in gauges(&stored.value, case.day, with_usage).into_iter().filter(own) {
        if gauge.percent() >= NEARLY {
            out.push(room_words(&stored.value, gauge));
        }
    }
}

fn room_words(allocation: &Allocation, gauge: Gauge) -> Finding {
    let number = allocation.number;
    let Text { nl: of_nl, en: of_en } = quantity(gauge.unit, gauge.of);
    let Text { nl: left_nl, en: left_en } = quantity(gauge.unit, gauge.left().saturating_abs());
    let (place_nl, place_en) = match gauge.limit {
        Limit::Budget => ("het budget", "the budget"),
        Limit::Period => ("de omvang van deze periode", "the extent of this period"),
        Limit::Whole => ("de omvang", "the extent"),
    };
    if gauge.left() > 0 {
        let percent = gauge.percent();
        return Finding::warn(
            "PS-A7",
            text!(
                "Met deze registratie is {percent}% van {place_nl} van toewijzing {number} gebruikt; over: {left_nl} van {of_nl}.",
                "With this entry {percent}% of {place_en} of allocation {number} is used; left: {left_en} of {of_en}."
            ),
            Text::new(
                "Vraag op tijd een hogere toewijzing aan als er meer zorg nodig is.",
                "Ask for a higher allocation in time if more care is needed.",
            ),
        );
    }
    let way_out = Text::new(
        "Vraag de gemeente om een hogere toewijzing; wat erboven komt kan niet worden gedeclareerd.",
        "Ask the municipality for a higher allocation; what exceeds it cannot be claimed.",
    );
    if gauge.left() == 0 {
        let what = text!(
            "Met deze registratie is {place_nl} van toewijzing {number} helemaal op: {of_nl} gebruikt.",
            "With this entry {place_en} of allocation {number} is completely used: {of_en}."
        );
        return Finding::warn("PS-A7", what, way_out);
    }
    Finding::hold(
        "PS-A7",
        text!(
            "Met deze registratie wordt {place_nl} van toewijzing {number} overschreden met {left_nl}; toegewezen is {of_nl}.",
            "With this entry {place_en} of allocation {number} is exceeded by {left_en}; allocated is {of_en}."
        ),
        way_out,
    )
}

/// Euro, hours and minutes, or units.
fn quantity(unit: Option<Unit>, amount: i64) -> Text {
    let Some(unit) = unit else { return euro(Cents(amount)) };
    if !unit.is_time() {
        let Text { nl, en } = unit.name();
        return text!("{amount} × {nl}", "{amount} × {en}");
    }
    let (hours, minutes) = (amount / 60, amount % 60);
    text!("{hours}:{minutes:02} uur", "{hours}:{minutes:02} hours")
}

fn euro(cents: Cents) -> Text {
    Text::of(format!("€ {}", cents.display(Lang::Nl)), format!("€ {}", cents.display(Lang::En)))
}

fn room_for_line(case: &LineCase<'_>, out: &mut Vec<Finding>) {
    let Some(allocation) = case.allocation else { return };
    let Some(budget) = allocation.shape.budget() else { return };
    let amount = case.line.amount;
    let left = Cents(budget.0.saturating_sub(case.before.amount.0));
    if amount <= left || amount == Cents::ZERO {
        return;
    }
    let number = allocation.number;
    let Text { nl: budget_nl, en: budget_en } = euro(budget);
    let Text { nl: left_nl, en: left_en } = euro(left.max(Cents::ZERO));
    let Text { nl: amount_nl, en: amount_en } = euro(amount);
    out.push(Finding::hold(
        "PS-A7",
        text!(
            "Het budget van toewijzing {number} is {budget_nl}; daarvan is nog {left_nl} over en deze regel is {amount_nl}.",
            "The budget of allocation {number} is {budget_en}; {left_en} of it is left and this line is {amount_en}."
        ),
        Text::new(
            "Vraag de gemeente om een hoger budget (nieuw JW301-bericht) en stel de maand opnieuw samen.",
            "Ask the municipality for a higher budget (a new JW301 message) and compile the month again.",
        ),
    ));
}

pub static CODES_AND_TARIFFS: Rule = Rule {
    id: "PS-A9",
    source: from("2.1, 2.2"),
    severity: Severity::Hold,
    title: Text::new(
        "Productcodes en tarieven komen uit de productcatalogus en de tarievenlijst en gelden op de dag van de zorg.",
        "Product codes and tariffs come from the product catalogue and the tariff list and are those of the day of care.",
    ),
    way_out: Text::new(
        "Lees de tarievenlijst in: uurwerk tariff import FILE.csv",
        "Import the tariff list: uurwerk tariff import FILE.csv",
    ),
    reads: Text::new("toewijzing, product, ingelezen tarieven", "allocation, product, imported tariffs"),
    checks: &[Check::Care(code_and_tariff), Check::Allocation(code_of_allocation)],
};

fn code_and_tariff(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let (Some(stored), Some(contract)) = (case.found.allocation, case.found.contract) else { return };
    if !case.is_declarable() || case.found.tariff.is_some() {
        return;
    }
    let day = case.day;
    match case.found.product {
        Some(product) if !product.claimable => out.push(Finding::hold(
            "PS-A9",
            text!(
                "Product {0} staat in het contract maar kan (nog) niet worden gedeclareerd.",
                "Product {0} is in the contract but cannot be claimed (yet).",
                product.key
            ),
            Text::new(
                "Overleg met de gemeente onder welk product deze zorg valt.",
                "Settle with the municipality which product this care belongs to.",
            ),
        )),
        Some(product) if !case.found.priced => out.push(Finding::hold(
            "PS-A9",
            text!(
                "Voor product {0} geldt op {day} geen productcode en tarief.",
                "No product code and tariff is in force for product {0} on {day}.",
                product.key
            ),
            import_words(),
        )),
        Some(_) => {}
        None => out.push(if case.is_time {
            product_unknown(&stored.value, contract, day)
        } else {
            nothing_counts_it(case, &stored.value, contract)
        }),
    }
}

/// A usage for which no product of the allocation is.
fn nothing_counts_it(case: &CareCase<'_>, allocation: &Allocation, contract: &Contract) -> Finding {
    const FEW: usize = 3;
    let products = allocated(case.facts.contracts, case.facts.tariffs, allocation, case.day);
    let number = allocation.number;
    let Text { nl, en } = either(products.iter().map(|(_, product)| &product.name));
    let what = match products.len() {
        0 => return product_unknown(allocation, contract, case.day),
        1..=FEW => text!(
            "Toewijzing {number} is voor {nl}; dat past niet bij wat hier is gebruikt.",
            "Allocation {number} is for {en}; that does not fit what was used here."
        ),
        _ => text!(
            "Geen product van toewijzing {number} past bij wat hier is gebruikt.",
            "No product of allocation {number} fits what was used here."
        ),
    };
    Finding::hold(
        "PS-A9",
        what,
        Text::new(
            "Kies een toewijzing die past, of vraag de gemeente erom en lees het JW301-bericht in.",
            "Choose an allocation that fits, or ask the municipality for one and import the JW301 message.",
        ),
    )
}

fn product_unknown(allocation: &Allocation, contract: &Contract, day: Day) -> Finding {
    let (number, key) = (allocation.number, &contract.key);
    let what = match allocation.shape.code() {
        Some(code) => text!(
            "Productcode {code} van toewijzing {number} staat op {day} in geen tarief van contract {key}.",
            "Product code {code} of allocation {number} is in no tariff of contract {key} on {day}."
        ),
        None => text!(
            "Voor toewijzing {number} is geen product van contract {key} gekozen.",
            "No product of contract {key} is chosen for allocation {number}."
        ),
    };
    Finding::hold("PS-A9", what, import_words())
}

fn code_of_allocation(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    let (Some(code), Some(contract)) = (case.allocation.shape.code(), case.contract()) else { return };
    if products_with_code(contract, case.tariffs, code).is_empty() && !case.allocation.is_deleted() {
        out.push(product_unknown(case.allocation, contract, case.allocation.period.from));
    }
}

/// What a person types to bring in codes and tariffs.
const IMPORT: &str = "uurwerk tariff import FILE.csv";

fn import_words() -> Text {
    text!("Lees de tarievenlijst in: {IMPORT}", "Import the tariff list: {IMPORT}")
}
