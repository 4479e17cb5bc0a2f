//! Words and numbers that are days (section 3).

use crate::domain::text::Text;
use crate::domain::time::Day;

/// How many days back a word means, or which day of the week: Monday is 0.
#[derive(Clone, Copy)]
enum When {
    Back(u64),
    Weekday(u32),
}

const WORDS: &[(&str, When)] = &[
    ("vandaag", When::Back(0)),
    ("today", When::Back(0)),
    ("gisteren", When::Back(1)),
    ("yesterday", When::Back(1)),
    ("eergisteren", When::Back(2)),
    ("maandag", When::Weekday(0)),
    ("monday", When::Weekday(0)),
    ("dinsdag", When::Weekday(1)),
    ("tuesday", When::Weekday(1)),
    ("woensdag", When::Weekday(2)),
    ("wednesday", When::Weekday(2)),
    ("donderdag", When::Weekday(3)),
    ("thursday", When::Weekday(3)),
    ("vrijdag", When::Weekday(4)),
    ("friday", When::Weekday(4)),
    ("zaterdag", When::Weekday(5)),
    ("saturday", When::Weekday(5)),
    ("zondag", When::Weekday(6)),
    ("sunday", When::Weekday(6)),
    ("ma", When::Weekday(0)),
    ("mon", When::Weekday(0)),
    ("di", When::Weekday(1)),
    ("tue", When::Weekday(1)),
    ("tues", When::Weekday(1)),
    ("wo", When::Weekday(2)),
    ("wed", When::Weekday(2)),
    ("do", When::Weekday(3)),
    ("thu", When::Weekday(3)),
    ("thur", When::Weekday(3)),
    ("thurs", When::Weekday(3)),
    ("vr", When::Weekday(4)),
    ("fri", When::Weekday(4)),
    ("za", When::Weekday(5)),
    ("sat", When::Weekday(5)),
    ("zo", When::Weekday(6)),
    ("sun", When::Weekday(6)),
];

fn counted(when: When, today: Day) -> Day {
    match when {
        When::Back(days) => today.minus_days(days),
        When::Weekday(index) => {
            let back = (7 + today.weekday().num_days_from_monday() - index) % 7;
            today.minus_days(u64::from(back))
        }
    }
}

/// The day that a folded word names.
pub fn named(word: &str, today: Day) -> Option<Day> {
    WORDS.iter().find(|(name, _)| *name == word).map(|(_, when)| counted(*when, today))
}

/// Words of more than three letters that start so, with their days: for suggestions.
pub fn starting(start: &str, today: Day) -> impl Iterator<Item = (&'static str, Day)> {
    WORDS
        .iter()
        .filter(move |(name, _)| name.len() > 5 && name.starts_with(start))
        .map(move |(name, when)| (*name, counted(*when, today)))
}

/// The most recent such day, `today` included; nine years hold every 29 February.
pub fn most_recent(day: u32, month: u32, today: Day) -> Option<Day> {
    let latest = today.year();
    (latest - 8..=latest).rev().filter_map(|year| Day::new(year, month, day)).find(|found| *found <= today)
}

/// `do 13 maart 2025` / `Thu 13 March 2025`.
pub fn shown(day: Day) -> Text {
    let (weekday, long) = (day.weekday_short(), day.long());
    Text::of(format!("{} {}", weekday.nl, long.nl), format!("{} {}", weekday.en, long.en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_a_year_is_the_most_recent_one() {
        let day = |text| Day::parse_iso(text).unwrap();
        let today = day("2025-03-13");
        for (date, expected) in [
            ((13, 3), Some("2025-03-13")),
            ((14, 3), Some("2024-03-14")),
            ((29, 2), Some("2024-02-29")),
            ((31, 2), None),
            ((1, 13), None),
        ] {
            assert_eq!(most_recent(date.0, date.1, today), expected.map(day), "{date:?}");
        }
        assert_eq!(most_recent(29, 2, day("2104-02-28")), Some(day("2096-02-29")));
    }

    #[test]
    fn a_weekday_is_the_most_recent_one_up_to_today() {
        let today = Day::parse_iso("2025-03-13").unwrap(); // a Thursday
        for (word, expected) in [
            ("do", "2025-03-13"),
            ("thursday", "2025-03-13"),
            ("wo", "2025-03-12"),
            ("fri", "2025-03-07"),
            ("zondag", "2025-03-09"),
            ("mon", "2025-03-10"),
            ("eergisteren", "2025-03-11"),
        ] {
            assert_eq!(named(word, today).map(|day| day.to_string()).as_deref(), Some(expected), "{word}");
        }
        assert_eq!(named("jan", today), None);
    }
}
