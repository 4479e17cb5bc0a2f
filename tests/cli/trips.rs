//! `uurwerk trips`: one trip or a month of them, listed, changed, deleted, taken back.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use super::used::{desk, told};

#[test]
fn a_month_is_filled_and_corrected() {
    let desk = desk();
    desk.run(
        "trips add --client J-0142 --date 2025-03-03 --both --form group --km 7,5 --from-municipality 0405 \
         --to-municipality 0388",
    )
    .expect(&expect![[r#"
        1
        2
        ! trips: 2, there already: 0, to be claimed: 2
        !   PS-T2 held: Not on record for client J-0142 on 2025-03-03: approval of the transport by the local access point.
        !     Record it: uurwerk document add J-0142 --kind approval --date DATE --from FIRST-DAY --form FORM --reference REFERENCE
        !     PS-T2 also about 1 of the others
        = 0
    "#]]);
    // The rest of the week goes as the trip before.
    desk.run("trips add --client J-0142 --every weekdays --from 2025-03-01 --to 2025-03-09 --both --except 5-3-2025")
        .expect(&expect![[r#"
            3
            4
            5
            6
            7
            8
            ! trips: 6, there already: 2, to be claimed: 6
            !   PS-T2 held: Not on record for client J-0142 on 2025-03-04: approval of the transport by the local access point.
            !     Record it: uurwerk document add J-0142 --kind approval --date DATE --from FIRST-DAY --form FORM --reference REFERENCE
            !     PS-T2 also about 5 of the others
            = 0
        "#]]);
    desk.run("trips list --month 2025-03 --client J-0142").expect(&expect![[r#"
        no  date        client  name        direction  form              km  band  from  to    wheelchair  destination  allocation  product                      units  claim  findings
         1  2025-03-03  J-0142  Jansen, S.  outward    group transport  7.5        0405  0388  no                           300202  Group transport, distance 3      1         PS-T2
         2  2025-03-03  J-0142  Jansen, S.  return     group transport  7.5        0388  0405  no                           300202  Group transport, distance 3      1         PS-T2
         3  2025-03-04  J-0142  Jansen, S.  outward    group transport  7.5        0405  0388  no                           300202  Group transport, distance 3      1         PS-T2
         4  2025-03-04  J-0142  Jansen, S.  return     group transport  7.5        0388  0405  no                           300202  Group transport, distance 3      1         PS-T2
         5  2025-03-06  J-0142  Jansen, S.  outward    group transport  7.5        0405  0388  no                           300202  Group transport, distance 3      1         PS-T2
         6  2025-03-06  J-0142  Jansen, S.  return     group transport  7.5        0388  0405  no                           300202  Group transport, distance 3      1         PS-T2
         7  2025-03-07  J-0142  Jansen, S.  outward    group transport  7.5        0405  0388  no                           300202  Group transport, distance 3      1         PS-T2
         8  2025-03-07  J-0142  Jansen, S.  return     group transport  7.5        0388  0405  no                           300202  Group transport, distance 3      1         PS-T2
        ──  ──────────  ──────  ──────────  ─────────  ───────────────  ───  ────  ────  ────  ──────────  ───────────  ──────────  ───────────────────────────  ─────  ─────  ────────
                                                                                                                                                                     8
        = 0
    "#]]);
    desk.run("trips edit 3 --km 12 --direction outward --wheelchair --destination 'De Hoeve'")
        .expect(&expect![[r#"
            3
            ! changed, to be claimed: 1
            !   PS-T5 held: No product code is in force on 2025-03-04 for group transport over 12 km: no tariff names that distance.
            !     Import the tariffs with their distances: uurwerk tariff import FILE.csv
            !   TR338 held: Client J-0142 has no allocation on 2025-03-04 on which this can be claimed.
            !     Import the JW301 message (uurwerk messages import FILE.xml), or ask the municipality for an allocation.
            = 0
        "#]]);
    desk.run("trips delete 4 5").expect(&expect![[r#"
        ! deleted: 2
        = 0
    "#]]);
    desk.run("trips list --month 2025-03 --format json").expect(&expect![[r#"
        [
        {"trip":1,"date":"2025-03-03","client":"J-0142","name":"Jansen, S.","direction":"outward","form":"group","km":"7.5","band":null,"from":"0405","to":"0388","wheelchair":false,"destination":null,"allocation":300202,"product":"transport-group-3","units":1,"claimed":null,"findings":["PS-T2"]},
        {"trip":2,"date":"2025-03-03","client":"J-0142","name":"Jansen, S.","direction":"return","form":"group","km":"7.5","band":null,"from":"0388","to":"0405","wheelchair":false,"destination":null,"allocation":300202,"product":"transport-group-3","units":1,"claimed":null,"findings":["PS-T2"]},
        {"trip":3,"date":"2025-03-04","client":"J-0142","name":"Jansen, S.","direction":"outward","form":"group","km":"12","band":null,"from":"0405","to":"0388","wheelchair":true,"destination":"De Hoeve","allocation":null,"product":null,"units":1,"claimed":null,"findings":["PS-T5","TR338"]},
        {"trip":6,"date":"2025-03-06","client":"J-0142","name":"Jansen, S.","direction":"return","form":"group","km":"7.5","band":null,"from":"0388","to":"0405","wheelchair":false,"destination":null,"allocation":300202,"product":"transport-group-3","units":1,"claimed":null,"findings":["PS-T2"]},
        {"trip":7,"date":"2025-03-07","client":"J-0142","name":"Jansen, S.","direction":"outward","form":"group","km":"7.5","band":null,"from":"0405","to":"0388","wheelchair":false,"destination":null,"allocation":300202,"product":"transport-group-3","units":1,"claimed":null,"findings":["PS-T2"]},
        {"trip":8,"date":"2025-03-07","client":"J-0142","name":"Jansen, S.","direction":"return","form":"group","km":"7.5","band":null,"from":"0388","to":"0405","wheelchair":false,"destination":null,"allocation":300202,"product":"transport-group-3","units":1,"claimed":null,"findings":["PS-T2"]}
        ]
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: deleting trips, attendance or stays
        = 0
    "#]]);
    desk.run("trips list --month 2025-03 --format csv").expect(&expect![[r#"
        trip,date,client,name,direction,form,km,band,from,to,wheelchair,destination,allocation,product,units,claimed,findings
        1,2025-03-03,J-0142,"Jansen, S.",outward,group,7.5,,0405,0388,false,,300202,transport-group-3,1,,PS-T2
        2,2025-03-03,J-0142,"Jansen, S.",return,group,7.5,,0388,0405,false,,300202,transport-group-3,1,,PS-T2
        3,2025-03-04,J-0142,"Jansen, S.",outward,group,12,,0405,0388,true,De Hoeve,,,1,,PS-T5;TR338
        4,2025-03-04,J-0142,"Jansen, S.",return,group,7.5,,0388,0405,false,,300202,transport-group-3,1,,PS-T2
        5,2025-03-06,J-0142,"Jansen, S.",outward,group,7.5,,0405,0388,false,,300202,transport-group-3,1,,PS-T2
        6,2025-03-06,J-0142,"Jansen, S.",return,group,7.5,,0388,0405,false,,300202,transport-group-3,1,,PS-T2
        7,2025-03-07,J-0142,"Jansen, S.",outward,group,7.5,,0405,0388,false,,300202,transport-group-3,1,,PS-T2
        8,2025-03-07,J-0142,"Jansen, S.",return,group,7.5,,0388,0405,false,,300202,transport-group-3,1,,PS-T2
        = 0
    "#]]);
}

#[test]
fn trips_by_family_are_never_claimed() {
    let desk = desk().speaking(Lang::Nl);
    desk.run("trips add --client J-0142 --date 2025-03-03 --direction heen --form familie").expect(&expect![
        [r#"
        1
        ! ritten: 1, er al: 0, te declareren: 0
        = 0
    "#]
    ]);
    desk.run("trips add --client J-0142 --date 2025-03-03 --direction terug --form family --product transport-group-3")
        .expect(&expect![[r#"
            ! fout: PS-T1: Een rit door gezin of netwerk kan niet worden gedeclareerd, en draagt dus geen toewijzing en geen product.
            ! tip: Laat toewijzing en product weg, of kies groepsvervoer of individueel vervoer als de praktijk reed.
            = 3
        "#]]);
    desk.run("trips list --month 2025-03").expect(&expect![[r#"
        nr  datum       cliënt  naam        richting  vorm                             km  klasse  van  naar  rolstoel  bestemming  toewijzing  product  aantal  declaratie  bevindingen
         1  2025-03-03  J-0142  Jansen, S.  heen      vervoer door familie of netwerk                         nee                                             0
        ──  ──────────  ──────  ──────────  ────────  ───────────────────────────────  ──  ──────  ───  ────  ────────  ──────────  ──────────  ───────  ──────  ──────────  ───────────
                                                                                                                                                              0
        = 0
    "#]]);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let desk = desk();
    let lines = [
        "--date 2025-03-03 --both",
        "--date 2025-03-03 --form group",
        "--both --form group",
        "--date 2025-03-03 --both --direction return --form group",
        "--date 2025-03-03 --both --form bus",
        "--date 2025-03-03 --both --form group --km 0",
        "--date 2025-03-03 --both --form group --km 3 --band 2",
        "--date 2025-03-03 --every mo --from 2025-03-01 --to 2025-03-09 --both --form group",
        "--every mo --both --form group",
        "--every mon,x --from 2025-03-01 --to 2025-03-09 --both --form group",
        "--every mo --from 2025-03-01 --to 2026-03-09 --both --form group",
        "--every mo --from 2025-03-01 --to 2025-03-09 --both --form group --except 9-3",
        "--date 2025-03-03 --both --form group --allocation 300999",
        "--date 2025-03-03 --both --form group --from-municipality 405",
    ];
    let lines = lines.map(|line| format!("trips add --client J-0142 {line}"));
    let told = told(&desk, lines.iter().map(String::as_str));
    expect![[r#"
        trips add --client J-0142 --date 2025-03-03 --both
        ! error: this client did not travel before: the form is missing
        ! hint: give --form group, individual or family
        = 2
        trips add --client J-0142 --date 2025-03-03 --form group
        ! error: outward, return or both?
        ! hint: give --direction outward, --direction return or --both
        = 2
        trips add --client J-0142 --both --form group
        ! error: on which day?
        ! hint: give --date, or --every with --from and --to
        = 2
        trips add --client J-0142 --date 2025-03-03 --both --direction return --form group
        ! error: --direction does not go together with --both
        = 2
        trips add --client J-0142 --date 2025-03-03 --both --form bus
        ! error: --form: expected group, individual or family
        = 2
        trips add --client J-0142 --date 2025-03-03 --both --form group --km 0
        ! error: --km: expected kilometres above 0 and below 1000, such as 12.4
        = 2
        trips add --client J-0142 --date 2025-03-03 --both --form group --km 3 --band 2
        ! error: --km does not go together with --band
        = 2
        trips add --client J-0142 --date 2025-03-03 --every mo --from 2025-03-01 --to 2025-03-09 --both --form group
        ! error: --date does not go together with --every
        = 2
        trips add --client J-0142 --every mo --both --form group
        ! error: --from: is missing
        = 2
        trips add --client J-0142 --every mon,x --from 2025-03-01 --to 2025-03-09 --both --form group
        ! error: --every: expected weekdays, daily or days such as mo,th
        = 2
        trips add --client J-0142 --every mo --from 2025-03-01 --to 2026-03-09 --both --form group
        ! error: --to comes before --from, or more than a year after it
        = 2
        trips add --client J-0142 --every mo --from 2025-03-01 --to 2025-03-09 --both --form group --except 9-3
        ! error: --except: expected a date such as 2025-03-13 or 13-3-2025
        = 2
        trips add --client J-0142 --date 2025-03-03 --both --form group --allocation 300999
        ! error: --allocation: this allocation does not exist
        ! hint: 'uurwerk allocation list' shows all allocations
        = 2
        trips add --client J-0142 --date 2025-03-03 --both --form group --from-municipality 405
        ! error: --from-municipality: municipality code must be 4 digits; leading zeros belong to it and are often lost in a spreadsheet
        = 2
    "#]].assert_eq(&told);
}

#[test]
fn numbers_are_those_of_trips() {
    let desk = desk();
    desk.run("stays add --client J-0142 --arrival 2025-03-10").done_quietly();
    let lines = [
        "trips add --client J-9999 --date 2025-03-03 --both --form group",
        "trips edit 99 --km 3",
        "trips delete 1 x",
        "trips delete 1",
    ];
    let told = told(&desk, lines);
    expect![[r#"
        trips add --client J-9999 --date 2025-03-03 --both --form group
        ! error: this client does not exist
        ! hint: 'uurwerk client list' shows all clients
        = 2
        trips edit 99 --km 3
        ! error: no trip, attendance or stay has this number
        ! hint: 'uurwerk trips list', 'uurwerk attendance list' and 'uurwerk stays list' show the numbers
        = 2
        trips delete 1 x
        ! error: NUMBER: expected numbers from the list
        = 2
        trips delete 1
        ! error: this number is of something else: stay
        ! hint: 'uurwerk trips list', 'uurwerk attendance list' and 'uurwerk stays list' show the numbers
        = 2
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_claimed_trip_stays_as_it_is() {
    let desk = desk();
    desk.run(
        "document add J-0142 --kind approval --date 2025-01-02 --from 2025-01-01 --form perspectiefplan --reference 7",
    )
    .done_quietly();
    desk.run("trips add --client J-0142 --date 2025-03-03 --both --form group --km 7.5").done_quietly();
    let told = told(
        &desk,
        [
            "claims compile --month 2025-03",
            "claims queue --month 2025-03",
            "trips list --month 2025-03 --format csv",
            "trips edit 1 --km 8",
            "trips delete 2",
            "claims unqueue --month 2025-03",
            "trips delete 2",
            "claims compile --month 2025-03",
        ],
    );
    expect![[r#"
        claims compile --month 2025-03
        ! 2025-03: drafts 1, of which held 0; 0:00, € 28.40
        ! new 1, changed 0, gone 0
        = 0
        claims queue --month 2025-03
        ! put in the queue: 1, held: 0
        = 0
        trips list --month 2025-03 --format csv
        trip,date,client,name,direction,form,km,band,from,to,wheelchair,destination,allocation,product,units,claimed,findings
        1,2025-03-03,J-0142,"Jansen, S.",outward,group,7.5,,,,false,,300202,transport-group-3,1,queued,
        2,2025-03-03,J-0142,"Jansen, S.",return,group,7.5,,,,false,,300202,transport-group-3,1,queued,
        = 0
        trips edit 1 --km 8
        ! error: this stands on a claim line that is queued or sent
        ! hint: take the line out of the queue; what was sent is credited
        = 3
        trips delete 2
        ! error: this stands on a claim line that is queued or sent
        ! hint: take the line out of the queue; what was sent is credited
        = 3
        claims unqueue --month 2025-03
        ! taken out of the queue: 1
        = 0
        trips delete 2
        ! deleted: 1
        = 0
        claims compile --month 2025-03
        ! 2025-03: drafts 1, of which held 0; 0:00, € 14.20
        ! new 1, changed 0, gone 0
        = 0
    "#]].assert_eq(&told);
}

#[test]
fn a_month_is_repeated_by_weekday_for_one_or_for_everybody() {
    let desk = desk();
    let none = desk.run("trips repeat --month 2025-04 --preview --format json");
    assert_eq!(none.out.split_whitespace().collect::<String>(), "[]", "{none}");
    let nothing = desk.run("trips repeat --month 2025-04");
    assert_eq!((nothing.status, nothing.out.as_str()), (0, ""), "{nothing}");
    desk.run(
        "trips add --client J-0142 --every mo --from 2025-03-01 --to 2025-03-31 --both --form group --km 7,5",
    )
    .done_quietly();
    desk.run("trips add --client J-0142 --date 2025-04-07 --direction outward --form group --km 7,5")
        .done_quietly();
    // The second Easter day, 21 April, is a public holiday; that of the 7th is there already.
    desk.run("trips repeat --month 2025-04 --preview --format csv").expect(&expect![[r#"
        date,client,name,direction,form,km,band,from,to,wheelchair,destination
        2025-04-07,J-0142,"Jansen, S.",return,group,7.5,,,,false,
        2025-04-14,J-0142,"Jansen, S.",outward,group,7.5,,,,false,
        2025-04-14,J-0142,"Jansen, S.",return,group,7.5,,,,false,
        2025-04-28,J-0142,"Jansen, S.",outward,group,7.5,,,,false,
        2025-04-28,J-0142,"Jansen, S.",return,group,7.5,,,,false,
        ! nothing was changed; trips that would be added: 5
        = 0
    "#]]);
    desk.run("trips repeat --month 2025-04 --client J-0142 --preview --format json").expect(&expect![[r#"
        [
        {"date":"2025-04-07","client":"J-0142","name":"Jansen, S.","direction":"return","form":"group","km":"7.5","band":null,"from":null,"to":null,"wheelchair":false,"destination":null},
        {"date":"2025-04-14","client":"J-0142","name":"Jansen, S.","direction":"outward","form":"group","km":"7.5","band":null,"from":null,"to":null,"wheelchair":false,"destination":null},
        {"date":"2025-04-14","client":"J-0142","name":"Jansen, S.","direction":"return","form":"group","km":"7.5","band":null,"from":null,"to":null,"wheelchair":false,"destination":null},
        {"date":"2025-04-28","client":"J-0142","name":"Jansen, S.","direction":"outward","form":"group","km":"7.5","band":null,"from":null,"to":null,"wheelchair":false,"destination":null},
        {"date":"2025-04-28","client":"J-0142","name":"Jansen, S.","direction":"return","form":"group","km":"7.5","band":null,"from":null,"to":null,"wheelchair":false,"destination":null}
        ]
        ! nothing was changed; trips that would be added: 5
        = 0
    "#]]);
    assert_eq!(desk.run("trips repeat --month 2025-04 --client J-0177").out, "");
    desk.run("trips repeat --month 2025-04").expect(&expect![[r#"
        12
        13
        14
        15
        16
        ! trips: 5, clients: 1, to be claimed: 5
        !   PS-T2 held: Not on record for client J-0142 on 2025-04-07: approval of the transport by the local access point.
        !     Record it: uurwerk document add J-0142 --kind approval --date DATE --from FIRST-DAY --form FORM --reference REFERENCE
        !     PS-T2 also about 4 of the others
        !   UW-3 warning: 2025-04-07 lies in the future; today is 2025-04-02.
        !     Check the date.
        !     UW-3 also about 4 of the others
        = 0
    "#]]);
    desk.run("trips repeat --month 2025-04").expect(&expect![[r#"
        ! nothing was usual in 2025-03 that 2025-04 does not have yet
        = 0
    "#]]);
    desk.run("undo").done_quietly();
    let listed = desk.run("trips list --month 2025-04 --format csv").out;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    desk.speaking(Lang::Nl).run("trips repeat").expect(&expect![[r#"
        ! fout: er ontbreekt iets: --month MAAND
        ! tip: 'uurwerk trips repeat --help' toont het gebruik
        = 2
    "#]]);
}
