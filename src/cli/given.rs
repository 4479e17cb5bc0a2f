//! The arguments as they were given, read into values that are right or into a problem that names the argument.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::ArgMatches;

use super::command::{Argument, Form};
use crate::domain::identifiers::IdentifierError;
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day, Month};
use crate::import::values;
use crate::problem::Problem;
use crate::text;

/// What stands on the command line after the verb.
pub struct Given<'a> {
    matches: &'a ArgMatches,
    /// What the verb takes, so that a complaint names an argument as the help does.
    arguments: &'static [Argument],
}

impl<'a> Given<'a> {
    pub const fn new(matches: &'a ArgMatches, arguments: &'static [Argument]) -> Self {
        Self { matches, arguments }
    }

    pub fn flag(&self, name: &str) -> bool {
        self.matches.get_flag(name)
    }

    /// The text of an argument; `None` when it was not given.
    pub fn text(&self, name: &str) -> Result<Option<&'a str>, Problem> {
        self.os(name).map(|value| self.readable(name, value)).transpose()
    }

    /// The text of an argument without which the parser would have complained.
    pub fn required(&self, name: &str) -> Result<&'a str, Problem> {
        self.text(name)?.ok_or_else(|| self.at(name, Problem::usage(Text::new("ontbreekt", "is missing"))))
    }

    /// Every text of an argument that may be repeated.
    pub fn texts(&self, name: &str) -> Result<Vec<&'a str>, Problem> {
        self.every(name).map(|value| self.readable(name, value)).collect()
    }

    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.os(name).map(PathBuf::from)
    }

    pub fn paths(&self, name: &str) -> Vec<PathBuf> {
        self.every(name).map(PathBuf::from).collect()
    }

    /// An argument read by a function that knows only right and wrong; `expected` says what would be right.
    pub fn read<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
        expected: &Text,
    ) -> Result<Option<T>, Problem> {
        self.text(name)?.map(|value| parse(value).ok_or_else(|| self.not_a(name, expected))).transpose()
    }

    /// An argument read by a parser of `import::values`, whose refusal says what was expected.
    pub fn value<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, Text>,
    ) -> Result<Option<T>, Problem> {
        self.text(name)?
            .map(|value| parse(value).map_err(|words| self.at(name, Problem::usage(words))))
            .transpose()
    }

    /// The same for an argument that must be there.
    pub fn needed<T>(&self, name: &str, parse: impl Fn(&str) -> Result<T, Text>) -> Result<T, Problem> {
        let text = self.required(name)?;
        parse(text).map_err(|words| self.at(name, Problem::usage(words)))
    }

    pub fn day(&self, name: &str) -> Result<Option<Day>, Problem> {
        self.value(name, values::day)
    }

    pub fn month(&self, name: &str) -> Result<Option<Month>, Problem> {
        self.value(name, values::month)
    }

    /// The days that `--month`, or `--from` and `--to`, name; a month that was not named is the one of `today`.
    pub fn period(&self, today: Day) -> Result<ClosedPeriod, Problem> {
        let (month, from, to) = (self.month("month")?, self.day("from")?, self.day("to")?);
        match (month, from, to) {
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) => Err(Problem::usage(Text::new(
                "--month gaat niet samen met --from en --to",
                "--month does not go together with --from and --to",
            ))),
            (month, None, None) => Ok(month.unwrap_or_else(|| today.month()).period()),
            (None, from, to) => {
                let to = to.unwrap_or(today);
                let from = from.unwrap_or_else(|| to.month().first());
                ClosedPeriod::new(from, to).ok_or_else(|| {
                    Problem::usage(text!("{to} ligt voor {from}", "{to} comes before {from}"))
                        .hint(Text::new("draai --from en --to om", "swap --from and --to"))
                })
            }
        }
    }

    /// The problem of a value that is not what was expected. It is not repeated: it may stand in the wrong place.
    pub fn not_a(&self, name: &str, expected: &Text) -> Problem {
        let Text { nl, en } = expected;
        self.at(name, Problem::usage(text!("verwacht {nl}", "expected {en}")))
    }

    /// The problem with the argument before it, named as in the help.
    pub fn at(&self, name: &str, problem: Problem) -> Problem {
        let places = [Form::Place, Form::MayPlace, Form::Rest, Form::Words];
        let argument = self.arguments.iter().find(|argument| argument.name == name);
        match argument.filter(|argument| places.contains(&argument.form)) {
            Some(argument) => problem.at(&argument.value),
            None => problem.at(&Text::same(format!("--{name}"))),
        }
    }

    fn readable(&self, name: &str, value: &'a (impl AsRef<OsStr> + ?Sized)) -> Result<&'a str, Problem> {
        value.as_ref().to_str().ok_or_else(|| {
            self.at(
                name,
                Problem::usage(Text::new("dit is geen leesbare tekst", "this is not readable text")),
            )
        })
    }

    fn os(&self, name: &str) -> Option<&'a OsStr> {
        self.matches.get_one::<OsString>(name).map(OsString::as_os_str)
    }

    fn every(&self, name: &str) -> impl Iterator<Item = &'a OsString> {
        self.matches.get_many::<OsString>(name).into_iter().flatten()
    }
}

/// The parser of an identifier with its refusal in words.
pub fn identifier<T>(parse: fn(&str) -> Result<T, IdentifierError>) -> impl Fn(&str) -> Result<T, Text> {
    move |text| parse(text).map_err(|error| error.words())
}
