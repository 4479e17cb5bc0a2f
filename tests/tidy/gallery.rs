//! Every error that has words hangs in the gallery.

use super::source::{Source, expect_none, sources, tokens};

#[test]
fn every_error_with_words_hangs_in_the_gallery() {
    let gallery: Vec<String> = sources(&["tests/errors"])
        .iter()
        .flat_map(|source| tokens(&source.code).into_iter().map(|(_, word)| word))
        .collect();
    let problems: Vec<Source> =
        sources(&["src"]).into_iter().filter(|source| source.path.starts_with("src/problem")).collect();
    let mut complaints = Vec::new();
    let mut count = 0;
    for source in &problems {
        for (at, name) in errors(source) {
            count += 1;
            if !gallery.contains(&name) {
                let line = source.line_of(at);
                complaints
                    .push(format!("{}:{line}: `{name}` is not in tests/errors/gallery.rs", source.path));
            }
        }
    }
    assert!(count > 15, "the errors were not found");
    expect_none(&complaints);
}

/// Errors that become a problem: `add_client` of `add_client::Error`, else the name of the type.
fn errors(source: &Source) -> Vec<(usize, String)> {
    let tokens = tokens(&source.code);
    let mut found = Vec::new();
    for (index, window) in tokens.windows(3).enumerate() {
        let [(_, first), (at, second), (_, third)] = window else { continue };
        if (first.as_str(), second.as_str(), third.as_str()) != ("impl", "From", "<") {
            continue;
        }
        let inside = tokens.iter().skip(index + 3).take_while(|(_, word)| word != ">");
        let names: Vec<&String> =
            inside.map(|(_, word)| word).filter(|word| *word != "&" && *word != "::").collect();
        let name = names.iter().rev().nth(1).or(names.last());
        found.extend(name.map(|name| (*at, (*name).clone())));
    }
    found
}

#[test]
fn errors_are_known_by_their_module() {
    let source =
        Source::new("x.rs", "impl From<add_client::Error> for P {}\nimpl From<&StoreError> for P {}\n");
    let names: Vec<String> = errors(&source).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["add_client", "StoreError"]);
}
