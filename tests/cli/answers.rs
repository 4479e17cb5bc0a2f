//! Answers to claims on the command line.

use expect_test::{expect, expect_file};
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;

use crate::support::Desk;
use crate::support::answers::Reply;

/// A desk with a claim of March: a line of HBO and one of WO+.
pub fn desk() -> Desk {
    let mut desk = Desk::small_practice();
    desk.run("log '13-3-2025 45 tel jansen' --practitioner avisser").done_quietly();
    desk.run("log '11-3-2025 7 tel jansen' --practitioner bdejong").done_quietly();
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("claims queue --month 2025-03").done_quietly();
    desk.run("claims export --month 2025-03").done_quietly();
    desk.today = Day::parse_iso("2025-04-10").unwrap();
    desk
}

/// Puts the answer to the claim of March in `DESK/in.xml`.
pub fn answer(desk: &Desk, reply: &Reply) {
    let claim = std::fs::read(desk.path("exports/0405/JW323-0405-2025-03-UW0000000001.xml")).unwrap();
    desk.file("in.xml", reply.to(&claim));
}

#[test]
fn a_rejected_line_says_why_in_both_languages() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let desk = desk().speaking(lang);
        answer(&desk, &Reply { rejected: &[("UW0000000002", "9321 0611")], ..Reply::default() });
        for line in [
            "messages import DESK/in.xml",
            "messages import DESK/in.xml",
            "claims list --month 2025-03",
            "claims show 2",
            "claims sent --month 2025-03",
            "messages list",
        ] {
            let done = desk.run(line);
            all.extend([format!("--- {line}\n{done}")]);
        }
    }
    expect_file!["answers.txt"].assert_eq(&all);
    let desk = desk();
    answer(&desk, &Reply { rejected: &[("UW0000000002", "9321")], ..Reply::default() });
    desk.run("messages import DESK/in.xml --format json").expect(&expect![[r#"
        [
        {"message":"JW325","municipality":"0405","identification":"A1","client":null,"allocation":null,"outcome":"processed","moved":null,"claim":"UW0000000001","line":null,"reference":null,"amount":1019,"codes":["0200"]},
        {"message":"JW325","municipality":"0405","identification":"A1","client":"J-0142","allocation":300201,"outcome":"rejected","moved":null,"claim":"UW0000000001","line":2,"reference":"UW0000000002","amount":9900,"codes":["9321"]}
        ]
        ! DESK/in.xml: claim UW0000000001: granted € 10.19 of € 109.19; lines granted 1, rejected 1
        !   9321 (1 line): the volume does not fit what was allocated for this period
        !     Lower the time of this month, or ask the municipality for more volume and then claim again.
        = 0
    "#]]);
}

#[test]
fn a_claim_that_came_back_is_claimed_anew() {
    let desk = desk();
    answer(&desk, &Reply { header: "0001", ..Reply::default() });
    desk.run("messages import DESK/in.xml").expect(&expect![[r#"
        message  municipality  identification  client  allocation  outcome             moved from  claim         amount  codes
        JW325    0405          A1                                  refused as a whole              UW0000000001    0.00  0001
        ! DESK/in.xml: claim UW0000000001 was refused as a whole: 2 lines are drafts again
        !   0001: the message as a whole was refused by the rules of the standard
        !     Check the message with 'uurwerk messages check', queue the lines again and claim anew.
        = 0
    "#]]);
    desk.run("claims queue --month 2025-03").expect(&expect![[r#"
        ! put in the queue: 2, held: 0
        = 0
    "#]]);
    desk.run("claims export --month 2025-03").expect(&expect![[r#"
        municipality  claim         lines   total  file
        0405          UW0000000002      2  109.19  DESK/exports/0405/JW323-0405-2025-03-UW0000000002.xml
        = 0
    "#]]);
    desk.run("claims sent --month 2025-03 --format csv").expect(&expect![[r#"
        municipality,claim,lines,total,path,answered,answer,granted
        0405,UW0000000002,2,109.19,DESK/exports/0405/JW323-0405-2025-03-UW0000000002.xml,,,
        0405,UW0000000001,2,109.19,DESK/exports/0405/JW323-0405-2025-03-UW0000000001.xml,2025-04-10,returned,0.00
        = 0
    "#]]);
}

#[test]
fn an_answer_that_differs_is_refused_with_the_difference() {
    let desk = desk();
    let reply = Reply { rejected: &[("UW0000000002", "9321")], ..Reply::default() };
    answer(&desk, &reply);
    let text = std::fs::read_to_string(desk.path("in.xml")).unwrap();
    desk.file("in.xml", text.replace("<GeleverdVolume>45<", "<GeleverdVolume>44<"));
    desk.run("messages import DESK/in.xml").expect(&expect![[r#"
        !   TR367 refused: line 1 of client 1: not as we claimed it: GeleverdVolume
        !     Call the municipality and ask for a right answer; until then the claim stays unanswered.
        ! error: DESK/in.xml: the message breaks the rules of the standard (findings: 1); nothing was taken over
        ! hint: ask the municipality for a new message
        = 1
    "#]]);
    desk.file("in.xml", text.replace("<Afzender>0405<", "<Afzender>0420<"));
    desk.run("messages import DESK/in.xml").expect(&expect![[r#"
        ! error: DESK/in.xml: this answer is to a claim that we did not send to this municipality (TR337); nothing was booked
        ! hint: was a backup restored? Then work with the newest database; else call the municipality
        = 3
    "#]]);
    desk.file("in.xml", &text);
    desk.run("messages import DESK/in.xml").done_quietly();
    answer(&desk, &Reply { identification: "A2", ..Reply::default() });
    desk.run("messages import DESK/in.xml").expect(&expect![[r#"
        ! error: DESK/in.xml: claim UW0000000001 was answered already, by another message; nothing was booked
        ! hint: ask the municipality which answer holds
        = 3
    "#]]);
}

#[test]
fn late_time_of_a_granted_month_is_corrected_in_one_action() {
    let mut all = String::new();
    for lang in [Lang::Nl, Lang::En] {
        let desk = desk().speaking(lang);
        answer(&desk, &Reply::default());
        desk.run("messages import DESK/in.xml").done_quietly();
        desk.run("log '20-3-2025 30 tel jansen' --practitioner avisser").done_quietly();
        for line in [
            "claims late --month 2025-03",
            "claims correct --month 2025-03 --preview",
            "claims correct --month 2025-03",
            "claims list --month 2025-03",
            "undo",
            "claims correct 2",
            "claims correct 2",
            "claims late --month 2025-03",
            "claims export --month 2025-03",
            "claims credit 2",
            "claims correct",
        ] {
            let done = desk.run(line);
            all.extend([format!("--- {line}\n{done}")]);
        }
        let csv = std::fs::read_to_string(desk.path("exports/0405/JW323-0405-2025-03-UW0000000002.csv"));
        all.extend([csv.unwrap()]);
    }
    expect_file!["corrections.txt"].assert_eq(&all);
}

#[test]
fn rejected_lines_with_one_code_are_claimed_again() {
    let desk = desk();
    let rejected = [("UW0000000001", "9338"), ("UW0000000002", "9321")];
    answer(&desk, &Reply { rejected: &rejected, ..Reply::default() });
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("claims resubmit --month 2025-03 --code 9321").expect(&expect![[r#"
        no  action  municipality  month    time  amount  held
         4  claim   0405          2025-03  0:45   99.00  no
        ──  ──────  ────────────  ───────  ────  ──────  ────
                                           0:45   99.00
        ! in the queue: new lines 1
        = 0
    "#]]);
    desk.run("claims resubmit 1 --format json").expect(&expect![[r#"
        [
        {"line":3,"action":"claim","municipality":"0405","month":"2025-03","minutes":7,"amount":1019,"held":false}
        ]
        ! in the queue: new lines 1
        = 0
    "#]]);
    desk.run("claims resubmit --month 2025-03 --code 9999").expect(&expect![[r#"
        ! error: --code: expected a code, such as 9321 or BRS13
        = 2
    "#]]);
    desk.run("claims credit 1").expect(&expect![[r#"
        ! error: that cannot be done to a claim line in the state 'rejected'
        = 3
    "#]]);
    desk.run("claims export --month 2025-03").expect(&expect![[r#"
        municipality  claim         lines   total  file
        0405          UW0000000002      2  109.19  DESK/exports/0405/JW323-0405-2025-03-UW0000000002.xml
        = 0
    "#]]);
    desk.run("claims resubmit 3").expect(&expect![[r#"
        ! error: that cannot be done to a claim line in the state 'sent'
        = 3
    "#]]);
}

#[test]
fn the_ledger_tells_what_is_owed() {
    let mut desk = desk();
    desk.run("claims ledger --month 2025-03").expect(&expect![[r#"
        municipality  month    claims  claimed  outstanding  overdue  returned  rejected  granted  of which credited  municipality owes  we owe
        0405          2025-03       1   109.19       109.19     0.00      0.00      0.00     0.00               0.00               0.00    0.00
        ────────────  ───────  ──────  ───────  ───────────  ───────  ────────  ────────  ───────  ─────────────────  ─────────────────  ──────
                                    1   109.19       109.19     0.00      0.00      0.00     0.00               0.00               0.00    0.00
        = 0
    "#]]);
    desk.today = Day::parse_iso("2025-04-17").unwrap();
    desk.run("claims ledger").expect(&expect![[r#"
        municipality  month    claims  claimed  outstanding  overdue  returned  rejected  granted  of which credited  municipality owes  we owe
        0405          2025-03       1   109.19       109.19   109.19      0.00      0.00     0.00               0.00               0.00    0.00
        ────────────  ───────  ──────  ───────  ───────────  ───────  ────────  ────────  ───────  ─────────────────  ─────────────────  ──────
                                    1   109.19       109.19   109.19      0.00      0.00     0.00               0.00               0.00    0.00
        ! claims without an answer after 10 working days: 1; call the municipality, and do not send them again by yourself
        = 0
    "#]]);
    desk.run("messages list").expect(&expect![[r#"
        message  kind   direction  municipality  identification  dated       stored                    state           due
        JW323    claim  out        0405          UW0000000001    2025-04-02  2025-04-02T10:00:00.000Z  answer overdue  2025-04-16
        = 0
    "#]]);
    let reply = Reply { rejected: &[("UW0000000002", "9321")], ..Reply::default() };
    answer(&desk, &reply);
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("claims ledger --year 2025 --format csv").expect(&expect![[r#"
        municipality,month,claims,claimed,outstanding,overdue,returned,rejected,granted,credited,receivable,payable
        0405,2025-03,1,109.19,0.00,0.00,0.00,99.00,10.19,0.00,10.19,0.00
        = 0
    "#]]);
    desk.run("claims ledger --year 2024").expect(&expect![[r#"
        municipality  month  claims  claimed  outstanding  overdue  returned  rejected  granted  of which credited  municipality owes  we owe
        ! nothing found
        = 0
    "#]]);
    desk.run("claims ledger --year vorig").expect(&expect![[r#"
        ! error: --year: expected a year, such as 2025
        = 2
    "#]]);
    desk.run("claims ledger --year 2025 --month 2025-03").expect(&expect![[r#"
        ! error: --month does not go together with --year
        = 2
    "#]]);
    desk.run("messages list --format csv").expect(&expect![[r#"
        message,kind,direction,counterpart,identification,client,dated,stored_at,state,due,codes
        JW325,answer to a claim,in,0405,A1,,2025-04-10,2025-04-17T10:00:00.000Z,read,,
        JW323,claim,out,0405,UW0000000001,,2025-04-02,2025-04-02T10:00:00.000Z,processed,,
        = 0
    "#]]);
}

#[test]
fn a_line_tells_when_it_was_sent_and_answered() {
    let desk = desk();
    answer(&desk, &Reply { rejected: &[("UW0000000001", "9338")], ..Reply::default() });
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("claims history 1").expect(&expect![[r#"
        date        what      claim         reference     codes
        2025-04-02  sent      UW0000000001  UW0000000001
        2025-04-10  rejected  UW0000000001  UW0000000001  9338
        = 0
    "#]]);
    desk.run("claims credit 2").done_quietly();
    desk.run("claims export --month 2025-03").done_quietly();
    desk.run("claims history 2 --format csv").expect(&expect![[r#"
        date,event,claim,reference,codes
        2025-04-02,sent,UW0000000001,UW0000000002,
        2025-04-10,granted,UW0000000001,UW0000000002,
        2025-04-10,credit-sent,UW0000000002,UW0000000003,
        = 0
    "#]]);
}

#[test]
fn what_needs_something_is_listed_and_handled_by_code() {
    let mut desk = desk();
    desk.run("claims codes").expect(&expect![[r#"
        code  meaning  claim again  credit again  amount  from  until  lines  what to do
        ! nothing found
        = 0
    "#]]);
    answer(
        &desk,
        &Reply { rejected: &[("UW0000000001", "9321"), ("UW0000000002", "9321")], ..Reply::default() },
    );
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("claims codes").expect(&expect![[r#"
        code  meaning                                                     claim again  credit again  amount  from     until    lines  what to do
        9321  the volume does not fit what was allocated for this period            2             0  109.19  2025-03  2025-03  1 2    Lower the time of this month, or ask the municipality for more volume and then claim again.
        = 0
    "#]]);
    desk.run("claims codes --month 2025-02 --format json").expect(&expect![[r#"
        []
        = 0
    "#]]);
    desk.run("claims resubmit --code 9321 --preview").expect(&expect![[r#"
        no  action  municipality  month    time  amount  held
         3  claim   0405          2025-03  0:07   10.19  no
         4  claim   0405          2025-03  0:45   99.00  no
        ──  ──────  ────────────  ───────  ────  ──────  ────
                                           0:52  109.19
        ! nothing was changed; new lines: 2
        = 0
    "#]]);
    desk.run("claims resubmit 1 --code 9321").expect(&expect![[r#"
        ! error: name lines, or a return code, month or municipality, not both
        = 2
    "#]]);
    desk.run("claims resubmit --code 9321 --municipality 0420").expect(&expect![[r#"
        no  action  municipality  month  time  amount  held
        ! nothing found
        ! in the queue: new lines 0
        = 0
    "#]]);
    desk.run("claims resubmit --code 9321").expect(&expect![[r#"
        no  action  municipality  month    time  amount  held
         3  claim   0405          2025-03  0:07   10.19  no
         4  claim   0405          2025-03  0:45   99.00  no
        ──  ──────  ────────────  ───────  ────  ──────  ────
                                           0:52  109.19
        ! in the queue: new lines 2
        = 0
    "#]]);
    desk.run("claims codes").expect(&expect![[r#"
        code  meaning  claim again  credit again  amount  from  until  lines  what to do
        ! nothing found
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: claiming rejected lines again
        = 0
    "#]]);
    desk.run("claims ledger --by care-month").expect(&expect![[r#"
        municipality  month    claims  claimed  outstanding  overdue  returned  rejected  granted  of which credited  municipality owes  we owe
        0405          2025-03       1   109.19         0.00     0.00      0.00    109.19     0.00               0.00               0.00    0.00
        ────────────  ───────  ──────  ───────  ───────────  ───────  ────────  ────────  ───────  ─────────────────  ─────────────────  ──────
                                    1   109.19         0.00     0.00      0.00    109.19     0.00               0.00               0.00    0.00
        = 0
    "#]]);
    desk.run("claims ledger --by week").expect(&expect![[r#"
        ! error: --by: expected claim-month or care-month
        = 2
    "#]]);
    desk.lang = Lang::Nl;
    desk.run("claims codes --format csv").expect(&expect![[r#"
        code,meaning,resubmit,credit,amount,from,until,lines,advice
        9321,the volume does not fit what was allocated for this period,2,0,109.19,2025-03,2025-03,1;2,"Lower the time of this month, or ask the municipality for more volume and then claim again."
        = 0
    "#]]);
}

#[test]
fn what_came_back_as_a_whole_is_claimed_again_by_its_code() {
    let desk = desk();
    answer(&desk, &Reply { header: "0001", ..Reply::default() });
    desk.run("messages import DESK/in.xml").done_quietly();
    desk.run("claims codes").expect(&expect![[r#"
        code  meaning                                                          claim again  credit again  amount  from     until    lines  what to do
        0001  the message as a whole was refused by the rules of the standard            2             0  109.19  2025-03  2025-03  1 2    Check the message with 'uurwerk messages check', queue the lines again and claim anew.
        = 0
    "#]]);
    desk.run("claims history 1").expect(&expect![[r#"
        date        what             claim         reference     codes
        2025-04-02  sent             UW0000000001  UW0000000001
        2025-04-10  claim came back  UW0000000001  UW0000000001  0001
        = 0
    "#]]);
    desk.run("claims resubmit --code 0001").expect(&expect![[r#"
        no  action  municipality  month    time  amount  held
         1  claim   0405          2025-03  0:07   10.19  no
         2  claim   0405          2025-03  0:45   99.00  no
        ──  ──────  ────────────  ───────  ────  ──────  ────
                                           0:52  109.19
        ! in the queue: new lines 2
        = 0
    "#]]);
    desk.run("claims history 1 --format json").expect(&expect![[r#"
        [
        {"date":"2025-04-02","event":"sent","claim":"UW0000000001","reference":"UW0000000001","codes":[]},
        {"date":"2025-04-10","event":"returned","claim":"UW0000000001","reference":"UW0000000001","codes":["0001"]}
        ]
        = 0
    "#]]);
}
