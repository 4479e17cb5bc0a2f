//! Values of chance of the simple types, often at one of their bounds.

use uurwerk::domain::claim::batch::{Amount, BsnText, DebitCredit};
use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::domain::identifiers::{AgbCode, AllocationNumber, Category, MunicipalityCode};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practice::SchemaVersions;
use uurwerk::domain::time::{BirthPrecision, Day};
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::messages::groups::{Header, HeaderToWrite, ProductName};
use uurwerk::messages::people::{Birth, Surname};

use crate::support::Chance;

/// Characters of every sort that a text may hold: plain, with a mark in one piece and in two, of other scripts, beyond the
/// first plane, and those that XML escapes.
const LETTERS: [char; 24] = [
    'a',
    'Z',
    '9',
    ' ',
    '-',
    '.',
    '&',
    '<',
    '>',
    '"',
    '\'',
    ']',
    'é',
    'Ł',
    'ç',
    '\u{301}',
    '\u{308}',
    '\u{327}',
    'ß',
    'Ж',
    '語',
    '\u{1d11e}',
    '\u{1f600}',
    '\u{10fffd}',
];

/// One of the bounds, or anything between.
pub fn number(chance: &mut Chance, most: usize) -> usize {
    match chance.below(4) {
        0 => 0,
        1 => most,
        _ => chance.below(most + 1),
    }
}

/// A text on one line of 1 to `most` characters, of which one at least is visible.
pub fn text(chance: &mut Chance, most: usize) -> String {
    let count = number(chance, most - 1) + 1;
    let letters: String = (0..count).map(|_| *chance.pick(&LETTERS)).collect();
    if letters.trim().is_empty() { "é".repeat(count) } else { letters }
}

/// A text of several lines.
pub fn remark(chance: &mut Chance) -> String {
    let end = *chance.pick(&["\n", "\r\n", "\r", "\t", " "]);
    [text(chance, 40), text(chance, 500)].join(end)
}

pub fn initials(chance: &mut Chance) -> String {
    let letters = ['a', 'Z', 'À', 'ỳ', 'Ł', 'é', '\u{301}'];
    (0..=number(chance, 5)).map(|_| *chance.pick(&letters)).collect()
}

pub fn digits(chance: &mut Chance, most: usize) -> String {
    (0..=number(chance, most - 1)).map(|_| char::from(*chance.pick(b"0123456789"))).collect()
}

pub fn code(chance: &mut Chance, codes: &[&str]) -> String {
    (*chance.pick(codes)).to_owned()
}

pub fn day(chance: &mut Chance) -> Day {
    match chance.below(5) {
        0 => Day::FIRST,
        1 => Day::LAST,
        2 => Day::parse_iso("2024-02-29").unwrap(),
        _ => Day::FIRST.plus_days(u64::try_from(chance.below(100_000)).unwrap()),
    }
}

/// A time of day in milliseconds.
pub fn time(chance: &mut Chance) -> u32 {
    u32::try_from(number(chance, 86_399_999)).unwrap()
}

pub fn cents(chance: &mut Chance) -> Cents {
    Cents(i64::try_from(number(chance, 99_999_999)).unwrap())
}

pub fn amount(chance: &mut Chance, most: usize) -> Amount {
    let cents = Cents(i64::try_from(number(chance, most)).unwrap());
    Amount { cents, side: if chance.yes() { DebitCredit::Debit } else { DebitCredit::Credit } }
}

pub fn allocation_number(chance: &mut Chance) -> AllocationNumber {
    AllocationNumber::new(u32::try_from(number(chance, 999_999_999)).unwrap()).unwrap()
}

/// Nine digits; the schema asks for no more.
pub fn bsn(chance: &mut Chance) -> BsnText {
    BsnText::parse(&format!("{:09}", number(chance, 999_999_999))).unwrap()
}

pub fn agb(chance: &mut Chance) -> AgbCode {
    AgbCode::parse(&format!("{:08}", number(chance, 99_999_999))).unwrap()
}

pub fn municipality(chance: &mut Chance) -> MunicipalityCode {
    MunicipalityCode::parse(&format!("{:04}", number(chance, 9999))).unwrap()
}

pub fn category(chance: &mut Chance) -> Category {
    Category::parse(&(40 + chance.below(15)).to_string()).unwrap()
}

pub fn product(chance: &mut Chance) -> ProductName {
    (category(chance), chance.maybe(|chance| text(chance, 5)))
}

pub fn extent(chance: &mut Chance) -> Extent {
    let volume = u32::try_from(number(chance, 99_999_999)).unwrap();
    Extent { volume, unit: *chance.pick(&Unit::ALL), frequency: *chance.pick(&Frequency::ALL) }
}

pub fn return_code(chance: &mut Chance) -> ReturnCode {
    ReturnCode::parse(
        chance.pick::<&str>(&["0001", "0200", "0233", "8001", "9019", "9321", "9415", "S300", "S329"]),
    )
    .unwrap()
}

pub fn birth(chance: &mut Chance) -> Birth {
    let precisions = [
        BirthPrecision::Exact,
        BirthPrecision::DayUnknown,
        BirthPrecision::MonthUnknown,
        BirthPrecision::Unknown,
    ];
    Birth { date: day(chance), precision: *chance.pick(&precisions) }
}

pub fn surname(chance: &mut Chance) -> Surname {
    Surname { name: text(chance, 200), prefix: chance.maybe(|chance| text(chance, 10)) }
}

pub fn versions(chance: &mut Chance) -> SchemaVersions {
    let version = |chance: &mut Chance| {
        let parts = [0; 3].map(|_| number(chance, 999_999_999).to_string());
        parts.join(".")
    };
    SchemaVersions::new(&version(chance), &version(chance)).unwrap()
}

pub fn header<S, R>(
    chance: &mut Chance,
    sender: fn(&mut Chance) -> S,
    receiver: fn(&mut Chance) -> R,
) -> Header<S, R> {
    Header {
        sender: sender(chance),
        receiver: receiver(chance),
        identification: text(chance, 12),
        dated: day(chance),
        versions: versions(chance),
    }
}

/// The envelope of a message that a municipality sends.
pub fn envelope<'h>(code: &'static str, header: &'h Header<MunicipalityCode, AgbCode>) -> HeaderToWrite<'h> {
    HeaderToWrite {
        code,
        sender: header.sender.as_str(),
        receiver: header.receiver.as_str(),
        identification: &header.identification,
        dated: header.dated,
        versions: &header.versions,
    }
}
