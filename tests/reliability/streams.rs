//! Pipes that close, disks that are full under standard output, and bytes that are no text.

use std::ffi::OsString;
use std::io::Read;
use std::process::Stdio;

use super::program::{Program, Run, rows_of_time};

/// Many rows, more than pipes and buffers hold back.
fn busy() -> Program {
    let program = Program::with_practice();
    program.file("time.csv", rows_of_time(400));
    program.line("entries import time.csv").done();
    program
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    let program = busy();
    for line in [
        "entries list --month 2025-03",
        "entries list --month 2025-03 --format csv",
        "entries list --month 2025-03 --format json",
        "entries export --month 2025-03",
        "totals --month 2025-03 --by day,client",
        "--help",
        "--version",
        "completions zsh",
    ] {
        let mut child = program
            .command()
            .args(line.split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{line}");
    }
}

#[test]
fn a_refusal_that_nobody_hears_is_a_refusal() {
    let program = Program::with_practice();
    program.file("bad.csv", "date,minutes,practitioner,activity\n2025-02-31,5,avisser,break\n");
    for (line, status) in [
        ("entries import bad.csv", 2),
        ("log 45 tel nobody", 2),
        ("client show J-9999", 2),
        ("messages check bad.csv", 1),
        ("entries list --month 2025-03", 0),
    ] {
        let mut child = program
            .command()
            .args(line.split(' '))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(status), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_storage_trouble() {
    let program = busy();
    for line in
        ["entries list --month 2025-03", "entries export --month 2025-03", "--help", "completions bash"]
    {
        let full = std::fs::File::options().append(true).open("/dev/full").unwrap();
        let output = program.command().args(line.split(' ')).stdout(full).output().unwrap();
        let run = Run::of(&output);
        run.refused(4);
        assert!(run.err.contains("the output could not be written"), "{line}: {run:?}");
    }
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_refused_in_words() {
    use std::os::unix::ffi::OsStringExt;

    let bytes = || OsString::from_vec(b"a\xff\xfeb".to_vec());
    let program = Program::with_practice();
    for (before, after) in [
        (&[][..], &[][..]),
        (&["log"], &[]),
        (&["log", "45", "tel", "--"], &[]),
        (&["--db"], &["totals"]),
        (&["--lang"], &["totals"]),
        (&["--today"], &["totals"]),
        (&["totals", "--by"], &[]),
        (&["totals", "--month"], &[]),
        (&["entries", "list", "--client"], &[]),
        (&["entries", "import"], &[]),
        (&["client", "add"], &[]),
        (&["messages", "check"], &[]),
        (&["contract", "check"], &[]),
        (&["claims", "show"], &[]),
        (&["claims", "queue"], &[]),
        (&["alias", "set"], &["telephone"]),
    ] {
        let args = before.iter().map(OsString::from).chain([bytes()]).chain(after.iter().map(OsString::from));
        let run = Run::of(&program.command().args(args).output().unwrap());
        assert!(matches!(run.status, Some(2 | 4)), "{before:?}: {run:?}");
        run.refused(run.status.unwrap());
    }
    for name in [
        "UURWERK_DB",
        "UURWERK_LANG",
        "UURWERK_PRACTITIONER",
        "USER",
        "LANG",
        "LC_ALL",
        "NO_COLOR",
        "HOME",
        "TERM",
        "COLORFGBG",
        "XDG_DATA_HOME",
    ] {
        let run = Run::of(&program.command().env(name, bytes()).arg("totals").output().unwrap());
        assert!(matches!(run.status, Some(0 | 4)) && !run.err.contains("panic"), "{name}: {run:?}");
    }
    for args in
        [&["log"][..], &["client", "add", "J-1"], &["entries", "import", "-"], &["messages", "check", "-"]]
    {
        let run = program.run_with(args, b"surname: \xff\xfe\n");
        assert!(matches!(run.status, Some(1 | 2 | 4)) && !run.err.contains("panic"), "{args:?}: {run:?}");
    }
    assert_eq!(program.query("SELECT count(*) FROM time_entry"), ["Integer(0)"]);
}
