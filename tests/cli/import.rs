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

const CLIENTS: &str = "number,bsn,surname,prefix,initials,birth_date,gender,municipality\n\
                       J-0177,999900018,Wit,de,Z,2010-06-15,vrouw,0405\n\
                       J-0178,,Smit,,A.,,,\n";

#[test]
fn people_and_allocations_come_from_files_too() {
    let desk = Desk::small_practice();
    desk.file("clients.csv", CLIENTS);
    desk.run("client import DESK/clients.csv").expect(&expect![[r#"
        ! stored: 2, there already: 0, left out: 0
        = 0
    "#]]);
    desk.run("client import DESK/clients.csv").expect(&expect![[r#"
        ! stored: 0, there already: 2, left out: 0
        = 0
    "#]]);
    desk.file(
        "practitioners.csv",
        "code,name,from,disciplines\ncdevries,C. de Vries,2024-01-01,HBO;HBO+:2025-01-01\n",
    );
    desk.run("practitioner import DESK/practitioners.csv").expect(&expect![[r#"
        ! stored: 1, there already: 0, left out: 0
        = 0
    "#]]);
    desk.file(
        "allocations.csv",
        "client,municipality,number,category,budget,start,end\n\
         999900018,0405,300500,45,\"2.500,00\",2025-01-01,\n\
         J-0178,0405,300501,45,,1-2-2025,31-7-2025\n",
    );
    desk.run("allocation import DESK/allocations.csv").expect(&expect![[r#"
        ! stored: 2, there already: 0, left out: 0
        = 0
    "#]]);
    desk.run("allocation import DESK/allocations.csv").expect(&expect![[r#"
        ! stored: 0, there already: 2, left out: 0
        = 0
    "#]]);
    desk.run("allocation list --format csv").expect(&expect![[r#"
        client,name,municipality,number,shape,category,code,volume,unit,frequency,budget,from,until,frame,source,absent_from,claimed_beyond
        J-0142,"Jansen, S.",0405,300201,aspecific,45,,,,,5000.00,2025-01-01,2025-12-31,,typed,,
        J-0177,"de Wit, Z.",0405,300500,aspecific,45,,,,,2500.00,2025-01-01,2025-12-31,,typed,,
        J-0178,"Smit, A.",0405,300501,aspecific,45,,,,,,2025-02-01,2025-07-31,,typed,,
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: importing allocations
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: importing practitioners
        = 0
    "#]]);
    desk.run("client list --format csv").expect(&expect![[r#"
        number,name,birth_date,gender,municipality,bsn,running_allocations,last_entry
        J-0142,"Jansen, S.",2012-06-15,female,0405,••••••006,1,
        J-0178,"Smit, A.",,,,,0,
        J-0177,"de Wit, Z.",2010-06-15,female,0405,••••••018,0,
        = 0
    "#]]);
}

#[test]
fn rows_that_do_not_fit_are_refused_with_their_lines() {
    let desk = Desk::small_practice();
    desk.file(
        "clients.csv",
        format!("{CLIENTS}J-0142,,Anders,,,,,\nJ-0179,999900006,Smit,,,,,\nJ-0180,999900017,Smit,,,,,\n"),
    );
    desk.run("client import DESK/clients.csv").expect(&expect![[r#"
        ! DESK/clients.csv, line 6, bsn: citizen service number (BSN) fails the eleven-test (CS002)
        ! error: DESK/clients.csv: 1 fault; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 2
    "#]]);
    desk.run("client import DESK/clients.csv --skip-bad").expect(&expect![[r#"
        ! DESK/clients.csv, line 6, bsn: citizen service number (BSN) fails the eleven-test (CS002)
        ! DESK/clients.csv, line 4: there is a client J-0142 already
        ! DESK/clients.csv, line 5: client J-0142 has this citizen service number already
        ! stored: 2, there already: 0, left out: 3
        = 0
    "#]]);
    desk.file(
        "allocations.csv",
        "client,municipality,number,category,budget,start\n\
         J-0142,0405,300201,45,1,2025-01-01\n\
         J-9999,0405,300502,45,1,2025-01-01\n",
    );
    desk.run("allocation import DESK/allocations.csv").expect(&expect![[r#"
        ! DESK/allocations.csv, line 2: this allocation is there already, with other content
        ! DESK/allocations.csv, line 3: this client does not exist
        ! error: DESK/allocations.csv: 2 lines refused; nothing was stored
        ! hint: mend the file, or leave bad lines out with --skip-bad
        = 3
    "#]]);
    desk.run_with("practitioner import -", "code,name,from\navisser,Another,2024-01-01\n").expect(&expect![
        [r#"
            ! standard input, line 2: there is a practitioner avisser already
            ! error: standard input: 1 line refused; nothing was stored
            ! hint: mend the file, or leave bad lines out with --skip-bad
            = 3
        "#]
    ]);
}

#[test]
fn a_line_with_two_faults_is_left_out_once_and_nothing_is_half_stored() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    desk.file(
        "practitioners.csv",
        "code,name,agb,from,disciplines\n\
         cdevries,C. de Vries,4242,31-4-2025,HBO\n\
         dbakker,D. Bakker,,2025-01-01,WO\n",
    );
    desk.run("practitioner import DESK/practitioners.csv").expect(&expect![[r#"
        ! DESK/practitioners.csv, regel 2, agb: AGB-code moet uit 8 cijfers bestaan; voorloopnullen horen erbij en vallen in een rekenblad vaak weg
        ! DESK/practitioners.csv, regel 2, from: 31 april 2025 bestaat niet: die maand heeft 30 dagen
        ! fout: DESK/practitioners.csv: 2 fouten; er is niets opgeslagen
        ! tip: verbeter het bestand, of sla foute regels over met --skip-bad
        = 2
    "#]]);
    assert!(!desk.run("practitioner list").done().contains("dbakker"));
    desk.run("practitioner import DESK/practitioners.csv --skip-bad").expect(&expect![[r#"
        ! DESK/practitioners.csv, regel 2, agb: AGB-code moet uit 8 cijfers bestaan; voorloopnullen horen erbij en vallen in een rekenblad vaak weg
        ! DESK/practitioners.csv, regel 2, from: 31 april 2025 bestaat niet: die maand heeft 30 dagen
        ! opgeslagen: 1, er al: 0, overgeslagen: 1
        = 0
    "#]]);
    desk.run("practitioner list --format csv").expect(&expect![[r#"
        code,name,discipline,agb,from,until,week_minutes,disciplines,registrations,responsible
        avisser,A. Visser,WO+,,2024-01-01,,2160,WO+:2024-01-01,,
        bdejong,B. de Jong,HBO,,2024-01-01,,,HBO:2024-01-01,,
        dbakker,D. Bakker,WO,,2025-01-01,,,WO:2025-01-01,,
        = 0
    "#]]);
    desk.file(
        "allocations.csv",
        "client,municipality,number,category,budget,start,end\n\
         J-0142,0405,300210,45,100,2026-01-01,31-11-2026\n\
         J-0142,0405,300211,45,100,2026-01-01,2026-12-31\n\
         J-0143,0405,300212,45,100,2026-01-01,2026-12-31\n",
    );
    desk.run("allocation import DESK/allocations.csv --skip-bad").expect(&expect![[r#"
        ! DESK/allocations.csv, regel 2, end: 31 november 2026 bestaat niet: die maand heeft 30 dagen
        ! DESK/allocations.csv, regel 4: deze cliënt bestaat niet
        ! opgeslagen: 1, er al: 0, overgeslagen: 2
        = 0
    "#]]);
    desk.run("allocation list --format csv").expect(&expect![[r#"
        client,name,municipality,number,shape,category,code,volume,unit,frequency,budget,from,until,frame,source,absent_from,claimed_beyond
        J-0142,"Jansen, S.",0405,300201,aspecific,45,,,,,5000.00,2025-01-01,2025-12-31,,typed,,
        J-0142,"Jansen, S.",0405,300211,aspecific,45,,,,,100.00,2026-01-01,2026-12-31,,typed,,
        = 0
    "#]]);
}

/// What makes a whole file untrustworthy is refused even with `--skip-bad`.
#[test]
fn a_file_that_cannot_be_trusted_is_refused_whole() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    for (name, bytes, expected) in [
        (
            "empty.csv",
            &b""[..],
            expect![[r#"
            ! DESK/empty.csv, het bestand is leeg; de eerste regel moet de kolommen noemen: number,bsn,surname,prefix,first_names,initials,birth_date,date_use,gender,municipality
            ! fout: DESK/empty.csv: 1 fout; er is niets opgeslagen
            = 2
        "#]],
        ),
        (
            "columns.csv",
            b"number,surename\nJ-0200,Smit\n",
            expect![[r#"
            ! DESK/columns.csv, regel 1, surename: deze kolom is onbekend; de kolommen zijn number,bsn,surname,prefix,first_names,initials,birth_date,date_use,gender,municipality
            ! DESK/columns.csv, regel 1, surname: deze kolom ontbreekt
            ! fout: DESK/columns.csv: 2 fouten; er is niets opgeslagen
            = 2
        "#]],
        ),
        (
            "quotes.csv",
            b"number,surname\nJ-0200,\"Smit\nJ-0201,Bakker\n",
            expect![[r#"
            ! DESK/quotes.csv, regel 2: het aanhalingsteken dat hier opent, wordt nergens gesloten
            ! fout: DESK/quotes.csv: 1 fout; er is niets opgeslagen
            = 2
        "#]],
        ),
        (
            "latin1.csv",
            b"number,surname\nJ-0200,Zo\xeb\n",
            expect![[r#"
            ! DESK/latin1.csv, regel 2: dit is geen UTF-8; sla het bestand op als CSV UTF-8
            ! fout: DESK/latin1.csv: 1 fout; er is niets opgeslagen
            = 2
        "#]],
        ),
    ] {
        desk.file(name, bytes);
        desk.run(&format!("client import DESK/{name} --skip-bad")).expect(&expected);
    }
    assert!(!desk.run("client list").done().contains("J-0200"));
}

/// The colleague who answers for the care comes along, also out of the program and into another practice.
#[test]
fn a_line_of_time_may_name_the_colleague_who_answers_for_it() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    let header = "date,minutes,practitioner,client,activity,responsible\n";
    let file = format!(
        "{header}2025-03-03,45,bdejong,J-0142,telephone,avisser\n\
         2025-03-04,45,bdejong,J-0142,telephone,\n"
    );
    desk.run_with("entries import -", &file).expect(&expect![[r#"
        ! opgeslagen: 2, er al: 0, overgeslagen: 0
        = 0
    "#]]);
    desk.run_with("entries import -", &file).expect(&expect![[r#"
        ! opgeslagen: 0, er al: 2, overgeslagen: 0
        = 0
    "#]]);
    let csv = desk.run("entries export --month 2025-03").done();
    expect![[r#"
        date,start,minutes,practitioner,client,activity,discipline,allocation,product,note,responsible
        2025-03-03,,45,bdejong,J-0142,telephone,HBO,300201,lot-1,,avisser
        2025-03-04,,45,bdejong,J-0142,telephone,HBO,300201,lot-1,,
    "#]]
    .assert_eq(&csv);
    let other = Desk::small_practice();
    other.run_with("entries import -", &csv).done_quietly();
    assert_eq!(other.run("entries export --month 2025-03").done(), csv);
    let wrong = format!(
        "{header}2025-03-05,45,bdejong,J-0142,telephone,nobody\n\
         2025-03-05,45,bdejong,J-0142,telephone,bdejong\n"
    );
    desk.run_with("entries import -", &wrong).expect(&expect![[r#"
        ! invoer, regel 2, responsible: deze medewerker bestaat niet
        ! invoer, regel 3, responsible: een medewerker is niet de verantwoordelijke collega van zichzelf
        ! fout: invoer: 2 fouten; er is niets opgeslagen
        ! tip: verbeter het bestand, of sla foute regels over met --skip-bad
        = 2
    "#]]);
}
