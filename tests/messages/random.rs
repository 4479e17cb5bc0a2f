//! A thousand claims of chance content: all that pass their proof follow the official schema and read back the same.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use uurwerk::domain::claim::batch::{Amount, Batch, BatchLine};
use uurwerk::domain::claim::checked::Checked;
use uurwerk::domain::identifiers::{AllocationNumber, Bsn, Category};
use uurwerk::domain::money::Cents;
use uurwerk::domain::volume::{MAX_EIGHT_DIGITS, Unit};
use uurwerk::messages::jw323;

use super::samples::{bsn, day, heading, minutes};
use super::schema::{Message, expect_valid};

const NUMBERS: [&str; 4] = ["999900006", "999900018", "999900031", "999900043"];

/// Texts of up to three-byte, four-byte and combining characters.
fn text(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            proptest::char::range('!', '~'),
            proptest::char::range('\u{a1}', '\u{17f}'),
            proptest::char::range('\u{300}', '\u{36f}'),
            proptest::char::range('\u{2010}', '\u{2027}'),
            proptest::char::range('\u{10000}', '\u{10400}'),
        ],
        1..=most,
    )
    .prop_map(|letters| letters.into_iter().collect())
}

fn line() -> impl Strategy<Value = (Bsn, BatchLine)> {
    let numbers = (0..=MAX_EIGHT_DIGITS, 0..=i64::from(MAX_EIGHT_DIGITS), 1..=i64::from(MAX_EIGHT_DIGITS));
    let keys = (proptest::sample::select(NUMBERS.as_slice()), 0..=999_999_999_u32, text(20), text(5));
    let kinds = (proptest::sample::select(Unit::ALL.as_slice()), proptest::option::of(text(20)), 40..=55_u8);
    (keys, numbers, kinds, 1..=30_u32).prop_map(|(keys, numbers, kinds, first)| {
        let ((number, allocation, reference, code), (volume, tariff, amount)) = (keys, numbers);
        let (unit, previous, category) = kinds;
        let is_euro = unit == Unit::Euro;
        let cents = if is_euro { Cents(i64::from(volume.max(1))) } else { Cents(amount) };
        let line = BatchLine {
            reference,
            amount: if previous.is_some() { Amount::credit(cents) } else { Amount::debit(cents) },
            previous,
            allocation: AllocationNumber::new(allocation).unwrap(),
            category: Category::parse(&category.to_string()).unwrap(),
            code,
            begin: day(&format!("2026-06-{first:02}")),
            volume: if is_euro { volume.max(1) } else { volume },
            unit,
            tariff: (!is_euro).then_some(Cents(tariff)),
            ..minutes("", 1)
        };
        (bsn(number), line)
    })
}

#[test]
fn a_thousand_claims_follow_the_schema() {
    let mut runner = TestRunner::deterministic();
    let claims = proptest::collection::vec(line(), 1..4);
    let mut messages = Vec::new();
    for index in 0..1000 {
        let lines = claims.new_tree(&mut runner).unwrap().current();
        // Chance may give two lines one reference; the proof refuses those.
        let Ok(checked) = Checked::new(Batch::assemble(heading(), lines)) else { continue };
        let bytes = jw323::write(&checked);
        assert_eq!(&jw323::read(&bytes).unwrap(), checked.get());
        messages.push(Message::new(format!("claim {index}"), bytes));
    }
    assert!(messages.len() > 900, "{} of 1000 were proved", messages.len());
    expect_valid("JW323.xsd", &messages);
}
