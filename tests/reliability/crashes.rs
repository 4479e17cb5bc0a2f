//! An export that is killed before any of its system calls sends each minute once: one claim, whole files, and nothing left
//! to do by hand.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::program::{Program, Run, may_trace, skipped, with_program};

const EXPORT: [&str; 4] = ["claims", "export", "--month", "2025-03"];

/// Calls that change something outside the process, and the most points that are tried of each.
const CALLS: &[(&str, usize)] = &[
    ("openat", 5),
    ("mkdir", 2),
    ("mkdirat", 2),
    ("fchmod", 1),
    ("write", 3),
    ("pwrite64", 7),
    ("fsync", 4),
    ("fdatasync", 4),
    ("linkat", 3),
    ("ftruncate", 2),
    ("unlink", 1),
];

#[test]
fn killed_before_any_call_an_export_sends_once() {
    if !may_trace() {
        return skipped("crash points of the export", "strace is not there or may not trace");
    }
    let points = points(Program::with_queue, &EXPORT);
    assert!(points.len() > 15 && points.iter().any(|(call, _)| call == "linkat"), "{points:?}");
    let mut left_behind = BTreeMap::new();
    for (index, point) in points.iter().enumerate() {
        let program = Program::with_queue();
        kill_at(&program, point, &EXPORT);
        let (call, nth) = point;
        let left = messages(&program);
        if index % 2 == 1 {
            // Any command puts right what is still to be placed.
            program.line("client list").done();
            assert_eq!(messages(&program).len(), program.query("SELECT id FROM batch").len(), "{call} {nth}");
        }
        expect_sent_once(&program, &format!("{call} {nth}"));
        if let [(_, bytes)] = left.as_slice() {
            assert_eq!(Some(bytes), messages(&program).first().map(|(_, bytes)| bytes), "{call} {nth}");
        }
        *left_behind.entry(left.len()).or_insert(0) += 1;
    }
    // The kills came before and after the moment at which the file gets its name.
    assert!(left_behind.len() == 2 && left_behind.keys().all(|files| *files <= 1), "{left_behind:?}");
}

/// Runs the command until it is killed at one of the [`points`].
pub fn kill_at(program: &Program, (call, nth): &(String, usize), command: &[&str]) {
    let inject = format!("inject={call}:signal=KILL:when={nth}");
    let output = program
        .through("strace")
        .args(["-f", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject])
        .args(with_program(command))
        .output()
        .unwrap();
    let killed = Run::of(&output);
    assert_ne!(killed.status, Some(0), "{call} {nth}: was not killed: {killed:?}");
}

/// Where to kill: call and how many-th of its kind, only once the database is being opened.
pub fn points(program: fn() -> Program, command: &[&str]) -> Vec<(String, usize)> {
    let program = program();
    let log = program.path("calls");
    let status = program.through("strace").arg("-f").arg("-o").arg(&log).args(with_program(command)).output();
    Run::of(&status.unwrap()).done();
    let log = String::from_utf8_lossy(&std::fs::read(log).unwrap()).into_owned();
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut is_open = false;
    for line in log.lines() {
        let call = line.split_once(' ').map_or("", |(_, rest)| rest.trim_start());
        let name = call.split('(').next().unwrap_or_default();
        let nth = counted.entry(name).and_modify(|count| *count += 1).or_insert(1);
        is_open |= call.contains("uurwerk.sqlite\"");
        if is_open {
            found.entry(name).or_default().push(*nth);
        }
    }
    let mut points = Vec::new();
    for (call, most) in CALLS {
        let all = found.get(call).map_or(&[][..], Vec::as_slice);
        let step = all.len().div_ceil(*most).max(1);
        // The last ones come after the claim was stored: they are never left out.
        let chosen = all.iter().rev().step_by(step).map(|nth| ((*call).to_owned(), *nth));
        points.extend(chosen);
    }
    points
}

/// Messages that stand under their final name, with their bytes.
fn messages(program: &Program) -> Vec<(String, Vec<u8>)> {
    let made =
        program.tree("data/exports").into_iter().filter(|path| path.extension().is_some_and(|e| e == "xml"));
    made.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .collect()
}

/// Exports again, and finds one claim with all lines and its three files, whole.
#[track_caller]
pub fn expect_sent_once(program: &Program, when: &str) {
    let again = program.run(&EXPORT);
    assert_eq!(again.status, Some(0), "{when}: {again:?}");
    program.expect_whole();
    let (name, sha256, bytes) = program.claim().unwrap_or_else(|| panic!("{when}: no claim"));
    let digest: Vec<String> = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest.concat(), sha256, "{when}");
    assert_eq!(messages(program), [(name, bytes)], "{when}");
    let files = program.tree("data/exports").into_iter().filter(|path| path.is_file()).count();
    assert_eq!(files, 3, "{when}: {:?}", program.tree("data/exports"));
    let lines = program.query("SELECT state || batch_id FROM claim_line");
    assert_eq!(lines, ["sent1", "sent1"], "{when}");
    let minutes =
        program.query("SELECT count(*) || ' ' || sum(minutes) FROM claim_line_entry WHERE live = 1");
    assert_eq!(minutes, ["2 75"], "{when}");
    let nothing = program.run(&EXPORT);
    assert!(nothing.status == Some(0) && nothing.err.contains("nothing was made"), "{when}: {nothing:?}");
}
