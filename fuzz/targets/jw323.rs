//! Any bytes as a JW323: a value or complaints with words, never a panic; what passes its proof is written and read
//! back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use uurwerk::domain::claim::checked::Checked;
use uurwerk::messages::jw323;

fuzz_target!(|bytes: &[u8]| {
    match jw323::read(bytes) {
        Ok(batch) => {
            if let Ok(checked) = Checked::new(batch) {
                let written = jw323::write(&checked);
                assert_eq!(jw323::read(&written).as_ref(), Ok(checked.get()));
            }
        }
        Err(error) => assert!(!error.words().is_empty() && !error.findings().is_empty()),
    }
});
