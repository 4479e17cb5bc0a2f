//! Words that are made of digits: lengths, clock times, spans and dates (sections 2 and 3).

use super::days;
use super::problem::ProblemKind;
use crate::domain::time::{ClockError, ClockTime, Day, Minutes, minutes_between};

/// What a word of digits can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Minutes, and which units they were written in.
    Length(Minutes, Units),
    /// `9:30`, a start or a length; with a full stop only a start. 24:00 is a length only.
    Clock {
        hour: u32,
        minute: u32,
        stop: bool,
    },
    Range(Range),
    Date(Day),
    /// `13-3`.
    RangeOrDate(Range, Day),
    /// A time that cannot be.
    Wrong(ProblemKind),
    /// `31-2`.
    WrongDate,
}

/// How a length was written: whole hours and minutes next to each other are one length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    Bare,
    WholeHours,
    Minutes,
    Mixed,
}

/// From when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub from: ClockTime,
    pub to: ClockTime,
    /// The end was written as 24:00.
    pub to_midnight: bool,
}

impl Range {
    pub fn crosses_midnight(self) -> bool {
        self.to <= self.from && !self.to_midnight
    }

    /// Its minutes on the Dutch clock when it starts on that day.
    pub fn minutes(self, day: Day) -> Result<Minutes, ProblemKind> {
        let whole_day = self.from == self.to && self.to_midnight;
        let length = match ClockTime::new(12, 0).filter(|_| whole_day) {
            Some(noon) => minutes_between(day, self.from, noon).and_then(|morning| {
                let afternoon = minutes_between(day, noon, self.to)?;
                Minutes::new(morning.get() + afternoon.get()).ok_or(ClockError::Empty)
            }),
            None => minutes_between(day, self.from, self.to),
        };
        length.map_err(|error| match error {
            ClockError::Empty => ProblemKind::NothingBetween,
            ClockError::Skipped(day, time) => ProblemKind::SkippedHour(day, time),
        })
    }
}

const MINUTE_UNITS: [&str; 7] = ["m", "min", "mins", "minuut", "minuten", "minute", "minutes"];
const HOUR_UNITS: [&str; 6] = ["hours", "hour", "uren", "uur", "u", "h"];

/// Whether a word alone is the unit of the number before it.
pub fn is_unit(word: &str) -> bool {
    word.len() > 2 && (MINUTE_UNITS.contains(&word) || HOUR_UNITS.contains(&word))
}

/// All hyphens and dashes become the one of the keyboard.
pub fn plain_dashes(folded: &str) -> String {
    folded.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'], "-")
}

/// `None` when the folded word is neither a time nor a date, not even a wrong one.
pub fn shape(word: &str, today: Day) -> Option<Shape> {
    if let Some(rest) = word.strip_prefix('-') {
        let is_time = rest.starts_with(|c: char| c.is_ascii_digit())
            && matches!(shape(rest, today), Some(Shape::Length(..) | Shape::Clock { .. } | Shape::Wrong(_)));
        return is_time.then_some(Shape::Wrong(ProblemKind::NoMinutes));
    }
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    bare(word)
        .or_else(|| with_units(word))
        .or_else(|| clock(word))
        .or_else(|| date(word, today))
        .or_else(|| range(word, today))
        .or_else(|| only_digits_and_signs(word).then_some(Shape::Wrong(ProblemKind::NoSuchTime)))
}

fn only_digits_and_signs(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '-' | '/' | '\''))
}

/// One or more digits, at most `longest`, as a number.
fn number(text: &str, longest: usize) -> Option<u32> {
    let right = !text.is_empty() && text.len() <= longest && text.bytes().all(|b| b.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

fn length(minutes: i64, units: Units) -> Shape {
    match Minutes::new(minutes) {
        Some(minutes) => Shape::Length(minutes, units),
        None if minutes < 1 => Shape::Wrong(ProblemKind::NoMinutes),
        None => Shape::Wrong(ProblemKind::TooLong),
    }
}

fn bare(word: &str) -> Option<Shape> {
    if !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(number(word, 9).map_or(Shape::Wrong(ProblemKind::TooLong), |n| length(i64::from(n), Units::Bare)))
}

/// `45m`, `1u30`, `1,5h`.
fn with_units(word: &str) -> Option<Shape> {
    let after = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))?;
    let (amount, unit) = word.split_at_checked(after)?;
    if MINUTE_UNITS.contains(&unit) || unit == "'" {
        let Some(minutes) = number(amount, 9) else {
            return Some(Shape::Wrong(ProblemKind::NotWholeMinutes));
        };
        return Some(length(i64::from(minutes), Units::Minutes));
    }
    let rest = HOUR_UNITS.iter().find_map(|hours| unit.strip_prefix(hours))?;
    match number(amount, 6) {
        Some(hours) if rest.is_empty() => Some(length(i64::from(hours) * 60, Units::WholeHours)),
        Some(hours) => hours_and_minutes(hours, rest),
        None if rest.is_empty() => Some(decimal_hours(amount)),
        None => None,
    }
}

