//! What takes long enough to be felt, or would if it grew: `cargo bench --bench measures [-- FILTER]`. The numbers, and what
//! they mean, stand in `docs/performance.md`.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

mod claims;
mod file;
mod practice;
mod screen;

fn main() {
    divan::main();
}
