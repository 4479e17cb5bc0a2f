//! Practitioners with their disciplines and credentials.

use rusqlite::params;

use super::convert::{Columns, all, execute, first, insert};
use super::{StoreError, Tx, credentials};
use crate::domain::identifiers::{AgbCode, Discipline, PractitionerCode};
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practitioner::{Practitioner, PractitionerDiscipline};

const COLUMNS: &str = "id, code, name, agb, from_day, until_day, week_minutes, responsible_id";

/// All practitioners by name.
pub fn list(tx: &Tx) -> Result<Vec<Stored<PractitionerId, Practitioner>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM practitioner ORDER BY name, code");
    with_parts(tx, all(tx, "practitioner", &sql, [], read)?)
}

pub fn get(tx: &Tx, id: PractitionerId) -> Result<Option<Stored<PractitionerId, Practitioner>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM practitioner WHERE id = ?1");
    let found = first(tx, "practitioner", &sql, [id.0], read)?;
    Ok(with_parts(tx, found.into_iter().collect())?.pop())
}

pub fn by_code(
    tx: &Tx,
    code: &PractitionerCode,
) -> Result<Option<Stored<PractitionerId, Practitioner>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM practitioner WHERE code = ?1");
    let found = first(tx, "practitioner", &sql, [code.as_str()], read)?;
    Ok(with_parts(tx, found.into_iter().collect())?.pop())
}

pub fn add(tx: &Tx, practitioner: &Practitioner) -> Result<PractitionerId, StoreError> {
    let id = insert(
        tx,
        "INSERT INTO practitioner (code, name, agb, from_day, until_day, week_minutes, responsible_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            practitioner.code.as_str(),
            practitioner.name,
            practitioner.agb.as_ref().map(AgbCode::as_str),
            practitioner.active.from.to_string(),
            practitioner.active.until.map(|day| day.to_string()),
            practitioner.week_minutes,
            practitioner.responsible.map(|id| id.0),
        ],
    )?;
    let id = PractitionerId(id);
    put_disciplines(tx, id, &practitioner.disciplines)?;
    credentials::put_of_practitioner(tx, id, &practitioner.credentials)?;
    Ok(id)
}

pub fn update(tx: &Tx, id: PractitionerId, practitioner: &Practitioner) -> Result<(), StoreError> {
    execute(
        tx,
        "UPDATE practitioner SET code = ?2, name = ?3, agb = ?4, from_day = ?5, until_day = ?6, week_minutes = ?7,
             responsible_id = ?8
         WHERE id = ?1",
        params![
            id.0,
            practitioner.code.as_str(),
            practitioner.name,
            practitioner.agb.as_ref().map(AgbCode::as_str),
            practitioner.active.from.to_string(),
            practitioner.active.until.map(|day| day.to_string()),
            practitioner.week_minutes,
            practitioner.responsible.map(|id| id.0),
        ],
    )?;
    execute(tx, "DELETE FROM practitioner_discipline WHERE practitioner_id = ?1", [id.0])?;
    put_disciplines(tx, id, &practitioner.disciplines)?;
    credentials::put_of_practitioner(tx, id, &practitioner.credentials)
}

fn put_disciplines(tx: &Tx, id: PractitionerId, held: &[PractitionerDiscipline]) -> Result<(), StoreError> {
    for one in held {
        execute(
            tx,
            "INSERT INTO practitioner_discipline (practitioner_id, discipline, from_day, until_day)
             VALUES (?1, ?2, ?3, ?4)",
            params![
                id.0,
                one.discipline.as_str(),
                one.valid.from.to_string(),
                one.valid.until.map(|day| day.to_string())
            ],
        )?;
    }
    Ok(())
}

fn read(columns: &Columns) -> Result<Stored<PractitionerId, Practitioner>, StoreError> {
    let week_minutes = columns.optional_integer("week_minutes")?;
    Ok(Stored {
        id: PractitionerId(columns.integer("id")?),
        value: Practitioner {
            code: columns.parsed("code", PractitionerCode::parse)?,
            name: columns.text("name")?,
            agb: columns.optional_parsed("agb", AgbCode::parse)?,
            active: columns.period()?,
            week_minutes: week_minutes
                .map(u32::try_from)
                .transpose()
                .map_err(|_| columns.bad("week_minutes"))?,
            disciplines: Vec::new(),
            credentials: Vec::new(),
            responsible: columns.optional_integer("responsible_id")?.map(PractitionerId),
        },
    })
}

fn with_parts(
    tx: &Tx,
    mut found: Vec<Stored<PractitionerId, Practitioner>>,
) -> Result<Vec<Stored<PractitionerId, Practitioner>>, StoreError> {
    for practitioner in &mut found {
        practitioner.value.disciplines = all(
            tx,
            "practitioner_discipline",
            "SELECT discipline, from_day, until_day FROM practitioner_discipline
             WHERE practitioner_id = ?1 ORDER BY id",
            [practitioner.id.0],
            |columns| {
                Ok(PractitionerDiscipline {
                    discipline: columns.parsed("discipline", Discipline::parse)?,
                    valid: columns.period()?,
                })
            },
        )?;
        practitioner.value.credentials = credentials::of_practitioner(tx, practitioner.id)?;
    }
    Ok(found)
}
