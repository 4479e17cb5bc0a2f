//! How long it takes until the made-up practice stands: what `uurwerk demo` waits for.

use uurwerk::demo::{self, Options};
use uurwerk::domain::time::Day;
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

pub fn here() -> Surroundings {
    Surroundings::fixed(Day::new(2026, 3, 18).expect("a day"))
}

pub fn build(months: u32) -> Store {
    demo::build(&here(), Options { scale: 1, months }).expect("it is built")
}

#[divan::bench(args = [6, 24], sample_count = 3, sample_size = 1)]
fn of_so_many_months(months: u32) {
    divan::black_box(build(months));
}
