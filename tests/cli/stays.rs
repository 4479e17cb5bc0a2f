//! `uurwerk stays`: from arrival to departure.

use expect_test::expect;

use super::used::desk;

#[test]
fn a_stay_begins_and_ends() {
    let desk = desk();
    desk.run("stays add --client J-0142 --arrival 2025-03-28 --arrival-time 16:00").expect(&expect![[r#"
        1
        ! recorded, to be claimed: 5
        !   TR338 held: Client J-0142 has no allocation on 2025-03-28 on which this can be claimed.
        !     Import the JW301 message (uurwerk messages import FILE.xml), or ask the municipality for an allocation.
        = 0
    "#]]);
    desk.run("stays list --month 2025-03").expect(&expect![[r#"
        no  client  name        arrival     at     departure  at  practitioner  allocation  product  units  claim  findings
         1  J-0142  Jansen, S.  2025-03-28  16:00                                                        4         TR338
        ──  ──────  ──────────  ──────────  ─────  ─────────  ──  ────────────  ──────────  ───────  ─────  ─────  ────────
                                                                                                         4
        = 0
    "#]]);
    desk.run("stays edit 1 --departure 2025-04-01 --departure-time 10:00").expect(&expect![[r#"
        1
        ! changed, to be claimed: 4
        !   TR338 held: Client J-0142 has no allocation on 2025-03-28 on which this can be claimed.
        !     Import the JW301 message (uurwerk messages import FILE.xml), or ask the municipality for an allocation.
        = 0
    "#]]);
    desk.run("stays list --month 2025-03 --format csv").expect(&expect![[r#"
        stay,client,name,arrival,arrival_time,departure,departure_time,practitioner,allocation,product,units,claimed,findings
        1,J-0142,"Jansen, S.",2025-03-28,16:00,2025-04-01,10:00,,,,4,,TR338
        = 0
    "#]]);
    desk.run("stays list --month 2025-04 --format json").expect(&expect![[r#"
        [
        {"stay":1,"client":"J-0142","name":"Jansen, S.","arrival":"2025-03-28","arrival_time":"16:00","departure":"2025-04-01","departure_time":"10:00","practitioner":null,"allocation":null,"product":null,"units":0,"claimed":null,"findings":[]}
        ]
        = 0
    "#]]);
    desk.run("stays edit 1 --departure -").expect(&expect![[r#"
        1
        ! changed, to be claimed: 5
        !   TR338 held: Client J-0142 has no allocation on 2025-03-28 on which this can be claimed.
        !     Import the JW301 message (uurwerk messages import FILE.xml), or ask the municipality for an allocation.
        = 0
    "#]]);
    desk.run("stays delete 1").expect(&expect![[r#"
        ! deleted: 1
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: deleting trips, attendance or stays
        = 0
    "#]]);
}

#[test]
fn what_cannot_be_is_refused() {
    let desk = desk();
    desk.run("stays add --client J-0142 --arrival 2025-03-10 --departure 2025-03-12").done_quietly();
    for (line, expected) in [
        (
            "--arrival 2025-03-20 --departure 2025-03-19",
            expect![[r#"
            ! error: the departure lies before the arrival
            = 2
        "#]],
        ),
        (
            "--arrival 2025-04-03",
            expect![[r#"
            ! error: the arrival lies in the future
            ! hint: record a stay when it begins
            = 3
        "#]],
        ),
        (
            "--arrival 2025-03-20 --departure 2025-04-03",
            expect![[r#"
            ! error: the departure lies in the future
            ! hint: leave the departure empty until the client has really left
            = 3
        "#]],
        ),
        (
            "--arrival 2025-03-11",
            expect![[r#"
            ! error: the client was somewhere already: a stay of the same product began on 2025-03-10
            ! hint: first record the departure of that stay
            = 3
        "#]],
        ),
        (
            "--arrival 2025-03-20 --departure-time 10:00",
            expect![[r#"
            ! error: --departure-time belongs to a day of departure
            = 2
        "#]],
        ),
        (
            "--arrival 2025-03-20 --arrival-time 25:00",
            expect![[r#"
            ! error: --arrival-time: expected a time from 0:00 to 23:59
            = 2
        "#]],
        ),
    ] {
        desk.run(&format!("stays add --client J-0142 {line}")).expect(&expected);
    }
}
