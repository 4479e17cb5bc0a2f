//! What a cell holds, as a person would type it: amounts to the cent, days as `2025-01-01`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cells::Cell;
use super::workbook::Workbook;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::text;

/// How the content of a cell is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    /// Place among the texts that cells share.
    Shared,
    Text,
    Bool,
    Error,
    /// `2025-01-01T00:00:00`.
    Iso,
}

impl Kind {
    pub fn of(word: Option<&str>) -> Option<Self> {
        Some(match word {
            None | Some("n") => Self::Number,
            Some("s") => Self::Shared,
            Some("str" | "inlineStr") => Self::Text,
            Some("b") => Self::Bool,
            Some("e") => Self::Error,
            Some("d") => Self::Iso,
            Some(_) => return None,
        })
    }
}

/// Digits that a spreadsheet shows; further ones are left over from its own reckoning.
const DIGITS: u32 = 15;

/// `None` when nothing stands there.
pub fn of(workbook: &Workbook, kind: Kind, shows_day: bool, content: &str) -> Option<Cell> {
    if content.is_empty() {
        return None;
    }
    Some(match kind {
        Kind::Number if shows_day => day(workbook, content),
        Kind::Number => number(content),
        Kind::Shared => shared(workbook, content),
        Kind::Text => Cell::Text(content.to_owned()),
        Kind::Bool => Cell::Text(if content == "1" { "true" } else { "false" }.to_owned()),
        Kind::Error => Cell::Wrong(Text::new(
            "hier staat een fout van het rekenblad, zoals #N/B; herstel de formule of typ de waarde",
            "an error of the spreadsheet stands here, such as #N/A; mend the formula or type the value",
        )),
        Kind::Iso => Cell::Text(content.strip_suffix("T00:00:00").unwrap_or(content).to_owned()),
    })
}

fn shared(workbook: &Workbook, content: &str) -> Cell {
    let found = content.trim().parse::<usize>().ok().and_then(|place| workbook.texts.get(place));
    found.map_or_else(no_number, |text| Cell::Text(text.clone()))
}

fn number(content: &str) -> Cell {
    let Some(number) = parsed(content) else { return no_number() };
    let mut shown = number.normalize().to_string();
    // Three decimals could be taken for thousands.
    if number.normalize().scale() == 3 {
        shown.push('0');
    }
    Cell::Text(shown)
}

/// Exactly what stands there, to as many digits as the spreadsheet itself shows.
fn parsed(content: &str) -> Option<Decimal> {
    let content = content.trim();
    let number = match content.find(['e', 'E']) {
        Some(_) => Decimal::from_scientific(content).ok()?,
        None => content.parse::<Decimal>().ok()?,
    };
    number.round_sf(DIGITS)
}

/// A day is a count of days.
fn day(workbook: &Workbook, content: &str) -> Cell {
    let Some(number) = parsed(content) else { return no_number() };
    if !number.fract().is_zero() {
        return Cell::Wrong(Text::new(
            "hier staat een tijd bij de datum; laat alleen de datum staan",
            "a time stands beside the date here; leave the date only",
        ));
    }
    match number.to_u64().and_then(|count| counted(count, workbook.from_1904)) {
        Some(day) => Cell::Text(day.to_string()),
        None => {
            Cell::Wrong(text!("dit is geen dag tussen 1900 en 2199", "this is no day between 1900 and 2199"))
        }
    }
}

/// Day 1 is 1 January 1900. Spreadsheets count a 29 February 1900 that never was, as number 60.
fn counted(count: u64, from_1904: bool) -> Option<Day> {
    let (start, days) = match (from_1904, count) {
        (true, _) => (Day::new(1904, 1, 1)?, count),
        (false, 0 | 60) => return None,
        (false, 1..60) => (Day::new(1900, 1, 1)?, count.checked_sub(1)?),
        (false, _) => (Day::new(1900, 1, 1)?, count.checked_sub(2)?),
    };
    (count < 200_000).then(|| start.plus_days(days)).filter(|day| *day < Day::LAST)
}

fn no_number() -> Cell {
    Cell::Wrong(Text::new("deze cel kan niet worden gelezen", "this cell cannot be read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook(from_1904: bool) -> Workbook {
        let texts = vec!["lot-1".to_owned()];
        Workbook { sheet: String::new(), part: String::new(), from_1904, texts, shows_day: Vec::new() }
    }

    fn read(kind: Kind, shows_day: bool, content: &str) -> String {
        match of(&workbook(false), kind, shows_day, content) {
            None => "nothing".to_owned(),
            Some(Cell::Text(text)) => text,
            Some(Cell::Wrong(words)) => format!("! {}", words.en),
        }
    }

    #[test]
    fn numbers_are_what_the_spreadsheet_shows() {
        for (content, shown) in [
            ("131.85", "131.85"),
            ("131.85000000000002", "131.85"),
            ("131.84999999999999", "131.85"),
            ("1.3185E2", "131.85"),
            ("97.3", "97.3"),
            ("1353", "1353"),
            ("1.353", "1.3530"),
            ("54001", "54001"),
            ("0.1", "0.1"),
            ("1e-7", "0.0000001"),
            ("-5", "-5"),
            ("999999.99", "999999.99"),
            ("", "nothing"),
            ("1e400", "! this cell cannot be read"),
            ("1e-400", "! this cell cannot be read"),
            ("NaN", "! this cell cannot be read"),
            ("INF", "! this cell cannot be read"),
            ("12,5", "! this cell cannot be read"),
        ] {
            assert_eq!(read(Kind::Number, false, content), shown, "{content}");
        }
    }

    #[test]
    fn days_are_counted_from_1900_or_1904() {
        for (content, shown) in [
            ("1", "1900-01-01"),
            ("59", "1900-02-28"),
            ("60", "! this is no day between 1900 and 2199"),
            ("61", "1900-03-01"),
            ("45658", "2025-01-01"),
            ("45658.0", "2025-01-01"),
            ("46022", "2025-12-31"),
            ("45658.5", "! a time stands beside the date here; leave the date only"),
            ("0", "! this is no day between 1900 and 2199"),
            ("-1", "! this is no day between 1900 and 2199"),
            ("2958465", "! this is no day between 1900 and 2199"),
            ("99999999999999999999", "! this is no day between 1900 and 2199"),
        ] {
            assert_eq!(read(Kind::Number, true, content), shown, "{content}");
        }
        assert_eq!(
            of(&workbook(true), Kind::Number, true, "44196"),
            Some(Cell::Text("2025-01-01".to_owned()))
        );
    }

    #[test]
    fn other_cells_are_texts_or_wrong() {
        for (kind, content, shown) in [
            (Kind::Shared, "0", "lot-1"),
            (Kind::Shared, "1", "! this cell cannot be read"),
            (Kind::Shared, "-1", "! this cell cannot be read"),
            (Kind::Text, "WO+", "WO+"),
            (Kind::Bool, "1", "true"),
            (Kind::Iso, "2025-01-01T00:00:00", "2025-01-01"),
            (Kind::Iso, "2025-01-01", "2025-01-01"),
        ] {
            assert_eq!(read(kind, false, content), shown, "{content}");
        }
        assert!(read(Kind::Error, false, "#REF!").starts_with("! an error of the spreadsheet"));
    }
}
