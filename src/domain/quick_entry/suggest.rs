//! What the word at the cursor may become (section 10).

use std::fmt;

use super::activities::Phrases;
use super::pieces::Sign;
use super::print::client_word;
use super::shape::{plain_dashes, shape};
use super::words::{Span, Word, split};
use super::{Context, Gap, Meaning, Parsed, days, named, parse};
use crate::domain::activity::{Activity, ClientUse};
use crate::domain::find::{Person, fold, tokens};
use crate::domain::text::{Lang, Text};

/// Something to put in place of what is being typed; [`accept`] does it. Never prints through `Debug`: it may be a name.
#[derive(Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The words that it replaces; empty at an empty place.
    pub span: Span,
    pub kind: Meaning,
    /// What to write.
    pub insert: Text,
    /// What to show.
    pub label: Text,
}

impl fmt::Debug for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Suggestion({:?} at {:?})", self.kind, self.span)
    }
}

/// At most so many are given.
const MOST: usize = 8;
/// At most so many of one kind when there are others.
const SHARE: usize = 4;

/// Words of a name that are completed together.
const NAME: usize = 4;

/// The word that is being typed, and what stands around it.
struct Typing<'a> {
    /// Up to the cursor.
    word: &'a str,
    /// The whole word, also behind the cursor.
    span: Span,
    /// Words before it.
    words: Vec<Word<'a>>,
    /// The line without the word; its places before the word are those of the line.
    others: Parsed,
}

