//! The command line: one file per noun over the same operations as the terminal interface.
//!
//! Standard output carries data only, messages go to standard error. Exit status: 0 done, 1 findings that block,
//! 2 wrong use, 3 refused by a rule, 4 storage or file trouble.

mod ask;
mod command;
mod complaints;
mod context;
mod filter;
mod find;
mod rows;
mod given;
mod messenger;
mod output;
pub mod reference;

mod init;
mod practice;
mod practitioner;
mod client;
mod history;
mod document;
mod allocation;
mod tariff;
mod contract;
mod alias;
mod holiday;
mod log;
mod entries;
mod time_rows;
mod used;
mod trips;
mod attendance;
mod stays;
mod trajectories;
mod totals;
mod claims;
mod check;
mod rules;
mod messages;
mod care;
mod request;
mod undo;
mod demo;
mod completions;

use std::ffi::OsString;
use std::io;

use clap::error::ErrorKind;

use crate::domain::text::{Lang, Text};
use crate::problem::Problem;
use crate::surroundings::Surroundings;
use crate::tui;
use command::{EVERYWHERE, Noun};
use context::Context;
pub use context::Io;
use given::Given;
use messenger::Messenger;

/// Every noun, in the order of the help. A new one is one file and one line here.
static NOUNS: &[&Noun] = &[
    &init::NOUN,
    &practice::NOUN,
    &practitioner::NOUN,
    &client::NOUN,
    &document::NOUN,
    &allocation::NOUN,
    &tariff::NOUN,
    &contract::NOUN,
    &alias::NOUN,
    &holiday::NOUN,
    &log::NOUN,
    &entries::NOUN,
    &trips::NOUN,
    &attendance::NOUN,
    &stays::NOUN,
    &trajectories::NOUN,
    &totals::NOUN,
    &claims::NOUN,
    &check::NOUN,
    &rules::NOUN,
    &care::NOUN,
    &request::NOUN,
    &messages::NOUN,
    &undo::UNDO,
    &undo::REDO,
    &demo::NOUN,
    &completions::NOUN,
];

/// Columns of help where nobody sits at a terminal.
const WIDTH: usize = 100;

/// How a command ended that did what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Done, and it showed findings that block.
    Findings,
}

/// Why a command stopped.
pub enum Stop {
    Problem(Problem),
    /// Standard output could not be written; a closed pipe is no trouble.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl<E> From<E> for Stop
where
    Problem: From<E>,
{
    fn from(error: E) -> Self {
        Self::Problem(error.into())
    }
}

/// Runs one command line, the program's name first, and gives its exit status.
pub fn run(args: Vec<OsString>, mut surroundings: Surroundings, io: &mut Io<'_>) -> u8 {
    if let Some(lang) = language(&args) {
        surroundings.lang = lang;
    }
    let lang = surroundings.lang;
    let Io { input, input_is_terminal, out, err } = io;
    let io = &mut Io { input, input_is_terminal: *input_is_terminal, out, err: &mut Messenger(err) };
    let result = perform(args, surroundings, io).and_then(|exit| {
        io.out.flush()?;
        Ok(exit)
    });
    match result {
        Ok(Exit::Done) => 0,
        Ok(Exit::Findings) => crate::problem::Kind::Findings.exit_status(),
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(Stop::Output(_)) => complain(&unwritable(), lang, io),
        Err(Stop::Problem(problem)) => complain(&problem, lang, io),
    }
}

/// The language that `--lang` asks for, wherever it stands: help and complaints need it before all else.
fn language(args: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> =
        args.iter().skip(1).map_while(|arg| arg.to_str()).take_while(|arg| *arg != "--").collect();
    let after = texts.windows(2).find_map(|pair| match pair {
        ["--lang", value] => Some(*value),
        _ => None,
    });
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    after.or(joined).and_then(Lang::parse)
}

fn perform(args: Vec<OsString>, mut surroundings: Surroundings, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let mut program = command::program(NOUNS, surroundings.lang);
    if !io.input_is_terminal {
        program = program.term_width(WIDTH);
    }
    let path = path(&args);
    let matches = match program.try_get_matches_from_mut(words_as_words(help_as_flag(args))) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            write!(io.out, "{}", error.render())?;
            return Ok(Exit::Done);
        }
        Err(error) => return Err(complaints::problem(&error, &path).into()),
    };
    let given = Given::new(&matches, EVERYWHERE);
    given.read("lang", Lang::parse, &Text::new("nl of en", "nl or en"))?;
    if let Some(today) = given.day("today")? {
        surroundings.fix_today(today);
    }
    let database = given
        .path("db")
        .or_else(|| surroundings.database.clone())
        .unwrap_or_else(|| surroundings.dirs.data.join("uurwerk.sqlite"));
    let mut context = Context { surroundings, io, database };
    let Some((name, below)) = matches.subcommand() else { return open_screen(&mut context) };
    let noun = NOUNS.iter().find(|noun| noun.name == name);
    let (verb, below) = match noun.and_then(|noun| noun.itself()) {
        Some(_) => ("", below),
        None => below.subcommand().unwrap_or(("", below)),
    };
    let verb = noun.and_then(|noun| noun.verbs.iter().find(|known| known.name == verb));
    let verb = verb.ok_or_else(|| Problem::usage(Text::new("onbekende opdracht", "unknown command")))?;
    (verb.run)(&mut context, &Given::new(below, verb.arguments))
}

