//! How values look on the screen: minutes, amounts, days, and text that is cleaned and fitted to a width.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text, is_obeyed};
use crate::domain::time::{ClockTime, Day, Period};

/// Minutes as hours and minutes: `195` as `3:15`, `-20` as `-0:20`.
pub fn minutes(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    let whole = minutes.unsigned_abs();
    format!("{sign}{}:{:02}", whole / 60, whole % 60)
}

/// `€ 1.353,00`.
pub fn euro(cents: Cents, lang: Lang) -> String {
    format!("€ {}", cents.display(lang))
}

pub fn clock(time: Option<ClockTime>) -> String {
    time.map_or_else(String::new, |time| time.to_string())
}

/// `do 13 mrt 2025` / `Thu 13 Mar 2025`.
pub fn day(day: Day) -> Text {
    let (weekday, month) = (day.weekday_short(), month_short(day));
    let (number, year) = (day.day_of_month(), day.year());
    Text::of(
        format!("{} {number} {} {year}", weekday.nl, month.nl),
        format!("{} {number} {} {year}", weekday.en, month.en),
    )
}

/// `13 mrt` / `13 Mar`.
pub fn day_in_year(day: Day) -> Text {
    let (month, number) = (month_short(day), day.day_of_month());
    Text::of(format!("{number} {}", month.nl), format!("{number} {}", month.en))
}

/// `2025-01-01 … 2025-12-31`; an open end stays open.
pub fn period(period: Period) -> String {
    let until = period.until.map_or_else(String::new, |until| until.to_string());
    format!("{} … {until}", period.from)
}

/// With its first letter as a capital: the start of a title.
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(char::to_uppercase).into_iter().flatten().chain(rest).collect()
}

fn month_short(day: Day) -> Text {
    let index = usize::try_from(day.month_number().saturating_sub(1)).unwrap_or_default();
    let (nl, en) = MONTHS_SHORT.get(index).copied().unwrap_or_default();
    Text::new(nl, en)
}

const MONTHS_SHORT: [(&str, &str); 12] = [
    ("jan", "Jan"),
    ("feb", "Feb"),
    ("mrt", "Mar"),
    ("apr", "Apr"),
    ("mei", "May"),
    ("jun", "Jun"),
    ("jul", "Jul"),
    ("aug", "Aug"),
    ("sep", "Sep"),
    ("okt", "Oct"),
    ("nov", "Nov"),
    ("dec", "Dec"),
];

/// Text without what could steer the terminal; line ends become spaces.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let plain = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    Cow::Owned(plain.chars().filter(|c| !is_obeyed(*c)).collect())
}

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text in at most so many columns; what does not fit ends in `…`. Never cuts through a character.
pub fn fit(text: &str, columns: usize) -> String {
    let text = clean(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let next = width(grapheme);
        if used + next + 1 > columns {
            break;
        }
        used += next;
        out.push_str(grapheme);
    }
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Fitted, and filled with spaces on the right.
pub fn left(text: &str, columns: usize) -> String {
    let fitted = fit(text, columns);
    let space = columns.saturating_sub(width(&fitted));
    fitted + &" ".repeat(space)
}

/// Filled with spaces on the left, and never cut: for numbers.
pub fn right(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(width(text))) + text
}

/// The text in lines of at most so many columns, broken at spaces; lines after the first are indented. A word that is
/// wider than a line is cut.
pub fn wrapped(text: &str, columns: usize, indent: &str) -> Vec<String> {
    let text = clean(text);
    let lead: String = text.chars().take_while(|c| *c == ' ').collect();
    let mut lines = Vec::new();
    let mut line = lead;
    let mut empty = true;
    for word in text.split_whitespace() {
        let gap = usize::from(!empty);
        if !empty && width(&line) + gap + width(word) > columns {
            lines.push(fit(&line, columns));
            indent.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(fit(&line, columns));
    lines
}

/// The text in pieces of at most so many columns, broken anywhere; tabs become spaces.
pub fn chopped(text: &str, columns: usize) -> Vec<String> {
    let text = text.replace('\t', "    ");
    let text = clean(&text);
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let next = width(grapheme);
        if used + next > columns.max(1) && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        used += next;
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(grapheme);
        }
    }
    pieces
}

/// A count as columns of the screen.
pub fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_shown_as_hours_and_minutes() {
        for (count, shown) in [(0, "0:00"), (45, "0:45"), (195, "3:15"), (-20, "-0:20"), (6000, "100:00")] {
            assert_eq!(minutes(count), shown);
        }
    }

    #[test]
    fn text_is_cut_between_characters_and_by_columns() {
        for (text, columns, fitted) in [
            ("Jansen", 6, "Jansen"),
            ("Jansen", 5, "Jans…"),
            ("Jansen", 1, "…"),
            ("Jansen", 0, ""),
            ("李小龍", 5, "李小…"),
            ("李小龍", 4, "李…"),
            ("Jose\u{301}phine", 5, "Jose\u{301}…"),
            ("👩‍👩‍👧 Wit", 3, "👩‍👩‍👧…"),
        ] {
            assert_eq!(fit(text, columns), fitted, "{text} in {columns}");
            assert!(width(&left(text, columns)) == columns, "{text} in {columns}");
        }
        assert_eq!(right("1.234", 3), "1.234");
    }

    #[test]
    fn long_text_is_broken_at_spaces() {
        for (text, columns, lines) in [
            (" ▲ PS-A4 no tariff in force", 12, vec![" ▲ PS-A4 no", "   tariff in", "   force"]),
            ("", 5, vec![""]),
            ("wereldwijd", 5, vec!["were…"]),
            ("een twee", 20, vec!["een twee"]),
        ] {
            assert_eq!(wrapped(text, columns, "   "), lines, "{text}");
        }
    }

    #[test]
    fn what_is_chopped_is_all_there() {
        for (text, columns, pieces) in [
            ("abcdef", 4, vec!["abcd", "ef"]),
            ("", 4, vec![""]),
            ("\ta\u{1b}b", 4, vec!["    ", "ab"]),
            ("李小龍", 3, vec!["李", "小", "龍"]),
            ("ab", 0, vec!["a", "b"]),
        ] {
            assert_eq!(chopped(text, columns), pieces, "{text}");
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_shown() {
        for (text, cleaned) in [
            ("a\u{1b}[2Jb", "a[2Jb"),
            ("a\nb\r\nc", "a b c"),
            ("a\u{202e}b\u{7f}\u{9b}\u{2028}\u{feff}", "ab"),
            ("é👩‍👩‍👧", "é👩‍👩‍👧"),
        ] {
            assert_eq!(clean(text), cleaned);
        }
    }

    #[test]
    fn days_are_short_in_both_languages() {
        let day_text = day(Day::new(2025, 3, 13).unwrap());
        assert_eq!((&*day_text.nl, &*day_text.en), ("do 13 mrt 2025", "Thu 13 Mar 2025"));
    }
}
