//! How long it takes until the made-up practice stands: what `uurwerk demo` waits for.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has nothing to measure")]

use uurwerk::demo::{self, Options};
use uurwerk::domain::time::Day;
use uurwerk::surroundings::Surroundings;

fn main() {
    divan::main();
}

#[divan::bench(args = [6, 24], sample_count = 3, sample_size = 1)]
fn practice_of_so_many_months(months: u32) {
    let here = Surroundings::fixed(Day::new(2026, 3, 18).expect("a day"));
    let store = demo::build(&here, Options { scale: 1, months }).expect("it is built");
    divan::black_box(store);
}
