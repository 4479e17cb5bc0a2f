//! Days, months, times and other values as people write them in files, options and forms.
//!
//! Words of a refusal say what was expected and never repeat what was typed: it may stand in the wrong column.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::allocation::Frame;
use crate::domain::client::Gender;
use crate::domain::entry::Note;
use crate::domain::identifiers::{Bsn, ClientNumber, Fault, GroupName, IdentifierError};
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::domain::time::{ClockTime, Day, Minutes, Month, Period};
use crate::domain::usage::{AbsenceReason, Carriage, Direction, Distance, MOST_DAY_PARTS, Presence};
use crate::domain::volume::{Frequency, Unit};
use crate::text;

/// `2025-03-13` or `13-3-2025`.
pub fn day(text: &str) -> Result<Day, Text> {
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => (*year, *month, *day),
        [day, month, year] if year.len() == 4 && day.len() <= 2 && month.len() <= 2 => (*year, *month, *day),
        _ => return Err(not_a_day()),
    };
    let (Some(year), Some(month), Some(day)) = (digits(year), digits(month), digits(day)) else {
        return Err(not_a_day());
    };
    let found = i32::try_from(year).ok().and_then(|year| Day::new(year, month, day));
    found.ok_or_else(|| no_such_day(year, month, day))
}

/// Periods separated by semicolons: `2016-09-01..2024-07-15;2024-09-01`; one without a last day is open.
pub fn periods(text: &str) -> Result<Vec<Period>, Text> {
    text.split(';').map(str::trim).filter(|item| !item.is_empty()).map(period).collect()
}

fn period(text: &str) -> Result<Period, Text> {
    let (from, until) = text.split_once("..").map_or((text, None), |(from, until)| (from, Some(until)));
    let until = until.map(|until| day(until.trim())).transpose()?;
    Period::new(day(from.trim())?, until)
        .ok_or_else(|| text!("een laatste dag ligt voor de eerste", "a last day lies before the first"))
}

fn not_a_day() -> Text {
    text!(
        "verwacht een datum zoals 2025-03-13 of 13-3-2025",
        "expected a date such as 2025-03-13 or 13-3-2025"
    )
}

fn no_such_day(year: u32, month: u32, day: u32) -> Text {
    match i32::try_from(year).ok().and_then(|year| Month::new(year, month)) {
        Some(found) => {
            let Text { nl, en } = found.name();
            let last = found.last().day_of_month();
            text!(
                "{day} {nl} {year} bestaat niet: die maand heeft {last} dagen",
                "{day} {en} {year} does not exist: that month has {last} days"
            )
        }
        None if (1..=12).contains(&month) => {
            text!("het jaar moet tussen 1900 en 2199 liggen", "the year must lie between 1900 and 2199")
        }
        None => text!("maand {month} bestaat niet", "month {month} does not exist"),
    }
}

/// `2025-03` or `3-2025`.
pub fn month(text: &str) -> Result<Month, Text> {
    let expected =
        || text!("verwacht een maand zoals 2025-03 of 3-2025", "expected a month such as 2025-03 or 3-2025");
    let (year, month) = match text.split_once('-') {
        Some((year, month)) if year.len() == 4 && month.len() == 2 => (year, month),
        Some((month, year)) if year.len() == 4 && month.len() <= 2 => (year, month),
        _ => return Err(expected()),
    };
    let (Some(year), Some(month)) = (digits(year), digits(month)) else { return Err(expected()) };
    i32::try_from(year)
        .ok()
        .and_then(|year| Month::new(year, month))
        .ok_or_else(|| no_such_day(year, month, 1))
}

/// A whole number of minutes, 1 to 2 880.
pub fn minutes(text: &str) -> Result<Minutes, Text> {
    let most = Minutes::MAX;
    digits(text).and_then(|minutes| Minutes::new(minutes.into())).ok_or_else(|| {
        text!(
            "verwacht een geheel aantal minuten van 1 tot en met {most}",
            "expected a whole number of minutes from 1 to {most}"
        )
    })
}

