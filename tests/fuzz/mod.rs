//! Fuzzing on stable Rust: every reader gets changed inputs, and an input that makes it say something new is changed further.
//!
//! Without more a fixed number of inputs, the same at every run. `UURWERK_FUZZ_SECONDS` lets each reader go on for so long and
//! `UURWERK_FUZZ_SEED` starts it elsewhere; `.ci/run` sets the first. An input that breaks a promise is kept as a file, whose
//! name the failure tells. How far it looks is guided by what readers say, not by the code they go through: for that
//! there are the targets of cargo-fuzz in `fuzz/`, which ask the same questions.

mod mutate;
mod readers;

use std::collections::{BTreeSet, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use mutate::mutated;
use readers::{READERS, Said, judge};

use crate::messages::hostile::archives::packed;
use crate::support::{Chance, Sheet, Workbook};

/// Inputs per reader when no time is given.
const INPUTS: usize = 60;
/// How many accepted inputs are kept.
const MOST_ACCEPTED: usize = 200;
/// No input of at most 20 kB may take longer, on a machine that does much else beside.
const LONGEST: Duration = Duration::from_secs(5);

macro_rules! held {
    ($($name:ident)+) => {
        /// The readers that have a test here.
        const HELD: &[&str] = &[$(stringify!($name)),+];
        $(#[test]
        fn $name() {
            hold(stringify!($name));
        })+
    };
}

held! {
    jw301 jw302 jw305 jw306 jw307 jw308 jw315 jw316 jw317 jw318 jw319 jw320 jw323 jw325
    archive time tariffs allocations contract
}

#[test]
fn every_reader_is_held_and_has_a_target() {
    let names: Vec<&str> = READERS.iter().map(|reader| reader.name).collect();
    assert_eq!(names, HELD);
    let top = env!("CARGO_MANIFEST_DIR");
    let manifest = std::fs::read_to_string(format!("{top}/fuzz/Cargo.toml")).unwrap();
    for name in names {
        let target = std::fs::read_to_string(format!("{top}/fuzz/targets/{name}.rs")).unwrap();
        assert!(target.contains(&format!("judge(\"{name}\", bytes)")), "{target}");
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"targets/{name}.rs\"\n")), "{name}");
    }
}

/// What a reader is given to begin with: what it takes, and something that it does not.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let data =
        |file: &str| std::fs::read(format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut seeds = match name {
        "time" => vec![data("first-month/time.csv"), data("handleiding/time.csv")],
        "tariffs" => {
            let rows = [
                "contract|product|code|unit|tariff|from|until",
                "segment-c|lot-1|45X05|hour|97.3|2025-01-01|",
            ];
            vec![data("first-month/tariffs.csv"), Workbook::new(&[Sheet::new("T", &rows)]).bytes()]
        }
        "allocations" => vec![data("handleiding/allocations.csv"), data("segment-c/allocations.csv")],
        "contract" => {
            uurwerk::import::contract::shipped().iter().map(|(_, text)| text.as_bytes().to_vec()).collect()
        }
        "archive" => vec![packed(&[("a.xml", b"<a/>")]), packed(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")])],
        _ => goldens(name),
    };
    assert!(!seeds.is_empty(), "{name} has nothing to begin with");
    seeds.push(b"<a/>".to_vec());
    seeds
}

fn goldens(name: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/tests/data/messages", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with(name));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Asks a reader about changed inputs until its time is up.
fn hold(name: &str) {
    let seed = variable("UURWERK_FUZZ_SEED").unwrap_or(20_261_122);
    let time = variable("UURWERK_FUZZ_SECONDS").map(Duration::from_secs);
    let (start, mut chance) = (Instant::now(), Chance::new(seed));
    let mut corpus = seeds(name);
    // What was accepted, to stay near: most changes of what was refused are refused as well.
    let mut good = corpus.clone();
    let mut known: HashSet<BTreeSet<String>> = HashSet::new();
    let (mut inputs, mut accepted) = (0, 0);
    for seed in corpus.clone() {
        known.insert(asked(name, inputs, &seed).about);
    }
    while time.map_or(inputs < INPUTS, |time| start.elapsed() < time) {
        let from = if chance.yes() { &good } else { &corpus };
        let input = chance.pick(from).clone();
        let input = mutated(&mut chance, &input, &corpus);
        let Said { is_accepted, about } = asked(name, inputs, &input);
        if is_accepted && good.len() < MOST_ACCEPTED {
            good.push(input.clone());
        }
        if known.insert(about) {
            corpus.push(input);
        }
        (inputs, accepted) = (inputs + 1, accepted + usize::from(is_accepted));
    }
    println!("{name}: seed {seed}, {inputs} inputs, {accepted} accepted, {} kinds of verdict", known.len());
    assert!(known.len() > 1, "{name} says the same of everything");
}

/// What the reader says; an input that breaks a promise is kept.
fn asked(name: &str, number: usize, input: &[u8]) -> Said {
    let start = Instant::now();
    let said = catch_unwind(AssertUnwindSafe(|| judge(name, input)));
    let took = start.elapsed();
    match said {
        Ok(said) if took < LONGEST => said,
        _ => panic!("{name}, input {number}, {took:?}: kept as {}", kept(name, number, input)),
    }
}

#[expect(clippy::disallowed_methods, reason = "an input that failed is kept for whoever looks into it")]
fn kept(name: &str, number: usize, input: &[u8]) -> String {
    let path = format!("{}/fuzz-{name}-{number}", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&path, input).unwrap();
    path
}

#[expect(clippy::disallowed_methods, reason = "time and seed are set by the environment of the test run")]
fn variable(name: &str) -> Option<u64> {
    std::env::var(name)
        .ok()
        .map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is not a number: {value}")))
}
