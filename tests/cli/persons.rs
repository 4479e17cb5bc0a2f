//! Who may do what: registrations, responsible colleagues, documents, school and moves, from the command line.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

const TARIFFS: &str = "\
contract,product,discipline,code,category,unit,tariff,from,until
handleiding-ambulant,guidance-light,,45A04,45,minute,60.00,2025-01-01,
handleiding-ambulant,treatment-ambulatory,,45A53,45,minute,90.00,2025-01-01,
handleiding-ambulant,mst,,45A46,45,minute,95.00,2025-01-01,
handleiding-ambulant,dyslexia-diagnosis,,54D01,54,minute,90.00,2025-01-01,
handleiding-ambulant,dyslexia-treatment,,54D02,54,minute,90.00,2025-01-01,
";

const CLIENT: &str = "surname: Jansen\nbirth_date: 2012-06-15\nmunicipality: 0935\nbsn: 999900006\n";

/// A practice under the second catalogue: guidance for one client by somebody without registrations.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("tariffs.csv", TARIFFS);
    desk.run("init --agb 42420001 --name 'De Dijk' --contract handleiding-ambulant").done();
    desk.run("practitioner add avisser --name 'A. Visser' --disciplines HBO --from 2024-01-01").done();
    desk.run("practitioner add bmuller --name 'B. Müller' --disciplines WO --from 2024-01-01").done();
    desk.run("tariff import DESK/tariffs.csv").done();
    desk.run_with("client add J-0142", CLIENT).done();
    desk.run(
        "allocation add 300201 --client J-0142 --municipality 0935 --category 45 --code 45A04 --volume 6000 \
         --unit minute --frequency total --from 2025-01-01 --until 2025-12-31",
    )
    .done();
    desk
}

