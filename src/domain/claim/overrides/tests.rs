//! Overrides against lines that differ in one thing.

use super::*;
use crate::domain::activity::Kind;
use crate::domain::entry::EntryKey;
use crate::domain::identifiers::{ActivityKey, Category, Discipline, ProductCode, ProductKey};
use crate::domain::ids::{AllocationId, PractitionerId, TariffId};
use crate::domain::money::Cents;
use crate::domain::time::{ClockTime, Day, Minutes, Month};
use crate::domain::volume::Unit;

fn hold(rule: &str, words: &'static str) -> Finding {
    Finding::hold(rule, Text::same(words), Text::same("way out"))
}

fn entry() -> Entry {
    Entry {
        key: EntryKey(uuid::Uuid::from_u128(1)),
        practitioner: PractitionerId(1),
        day: Day::parse_iso("2025-03-13").unwrap(),
        start: None,
        minutes: Minutes::new(45).unwrap(),
        activity: ActivityKey::parse("telephone").unwrap(),
        kind: Kind::Direct,
        client: Some(ClientId(1)),
        discipline: Discipline::parse("WO+").ok(),
        allocation: Some(AllocationId(1)),
        product: ProductKey::parse("lot-1").ok(),
        note: None,
        responsible: None,
    }
}

fn line(findings: Vec<Finding>) -> Line {
    Line {
        client: ClientId(1),
        allocation: Some(AllocationId(1)),
        product: ProductKey::parse("lot-1").ok(),
        discipline: Discipline::parse("WO+").ok(),
        category: Category::parse("45").ok(),
        code: ProductCode::parse("45X05").ok(),
        period: Month::parse_iso("2025-03").unwrap().period(),
        minutes: 45,
        tariff: Some(TariffId(1)),
        unit: Some(Unit::Minute),
        volume: Some(45),
        unit_tariff: Some(Cents(162)),
        amount: Cents(7298),
        entries: vec![(EntryId(1), 45)],
        usages: Vec::new(),
        stays: None,
        findings,
    }
}

fn sources(entry: &Entry) -> Sources<'_> {
    Sources { entries: BTreeMap::from([(EntryId(1), entry)]), usages: BTreeMap::new() }
}

fn overriding(line: &Line, entry: &Entry, finding: &Finding) -> FindingOverride {
    FindingOverride {
        client: line.client,
        period: line.period,
        rule: finding.rule.clone(),
        what: finding.what.clone(),
        facts: facts(line, &sources(entry)),
        reason: Remark::new("agreed by telephone").unwrap(),
        by: "office".into(),
        at: DateTime::UNIX_EPOCH,
    }
}

/// How many holds are open on a line and entry that were changed after an override of the finding `PS-A6 too young`.
fn open_after(change: impl FnOnce(&mut Line, &mut Entry)) -> usize {
    let (mut line, mut entry) = (line(vec![hold("PS-A6", "too young")]), entry());
    let overrides = [overriding(&line, &entry, &line.findings[0])];
    change(&mut line, &mut entry);
    let entries = sources(&entry);
    open_holds(&line.findings, &in_force(&overrides, &line, &entries)).count()
}

#[test]
fn an_override_counts_for_its_own_facts_only() {
    let day = |text: &str| Day::parse_iso(text).unwrap();
    assert_eq!(open_after(|_, _| ()), 0);
    assert_eq!(open_after(|line, _| line.tariff = Some(TariffId(9))), 0, "the same tariff, imported again");
    assert_eq!(open_after(|_, entry| entry.note = crate::domain::entry::Note::new("x")), 0);

    assert_eq!(open_after(|line, _| line.findings[0].what = Text::same("too old")), 1);
    assert_eq!(open_after(|line, _| line.findings[0].rule = "PS-A7".into()), 1);
    assert_eq!(open_after(|line, _| line.findings[0].severity = Severity::Block), 1);
    assert_eq!(open_after(|line, _| line.findings.push(hold("PS-A6", "no frame"))), 1);
    assert_eq!(open_after(|line, _| line.amount = Cents(7299)), 1);
    assert_eq!(open_after(|line, _| line.entries = vec![(EntryId(1), 44)]), 1);
    assert_eq!(open_after(|line, _| line.allocation = Some(AllocationId(2))), 1);
    assert_eq!(open_after(|line, _| line.client = ClientId(2)), 1);
    assert_eq!(open_after(|_, entry| entry.day = day("2025-03-14")), 1);
    assert_eq!(open_after(|_, entry| entry.practitioner = PractitionerId(2)), 1);
    assert_eq!(open_after(|_, entry| entry.responsible = Some(PractitionerId(2))), 1);
    assert_eq!(open_after(|_, entry| entry.start = ClockTime::new(9, 0)), 1);
    assert_eq!(open_after(|_, entry| entry.activity = ActivityKey::parse("travel").unwrap()), 1);
    assert_eq!(open_after(|_, entry| entry.key = EntryKey(uuid::Uuid::from_u128(2))), 1);
}

#[test]
fn only_what_may_be_let_through_is() {
    let findings = vec![
        hold("PS-A6", "too young"),
        hold("PS-A6", "no frame"),
        hold("TR389", "stands already"),
        Finding::warn("UW-9", Text::same("not over"), Text::same("wait")),
    ];
    let (line, entry) = (line(findings), entry());
    let first = overriding(&line, &entry, &line.findings[0]);
    let second = overriding(&line, &entry, &line.findings[1]);
    let asked = |line: &Line, rule: &str, given: &[&FindingOverride]| {
        to_override(line, rule, given).map(|found| found.len())
    };
    assert_eq!(asked(&line, "PS-A6", &[]), Ok(2));
    assert_eq!(asked(&line, "PS-A6", &[&first]), Ok(1));
    assert_eq!(asked(&line, "PS-A6", &[&first, &second]), Err(CannotOverride::Already));
    assert_eq!(asked(&line, "TR389", &[]), Err(CannotOverride::Never));
    assert_eq!(asked(&line, "UW-9", &[]), Err(CannotOverride::NoSuchHold));
    assert_eq!(asked(&line, "PS-A7", &[]), Err(CannotOverride::NoSuchHold));
    let unpriced = Line { volume: None, ..line.clone() };
    assert_eq!(asked(&unpriced, "PS-A6", &[]), Err(CannotOverride::Incomplete));
}
