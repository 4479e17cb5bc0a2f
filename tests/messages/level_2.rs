//! Every rule of level 2 by its id: a message on its boundary that passes, and one that trips it, as bytes through the same
//! check as any file.

mod allocations;
mod care;
mod claims;
mod requests;

use std::collections::BTreeSet;

use uurwerk::domain::claim::{answer, checked};
use uurwerk::domain::rules::Severity;
use uurwerk::domain::rules::message::MessageRule;
use uurwerk::messages::{check, jw301, jw305, jw307, jw315, jw317, jw319};

use super::care::returned;
use super::samples::{FULL_301, day};

/// Texts of the sample with what stands there instead, at every place.
type Edit = &'static [(&'static str, &'static str)];

/// A rule, with changes of the sample that still pass and changes that trip it. Without a change that passes, the sample
/// itself is the one that does.
struct Case(&'static str, &'static [Edit], &'static [Edit]);

/// The rules of level 2 of the standard for one kind of message, with a sample and its cases.
struct Kind {
    key: &'static str,
    /// Ids of the standard. CS015 and CS025 are part of the schemas, CS319 too.
    standard: &'static [&'static str],
    /// Ids in our table.
    ours: Vec<&'static str>,
    /// Rules of our table that the standard has elsewhere, with where.
    beyond: &'static [(&'static str, &'static str)],
    cases: &'static [Case],
    sample: String,
    /// What goes to the check, from the sample.
    sent: fn(&str) -> Vec<u8>,
    /// Its version numbers, in the sample.
    versions: Versions,
}

type Versions = &'static [(&'static str, [&'static str; 2])];

const PREFIXED: Versions = &[
    ("CS025", ["<t:BerichtVersie>3<", "<t:BerichtVersie>4<"]),
    ("CS015", ["<t:BerichtSubversie>2<", "<t:BerichtSubversie>1<"]),
];
const PLAIN: Versions = &[
    ("CS025", ["<BerichtVersie>3<", "<BerichtVersie>03<"]),
    ("CS015", ["<BerichtSubversie>2<", "<BerichtSubversie>02<"]),
];

fn ids<M>(rules: &[MessageRule<M>]) -> Vec<&'static str> {
    rules.iter().map(|rule| rule.id).collect()
}

