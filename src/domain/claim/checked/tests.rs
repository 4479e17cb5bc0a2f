//! Each rule of a claim message with a message on its boundary that passes and one that trips.

use super::*;
use crate::domain::claim::batch::{Amount, BatchClient, BatchLine, BsnText, DebitCredit};
use crate::domain::identifiers::{AgbCode, AllocationNumber, Category, MunicipalityCode};
use crate::domain::money::Cents;
use crate::domain::practice::SchemaVersions;
use crate::domain::rules::Severity;
use crate::domain::time::Day;
use crate::domain::volume::Unit;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn line(reference: &str) -> BatchLine {
    BatchLine {
        reference: reference.to_owned(),
        previous: None,
        allocation: AllocationNumber::new(81733).unwrap(),
        category: Category::parse("45").unwrap(),
        code: "45X05".to_owned(),
        begin: day("2026-06-01"),
        end: day("2026-06-30"),
        volume: 12,
        unit: Unit::Hour,
        tariff: Some(Cents(8800)),
        amount: Amount::debit(Cents(105_600)),
    }
}

/// A right message: a client with a debit line, one with a debit and a credit line.
fn right() -> Batch {
    let credit = BatchLine {
        previous: Some("K0412".to_owned()),
        amount: Amount::credit(Cents(105_600)),
        ..line("K0533")
    };
    let corrected = BatchLine { volume: 10, amount: Amount::debit(Cents(88_000)), ..line("K0534") };
    let client = |bsn, lines| BatchClient { bsn: BsnText::parse(bsn).unwrap(), lines };
    with_sum(Batch {
        provider: AgbCode::parse("42420001").unwrap(),
        municipality: MunicipalityCode::parse("0405").unwrap(),
        identification: "U00000000001".to_owned(),
        dated: day("2026-06-30"),
        schema_versions: SchemaVersions::default(),
        claim_number: "D00000000001".to_owned(),
        begin: day("2026-06-01"),
        end: day("2026-06-30"),
        signed: day("2026-06-30"),
        total: Amount::debit(Cents(0)),
        clients: vec![client("999900006", vec![line("K0600")]), client("999900018", vec![credit, corrected])],
    })
}

fn with_sum(mut batch: Batch) -> Batch {
    batch.total = Amount::of(batch.sum());
    batch
}

fn rules_of(batch: Batch) -> Vec<String> {
    let mut ids: Vec<String> = match Checked::new(batch) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.report.into_iter().map(|finding| finding.rule).collect(),
    };
    ids.dedup();
    ids
}

type Change = fn(&mut Batch);

fn first(batch: &mut Batch) -> &mut BatchLine {
    &mut batch.clients[0].lines[0]
}

fn credit(batch: &mut Batch) -> &mut BatchLine {
    &mut batch.clients[1].lines[0]
}

