//! What is said of an override whose facts are no longer those of today.

use super::super::super::super::ids::ClientId;
use super::super::super::super::remark::Remark;
use super::super::super::super::time::Month;
use super::*;

const LINE: &str = "allocation=1 product=lot-1 discipline=WO+ category=45 code=45X05 from=2025-03-01 \
                    until=2025-03-31 minutes=75 unit=minute volume=75 tariff=162 amount=12163";
const ENTRIES: &str = "\nfirst day=2025-03-13 start=- minutes=45 activity=telephone\
                       \nother day=2025-03-14 start=- minutes=30 activity=telephone";

fn finding(what: &'static str) -> Finding {
    Finding::hold("UW-4", Text::same(what), Text::same("way out"))
}

/// What an override of `does not work here` on [`LINE`] says about lines that are now these.
fn said(lines: &[(String, Finding)]) -> Option<(String, String)> {
    let one = FindingOverride {
        client: ClientId(1),
        period: Month::parse_iso("2025-03").unwrap().period(),
        rule: "UW-4".to_owned(),
        what: Text::same("does not work here"),
        facts: format!("{LINE}{ENTRIES}"),
        reason: Remark::new("agreed").unwrap(),
        by: "office".to_owned(),
        at: chrono::DateTime::UNIX_EPOCH,
    };
    let now: Vec<Now> =
        lines.iter().map(|(facts, finding)| Now { facts, findings: std::slice::from_ref(finding) }).collect();
    let text = Ended::of(&one, &now)?.text();
    Some((text.nl.into_owned(), text.en.into_owned()))
}

#[track_caller]
fn check(line: &str, entries: &str, expected: &str) {
    let said = said(&[(format!("{line}{entries}"), finding("does not work here"))]);
    assert_eq!(said.map(|(_, en)| en).as_deref(), Some(expected));
}

#[test]
fn an_override_counts_while_line_and_finding_are_the_same() {
    let same = || format!("{LINE}{ENTRIES}");
    assert_eq!(said(&[(same(), finding("does not work here"))]), None);
    let other = ("allocation=2 minutes=1".to_owned(), finding("x"));
    assert_eq!(said(&[other.clone(), (same(), finding("does not work here"))]), None);
    let (nl, en) = said(&[(same(), finding("works here until another day"))]).unwrap();
    assert_eq!(nl, "De regel vindt dit niet meer.");
    assert_eq!(en, "The rule does not find this any more.");
    let gone = "The claim line is not there any more.";
    assert_eq!(said(&[]).unwrap().1, gone);
    assert_eq!(said(&[other]).unwrap().1, gone, "a line of other time is another line");
}

#[test]
fn each_difference_is_named() {
    let with = |from: &str, to: &str| (LINE.replace(from, to), ENTRIES.replace(from, to));
    let fewer = "\nfirst day=2025-03-13 start=- minutes=45 activity=telephone";
    check(LINE, &format!("{ENTRIES}\nthird day=2025-03-15"), "The facts changed: 1 entry added.");
    check(LINE, fewer, "The facts changed: 1 entry taken off.");
    check(
        &LINE.replace("minutes=75", "minutes=60"),
        &format!("{fewer}\nthird day=2025-03-15\nfourth day=2025-03-16"),
        "The facts changed: 2 entries added, 1 entry taken off.",
    );
    let (line, entries) = with("minutes=45", "minutes=50");
    check(&line, &entries, "The facts changed: 1 entry changed.");
    let (line, entries) = with("telephone", "travel");
    check(&line, &entries, "The facts changed: 2 entries changed.");
    let (line, entries) = with("tariff=162 amount=12163", "tariff=170 amount=12750");
    check(&line, &entries, "The facts changed: tariff.");
    let (line, entries) = with("product=lot-1", "product=lot-2");
    let code = line.replace("code=45X05", "code=-");
    check(&code, &entries, "The facts changed: product, product code.");
    let (line, entries) = with("amount=12163", "amount=12164");
    check(&line, &entries, "The facts changed: the amount.");
}

/// The names of the values are those that facts are written with.
#[test]
fn every_value_of_a_line_is_known() {
    let written: Vec<&str> = LINE.split(' ').filter_map(|word| Some(word.split_once('=')?.0)).collect();
    for (name, _) in VALUES {
        assert!(written.contains(&name), "{name}");
    }
    assert_eq!(written.len(), VALUES.len() + 2, "the period is the same for all that are compared");
}
