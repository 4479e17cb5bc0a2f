//! Packing messages for the exchange node, killed before any of its system calls: each message goes out in one archive, once,
//! whatever was made or run in between.
#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use uurwerk::import::archive::unpack;

use super::crashes::{kill_at, points};
use super::program::{Program, may_trace, skipped};
use crate::support::Desk;

const HOORN: &str = include_str!("../data/first-month/jw301-hoorn.xml");
const PACK: [&str; 3] = ["messages", "export", "--zip"];

/// A practice with an answer to an allocation and a start of care that are ready to go.
fn ready() -> Program {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    Program::holding(BYTES.get_or_init(|| {
        let desk = Desk::new();
        desk.file("in.xml", HOORN);
        for line in [
            "init --agb 42420001 --name 'De Dijk'",
            "messages import DESK/in.xml",
            "care start 300201 --on 2025-01-06",
        ] {
            desk.run(line).done_quietly();
        }
        std::fs::read(desk.path("uurwerk.sqlite")).unwrap()
    }))
}

#[test]
fn killed_before_any_call_each_message_is_packed_once() {
    if !may_trace() {
        return skipped("crash points of packing", "strace is not there or may not trace");
    }
    let points = points(ready, &PACK);
    assert!(points.iter().filter(|(call, _)| call == "linkat").count() >= 3, "{points:?}");
    let mut left_behind = BTreeMap::new();
    for (index, point) in points.iter().enumerate() {
        let program = ready();
        kill_at(&program, point, &PACK);
        *left_behind.entry(archives(&program).len()).or_insert(0) += 1;
        // What comes between: nothing, one more message, or an export without packing.
        if index % 3 == 1 {
            program.line("care pause 300201 --on 2025-03-01").done();
        }
        if index % 3 == 2 {
            program.line("messages export").done();
        }
        expect_packed_once(&program, &format!("{point:?}"));
    }
    assert!(left_behind.len() == 2, "kills came before and after the archive: {left_behind:?}");
}

/// Packs again, and finds every message in one archive and as one file.
#[track_caller]
fn expect_packed_once(program: &Program, when: &str) {
    program.run(&PACK).done();
    program.expect_whole();
    let made = program.query("SELECT hex(bytes) FROM message WHERE direction = 'out' ORDER BY id");
    let files = program.tree("data/exports/0405");
    assert_eq!(files.len(), made.len(), "{when}: {files:?}");
    let mut packed: Vec<String> =
        archives(program).iter().flat_map(|bytes| unpack(bytes).unwrap()).map(hex).collect();
    packed.sort();
    // A message that was placed before anybody asked to pack it is not packed afterwards.
    let by_itself =
        program.query("SELECT placed_at FROM outgoing WHERE id NOT IN (SELECT outgoing_id FROM packed)");
    let distinct: BTreeSet<&String> = packed.iter().collect();
    assert_eq!(distinct.len(), packed.len(), "{when}: a message was packed twice");
    assert_eq!(packed.len() + by_itself.len(), made.len(), "{when}");
    assert!(packed.iter().all(|message| made.contains(message)), "{when}");
    let parts = program.tree("data/exports").iter().any(|path| path.to_string_lossy().contains(".part"));
    assert!(!parts, "{when}: half a file was left");
    let again = program.run(&PACK);
    assert!(again.status == Some(0) && again.err.contains("nothing is ready"), "{when}: {again:?}");
}

fn archives(program: &Program) -> Vec<Vec<u8>> {
    let found = program
        .tree("data/exports")
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "zip"));
    found.map(|path| std::fs::read(path).unwrap()).collect()
}

fn hex(bytes: Vec<u8>) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().concat()
}

/// Without any kill: what was placed by itself stays by itself, what is made later goes into an archive of its own.
#[test]
fn what_is_made_later_is_packed_apart() {
    let program = ready();
    program.run(&PACK).done();
    program.line("care pause 300201 --on 2025-03-01").done();
    expect_packed_once(&program, "one more");
    assert_eq!(archives(&program).len(), 2);

    // An archive that cannot be placed keeps its own messages back, and goes out unchanged later.
    let program = ready();
    program.file("data/exports/messages-UB0000000001-UB0000000002.zip", b"in the way");
    let refused = program.run(&PACK);
    assert!(refused.status != Some(0) && program.tree("data/exports/0405").is_empty(), "{refused:?}");
    program.line("care pause 300201 --on 2025-03-01").done();
    assert_ne!(program.run(&PACK).status, Some(0));
    assert_eq!(program.tree("data/exports/0405").len(), 1, "the later one went out in its own archive");
    std::fs::remove_file(program.path("data/exports/messages-UB0000000001-UB0000000002.zip")).unwrap();
    expect_packed_once(&program, "out of the way");
    assert_eq!(archives(&program).len(), 2);
}
