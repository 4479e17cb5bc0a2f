//! The first month of a practice, from nothing to claims that the official schema accepts, through commands alone.

use std::fs;

use expect_test::{expect, expect_file};

use crate::messages::schema::{self, Message};
use crate::support::Desk;

/// Files of the month below `tests/data/first-month`.
const FILES: [(&str, &[u8]); 4] = [
    ("tariffs.csv", include_bytes!("../data/first-month/tariffs.csv")),
    ("time.csv", include_bytes!("../data/first-month/time.csv")),
    ("jw301-hoorn.xml", include_bytes!("../data/first-month/jw301-hoorn.xml")),
    ("jw301-drechterland.xml", include_bytes!("../data/first-month/jw301-drechterland.xml")),
];

/// A practice with three practitioners, tariffs, two allocations that came as messages, and a month of time.
fn desk() -> Desk {
    let desk = Desk::new();
    for (name, bytes) in FILES {
        desk.file(name, bytes);
    }
    for line in [
        "init --agb 42420001 --name 'De Dijk'",
        "practitioner add avisser --name 'A. Visser' --disciplines WO+ --from 2024-01-01",
        "practitioner add bdejong --name 'B. de Jong' --disciplines HBO --from 2024-01-01",
        "practitioner add cdevries --name 'C. de Vries' --disciplines HBO+ --from 2024-01-01",
        "tariff import DESK/tariffs.csv",
    ] {
        desk.run(line).done_quietly();
    }
    desk
}

