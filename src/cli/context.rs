//! What every command has at hand: the surroundings, the three streams and the file with the data.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use super::Stop;
use crate::domain::rules::Finding;
use crate::domain::text::{Lang, Text};
use crate::problem::Problem;
use crate::surroundings::Surroundings;

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

    /// A message for people, on its own line of standard error.
    pub fn say(&mut self, text: &Text) -> Result<(), Stop> {
        let lang = self.lang();
        Ok(writeln!(self.io.err, "{}", text.get(lang))?)
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
