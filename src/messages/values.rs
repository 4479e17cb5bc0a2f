//! The simple types of the base schema: from the text of an element to a value, or to what was expected.

use crate::domain::claim::batch::{BsnText, DebitCredit};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::{AgbCode, AllocationNumber, Category, MunicipalityCode};
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::volume::{Frequency, MAX_EIGHT_DIGITS, Unit};

use super::complaint::Expected;
use super::xml::is_space;

type Value<T> = Result<T, Expected>;

fn expected<T>(rule: &'static str, nl: &'static str, en: &'static str) -> Value<T> {
    Err(Expected { rule: Some(rule), what: Text::new(nl, en) })
}

/// A fixed text, such as the message code.
pub fn fixed(text: &str, value: &'static str, rule: &'static str) -> Value<()> {
    if text == value {
        return Ok(());
    }
    Err(Expected { rule: Some(rule), what: crate::text!("moet {value} zijn", "must be {value}") })
}

/// An integer of which only one way of writing is right.
pub fn fixed_integer(text: &str, value: &'static str, rule: &'static str) -> Value<()> {
    fixed(text.trim_matches(is_space), value, rule)
}

/// A text of 1 to `most` characters on one line, at least one of them visible (RS031).
pub fn line(text: &str, most: usize, rule: Option<&'static str>) -> Value<String> {
    if text.chars().all(is_space) {
        return expected("RS031", "mag niet leeg zijn", "must not be empty");
    }
    if text.contains(['\n', '\r']) {
        return Err(Expected {
            rule: None,
            what: Text::new("moet op een regel staan", "must stand on one line"),
        });
    }
    length(text, most, rule)
}

/// A text of 1 to `most` characters.
pub fn length(text: &str, most: usize, rule: Option<&'static str>) -> Value<String> {
    let count = text.chars().count();
    if count == 0 {
        return expected("RS031", "mag niet leeg zijn", "must not be empty");
    }
    if count > most {
        let what =
            crate::text!("mag hooguit {most} tekens lang zijn", "may be at most {most} characters long");
        return Err(Expected { rule, what });
    }
    Ok(text.to_owned())
}

/// A text of any length and number of lines, with at least one visible character.
pub fn remark(text: &str) -> Value<String> {
    if text.chars().all(is_space) {
        return expected("RS031", "mag niet leeg zijn", "must not be empty");
    }
    Ok(text.to_owned())
}

/// Only these characters, and 1 to `most` of them.
pub fn only(
    text: &str,
    most: usize,
    rules: (&'static str, &'static str),
    allowed: fn(char) -> bool,
) -> Value<String> {
    let text = length(text, most, Some(rules.0))?;
    if text.chars().all(allowed) {
        Ok(text)
    } else {
        expected(rules.1, "bevat tekens die er niet in horen", "holds characters that do not belong")
    }
}

