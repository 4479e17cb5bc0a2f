//! What was used is kept as it is, found by its days, and guarded while it is claimed.

use chrono::TimeZone;

use super::super::{
    Broken, Change, Store, StoreError, Tx, claims, clients, journal, practitioners, sessions, trajectories,
};
use super::*;
use crate::domain::claim::line::Line;
use crate::domain::client::{Client, PersonName};
use crate::domain::contract::TransportForm;
use crate::domain::identifiers::{ClientNumber, GroupName, LineReference, PractitionerCode};
use crate::domain::money::Cents;
use crate::domain::practitioner::Practitioner;
use crate::domain::time::Period;
use crate::domain::usage::{Handover, Moment, Session, Shelter, StayCounting, Trajectory};

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn clock(text: &str) -> ClockTime {
    ClockTime::parse(text).unwrap()
}

fn period(from: &str, until: &str) -> ClosedPeriod {
    ClosedPeriod::new(day(from), day(until)).unwrap()
}

fn furnished() -> (Store, PractitionerId, ClientId) {
    let mut store = Store::in_memory().unwrap();
    let client = Client {
        number: ClientNumber::parse("J-0142").unwrap(),
        bsn: None,
        name: PersonName { surname: "Jansen".into(), ..PersonName::default() },
        birth: None,
        gender: None,
        municipality: None,
    };
    let practitioner = Practitioner {
        code: PractitionerCode::parse("avisser").unwrap(),
        name: "A. Visser".into(),
        agb: None,
        active: Period::new(day("2024-01-01"), None).unwrap(),
        week_minutes: None,
        disciplines: Vec::new(),
        credentials: Vec::new(),
        responsible: None,
    };
    let ids =
        write(&mut store, |tx| Ok((practitioners::add(tx, &practitioner)?, clients::add(tx, &client)?)));
    let (practitioner, client) = ids.unwrap();
    (store, practitioner, client)
}

fn write<T>(store: &mut Store, write: impl FnOnce(&Tx) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let at = chrono::Utc.with_ymd_and_hms(2025, 4, 1, 9, 0, 0).unwrap();
    store.write(&Change { actor: "tester", operation: "test", at }, write)
}

fn usage(client: ClientId, number: u128, on: &str, what: What) -> Usage {
    Usage {
        key: UsageKey(uuid::Uuid::from_u128(number)),
        client,
        day: day(on),
        what,
        allocation: None,
        product: ProductKey::parse("transport-group-3").ok(),
        practitioner: None,
        responsible: None,
        note: Note::new("met de bus"),
    }
}

fn trip() -> What {
    What::Trip(Trip {
        direction: Direction::Return,
        carriage: Carriage::Provider(TransportForm::Individual),
        distance: Some(Distance::Metres(12_400)),
        from: MunicipalityCode::parse("0405").ok(),
        to: MunicipalityCode::parse("0498").ok(),
        wheelchair: true,
        destination: Remark::new("de locatie"),
    })
}

fn stay(until: Option<&str>) -> What {
    let departure = until.map(|until| Departure { day: day(until), time: Some(clock("10:00")) });
    What::Stay(Stay { arrival: Some(clock("16:00")), departure })
}

fn new(tx: &Tx, usage: &Usage) -> Result<UsageId, StoreError> {
    match add(tx, usage)? {
        Inserted::New(id) => Ok(id),
        Inserted::Already(_) => panic!("it was there already"),
    }
}

/// A line that stands on these days of usages, queued.
fn queue(tx: &Tx, client: ClientId, usages: Vec<(UsageId, Day, u32)>) -> Result<(), StoreError> {
    queue_line(tx, &line(client, usages, None))
}

fn line(client: ClientId, usages: Vec<(UsageId, Day, u32)>, stays: Option<StayCounting>) -> Line {
    Line {
        client,
        allocation: None,
        product: None,
        discipline: None,
        category: None,
        code: None,
        period: period("2025-03-01", "2025-03-31"),
        minutes: 0,
        tariff: None,
        unit: None,
        volume: None,
        unit_tariff: None,
        amount: Cents::ZERO,
        entries: Vec::new(),
        usages,
        stays,
        findings: Vec::new(),
    }
}

fn queue_line(tx: &Tx, line: &Line) -> Result<(), StoreError> {
    let id = claims::add(tx, line)?;
    // What a queued line lacks is none of this test's business.
    tx.0.execute_batch("PRAGMA ignore_check_constraints = ON")?;
    claims::queue(tx, id, &LineReference::parse("UW0000000001").unwrap())?;
    Ok(())
}

