//! Rules of the national standard that our own data can answer before a message exists. Those about the message as a
//! whole stand with the batch.

use super::super::allocation::{Allocation, Shape};
use super::super::claim::compile::{claimed_unit, used_unit};
use super::super::text::Text;
use super::{
    AllocationCase, CareCase, Check, EntryCase, Finding, NOTHING_TO_DO, Rule, Severity, Source, UsageCase,
    covering_allocation,
};
use crate::text;

mod lines;

pub use lines::{
    BSN, CLAIMABLE_SINCE, CLAIMED_ONCE, EIGHT_DIGITS, FIVE_YEARS, MAXIMUM_OF_ALLOCATION, MAXIMUM_OF_PERIOD,
    MONTHS_IN_ORDER, ZERO_IS_DEBIT, birth_missing, bsn_missing,
};

const fn rule_of(place: &'static str) -> Source {
    Source { document: "iJw 3.2", place }
}

const LINE: Text = Text::new("declaratieregel", "claim line");
const LINE_AND_ALLOCATION: Text = Text::new("declaratieregel en toewijzing", "claim line and allocation");
const ENTRY_AND_ALLOCATION: Text = Text::new("registratie en toewijzing", "entry and allocation");

const PERIOD_FOLLOWS: &[Check] = &[Check::Structural(Text::new(
    "De productperiode is altijd de kalendermaand, ingekort door de toewijzing; niets anders kan haar bepalen.",
    "The product period is always the calendar month cut by the allocation; nothing else can set it.",
))];

pub static PERIOD_STARTS_IN_ALLOCATION: Rule = Rule {
    id: "TR307",
    source: rule_of("TR307"),
    severity: Severity::Hold,
    title: Text::new(
        "Een productperiode begint niet voor de toewijzing.",
        "A product period does not start before the allocation.",
    ),
    way_out: NOTHING_TO_DO,
    reads: LINE_AND_ALLOCATION,
    checks: PERIOD_FOLLOWS,
};

pub static PERIOD_ENDS_IN_ALLOCATION: Rule = Rule {
    id: "TR308",
    source: rule_of("TR308"),
    severity: Severity::Hold,
    title: Text::new(
        "Een productperiode eindigt niet na de toewijzing.",
        "A product period does not end after the allocation.",
    ),
    way_out: NOTHING_TO_DO,
    reads: LINE_AND_ALLOCATION,
    checks: PERIOD_FOLLOWS,
};

pub static NOT_AFTER_CLAIM: Rule = Rule {
    id: "TR319",
    source: rule_of("TR319"),
    severity: Severity::Hold,
    title: Text::new(
        "Een productperiode ligt in de declaratiemaand of ervoor, nooit erna.",
        "A product period lies in the claim month or before it, never after.",
    ),
    way_out: NOTHING_TO_DO,
    reads: LINE,
    checks: &[Check::Structural(Text::new(
        "Een declaratie neemt alleen regels op tot en met haar eigen maand.",
        "A claim only takes lines up to and including its own month.",
    ))],
};

pub static PERIOD_FROM: Rule = Rule {
    id: "TR387",
    source: rule_of("TR387"),
    severity: Severity::Hold,
    title: Text::new(
        "Een productperiode begint op de eerste van de maand, of op de ingangsdatum van de toewijzing als die later is.",
        "A product period starts on the first of the month, or with the allocation if that is later.",
    ),
    way_out: NOTHING_TO_DO,
    reads: LINE_AND_ALLOCATION,
    checks: PERIOD_FOLLOWS,
};

pub static PERIOD_UNTIL: Rule = Rule {
    id: "TR388",
    source: rule_of("TR388"),
    severity: Severity::Hold,
    title: Text::new(
        "Een productperiode eindigt op de laatste van de maand, of op de einddatum van de toewijzing als die eerder is.",
        "A product period ends on the last of the month, or with the allocation if that is earlier.",
    ),
    way_out: NOTHING_TO_DO,
    reads: LINE_AND_ALLOCATION,
    checks: PERIOD_FOLLOWS,
};

