//! The walls of the house: no module names one above it, and the machine edges do not name each other.
//!
//! Reads every `crate::`, `uurwerk::`, `super::` and `self::` path in `src`, in `use` lines and elsewhere. The price of one package
//! instead of a workspace is that this test, not the compiler, guards the walls.

use super::source::{Source, expect_none, sources, tokens};

/// Module, and the modules that it may name besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("messages", &["domain"]),
    ("import", &["domain"]),
    ("export", &["domain"]),
    ("surroundings", &["domain"]),
    ("operations", &["domain", "store", "messages", "import", "export", "surroundings"]),
    ("problem", &["domain", "store", "messages", "import", "export", "operations"]),
    ("tui", &["domain", "store", "import", "export", "operations", "surroundings", "problem"]),
    // The made-up municipalities write messages.
    ("demo", &["domain", "store", "messages", "import", "operations", "surroundings", "problem"]),
    // The bare command opens the terminal interface; the terminal interface knows no commands.
    (
        "cli",
        &[
            "domain",
            "store",
            "messages",
            "import",
            "export",
            "operations",
            "surroundings",
            "problem",
            "tui",
            "demo",
        ],
    ),
    ("main", &["domain", "surroundings", "problem", "cli", "tui"]),
    ("lib", &[]),
];

/// A crate that only these modules may name; a module stands for everything below it.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("quick_xml", &["messages", "import"]),
    ("zip", &["import", "export"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("rpassword", &["cli"]),
    ("ratatui", &["tui"]),
    ("ratatui_textarea", &["tui"]),
    ("crossterm", &["tui"]),
    ("color_eyre", &["main"]),
    ("directories", &["surroundings"]),
    ("sys_locale", &["surroundings"]),
    ("getrandom", &["surroundings"]),
    ("tempfile", &["export", "store"]),
    ("csv", &["import", "export"]),
    ("toml", &["import"]),
    ("serde", &["store", "import", "export", "cli"]),
    ("serde_json", &["store", "export"]),
];

/// The made-up municipality of the tests is a program of its own: it judges what ours makes, so it knows nothing of ours.
const MUNICIPALITY: &str = "tests/municipality";

/// Names of the standard library that the domain does without: it cannot fail by the outside.
const OUTSIDE: &[&str] = &["fs", "io", "env", "net", "process", "thread", "SystemTime", "Instant"];

#[test]
fn the_municipality_of_the_tests_knows_nothing_of_the_program() {
    let found = sources(&[MUNICIPALITY]);
    assert!(found.iter().any(|source| source.path.ends_with("judge.rs")), "the municipality is gone");
    let complaints: Vec<String> = found.iter().flat_map(ours).collect();
    expect_none(&complaints);
}

/// Names by which code reaches the program or other tests.
fn ours(source: &Source) -> Vec<String> {
    let tokens = tokens(&source.code);
    let named = tokens.iter().filter(|(_, word)| ["uurwerk", "crate"].contains(&word.as_str()));
    named
        .map(|(at, word)| {
            format!("{}:{}: `{word}`: {MUNICIPALITY} stands alone", source.path, source.line_of(*at))
        })
        .collect()
}

#[test]
fn a_municipality_that_knows_the_program_is_found() {
    let source = Source::new("x.rs", "use std::fmt;\nuse uurwerk::domain;\nuse crate::claims;\n");
    assert_eq!(ours(&source).len(), 2);
}

#[test]
fn no_arrow_points_up() {
    let complaints: Vec<String> = sources(&["src"]).iter().flat_map(complaints).collect();
    expect_none(&complaints);
}

fn complaints(source: &Source) -> Vec<String> {
    let here = module_of(&source.path);
    let Some(layer) = here.first().cloned() else { return Vec::new() };
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!(
            "{}:1: `{layer}` has no layer: give it a line in tests/tidy/layers.rs",
            source.path
        )];
    };
    let mut out = Vec::new();
    for Named { at, path } in paths(source, &here) {
        let Some(target) = path.first().filter(|_| layer != "lib") else { continue };
        let known = LAYERS.iter().any(|(name, _)| name == target);
        if known && *target != layer && !allowed.contains(&target.as_str()) {
            let allowed = if allowed.is_empty() { "nothing above itself".into() } else { allowed.join(", ") };
            let line = source.line_of(at);
            out.push(format!("{}:{line}: `{layer}` names `{target}`; it may name {allowed}", source.path));
        }
    }
    out.extend(foreign(source, &layer));
    out.dedup();
    out
}

