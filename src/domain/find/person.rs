//! One client as a searcher sees it: its folded words, and how well a typed word fits them.

use std::fmt;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Candidate;
use super::fold::{fold, tokens};
use crate::domain::client::PersonName;
use crate::domain::identifiers::ClientNumber;
use crate::domain::ids::ClientId;

/// Typed words shorter than this are only looked for at the start of words.
pub(super) const SHORTEST: usize = 3;
/// Typed words longer than this are like nothing: no name is, and the matcher's score is a small number.
const LONGEST: usize = 64;

/// How a typed word fits a client, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// The whole number.
    Number,
    /// A whole word of the name or number.
    Word,
    /// The start of a word or of the number.
    Prefix,
    /// Inside a word.
    Inside,
    /// Letters of a word in their order, or one typing mistake.
    Alike,
}

/// A client that can be found. Names never print through `Debug`.
#[derive(Clone)]
pub struct Person {
    pub id: ClientId,
    pub number: ClientNumber,
    /// `de Wit, Z.`: for lists.
    pub listed: String,
    pub recency: Option<u32>,
    folded_number: String,
    words: Vec<String>,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person({})", self.id)
    }
}

impl Person {
    pub(super) fn new(candidate: Candidate) -> Self {
        let folded_number = fold(candidate.number.as_str());
        let mut words = name_words(&candidate.name);
        let parts: Vec<&str> = tokens(&folded_number).collect();
        words.extend(parts.iter().map(|part| (*part).to_owned()));
        words.extend(parts.iter().map(|part| part.trim_start_matches('0').to_owned()));
        words.push(folded_number.clone());
        words.retain(|word| !word.is_empty());
        words.sort_unstable();
        words.dedup();
        Self {
            id: candidate.id,
            number: candidate.number,
            listed: candidate.name.listed(),
            recency: candidate.recency,
            folded_number,
            words,
        }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// By number, word or prefix.
    pub(super) fn strict(&self, whole: &str, tokens: &[String]) -> Option<Quality> {
        if whole == self.folded_number {
            return Some(Quality::Number);
        }
        let by_tokens = tokens.iter().try_fold(None, |worst, token| {
            let best = self.words.iter().filter_map(|word| strictly(token, word)).min();
            best.map(|quality| worst.max(Some(quality)))
        });
        match by_tokens.flatten() {
            Some(quality) => Some(quality),
            None => (!whole.is_empty() && self.folded_number.starts_with(whole)).then_some(Quality::Prefix),
        }
    }
}

fn strictly(token: &str, word: &str) -> Option<Quality> {
    if word == token { Some(Quality::Word) } else { word.starts_with(token).then_some(Quality::Prefix) }
}

/// First names, prefix, surname and initials at their spaces, hyphens and apostrophes, and also written as one word.
fn name_words(name: &PersonName) -> Vec<String> {
    let initials = name.initials.as_deref().unwrap_or_default();
    let spaced: String = initials.chars().flat_map(|letter| [letter, ' ']).collect();
    let parts = [
        name.first_names.as_deref().unwrap_or_default(),
        name.prefix.as_deref().unwrap_or_default(),
        &name.surname,
        initials,
        &spaced,
    ];
    let mut words = Vec::new();
    for piece in parts.iter().flat_map(|part| part.split_whitespace()) {
        split_and_joined(piece, &mut words);
    }
    words.push(tokens(&fold(&name.family())).collect());
    words.push(tokens(&fold(&name.surname)).collect());
    words
}

fn split_and_joined(piece: &str, words: &mut Vec<String>) {
    let folded = fold(piece);
    words.extend(tokens(&folded).map(str::to_owned));
    words.push(tokens(&folded).collect());
}

/// The fuzzy matcher with its scratch memory.
pub(super) struct Alike {
    matcher: Matcher,
    token: Vec<char>,
    word: Vec<char>,
}

impl Default for Alike {
    fn default() -> Self {
        Self { matcher: Matcher::new(Config::DEFAULT), token: Vec::new(), word: Vec::new() }
    }
}

impl Alike {
    /// How a token fits a word, and how well. Digits are never guessed: the neighbour of a number is somebody else.
    pub(super) fn fit(&mut self, token: &str, word: &str) -> Option<(Quality, u32)> {
        if let Some(quality) = strictly(token, word) {
            return Some((quality, 0));
        }
        if !(SHORTEST..=LONGEST).contains(&token.len()) || token.contains(|c: char| c.is_numeric()) {
            return None;
        }
        if word.contains(token) {
            return Some((Quality::Inside, 0));
        }
        self.score(token, word).map(|score| (Quality::Alike, score))
    }

    /// `Some` when the first letters are the same and the token is at least half of the letters of the word in their
    /// order, or the word with one typing mistake.
    fn score(&mut self, token: &str, word: &str) -> Option<u32> {
        if token.chars().next() != word.chars().next() || word.len() > 2 * LONGEST {
            return None;
        }
        self.token.clear();
        self.token.extend(token.chars());
        self.word.clear();
        self.word.extend(word.chars());
        if self.token.len() < SHORTEST {
            return None;
        }
        if self.token.len() * 2 >= self.word.len() {
            let (word, token) = (Utf32Str::Unicode(&self.word), Utf32Str::Unicode(&self.token));
            if let Some(score) = self.matcher.fuzzy_match(word, token) {
                return Some(u32::from(score));
            }
        }
        (self.token.len() > SHORTEST && one_mistake_apart(&self.token, &self.word)).then_some(1)
    }
}

/// One letter too many, too few or wrong, or two neighbours in the wrong order.
fn one_mistake_apart(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let crossed = a.first() == b.get(1) && b.first() == a.get(1) && a.len() > 1;
    let swapped = crossed && a.get(2..) == b.get(2..);
    let wrong = a.get(1..) == b.get(1..);
    let too_many = a.get(1..) == Some(b);
    let too_few = b.get(1..) == Some(a);
    swapped || wrong || too_many || too_few
}
