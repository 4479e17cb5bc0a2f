//! Tariffs from Excel workbooks: what a spreadsheet shows is what is read.

use uurwerk::domain::money::Cents;
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::volume::Unit;
use uurwerk::import::tariffs::read_file;
use uurwerk::import::{Row, SheetRead};

use crate::support::{Sheet, Workbook};

pub const HEADER: &str = "contract|product|discipline|code|category|unit|tariff|from|until";

/// The good rows, or everything that is wrong in Dutch.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<Row<Tariff>>, Vec<String>> {
    let SheetRead { read, .. } = read_file(bytes, sheet);
    let read = read.and_then(uurwerk::import::Imported::all_or_nothing);
    read.map_err(|complaints| complaints.iter().map(|one| one.sentence().nl.into_owned()).collect())
}

#[test]
fn amounts_and_days_are_what_the_spreadsheet_shows() {
    let workbook = Workbook::new(&[Sheet::new(
        "Tarieven 2025",
        &[
            HEADER,
            "segment-c|lot-1|WO+|45105|54|minuut|131.85|d:45658|d:46022",
            "segment-c|lot-1|HBO|45X03|54|hour|131.85000000000002|2025-01-01|",
            "",
            "segment-c|lot-2||s:54X01||uur|97|iso:2025-01-01T00:00:00|i:31-12-2025",
            "segment-c|lot-2|i:|54X01||uur|i:€ 1.097,30|1-1-2026",
        ],
    )]);
    let rows = read(&workbook.bytes(), None).unwrap();
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 5, 6]);
    let cents: Vec<_> = rows.iter().map(|row| row.value.cents).collect();
    assert_eq!(cents, [Cents(13_185), Cents(13_185), Cents(9_700), Cents(109_730)]);
    let days: Vec<_> = rows
        .iter()
        .map(|row| row.value.valid)
        .map(|valid| (valid.from.to_string(), valid.until.map(|day| day.to_string())))
        .collect();
    let open = |from: &str| (from.to_owned(), None);
    let until = |from: &str, until: &str| (from.to_owned(), Some(until.to_owned()));
    assert_eq!(
        days,
        [
            until("2025-01-01", "2025-12-31"),
            open("2025-01-01"),
            until("2025-01-01", "2025-12-31"),
            open("2026-01-01")
        ]
    );
    let first = &rows[0].value;
    assert_eq!(
        (first.code.as_str(), first.unit, first.category.as_ref().unwrap().as_str()),
        ("45105", Unit::Minute, "54")
    );
}