/// Crates and parts of the standard library that do not belong in this layer.
fn foreign(source: &Source, layer: &str) -> Vec<String> {
    let tokens = tokens(&source.code);
    let mut out = Vec::new();
    let mut before = ["", ""];
    for window in tokens.windows(3) {
        let [(at, first), (_, second), (_, third)] = window else { continue };
        // `export::csv::write` is our own module, `::csv::Writer` and `csv::Writer` are the crate.
        let goes_on = before.last() == Some(&"::")
            && before.first().is_some_and(|word| word.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        before = [before.last().copied().unwrap_or_default(), first.as_str()];
        let starts_path = !goes_on && (second == "::" || second == ";" || second == "as");
        let line = || source.line_of(*at);
        if let Some((name, homes)) = CRATES.iter().find(|(name, _)| starts_path && name == first)
            && !homes.contains(&layer)
        {
            let homes = homes.join(", ");
            out.push(format!(
                "{}:{}: `{layer}` names the crate `{name}`; only {homes} may",
                source.path,
                line()
            ));
        }
        if layer == "domain" && first == "std" && OUTSIDE.contains(&third.as_str()) {
            out.push(format!("{}:{}: the domain names `std::{third}`: hand it in", source.path, line()));
        }
    }
    out
}

/// `src/store/schema.rs` is `store::schema`; `src/store/mod.rs` is `store`.
fn module_of(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// A path of this package that is named somewhere, from its top.
struct Named {
    at: usize,
    path: Vec<String>,
}

/// Every path of this package that the source names, with groups (`{a, b::c}`) taken apart.
fn paths(source: &Source, here: &[String]) -> Vec<Named> {
    let tokens = tokens(&source.code);
    let mut found = Vec::new();
    // Names of modules written inside the file, with the depth of braces at which each ends.
    let (mut inner, mut depth) = (Vec::new(), 0_usize);
    let mut at = 0;
    while let Some((_, word)) = tokens.get(at) {
        let next = tokens.get(at + 1).map_or("", |(_, word)| word.as_str());
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |(_, word)| word.as_str());
        match word.as_str() {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inner.retain(|(_, ends)| *ends != depth);
            }
            "mod" if tokens.get(at + 2).is_some_and(|(_, word)| word == "{") => {
                inner.push((next.to_owned(), depth));
            }
            "crate" | "uurwerk" | "super" | "self" if next == "::" && before != "::" => {
                let mut module: Vec<String> = here.to_vec();
                module.extend(inner.iter().map(|(name, _)| name.clone()));
                if matches!(word.as_str(), "crate" | "uurwerk") {
                    module.clear();
                } else if word == "super" {
                    module.pop();
                }
                at = follow(&tokens, at + 2, module, &mut found);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Follows a path from the token after its `::`; gives the place of the token after it.
fn follow(tokens: &[(usize, String)], mut at: usize, mut path: Vec<String>, found: &mut Vec<Named>) -> usize {
    while let Some((place, word)) = tokens.get(at) {
        match word.as_str() {
            "super" => _ = path.pop(),
            "self" | "::" => {}
            "{" => {
                at += 1;
                while let Some((_, word)) = tokens.get(at) {
                    match word.as_str() {
                        "}" => return at + 1,
                        "," => at += 1,
                        _ => at = follow(tokens, at, path.clone(), found).max(at + 1),
                    }
                }
                return at;
            }
            name if name.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                path.push(name.to_owned());
                if tokens.get(at + 1).is_none_or(|(_, next)| next != "::") {
                    found.push(Named { at: *place, path });
                    return at + 1;
                }
            }
            _ => {
                found.push(Named { at: *place, path });
                return at;
            }
        }
        at += 1;
    }
    at
}

#[test]
fn an_arrow_upwards_is_found_wherever_it_hides() {
    for (path, text, complaint) in [
        ("src/domain/a.rs", "use crate::store::Store;", "src/domain/a.rs:1: `domain` names `store`"),
        ("src/domain/a/b.rs", "\nuse super::super::super::cli;", "src/domain/a/b.rs:2: `domain` names `cli`"),
        ("src/domain/mod.rs", "use super::{store};", "`domain` names `store`"),
        ("src/store/a.rs", "use crate::{domain::X, messages::{Y, Z}};", "`store` names `messages`"),
        ("src/messages/a.rs", "fn f() { let x = crate::store::open(); }", "`messages` names `store`"),
        ("src/operations/a.rs", "use crate::problem::Problem;", "`operations` names `problem`"),
        ("src/tui/a.rs", "use crate::cli;", "`tui` names `cli`"),
        ("src/tui/a.rs", "use crate::demo;", "`tui` names `demo`"),
        ("src/store/a.rs", "mod tests { use super::super::super::export; }", "`store` names `export`"),
        ("src/surroundings.rs", "use super::operations;", "`surroundings` names `operations`"),
        (
            "src/operations/a.rs",
            "use rusqlite::Connection;",
            "`operations` names the crate `rusqlite`; only store",
        ),
        ("src/export/a.rs", "fn f() -> quick_xml::Reader {}", "`export` names the crate `quick_xml`"),
        ("src/store/a.rs", "fn f() { let x = ::csv::Writer::new(); }", "`store` names the crate `csv`"),
        ("src/domain/a.rs", "use serde::Serialize;", "`domain` names the crate `serde`"),
        ("src/domain/a.rs", "use std::fs::File;", "the domain names `std::fs`"),
        ("src/newcomer.rs", "fn f() {}", "`newcomer` has no layer"),
    ] {
        let found = complaints(&Source::new(path, text));
        assert!(found.len() == 1 && found.iter().all(|c| c.contains(complaint)), "{text}: {found:?}");
    }
}

#[test]
fn arrows_downwards_pass() {
    for (path, text) in [
        ("src/domain/a/b.rs", "use super::super::text::Text; use crate::domain::money::Cents;"),
        ("src/domain/a.rs", "mod tests { use super::*; use super::super::store_like; }"),
        ("src/store/a.rs", "use crate::domain::{text::Text, time::{Day, Month}}; use super::convert;"),
        ("src/cli/a.rs", "// crate::nothing\nuse crate::operations::log_time; let s = \"crate::main\";"),
        ("src/cli/a.rs", "fn f() { export::csv::write(); }"),
        ("src/operations/a.rs", "use crate::store::{self, Store}; crate::text!(\"a\", \"b\")"),
    ] {
        assert_eq!(complaints(&Source::new(path, text)), Vec::<String>::new(), "{text}");
    }
}
