//! Days and times in forms, read as quick entry reads them.

use crate::domain::find;
use crate::domain::quick_entry::{Context, Gap, Meaning, Parsed, parse};
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day, Minutes, minutes_between};

/// Reads words that can be nothing but days and times.
fn read(words: &str, today: Day, day: Day) -> Parsed {
    let clients = find::Clients::default();
    let context = Context { today, day, activities: &[], clients: &clients, products: &[], disciplines: &[] };
    parse(words, &context)
}

/// `13-3`, `gisteren`, `ma`, `2025-03-13`.
pub fn day(words: &str, today: Day, shown: Day) -> Result<Day, Text> {
    if words.trim().is_empty() {
        return Err(Text::new("vul een datum in", "fill in a date"));
    }
    // With a time beside it the words can only be a day.
    let parsed = read(&format!("{words} 45m"), today, shown);
    if let Some(problem) = parsed.problems.iter().find(|problem| problem.blocks()) {
        return Err(problem.words(&find::Clients::default()));
    }
    if parsed.tokens.iter().any(|token| token.meaning == Meaning::Day) {
        Ok(parsed.day)
    } else {
        Err(Text::new("schrijf een datum als 13-3 of 2025-03-13", "write a date as 13-3 or 2025-03-13"))
    }
}

/// `45`, `1u30`, `9:00-9:45`, `9:00 45m` on that day.
pub fn time(words: &str, today: Day, day: Day) -> Result<(Option<ClockTime>, Minutes), Text> {
    let parsed = read(&format!("{day} {words}"), today, day);
    let problem = parsed.problems.iter().find(|problem| problem.blocks());
    match (parsed.minutes, problem) {
        (Some(minutes), None) => Ok((parsed.start, minutes)),
        (_, Some(problem)) => Err(problem.words(&find::Clients::default())),
        (None, None) => Err(Gap::Time.words()),
    }
}

/// The words that [`time`] reads back: `09:00-09:45`, `09:00 45m` or `45m`.
pub fn time_words(day: Day, start: Option<ClockTime>, minutes: Minutes, end: Option<ClockTime>) -> String {
    match (start, end) {
        (Some(start), Some(end)) if minutes_between(day, start, end) == Ok(minutes) => {
            format!("{start}-{end}")
        }
        (Some(start), _) => format!("{start} {}m", minutes.get()),
        (None, _) => format!("{}m", minutes.get()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::clock_after;

    const TODAY: &str = "2025-03-13";

    fn iso(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn days_are_read_as_on_the_line() {
        for (words, expected) in [
            ("13-3", Some("2025-03-13")),
            ("gisteren", Some("2025-03-12")),
            ("mon", Some("2025-03-10")),
            ("2026-01-02", Some("2026-01-02")),
            ("31-2", None),
            ("45", None),
            ("", None),
            ("jansen", None),
        ] {
            let read = day(words, iso(TODAY), iso(TODAY)).ok().map(|day| day.to_string());
            assert_eq!(read.as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn times_are_read_as_on_the_line_and_printed_back() {
        for (words, expected) in [
            ("45", Some("45m")),
            ("1u30", Some("90m")),
            ("9-9:45", Some("09:00-09:45")),
            ("9:00 45", Some("09:00-09:45")),
            ("22-6", Some("22:00-06:00")),
            ("13-3", Some("13:00-03:00")),
            ("0", None),
            ("", None),
            ("9:00 9:45", None),
            ("tel", None),
        ] {
            let read = time(words, iso(TODAY), iso(TODAY)).ok().map(|(start, minutes)| {
                let end = start.and_then(|start| clock_after(iso(TODAY), start, minutes));
                let printed = time_words(iso(TODAY), start, minutes, end);
                assert_eq!(time(&printed, iso(TODAY), iso(TODAY)), Ok((start, minutes)), "{printed}");
                printed
            });
            assert_eq!(read.as_deref(), expected, "{words}");
        }
    }
}
