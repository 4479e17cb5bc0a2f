//! What is wrong with the form of a contract file (TOML), in words for people who have never heard of TOML.

use crate::domain::text::Text;
use crate::text;

/// A part of what the reader of TOML says in English, and what it means. The first that is met counts.
const MEANINGS: &[(&str, Text)] = &[
    ("missing comma between key", Text::new("hier ontbreekt een komma", "a comma is missing here")),
    (
        "duplicate key",
        Text::new("deze sleutel of tabel staat er twee keer", "this key or table stands here twice"),
    ),
    ("string values must be quoted", VALUE),
    (
        " string",
        Text::new(
            "een tekst tussen aanhalingstekens wordt niet gesloten, of er staat een teken in dat niet mag",
            "a text in quotes is not closed, or holds a character that may not stand there",
        ),
    ),
    (
        "array table",
        Text::new(
            "een tabel begint met een regel zoals [[product]]",
            "a table begins with a line such as [[product]]",
        ),
    ),
    (
        "inline table",
        Text::new(
            "tussen { en } staan sleutels met hun waarde, gescheiden door komma's",
            "between { and } stand keys with their values, separated by commas",
        ),
    ),
    (
        "array",
        Text::new(
            "een lijst staat tussen [ en ], met komma's tussen de waarden; kijk ook naar de regel hierboven",
            "a list stands between [ and ], with commas between the values; look at the line above too",
        ),
    ),
    (
        "table",
        Text::new(
            "een tabel begint met een regel zoals [claims] of [[product]]",
            "a table begins with a line such as [claims] or [[product]]",
        ),
    ),
    ("date", NO_DATE),
    ("time", Text::new("deze tijd bestaat niet", "this time does not exist")),
    ("recurs", Text::new("hier zit te veel in elkaar", "too much is nested here")),
    (
        "number",
        Text::new(
            "een getal bestaat uit cijfers, zonder voorloopnullen",
            "a number is digits, without leading zeros",
        ),
    ),
    (
        "leading zero",
        Text::new(
            "een getal bestaat uit cijfers, zonder voorloopnullen",
            "a number is digits, without leading zeros",
        ),
    ),
    (
        "key",
        Text::new(
            "hier hoort een regel te staan zoals sleutel = waarde",
            "a line such as key = value belongs here",
        ),
    ),
    ("value", VALUE),
];

const VALUE: Text = Text::new(
    "na = hoort een waarde: een tekst tussen aanhalingstekens, een getal, true, false of een dag",
    "a value belongs after =: a text in quotes, a number, true, false or a day",
);

const NO_DATE: Text = Text::new(
    "deze datum bestaat niet, of staat er anders dan jaar-maand-dag, zoals 2025-01-31",
    "this date does not exist, or is not written as year-month-day, such as 2025-01-31",
);

/// The meaning of a message of the reader.
pub fn words(message: &str) -> Text {
    if let Some(last) = message.strip_prefix("invalid date, expected day between 01 and ") {
        let last: String = last.chars().take_while(char::is_ascii_digit).collect();
        return text!(
            "deze datum bestaat niet: die maand heeft {last} dagen",
            "this date does not exist: that month has {last} days"
        );
    }
    let known = MEANINGS.iter().find(|(part, _)| message.contains(part));
    known.map_or_else(
        || Text::new("deze regel kan niet worden gelezen (TOML)", "this line cannot be read (TOML)"),
        |(_, meaning)| meaning.clone(),
    )
}

/// Whether what follows in the file may be taken for a part of this fault: a list or text that is not closed.
pub fn swallows_lines(message: &str) -> bool {
    message.contains("array") || message.contains(" string")
}