#[test]
fn every_cent_of_a_workbook_is_the_cent_of_a_file() {
    let cents: Vec<i64> = (0..100_000).step_by(37).chain([99_999_999]).collect();
    let mut rows = vec![HEADER.to_owned()];
    for cents in &cents {
        // As Excel writes it: the shortest form, and one with what binary fractions leave over.
        let euro = format!("{}.{:02}", cents / 100, cents % 100);
        let left_over = euro.parse::<f64>().unwrap() * 1.1 / 1.1;
        rows.push(format!(
            "c|lot-1|WO|45X05||hour|{}|2025-01-01|",
            euro.trim_end_matches('0').trim_end_matches('.')
        ));
        rows.push(format!("c|lot-1|WO|45X05||hour|{left_over:?}|2025-01-01|"));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = read(&Workbook::new(&[Sheet::new("T", &rows)]).bytes(), None).unwrap();
    let twice = cents.iter().flat_map(|cents| [Cents(*cents), Cents(*cents)]);
    assert!(read.iter().map(|row| row.value.cents).eq(twice));
}

#[test]
fn texts_that_cells_share_are_found_with_their_accents_and_runs() {
    let rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c>\
                <c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c></row>\
                <row><c t=\"s\"><v>6</v></c><c t=\"s\"><v>7</v></c><c t=\"s\"><v>8</v></c><c t=\"s\"><v>9</v></c>\
                <c><v>97.3</v></c><c t=\"s\"><v>10</v></c></row>";
    let texts = [
        "<t>contract</t>",
        "<r><t>pro</t></r><r><rPr><b/></rPr><t>duct</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>",
        "<t>CODE</t>",
        "<t>unit</t>",
        "<t>tariff</t>",
        "<t xml:space=\"preserve\"> from </t>",
        "<t>segment-c</t>",
        "<t>lot-2</t>",
        "<t>54&#88;01</t>",
        "<t>uur</t>",
        "<t>2025-01-01</t>",
    ];
    let texts = texts.map(|text| format!("<si>{text}</si>")).concat();
    let workbook = Workbook::new(&[Sheet { name: "A", state: "visible", rows: rows.to_owned() }]).with(
        "xl/sharedStrings.xml",
        format!("<sst xmlns=\"x\" uniqueCount=\"18446744073709551615\">{texts}</sst>"),
    );
    let rows = read(&workbook.bytes(), None).unwrap();
    assert_eq!((rows[0].line, rows[0].value.code.as_str(), rows[0].value.cents), (2, "54X01", Cents(9_730)));
}

#[test]
fn the_first_sheet_that_is_shown_is_read_or_the_one_that_is_named() {
    let row = |code: &str| format!("c|lot-2||{code}||uur|97|2025-01-01|");
    let (one, two, three) = (row("11111"), row("22222"), row("33333"));
    let workbook = Workbook::new(&[
        Sheet::new("Oud", &[HEADER, &one]).hidden(),
        Sheet::new("Tarieven", &[HEADER, &two]),
        Sheet::new("Jeugd &amp; Co", &[HEADER, &three]),
    ]);
    let bytes = workbook.bytes();
    for (sheet, code) in
        [(None, "22222"), (Some("Oud"), "11111"), (Some("Tarieven"), "22222"), (Some("Jeugd & Co"), "33333")]
    {
        assert_eq!(read(&bytes, sheet).unwrap()[0].value.code.as_str(), code, "{sheet:?}");
    }
    assert_eq!(
        read(&bytes, Some("tarieven")).unwrap_err(),
        ["dit blad staat niet in de werkmap; er zijn: Tarieven, Jeugd & Co"]
    );
    assert_eq!(
        read(b"contract,product\n", Some("Tarieven")).unwrap_err(),
        ["dit bestand heeft geen bladen, want het is geen Excel-werkmap; laat --sheet weg"]
    );
}

#[test]
fn complaints_name_sheet_row_and_column() {
    let workbook = Workbook::new(&[Sheet::new(
        "Tarieven",
        &[
            HEADER,
            "c|lot-1|WO|45X05||hour|e:#REF!|d:45658|d:45657",
            "c|lot-1|WO|45X05||hour|1.353|d:45658.25|",
            "c|lot-1|WO|45X05||hour|97.305|d:45658|d:45657",
            "c|lot-1|WO|45X05||hour|d:45658|45658|",
            "c|lot-1|WO|45X05||hour|-97.3|d:60||5",
            "c|lot-1|WO||99|b:1|||",
        ],
    )]);
    let expected = [
        "blad Tarieven, rij 2, tariff: hier staat een fout van het rekenblad, zoals #N/B; herstel de formule of typ de waarde",
        "blad Tarieven, rij 3, from: hier staat een tijd bij de datum; laat alleen de datum staan",
        "blad Tarieven, rij 4, tariff: een bedrag heeft hooguit twee decimalen (hele centen)",
        "blad Tarieven, rij 4, until: de laatste dag ligt voor de eerste",
        "blad Tarieven, rij 5, tariff: verwacht een bedrag in euro, zoals 97,30",
        "blad Tarieven, rij 5, from: verwacht een datum zoals 2025-03-13 of 13-3-2025",
        "blad Tarieven, rij 6, from: dit is geen dag tussen 1900 en 2199",
        "blad Tarieven, rij 7, code: deze waarde ontbreekt",
        "blad Tarieven, rij 7, category: productcategorie staat niet in codelijst JZ020",
        "blad Tarieven, rij 7, unit: verwacht minuut, uur, etmaal, dagdeel of stuk (inspanning)",
        "blad Tarieven, rij 7, tariff: deze waarde ontbreekt",
        "blad Tarieven, rij 7, from: deze waarde ontbreekt",
    ];
    assert_eq!(read(&workbook.bytes(), None).unwrap_err(), expected);
}

#[test]
fn the_first_row_names_the_columns() {
    for (rows, expected) in [
        (vec![], "blad T: het blad is leeg; de eerste rij moet de kolommen noemen: "),
        (vec!["c|lot-1|WO|45X05"], "blad T, rij 1: de eerste rij moet de kolommen noemen, een in elke cel: "),
        (vec!["contract|product|kode"], "blad T, rij 1, kode: deze kolom is onbekend; de kolommen zijn "),
        (vec!["", "contract|contract"], "blad T, rij 2, contract: deze kolom staat er twee keer"),
        (
            vec!["contract|product|code|unit|tariff|from", "c|lot-1|1|uur|5|2025-01-01|x"],
            "blad T, rij 2: hier staat iets rechts van de kolommen die de eerste rij noemt",
        ),
    ] {
        let said = read(&Workbook::new(&[Sheet::new("T", &rows)]).bytes(), None).unwrap_err();
        assert!(said[0].starts_with(expected), "{said:?}");
    }
}
