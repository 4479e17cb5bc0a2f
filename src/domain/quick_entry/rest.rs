//! The words that are nothing else: together they name one client, unless some of them start an activity (sections 4 and 5).

use super::activities::keys;
use super::pieces::Form;
use super::problem::ProblemKind;
use super::reader::Reader;
use super::{Meaning, words};
use crate::domain::find::{Found, Quality};
use crate::domain::identifiers::ActivityKey;
use crate::domain::ids::ClientId;

/// More words than this are no name.
const MOST: usize = 8;

/// How far a word may be from the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Strict,
    Loose,
}

impl Reader<'_> {
    pub(super) fn rest(&mut self) {
        let free: Vec<usize> = self.unread().collect();
        if free.is_empty() {
            return;
        }
        if free.len() > MOST {
            return self.unknown(&free);
        }
        for reach in [Reach::Strict, Reach::Loose] {
            if self.as_client(&free, reach) || self.as_activity_and_client(&free, reach) {
                return;
            }
        }
        self.blame(&free);
    }

    fn unread(&self) -> impl Iterator<Item = usize> {
        let pieces = self.pieces.iter().zip(&self.meanings).enumerate();
        pieces.filter(|(_, (_, meaning))| meaning.is_none()).map(|(at, _)| at)
    }

    fn text_of(&self, places: &[usize]) -> String {
        let texts: Vec<&str> = places.iter().filter_map(|at| self.written(*at)).collect();
        texts.join(" ")
    }

    fn as_client(&mut self, places: &[usize], reach: Reach) -> bool {
        if self.out.client.is_some() || places.is_empty() {
            return false;
        }
        let query = self.text_of(places);
        let clients = self.context.clients;
        let found = match reach {
            Reach::Strict => clients.strict(&query),
            Reach::Loose => clients.loose(&query),
        };
        let exact = clients.by_number(&query).map(|person| person.id);
        let Some(choice) = choose(&found, exact) else { return false };
        self.settle(places, choice);
        true
    }

    fn settle(&mut self, places: &[usize], choice: Choice) {
        for at in places {
            self.means(*at, Meaning::Client);
        }
        let span = self.whole(places);
        match choice {
            Choice::Several(ids) => self.problem(span, ProblemKind::SeveralClients(ids)),
            Choice::One { id, others, guessed } => {
                self.out.client = Some(id);
                if guessed {
                    self.problem(span, ProblemKind::GuessedClient);
                } else if !others.is_empty() {
                    self.problem(span, ProblemKind::OtherClients(others));
                }
            }
        }
    }

    fn whole(&self, places: &[usize]) -> words::Span {
        let first = places.first().copied().unwrap_or_default();
        self.span(first).to(self.span(places.last().copied().unwrap_or(first)))
    }

    /// Some neighbouring words start an activity and the others, if any, are in the name of a client.
    fn as_activity_and_client(&mut self, free: &[usize], reach: Reach) -> bool {
        if self.out.activity.is_some() {
            return false;
        }
        for (run, found) in self.activity_starts(free) {
            let others: Vec<usize> = free.iter().copied().filter(|at| !run.contains(at)).collect();
            if others.is_empty() || self.as_client(&others, reach) {
                self.activity(&run, &found);
                return true;
            }
        }
        false
    }

    /// Runs of neighbouring words that start activities, the longest run first.
    fn activity_starts(&self, free: &[usize]) -> Vec<(Vec<usize>, Vec<ActivityKey>)> {
        let mut runs = Vec::new();
        for length in (1..=free.len().min(self.phrases.longest())).rev() {
            for run in free.windows(length) {
                let neighbours = run.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
                let pieces = run.iter().filter_map(|at| self.pieces.get(*at));
                let tokens: Vec<String> = pieces.flat_map(|piece| piece.tokens.clone()).collect();
                let found = if neighbours { self.phrases.starting(&tokens) } else { Vec::new() };
                if !found.is_empty() {
                    runs.push((run.to_vec(), keys(&found)));
                }
            }
        }
        runs
    }

    /// Nothing fits all words: says which are to blame and understands the others.
    fn blame(&mut self, free: &[usize]) {
        let known = |at: &usize| {
            let query = self.written(*at).unwrap_or_default();
            let clients = self.context.clients;
            !clients.strict(query).is_empty()
                || !clients.loose(query).is_empty()
                || (self.out.activity.is_none() && !self.activity_starts(&[*at]).is_empty())
        };
        let (known, unknown): (Vec<usize>, Vec<usize>) = if self.out.client.is_some() {
            (Vec::new(), free.to_vec())
        } else {
            free.iter().copied().partition(known)
        };
        if unknown.is_empty() {
            return self.blame_together(&known);
        }
        self.unknown(&unknown);
        let understood = known.is_empty()
            || [Reach::Strict, Reach::Loose]
                .into_iter()
                .any(|reach| self.as_client(&known, reach) || self.as_activity_and_client(&known, reach));
        if !understood {
            self.blame_together(&known);
        }
    }

    /// Each word is in some name or starts an activity, but no name has them all.
    fn blame_together(&mut self, places: &[usize]) {
        let start = self.activity_starts(places).into_iter().next().filter(|_| self.out.activity.is_none());
        let (run, found) = start.unwrap_or_default();
        self.activity(&run, &found);
        let places: Vec<usize> = places.iter().copied().filter(|at| !run.contains(at)).collect();
        if places.is_empty() {
            return;
        }
        for at in &places {
            self.means(*at, Meaning::NotUnderstood);
        }
        let span = self.whole(&places);
        self.problem(span, ProblemKind::NoSuchClient);
    }

    /// One problem for each run of neighbours.
    fn unknown(&mut self, places: &[usize]) {
        let second_activity =
            |at: &usize| matches!(self.pieces.get(*at).map(|piece| &piece.form), Some(Form::Activity(_)));
        let kind = if places.iter().all(second_activity) {
            ProblemKind::WrittenTwice
        } else {
            ProblemKind::UnknownWord
        };
        for run in places.chunk_by(|a, b| a + 1 == *b) {
            let span = self.whole(run);
            for at in run {
                self.means(*at, Meaning::NotUnderstood);
            }
            self.problem(span, kind.clone());
        }
    }

    /// `=` and what follows: the exact number, else the best match by name.
    pub(super) fn signed_client(&mut self, at: usize, word: &str) {
        if self.out.client.is_some() {
            return self.refuse(at, ProblemKind::WrittenTwice);
        }
        let clients = self.context.clients;
        let exact = clients.by_number(word).map(|person| person.id);
        let strict = clients.strict(word);
        let choice = choose(&strict, exact).or_else(|| choose(&clients.loose(word), None));
        match choice {
            Some(choice) => self.settle(&[at], choice),
            None => self.refuse(at, ProblemKind::NoSuchClient),
        }
    }
}

/// Which client is meant.
enum Choice {
    One { id: ClientId, others: Vec<ClientId>, guessed: bool },
    Several(Vec<ClientId>),
}

/// The first group that is not empty decides (section 5).
fn choose(found: &[Found<'_>], exact: Option<ClientId>) -> Option<Choice> {
    if let Some(id) = exact {
        return Some(Choice::One { id, others: Vec::new(), guessed: false });
    }
    let best = found.first()?;
    let (group, rest): (Vec<&Found<'_>>, Vec<&Found<'_>>) =
        found.iter().partition(|other| other.group() == best.group());
    let ids = |all: &[&Found<'_>]| all.iter().map(|found| found.person.id).collect();
    Some(match group.as_slice() {
        [only] => {
            let as_good: Vec<&Found<'_>> =
                rest.into_iter().filter(|other| other.quality <= Quality::Prefix).collect();
            let guessed = only.quality == Quality::Alike;
            Choice::One { id: only.person.id, others: ids(&as_good), guessed }
        }
        several => Choice::Several(ids(several)),
    })
}
