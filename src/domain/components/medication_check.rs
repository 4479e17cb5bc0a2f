//! Component b: medication check, registered as time (PS-M1 to PS-M3). Where its tariff is per piece, each direct entry is one.

use super::super::contract::Component as InContract;
use super::super::rules::demands::{beside, documents, is_of, qualification};
use super::super::rules::{CareCase, Check, Finding, Rule, Severity};
use super::super::text::Text;
use super::{Component, Counts, structure};

pub static MEDICATION_CHECK: Component = Component {
    key: InContract::MEDICATION_CHECK,
    name: Text::new("Medicatiecontrole", "Medication check"),
    counts: Counts::Time,
    rules: &[&AFTERWARDS, &REASON, &PHYSICIAN],
};

fn is_medication_check(case: &CareCase<'_>) -> bool {
    case.found.product.is_some_and(|product| is_of(product, InContract::MEDICATION_CHECK))
}

pub static AFTERWARDS: Rule = Rule {
    id: "PS-M1",
    source: structure("3.2"),
    severity: Severity::Hold,
    title: Text::new(
        "Medicatiecontrole komt pas als de gewone toewijzing van de cliënt bij deze praktijk is beëindigd.",
        "A medication check only comes when the client's regular allocation with this practice has ended.",
    ),
    way_out: Text::new(
        "Boek de tijd op de lopende toewijzing, of lees de beëindigde toewijzing in.",
        "Book the time on the running allocation, or import the one that ended.",
    ),
    reads: Text::new(
        "dag van de zorg, toewijzingen van de cliënt, contract",
        "day of care, allocations of the client, contract",
    ),
    checks: &[Check::Care(afterwards)],
};

fn afterwards(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if is_medication_check(case) {
        out.extend(beside::found(case, "PS-M1"));
    }
}

pub static REASON: Rule = Rule {
    id: "PS-M2",
    source: structure("3.2"),
    severity: Severity::Hold,
    title: Text::new(
        "De huisarts kan de medicatiecontrole niet overnemen, en waarom niet is vastgelegd.",
        "The general practitioner cannot take the medication check over, and why not is recorded.",
    ),
    way_out: Text::new(
        "Leg de reden vast: uurwerk document add CLIËNT --kind reason",
        "Record the reason: uurwerk document add CLIENT --kind reason",
    ),
    reads: Text::new(
        "dag van de zorg, documenten van de cliënt, contract",
        "day of care, documents of the client, contract",
    ),
    checks: &[Check::Care(reason)],
};

fn reason(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if is_medication_check(case) {
        documents::missing(case, "PS-M2", None, |needed| needed.when.is_empty(), out);
    }
}

pub static PHYSICIAN: Rule = Rule {
    id: "PS-M3",
    source: structure("3.2"),
    severity: Severity::Hold,
    title: Text::new(
        "Medicatiecontrole met psychofarmaca doet alleen een kind- en jeugdpsychiater of een arts.",
        "A medication check with psychotropic drugs is only done by a child and youth psychiatrist or a physician.",
    ),
    way_out: Text::new(
        "Leg de registratie van de medewerker vast: uurwerk practitioner edit CODE --registrations",
        "Record the registration of the practitioner: uurwerk practitioner edit CODE --registrations",
    ),
    reads: Text::new(
        "registraties van de medewerker, dag van de zorg",
        "registrations of the practitioner, day of care",
    ),
    checks: &[Check::Care(physician)],
};

fn physician(case: &CareCase<'_>, out: &mut Vec<Finding>) {
    if is_medication_check(case) {
        qualification::not_met(case, "PS-M3", out);
    }
}