/// `9:00` or `09:00`.
pub fn clock(text: &str) -> Result<ClockTime, Text> {
    ClockTime::parse(text).ok_or_else(|| {
        text!("verwacht een tijd van 0:00 tot en met 23:59", "expected a time from 0:00 to 23:59")
    })
}

/// Hours of a week as minutes: `36`, `36,5`, `36.5` or `36:30`, up to 168 hours.
pub fn week_hours(text: &str) -> Result<u32, Text> {
    let minutes = match text.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => {
            let parts = digits(hours).zip(digits(minutes).filter(|minutes| *minutes < 60));
            parts.and_then(|(hours, minutes)| hours.checked_mul(60)?.checked_add(minutes))
        }
        Some(_) => None,
        None => whole_minutes(text),
    };
    minutes.filter(|minutes| *minutes <= 7 * 24 * 60).ok_or_else(|| {
        text!(
            "verwacht uren per week zoals 36, 36,5 of 36:30, hooguit 168",
            "expected hours per week such as 36, 36.5 or 36:30, at most 168"
        )
    })
}

/// Decimal hours that are whole minutes.
fn whole_minutes(text: &str) -> Option<u32> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let minutes = Decimal::from_str_exact(&text.replace(',', ".")).ok()?.checked_mul(Decimal::from(60))?;
    if minutes.fract().is_zero() { minutes.to_u32() } else { None }
}

/// A whole number within bounds.
pub fn number(text: &str, least: u32, most: u32) -> Result<u32, Text> {
    digits(text).filter(|number| (least..=most).contains(number)).ok_or_else(|| {
        text!(
            "verwacht een geheel getal van {least} tot en met {most}",
            "expected a whole number from {least} to {most}"
        )
    })
}

/// A unit by its word, its Dutch name or its code in WJ756; also as people write it in a list.
pub fn unit(text: &str) -> Result<Unit, Text> {
    unit_among(text, &Unit::ALL)
}

/// The same for what can be claimed: paid for effort, never for a result (PS-A10).
pub fn effort_unit(text: &str) -> Result<Unit, Text> {
    let all = Unit::ALL.into_iter().filter(|unit| unit.is_effort()).collect::<Vec<_>>();
    unit_among(text, &all)
}

/// How Dutch lists write units beside their names.
const WRITTEN: [(&str, Unit); 7] = [
    ("min", Unit::Minute),
    ("minuten", Unit::Minute),
    ("uren", Unit::Hour),
    ("etmalen", Unit::FullDay),
    ("dagdelen", Unit::DayPart),
    ("stuk", Unit::PieceEffort),
    ("stuks", Unit::PieceEffort),
];

fn unit_among(text: &str, units: &[Unit]) -> Result<Unit, Text> {
    let lower = text.to_lowercase();
    let written = WRITTEN.iter().find(|(written, _)| *written == lower).map(|(_, unit)| *unit);
    let found = Unit::parse(text).or(written).filter(|unit| units.contains(unit));
    let name = |unit: &Unit| Text { en: unit.word().into(), ..unit.name() };
    found.ok_or_else(|| expected_name(&units.iter().map(name).collect::<Vec<_>>()))
}

/// The length of a single trip in kilometres with at most three decimals, in metres.
pub fn kilometres(text: &str) -> Result<u32, Text> {
    match Distance::parse_kilometres(text) {
        Some(Distance::Metres(metres)) => Ok(metres),
        _ => Err(text!(
            "verwacht kilometers boven 0 en onder 1000, zoals 12,4",
            "expected kilometres above 0 and below 1000, such as 12.4"
        )),
    }
}

/// The same, or `0`.
pub fn kilometres_or_none(text: &str) -> Result<u32, Text> {
    if text == "0" { Ok(0) } else { kilometres(text) }
}

