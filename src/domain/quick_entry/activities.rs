//! Which words are an activity: key, name in both languages or alias (section 4).

use crate::domain::activity::Activity;
use crate::domain::find::{fold, tokens};
use crate::domain::identifiers::ActivityKey;

/// Words that start an activity are at least this long without `+`.
const SHORTEST: usize = 3;

/// Every way to write every activity.
pub struct Phrases<'a> {
    all: Vec<(Vec<String>, &'a Activity)>,
    longest: usize,
}

impl<'a> Phrases<'a> {
    pub fn new(activities: &'a [Activity]) -> Self {
        let mut all = Vec::new();
        for activity in activities {
            let names = [activity.key.as_str(), &activity.name.nl, &activity.name.en];
            for name in names.into_iter().chain(activity.aliases.iter().map(String::as_str)) {
                let words: Vec<String> = tokens(&fold(name)).map(str::to_owned).collect();
                if !words.is_empty() {
                    all.push((words, activity));
                }
            }
        }
        let longest = all.iter().map(|(words, _)| words.len()).max().unwrap_or(0);
        Self { all, longest }
    }

    /// The most words that an activity is written in.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Activities that are written exactly so, in the order of the contract.
    pub fn exactly(&self, words: &[String]) -> Vec<&'a Activity> {
        self.filtered(|phrase| phrase == words)
    }

    /// Activities that are written so as far as it goes, three letters or more.
    pub fn starting(&self, words: &[String]) -> Vec<&'a Activity> {
        let letters: usize = words.iter().map(|word| word.chars().count()).sum();
        if letters < SHORTEST { Vec::new() } else { self.starting_at_all(words) }
    }

    /// The same with any number of letters: behind `+`, and for suggestions.
    pub fn starting_at_all(&self, words: &[String]) -> Vec<&'a Activity> {
        self.filtered(|phrase| starts(phrase, words))
    }

    fn filtered(&self, mut fits: impl FnMut(&[String]) -> bool) -> Vec<&'a Activity> {
        let mut found: Vec<&Activity> = Vec::new();
        for (phrase, activity) in &self.all {
            if fits(phrase) && found.iter().all(|other| other.key != activity.key) {
                found.push(activity);
            }
        }
        found
    }
}

/// Whether `words` are the first words of `phrase`, the last one perhaps unfinished.
pub fn starts(phrase: &[String], words: &[String]) -> bool {
    let Some((last, whole)) = words.split_last() else { return false };
    phrase.starts_with(whole) && phrase.get(whole.len()).is_some_and(|word| word.starts_with(last.as_str()))
}

pub fn keys(activities: &[&Activity]) -> Vec<ActivityKey> {
    activities.iter().map(|activity| activity.key.clone()).collect()
}
