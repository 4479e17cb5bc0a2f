//! What the journal says about one client: by the rows that concern the client, newest first, never the whole journal.

use rusqlite::params;

use super::convert::{Columns, all};
use super::{StoreError, Tx};
use crate::domain::history::Row;
use crate::domain::ids::{ChangeId, ClientId};

/// One row about a client that a change touched. Has no `Debug`: it holds names.
pub struct Trace {
    /// Counts on from change to change.
    pub id: i64,
    /// `None` when something else than the program wrote it.
    pub change: Option<ChangeId>,
    pub table: String,
    pub before: Option<Row>,
    pub after: Option<Row>,
}

const COLUMNS: &str = "id, change_id, table_name, old, new";

/// Rows of these tables go away, and a row number that became free may be given to another client: whose row it was stands
/// in the row itself, and each table has an index by that.
const REMOVABLE: [&str; 3] = ["client_document", "client_school", "client_move"];

/// The newest `limit` rows about a client: the person, the allocations, and what is on record.
pub fn of_client(tx: &Tx, client: ClientId, limit: u32) -> Result<Vec<Trace>, StoreError> {
    let person = format!(
        "SELECT {COLUMNS} FROM journal WHERE table_name = 'client' AND row_id = ?1 ORDER BY id DESC LIMIT ?2"
    );
    let allocations = format!(
        "SELECT {COLUMNS} FROM journal
         WHERE table_name = 'allocation' AND row_id IN (SELECT id FROM allocation WHERE client_id = ?1)
           AND json_extract(coalesce(new, old), '$.client_id') = ?1
         ORDER BY id DESC LIMIT ?2"
    );
    let mut traces = all(tx, "journal", &person, params![client.0, limit], read)?;
    traces.extend(all(tx, "journal", &allocations, params![client.0, limit], read)?);
    for table in REMOVABLE {
        let sql = format!(
            "SELECT {COLUMNS} FROM journal
             WHERE table_name = '{table}' AND json_extract(coalesce(new, old), '$.client_id') = ?1
             ORDER BY id DESC LIMIT ?2"
        );
        traces.extend(all(tx, "journal", &sql, params![client.0, limit], read)?);
    }
    traces.sort_by_key(|trace| std::cmp::Reverse(trace.id));
    traces.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(traces)
}

/// Everything that was written together with a message that came in, in that order; at most `limit` rows.
pub fn of_message(tx: &Tx, message: i64, limit: u32) -> Result<Vec<Trace>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM journal WHERE change_id = (
             SELECT change_id FROM journal WHERE table_name = 'message' AND row_id = ?1 AND action = 'insert')
         ORDER BY id LIMIT ?2"
    );
    all(tx, "journal", &sql, params![message, limit], read)
}

fn read(columns: &Columns) -> Result<Trace, StoreError> {
    let row = |column| columns.optional_parsed(column, parse);
    Ok(Trace {
        id: columns.integer("id")?,
        change: columns.optional_integer("change_id")?.map(ChangeId),
        table: columns.text("table_name")?,
        before: row("old")?,
        after: row("new")?,
    })
}

fn parse(text: &str) -> Result<Row, serde_json::Error> {
    let json: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text)?;
    let plain = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    Ok(json.into_iter().filter_map(|(column, value)| Some((column, plain(value)?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Change, Store};

    fn insert(tx: &Tx, number: &str) -> i64 {
        tx.0.execute("INSERT INTO client (number, surname) VALUES (?1, 'Bos')", [number]).unwrap();
        tx.0.last_insert_rowid()
    }

    #[test]
    fn the_newest_rows_come_first_and_show_who_is_not_the_program() {
        let mut store = Store::in_memory().unwrap();
        let change = Change { actor: "test", operation: "add-client", at: chrono::DateTime::UNIX_EPOCH };
        let ours = store
            .write::<_, StoreError>(&change, |tx| Ok((insert(tx, "J-0001"), insert(tx, "J-0002"))))
            .unwrap();
        let client = ClientId(ours.0);
        store.connection.execute("UPDATE client SET surname = 'Bosch' WHERE id = ?1", [client.0]).unwrap();
        let traces = store.read(|tx| of_client(tx, client, 10)).unwrap();
        assert_eq!(traces.len(), 2, "nothing of the other client");
        assert_eq!((traces[0].change, traces[1].change.is_some()), (None, true));
        let surname = |row: &Option<Row>| row.as_ref().and_then(|row| row.get("surname")).cloned();
        assert_eq!(surname(&traces[0].before).as_deref(), Some("Bos"));
        assert_eq!(surname(&traces[0].after).as_deref(), Some("Bosch"));
        assert!(traces[1].before.is_none());
        assert!(!traces[1].after.as_ref().unwrap().contains_key("bsn"), "empty columns are left out");
        let newest = store.read(|tx| of_client(tx, client, 1)).unwrap();
        assert_eq!(newest.iter().map(|trace| trace.id).collect::<Vec<_>>(), [traces[0].id]);
    }
}
