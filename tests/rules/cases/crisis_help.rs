//! Crisis help: PS-K1 to PS-K5.

use uurwerk::domain::ids::PractitionerId;
use uurwerk::domain::usage::{Handover, Shelter};

use super::super::scene::PRACTITIONER;
use super::super::scene::usages::{moment, remark};
use super::*;

const PEDAGOGICAL: &str = "crisis-help-pedagogical";
const GGZ: &str = "crisis-help-ggz";

pub const CASES: &[Case] = &[
    // 13 March 2025 is the 28th day from 14 February on, and the 42nd from 31 January on.
    case(
        "PS-K1",
        Entry(Hold),
        || Scene::crisis(PEDAGOGICAL, "2025-02-14"),
        || Scene::crisis(PEDAGOGICAL, "2025-02-13"),
    ),
    case("PS-K1", Entry(Hold), || Scene::crisis(GGZ, "2025-01-31"), || Scene::crisis(GGZ, "2025-01-30")),
    case("PS-K2", Trajectory(Warn), || contact("2025-02-15 10:00"), || contact("2025-02-15 10:01")),
    case("PS-K2", Trajectory(Warn), || contact("2025-02-14 10:00"), || contact("2025-02-14 09:59")),
    // By the Dutch clock: the night of 30 March 2025 lacks an hour, that of 26 October has one more.
    case(
        "PS-K2",
        Trajectory(Warn),
        || from_until("2025-03-29 12:00", "2025-03-30 13:00"),
        || from_until("2025-03-29 12:00", "2025-03-30 13:01"),
    ),
    case(
        "PS-K2",
        Trajectory(Warn),
        || from_until("2025-10-25 12:00", "2025-10-26 11:00"),
        || from_until("2025-10-25 12:00", "2025-10-26 11:01"),
    ),
    case("PS-K2", Trajectory(Warn), || without_contact("2025-02-15"), || without_contact("2025-02-16")),
    case("PS-K2", Entry(Warn), || registered("2025-03-13 23:00"), || registered("2025-03-14 00:00")),
    case("PS-K2", Entry(Warn), || closed("2025-03-13"), || closed("2025-03-12")),
    case("PS-K3", Entry(Hold), || born("2007-03-14"), || born("2007-03-13")),
    case("PS-K3", Entry(Hold), || born("2025-03-13"), || born("2025-03-14")),
    case("PS-K3", Trajectory(Hold), || born("2007-02-15"), || born("2007-02-14")),
    case(
        "PS-K4",
        Trajectory(Warn),
        || handed_over("2025-02-20", Some("ziek")),
        || handed_over("2025-02-20", None),
    ),
    case("PS-K4", Trajectory(Warn), || sheltered(Some("beide nodig")), || sheltered(None)),
    case("PS-K4", Entry(Warn), running, || {
        let mut scene = running();
        scene.trajectory().worker = COLLEAGUE;
        scene
    }),
    case(
        "PS-K4",
        Entry(Warn),
        || taken_over_by("2025-03-13", PRACTITIONER),
        || taken_over_by("2025-03-14", PRACTITIONER),
    ),
    case("PS-K5", Trajectory(Warn), || on("2025-03-07", None), || on("2025-03-08", None)),
    case(
        "PS-K5",
        Trajectory(Warn),
        || on("2025-03-08", Some("geen vervolg nodig")),
        || on("2025-04-01", None),
    ),
    case(
        "PS-K5",
        Trajectory(Warn),
        || {
            let mut scene = on("2025-03-20", None);
            scene.trajectory().ended = Some(day("2025-03-13"));
            scene
        },
        || on("2025-03-20", None),
    ),
];

fn running() -> Scene {
    Scene::crisis(PEDAGOGICAL, "2025-02-14")
}

fn changed(change: impl FnOnce(&mut Scene)) -> Scene {
    let mut scene = running();
    change(&mut scene);
    scene
}

fn contact(text: &str) -> Scene {
    changed(|scene| scene.trajectory().first_contact = Some(moment(text)))
}

fn from_until(registered: &str, contact: &str) -> Scene {
    changed(|scene| {
        scene.trajectory().registered = moment(registered);
        scene.trajectory().first_contact = Some(moment(contact));
    })
}

/// Registered on 14 February, and that day is today.
fn without_contact(today: &str) -> Scene {
    changed(|scene| {
        scene.trajectory().first_contact = None;
        scene.today = day(today);
    })
}

fn registered(text: &str) -> Scene {
    changed(|scene| scene.trajectory().registered = moment(text))
}

fn closed(last: &str) -> Scene {
    changed(|scene| scene.trajectory().ended = Some(day(last)))
}

fn born(text: &str) -> Scene {
    changed(|scene| scene.client.birth = Some(BirthDate::exact(day(text))))
}

fn handed_over(from: &str, reason: Option<&str>) -> Scene {
    changed(|scene| {
        let reason = reason.and_then(remark);
        scene.trajectory().handovers = vec![Handover { from: day(from), worker: COLLEAGUE, reason }];
    })
}

/// With crisis shelter at the same time.
fn sheltered(why: Option<&str>) -> Scene {
    changed(|scene| scene.trajectory().shelter = Shelter { simultaneous: true, remark: why.and_then(remark) })
}

/// The colleague is the crisis worker, until somebody takes over.
fn taken_over_by(from: &str, worker: PractitionerId) -> Scene {
    changed(|scene| {
        scene.trajectory().worker = COLLEAGUE;
        let reason = remark("overdracht na vakantie");
        scene.trajectory().handovers = vec![Handover { from: day(from), worker, reason }];
    })
}

/// That day is today, and this was agreed about care afterwards; 13 March is the last possible day.
fn on(today: &str, afterwards: Option<&str>) -> Scene {
    changed(|scene| {
        scene.today = day(today);
        scene.trajectory().afterwards = afterwards.and_then(remark);
    })
}

#[test]
fn the_end_is_seen_coming_day_by_day() {
    for (today, words) in [
        ("2025-03-08", "After today the crisis help can last 5 more days, until 2025-03-13,"),
        ("2025-03-12", "Tomorrow, 2025-03-13, is the last day of the crisis help,"),
        ("2025-03-13", "Today, 2025-03-13, is the last day of the crisis help,"),
        ("2025-03-14", "The crisis help could last until 2025-03-13;"),
    ] {
        let found = on(today, None).of_trajectory();
        let finding = found.iter().find(|finding| finding.rule == "PS-K5").unwrap();
        assert!(finding.what.en.starts_with(words), "{today}: {}", finding.what.en);
    }
}

#[test]
fn a_day_too_many_is_counted() {
    let found = Scene::crisis(PEDAGOGICAL, "2025-02-13").of_entry();
    let finding = found.iter().find(|finding| finding.rule == "PS-K1").unwrap();
    assert_eq!(
        finding.what.nl,
        "2025-03-13 is dag 29 van toewijzing 300201; Ambulante crisishulp pedagogisch duurt ten hoogste 28 dagen, hier tot en met 2025-03-12."
    );
}