pub static ALLOCATION_KNOWN: Rule = Rule {
    id: "TR338",
    source: rule_of("TR338"),
    severity: Severity::Hold,
    title: Text::new(
        "Een regel staat op een ontvangen toewijzing.",
        "A line stands on a received allocation.",
    ),
    way_out: Text::new(
        "Lees het JW301-bericht in (uurwerk messages import FILE.xml) of voer de toewijzing in (uurwerk allocation add).",
        "Import the JW301 message (uurwerk messages import FILE.xml) or type the allocation (uurwerk allocation add).",
    ),
    reads: Text::new("registratie en toewijzingen van de cliënt", "entry and allocations of the client"),
    checks: &[Check::Care(allocation_known)],
};

fn allocation_known(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let Some(client) = case.facts.client.filter(|_| case.is_declarable()) else { return };
    if case.found.allocation.is_some() {
        return;
    }
    let (number, day) = (&client.number, case.day);
    let any = case.facts.allocations.iter().any(|stored| !stored.value.is_deleted());
    if any && !case.is_time {
        out.push(Finding::hold(
            "TR338",
            text!(
                "Cliënt {number} heeft op {day} geen toewijzing waarop dit kan worden gedeclareerd.",
                "Client {number} has no allocation on {day} on which this can be claimed."
            ),
            Text::new(
                "Lees het JW301-bericht in (uurwerk messages import FILE.xml), of vraag de gemeente om een toewijzing.",
                "Import the JW301 message (uurwerk messages import FILE.xml), or ask the municipality for an allocation.",
            ),
        ));
    } else if let Some(covering) = covering_allocation(case.facts.allocations, day) {
        let covering = covering.value.number;
        out.push(Finding::hold(
            "TR338",
            text!(
                "Deze registratie staat niet op een toewijzing; toewijzing {covering} van cliënt {number} geldt op {day}.",
                "This entry is not on an allocation; allocation {covering} of client {number} is valid on {day}."
            ),
            text!("Kies toewijzing {covering}.", "Choose allocation {covering}."),
        ));
    } else if !any {
        out.push(Finding::hold(
            "TR338",
            text!("Cliënt {number} heeft geen toewijzing.", "Client {number} has no allocation."),
            Text::new(
                "Lees het JW301-bericht in (uurwerk messages import FILE.xml) of voer de toewijzing in (uurwerk allocation add).",
                "Import the JW301 message (uurwerk messages import FILE.xml) or type the allocation (uurwerk allocation add).",
            ),
        ));
    }
}

pub static SAME_CATEGORY: Rule = Rule {
    id: "TR339",
    source: rule_of("TR339, IV075"),
    severity: Severity::Hold,
    title: Text::new(
        "Een regel noemt altijd een productcategorie: die van de toewijzing, als zij er een heeft.",
        "A line always names a product category: that of the allocation, if it has one.",
    ),
    way_out: Text::new(
        "Kies een product dat bij de toewijzing past, of vul de categorie in de tarievenlijst in.",
        "Choose a product that fits the allocation, or fill in the category in the tariff list.",
    ),
    reads: Text::new("toewijzing, product en tarief", "allocation, product and tariff"),
    checks: &[Check::Care(same_category)],
};

fn same_category(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let (Some(stored), Some(product), Some(tariff)) =
        (case.found.allocation, case.found.product, case.found.tariff)
    else {
        return;
    };
    let allocated = stored.value.shape.category();
    let delivered = tariff.value.category.as_ref().or(product.category.as_ref());
    let (number, key) = (stored.value.number, &product.key);
    match (allocated, delivered) {
        (Some(allocated), Some(delivered)) if allocated != delivered => out.push(Finding::hold(
            "TR339",
            text!(
                "Product {key} is categorie {delivered}; toewijzing {number} is voor categorie {allocated}.",
                "Product {key} is category {delivered}; allocation {number} is for category {allocated}."
            ),
            OTHER_ALLOCATION,
        )),
        (None, None) => out.push(Finding::hold(
            "TR339",
            text!(
                "Toewijzing {number} noemt geen productcategorie en het tarief van product {key} ook niet.",
                "Allocation {number} names no product category and neither does the tariff of product {key}."
            ),
            Text::new(
                "Vul de categorie in de tarievenlijst in en lees haar in: uurwerk tariff import FILE.csv",
                "Fill in the category in the tariff list and import it: uurwerk tariff import FILE.csv",
            ),
        )),
        _ => {}
    }
}

