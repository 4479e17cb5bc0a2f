//! Documents on record: for PS-T2, PS-T4, PS-M2 and contracts of other regions.

use super::super::super::contract::{DocumentKind, NeededDocument};
use super::super::super::dossier::Document;
use super::super::super::identifiers::{ClientNumber, ProductKey};
use super::super::super::text::Text;
use super::super::{CareCase, Finding};
use super::{both, either};
use crate::text;

/// What `rule` says of each of the product's documents that is `wanted` and not, or not wholly, on record for the day. A
/// document about one product of a component is about all of them.
pub fn missing(
    case: &CareCase<'_>,
    rule: &str,
    why: Option<&Text>,
    wanted: impl Fn(&NeededDocument) -> bool,
    out: &mut Vec<Finding>,
) {
    let (Some((contract, product)), Some(client)) = (case.product(), case.facts.client) else { return };
    let needed = product.demands.documents.iter().filter(|needed| wanted(needed));
    let keys: Vec<&ProductKey> = contract.siblings(product).map(|sibling| &sibling.key).collect();
    for needed in needed {
        let documents = case.facts.dossier.into_iter().flat_map(|dossier| &dossier.documents);
        let about =
            documents.map(|stored| &stored.value).filter(|one| one.covers(needed.kind, &keys, case.day));
        let best = about.map(|one| (one, lacking(needed, one))).min_by_key(|(_, lacks)| lacks.len());
        match best {
            None => out.push(absent(case, rule, why, needed, &client.number)),
            Some((_, lacks)) if lacks.is_empty() => {}
            Some((one, lacks)) => out.push(incomplete(rule, one, &lacks, needed, &client.number)),
        }
    }
}

/// What must be known of a document beside its date, and is not.
fn lacking(needed: &NeededDocument, document: &Document) -> Vec<Text> {
    let mut lacks = Vec::new();
    let form = document.form.as_ref().map(|form| form.as_str().to_lowercase());
    let is = |wanted: &Text| {
        let named = |name: &str| form.as_ref().is_some_and(|form| form.contains(&name.to_lowercase()));
        named(&wanted.nl) || named(&wanted.en)
    };
    if !needed.forms.is_empty() && !needed.forms.iter().any(is) {
        let Text { nl, en } = either(needed.forms.iter());
        lacks.push(text!("de vorm ({nl})", "its form ({en})"));
    }
    let (reference, remark) = (document.reference.is_some(), document.remark.is_some());
    match needed.kind {
        DocumentKind::Approval if !reference => lacks.push(Text::new("het kenmerk", "its reference")),
        DocumentKind::Consultation => {
            if !reference {
                lacks.push(Text::new("met wie is gesproken", "with whom was spoken"));
            }
            if !remark {
                lacks.push(Text::new("de uitkomst", "the outcome"));
            }
        }
        DocumentKind::Statement if !remark && !reference => {
            lacks.push(Text::new("wat is verklaard", "what was stated"));
        }
        DocumentKind::Reason if !remark && !reference => {
            lacks.push(Text::new("de reden zelf", "the reason itself"));
        }
        _ => {}
    }
    lacks
}

fn absent(
    case: &CareCase<'_>,
    rule: &str,
    why: Option<&Text>,
    needed: &NeededDocument,
    number: &ClientNumber,
) -> Finding {
    let day = case.day;
    let Text { nl, en } = &needed.name;
    let Text { nl: command_nl, en: command_en } = command(needed, number);
    let (why_nl, why_en) =
        why.map_or((String::new(), String::new()), |why| (format!("{} ", why.nl), format!("{} ", why.en)));
    Finding::hold(
        rule,
        text!(
            "{why_nl}Voor cliënt {number} is voor {day} niet vastgelegd: {nl}.",
            "{why_en}Not on record for client {number} on {day}: {en}."
        ),
        text!("Leg het vast: {command_nl}", "Record it: {command_en}"),
    )
}

fn incomplete(
    rule: &str,
    document: &Document,
    lacks: &[Text],
    needed: &NeededDocument,
    number: &ClientNumber,
) -> Finding {
    let dated = document.dated;
    let Text { nl: name_nl, en: name_en } = needed.kind.name();
    let Text { nl: lacks_nl, en: lacks_en } = both(lacks.iter());
    let Text { nl: command_nl, en: command_en } = command(needed, number);
    Finding::hold(
        rule,
        text!(
            "Bij het document '{name_nl}' van {dated} over cliënt {number} ontbreekt {lacks_nl}.",
            "The document '{name_en}' of {dated} about client {number} lacks {lacks_en}."
        ),
        text!("Leg het volledig vast: {command_nl}", "Record it in full: {command_en}"),
    )
}

/// What a person types to record the document.
fn command(needed: &NeededDocument, number: &ClientNumber) -> Text {
    let (rest_nl, rest_en) = match needed.kind {
        DocumentKind::Approval => (" --reference KENMERK", " --reference REFERENCE"),
        DocumentKind::Consultation => {
            (" --reference MET-WIE --remark UITKOMST", " --reference WITH-WHOM --remark OUTCOME")
        }
        DocumentKind::Statement => (" --remark VERKLARING", " --remark STATEMENT"),
        DocumentKind::Reason => (" --remark REDEN", " --remark REASON"),
    };
    let (form_nl, form_en) =
        if needed.forms.is_empty() { ("", "") } else { (" --form VORM", " --form FORM") };
    let word = needed.kind.word();
    text!(
        "uurwerk document add {number} --kind {word} --date DATUM --from EERSTE-DAG{form_nl}{rest_nl}",
        "uurwerk document add {number} --kind {word} --date DATE --from FIRST-DAY{form_en}{rest_en}"
    )
}
