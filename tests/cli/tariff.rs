//! `uurwerk tariff`.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::{Desk, Sheet, Workbook};

#[test]
fn tariffs_are_imported_once_and_listed_as_they_are_read() {
    let desk = Desk::small_practice();
    desk.run("tariff import DESK/tariffs.csv").expect(&expect![[r#"
        ! tariffs: 0 new, 3 were there already, 0 older ones ended
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
    desk.run("tariff list").expect(&expect![[r#"
        contract                      product  discipline  code   category  unit    tariff  from        until  above km  through km
        segment-c-westfriesland-2025  lot-1    HBO         45X02  45        minute   87.30  2025-01-01
        segment-c-westfriesland-2025  lot-1    HBO+        45X03  45        minute   97.30  2025-01-01
        segment-c-westfriesland-2025  lot-1    WO+         45X05  45        minute  132.00  2025-01-01
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
    let csv = desk.run("tariff list --format csv").done();
    desk.run_with("tariff import -", &csv).expect(&expect![[r#"
        ! tariffs: 0 new, 3 were there already, 0 older ones ended
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
}

#[test]
fn a_new_year_ends_the_old_tariff() {
    let desk = Desk::small_practice();
    desk.file(
        "2026.csv",
        "contract,product,discipline,code,unit,tariff,from\n\
         segment-c-westfriesland-2025,lot-1,WO+,45X05,minute,140,2026-01-01\n",
    );
    desk.run("tariff import DESK/2026.csv").expect(&expect![[r#"
        ! tariffs: 1 new, 0 were there already, 1 older ones ended
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
}

#[test]
fn wrong_tariffs_are_refused_with_their_lines_and_nothing_is_stored() {
    let desk = Desk::small_practice();
    let first = "contract,product,discipline,code,unit,tariff,from\n\
                 segment-c-westfriesland-2025,lot-1,AMS,45X07,minute,190,2025-01-01\n";
    for (row, expected) in [
        (
            "segment-c-westfriesland-2025,lot-1,WO,45X04,minute,1.353,2025-02-31",
            expect![[r#"
                ! standard input, line 3, tariff: this can be read in two ways; write 1353.00 or use two decimals
                ! standard input, line 3, from: 31 February 2025 does not exist: that month has 28 days
                ! error: standard input: 2 faults; nothing was stored
                ! hint: mend the file, or leave bad lines out with --skip-bad
                = 2
            "#]],
        ),
        (
            "segment-c-westfriesland-2025,lot-1,,45X04,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: this product has a tariff per discipline (PS-A4); fill in the discipline
                ! error: standard input: 1 line refused; nothing was stored
                ! hint: mend the file, or leave bad lines out with --skip-bad
                = 3
            "#]],
        ),
        (
            "segment-c-westfriesland-2025,lot-9,WO,45X04,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: the contract does not know this product on these days; 'uurwerk contract show CONTRACT --on DATE' shows the products
                ! error: standard input: 1 line refused; nothing was stored
                ! hint: mend the file, or leave bad lines out with --skip-bad
                = 2
            "#]],
        ),
        (
            "elsewhere,lot-1,WO,45X04,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: this contract is unknown; 'uurwerk contract list' shows what there is
                ! error: standard input: 1 line refused; nothing was stored
                ! hint: mend the file, or leave bad lines out with --skip-bad
                = 2
            "#]],
        ),
        (
            "segment-c-westfriesland-2025,lot-1,WO+,45X05,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: this tariff is valid on the same days as a tariff that is there already (45X05 WO+ from 2025-01-01 on); let one of them end before the other starts
                ! error: standard input: 1 line refused; nothing was stored
                ! hint: mend the file, or leave bad lines out with --skip-bad
                = 3
            "#]],
        ),
    ] {
        desk.run_with("tariff import -", &format!("{first}{row}\n")).expect(&expected);
    }
    desk.run("tariff import DESK/nowhere.csv").expect(&expect![[r#"
        ! error: DESK/nowhere.csv: file or folder does not exist
        ! hint: check its name and its permissions
        = 4
    "#]]);
    let listed = desk.run("tariff list").done();
    assert!(!listed.contains("AMS"), "{listed}");
}

const HEADER: &str = "contract,product,discipline,code,unit,tariff,from,until\n";
const C: &str = "segment-c-westfriesland-2025";

/// Rows of a tariff file for lot 1 or 2 of the contract: `lot-1,WO+,45X05,minute,132.00,2025-01-01,`.
fn tariffs(rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!("{C},{row}\n")).collect();
    format!("{HEADER}{}", rows.concat())
}

#[test]
fn two_tariffs_on_one_day_name_each_other_by_their_lines() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    let text = tariffs(&[
        "lot-2,,54X01,minute,100,2025-07-01,",
        "lot-2,,54X02,minute,110,2025-01-01,2025-07-01",
        "lot-1,HBO,45X02,minute,90,2024-01-01,",
        "lot-1,AMS,45X07,minute,190,2025-01-01,",
        "lot-1,AMX,45X07,minute,190,2025-01-01,",
        "lot-1,WO,45X04,piece,100,2025-01-01,",
    ]);
    desk.run_with("tariff import -", &text).expect(&expect![[r#"
        ! invoer, regel 3: dit tarief geldt op dezelfde dagen als regel 2; laat het ene eindigen voor het andere begint
        ! invoer, regel 4: dit tarief geldt op dezelfde dagen als een tarief dat er al is (45X02 HBO vanaf 2025-01-01); laat het ene eindigen voor het andere begint
        ! invoer, regel 6: het contract kent deze discipline niet; kies MBO4, HBO, HBO+, WO, WO+, WO++ of AMS
        ! invoer, regel 7: dit product wordt niet in deze eenheid gedeclareerd; kies minuut of uur
        ! fout: invoer: 4 regels geweigerd; er is niets opgeslagen
        ! tip: verbeter het bestand, of sla foute regels over met --skip-bad
        = 3
    "#]]);
    assert!(!desk.run("tariff list").done().contains("45X07"));
    desk.run_with("tariff import - --skip-bad", &text).expect(&expect![[r#"
        ! invoer, regel 3: dit tarief geldt op dezelfde dagen als regel 2; laat het ene eindigen voor het andere begint
        ! invoer, regel 4: dit tarief geldt op dezelfde dagen als een tarief dat er al is (45X02 HBO vanaf 2025-01-01); laat het ene eindigen voor het andere begint
        ! invoer, regel 6: het contract kent deze discipline niet; kies MBO4, HBO, HBO+, WO, WO+, WO++ of AMS
        ! invoer, regel 7: dit product wordt niet in deze eenheid gedeclareerd; kies minuut of uur
        ! tarieven: 2 nieuw, 0 al aanwezig, 0 oude beëindigd, 4 overgeslagen
        ! product lot-2 heeft van 2025-01-01 tot en met 2025-06-30 geen tarief
        ! contract segment-c-westfriesland-2025, nog helemaal zonder tarief: lot-1 (MBO4, WO, WO++), transport-group-1, transport-group-2, transport-group-3 en nog 18; 'uurwerk tariff check' toont ze
        = 0
    "#]]);
    desk.run("tariff list --contract segment-c-westfriesland-2025 --product lot-2 --format csv").expect(
        &expect![[r#"
            contract,product,discipline,code,category,unit,tariff,from,until,above_km,through_km
            segment-c-westfriesland-2025,lot-2,,54X01,,minute,100.00,2025-07-01,,,
            ! product lot-2 heeft van 2025-01-01 tot en met 2025-06-30 geen tarief
            = 0
        "#]],
    );
}

#[test]
fn a_bad_line_may_be_left_out() {
    let desk = Desk::small_practice();
    let text = tariffs(&["lot-2,,54X01,minute,100,31-4-2025,", "lot-2,,54X01,minute,131.85,2025-01-01,"]);
    desk.run_with("tariff import -", &text).expect(&expect![[r#"
        ! standard input, line 2, from: 31 April 2025 does not exist: that month has 30 days
        ! error: standard input: 1 fault; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 2
    "#]]);
    desk.run_with("tariff import - --skip-bad", &text).expect(&expect![[r#"
        ! standard input, line 2, from: 31 April 2025 does not exist: that month has 30 days
        ! tariffs: 1 new, 0 were there already, 0 older ones ended, 1 left out
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), transport-group-1, transport-group-2, transport-group-3 and 18 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
}

/// Care of an older month keeps its tariff, and a claim that was made for it too.
#[test]
fn a_year_that_changes_touches_no_older_month() {
    let desk = Desk::small_practice();
    desk.run("log '2025-03-13 9:00-9:45 tel jansen' --practitioner avisser").done_quietly();
    desk.run("claims compile --month 2025-03").done_quietly();
    let claimed = desk.run("claims list --month 2025-03 --format csv").done();
    let march = desk.run("tariff list --on 2025-03-31 --format csv").done();
    desk.run_with(
        "tariff import -",
        &tariffs(&["lot-1,WO+,45X05,minute,140,2026-01-01,", "lot-1,HBO,45X12,minute,92.10,2026-01-01,"]),
    )
    .expect(&expect![[r#"
        ! tariffs: 2 new, 0 were there already, 2 older ones ended
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
    desk.run("claims compile --month 2025-03").done_quietly();
    assert_eq!(desk.run("claims list --month 2025-03 --format csv").done(), claimed);
    desk.run("tariff list --on 2025-12-31").expect(&expect![[r#"
        contract                      product  discipline  code   category  unit    tariff  from        until       above km  through km
        segment-c-westfriesland-2025  lot-1    HBO         45X02  45        minute   87.30  2025-01-01  2025-12-31
        segment-c-westfriesland-2025  lot-1    HBO+        45X03  45        minute   97.30  2025-01-01
        segment-c-westfriesland-2025  lot-1    WO+         45X05  45        minute  132.00  2025-01-01  2025-12-31
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
    desk.run("tariff list --on 2026-01-01 --format json").expect(&expect![[r#"
        [
        {"contract":"segment-c-westfriesland-2025","product":"lot-1","discipline":"HBO","code":"45X12","category":null,"unit":"minute","tariff":9210,"from":"2026-01-01","until":null,"above_km":null,"through_km":null},
        {"contract":"segment-c-westfriesland-2025","product":"lot-1","discipline":"HBO+","code":"45X03","category":"45","unit":"minute","tariff":9730,"from":"2025-01-01","until":null,"above_km":null,"through_km":null},
        {"contract":"segment-c-westfriesland-2025","product":"lot-1","discipline":"WO+","code":"45X05","category":null,"unit":"minute","tariff":14000,"from":"2026-01-01","until":null,"above_km":null,"through_km":null}
        ]
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
    let still = desk.run("tariff list --on 2025-03-31 --format csv").done();
    assert_eq!(still.replace(",2025-12-31", ","), march);
    desk.run("undo").done_quietly();
    assert_eq!(desk.run("tariff list --on 2025-03-31 --format csv").done(), march);
}

#[test]
fn what_is_missing_is_said_and_listed() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    desk.run_with(
        "tariff import -",
        &tariffs(&[
            "lot-2,,54X01,minute,100,2025-01-01,2025-03-31",
            "lot-2,,54X01,minute,110,2025-05-01,2025-11-30",
        ]),
    )
    .expect(&expect![[r#"
        ! tarieven: 2 nieuw, 0 al aanwezig, 0 oude beëindigd
        ! product lot-2 heeft van 2025-04-01 tot en met 2025-04-30 geen tarief
        ! product lot-2 heeft van 2025-12-01 tot en met 2025-12-31 geen tarief
        ! contract segment-c-westfriesland-2025, nog helemaal zonder tarief: lot-1 (MBO4, WO, WO++, AMS), transport-group-1, transport-group-2, transport-group-3 en nog 18; 'uurwerk tariff check' toont ze
        = 0
    "#]]);
    desk.run("tariff list --product lot-2").expect(&expect![[r#"
        contract                      product  discipline  code   categorie  eenheid  tarief  vanaf       tot en met  boven km  t/m km
        segment-c-westfriesland-2025  lot-2                54X01             minuut   100,00  2025-01-01  2025-03-31
        segment-c-westfriesland-2025  lot-2                54X01             minuut   110,00  2025-05-01  2025-11-30
        ! product lot-2 heeft van 2025-04-01 tot en met 2025-04-30 geen tarief
        ! product lot-2 heeft van 2025-12-01 tot en met 2025-12-31 geen tarief
        = 0
    "#]]);
    desk.run("tariff check --product lot-2").expect(&expect![[r#"
        wat          contract                      product  disciplines  vanaf       tot en met  tarieven
        geen tarief  segment-c-westfriesland-2025  lot-2                 2025-04-01  2025-04-30
        geen tarief  segment-c-westfriesland-2025  lot-2                 2025-12-01  2025-12-31
        = 1
    "#]]);
    desk.run("tariff check --product lot-1 --format csv").expect(&expect![[r#"
        flaw,contract,product,disciplines,from,until,tariffs
        never,segment-c-westfriesland-2025,lot-1,MBO4;WO;WO++;AMS,2025-01-01,2025-12-31,
        = 0
    "#]]);
    desk.run("tariff check --product lot-2 --year 2026 --format json").expect(&expect![[r#"
        [
        {"flaw":"gap","contract":"segment-c-westfriesland-2025","product":"lot-2","disciplines":[],"from":"2026-01-01","until":"2026-12-31","tariffs":null}
        ]
        = 1
    "#]]);
    desk.run("tariff list --on 2025-04-15 --product lot-2").expect(&expect![[r#"
        contract  product  discipline  code  categorie  eenheid  tarief  vanaf  tot en met  boven km  t/m km
        ! niets gevonden
        ! product lot-2 heeft op 2025-04-15 geen tarief
        = 0
    "#]]);
}

#[test]
fn what_no_contract_knows_is_no_empty_list() {
    let desk = Desk::small_practice();
    for (line, expected) in [
        (
            "tariff list --contract elsewhere",
            expect![[r#"
            ! error: this contract is unknown
            ! hint: 'uurwerk contract list' shows what there is
            = 2
        "#]],
        ),
        (
            "tariff list --product lot-9",
            expect![[r#"
            ! error: this product is unknown
            ! hint: 'uurwerk contract show CONTRACT' shows the products
            = 2
        "#]],
        ),
        (
            "tariff list --on 2025-02-30",
            expect![[r#"
            ! error: --on: 30 February 2025 does not exist: that month has 28 days
            = 2
        "#]],
        ),
        (
            "tariff list --on 2025-02-28 --year 2025",
            expect![[r#"
            ! error: --on does not go together with --year
            = 2
        "#]],
        ),
        (
            "tariff check --year 20255",
            expect![[r#"
            ! error: --year: expected a whole number from 1900 to 2199
            = 2
        "#]],
        ),
        (
            "tariff list --product lot-1 --on 2024-12-31",
            expect![[r#"
                contract  product  discipline  code  category  unit  tariff  from  until  above km  through km
                ! nothing found
                = 0
            "#]],
        ),
    ] {
        desk.run(line).expect(&expected);
    }
}

/// What a file is shows in its content: a workbook may be called anything.
#[test]
fn a_workbook_is_read_like_a_file() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    let columns = "contract|product|discipline|code|unit|tariff|from|until";
    let good = |code: &str| format!("{C}|lot-2||{code}|minuut|131.85|d:45658|d:46022");
    let (first, second, wrong) =
        (good("54X01"), good("54X02"), format!("{C}|lot-1|WO|45X04|uur|e:#REF!|d:45658|"));
    let workbook = Workbook::new(&[
        Sheet::new("Tarieven 2025", &[columns, &first, &second, &wrong]),
        Sheet::new("Zonder fouten", &[columns, &first]),
    ]);
    desk.file("tarieven.csv", workbook.bytes());
    desk.run("tariff import DESK/tarieven.csv").expect(&expect![[r#"
        ! DESK/tarieven.csv, blad Tarieven 2025, rij 4, tariff: hier staat een fout van het rekenblad, zoals #N/B; herstel de formule of typ de waarde
        ! fout: DESK/tarieven.csv: 1 fout; er is niets opgeslagen
        ! tip: verbeter het bestand, of sla foute regels over met --skip-bad
        = 2
    "#]]);
    desk.run("tariff import DESK/tarieven.csv --skip-bad").expect(&expect![[r#"
        ! DESK/tarieven.csv, blad Tarieven 2025, rij 4, tariff: hier staat een fout van het rekenblad, zoals #N/B; herstel de formule of typ de waarde
        ! DESK/tarieven.csv, blad Tarieven 2025, rij 3: dit tarief geldt op dezelfde dagen als rij 2; laat het ene eindigen voor het andere begint
        ! tarieven: 1 nieuw, 0 al aanwezig, 0 oude beëindigd, 2 overgeslagen
        ! contract segment-c-westfriesland-2025, nog helemaal zonder tarief: lot-1 (MBO4, WO, WO++, AMS), transport-group-1, transport-group-2, transport-group-3 en nog 18; 'uurwerk tariff check' toont ze
        = 0
    "#]]);
    desk.run("tariff import DESK/tarieven.csv --sheet 'Zonder fouten'").expect(&expect![[r#"
        ! tarieven: 0 nieuw, 1 al aanwezig, 0 oude beëindigd
        ! contract segment-c-westfriesland-2025, nog helemaal zonder tarief: lot-1 (MBO4, WO, WO++, AMS), transport-group-1, transport-group-2, transport-group-3 en nog 18; 'uurwerk tariff check' toont ze
        = 0
    "#]]);
    desk.run("tariff list --product lot-2 --format json").expect(&expect![[r#"
        [
        {"contract":"segment-c-westfriesland-2025","product":"lot-2","discipline":null,"code":"54X01","category":null,"unit":"minute","tariff":13185,"from":"2025-01-01","until":"2025-12-31","above_km":null,"through_km":null}
        ]
        = 0
    "#]]);
    desk.run("tariff import DESK/tarieven.csv --sheet Blad1").expect(&expect![[r#"
        ! DESK/tarieven.csv, dit blad staat niet in de werkmap; er zijn: Tarieven 2025, Zonder fouten
        ! fout: DESK/tarieven.csv: 1 fout; er is niets opgeslagen
        = 2
    "#]]);
    desk.run("tariff import DESK/tariffs.csv --sheet Blad1").expect(&expect![[r#"
        ! DESK/tariffs.csv, dit bestand heeft geen bladen, want het is geen Excel-werkmap; laat --sheet weg
        ! fout: DESK/tariffs.csv: 1 fout; er is niets opgeslagen
        = 2
    "#]]);
    desk.file("broken.xlsx", b"PK\x03\x04");
    desk.run("tariff import DESK/broken.xlsx").expect(&expect![[r#"
        ! DESK/broken.xlsx, de werkmap is beschadigd; open het bestand in een rekenprogramma en sla het opnieuw op als .xlsx
        ! fout: DESK/broken.xlsx: 1 fout; er is niets opgeslagen
        = 2
    "#]]);
}

#[test]
fn a_tariff_is_corrected_on_the_command_line() {
    let desk = Desk::small_practice();
    desk.run("tariff edit lot-1 --tariff 98.10").expect(&expect![[r#"
        ! error: this product has a tariff per discipline
        ! hint: give --discipline: HBO, HBO+, WO+
        = 2
    "#]]);
    desk.run("tariff edit lot-1 --discipline WO+ --tariff 98.10 --category -").expect(&expect![[r#"
        ! tariff 45X05 WO+ from 2025-01-01 on is changed
        = 0
    "#]]);
    desk.run("tariff edit lot-1 --discipline WO+ --unit piece").expect(&expect![[r#"
        ! error: this product is not claimed in this unit
        ! hint: choose minute or hour
        = 3
    "#]]);
    desk.run("tariff edit lot-1 --discipline WO+ --until 2024-01-01").expect(&expect![[r#"
        ! error: --until: lies before the first day
        = 2
    "#]]);
    desk.run("tariff edit lot-1 --discipline WO").expect(&expect![[r#"
        ! error: there is no such tariff
        ! hint: 'uurwerk tariff list' shows all tariffs
        = 2
    "#]]);
    desk.run("tariff edit lot-1 --discipline WO+ --until 2025-12-31").done();
    desk.run("tariff list --product lot-1 --format csv").expect(&expect![[r#"
        contract,product,discipline,code,category,unit,tariff,from,until,above_km,through_km
        segment-c-westfriesland-2025,lot-1,HBO,45X02,45,minute,87.30,2025-01-01,,,
        segment-c-westfriesland-2025,lot-1,HBO+,45X03,45,minute,97.30,2025-01-01,,,
        segment-c-westfriesland-2025,lot-1,WO+,45X05,,minute,98.10,2025-01-01,2025-12-31,,
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS)
        = 0
    "#]]);
    desk.run("tariff edit lot-1 --discipline WO+ --until -").done();
    desk.run("tariff remove lot-1 --discipline WO+ --on 2026-06-01").expect(&expect![[r#"
        ! tariff 45X05 WO+ from 2025-01-01 on is taken away
        = 0
    "#]]);
    desk.run("tariff list --on 2026-06-01 --format csv").expect(&expect![[r#"
        contract,product,discipline,code,category,unit,tariff,from,until,above_km,through_km
        segment-c-westfriesland-2025,lot-1,HBO,45X02,45,minute,87.30,2025-01-01,,,
        segment-c-westfriesland-2025,lot-1,HBO+,45X03,45,minute,97.30,2025-01-01,,,
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO+, WO++, AMS), lot-2, transport-group-1, transport-group-2 and 19 more; 'uurwerk tariff check' lists them
        = 0
    "#]]);
    for _ in 0..4 {
        desk.run("undo").done();
    }
    desk.run("tariff list --product lot-1 --format json").expect(&expect![[r#"
        [
        {"contract":"segment-c-westfriesland-2025","product":"lot-1","discipline":"HBO","code":"45X02","category":"45","unit":"minute","tariff":8730,"from":"2025-01-01","until":null,"above_km":null,"through_km":null},
        {"contract":"segment-c-westfriesland-2025","product":"lot-1","discipline":"HBO+","code":"45X03","category":"45","unit":"minute","tariff":9730,"from":"2025-01-01","until":null,"above_km":null,"through_km":null},
        {"contract":"segment-c-westfriesland-2025","product":"lot-1","discipline":"WO+","code":"45X05","category":"45","unit":"minute","tariff":13200,"from":"2025-01-01","until":null,"above_km":null,"through_km":null}
        ]
        ! contract segment-c-westfriesland-2025, without any tariff so far: lot-1 (MBO4, WO, WO++, AMS)
        = 0
    "#]]);
}

/// The limits of distance bands come back as they went in.
#[test]
fn a_list_with_bands_is_read_again() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    let file = format!(
        "contract,product,code,unit,tariff,from,above_km,through_km\n\
         {C},transport-group-1,42X01,stuk,8.50,2025-01-01,0,4.9\n\
         {C},transport-group-6,42X06,stuk,30,2025-01-01,60,\n"
    );
    desk.run_with("tariff import -", &file).done_quietly();
    desk.run("tariff list --product transport-group-1").expect(&expect![[r#"
        contract                      product            discipline  code   categorie  eenheid            tarief  vanaf       tot en met  boven km  t/m km
        segment-c-westfriesland-2025  transport-group-1              42X01             stuk (inspanning)    8,50  2025-01-01                     0     4,9
        = 0
    "#]]);
    let csv = desk.run("tariff list --format csv").done();
    assert!(csv.contains("42X01,,piece,8.50,2025-01-01,,0,4.9\n") && csv.contains(",60,\n"), "{csv}");
    let again = desk.run_with("tariff import -", &csv);
    assert!(again.err.contains("0 nieuw, 5 al aanwezig"), "{again}");
}
