//! Tasks about trips, attendance, stays and trajectories, done by their operations.

use super::effects::{Note, Outcome, TripChanges, UsageTask};
use crate::domain::ids::{ClientId, SessionId};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::domain::usage::{Presence, Session, Trip, UsageKind};
use crate::operations::add_stay::{self, NewStay};
use crate::operations::add_trips::{self, NewTrip};
use crate::operations::set_attendance::{self, Attend, Place};
use crate::operations::{
    delete_trajectory, delete_usages, edit_stay, save_session, save_trajectory, set_trips, views,
};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Does a task about what was used.
pub fn attempt(store: &mut Store, here: &Surroundings, task: UsageTask) -> Result<Outcome, Problem> {
    Ok(match task {
        UsageTask::Load(kind, month) => {
            Outcome::UsageMonth(Box::new(views::usage_month::load(store, here, kind, month)?))
        }
        UsageTask::LookBack(month, client) => {
            Outcome::UsualTrips(Box::new(views::usual_trips::load(store, month, client)?), client)
        }
        UsageTask::LoadAttendance(month) => {
            Outcome::Attendance(Box::new(views::attendance::load(store, here, month)?))
        }
        UsageTask::Attend { known, session, clients } => {
            Outcome::Stored(attend(store, here, known, *session, clients)?, None)
        }
        UsageTask::LoadStays(month) => {
            let view = views::usage_month::load(store, here, UsageKind::Stay, month)?;
            Outcome::Stays(Box::new(view), views::leaders::load(store, month)?)
        }
        UsageTask::AddStay(stay) => {
            let key = here.new_usage_key().ok_or_else(no_randomness)?;
            add_stay::run(store, here, NewStay { key, ..*stay })?;
            stored(Text::new("verblijf vastgelegd", "stay recorded"))
        }
        UsageTask::EditStay(id, stay) => {
            edit_stay::run(store, here, edit_stay::Input { id, stay: *stay })?;
            stored(Text::new("verblijf gewijzigd", "stay changed"))
        }
        UsageTask::Delete(id) => {
            delete_usages::run(store, here, &[id])?;
            deleted(Text::new("verwijderd", "deleted"))
        }
        UsageTask::LoadCrisis(month) => Outcome::Crisis(Box::new(views::crisis::load(store, here, month)?)),
        UsageTask::SaveTrajectory(id, trajectory) => {
            save_trajectory::run(store, here, save_trajectory::Input { id, trajectory: *trajectory })?;
            stored(Text::new("crisistraject opgeslagen", "crisis trajectory saved"))
        }
        UsageTask::DeleteTrajectory(id) => {
            delete_trajectory::run(store, here, id)?;
            deleted(Text::new("crisistraject verwijderd", "crisis trajectory deleted"))
        }
        UsageTask::SaveSession(id, session) => {
            save_session::run(store, here, save_session::Input { id, session: *session })?;
            stored(Text::new("groepsbijeenkomst opgeslagen", "group session saved"))
        }
        UsageTask::SetTrips(changes) => Outcome::Stored(set_trips(store, here, *changes)?, None),
        UsageTask::AddTrips(trips) => Outcome::Stored(add_trips(store, here, trips)?, None),
    })
}

fn stored(words: Text) -> Outcome {
    Outcome::Stored(Note::done(words), None)
}

fn deleted(words: Text) -> Outcome {
    let hint = Text::new("u maakt het ongedaan.", "u takes it back.");
    Outcome::Stored(Note { hint: Some(hint), ..Note::done(words) }, None)
}

/// Trips with a key each.
fn keyed(here: &Surroundings, trips: Vec<(ClientId, Day, Trip)>) -> Result<Vec<NewTrip>, Problem> {
    let new = |(client, day, trip)| {
        let key = here.new_usage_key().ok_or_else(no_randomness)?;
        Ok(NewTrip::new(key, client, day, trip))
    };
    trips.into_iter().map(new).collect()
}

fn no_randomness() -> Problem {
    let words = Text::new(
        "het besturingssysteem geeft geen toevalsgetallen",
        "the operating system gives no randomness",
    );
    Problem::storage(words).hint(Text::new("probeer het opnieuw", "try again"))
}

fn set_trips(store: &mut Store, here: &Surroundings, changes: TripChanges) -> Result<Note, Problem> {
    let TripChanges { delete, edit, add } = changes;
    let edited = edit.len();
    let input = set_trips::Input { delete, edit, add: keyed(here, add)? };
    let done = set_trips::run(store, here, input)?;
    let (added, deleted) = (done.saved.len() - edited, done.deleted);
    let (count, what_nl, what_en) = match (added, edited, deleted) {
        (added, 0, 0) => (added, "toegevoegd", "added"),
        (0, edited, 0) => (edited, "gewijzigd", "changed"),
        (0, 0, deleted) => (deleted, "verwijderd", "deleted"),
        _ => return Ok(Note::done(Text::new("ritten gewijzigd", "trips changed"))),
    };
    let Text { nl, en } = trips(count);
    Ok(Note::done(text!("{nl} {what_nl}", "{en} {what_en}")))
}

/// `1 rit` / `2 trips`.
fn trips(count: usize) -> Text {
    if count == 1 { Text::new("1 rit", "1 trip") } else { text!("{count} ritten", "{count} trips") }
}

fn add_trips(
    store: &mut Store,
    here: &Surroundings,
    wanted: Vec<(ClientId, Day, Trip)>,
) -> Result<Note, Problem> {
    let input = add_trips::Input { trips: keyed(here, wanted)?, only_missing: true };
    let done = add_trips::run(store, here, input)?;
    let Text { nl, en } = trips(done.saved.len());
    let words = text!("{nl} toegevoegd", "{en} added");
    let hint = match done.left_out {
        0 => Text::new("u maakt het ongedaan.", "u takes it back."),
        there => {
            text!("{there} stonden er al. u maakt het ongedaan.", "{there} were there. u takes it back.")
        }
    };
    Ok(Note { hint: Some(hint), ..Note::done(words) })
}

fn attend(
    store: &mut Store,
    here: &Surroundings,
    known: Option<SessionId>,
    session: Session,
    clients: Vec<(ClientId, Option<Presence>)>,
) -> Result<Note, Problem> {
    let new = |(client, presence)| {
        let key = here.new_usage_key().ok_or_else(no_randomness)?;
        Ok(Attend::new(key, client, presence))
    };
    let clients: Vec<Attend> = clients.into_iter().map(new).collect::<Result<_, Problem>>()?;
    let place = known.map_or(Place::Group(session), Place::Known);
    let done = set_attendance::run(store, here, set_attendance::Input { place, clients })?;
    let count = done.saved.len();
    Ok(Note::done(match (count, done.removed) {
        (0, _) => Text::new("aanwezigheid verwijderd", "attendance deleted"),
        (1, _) => Text::new("aanwezigheid vastgelegd", "attendance recorded"),
        (count, _) => {
            text!("aanwezigheid van {count} cliënten vastgelegd", "attendance of {count} clients recorded")
        }
    }))
}
