//! The outside world, carried in one value: clock, randomness, folders, language, colours, user. It is filled in
//! `main.rs` and fixed in tests; nobody else reads the clock, the environment or randomness.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;

use crate::domain::entry::EntryKey;
use crate::domain::text::Lang;
use crate::domain::time::{ClockTime, Day};

/// Everything that the program knows of the world outside it.
#[derive(Debug)]
pub struct Surroundings {
    pub clock: Clock,
    pub keys: Keys,
    pub dirs: Dirs,
    pub lang: Lang,
    pub colors: Colors,
    /// The user's name on this machine: the "who" of the journal.
    pub user: String,
    /// The practitioner for whom time is logged when none is named (`UURWERK_PRACTITIONER`).
    pub practitioner: Option<String>,
}

/// Where time comes from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    System,
    /// Always this moment: `--today`, and tests.
    Fixed(DateTime<Utc>),
}

/// Where keys of new entries come from.
#[derive(Debug)]
pub enum Keys {
    /// The operating system's randomness and the clock (UUID version 7).
    System,
    /// Counted up from a seed, for tests and the made-up practice.
    Counted(AtomicU64),
}

/// Folders of this user.
#[derive(Clone, Debug)]
pub struct Dirs {
    /// The database, and below it `exports`.
    pub data: PathBuf,
    /// Settings of the user.
    pub config: PathBuf,
    /// The folder in which relative paths start.
    pub current: PathBuf,
}

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    /// `NO_COLOR`, or a terminal without any.
    None,
    Dark,
    Light,
}

impl Surroundings {
    /// This moment.
    pub fn now(&self) -> DateTime<Utc> {
        match self.clock {
            Clock::System => system_now(),
            Clock::Fixed(moment) => moment,
        }
    }

    /// The day in the Netherlands.
    pub fn today(&self) -> Day {
        Day::from_date(self.now().with_timezone(&Amsterdam).date_naive()).unwrap_or(Day::FIRST)
    }

    /// The time of day in the Netherlands.
    pub fn clock_time(&self) -> ClockTime {
        let local = self.now().with_timezone(&Amsterdam).time();
        ClockTime::new(chrono::Timelike::hour(&local), chrono::Timelike::minute(&local))
            .unwrap_or_else(|| ClockTime::new(0, 0).unwrap_or_else(|| unreachable!("midnight exists")))
    }

    /// Fixes the clock at noon of that day in the Netherlands.
    pub fn fix_today(&mut self, day: Day) {
        let noon = day.date().and_hms_opt(12, 0, 0).unwrap_or_default();
        if let Some(moment) = Amsterdam.from_local_datetime(&noon).earliest() {
            self.clock = Clock::Fixed(moment.with_timezone(&Utc));
        }
    }

    /// A key for an entry whose form opens now. `None` when the operating system gives no randomness.
    pub fn new_entry_key(&self) -> Option<EntryKey> {
        match &self.keys {
            Keys::System => {
                let mut random = [0_u8; 10];
                system_randomness(&mut random)?;
                let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or_default();
                Some(EntryKey(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()))
            }
            Keys::Counted(next) => {
                let count = next.fetch_add(1, Ordering::Relaxed);
                Some(EntryKey(uuid::Uuid::from_u128(
                    0x7575_7277_6572_6b00_0000_0000_0000_0000 | u128::from(count),
                )))
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads randomness")]
fn system_randomness(buffer: &mut [u8]) -> Option<()> {
    getrandom::fill(buffer).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(keys: Keys) -> Surroundings {
        let dirs = Dirs { data: "d".into(), config: "c".into(), current: ".".into() };
        let clock = Clock::Fixed(DateTime::<Utc>::UNIX_EPOCH);
        let (lang, colors) = (Lang::En, Colors::None);
        Surroundings { clock, keys, dirs, lang, colors, user: "test".into(), practitioner: None }
    }

    #[test]
    fn today_is_the_day_in_the_netherlands() {
        let mut here = fixed(Keys::System);
        here.clock = Clock::Fixed(Utc.with_ymd_and_hms(2025, 6, 30, 22, 30, 0).unwrap());
        assert_eq!(
            (here.today().to_string(), here.clock_time().to_string()),
            ("2025-07-01".into(), "00:30".into())
        );
        here.fix_today(Day::new(2025, 3, 30).unwrap());
        assert_eq!(
            (here.today().to_string(), here.clock_time().to_string()),
            ("2025-03-30".into(), "12:00".into())
        );
    }

    #[test]
    fn every_key_is_new() {
        for here in [fixed(Keys::System), fixed(Keys::Counted(AtomicU64::new(1)))] {
            assert_ne!(here.new_entry_key().unwrap(), here.new_entry_key().unwrap());
        }
    }
}
