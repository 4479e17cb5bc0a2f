//! JW323 as it is written.

use std::collections::HashSet;

use expect_test::expect_file;
use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine, split};
use uurwerk::domain::identifiers::{AllocationNumber, Bsn};
use uurwerk::domain::money::Cents;
use uurwerk::domain::volume::Unit;
use uurwerk::messages::jw323;

use super::samples::{bsn, checked, corrected, day, minutes};
use super::schema::{Message, expect_valid};

/// Two clients: minutes and an amount in euro, a credit with its correction.
fn golden() -> Vec<(Bsn, BatchLine)> {
    let [_, credit, again] = corrected();
    let euro = BatchLine {
        volume: 32_500,
        unit: Unit::Euro,
        tariff: None,
        amount: Amount::debit(Cents(32_500)),
        begin: day("2026-06-19"),
        ..minutes("K0602", 4711)
    };
    vec![
        (bsn("999900018"), credit),
        (bsn("999900018"), again),
        (bsn("999900006"), minutes("K0601", 81740)),
        (bsn("999900006"), euro),
    ]
}

#[test]
fn a_claim_is_written_to_the_byte() {
    let bytes = jw323::write(&checked(golden()));
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    expect_file!["../data/messages/jw323-correction.xml"].assert_eq(&text.replace("\r\n", "\n"));

    let mut turned = golden();
    turned.reverse();
    assert_eq!(bytes, jw323::write(&checked(turned)), "the order of the lines does not matter");
    expect_valid("JW323.xsd", &[Message::new("jw323-correction", bytes)]);
}

#[test]
fn the_longest_message_stays_below_25_megabytes() {
    // An ampersand becomes five bytes; no other character takes more.
    let number = |index: usize| {
        let mark = char::from_u32(0x10_0000 + u32::try_from(index).unwrap()).unwrap();
        format!("{}{mark}", "&".repeat(19))
    };
    let lines = (0..Batch::MAX_LINES).map(|index| {
        let line = BatchLine {
            reference: number(index),
            previous: Some(number(index).chars().rev().collect()),
            allocation: AllocationNumber::new(999_999_999).unwrap(),
            code: "&&&&&".to_owned(),
            volume: 99_999_999,
            tariff: Some(Cents(99_999_999)),
            amount: Amount::credit(Cents(99_999_999)),
            ..minutes("", 1)
        };
        (test_bsn(index), line)
    });
    let bytes = jw323::write(&checked(lines.collect()));
    assert!(bytes.len() < 25_000_000, "{} bytes", bytes.len());
    println!("{} lines of the greatest length: {} bytes", Batch::MAX_LINES, bytes.len());
    expect_valid("JW323.xsd", &[Message::new("longest", bytes)]);
}

#[test]
fn sixty_thousand_lines_become_messages_that_keep_clients_whole() {
    let lines: Vec<(Bsn, BatchLine)> = (0..60_000_u32)
        .map(|number| (test_bsn(usize::try_from(number).unwrap()), minutes(&format!("K{number}"), number)))
        .collect();
    let parts = split(lines, Batch::MAX_LINES);
    assert_eq!(parts.len(), 7, "clients of six or seven lines leave a little room in each");
    let mut seen = HashSet::new();
    let (mut count, mut total) = (0, 0);
    for part in parts {
        let checked = checked(part);
        let batch = checked.get();
        (count, total) = (count + batch.line_count(), total + batch.total.signed().0);
        assert!(batch.clients.iter().all(|client| seen.insert(client.bsn.clone())), "a client was divided");
        assert!(jw323::write(&checked).len() < 25_000_000);
    }
    assert_eq!((count, total), (60_000, 60_000 * 70_218));
}

/// The test numbers in order; 9 091 of them exist, so the last ones come twice.
fn test_bsn(index: usize) -> Bsn {
    let numbers = TEST_NUMBERS.get_or_init(|| {
        (999_900_000..999_999_991).filter_map(|number| Bsn::parse(&number.to_string()).ok()).collect()
    });
    numbers[index % numbers.len()].clone()
}

static TEST_NUMBERS: std::sync::OnceLock<Vec<Bsn>> = std::sync::OnceLock::new();