/// What the word at `cursor` (in bytes) may become, the best first.
pub fn suggest(line: &str, cursor: usize, context: &Context<'_>) -> Vec<Suggestion> {
    let cursor = (0..=cursor.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let (head, tail) = line.split_at_checked(cursor).unwrap_or((line, ""));
    if split(head).note.is_some() {
        return Vec::new();
    }
    let word = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let behind = tail.split(char::is_whitespace).next().unwrap_or_default();
    let start = cursor - word.len();
    let before = head.get(..start).unwrap_or_default();
    let span = Span { start, end: cursor + behind.len() };
    let others = [before, tail.get(behind.len()..).unwrap_or_default()].concat();
    let typing = Typing { word, span, words: split(before).words, others: parse(&others, context) };
    let mut all = match Sign::of(word) {
        _ if word.is_empty() => missing(span, &parse(line, context), context),
        Some(sign) => signed(sign, word.get(1..).unwrap_or_default(), span, context),
        None => typed(&typing, context),
    };
    all.truncate(MOST);
    all
}

/// The line with the suggestion in it and a space behind it, and the cursor (in bytes) behind that.
pub fn accept(line: &str, suggestion: &Suggestion, lang: Lang) -> (String, usize) {
    let mut out = line.get(..suggestion.span.start).unwrap_or(line).to_owned();
    let rest = line.get(suggestion.span.end..).unwrap_or_default();
    out.push_str(suggestion.insert.get(lang));
    out.push(' ');
    let cursor = out.len();
    out.push_str(rest.strip_prefix(' ').unwrap_or(rest));
    (out, cursor)
}

/// At an empty place: what the line still lacks.
fn missing(span: Span, parsed: &Parsed, context: &Context<'_>) -> Vec<Suggestion> {
    if parsed.minutes.is_none() {
        return Vec::new();
    }
    let recent = || context.clients.recent(MOST).into_iter().map(|person| client(person, span, context));
    let activities = |uses: &[ClientUse]| -> Vec<Suggestion> {
        let fitting = context.activities.iter().filter(|activity| uses.contains(&activity.client));
        fitting.take(MOST).map(|found| activity(found, span, context)).collect()
    };
    if parsed.gaps.contains(&Gap::Client) {
        recent().collect()
    } else if !parsed.gaps.contains(&Gap::Activity) {
        Vec::new()
    } else if parsed.client.is_some() {
        activities(&[ClientUse::Required, ClientUse::Optional])
    } else {
        let every = [ClientUse::Required, ClientUse::Optional, ClientUse::Never];
        shared(recent().collect(), activities(&every))
    }
}

/// Behind a sign: only its own kind.
fn signed(sign: Sign, word: &str, span: Span, context: &Context<'_>) -> Vec<Suggestion> {
    match sign {
        Sign::Client if word.is_empty() => {
            context.clients.recent(MOST).into_iter().map(|person| client(person, span, context)).collect()
        }
        Sign::Client => clients(word, span, context),
        Sign::Activity => {
            let phrases = Phrases::new(context.activities);
            let asked = split_folded(word);
            let found = if asked.is_empty() {
                context.activities.iter().collect()
            } else {
                phrases.starting_at_all(&asked)
            };
            found.into_iter().map(|found| activity(found, span, context)).collect()
        }
        Sign::Product => products(word, span, context),
        Sign::Discipline => disciplines(word, span, context),
    }
}

fn products(word: &str, span: Span, context: &Context<'_>) -> Vec<Suggestion> {
    let found = named::products(word, context);
    let fitting = context.products.iter().filter(|product| word.is_empty() || found.contains(&product.key));
    fitting
        .map(|product| Suggestion {
            span,
            kind: Meaning::Product,
            insert: Text::same(format!("#{}", product.key)),
            label: Text::of(
                format!("{} {}", product.key, product.name.nl),
                format!("{} {}", product.key, product.name.en),
            ),
        })
        .collect()
}

fn disciplines(word: &str, span: Span, context: &Context<'_>) -> Vec<Suggestion> {
    let asked = fold(word);
    let fitting = context.disciplines.iter().filter(|held| fold(held.as_str()).starts_with(&asked));
    fitting
        .map(|held| Suggestion {
            span,
            kind: Meaning::Discipline,
            insert: Text::same(format!("@{held}")),
            label: Text::same(held.as_str()),
        })
        .collect()
}

/// A word without a sign: activities, clients, days.
fn typed(typing: &Typing<'_>, context: &Context<'_>) -> Vec<Suggestion> {
    if shape(&plain_dashes(&fold(typing.word)), context.today).is_some() {
        let is_number = typing.others.minutes.is_some() && typing.others.client.is_none();
        return if is_number { numbered(typing, context) } else { Vec::new() };
    }
    let mut all = shared(typed_activities(typing, context), typed_clients(typing, context));
    let asked = fold(typing.word);
    if asked.len() > 1 {
        all.extend(days::starting(&asked, context.today).map(|(name, day)| {
            let shown = days::shown(day);
            Suggestion {
                span: typing.span,
                kind: Meaning::Day,
                insert: Text::same(name),
                label: Text::of(format!("{name}: {}", shown.nl), format!("{name}: {}", shown.en)),
            }
        }));
    }
    all
}

/// The first kind and then the second, each with its share when both are many.
fn shared(mut first: Vec<Suggestion>, second: Vec<Suggestion>) -> Vec<Suggestion> {
    first.truncate(MOST - second.len().min(MOST - SHARE));
    first.extend(second);
    first
}

/// Digits are a client's number only when the line has its time.
fn numbered(typing: &Typing<'_>, context: &Context<'_>) -> Vec<Suggestion> {
    let found = context.clients.strict(typing.word);
    found.iter().take(MOST).map(|found| client(found.person, typing.span, context)).collect()
}

/// The longest run of words up to the cursor that starts an activity decides.
fn typed_activities(typing: &Typing<'_>, context: &Context<'_>) -> Vec<Suggestion> {
    let phrases = Phrases::new(context.activities);
    let most = typing.words.len().min(phrases.longest().saturating_sub(1));
    for length in (0..=most).rev() {
        let (span, words) = run(typing, length);
        let asked: Vec<String> = words.iter().flat_map(|word| split_folded(word)).collect();
        let found = phrases.starting_at_all(&asked);
        if found.is_empty() || words.iter().any(|word| Sign::of(word).is_some()) {
            continue;
        }
        let is_written = phrases.exactly(&asked).len() == found.len();
        if is_written || (length == 0 && typing.others.activity.is_some()) {
            return Vec::new();
        }
        return found.into_iter().map(|found| activity(found, span, context)).collect();
    }
    Vec::new()
}

/// Words of the name that stand just before count with the one being typed.
fn typed_clients(typing: &Typing<'_>, context: &Context<'_>) -> Vec<Suggestion> {
    let is_name = |word: &&Word<'_>| {
        let token = typing.others.tokens.iter().find(|token| token.span == word.span);
        token.is_some_and(|token| matches!(token.meaning, Meaning::Client | Meaning::NotUnderstood))
            && Sign::of(word.text).is_none()
    };
    let most = typing.words.iter().rev().take(NAME - 1).take_while(is_name).count();
    let least = usize::from(typing.others.client.is_some());
    for length in (least..=most).rev() {
        let (span, words) = run(typing, length);
        let found = clients(&words.join(" "), span, context);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The word being typed with so many before it.
fn run<'a>(typing: &Typing<'a>, before: usize) -> (Span, Vec<&'a str>) {
    let words = typing.words.iter().skip(typing.words.len() - before);
    let start = words.clone().next().map_or(typing.span.start, |word| word.span.start);
    let span = Span { start, end: typing.span.end };
    (span, words.map(|word| word.text).chain([typing.word]).collect())
}

fn split_folded(word: &str) -> Vec<String> {
    tokens(&fold(word)).map(str::to_owned).collect()
}

fn clients(query: &str, span: Span, context: &Context<'_>) -> Vec<Suggestion> {
    let found = context.clients.search(query, MOST);
    found.iter().map(|found| client(found.person, span, context)).collect()
}

fn client(person: &Person, span: Span, context: &Context<'_>) -> Suggestion {
    let number = person.number.as_str();
    Suggestion {
        span,
        kind: Meaning::Client,
        insert: Text::same(client_word(number, context)),
        label: Text::same(format!("{number} {}", person.listed)),
    }
}

fn activity(activity: &Activity, span: Span, context: &Context<'_>) -> Suggestion {
    let word = |name: &str| {
        let read = parse(name, context);
        let is_clear = read.activity.as_ref() == Some(&activity.key) && read.tokens.len() == 1;
        if is_clear { name.to_owned() } else { format!("+{}", activity.key) }
    };
    Suggestion {
        span,
        kind: Meaning::Activity,
        insert: Text::of(word(&activity.name.nl), word(&activity.name.en)),
        label: activity.name.clone(),
    }
}
