//! Day activities and day treatment: PS-D1 to PS-D5, HA-2, and HA-1 about groups.

use uurwerk::domain::contract::Intensity;
use uurwerk::domain::ids::SessionId;

use super::*;

pub const CASES: &[Case] = &[
    case("PS-D1", Usage(Warn), || day_parts(2), || day_parts(3)),
    case("PS-D1", Usage(Warn), || second_group("15:59", 1), || second_group("15:59", 2)),
    case("PS-D1", Usage(Warn), || second_group("16:01", 2), || second_group("15:59", 2)),
    case("PS-D2", Contract(Block), segment_c, || {
        let mut scene = segment_c();
        scene.product("day-activities-high").intensity = Some(Intensity::Low);
        scene
    }),
    case(
        "PS-D2",
        Contract(Block),
        || {
            let mut scene = segment_c();
            scene.product("day-activities-high").intensity = Some(Intensity::Low);
            scene.contracts[0].segment = Some('B');
            scene
        },
        || {
            let mut scene = segment_c();
            scene.product("day-activities-middle").intensity = Some(Intensity::Low);
            scene
        },
    ),
    case(
        "PS-D3",
        Usage(Hold),
        || Scene::group("day-activities-middle", 6),
        || Scene::group("day-activities-middle", 7),
    ),
    case(
        "PS-D3",
        Usage(Hold),
        || Scene::group("day-treatment-ggz", 40),
        || Scene::group("day-treatment-vg-heavy", 5),
    ),
    case(
        "PS-D3",
        GroupMonth("day-activities-middle", Warn),
        || month_of(&[(6, Some(1)), (4, Some(1))]),
        || month_of(&[(6, Some(1)), (5, Some(1))]),
    ),
    case(
        "PS-D3",
        GroupMonth("day-treatment-vg-heavy", Warn),
        || month_of(&[(4, Some(1)), (3, Some(1))]),
        || month_of(&[(4, Some(1)), (4, Some(1)), (3, Some(1))]),
    ),
    case(
        "PS-D3",
        GroupMonth("day-treatment-vg-behaviour", Warn),
        || month_of(&[(5, Some(2))]),
        || month_of(&[(5, Some(2)), (3, Some(1))]),
    ),
    case(
        "PS-D3",
        GroupMonth("day-treatment-ggz", Warn),
        || month_of(&[(5, Some(1))]),
        || month_of(&[(5, Some(1)), (1, None)]),
    ),
    // The fourth birthday is inside, the eighteenth is not.
    case(
        "PS-D4",
        Usage(Hold),
        || born_on("day-treatment-vg-after-school", "2021-03-13"),
        || born_on("day-treatment-vg-after-school", "2021-03-14"),
    ),
    case(
        "PS-D4",
        Usage(Hold),
        || born_on("day-treatment-vg-after-school", "2007-03-14"),
        || born_on("day-treatment-vg-after-school", "2007-03-13"),
    ),
    case(
        "PS-D4",
        Usage(Hold),
        || born_on("day-treatment-vg-heavy", "2025-03-13"),
        || born_on("day-treatment-vg-heavy", "2025-03-14"),
    ),
    case(
        "PS-D4",
        Usage(Hold),
        || born_on("day-treatment-ggz", "2007-03-14"),
        || born_on("day-treatment-ggz", "2007-03-13"),
    ),
    case("PS-D4", Usage(Hold), || at_school_until("2025-03-13"), || at_school_until("2025-03-12")),
    case("PS-D5", Usage(Warn), || after_school_at("14:00"), || after_school_at("13:59")),
    // Monday 21 April 2025 is Easter Monday.
    case("PS-D5", Usage(Warn), || after_school_on("2025-04-21"), || after_school_on("2025-04-22")),
    // 15 March 2025 is a Saturday.
    case("PS-D5", Usage(Warn), || after_school_on("2025-03-15"), || after_school_on("2025-03-14")),
    case(
        "PS-D5",
        Usage(Warn),
        || after_school_at("14:00"),
        || {
            let mut scene = after_school_at("14:00");
            scene.meeting().session.start = None;
            scene
        },
    ),
    case("HA-2", Usage(Warn), || heads("day-activities-medium", 6), || heads("day-activities-medium", 7)),
    case("HA-2", Usage(Warn), || heads("day-activities-medium", 5), || heads("day-activities-medium", 4)),
    case("HA-2", Usage(Warn), || heads("day-activities-light", 7), || heads("day-activities-light", 6)),
    case("HA-2", Usage(Warn), || heads("day-treatment-heavy", 4), || heads("day-treatment-heavy", 5)),
    case(
        "HA-1",
        Usage(Hold),
        || heads("day-activities-medium", 5),
        || {
            let mut scene = Scene::ambulatory_use("guidance-light", Unit::DayPart, None);
            scene.usage().product = Some(product_key("guidance-light"));
            scene
        },
    ),
    case("HA-7", Usage(Hold), || led_until("2025-03-13"), || led_until("2025-03-12")),
];

