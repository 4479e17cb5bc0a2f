//! A desk: a folder, a fixed day and a language. Commands run in-process and give one transcript.

use std::ffi::OsString;

use uurwerk::cli::{self, Io};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::surroundings::{Dirs, Surroundings};

/// A place to run commands in. Its folder goes away with it.
pub struct Desk {
    folder: tempfile::TempDir,
    pub today: Day,
    pub lang: Lang,
}

/// What a command gave: checked whole, so that nothing is overlooked.
#[must_use = "compare the transcript"]
pub struct Transcript {
    pub out: String,
    pub err: String,
    pub status: u8,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, today: Day::parse_iso("2025-04-02").unwrap(), lang: Lang::En }
    }

    pub fn speaking(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// Runs `uurwerk` with the words of `line`; a word in single quotes may hold spaces.
    pub fn run(&self, line: &str) -> Transcript {
        self.run_with(line, "")
    }

    /// Runs `uurwerk` with this text on standard input, as from a pipe.
    pub fn run_with(&self, line: &str, input: &str) -> Transcript {
        let args: Vec<OsString> =
            std::iter::once("uurwerk".to_owned()).chain(words(line)).map(OsString::from).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut io =
            Io { input: &mut input.as_bytes(), input_is_terminal: false, out: &mut out, err: &mut err };
        let status = cli::run(args, self.surroundings(), &mut io);
        Transcript { out: self.plain(out), err: self.plain(err), status }
    }

    pub fn surroundings(&self) -> Surroundings {
        let folder = self.folder.path().to_owned();
        let mut surroundings = Surroundings::fixed(self.today);
        surroundings.lang = self.lang;
        surroundings.dirs = Dirs { data: folder.clone(), config: folder.clone(), current: folder };
        surroundings
    }

    /// Text in which the desk's own folder reads `DESK`.
    fn plain(&self, bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap().replace(&*self.folder.path().to_string_lossy(), "DESK")
    }
}

impl std::fmt::Display for Transcript {
    /// Output, then messages, then the exit status.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.out)?;
        for line in self.err.lines() {
            writeln!(f, "! {line}")?;
        }
        writeln!(f, "= {}", self.status)
    }
}

impl Transcript {
    pub fn expect(&self, expected: &expect_test::Expect) {
        expected.assert_eq(&self.to_string());
    }

    /// The command did what it should; its output.
    pub fn done(self) -> String {
        assert_eq!(self.status, 0, "{self}");
        self.out
    }
}

fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