/// Rule, what still passes, what trips it. The total is set right afterwards, except for the rules about it.
const CASES: &[(&str, &[Change], &[Change])] = &[
    (
        "RS005",
        &[
            |b| first(b).amount.cents = Cents(99_999_999),
            |b| first(b).volume = 99_999_999,
            |b| first(b).tariff = Some(Cents(99_999_999)),
            |b| first(b).tariff = Some(Cents(0)),
        ],
        &[
            |b| first(b).amount.cents = Cents(100_000_000),
            |b| first(b).amount.cents = Cents(-1),
            |b| first(b).volume = 100_000_000,
            |b| first(b).tariff = Some(Cents(100_000_000)),
            |b| first(b).tariff = Some(Cents(-1)),
        ],
    ),
    (
        "RS017",
        &[|b| b.identification = "é".repeat(12), |b| b.claim_number = "D".repeat(12)],
        &[
            |b| b.identification = "é".repeat(13),
            |b| b.identification = String::new(),
            |b| b.claim_number = "D".repeat(13),
            |b| b.claim_number = String::new(),
        ],
    ),
    (
        "RS019",
        &[|b| first(b).reference = "é".repeat(20), |b| credit(b).previous = Some("é".repeat(20))],
        &[
            |b| first(b).reference = "é".repeat(21),
            |b| first(b).reference = String::new(),
            |b| credit(b).previous = Some("é".repeat(21)),
            |b| credit(b).previous = Some(String::new()),
        ],
    ),
    (
        "RS012",
        &[|b| first(b).code = "é5X05".to_owned()],
        &[|b| first(b).code = "45X055".to_owned(), |b| first(b).code = String::new()],
    ),
    (
        "RS031",
        &[|b| first(b).reference = "a<&>\"'\u{301}\u{10fffd}".to_owned()],
        &[
            |b| first(b).reference = "a\u{1b}b".to_owned(),
            |b| first(b).reference = "a b".to_owned(),
            |b| first(b).code = "\u{ffff}".to_owned(),
            |b| credit(b).previous = Some("\u{85}".to_owned()),
            |b| b.identification = "\u{fffe}".to_owned(),
        ],
    ),
    (
        "OP179",
        &[|b| fill(b, Batch::MAX_LINES)],
        &[|b| fill(b, Batch::MAX_LINES + 1), |b| b.clients.clear(), |b| b.clients[0].lines.clear()],
    ),
    ("TR314", &[], &[|b| credit(b).reference = "K0600".to_owned()]),
    ("CS319", &[|b| b.claim_number = "d1A".to_owned()], &[|b| b.claim_number = "D-1".to_owned()]),
    (
        "CS340",
        &[|b| b.dated = day("2026-07-01")],
        &[|b| b.begin = day("2026-06-02"), |b| b.begin = day("2026-05-01")],
    ),
    ("CS100", &[|b| in_month(b, "2021-01-01", "2021-01-31")], &[|b| in_month(b, "2020-12-01", "2020-12-31")]),
    (
        "CS325",
        &[|b| first(b).amount = Amount::debit(Cents(0))],
        &[|b| credit(b).amount = Amount::credit(Cents(0))],
    ),
    ("CS002", &[], &[|b| b.clients[0].bsn = BsnText::parse("999900007").unwrap()]),
    ("CD060", &[], &[|b| credit(b).previous = None, |b| first(b).previous = Some("K1".to_owned())]),
    (
        "CS337",
        &[|b| first(b).begin = day("2026-06-30")],
        &[|b| first(b).begin = day("2026-05-31"), |b| first(b).begin = day("2025-06-01")],
    ),
    (
        "CD087",
        &[|b| in_euro(b, None, 105_600)],
        &[|b| first(b).tariff = None, |b| in_euro(b, Some(Cents(1)), 105_600)],
    ),
    ("CS339", &[|b| in_euro(b, None, 105_600)], &[|b| in_euro(b, None, 105_599)]),
    (
        "TR101",
        &[],
        &[
            |b| b.clients[1].bsn = b.clients[0].bsn.clone(),
            |b| b.clients[1].lines[1] = b.clients[1].lines[0].clone(),
        ],
    ),
    (
        "TR134",
        &[|b| in_month(b, "2026-06-01", "2026-06-30")],
        &[|b| first(b).begin = day("2026-07-01"), |b| b.begin = day("2026-07-01")],
    ),
    (
        "TR137",
        &[|b| b.dated = day("2026-06-30")],
        &[
            |b| b.dated = day("2026-06-29"),
            |b| first(b).end = day("2026-05-31"),
            |b| b.end = day("2026-05-31"),
            |b| first(b).end = day("2026-07-01"),
        ],
    ),
    ("TR315", &[|b| twice_credited(b, "K0413")], &[|b| twice_credited(b, "K0412")]),
    (
        "TR316",
        &[|b| credit(b).previous = Some("K0601".to_owned())],
        &[
            |b| credit(b).previous = Some("K0600".to_owned()),
            |b| credit(b).previous = Some("K0533".to_owned()),
        ],
    ),
    (
        "TR319",
        &[|b| first(b).begin = day("2026-06-30")],
        &[
            |b| first(b).end = day("2026-07-01"),
            |b| {
                b.begin = day("2026-05-01");
                b.end = day("2026-05-31");
            },
        ],
    ),
    (
        "TR335",
        &[
            |b| ended_long_ago(b, "2021-06-30", "2026-06-30"),
            |b| ended_long_ago(b, "2024-02-29", "2029-02-28"),
        ],
        &[
            |b| ended_long_ago(b, "2021-06-29", "2026-06-30"),
            |b| ended_long_ago(b, "2023-02-28", "2028-02-29"),
        ],
    ),
    (
        "TR416",
        &[
            |b| double_care(b, |line| line.allocation = AllocationNumber::new(1).unwrap()),
            |b| double_care(b, |line| line.category = Category::parse("46").unwrap()),
            |b| double_care(b, |line| line.code = "45X06".to_owned()),
            |b| double_care(b, |line| line.begin = day("2026-06-02")),
            |b| double_care(b, |line| line.end = day("2026-06-29")),
        ],
        &[|b| double_care(b, |_| ()), |b| double_care(b, |line| line.volume = 1)],
    ),
];

fn in_month(batch: &mut Batch, begin: &str, end: &str) {
    (batch.begin, batch.end, batch.dated, batch.signed) = (day(begin), day(end), day(end), day(end));
    for line in batch.clients.iter_mut().flat_map(|client| &mut client.lines) {
        (line.begin, line.end) = (day(begin), day(end));
    }
}

