//! Reads the sources as text, with comments and literals blanked, so that a scan sees code only.

use std::fs;
use std::path::{Path, PathBuf};

/// One Rust file of the package.
pub struct Source {
    /// From the top of the repository, with forward slashes.
    pub path: String,
    pub text: String,
    /// The text with comments, strings and characters blanked; lines and columns stay where they are.
    pub code: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), code: blank(text) }
    }

    /// The number of the line, from 1, on which this character stands.
    pub fn line_of(&self, at: usize) -> usize {
        1 + self.code.chars().take(at).filter(|c| *c == '\n').count()
    }

    /// How many lines come before the tests that stand below the code.
    pub fn lines_without_tests(&self) -> usize {
        let lines: Vec<&str> = self.code.lines().collect();
        let tests = lines.windows(2).position(|pair| {
            pair.first().is_some_and(|line| *line == "#[cfg(test)]")
                && pair.last().is_some_and(|line| line.starts_with("mod ") && line.ends_with('{'))
        });
        tests.unwrap_or(lines.len())
    }
}

/// The top of the repository.
pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below these folders of the repository, in order of path.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        for path in files(&top().join(folder)) {
            if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push(Source::new(&relative(&path), &text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources below {folders:?}: the test looks in the wrong place");
    found
}

/// Every file below a folder, in order of path; none when the folder does not exist.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The path from the top of the repository, with forward slashes.
pub fn relative(path: &Path) -> String {
    path.strip_prefix(top()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Fails with all complaints at once, one on a line.
pub fn expect_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Names and punctuation of a code text with the place of each: `crate`, `::`, `domain`, `{`, …
pub fn tokens(code: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = code.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let start = at;
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        if is_word(c) {
            while chars.get(at).copied().is_some_and(is_word) {
                at += 1;
            }
        } else if c == ':' && chars.get(at + 1) == Some(&':') {
            at += 2;
        } else {
            at += 1;
        }
        tokens.push((start, chars.iter().skip(start).take(at - start).collect()));
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The texts between quotes outside comments, each with the line, from 1, on which it starts.
pub fn literals(text: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(c) = chars.get(at).copied() {
        let rest = chars.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        let piece = rest.get(..literal_or_comment(rest, before).max(1)).unwrap_or_default();
        if c == '"' {
            found.push((line, piece.iter().filter(|c| **c != '"').collect()));
        }
        line += piece.iter().filter(|c| **c == '\n').count();
        at += piece.len();
    }
    found
}

/// Replaces comments, strings and characters by spaces.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let rest = chars.get(at..).unwrap_or_default();
        let length = literal_or_comment(rest, at.checked_sub(1).and_then(|before| chars.get(before)));
        if length == 0 {
            out.push(c);
            at += 1;
        } else {
            out.extend(rest.iter().take(length).map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at += length;
        }
    }
    out
}

/// The length of the comment, string or character that starts here; 0 when none does.
fn literal_or_comment(rest: &[char], before: Option<&char>) -> usize {
    match rest {
        ['/', '/', ..] => rest.iter().take_while(|c| **c != '\n').count(),
        ['/', '*', ..] => block_comment(rest),
        ['"', ..] => string(rest, 1),
        ['\'', '\\', ..] => 3 + rest.iter().skip(3).take_while(|c| **c != '\'').count() + 1,
        ['\'', _, '\'', ..] => 3,
        ['r' | 'b' | 'c', ..] if !before.is_some_and(|c| is_word(*c)) => prefixed(rest),
        _ => 0,
    }
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match rest.get(at..) {
            Some(['/', '*', ..]) => (depth, at) = (depth + 1, at + 2),
            Some(['*', '/', ..]) => (depth, at) = (depth - 1, at + 2),
            Some([_, ..]) => at += 1,
            _ => return at,
        }
        if depth == 0 {
            return at;
        }
    }
}

/// A string whose text starts at `at`, with escapes.
fn string(rest: &[char], mut at: usize) -> usize {
    while let Some(c) = rest.get(at) {
        at += if *c == '\\' { 2 } else { 1 };
        if *c == '"' {
            break;
        }
    }
    at
}

/// `r"…"`, `r#"…"#`, `b"…"`, `br"…"`, `b'…'`.
fn prefixed(rest: &[char]) -> usize {
    let letters = rest.iter().take_while(|c| matches!(c, 'r' | 'b' | 'c')).count();
    let hashes = rest.iter().skip(letters).take_while(|c| **c == '#').count();
    let raw = rest.iter().take(letters).any(|c| *c == 'r');
    match rest.get(letters + hashes) {
        Some('"') if raw => {
            let mut at = letters + hashes + 1;
            while at < rest.len() {
                let closes = rest.get(at) == Some(&'"')
                    && rest.iter().skip(at + 1).take_while(|c| **c == '#').count() >= hashes;
                at += 1;
                if closes {
                    return at + hashes;
                }
            }
            at
        }
        Some('"') if hashes == 0 => string(rest, letters + 1),
        Some('\'') if letters == 1 && hashes == 0 && rest.first() == Some(&'b') => {
            let skip = if rest.get(2) == Some(&'\\') { 4 } else { 3 };
            skip + rest.iter().skip(skip).take_while(|c| **c != '\'').count() + 1
        }
        _ => 0,
    }
}

#[test]
fn only_code_is_left_of_a_source() {
    for (text, code) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        (r#"a("b \" c")d"#, "a(        )d"),
        ("r#\"a \" b\"# c", "           c"),
        ("for r in x", "for r in x"),
        ("'a' '\\n' 'b: &'static str", "         'b: &'static str"),
        (r"'\u{1b}' x", "         x"),
        ("b'a' b\"c\" d", "          d"),
    ] {
        assert_eq!(blank(text), code, "{text}");
    }
}

#[test]
fn texts_are_found_with_their_lines() {
    let text = "a(\"b\"); // \"no\"\nc(\"d \\\" e\", '\"')\n";
    assert_eq!(literals(text), [(1, "b".to_owned()), (2, "d \\ e".to_owned())]);
}

#[test]
fn tests_below_the_code_are_not_counted() {
    let source = Source::new("x.rs", "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\n");
    assert_eq!(source.lines_without_tests(), 2);
}
