//! One word for one thing on the screen: the words that lost (`docs/glossary.md`) stand in no text of the program.

use super::source::{Source, expect_none, literals, sources};

/// How a losing word is recognised.
enum Losing {
    /// The text is this word and nothing else: a heading, a label.
    Alone(&'static str),
    /// A word of the text starts with this.
    Start(&'static str),
    /// The word, or words, stand in the text.
    Word(&'static str),
}

use Losing::{Alone, Start, Word};

/// What lost, what is said instead, and the files in which it is another word.
const LOSERS: &[(Losing, &str, &[&str])] = &[
    (Word("hulp"), "zorg", &["src/tui/app.rs", "src/tui/widgets/help.rs"]),
    (Start("verander"), "wijzigen", &[]),
    (Alone("stand"), "toestand", &[]),
    (Alone("staat"), "toestand", &[]),
    (Word("niet gekomen"), "niet verschenen", &[]),
    (Word("sex"), "gender", &[]),
    (Alone("vast"), "vastgehouden", &[]),
    (Alone("vrij"), "vrijgegeven", &[]),
];

#[test]
fn one_thing_has_one_word() {
    let complaints: Vec<String> = sources(&["src"]).iter().flat_map(complaints).collect();
    expect_none(&complaints);
}

fn complaints(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (line, text) in literals(&source.text) {
        let text = text.to_lowercase();
        for (losing, instead, others) in LOSERS {
            let word = match losing {
                Alone(word) if text == *word => word,
                Start(word) if starts(&text, word) => word,
                Word(word) if stands(&text, word) => word,
                _ => continue,
            };
            if !others.contains(&source.path.as_str()) {
                let path = &source.path;
                found.push(format!("{path}:{line}: `{word}`: say `{instead}` (docs/glossary.md)"));
            }
        }
    }
    found
}

fn starts(text: &str, wanted: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(wanted))
}

fn stands(text: &str, wanted: &str) -> bool {
    text.match_indices(wanted).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + wanted.len()..).and_then(|after| after.chars().next());
        [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
    })
}

#[test]
fn losing_words_are_found_and_their_parts_are_not() {
    for (path, text, expected) in [
        ("src/x.rs", "\"De hulp loopt.\"", "src/x.rs:1: `hulp`: say `zorg` (docs/glossary.md)"),
        ("src/x.rs", "\"jeugdhulp en hulpvraag\"", ""),
        ("src/tui/app.rs", "\"hulp\"", ""),
        ("src/x.rs", "a\n\"Veranderd.\"", "src/x.rs:2: `verander`: say `wijzigen` (docs/glossary.md)"),
        ("src/x.rs", "\"vast\"", "src/x.rs:1: `vast`: say `vastgehouden` (docs/glossary.md)"),
        ("src/x.rs", "\"leg het vast\" // hulp", ""),
    ] {
        let found = complaints(&Source::new(path, text));
        assert_eq!(found.join("\n"), expected, "{text}");
    }
}