const OTHER_ALLOCATION: Text = Text::new(
    "Kies een product of discipline die bij de toewijzing past, of een andere toewijzing.",
    "Choose a product or discipline that fits the allocation, or another allocation.",
);

pub static SAME_CODE: Rule = Rule {
    id: "TR340",
    source: rule_of("TR340"),
    severity: Severity::Hold,
    title: Text::new(
        "De productcode is die van de toewijzing, als zij er een heeft.",
        "The product code is that of the allocation, if it has one.",
    ),
    way_out: Text::new(
        "Kies een product of discipline die bij de toewijzing past, of een andere toewijzing.",
        "Choose a product or discipline that fits the allocation, or another allocation.",
    ),
    reads: Text::new("toewijzing en tarief", "allocation and tariff"),
    checks: &[Check::Care(same_code)],
};

fn same_code(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    let (Some(stored), Some(tariff)) = (case.found.allocation, case.found.tariff) else { return };
    let Some(allocated) = stored.value.shape.code() else { return };
    let (number, delivered) = (stored.value.number, &tariff.value.code);
    if allocated != delivered {
        out.push(Finding::hold(
            "TR340",
            text!(
                "Geleverd is productcode {delivered}; toewijzing {number} is voor {allocated}.",
                "Delivered is product code {delivered}; allocation {number} is for {allocated}."
            ),
            OTHER_ALLOCATION,
        ));
    }
}

pub static SAME_UNIT: Rule = Rule {
    id: "TR341",
    source: rule_of("TR341, OP267"),
    severity: Severity::Hold,
    title: Text::new(
        "De eenheid is die van de toewijzing; wat in uren is toegewezen mag in minuten.",
        "The unit is that of the allocation; what is allocated in hours may be claimed in minutes.",
    ),
    way_out: Text::new(
        "Kies een product of discipline die bij de toewijzing past, of een andere toewijzing.",
        "Choose a product or discipline that fits the allocation, or another allocation.",
    ),
    reads: Text::new("toewijzing en tarief", "allocation and tariff"),
    checks: &[Check::Entry(same_unit), Check::Usage(same_unit_of_usage)],
};

fn same_unit(case: &EntryCase<'_>, out: &mut Vec<Finding>) {
    let (Some(stored), Some(tariff)) = (case.found.allocation, case.found.tariff) else { return };
    if !case.is_declarable()
        || claimed_unit(stored.value.shape.extent(), &tariff.value, case.found.product).is_some()
    {
        return;
    }
    let number = stored.value.number;
    let Text { nl: tariff_nl, en: tariff_en } = tariff.value.unit.name();
    let what = match &stored.value.shape {
        Shape::Specific { extent, .. } if tariff.value.unit.is_time() => {
            let Text { nl: unit_nl, en: unit_en } = extent.unit.name();
            text!(
                "Toewijzing {number} is per {unit_nl}; het tarief is per {tariff_nl}.",
                "Allocation {number} is by {unit_en}; the tariff is by {tariff_en}."
            )
        }
        _ => text!(
            "Dit product wordt per {tariff_nl} gedeclareerd; geregistreerde minuten tellen daarin niet.",
            "This product is claimed by {tariff_en}; booked minutes do not count in it."
        ),
    };
    out.push(Finding::hold("TR341", what, OTHER_ALLOCATION));
}