/// The number of a distance band (PS-T5).
pub fn band(text: &str) -> Result<u8, Text> {
    let band = number(text, 1, 20)?;
    u8::try_from(band).map_err(|_| expected_one_of(&["1", "20"]))
}

/// The name of a group.
pub fn group(text: &str) -> Result<GroupName, Text> {
    GroupName::parse(text).map_err(|_| {
        text!(
            "verwacht een naam van 1 tot en met 40 letters zonder accenten, cijfers, spaties en - . _ /",
            "expected a name of 1 to 40 letters without accents, digits, spaces and - . _ /"
        )
    })
}

/// A direction by its word in either language.
pub fn direction(text: &str) -> Result<Direction, Text> {
    Direction::parse(text).ok_or_else(|| text!("verwacht heen of terug", "expected outward or return"))
}

/// Who takes the client, by word: `group`, `individual`, `family`, or the short Dutch ones.
pub fn carriage(text: &str) -> Result<Carriage, Text> {
    Carriage::parse(text).ok_or_else(|| {
        text!("verwacht groep, individueel of familie", "expected group, individual or family")
    })
}

/// Why a client was absent, by word in either language.
pub fn absence(text: &str) -> Result<AbsenceReason, Text> {
    AbsenceReason::parse(text).ok_or_else(|| {
        text!("verwacht ziek, vakantie of niet verschenen", "expected sick, holiday or no-show")
    })
}

/// Day parts of one client at one session.
pub fn day_parts(text: &str) -> Result<Presence, Text> {
    let day_parts = number(text, 1, MOST_DAY_PARTS)?;
    Presence::present(day_parts).ok_or_else(|| expected_one_of(&["1", "6"]))
}

/// Supervisors at a session.
pub fn supervisors(text: &str) -> Result<u32, Text> {
    number(text, 1, 50)
}

/// `yes`, `no`, `ja`, `nee`, `1` or `0`.
pub fn yes_or_no(text: &str) -> Result<bool, Text> {
    match text.to_lowercase().as_str() {
        "yes" | "ja" | "1" => Ok(true),
        "no" | "nee" | "0" => Ok(false),
        _ => Err(text!("verwacht ja of nee", "expected yes or no")),
    }
}

/// A note at something that is registered.
pub fn note(text: &str) -> Result<Note, Text> {
    let most = Note::MAX;
    Note::new(text).ok_or_else(|| {
        text!("een notitie is hooguit {most} tekens lang", "a note is at most {most} characters long")
    })
}

/// A line of free text.
pub fn remark(text: &str) -> Result<Remark, Text> {
    let most = Remark::MAX;
    Remark::new(text).ok_or_else(|| {
        text!(
            "verwacht een tekst van 1 tot en met {most} tekens",
            "expected a text of 1 to {most} characters"
        )
    })
}

/// A frequency by its word, its Dutch name or its code in WMO757.
pub fn frequency(text: &str) -> Result<Frequency, Text> {
    Frequency::parse(text).ok_or_else(|| {
        expected_name(&Frequency::ALL.map(|each| Text { en: each.word().into(), ..each.name() }))
    })
}

/// A legal frame by its word or its Dutch name (PS-A6).
pub fn frame(text: &str) -> Result<Frame, Text> {
    Frame::parse(text).ok_or_else(|| {
        expected_name(&Frame::ALL.map(|frame| Text { en: frame.word().into(), ..frame.name() }))
    })
}

/// A gender by its code in COD046 or its name in either language.
pub fn gender(text: &str) -> Result<Gender, Text> {
    let lower = text.to_lowercase();
    Gender::ALL
        .into_iter()
        .find(|gender| gender.code() == lower || gender.name().nl == lower || gender.name().en == lower)
        .ok_or_else(|| expected_name(&Gender::ALL.map(Gender::name)))
}

/// How a file or a command names a client; whether there is such a client is not known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientReference {
    Number(ClientNumber),
    Bsn(Bsn),
}

