//! `uurwerk entries import`: all of a file, or nothing, or what it says it skipped.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

const HEADER: &str = "date,start,minutes,practitioner,client,activity,note\n";

#[test]
fn a_file_is_stored_once() {
    let desk = Desk::small_practice();
    desk.file(
        "time.csv",
        format!(
            "{HEADER}2025-03-03,9:00,45,avisser,J-0142,telephone,\n\
             3-3-2025,,30,bdejong,999900006,verslag,geschreven\n\
             2025-03-03,,15,avisser,,break,\n"
        ),
    );
    desk.run("entries import DESK/time.csv").expect(&expect![[r#"
        ! stored: 3, there already: 0, left out: 0
        = 0
    "#]]);
    desk.run("entries import DESK/time.csv").expect(&expect![[r#"
        ! stored: 0, there already: 3, left out: 0
        = 0
    "#]]);
    desk.run("entries list --month 2025-03").expect(&expect![[r#"
        no  date        from   to     time  kind  practitioner  client  name        activity   discipline  allocation  product  claim  works under
         1  2025-03-03  09:00  09:45  0:45  A     avisser       J-0142  Jansen, S.  telephone  WO+             300201  lot-1
         3  2025-03-03                0:15  C     avisser                           break      WO+
         2  2025-03-03                0:30  B     bdejong       J-0142  Jansen, S.  reporting  HBO             300201  lot-1
        ──  ──────────  ─────  ─────  ────  ────  ────────────  ──────  ──────────  ─────────  ──────────  ──────────  ───────  ─────  ───────────
                                      1:30
        = 0
    "#]]);
}

#[test]
fn a_bad_row_keeps_the_whole_file_out_unless_bad_rows_may_be_skipped() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    desk.file(
        "time.csv",
        format!(
            "{HEADER}2025-03-03,9:00,45,avisser,J-0142,telephone,\n\
             2025-02-31,,45,avisser,J-0142,telephone,\n\
             2025-03-04,,0,avisser,J-0142,telephone,\n\
             2025-03-04,,-5,avisser,J-0142,telephone,\n\
             2025-03-04,,45,nobody,J-9999,jumping,\n\
             2025-03-04,,45,avisser,,telephone,\n"
        ),
    );
    desk.run("entries import DESK/time.csv").expect(&expect![[r#"
        ! DESK/time.csv, regel 3, date: 31 februari 2025 bestaat niet: die maand heeft 28 dagen
        ! DESK/time.csv, regel 4, minutes: verwacht een geheel aantal minuten van 1 tot en met 2880
        ! DESK/time.csv, regel 5, minutes: verwacht een geheel aantal minuten van 1 tot en met 2880
        ! DESK/time.csv, regel 6, practitioner: deze medewerker bestaat niet
        ! DESK/time.csv, regel 6, activity: deze activiteit is onbekend
        ! DESK/time.csv, regel 6, client: deze cliënt bestaat niet
        ! fout: DESK/time.csv: 6 fouten; er is niets opgeslagen
        ! tip: verbeter het bestand, of sla foute regels over met --skip-bad
        = 2
    "#]]);
    desk.run("entries list --month 2025-03 --format csv").expect(&expect![[r#"
        entry,date,start,end,minutes,kind,practitioner,client,name,activity,discipline,allocation,product,claimed,responsible
        = 0
    "#]]);
    desk.run("entries import DESK/time.csv --skip-bad").expect(&expect![[r#"
        ! DESK/time.csv, regel 3, date: 31 februari 2025 bestaat niet: die maand heeft 28 dagen
        ! DESK/time.csv, regel 4, minutes: verwacht een geheel aantal minuten van 1 tot en met 2880
        ! DESK/time.csv, regel 5, minutes: verwacht een geheel aantal minuten van 1 tot en met 2880
        ! DESK/time.csv, regel 6, practitioner: deze medewerker bestaat niet
        ! DESK/time.csv, regel 6, activity: deze activiteit is onbekend
        ! DESK/time.csv, regel 6, client: deze cliënt bestaat niet
        ! DESK/time.csv, regel 7: PS-B1: Cliëntgebonden tijd (A, direct) heeft een cliënt nodig.
        ! opgeslagen: 1, er al: 0, overgeslagen: 5
        = 0
    "#]]);
    desk.run("entries list --month 2025-03 --format json").expect(&expect![[r#"
        [
        {"entry":1,"date":"2025-03-03","start":"09:00","end":"09:45","minutes":45,"kind":"A","practitioner":"avisser","client":"J-0142","name":"Jansen, S.","activity":"telephone","discipline":"WO+","allocation":300201,"product":"lot-1","claimed":null,"responsible":null}
        ]
        = 0
    "#]]);
}

#[test]
fn what_is_exported_can_be_imported_elsewhere() {
    let desk = Desk::small_practice();
    desk.run("log '9:00-9:45 tel jansen -- =SUM(1)' --practitioner avisser").done();
    let csv = desk.run("entries export").done();
    let other = Desk::small_practice();
    other.run_with("entries import -", &csv).expect(&expect![[r#"
        ! stored: 1, there already: 0, left out: 0
        = 0
    "#]]);
    assert_eq!(other.run("entries export").done(), csv);
}
