//! Tests stay honest: none is switched off, none passes because something panicked somewhere.

use super::source::{Source, expect_none, sources, tokens};

#[test]
fn no_test_is_ignored_and_none_hopes_for_a_panic() {
    let complaints: Vec<String> = sources(&["src", "tests"])
        .iter()
        .flat_map(|source| tricks(source, &["ignore", "should_panic"]))
        .collect();
    expect_none(&complaints);
}

#[test]
fn the_domain_converts_numbers_without_losing_any() {
    let complaints: Vec<String> = sources(&["src/domain"]).iter().flat_map(casts).collect();
    expect_none(&complaints);
}

/// Attributes of these names.
fn tricks(source: &Source, names: &[&str]) -> Vec<String> {
    let tokens = tokens(&source.code);
    let words: Vec<&str> = tokens.iter().map(|(_, word)| word.as_str()).collect();
    words
        .windows(3)
        .zip(&tokens)
        .filter(|(window, _)| matches!(window, ["#", "[", name] if names.contains(name)))
        .map(|(window, (at, _))| {
            let name = window.last().unwrap();
            format!("{}:{}: `{name}`: make the test run, or remove it", source.path, source.line_of(*at))
        })
        .collect()
}

const NUMBERS: [&str; 14] =
    ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];

fn casts(source: &Source) -> Vec<String> {
    let tokens = tokens(&source.code);
    tokens
        .windows(2)
        .filter(|pair| matches!(pair, [(_, word), (_, to)] if word == "as" && NUMBERS.contains(&to.as_str())))
        .map(|pair| {
            let line = source.line_of(pair.first().unwrap().0);
            format!("{}:{line}: `as` may lose digits: use From or TryFrom", source.path)
        })
        .collect()
}

#[test]
fn tricks_are_found() {
    let source = Source::new("x.rs", "#[test]\n#[ignore]\nfn a() { let b = c as i64; }\n");
    assert_eq!(tricks(&source, &["ignore"]), ["x.rs:2: `ignore`: make the test run, or remove it"]);
    assert_eq!(casts(&source), ["x.rs:3: `as` may lose digits: use From or TryFrom"]);
}
