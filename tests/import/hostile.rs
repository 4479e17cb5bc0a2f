//! Workbooks that were made to do harm: a sentence, soon, and nothing else.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::workbook::{HEADER, read};
use crate::support::{Sheet, Workbook};

const ROW: &str = "c|lot-2||54X01||uur|97|d:45658|";
const SHEET: &str = "xl/worksheets/sheet1.xml";

fn good() -> Workbook {
    Workbook::new(&[Sheet::new("T", &[HEADER, ROW])])
}

/// The one sentence that is said, and that it takes no time worth mentioning.
fn said(bytes: &[u8]) -> String {
    let start = Instant::now();
    let said = read(bytes, None).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(20), "{said:?} took {:?}", start.elapsed());
    assert_eq!(said.len(), 1, "{said:?}");
    said.concat()
}

const DAMAGED: &str = "de werkmap is beschadigd";
const NO_WORKBOOK: &str = "dit is geen Excel-werkmap";
const TOO_LARGE: &str = "de werkmap is uitgepakt groter dan 64 MB";

#[test]
fn what_is_no_workbook_is_told_so() {
    assert!(read(&good().bytes(), None).is_ok());
    let bytes = good().bytes();
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    for byte in &mut flipped[middle..middle + 40] {
        *byte ^= 0x55;
    }
    for (name, bytes, expected) in [
        ("only the start", b"PK\x03\x04".to_vec(), DAMAGED),
        ("cut short", bytes[..bytes.len() / 2].to_vec(), DAMAGED),
        ("flipped", flipped, DAMAGED),
        (
            "empty package",
            ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap().into_inner(),
            NO_WORKBOOK,
        ),
        (
            "another package",
            Workbook { parts: Vec::new() }.with("word/document.xml", "<x/>").bytes(),
            NO_WORKBOOK,
        ),
        ("a text document", good().with("xl/workbook.xml", "<document/>").bytes(), NO_WORKBOOK),
        ("no relations", good().without("_rels/.rels").bytes(), NO_WORKBOOK),
        ("no main part", good().without("xl/workbook.xml").bytes(), NO_WORKBOOK),
        ("no sheet", Workbook::new(&[]).bytes(), NO_WORKBOOK),
        ("sheet is missing", good().without(SHEET).bytes(), DAMAGED),
        (
            "password or before 2007",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(),
            "deze werkmap heeft een wachtwoord",
        ),
    ] {
        let said = said(&bytes);
        assert!(said.starts_with(expected), "{name}: {said}");
    }
}

#[test]
fn a_sheet_that_breaks_the_rules_of_its_form_is_damaged() {
    let content = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let cell = |attributes: &str| content(&format!("<row><c {attributes}><v>1</v></c></row>"));
    for (name, sheet) in [
        ("not xml", "contract,product".to_owned() + "<"),
        ("not closed", "<worksheet><sheetData><row><c><v>1</v></c>".to_owned()),
        ("crossed", content("<row><c><v>1</c></v></row>")),
        ("document type", format!("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>{}", cell(""))),
        ("entity", content("<row><c t=\"str\"><v>&a;</v></c></row>")),
        ("deep", content(&("<row>".repeat(100) + &"</row>".repeat(100)))),
        ("column beyond all", cell("r=\"ZZZZZZZZZZ1\"")),
        ("column beyond the last", cell("r=\"XFE1\"")),
        ("no column", cell("r=\"1\"")),
        ("row beyond all", content("<row r=\"99999999999999999999\"><c><v>1</v></c></row>")),
        ("row beyond the last", content("<row r=\"1048577\"><c><v>1</v></c></row>")),
        ("row 0", content("<row r=\"0\"><c><v>1</v></c></row>")),
        ("row twice", content("<row r=\"2\"/><row r=\"2\"/>")),
        ("cell twice", content("<row><c r=\"B1\"/><c r=\"A1\"/></row>")),
        ("kind of cell", cell("t=\"z\"")),
        ("long cell", content(&format!("<row><c t=\"str\"><v>{}</v></c></row>", "x".repeat(300_000)))),
    ] {
        let said = said(&good().with(SHEET, sheet).bytes());
        assert!(said.contains(DAMAGED), "{name}: {said}");
    }
}

/// Cells that refer to what is not there.
#[test]
fn a_cell_that_refers_to_nothing_is_named() {
    let rows = "<row><c t=\"inlineStr\"><is><t>contract</t></is></c></row><row><c t=\"s\"><v>7</v></c></row>";
    let header = HEADER.split('|').map(|name| format!("<c t=\"inlineStr\"><is><t>{name}</t></is></c>"));
    let header = format!("<row>{}</row>", header.collect::<Vec<_>>().concat());
    for (cell, column) in [
        ("<c t=\"s\"><v>7</v></c>", "contract"),
        ("<c t=\"s\"><v>18446744073709551616</v></c>", "contract"),
        ("<c r=\"G2\" s=\"4294967296\"><v>x</v></c>", "tariff"),
    ] {
        let sheet =
            format!("<worksheet><sheetData>{header}<row r=\"2\">{cell}</row></sheetData></worksheet>");
        let said = said(&good().with(SHEET, sheet).bytes());
        assert_eq!(said, format!("blad T, rij 2, {column}: deze cel kan niet worden gelezen"));
    }
    assert!(
        read(&good().with(SHEET, format!("<x><sheetData>{rows}</sheetData></x>")).bytes(), None).is_err()
    );
}

