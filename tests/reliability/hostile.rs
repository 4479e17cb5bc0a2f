//! Hostile tables and arguments through the commands: each refused soon, in words, with nothing stored.

use std::time::{Duration, Instant};

use super::program::content;
use crate::support::{Desk, Transcript};

/// Nothing of what is refused may take long: a machine that does much else beside these tests makes it a few seconds.
const LONGEST: Duration = Duration::from_secs(5);

fn desk() -> Desk {
    let mut desk = Desk::small_practice();
    desk.today = uurwerk::domain::time::Day::parse_iso("2026-07-02").unwrap();
    desk
}

fn stored(desk: &Desk) -> Vec<String> {
    content(&desk.path("uurwerk.sqlite"))
}

#[track_caller]
fn expect_refused(name: &str, transcript: &Transcript) {
    assert!(matches!(transcript.status, 1..=3), "{name}: {transcript}");
    assert!(
        !transcript.err.is_empty() && transcript.err.len() < 400_000,
        "{name}: {} bytes",
        transcript.err.len()
    );
}

const HEADER: &str = "date,minutes,practitioner,client,activity,note\n";
const ROW: &str = "2025-03-03,5,avisser,J-0142,telephone,x\n";

#[test]
fn hostile_tables_are_refused_and_leave_nothing() {
    let desk = desk();
    let before = stored(&desk);
    let with_rows = |rows: &str| format!("{HEADER}{ROW}{rows}").into_bytes();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("more than 100 MB", vec![b'x'; 100_000_001]),
        ("more than 50 MB", with_rows(&"x".repeat(50_000_000))),
        (
            "one value of 3 MB",
            with_rows(&format!("2025-03-03,5,avisser,J-0142,telephone,{}\n", "x".repeat(3_000_000))),
        ),
        ("a million columns", format!("{}\n", "date,".repeat(1_000_000)).into_bytes()),
        ("a million values", with_rows(&format!("{}\n", "5,".repeat(1_000_000)))),
        ("many lines of nonsense", with_rows(&"x\n".repeat(300_000))),
        ("many quotes", with_rows(&"\"".repeat(300_001))),
        (
            "a quote that is never closed",
            with_rows(&format!("2025-03-03,5,avisser,J-0142,telephone,\"{}", ROW.repeat(2_000))),
        ),
        ("a zero", with_rows("2025-03-03,5,avisser,J-0142,telephone,a\0b\n")),
        ("zeros", vec![0; 1_000_000]),
        ("UTF-16", HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("Latin-1", [with_rows(""), b"2025-03-03,5,avisser,J-0142,telephone,Zo\xeb\n".to_vec()].concat()),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("ten thousand line ends", with_rows(&format!("{}x", "\r".repeat(10_000)))),
        ("a minute too many", with_rows("2025-03-03,2881,avisser,J-0142,telephone,\n")),
        (
            "a number beyond all numbers",
            with_rows(&format!("2025-03-03,{},avisser,J-0142,telephone,\n", "9".repeat(1000))),
        ),
        ("a year beyond all years", with_rows("99999-03-03,5,avisser,J-0142,telephone,\n")),
    ];
    for (name, bytes) in cases {
        desk.file("hostile.csv", bytes);
        for command in ["entries import", "tariff import"] {
            let start = Instant::now();
            let transcript = desk.run(&format!("{command} DESK/hostile.csv"));
            let took = start.elapsed();
            expect_refused(&format!("{name}, {command}"), &transcript);
            assert!(took < LONGEST * 4, "{name}, {command}: {took:?}");
        }
    }
    assert_eq!(stored(&desk), before);
}

#[test]
fn long_arguments_are_refused_soon() {
    let desk = desk();
    let before = stored(&desk);
    let long = |text: &str| text.repeat(120_000 / text.len());
    let cases: Vec<Vec<String>> = vec![
        vec![long("x")],
        vec!["log".into(), long("x")],
        vec!["log".into(), long("x ")],
        vec!["log".into(), long("45 tel jansen ")],
        vec!["log".into(), "45".into(), "tel".into(), "jansen".into(), "--".into(), long("x")],
        std::iter::once("log".to_owned()).chain(std::iter::repeat_n("9:00".to_owned(), 50_000)).collect(),
        vec!["log".into(), "--practitioner".into(), long("x"), "45 tel jansen".into()],
        vec!["client".into(), "show".into(), long("x")],
        vec!["client".into(), "add".into(), long("9")],
        vec!["totals".into(), "--by".into(), format!("{}x", long("client,"))],
        vec!["totals".into(), "--month".into(), long("2025-03")],
        vec!["totals".into(), "--from".into(), long("9")],
        vec!["allocation".into(), "show".into(), long("9")],
        vec!["claims".into(), "show".into(), long("9")],
        std::iter::once("claims")
            .chain(["queue"])
            .chain(std::iter::repeat_n("7", 50_000))
            .map(str::to_owned)
            .collect(),
        vec!["alias".into(), "set".into(), long("x"), "telephone".into()],
        vec![format!("--{}", long("x"))],
    ];
    for words in cases {
        let start: String = words.iter().flat_map(|word| word.chars().chain([' '])).take(40).collect();
        let began = Instant::now();
        let transcript = desk.run_words(&words, b"");
        let took = began.elapsed();
        assert!(matches!(transcript.status, 2 | 3), "{start}: {}", transcript.status);
        assert!(transcript.err.len() < 2000, "{start}: {} bytes", transcript.err.len());
        assert!(took < LONGEST, "{start}: {took:?}");
    }
    let endless = desk.run_words(["log", "--practitioner", "avisser"], &vec![b'x'; 5_000_000]);
    assert!(endless.status == 2 && endless.err.contains("far too long"), "{endless}");
    assert_eq!(stored(&desk), before);
}
