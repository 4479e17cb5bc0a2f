//! What a message changes about time and claims is shown and asked before it is taken over; what stands open afterwards is
//! listed and closed.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;
use crate::support::allotted::{Allotted, Given, YEAR};
use crate::support::packed;

/// An hour on 13 March on an allocation that came in a message.
fn desk() -> Desk {
    let desk = Desk::small_practice();
    desk.file("0.xml", Allotted { identification: "T0", dated: "2025-01-15", ..Allotted::default() }.xml());
    desk.run("messages import DESK/0.xml").done_quietly();
    desk.run("log '13-3-2025 60 tel J-0142' --practitioner avisser").done_quietly();
    desk.file("1.xml", shorter().xml());
    desk
}

/// It ends in February now, and a new one begins in April.
fn shorter() -> Allotted<'static> {
    let fixed = ("2025-04-01", "10:00:00");
    let products = vec![
        Given { until: "2025-02-28", reason: "03", fixed, ..YEAR },
        Given { number: 300_202, from: "2025-04-01", fixed, ..YEAR },
    ];
    Allotted { products, ..Allotted::default() }
}

#[test]
fn without_an_agreement_nothing_is_taken_over() {
    let desk = desk();
    desk.run("messages import DESK/1.xml").expect(&expect![[r#"
        ! DESK/1.xml: this message changes time or claims that are here already:
        !   allocation 300201 shortened
        !     until: 2025-12-31 → 2025-02-28
        !     reason of change: – → 03
        !   1 entry (1:00), 2025-03-13: falls outside the allocation (300201)
        ! error: DESK/1.xml: the message changes time or claims that are here already; nothing was taken over
        ! hint: 'uurwerk messages import FILE --preview' shows what; 'uurwerk messages import FILE --accept' takes it over
        = 3
    "#]]);
    let listed = desk.run("allocation list --format csv").done();
    assert!(listed.contains("2025-12-31") && !listed.contains("300202"), "{listed}");
    assert_eq!(desk.run("messages list --format csv").done().lines().count(), 3, "no answer was made");
    desk.run("messages import DESK/1.xml --accept").expect(&expect![[r#"
        message  municipality  identification  client  allocation  outcome  moved from
        JW301    0405          T1              J-0142      300201  changed
        JW301    0405          T1              J-0142      300202  new
        ! DESK/1.xml: Allocation 300201 now ends on 2025-02-28: time after that is held.
        = 0
    "#]]);
}

#[test]
fn a_preview_shows_the_effects_and_stores_nothing() {
    let desk = desk();
    desk.run("messages import DESK/1.xml DESK/0.xml --preview").expect(&expect![[r#"
        message  identification  client  allocation  what        no  effect                        field             was         becomes     day or from  practitioner  time
        JW301    T1              J-0142      300202  allocation      new
        JW301    T1              J-0142      300201  allocation      shortened                     until             2025-12-31  2025-02-28
        JW301    T1              J-0142      300201  allocation      shortened                     reason of change              03
        JW301    T1              J-0142      300201  entry        1  falls outside the allocation                                            2025-03-13   avisser       1:00
        ! DESK/1.xml: Allocation 300201 now ends on 2025-02-28: time after that is held.
        ! DESK/0.xml: this message was read in before; nothing was changed
        ! this is a preview; nothing was stored
        = 0
    "#]]);
    desk.run("messages import DESK/1.xml --preview --format csv").expect(&expect![[r#"
        message,identification,client,allocation,subject,number,effect,field,before,after,from,until,practitioner,minutes,units,amount,state,reference,codes
        JW301,T1,J-0142,300202,allocation,,new,,,,,,,,,,,,
        JW301,T1,J-0142,300201,allocation,,shortened,until,2025-12-31,2025-02-28,,,,,,,,,
        JW301,T1,J-0142,300201,allocation,,shortened,change_reason,,03,,,,,,,,,
        JW301,T1,J-0142,300201,entry,1,outside,,,,2025-03-13,,avisser,60,,,,,
        ! DESK/1.xml: Allocation 300201 now ends on 2025-02-28: time after that is held.
        ! this is a preview; nothing was stored
        = 0
    "#]]);
    let json = desk.run("messages import DESK/1.xml --preview --format json").done();
    assert!(json.contains("\"effect\":\"outside\""), "{json}");
    assert_eq!(desk.run("messages list --format csv").done().lines().count(), 3);
}

#[test]
fn at_a_terminal_it_is_asked() {
    let desk = desk().speaking(Lang::Nl);
    for no in ["n\n", "\n", "", "wat?\n"] {
        let transcript = desk.run_at_terminal("messages import DESK/1.xml", no);
        assert_eq!((transcript.status, transcript.out.as_str()), (3, ""), "{transcript}");
        assert!(transcript.err.contains("Overnemen? [j/N]"), "{transcript}");
    }
    assert_eq!(desk.run("messages list --format csv").done().lines().count(), 3);
    desk.run_at_terminal("messages import DESK/1.xml", "ja\n").expect(&expect![[r#"
        bericht  gemeente  identificatie  cliënt  toewijzing  uitkomst   verhuisd per
        JW301    0405      T1             J-0142      300201  gewijzigd
        JW301    0405      T1             J-0142      300202  nieuw
        ! DESK/1.xml: dit bericht wijzigt tijd of declaraties die er al zijn:
        !   toewijzing 300201 ingekort
        !     tot en met: 2025-12-31 → 2025-02-28
        !     reden van wijziging: – → 03
        !   1 registratie (1:00), 2025-03-13: valt buiten de toewijzing (300201)
        ! Overnemen? [j/N]: DESK/1.xml: Toewijzing 300201 eindigt nu op 2025-02-28: tijd van daarna wordt vastgehouden.
        = 0
    "#]]);
}

#[test]
fn what_is_absent_is_listed_until_it_is_closed() {
    let desk = desk();
    let alone = Given { number: 300_203, category: "46", fixed: ("2025-04-01", "09:00:00"), ..YEAR };
    desk.file("2.xml", Allotted { identification: "T2", products: vec![alone], ..Allotted::default() }.xml());
    desk.run("messages import DESK/2.xml").done_quietly();
    let list = || desk.run("allocation list --client J-0142").done();
    assert!(list().contains("absent from message of"), "{}", list());
    desk.run("check --rule UW-22").expect(&expect![[r#"
        severity  rule   what            no  date        client  name              practitioner  finding                                                                                                     what to do
        warning   UW-22  allocation  300201  2025-01-01  J-0142  Geheimhouder, S.                Allocation 300201 still runs but is absent from the newest message of the municipality (T2 of 2025-04-01).  Ask the municipality whether it still holds; once that is clear, close it: x at the allocation on the client's page, or 'uurwerk allocation settle 300201 --reason TEXT'.
        ! months 2025-03: refused 0, held 0, warnings 1, overridden 0, ended 0
        = 0
    "#]]);
    desk.run("allocation settle 300201 --reason 'by telephone'").expect(&expect![[r#"
        ! allocation 300201: findings closed: 1
        !   UW-22: Allocation 300201 still runs but is absent from the newest message of the municipality (T2 of 2025-04-01).
        = 0
    "#]]);
    assert!(!list().contains("absent from message of"), "{}", list());
    desk.run("allocation settle 300201 --reason 'once more'").expect(&expect![[r#"
        ! error: nothing stands open about this allocation that can be closed
        ! hint: 'uurwerk check' shows what stands open, with what to do about it
        = 3
    "#]]);
    desk.run("undo").done_quietly();
    assert!(list().contains("absent from message of"), "{}", list());
}

#[test]
fn the_end_of_an_allocation_proposes_the_stop() {
    let desk = desk();
    desk.run("care start 300201 --on 2025-01-13").done_quietly();
    desk.run("care stop 300201").expect(&expect![[r#"
        ! error: --on: name the last day of the care: the allocation has not ended yet
        = 2
    "#]]);
    desk.run("messages import DESK/1.xml --accept").done_quietly();
    desk.run("care list").expect(&expect![[r#"
        client  municipality  allocation  state        begin       end  first time  report by   stop after  reason
        J-0142  0405              300201  running      2025-01-13       2025-03-13  2025-03-07  2025-02-28  by the municipality
        J-0142  0405              300202  not started
        = 0
    "#]]);
    desk.run("care stop 300201").expect(&expect![[r#"
        ! allocation 300201: stop after 2025-02-28; JW307 UB0000000004 is made, 'uurwerk messages export' places it
        = 0
    "#]]);
    desk.run("care list --format csv").expect(&expect![[r#"
        client,municipality,allocation,state,begin,end,first_time,due,stop_on,stop_reason,withdraw
        J-0142,0405,300201,ended,2025-01-13,2025-02-28,2025-03-13,,,,
        J-0142,0405,300202,not-started,,,,,,,
        = 0
    "#]]);
}

#[test]
fn what_was_reported_on_a_deleted_allocation_is_taken_back() {
    let desk = desk();
    desk.run("care start 300201 --on 2025-01-13").done_quietly();
    desk.run("care stop 300201 --on 2025-02-28 --reason 31").done_quietly();
    let deleted = Given { until: YEAR.from, reason: "13", fixed: ("2025-04-01", "10:00:00"), ..YEAR };
    desk.file("2.xml", Allotted { products: vec![deleted], ..Allotted::default() }.xml());
    desk.run("messages import DESK/2.xml --accept").done_quietly();
    desk.run("care list").expect(&expect![[r#"
        client  municipality  allocation  state  begin       end         first time  report by  withdraw
        J-0142  0405              300201  ended  2025-01-13  2025-02-28  2025-03-13             stop
        = 0
    "#]]);
    desk.run("check --rule UW-23").expect(&expect![[r#"
        severity  rule   what            no  date        client  name              practitioner  finding                                                                                                                                   what to do
        warning   UW-23  allocation  300201  2025-01-01  J-0142  Geheimhouder, S.                The municipality deleted allocation 300201: it counts as never given, but the care that began on 2025-01-13 still stands reported on it.  Take back what was reported, first the stop and then the start: w at the allocation on the client's page, or 'uurwerk care withdraw 300201'.
        ! months 2025-03: refused 0, held 0, warnings 1, overridden 0, ended 0
        = 0
    "#]]);
    for refused in ["care start 300201 --on 2025-03-03", "care stop 300201 --on 2025-03-03 --reason 31"] {
        desk.run(refused).expect(&expect![[r#"
            ! error: the municipality deleted this allocation: it counts as never given
            ! hint: take back what was reported on it with 'uurwerk care withdraw NUMBER' and ask the municipality for a new allocation
            = 3
        "#]]);
    }
    desk.run("care withdraw 300201").expect(&expect![[r#"
        ! allocation 300201: stop after 2025-02-28 taken back; JW307 UB0000000005 is made, 'uurwerk messages export' places it
        = 0
    "#]]);
    assert_eq!(
        desk.run("care list --format csv").done().lines().nth(1).unwrap(),
        "J-0142,0405,300201,running,2025-01-13,,2025-03-13,,,,start"
    );
    desk.run("care withdraw 300201").expect(&expect![[r#"
        ! allocation 300201: start on 2025-01-13 taken back; JW305 UB0000000006 is made, 'uurwerk messages export' places it
        = 0
    "#]]);
    assert_eq!(desk.run("care list --format csv").done().lines().count(), 1, "nothing stands reported");
    assert_eq!(desk.run("check --rule UW-23 --format csv").done().lines().count(), 1);
    desk.run("care withdraw 300201").expect(&expect![[r#"
        ! error: nothing was reported that can be taken back (TR063)
        ! hint: 'uurwerk care list' shows where care stands
        = 3
    "#]]);
    desk.run("messages export").done_quietly();
    for (message, begin) in [("JW305", "2025-01-13"), ("JW307", "2025-01-13")] {
        assert_eq!(placed(&desk, message, "<StatusAanlevering>", "<"), "3", "{message}");
        assert_eq!(placed(&desk, message, "<Begindatum>", "<"), begin, "the key that was sent");
    }
}

/// What stands between two marks in a file that was placed.
fn placed(desk: &Desk, message: &str, from: &str, to: &str) -> String {
    let folder = std::fs::read_dir(desk.path("exports/0405")).unwrap();
    let mut files: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    files.sort();
    let is_one =
        |path: &&std::path::PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(message);
    let text = std::fs::read_to_string(files.iter().rfind(is_one).unwrap()).unwrap();
    text.split_once(from).unwrap().1.split_once(to).unwrap().0.to_owned()
}

#[test]
fn a_reference_is_held_against_the_requests_from_here() {
    let desk = desk();
    let granting = |identification: &str, number, reference: &str| {
        let given = Given {
            number,
            category: "46",
            from: "2025-05-01",
            until: "2026-04-30",
            fixed: ("2025-04-01", "10:00:00"),
            reference,
            ..YEAR
        };
        let letter = Allotted { identification, products: vec![YEAR, given], ..Allotted::default() };
        desk.file("granted.xml", letter.xml());
    };
    // Nothing was asked from here yet: it was asked elsewhere.
    granting("T2", 300_301, "R1");
    desk.run("messages import DESK/granted.xml").done_quietly();
    desk.run("request first J-0142 --category 47 --budget 4000 --from 2025-05-01 --until 2026-04-30 --referral gp --referrer 01000001")
        .done_quietly();
    desk.run("messages export").done_quietly();
    granting("T3", 300_302, "R2");
    desk.run("messages import DESK/granted.xml").expect(&expect![[r#"
        !   TR379 refused: Allocation 300302 names a request (ReferentieAanbieder) that is not from here or that was decided before.
        !     Ask the municipality for a corrected message.
        ! error: DESK/granted.xml: allocations in the message contradict what is here (findings: 1); nothing was taken over
        ! hint: 'uurwerk messages export' places the answer to the municipality, with the code of each finding
        = 3
    "#]]);
    desk.run("messages export").done_quietly();
    assert_eq!(placed(&desk, "JW302", "<RetourCode>9", "</"), "379");
    let ours = placed(&desk, "JW315", "<ReferentieAanbieder>", "</");
    granting("T4", 300_303, &ours);
    desk.run("messages import DESK/granted.xml --preview").expect(&expect![[r#"
        message  identification  client  allocation  what        no  effect     reference
        JW301    T4              J-0142      300201  allocation      unchanged
        JW301    T4              J-0142      300303  allocation      new
        JW301    T4              J-0142              request      1  granted    UV0000000001
        ! DESK/granted.xml: request 1 (UV0000000001): granted
        ! this is a preview; nothing was stored
        = 0
    "#]]);
    desk.run("messages import DESK/granted.xml").done_quietly();
    // A later allocation does not grant it once more.
    granting("T5", 300_304, &ours);
    let again = desk.run("messages import DESK/granted.xml");
    assert!(again.status == 3 && again.err.contains("TR379"), "{again}");
}

/// Of one client an allocation that is cut, and one each of two who were not known.
fn several() -> Vec<u8> {
    let fixed = ("2025-04-01", "10:00:00");
    let of = |identification, bsn, number| Allotted {
        identification,
        bsn,
        products: vec![Given { number, fixed, ..YEAR }],
        ..Allotted::default()
    };
    let letters = [shorter(), of("T2", "999900018", 300_417), of("T3", "999900031", 300_501)];
    packed(&letters.map(|letter| letter.xml()))
}

#[test]
fn messages_of_several_clients_come_in_one_archive() {
    let desk = desk();
    desk.file("all.zip", several());
    let messages = || desk.run("messages list --format csv").done().lines().count();
    let before = messages();
    desk.run("messages import DESK/all.zip --preview").expect(&expect![[r#"
        message  identification  client  allocation  what        no  effect                        field             was         becomes     day or from  practitioner  time
        JW301    T1              J-0142      300202  allocation      new
        JW301    T1              J-0142      300201  allocation      shortened                     until             2025-12-31  2025-02-28
        JW301    T1              J-0142      300201  allocation      shortened                     reason of change              03
        JW301    T1              J-0142      300201  entry        1  falls outside the allocation                                            2025-03-13   avisser       1:00
        JW301    T2              J-0001      300417  allocation      new
        JW301    T3              J-0002      300501  allocation      new
        ! DESK/all.zip/#1: Allocation 300201 now ends on 2025-02-28: time after that is held.
        ! this is a preview; nothing was stored
        = 0
    "#]]);
    assert_eq!(messages(), before, "a preview stores nothing");
    desk.run("messages import DESK/all.zip --accept").expect(&expect![[r#"
        message  municipality  identification  client  allocation  outcome  moved from
        JW301    0405          T1              J-0142      300201  changed
        JW301    0405          T1              J-0142      300202  new
        JW301    0405          T2              J-0001      300417  new
        JW301    0405          T3              J-0002      300501  new
        ! DESK/all.zip/#1: Allocation 300201 now ends on 2025-02-28: time after that is held.
        = 0
    "#]]);
    assert_eq!(messages(), before + 6, "each came in and was answered");
    desk.run("allocation list --format csv").expect(&expect![[r#"
        client,name,municipality,number,shape,category,code,volume,unit,frequency,budget,from,until,frame,source,absent_from,claimed_beyond
        J-0142,"Geheimhouder, S.",0405,300201,aspecific,45,,,,,9000.00,2025-01-01,2025-02-28,,message,,
        J-0142,"Geheimhouder, S.",0405,300202,aspecific,45,,,,,9000.00,2025-04-01,2025-12-31,,message,,
        J-0001,"Geheimhouder, S.",0405,300417,aspecific,45,,,,,9000.00,2025-01-01,2025-12-31,,message,,
        J-0002,"Geheimhouder, S.",0405,300501,aspecific,45,,,,,9000.00,2025-01-01,2025-12-31,,message,,
        = 0
    "#]]);
    // Once more: nothing is done twice.
    desk.run("messages import DESK/all.zip --accept").expect(&expect![[r#"
        ! DESK/all.zip/#1: this message was read in before; nothing was changed
        ! DESK/all.zip/#2: this message was read in before; nothing was changed
        ! DESK/all.zip/#3: this message was read in before; nothing was changed
        = 0
    "#]]);
    assert_eq!(messages(), before + 6);
}
