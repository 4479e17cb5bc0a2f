//! The arguments as they were given, read into values that are right or into a problem that names the argument.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::ArgMatches;

use super::command::{Argument, Form};
use crate::domain::identifiers::IdentifierError;
use crate::domain::text::Text;
use crate::domain::time::{ClosedPeriod, Day, Month};
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

    /// An argument read by the parser of an identifier.
    pub fn parsed<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, IdentifierError>,
    ) -> Result<Option<T>, Problem> {
        self.text(name)?.map(|value| parse(value).map_err(|error| self.at(name, error.into()))).transpose()
    }

    /// An argument read by a function that knows only right and wrong; `expected` says what would be right.
    pub fn read<T>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
        expected: &Text,
    ) -> Result<Option<T>, Problem> {
        self.text(name)?
            .map(|value| parse(value).ok_or_else(|| self.not_a(name, value, expected)))
            .transpose()
    }

    pub fn day(&self, name: &str) -> Result<Option<Day>, Problem> {
        let Some(value) = self.text(name)? else { return Ok(None) };
        match day(value) {
            Some(day) => Ok(Some(day)),
            None if looks_like_a_day(value) => {
                Err(self.at(name, Problem::usage(text!("{value} bestaat niet", "{value} does not exist"))))
            }
            None => Err(self.not_a(name, value, &DAY)),
        }
    }

    pub fn month(&self, name: &str) -> Result<Option<Month>, Problem> {
        self.read(name, Month::parse_iso, &Text::new("een maand als 2025-03", "a month such as 2025-03"))
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

    /// The problem of a value that is not what was expected. Values on the command line are never names or BSNs.
    pub fn not_a(&self, name: &str, value: &str, expected: &Text) -> Problem {
        let sentence = Text::of(
            format!("verwacht {}, niet '{value}'", expected.nl),
            format!("expected {}, not '{value}'", expected.en),
        );
        self.at(name, Problem::usage(sentence))
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

/// What a day looks like on the command line.
pub const DAY: Text =
    Text::new("een dag als 2025-03-31 of 31-3-2025", "a day such as 2025-03-31 or 31-3-2025");

/// `2025-03-31` or `31-3-2025`.
pub fn day(text: &str) -> Option<Day> {
    Day::parse_iso(text).or_else(|| {
        let parts: Vec<&str> = text.split('-').collect();
        let [day, month, year] = parts.as_slice() else { return None };
        let digits = |part: &str, max: usize| part.len() <= max && part.bytes().all(|b| b.is_ascii_digit());
        (digits(day, 2) && digits(month, 2) && year.len() == 4 && digits(year, 4)).then_some(())?;
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    })
}

fn looks_like_a_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == 3
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_two_ways() {
        for (text, read) in [
            ("2025-03-31", Some("2025-03-31")),
            ("31-3-2025", Some("2025-03-31")),
            ("03-04-2025", Some("2025-04-03")),
            ("31-2-2025", None),
            ("2025-02-31", None),
            ("1-1-25", None),
            ("+1-1-2025", None),
            ("1-1", None),
            ("", None),
        ] {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), read, "{text:?}");
        }
    }
}