/// Initials: letters only (RS045).
pub fn initials(text: &str) -> Value<String> {
    only(text, 6, ("RS013", "RS045"), |c| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{1ef3}').contains(&c))
}

/// A telephone number: digits only (RS046).
pub fn telephone(text: &str) -> Value<String> {
    only(text, 15, ("RS018", "RS046"), |c| c.is_ascii_digit())
}

/// A claim number: letters and digits (CS319).
pub fn claim_number(text: &str) -> Value<String> {
    only(text, 12, ("RS017", "CS319"), |c| c.is_ascii_alphanumeric())
}

/// A code of a list.
pub fn code(text: &str, list: &'static str, codes: &[&str]) -> Value<String> {
    if codes.contains(&text) {
        return Ok(text.to_owned());
    }
    Err(not_listed(list))
}

fn not_listed(list: &'static str) -> Expected {
    let what = crate::text!("staat niet in codelijst {list}", "is not in code list {list}");
    Expected { rule: None, what }
}

/// Code list COD260.
pub fn yes_no(text: &str) -> Value<bool> {
    match text {
        "1" => Ok(true),
        "2" => Ok(false),
        _ => Err(not_listed("COD260")),
    }
}

pub fn unit(text: &str) -> Value<Unit> {
    Unit::from_code(text).ok_or_else(|| not_listed("WJ756"))
}

pub fn frequency(text: &str) -> Value<Frequency> {
    Frequency::from_code(text).ok_or_else(|| not_listed("WMO757"))
}

/// A return code (WJ001).
pub fn return_code(text: &str) -> Value<ReturnCode> {
    ReturnCode::parse(text).ok_or_else(|| not_listed("WJ001"))
}

pub fn side(text: &str) -> Value<DebitCredit> {
    DebitCredit::from_code(text).ok_or_else(|| not_listed("COD043"))
}

pub fn category(text: &str) -> Value<Category> {
    Category::parse(text).map_err(|_| not_listed("JZ020"))
}

pub fn agb(text: &str) -> Value<AgbCode> {
    AgbCode::parse(text).or_else(|_| expected("RS036", "moet 8 cijfers zijn", "must be 8 digits"))
}

pub fn municipality(text: &str) -> Value<MunicipalityCode> {
    MunicipalityCode::parse(text).or_else(|_| expected("RS035", "moet 4 cijfers zijn", "must be 4 digits"))
}

pub fn bsn(text: &str) -> Value<BsnText> {
    BsnText::parse(text).map_or_else(|| expected("RS037", "moet 9 cijfers zijn", "must be 9 digits"), Ok)
}

/// A day without time zone (RS032), 1900 to 2199.
pub fn day(text: &str) -> Value<Day> {
    Day::parse_iso(text.trim_matches(is_space)).map_or_else(
        || {
            expected(
                "RS032",
                "moet een bestaande dag van 1900 tot en met 2199 zijn, als JJJJ-MM-DD zonder tijdzone",
                "must be a day that exists from 1900 to 2199, as YYYY-MM-DD without time zone",
            )
        },
        Ok,
    )
}

/// A time of day without time zone (RS034), as milliseconds since midnight; finer fractions are cut off, and 24:00:00
/// counts as the last millisecond of its day.
pub fn time(text: &str) -> Value<u32> {
    millisecond(text.trim_matches(is_space)).map_or_else(
        || {
            expected(
                "RS034",
                "moet een tijd zijn, als UU:MM:SS zonder tijdzone",
                "must be a time, as HH:MM:SS without time zone",
            )
        },
        Ok,
    )
}

fn millisecond(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut parts = whole.split(':');
    let [hour, minute, second] = [parts.next()?, parts.next()?, parts.next()?].map(two_digits);
    let (hour, minute, second) = (hour?, minute?, second?);
    let fraction = fraction.map_or(Some(0), thousandths)?;
    if parts.next().is_some() || minute > 59 || second > 59 {
        return None;
    }
    let count = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
    match hour {
        0..=23 => Some(count),
        24 if count == 86_400_000 => Some(86_399_999),
        _ => None,
    }
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn thousandths(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let three: String = text.chars().chain("00".chars()).take(3).collect();
    three.parse().ok()
}

/// A version: three whole numbers of at most nine digits, with dots (RS048).
pub fn version(text: &str) -> Value<String> {
    let number = |part: &str| {
        !part.is_empty()
            && part.len() <= 9
            && part.bytes().all(|b| b.is_ascii_digit())
            && (part.len() == 1 || !part.starts_with('0'))
    };
    if text.split('.').count() == 3 && text.split('.').all(number) {
        Ok(text.to_owned())
    } else {
        expected("RS048", "moet drie getallen met punten zijn", "must be three numbers with dots")
    }
}

/// A whole number from 0 (RS001) to `most`.
pub fn integer(text: &str, most: u64, rule: &'static str) -> Value<u64> {
    let text = text.trim_matches(is_space);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Expected {
            rule: None,
            what: Text::new("moet een geheel getal zijn", "must be a whole number"),
        });
    }
    let number: u64 = digits.trim_start_matches('0').parse().or_else(|error: std::num::ParseIntError| {
        if *error.kind() == std::num::IntErrorKind::Empty { Ok(0) } else { above(most, rule) }
    })?;
    if negative && number > 0 {
        return expected("RS001", "mag niet onder 0 zijn", "must not be below 0");
    }
    if number > most { above(most, rule) } else { Ok(number) }
}

fn above<T>(most: u64, rule: &'static str) -> Value<T> {
    Err(Expected { rule: Some(rule), what: crate::text!("mag hooguit {most} zijn", "may be at most {most}") })
}

/// A volume, amount or budget: at most eight digits (RS005).
pub fn eight_digits(text: &str) -> Value<u32> {
    let number = integer(text, u64::from(MAX_EIGHT_DIGITS), "RS005")?;
    u32::try_from(number).or_else(|_| above(u64::from(MAX_EIGHT_DIGITS), "RS005"))
}

pub fn cents(text: &str) -> Value<Cents> {
    eight_digits(text).map(|cents| Cents(i64::from(cents)))
}

/// A total: at most twelve digits (RS040).
pub fn total(text: &str) -> Value<Cents> {
    const MOST: u64 = 999_999_999_999;
    let number = integer(text, MOST, "RS040")?;
    i64::try_from(number).map(Cents).or_else(|_| above(MOST, "RS040"))
}

pub fn allocation_number(text: &str) -> Value<AllocationNumber> {
    const MOST: u64 = 999_999_999;
    let number = integer(text, MOST, "RS006")?;
    let number = u32::try_from(number).ok().and_then(|number| AllocationNumber::new(number).ok());
    number.map_or_else(|| above(MOST, "RS006"), Ok)
}

#[cfg(test)]
mod tests;
