//! The examples of the specification, read from it, and the properties it promises.

mod world;
mod properties;
mod suggestions;

use super::*;
use world::World;

const SPECIFICATION: &str = include_str!("../../../../docs/quick-entry.md");

/// The rows `| a | b |` of all tables whose head is `| head | … |`.
fn rows(head: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut inside = false;
    for line in SPECIFICATION.lines() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        match cells.as_slice() {
            [first, second] if line.starts_with('|') => {
                if inside && !first.starts_with("--") {
                    rows.push(((*first).to_owned(), (*second).to_owned()));
                }
                inside |= format!("{first} {second}") == head;
            }
            _ => inside = false,
        }
    }
    assert!(!rows.is_empty(), "no table {head}");
    rows
}

fn code(cell: &str) -> &str {
    cell.trim_matches('`')
}

#[test]
fn the_specification_has_the_same_version() {
    assert!(SPECIFICATION.contains(&format!("\nVersion {VERSION}\n")));
}

#[test]
fn every_example_is_read_as_the_specification_says() {
    let world = World::of_the_specification();
    for (line, expected) in rows("line read as") {
        let parsed = parse(code(&line), &world.context());
        let Some(draft) = parsed.draft() else {
            panic!("{line}: {:?} {:?}", parsed.gaps, parsed.problems);
        };
        assert_eq!(print(&draft, &world.context()), code(&expected), "{line}");
    }
}

#[test]
fn every_incomplete_example_is_answered_as_the_specification_says() {
    let world = World::of_the_specification();
    for (line, expected) in rows("line answer") {
        let parsed = parse(code(&line), &world.context());
        assert!(parsed.draft().is_none(), "{line}");
        let gaps = parsed.gaps.iter().map(|gap| format!("missing: {}", gap.name()));
        let blocking = parsed.problems.iter().filter(|problem| problem.blocks());
        let problems = blocking.map(|problem| format!("problem: {}", problem.kind.name()));
        assert_eq!(problems.chain(gaps).next().as_deref(), Some(expected.as_str()), "{line}: {parsed:?}");
    }
}

/// Every way to write a time in the tables of section 2 means what stands beside it.
#[test]
fn every_written_time_and_day_means_what_the_specification_says() {
    let world = World::of_the_specification();
    for (minutes, start, ways) in [
        (45, None, "45 minutes"),
        (9, None, "9 minutes; a bare number is always minutes [1]"),
        (90, None, "an hour and a half"),
        (120, None, "two hours"),
        (45, Some("09:00"), "from nine to a quarter to ten"),
        (45, Some("09:00"), "from nine, 45 minutes long"),
        (480, Some("22:00"), "from ten in the evening to six the next morning"),
        (120, Some("22:00"), "to midnight"),
    ] {
        let row = rows("written means").into_iter().find(|(_, means)| means == ways).unwrap();
        for way in row.0.split('`').filter(|way| !way.trim().is_empty()) {
            let parsed = parse(&format!("{way} tel wit"), &world.context());
            let told = (parsed.minutes.map(Minutes::get), parsed.start.map(|start| start.to_string()));
            assert_eq!(told, (Some(minutes), start.map(str::to_owned)), "{way}");
            assert!(parsed.draft().is_some(), "{way}: {:?}", parsed.problems);
        }
    }
    for (day, means) in [
        ("2025-03-13", "today"),
        ("2025-03-12", "yesterday"),
        ("2025-03-11", "the day before"),
        ("2025-03-10", "the most recent Monday, today included"),
        ("2025-03-13", "the most recent 13 March, today included [3]"),
        ("2025-03-13", "13 March 2025"),
    ] {
        let row = rows("written means").into_iter().find(|(_, text)| text == means).unwrap();
        for way in row.0.split('`').filter(|way| !way.trim().is_empty() && *way != " …") {
            let parsed = parse(&format!("{way} 45 tel wit"), &world.context());
            assert_eq!(parsed.day.to_string(), day, "{way}");
            assert!(parsed.draft().is_some(), "{way}: {:?}", parsed.problems);
        }
    }
}