/// The command that a command line is about, as far as it can be told: `uurwerk claims queue`.
fn path(args: &[OsString]) -> String {
    let words = || args.iter().skip(1).filter_map(|arg| arg.to_str());
    let noun = NOUNS.iter().find(|noun| words().any(|word| word == noun.name));
    let verb = noun.and_then(|noun| noun.verbs.iter().find(|verb| words().any(|word| word == verb.name)));
    let names = [noun.map(|noun| noun.name), verb.map(|verb| verb.name)];
    std::iter::once("uurwerk").chain(names.into_iter().flatten()).collect::<Vec<_>>().join(" ")
}

/// Where the noun stands: after the program's name and what every command takes.
fn noun_place(args: &[OsString]) -> usize {
    let mut place = 1;
    while let Some(name) = args.get(place).and_then(|arg| arg.to_str()?.strip_prefix("--")) {
        let takes_value = EVERYWHERE.iter().any(|argument| argument.name == name);
        place += if takes_value { 2 } else { 1 };
    }
    place
}

/// `uurwerk help claims` is `uurwerk claims --help`.
fn help_as_flag(mut args: Vec<OsString>) -> Vec<OsString> {
    let place = noun_place(&args);
    if args.get(place).is_some_and(|arg| arg == "help") {
        args.remove(place);
        args.push("--help".into());
    }
    args
}

/// A line of time may hold `--` before its note, or a number below zero. The parser would drop the first `--` and take the
/// number for an option: everything from `--` on gets a `--` of its own, and numbers below zero move behind it.
fn words_as_words(args: Vec<OsString>) -> Vec<OsString> {
    let place = noun_place(&args);
    if !args.get(place).is_some_and(|noun| noun == "log" || noun == "entries") {
        return args;
    }
    let is_note = |arg: &OsString| arg == "--" || arg.to_string_lossy().starts_with("-- ");
    let below_zero = |arg: &OsString| {
        arg.to_string_lossy()
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let (everywhere, line) = args.split_at(place);
    let note = line.iter().position(is_note).unwrap_or(line.len());
    let (before, after) = line.split_at(note);
    let (numbers, before): (Vec<OsString>, Vec<OsString>) = before.iter().cloned().partition(below_zero);
    let marker = (!numbers.is_empty() || !after.is_empty()).then(|| OsString::from("--"));
    let line = before.into_iter().chain(marker).chain(numbers).chain(after.iter().cloned());
    everywhere.iter().cloned().chain(line).collect()
}

/// The bare command opens the terminal interface.
fn open_screen(context: &mut Context<'_, '_>) -> Result<Exit, Stop> {
    if !context.io.input_is_terminal {
        let problem = Problem::usage(Text::new("er is geen opdracht gegeven", "no command was given"));
        let hint = Text::new(
            "'uurwerk --help' toont de opdrachten; in een terminal opent het scherm",
            "'uurwerk --help' shows the commands; in a terminal the screen opens",
        );
        return Err(problem.hint(hint).into());
    }
    let store = match context.store() {
        Err(_) if context.is_first_run() => match init::in_terminal(context)? {
            Some(store) => store,
            None => return Ok(Exit::Done),
        },
        other => other?,
    };
    context.io.out.flush()?;
    tui::run(store, None, &context.surroundings)?;
    Ok(Exit::Done)
}

fn unwritable() -> Problem {
    Problem::storage(Text::new("de uitvoer kon niet worden geschreven", "the output could not be written"))
        .hint(Text::new("is de schijf vol?", "is the disk full?"))
}

/// Says what is wrong.
fn complain(problem: &Problem, lang: Lang, io: &mut Io<'_>) -> u8 {
    let status = problem.kind.exit_status();
    let _ = io.err.write_all(context::show(problem, lang).as_bytes());
    status
}
