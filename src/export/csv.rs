//! Rows as CSV: UTF-8, commas, quotes where needed, one `\n` after each line; what `docs/import-formats.md` describes, it
//! can be read back as.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, WriterBuilder};

use super::Cell;
use crate::domain::text::is_obeyed;

/// Writes a first line of column names, then a line for each row. A row has as many cells as there are columns.
pub fn write<'a>(
    out: &mut dyn Write,
    columns: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell<'a>>>,
) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(columns).map_err(trouble)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| words(cell).into_owned())).map_err(trouble)?;
    }
    writer.flush()
}

/// The error of the stream itself: a closed pipe must be known as one.
fn trouble(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn words<'a>(cell: &Cell<'a>) -> Cow<'a, str> {
    match cell {
        Cell::Text(text) => guarded(shown(Cow::Borrowed(text))),
        Cell::List(texts) => guarded(shown(Cow::Owned(texts.join(";")))),
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Cents(cents) => Cow::Owned(cents.to_string()),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Bool(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Cell::Empty => Cow::Borrowed(""),
    }
}

/// Without what a terminal or an editor would obey, but for line ends; a tab is a space.
fn shown(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || !is_obeyed(c)) {
        return text;
    }
    let plain = text.replace(['\t', '\r'], " ");
    Cow::Owned(plain.chars().filter(|c| *c == '\n' || !is_obeyed(*c)).collect())
}

/// A text that a spreadsheet would run as a formula gets an apostrophe in front; so does one that already has such an
/// apostrophe, so that taking one off gives back every text.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_formula = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@']);
    if is_formula { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Cents;
    use crate::domain::time::Day;

    fn written(rows: Vec<Vec<Cell>>) -> String {
        let mut out = Vec::new();
        write(&mut out, &["a", "b"], rows).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_are_plain_for_programs() {
        let day = Day::parse_iso("2025-03-13").unwrap();
        let list = ["PS-A8".to_owned(), "TR389".to_owned()];
        let rows = vec![
            vec![Cell::Integer(-5), Cell::Cents(Cents(135_300))],
            vec![Cell::Cents(Cents(-5)), Cell::Day(day)],
            vec![Cell::Bool(true), Cell::List(&list)],
            vec![Cell::Empty, Cell::Text("é")],
            vec![Cell::Empty, Cell::Empty],
        ];
        assert_eq!(written(rows), "a,b\n-5,1353.00\n-0.05,2025-03-13\ntrue,PS-A8;TR389\n,é\n,\n");
        assert_eq!(written(vec![]), "a,b\n");
    }

    #[test]
    fn texts_are_quoted_where_needed_and_never_formulas() {
        for (text, line) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("a;b", "a;b"),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("+31", "'+31"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", " x"),
            ("a\rx", "a x"),
            ("'=x", "''=x"),
            ("'s-Gravenhage", "'s-Gravenhage"),
            ("a=b", "a=b"),
            ("\u{1b}]0;x\u{7}\u{202e}=y", "]0;x=y"),
            ("\u{feff}=y", "'=y"),
            ("", ""),
        ] {
            assert_eq!(
                written(vec![vec![Cell::Text(text), Cell::Empty]]),
                format!("a,b\n{line},\n"),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_closed_pipe_is_an_error_and_no_panic() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let row = || vec![Cell::Text("x"), Cell::Empty];
        // Few rows wait in a buffer until the end, many meet the pipe on the way.
        for rows in [10, 100_000] {
            let error = write(&mut Closed, &["a", "b"], vec![row(); rows]).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
        }
    }
}
