//! Finding a client by number or any part of the name, as one types, among tens of thousands. The kinds of match and the order
//! in which they count are those of `docs/quick-entry.md`, section 5.

mod fold;
mod person;

use std::collections::HashMap;
use std::fmt;

use super::client::PersonName;
use super::identifiers::ClientNumber;
use super::ids::ClientId;
pub use fold::{fold, tokens};
use person::Alike;
pub use person::{Person, Quality};

/// A client as it is handed in to be found.
#[derive(Clone, PartialEq, Eq)]
pub struct Candidate {
    pub id: ClientId,
    pub number: ClientNumber,
    pub name: PersonName,
    /// 0 for the client that the practitioner registered time for last, 1 for the one before, and so on; `None` when that is
    /// long ago or never was.
    pub recency: Option<u32>,
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Candidate({})", self.id)
    }
}

/// All clients, prepared once and searched at every key.
#[derive(Default)]
pub struct Clients {
    people: Vec<Person>,
    by_id: HashMap<ClientId, usize>,
    /// Folded numbers; two numbers may differ only in capitals.
    by_number: HashMap<String, Vec<usize>>,
    /// Every word of every name and number with the clients that have it, sorted. Names come often: a search that looks at
    /// every word once looks at far fewer words than there are clients.
    words: Vec<(String, Vec<usize>)>,
}

/// A client that was found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    pub person: &'a Person,
    pub quality: Quality,
    /// Only tells apart what is alike: more is better.
    pub score: u32,
}

impl Found<'_> {
    /// Up to and including this group a whole word of the name was typed, or the client is recent.
    pub const BY_WORD: u8 = 3;

    /// The place of its group in the order of the specification: only the first group that is not empty may decide.
    pub fn group(&self) -> u8 {
        match (self.quality, self.person.recency.is_some()) {
            (Quality::Number, _) => 0,
            (Quality::Word, true) => 1,
            (Quality::Prefix, true) => 2,
            (Quality::Word, false) => Self::BY_WORD,
            (Quality::Prefix, false) => 4,
            (Quality::Inside, true) => 5,
            (Quality::Inside, false) => 6,
            (Quality::Alike, true) => 7,
            (Quality::Alike, false) => 8,
        }
    }

    fn recency(&self) -> u32 {
        self.person.recency.unwrap_or(u32::MAX)
    }
}

/// One word of what was typed.
struct Asked {
    /// Folded, with its hyphens and dots: it may be a number.
    whole: String,
    tokens: Vec<String>,
}

impl Clients {
    pub fn new(candidates: impl IntoIterator<Item = Candidate>) -> Self {
        let people: Vec<Person> = candidates.into_iter().map(Person::new).collect();
        let mut out = Self { by_id: HashMap::with_capacity(people.len()), ..Self::default() };
        for (at, person) in people.iter().enumerate() {
            out.by_id.insert(person.id, at);
            out.by_number.entry(fold(person.number.as_str())).or_default().push(at);
        }
        let mut words: Vec<(&str, usize)> = Vec::new();
        for (at, person) in people.iter().enumerate() {
            words.extend(person.words().map(|word| (word, at)));
        }
        words.sort_unstable();
        for same in words.chunk_by(|a, b| a.0 == b.0) {
            let word = same.first().map_or("", |(word, _)| word);
            out.words.push((word.to_owned(), same.iter().map(|(_, at)| *at).collect()));
        }
        out.people = people;
        out
    }

    pub fn get(&self, id: ClientId) -> Option<&Person> {
        self.by_id.get(&id).and_then(|at| self.people.get(*at))
    }

    /// The client with exactly this number; capitals matter only when two numbers differ in nothing else.
    pub fn by_number(&self, text: &str) -> Option<&Person> {
        let same: Vec<&Person> =
            self.by_number.get(&fold(text))?.iter().filter_map(|at| self.people.get(*at)).collect();
        same.iter().find(|person| person.number.as_str() == text).or(same.first()).copied()
    }

    /// The client becomes the most recent one.
    pub fn touch(&mut self, id: ClientId) {
        for person in &mut self.people {
            person.recency =
                if person.id == id { Some(0) } else { person.recency.map(|rank| rank.saturating_add(1)) };
        }
    }

    /// Recent clients, the most recent first.
    pub fn recent(&self, limit: usize) -> Vec<&Person> {
        let mut recent: Vec<&Person> = self.people.iter().filter(|p| p.recency.is_some()).collect();
        recent.sort_by_key(|person| (person.recency, &person.number));
        recent.truncate(limit);
        recent
    }

