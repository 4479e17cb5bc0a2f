//! The prose stays true: every path that a document names exists, every module stands on the map, and every word of
//! the glossary is one of the code.

use std::fs;

use super::source::{expect_none, files, relative, sources, tokens, top};

/// Folders and files at the top that a path in backticks may start with.
const STARTS: &[&str] = &["src/", "tests/", "docs/", "benches/", ".ci/", ".cargo/"];

#[test]
fn every_path_in_a_document_exists() {
    let mut complaints = Vec::new();
    for (path, text) in documents() {
        for (number, line) in (1..).zip(text.lines()) {
            for name in in_backticks(line).filter(|name| is_path(name)) {
                if !exists(name) {
                    complaints.push(format!("{path}:{number}: `{name}` does not exist"));
                }
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn the_readme_leads_to_every_document() {
    let readme = fs::read_to_string(top().join("README.md")).unwrap();
    let lost: Vec<String> = documents()
        .into_iter()
        .filter(|(path, _)| path.starts_with("docs/") && !readme.contains(&format!("`{path}`")))
        .map(|(path, _)| format!("README.md: nothing leads to `{path}`"))
        .collect();
    expect_none(&lost);
}

#[test]
fn every_module_stands_on_the_map() {
    let map = fs::read_to_string(top().join("docs/architecture.md")).unwrap();
    let modules = tokens(&fs::read_to_string(top().join("src/lib.rs")).unwrap());
    let names = modules.windows(2).filter_map(|pair| match pair {
        [(_, word), (_, name)] if word == "mod" => Some(name.clone()),
        _ => None,
    });
    let missing: Vec<String> = names
        .filter(|name| !map.contains(&format!("`src/{name}/`")) && !map.contains(&format!("`src/{name}.rs`")))
        .map(|name| format!("docs/architecture.md: the code map lacks `src/{name}`"))
        .collect();
    expect_none(&missing);
}

#[test]
fn every_word_of_the_glossary_is_in_the_code() {
    let mut types = Vec::new();
    for source in sources(&["src"]) {
        let tokens = tokens(&source.code);
        types.extend(tokens.windows(2).filter_map(|pair| match pair {
            [(_, word), (_, name)] if word == "struct" || word == "enum" => Some(name.clone()),
            // Types that a macro makes: `name! { … ClientNumber, 20, …`.
            [(_, name), (_, comma)] if comma == "," && name.starts_with(char::is_uppercase) => {
                Some(name.clone())
            }
            _ => None,
        }));
    }
    let glossary = fs::read_to_string(top().join("docs/glossary.md")).unwrap();
    let rows = (1..).zip(glossary.lines()).filter(|(_, line)| line.starts_with("| `"));
    let words: Vec<(usize, &str)> =
        rows.filter_map(|(number, line)| Some((number, in_backticks(line).next()?))).collect();
    assert!(words.len() > 20, "the table of the glossary was not found");
    let missing: Vec<String> = words
        .iter()
        .filter(|(_, word)| !types.iter().any(|name| name == word))
        .map(|(number, word)| format!("docs/glossary.md:{number}: the code has no `{word}`"))
        .collect();
    expect_none(&missing);
}

/// Every document with its text: `docs` and the Markdown at the top.
fn documents() -> Vec<(String, String)> {
    let mut paths = files(&top().join("docs"));
    paths.extend(fs::read_dir(top()).unwrap().map(|entry| entry.unwrap().path()));
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.iter().map(|path| (relative(path), fs::read_to_string(path).unwrap())).collect()
}

fn in_backticks(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// A path without a placeholder in capitals such as `NAME`.
fn is_path(name: &str) -> bool {
    let plain = !name.contains(' ') && !name.contains('*') && !name.contains("NAME") && !name.contains("NNN");
    plain && STARTS.iter().any(|start| name.starts_with(start))
}

fn exists(name: &str) -> bool {
    top().join(name.trim_end_matches('/')).exists()
}

#[test]
fn paths_are_told_from_other_words() {
    let line = "see `src/lib.rs`, `cargo test`, `src/tui/screens/NAME.rs` and `docs/`";
    let found: Vec<&str> = in_backticks(line).filter(|name| is_path(name)).collect();
    assert_eq!(found, ["src/lib.rs", "docs/"]);
    assert!(exists("src/") && exists("src/lib.rs") && !exists("src/nowhere.rs"));
}
