//! `uurwerk claims`: from time to a claim, exactly once.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

/// Time in March 2025 that can be claimed, and a minute outside the allocation that is held.
fn desk() -> Desk {
    let desk = Desk::small_practice();
    desk.file(
        "time.csv",
        "date,minutes,practitioner,client,activity\n\
         2025-03-03,45,avisser,J-0142,telephone\n\
         2025-03-04,30,avisser,J-0142,reporting\n\
         2025-03-11,7,bdejong,J-0142,face-to-face\n\
         2025-03-12,15,avisser,,break\n\
         2024-12-31,20,avisser,J-0142,telephone\n",
    );
    desk.run("entries import DESK/time.csv").done();
    desk
}

#[test]
fn a_month_is_compiled_looked_into_queued_and_sent_once() {
    let desk = desk();
    desk.run("claims list --month 2025-03").expect(&expect![[r#"
        municipality  no  client  name  allocation  code  discipline  from  until  time  volume  unit  tariff  amount  state  reference  findings  overridden
        ! nothing found
        ! 1:22 of declarable time stands on no line yet: 'uurwerk claims compile --month 2025-03'
        = 0
    "#]]);
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 2, of which held 0; 1:22, € 175.19
        ! new 2, changed 0, gone 0
        = 0
    "#]]);
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 2, of which held 0; 1:22, € 175.19
        ! new 0, changed 0, gone 0
        = 0
    "#]]);
    desk.run("claims list --month 2025-03").expect(&expect![[r#"
        municipality  no  client  name        allocation  code   discipline  from        until       time  volume  unit    tariff  amount  state  reference  findings  overridden
        0405           1  J-0142  Jansen, S.      300201  45X02  HBO         2025-03-01  2025-03-31  0:07       7  minute    1.46   10.19  draft
        0405           2  J-0142  Jansen, S.      300201  45X05  WO+         2025-03-01  2025-03-31  1:15      75  minute    2.20  165.00  draft
        ────────────  ──  ──────  ──────────  ──────────  ─────  ──────────  ──────────  ──────────  ────  ──────  ──────  ──────  ──────  ─────  ─────────  ────────  ──────────
                                                                                                     1:22                          175.19
        = 0
    "#]]);
    desk.run("claims show 1").expect(&expect![[r#"
        no          1
        client      J-0142
        name        Jansen, S.
        allocation  300201
        code        45X02
        discipline  HBO
        from        2025-03-01
        until       2025-03-31
        time        0:07
        volume      7
        unit        minute
        tariff      1.46
        amount      10.19
        state       draft
        reference
        findings
        overridden
        = 0
    "#]]);
    desk.run("claims entries 2").expect(&expect![[r#"
        entry  usage  date        from  time  units  practitioner  discipline  activity
            1         2025-03-03        0:45         A. Visser     WO+         telephone
            2         2025-03-04        0:30         A. Visser     WO+         reporting
        ─────  ─────  ──────────  ────  ────  ─────  ────────────  ──────────  ─────────
                                        1:15
        = 0
    "#]]);
    desk.run("claims queue 1").expect(&expect![[r#"
        ! put in the queue: 1, held: 0
        = 0
    "#]]);
    desk.run("claims unqueue 1").expect(&expect![[r#"
        ! taken out of the queue: 1
        = 0
    "#]]);
    desk.run("claims queue --month 2025-03 --municipality 0405").expect(&expect![[r#"
        ! put in the queue: 2, held: 0
        = 0
    "#]]);
    desk.run("claims export --month 2025-03").expect(&expect![[r#"
        municipality  claim         lines   total  file
        0405          UW0000000001      2  175.19  DESK/exports/0405/JW323-0405-2025-03-UW0000000001.xml
        = 0
    "#]]);
    desk.run("claims export --month 2025-03").expect(&expect![[r#"
        ! nothing is queued for 2025-03; nothing was made
        = 0
    "#]]);
    desk.run("claims list --month 2025-03 --format json").expect(&expect![[r#"
        [
        {"municipality":"0405","line":1,"client":"J-0142","name":"Jansen, S.","allocation":300201,"code":"45X02","discipline":"HBO","from":"2025-03-01","until":"2025-03-31","minutes":7,"volume":7,"unit":"minute","tariff":146,"amount":1019,"state":"sent","reference":"UW0000000002","credit":null,"codes":[],"findings":[],"overridden":[]},
        {"municipality":"0405","line":2,"client":"J-0142","name":"Jansen, S.","allocation":300201,"code":"45X05","discipline":"WO+","from":"2025-03-01","until":"2025-03-31","minutes":75,"volume":75,"unit":"minute","tariff":220,"amount":16500,"state":"sent","reference":"UW0000000003","credit":null,"codes":[],"findings":[],"overridden":[]}
        ]
        = 0
    "#]]);
    desk.run("claims sent --month 2025-03 --format csv").expect(&expect![[r#"
        municipality,claim,lines,total,path,answered,answer,granted
        0405,UW0000000001,2,175.19,DESK/exports/0405/JW323-0405-2025-03-UW0000000001.xml,,,
        = 0
    "#]]);
    desk.run("entries delete 1").expect(&expect![[r#"
        ! error: this time stands on a claim line: sent
        ! hint: take the line out of the queue; what was sent is credited
        = 3
    "#]]);
    desk.run("claims unqueue 1").expect(&expect![[r#"
        ! error: that cannot be done to a claim line in the state 'sent'
        = 3
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! error: there is nothing to undo
        ! hint: what was sent or read in does not go back; else somebody else changed something last
        = 2
    "#]]);
}

#[test]
fn what_is_held_stays_behind() {
    let desk = desk().speaking(Lang::Nl);
    desk.run("claims compile --month 2024-12").expect(&expect![[r#"
        ! 2024-12: concepten 1, waarvan vastgehouden 1; 0:20, € 0,00
        ! nieuw 1, gewijzigd 0, vervallen 0
        = 0
    "#]]);
    desk.run("claims list --month 2024-12").expect(&expect![[r#"
        gemeente  nr  cliënt  naam        toewijzing  code  discipline  vanaf       tot en met  tijd  volume  eenheid  tarief  bedrag  toestand      referentie  bevindingen  vrijgegeven
                   1  J-0142  Jansen, S.                    WO+         2024-12-01  2024-12-31  0:20                             0,00  vastgehouden              PS-A8
        ────────  ──  ──────  ──────────  ──────────  ────  ──────────  ──────────  ──────────  ────  ──────  ───────  ──────  ──────  ────────────  ──────────  ───────────  ───────────
                                                                                                0:20                             0,00
        = 0
    "#]]);
    desk.run("claims show 1").expect(&expect![[r#"
        nr           1
        cliënt       J-0142
        naam         Jansen, S.
        toewijzing
        code
        discipline   WO+
        vanaf        2024-12-01
        tot en met   2024-12-31
        tijd         0:20
        volume
        eenheid
        tarief
        bedrag       0,00
        toestand     vastgehouden
        referentie
        bevindingen  PS-A8
        vrijgegeven
        !   PS-A8 vastgehouden: 2024-12-31 valt buiten toewijzing 300201 (2025-01-01 tot en met 2025-12-31).
        !     Vraag de gemeente om een toewijzing die de dag omvat en lees het JW301-bericht in.
        = 0
    "#]]);
    desk.run("claims queue --month 2024-12").expect(&expect![[r#"
        ! in de wachtrij gezet: 0, vastgehouden: 1
        = 0
    "#]]);
    desk.run("claims queue 1").expect(&expect![[r#"
        ! fout: deze regels worden vastgehouden: 1
        ! tip: 'uurwerk claims show 1' zegt waarom, en wat eraan te doen is
        = 3
    "#]]);
}

#[test]
fn lines_that_are_no_longer_true_are_not_queued() {
    let desk = desk();
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("log '5-3-2025 5 tel jansen' --practitioner avisser").done();
    desk.run("claims queue --month 2025-03").expect(&expect![[r#"
        ! error: something changed since 2025-03 was compiled: lines 2
        ! hint: compile the month again: uurwerk claims compile --month 2025-03
        = 3
    "#]]);
}

#[test]
fn wrong_use_is_refused() {
    let desk = desk();
    desk.run("claims compile").expect(&expect![[r#"
        ! error: something is missing: --month MONTH
        ! hint: 'uurwerk claims compile --help' shows the usage
        = 2
    "#]]);
    desk.run("claims compile --month maart").expect(&expect![[r#"
        ! error: --month: expected a month such as 2025-03 or 3-2025
        = 2
    "#]]);
    desk.run("claims queue").expect(&expect![[r#"
        ! error: which lines?
        ! hint: name a month with --month, or the numbers of the lines
        = 2
    "#]]);
    desk.run("claims queue 1 --month 2025-03").expect(&expect![[r#"
        ! error: name a month or lines, not both
        = 2
    "#]]);
    desk.run("claims queue 99").expect(&expect![[r#"
        ! error: there is no claim line 99
        ! hint: 'uurwerk claims list --month MONTH' shows the lines with their numbers
        = 2
    "#]]);
    desk.run("claims queue x").expect(&expect![[r#"
        ! error: LINE: expected the number of a line
        = 2
    "#]]);
    desk.run("claims show 99").expect(&expect![[r#"
        ! error: there is no claim line 99
        ! hint: 'uurwerk claims list --month MONTH' shows the lines with their numbers
        = 2
    "#]]);
    desk.run("claims export --month 2025-04").expect(&expect![[r#"
        ! error: 2025-04 can be claimed from 2025-04-30 on (TR137)
        = 3
    "#]]);
    desk.run("claims export --month 2025-02 --municipality 405").expect(&expect![[r#"
        ! error: --municipality: municipality code must be 4 digits
        = 2
    "#]]);
}

#[test]
fn a_claim_needs_the_citizen_service_number() {
    let desk = desk();
    desk.run_with("client edit J-0142", "bsn: -").done();
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("claims queue --month 2025-03").expect(&expect![[r#"
        ! put in the queue: 0, held: 2
        = 0
    "#]]);
    desk.run("claims export --month 2025-03").expect(&expect![[r#"
        ! nothing is queued for 2025-03; nothing was made
        = 0
    "#]]);
}

#[test]
fn a_hold_is_let_through_with_a_reason() {
    let desk = desk();
    desk.run("practitioner edit bdejong --until 2025-03-10").done();
    desk.run("claims compile --month 2025-03").done();
    desk.run("claims override 1 --rule uw-4").expect(&expect![[r#"
        ! error: give a reason with --reason, or take back with --withdraw
        = 2
    "#]]);
    desk.run("claims override 1 --rule PS-A7 --reason 'x'").expect(&expect![[r#"
        ! error: claim line 1 is not held by PS-A7
        ! hint: 'uurwerk claims show 1' says what holds the line, and what to do about it
        = 3
    "#]]);
    desk.run("claims override 1 --rule uw-4 --reason 'ziek, afgesproken met Hoorn'").expect(&expect![[r#"
        ! UW-4 is overridden on line 1; holds that are left: 0
        = 0
    "#]]);
    desk.run("claims show 1").expect(&expect![[r#"
        no          1
        client      J-0142
        name        Jansen, S.
        allocation  300201
        code        45X02
        discipline  HBO
        from        2025-03-01
        until       2025-03-31
        time        0:07
        volume      7
        unit        minute
        tariff      1.46
        amount      10.19
        state       draft
        reference
        findings    UW-4
        overridden  UW-4
        !   UW-4 held: Practitioner bdejong does not work here on 2025-03-11.
        !     Check the day, or the period of work: uurwerk practitioner edit bdejong
        !   UW-4 overridden by test on 2025-04-02 10:00Z: ziek, afgesproken met Hoorn
        = 0
    "#]]);
    desk.run("claims overrides --month 2025-03").expect(&expect![[r#"
        no  client  rule  by    when               reason                       finding
         1  J-0142  UW-4  test  2025-04-02 10:00Z  ziek, afgesproken met Hoorn  Practitioner bdejong does not work here on 2025-03-11.
        = 0
    "#]]);
    desk.run("claims override 1 --rule UW-4 --withdraw").expect(&expect![[r#"
        ! UW-4 holds line 1 again; findings: 1
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: withdrawing an override
        = 0
    "#]]);
    desk.run("claims queue 1").expect(&expect![[r#"
        ! put in the queue: 1, held: 0
        = 0
    "#]]);
}
