//! Whole minutes and clock times, with the nights on which the Dutch clock changes.

use std::fmt;

use chrono::{LocalResult, NaiveTime, TimeZone};
use chrono_tz::Europe::Amsterdam;

use super::Day;

/// A number of whole minutes of one entry: 1 to 2 880 (two days).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(u16);

impl Minutes {
    pub const MAX: u16 = 2880;

    /// `None` below 1 and above 2 880.
    pub fn new(minutes: i64) -> Option<Self> {
        u16::try_from(minutes).ok().filter(|m| (1..=Self::MAX).contains(m)).map(Self)
    }

    pub fn get(self) -> i64 {
        i64::from(self.0)
    }
}

/// `45` as `0:45`, `90` as `1:30`.
impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}:{:02}", self.0 / 60, self.0 % 60))
    }
}

/// A time of day to the minute, 00:00 to 23:59.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// `None` outside 0:00 to 23:59.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        if hour > 23 || minute > 59 {
            return None;
        }
        u16::try_from(hour * 60 + minute).ok().map(Self)
    }

    /// `H:MM` or `HH:MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits = |part: &str, max: usize| {
            (!part.is_empty() && part.len() <= max && part.bytes().all(|b| b.is_ascii_digit())).then_some(())
        };
        digits(hour, 2)?;
        digits(minute, 2)?;
        if minute.len() != 2 {
            return None;
        }
        Self::new(hour.parse().ok()?, minute.parse().ok()?)
    }

    /// Minutes since midnight, 0 to 1 439.
    pub fn minute_of_day(self) -> i64 {
        i64::from(self.0)
    }

    pub fn hour(self) -> u32 {
        u32::from(self.0 / 60)
    }

    pub fn minute(self) -> u32 {
        u32::from(self.0 % 60)
    }

    fn time(self) -> NaiveTime {
        NaiveTime::from_hms_opt(self.hour(), self.minute(), 0).unwrap_or_default()
    }
}

/// `09:05`.
impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}:{:02}", self.hour(), self.minute()))
    }
}

/// Why two clock times have no length between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    /// Start and end are the same moment.
    #[error("start and end are equal")]
    Empty,
    /// The clock skips this time on that day: the spring night of the change.
    #[error("{1} does not exist on {0}")]
    Skipped(Day, ClockTime),
}

/// Whole minutes from `start` on `day` to the next `end`: an end that is not later on the clock lies on the
/// following day. The clock is that of the Netherlands: on the night in spring an hour is missing, on the night in
/// autumn one comes twice, and both starts and ends are read as its first time.
pub fn minutes_between(day: Day, start: ClockTime, end: ClockTime) -> Result<Minutes, ClockError> {
    if start == end {
        return Err(ClockError::Empty);
    }
    let end_day = if end > start { day } else { day.next() };
    let from = moment(day, start)?;
    let until = moment(end_day, end)?;
    Minutes::new(until.signed_duration_since(from).num_minutes()).ok_or(ClockError::Empty)
}

/// The clock time so many minutes after `start` on `day`, by the Dutch clock.
pub fn clock_after(day: Day, start: ClockTime, minutes: Minutes) -> Option<ClockTime> {
    let end = moment(day, start).ok()? + chrono::TimeDelta::minutes(minutes.get());
    let time = end.naive_local().time();
    ClockTime::new(chrono::Timelike::hour(&time), chrono::Timelike::minute(&time))
}

/// Whole minutes from the start of 1970 to that time of the Dutch clock, so that spans of two nights compare. `None` for a
/// time that the clock skips.
pub fn moment_minute(day: Day, time: ClockTime) -> Option<i64> {
    moment(day, time).ok().map(|moment| moment.timestamp().div_euclid(60))
}

/// What the Dutch calendar and clock show at a moment; `None` outside the days that a [`Day`] can be.
pub fn dutch_clock(at: chrono::DateTime<chrono::Utc>) -> Option<(Day, ClockTime)> {
    let local = at.with_timezone(&Amsterdam);
    let time = ClockTime::new(chrono::Timelike::hour(&local), chrono::Timelike::minute(&local))?;
    Some((Day::from_date(local.date_naive())?, time))
}

fn moment(day: Day, time: ClockTime) -> Result<chrono::DateTime<chrono_tz::Tz>, ClockError> {
    match Amsterdam.from_local_datetime(&day.date().and_time(time.time())) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => Ok(moment),
        LocalResult::None => Err(ClockError::Skipped(day, time)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(day: &str, start: &str, end: &str) -> Result<i64, ClockError> {
        let clock = |text| ClockTime::parse(text).unwrap();
        minutes_between(Day::parse_iso(day).unwrap(), clock(start), clock(end)).map(Minutes::get)
    }

    #[test]
    fn a_moment_is_shown_by_the_dutch_clock() {
        for (at, shown) in [
            ("2025-03-13T11:00:59Z", "2025-03-13 12:00"),
            ("2025-06-30T22:30:00Z", "2025-07-01 00:30"),
            ("2025-10-26T00:30:00Z", "2025-10-26 02:30"),
            ("2025-10-26T01:30:00Z", "2025-10-26 02:30"),
        ] {
            let at = chrono::DateTime::parse_from_rfc3339(at).unwrap().to_utc();
            let (day, time) = dutch_clock(at).unwrap();
            assert_eq!(format!("{day} {time}"), shown);
        }
    }

    #[test]
    fn the_nights_of_the_clock_change_have_their_own_length() {
        for (day, start, end, minutes) in [
            ("2025-03-13", "9:00", "9:45", 45),
            ("2025-03-13", "23:30", "0:15", 45),
            ("2025-03-13", "8:00", "7:59", 1439),
            ("2025-03-29", "23:00", "07:00", 7 * 60), // spring: 02:00 becomes 03:00
            ("2025-03-30", "01:30", "03:30", 60),
            ("2025-10-25", "23:00", "07:00", 9 * 60), // autumn: 03:00 becomes 02:00
            ("2025-10-26", "01:30", "03:30", 180),
        ] {
            assert_eq!(between(day, start, end), Ok(minutes), "{day} {start}-{end}");
        }
        assert_eq!(between("2025-03-13", "9:00", "9:00"), Err(ClockError::Empty));
        assert!(matches!(between("2025-03-30", "02:30", "04:00"), Err(ClockError::Skipped(..))));
    }

    #[test]
    fn the_end_of_a_span_follows_the_clock() {
        let after = |day, start, minutes| {
            clock_after(
                Day::parse_iso(day).unwrap(),
                ClockTime::parse(start).unwrap(),
                Minutes::new(minutes).unwrap(),
            )
            .unwrap()
            .to_string()
        };
        assert_eq!(after("2025-03-13", "9:00", 45), "09:45");
        assert_eq!(after("2025-03-29", "23:00", 420), "07:00");
        assert_eq!(after("2025-10-25", "23:00", 540), "07:00");
    }

    #[test]
    fn minutes_and_clock_times_have_bounds() {
        assert!(Minutes::new(0).is_none() && Minutes::new(-5).is_none() && Minutes::new(2881).is_none());
        assert_eq!(Minutes::new(1441).map(Minutes::get), Some(1441));
        assert_eq!(Minutes::new(90).unwrap().to_string(), "1:30");
        for (text, ok) in [
            ("9:00", true),
            ("23:59", true),
            ("24:00", false),
            ("9:60", false),
            ("9:5", false),
            ("009:00", false),
        ] {
            assert_eq!(ClockTime::parse(text).is_some(), ok, "{text}");
        }
    }
}
