//! The numbers of the house: functions of at most 70 lines, files of at most 500 without their tests.

use super::source::{Source, expect_none, sources, tokens};

const FUNCTION: usize = 70;
const FILE: usize = 500;
/// Arguments, surroundings, run, exit status: nothing else.
const MAIN: usize = 40;

/// What may be larger, and why. The text is the path, or the path and the function as `path name`.
const EXCEPTIONS: &[(&str, &str)] = &[];

#[test]
fn files_and_functions_stay_small() {
    let mut complaints = Vec::new();
    let mut used = Vec::new();
    for source in sources(&["src", "tests"]) {
        let lines = source.lines_without_tests();
        // Long tables of cases are what tests are for.
        if lines > FILE && source.path.starts_with("src/") && !source.path.ends_with("/tests.rs") {
            let words = format!("{}: {lines} lines, the house allows {FILE}: split it", source.path);
            judge(source.path.clone(), words, &mut used, &mut complaints);
        }
        if source.path == "src/main.rs" && lines > MAIN {
            complaints.push(format!("src/main.rs: {lines} lines, the house allows {MAIN}: no logic here"));
        }
        for function in functions(&source) {
            if function.lines > FUNCTION {
                let Function { name, line, lines } = &function;
                let words = format!("{}:{line}: {name} has {lines} lines, {FUNCTION} allowed", source.path);
                judge(format!("{} {name}", source.path), words, &mut used, &mut complaints);
            }
        }
    }
    let stale = EXCEPTIONS.iter().filter(|(what, _)| !used.iter().any(|name| name == what));
    complaints.extend(stale.map(|(what, _)| format!("{what}: no longer needs its exception, remove it")));
    expect_none(&complaints);
}

fn judge(name: String, words: String, used: &mut Vec<String>, complaints: &mut Vec<String>) {
    if EXCEPTIONS.iter().any(|(what, _)| *what == name) {
        used.push(name);
    } else {
        complaints.push(words);
    }
}

struct Function {
    name: String,
    line: usize,
    /// From `fn` to the closing brace; in tests without the lines of literals, which are expectations.
    lines: usize,
}

fn functions(source: &Source) -> Vec<Function> {
    let tokens = tokens(&source.code);
    let mut found = Vec::new();
    for (index, (start, _)) in tokens.iter().enumerate().filter(|(_, (_, word))| word == "fn") {
        let Some((_, name)) = tokens.get(index + 1) else { continue };
        let is_type = name == "("; // `fn(u8) -> u8`
        if is_type {
            continue;
        }
        if let Some(end) = end_of_body(tokens.get(index..).unwrap_or_default()) {
            let (line, last) = (source.line_of(*start), source.line_of(end));
            let body = source.code.lines().skip(line - 1).take(last + 1 - line);
            let is_test = source.path.starts_with("tests/") || line > source.lines_without_tests();
            let lines = body.filter(|text| !(is_test && text.trim().is_empty())).count();
            found.push(Function { name: name.clone(), line, lines });
        }
    }
    found
}

/// Where the body of the function closes; `None` for a declaration without one.
fn end_of_body(tokens: &[(usize, String)]) -> Option<usize> {
    let (mut braces, mut other) = (0_usize, 0_usize);
    for (at, word) in tokens {
        match word.as_str() {
            "(" | "[" => other += 1,
            ")" | "]" => other = other.checked_sub(1)?,
            ";" if braces == 0 && other == 0 => return None,
            "{" => braces += 1,
            "}" if braces == 1 => return Some(*at),
            "}" => braces = braces.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[test]
fn the_lines_of_a_function_are_counted() {
    let text =
        "trait T { fn a(&self); }\nfn b<F: Fn(u8)>(f: fn(u8) -> u8, g: [u8; 2]) {\n    if x {\n    }\n}\n";
    let source = Source::new("x.rs", text);
    let found: Vec<(String, usize, usize)> =
        functions(&source).into_iter().map(|f| (f.name, f.line, f.lines)).collect();
    assert_eq!(found, [("b".to_owned(), 2, 4)]);
    let expectation = "fn a() {\n    let b = \"\n\n    c\n\";\n}\n";
    let lines = |path| functions(&Source::new(path, expectation)).first().unwrap().lines;
    assert_eq!((lines("src/x.rs"), lines("tests/x.rs")), (6, 4));
}
