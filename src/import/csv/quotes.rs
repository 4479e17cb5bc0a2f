//! Quotes that do not pair. The CSV reader is lenient about them, and a lenient reader swallows lines.

use super::super::complaint::Complaint;
use super::source::Separator;
use crate::text;

/// Where in a value the reader is.
#[derive(Clone, Copy)]
enum At {
    Start,
    Plain,
    Quoted,
    /// After a quote in a quoted value: its end, or half of a doubled quote.
    AfterQuote,
}

/// The first place at which quotes are not as they must be.
pub fn fault(text: &str, separator: Separator) -> Option<Complaint> {
    let mut at = At::Start;
    let (mut line, mut opened) = (1_u64, 1_u64);
    let mut before = '\0';
    for c in text.chars() {
        let ends_value = c == separator.char() || matches!(c, '\r' | '\n');
        at = match (at, c) {
            (At::Start, '"') => {
                opened = line;
                At::Quoted
            }
            (At::Quoted, '"') => At::AfterQuote,
            (At::AfterQuote, '"') | (At::Quoted, _) => At::Quoted,
            (At::Start | At::Plain | At::AfterQuote, _) if ends_value => At::Start,
            (At::AfterQuote, _) => return Some(after_the_end(line)),
            (At::Plain, '"') => return Some(inside(line)),
            (At::Start | At::Plain, _) => At::Plain,
        };
        if c == '\n' && before != '\r' || c == '\r' {
            line = line.saturating_add(1);
        }
        before = c;
    }
    matches!(at, At::Quoted).then(|| never_closed(opened))
}

fn never_closed(line: u64) -> Complaint {
    Complaint::of_line(
        line,
        text!(
            "het aanhalingsteken dat hier opent, wordt nergens gesloten",
            "the quote that opens here is never closed"
        ),
    )
}

fn after_the_end(line: u64) -> Complaint {
    Complaint::of_line(
        line,
        text!(
            "na het sluitende aanhalingsteken staat nog iets; schrijf een aanhalingsteken in een waarde dubbel",
            "something follows the closing quote; write a quote inside a value twice"
        ),
    )
}

fn inside(line: u64) -> Complaint {
    Complaint::of_line(
        line,
        text!(
            "hier staat een los aanhalingsteken; zet de hele waarde tussen aanhalingstekens en schrijf het dubbel",
            "a quote stands alone here; put the whole value in quotes and write it twice"
        ),
    )
}