fn day_parts(count: u32) -> Scene {
    let mut scene = Scene::group("day-activities-middle", 5);
    scene.attends(count);
    scene
}

/// The session of four o'clock, and another of so many day parts at that time.
fn second_group(start: &str, count: u32) -> Scene {
    let mut scene = Scene::group("day-activities-middle", 5);
    scene.meet("2025-03-13", 5).session.start = Some(clock(start));
    scene.usages.swap(0, 1);
    scene.attends(count);
    scene.usages.swap(0, 1);
    scene
}

fn segment_c() -> Scene {
    with(|scene| scene.contracts = vec![shipped("segment-c-westfriesland-2025")])
}

/// Sessions of a month: clients and supervisors.
fn month_of(groups: &[(u32, Option<u32>)]) -> Scene {
    let mut scene = Scene::group("day-activities-middle", 1);
    scene.sessions.clear();
    for (heads, supervisors) in groups {
        let meeting = scene.meet("2025-03-20", *heads);
        meeting.session.supervisors = *supervisors;
    }
    scene
}

fn born_on(key: &str, born: &str) -> Scene {
    let mut scene = Scene::group(key, 2);
    scene.client.birth = Some(BirthDate::exact(day(born)));
    scene
}

fn at_school_until(last: &str) -> Scene {
    let mut scene = Scene::group("day-treatment-vg-after-school", 4);
    scene.dossier.school = vec![period("2020-08-17", last)];
    scene
}

fn after_school_at(start: &str) -> Scene {
    let mut scene = Scene::group("day-treatment-vg-after-school", 4);
    scene.meeting().session.start = Some(clock(start));
    scene
}

/// At ten in the morning of that day.
fn after_school_on(on: &str) -> Scene {
    let mut scene = after_school_at("10:00");
    (scene.usage().day, scene.meeting().session.day) = (day(on), day(on));
    scene
}

fn heads(key: &str, count: u32) -> Scene {
    let mut scene = Scene::ambulatory_use(key, Unit::DayPart, None);
    scene.meeting().heads = count;
    scene
}

/// Day activities under somebody with an SKJ registration until that day.
fn led_until(last: &str) -> Scene {
    let mut scene = heads("day-activities-medium", 5);
    scene.practitioner.credentials = vec![held("skj", period("2024-01-01", last))];
    scene
}

#[test]
fn a_group_of_another_size_names_the_product_that_fits() {
    for (key, count, fits) in [
        ("day-activities-medium", 7, "Dagbesteding licht"),
        ("day-activities-medium", 4, "Dagbesteding zwaar"),
        ("day-treatment-heavy", 5, "Dagbehandeling midden"),
        ("day-treatment-medium", 6, "Dagbehandeling licht"),
    ] {
        let found = heads(key, count).of_usage();
        let finding = found.iter().find(|finding| finding.rule == "HA-2").unwrap();
        assert!(finding.what.nl.contains(&format!("Daarbij past {fits}.")), "{}", finding.what.nl);
    }
}

#[test]
fn a_mean_is_said_with_the_numbers_that_make_it() {
    let found =
        month_of(&[(5, Some(2)), (3, Some(1)), (4, None)]).of_group_month("day-treatment-vg-behaviour");
    let words: Vec<&str> = found.iter().map(|finding| finding.what.nl.as_ref()).collect();
    assert_eq!(
        words,
        [
            "Dagbehandeling VG gedrag had in maart 2025 gemiddeld 2,67 jeugdigen per begeleider (8 op 3); de norm is 2,5.",
            "Bij 1 van de 3 bijeenkomsten van Dagbehandeling VG gedrag in maart 2025 is niet vastgelegd hoeveel begeleiders er waren; het gemiddelde rekent zonder die bijeenkomsten."
        ]
    );
}

#[test]
fn who_was_absent_takes_no_day_part() {
    let mut scene = Scene::group("day-activities-middle", 5);
    let absent = uurwerk::domain::usage::Presence::Absent(uurwerk::domain::usage::AbsenceReason::Sick);
    scene.meet("2025-03-13", 5);
    scene.meet("2025-03-13", 5);
    for stored in &mut scene.usages[1..] {
        let uurwerk::domain::usage::What::Attendance(attendance) = &mut stored.value.what else { continue };
        attendance.presence = absent;
    }
    scene.sessions.get_mut(&SessionId(1)).unwrap().heads = 5;
    scene.last_of_all();
    scene.attends(2);
    assert_eq!(scene.of_usage(), []);
}

#[test]
fn a_session_that_nobody_is_named_for_is_held_where_a_product_asks_who_it_was() {
    let mut scene = heads("day-activities-medium", 5);
    assert_eq!(scene.of_usage(), []);
    scene.usage().practitioner = None;
    assert!(scene.of_usage().iter().any(|finding| finding.rule == "HA-7"));
}
