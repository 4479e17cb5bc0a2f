//! Changes of an input by chance that is the same at every run: bytes, words of messages, values, and pieces of other inputs.

use std::sync::OnceLock;

use crate::support::Chance;

/// Longest input in bytes.
const LONGEST: usize = 20_000;

/// Values that are right for some element and wrong for others.
const VALUES: &[&str] = &[
    "",
    " ",
    "0",
    "1",
    "-1",
    "01",
    "3",
    "D",
    "C",
    "NL",
    "45",
    "83",
    "0405",
    "0200",
    "0233",
    "8001",
    "99999999",
    "100000000",
    "999999999999",
    "42420001",
    "999900006",
    "2026-02-28",
    "2026-02-30",
    "2026-02-28Z",
    "24:00:00",
    "1.0.0",
    "é",
    "e\u{301}",
    "\u{1d11e}",
    "&#13;",
    "&#27;",
    "&amp;",
    "<![CDATA[x]]>",
    "<!-- x -->",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];

/// The words of the dictionary that cargo-fuzz is given.
fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lines = include_str!("../../fuzz/messages.dict").lines();
        let quoted = lines.filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
        quoted.map(|word| word.replace("\\\"", "\"")).collect()
    })
}

/// The input after a change, or a few.
pub fn mutated(chance: &mut Chance, input: &[u8], corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    let more = if chance.below(3) == 0 { chance.below(4) } else { 0 };
    for _ in 0..=more {
        change(chance, &mut bytes, corpus);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(chance: &mut Chance, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
    let at = chance.below(bytes.len() + 1);
    let until = (at + chance.below(40)).min(bytes.len());
    match chance.below(16) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 => drop(bytes.drain(at..until)),
        2 => {
            let again = bytes[at..until].to_vec();
            drop(bytes.splice(at..at, again));
        }
        3 => {
            let word = chance.pick(words()).clone().into_bytes();
            drop(bytes.splice(at..until.min(at + chance.below(2) * 20), word));
        }
        4 => {
            let other = chance.pick(corpus);
            let from = chance.below(other.len());
            let piece = other[from..(from + chance.below(400)).min(other.len())].to_vec();
            drop(bytes.splice(at..until, piece));
        }
        5 => line(chance, bytes),
        6 | 7 => element(chance, bytes),
        8..=10 => value(chance, bytes),
        _ => digit(chance, bytes),
    }
}

/// Another digit: mostly still a message, about another day, number or code.
fn digit(chance: &mut Chance, bytes: &mut [u8]) {
    let digits = places(bytes, |byte| byte.is_ascii_digit());
    if !digits.is_empty() {
        bytes[*chance.pick(&digits)] = *chance.pick(b"0123456789");
    }
}

/// A whole element, from its tag to its end, left out, doubled or moved.
fn element(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = chance.below(lines.len());
    let indent = |line: &str| line.len() - line.trim_start().len();
    let inside = lines[first..].iter().skip(1).take_while(|line| indent(line) > indent(lines[first])).count();
    // The end tag of an element on lines of its own stands as far from the edge as its start.
    let end = (first + 1 + inside + usize::from(inside > 0)).min(lines.len());
    let (mut others, own) = (lines.clone(), lines[first..end].to_vec());
    match chance.below(3) {
        0 => drop(others.drain(first..end)),
        1 => drop(others.splice(first..first, own)),
        _ => {
            drop(others.drain(first..end));
            let to = chance.below(others.len() + 1);
            drop(others.splice(to..to, own));
        }
    }
    *bytes = others.concat().into_bytes();
}

/// Another value between two tags, or in a field of a table.
fn value(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let ends: Vec<usize> = places(bytes, |byte| matches!(byte, b'>' | b',' | b'\n'));
    if ends.is_empty() {
        return;
    }
    let from = *chance.pick(&ends) + 1;
    let length = bytes[from..].iter().position(|byte| matches!(byte, b'<' | b',' | b'\n')).unwrap_or(0);
    let value = chance.pick(VALUES).as_bytes().to_vec();
    drop(bytes.splice(from..from + length, value));
}

/// A whole line left out, doubled or moved.
fn line(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let ends = places(bytes, |byte| byte == b'\n');
    if ends.len() < 3 {
        return;
    }
    let at = chance.below(ends.len() - 1);
    let line = bytes[ends[at]..ends[at + 1]].to_vec();
    match chance.below(3) {
        0 => drop(bytes.drain(ends[at]..ends[at + 1])),
        1 => drop(bytes.splice(ends[at]..ends[at], line)),
        _ => {
            let to = *chance.pick(&ends);
            drop(bytes.splice(to..to, line));
        }
    }
}

fn places(bytes: &[u8], wanted: fn(u8) -> bool) -> Vec<usize> {
    bytes.iter().enumerate().filter(|(_, byte)| wanted(**byte)).map(|(at, _)| at).collect()
}
