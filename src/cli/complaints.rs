//! What the parser of the command line complains about, in our own two languages.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::domain::text::Text;
use crate::problem::Problem;
use crate::text;

/// The problem that the parser found in a command line about this command.
pub fn problem(error: &Error, path: &str) -> Problem {
    let argument = context(error, ContextKind::InvalidArg).map(|name| spoken(&name));
    let what = argument.unwrap_or_default();
    let found = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            unknown_command(&name, context(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            unknown_argument(&what, context(error, ContextKind::SuggestedArg), path)
        }
        ErrorKind::MissingRequiredArgument => {
            Problem::usage(text!("er ontbreekt iets: {what}", "something is missing: {what}"))
        }
        ErrorKind::MissingSubcommand => Problem::usage(Text::new(
            "er ontbreekt wat er moet gebeuren",
            "it is missing what should be done",
        ))
        .hint(known_verbs(error)),
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Problem::usage(text!("{what}: er ontbreekt een waarde", "{what}: a value is missing"))
        }
        ErrorKind::ArgumentConflict => Problem::usage(text!(
            "{what} is vaker gegeven dan kan",
            "{what} is given more often than it can be"
        )),
        ErrorKind::TooManyValues | ErrorKind::NoEquals => {
            Problem::usage(text!("{what}: hier hoort geen waarde", "{what}: no value belongs here"))
        }
        _ => Problem::usage(Text::new(
            "deze opdrachtregel is niet te begrijpen",
            "this command line cannot be understood",
        )),
    };
    if found.hint.is_some() {
        return found;
    }
    found.hint(text!("'{path} --help' toont het gebruik", "'{path} --help' shows the usage"))
}

/// What was typed is repeated only where it is almost a command: else it may be a line of time without its `log`.
fn unknown_command(name: &str, suggestion: Option<String>) -> Problem {
    let is_word = name.chars().count() <= 20 && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    match suggestion.filter(|_| is_word) {
        Some(other) => Problem::usage(text!("onbekende opdracht '{name}'", "unknown command '{name}'"))
            .hint(text!("bedoelde u '{other}'?", "did you mean '{other}'?")),
        None => Problem::usage(Text::new("deze opdracht is er niet", "there is no such command")),
    }
}

/// A word without a dash in front may be a name, and in a line of time `--ouders` is a note that lacks a space.
fn unknown_argument(what: &str, suggestion: Option<String>, path: &str) -> Problem {
    if !what.starts_with('-') {
        return Problem::usage(Text::new("er staat een woord te veel", "there is a word too many"));
    }
    let takes_lines = path.starts_with("uurwerk log") || path.starts_with("uurwerk entries");
    let found = Problem::usage(text!("onbekende optie '{what}'", "unknown option '{what}'"));
    match suggestion {
        Some(other) => found.hint(text!("bedoelde u '{other}'?", "did you mean '{other}'?")),
        None if takes_lines => Problem::usage(Text::new("deze optie is er niet", "there is no such option"))
            .hint(Text::new("zet een spatie achter -- voor een notitie", "put a space after -- for a note")),
        None if what.chars().count() > 40 => {
            Problem::usage(Text::new("deze optie is er niet", "there is no such option"))
        }
        None => found,
    }
}

fn known_verbs(error: &Error) -> Text {
    let verbs = context(error, ContextKind::ValidSubcommand).unwrap_or_default();
    text!("kies uit: {verbs}", "choose from: {verbs}")
}

/// A value of the complaint; several are joined.
fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => {
            Some(texts.iter().map(|text| spoken(text)).collect::<Vec<_>>().join(", "))
        }
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}

/// `--month <MONTH>` as `--month MONTH`.
fn spoken(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '<' | '>' | '[' | ']')).collect()
}
