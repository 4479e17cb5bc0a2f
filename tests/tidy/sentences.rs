//! Every module file says in its first line what it is.

use super::source::{expect_none, sources};

#[test]
fn every_file_opens_with_a_sentence() {
    let complaints: Vec<String> = sources(&["src", "tests"])
        .iter()
        .filter(|source| !opens_with_a_sentence(&source.text))
        .map(|source| format!("{}:1: open it with `//!` and a sentence that says what it is", source.path))
        .collect();
    expect_none(&complaints);
}

fn opens_with_a_sentence(text: &str) -> bool {
    let first: String = text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join(" ");
    first.split_whitespace().count() > 1
        && (first.contains('.') || first.trim_end().ends_with(':') || first.trim_end().ends_with('?'))
}

#[test]
fn a_sentence_ends() {
    for (text, ok) in [
        ("//! Reads the file.\nuse x;", true),
        ("//! Reads the\n//! file.\n", true),
        ("//! tests\n", false),
        ("use x;\n", false),
        ("\n//! Too late.\n", false),
    ] {
        assert_eq!(opens_with_a_sentence(text), ok, "{text:?}");
    }
}