fn in_euro(batch: &mut Batch, tariff: Option<Cents>, volume: u32) {
    let line = first(batch);
    (line.unit, line.tariff, line.volume) = (Unit::Euro, tariff, volume);
}

fn twice_credited(batch: &mut Batch, previous: &str) {
    let again = BatchLine {
        reference: "K0535".to_owned(),
        previous: Some(previous.to_owned()),
        ..credit(batch).clone()
    };
    batch.clients[0].lines.push(again);
}

fn ended_long_ago(batch: &mut Batch, end: &str, signed: &str) {
    let line = first(batch);
    (line.begin, line.end) = (day(end), day(end));
    let signed = day(signed);
    (batch.dated, batch.signed) = (signed, signed);
    (batch.begin, batch.end) = (signed.month().previous().first(), signed.month().previous().last());
    for line in &mut batch.clients[1].lines {
        (line.begin, line.end) = (batch.begin, batch.end);
    }
}

fn double_care(batch: &mut Batch, change: fn(&mut BatchLine)) {
    let mut second = BatchLine { reference: "K0601".to_owned(), ..first(batch).clone() };
    change(&mut second);
    batch.clients[0].lines.push(second);
}

fn fill(batch: &mut Batch, count: usize) {
    batch.clients.truncate(1);
    let lines = (0..count).map(|index| BatchLine {
        allocation: AllocationNumber::new(u32::try_from(index).unwrap()).unwrap(),
        ..line(&format!("K{index}"))
    });
    batch.clients[0].lines = lines.collect();
}

#[test]
fn each_rule_passes_on_one_side_of_its_boundary_and_trips_on_the_other() {
    assert_eq!(rules_of(right()), [""; 0]);
    for (rule, passing, tripping) in CASES {
        for (index, change) in passing.iter().enumerate() {
            let mut batch = right();
            change(&mut batch);
            assert_eq!(rules_of(with_sum(batch)), [""; 0], "{rule}: passing case {index}");
        }
        for (index, change) in tripping.iter().enumerate() {
            let mut batch = right();
            change(&mut batch);
            let ids = rules_of(with_sum(batch));
            assert!(ids.iter().any(|id| id == rule), "{rule}: tripping case {index} gave {ids:?}");
        }
    }
}

#[test]
fn the_stated_total_is_the_sum_and_zero_is_debit() {
    let mut batch = right();
    assert_eq!(batch.total, Amount::debit(Cents(88_000)));
    batch.total = Amount::debit(Cents(88_001));
    assert_eq!(rules_of(batch.clone()), ["TR358"]);
    batch.total = Amount::credit(Cents(88_000));
    assert_eq!(rules_of(batch.clone()), ["TR358"]);

    batch.clients[1].lines.pop();
    assert_eq!(rules_of(with_sum(batch.clone())), [""; 0], "a total of zero is debit");
    batch.total = Amount { cents: Cents(0), side: DebitCredit::Credit };
    assert_eq!(rules_of(batch.clone()), ["CS325"]);

    batch.total = Amount::debit(Cents(1_000_000_000_000));
    assert_eq!(rules_of(batch), ["RS040", "TR358"]);
}

#[test]
fn every_rule_is_known_once_and_has_its_cases() {
    let ids: Vec<&str> = BOUNDS.iter().chain(RULES).map(|rule| rule.id).collect();
    let level_2 = [
        "CS319", "CS340", "CS100", "CS325", "CS002", "CD060", "CS337", "CD087", "CS339", "TR101", "TR134",
        "TR137", "TR315", "TR316", "TR319", "TR335", "TR358", "TR416",
    ];
    assert_eq!(RULES.iter().map(|rule| rule.id).collect::<Vec<_>>(), level_2);
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
        let tried = CASES.iter().any(|(rule, ..)| rule == id) || ["RS040", "TR358"].contains(id);
        assert!(tried, "{id} has no case");
    }
    for (rule, ..) in CASES {
        assert!(ids.contains(rule), "{rule} is no rule");
    }
}

#[test]
fn everything_is_reported_and_nothing_personal() {
    let mut batch = right();
    batch.clients[0].bsn = BsnText::parse("999900007").unwrap();
    first(&mut batch).tariff = None;
    batch.total = Amount::debit(Cents(1));
    let refused = Checked::new(batch).unwrap_err();
    let rules: Vec<&str> = refused.report.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["CS002", "CD087", "TR358"]);
    assert!(refused.report.iter().all(|finding| finding.severity == Severity::Block));
    let words: Vec<String> = refused.report.iter().map(|f| format!("{} {}", f.what.nl, f.what.en)).collect();
    let words = words.join("\n");
    assert!(words.contains("regel 1 van cliënt 1") && words.contains("line 1 of client 1"), "{words}");
    assert!(!words.contains("9999") && !format!("{refused:?}").contains("999900007"));
}
