//! Fuzzy search in a list of words: accents and case do not matter, the best match comes first.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Indices of the words that match, best first; all of them, in their own order, for an empty query.
pub fn matching<'a>(query: &str, words: impl Iterator<Item = &'a str>) -> Vec<usize> {
    if query.trim().is_empty() {
        return words.enumerate().map(|(index, _)| index).collect();
    }
    let pattern = Pattern::parse(query.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, usize)> = words
        .enumerate()
        .filter_map(|(index, word)| {
            let score = pattern.score(Utf32Str::new(word, &mut buffer), &mut matcher)?;
            Some((score, index))
        })
        .collect();
    found.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    found.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_any_part_of_them() {
        let names = ["J-0142 Jansen, S.", "J-0177 de Wit, P.", "J-0201 Müller, Zoë", "J-0300 Janssens, A."];
        for (query, found) in [
            ("", vec![0, 1, 2, 3]),
            ("wit", vec![1]),
            ("0142", vec![0]),
            ("muller zoe", vec![2]),
            ("JANS", vec![0, 3]),
            ("xyz", vec![]),
        ] {
            assert_eq!(matching(query, names.into_iter()), found, "{query}");
        }
    }
}
