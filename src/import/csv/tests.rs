//! Tables of two columns, right and wrong.

use super::*;
use crate::import::values;

const COLUMNS: [Column; 3] = [Column::needed("name"), Column::needed("count"), Column::free_text("note")];

type Read = TableRead<(String, u32, Option<String>)>;

fn as_text(text: &str) -> Result<String, Text> {
    if text == "bad" { Err(text!("slecht", "bad")) } else { Ok(text.to_owned()) }
}

fn table(bytes: &[u8]) -> Read {
    read(bytes, &COLUMNS, |fields| {
        let name = fields.required("name", as_text);
        let count = fields.required("count", |text| values::number(text, 0, 100));
        let note = fields.optional("note", as_text);
        Ok((name?, count?, note?))
    })
}

/// Rows as `line name count note`, then complaints as `line column words`, or `refused` with complaints.
fn said(bytes: &[u8]) -> String {
    let (rows, complaints) = match table(bytes) {
        Ok(imported) => (imported.rows, imported.complaints),
        Err(complaints) => {
            let said: Vec<_> =
                complaints.iter().map(|complaint| complaint.sentence().en.into_owned()).collect();
            return format!("refused: {}", said.join(" | "));
        }
    };
    let rows = rows.into_iter().map(|Row { line, value: (name, count, note) }| {
        let note = note.map(|note| format!(" {note:?}")).unwrap_or_default();
        format!("{line} {name} {count}{note}")
    });
    let complaints = complaints.iter().map(|complaint| complaint.sentence().en.into_owned());
    rows.chain(complaints).collect::<Vec<_>>().join(" | ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(said(text.as_bytes()), *expected, "{text:?}");
    }
}

#[test]
fn tables_come_in_many_coats() {
    check(&[
        ("name,count\na,1\n", "2 a 1"),
        ("name,count\na,1", "2 a 1"),
        ("name;count\r\na;1\r\nb;2\r\n", "2 a 1 | 3 b 2"),
        ("name,count\ra,1\rb,2", "2 a 1 | 3 b 2"),
        ("\u{feff}name,count\na,1\n", "2 a 1"),
        (" Count , NAME \n 1 , a \n", "2 a 1"),
        ("\"name\";\"count\"\n\"a;b\";\"1\"\n", "2 a;b 1"),
        ("name,count\n", ""),
        ("note,name,count\n,a,1\n", "2 a 1"),
        ("name,count\ne\u{301},1\n", "2 é 1"),
        ("name,count\n\u{a0}a\u{a0},1\n", "2 a 1"),
    ]);
}

#[test]
fn a_row_has_the_line_on_which_it_starts() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "\n\nname,count,note\na,1,\"x\ny\"\n\n,,\nb,2,\n\"c\",101,\n".replace('\n', end);
        let note = format!("x{end}y");
        let expected =
            format!("4 a 1 {note:?} | 8 b 2 | line 9, count: expected a whole number from 0 to 100");
        assert_eq!(said(text.as_bytes()), expected, "{end:?}");
    }
}

#[test]
fn a_bad_row_does_not_hide_the_others() {
    check(&[
        (
            "name,count\na,x\nb,2\n,\n,3\nd\ne,5,6\nf,6\n",
            "3 b 2 | 8 f 6 | line 2, count: expected a whole number from 0 to 100 | \
             line 5, name: this value is missing | \
             line 6: found 1 value, expected 2; a value that holds a , must stand in quotes | \
             line 7: found 3 values, expected 2; a value that holds a , must stand in quotes",
        ),
        (
            "name,count\n\u{1b}[2J,x\n",
            "line 2, name: a line break, tab or control character stands here; take it out",
        ),
        (
            "name,count\n\"a\nb\",1\n",
            "line 2, name: a line break, tab or control character stands here; take it out",
        ),
        (
            "name,count\na\u{202e}b,1\n",
            "line 2, name: a line break, tab or control character stands here; take it out",
        ),
        ("name,count,note\na,1,\"x\u{7}y\"\n", "line 2, note: a control character stands here; take it out"),
        ("name,count,note\na,1,x\ty\n", "2 a 1 \"x y\""),
    ]);
}

#[test]
fn all_or_nothing_means_all() {
    assert_eq!(table(b"name,count\na,1\nb,2\n").unwrap().all_or_nothing().unwrap().len(), 2);
    assert_eq!(table(b"name,count\na,1\nb,x\n").unwrap().all_or_nothing().unwrap_err().len(), 1);
}

