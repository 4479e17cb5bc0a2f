//! The words of a line as pieces that belong together, each with what it can be by its form (section 6, steps 1 to 4).

use super::Context;
use super::activities::{Phrases, keys};
use super::days;
use super::shape::{Shape, Units, is_unit, plain_dashes, shape};
use super::words::{Span, Word};
use crate::domain::find::{Found, fold, tokens};
use crate::domain::identifiers::ActivityKey;
use crate::domain::time::{Day, Minutes};

/// One or more words.
#[derive(Clone, Debug)]
pub struct Piece {
    pub span: Span,
    pub form: Form,
    /// The runs of letters and digits in it, folded.
    pub tokens: Vec<String>,
}

/// What a piece can be by its form alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Starts with `#`, `@`, `=` or `+`.
    Signed(Sign),
    Shaped(Shape),
    DayName(Day),
    /// An activity; several when contracts differ about a name.
    Activity(Vec<ActivityKey>),
    Free,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Product,
    Discipline,
    Client,
    Activity,
}

impl Sign {
    pub fn of(word: &str) -> Option<Self> {
        match word.chars().next()? {
            '#' => Some(Self::Product),
            '@' => Some(Self::Discipline),
            '=' => Some(Self::Client),
            '+' => Some(Self::Activity),
            _ => None,
        }
    }
}

pub fn pieces(words: &[Word<'_>], phrases: &Phrases<'_>, context: &Context<'_>) -> Vec<Piece> {
    let split: Vec<Vec<String>> =
        words.iter().map(|word| tokens(&fold(word.text)).map(str::to_owned).collect()).collect();
    let mut out: Vec<Piece> = Vec::new();
    let mut at = 0;
    while let Some((word, rest)) = words.get(at..).and_then(<[Word<'_>]>::split_first) {
        let (form, taken) = if let Some(sign) = Sign::of(word.text) {
            (Form::Signed(sign), 1)
        } else if let Some(found) = long_activity(words, &split, at, phrases, context) {
            found
        } else {
            by_digits(word, rest, context.today)
                .unwrap_or_else(|| (by_name(word, &split, at, phrases, context), 1))
        };
        let last = words.get(at + taken - 1).unwrap_or(word);
        let tokens = split.get(at..at + taken).unwrap_or_default().concat();
        let piece = Piece { span: word.span.to(last.span), form, tokens };
        match out.last_mut().and_then(|before| hours_with_minutes(before, &piece)) {
            Some(()) => {}
            None => out.push(piece),
        }
        at += taken;
    }
    out
}

/// The longest activity of two words or more that starts here; its last word may be left out or unfinished when no other
/// activity starts like it and that word is not a name.
fn long_activity(
    words: &[Word<'_>],
    split: &[Vec<String>],
    at: usize,
    phrases: &Phrases<'_>,
    context: &Context<'_>,
) -> Option<(Form, usize)> {
    let signed = |word: &Word<'_>| Sign::of(word.text).is_some();
    let most = words.iter().skip(at).take(phrases.longest()).take_while(|word| !signed(word)).count();
    (2..=most).rev().find_map(|taken| {
        let run = split.get(at..at + taken)?;
        if run.iter().any(Vec::is_empty) {
            return None;
        }
        let exact = phrases.exactly(&run.concat());
        if !exact.is_empty() {
            return Some((Form::Activity(keys(&exact)), taken));
        }
        let started = phrases.starting(&run.concat());
        let last = words.get(at + taken - 1)?.text;
        let is_clear = started.len() == 1 && last.chars().count() > 2 && !is_name(last, context);
        is_clear.then(|| (Form::Activity(keys(&started)), taken))
    })
}

/// A word of a client's name, or the start of one of a recent client's. Among thousands of clients some name starts like
/// anything.
fn is_name(word: &str, context: &Context<'_>) -> bool {
    let best = context.clients.strict(word).first().map(Found::group);
    best.is_some_and(|group| group <= Found::BY_WORD)
}

/// A time or a date, of up to three words: `9:00 - 9:45`, `45 min`.
fn by_digits(word: &Word<'_>, rest: &[Word<'_>], today: Day) -> Option<(Form, usize)> {
    let plain = |word: &Word<'_>| plain_dashes(&fold(word.text));
    let first = plain(word);
    if !first.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return None;
    }
    let second = rest.first().map(plain).unwrap_or_default();
    let third = rest.get(1).map(plain).unwrap_or_default();
    let spaced = (second == "-").then(|| (format!("{first}-{third}"), 3));
    let half_spaced =
        (first.ends_with('-') || second.starts_with('-')).then(|| (format!("{first}{second}"), 2));
    let range = spaced.into_iter().chain(half_spaced).find_map(|(text, taken)| {
        let shape = shape(&text, today).filter(|s| matches!(s, Shape::Range(_) | Shape::RangeOrDate(..)))?;
        Some((Form::Shaped(shape), taken))
    });
    let with_unit = is_unit(&second).then(|| shape(&format!("{first}{second}"), today)).flatten();
    range
        .or(with_unit.map(|shape| (Form::Shaped(shape), 2)))
        .or_else(|| shape(&first, today).map(|shape| (Form::Shaped(shape), 1)))
}

fn by_name(
    word: &Word<'_>,
    split: &[Vec<String>],
    at: usize,
    phrases: &Phrases<'_>,
    context: &Context<'_>,
) -> Form {
    if let Some(day) = days::named(&fold(word.text), context.today) {
        return Form::DayName(day);
    }
    let found = phrases.exactly(split.get(at).map(Vec::as_slice).unwrap_or_default());
    if found.is_empty() { Form::Free } else { Form::Activity(keys(&found)) }
}

/// `1u` and `30m` next to each other become one length.
fn hours_with_minutes(before: &mut Piece, piece: &Piece) -> Option<()> {
    let Form::Shaped(Shape::Length(hours, Units::WholeHours)) = before.form else { return None };
    let Form::Shaped(Shape::Length(minutes, Units::Minutes)) = piece.form else { return None };
    let sum = Minutes::new(hours.get() + minutes.get()).filter(|_| minutes.get() < 60)?;
    before.form = Form::Shaped(Shape::Length(sum, Units::Mixed));
    before.span = before.span.to(piece.span);
    Some(())
}
