//! What the values of a contract file may be: each reader gives the value, or says what was expected.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::text::{Text, is_obeyed};
use crate::domain::time::{ClockTime, Day};
use crate::text;

/// Longest text for people.
const MAX_WORDS: usize = 200;

/// Read from its digits, so that 3.5 is 35 and nothing else.
pub fn tenths(value: &DeValue<'_>, least: u32, most: u32) -> Result<u32, Text> {
    let found = match value {
        DeValue::Integer(integer) => u32::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .and_then(|whole| whole.checked_mul(10)),
        DeValue::Float(float) => {
            let (whole, tenth) = float.as_str().split_once('.').unwrap_or_default();
            let digit = (tenth.len() == 1).then(|| tenth.parse::<u32>().ok()).flatten();
            let whole = whole.parse::<u32>().ok().and_then(|whole| whole.checked_mul(10));
            whole.zip(digit).and_then(|(whole, digit)| whole.checked_add(digit))
        }
        _ => None,
    };
    found.filter(|tenths| (least * 10..=most * 10).contains(tenths)).ok_or_else(|| {
        text!(
            "verwacht een getal van {least} tot en met {most} met hooguit één decimaal, zoals 3.5",
            "expected a number from {least} to {most} with at most one decimal, such as 3.5"
        )
    })
}

pub fn string<'v>(value: &'v DeValue<'_>) -> Result<&'v str, Text> {
    match value {
        DeValue::String(text) => Ok(text),
        _ => Err(text!("verwacht een tekst tussen aanhalingstekens", "expected a text in quotes")),
    }
}

pub fn words(value: &DeValue<'_>) -> Result<String, Text> {
    let text = string(value)?;
    let length = text.chars().count();
    if text.trim() != text || !(1..=MAX_WORDS).contains(&length) || text.chars().any(is_obeyed) {
        return Err(text!(
            "verwacht 1 tot en met {MAX_WORDS} tekens op één regel, zonder spaties aan begin en eind",
            "expected 1 to {MAX_WORDS} characters on one line, without spaces at either end"
        ));
    }
    Ok(text.to_owned())
}

pub fn table<'v, 'd>(value: &'v DeValue<'d>) -> Result<&'v DeTable<'d>, Text> {
    match value {
        DeValue::Table(table) => Ok(table),
        _ => Err(text!("verwacht een tabel tussen accolades", "expected a table in braces")),
    }
}

pub fn array<'v, 'd>(value: &'v DeValue<'d>) -> Result<&'v [Spanned<DeValue<'d>>], Text> {
    match value {
        DeValue::Array(items) => Ok(items),
        _ => Err(text!("verwacht een lijst tussen vierkante haken", "expected a list in square brackets")),
    }
}

pub fn number(value: &DeValue<'_>, least: i64, most: i64) -> Result<i64, Text> {
    let found = match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok(),
        _ => None,
    };
    found.filter(|number| (least..=most).contains(number)).ok_or_else(|| {
        if most == i64::MAX {
            text!("verwacht een geheel getal vanaf {least}", "expected a whole number from {least}")
        } else {
            text!(
                "verwacht een geheel getal van {least} tot en met {most}",
                "expected a whole number from {least} to {most}"
            )
        }
    })
}

pub fn day(value: &DeValue<'_>) -> Result<Day, Text> {
    let DeValue::Datetime(moment) = value else {
        return Err(text!(
            "verwacht een dag zonder aanhalingstekens, zoals 2025-01-01",
            "expected a day without quotes, such as 2025-01-01"
        ));
    };
    let date = moment.date.filter(|_| moment.time.is_none() && moment.offset.is_none());
    let Some(date) = date else {
        return Err(text!(
            "verwacht alleen een dag, zonder tijd, zoals 2025-01-01",
            "expected a day only, without a time, such as 2025-01-01"
        ));
    };
    Day::new(i32::from(date.year), u32::from(date.month), u32::from(date.day)).ok_or_else(|| {
        text!("het jaar moet tussen 1900 en 2199 liggen", "the year must lie between 1900 and 2199")
    })
}

pub fn choose<T: Copy>(value: &DeValue<'_>, choices: &[(&str, T)]) -> Result<T, Text> {
    let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
    let expected = || one_of_words(&names);
    let word = string(value).map_err(|_| expected())?;
    choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice).ok_or_else(expected)
}

/// `verwacht "A", "B" of "C"`.
pub fn one_of_words(names: &[&str]) -> Text {
    let quoted: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => {
            let before = before.join(", ");
            text!("verwacht {before} of {last}", "expected {before} or {last}")
        }
        _ => {
            let only = quoted.join("");
            text!("verwacht {only}", "expected {only}")
        }
    }
}

/// A time of day in quotes.
pub fn clock(value: &DeValue<'_>) -> Result<ClockTime, Text> {
    let expected = || text!("verwacht een tijd, zoals \"14:00\"", "expected a time, such as \"14:00\"");
    ClockTime::parse(string(value).map_err(|_| expected())?).ok_or_else(expected)
}
