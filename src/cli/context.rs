//! What every command has at hand: the surroundings, the three streams and the file with the data.

use std::fs::File;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};

use super::Stop;
use super::given::Given;
use super::output::{Format, Listing};
use crate::domain::rules::Finding;
use crate::domain::text::{Lang, Text};
use crate::import::Complaint;
use crate::operations::{place_exports, start};
use crate::problem::{self, Problem};
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Claims are at most 25 MB; nothing that is read is nearly as large as this.
const MAX_FILE: u64 = 100_000_000;
const MAX_FILE_BYTES: usize = 100_000_000;

/// The three streams of the command line.
pub struct Io<'io> {
    pub input: &'io mut dyn BufRead,
    /// A person sits at the other end: ask; else read what comes.
    pub input_is_terminal: bool,
    /// Data, and nothing else.
    pub out: &'io mut dyn Write,
    /// Messages for people.
    pub err: &'io mut dyn Write,
}

/// What a command works with.
pub struct Context<'a, 'io> {
    pub surroundings: Surroundings,
    pub io: &'a mut Io<'io>,
    /// The file with the data; it need not exist yet.
    pub database: PathBuf,
}

impl Context<'_, '_> {
    pub const fn lang(&self) -> Lang {
        self.surroundings.lang
    }

    /// The practice's data, which must exist. Files of claims that were made but not placed are placed first.
    pub fn store(&mut self) -> Result<Store, Stop> {
        let mut store = Store::open(&self.database, None).map_err(Problem::from)?;
        let placed = start::run(&mut store, &self.surroundings)?;
        for place_exports::PlacedFile { claim, path } in placed.files {
            let path = path.display();
            self.say(&text!(
                "declaratie {claim} stond nog niet op haar plaats; nu wel: {path}",
                "claim {claim} was not in its place yet; now it is: {path}"
            ))?;
        }
        for trouble in placed.trouble {
            self.say_problem(&trouble.into())?;
        }
        Ok(store)
    }

    /// Whether there is nothing yet where the data should be.
    pub fn is_first_run(&self) -> bool {
        std::fs::symlink_metadata(&self.database)
            .is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    }

    /// Prints a listing in the form that `--format` asks for.
    pub fn list(&mut self, given: &Given<'_>, listing: &Listing) -> Result<(), Stop> {
        let expected = Text::new("table, csv of json", "table, csv or json");
        let format = given.read("format", Format::parse, &expected)?.unwrap_or(Format::Table);
        let lang = self.lang();
        listing.print(format, lang, self.io.out)?;
        if listing.rows.is_empty() && format == Format::Table {
            self.say(&Text::new("niets gevonden", "nothing found"))?;
        }
        Ok(())
    }

    /// The bytes of a file, or of standard input for `-`. Larger files than any format allows are refused unread.
    pub fn read_file(&mut self, path: &Path) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        let read = if path == Path::new("-") {
            (&mut *self.io.input).take(MAX_FILE + 1).read_to_end(&mut bytes)
        } else {
            File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes))
        };
        let place = place(path);
        match read {
            Err(error) => Err(problem::unreadable(error.kind()).at(&place)),
            Ok(count) if count > MAX_FILE_BYTES => Err(Problem::usage(Text::new(
                "het bestand is groter dan 100 MB",
                "the file is larger than 100 MB",
            ))
            .at(&place)),
            Ok(_) => Ok(bytes),
        }
    }

    /// Says what is wrong with a file, line by line.
    pub fn say_complaints(&mut self, path: &Path, complaints: &[Complaint]) -> Result<(), Stop> {
        let Text { nl: place_nl, en: place_en } = place(path);
        for complaint in complaints {
            let Text { nl, en } = complaint.sentence();
            self.say(&text!("{place_nl}, {nl}", "{place_en}, {en}"))?;
        }
        Ok(())
    }

    /// The same, and gives the problem that closes the list.
    pub fn refuse_file(&mut self, path: &Path, complaints: &[Complaint]) -> Result<Problem, Stop> {
        self.say_complaints(path, complaints)?;
        let count = complaints.len();
        let faults = match count {
            1 => text!("1 fout; er is niets opgeslagen", "1 fault; nothing was stored"),
            _ => text!("{count} fouten; er is niets opgeslagen", "{count} faults; nothing was stored"),
        };
        Ok(Problem::usage(faults).at(&place(path)))
    }

    /// A message for people, on its own line of standard error.
    pub fn say(&mut self, text: &Text) -> Result<(), Stop> {
        let lang = self.lang();
        Ok(writeln!(self.io.err, "{}", text.get(lang))?)
    }

    /// A problem that does not stop the command.
    pub fn say_problem(&mut self, problem: &Problem) -> Result<(), Stop> {
        Ok(self.io.err.write_all(show(problem, self.surroundings.lang).as_bytes())?)
    }

    /// Findings, one on a line, with the way out below each.
    pub fn say_findings(&mut self, findings: &[Finding]) -> Result<(), Stop> {
        let lang = self.lang();
        for finding in findings {
            let severity = finding.severity.name();
            let (what, way_out) = (finding.what.get(lang), finding.way_out.get(lang));
            writeln!(self.io.err, "  {} {}: {what}", finding.rule, severity.get(lang))?;
            if !way_out.is_empty() {
                writeln!(self.io.err, "    {way_out}")?;
            }
        }
        Ok(())
    }
}

/// A file as messages name it; `-` is standard input.
pub fn place(path: &Path) -> Text {
    if path == Path::new("-") {
        return Text::new("invoer", "standard input");
    }
    Text::same(path.display().to_string())
}

/// Sentence and hint, as they stand on standard error.
pub fn show(problem: &Problem, lang: Lang) -> String {
    let (error, hint) = match lang {
        Lang::Nl => ("fout", "tip"),
        Lang::En => ("error", "hint"),
    };
    let first = format!("{error}: {}\n", problem.sentence.get(lang));
    match &problem.hint {
        Some(text) => format!("{first}{hint}: {}\n", text.get(lang)),
        None => first,
    }
}