#[test]
fn the_first_line_must_be_right() {
    check(&[
        ("", "refused: the file is empty; the first line must name the columns: name,count,note"),
        ("\u{feff}", "refused: the file is empty; the first line must name the columns: name,count,note"),
        ("\n \n", "refused: the file is empty; the first line must name the columns: name,count,note"),
        ("name\na\n", "refused: line 1, count: this column is missing"),
        (
            "name,count,colour,note,#5\n",
            "refused: line 1, colour: this column is unknown; the columns are name,count,note | \
             line 1, #5: this column is unknown; the columns are name,count,note",
        ),
        ("name,count,Name\n", "refused: line 1, name: this column stands here twice"),
        ("name,,count\n", "refused: line 1, #2: this column is unknown; the columns are name,count,note"),
        (
            "name\tcount\na\t1\n",
            "refused: line 1: the first line must name the columns, separated by commas or semicolons: name,count,note",
        ),
    ]);
}

#[test]
fn a_file_without_column_names_is_not_repeated() {
    for text in ["Jansen,999900018\n", "999900018\n", &"Jansen;".repeat(5_000)] {
        let said = said(text.as_bytes());
        assert!(said.starts_with("refused: line 1: the first line must name"), "{said}");
        assert!(!said.contains("Jansen") && !said.contains("9999"), "{said}");
    }
    let said = said(b"name,count,999900018\n");
    assert!(said.contains("#3") && !said.contains("9999"), "{said}");
}

#[test]
fn quotes_that_do_not_pair_refuse_the_file() {
    check(&[
        ("name,count,note\na,1,\"x, \"\"y\"\"\"\n", "2 a 1 \"x, \\\"y\\\"\""),
        ("name,count,note\na,1,\"\"\n", "2 a 1"),
        ("name,count\na,1\n\"b,2\nc,3\n", "refused: line 3: the quote that opens here is never closed"),
        (
            "name,count\n\"b,2\nc,3\n\"d\",4\n",
            "refused: line 4: something follows the closing quote; write a quote inside a value twice",
        ),
        (
            "name,count\r\n5\" b,2\r\n",
            "refused: line 2: a quote stands alone here; put the whole value in quotes and write it twice",
        ),
        (
            "name,count\n \"b\",2\n",
            "refused: line 2: a quote stands alone here; put the whole value in quotes and write it twice",
        ),
    ]);
}

#[test]
fn what_is_not_text_is_refused_with_its_line() {
    let latin = b"name,count\na,1\nJos\xe9,2\n";
    assert_eq!(said(latin), "refused: line 3: this is not UTF-8; save the file as CSV UTF-8");
    let utf16 = b"\xff\xfen\0a\0m\0e\0";
    assert_eq!(said(utf16), "refused: line 1: this is not UTF-8; save the file as CSV UTF-8");
    let large = vec![b'a'; 50_000_001];
    assert_eq!(said(&large), "refused: the file is larger than 50 MB; split it");
}

#[test]
fn a_file_full_of_faults_is_not_read_to_its_end() {
    let text = format!("name,count\n{}", "a,x\n".repeat(5_000));
    let complaints = table(text.as_bytes()).unwrap_err();
    assert_eq!(complaints.len(), 1_001);
    assert!(complaints[1_000].words.en.contains("right file"), "{:?}", complaints[1_000]);
}

#[test]
fn the_apostrophe_before_a_formula_is_taken_off() {
    check(&[
        ("name,count\n'=1+1,1\n", "2 =1+1 1"),
        ("name,count\n'-,1\n", "2 - 1"),
        ("name,count\n''=x,1\n", "2 '=x 1"),
        ("name,count\n's-Gravenhage,1\n", "2 's-Gravenhage 1"),
        ("name,count\n=1,1\n", "2 =1 1"),
    ]);
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = table(&bytes);
        }

        #[test]
        fn any_table_like_text_is_read_or_refused(rest in "[a-c,;\"\\r\\n 'é]{0,60}") {
            let text = format!("name,count\n{rest}");
            if let Ok(imported) = table(text.as_bytes()) {
                let last = u64::try_from(text.lines().count() + text.matches('\r').count()).unwrap();
                for row in &imported.rows {
                    prop_assert!(row.line > 1 && row.line <= last);
                }
            }
        }

        /// A writer that quotes everything is read back exactly.
        #[test]
        fn quoted_values_come_back(values in prop::collection::vec("[ -~é€]{1,12}", 1..6)) {
            let row = |value: &String| format!("\"{}\",1\n", value.replace('"', "\"\""));
            let text = format!("name,count\n{}", values.iter().map(row).collect::<String>());
            let imported = table(text.as_bytes()).unwrap();
            let names: Vec<_> = imported.rows.into_iter().map(|row| row.value.0).collect();
            let expected: Vec<_> = values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
            let guarded = |name: &str| name.starts_with('\'');
            if !expected.iter().any(|value| guarded(value)) {
                prop_assert_eq!(names, expected);
            }
        }
    }
}