#[test]
fn a_month_goes_from_nothing_to_valid_claims() {
    let desk = desk();
    desk.run("messages import DESK/jw301-hoorn.xml DESK/jw301-drechterland.xml").expect(&expect![[r#"
        message  municipality  identification  client  allocation  outcome  moved from
        JW301    0405          301250000001    J-0001      300201  new
        JW301    0498          301250000001    J-0002      300417  new
        !   PS-A6 held: No frame is recorded on allocation 300417.
        !     Record whether the care is under criminal law, under civil law or voluntary.
        = 0
    "#]]);
    // Lot 2 needs the measure under which the care stands (PS-A6).
    desk.run("allocation edit 300417 --frame voluntary").expect(&expect![[r#"
        ! allocation 300417 is changed
        = 0
    "#]]);
    desk.run("entries import DESK/time.csv").expect(&expect![[r#"
        ! stored: 9, there already: 0, left out: 0
        = 0
    "#]]);
    totals_are_as_computed_by_hand(&desk);
    lines_are_as_computed_by_hand(&desk);
    desk.run("claims queue --month 2025-03").expect(&expect![[r#"
        ! put in the queue: 4, held: 0
        = 0
    "#]]);
    desk.run("claims export --month 2025-03").expect(&expect![[r#"
        municipality  claim         lines     total  file
        0405          UW0000000001      3  1,009.37  DESK/exports/0405/JW323-0405-2025-03-UW0000000001.xml
        0498          UW0000000002      1    137.50  DESK/exports/0498/JW323-0498-2025-03-UW0000000002.xml
        = 0
    "#]]);
    claims_are_as_they_should_be(&desk);
    let files = || all_files(&desk);
    let before = files();
    desk.run("claims export --month 2025-03").expect(&expect![[r#"
        ! nothing is queued for 2025-03; nothing was made
        = 0
    "#]]);
    assert_eq!(files(), before, "exporting again exports nothing");
}

/// Client 999900018 (Hoorn), lot 1, a tariff per discipline:
///   WO+   A 45 + 60 = 105, B 30: 135 minutes × 132.00 / 60 = 297.00
///   HBO+  A 240 + 193 = 433:     433 minutes ×  97.30 / 60 = 702.1833… → 702.18
///   HBO   A 7:                     7 minutes ×  87.30 / 60 =  10.185  →  10.19
/// Client 999900031 (Drechterland), lot 2, one tariff whatever the discipline:
///   WO+   A 50:                   50 minutes × 110.00 / 60 =  91.666… →  91.67
///   HBO   B 25:                   25 minutes × 110.00 / 60 =  45.833… →  45.83
/// Without a client: C 15.
/// Together A 595, B 55, C 15; declarable 650 of 665 minutes = 97.744… → 97.7 %.
/// Exactly 297.00 + 702.18333 + 10.185 + 137.50 = 1146.86833, rounded once: 1146.87.
fn totals_are_as_computed_by_hand(desk: &Desk) {
    desk.run("totals --month 2025-03 --by client,discipline").expect(&expect![[r#"
        client  name        discipline  A direct  B indirect  C other  declarable  productive    amount
                            WO+             0:00        0:00     0:15        0:00        0.0%      0.00
        J-0001  Bos, D.     HBO             0:07        0:00     0:00        0:07      100.0%     10.19
        J-0001  Bos, D.     HBO+            7:13        0:00     0:00        7:13      100.0%    702.18
        J-0001  Bos, D.     WO+             1:45        0:30     0:00        2:15      100.0%    297.00
        J-0002  de Wit, Z.  HBO             0:00        0:25     0:00        0:25      100.0%     45.83
        J-0002  de Wit, Z.  WO+             0:50        0:00     0:00        0:50      100.0%     91.67
        ──────  ──────────  ──────────  ────────  ──────────  ───────  ──────────  ──────────  ────────
                                            9:55        0:55     0:15       10:50       97.7%  1,146.87
        = 0
    "#]]);
}

/// One line per client, allocation, product code and month, each rounded once (IV081):
///   297.00 + 702.18 + 10.19 = 1009.37 for Hoorn, 75 minutes × 110.00 / 60 = 137.50 for Drechterland.
/// Tariffs of a minute: 132.00 / 60 = 2.20, 97.30 / 60 = 1.6217 → 1.62, 87.30 / 60 = 1.455 → 1.46,
/// 110.00 / 60 = 1.8333 → 1.83. The minutes of the lines, 135 + 433 + 7 + 75 = 650, are those of the time.
fn lines_are_as_computed_by_hand(desk: &Desk) {
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 4, of which held 0; 10:50, € 1,146.87
        ! new 4, changed 0, gone 0
        = 0
    "#]]);
    desk.run("claims list --month 2025-03 --format csv").expect(&expect![[r#"
        municipality,line,client,name,allocation,code,discipline,from,until,minutes,volume,unit,tariff,amount,state,reference,credit,codes,findings,overridden
        0405,1,J-0001,"Bos, D.",300201,45X02,HBO,2025-03-01,2025-03-31,7,7,minute,1.46,10.19,draft,,,,,
        0405,2,J-0001,"Bos, D.",300201,45X03,HBO+,2025-03-01,2025-03-31,433,433,minute,1.62,702.18,draft,,,,,
        0405,3,J-0001,"Bos, D.",300201,45X05,WO+,2025-03-01,2025-03-31,135,135,minute,2.20,297.00,draft,,,,,
        0498,4,J-0002,"de Wit, Z.",300417,45X20,,2025-03-01,2025-03-31,75,75,minute,1.83,137.50,draft,,,,,
        = 0
    "#]]);
}

/// The bytes are the same every time, and the official schema accepts them.
fn claims_are_as_they_should_be(desk: &Desk) {
    let hoorn = fs::read(desk.path("exports/0405/JW323-0405-2025-03-UW0000000001.xml")).unwrap();
    let drechterland = fs::read(desk.path("exports/0498/JW323-0498-2025-03-UW0000000002.xml")).unwrap();
    let messages = [Message::new("Hoorn", hoorn.clone()), Message::new("Drechterland", drechterland.clone())];
    schema::expect_valid("JW323.xsd", &messages);
    expect_file!["../data/first-month/jw323-hoorn.xml"].assert_eq(&lines_end_in_crlf(hoorn));
    expect_file!["../data/first-month/jw323-drechterland.xml"].assert_eq(&lines_end_in_crlf(drechterland));
    desk.run("messages check DESK/exports/0405/JW323-0405-2025-03-UW0000000001.xml").expect(&expect![[r#"
        ! DESK/exports/0405/JW323-0405-2025-03-UW0000000001.xml: JW323 is right
        = 0
    "#]]);
    let summary =
        fs::read_to_string(desk.path("exports/0405/JW323-0405-2025-03-UW0000000001-en.txt")).unwrap();
    expect_file!["../data/first-month/summary-hoorn.txt"].assert_eq(&summary);
}

/// The message as text with plain line ends, as expectations are kept; every line ended in CR LF (OP192).
fn lines_end_in_crlf(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    text.replace("\r\n", "\n")
}

/// Names and bytes of everything that was exported.
fn all_files(desk: &Desk) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for folder in ["exports/0405", "exports/0498"] {
        for entry in fs::read_dir(desk.path(folder)).unwrap() {
            let path = entry.unwrap().path();
            files.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn time_may_come_before_its_allocation() {
    let desk = desk();
    desk.run_with("client add J-0007", "surname: Bos\nbsn: 999900018").done_quietly();
    desk.run("log '1-3-2025 45 tel bos' --practitioner avisser").expect(&expect![[r#"
        1
        ! logged: 2025-03-01 · 0:45 · A telephone · J-0007 · @WO+
        !   TR338 held: Client J-0007 has no allocation.
        !     Import the JW301 message (uurwerk messages import FILE.xml) or type the allocation (uurwerk allocation add).
        = 0
    "#]]);
    desk.run("messages import DESK/jw301-hoorn.xml").expect(&expect![[r#"
        message  municipality  identification  client  allocation  outcome  moved from
        JW301    0405          301250000001    J-0007      300201  new
        ! DESK/jw301-hoorn.xml: entries that were waiting for it: 1
        = 0
    "#]]);
    desk.run("entries list --month 2025-03 --format csv").expect(&expect![[r#"
        entry,date,start,end,minutes,kind,practitioner,client,name,activity,discipline,allocation,product,claimed,responsible
        1,2025-03-01,,,45,A,avisser,J-0007,"Bos, D.",telephone,WO+,300201,lot-1,,
        = 0
    "#]]);
}
