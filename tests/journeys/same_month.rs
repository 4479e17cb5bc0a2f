//! The same month by keys and by commands: the same lines, and the same claims but for their numbers.

use crate::support::{Desk, NARROW, Seat};

/// February, as a practitioner types it.
const FEBRUARY: &[&str] = &[
    "10-2-2025 9:00-10:30 ftf sanne -- intake",
    "10-2-2025 20 verslag sanne",
    "11-2-2025 60 tel zoe",
    "12-2-2025 13:00-13:07 tel emile",
    "13-2-2025 45 ouders tim @WO+",
    "18-2-2025 120 team",
    "28-2-2025 23:30-0:15 tel sanne",
];

/// Names and bytes of everything that was made.
type Files = Vec<(String, Vec<u8>)>;

fn by_keys() -> Files {
    let mut seat = Seat::new(NARROW);
    seat.press("a");
    for line in FEBRUARY {
        seat.enter(line).press("Enter");
    }
    seat.press("Esc 6 c Q E y");
    seat.exports().into_iter().map(|name| (name.clone(), seat.export(&name))).collect()
}

fn by_commands() -> Files {
    let desk = Desk::de_dijk();
    for line in FEBRUARY {
        desk.run(&format!("log '{line}' --practitioner avisser")).done();
    }
    desk.run("claims compile --month 2025-02").done_quietly();
    // Takes other numbers than the keys did.
    desk.run("claims queue --month 2025-02").done_quietly();
    desk.run("claims unqueue --month 2025-02").done_quietly();
    desk.run("claims queue --month 2025-02").done_quietly();
    let made = desk.run("claims export --month 2025-02 --format csv").done();
    let messages: Vec<&str> = made.lines().skip(1).filter_map(|row| row.rsplit(',').next()).collect();
    let mut files = Files::new();
    for message in messages {
        let message = message.strip_prefix("DESK/exports/").unwrap();
        let stem = message.strip_suffix(".xml").unwrap();
        for name in [format!("{stem}-en.txt"), format!("{stem}.csv"), message.to_owned()] {
            let bytes = std::fs::read(desk.path(&format!("exports/{name}"))).unwrap();
            files.push((name, bytes));
        }
    }
    files.sort();
    files
}

/// Without the numbers that are given out once and for ever: each run of digits behind `UW`.
fn without_numbers(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut parts = text.split("UW");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| format!("UW#{}", part.trim_start_matches(|c: char| c.is_ascii_digit())));
    std::iter::once(first).chain(rest).collect()
}

#[test]
fn keys_and_commands_make_the_same_month() {
    let (keys, commands) = (by_keys(), by_commands());
    let names: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 6, "message, CSV and summary for Hoorn and Medemblik: {names:?}");
    assert_eq!(names, commands.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    let mut numbers_differ = false;
    for ((name, by_keys), (_, by_commands)) in keys.iter().zip(&commands) {
        numbers_differ |= by_keys != by_commands;
        assert_eq!(without_numbers(by_keys), without_numbers(by_commands), "{name}");
    }
    assert!(numbers_differ, "the references were meant to differ");
}
