//! The outside world, carried in one value: clock, randomness, folders, language, colours, user. It is filled in
//! `main.rs` and fixed in tests; nobody else reads the clock, the environment or randomness.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;

use crate::domain::entry::EntryKey;
use crate::domain::text::Lang;
use crate::domain::time::{ClockTime, Day};
use crate::domain::usage::UsageKey;

/// Everything that the program knows of the world outside it.
#[derive(Debug)]
pub struct Surroundings {
    pub clock: Clock,
    pub keys: Keys,
    pub dirs: Dirs,
    /// The database that the environment names (`UURWERK_DB`); a command may name another.
    pub database: Option<PathBuf>,
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
    /// The real world. Called by `main.rs` alone.
    pub fn from_machine() -> Self {
        Self {
            clock: Clock::System,
            keys: Keys::System,
            dirs: Dirs::of_this_user(),
            database: system_variable("UURWERK_DB").filter(|path| !path.is_empty()).map(PathBuf::from),
            lang: language(&system_text, sys_locale::get_locale),
            colors: colors(&system_text),
            user: user(&system_text),
            practitioner: system_text("UURWERK_PRACTITIONER"),
        }
    }

    /// A world in which nothing moves: noon of that day, keys counted from 1, English, no colours. For tests and
    /// the made-up practice.
    pub fn fixed(today: Day) -> Self {
        let mut here = Self {
            clock: Clock::Fixed(DateTime::<Utc>::UNIX_EPOCH),
            keys: Keys::Counted(AtomicU64::new(1)),
            dirs: Dirs { data: "data".into(), config: "config".into(), current: ".".into() },
            database: None,
            lang: Lang::En,
            colors: Colors::None,
            user: "test".to_owned(),
            practitioner: None,
        };
        here.fix_today(today);
        here
    }

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
        self.new_key().map(EntryKey)
    }

    /// A key for a trip, an attendance or a stay; the same way.
    pub fn new_usage_key(&self) -> Option<UsageKey> {
        self.new_key().map(UsageKey)
    }

    fn new_key(&self) -> Option<uuid::Uuid> {
        match &self.keys {
            Keys::System => {
                let mut random = [0_u8; 10];
                system_randomness(&mut random)?;
                let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or_default();
                Some(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
            Keys::Counted(next) => {
                let count = next.fetch_add(1, Ordering::Relaxed);
                Some(uuid::Uuid::from_u128(0x7575_7277_6572_6b00_0000_0000_0000_0000 | u128::from(count)))
            }
        }
    }
}

impl Dirs {
    /// Where this platform keeps the data of a program; the current folder when the user has no home.
    fn of_this_user() -> Self {
        let current = system_folder();
        match directories::ProjectDirs::from("", "", "uurwerk") {
            Some(project) => Self {
                data: project.data_local_dir().to_owned(),
                config: project.config_dir().to_owned(),
                current,
            },
            None => Self { data: current.clone(), config: current.clone(), current },
        }
    }
}

/// A variable of the environment; `None` when it is unset or empty.
type Variables<'a> = &'a dyn Fn(&str) -> Option<String>;

/// `UURWERK_LANG`, else the locale's language, else English.
fn language(variable: Variables<'_>, of_system: impl Fn() -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).or_else(of_system);
    variable("UURWERK_LANG")
        .and_then(|text| Lang::parse(&text))
        .or_else(|| locale.and_then(|text| Lang::parse(&text)))
        .unwrap_or(Lang::En)
}

/// `NO_COLOR` and a dumb terminal mean none; the background comes from `COLORFGBG` where a terminal sets it.
fn colors(variable: Variables<'_>) -> Colors {
    let dumb = variable("TERM").is_some_and(|terminal| terminal == "dumb");
    if dumb || variable("NO_COLOR").is_some() {
        return Colors::None;
    }
    let background = variable("COLORFGBG").and_then(|pair| pair.rsplit(';').next().map(str::to_owned));
    match background.as_deref() {
        Some("7" | "15") => Colors::Light,
        _ => Colors::Dark,
    }
}

fn user(variable: Variables<'_>) -> String {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(variable).unwrap_or_else(|| "unknown".to_owned())
}

fn system_text(name: &str) -> Option<String> {
    system_variable(name)?.into_string().ok().filter(|text| !text.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn system_variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks for the current folder")]
fn system_folder() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
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

    #[test]
    fn today_is_the_day_in_the_netherlands() {
        let mut here = Surroundings::fixed(Day::FIRST);
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
        let counted = Surroundings::fixed(Day::FIRST);
        let system = Surroundings { keys: Keys::System, ..Surroundings::fixed(Day::FIRST) };
        for here in [system, counted] {
            assert_ne!(here.new_entry_key().unwrap(), here.new_entry_key().unwrap());
        }
    }

    #[test]
    fn the_environment_decides_language_and_colours() {
        for (variables, lang, colors_are) in [
            (vec![], Lang::En, Colors::Dark),
            (vec![("LANG", "nl_NL.UTF-8")], Lang::Nl, Colors::Dark),
            (vec![("LANG", "nl_NL.UTF-8"), ("LC_ALL", "C.UTF-8")], Lang::En, Colors::Dark),
            (vec![("LANG", "en_GB"), ("UURWERK_LANG", "nl")], Lang::Nl, Colors::Dark),
            (vec![("LANG", "nl_BE"), ("UURWERK_LANG", "fr")], Lang::Nl, Colors::Dark),
            (vec![("COLORFGBG", "0;15")], Lang::En, Colors::Light),
            (vec![("COLORFGBG", "15;default;0")], Lang::En, Colors::Dark),
            (vec![("COLORFGBG", "0;15"), ("NO_COLOR", "1")], Lang::En, Colors::None),
            (vec![("TERM", "dumb")], Lang::En, Colors::None),
        ] {
            let variable = |name: &str| {
                variables.iter().find(|(key, _)| *key == name).map(|(_, text)| (*text).to_owned())
            };
            let found = (language(&variable, || None), colors(&variable));
            assert_eq!(found, (lang, colors_are), "{variables:?}");
        }
        assert_eq!(language(&|_| None, || Some("nl-NL".into())), Lang::Nl);
    }
}
