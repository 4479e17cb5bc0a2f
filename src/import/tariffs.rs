//! Product codes and tariffs as CSV (PS-A9).

use super::complaint::{Complaint, Reading};
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::xlsx::{self, SheetRead};
use super::{money, values};
use crate::domain::identifiers::{Category, ContractKey, Discipline, ProductCode, ProductKey};
use crate::domain::tariff::{Band, Tariff};
use crate::text;

const COLUMNS: [Column; 11] = [
    Column::needed("contract"),
    Column::needed("product"),
    Column::optional("discipline"),
    Column::needed("code"),
    Column::optional("category"),
    Column::needed("unit"),
    Column::needed("tariff"),
    Column::needed("from"),
    Column::optional("until"),
    Column::optional("above_km"),
    Column::optional("through_km"),
];

/// Reads tariffs from a workbook (XLSX), from its first sheet or the one of that name, or from CSV, which has no sheets: what
/// the file is shows in its content. Whether contract, product and discipline exist, and whether tariffs overlap, is not
/// known here.
pub fn read_file(bytes: &[u8], sheet: Option<&str>) -> SheetRead<Tariff> {
    if xlsx::is_workbook(bytes) {
        return xlsx::read(bytes, sheet, &COLUMNS, row);
    }
    let read = match sheet {
        Some(_) => Err(vec![Complaint::of_file(text!(
            "dit bestand heeft geen bladen, want het is geen Excel-werkmap; laat --sheet weg",
            "this file has no sheets, since it is no Excel workbook; leave --sheet out"
        ))]),
        None => read(bytes),
    };
    SheetRead { sheet: None, read }
}

/// Reads tariffs as CSV. Whether contract, product and discipline exist, and whether tariffs overlap, is not known here.
pub fn read(bytes: &[u8]) -> TableRead<Tariff> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<Tariff> {
    let contract = fields.required("contract", ContractKey::parse);
    let product = fields.required("product", ProductKey::parse);
    let discipline = fields.optional("discipline", Discipline::parse);
    let code = fields.required("code", ProductCode::parse);
    let category = fields.optional("category", Category::parse);
    let unit = fields.required("unit", values::effort_unit);
    let cents = fields.required("tariff", money::euro);
    let from = fields.required("from", values::day);
    let until = fields.optional("until", values::day);
    let valid = fields.period(from, "until", until);
    let band = band(fields);
    Ok(Tariff {
        contract: contract?,
        product: product?,
        discipline: discipline?,
        code: code?,
        category: category?,
        unit: unit?,
        cents: cents?,
        valid: valid?,
        band: band?,
    })
}

/// The length of the single trips that a tariff is for; none when the row names neither end.
fn band(fields: &mut Fields) -> Reading<Option<Band>> {
    let above = fields.optional("above_km", values::kilometres_or_none);
    let through = fields.optional("through_km", values::kilometres);
    let (above, through) = (above?, through?);
    if above.is_none() && through.is_none() {
        return Ok(None);
    }
    match Band::new(above.unwrap_or_default(), through) {
        Some(band) => Ok(Some(band)),
        None => fields.complain(
            "through_km",
            text!("deze afstand is niet groter dan above_km", "this distance is not longer than above_km"),
        ),
    }
}

#[cfg(test)]
mod tests;