fn same_unit_of_usage(case: &UsageCase<'_>, out: &mut Vec<Finding>) {
    let (Some(stored), Some(tariff)) = (case.found.allocation, case.found.tariff) else { return };
    let unit = tariff.value.unit;
    let extent = stored.value.shape.extent();
    let counts = case.usage.units_per_day(unit).is_some();
    if !case.usage.is_declarable() || (counts && used_unit(extent, &tariff.value).is_some()) {
        return;
    }
    let number = stored.value.number;
    let Text { nl: tariff_nl, en: tariff_en } = unit.name();
    let what = if let Some(extent) = extent.filter(|_| counts) {
        let Text { nl: unit_nl, en: unit_en } = extent.unit.name();
        text!(
            "Toewijzing {number} is per {unit_nl}; het tarief is per {tariff_nl}.",
            "Allocation {number} is by {unit_en}; the tariff is by {tariff_en}."
        )
    } else {
        let Text { nl, en } = case.usage.kind().name();
        text!(
            "Het tarief is per {tariff_nl}; {nl} telt daarin niet.",
            "The tariff is by {tariff_en}; {en} does not count in it."
        )
    };
    out.push(Finding::hold("TR341", what, OTHER_ALLOCATION));
}

pub static AMOUNT: Rule = Rule {
    id: "TR346",
    source: rule_of("TR346, IV081"),
    severity: Severity::Hold,
    title: Text::new(
        "Het bedrag is volume × tarief; minuten tegen een uurtarief worden eenmaal per regel afgerond.",
        "The amount is volume × tariff; minutes at an hourly tariff are rounded once per line.",
    ),
    way_out: NOTHING_TO_DO,
    reads: LINE,
    checks: &[Check::Structural(Text::new(
        "Het bedrag wordt op één plaats berekend, uit de som van de minuten van de regel.",
        "The amount is calculated in one place, from the sum of the line's minutes.",
    ))],
};

pub static BUDGET: Rule = Rule {
    id: "TR369",
    source: rule_of("TR369"),
    severity: Severity::Hold,
    title: Text::new(
        "Wat op een toewijzing met een budget wordt gedeclareerd past in dat budget.",
        "What is claimed on an allocation with a budget fits that budget.",
    ),
    way_out: Text::new("Zie PS-A7.", "See PS-A7."),
    reads: LINE_AND_ALLOCATION,
    checks: &[Check::Structural(Text::new(
        "Dit is PS-A7, en wordt daar gecontroleerd.",
        "This is PS-A7 and is checked there.",
    ))],
};

pub static NOT_DELETED: Rule = Rule {
    id: "TR384",
    source: rule_of("TR384, OP368"),
    severity: Severity::Hold,
    title: Text::new(
        "Op een verwijderde toewijzing wordt niet gedeclareerd.",
        "Nothing is claimed on a deleted allocation.",
    ),
    way_out: Text::new(
        "Kies een andere toewijzing, of vraag de gemeente om een nieuwe.",
        "Choose another allocation, or ask the municipality for a new one.",
    ),
    reads: ENTRY_AND_ALLOCATION,
    checks: &[Check::Care(not_deleted), Check::Allocation(deleted)],
};

fn not_deleted(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if let Some(stored) =
        case.found.allocation.filter(|stored| stored.value.is_deleted() && case.is_declarable())
    {
        out.push(deleted_words(&stored.value));
    }
}

fn deleted(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    if case.allocation.is_deleted() {
        out.push(deleted_words(case.allocation));
    }
}

fn deleted_words(allocation: &Allocation) -> Finding {
    let number = allocation.number;
    Finding::hold(
        "TR384",
        text!(
            "De gemeente heeft toewijzing {number} verwijderd (reden wijziging 13).",
            "The municipality deleted allocation {number} (reason of change 13)."
        ),
        Text::new(
            "Kies een andere toewijzing, of vraag de gemeente om een nieuwe.",
            "Choose another allocation, or ask the municipality for a new one.",
        ),
    )
}

pub static CONTRACT_TARIFF: Rule = Rule {
    id: "TR418",
    source: rule_of("TR418"),
    severity: Severity::Hold,
    title: Text::new(
        "Het tarief op de regel is dat van het contract.",
        "The tariff on the line is that of the contract.",
    ),
    way_out: NOTHING_TO_DO,
    reads: Text::new("ingelezen tarieven", "imported tariffs"),
    checks: &[Check::Structural(Text::new(
        "Een regel neemt code en tarief over van de ingelezen tarievenlijst; zij kunnen niet worden getypt.",
        "A line takes code and tariff from the imported tariff list; they cannot be typed.",
    ))],
};
