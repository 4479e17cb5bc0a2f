//! The program as a process: exit status, pipes, a bare home, and a prompt that does not echo.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::support::Desk;

const PROGRAM: &str = env!("CARGO_BIN_EXE_uurwerk");

/// The program with nothing in its environment but a home.
fn program(desk: &Desk) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().env("HOME", desk.path("home")).stdin(Stdio::null());
    command
}

#[test]
fn the_exit_status_is_that_of_the_problem() {
    let desk = Desk::new();
    for (args, status) in [(&["--version"][..], 0), (&["nonsense"], 2), (&["client", "list"], 4), (&[], 2)] {
        let output = program(&desk).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{args:?}: {output:?}");
        assert!(output.stdout.is_empty() == (status != 0), "{args:?}: data only on standard output");
    }
}

#[test]
fn an_empty_home_is_enough_and_what_is_made_is_private() {
    let desk = Desk::new();
    let output = program(&desk).args(["init", "--agb", "42420001", "--name", "De Dijk"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let made: Vec<_> = walk(&desk.path("home"));
    assert!(made.iter().any(|path| path.extension() == Some(OsStr::new("sqlite"))), "{made:?}");
    #[cfg(unix)]
    for path in made.iter().filter(|path| path.is_file()) {
        use std::os::unix::fs::PermissionsExt;
        let bits = fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(bits & 0o077, 0, "{} has mode {bits:o}", path.display());
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        }
        found.push(path);
    }
    found
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let desk = Desk::new();
    let mut child = program(&desk)
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn the_language_comes_from_the_environment() {
    let desk = Desk::new();
    for (name, value, words) in [
        ("LANG", "nl_NL.UTF-8", "Gebruik:"),
        ("LANG", "de_DE.UTF-8", "Usage:"),
        ("UURWERK_LANG", "nl", "Gebruik:"),
    ] {
        let output = program(&desk).env(name, value).arg("--help").output().unwrap();
        assert!(String::from_utf8(output.stdout).unwrap().contains(words), "{name}={value}");
    }
}

#[test]
fn a_citizen_service_number_is_not_echoed_at_its_prompt() {
    let desk = Desk::small_practice();
    let pty = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
    let mut command = CommandBuilder::new(PROGRAM);
    command.env_clear();
    command.env("HOME", desk.path("home"));
    command.env("UURWERK_DB", desk.path("uurwerk.sqlite"));
    command.args(["client", "add", "J-0177"]);
    command.cwd(desk.path("."));
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let (seen, shown) = std::sync::mpsc::channel();
    let mut reader = pty.master.try_clone_reader().unwrap();
    std::thread::spawn(move || {
        let mut buffer = [0; 256];
        while let Ok(count) = reader.read(&mut buffer) {
            if count == 0 || seen.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    let mut writer = pty.master.take_writer().unwrap();
    let mut screen = String::new();
    for (prompt, answer) in [
        ("surname without prefix: ", "Wit"),
        ("prefix: ", "de"),
        ("first names: ", "Zoë"),
        ("initials: ", "Z"),
        ("date of birth (2010-06-15, 2010-06, 2010): ", "2010-06-15"),
        ("gender (male, female, unknown): ", "female"),
        ("municipality code (4 digits): ", "0405"),
        // Asked again until it is right.
        ("citizen service number (BSN): ", "999900017"),
        ("citizen service number (BSN): ", "999900018"),
    ] {
        let start = screen.len();
        let deadline = Instant::now() + Duration::from_secs(20);
        while !screen.get(start..).unwrap_or_default().ends_with(prompt) {
            let left = deadline.saturating_duration_since(Instant::now());
            let more = shown.recv_timeout(left).unwrap_or_else(|_| panic!("no {prompt:?} in {screen:?}"));
            screen.push_str(&String::from_utf8_lossy(&more));
        }
        // The prompt may stand there a moment before echoing is off.
        std::thread::sleep(Duration::from_millis(50));
        writeln!(writer, "{answer}").unwrap();
    }
    assert!(child.wait().unwrap().success(), "{screen}");
    while let Ok(more) = shown.recv_timeout(Duration::from_millis(500)) {
        screen.push_str(&String::from_utf8_lossy(&more));
    }
    assert!(screen.contains("client J-0177 is added") && screen.contains("Zoë"), "{screen}");
    assert!(!screen.contains("9999"), "{screen}");
    let listed = desk.run("client show J-0177").done();
    assert!(listed.contains("de Wit, Z.") && listed.contains("••••••018"), "{listed}");
}
