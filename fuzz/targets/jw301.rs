//! Any bytes as a JW301: a value or complaints with words, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use uurwerk::domain::rules::message::findings;
use uurwerk::domain::time::Day;
use uurwerk::messages::{check, jw301};

fuzz_target!(|bytes: &[u8]| {
    match jw301::read(bytes) {
        Ok(message) => drop(findings(jw301::RULES, &message)),
        Err(error) => assert!(!error.words().is_empty() && !error.findings().is_empty()),
    }
    drop(check(bytes, Day::LAST));
});
