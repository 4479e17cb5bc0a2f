//! What is on record about clients: documents, school, the municipalities that were responsible.

use std::collections::BTreeMap;

use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx};
use crate::domain::contract::DocumentKind;
use crate::domain::dossier::{Document, Dossier, Move};
use crate::domain::identifiers::{MunicipalityCode, ProductKey};
use crate::domain::ids::{ClientId, DocumentId, Stored};
use crate::domain::remark::Remark;
use crate::domain::time::{Day, Period};

const DOCUMENT: &str = "id, kind, dated, from_day, until_day, product, form, reference, remark";

/// Everything on record about one client; empty when nothing is.
pub fn of_client(tx: &Tx, client: ClientId) -> Result<Dossier, StoreError> {
    let documents = format!("SELECT {DOCUMENT} FROM client_document WHERE client_id = ?1 ORDER BY dated, id");
    let school = "SELECT from_day, until_day FROM client_school WHERE client_id = ?1 ORDER BY from_day";
    let moves = "SELECT from_day, municipality FROM client_move WHERE client_id = ?1 ORDER BY from_day";
    Ok(Dossier {
        documents: all(tx, "client_document", &documents, [client.0], read)?,
        school: all(tx, "client_school", school, [client.0], at_school)?,
        moves: all(tx, "client_move", moves, [client.0], |columns| {
            Ok(Move {
                from: columns.day("from_day")?,
                municipality: columns.parsed("municipality", MunicipalityCode::parse)?,
            })
        })?,
    })
}

pub fn add_document(tx: &Tx, client: ClientId, document: &Document) -> Result<DocumentId, StoreError> {
    let id = insert(
        tx,
        "INSERT INTO client_document (client_id, kind, dated, from_day, until_day, product, form, reference, remark)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            client.0,
            document.kind.word(),
            document.dated.to_string(),
            document.valid.from.to_string(),
            document.valid.until.map(|day| day.to_string()),
            document.product.as_ref().map(ProductKey::as_str),
            document.form.as_ref().map(Remark::as_str),
            document.reference.as_ref().map(Remark::as_str),
            document.remark.as_ref().map(Remark::as_str),
        ],
    )?;
    Ok(DocumentId(id))
}

pub fn update_document(tx: &Tx, id: DocumentId, document: &Document) -> Result<(), StoreError> {
    execute(
        tx,
        "UPDATE client_document SET kind = ?2, dated = ?3, from_day = ?4, until_day = ?5, product = ?6, form = ?7,
             reference = ?8, remark = ?9
         WHERE id = ?1",
        params![
            id.0,
            document.kind.word(),
            document.dated.to_string(),
            document.valid.from.to_string(),
            document.valid.until.map(|day| day.to_string()),
            document.product.as_ref().map(ProductKey::as_str),
            document.form.as_ref().map(Remark::as_str),
            document.reference.as_ref().map(Remark::as_str),
            document.remark.as_ref().map(Remark::as_str),
        ],
    )?;
    Ok(())
}

/// A document with whose it is; `None` when there is none of that number.
pub fn document(tx: &Tx, id: DocumentId) -> Result<Option<(ClientId, Document)>, StoreError> {
    let sql = format!("SELECT client_id, {DOCUMENT} FROM client_document WHERE id = ?1");
    first(tx, "client_document", &sql, [id.0], |columns| {
        Ok((ClientId(columns.integer("client_id")?), read(columns)?.value))
    })
}

/// Whose document it is; `None` when there is none of that number.
pub fn owner_of(tx: &Tx, id: DocumentId) -> Result<Option<ClientId>, StoreError> {
    first(tx, "client_document", "SELECT client_id FROM client_document WHERE id = ?1", [id.0], |columns| {
        columns.integer("client_id").map(ClientId)
    })
}

pub fn remove_document(tx: &Tx, id: DocumentId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM client_document WHERE id = ?1", [id.0])?;
    Ok(())
}

