//! What was acknowledged survives a kill at any moment, and what is tried again is not stored twice.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use uurwerk::domain::assignment::Wish;
use uurwerk::domain::entry::{EntryKey, Note};
use uurwerk::domain::identifiers::{ActivityKey, ClientNumber, PractitionerCode};
use uurwerk::domain::time::{Day, Minutes};
use uurwerk::operations::judge::Wanted;
use uurwerk::operations::log_time;
use uurwerk::store::{self, Store, StoreError};
use uurwerk::surroundings::Surroundings;

use super::program::{Program, rows_of_time};

const KILLS: u64 = 30;

/// Chance that is the same at every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

#[test]
fn no_acknowledged_entry_is_lost_and_none_is_doubled_by_trying_again() {
    let program = Program::with_practice();
    let (mut chance, mut acknowledged, mut killed_at_work) = (Chance(1), 0, 0);
    for _ in 0..KILLS {
        let before = acknowledged;
        let delay = Duration::from_micros(chance.below(60_000));
        acknowledged = work(&program, acknowledged, u64::MAX, Some(delay));
        killed_at_work += u64::from(acknowledged > before);
    }
    assert!(killed_at_work > 0, "every kill came before the first entry");
    let total = work(&program, acknowledged, acknowledged + 5, None);
    program.expect_whole();
    let mut expected: BTreeMap<String, u64> = (0..total).map(|number| (format!("n{number}"), 1)).collect();
    assert_eq!(notes(&program), expected);
    // No entry without its line in the journal.
    let sql = "SELECT count(*) FROM journal WHERE table_name = 'time_entry' AND action = 'insert'";
    assert_eq!(program.query(sql), [format!("Integer({total})")]);
    // Under another key the same is stored twice: the look at the notes would have seen it.
    let mut store = Store::open(&program.database(), None).unwrap();
    log(&mut store, 0, 1_000_000);
    expected.insert("n0".to_owned(), 2);
    assert_eq!(notes(&program), expected);
}

/// How often each note stands there.
fn notes(program: &Program) -> BTreeMap<String, u64> {
    let mut found = BTreeMap::new();
    for note in program.query("SELECT note FROM time_entry") {
        *found.entry(note).or_default() += 1;
    }
    found
}

const WORKER: &str = "UURWERK_TEST_WORKER";

/// Logs entries from this number on in a process of its own, which is killed so long after it was ready, or left alone
/// until it is done. Gives the number after the last that was acknowledged.
fn work(program: &Program, from: u64, until: u64, kill_after: Option<Duration>) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "reliability::kills::worker", "--nocapture", "--test-threads=1"])
        .env(WORKER, format!("{from} {until} {}", program.database().display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (ready, is_ready) = std::sync::mpsc::channel();
    let heard = BufReader::new(child.stdout.take().unwrap());
    let listener = std::thread::spawn(move || {
        let mut next = from;
        for line in heard.lines().map_while(Result::ok) {
            if line == "ready" {
                ready.send(()).unwrap();
            }
            if let Some(number) = line.strip_prefix("logged ") {
                assert_eq!(number, next.to_string());
                next += 1;
            }
        }
        next
    });
    if let Some(delay) = kill_after {
        is_ready.recv().unwrap();
        std::thread::sleep(delay);
        child.kill().unwrap();
    }
    child.wait().unwrap();
    listener.join().unwrap()
}

/// Not a test of its own: what [`work`] runs. Does nothing when it is not asked to.
#[test]
#[expect(clippy::disallowed_methods, reason = "the driver says through it what to do")]
fn worker() {
    let Ok(order) = std::env::var(WORKER) else { return };
    let mut words = order.splitn(3, ' ');
    let mut word = || words.next().unwrap();
    let (from, until): (u64, u64) = (word().parse().unwrap(), word().parse().unwrap());
    let mut store = Store::open(word().as_ref(), None).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\nready").and_then(|()| out.flush()).unwrap();
    for number in from..until {
        log(&mut store, number, number);
        writeln!(out, "\nlogged {number}").and_then(|()| out.flush()).unwrap();
    }
}

fn log(store: &mut Store, number: u64, key: u64) {
    let day = Day::parse_iso("2025-03-03").unwrap().plus_days(number % 20);
    let (practitioner, client) = store
        .read::<_, StoreError>(|tx| {
            let practitioner = PractitionerCode::parse("avisser").unwrap();
            let client = ClientNumber::parse("J-0142").unwrap();
            let practitioner = store::practitioners::by_code(tx, &practitioner)?.unwrap().id;
            Ok((practitioner, store::clients::by_number(tx, &client)?.unwrap().id))
        })
        .unwrap();
    let wanted = Wanted {
        practitioner,
        day,
        start: None,
        minutes: Minutes::new(1).unwrap(),
        activity: ActivityKey::parse("telephone").unwrap(),
        client: Some(client),
        wish: Wish::default(),
        note: Note::new(&format!("n{number}")),
    };
    let key = EntryKey(uuid::Uuid::from_u128(u128::from(key)));
    log_time::run(store, &Surroundings::fixed(day), log_time::Input { key, wanted }).unwrap();
}

/// Lets a command run for a part of the time that it took before, and kills it. Gives what it wrote, and whether it was killed.
fn killed(program: &Program, args: &[&str], took: Duration, chance: &mut Chance) -> (String, bool) {
    let mut child = program.command();
    let child =
        child.args(["--today", "2025-03-13"]).args(args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.unwrap();
    std::thread::sleep(took.mul_f64(0.2) + took / 100 * u32::try_from(chance.below(100)).unwrap());
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().is_none())
}

#[test]
fn a_command_that_said_its_number_has_stored_it() {
    let program = Program::with_practice();
    let mut chance = Chance(2);
    let mut said: Vec<(String, String)> = Vec::new();
    let mut took = Duration::ZERO;
    for number in 0..KILLS {
        let note = format!("n{number}");
        let args = ["log", "5 tel jansen", "--", &note];
        let id = if number % 10 == 0 {
            let start = Instant::now();
            let id = program.run(&args[..]).done();
            took = start.elapsed();
            id
        } else {
            killed(&program, &args, took, &mut chance).0
        };
        if id.ends_with('\n') {
            said.push((id.trim().to_owned(), note));
        }
    }
    program.expect_whole();
    let stored = program.query("SELECT id || ' ' || note FROM time_entry");
    for (id, note) in &said {
        assert!(stored.contains(&format!("{id} {note}")), "{id} {note} in {stored:?}");
    }
}

#[test]
fn a_file_is_imported_whole_or_not_at_all_and_once() {
    let program = Program::with_practice();
    program.file("time.csv", rows_of_time(200));
    let start = Instant::now();
    Program::with_practice().run(&["entries", "import", &program.path("time.csv").to_string_lossy()]).done();
    let (took, mut chance, mut kills) = (start.elapsed(), Chance(3), 0);
    for _ in 0..8 {
        let (_, was_killed) = killed(&program, &["entries", "import", "time.csv"], took, &mut chance);
        kills += u64::from(was_killed);
        let stored = notes(&program).len();
        assert!(stored == 0 || stored == 200, "{stored} of 200 rows were stored");
    }
    assert!(kills > 0, "no kill came in time");
    program.line("entries import time.csv").done();
    assert!(notes(&program).values().all(|count| *count == 1) && notes(&program).len() == 200);
    program.expect_whole();
}
