//! The real program in a real pseudo-terminal: it types, logs and quits, and leaves the terminal as it was.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use uurwerk::domain::time::Day;
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;

use crate::support::de_dijk;

/// The program in a terminal of 80 × 24.
struct Real {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// The settings of the terminal before the program started.
    before: String,
    _folder: tempfile::TempDir,
}

/// Longer than any machine needs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Starts the program on a practice of its own in a terminal of 80 × 24; gives the settings of the terminal before.
fn spawn() -> (Box<dyn Child + Send + Sync>, Box<dyn MasterPty + Send>, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("uurwerk.sqlite");
    let here = Surroundings::fixed(Day::parse_iso("2025-03-13").unwrap());
    de_dijk(&mut Store::create(&database, None).unwrap(), &here);
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let before = settings(&*pair.master);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_uurwerk"));
    command.args(["--today", "2025-03-13", "--lang", "en", "--db"]);
    command.arg(&database);
    command.env("TERM", "xterm-256color");
    command.env("HOME", folder.path());
    let child = pair.slave.spawn_command(command).unwrap();
    (child, pair.master, before, folder)
}

impl Real {
    fn start() -> Self {
        let (child, master, before, folder) = spawn();
        let mut reader = master.try_clone_reader().unwrap();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = master.take_writer().unwrap();
        let size = |count: u16| std::num::NonZero::new(count).unwrap();
        let parser = vt100::Parser::new(size(24), size(80), 0);
        Self { child, master, writer, bytes, parser, before, _folder: folder }
    }

    fn send(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the terminal is in that state.
    #[track_caller]
    fn wait(&mut self, what: &str, reached: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !reached(self.parser.screen()) {
            let left = PATIENCE.checked_sub(start.elapsed());
            let received = left.map(|left| self.bytes.recv_timeout(left.min(Duration::from_millis(100))));
            match received {
                Some(Ok(bytes)) => self.parser.process(&bytes),
                Some(Err(_)) => {}
                None => panic!("never: {what}\n{}", self.parser.screen().contents()),
            }
        }
    }

    #[track_caller]
    fn sees(&mut self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    /// Waits for the end, and checks that everything that was switched on is off again.
    #[track_caller]
    fn leaves_the_terminal_as_it_was(mut self) {
        self.wait("the alternate screen is left", |screen| !screen.alternate_screen());
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < PATIENCE, "the program does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(100)) {
            self.parser.process(&bytes);
        }
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(settings(&*self.master), self.before, "raw mode is off");
        assert_eq!(screen.contents().trim(), "", "nothing is left on the ordinary screen");
    }
}

#[cfg(unix)]
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

#[cfg(not(unix))]
fn settings(_: &dyn MasterPty) -> String {
    String::new()
}

#[test]
fn time_is_logged_and_the_terminal_is_given_back() {
    let mut real = Real::start();
    real.sees("Nothing logged yet.");
    real.wait("paste is on", vt100::Screen::bracketed_paste);
    real.send(b"a");
    real.sees("Enter log");
    real.send(b"\x1b[200~9-9:45 tel\nsanne\x1b[201~ -- ouders gebeld");
    real.sees("J-0142 Jansen, S.");
    real.send(b"\r");
    real.sees("Logged 0:45 on Thu 13 Mar 2025");
    real.sees("Jansen, S. telephone");
    real.master.resize(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    real.send(b"\x1b");
    real.sees("q quit");
    real.send(b"q");
    real.leaves_the_terminal_as_it_was();
}

/// Long work runs beside the screen, with a connection of its own.
#[test]
fn a_month_is_compiled_in_the_background() {
    let mut real = Real::start();
    real.sees("Nothing logged yet.");
    real.send(b"a");
    real.sees("Enter log");
    real.send(b"10-2-2025 45 tel sanne\r");
    real.sees("Logged 0:45 on Mon 10 Feb 2025");
    real.send(b"\x1b");
    real.sees("q quit");
    real.send(b"6");
    real.sees("not compiled yet");
    real.send(b"c");
    real.sees("Compiled 1 line");
    real.send(b"q");
    real.leaves_the_terminal_as_it_was();
}

#[cfg(unix)]
#[test]
fn a_request_to_stop_gives_the_terminal_back() {
    for signal in ["TERM", "INT", "HUP"] {
        let mut real = Real::start();
        real.sees("Nothing logged yet.");
        let id = real.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args(["-s", signal, &id]).status().unwrap();
        assert!(sent.success(), "{signal}");
        real.leaves_the_terminal_as_it_was();
    }
}

/// A connection that is lost takes the program with it.
#[test]
fn the_program_ends_when_its_terminal_is_gone() {
    let (mut child, master, _, _folder) = spawn();
    let mut reader = master.try_clone_reader().unwrap();
    let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&seen).contains("Nothing") {
        let count = reader.read(&mut buffer).unwrap();
        seen.extend_from_slice(&buffer[..count]);
    }
    drop(reader);
    drop(master);
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < PATIENCE, "the program does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}
