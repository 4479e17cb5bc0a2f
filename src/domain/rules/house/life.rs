//! What becomes of an allocation after it was claimed on, and after it was sent: UW-19 to UW-22.

use super::super::super::absence::Absence;
use super::super::super::claim::beyond::{Breach, breaches};
use super::super::super::claim::line::LineState;
use super::super::super::identifiers::AllocationNumber;
use super::super::super::text::{Lang, Text};
use super::super::super::volume::Unit;
use super::super::claimed::ClaimedCase;
use super::super::{AllocationCase, Check, Finding, Rule, Severity};
use super::HOUSE;
use crate::text;

const CLAIMED_AND_ALLOCATED: Text = Text::new(
    "verzonden en toegekende regels, toewijzing in haar nieuwste versie",
    "sent and granted lines, allocation in its newest version",
);

pub static CLAIMED_OUTSIDE: Rule = Rule {
    id: "UW-19",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Wat gedeclareerd is, valt binnen de toewijzing zoals zij nu is: niet ingekort, niet verwijderd (TR307, TR308, TR384).",
        "What was claimed lies within the allocation as it stands now: not shortened, not deleted (TR307, TR308, TR384).",
    ),
    way_out: Text::new(
        "Bel de gemeente: inkorten mag geleverde zorg niet onrechtmatig maken. Moet het geld terug, crediteer de regel dan en declareer opnieuw wat binnen de toewijzing valt. Is het goed zo, sluit het dan af: x bij de toewijzing op de pagina van de cliënt, of 'uurwerk allocation settle NUMMER --reason TEKST'.",
        "Call the municipality: shortening may not make delivered care unlawful. If the money is to go back, credit the line and claim anew what lies within the allocation. If it is right as it is, close it: x at the allocation on the client's page, or 'uurwerk allocation settle NUMBER --reason TEXT'.",
    ),
    reads: CLAIMED_AND_ALLOCATED,
    checks: &[Check::Claimed(claimed_outside)],
};

fn claimed_outside(case: &ClaimedCase<'_>, out: &mut Vec<Finding>) {
    let (Text { nl: line_nl, en: line_en }, number) = (line_words(case), case.allocation.number);
    let (from, until) = (case.line.period.from(), case.line.period.until());
    for breach in beyond(case) {
        let what = match breach {
            Breach::Deleted => text!(
                "{line_nl}, staat op toewijzing {number}, en die is verwijderd.",
                "{line_en}, stands on allocation {number}, which was deleted."
            ),
            Breach::Before { from: begins } => text!(
                "{line_nl}, begint op {from}; toewijzing {number} begint nu pas op {begins}.",
                "{line_en}, begins on {from}; allocation {number} begins only on {begins} now."
            ),
            Breach::After { until: ends } => text!(
                "{line_nl}, loopt tot en met {until}; toewijzing {number} eindigt nu op {ends}.",
                "{line_en}, runs until {until}; allocation {number} ends on {ends} now."
            ),
            _ => continue,
        };
        let is_wholly = case.line.period.cut_by(case.allocation.period).is_none();
        out.push(Finding::warn("UW-19", what, way_out(case, is_wholly || breach == Breach::Deleted)));
    }
}

pub static CLAIMED_OTHERWISE: Rule = Rule {
    id: "UW-20",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Wat gedeclareerd is, is het product en de eenheid die nu zijn toegewezen (TR339, TR340, TR341).",
        "What was claimed is the product and the unit that are allocated now (TR339, TR340, TR341).",
    ),
    way_out: Text::new(
        "Bel de gemeente: een ander product hoort een nieuw toewijzingnummer te krijgen. Moet de regel anders, crediteer hem dan en declareer opnieuw. Is het goed zo, sluit het dan af: x bij de toewijzing op de pagina van de cliënt, of 'uurwerk allocation settle NUMMER --reason TEKST'.",
        "Call the municipality: another product should get a new allocation number. If the line must change, credit it and claim anew. If it is right as it is, close it: x at the allocation on the client's page, or 'uurwerk allocation settle NUMBER --reason TEXT'.",
    ),
    reads: CLAIMED_AND_ALLOCATED,
    checks: &[Check::Claimed(claimed_otherwise)],
};

