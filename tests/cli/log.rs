//! `uurwerk log`, `entries`, `alias`, `undo` and `redo`.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

#[test]
fn a_line_is_logged_from_arguments_or_from_standard_input() {
    let desk = Desk::small_practice();
    desk.run("log '9:00-9:45 tel jansen -- ouders gebeld' --practitioner avisser").expect(&expect![[r#"
        1
        ! logged: 2025-04-02 · 09:00-09:45 · 0:45 · A telephone · J-0142 · #lot-1 · @WO+
        = 0
    "#]]);
    desk.run_with("log --practitioner avisser", "gisteren 30 verslag jansen\n").expect(&expect![[r#"
        2
        ! logged: 2025-04-01 · 0:30 · B reporting · J-0142 · #lot-1 · @WO+
        = 0
    "#]]);
    // Without quotes, also with a note.
    desk.run("log --practitioner avisser 9:45-10:00 pauze -- koffie").expect(&expect![[r#"
        3
        ! logged: 2025-04-02 · 09:45-10:00 · 0:15 · C break · @WO+
        = 0
    "#]]);
    desk.run("entries list --from 2025-04-01 --to 2025-04-02").expect(&expect![[r#"
        no  date        from   to     time  kind  practitioner  client  name        activity   discipline  allocation  product  claim  works under
         2  2025-04-01                0:30  B     avisser       J-0142  Jansen, S.  reporting  WO+             300201  lot-1
         1  2025-04-02  09:00  09:45  0:45  A     avisser       J-0142  Jansen, S.  telephone  WO+             300201  lot-1
         3  2025-04-02  09:45  10:00  0:15  C     avisser                           break      WO+
        ──  ──────────  ─────  ─────  ────  ────  ────────────  ──────  ──────────  ─────────  ──────────  ──────────  ───────  ─────  ───────────
                                      1:30
        = 0
    "#]]);
    desk.run("entries export --month 2025-04").expect(&expect![[r#"
        date,start,minutes,practitioner,client,activity,discipline,allocation,product,note,responsible
        2025-04-01,,30,avisser,J-0142,reporting,WO+,300201,lot-1,,
        2025-04-02,09:00,45,avisser,J-0142,telephone,WO+,300201,lot-1,ouders gebeld,
        2025-04-02,09:45,15,avisser,,break,WO+,,,koffie,
        = 0
    "#]]);
}

#[test]
fn a_line_that_cannot_be_is_refused_and_nothing_is_stored() {
    let desk = Desk::small_practice();
    for (line, expected) in [
        (
            "log '45 tel jansen'",
            expect![[r#"
            ! error: whose time is this?
            ! hint: name the practitioner with --practitioner or in UURWERK_PRACTITIONER
            = 2
        "#]],
        ),
        (
            "log '45 tel jansen' --practitioner nobody",
            expect![[r#"
                ! error: this practitioner does not exist
                ! hint: 'uurwerk practitioner list' shows who works here
                = 2
            "#]],
        ),
        (
            "log '45 jansen' --practitioner avisser",
            expect![[r#"
            ! error: missing: activity: for example telephone
            ! hint: such as: 9:00-9:45 tel jansen -- ouders gebeld
            = 2
        "#]],
        ),
        (
            "log '45 tel pietersen' --practitioner avisser",
            expect![[r#"
            ! this is not a time, day, activity or client; put -- before a note
            ! error: missing: client: number or part of the name
            ! hint: such as: 9:00-9:45 tel jansen -- ouders gebeld
            = 2
        "#]],
        ),
        (
            "log '0 tel jansen' --practitioner avisser",
            expect![[r#"
            ! an entry takes at least 1 minute
            ! error: the line was not understood; nothing was stored
            ! hint: such as: 9:00-9:45 tel jansen -- ouders gebeld
            = 2
        "#]],
        ),
        (
            "log '-5 tel jansen' --practitioner avisser",
            expect![[r#"
                ! an entry takes at least 1 minute
                ! error: the line was not understood; nothing was stored
                ! hint: such as: 9:00-9:45 tel jansen -- ouders gebeld
                = 2
            "#]],
        ),
        (
            "log --practitioner avisser '-5 tel jansen'",
            expect![[r#"
            ! an entry takes at least 1 minute
            ! error: the line was not understood; nothing was stored
            ! hint: such as: 9:00-9:45 tel jansen -- ouders gebeld
            = 2
        "#]],
        ),
        (
            "log '31-2-2025 45 tel jansen' --practitioner avisser",
            expect![[r#"
            ! no such day; write day-month or day-month-year, such as 13-3-2025
            ! error: the line was not understood; nothing was stored
            ! hint: such as: 9:00-9:45 tel jansen -- ouders gebeld
            = 2
        "#]],
        ),
        (
            "log --practitioner avisser",
            expect![[r#"
            ! error: missing: time: 45, 1h30 or 9:00-9:45; activity: for example telephone
            ! hint: such as: 9:00-9:45 tel jansen -- ouders gebeld
            = 2
        "#]],
        ),
    ] {
        desk.run(line).expect(&expected);
    }
    desk.run("entries list").expect(&expect![[r#"
        no  date  from  to  time  kind  practitioner  client  name  activity  discipline  allocation  product  claim  works under
        ! nothing found
        = 0
    "#]]);
}

#[test]
fn time_outside_the_allocation_and_a_day_too_long_are_kept_with_their_finding() {
    let desk = Desk::small_practice();
    desk.run("log '31-12-2024 45 tel jansen' --practitioner avisser").expect(&expect![[r#"
        1
        ! logged: 2024-12-31 · 0:45 · A telephone · J-0142 · @WO+
        !   PS-A8 held: 2024-12-31 lies outside allocation 300201 (2025-01-01 to 2025-12-31).
        !     Ask the municipality for an allocation that covers the day and import the JW301 message.
        = 0
    "#]]);
    desk.run("allocation edit 300201 --until 2025-03-31").done_quietly();
    desk.run("log '31-3-2025 45 tel jansen' --practitioner avisser").expect(&expect![[r#"
        2
        ! logged: 2025-03-31 · 0:45 · A telephone · J-0142 · #lot-1 · @WO+
        = 0
    "#]]);
    desk.run("log '1-4-2025 45 tel jansen' --practitioner avisser").expect(&expect![[r#"
        3
        ! logged: 2025-04-01 · 0:45 · A telephone · J-0142 · @WO+
        !   PS-A8 held: 2025-04-01 lies outside allocation 300201 (2025-01-01 to 2025-03-31).
        !     Ask the municipality for an allocation that covers the day and import the JW301 message.
        = 0
    "#]]);
    desk.run("log '1441 tel jansen' --practitioner avisser").expect(&expect![[r#"
        4
        ! logged: 2025-04-02 · 24:01 · A telephone · J-0142 · @WO+
        !   PS-A8 held: 2025-04-02 lies outside allocation 300201 (2025-01-01 to 2025-03-31).
        !     Ask the municipality for an allocation that covers the day and import the JW301 message.
        !   UW-1 warning: On 2025-04-02 24:01 hours are registered; a day has 24 hours.
        !     Check the minutes of that day.
        = 0
    "#]]);
}

#[test]
fn entries_are_changed_deleted_and_brought_back() {
    let desk = Desk::small_practice();
    let id = desk.run("log '9:00-9:45 tel jansen' --practitioner avisser").done();
    let id = id.trim();
    desk.run(&format!("entries edit {id} '9:00-10:00 tel jansen'")).expect(&expect![[r#"
        ! changed: 2025-04-02 · 09:00-10:00 · 1:00 · A telephone · J-0142 · #lot-1 · @WO+
        = 0
    "#]]);
    desk.run(&format!("entries delete {id}")).expect(&expect![[r#"
        ! deleted: 2025-04-02 · 1:00
        = 0
    "#]]);
    desk.run(&format!("entries delete {id}")).expect(&expect![[r#"
        ! error: this entry does not exist
        ! hint: 'uurwerk entries list' shows the numbers
        = 2
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: deleting an entry
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: changing an entry
        = 0
    "#]]);
    desk.run("redo").expect(&expect![[r#"
        ! done again: changing an entry
        = 0
    "#]]);
    desk.run("entries list --format csv").expect(&expect![[r#"
        entry,date,start,end,minutes,kind,practitioner,client,name,activity,discipline,allocation,product,claimed,responsible
        1,2025-04-02,09:00,10:00,60,A,avisser,J-0142,"Jansen, S.",telephone,WO+,300201,lot-1,,
        = 0
    "#]]);
    desk.run("entries edit x '45 tel jansen'").expect(&expect![[r#"
        ! error: NUMBER: expected the number of an entry
        = 2
    "#]]);
}

#[test]
fn a_practice_has_its_own_short_words() {
    let desk = Desk::small_practice();
    desk.run("alias set bellen telephone").expect(&expect![[r#"
        ! 'bellen' is now telephone
        = 0
    "#]]);
    desk.run("alias set pauze telephone").expect(&expect![[r#"
        ! error: this word means break already
        ! hint: choose another word
        = 3
    "#]]);
    desk.run("alias list").expect(&expect![[r#"
        word    activity
        bellen  telephone
        = 0
    "#]]);
    desk.run("log '5 bellen jansen' --practitioner avisser").expect(&expect![[r#"
        1
        ! logged: 2025-04-02 · 0:05 · A telephone · J-0142 · #lot-1 · @WO+
        = 0
    "#]]);
    desk.run("alias remove bellen").expect(&expect![[r#"
        ! 'bellen' is taken away
        = 0
    "#]]);
    desk.run("alias remove bellen").expect(&expect![[r#"
        ! error: there is no such short word
        ! hint: 'uurwerk alias list' shows what there is
        = 2
    "#]]);
}

#[test]
fn there_may_be_nothing_to_undo() {
    Desk::new().speaking(Lang::Nl).run("undo").expect(&expect![[r#"
        ! fout: er is geen administratie in DESK/uurwerk.sqlite
        ! tip: maak er een met 'uurwerk init', of wijs met --db een andere aan
        = 4
    "#]]);
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").done();
    desk.run("undo").expect(&expect![[r#"
        ! error: there is nothing to undo
        ! hint: what was sent or read in does not go back; else somebody else changed something last
        = 2
    "#]]);
}
