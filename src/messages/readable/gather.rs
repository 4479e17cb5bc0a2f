//! The value of an element, and what it means: a code in its list, an amount as money, or several elements that say one thing
//! together.

use crate::domain::care::codes::in_care;
use crate::domain::claim::batch::{Amount, BsnText, DebitCredit};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::money::Cents;
use crate::domain::request::in_request;
use crate::domain::text::Text;
use crate::domain::volume::{Frequency, Unit};

use super::super::Message;
use super::super::xml::Element;
use super::words::Shape;
use super::{Value, codes, masked};

/// What stands on one row.
pub struct Gathered {
    pub value: Value,
    pub meaning: Option<Text>,
}

fn plain(value: Value) -> Gathered {
    Gathered { value, meaning: None }
}

fn meant(code: &str, meaning: Option<Text>) -> Gathered {
    Gathered { value: Value::same(code), meaning }
}

/// `None` for a group whose parts stand on rows of their own.
pub fn gathered(
    shape: Shape,
    parent: Element<'_>,
    element: Element<'_>,
    message: &Message,
) -> Option<Gathered> {
    let text = element.text();
    let part = |name: &str| element.child(name).map(Element::text);
    Some(match shape {
        Shape::Technical | Shape::Words if element.first_child().is_none() => plain(Value::same(text)),
        Shape::Flat | Shape::Group | Shape::Technical | Shape::Words => return None,
        Shape::Bsn => plain(bsn(text)),
        Shape::Code(list) => meant(text, list(text)),
        Shape::Kind => meant(text, Some(message.name.clone())),
        Shape::Party => meant(text, party(text)),
        Shape::Money => plain(Value::Money(cents(text)?)),
        Shape::Volume => plain(volume(text, parent.child("Eenheid").map(Element::text))?),
        Shape::ReturnCode => meant(text, meaning(text, message)),
        Shape::Amount => amount(part("Bedrag").or_else(|| part("TotaalBedrag"))?, part("DebetCredit")?)?,
        Shape::Period => period(part("Begindatum")?, part("Einddatum")),
        Shape::Birth => meant(part("Datum")?, part("DatumGebruik").and_then(codes::date_use)),
        Shape::Surname => plain(Value::same(joined(&[part("Voorvoegsel"), part("Achternaam")]))),
        Shape::House => house(element),
        Shape::Phone => plain(Value::same(joined(&[part("Landnummer"), part("Telefoonnummer")]))),
        Shape::Product => Gathered {
            value: Value::same(joined(&[part("Categorie"), part("Code")])),
            meaning: part("Categorie").and_then(codes::category),
        },
        Shape::Extent => extent(part("Volume")?, part("Eenheid")?, part("Frequentie")?)?,
    })
}

fn joined(parts: &[Option<&str>]) -> String {
    parts.iter().copied().flatten().collect::<Vec<_>>().join(" ")
}

/// Also what is no such number is not shown.
fn bsn(text: &str) -> Value {
    BsnText::parse(text).map_or_else(|| Value::same(masked(text)), Value::Bsn)
}

fn party(text: &str) -> Option<Text> {
    match text.len() {
        4 => Some(Text::new("gemeente", "municipality")),
        8 => Some(Text::new("aanbieder", "provider")),
        _ => None,
    }
}

fn cents(text: &str) -> Option<Cents> {
    text.parse().ok().map(Cents)
}

fn amount(digits: &str, side: &str) -> Option<Gathered> {
    let side = DebitCredit::from_code(side)?;
    let meaning = match side {
        DebitCredit::Debit => Text::new("debet", "debit"),
        DebitCredit::Credit => Text::new("credit", "credit"),
    };
    let signed = Amount { cents: cents(digits)?, side }.signed();
    Some(Gathered { value: Value::Money(signed), meaning: Some(meaning) })
}

fn period(begin: &str, end: Option<&str>) -> Gathered {
    plain(Value::same(format!("{begin} … {}", end.unwrap_or_default()).trim_end()))
}

/// Eurocents when the unit is euro.
fn volume(text: &str, unit: Option<&str>) -> Option<Value> {
    let is_euro = unit.and_then(Unit::from_code) == Some(Unit::Euro);
    Some(if is_euro { Value::Money(cents(text)?) } else { Value::same(text) })
}

fn extent(text: &str, unit: &str, frequency: &str) -> Option<Gathered> {
    let (known, frequency) = (Unit::from_code(unit)?, Frequency::from_code(frequency)?.name());
    let (unit, per) = (known.name(), frequency);
    let meaning = if known == Unit::Euro {
        per
    } else {
        Text::of(format!("{} {}", unit.nl, per.nl), format!("{} {}", unit.en, per.en))
    };
    Some(Gathered { value: volume(text, Some(known.code()))?, meaning: Some(meaning) })
}

/// `12 b 2 hg`, with what the designation means.
fn house(element: Element<'_>) -> Gathered {
    let part = |name: &str| element.child(name).map(Element::text);
    let value = joined(&[part("Huisnummer"), part("Huisletter"), part("HuisnummerToevoeging")]);
    meant(&value, part("AanduidingWoonadres").and_then(codes::designation))
}

/// What a return code says in this kind of message.
fn meaning(text: &str, message: &Message) -> Option<Text> {
    let code = ReturnCode::parse(text)?;
    match message.number() {
        "325" => Some(code.meaning()),
        "306" | "308" => Some(in_care(code).0),
        "316" | "318" => Some(in_request(code).0),
        _ => codes::returned(text),
    }
}
