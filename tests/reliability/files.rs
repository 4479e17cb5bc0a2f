//! Every file and folder that the program makes is its user's alone, whatever the umask.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::program::{PROGRAM, Program};
use crate::support::SMALL_TARIFFS;

const COMMANDS: &[(&str, &str)] = &[
    ("init --agb 42420001 --name Dijk", ""),
    ("practitioner add avisser --name Visser --disciplines WO+ --from 2024-01-01", ""),
    ("tariff import tariffs.csv", ""),
    ("client add J-0142", "surname: Jansen\nbirth_date: 2012-06-15\nmunicipality: 0405\nbsn: 999900006\n"),
    (
        "allocation add 300201 --client J-0142 --municipality 0405 --category 45 --budget 5000 --from 2025-01-01",
        "",
    ),
    ("log 3-3-2025 45 tel jansen -- ouders gebeld", ""),
    ("claims compile --month 2025-03", ""),
    ("claims queue --month 2025-03", ""),
    ("claims export --month 2025-03", ""),
    ("entries export --month 2025-03", ""),
];

/// The program under this umask.
fn under(program: &Program, umask: &str) -> Command {
    let mut command = program.through("sh");
    command.env_remove("UURWERK_DB").args(["-c", "umask $0 && exec \"$@\"", umask, PROGRAM]);
    command
}

fn expect_private(program: &Program, umask: &str, least: usize) {
    let made = program.tree("home");
    for path in &made {
        let bits = std::fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(bits & 0o077, 0, "umask {umask}: {} has mode {bits:o}", path.display());
    }
    assert!(made.len() >= least, "umask {umask}: {made:?}");
}

fn run(program: &Program, umask: &str, line: &str, input: &str) {
    let mut command = under(program, umask);
    command.args(["--today", "2025-04-02"]).args(line.split(' '));
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn whatever_the_umask_nobody_else_may_look() {
    for umask in ["000", "022", "077"] {
        let program = Program::bare();
        program.file("tariffs.csv", SMALL_TARIFFS);
        for (line, input) in COMMANDS {
            run(&program, umask, line, input);
        }
        // Database, exports folder, that of the municipality, message, CSV and summary, with the folders above.
        expect_private(&program, umask, 9);
    }
}

#[test]
fn also_what_stands_beside_the_database_while_it_is_open() {
    let program = Program::bare();
    for (line, input) in &COMMANDS[..2] {
        run(&program, "000", line, input);
    }
    // Asks for a line, with the database open.
    let mut child = under(&program, "000")
        .arg("log")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let beside = |end: &str| program.tree("home").iter().any(|path| ends_with(path, end));
    for _ in 0..500 {
        if beside("-wal") && beside("-shm") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(beside("-wal") && beside("-shm"), "{:?}", program.tree("home"));
    expect_private(&program, "000", 3);
    child.stdin.take().unwrap().write_all(b"15 pauze\n").unwrap();
    let mut id = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut id).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(id.trim(), "1");
}

fn ends_with(path: &Path, end: &str) -> bool {
    path.to_string_lossy().ends_with(end)
}
