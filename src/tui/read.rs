//! What people type into forms: days, amounts and whole numbers.

use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::time::{BirthDate, BirthPrecision, Day};

/// `2025-03-13`, `13-3-2025`, `13/3/2025` or `13.3.2025`.
pub fn day(text: &str) -> Result<Day, Text> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return Err(DAY_FORM) };
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    if ![*first, *second, *third].into_iter().all(digits) {
        return Err(DAY_FORM);
    }
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1..=2) => (first, second, third),
        (1..=2, 4) => (third, second, first),
        _ => return Err(DAY_FORM),
    };
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
        return Err(DAY_FORM);
    };
    Day::new(year, month, day).ok_or(DAY_MISSING)
}

/// A day, or as much of a date of birth as is known (code list COD170): `15-6-2010`, `6-2010` or `2010-06`, `2010`.
pub fn birth(text: &str) -> Result<BirthDate, Text> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let (year, month) = match parts.as_slice() {
        [year] if year.len() == 4 => (*year, None),
        [year, month] if year.len() == 4 => (*year, Some(*month)),
        [month, year] if year.len() == 4 => (*year, Some(*month)),
        [_] | [_, _] => return Err(BIRTH_FORM),
        _ => return day(text).map(BirthDate::exact),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year) || !month.is_none_or(digits) {
        return Err(BIRTH_FORM);
    }
    let precision = if month.is_some() { BirthPrecision::DayUnknown } else { BirthPrecision::MonthUnknown };
    let (Ok(year), Ok(month)) = (year.parse(), month.unwrap_or("1").parse()) else { return Err(BIRTH_FORM) };
    let first = Day::new(year, month, 1).ok_or(MONTH_MISSING)?;
    BirthDate::new(first, precision).ok_or(MONTH_MISSING)
}

const BIRTH_FORM: Text =
    Text::new("schrijf een datum als 15-6-2010, 6-2010 of 2010", "write a date as 15-6-2010, 6-2010 or 2010");
const MONTH_MISSING: Text = Text::new("die maand bestaat niet", "that month does not exist");

const DAY_FORM: Text =
    Text::new("schrijf een datum als 13-3-2025", "write a date as 13-3-2025 or 2025-03-13");
const DAY_MISSING: Text = Text::new("die dag bestaat niet", "that day does not exist");

/// Euro with at most two decimals: `5000`, `5.000`, `5.000,00` and `5,000.00`.
pub fn euro(text: &str) -> Result<Cents, Text> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let (whole, cents) = split_decimals(&plain);
    let digits =
        |part: &str| !part.is_empty() && part.len() <= 12 && part.bytes().all(|b| b.is_ascii_digit());
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    if !digits(&whole) || !(cents.is_empty() || digits(&cents)) {
        return Err(EURO_FORM);
    }
    let (Ok(euros), Ok(cents)) = (whole.parse::<i64>(), format!("{cents:0<2}").parse::<i64>()) else {
        return Err(EURO_FORM);
    };
    Ok(Cents(euros * 100 + cents))
}

/// The last separator is the decimal one when one or two digits follow it.
fn split_decimals(plain: &str) -> (String, String) {
    match plain.rsplit_once(['.', ',']) {
        Some((whole, cents)) if (1..=2).contains(&cents.len()) => (whole.to_owned(), cents.to_owned()),
        _ => (plain.to_owned(), String::new()),
    }
}

const EURO_FORM: Text = Text::new("schrijf een bedrag als 5000,00", "write an amount as 5000.00");

/// A whole number that is not negative.
pub fn count(text: &str) -> Result<u32, Text> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.is_empty() || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return Err(COUNT_FORM);
    }
    plain.parse().map_err(|_| COUNT_FORM)
}

const COUNT_FORM: Text = Text::new("schrijf een heel getal", "write a whole number");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_the_dutch_and_the_iso_way() {
        for (text, iso) in [
            ("2025-03-13", Some("2025-03-13")),
            ("2025-3-3", Some("2025-03-03")),
            ("13-3-2025", Some("2025-03-13")),
            ("13/03/2025", Some("2025-03-13")),
            ("1.1.2025", Some("2025-01-01")),
            ("31-2-2025", None),
            ("13-3", None),
            ("13-3-25", None),
            ("", None),
            ("x-y-2025", None),
        ] {
            assert_eq!(day(text).ok().map(|day| day.to_string()).as_deref(), iso, "{text}");
        }
    }

    #[test]
    fn a_date_of_birth_may_be_known_in_part() {
        use BirthPrecision::{DayUnknown, Exact, MonthUnknown};
        for (text, read) in [
            ("15-6-2010", Some(("2010-06-15", Exact))),
            ("2010-06-01", Some(("2010-06-01", Exact))),
            ("6-2010", Some(("2010-06-01", DayUnknown))),
            ("2010-06", Some(("2010-06-01", DayUnknown))),
            ("06/2010", Some(("2010-06-01", DayUnknown))),
            ("2010", Some(("2010-01-01", MonthUnknown))),
            ("13-2010", None),
            ("6-10", None),
            ("201", None),
            ("x-2010", None),
            ("-2010", None),
            ("", None),
            ("29-2-2011", None),
        ] {
            let found = birth(text).ok().map(|birth| (birth.date().to_string(), birth.precision()));
            assert_eq!(found, read.map(|(day, precision)| (day.to_owned(), precision)), "{text}");
        }
    }

    #[test]
    fn amounts_are_read_with_either_separator() {
        for (text, cents) in [
            ("5000", Some(500_000)),
            ("5.000", Some(500_000)),
            ("5,000.5", Some(500_050)),
            ("€ 5.000,00", Some(500_000)),
            ("0,07", Some(7)),
            ("12,345", Some(1_234_500)),
            ("", None),
            ("-5", None),
            ("5,5,x", None),
        ] {
            assert_eq!(euro(text).ok().map(|cents| cents.0), cents, "{text}");
        }
    }

    #[test]
    fn counts_are_whole() {
        for (text, number) in [("0", Some(0)), ("1 200", Some(1200)), ("-1", None), ("1,5", None), ("", None)]
        {
            assert_eq!(count(text).ok(), number, "{text}");
        }
    }
}