/// The `30` or `30m` of `1u30m`.
fn hours_and_minutes(hours: u32, rest: &str) -> Option<Shape> {
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = rest.strip_prefix(digits)?;
    let minutes = number(digits, 2)?;
    if !unit.is_empty() && !MINUTE_UNITS.contains(&unit) {
        return None;
    }
    if unit.is_empty() && digits.len() == 1 {
        return Some(Shape::Wrong(ProblemKind::Unfinished));
    }
    if minutes > 59 {
        return Some(Shape::Wrong(ProblemKind::NoSuchTime));
    }
    Some(length(i64::from(hours) * 60 + i64::from(minutes), Units::Mixed))
}

/// `1,5`: hours with up to three decimals that come out at whole minutes.
fn decimal_hours(amount: &str) -> Shape {
    let parts = amount.split_once([',', '.']);
    let Some((whole, decimals)) = parts.and_then(|(w, d)| Some((number(w, 6)?, (number(d, 3)?, d.len()))))
    else {
        return Shape::Wrong(ProblemKind::NotWholeMinutes);
    };
    let scale = [1, 10, 100, 1000].get(decimals.1).copied().unwrap_or(1000);
    let parts_of_minutes = i64::from(decimals.0) * 60;
    if parts_of_minutes % scale != 0 {
        return Shape::Wrong(ProblemKind::NotWholeMinutes);
    }
    length(i64::from(whole) * 60 + parts_of_minutes / scale, Units::Mixed)
}

/// `9:30` and `9.30`, finished or not.
fn clock(word: &str) -> Option<Shape> {
    let (hour, minute) = word.split_once([':', '.', ','])?;
    if !only_digits_and_signs(word) || word.contains(['-', '/']) {
        return None;
    }
    let stop = !word.contains(':');
    let wrong = |kind| Some(Shape::Wrong(kind));
    let in_a_day =
        |(hour, minute): &(u32, u32)| *minute < 60 && (*hour < 24 || (*hour == 24 && *minute == 0));
    match (number(hour, 2), number(minute, 2)) {
        (Some(h), Some(m)) if minute.len() == 2 && !word.contains(',') && in_a_day(&(h, m)) => {
            Some(Shape::Clock { hour: h, minute: m, stop })
        }
        _ if stop => wrong(ProblemKind::UnitMissing),
        (Some(h), _) if h < 25 && (minute.is_empty() || number(minute, 1).is_some()) => {
            wrong(ProblemKind::Unfinished)
        }
        _ => wrong(ProblemKind::NoSuchTime),
    }
}

/// `13/3`, `13-3-2025`, `13-3-25`, `2025-3-13`.
fn date(word: &str, today: Day) -> Option<Shape> {
    let sign = if word.contains('/') { '/' } else { '-' };
    let parts: Vec<&str> = word.split(sign).collect();
    let found = match parts.as_slice() {
        [day, month] if sign == '/' => days::most_recent(number(day, 2)?, number(month, 2)?, today),
        [year, month, day] if year.len() == 4 => {
            Day::new(year_of(number(year, 4)?)?, number(month, 2)?, number(day, 2)?)
        }
        [day, month, year] if year.len() == 2 || year.len() == 4 => {
            Day::new(year_of(number(year, 4)?)?, number(month, 2)?, number(day, 2)?)
        }
        [day, month, year] if number(day, 2).and(number(month, 2)).is_some() => {
            number(year, 4).or(year.is_empty().then_some(0))?;
            return Some(Shape::Wrong(ProblemKind::Unfinished));
        }
        _ => return None,
    };
    Some(found.map_or(Shape::WrongDate, Shape::Date))
}

fn year_of(written: u32) -> Option<i32> {
    i32::try_from(if written < 100 { 2000 + written } else { written }).ok()
}

/// `9-10`, `9:00-9:45`, `900-945`, `9u-9u45`; with short numbers also a date.
fn range(word: &str, today: Day) -> Option<Shape> {
    let (left, right) = word.split_once('-')?;
    let from = moment(left)?;
    if right.is_empty()
        || (number_start(right)
            && moment(right).is_none()
            && !right.contains('-')
            && only_digits_and_signs(right))
    {
        return Some(Shape::Wrong(ProblemKind::Unfinished));
    }
    let until = moment(right)?;
    let date = match (number(left, 2), number(right, 2)) {
        (Some(day), Some(month)) => Some((days::most_recent(day, month, today), month)),
        _ => None,
    };
    let to_midnight = until == (24, 0);
    let to = if to_midnight { ClockTime::new(0, 0) } else { ClockTime::new(until.0, until.1) };
    let range = ClockTime::new(from.0, from.1).zip(to).map(|(from, to)| Range { from, to, to_midnight });
    Some(match (range, date) {
        (Some(range), Some((Some(day), _))) => Shape::RangeOrDate(range, day),
        (Some(range), _) => Shape::Range(range),
        (None, Some((Some(day), _))) => Shape::Date(day),
        (None, Some((None, 1..=12))) => Shape::WrongDate,
        (None, _) => Shape::Wrong(ProblemKind::NoSuchTime),
    })
}

