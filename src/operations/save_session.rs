//! Records a group session, or changes what is known of one.

use super::change;
use super::judge::Knowledge;
use super::used::{self, Error, Saved};
use crate::domain::ids::SessionId;
use crate::domain::usage::Session;
use crate::store::usages::Filter;
use crate::store::{self, Broken, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    /// `None` for a new session.
    pub id: Option<SessionId>,
    pub session: Session,
}

#[derive(Debug)]
pub struct Done {
    pub id: SessionId,
    /// The attendance at it, as the rules see it now.
    pub attendance: Vec<Saved>,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "save-session"), |tx| {
        let id = match input.id {
            Some(id) => {
                let kept = store::sessions::get(tx, id)?.ok_or(Error::UnknownSession)?;
                store::sessions::update(tx, id, &input.session).map_err(there)?;
                if kept.value.day != input.session.day {
                    move_attendance(tx, id, &input.session)?;
                }
                id
            }
            None => add(tx, &input.session)?,
        };
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut attendance = Vec::new();
        for stored in store::usages::found(tx, &at(id))? {
            attendance.push(used::look(tx, &mut knowledge, stored)?);
        }
        Ok(Done { id, attendance })
    })
}

pub(super) fn add(tx: &Tx, session: &Session) -> Result<SessionId, Error> {
    store::sessions::add(tx, session).map_err(there)
}

/// Takes a session away that nobody is left at, unless it is the only one that tells how its group meets.
pub(super) fn leave(tx: &Tx, id: SessionId) -> Result<(), StoreError> {
    let is_empty = store::usages::found(tx, &at(id))?.is_empty();
    if is_empty && store::sessions::has_another(tx, id)? {
        store::sessions::delete(tx, id)?;
    }
    Ok(())
}

/// The attendance at a session.
pub(super) fn at(session: SessionId) -> Filter {
    Filter { session: Some(session), ..Filter::default() }
}

/// Attendance is on the day of its session.
fn move_attendance(tx: &Tx, id: SessionId, session: &Session) -> Result<(), StoreError> {
    for mut stored in store::usages::found(tx, &at(id))? {
        stored.value.day = session.day;
        store::usages::update(tx, stored.id, &stored.value)?;
    }
    Ok(())
}

fn there(error: StoreError) -> Error {
    if let StoreError::Refused(Broken::NotUnique) = error { Error::SessionThere } else { error.into() }
}
