//! The words that activities answer to in quick entry.

use std::collections::{BTreeSet, HashMap};

use super::super::complaint::Reading;
use super::At;
use super::check::not_twice;
use super::section::Log;
use crate::domain::activity::Activity;
use crate::domain::find::{fold, tokens};
use crate::domain::quick_entry::reads_as_day_or_time;
use crate::domain::text::Text;
use crate::text;

/// A word typed in quick entry means one activity, and no day or time.
pub fn words_differ(log: &Log, activities: &[Reading<At<Activity>>]) {
    let mut seen: HashMap<String, u64> = HashMap::new();
    for (line, activity) in activities.iter().flatten() {
        let names = [activity.key.as_str(), &activity.name.nl, &activity.name.en];
        let names: Vec<&str> = names.into_iter().chain(activity.aliases.iter().map(String::as_str)).collect();
        for name in names.iter().filter(|name| reads_as_day_or_time(name)) {
            let words = text!(
                "{name:?} wordt bij snelle invoer als dag of tijd gelezen",
                "{name:?} is read as a day or time in quick entry"
            );
            log.complain(*line, "activity", words);
        }
        for word in names.into_iter().map(as_typed).collect::<BTreeSet<_>>() {
            if let Some(first) = seen.get(&word) {
                let words = text!(
                    "{word:?} hoort al bij de activiteit van regel {first}",
                    "{word:?} belongs to the activity of line {first} already"
                );
                log.complain(*line, "activity", words);
            } else {
                seen.insert(word, *line);
            }
        }
        not_twice(log, *line, "activity.aliases", &activity.aliases);
    }
}

/// Accents, capitals, spaces and hyphens make no difference in quick entry.
fn as_typed(name: &str) -> String {
    tokens(&fold(name)).collect::<Vec<_>>().join(" ")
}

/// Longest alias.
const ALIAS_LENGTH: usize = 20;

/// A short word for quick entry: a small letter, then small letters, digits or hyphens.
pub fn alias(word: &str) -> Result<String, Text> {
    let small = |c: char| c.is_lowercase() || c.is_ascii_digit() || c == '-';
    if !word.starts_with(char::is_lowercase) || !word.chars().all(small) {
        return Err(text!(
            "{word:?} is geen kort woord: dat bestaat uit kleine letters, cijfers en -, en begint met een letter",
            "{word:?} is not a short word: one is small letters, digits and -, and starts with a letter"
        ));
    }
    if word.chars().count() > ALIAS_LENGTH {
        return Err(text!(
            "een kort woord is hooguit {ALIAS_LENGTH} tekens lang",
            "a short word is at most {ALIAS_LENGTH} characters long"
        ));
    }
    Ok(word.to_owned())
}
