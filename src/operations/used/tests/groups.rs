//! Group sessions and attendance.

use super::super::super::set_attendance::{self, Attend, Place};
use super::super::super::views::sessions;
use super::super::super::{delete_session, save_session};
use super::*;
use crate::domain::identifiers::GroupName;
use crate::domain::ids::SessionId;
use crate::domain::time::ClockTime;
use crate::domain::usage::{AbsenceReason, Presence, Session};

fn session(on: &str) -> Session {
    Session {
        group: GroupName::parse("Zwaluwen").unwrap(),
        day: day(on),
        start: ClockTime::parse("14:30"),
        component: None,
        product: ProductKey::parse("day-activities-middle").ok(),
        supervisors: Some(2),
        practitioner: None,
    }
}

impl Desk {
    fn attend(&mut self, place: Place, presence: Option<Presence>) -> Result<set_attendance::Done, Error> {
        let clients = vec![Attend::new(self.here.new_usage_key().unwrap(), self.client, presence)];
        let input = set_attendance::Input { place, clients };
        set_attendance::run(&mut self.store, &self.here, input)
    }

    fn sessions(&mut self) -> sessions::SessionsView {
        sessions::load(&mut self.store, &self.here, Month::parse_iso("2025-03").unwrap()).unwrap()
    }
}

#[test]
fn who_was_there_is_added_changed_and_taken_away() {
    let mut desk = desk();
    let place = || Place::Group(session("2025-03-10"));
    let done = desk.attend(place(), Presence::present(2)).unwrap();
    assert_eq!(done.saved.len(), 1);
    assert_eq!(
        done.saved[0].judged.days[0].product.as_ref().map(ProductKey::as_str),
        Some("day-activities-middle")
    );
    assert_eq!(done.saved[0].judged.days[0].units, 2);

    let sick = Some(Presence::Absent(AbsenceReason::Sick));
    let again = desk.attend(place(), sick).unwrap();
    assert_eq!(again.session, done.session, "the session was there");
    let month = desk.month(UsageKind::Attendance);
    assert_eq!((month.total, month.rows[0].never_claimed, month.sessions[0].value.heads), (0, 1, 0));
    assert_eq!(month.rows[0].usual_session, Some(session("2025-03-10")));

    let gone = desk.attend(Place::Known(done.session), None).unwrap();
    assert_eq!((gone.saved.len(), gone.removed), (0, 1));
    for _ in 0..2 {
        assert_eq!(undo::run(&mut desk.store, &desk.here).unwrap().operation, "set-attendance");
    }
    assert_eq!(desk.month(UsageKind::Attendance).total, 2, "as it was at first");
    undo::run(&mut desk.store, &desk.here).unwrap();
    assert!(desk.sessions().sessions.is_empty(), "the session came with the first attendance");
    let unknown = desk.attend(Place::Known(SessionId(99)), None);
    assert!(matches!(unknown, Err(Error::UnknownSession)));
}

#[test]
fn a_session_is_moved_with_who_was_there() {
    let mut desk = desk();
    let id = desk.attend(Place::Group(session("2025-03-10")), Presence::present(1)).unwrap().session;
    let moved = save_session::Input { id: Some(id), session: session("2025-03-11") };
    let done = save_session::run(&mut desk.store, &desk.here, moved).unwrap();
    assert_eq!(done.attendance[0].judged.usage.day, day("2025-03-11"));

    let other = save_session::Input { id: None, session: session("2025-03-12") };
    let other = save_session::run(&mut desk.store, &desk.here, other).unwrap().id;
    let twice = save_session::Input { id: Some(other), session: session("2025-03-11") };
    assert!(matches!(save_session::run(&mut desk.store, &desk.here, twice), Err(Error::SessionThere)));

    let in_use = delete_session::run(&mut desk.store, &desk.here, id);
    assert!(matches!(in_use, Err(Error::SessionInUse)));
    delete_session::run(&mut desk.store, &desk.here, other).unwrap();
    let rows: Vec<SessionId> = desk.sessions().sessions.iter().map(|row| row.id).collect();
    assert_eq!(rows, [id]);
}

#[test]
fn the_month_tells_the_mean_per_supervisor() {
    let mut desk = desk();
    for on in ["2025-03-10", "2025-03-11"] {
        desk.attend(Place::Group(session(on)), Presence::present(2)).unwrap();
    }
    let unknown = Session { supervisors: None, ..session("2025-03-12") };
    desk.attend(Place::Group(unknown), Presence::present(2)).unwrap();
    let view = desk.sessions();
    let product = &view.products[0];
    assert_eq!((product.sessions, product.heads, product.supervisors), (3, 2, 4));
    assert_eq!((product.mean_tenths(), product.norm_tenths), (Some(5), Some(50)));
    assert_eq!(view.sessions[0].clients[0].client.number.as_str(), "J-0142");
}
