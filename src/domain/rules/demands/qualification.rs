//! Who may deliver a product: for PS-M3 and HA-7.

use super::super::super::contract::{Contract, Product, Qualification};
use super::super::super::credential::any_answers;
use super::super::super::identifiers::CredentialKey;
use super::super::super::practitioner::Practitioner;
use super::super::super::text::Text;
use super::super::super::time::Day;
use super::super::{CareCase, Finding};
use super::either;
use crate::text;

/// What is asked about, on its day.
struct Asked<'a> {
    rule: &'a str,
    contract: &'a Contract,
    product: &'a Product,
    demand: &'a Qualification,
    practitioner: &'a Practitioner,
    day: Day,
}

/// What `rule` says of care by somebody who does not have what the product demands.
pub fn not_met(case: &CareCase<'_>, rule: &str, out: &mut Vec<Finding>) {
    let Some((contract, product)) = case.product() else { return };
    let Some(demand) = &product.demands.qualification else { return };
    let Some(practitioner) = case.facts.practitioner else {
        out.extend(nobody(case, rule, product, demand));
        return;
    };
    let asked = Asked { rule, contract, product, demand, practitioner, day: case.day };
    out.extend(asked.minimum());
    out.extend(asked.own());
    out.extend(asked.responsible(case.facts.responsible));
    let held = |key: &CredentialKey| {
        any_answers(case.facts.practice, contract, std::slice::from_ref(key), asked.day)
    };
    out.extend(demand.practice.iter().filter(|key| !held(key)).map(|key| asked.practice(key)));
}

impl Asked<'_> {
    fn minimum(&self) -> Option<Finding> {
        let least = self.demand.minimum.as_ref()?;
        if self.practitioner.disciplines_on(self.day).any(|own| self.contract.reaches(own, least)) {
            return None;
        }
        let (code, day) = (&self.practitioner.code, self.day);
        let Text { nl, en } = &self.product.name;
        Some(Finding::hold(
            self.rule,
            text!(
                "{nl} vraagt ten minste {least}; medewerker {code} heeft op {day} zo'n discipline niet.",
                "{en} demands {least} at least; practitioner {code} has no such discipline on {day}."
            ),
            text!(
                "Leg de discipline vast (uurwerk practitioner edit {code} --disciplines), of kies een ander product.",
                "Record the discipline (uurwerk practitioner edit {code} --disciplines), or choose another product."
            ),
        ))
    }

    fn own(&self) -> Option<Finding> {
        let wanted = &self.demand.own;
        let held = any_answers(&self.practitioner.credentials, self.contract, wanted, self.day);
        if wanted.is_empty() || held {
            return None;
        }
        let (code, day) = (&self.practitioner.code, self.day);
        let Text { nl, en } = &self.product.name;
        let Text { nl: wanted_nl, en: wanted_en } = self.names(wanted);
        Some(Finding::hold(
            self.rule,
            text!(
                "{nl} vraagt van de medewerker zelf: {wanted_nl}; {code} heeft dat op {day} niet.",
                "{en} demands of the practitioner: {wanted_en}; {code} does not have it on {day}."
            ),
            text!(
                "Leg de registratie vast: uurwerk practitioner edit {code} --registrations",
                "Record the registration: uurwerk practitioner edit {code} --registrations"
            ),
        ))
    }

    fn responsible(&self, colleague: Option<&Practitioner>) -> Option<Finding> {
        let (wanted, day) = (&self.demand.responsible, self.day);
        let has = |one: &Practitioner| {
            one.active.contains(day) && any_answers(&one.credentials, self.contract, wanted, day)
        };
        if wanted.is_empty() || has(self.practitioner) || colleague.is_some_and(has) {
            return None;
        }
        let own = &self.practitioner.code;
        let Text { nl, en } = &self.product.name;
        let Text { nl: wanted_nl, en: wanted_en } = self.names(wanted);
        let what = match colleague {
            Some(other) => text!(
                "{nl} vraagt een verantwoordelijke met {wanted_nl}; {own} en collega {0} hebben dat op {day} niet.",
                "{en} demands a responsible colleague with {wanted_en}; {own} and {0} do not have it on {day}.",
                other.code
            ),
            None => text!(
                "{nl} vraagt een verantwoordelijke met {wanted_nl}; {own} heeft dat op {day} niet, en er is geen verantwoordelijke collega vastgelegd.",
                "{en} demands a responsible colleague with {wanted_en}; {own} does not have it on {day}, and no colleague is recorded as responsible."
            ),
        };
        let way_out = text!(
            "Leg vast onder wie {own} werkt: uurwerk practitioner edit {own} --responsible CODE, of bij één registratie: uurwerk entries responsible",
            "Record under whom {own} works: uurwerk practitioner edit {own} --responsible CODE, or for one entry: uurwerk entries responsible"
        );
        Some(Finding::hold(self.rule, what, way_out))
    }

    fn practice(&self, wanted: &CredentialKey) -> Finding {
        let day = self.day;
        let Text { nl, en } = &self.product.name;
        let Text { nl: wanted_nl, en: wanted_en } = self.names(std::slice::from_ref(wanted));
        Finding::hold(
            self.rule,
            text!(
                "{nl} vraagt van de praktijk: {wanted_nl}; dat is op {day} niet vastgelegd.",
                "{en} demands of the practice: {wanted_en}; it is not recorded on {day}."
            ),
            text!(
                "Leg het vast: uurwerk practice edit --registrations {wanted}:DATUM",
                "Record it: uurwerk practice edit --registrations {wanted}:DATE"
            ),
        )
    }

    /// Names as the contract gives them, else the keys.
    fn names(&self, keys: &[CredentialKey]) -> Text {
        let names: Vec<Text> = keys
            .iter()
            .map(|key| match self.contract.credential(key) {
                Some(credential) => credential.name.clone(),
                None => Text::same(key.as_str()),
            })
            .collect();
        either(names.iter())
    }
}

/// A usage of which nobody recorded who delivered it: time always has its practitioner.
fn nobody(case: &CareCase<'_>, rule: &str, product: &Product, demand: &Qualification) -> Option<Finding> {
    let of_persons = demand.minimum.is_some() || !demand.own.is_empty() || !demand.responsible.is_empty();
    if case.is_time || !of_persons {
        return None;
    }
    let day = case.day;
    let Text { nl, en } = &product.name;
    Some(Finding::hold(
        rule,
        text!(
            "{nl} vraagt een opleiding of registratie; voor {day} is niet vastgelegd welke medewerker de zorg gaf.",
            "{en} demands an education or registration; nobody recorded which practitioner gave the care on {day}."
        ),
        Text::new(
            "Leg vast wie haar gaf: uurwerk attendance session NUMMER --practitioner CODE, of bij verblijf uurwerk stays edit NUMMER --practitioner CODE",
            "Record who gave it: uurwerk attendance session NUMBER --practitioner CODE, or for a stay uurwerk stays edit NUMBER --practitioner CODE",
        ),
    ))
}
