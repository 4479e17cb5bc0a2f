//! Domain type to column and back, each checked on the way in and on the way out.

use rusqlite::{Params, Row};

use super::{StoreError, Tx};
use crate::domain::time::{Day, Period};

/// A row with the name of its table, so that a value that is not understood can be named.
pub(super) struct Columns<'a> {
    row: &'a Row<'a>,
    table: &'static str,
}

impl Columns<'_> {
    pub(super) fn text(&self, column: &'static str) -> Result<String, StoreError> {
        self.get(column)
    }

    pub(super) fn optional_text(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        self.get(column)
    }

    pub(super) fn integer(&self, column: &'static str) -> Result<i64, StoreError> {
        self.get(column)
    }

    pub(super) fn optional_integer(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        self.get(column)
    }

    pub(super) fn bytes(&self, column: &'static str) -> Result<Vec<u8>, StoreError> {
        self.get(column)
    }

    fn get<T: rusqlite::types::FromSql>(&self, column: &'static str) -> Result<T, StoreError> {
        self.row.get(column).map_err(|_| self.bad(column))
    }

    pub(super) fn bad(&self, column: &'static str) -> StoreError {
        StoreError::BadValue { table: self.table, column }
    }

    /// A text through the parser of its type.
    pub(super) fn parsed<T, E>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, StoreError> {
        parse(&self.text(column)?).map_err(|_| self.bad(column))
    }

    pub(super) fn optional_parsed<T, E>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, StoreError> {
        self.optional_text(column)?.map(|text| parse(&text)).transpose().map_err(|_| self.bad(column))
    }

    /// A text through a look-up that knows its words.
    pub(super) fn known<T>(
        &self,
        column: &'static str,
        look_up: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        look_up(&self.text(column)?).ok_or_else(|| self.bad(column))
    }

    pub(super) fn optional_known<T>(
        &self,
        column: &'static str,
        look_up: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        match self.optional_text(column)? {
            None => Ok(None),
            Some(text) => look_up(&text).map(Some).ok_or_else(|| self.bad(column)),
        }
    }

    pub(super) fn day(&self, column: &'static str) -> Result<Day, StoreError> {
        self.known(column, Day::parse_iso)
    }

    pub(super) fn optional_day(&self, column: &'static str) -> Result<Option<Day>, StoreError> {
        self.optional_known(column, Day::parse_iso)
    }

    /// `from_day` and `until_day`.
    pub(super) fn period(&self) -> Result<Period, StoreError> {
        Period::new(self.day("from_day")?, self.optional_day("until_day")?)
            .ok_or_else(|| self.bad("until_day"))
    }
}

/// All rows of a query.
pub(super) fn all<T>(
    tx: &Tx,
    table: &'static str,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Columns) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = tx.0.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(&Columns { row, table })?);
    }
    Ok(out)
}

/// The first row of a query, if any.
pub(super) fn first<T>(
    tx: &Tx,
    table: &'static str,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Columns) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut statement = tx.0.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(|row| read(&Columns { row, table })).transpose()
}

/// Runs a statement; gives the number of rows it changed.
pub(super) fn execute(tx: &Tx, sql: &str, params: impl Params) -> Result<usize, StoreError> {
    Ok(tx.0.prepare_cached(sql)?.execute(params)?)
}

/// Runs an insert; gives the id of the new row.
pub(super) fn insert(tx: &Tx, sql: &str, params: impl Params) -> Result<i64, StoreError> {
    Ok(tx.0.prepare_cached(sql)?.insert(params)?)
}