#[test]
fn every_word_has_one_meaning() {
    let world = World::of_the_specification();
    let line = "gisteren 9:00 - 9:45 gesprek met ouders zoë wit #transport @wo -- a b";
    let parsed = parse(line, &world.context());
    let said: Vec<(&str, Meaning)> =
        parsed.tokens.iter().map(|token| (line.get(token.span.range()).unwrap(), token.meaning)).collect();
    assert_eq!(
        said,
        [
            ("gisteren", Meaning::Day),
            ("9:00 - 9:45", Meaning::Time),
            ("gesprek met ouders", Meaning::Activity),
            ("zoë", Meaning::Client),
            ("wit", Meaning::Client),
            ("#transport", Meaning::Product),
            ("@wo", Meaning::Discipline),
            ("-- a b", Meaning::Note),
        ]
    );
    assert_eq!(parsed.end().unwrap().to_string(), "09:45");
}

/// Blocking or not, with the words it is about.
#[test]
fn what_is_worth_a_look_is_said_and_what_cannot_be_blocks() {
    let world = World::of_the_specification();
    for (line, name, about, blocks) in [
        ("45 tel jansen", "other-clients", "jansen", false),
        ("45 tel jnsn", "guessed-client", "jnsn", false),
        ("22-20 tel wit", "long-night", "22-20", false),
        ("45 tel wit wandelen buiten", "unknown-word", "wandelen buiten", true),
        ("45 tel wit @w", "several-disciplines", "@w", true),
        ("45 tel wit #l", "several-products", "#l", true),
        ("45 +niets wit", "no-such-activity", "+niets", true),
        ("45 tel =niemand", "no-such-client", "=niemand", true),
        ("45 tel =wit =wit", "written-twice", "=wit", true),
        ("9.30 tel wit", "unit-missing", "9.30", true),
    ] {
        let parsed = parse(line, &world.context());
        let [problem] = parsed.problems.as_slice() else { panic!("{line}: {:?}", parsed.problems) };
        assert_eq!(
            (problem.kind.name(), line.get(problem.span.range()).unwrap(), problem.blocks()),
            (name, about, blocks),
            "{line}"
        );
        assert_eq!(parsed.draft().is_none(), blocks, "{line}");
        let words = problem.words(&world.clients);
        assert!(!words.nl.contains("ansen") && !words.en.contains("ansen"), "{words:?}");
    }
}

#[test]
fn the_rest_is_understood_beside_an_unknown_word() {
    let world = World::of_the_specification();
    let parsed = parse("45 tel jansen wandelen", &world.context());
    assert_eq!(parsed.client, Some(crate::domain::ids::ClientId(1)));
    let parsed = parse("45 versl wandelen wit", &world.context());
    assert_eq!(parsed.activity.as_ref().map(ActivityKey::as_str), Some("reporting"));
    assert_eq!(parsed.client, Some(crate::domain::ids::ClientId(2)));
}

#[test]
fn a_place_in_the_line_can_be_underlined() {
    assert_eq!(underline("45 tël 王 x\u{1b}", Span { start: 8, end: 11 }), "45 tël 王 x·\n       ^^");
    assert_eq!(underline("45", Span { start: 2, end: 2 }), "45\n  ^");
}

#[test]
fn a_note_keeps_what_it_says() {
    let world = World::of_the_specification();
    for (line, note) in [
        ("45 tel wit -- a -- b", Some("a -- b")),
        ("45 tel wit --\"x\" #1 @2 =3", Some("\"x\" #1 @2 =3")),
        ("45 tel wit --", None),
        ("45 tel wit -- 9:00", Some("9:00")),
    ] {
        let draft = parse(line, &world.context()).draft().unwrap();
        assert_eq!(draft.note.as_ref().map(Note::as_str), note, "{line}");
    }
    let long = format!("45 tel wit -- {}", "a".repeat(2001));
    assert_eq!(parse(&long, &world.context()).problems[0].kind, ProblemKind::NoteTooLong);
}
