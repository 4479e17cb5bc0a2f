//! Any bytes as a contract file: what its reader promises holds.
#![no_main]

#[path = "../../tests/fuzz/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    readers::judge("contract", bytes);
});
