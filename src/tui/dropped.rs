//! Paths as terminals hand them over when files are dropped on them: as they are, quoted, with escaped spaces, or as addresses
//! (`file://`); several of them on one line or below each other.

use std::path::{Path, PathBuf};

/// The paths in a text. One that exists as it stands is taken as it stands, with spaces and quotes and all.
pub fn paths(text: &str, exists: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .flat_map(|line| on_line(line, exists))
        .collect()
}

fn on_line(line: &str, exists: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    if exists(Path::new(line)) {
        return vec![PathBuf::from(line)];
    }
    let paths: Vec<PathBuf> = words(line).iter().map(|word| of_word(word)).collect();
    // A path with spaces that was typed by hand: whoever names something that is not there reads it back whole.
    let is_plain = !line.contains(['\'', '"', '\\']) && !line.contains(ADDRESS);
    if is_plain && paths.len() > 1 && !paths.iter().any(|path| exists(path)) {
        return vec![PathBuf::from(line)];
    }
    paths
}

const ADDRESS: &str = "file://";

fn of_word(word: &str) -> PathBuf {
    let Some(rest) = word.strip_prefix(ADDRESS) else { return PathBuf::from(word) };
    // The name of a machine may stand before the path; it is this one.
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(rest);
    PathBuf::from(decoded(path))
}

/// `%20` as the space that it stands for; what is no such thing stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let ahead = rest.clone();
        let digits: Vec<u8> = ahead.take(2).collect();
        let code = std::str::from_utf8(&digits).ok().filter(|digits| digits.len() == 2);
        let code = code.filter(|_| byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if code.is_some() {
            rest.next();
            rest.next();
        }
        bytes.push(code.unwrap_or(byte));
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Words as a shell reads them: spaces within quotes, or after a backslash, belong to the word.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), None::<String>);
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') if cfg!(unix) => {
                word.get_or_insert_default().extend(characters.next());
            }
            (None, _) if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a terminal hands over, and the paths that it means when `known` are there.
    fn check(text: &str, known: &[&str], expected: &[&str]) {
        let exists = |path: &Path| known.iter().any(|one| Path::new(one) == path);
        let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
        assert_eq!(paths(text, &exists), expected, "{text}");
    }

    #[test]
    fn dropped_files_are_recognised_however_the_terminal_writes_them() {
        check("/in/a.xml", &[], &["/in/a.xml"]);
        check("  /in/a.xml \r\n", &[], &["/in/a.xml"]);
        check("'/in/my file.xml'", &[], &["/in/my file.xml"]);
        check("\"/in/my file.xml\" ", &[], &["/in/my file.xml"]);
        check("'/in/a.xml' '/in/b c.zip'", &[], &["/in/a.xml", "/in/b c.zip"]);
        check("/in/a.xml /in/b.zip", &["/in/a.xml", "/in/b.zip"], &["/in/a.xml", "/in/b.zip"]);
        check("/in/a.xml\n/in/b.xml\n", &[], &["/in/a.xml", "/in/b.xml"]);
        check("file:///in/my%20file.xml", &[], &["/in/my file.xml"]);
        check("file://localhost/in/%C3%A9.xml", &[], &["/in/é.xml"]);
        check("file:///in/a.xml file:///in/b.xml", &[], &["/in/a.xml", "/in/b.xml"]);
        check("file:///in/100%.xml", &[], &["/in/100%.xml"]);
        check("/in/my file.xml", &["/in/my file.xml"], &["/in/my file.xml"]);
        check("/in/my file.xml", &[], &["/in/my file.xml"]);
        check("/in/it's.xml", &["/in/it's.xml"], &["/in/it's.xml"]);
        check("", &[], &[]);
        check("'/in/open", &[], &["/in/open"]);
    }

    #[cfg(unix)]
    #[test]
    fn escaped_spaces_belong_to_the_path() {
        check("/in/my\\ file.xml", &[], &["/in/my file.xml"]);
        check("/in/my\\ file.xml /in/b\\'s.xml", &[], &["/in/my file.xml", "/in/b's.xml"]);
        check("/in/end\\", &[], &["/in/end"]);
    }
}
