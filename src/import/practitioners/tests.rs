//! Practitioners: what is read from good files.

use super::*;

fn only(text: &str) -> Practitioner {
    let [row] = read(text.as_bytes()).unwrap().all_or_nothing().unwrap().try_into().unwrap();
    row.value
}

fn held(text: &str) -> Result<Vec<String>, String> {
    let start = Day::parse_iso("2024-01-01").unwrap();
    let show = |held: PractitionerDiscipline| {
        let until = held.valid.until.map(|until| until.to_string()).unwrap_or_default();
        format!("{} {}..{until}", held.discipline, held.valid.from)
    };
    disciplines(text, start)
        .map(|all| all.into_iter().map(show).collect())
        .map_err(|words| words.en.into_owned())
}

#[test]
fn a_full_line_is_read() {
    let found = only(
        "code,name,agb,from,until,week_hours,disciplines\n\
         avisser,A. Visser,42420001,1-1-2024,,\"36,5\",WO:2024-01-01;WO+:2025-01-01\n",
    );
    assert_eq!((found.code.as_str(), found.name.as_str()), ("avisser", "A. Visser"));
    assert_eq!((found.agb.unwrap().as_str(), found.week_minutes), ("42420001", Some(2_190)));
    assert_eq!((found.active.from.to_string().as_str(), found.active.until), ("2024-01-01", None));
    let names: Vec<_> = found.disciplines.iter().map(|held| held.discipline.as_str()).collect();
    assert_eq!(names, ["WO", "WO+"]);
}

#[test]
fn a_code_a_name_and_a_first_day_are_enough() {
    let found = only("code;name;from\navisser;A. Visser;2024-01-01\n");
    assert_eq!((found.agb, found.week_minutes, found.disciplines.len()), (None, None, 0));
}

#[test]
fn disciplines_have_days() {
    for (text, expected) in [
        ("WO", vec!["WO 2024-01-01.."]),
        (" WO : 1-6-2024 ; AMS ; ", vec!["WO 2024-06-01..", "AMS 2024-01-01.."]),
        ("WO:2024-01-01..2024-12-31;WO:2025-02-01", vec!["WO 2024-01-01..2024-12-31", "WO 2025-02-01.."]),
        ("", vec![]),
    ] {
        assert_eq!(held(text), Ok(expected.into_iter().map(str::to_owned).collect()), "{text}");
    }
    for text in ["WO:", "WO:2024-01-01..", ":2024-01-01", "WO,HBO", "WO;WO"] {
        assert!(held(text).is_err(), "{text}");
    }
}

#[test]
fn registrations_have_days_and_professions() {
    let start = Day::parse_iso("2024-01-01").unwrap();
    let read = |text: &str| {
        let shown = |held: Vec<HeldCredential>| held.iter().map(ToString::to_string).collect::<Vec<_>>();
        registrations(text, start).map(shown).map_err(|words| words.en.into_owned())
    };
    for (text, expected) in [
        ("SKJ", vec!["skj:2024-01-01"]),
        (
            "SKJ:2024-01-01; BIG/gz-psycholoog:1-1-2023..2026-12-31",
            vec!["skj:2024-01-01", "big/gz-psycholoog:2023-01-01..2026-12-31"],
        ),
        ("big/arts;big/psychiater", vec!["big/arts:2024-01-01", "big/psychiater:2024-01-01"]),
        ("", vec![]),
    ] {
        assert_eq!(read(text), Ok(expected.into_iter().map(str::to_owned).collect()), "{text}");
    }
    for text in ["SKJ:", "big/", "/arts", "s k j", "skj;SKJ", "skj:2025-01-01..2024-01-01"] {
        assert!(read(text).is_err(), "{text}");
    }
    let found = only("code,name,from,registrations\navisser,A. Visser,2024-01-01,SKJ:2024-01-01;SRVB\n");
    assert_eq!(found.credentials.len(), 2);
}
