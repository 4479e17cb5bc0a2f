//! No file is forgotten: a Rust file that no `mod` line names would silently not run.

use std::path::Path;

use super::source::{expect_none, sources, tokens, top};

#[test]
fn every_file_is_part_of_the_program_or_of_its_tests() {
    let mut complaints = Vec::new();
    for source in sources(&["src", "tests"]) {
        let path = Path::new(&source.path);
        let folder = path.parent().unwrap();
        let is_root = ["src/main.rs", "src/lib.rs", "tests/main.rs"].contains(&source.path.as_str());
        if is_root {
            continue;
        }
        let is_mod = path.file_name().unwrap() == "mod.rs";
        let name = if is_mod { folder.file_name() } else { path.file_stem() };
        let parent = parent_file(if is_mod { folder.parent().unwrap() } else { folder });
        if !names_module(&parent, &name.unwrap().to_string_lossy()) {
            complaints.push(format!("{}: forgotten; add its `mod` line to {parent}", source.path));
        }
    }
    expect_none(&complaints);
}

/// The file whose `mod` lines name the files of this folder.
fn parent_file(folder: &Path) -> String {
    let slashed = folder.to_string_lossy().replace('\\', "/");
    match slashed.as_str() {
        "src" => "src/lib.rs".to_owned(),
        "tests" => "tests/main.rs".to_owned(),
        _ if top().join(folder).join("mod.rs").exists() => format!("{slashed}/mod.rs"),
        _ => format!("{slashed}.rs"),
    }
}

fn names_module(file: &str, name: &str) -> bool {
    let Ok(text) = std::fs::read_to_string(top().join(file)) else { return false };
    let source = super::source::Source::new(file, &text);
    let words: Vec<String> = tokens(&source.code).into_iter().map(|(_, word)| word).collect();
    words.windows(3).any(|window| *window == ["mod", name, ";"])
}
