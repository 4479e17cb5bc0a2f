//! Registrations, qualifications and marks: of practitioners and of the practice.

use rusqlite::params;

use super::convert::{Columns, all, execute};
use super::{StoreError, Tx};
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::CredentialKey;
use crate::domain::ids::PractitionerId;

/// Those of the practice, in the order in which they were recorded.
pub fn of_practice(tx: &Tx) -> Result<Vec<HeldCredential>, StoreError> {
    let sql = "SELECT credential, profession, from_day, until_day FROM practice_credential ORDER BY id";
    all(tx, "practice_credential", sql, [], read)
}

/// Replaces those of the practice. Rows that stay as they are, are not touched.
pub fn put_of_practice(tx: &Tx, held: &[HeldCredential]) -> Result<(), StoreError> {
    if of_practice(tx)? == held {
        return Ok(());
    }
    execute(tx, "DELETE FROM practice_credential", [])?;
    for one in held {
        execute(
            tx,
            "INSERT INTO practice_credential (credential, profession, from_day, until_day)
             VALUES (?1, ?2, ?3, ?4)",
            params![
                one.key.as_str(),
                one.profession.as_ref().map(CredentialKey::as_str),
                one.valid.from.to_string(),
                one.valid.until.map(|day| day.to_string()),
            ],
        )?;
    }
    Ok(())
}

pub(super) fn of_practitioner(tx: &Tx, id: PractitionerId) -> Result<Vec<HeldCredential>, StoreError> {
    let sql = "SELECT credential, profession, from_day, until_day FROM practitioner_credential
               WHERE practitioner_id = ?1 ORDER BY id";
    all(tx, "practitioner_credential", sql, [id.0], read)
}

/// Replaces those of a practitioner. Rows that stay as they are, are not touched.
pub(super) fn put_of_practitioner(
    tx: &Tx,
    id: PractitionerId,
    held: &[HeldCredential],
) -> Result<(), StoreError> {
    if of_practitioner(tx, id)? == held {
        return Ok(());
    }
    execute(tx, "DELETE FROM practitioner_credential WHERE practitioner_id = ?1", [id.0])?;
    for one in held {
        execute(
            tx,
            "INSERT INTO practitioner_credential (practitioner_id, credential, profession, from_day, until_day)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                id.0,
                one.key.as_str(),
                one.profession.as_ref().map(CredentialKey::as_str),
                one.valid.from.to_string(),
                one.valid.until.map(|day| day.to_string()),
            ],
        )?;
    }
    Ok(())
}

fn read(columns: &Columns) -> Result<HeldCredential, StoreError> {
    Ok(HeldCredential {
        key: columns.parsed("credential", CredentialKey::parse)?,
        profession: columns.optional_parsed("profession", CredentialKey::parse)?,
        valid: columns.period()?,
    })
}
