//! Any bytes as a JW325: a value or complaints with words, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use uurwerk::domain::claim::answer::RULES;
use uurwerk::domain::rules::message::findings;
use uurwerk::messages::jw325;

fuzz_target!(|bytes: &[u8]| {
    match jw325::read(bytes) {
        Ok(answer) => drop(findings(RULES, &answer)),
        Err(error) => assert!(!error.words().is_empty() && !error.findings().is_empty()),
    }
});