fn claimed_otherwise(case: &ClaimedCase<'_>, out: &mut Vec<Finding>) {
    let (Text { nl: line_nl, en: line_en }, number) = (line_words(case), case.allocation.number);
    for breach in beyond(case) {
        let Text { nl: what_nl, en: what_en } = match breach {
            Breach::Category => Text::new("een andere categorie", "another category"),
            Breach::Code => Text::new("een andere productcode", "another product code"),
            Breach::Unit => Text::new("een andere eenheid", "another unit"),
            _ => continue,
        };
        let words = text!(
            "{line_nl}, past niet meer: toewijzing {number} noemt nu {what_nl}.",
            "{line_en}, fits no more: allocation {number} names {what_en} now."
        );
        out.push(Finding::warn("UW-20", words, way_out(case, false)));
    }
}

pub static CLAIMED_MORE: Rule = Rule {
    id: "UW-21",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Wat gedeclareerd is, past binnen het budget of de omvang die nu zijn toegewezen (TR321, TR322, TR369).",
        "What was claimed fits the budget or the extent that are allocated now (TR321, TR322, TR369).",
    ),
    way_out: Text::new(
        "Bel de gemeente: een kleiner budget of volume vraagt onze instemming. Moet het geld terug, crediteer dan en declareer opnieuw wat past. Is het goed zo, sluit het dan af: x bij de toewijzing op de pagina van de cliënt, of 'uurwerk allocation settle NUMMER --reason TEKST'.",
        "Call the municipality: a smaller budget or volume needs our consent. If the money is to go back, credit and claim anew what fits. If it is right as it is, close it: x at the allocation on the client's page, or 'uurwerk allocation settle NUMBER --reason TEXT'.",
    ),
    reads: CLAIMED_AND_ALLOCATED,
    checks: &[Check::Claimed(claimed_more)],
};

fn claimed_more(case: &ClaimedCase<'_>, out: &mut Vec<Finding>) {
    let (Text { nl: line_nl, en: line_en }, number) = (line_words(case), case.allocation.number);
    let unit = case.allocation.shape.extent().map_or(Unit::Minute, |extent| extent.unit);
    let unit = if unit.is_time() { Text::new("minuten", "minutes") } else { unit.name() };
    let (unit_nl, unit_en) = (unit.nl, unit.en);
    for breach in beyond(case) {
        let what = match breach {
            Breach::Budget { of, claimed } => {
                let amounts = |lang| (claimed.display(lang), of.display(lang));
                let ((nl, nl_of), (en, en_of)) = (amounts(Lang::Nl), amounts(Lang::En));
                text!(
                    "{line_nl}, brengt toewijzing {number} op € {nl}; toegewezen is nu € {nl_of}.",
                    "{line_en}, brings allocation {number} to € {en}; € {en_of} is allocated now."
                )
            }
            Breach::Period { most, claimed } => text!(
                "{line_nl}, is {claimed} {unit_nl}; toewijzing {number} staat in die periode nu hooguit {most} toe.",
                "{line_en}, is {claimed} {unit_en}; allocation {number} allows at most {most} in that period now."
            ),
            Breach::Whole { most, claimed } => text!(
                "{line_nl}, brengt toewijzing {number} op {claimed} {unit_nl}; toegewezen is nu {most}.",
                "{line_en}, brings allocation {number} to {claimed} {unit_en}; {most} is allocated now."
            ),
            _ => continue,
        };
        out.push(Finding::warn("UW-21", what, way_out(case, false)));
    }
}