fn number_start(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Hours and minutes of one end of a span, in or out of bounds: `9`, `900`, `0900`, `9:00`, `9.00`, `9u`, `9u00`.
fn moment(text: &str) -> Option<(u32, u32)> {
    if let Some(digits) = number(text, 4) {
        return Some(if text.len() <= 2 { (digits, 0) } else { (digits / 100, digits % 100) });
    }
    let (hour, minute) = text.split_once([':', '.', 'u', 'h'])?;
    let minutes = if minute.is_empty() && text.ends_with(['u', 'h']) { 0 } else { number(minute, 2)? };
    let complete = minute.is_empty() || minute.len() == 2;
    complete.then_some((number(hour, 2)?, minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(word: &str) -> String {
        let today = Day::parse_iso("2025-03-13").unwrap();
        match shape(word, today) {
            None => "free".into(),
            Some(Shape::Length(minutes, _)) => minutes.get().to_string(),
            Some(Shape::Clock { hour, minute, stop }) => {
                format!("at {hour}:{minute:02}{}", if stop { "?" } else { "" })
            }
            Some(Shape::Range(range)) => format!("{} to {}", range.from, range.to),
            Some(Shape::RangeOrDate(range, day)) => format!("{} to {} or {day}", range.from, range.to),
            Some(Shape::Date(day)) => day.to_string(),
            Some(Shape::Wrong(kind)) => kind.name().into(),
            Some(Shape::WrongDate) => "no-such-day".into(),
        }
    }

    #[test]
    fn lengths() {
        for (word, minutes) in [
            ("45", "45"),
            ("45m", "45"),
            ("45min", "45"),
            ("45'", "45"),
            ("1h30", "90"),
            ("1u30", "90"),
            ("1u30m", "90"),
            ("1u05", "65"),
            ("1uur30", "90"),
            ("2h", "120"),
            ("2uur", "120"),
            ("1,5u", "90"),
            ("1.5h", "90"),
            ("0,25u", "15"),
            ("0,125u", "not-whole-minutes"),
            ("0,1u", "6"),
            ("0,33u", "not-whole-minutes"),
            ("1,5m", "not-whole-minutes"),
            ("48u", "2880"),
            ("2880", "2880"),
            ("2881", "too-long"),
            ("49u", "too-long"),
            ("99999999999999999999", "too-long"),
            ("0", "no-minutes"),
            ("0u", "no-minutes"),
            ("-5", "no-minutes"),
            ("-0:45", "no-minutes"),
            ("1u5", "unfinished"),
            ("1u75", "no-such-time"),
            ("4you", "free"),
            ("3e", "free"),
            ("-", "free"),
            ("u30", "free"),
        ] {
            assert_eq!(said(word), minutes, "{word}");
        }
    }

    #[test]
    fn clock_times_and_spans() {
        for (word, times) in [
            ("9:00", "at 9:00"),
            ("9.30", "at 9:30?"),
            ("24:00", "at 24:00"),
            ("25:00", "no-such-time"),
            ("24:01", "no-such-time"),
            ("9:60", "no-such-time"),
            ("9:", "unfinished"),
            ("9:4", "unfinished"),
            ("9:000", "no-such-time"),
            ("1.5", "unit-missing"),
            ("1,50", "unit-missing"),
            ("9:00-9:45", "09:00 to 09:45"),
            ("9-9:45", "09:00 to 09:45"),
            ("9.00-9.45", "09:00 to 09:45"),
            ("900-945", "09:00 to 09:45"),
            ("0900-10", "09:00 to 10:00"),
            ("9u-9u45", "09:00 to 09:45"),
            ("9h30-10h", "09:30 to 10:00"),
            ("22:00-24:00", "22:00 to 00:00"),
            ("0:00-24:00", "00:00 to 00:00"),
            ("24-3:00", "no-such-time"),
            ("9:00-", "unfinished"),
            ("9:00-9:", "unfinished"),
            ("9:00-9:4", "unfinished"),
            ("9:60-10", "no-such-time"),
            ("9:00-25:00", "no-such-time"),
            ("45-50", "no-such-time"),
            ("9:00-x", "free"),
            ("9:00-9:45-10", "no-such-time"),
        ] {
            assert_eq!(said(word), times, "{word}");
        }
    }

    #[test]
    fn dates() {
        for (word, day) in [
            ("13-3", "13:00 to 03:00 or 2025-03-13"),
            ("9-10", "09:00 to 10:00 or 2024-10-09"),
            ("9-13", "09:00 to 13:00"),
            ("31-1", "2025-01-31"),
            ("31-2", "no-such-day"),
            ("31-13", "no-such-time"),
            ("13/3", "2025-03-13"),
            ("13/13", "no-such-day"),
            ("13-3-2025", "2025-03-13"),
            ("13/3/25", "2025-03-13"),
            ("13-03-25", "2025-03-13"),
            ("2025-03-13", "2025-03-13"),
            ("2025-3-1", "2025-03-01"),
            ("29-2-2025", "no-such-day"),
            ("2025-13-01", "no-such-day"),
            ("1-1-1850", "no-such-day"),
            ("13-3-", "unfinished"),
            ("13-3-202", "unfinished"),
        ] {
            assert_eq!(said(word), day, "{word}");
        }
    }
}
