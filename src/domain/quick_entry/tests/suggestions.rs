//! What is suggested at the cursor, and that a suggestion means what it shows.

use proptest::prelude::*;

use super::properties::line;
use super::world::World;
use super::*;
use crate::domain::text::Lang;

/// The cursor stands at `|`.
fn suggested(marked: &str) -> Vec<String> {
    let world = World::of_the_specification();
    let (line, cursor) = (marked.replace('|', ""), marked.find('|').unwrap());
    suggest(&line, cursor, &world.context())
        .iter()
        .map(|found| format!("{}={}", line.get(found.span.range()).unwrap(), found.insert.nl))
        .collect()
}

#[test]
fn the_word_at_the_cursor_is_completed() {
    for (line, expected) in [
        ("45 tel jan|", vec!["jan=J-0142", "jan=J-0143"]),
        ("45 tel jansen t|", vec!["jansen t=J-0143"]),
        ("45 tel zo|ë", vec!["zoë=J-0177", "zoë=zondag"]),
        ("45 tel 12|", vec!["12==1234"]),
        ("45 tel 2024-|", vec!["2024-==2024-0007"]),
        ("12|", vec![]),
        ("45 versl|", vec!["versl=verslaglegging"]),
        ("45 gesprek m|", vec!["gesprek m=gesprek met ouders"]),
        ("45 tel|", vec![]),
        ("gist|", vec!["gist=gisteren"]),
        ("45 tel wit #|", vec!["#=#lot-1", "#=#lot-2", "#=#transport"]),
        ("45 tel wit #foren|", vec!["#foren=#lot-2"]),
        ("45 tel wit @w|", vec!["@w=@WO", "@w=@WO+"]),
        ("45 tel =pau|", vec!["=pau=J-0210"]),
        ("45 +verl|", vec!["+verl=verlof"]),
        ("45 tel |", vec!["=J-0142", "=J-0177", "=J-0200"]),
        ("|", vec![]),
        ("45 tel wit |", vec![]),
        ("45 tel wit -- jan|", vec![]),
        ("45 xyzzy|", vec![]),
    ] {
        assert_eq!(suggested(line), expected, "{line}");
    }
    assert_eq!(suggested("45 wit |").first().map(String::as_str), Some("=face-to-face contact"));
    assert_eq!(suggested("45 |").iter().filter(|found| found.starts_with("=J-")).count(), 3);
    assert_eq!(suggested("45 t|").len(), 8);
}

#[test]
fn an_accepted_suggestion_leaves_the_cursor_behind_a_space() {
    let world = World::of_the_specification();
    for (line, cursor, lang, expected) in [
        ("45 jansen t tel", 11, Lang::Nl, ("45 J-0143 tel", 10)),
        ("45 gesprek m", 12, Lang::En, ("45 conversation with parents ", 29)),
        ("45 gesprek m", 12, Lang::Nl, ("45 gesprek met ouders ", 22)),
    ] {
        let first = suggest(line, cursor, &world.context()).remove(0);
        assert_eq!(accept(line, &first, lang), (expected.0.to_owned(), expected.1), "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn suggesting_never_fails(line in line(), cursor in 0..200usize) {
        let world = World::of_the_specification();
        let cursor = (0..=cursor.min(line.len())).rfind(|at| line.is_char_boundary(*at)).unwrap();
        for found in suggest(&line, cursor, &world.context()) {
            prop_assert!(line.get(found.span.range()).is_some());
            prop_assert!(found.span.start <= cursor && cursor <= found.span.end);
            let (accepted, after) = accept(&line, &found, Lang::Nl);
            prop_assert!(accepted.is_char_boundary(after));
            let meaning = parse(&found.insert.nl, &world.context()).tokens;
            prop_assert!(matches!(meaning.as_slice(), [token] if token.meaning == found.kind), "{}", found.insert.nl);
        }
    }
}