#[test]
fn each_kind_comes_back_as_it_went_in() {
    let (mut store, practitioner, client) = furnished();
    write(&mut store, |tx| {
        let session = Session {
            group: GroupName::parse("Zwaluwen").unwrap(),
            day: day("2025-03-13"),
            start: Some(clock("14:00")),
            component: crate::domain::identifiers::ComponentKey::parse("day-activities").ok(),
            product: None,
            supervisors: Some(2),
            practitioner: Some(practitioner),
        };
        let at = sessions::add(tx, &session)?;
        let attendance = |presence| What::Attendance(Attendance { session: at, presence });
        let family = What::Trip(Trip {
            direction: Direction::Outward,
            carriage: Carriage::Family,
            distance: Some(Distance::Band(4)),
            from: None,
            to: None,
            wheelchair: false,
            destination: None,
        });
        for (number, what) in [
            (1, trip()),
            (2, family),
            (3, attendance(Presence::present(2).unwrap())),
            (4, stay(None)),
            (5, stay(Some("2025-03-15"))),
        ] {
            let given = usage(client, number, "2025-03-13", what);
            let id = new(tx, &given)?;
            assert_eq!(get(tx, id)?.unwrap().value, given);
            assert_eq!(add(tx, &given)?, Inserted::Already(id));
            let other = Usage { note: None, ..given.clone() };
            assert_eq!(add(tx, &other).unwrap_err().to_string(), "the database refused: NotUnique");
            update(tx, id, &other)?;
            assert_eq!(get(tx, id)?.unwrap().value, other);
        }
        let twice = usage(client, 6, "2025-03-13", attendance(Presence::Absent(AbsenceReason::Sick)));
        assert!(add(tx, &twice).is_err(), "twice at one session");
        let listed = sessions::list(tx, period("2025-03-01", "2025-03-31"))?;
        assert_eq!((listed.len(), listed[0].value.heads), (1, 1));
        assert_eq!(sessions::get(tx, at)?.unwrap().value, session);
        assert!(sessions::add(tx, &session).is_err(), "the group meets already");
        Ok(())
    })
    .unwrap();
}

#[test]
fn stays_are_found_by_every_month_they_reach_into() {
    let (mut store, _, client) = furnished();
    write(&mut store, |tx| {
        new(tx, &usage(client, 1, "2025-02-27", stay(Some("2025-03-02"))))?;
        new(tx, &usage(client, 2, "2025-03-30", stay(None)))?;
        new(tx, &usage(client, 3, "2025-03-13", trip()))?;
        let count = |from, until, kind| {
            let filter = Filter { period: Some(period(from, until)), kind, ..Filter::default() };
            found(tx, &filter).map(|usages| usages.len())
        };
        assert_eq!(count("2025-03-01", "2025-03-31", None)?, 3);
        assert_eq!(count("2025-03-01", "2025-03-31", Some(UsageKind::Stay))?, 2);
        assert_eq!(count("2025-03-01", "2025-03-31", Some(UsageKind::Trip))?, 1);
        assert_eq!(count("2025-02-01", "2025-02-28", None)?, 1);
        assert_eq!(count("2026-01-01", "2026-01-31", None)?, 1);
        assert_eq!(count("2025-03-03", "2025-03-12", None)?, 0);
        Ok(())
    })
    .unwrap();
}

#[test]
fn what_is_claimed_does_not_change() {
    let (mut store, _, client) = furnished();
    let claimed = StoreError::Refused(Broken::EntryClaimed).to_string();
    let (the_trip, the_stay) = write(&mut store, |tx| {
        let trip = new(tx, &usage(client, 1, "2025-03-13", trip()))?;
        let stay = new(tx, &usage(client, 2, "2025-03-29", stay(None)))?;
        let march = ["2025-03-29", "2025-03-30", "2025-03-31"].map(|on| (stay, day(on), 1));
        queue(tx, client, std::iter::once((trip, day("2025-03-13"), 1)).chain(march).collect())?;
        Ok((trip, stay))
    })
    .unwrap();
    let mut try_to = |id, usage: Usage| write(&mut store, |tx| update(tx, id, &usage));
    let moved = usage(client, 1, "2025-03-14", trip());
    assert_eq!(try_to(the_trip, moved).unwrap_err().to_string(), claimed);
    for (until, refused) in
        [("2025-03-30", true), ("2025-03-31", true), ("2025-04-01", false), ("2025-04-09", false)]
    {
        let left = usage(client, 2, "2025-03-29", stay(Some(until)));
        assert_eq!(try_to(the_stay, left).is_err(), refused, "until {until}");
    }
    assert_eq!(write(&mut store, |tx| delete(tx, the_trip)).unwrap_err().to_string(), claimed);
    let again = write(&mut store, |tx| queue(tx, client, vec![(the_trip, day("2025-03-13"), 1)]));
    assert_eq!(again.unwrap_err().to_string(), "the database refused: NotUnique");
}

