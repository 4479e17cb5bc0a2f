//! Clients are found by number, word, prefix, inside and alike, in the order of the specification.

use proptest::prelude::*;

use super::*;

fn person(
    id: i64,
    number: &str,
    first: &str,
    prefix: &str,
    surname: &str,
    recency: Option<u32>,
) -> Candidate {
    Candidate {
        id: ClientId(id),
        number: ClientNumber::parse(number).unwrap(),
        name: PersonName {
            surname: surname.into(),
            prefix: Some(prefix.to_owned()).filter(|p| !p.is_empty()),
            first_names: Some(first.into()),
            initials: first.chars().next().map(String::from),
        },
        recency,
    }
}

fn clients() -> Clients {
    Clients::new([
        person(1, "J-0142", "Sanne", "", "Jansen", Some(0)),
        person(2, "J-0143", "Tim", "", "Jansen", None),
        person(3, "J-0177", "Zoe\u{308}", "de", "Wit", Some(1)),
        person(4, "J-0200", "Émile", "van den", "Berg-Özdemir", Some(2)),
        person(5, "J-0150", "Kim", "", "O'Brien", None),
        person(6, "J-0151", "Anne", "in 't", "Veld", None),
        person(7, "a1", "Jan", "", "Eén", None),
        person(8, "A1", "Jan", "", "Twee", None),
    ])
}

fn found(clients: &Clients, query: &str) -> Vec<(i64, Quality)> {
    clients.search(query, 10).iter().map(|found| (found.person.id.0, found.quality)).collect()
}

#[test]
fn any_part_of_a_name_or_number_finds_a_client() {
    use Quality::{Alike, Inside, Number, Prefix, Word};
    let clients = clients();
    for (query, expected) in [
        ("j-0142", vec![(1, Number)]),
        ("J-014", vec![(1, Prefix), (2, Prefix)]),
        ("0142", vec![(1, Word)]),
        ("142", vec![(1, Word)]),
        ("zoe", vec![(3, Word)]),
        ("ZOË wit", vec![(3, Word)]),
        ("de wit", vec![(3, Word)]),
        ("dewit", vec![(3, Word)]),
        ("ozdem", vec![(4, Prefix)]),
        ("berg-ozdemir", vec![(4, Word)]),
        ("vandenberg", vec![(4, Prefix)]),
        ("obrien", vec![(5, Word)]),
        ("O'Brien", vec![(5, Word)]),
        ("in 't veld", vec![(6, Word)]),
        ("tveld", vec![(6, Inside)]),
        ("jansen", vec![(1, Word), (2, Word)]),
        ("jansen t", vec![(2, Word)]),
        ("jan", vec![(1, Prefix), (8, Word), (7, Word), (2, Prefix)]),
        ("anse", vec![(1, Inside), (2, Inside), (6, Alike)]),
        ("jnsn", vec![(1, Alike), (2, Alike)]),
        ("janzen", vec![(1, Alike), (2, Alike)]),
        ("jnasen tim", vec![(2, Alike)]),
        ("wandelen", vec![]),
        ("jansen wandelen", vec![]),
        ("-", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(found(&clients, query), expected, "{query:?}");
    }
}

#[test]
fn capitals_tell_numbers_apart_only_when_they_must() {
    let clients = clients();
    assert_eq!(clients.by_number("a1").map(|p| p.id.0), Some(7));
    assert_eq!(clients.by_number("A1").map(|p| p.id.0), Some(8));
    assert_eq!(clients.by_number("j-0142").map(|p| p.id.0), Some(1));
    assert!(clients.by_number("J-014").is_none());
}

#[test]
fn whoever_was_touched_last_comes_first() {
    let mut clients = clients();
    clients.touch(ClientId(5));
    let order: Vec<i64> = clients.recent(3).iter().map(|person| person.id.0).collect();
    assert_eq!(order, [5, 1, 3]);
}

#[test]
fn nothing_about_a_client_prints_through_debug() {
    let clients = clients();
    let all =
        format!("{:?} {:?}", clients.search("jansen", 3), person(1, "J-1", "Sanne", "", "Jansen", None));
    assert!(!all.contains("ansen") && !all.contains("J-"), "{all}");
}

/// Pasted text is no name, and looking at it letter by letter for every client would take half a minute.
#[test]
fn a_word_that_is_longer_than_any_name_is_like_nothing() {
    let long = format!("J{}", "a".repeat(64));
    let clients = Clients::new([person(1, "1", "Sanne", "", &format!("{long}b"), None)]);
    assert_eq!(found(&clients, &long), [(1, Quality::Prefix)]);
    assert_eq!(found(&clients, &format!("{long}c")), []);
    assert_eq!(found(&clients, &"a".repeat(64)), [(1, Quality::Inside)]);
}

proptest! {
    #[test]
    fn searching_never_fails(query in any::<String>()) {
        clients().search(&query, 5);
    }

    #[test]
    fn every_name_is_found_by_itself(
        first in "[A-Zé][a-zëïöüçñø]{1,8}",
        surname in "[A-ZŠŁ][a-zéèäß]{1,12}(-[A-Z][a-z]{1,8}| [A-Z][a-z]{2,6})?",
        prefix in prop::sample::select(vec!["", "de", "van 't", "van der", "d'"]),
    ) {
        let clients = Clients::new([person(1, "77", &first, prefix, &surname, None)]);
        for query in [first.clone(), surname.clone(), format!("{prefix} {surname}"), format!("{surname} {first}")] {
            let found = found(&clients, &query.to_uppercase());
            prop_assert_eq!(found, vec![(1, Quality::Word)], "{}", query);
        }
    }
}
