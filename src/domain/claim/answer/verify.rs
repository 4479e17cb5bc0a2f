//! Holds an answer against the claim that was sent: the same claim, the same lines, the same money.

use std::collections::{BTreeMap, HashMap};

use super::super::batch::{Batch, BatchClient, BatchLine, DebitCredit, Place};
use super::super::return_codes::ReturnCode;
use super::{Answer, AnswerClient, AnswerContent, AnswerLine, Verdict};
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::text;

/// What the answer does to the claim that was sent, or every difference between the two. The answer must have passed
/// [`RULES`](super::RULES).
pub fn verify(answer: &Answer, sent: &Batch) -> Result<Verdict, Vec<Finding>> {
    let mut found = Vec::new();
    same_message(answer, sent, &mut found);
    if let Some(content) = &answer.content {
        same_claim(content, sent, &mut found);
        same_lines(content, sent, &mut found);
        credits_before_debits(content, sent, &mut found);
    }
    if !found.is_empty() {
        return Err(found);
    }
    Ok(match &answer.content {
        Some(content) if !content.is_refused() => {
            let lines =
                content.lines().map(|(_, client, line)| (line.line.reference.clone(), why(client, line)));
            Verdict::Processed { rejected: lines.collect(), granted: content.granted.signed() }
        }
        _ => Verdict::Returned,
    })
}

/// The faults of the line and of its client; "not judged" when there are none.
fn why(client: &AnswerClient, line: &AnswerLine) -> Vec<ReturnCode> {
    let mut codes: Vec<ReturnCode> =
        line.codes.iter().chain(&client.codes).copied().filter(|code| code.is_fault()).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() { vec![ReturnCode::NOT_JUDGED] } else { codes }
}

fn difference(rule: &str, what: Text) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Block,
        what,
        way_out: Text::new(
            "Bel de gemeente en vraag om een juist antwoord; de declaratie blijft tot dan onbeantwoord.",
            "Call the municipality and ask for a right answer; until then the claim stays unanswered.",
        ),
    }
}

fn same_message(answer: &Answer, sent: &Batch, found: &mut Vec<Finding>) {
    let (theirs, ours) = (answer.claim.dated, sent.dated);
    if theirs != ours {
        found.push(difference(
            "TR337",
            text!(
                "Header/DeclaratieIdentificatie: Dagtekening is {theirs}, en de declaratie was van {ours}",
                "Header/DeclaratieIdentificatie: Dagtekening is {theirs}, and the claim was of {ours}"
            ),
        ));
    }
    if answer.claim.schema_versions != sent.schema_versions {
        let versions = &sent.schema_versions;
        let (base, message) = (&versions.base, &versions.message);
        found.push(difference(
            "TR371",
            text!(
                "Header/XsdVersieDeclaratie: de declaratie had {base} en {message}",
                "Header/XsdVersieDeclaratie: the claim had {base} and {message}"
            ),
        ));
    }
}

fn same_claim(content: &AnswerContent, sent: &Batch, found: &mut Vec<Finding>) {
    let number = &sent.claim_number;
    if content.claim_number != *number {
        found.push(difference(
            "TR376",
            text!(
                "DeclaratieAntwoord/DeclaratieNummer: de declaratie met deze identificatie heet {number}",
                "DeclaratieAntwoord/DeclaratieNummer: the claim with this identification is called {number}"
            ),
        ));
    }
    if content.claimed != sent.total {
        let (theirs, ours) = (content.claimed.signed(), sent.total.signed());
        found.push(difference(
            "TR367",
            text!(
                "DeclaratieAntwoord/TotaalIngediendBedrag: € {theirs}, en ingediend is € {ours}",
                "DeclaratieAntwoord/TotaalIngediendBedrag: € {theirs}, and € {ours} was claimed"
            ),
        ));
    }
}

