//! Clients as CSV.

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::values;
use crate::domain::client::{Client, PersonName};
use crate::domain::identifiers::{Bsn, MunicipalityCode};
use crate::domain::text::Text;
use crate::domain::time::{BirthDate, BirthPrecision};
use crate::text;

const COLUMNS: [Column; 10] = [
    Column::needed("number"),
    Column::optional("bsn"),
    Column::needed("surname"),
    Column::optional("prefix"),
    Column::optional("first_names"),
    Column::optional("initials"),
    Column::optional("birth_date"),
    Column::optional("date_use"),
    Column::optional("gender"),
    Column::optional("municipality"),
];

/// Reads clients.
pub fn read(bytes: &[u8]) -> TableRead<Client> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<Client> {
    let number = fields.required("number", values::client_number);
    let bsn = fields.optional("bsn", values::code(Bsn::parse));
    let name = name(fields);
    let birth = birth(fields);
    let gender = fields.optional("gender", values::gender);
    let municipality = fields.optional("municipality", values::code(MunicipalityCode::parse));
    Ok(Client {
        number: number?,
        bsn: bsn?,
        name: name?,
        birth: birth?,
        gender: gender?,
        municipality: municipality?,
    })
}

/// Lengths of the national standard.
fn name(fields: &mut Fields) -> Reading<PersonName> {
    let surname = fields.required("surname", |text| at_most(200, text));
    let prefix = fields.optional("prefix", |text| at_most(10, text));
    let first_names = fields.optional("first_names", |text| at_most(200, text));
    let initials = fields.optional("initials", initials);
    Ok(PersonName { surname: surname?, prefix: prefix?, first_names: first_names?, initials: initials? })
}

fn at_most(most: usize, text: &str) -> Result<String, Text> {
    if text.chars().count() <= most {
        return Ok(text.to_owned());
    }
    Err(text!("verwacht hooguit {most} tekens", "expected at most {most} characters"))
}

/// `S.J.` as `SJ`.
pub fn initials(text: &str) -> Result<String, Text> {
    let letters: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if (1..=6).contains(&letters.chars().count()) && letters.chars().all(char::is_alphabetic) {
        return Ok(letters);
    }
    Err(text!("verwacht 1 tot en met 6 letters", "expected 1 to 6 letters"))
}

/// The date with what is unknown of it (CS139).
fn birth(fields: &mut Fields) -> Reading<Option<BirthDate>> {
    let date = fields.optional("birth_date", values::day);
    let precision = fields.optional("date_use", date_use);
    let (date, precision) = (date?, precision?);
    let Some(date) = date else {
        if precision.is_none_or(|precision| precision == BirthPrecision::Exact) {
            return Ok(None);
        }
        let words = text!(
            "vul de bekende delen in, met 1 en 1900 voor de rest (COD170)",
            "fill in the known parts, with 1 and 1900 for the rest (COD170)"
        );
        return fields.complain("birth_date", words);
    };
    match BirthDate::new(date, precision.unwrap_or(BirthPrecision::Exact)) {
        Some(birth) => Ok(Some(birth)),
        None => fields.complain(
            "birth_date",
            text!(
                "de onbekende delen moeten 1 zijn, of 1-1-1900 als alles onbekend is (COD170)",
                "the unknown parts must be 1, or 1-1-1900 when all is unknown (COD170)"
            ),
        ),
    }
}

fn date_use(text: &str) -> Result<BirthPrecision, Text> {
    match text {
        "0" => Ok(BirthPrecision::Exact),
        "1" => Ok(BirthPrecision::DayUnknown),
        "2" => Ok(BirthPrecision::MonthUnknown),
        "3" => Ok(BirthPrecision::Unknown),
        _ => Err(values::expected_one_of(&["0", "1", "2", "3"])),
    }
}

#[cfg(test)]
mod tests;
