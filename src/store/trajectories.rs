//! Crisis trajectories with their hand-overs.

use rusqlite::params;

use super::convert::{Columns, all, execute, insert};
use super::{StoreError, Tx};
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{AllocationId, ClientId, PractitionerId, Stored, TrajectoryId};
use crate::domain::remark::Remark;
use crate::domain::time::{ClockTime, ClosedPeriod};
use crate::domain::usage::{Handover, Moment, Shelter, Trajectory};

const COLUMNS: &str = "id, client_id, product, allocation_id, registered_day, registered_minute, contact_day, contact_minute, \
                       practitioner_id, shelter, shelter_remark, afterwards, ended_day";

pub fn add(tx: &Tx, trajectory: &Trajectory) -> Result<TrajectoryId, StoreError> {
    let id = insert(
        tx,
        "INSERT INTO trajectory (client_id, product, allocation_id, registered_day, registered_minute, contact_day,
             contact_minute, practitioner_id, shelter, shelter_remark, afterwards, ended_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            trajectory.client.0,
            trajectory.product.as_str(),
            trajectory.allocation.map(|id| id.0),
            trajectory.registered.day.to_string(),
            trajectory.registered.time.minute_of_day(),
            trajectory.first_contact.map(|moment| moment.day.to_string()),
            trajectory.first_contact.map(|moment| moment.time.minute_of_day()),
            trajectory.worker.0,
            trajectory.shelter.simultaneous,
            trajectory.shelter.remark.as_ref().map(Remark::as_str),
            trajectory.afterwards.as_ref().map(Remark::as_str),
            trajectory.ended.map(|day| day.to_string()),
        ],
    )?;
    put_handovers(tx, TrajectoryId(id), &trajectory.handovers)?;
    Ok(TrajectoryId(id))
}

pub fn update(tx: &Tx, id: TrajectoryId, trajectory: &Trajectory) -> Result<(), StoreError> {
    execute(
        tx,
        "UPDATE trajectory SET client_id = ?2, product = ?3, allocation_id = ?4, registered_day = ?5,
             registered_minute = ?6, contact_day = ?7, contact_minute = ?8, practitioner_id = ?9, shelter = ?10,
             shelter_remark = ?11, afterwards = ?12, ended_day = ?13
         WHERE id = ?1",
        params![
            id.0,
            trajectory.client.0,
            trajectory.product.as_str(),
            trajectory.allocation.map(|id| id.0),
            trajectory.registered.day.to_string(),
            trajectory.registered.time.minute_of_day(),
            trajectory.first_contact.map(|moment| moment.day.to_string()),
            trajectory.first_contact.map(|moment| moment.time.minute_of_day()),
            trajectory.worker.0,
            trajectory.shelter.simultaneous,
            trajectory.shelter.remark.as_ref().map(Remark::as_str),
            trajectory.afterwards.as_ref().map(Remark::as_str),
            trajectory.ended.map(|day| day.to_string()),
        ],
    )?;
    execute(tx, "DELETE FROM trajectory_handover WHERE trajectory_id = ?1", [id.0])?;
    put_handovers(tx, id, &trajectory.handovers)
}

pub fn delete(tx: &Tx, id: TrajectoryId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM trajectory_handover WHERE trajectory_id = ?1", [id.0])?;
    execute(tx, "DELETE FROM trajectory WHERE id = ?1", [id.0])?;
    Ok(())
}

pub fn get(tx: &Tx, id: TrajectoryId) -> Result<Option<Stored<TrajectoryId, Trajectory>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM trajectory WHERE id = ?1");
    Ok(with_handovers(tx, all(tx, "trajectory", &sql, [id.0], read)?)?.pop())
}

/// Of one client, oldest first.
pub fn of_client(tx: &Tx, client: ClientId) -> Result<Vec<Stored<TrajectoryId, Trajectory>>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM trajectory WHERE client_id = ?1 ORDER BY registered_day, id");
    with_handovers(tx, all(tx, "trajectory", &sql, [client.0], read)?)
}

/// Those that run on some day of a period, oldest first.
pub fn running(tx: &Tx, period: ClosedPeriod) -> Result<Vec<Stored<TrajectoryId, Trajectory>>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM trajectory
         WHERE registered_day <= ?2 AND coalesce(ended_day, '9999-12-31') >= ?1 ORDER BY registered_day, id"
    );
    let days = [period.from().to_string(), period.until().to_string()];
    with_handovers(tx, all(tx, "trajectory", &sql, days, read)?)
}

fn put_handovers(tx: &Tx, id: TrajectoryId, handovers: &[Handover]) -> Result<(), StoreError> {
    for handover in handovers {
        execute(
            tx,
            "INSERT INTO trajectory_handover (trajectory_id, from_day, practitioner_id, reason)
             VALUES (?1, ?2, ?3, ?4)",
            params![
                id.0,
                handover.from.to_string(),
                handover.worker.0,
                handover.reason.as_ref().map(Remark::as_str),
            ],
        )?;
    }
    Ok(())
}

fn with_handovers(
    tx: &Tx,
    mut trajectories: Vec<Stored<TrajectoryId, Trajectory>>,
) -> Result<Vec<Stored<TrajectoryId, Trajectory>>, StoreError> {
    for stored in &mut trajectories {
        let sql = "SELECT from_day, practitioner_id, reason FROM trajectory_handover
                   WHERE trajectory_id = ?1 ORDER BY from_day";
        stored.value.handovers = all(tx, "trajectory_handover", sql, [stored.id.0], |columns| {
            Ok(Handover {
                from: columns.day("from_day")?,
                worker: PractitionerId(columns.integer("practitioner_id")?),
                reason: columns.optional_known("reason", Remark::new)?,
            })
        })?;
    }
    Ok(trajectories)
}

fn read(columns: &Columns) -> Result<Stored<TrajectoryId, Trajectory>, StoreError> {
    let time = |column| columns.optional_clock(column);
    let moment = |day, time: Option<ClockTime>| Some(Moment { day, time: time? });
    let contact = columns.optional_day("contact_day")?;
    let contact_time = time("contact_minute")?;
    let registered = moment(columns.day("registered_day")?, time("registered_minute")?);
    let trajectory = Trajectory {
        client: ClientId(columns.integer("client_id")?),
        product: columns.parsed("product", ProductKey::parse)?,
        allocation: columns.optional_integer("allocation_id")?.map(AllocationId),
        registered: registered.ok_or_else(|| columns.bad("registered_minute"))?,
        first_contact: contact.and_then(|day| moment(day, contact_time)),
        worker: PractitionerId(columns.integer("practitioner_id")?),
        handovers: Vec::new(),
        shelter: Shelter {
            simultaneous: columns.integer("shelter")? == 1,
            remark: columns.optional_known("shelter_remark", Remark::new)?,
        },
        afterwards: columns.optional_known("afterwards", Remark::new)?,
        ended: columns.optional_day("ended_day")?,
    };
    Ok(Stored { id: TrajectoryId(columns.integer("id")?), value: trajectory })
}
