//! A desk: a folder, a fixed day and a language. Commands run in-process and give one transcript.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use uurwerk::cli::{self, Io};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::store::Store;
use uurwerk::surroundings::{Dirs, Keys, Surroundings};

use super::practice;

/// Codes and tariffs that are made up.
pub const SMALL_TARIFFS: &str = "\
contract,product,discipline,code,category,unit,tariff,from,until
segment-c-westfriesland-2025,lot-1,HBO,45X02,45,minute,87.30,2025-01-01,
segment-c-westfriesland-2025,lot-1,HBO+,45X03,45,minute,97.30,2025-01-01,
segment-c-westfriesland-2025,lot-1,WO+,45X05,45,minute,132.00,2025-01-01,
";

/// Commands with what is typed at them.
const SMALL_PRACTICE: &[(&str, &str)] = &[
    ("init --agb 42420001 --name 'De Dijk'", ""),
    ("practitioner add avisser --name 'A. Visser' --disciplines WO+ --from 2024-01-01 --week-hours 36", ""),
    ("practitioner add bdejong --name 'B. de Jong' --disciplines HBO --from 2024-01-01", ""),
    ("tariff import DESK/tariffs.csv", ""),
    (
        "client add J-0142",
        "surname: Jansen\ninitials: S\nbirth_date: 2012-06-15\ngender: female\nmunicipality: 0405\nbsn: 999900006\n",
    ),
    (
        "allocation add 300201 --client J-0142 --municipality 0405 --category 45 --budget 5000 --from 2025-01-01",
        "",
    ),
];

/// A place to run commands in. Its folder goes away with it.
pub struct Desk {
    folder: tempfile::TempDir,
    pub today: Day,
    pub lang: Lang,
    /// Keys of entries are counted on from command to command.
    next_key: AtomicU64,
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
        Self {
            folder,
            today: Day::parse_iso("2025-04-02").unwrap(),
            lang: Lang::En,
            next_key: AtomicU64::new(1),
        }
    }

    /// A desk of a practice with two practitioners, a client with an allocation of lot 1, and tariffs.
    pub fn small_practice() -> Self {
        let desk = Self::new();
        desk.file("tariffs.csv", SMALL_TARIFFS);
        for (line, input) in SMALL_PRACTICE {
            assert_eq!(desk.run_with(line, input).status, 0, "{}", desk.run_with(line, input));
        }
        desk
    }

    /// A desk in De Dijk, the practice of [`Seat`](super::Seat), on the same day.
    pub fn de_dijk() -> Self {
        let desk = Self { today: Day::parse_iso("2025-03-13").unwrap(), ..Self::new() };
        let mut store = Store::create(&desk.path("uurwerk.sqlite"), None).unwrap();
        practice::de_dijk(&mut store, &desk.surroundings());
        desk
    }

    pub fn speaking(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// A path below the desk's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file below the desk's folder.
    #[expect(clippy::disallowed_methods, reason = "files of a test are not the program's")]
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs `uurwerk` with the words of `line`; a word in single quotes may hold spaces, and `DESK` is the desk's folder.
    pub fn run(&self, line: &str) -> Transcript {
        self.run_with(line, "")
    }

    /// Runs `uurwerk` with this text on standard input, as from a pipe.
    pub fn run_with(&self, line: &str, input: &str) -> Transcript {
        let folder = self.folder.path().to_string_lossy();
        let words = words(line).into_iter().map(|word| word.replace("DESK", &folder));
        self.run_words(words, input.as_bytes())
    }

    /// Runs `uurwerk` at a terminal, where a person types this.
    pub fn run_at_terminal(&self, line: &str, typed: &str) -> Transcript {
        let folder = self.folder.path().to_string_lossy();
        let words = words(line).into_iter().map(|word| OsString::from(word.replace("DESK", &folder)));
        self.transcript(words.collect(), typed.as_bytes(), true)
    }

    /// Runs `uurwerk` with these words as they are, and these bytes on standard input.
    pub fn run_words(
        &self,
        words: impl IntoIterator<Item = impl Into<OsString>>,
        input: &[u8],
    ) -> Transcript {
        self.transcript(words.into_iter().map(Into::into).collect(), input, false)
    }

    fn transcript(&self, words: Vec<OsString>, input: &[u8], input_is_terminal: bool) -> Transcript {
        let args = std::iter::once(OsString::from("uurwerk")).chain(words).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut io = Io { input: &mut { input }, input_is_terminal, out: &mut out, err: &mut err };
        let status = cli::run(args, self.surroundings(), &mut io);
        Transcript { out: self.plain(out), err: self.plain(err), status }
    }

    pub fn surroundings(&self) -> Surroundings {
        let folder = self.folder.path().to_owned();
        let mut surroundings = Surroundings::fixed(self.today);
        surroundings.lang = self.lang;
        surroundings.keys = Keys::Counted(AtomicU64::new(self.next_key.fetch_add(1000, Ordering::Relaxed)));
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

    /// The command did what it should; nobody looks at its output.
    pub fn done_quietly(self) {
        let _ = self.done();
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