/// A golden message with all elements on one line, so that edits can name neighbours.
fn golden(name: &str) -> String {
    let path = format!("{}/tests/data/messages/{name}", env!("CARGO_MANIFEST_DIR"));
    one_line(&std::fs::read_to_string(path).unwrap())
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

fn as_it_is(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn kinds() -> Vec<Kind> {
    let kind = |key, standard, ours, cases, name| Kind {
        key,
        standard,
        ours,
        beyond: &[],
        cases,
        sample: golden(name),
        sent: as_it_is,
        versions: PLAIN,
    };
    let allocation = Kind {
        sample: one_line(std::str::from_utf8(FULL_301).unwrap()),
        versions: PREFIXED,
        ..kind("JW301", allocations::STANDARD, ids(jw301::RULES), allocations::CASES, "jw301-full.xml")
    };
    let decision = kind(
        "JW319",
        requests::DECISION,
        ids(jw319::RULES),
        requests::DECISION_CASES,
        "jw319-woonplaatsbeginsel.xml",
    );
    let decision = Kind { versions: PLAIN, ..decision };
    let back = |of: &Kind, key, sent| Kind {
        key,
        sent,
        sample: of.sample.clone(),
        ours: of.ours.clone(),
        versions: &[],
        ..*of
    };
    vec![
        back(&allocation, "JW302", |text| returned("JW302", text.as_bytes()).1),
        back(&decision, "JW320", |text| returned("JW320", text.as_bytes()).1),
        allocation,
        decision,
        kind("JW305", care::START, ids(jw305::RULES), care::START_CASES, "jw305-full.xml"),
        kind("JW307", care::STOP, ids(jw307::RULES), care::STOP_CASES, "jw307-full.xml"),
        kind("JW315", requests::FIRST, ids(jw315::RULES), requests::FIRST_CASES, "jw315-full.xml"),
        kind("JW317", requests::CHANGE, ids(jw317::RULES), requests::CHANGE_CASES, "jw317-full.xml"),
        Kind {
            beyond: &[("TR319", "level 3, run by the check set of level 2")],
            ..kind("JW323", claims::CLAIM, ids(checked::RULES), claims::CLAIM_CASES, "jw323-correction.xml")
        },
        Kind {
            beyond: &[("IV087", "how an answer is filled"), ("IV088", "how an answer is filled")],
            ..kind("JW325", claims::ANSWER, ids(answer::RULES), claims::ANSWER_CASES, "jw325-partly.xml")
        },
    ]
}

impl Kind {
    fn edited(&self, edit: Edit) -> Vec<u8> {
        let mut text = self.sample.clone();
        for (from, to) in edit {
            assert!(text.contains(from), "{}: {from} does not stand in the sample", self.key);
            text = text.replace(from, to);
        }
        (self.sent)(&text)
    }

    /// What blocks a message, and whether level 1 lets it through.
    fn blocked(&self, bytes: &[u8]) -> Vec<String> {
        let report = check(bytes, day("2029-01-01"));
        assert_eq!(report.message.map(|message| message.key), Some(self.key));
        let blocking = report.findings.into_iter().filter(|finding| finding.severity == Severity::Block);
        blocking.map(|finding| finding.rule).collect()
    }
}

#[test]
fn each_rule_of_level_2_has_a_message_that_passes_and_one_that_trips_it() {
    for kind in kinds() {
        assert_eq!(kind.blocked(&kind.edited(&[])), [""; 0], "{}: the sample", kind.key);
        for Case(rule, passing, tripping) in kind.cases {
            for (at, edit) in passing.iter().enumerate() {
                let blocked = kind.blocked(&kind.edited(edit));
                assert_eq!(blocked, [""; 0], "{}, {rule}: passing case {at}", kind.key);
            }
            assert!(!tripping.is_empty(), "{}, {rule}: nothing trips it", kind.key);
            for (at, edit) in tripping.iter().enumerate() {
                let blocked = kind.blocked(&kind.edited(edit));
                let tripped = blocked.iter().any(|one| one == rule);
                assert!(tripped, "{}, {rule}: tripping case {at} gave {blocked:?}", kind.key);
                let level_1 = |id: &String| id == "XSD" || id.starts_with("RS");
                assert!(!blocked.iter().any(level_1), "{}, {rule}: case {at} gave {blocked:?}", kind.key);
            }
        }
        for (rule, [from, to]) in kind.versions {
            let text = kind.sample.replace(from, to);
            assert_ne!(text, kind.sample, "{}, {rule}", kind.key);
            assert_eq!(kind.blocked(&(kind.sent)(&text)), [*rule], "{}", kind.key);
        }
    }
}

#[test]
fn no_rule_of_level_2_is_missing_and_none_is_made_up() {
    for kind in kinds() {
        let standard: BTreeSet<&str> = kind.standard.iter().copied().collect();
        assert_eq!(standard.len(), kind.standard.len(), "{}: one stands there twice", kind.key);
        let tried: BTreeSet<&str> = kind.cases.iter().map(|Case(rule, ..)| *rule).collect();
        let beyond: BTreeSet<&str> = kind.beyond.iter().map(|(rule, _)| *rule).collect();
        let expected: BTreeSet<&str> = standard.union(&beyond).copied().collect();
        let ours: BTreeSet<&str> = kind.ours.iter().copied().collect();
        assert_eq!(ours, expected, "{}: our table and the standard", kind.key);
        assert_eq!(tried, expected, "{}: rules with cases", kind.key);
    }
}
