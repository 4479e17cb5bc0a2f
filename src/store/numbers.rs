//! Numbers that go out of the house: counted up, never given twice.

use super::convert::{execute, first};
use super::{StoreError, Tx};

/// The next number of a series, from 1 on. Given out for good once the transaction commits; the database refuses to
/// count back.
pub fn take(tx: &Tx, series: &'static str) -> Result<i64, StoreError> {
    execute(
        tx,
        "INSERT INTO number_series (name, next) VALUES (?1, 1) ON CONFLICT (name) DO NOTHING",
        [series],
    )?;
    let number =
        first(tx, "number_series", "SELECT next FROM number_series WHERE name = ?1", [series], |columns| {
            columns.integer("next")
        })?
        .ok_or(StoreError::BadValue { table: "number_series", column: "next" })?;
    execute(tx, "UPDATE number_series SET next = next + 1 WHERE name = ?1", [series])?;
    Ok(number)
}