/// Each returned line must be one that was sent, of that client, the same in every field (TR366, TR367, TR304).
fn same_lines(content: &AnswerContent, sent: &Batch, found: &mut Vec<Finding>) {
    let ours = by_reference(sent);
    for (place, client, returned) in content.lines() {
        let Some((owner, line)) = ours.get(returned.line.reference.as_str()) else {
            let Text { nl, en } = place.words();
            found.push(difference(
                "TR366",
                text!(
                    "{nl}: dit referentienummer staat niet in de declaratie",
                    "{en}: this reference number is not in the claim"
                ),
            ));
            continue;
        };
        if owner.bsn != client.bsn {
            let Text { nl, en } = place.words();
            found.push(difference(
                "TR304",
                text!(
                    "{nl}: deze regel is van een andere cliënt",
                    "{en}: this line belongs to another client"
                ),
            ));
        }
        let fields = different_fields(&returned.line, line);
        if !fields.is_empty() {
            found.push(altered(place, &fields));
        }
    }
}

fn by_reference(sent: &Batch) -> HashMap<&str, (&BatchClient, &BatchLine)> {
    let lines = sent.clients.iter().flat_map(|client| client.lines.iter().map(move |line| (client, line)));
    lines.map(|(client, line)| (line.reference.as_str(), (client, line))).collect()
}

/// The elements in which two lines differ.
fn different_fields(theirs: &BatchLine, ours: &BatchLine) -> Vec<&'static str> {
    [
        ("VorigReferentieNummer", theirs.previous == ours.previous),
        ("ToewijzingNummer", theirs.allocation == ours.allocation),
        ("ProductCategorie", theirs.category == ours.category),
        ("ProductCode", theirs.code == ours.code),
        ("ProductPeriode", (theirs.begin, theirs.end) == (ours.begin, ours.end)),
        ("GeleverdVolume", theirs.volume == ours.volume),
        ("Eenheid", theirs.unit == ours.unit),
        ("ProductTarief", theirs.tariff == ours.tariff),
        ("IngediendBedrag", theirs.amount == ours.amount),
    ]
    .into_iter()
    .filter_map(|(name, is_same)| (!is_same).then_some(name))
    .collect()
}

fn altered(place: Place, fields: &[&'static str]) -> Finding {
    let (Text { nl, en }, fields) = (place.words(), fields.join(", "));
    difference(
        "TR367",
        text!("{nl}: anders dan wij indienden: {fields}", "{en}: not as we claimed it: {fields}"),
    )
}

/// Credits are handled before debits (OP366). A credit that was refused leaves the old debit standing, and then a new
/// debit for the same care cannot be granted beside it (TR389).
fn credits_before_debits(content: &AnswerContent, sent: &Batch, found: &mut Vec<Finding>) {
    if content.is_refused() {
        return;
    }
    let returned: BTreeMap<&str, Place> =
        content.lines().map(|(place, _, line)| (line.line.reference.as_str(), place)).collect();
    for client in &sent.clients {
        let refused_credits = client.lines.iter().filter(|line| line.amount.side == DebitCredit::Credit);
        for credit in refused_credits {
            let Some(place) = returned.get(credit.reference.as_str()) else { continue };
            let granted = |line: &&BatchLine| {
                line.amount.side == DebitCredit::Debit
                    && care(line) == care(credit)
                    && !returned.contains_key(line.reference.as_str())
            };
            if let Some(debit) = client.lines.iter().find(granted) {
                let (Text { nl, en }, reference) = (place.words(), &debit.reference);
                found.push(difference(
                    "TR389",
                    text!(
                        "{nl}: de creditering is afgewezen, maar de nieuwe regel {reference} voor dezelfde zorg is \
                         toegekend",
                        "{en}: the credit was rejected, but the new line {reference} for the same care was granted"
                    ),
                ));
            }
        }
    }
}

/// What a line is about, whatever it says of volume and money.
fn care(line: &BatchLine) -> impl PartialEq + use<'_> {
    (line.allocation, &line.category, &line.code, line.begin, line.end)
}
