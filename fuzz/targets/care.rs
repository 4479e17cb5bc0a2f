//! Any bytes as any message: a judgement in words, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use uurwerk::domain::time::Day;
use uurwerk::messages::{
    ReadError, check, jw302, jw305, jw306, jw307, jw308, jw315, jw316, jw317, jw318, jw319, jw320,
};

fuzz_target!(|bytes: &[u8]| {
    drop(check(bytes, Day::LAST));
    expect_words(jw302::read(bytes));
    expect_words(jw305::read(bytes));
    expect_words(jw306::read(bytes));
    expect_words(jw307::read(bytes));
    expect_words(jw308::read(bytes));
    expect_words(jw315::read(bytes));
    expect_words(jw316::read(bytes));
    expect_words(jw317::read(bytes));
    expect_words(jw318::read(bytes));
    expect_words(jw319::read(bytes));
    expect_words(jw320::read(bytes));
});

fn expect_words<T>(result: Result<T, ReadError>) {
    if let Err(error) = result {
        assert!(!error.words().is_empty() && !error.findings().is_empty());
    }
}
