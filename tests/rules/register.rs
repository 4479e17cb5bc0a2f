//! The register of rules is complete: the documents' ids, each once, each with both cases.

use std::collections::BTreeSet;

use uurwerk::domain::rules::{ALL, NEVER_OVERRIDDEN, Severity, by_id};

use super::cases;

fn ids(family: &str) -> Vec<&'static str> {
    ALL.iter().map(|rule| rule.id).filter(|id| id.starts_with(family)).collect()
}

#[test]
fn the_families_of_the_contract_are_complete() {
    let a: Vec<String> = (1..=10).map(|n| format!("PS-A{n}")).collect();
    let b: Vec<String> = (1..=5).map(|n| format!("PS-B{n}")).collect();
    assert_eq!(ids("PS-A"), a);
    assert_eq!(ids("PS-B"), b);
    let c: Vec<String> = (1..=4).map(|n| format!("PS-C{n}")).collect();
    assert_eq!(ids("PS-C"), c);
    for (family, last) in [("PS-T", 6), ("PS-M", 3), ("PS-D", 5), ("PS-K", 5), ("HA-", 7)] {
        let all: Vec<String> = (1..=last).map(|n| format!("{family}{n}")).collect();
        assert_eq!(ids(family), all);
    }
    let others = ["PS-A", "PS-B", "PS-C", "PS-T", "PS-M", "PS-D", "PS-K"].map(|family| ids(family).len());
    assert_eq!(ids("PS-").len(), others.iter().sum::<usize>(), "a family that the document does not have");
    let known = ["PS-", "HA-", "UW-", "CS", "OP", "RS", "TR"];
    assert!(ALL.iter().all(|rule| known.iter().any(|family| rule.id.starts_with(family))));
    // Numbers of the house count up and are never given again; between two there may be room.
    let house: Vec<u32> = ids("UW-").iter().map(|id| id.trim_start_matches("UW-").parse().unwrap()).collect();
    assert!(house.is_sorted_by(|a, b| a < b), "{house:?}");
}

#[test]
fn every_rule_stands_there_once_with_its_words() {
    let mut seen = BTreeSet::new();
    for rule in ALL {
        assert!(seen.insert(rule.id), "{} stands there twice", rule.id);
        assert!(by_id(rule.id).is_some());
        assert!(!rule.checks.is_empty(), "{} is never checked", rule.id);
        for text in [&rule.title, &rule.reads, &rule.way_out] {
            assert!(!text.nl.is_empty() && !text.en.is_empty(), "{} lacks words", rule.id);
        }
    }
    assert!(by_id("PS-A11").is_none());
}

#[test]
fn only_rules_that_hold_are_named_as_never_overridden() {
    for id in NEVER_OVERRIDDEN {
        let rule = by_id(id).unwrap_or_else(|| panic!("{id} is no rule"));
        assert_eq!(rule.severity, Severity::Hold, "{id}");
    }
}

#[test]
fn every_rule_has_a_case() {
    let known: BTreeSet<&str> = ALL.iter().map(|rule| rule.id).collect();
    let cased: BTreeSet<&str> = cases::all().map(|case| case.rule).collect();
    assert_eq!(known.difference(&cased).collect::<Vec<_>>(), Vec::<&&str>::new(), "rules without a case");
    assert_eq!(cased.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "cases without a rule");
}