/// A client number or a citizen service number. Nine digits are always the latter, so that a mistyped one is refused
/// here instead of being shown as an unknown client number.
pub fn client(text: &str) -> Result<ClientReference, Text> {
    if looks_like_bsn(text) {
        Bsn::parse(text).map(ClientReference::Bsn).map_err(|error| error.words())
    } else {
        ClientNumber::parse(text).map(ClientReference::Number).map_err(|error| error.words())
    }
}

/// A client number that cannot be taken for a citizen service number.
pub fn client_number(text: &str) -> Result<ClientNumber, Text> {
    if looks_like_bsn(text) {
        return Err(text!(
            "negen cijfers worden als burgerservicenummer gelezen; kies een ander cliëntnummer",
            "nine digits are read as a citizen service number; choose another client number"
        ));
    }
    ClientNumber::parse(text).map_err(|error| error.words())
}

fn looks_like_bsn(text: &str) -> bool {
    text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A code of so many digits; where some are missing, the words say what spreadsheets do to leading zeros.
pub fn code<T>(parse: fn(&str) -> Result<T, IdentifierError>) -> impl Fn(&str) -> Result<T, Text> {
    move |text| {
        parse(text).map_err(|error| {
            let Text { nl, en } = error.words();
            match error.fault {
                Fault::Digits(count) if text.len() < count && digits(text).is_some() => text!(
                    "{nl}; voorloopnullen horen erbij en vallen in een rekenblad vaak weg",
                    "{en}; leading zeros belong to it and are often lost in a spreadsheet"
                ),
                _ => Text::of(nl, en),
            }
        })
    }
}

/// A plain number of digits only; no sign, no space.
fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// `verwacht uur of minuut`, `expected hour or minute`: names are read in both languages.
fn expected_name(names: &[Text]) -> Text {
    let nl = one_of(&names.iter().map(|name| &*name.nl).collect::<Vec<_>>()).nl;
    let en = one_of(&names.iter().map(|name| &*name.en).collect::<Vec<_>>()).en;
    text!("verwacht {nl}", "expected {en}")
}

/// `verwacht a, b of c`.
pub fn expected_one_of(words: &[&str]) -> Text {
    let Text { nl, en } = one_of(words);
    text!("verwacht {nl}", "expected {en}")
}

/// `a, b of c`.
pub fn one_of(words: &[&str]) -> Text {
    match words.split_last() {
        Some((last, before)) if !before.is_empty() => {
            let before = before.join(", ");
            text!("{before} of {last}", "{before} or {last}")
        }
        _ => Text::same(words.join("")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identifiers::MunicipalityCode;

    /// What was read, or the English words of the refusal.
    fn said<T: std::fmt::Display>(result: Result<T, Text>) -> String {
        result.map_or_else(|words| words.en.into_owned(), |value| value.to_string())
    }

    #[test]
    fn days_are_written_in_two_ways() {
        for (text, day_or_words) in [
            ("2025-03-13", "2025-03-13"),
            ("13-3-2025", "2025-03-13"),
            ("13-03-2025", "2025-03-13"),
            ("1-1-1900", "1900-01-01"),
            ("29-2-2024", "2024-02-29"),
            ("31-2-2025", "31 February 2025 does not exist: that month has 28 days"),
            ("2025-02-31", "31 February 2025 does not exist: that month has 28 days"),
            ("0-3-2025", "0 March 2025 does not exist: that month has 31 days"),
            ("2025-13-01", "month 13 does not exist"),
            ("1-1-1899", "the year must lie between 1900 and 2199"),
        ] {
            assert_eq!(said(day(text)), day_or_words, "{text}");
        }
        for text in [
            "",
            "2025",
            "13/3/2025",
            "2025-3-13",
            "13-3-25",
            "+1-3-2025",
            "2025-03-13 ",
            "1-2-3-4",
            "٣-3-2025",
        ] {
            assert_eq!(day(text), Err(not_a_day()), "{text:?}");
        }
    }

    #[test]
    fn months_are_written_in_two_ways() {
        for (text, month_or_words) in [
            ("2025-03", "2025-03"),
            ("3-2025", "2025-03"),
            ("03-2025", "2025-03"),
            ("2025-13", "month 13 does not exist"),
            ("3-1800", "the year must lie between 1900 and 2199"),
            ("maart", "expected a month such as 2025-03 or 3-2025"),
            ("2025-3", "expected a month such as 2025-03 or 3-2025"),
            ("2025-03-01", "expected a month such as 2025-03 or 3-2025"),
        ] {
            assert_eq!(said(month(text)), month_or_words, "{text}");
        }
    }

    #[test]
    fn minutes_are_whole_and_within_two_days() {
        for (text, found) in [
            ("1", Some(1)),
            ("45", Some(45)),
            ("1441", Some(1441)),
            ("2880", Some(2880)),
            ("0", None),
            ("-5", None),
            ("2881", None),
            ("abc", None),
            ("45,5", None),
            ("0:45", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(minutes(text).ok().map(Minutes::get), found, "{text:?}");
        }
    }

    #[test]
    fn week_hours_become_minutes() {
        for (text, found) in [
            ("36", Some(2160)),
            ("36,5", Some(2190)),
            ("36.5", Some(2190)),
            ("36:30", Some(2190)),
            ("0", Some(0)),
            ("168", Some(10_080)),
            ("168:01", None),
            ("36,33", None), // not whole minutes
            ("36:60", None),
            ("36:5", None),
            ("-1", None),
            ("1e2", None),
            ("36 uur", None),
            ("", None),
            ("99999999999999999999999999999999", None),
        ] {
            assert_eq!(week_hours(text).ok(), found, "{text:?}");
        }
    }

    #[test]
    fn a_client_is_named_by_number_or_bsn() {
        assert_eq!(client("999900018"), Ok(ClientReference::Bsn(Bsn::parse("999900018").unwrap())));
        assert_eq!(client("J-0142"), Ok(ClientReference::Number(ClientNumber::parse("J-0142").unwrap())));
        assert_eq!(client("12345678").map(|c| matches!(c, ClientReference::Number(_))), Ok(true));
        for (text, word) in
            [("999900019", "eleven-test"), ("Jansen, S.", "may only contain"), ("", "1 to 20")]
        {
            let words = client(text).unwrap_err().en;
            assert!(words.contains(word) && (text.is_empty() || !words.contains(text)), "{words}");
        }
        assert!(client_number("999900019").is_err() && client_number("J-0142").is_ok());
    }

    #[test]
    fn a_lost_leading_zero_is_explained() {
        for (text, explained) in [("405", true), ("Hoorn", false), ("04055", false)] {
            let words = code(MunicipalityCode::parse)(text).unwrap_err();
            assert_eq!(words.en.contains("leading zeros"), explained, "{text}: {words:?}");
            assert_eq!(words.nl.contains("voorloopnullen"), explained, "{text}: {words:?}");
        }
        assert!(code(MunicipalityCode::parse)("0405").is_ok());
    }

    #[test]
    fn units_frequencies_frames_and_genders_answer_to_words_and_codes() {
        assert_eq!((unit("uur"), unit("Hour"), unit("04")), (Ok(Unit::Hour), Ok(Unit::Hour), Ok(Unit::Hour)));
        assert_eq!((frequency("week"), frequency("2")), (Ok(Frequency::Week), Ok(Frequency::Week)));
        assert_eq!((frame("vrijwillig"), frame("civil")), (Ok(Frame::Voluntary), Ok(Frame::Civil)));
        assert_eq!((gender("1"), gender("Vrouw")), (Ok(Gender::Male), Ok(Gender::Female)));
        assert_eq!(frame("x").unwrap_err().en, "expected criminal, civil or voluntary");
        assert!(unit("x").is_err() && frequency("x").is_err() && gender("x").is_err());
    }
}
