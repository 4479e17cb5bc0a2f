//! Domain type to column and back, each checked on the way in and on the way out.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Params, Row, Statement};

use super::{StoreError, Tx};
use crate::domain::time::{ClockTime, Day, Period};

/// A row with the name of its table, so that a value that is not understood can be named.
pub(super) struct Columns<'a> {
    row: &'a Row<'a>,
    /// Looked up once per query: asking the database for the names again at each value is what reading many rows costs.
    names: &'a [String],
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

    fn get<T: FromSql>(&self, column: &'static str) -> Result<T, StoreError> {
        T::column_result(self.value(column)?).map_err(|_| self.bad(column))
    }

    fn value(&self, column: &'static str) -> Result<ValueRef<'_>, StoreError> {
        let place = self.names.iter().position(|name| name == column).ok_or_else(|| self.bad(column))?;
        self.row.get_ref(place).map_err(|_| self.bad(column))
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
        let text = self.value(column)?.as_str().map_err(|_| self.bad(column))?;
        parse(text).map_err(|_| self.bad(column))
    }

    pub(super) fn optional_parsed<T, E>(
        &self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, StoreError> {
        let text = self.value(column)?.as_str_or_null().map_err(|_| self.bad(column))?;
        text.map(parse).transpose().map_err(|_| self.bad(column))
    }

    /// A text through a look-up that knows its words.
    pub(super) fn known<T>(
        &self,
        column: &'static str,
        look_up: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        let text = self.value(column)?.as_str().map_err(|_| self.bad(column))?;
        look_up(text).ok_or_else(|| self.bad(column))
    }

    pub(super) fn optional_known<T>(
        &self,
        column: &'static str,
        look_up: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        match self.value(column)?.as_str_or_null().map_err(|_| self.bad(column))? {
            None => Ok(None),
            Some(text) => look_up(text).map(Some).ok_or_else(|| self.bad(column)),
        }
    }

    pub(super) fn day(&self, column: &'static str) -> Result<Day, StoreError> {
        self.known(column, Day::parse_iso)
    }

    pub(super) fn optional_day(&self, column: &'static str) -> Result<Option<Day>, StoreError> {
        self.optional_known(column, Day::parse_iso)
    }

    /// Minutes since midnight.
    pub(super) fn optional_clock(&self, column: &'static str) -> Result<Option<ClockTime>, StoreError> {
        let Some(minute) = self.optional_integer(column)? else { return Ok(None) };
        let minute = u32::try_from(minute).map_err(|_| self.bad(column))?;
        ClockTime::new(minute / 60, minute % 60).map(Some).ok_or_else(|| self.bad(column))
    }

    /// The sixteen bytes of a key.
    pub(super) fn uuid(&self, column: &'static str) -> Result<uuid::Uuid, StoreError> {
        uuid::Uuid::from_slice(&self.bytes(column)?).map_err(|_| self.bad(column))
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
    #[cfg(test)]
    super::plans::note(tx, sql)?;
    let mut statement = tx.0.prepare_cached(sql)?;
    let names = names(&statement);
    let mut rows = statement.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(&Columns { row, names: &names, table })?);
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
    #[cfg(test)]
    super::plans::note(tx, sql)?;
    let mut statement = tx.0.prepare_cached(sql)?;
    let names = names(&statement);
    let mut rows = statement.query(params)?;
    rows.next()?.map(|row| read(&Columns { row, names: &names, table })).transpose()
}

fn names(statement: &Statement) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}

/// A moment as columns hold it: ISO 8601, UTC, to the millisecond.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Runs a statement; gives the number of rows it changed.
pub(super) fn execute(tx: &Tx, sql: &str, params: impl Params) -> Result<usize, StoreError> {
    Ok(tx.0.prepare_cached(sql)?.execute(params)?)
}

/// Runs an insert; gives the id of the new row.
pub(super) fn insert(tx: &Tx, sql: &str, params: impl Params) -> Result<i64, StoreError> {
    Ok(tx.0.prepare_cached(sql)?.insert(params)?)
}
