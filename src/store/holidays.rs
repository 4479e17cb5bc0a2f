//! Which days are worked on: the public holidays, with what the office decided in settings of their own.

use std::collections::BTreeMap;

use super::{StoreError, Tx, settings};
use crate::domain::time::{Occasion, OwnDay, WorkingCalendar};

/// How these settings begin; the occasion follows. Their value is `free` or `working`, then the name if there is one.
const HOLIDAY: &str = "holiday.";

/// The calendar that all terms are counted with.
pub fn calendar(tx: &Tx) -> Result<WorkingCalendar, StoreError> {
    let mut own = BTreeMap::new();
    for (name, value) in settings::list(tx)? {
        let Some(occasion) = name.strip_prefix(HOLIDAY) else { continue };
        let bad = || StoreError::BadValue { table: "setting", column: "value" };
        own.insert(Occasion::parse(occasion).ok_or_else(bad)?, read(&value).ok_or_else(bad)?);
    }
    Ok(WorkingCalendar::new(own))
}

/// Replaces the calendar. What stays as it is, is not touched.
pub fn put(tx: &Tx, calendar: &WorkingCalendar) -> Result<(), StoreError> {
    let before = self::calendar(tx)?;
    for occasion in before.own().keys().filter(|one| !calendar.own().contains_key(one)) {
        settings::remove(tx, &format!("{HOLIDAY}{}", occasion.word()))?;
    }
    for (occasion, own) in
        calendar.own().iter().filter(|(occasion, own)| before.own().get(occasion) != Some(own))
    {
        settings::put(tx, &format!("{HOLIDAY}{}", occasion.word()), &write(own))?;
    }
    Ok(())
}

fn read(value: &str) -> Option<OwnDay> {
    let (word, name) =
        value.split_once(' ').map_or((value, None), |(word, name)| (word, Some(name.to_owned())));
    match word {
        "free" => Some(OwnDay { is_free: true, name }),
        "working" => Some(OwnDay { is_free: false, name }),
        _ => None,
    }
}

fn write(own: &OwnDay) -> String {
    let word = if own.is_free { "free" } else { "working" };
    own.name.as_ref().map_or_else(|| word.to_owned(), |name| format!("{word} {name}"))
}
