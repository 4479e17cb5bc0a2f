//! Any text is read without failing, and printing and reading again gives the same entry, in any practice.

use std::rc::Rc;

use proptest::prelude::*;

use super::world::{World, activity};
use super::*;
use crate::domain::activity::ClientUse;
use crate::domain::client::PersonName;
use crate::domain::find::Candidate;
use crate::domain::identifiers::ClientNumber;

/// Words that mean something, pieces of them, and noise.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "45", "0", "9:00", "9:00-9:45", "13-3", "31-2", "9-10", "-", "--", "#", "@wo", "=", "+tel", "tel",
            "gesprek", "met", "ouders", "jansen", "de", "wit", "zoë", "Zoe\u{308}", "ma", "gisteren", "1u", "30m", "9.30",
            "2025-03-30", "2:30-4:00", "24:00", "1234", "pauze", "ver", "o'brien", ",", ";", "9:00-", "–", "uur", "min",
        ]).prop_map(str::to_owned),
        1 => "[0-9:.,/\u{2013}-]{1,10}",
        1 => "[#@=+]?\\PC{0,6}",
        1 => any::<String>(),
    ]
}

pub fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn any_line_is_read(line in line()) {
        let world = World::of_the_specification();
        let parsed = parse(&line, &world.context());
        let mut end = 0;
        for token in &parsed.tokens {
            prop_assert!(token.span.start >= end && line.get(token.span.range()).is_some());
            end = token.span.end;
        }
        for problem in &parsed.problems {
            prop_assert!(line.get(problem.span.range()).is_some());
            underline(&line, problem.span);
            problem.words(&world.clients);
        }
        let unread = parsed.tokens.iter().any(|token| token.meaning == Meaning::NotUnderstood);
        prop_assert!(!unread || parsed.problems.iter().any(Problem::blocks), "{line:?} {parsed:?}");
        if parsed.draft().is_none() {
            prop_assert!(!parsed.gaps.is_empty() || parsed.problems.iter().any(Problem::blocks));
        }
        prop_assert_eq!(&parse(&line, &world.context()), &parsed);
    }

    /// Whatever bytes arrive, as a command line or a paste may bring them.
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let world = World::of_the_specification();
        let line = String::from_utf8_lossy(&bytes);
        parse(&line, &world.context());
    }

    #[test]
    fn a_line_that_is_read_prints_a_line_that_is_read_the_same(line in line()) {
        let world = World::of_the_specification();
        if let Some(draft) = parse(&line, &world.context()).draft() {
            let printed = print(&draft, &world.context());
            prop_assert_eq!(parse(&printed, &world.context()).draft(), Some(draft), "{:?} {:?}", line, printed);
        }
    }

    #[test]
    fn printing_and_reading_gives_the_same_entry((world, draft) in world_and_draft()) {
        let context = Context { day: world.today.previous(), ..world.context() };
        let line = print(&draft, &context);
        prop_assert_eq!(parse(&line, &context).draft(), Some(draft), "{}", line);
    }
}

/// Numbers that look like times, days, activities, signs and notes.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "45",
            "45m",
            "9-10",
            "13-3",
            "9.00",
            "9.00-9.45",
            "2025-03-13",
            "ma",
            "tel",
            "--",
            "-",
            "--x",
            "-5",
            "1u",
            "telephone",
            "1-op-1",
            "0",
            "99999",
            "J-0142",
            "3/4",
            "..",
            "_",
        ])
        .prop_map(str::to_owned),
        "[A-Za-z0-9._/-]{1,20}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "Zoe\u{308}",
            "Zoë",
            "de",
            "van 't",
            "O'Brien",
            "Jansen-de Vries",
            "Pauze",
            "Tel",
            "Ma",
            "45",
            "ÇELİK",
            "王",
            "a\u{301}\u{301}b",
            "",
        ])
        .prop_map(str::to_owned),
        "\\PC{1,12}",
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "telephone",
            "ma",
            "45",
            "--",
            "-",
            "9-10",
            "1-op-1",
            "x",
            "45m",
            "2025-03-13"
        ])
        .prop_map(str::to_owned),
        "[a-z0-9-]{1,12}",
    ]
}

fn draft(world: &World, clients: usize) -> impl Strategy<Value = Draft> + use<> {
    let keys: Vec<ActivityKey> = world.activities.iter().map(|activity| activity.key.clone()).collect();
    let products: Vec<ProductKey> = world.products.iter().map(|product| product.key.clone()).collect();
    let disciplines = world.disciplines.clone();
    let days = prop::sample::select(vec![
        "2025-03-29",
        "2025-03-30",
        "2025-10-25",
        "2025-10-26",
        "2025-03-12",
        "2199-12-31",
    ]);
    let start = prop::option::of((0..24u32, 0..60u32));
    let note = prop::option::of(prop_oneof![
        prop::sample::select(vec!["a -- b", "--", "#1 @2 =3", "\"x\" 'y'", "45 tel", "twee\nregels", "- x"])
            .prop_map(str::to_owned),
        any::<String>(),
    ]);
    (
        days,
        start,
        1..=2880i64,
        0..clients,
        prop::sample::select(keys),
        prop::option::of(prop::sample::select(products)),
        prop::option::of(prop::sample::select(disciplines)),
        note,
    )
        .prop_map(|(day, start, minutes, client, activity, product, discipline, note)| Draft {
            day: Day::parse_iso(day).unwrap(),
            start: start.and_then(|(hour, minute)| ClockTime::new(hour, minute)),
            minutes: Minutes::new(minutes).unwrap(),
            client: Some(ClientId(i64::try_from(client).unwrap())),
            activity,
            product,
            discipline,
            note: note.and_then(|text| Note::new(&text)),
        })
        .prop_filter("the clock skips this start", |draft| {
            draft.start.is_none_or(|start| clock_after(draft.day, start, draft.minutes).is_some())
        })
}

/// A practice with odd numbers, names, activities and products, and an entry in it.
fn world_and_draft() -> impl Strategy<Value = (Rc<World>, Draft)> {
    let people = prop::collection::btree_map(number(), (name(), name(), prop::option::of(0..9u32)), 1..8);
    let activities = prop::collection::btree_map(key(), (name(), name(), name()), 1..6);
    let products = prop::collection::btree_map(key(), name(), 1..4);
    (people, activities, products).prop_flat_map(|(people, activities, products)| {
        let count = people.len();
        let candidates =
            people.into_iter().enumerate().map(|(id, (number, (first, surname, recency)))| Candidate {
                id: ClientId(i64::try_from(id).unwrap()),
                number: ClientNumber::parse(&number).unwrap(),
                name: PersonName { surname, prefix: None, first_names: Some(first), initials: None },
                recency,
            });
        let world = World {
            today: Day::parse_iso("2025-03-13").unwrap(),
            clients: Clients::new(candidates),
            activities: activities
                .iter()
                .map(|(key, (nl, en, alias))| activity(key, "A", ClientUse::Required, nl, en, &[alias]))
                .collect(),
            products: products
                .into_iter()
                .map(|(key, name)| ProductWords {
                    key: ProductKey::parse(&key).unwrap(),
                    name: Text::same(name),
                    codes: Vec::new(),
                })
                .collect(),
            disciplines: ["WO", "wo", "WO+", "-", "--", "45"].map(|d| Discipline::parse(d).unwrap()).to_vec(),
        };
        let draft = draft(&world, count);
        (Just(Rc::new(world)), draft)
    })
}