    /// The best matches of all words of `query`, best first; for a picker or a list that is filtered as one types.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Found<'_>> {
        let mut found = self.strict(query);
        if found.len() < limit {
            found.extend(self.loose(query));
        }
        found.truncate(limit);
        found
    }

    /// Matches by number, word and prefix, best first.
    pub fn strict(&self, query: &str) -> Vec<Found<'_>> {
        let asked = ask(query);
        let Some(rarest) = asked.iter().max_by_key(|word| word.tokens.iter().map(String::len).max()) else {
            return Vec::new();
        };
        let token = rarest.tokens.iter().max_by_key(|token| token.len());
        let mut places: Vec<usize> = self.starting_with(&rarest.whole).collect();
        if let Some(token) = token.filter(|token| **token != rarest.whole) {
            places.extend(self.starting_with(token));
        }
        places.sort_unstable();
        places.dedup();
        let people = places.iter().filter_map(|at| self.people.get(*at));
        ranked(people.filter_map(|person| {
            let quality = worst(&asked, |word| person.strict(&word.whole, &word.tokens))?;
            Some(Found { person, quality, score: 0 })
        }))
    }

    /// Matches inside words and words that are alike, best first; none of those that [`Clients::strict`] gives.
    pub fn loose(&self, query: &str) -> Vec<Found<'_>> {
        let asked = ask(query);
        let mut tokens: Vec<&String> = asked.iter().flat_map(|word| &word.tokens).collect();
        // The longest fits the fewest, and nothing needs to be looked up beside a token that fits nobody.
        tokens.sort_by_key(|token| std::cmp::Reverse(token.len()));
        let is_short = tokens.iter().all(|token| token.chars().count() < person::SHORTEST);
        if is_short || asked.iter().any(|word| word.tokens.is_empty()) {
            return Vec::new();
        }
        let mut alike = Alike::default();
        let mut all: Option<HashMap<usize, (Quality, u32)>> = None;
        for token in tokens {
            if all.as_ref().is_some_and(HashMap::is_empty) {
                break;
            }
            let fitting = self.fitting(token, &mut alike);
            all = Some(match all {
                None => fitting,
                Some(before) => both(before, &fitting),
            });
        }
        ranked(all.into_iter().flatten().filter_map(|(at, (quality, score))| {
            let person = self.people.get(at)?;
            (quality >= Quality::Inside).then_some(Found { person, quality, score })
        }))
    }

    /// The best fit of a token for each client that it fits.
    fn fitting(&self, token: &str, alike: &mut Alike) -> HashMap<usize, (Quality, u32)> {
        let mut best: HashMap<usize, (Quality, u32)> = HashMap::new();
        for (word, places) in &self.words {
            let Some(fit) = alike.fit(token, word) else { continue };
            for at in places {
                let known = best.entry(*at).or_insert(fit);
                if (fit.0, known.1) < (known.0, fit.1) {
                    *known = fit;
                }
            }
        }
        best
    }

    fn starting_with<'a>(&'a self, start: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = if start.is_empty() {
            self.words.len()
        } else {
            self.words.partition_point(|(word, _)| word.as_str() < start)
        };
        let here = self.words.iter().skip(from).take_while(move |(word, _)| word.starts_with(start));
        here.flat_map(|(_, places)| places.iter().copied())
    }
}

fn ask(query: &str) -> Vec<Asked> {
    query
        .split_whitespace()
        .map(|word| {
            let whole = fold(word);
            let tokens = tokens(&whole).map(str::to_owned).collect();
            Asked { whole, tokens }
        })
        .collect()
}

/// The quality of the worst word; `None` when a word does not match, or when there is none.
fn worst(asked: &[Asked], mut quality: impl FnMut(&Asked) -> Option<Quality>) -> Option<Quality> {
    let mut worst = None;
    for word in asked {
        worst = worst.max(Some(quality(word)?));
    }
    worst
}

/// Clients in both, with the worse quality and the scores together.
fn both(
    mut some: HashMap<usize, (Quality, u32)>,
    others: &HashMap<usize, (Quality, u32)>,
) -> HashMap<usize, (Quality, u32)> {
    some.retain(|at, fit| {
        let Some((quality, score)) = others.get(at) else { return false };
        *fit = (fit.0.max(*quality), fit.1 + score);
        true
    });
    some
}

fn ranked<'a>(found: impl Iterator<Item = Found<'a>>) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = found.collect();
    found.sort_by(|a, b| {
        (a.group(), a.recency(), b.score, &a.person.number).cmp(&(
            b.group(),
            b.recency(),
            a.score,
            &b.person.number,
        ))
    });
    found
}

#[cfg(test)]
mod tests;