/// A part that is a thousand times as large as it is packed, whatever it says of itself.
#[test]
fn a_part_that_swells_is_not_unpacked_to_its_end() {
    for part in [SHEET, "xl/sharedStrings.xml"] {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in good().parts.iter().filter(|(name, _)| name != part) {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.start_file(part, SimpleFileOptions::default().large_file(true)).unwrap();
        let zeros = vec![b' '; 1_000_000];
        for _ in 0..65 {
            zip.write_all(&zeros).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1_000_000);
        let said = said(&bytes);
        assert!(said.starts_with(TOO_LARGE), "{part}: {said}");
    }
}

/// What else the package holds does not matter: it is not unpacked.
#[test]
fn parts_that_are_not_needed_are_left_packed() {
    let mut workbook = good();
    workbook.parts.push(("xl/media/image1.png".to_owned(), " ".repeat(65_000_000)));
    assert_eq!(read(&workbook.bytes(), None).unwrap().len(), 1);
}

#[test]
fn a_sheet_without_end_is_refused() {
    let sheet = format!("<x><sheetData><row>{}</row></sheetData></x>", "<c/>".repeat(16_385));
    assert!(said(&good().with(SHEET, sheet).bytes()).contains(DAMAGED));
    let rows = format!("<row>{}</row>", "<c/>".repeat(10_000)).repeat(101);
    let sheet = format!("<x><sheetData>{rows}</sheetData></x>");
    assert!(said(&good().with(SHEET, sheet).bytes()).contains("meer dan 1 miljoen cellen"));
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(1_000_001));
    assert!(said(&good().with("xl/sharedStrings.xml", texts).bytes()).contains("meer dan 1 miljoen cellen"));
    // Two corners of a sheet are two cells, not seventeen thousand million.
    let corners = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let sheet = format!("<x><dimension ref=\"Z9:A1\"/><sheetData>{corners}</sheetData></x>");
    assert!(said(&good().with(SHEET, sheet).bytes()).starts_with("blad T, rij 1: de eerste rij moet"));
    let header = HEADER.split('|').map(|name| format!("<c t=\"inlineStr\"><is><t>{name}</t></is></c>"));
    let header = header.collect::<Vec<_>>().concat();
    let sheet = format!(
        "<x><sheetData><row r=\"1\">{header}</row><row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row></sheetData></x>"
    );
    assert!(
        said(&good().with(SHEET, sheet).bytes()).starts_with("blad T, rij 2: hier staat iets rechts van")
    );
}

/// What stood in a sheet is not said again, whatever it is called.
#[test]
fn a_sheet_cannot_steer_the_terminal_or_repeat_a_name() {
    let workbook =
        Workbook::new(&[Sheet::new("T\u{202e}a&#x9b;b", &[HEADER, "Geheim Zinnig|999900019||||x|x|x|x"])]);
    let said = read(&workbook.bytes(), None).unwrap_err().join("\n");
    assert!(
        said.contains("blad Tab, rij 2") && !said.contains("999900019") && !said.contains("Geheim"),
        "{said}"
    );
    let long = "lang ".repeat(100);
    let content = good().part("xl/workbook.xml").replace("name=\"T\"", &format!("name=\"{long}\""));
    let said =
        read(&good().with("xl/workbook.xml", content).with(SHEET, "<x><sheetData/></x>").bytes(), None);
    assert!(said.unwrap_err()[0].starts_with("blad lang lang lang lang lang lang l: het blad is leeg"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Any change of any part is read, or refused with words.
    #[test]
    fn changed_parts_never_stop_the_program(
        part in 0_usize..7,
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/=\"&;A-Za-z0-9#!\\[\\]\u{0}é -]{0,4}"), 1..4),
    ) {
        let mut workbook = good();
        let count = workbook.parts.len();
        let content = &mut workbook.parts[part % count].1;
        for (place, text) in changes {
            let mut place = place.index(content.len() + 1);
            while !content.is_char_boundary(place) {
                place -= 1;
            }
            let end = (place + text.chars().count()..=content.len()).find(|at| content.is_char_boundary(*at));
            content.replace_range(place..end.unwrap_or(place), &text);
        }
        if let Err(said) = read(&workbook.bytes(), None) {
            prop_assert!(said.iter().all(|words| words.len() > 10));
        }
    }

    /// Any change of the packed bytes too.
    #[test]
    fn changed_packages_never_stop_the_program(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = good().bytes();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read(&bytes, None);
    }
}
