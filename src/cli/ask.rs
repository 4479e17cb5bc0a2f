//! Asks for what must not be an argument: names, birth dates and citizen service numbers would stay in the shell's history
//! and show in the list of processes. A person is asked at a prompt; a script writes `key: value` lines.

use std::io::{BufRead, Read};

use super::Stop;
use super::context::Context;
use crate::domain::text::Text;
use crate::problem::Problem;
use crate::text;

/// Something to ask for.
pub struct Question {
    /// The key of its line on standard input.
    pub key: &'static str,
    pub label: Text,
    /// Not echoed.
    pub secret: bool,
    /// What is wrong with an answer, so that a prompt can ask again at once.
    pub check: fn(&str) -> Result<(), Text>,
}

impl Question {
    pub const fn open(key: &'static str, label: Text, check: fn(&str) -> Result<(), Text>) -> Self {
        Self { key, label, secret: false, check }
    }

    pub const fn secret(key: &'static str, label: Text, check: fn(&str) -> Result<(), Text>) -> Self {
        Self { key, label, secret: true, check }
    }
}

/// Answers by key; what was left empty is not there. An answer of `-` takes a value away.
pub struct Answers(Vec<(&'static str, String)>);

/// What an answer does to a value that was there.
pub enum Answer<'a> {
    Kept,
    Removed,
    Given(&'a str),
}

impl Answers {
    pub fn get(&self, key: &str) -> Answer<'_> {
        match self.0.iter().find(|(known, _)| *known == key) {
            None => Answer::Kept,
            Some((_, text)) if text == "-" => Answer::Removed,
            Some((_, text)) => Answer::Given(text),
        }
    }

    /// The value after the answer: the old one, none, or what was read from it. A refusal never repeats the answer.
    pub fn value<T>(
        &self,
        key: &'static str,
        old: Option<T>,
        parse: impl Fn(&str) -> Result<T, Text>,
    ) -> Result<Option<T>, Problem> {
        match self.get(key) {
            Answer::Kept => Ok(old),
            Answer::Removed => Ok(None),
            Answer::Given(text) => match parse(text) {
                Ok(value) => Ok(Some(value)),
                Err(words) => Err(Problem::usage(words).at(&Text::same(key))),
            },
        }
    }
}

/// Asks all questions, at prompts or from standard input.
pub fn ask(context: &mut Context<'_, '_>, questions: &[Question]) -> Result<Answers, Stop> {
    if context.io.input_is_terminal { prompt(context, questions) } else { read(context, questions) }
}

/// Asks for one line that is not a field of something, such as a line of time.
pub fn line(context: &mut Context<'_, '_>, label: &Text) -> Result<String, Stop> {
    if context.io.input_is_terminal {
        let lang = context.lang();
        write!(context.io.err, "{}: ", label.get(lang))?;
        context.io.err.flush()?;
    }
    let mut text = String::new();
    read_line(context, &mut text)?;
    Ok(text.trim().to_owned())
}

fn prompt(context: &mut Context<'_, '_>, questions: &[Question]) -> Result<Answers, Stop> {
    let mut answers = Vec::new();
    for question in questions {
        let text = loop {
            let text = prompt_once(context, question)?;
            let is_plain = text.is_empty() || text == "-";
            match (question.check)(&text) {
                Err(words) if !is_plain => context.say(&words)?,
                _ => break text,
            }
        };
        if !text.is_empty() {
            answers.push((question.key, text));
        }
    }
    Ok(Answers(answers))
}

fn prompt_once(context: &mut Context<'_, '_>, question: &Question) -> Result<String, Stop> {
    let lang = context.lang();
    write!(context.io.err, "{}: ", question.label.get(lang))?;
    context.io.err.flush()?;
    let mut text = String::new();
    if question.secret {
        text = rpassword::read_password().map_err(|_| interrupted())?;
    } else if !read_line(context, &mut text)? {
        return Err(interrupted().into());
    }
    Ok(text.trim().to_owned())
}

fn read(context: &mut Context<'_, '_>, questions: &[Question]) -> Result<Answers, Stop> {
    let mut answers: Vec<(&'static str, String)> = Vec::new();
    let mut text = String::new();
    let mut number = 0_u32;
    while read_line(context, &mut text)? {
        number += 1;
        let place = text!("regel {number}", "line {number}");
        let line = text.trim().to_owned();
        text.clear();
        if line.is_empty() {
            continue;
        }
        let (key, value) =
            line.split_once(':').map_or((line.as_str(), ""), |(key, value)| (key.trim(), value.trim()));
        let question = questions.iter().find(|question| question.key == key);
        let question = question.ok_or_else(|| unknown_key(questions).at(&place))?;
        if answers.iter().any(|(known, _)| *known == question.key) {
            let key = question.key;
            let problem = Problem::usage(text!("{key} staat er twee keer", "{key} stands there twice"));
            return Err(problem.at(&place).into());
        }
        if !value.is_empty() {
            answers.push((question.key, value.to_owned()));
        }
    }
    Ok(Answers(answers))
}

/// False at the end of the input.
fn read_line(context: &mut Context<'_, '_>, text: &mut String) -> Result<bool, Stop> {
    let count = (&mut *context.io.input).take(LONGEST_LINE).read_line(text);
    let count = count.map_err(|error| crate::problem::unreadable(error.kind()))?;
    if text.len() >= LONGEST_LINE_BYTES {
        return Err(too_long().into());
    }
    Ok(count > 0)
}

/// More bytes than any answer or line of time needs; nobody types them.
const LONGEST_LINE: u64 = 20_000;
pub const LONGEST_LINE_BYTES: usize = 20_000;

pub fn too_long() -> Problem {
    Problem::usage(Text::new(
        "deze regel is veel te lang; er is niets opgeslagen",
        "this line is far too long; nothing was stored",
    ))
}

/// Without what was read: it may be a name.
fn unknown_key(questions: &[Question]) -> Problem {
    let keys = questions.iter().map(|question| question.key).collect::<Vec<_>>().join(", ");
    Problem::usage(Text::new("hier staat geen bekende sleutel", "there is no known key here"))
        .hint(text!("schrijf 'sleutel: waarde' met een van {keys}", "write 'key: value' with one of {keys}"))
}

fn interrupted() -> Problem {
    Problem::usage(Text::new("afgebroken; er is niets opgeslagen", "broken off; nothing was stored"))
}