/// While a client is still there, everything until yesterday is claimed; afterwards the departure turns out to lie in it.
#[test]
fn a_claimed_stay_may_end_wherever_every_claimed_day_counts() {
    for counting in StayCounting::ALL {
        for (until, time) in [
            ("2025-03-13", "10:00"),
            ("2025-03-30", "23:00"),
            ("2025-03-31", "10:00"),
            ("2025-03-31", "16:00"),
            ("2025-03-31", "16:01"),
            ("2025-04-01", "00:00"),
            ("2025-04-01", "10:00"),
        ] {
            let (mut store, _, client) = furnished();
            let still_there = usage(client, 1, "2025-03-13", stay(None));
            let march =
                still_there.days_in(day("2025-03-01"), day("2025-03-31"), counting, day("2025-04-02"));
            let id = write(&mut store, |tx| {
                let id = new(tx, &still_there)?;
                let days = march.iter().map(|day| (id, *day, 1)).collect();
                let line = line(client, days, Some(counting));
                queue_line(tx, &line)?;
                Ok(id)
            })
            .unwrap();
            let departure = Some(Departure { day: day(until), time: Some(clock(time)) });
            let what = What::Stay(Stay { arrival: Some(clock("16:00")), departure });
            let left = Usage { what, ..still_there };
            let counts = left.days_in(day("2025-03-01"), day("2025-03-31"), counting, day("2025-04-02"));
            let accepted = write(&mut store, |tx| update(tx, id, &left)).is_ok();
            assert_eq!(accepted, counts == march, "{counting:?}, until {until} {time}");
        }
    }
}

#[test]
fn a_draft_goes_with_what_it_was_made_from_and_undo_brings_the_usage_back() {
    let (mut store, _, client) = furnished();
    let id = write(&mut store, |tx| new(tx, &usage(client, 1, "2025-03-13", trip()))).unwrap();
    write(&mut store, |tx| {
        let line = line(client, vec![(id, day("2025-03-13"), 1)], None);
        let kept = claims::add(tx, &line)?;
        assert_eq!(claims::get(tx, kept)?.unwrap().line, line);
        Ok(())
    })
    .unwrap();
    let march = crate::domain::time::Month::parse_iso("2025-03").unwrap();
    assert_eq!(store.read(|tx| claims::of_month(tx, march)).unwrap().len(), 1);
    write(&mut store, |tx| delete(tx, id)).unwrap();
    assert_eq!(store.read(|tx| claims::of_month(tx, march)).unwrap().len(), 0);
    assert!(store.read(|tx| get(tx, id)).unwrap().is_none());
    let last = store.read(|tx| journal::last_undoable(tx, "tester", &["test"])).unwrap().unwrap();
    let at = chrono::Utc.with_ymd_and_hms(2025, 4, 1, 9, 0, 0).unwrap();
    store
        .write(&Change { actor: "tester", operation: "undo", at }, |tx| journal::take_back(tx, last.id))
        .unwrap();
    let back = store.read(|tx| get(tx, id)).unwrap().unwrap().value;
    assert_eq!(back, usage(client, 1, "2025-03-13", trip()));
}

#[test]
fn a_trajectory_keeps_its_workers() {
    let (mut store, practitioner, client) = furnished();
    let moment = |on: &str, at: &str| Moment { day: day(on), time: clock(at) };
    let mut trajectory = Trajectory {
        client,
        product: ProductKey::parse("crisis-help-ggz").unwrap(),
        allocation: None,
        registered: moment("2025-03-03", "23:30"),
        first_contact: Some(moment("2025-03-04", "09:00")),
        worker: practitioner,
        handovers: vec![Handover {
            from: day("2025-03-20"),
            worker: practitioner,
            reason: Remark::new("ziek"),
        }],
        shelter: Shelter { simultaneous: true, remark: Remark::new("segment V") },
        afterwards: None,
        ended: None,
    };
    write(&mut store, |tx| {
        let id = trajectories::add(tx, &trajectory)?;
        assert_eq!(trajectories::get(tx, id)?.unwrap().value, trajectory);
        assert_eq!(trajectories::running(tx, period("2025-09-01", "2025-09-30"))?.len(), 1);
        trajectory.ended = Some(day("2025-03-31"));
        trajectory.handovers.clear();
        trajectories::update(tx, id, &trajectory)?;
        assert_eq!(trajectories::of_client(tx, client)?[0].value, trajectory);
        assert_eq!(trajectories::running(tx, period("2025-03-31", "2025-03-31"))?.len(), 1);
        assert_eq!(trajectories::running(tx, period("2025-04-01", "2025-04-30"))?.len(), 0);
        trajectories::delete(tx, id)?;
        assert!(trajectories::get(tx, id)?.is_none());
        Ok(())
    })
    .unwrap();
}
