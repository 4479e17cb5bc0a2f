//! The prose stays true: every path that a document names exists.

use std::fs;

use super::source::{expect_none, files, relative, top};

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
