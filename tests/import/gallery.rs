//! A gallery of everything that is said about broken workbooks, in both languages, to be read by people.

use std::fmt::Write;

use expect_test::expect_file;
use uurwerk::domain::text::Lang;
use uurwerk::import::tariffs::read_file;

use super::workbook::HEADER;
use crate::support::{Sheet, Workbook};

/// Rows of one cell too many, too few or of the wrong sort, below a good first row.
const ROWS: &[&str] = &[
    "c|lot-1|WO|45X05||hour|e:#REF!|d:45658|",
    "c|lot-1|WO|45X05||hour|97.305|d:45658|",
    "c|lot-1|WO|45X05||hour|1.353|d:45658|",
    "c|lot-1|WO|45X05||hour|-97.3|d:45658|",
    "c|lot-1|WO|45X05||hour|n.v.t.|d:45658|",
    "c|lot-1|WO|45X05||hour|d:45658|d:45658|",
    "c|lot-1|WO|45X05||hour|1000000|d:45658|",
    "c|lot-1|WO|45X05||hour|97.3|45658|",
    "c|lot-1|WO|45X05||hour|97.3|d:45658.5|",
    "c|lot-1|WO|45X05||hour|97.3|d:60|",
    "c|lot-1|WO|45X05||hour|97.3|31-4-2025|",
    "c|lot-1|WO|45X05||hour|97.3|i:1 januari 2025|",
    "c|lot-1|WO|45X05||hour|97.3|d:45658|d:45657",
    "c|lot-1|WO|45X05||fortnight|97.3|d:45658|",
    "c|lot-1|WO|45X05||hour|97.3|d:45658||x",
    "c|lot-1|WO||||||",
];

fn broken() -> Vec<(String, Vec<u8>, Option<&'static str>)> {
    let sheet = |rows: &[&str]| Workbook::new(&[Sheet::new("Tarieven", rows)]);
    let mut all: Vec<(String, Vec<u8>, Option<&'static str>)> =
        ROWS.iter().map(|row| ((*row).to_owned(), sheet(&[HEADER, row]).bytes(), None)).collect();
    let good = || sheet(&[HEADER, "c|lot-2||54X01||uur|97|d:45658|"]);
    let cells = format!(
        "<x><sheetData>{}</sheetData></x>",
        format!("<row>{}</row>", "<c/>".repeat(10_000)).repeat(101)
    );
    let part = "xl/worksheets/sheet1.xml";
    for (name, bytes, wanted) in [
        ("another first row", sheet(&["Tarieven 2025", HEADER]).bytes(), None),
        ("an unknown column", sheet(&["contract|product|code|unit|tarief|from"]).bytes(), None),
        ("an empty sheet", sheet(&[]).bytes(), None),
        ("another sheet", good().bytes(), Some("Blad1")),
        ("a sheet of a CSV file", b"contract;product\n".to_vec(), Some("Blad1")),
        ("a damaged package", b"PK\x03\x04".to_vec(), None),
        ("a document of another program", good().without("xl/workbook.xml").bytes(), None),
        ("a password, or Excel 97", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), None),
        ("too many cells", good().with(part, cells).bytes(), None),
        ("too large", good().with(part, " ".repeat(65_000_000)).bytes(), None),
        ("damaged inside", good().with(part, "<worksheet>").bytes(), None),
    ] {
        all.push((name.to_owned(), bytes, wanted));
    }
    all
}

#[test]
fn gallery_of_broken_workbooks() {
    let mut gallery = String::new();
    for (name, bytes, sheet) in broken() {
        writeln!(gallery, "{name}").unwrap();
        let complaints = match read_file(&bytes, sheet).read {
            Ok(read) => read.complaints,
            Err(complaints) => complaints,
        };
        assert!(!complaints.is_empty(), "{name} is accepted");
        for complaint in complaints {
            for lang in [Lang::Nl, Lang::En] {
                writeln!(gallery, "  {}", complaint.sentence().get(lang)).unwrap();
            }
        }
    }
    expect_file!["gallery.txt"].assert_eq(&gallery);
}