#[test]
fn time_under_nobody_is_held_until_a_colleague_answers_for_it() {
    let desk = desk();
    desk.run("log --practitioner avisser '2025-03-13 45 tel J-0142'").expect(&expect![[r#"
        1
        ! logged: 2025-03-13 · 0:45 · A telephone · J-0142 · #guidance-light · @HBO
        !   HA-7 held: Guidance, light demands a responsible colleague with SKJ registration; avisser does not have it on 2025-03-13, and no colleague is recorded as responsible.
        !     Record under whom avisser works: uurwerk practitioner edit avisser --responsible CODE, or for one entry: uurwerk entries responsible
        = 0
    "#]]);
    desk.run(
        "practitioner edit bmuller --registrations 'SKJ:2024-06-01;BIG/gz-psycholoog:2023-01-01..2026-12-31'",
    )
    .expect(&expect![[r#"
        ! practitioner bmuller is changed
        = 0
    "#]]);
    desk.run("practitioner edit bmuller --registrations 'SJK'").expect(&expect![[r#"
        ! no contract asks for 'sjk'; they know: big, mst-nederland, nkd, physician, skj, srvb, system-expert
        ! practitioner bmuller is changed
        = 0
    "#]]);
    desk.run(
        "practitioner edit bmuller --registrations 'SKJ:2024-06-01;BIG/gz-psycholoog:2023-01-01..2026-12-31'",
    )
    .done();
    desk.run("entries responsible bmuller 1").expect(&expect![[r#"
        ! changed: 1
        = 0
    "#]]);
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 1, of which held 0; 0:45, € 45.00
        ! new 1, changed 0, gone 0
        = 0
    "#]]);
    desk.run("entries edit 1 '2025-03-13 50 tel J-0142'").expect(&expect![[r#"
        ! changed: 2025-03-13 · 0:50 · A telephone · J-0142 · #guidance-light · @HBO
        = 0
    "#]]);
    desk.run("entries list --month 2025-03 --format csv").expect(&expect![[r#"
        entry,date,start,end,minutes,kind,practitioner,client,name,activity,discipline,allocation,product,claimed,responsible
        1,2025-03-13,,,50,A,avisser,J-0142,Jansen,telephone,HBO,300201,guidance-light,,bmuller
        = 0
    "#]]);
    desk.run("entries responsible usual 1").done();
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 1, of which held 1; 0:50, € 50.00
        ! new 1, changed 0, gone 0
        = 0
    "#]]);
    desk.run("practitioner edit avisser --responsible bmuller").done();
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 1, of which held 0; 0:50, € 50.00
        ! new 0, changed 1, gone 0
        = 0
    "#]]);
    desk.run("practitioner show avisser").expect(&expect![[r#"
        code            avisser
        name            A. Visser
        discipline now  HBO
        AGB
        from            2024-01-01
        until
        week
        disciplines     HBO:2024-01-01
        registrations
        works under     bmuller
        = 0
    "#]]);
    desk.run("practitioner edit avisser --responsible avisser").expect(&expect![[r#"
        ! error: a practitioner is not his or her own responsible colleague
        ! hint: name somebody else, or - when it is nobody
        = 3
    "#]]);
    desk.run("practitioner edit avisser --responsible -").done();
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 1, of which held 1; 0:50, € 50.00
        ! new 0, changed 1, gone 0
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: changing a practitioner
        = 0
    "#]]);
}

#[test]
fn the_practice_holds_registrations_of_its_own() {
    let desk = desk();
    desk.run(
        "allocation add 300202 --client J-0142 --municipality 0935 --category 45 --code 45A46 --volume 600 \
         --unit minute --frequency total --from 2025-01-01 --until 2025-12-31",
    )
    .done();
    desk.run("log --practitioner avisser '2025-03-13 45 tel J-0142 #mst'").expect(&expect![[r#"
        1
        ! logged: 2025-03-13 · 0:45 · A telephone · J-0142 · #mst · @HBO
        !   HA-1 held: Allocation 300202 (Intensive treatment (MST)) runs beside allocation 300201 (Guidance, light) on 2025-03-13; that is only right when they aim at different skills.
        !     Record the statement that the skills differ (uurwerk document add J-0142 --kind statement), or let one of the two end.
        !   HA-7 held: Intensive treatment (MST) demands of the practice: certificate of MST-Nederland; it is not recorded on 2025-03-13.
        !     Record it: uurwerk practice edit --registrations mst-nederland:DATE
        = 0
    "#]]);
    desk.run("practice edit --registrations 'mst-nederland:2025-03-13'").expect(&expect![[r#"
        ! the practice is changed
        = 0
    "#]]);
    desk.run("practice show").expect(&expect![[r#"
        AGB            42420001
        name           De Dijk
        registrations  mst-nederland:2025-03-13
        = 0
    "#]]);
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 1, of which held 1; 0:45, € 71.25
        ! new 1, changed 0, gone 0
        = 0
    "#]]);
    desk.run("practice edit --registrations 'mst:2025'").expect(&expect![[r#"
        ! error: --registrations: expected a date such as 2025-03-13 or 13-3-2025
        = 2
    "#]]);
    desk.run("practice edit --registrations -").done();
    desk.run("undo").done();
    desk.run("practice show --format json").expect(&expect![[r#"
        [
        {"agb":"42420001","name":"De Dijk","registrations":"mst-nederland:2025-03-13"}
        ]
        = 0
    "#]]);
}

#[test]
fn the_practice_changes_its_name_and_sees_what_is_asked_of_it() {
    let desk = desk();
    desk.run("practice edit --name 'De Brug' --agb 42420001").done();
    desk.run("practice show").expect(&expect![[r#"
        AGB            42420001
        name           De Brug
        registrations
        = 0
    "#]]);
    desk.run("practice edit").expect(&expect![[r#"
        ! error: nothing was named to change
        ! hint: give --name, --agb or --registrations
        = 2
    "#]]);
    desk.run("practice edit --agb 4242").expect(&expect![[r#"
        ! error: --agb: AGB code must be 8 digits
        = 2
    "#]]);
    desk.run("practice edit --name ''").expect(&expect![[r#"
        ! error: the name of the practice is empty or longer than 100 characters
        = 2
    "#]]);
    desk.run("practice edit --registrations 'nkd:2024-01-01..2025-06-30;mst-nederland:2024-01-01'").done();
    desk.run("practice needs").expect(&expect![[r#"
        registration   name                                     state  until       contract              needed for
        nkd            registration of the location at the NKD  ends   2025-06-30  handleiding-ambulant  dyslexia-diagnosis dyslexia-treatment
        mst-nederland  certificate of MST-Nederland             held               handleiding-ambulant  mst
        = 0
    "#]]);
    desk.run("practice needs --on 2025-07-01 --format json").expect(&expect![[r#"
        [
        {"registration":"nkd","name":"registration of the location at the NKD","state":"missing","until":null,"contract":"handleiding-ambulant","products":["dyslexia-diagnosis","dyslexia-treatment"]},
        {"registration":"mst-nederland","name":"certificate of MST-Nederland","state":"held","until":null,"contract":"handleiding-ambulant","products":["mst"]}
        ]
        = 0
    "#]]);
    desk.run("undo").done();
    desk.run("undo").done();
    desk.run("practice show --format csv").expect(&expect![[r#"
        agb,name,registrations
        42420001,De Dijk,
        = 0
    "#]]);
}

#[test]
fn guidance_beside_treatment_needs_a_statement() {
    let desk = desk();
    desk.run("practitioner edit avisser --registrations 'SKJ;physician' --disciplines HBO+").done();
    desk.run(
        "allocation add 300202 --client J-0142 --municipality 0935 --category 45 --code 45A53 --volume 600 \
         --unit minute --frequency total --from 2025-03-01 --until 2025-12-31",
    )
    .expect(&expect![[r#"
        ! allocation 300202 is added
        !   HA-1 held: Allocation 300202 (Ambulatory treatment) runs beside allocation 300201 (Guidance, light) on 2025-03-01; that is only right when they aim at different skills.
        !     Record the statement that the skills differ (uurwerk document add CLIENT --kind statement), or let one of the two end.
        = 0
    "#]]);
    desk.run("log --practitioner avisser '2025-02-28 45 tel J-0142 #guidance-light'").expect(&expect![[r#"
            1
            ! logged: 2025-02-28 · 0:45 · A telephone · J-0142 · #guidance-light · @HBO+
            = 0
        "#]]);
    desk.run("log --practitioner avisser '2025-03-01 45 tel J-0142 #guidance-light'")
        .expect(&expect![[r#"
            2
            ! logged: 2025-03-01 · 0:45 · A telephone · J-0142 · #guidance-light · @HBO+
            !   HA-1 held: Allocation 300201 (Guidance, light) runs beside allocation 300202 (Ambulatory treatment) on 2025-03-01; that is only right when they aim at different skills.
            !     Record the statement that the skills differ (uurwerk document add J-0142 --kind statement), or let one of the two end.
            = 0
        "#]]);
    desk.run(
        "document add J-0142 --kind verklaring --date 2025-03-20 --from 2025-03-01 --until 2025-12-31 \
         --remark 'begeleiding: huishouden; behandeling: emoties'",
    )
    .expect(&expect![[r#"
        ! statement recorded about client J-0142 as document 1
        = 0
    "#]]);
    desk.run("document list J-0142").expect(&expect![[r#"
        no  kind       date        care from   until       product  form  reference  remark
         1  statement  2025-03-20  2025-03-01  2025-12-31                            begeleiding: huishouden; behandeling: emoties
        = 0
    "#]]);
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 1, of which held 0; 0:45, € 45.00
        ! new 1, changed 0, gone 0
        = 0
    "#]]);
    desk.run("document remove 1").expect(&expect![[r#"
        ! document 1 of client J-0142 is taken away
        = 0
    "#]]);
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 1, of which held 1; 0:45, € 45.00
        ! new 0, changed 1, gone 0
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: taking a document away
        = 0
    "#]]);
    let desk = desk.speaking(Lang::Nl);
    desk.run("document list J-0142 --format json").expect(&expect![[r#"
        [
        {"document":1,"kind":"statement","date":"2025-03-20","from":"2025-03-01","until":"2025-12-31","product":null,"form":null,"reference":null,"remark":"begeleiding: huishouden; behandeling: emoties"}
        ]
        = 0
    "#]]);
    desk.run("document add J-0142 --kind brief").expect(&expect![[r#"
        ! fout: --kind: verwacht approval, consultation, statement of reason
        = 2
    "#]]);
    desk.run("document add J-0142 --kind reden --product lot-9").expect(&expect![[r#"
        ! fout: geen contract heeft een product lot-9
        ! tip: 'uurwerk contract show CONTRACT' toont de producten
        = 2
    "#]]);
    desk.run("document add J-0142 --kind reden --date 2025-04-03").expect(&expect![[r#"
        ! fout: het document is gedateerd in de toekomst
        ! tip: controleer de datum
        = 3
    "#]]);
    desk.run("document remove 9").expect(&expect![[r#"
        ! fout: dit document bestaat niet
        ! tip: 'uurwerk document list CLIËNT' toont de documenten van een cliënt met hun nummer
        = 2
    "#]]);
}

#[test]
fn school_and_moves_are_on_record() {
    let desk = desk();
    desk.run("client school J-0142 --periods '2016-09-01..2024-07-15;2024-09-01'").expect(&expect![[r#"
        ! school of client J-0142 is recorded
        = 0
    "#]]);
    desk.run("client school J-0142 --periods '2016-09-01;2024-09-01'").expect(&expect![[r#"
        ! error: two periods share a day
        ! hint: give the first one a last day: 2020-09-01..2024-07-15;2024-09-01
        = 3
    "#]]);
    desk.run("client school J-0142 --periods '2016-09-01..2015-01-01'").expect(&expect![[r#"
        ! error: --periods: a last day lies before the first
        = 2
    "#]]);
    desk.run("client move J-0142 --municipality 0405 --from 2025-03-15").expect(&expect![[r#"
        ! from 2025-03-15 municipality 0405 is responsible for client J-0142
        = 0
    "#]]);
    desk.run("client move J-0142 --municipality 0420 --from 2025-06-01").done();
    desk.run("client show J-0142").expect(&expect![[r#"
        number          J-0142
        name            Jansen
        born            2012-06-15
        gender
        municipality    0405
        BSN             ••••••006
        school          2016-09-01..2024-07-15 2024-09-01
        municipalities  0935 0405:2025-03-15 0420:2025-06-01
        documents       0
        = 0
    "#]]);
    desk.run_with("client edit J-0142", "municipality: 0388\n").done();
    desk.run("client show J-0142 --format json").expect(&expect![[r#"
        [
        {"number":"J-0142","name":"Jansen","birth_date":"2012-06-15","gender":null,"municipality":"0388","bsn":"••••••006","school":["2016-09-01..2024-07-15","2024-09-01"],"municipalities":["0935","0388:2025-03-15","0420:2025-06-01"],"documents":0}
        ]
        = 0
    "#]]);
    desk.run("undo").done();
    desk.run("undo").expect(&expect![[r#"
        ! undone: recording a move
        = 0
    "#]]);
    desk.run("client school J-0142 --periods -").done();
    desk.run("client show J-0142 --format json").expect(&expect![[r#"
        [
        {"number":"J-0142","name":"Jansen","birth_date":"2012-06-15","gender":null,"municipality":"0405","bsn":"••••••006","school":[],"municipalities":["0935","0405:2025-03-15"],"documents":0}
        ]
        = 0
    "#]]);
}

#[test]
fn treatment_comes_after_its_diagnosis() {
    let desk = desk();
    desk.run("practice edit --registrations nkd:2024-01-01").done_quietly();
    desk.run("allocation edit 300201 --until 2024-12-31 --from 2024-01-01").done_quietly();
    for (number, code) in [(300_203, "54D01"), (300_204, "54D02")] {
        desk.run(&format!(
            "allocation add {number} --client J-0142 --municipality 0935 --category 54 --code {code} --volume 600 \
             --unit minute --frequency total --from 2025-01-01 --until 2025-12-31"
        ))
        .done_quietly();
    }
    desk.run("log --practitioner avisser '2025-03-13 45 tel J-0142 #dyslexia-treatment'")
        .expect(&expect![[r#"
            1
            ! logged: 2025-03-13 · 0:45 · A telephone · J-0142 · #dyslexia-treatment · @HBO
            !   HA-6 held: Dyslexia treatment only comes after Dyslexia diagnosis; no time is registered for that for client J-0142 until 2025-03-13.
            !     Register that first. If another provider did it, override the claim line with that reason.
            = 0
        "#]]);
    desk.run("log --practitioner avisser '2025-03-14 45 tel J-0142 #dyslexia-diagnosis'").done_quietly();
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 2, of which held 1; 1:30, € 135.00
        ! new 2, changed 0, gone 0
        = 0
    "#]]);
    desk.run("entries edit 2 '2025-03-13 45 tel J-0142 #dyslexia-diagnosis'").done_quietly();
    desk.run("claims compile --month 2025-03").expect(&expect![[r#"
        ! 2025-03: drafts 2, of which held 0; 1:30, € 135.00
        ! new 1, changed 1, gone 0
        = 0
    "#]]);
    desk.run("check --client J-0142").expect(&expect![[r#"
        severity  rule  what  no  date  client  name  practitioner  finding  what to do
        ! nothing found
        ! months 2025-03: refused 0, held 0, warnings 0, overridden 0, ended 0
        = 0
    "#]]);
}