/// Replaces the periods in which a client goes to school; a row that stays as it is is not touched.
pub fn put_school(tx: &Tx, client: ClientId, periods: &[Period]) -> Result<(), StoreError> {
    let known = of_client(tx, client)?.school;
    for gone in known.iter().filter(|one| !periods.iter().any(|kept| kept.from == one.from)) {
        execute(
            tx,
            "DELETE FROM client_school WHERE client_id = ?1 AND from_day = ?2",
            params![client.0, gone.from.to_string()],
        )?;
    }
    for period in periods.iter().filter(|one| !known.contains(one)) {
        execute(
            tx,
            "INSERT INTO client_school (client_id, from_day, until_day) VALUES (?1, ?2, ?3)
             ON CONFLICT (client_id, from_day) DO UPDATE SET until_day = ?3",
            params![client.0, period.from.to_string(), period.until.map(|day| day.to_string())],
        )?;
    }
    Ok(())
}

/// Records which municipality is responsible from a day on; replaces what stood for that day.
pub fn put_move(tx: &Tx, client: ClientId, moved: &Move) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO client_move (client_id, from_day, municipality) VALUES (?1, ?2, ?3)
         ON CONFLICT (client_id, from_day) DO UPDATE SET municipality = ?3",
        params![client.0, moved.from.to_string(), moved.municipality.as_str()],
    )?;
    Ok(())
}

/// Which municipality is responsible on that day for each client who ever moved.
pub fn responsible_on(tx: &Tx, day: Day) -> Result<BTreeMap<ClientId, MunicipalityCode>, StoreError> {
    let sql = "SELECT client_id, municipality FROM client_move WHERE from_day <= ?1 ORDER BY from_day";
    let rows = all(tx, "client_move", sql, [day.to_string()], |columns| {
        let municipality = columns.parsed("municipality", MunicipalityCode::parse)?;
        Ok((ClientId(columns.integer("client_id")?), municipality))
    })?;
    Ok(rows.into_iter().collect())
}

/// Replaces the whole history of moves; a row that stays as it is is not touched.
pub fn put_moves(tx: &Tx, client: ClientId, moves: &[Move]) -> Result<(), StoreError> {
    let known = of_client(tx, client)?.moves;
    for gone in known.iter().filter(|one| !moves.iter().any(|kept| kept.from == one.from)) {
        execute(
            tx,
            "DELETE FROM client_move WHERE client_id = ?1 AND from_day = ?2",
            params![client.0, gone.from.to_string()],
        )?;
    }
    for new in moves.iter().filter(|one| !known.contains(one)) {
        put_move(tx, client, new)?;
    }
    Ok(())
}

/// The first day of client-bound care of each product that a client had, be it time or a usage, as far as the product was
/// stored with it. A trip by family is no care, nor is a day of absence.
pub fn first_care(tx: &Tx, client: ClientId) -> Result<BTreeMap<ProductKey, Day>, StoreError> {
    let sql = "SELECT product, min(day) AS day FROM (
                   SELECT product, day FROM time_entry
                   WHERE client_id = ?1 AND product IS NOT NULL AND kind IN ('A', 'B')
                   UNION ALL
                   SELECT product, day FROM usage WHERE client_id = ?1 AND product IS NOT NULL AND absence IS NULL
                       AND coalesce(carriage, '') <> 'family')
               GROUP BY product";
    let found = all(tx, "time_entry", sql, [client.0], |columns| {
        Ok((columns.parsed("product", ProductKey::parse)?, columns.day("day")?))
    })?;
    Ok(found.into_iter().collect())
}

fn at_school(columns: &Columns) -> Result<Period, StoreError> {
    columns.period()
}

fn read(columns: &Columns) -> Result<Stored<DocumentId, Document>, StoreError> {
    let words = |column| columns.optional_known(column, Remark::new);
    let kind = |word: &str| DocumentKind::ALL.into_iter().find(|kind| kind.word() == word);
    let value = Document {
        kind: columns.known("kind", kind)?,
        dated: columns.day("dated")?,
        valid: columns.period()?,
        product: columns.optional_parsed("product", ProductKey::parse)?,
        form: words("form")?,
        reference: words("reference")?,
        remark: words("remark")?,
    };
    Ok(Stored { id: DocumentId(columns.integer("id")?), value })
}
