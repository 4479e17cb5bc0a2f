//! Tests of the content of a claim message.

use super::*;
use crate::domain::identifiers::{AgbCode, ClaimNumber, MessageIdentification, MunicipalityCode};

fn heading() -> Heading {
    Heading {
        provider: AgbCode::parse("42420001").unwrap(),
        municipality: MunicipalityCode::parse("0405").unwrap(),
        identification: MessageIdentification::parse("U00000001").unwrap(),
        dated: Day::new(2026, 7, 2).unwrap(),
        schema_versions: SchemaVersions::default(),
        claim_number: ClaimNumber::parse("D00000001").unwrap(),
        month: Month::new(2026, 6).unwrap(),
        signed: Day::new(2026, 7, 2).unwrap(),
    }
}

fn line(reference: &str, amount: Amount) -> BatchLine {
    BatchLine {
        reference: reference.to_owned(),
        previous: (amount.side == DebitCredit::Credit).then(|| format!("{reference}-old")),
        allocation: AllocationNumber::new(81733).unwrap(),
        category: Category::parse("45").unwrap(),
        code: "45X05".to_owned(),
        begin: Day::new(2026, 6, 1).unwrap(),
        end: Day::new(2026, 6, 30).unwrap(),
        volume: 12,
        unit: Unit::Hour,
        tariff: Some(Cents(8800)),
        amount,
    }
}

fn bsn(text: &str) -> Bsn {
    Bsn::parse(text).unwrap()
}

#[test]
fn the_total_is_the_signed_sum_of_the_lines() {
    let debit = |cents| Amount::debit(Cents(cents));
    let credit = |cents| Amount::credit(Cents(cents));
    for (amounts, total) in [
        (vec![debit(31200), debit(15400), credit(60000)], credit(13400)), // the worked example of the standard
        (vec![credit(105_600), debit(88000)], credit(17600)),
        (vec![debit(500), credit(500)], debit(0)),
        (vec![debit(1)], debit(1)),
        (vec![], debit(0)),
    ] {
        let lines = amounts.iter().map(|amount| (bsn("999900006"), line("K1", *amount))).collect();
        let batch = Batch::assemble(heading(), lines);
        assert_eq!(batch.total, total, "{amounts:?}");
        assert_eq!(batch.total.signed(), batch.sum());
    }
}

#[test]
fn a_message_does_not_depend_on_the_order_of_its_lines() {
    let lines = vec![
        (bsn("999900018"), line("K3", Amount::debit(Cents(3)))),
        (bsn("999900006"), line("K2", Amount::debit(Cents(2)))),
        (bsn("999900018"), line("K1", Amount::debit(Cents(1)))),
    ];
    let mut turned = lines.clone();
    turned.reverse();
    let batch = Batch::assemble(heading(), lines);
    assert_eq!(batch, Batch::assemble(heading(), turned));
    let clients: Vec<&str> = batch.clients.iter().map(|client| client.bsn.reveal()).collect();
    assert_eq!(clients, ["999900006", "999900018"]);
    let references: Vec<&str> = batch.lines().map(|(_, line)| line.reference.as_str()).collect();
    assert_eq!(references, ["K2", "K1", "K3"]);
    assert_eq!((batch.begin.to_string(), batch.end.to_string()), ("2026-06-01".into(), "2026-06-30".into()));
}

#[test]
fn a_client_is_split_over_messages_only_when_it_must() {
    let numbers = ["999900006", "999900018", "999900031", "999900043"];
    for (counts, most, parts) in [
        (vec![2, 2, 1], 5, vec![5]),
        (vec![2, 2, 2], 5, vec![4, 2]),
        (vec![3, 3], 5, vec![3, 3]),
        (vec![7, 1], 5, vec![5, 3]),
        (vec![1, 7], 5, vec![1, 5, 2]),
        (vec![5, 5], 5, vec![5, 5]),
        (vec![11], 5, vec![5, 5, 1]),
        (vec![2], 0, vec![1, 1]),
        (vec![], 5, vec![]),
    ] {
        let mut lines = Vec::new();
        for (number, count) in numbers.iter().zip(&counts) {
            for index in 0..*count {
                lines.push((bsn(number), line(&format!("K{index}"), Amount::debit(Cents(1)))));
            }
        }
        let total = lines.len();
        let split = split(lines, most);
        assert_eq!(split.iter().map(Vec::len).collect::<Vec<_>>(), parts, "{counts:?}");
        assert_eq!(split.iter().map(Vec::len).sum::<usize>(), total);
    }
}

#[test]
fn a_message_does_not_print_who_it_is_about() {
    let batch = Batch::assemble(heading(), vec![(bsn("999900006"), line("K1", Amount::debit(Cents(1))))]);
    assert!(!format!("{batch:?}").contains("999900006"));
    assert!(BsnText::parse("999900007").unwrap().bsn().is_err());
    assert!(BsnText::parse("99990000").is_none() && BsnText::parse("٩99900006").is_none());
}
