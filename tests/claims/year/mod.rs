//! A year of claims against made-up municipalities that judge and refuse: late time, corrections, credits, claims that come
//! back, and allocations that are lengthened, shortened, resized and deleted meanwhile.
//!
//! Everything that happens follows from the number of the year. Of a year that fails, the number is said.

mod account;
mod acts;
mod office;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use uurwerk::domain::time::{Day, Month};

use self::office::Practice;
use crate::municipality::allocations::Price;
use crate::municipality::calendar::Date;
use crate::municipality::{Chance, Mail, Municipality};

/// Made-up codes of the made-up contract.
const PRICES: [Price; 5] = [
    Price { code: "45X01", category: "45", unit: "01", cents: 8_730 },
    Price { code: "45X02", category: "45", unit: "01", cents: 9_730 },
    Price { code: "45X05", category: "45", unit: "04", cents: 9_000 },
    Price { code: "50X06", category: "50", unit: "01", cents: 10_250 },
    Price { code: "54X07", category: "54", unit: "84", cents: 6_150 },
];

/// Who lives where. The municipalities give out the same numbers of allocations.
const HOMES: [(&str, &[&str]); 2] =
    [("0441", &["999900006", "999900018", "999900031"]), ("0373", &["999900043", "999900055"])];

/// A letter on its way.
struct Post {
    town: usize,
    mail: Mail,
    /// The turn in which it arrives.
    due: u32,
}

/// A practice, its municipalities, and what is on its way between them.
struct Year {
    practice: Practice,
    towns: Vec<Municipality>,
    post: Vec<Post>,
    chance: Chance,
    turn: u32,
    today: Date,
    counts: Counts,
}

/// How often what happened.
type Counts = BTreeMap<&'static str, usize>;

fn add(counts: &mut Counts, more: &Counts) {
    for (what, times) in more {
        *counts.entry(what).or_default() += times;
    }
}

/// Two turns in each month; then as many as are needed until everything was answered.
const TURNS: u32 = 24;
const MOST_TURNS: u32 = TURNS + 16;

impl Year {
    fn new(number: u64) -> Self {
        let town = |(at, (code, bsns)): (usize, (&'static str, &'static [&'static str]))| {
            Municipality::new(code, number * 2 + at as u64, &PRICES, bsns)
        };
        Self {
            practice: Practice::new(),
            towns: HOMES.into_iter().enumerate().map(town).collect(),
            post: Vec::new(),
            chance: Chance::new(number + 1_000_000),
            turn: 0,
            today: Date::parse("2025-01-02"),
            counts: BTreeMap::new(),
        }
    }

    fn run(&mut self) {
        for turn in 0..MOST_TURNS {
            self.turn = turn;
            self.today = day_of(turn);
            self.practice.here.fix_today(Day::parse_iso(&self.today.to_string()).unwrap());
            let is_closing = turn >= TURNS;
            if turn >= TURNS + 4 {
                self.towns.iter_mut().for_each(|town| town.is_calm = true);
            }
            if !is_closing {
                self.allocate();
            }
            self.deliver();
            if !is_closing {
                self.register();
                self.reconsider();
                self.report();
            }
            self.put_right(is_closing);
            let sent = self.send();
            if is_closing && sent == 0 && self.post.is_empty() && turn > TURNS + 5 {
                break;
            }
        }
        assert!(self.post.is_empty(), "something is still on its way");
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    /// The month that is over.
    fn last_month(&self) -> Month {
        let last = self.today.first_of_month().plus(-1);
        Month::parse_iso(&last.month_name()).unwrap()
    }
}

/// The second and the sixteenth of each month of 2025, and on.
fn day_of(turn: u32) -> Date {
    let month = i64::from(turn / 2);
    Date::new(2025 + month / 12, month % 12 + 1, if turn.is_multiple_of(2) { 2 } else { 16 })
}

/// A few years in an ordinary run, 200 in `.ci/run`. `UURWERK_YEARS=200 cargo test --test main year` runs more, and
/// `UURWERK_YEARS_FROM=17 UURWERK_YEARS=1` the one of that number.
#[test]
fn years_of_claims_end_with_equal_ledgers() {
    let from = setting("UURWERK_YEARS_FROM").unwrap_or(0);
    let many = setting("UURWERK_YEARS").unwrap_or(6);
    let (next, failed) = (AtomicU64::new(from), Mutex::new(Vec::new()));
    let counts: Mutex<Counts> = Mutex::default();
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= from + many {
                return;
            }
            match catch_unwind(AssertUnwindSafe(|| one_year(number))) {
                Ok(own) => {
                    let mut counts = counts.lock().unwrap();
                    add(&mut counts, &own);
                }
                Err(_) => failed.lock().unwrap().push(number),
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let counts = counts.into_inner().unwrap();
    println!("{many} years from {from}: {counts:#?}");
    let failed = failed.into_inner().unwrap();
    assert!(
        failed.is_empty(),
        "years {failed:?} failed; one alone: UURWERK_YEARS_FROM={} UURWERK_YEARS=1 cargo test --test main year",
        failed[0]
    );
    for what in account::MUST_HAPPEN.iter().filter(|_| many >= 6) {
        assert!(counts.contains_key(what), "in {many} years it never happened: {what}");
    }
}

#[expect(clippy::disallowed_methods, reason = "how long to look is set by the environment of the test run")]
fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

/// Gives how often what happened.
fn one_year(number: u64) -> Counts {
    let mut year = Year::new(number);
    let ended = catch_unwind(AssertUnwindSafe(|| {
        year.run();
        year.account();
    }));
    if let Err(panic) = ended {
        eprintln!("year {number} fails in turn {} ({})", year.turn, year.today);
        std::panic::resume_unwind(panic);
    }
    for town in &year.towns {
        add(&mut year.counts, &town.counts);
    }
    year.counts
}
