//! A line as words with their places, and the note behind them (section 1).

/// A piece of a line in bytes, on borders of characters: `line.get(span.range())` is its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// From the start of this one to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }
}

/// A word without the comma or semicolon at its end.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    pub span: Span,
    pub text: &'a str,
}

/// A line in its two halves.
pub struct Halves<'a> {
    pub words: Vec<Word<'a>>,
    /// From the hyphens to the end of the line, and the text behind the hyphens.
    pub note: Option<(Span, &'a str)>,
}

const NOTE: &str = "--";

pub fn split(line: &str) -> Halves<'_> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in line.split(char::is_whitespace) {
        if piece.starts_with(NOTE) {
            let text = line.get(at + NOTE.len()..).unwrap_or_default();
            return Halves { words, note: Some((Span { start: at, end: line.len() }, text)) };
        }
        let text = piece.trim_end_matches([',', ';']);
        if !text.is_empty() {
            words.push(Word { span: Span { start: at, end: at + text.len() }, text });
        }
        let border = line.get(at + piece.len()..).and_then(|rest| rest.chars().next());
        at += piece.len() + border.map_or(0, char::len_utf8);
    }
    Halves { words, note: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_places_and_the_note_is_the_rest() {
        for (line, words, note) in [
            ("45 tel\u{a0}zoë,", vec!["45", "tel", "zoë"], None),
            ("45 -- a  b -- #c ", vec!["45"], Some(" a  b -- #c ")),
            ("45 --a", vec!["45"], Some("a")),
            ("--", vec![], Some("")),
            ("J--1 - x", vec!["J--1", "-", "x"], None),
            (" , ", vec![], None),
            ("", vec![], None),
        ] {
            let halves = split(line);
            assert_eq!(halves.words.iter().map(|word| word.text).collect::<Vec<_>>(), words, "{line:?}");
            assert!(
                halves.words.iter().all(|word| line.get(word.span.range()) == Some(word.text)),
                "{line:?}"
            );
            assert_eq!(halves.note.map(|(_, text)| text), note, "{line:?}");
        }
    }
}
