//! Records who was at a group session and for how long, or why not. A session goes with its last client.

use std::collections::BTreeMap;

use super::change;
use super::judge::Knowledge;
use super::save_session::{self, at};
use super::used::{self, Error, Saved};
use crate::domain::entry::Note;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{AllocationId, ClientId, PractitionerId, SessionId, Stored, UsageId};
use crate::domain::usage::{Attendance, Presence, Session, Usage, UsageKey, What};
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub place: Place,
    pub clients: Vec<Attend>,
}

/// Which session.
pub enum Place {
    Known(SessionId),
    /// The session of that group on that day and time; made as it is given here when it is not there.
    Group(Session),
}

/// One client at the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attend {
    /// Made when the form opened; used only when the client was not recorded there.
    pub key: UsageKey,
    pub client: ClientId,
    /// `None` takes the client from the session.
    pub presence: Option<Presence>,
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    /// Who delivered it, where that is not who led the session.
    pub practitioner: Option<PractitionerId>,
    pub note: Option<Note>,
    /// Of a client who was recorded there, what is `None` here is taken away instead of staying as it was.
    pub whole: bool,
}

impl Attend {
    /// Only who and how long.
    pub const fn new(key: UsageKey, client: ClientId, presence: Option<Presence>) -> Self {
        Self {
            key,
            client,
            presence,
            allocation: None,
            product: None,
            practitioner: None,
            note: None,
            whole: false,
        }
    }

    /// A client who was not recorded at the session yet.
    pub(super) fn usage(self, session: &Stored<SessionId, Session>, presence: Presence) -> Usage {
        Usage {
            key: self.key,
            client: self.client,
            day: session.value.day,
            what: What::Attendance(Attendance { session: session.id, presence }),
            allocation: self.allocation,
            product: self.product,
            practitioner: self.practitioner,
            responsible: None,
            note: self.note,
        }
    }

    fn changed(self, kept: Usage, presence: Presence) -> Usage {
        let session = kept.attendance().map(|attendance| attendance.session);
        let Usage { allocation, product, practitioner, note, .. } = kept.clone();
        let stays = !self.whole;
        Usage {
            what: session.map_or(kept.what, |session| What::Attendance(Attendance { session, presence })),
            allocation: self.allocation.or(allocation.filter(|_| stays)),
            product: self.product.or(product.filter(|_| stays)),
            practitioner: self.practitioner.or(practitioner.filter(|_| stays)),
            note: self.note.or(note.filter(|_| stays)),
            ..kept
        }
    }
}

#[derive(Debug)]
pub struct Done {
    pub session: SessionId,
    /// Added and changed, in the order of the input.
    pub saved: Vec<Saved>,
    pub removed: usize,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "set-attendance"), |tx| {
        let session = find(tx, input.place)?;
        let mut written: Vec<Stored<UsageId, Usage>> = Vec::new();
        let mut removed = 0;
        let there = store::usages::found(tx, &at(session.id))?;
        let mut there: BTreeMap<_, _> = there.into_iter().map(|kept| (kept.value.client, kept)).collect();
        for client in input.clients {
            match (there.remove(&client.client), client.presence) {
                (Some(kept), Some(presence)) => {
                    let usage = client.changed(kept.value, presence);
                    store::usages::update(tx, kept.id, &usage)?;
                    // Who is named twice is changed twice.
                    there.insert(usage.client, Stored { id: kept.id, value: usage.clone() });
                    written.push(Stored { id: kept.id, value: usage });
                }
                (Some(kept), None) => {
                    store::usages::delete(tx, kept.id)?;
                    removed += 1;
                }
                (None, Some(presence)) => {
                    let usage = client.usage(&session, presence);
                    let (store::usages::Inserted::New(id) | store::usages::Inserted::Already(id)) =
                        store::usages::add(tx, &usage)?;
                    there.insert(usage.client, Stored { id, value: usage.clone() });
                    written.push(Stored { id, value: usage });
                }
                (None, None) => {}
            }
        }
        if removed > 0 {
            save_session::leave(tx, session.id)?;
        }
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let saved = written.into_iter().map(|stored| used::look(tx, &mut knowledge, stored));
        let mut saved = saved.collect::<Result<Vec<Saved>, Error>>()?;
        for one in &mut saved {
            knowledge.ask_about_room(tx, &mut one.judged)?;
        }
        Ok(Done { session: session.id, saved, removed })
    })
}

/// The session, made where it is a new one.
pub(super) fn find(tx: &Tx, place: Place) -> Result<Stored<SessionId, Session>, Error> {
    match place {
        Place::Known(id) => store::sessions::get(tx, id)?.ok_or(Error::UnknownSession),
        Place::Group(session) => match store::sessions::at(tx, &session.group, session.day, session.start)? {
            Some(known) => Ok(known),
            None => Ok(Stored { id: save_session::add(tx, &session)?, value: session }),
        },
    }
}
