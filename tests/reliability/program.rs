//! The program as a process, on a practice in a folder of its own.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use crate::support::Desk;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_uurwerk");

/// Every command acts as if it is this day.
const TODAY: &str = "2025-04-02";

/// A home with a practice in it. Its folder goes away with it.
pub struct Program {
    folder: tempfile::TempDir,
}

/// What a run gave. A signal has no status.
#[derive(Debug)]
#[must_use = "look at what happened"]
pub struct Run {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Program {
    /// An empty home.
    pub fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The small practice of the tests, with a client and an allocation.
    pub fn with_practice() -> Self {
        static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
        Self::holding(BYTES.get_or_init(|| database(&Desk::small_practice())))
    }

    /// The same with time in March 2025, compiled and queued.
    pub fn with_queue() -> Self {
        static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
        Self::holding(BYTES.get_or_init(|| {
            let desk = Desk::small_practice();
            for line in [
                "log '3-3-2025 9:00-9:45 tel jansen -- ouders gebeld' --practitioner avisser",
                "log '4-3-2025 30 verslag jansen' --practitioner bdejong",
                "claims compile --month 2025-03",
                "claims queue --month 2025-03",
            ] {
                desk.run(line).done();
            }
            database(&desk)
        }))
    }

    pub fn holding(database: &[u8]) -> Self {
        let program = Self::bare();
        program.file("data/uurwerk.sqlite", database);
        program
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn database(&self) -> PathBuf {
        self.path("data/uurwerk.sqlite")
    }

    /// Writes a file below the folder, for this user only.
    #[expect(clippy::disallowed_methods, reason = "files of a test are not the program's")]
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        }
        path
    }

    /// The program with nothing in its environment but what it needs.
    pub fn command(&self) -> Command {
        self.through(PROGRAM)
    }

    /// The same environment for another program, that is to start ours.
    pub fn through(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
            .env("HOME", self.path("home"))
            .env("USER", "tester")
            .env("UURWERK_DB", self.database())
            .env("UURWERK_PRACTITIONER", "avisser")
            .env("UURWERK_LANG", "en")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    pub fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Run {
        Run::of(&self.command().args(["--today", TODAY]).args(args).output().unwrap())
    }

    /// Runs a line of words without quotes.
    pub fn line(&self, line: &str) -> Run {
        self.run(&line.split(' ').collect::<Vec<_>>())
    }

    /// Runs with this on standard input.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Run {
        let mut child = self
            .command()
            .args(["--today", TODAY])
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // The program may refuse before it has read everything.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Run::of(&output)
    }

    /// Everything below a folder, in order of path.
    pub fn tree(&self, name: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(&self.path(name), &mut found);
        found.sort();
        found
    }

    /// The database itself says that it is whole.
    #[track_caller]
    pub fn expect_whole(&self) {
        let connection = connect(&self.database());
        assert_eq!(column(&connection, "PRAGMA integrity_check"), ["ok"]);
        assert_eq!(column(&connection, "SELECT \"table\" FROM pragma_foreign_key_check"), [] as [&str; 0]);
    }

    /// Changes the database behind the program's back.
    pub fn execute(&self, sql: &str) {
        connect(&self.database()).execute_batch(sql).unwrap();
    }

    /// One column of a query.
    pub fn query(&self, sql: &str) -> Vec<String> {
        column(&connect(&self.database()), sql)
    }

    /// The bytes of the only claim that was made, with its file name and checksum; none when there is no claim.
    pub fn claim(&self) -> Option<(String, String, Vec<u8>)> {
        let connection = connect(&self.database());
        let mut statement = connection.prepare("SELECT file_name, sha256, bytes FROM batch").unwrap();
        let mut found: Vec<(String, String, Vec<u8>)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(found.len() <= 1, "{} claims", found.len());
        found.pop()
    }
}

impl Run {
    pub fn of(output: &Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.status, Some(0), "{self:?}");
        self.out
    }

    /// It ended with this status, said so in a sentence and did not panic.
    #[track_caller]
    pub fn refused(&self, status: i32) {
        assert_eq!(self.status, Some(status), "{self:?}");
        assert!(self.err.contains("error: ") || self.err.contains("fout: "), "{self:?}");
        assert!(!self.err.contains("panic"), "{self:?}");
    }
}

/// A file of so much time in March 2025, each with a note of its own.
pub fn rows_of_time(count: u32) -> String {
    let row = |n: u32| format!("2025-03-{:02},5,avisser,J-0142,telephone,n{n}", 1 + n % 28);
    let rows = (0..count).map(row).collect::<Vec<_>>().join("\n");
    format!("date,minutes,practitioner,client,activity,note\n{rows}\n")
}

/// What a database holds, table by table, whatever the bytes of its file are.
pub fn content(database: &Path) -> Vec<String> {
    let connection = connect(database);
    let names = column(&connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    let mut content = Vec::new();
    for name in names {
        let mut statement = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<rusqlite::types::Value> =
                (0..columns).map(|index| row.get(index).unwrap()).collect();
            content.push(format!("{name} {values:?}"));
        }
    }
    content
}

/// The bytes of a desk's database, which nobody has open.
fn database(desk: &Desk) -> Vec<u8> {
    assert!(!desk.path("uurwerk.sqlite-wal").exists(), "everything stands in the one file");
    std::fs::read(desk.path("uurwerk.sqlite")).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a test looks behind the program's back")]
fn connect(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

fn column(connection: &rusqlite::Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut found = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        found.push(match row.get::<_, rusqlite::types::Value>(0).unwrap() {
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        });
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            walk(&path, found);
        }
        found.push(path);
    }
}

/// Says past the test's own capture that something could not be tried here.
pub fn skipped(what: &str, why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}: {why}");
}

/// Whether a program can be started here.
pub fn is_there(program: &str, argument: &str) -> bool {
    Command::new(program)
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether calls can be watched and interrupted here.
pub fn may_trace() -> bool {
    is_there("strace", "-V")
        && Command::new("strace")
            .args(["-o", "/dev/null", "true"])
            .status()
            .is_ok_and(|status| status.success())
}

/// The arguments with the program before them, for something that starts it.
pub fn with_program(args: &[&str]) -> Vec<OsString> {
    [PROGRAM, "--today", TODAY].iter().chain(args).map(Into::into).collect()
}
