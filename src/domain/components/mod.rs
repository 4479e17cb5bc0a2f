//! Components beside time, as data: what each counts and which rules it brings. What differs between regions stands in
//! their contract files; one file here for each component, with its rules.

pub mod crisis_help;
pub mod day_activities;
pub mod day_stay;
pub mod day_treatment;
pub mod groups;
pub mod medication_check;
pub mod stays;
pub mod transport;

use super::contract::Product;
use super::rules::{Rule, Source};
use super::text::Text;
use super::usage::UsageKind;

/// A part of the catalogue that is registered and checked in a way of its own.
#[derive(Debug)]
pub struct Component {
    /// As contract files name it; outside the components of PS-C1 a word for what is counted.
    pub key: &'static str,
    pub name: Text,
    pub counts: Counts,
    /// Its own rules, beside those about all care.
    pub rules: &'static [&'static Rule],
}

/// In which way it is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counts {
    /// Registered time, as any other.
    Time,
    Usage(UsageKind),
}

/// All of them, in the order of the documents: a to e of PS-C1, then those of the second catalogue.
pub static ALL: &[&Component] = &[
    &transport::TRANSPORT,
    &medication_check::MEDICATION_CHECK,
    &day_activities::DAY_ACTIVITIES,
    &day_treatment::DAY_TREATMENT,
    &crisis_help::CRISIS_HELP,
    &stays::STAYS,
    &day_stay::DAY_STAY,
];

/// The component of a product: the one that it names, else the one that counts what it is claimed in. `None` for products
/// that are time and nothing else.
pub fn of(product: &Product) -> Option<&'static Component> {
    let named = |key: &str| ALL.iter().copied().find(|component| component.key == key);
    if let Some(own) = product.component.as_ref().and_then(|key| named(key.as_str())) {
        return Some(own);
    }
    if product.demands.day.is_some() {
        return Some(&day_stay::DAY_STAY);
    }
    match UsageKind::of(product)? {
        UsageKind::Trip => Some(&transport::TRANSPORT),
        UsageKind::Stay => Some(&stays::STAYS),
        UsageKind::Attendance => None,
    }
}

/// A place in the product structure of segment C.
const fn structure(place: &'static str) -> Source {
    Source {
        document: "Productenstructuur hoog specialistische jeugdhulp, segment C, Westfriesland (2025)",
        place,
    }
}

/// A place in the second catalogue.
const fn guide(place: &'static str) -> Source {
    Source { document: "Handleiding ambulant", place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::Component as InContract;
    use crate::domain::rules;

    #[test]
    fn the_rules_of_each_component_are_in_the_register() {
        for component in ALL {
            assert!(!component.rules.is_empty(), "{} has no rules", component.key);
            for rule in component.rules {
                let known = rules::by_id(rule.id).unwrap_or_else(|| panic!("{} is not registered", rule.id));
                assert!(std::ptr::eq(known, *rule), "{} is registered as another rule", rule.id);
            }
        }
    }

    #[test]
    fn the_components_of_the_contract_file_stand_in_the_table() {
        let fixed = [
            InContract::TRANSPORT,
            InContract::MEDICATION_CHECK,
            InContract::DAY_ACTIVITIES,
            InContract::DAY_TREATMENT,
            InContract::CRISIS_HELP,
        ];
        let keys: Vec<&str> = ALL.iter().map(|component| component.key).collect();
        assert_eq!(keys.get(..5), Some(fixed.as_slice()));
        assert_eq!(keys.get(5..), Some(["stays", "day-stay"].as_slice()));
    }
}
