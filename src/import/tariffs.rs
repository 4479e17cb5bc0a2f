//! Product codes and tariffs as CSV (PS-A9).

use super::complaint::Reading;
use super::csv::{Column, Fields, TableRead, read as read_table};
use super::{money, values};
use crate::domain::identifiers::{Category, ContractKey, Discipline, ProductCode, ProductKey};
use crate::domain::tariff::Tariff;

const COLUMNS: [Column; 9] = [
    Column::needed("contract"),
    Column::needed("product"),
    Column::optional("discipline"),
    Column::needed("code"),
    Column::optional("category"),
    Column::needed("unit"),
    Column::needed("tariff"),
    Column::needed("from"),
    Column::optional("until"),
];

/// Reads tariffs. Whether contract, product and discipline exist, and whether tariffs overlap, is not known here.
pub fn read(bytes: &[u8]) -> TableRead<Tariff> {
    read_table(bytes, &COLUMNS, row)
}

fn row(fields: &mut Fields) -> Reading<Tariff> {
    let contract = fields.required("contract", ContractKey::parse);
    let product = fields.required("product", ProductKey::parse);
    let discipline = fields.optional("discipline", Discipline::parse);
    let code = fields.required("code", ProductCode::parse);
    let category = fields.optional("category", Category::parse);
    let unit = fields.required("unit", values::unit);
    let cents = fields.required("tariff", money::euro);
    let from = fields.required("from", values::day);
    let until = fields.optional("until", values::day);
    let valid = fields.period(from, "until", until);
    Ok(Tariff {
        contract: contract?,
        product: product?,
        discipline: discipline?,
        code: code?,
        category: category?,
        unit: unit?,
        cents: cents?,
        valid: valid?,
    })
}

#[cfg(test)]
mod tests;
