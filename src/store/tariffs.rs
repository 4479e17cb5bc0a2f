//! Codes and tariffs with their validity.

use rusqlite::params;

use super::convert::{Columns, all, execute, insert};
use super::{StoreError, Tx};
use crate::domain::identifiers::{Category, ContractKey, Discipline, ProductCode, ProductKey};
use crate::domain::ids::{Stored, TariffId};
use crate::domain::money::Cents;
use crate::domain::tariff::{Band, Tariff};
use crate::domain::time::Day;
use crate::domain::volume::Unit;

/// All tariffs, by contract, product, discipline and start.
pub fn list(tx: &Tx) -> Result<Vec<Stored<TariffId, Tariff>>, StoreError> {
    all(
        tx,
        "tariff",
        "SELECT id, contract, product, discipline, code, category, unit, cents, from_day, until_day,
             above_metres, through_metres
         FROM tariff ORDER BY contract, product, discipline, from_day",
        [],
        read,
    )
}

/// Refused by the database when it overlaps another for the same product and a discipline that both hold for.
pub fn add(tx: &Tx, tariff: &Tariff) -> Result<TariffId, StoreError> {
    let id = insert(
        tx,
        "INSERT INTO tariff (contract, product, discipline, code, category, unit, cents, from_day, until_day,
             above_metres, through_metres)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            tariff.contract.as_str(),
            tariff.product.as_str(),
            tariff.discipline.as_ref().map(Discipline::as_str),
            tariff.code.as_str(),
            tariff.category.as_ref().map(Category::as_str),
            tariff.unit.code(),
            tariff.cents.0,
            tariff.valid.from.to_string(),
            tariff.valid.until.map(|day| day.to_string()),
            tariff.band.map(|band| band.above),
            tariff.band.and_then(|band| band.through),
        ],
    )?;
    Ok(TariffId(id))
}

/// Gives an open tariff its last day: how a year's change closes the year before.
pub fn close(tx: &Tx, id: TariffId, last: Day) -> Result<(), StoreError> {
    execute(tx, "UPDATE tariff SET until_day = ?2 WHERE id = ?1", params![id.0, last.to_string()])?;
    Ok(())
}

/// Refused by the database as [`add`] is.
pub fn update(tx: &Tx, id: TariffId, tariff: &Tariff) -> Result<(), StoreError> {
    execute(
        tx,
        "UPDATE tariff SET code = ?2, category = ?3, unit = ?4, cents = ?5, from_day = ?6, until_day = ?7,
             above_metres = ?8, through_metres = ?9
         WHERE id = ?1",
        params![
            id.0,
            tariff.code.as_str(),
            tariff.category.as_ref().map(Category::as_str),
            tariff.unit.code(),
            tariff.cents.0,
            tariff.valid.from.to_string(),
            tariff.valid.until.map(|day| day.to_string()),
            tariff.band.map(|band| band.above),
            tariff.band.and_then(|band| band.through),
        ],
    )?;
    Ok(())
}

/// Refused by the database while a claim line stands on it.
pub fn remove(tx: &Tx, id: TariffId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM tariff WHERE id = ?1", [id.0])?;
    Ok(())
}

fn read(columns: &Columns) -> Result<Stored<TariffId, Tariff>, StoreError> {
    Ok(Stored {
        id: TariffId(columns.integer("id")?),
        value: Tariff {
            contract: columns.parsed("contract", ContractKey::parse)?,
            product: columns.parsed("product", ProductKey::parse)?,
            discipline: columns.optional_parsed("discipline", Discipline::parse)?,
            code: columns.parsed("code", ProductCode::parse)?,
            category: columns.optional_parsed("category", Category::parse)?,
            unit: columns.known("unit", Unit::from_code)?,
            cents: Cents(columns.integer("cents")?),
            valid: columns.period()?,
            band: band(columns)?,
        },
    })
}

fn band(columns: &Columns) -> Result<Option<Band>, StoreError> {
    let metres = |column| {
        let found = columns.optional_integer(column)?.map(u32::try_from).transpose();
        found.map_err(|_| columns.bad(column))
    };
    let (above, through) = (metres("above_metres")?, metres("through_metres")?);
    let Some(above) = above else { return Ok(None) };
    Band::new(above, through).map(Some).ok_or_else(|| columns.bad("through_metres"))
}