pub static ABSENT: Rule = Rule {
    id: "UW-22",
    source: HOUSE,
    severity: Severity::Warn,
    title: Text::new(
        "Een toewijzing die nog loopt, staat in het nieuwste bericht van haar gemeente over de cliënt (OP087).",
        "An allocation that still runs stands in the newest message of its municipality about the client (OP087).",
    ),
    way_out: Text::new(
        "Zij is niet ingetrokken: vraag de gemeente of zij nog geldt. Een bericht waarin zij weer staat, neemt dit weg; is het duidelijk, sluit het dan af: x bij de toewijzing op de pagina van de cliënt, of 'uurwerk allocation settle NUMMER --reason TEKST'.",
        "It is not withdrawn: ask the municipality whether it still holds. A message that holds it again takes this away; once it is clear, close it: x at the allocation on the client's page, or 'uurwerk allocation settle NUMBER --reason TEXT'.",
    ),
    reads: Text::new(
        "toewijzing, ingelezen toewijzingsberichten",
        "allocation, allocation messages that came in",
    ),
    checks: &[Check::Allocation(absent)],
};

fn absent(case: &AllocationCase<'_>, out: &mut Vec<Finding>) {
    out.extend(case.absence.map(|absence| absent_finding(case.allocation.number, absence)));
}

/// What UW-22 says of an allocation that is absent.
pub fn absent_finding(number: AllocationNumber, absence: &Absence) -> Finding {
    let Absence { identification, dated } = absence;
    Finding::warn(
        "UW-22",
        text!(
            "Toewijzing {number} loopt nog, maar ontbreekt in het nieuwste bericht van de gemeente ({identification} van {dated}).",
            "Allocation {number} still runs but is absent from the newest message of the municipality ({identification} of {dated})."
        ),
        text!(
            "Vraag de gemeente of zij nog geldt; is dat duidelijk, sluit het dan af: x bij de toewijzing op de pagina van de cliënt, of 'uurwerk allocation settle {number} --reason TEKST'.",
            "Ask the municipality whether it still holds; once that is clear, close it: x at the allocation on the client's page, or 'uurwerk allocation settle {number} --reason TEXT'."
        ),
    )
}

fn beyond(case: &ClaimedCase<'_>) -> Vec<Breach> {
    breaches(case.line, case.allocation, case.before)
}

/// `Regel UW0000000001 van maart 2025, € 97,30`.
fn line_words(case: &ClaimedCase<'_>) -> Text {
    let (id, month, amount) = (case.id, case.line.period.from().month().long(), case.line.amount);
    let name = case.line.reference.as_ref().map_or_else(|| id.to_string(), ToString::to_string);
    let (month_nl, month_en) = (month.nl, month.en);
    let (nl, en) = (amount.display(Lang::Nl), amount.display(Lang::En));
    text!("Regel {name} van {month_nl}, € {nl}", "Line {name} of {month_en}, € {en}")
}

/// First the telephone; then what helps by the state of the line. A line that is wholly outside is only credited.
fn way_out(case: &ClaimedCase<'_>, only_credit: bool) -> Text {
    let (id, number) = (case.id, case.allocation.number);
    let settle = text!(
        "Is het goed zo, sluit het dan af: x bij de toewijzing op de pagina van de cliënt, of 'uurwerk allocation settle {number} --reason TEKST'.",
        "If it is right as it is, close it: x at the allocation on the client's page, or 'uurwerk allocation settle {number} --reason TEXT'."
    );
    let (nl, en) = (settle.nl, settle.en);
    match (case.line.state, only_credit) {
        (LineState::Sent, _) => text!(
            "Bel de gemeente; wacht met herstellen op het antwoord op de declaratie. {nl}",
            "Call the municipality; wait for the answer to the claim before you correct it. {en}"
        ),
        (_, true) => text!(
            "Bel de gemeente. Moet het geld terug: 'uurwerk claims credit {id}'. {nl}",
            "Call the municipality. If the money is to go back: 'uurwerk claims credit {id}'. {en}"
        ),
        (_, false) => text!(
            "Bel de gemeente. Moet het anders: 'uurwerk claims correct {id}' crediteert en declareert opnieuw. {nl}",
            "Call the municipality. If it must change: 'uurwerk claims correct {id}' credits and claims anew. {en}"
        ),
    }
}
