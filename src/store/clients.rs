//! Clients.

use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx};
use crate::domain::client::{Client, Gender, PersonName};
use crate::domain::identifiers::{Bsn, ClientNumber, MunicipalityCode};
use crate::domain::ids::{ClientId, PractitionerId, Stored};
use crate::domain::time::{BirthDate, BirthPrecision};

const COLUMNS: &str = "id, number, bsn, surname, prefix, first_names, initials, birth_day, birth_precision, gender, \
                       municipality";

const PRECISIONS: [BirthPrecision; 4] = [
    BirthPrecision::Exact,
    BirthPrecision::DayUnknown,
    BirthPrecision::MonthUnknown,
    BirthPrecision::Unknown,
];

/// All clients by number.
pub fn list(tx: &Tx) -> Result<Vec<Stored<ClientId, Client>>, StoreError> {
    all(tx, "client", &format!("SELECT {COLUMNS} FROM client ORDER BY number"), [], read)
}

pub fn get(tx: &Tx, id: ClientId) -> Result<Option<Stored<ClientId, Client>>, StoreError> {
    first(tx, "client", &format!("SELECT {COLUMNS} FROM client WHERE id = ?1"), [id.0], read)
}

pub fn by_number(tx: &Tx, number: &ClientNumber) -> Result<Option<Stored<ClientId, Client>>, StoreError> {
    first(tx, "client", &format!("SELECT {COLUMNS} FROM client WHERE number = ?1"), [number.as_str()], read)
}

pub fn by_bsn(tx: &Tx, bsn: &Bsn) -> Result<Option<Stored<ClientId, Client>>, StoreError> {
    first(tx, "client", &format!("SELECT {COLUMNS} FROM client WHERE bsn = ?1"), [bsn.reveal()], read)
}

/// Clients that this practitioner registered time for, the most recent day first.
pub fn recent_of(tx: &Tx, practitioner: PractitionerId, limit: u32) -> Result<Vec<ClientId>, StoreError> {
    all(
        tx,
        "time_entry",
        "SELECT client_id FROM (
             SELECT client_id, day, id FROM time_entry
             WHERE practitioner_id = ?1 AND client_id IS NOT NULL ORDER BY day DESC, id DESC LIMIT 500
         ) AS newest GROUP BY client_id ORDER BY max(day) DESC, max(id) DESC LIMIT ?2",
        params![practitioner.0, limit],
        |columns| columns.integer("client_id").map(ClientId),
    )
}

pub fn add(tx: &Tx, client: &Client) -> Result<ClientId, StoreError> {
    let sql =
        "INSERT INTO client (number, bsn, surname, prefix, first_names, initials, birth_day, birth_precision,
                   gender, municipality)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let id = insert(
        tx,
        sql,
        params![
            client.number.as_str(),
            client.bsn.as_ref().map(Bsn::reveal),
            client.name.surname,
            client.name.prefix,
            client.name.first_names,
            client.name.initials,
            client.birth.map(|birth| birth.date().to_string()),
            precision(client),
            client.gender.map(Gender::code),
            client.municipality.as_ref().map(MunicipalityCode::as_str),
        ],
    )?;
    Ok(ClientId(id))
}

pub fn update(tx: &Tx, id: ClientId, client: &Client) -> Result<(), StoreError> {
    let sql =
        "UPDATE client SET number = ?2, bsn = ?3, surname = ?4, prefix = ?5, first_names = ?6, initials = ?7,
                   birth_day = ?8, birth_precision = ?9, gender = ?10, municipality = ?11
               WHERE id = ?1";
    execute(
        tx,
        sql,
        params![
            id.0,
            client.number.as_str(),
            client.bsn.as_ref().map(Bsn::reveal),
            client.name.surname,
            client.name.prefix,
            client.name.first_names,
            client.name.initials,
            client.birth.map(|birth| birth.date().to_string()),
            precision(client),
            client.gender.map(Gender::code),
            client.municipality.as_ref().map(MunicipalityCode::as_str),
        ],
    )?;
    Ok(())
}

fn precision(client: &Client) -> i64 {
    let precision = client.birth.map_or(BirthPrecision::Exact, BirthDate::precision);
    PRECISIONS
        .iter()
        .position(|known| *known == precision)
        .and_then(|at| i64::try_from(at).ok())
        .unwrap_or_default()
}

fn read(columns: &Columns) -> Result<Stored<ClientId, Client>, StoreError> {
    let precision = usize::try_from(columns.integer("birth_precision")?)
        .ok()
        .and_then(|at| PRECISIONS.get(at).copied())
        .ok_or_else(|| columns.bad("birth_precision"))?;
    let birth = match columns.optional_day("birth_day")? {
        None => None,
        Some(day) => Some(BirthDate::new(day, precision).ok_or_else(|| columns.bad("birth_day"))?),
    };
    Ok(Stored {
        id: ClientId(columns.integer("id")?),
        value: Client {
            number: columns.parsed("number", ClientNumber::parse)?,
            bsn: columns.optional_parsed("bsn", Bsn::parse)?,
            name: PersonName {
                surname: columns.text("surname")?,
                prefix: columns.optional_text("prefix")?,
                first_names: columns.optional_text("first_names")?,
                initials: columns.optional_text("initials")?,
            },
            birth,
            gender: columns.optional_known("gender", Gender::from_code)?,
            municipality: columns.optional_parsed("municipality", MunicipalityCode::parse)?,
        },
    })
}
