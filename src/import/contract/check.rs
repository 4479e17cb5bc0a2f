//! What a contract file may not say even though each of its lines is well formed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Display;

use super::section::{Log, Section};
use crate::domain::activity::Activity;
use crate::domain::contract::{AllocatedAs, Product, TariffShape};
use crate::domain::find::{fold, tokens};
use crate::domain::quick_entry::reads_as_day_or_time;
use crate::domain::text::Text;
use crate::text;

/// No name stands in a list twice.
pub fn not_twice<T: Display>(log: &Log, line: u64, place: &str, names: impl IntoIterator<Item = T>) {
    let mut seen = HashSet::new();
    for name in names {
        let name = name.to_string();
        if seen.contains(&name) {
            log.complain(line, place, text!("{name} staat er twee keer", "{name} stands here twice"));
        }
        seen.insert(name);
    }
}

/// No two tables of a kind have the same key.
pub fn keys_differ<'a>(log: &Log, table: &str, keys: impl IntoIterator<Item = (u64, &'a str)>) {
    let mut seen = HashMap::new();
    for (line, key) in keys {
        if let Some(first) = seen.get(key) {
            let words = text!(
                "de sleutel {key} staat al op regel {first}",
                "the key {key} stands on line {first} already"
            );
            log.complain(line, table, words);
        } else {
            seen.insert(key, line);
        }
    }
}

/// A word typed in quick entry means one activity, and no day or time.
pub fn words_differ(log: &Log, activities: &[(u64, &Activity)]) {
    let mut seen: HashMap<String, u64> = HashMap::new();
    for (line, activity) in activities {
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

/// A product has a code of its own only where one code serves all of it (PS-A2, PS-A4).
pub fn code_has_a_place(log: &Log, table: &Section, product: &Product) {
    if product.code.is_none() {
        return;
    }
    let (line, place) = (table.line_of("code"), table.place_of("code"));
    if product.allocated == AllocatedAs::Aspecific {
        let words = text!(
            "een aspecifieke toewijzing noemt alleen de categorie (PS-A2); laat code weg",
            "an aspecific allocation names only the category (PS-A2); leave code out"
        );
        log.complain(line, &place, words);
    }
    if product.tariff == TariffShape::PerDiscipline {
        let words = text!(
            "bij een tarief per discipline heeft elke discipline een eigen code (PS-A4); laat code weg",
            "with a tariff per discipline each discipline has its own code (PS-A4); leave code out"
        );
        log.complain(line, &place, words);
    }
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
