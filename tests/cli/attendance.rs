//! `uurwerk attendance`: group sessions and who was there.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use super::used::desk;

const SESSION: &str = "attendance add --group Zwaluwen --start 14:30 --client J-0142";

#[test]
fn sessions_are_made_as_they_come() {
    let desk = desk();
    desk.run(&format!("{SESSION} --date 2025-03-03 --dayparts 1 --component day-activities --supervisors 2"))
        .expect(&expect![[r#"
            1
            ! recorded, to be claimed: 1
            = 0
        "#]]);
    desk.run(&format!("{SESSION} --date 2025-03-04 --absent sick --component day-activities")).expect(
        &expect![[r#"
            2
            ! recorded, to be claimed: 0
            = 0
        "#]],
    );
    desk.run("attendance list --month 2025-03").expect(&expect![[r#"
        no  date        from   group     client  name        day parts  absent  practitioner  allocation  product                units  claim  findings
         1  2025-03-03  14:30  Zwaluwen  J-0142  Jansen, S.          1                            300203  Day activities middle      1
         2  2025-03-04  14:30  Zwaluwen  J-0142  Jansen, S.             sick                                                         0
        ──  ──────────  ─────  ────────  ──────  ──────────  ─────────  ──────  ────────────  ──────────  ─────────────────────  ─────  ─────  ────────
                                                                                                                                     1
        = 0
    "#]]);
    desk.run("attendance sessions --month 2025-03").expect(&expect![[r#"
        no  date        from   group     component       product  present  recorded  supervisors  practitioner  findings
         1  2025-03-03  14:30  Zwaluwen  day-activities                 1         1            2
         2  2025-03-04  14:30  Zwaluwen  day-activities                 0         1
        = 0
    "#]]);
    desk.run("attendance means --month 2025-03 --format json").expect(&expect![[r#"
        [
        {"product":"day-activities-middle","sessions":1,"present":1,"supervisors":2,"mean":"0.5","norm":"5.0","findings":[]}
        ]
        = 0
    "#]]);
    desk.run("attendance edit 2 --dayparts 2").expect(&expect![[r#"
        2
        ! changed, to be claimed: 2
        = 0
    "#]]);
    desk.run("attendance session 2 --supervisors 3 --practitioner avisser").expect(&expect![[r#"
        2
        ! changed, to be claimed: 2
        = 0
    "#]]);
    desk.run("attendance sessions --month 2025-03 --format csv").expect(&expect![[r#"
        session,date,start,group,component,product,present,recorded,supervisors,practitioner,findings
        1,2025-03-03,14:30,Zwaluwen,day-activities,,1,1,2,,
        2,2025-03-04,14:30,Zwaluwen,day-activities,,1,1,3,avisser,
        = 0
    "#]]);
    desk.run("attendance session 2 --delete").expect(&expect![[r#"
        ! error: clients are recorded at this session
        ! hint: first delete their attendance
        = 3
    "#]]);
    desk.run("attendance delete 2").expect(&expect![[r#"
        ! deleted: 1
        = 0
    "#]]);
    desk.run("attendance session 2 --delete").expect(&expect![[r#"
        ! error: this group session does not exist
        ! hint: 'uurwerk attendance sessions' shows those of a month
        = 2
    "#]]);
    for _ in 0..3 {
        desk.run("undo").done_quietly();
    }
    desk.run("attendance list --month 2025-03 --format csv").expect(&expect![[r#"
        attendance,date,start,group,client,name,dayparts,absence,practitioner,allocation,product,units,claimed,findings
        1,2025-03-03,14:30,Zwaluwen,J-0142,"Jansen, S.",1,,,300203,day-activities-middle,1,,
        2,2025-03-04,14:30,Zwaluwen,J-0142,"Jansen, S.",,sick,,,,0,,
        = 0
    "#]]);
}

#[test]
fn what_was_chosen_by_hand_can_be_left_to_the_program_again() {
    let desk = desk();
    desk.run(&format!("{SESSION} --date 2025-03-03 --dayparts 1")).done_quietly();
    for (chosen, expected) in [
        (
            "--allocation 300202 --product lot-1",
            expect![[r#"
            attendance,date,start,group,client,name,dayparts,absence,practitioner,allocation,product,units,claimed,findings
            1,2025-03-03,14:30,Zwaluwen,J-0142,"Jansen, S.",1,,,300202,lot-1,1,,
            = 0
        "#]],
        ),
        (
            "--dayparts 2",
            expect![[r#"
            attendance,date,start,group,client,name,dayparts,absence,practitioner,allocation,product,units,claimed,findings
            1,2025-03-03,14:30,Zwaluwen,J-0142,"Jansen, S.",2,,,300202,lot-1,2,,
            = 0
        "#]],
        ),
        (
            "--allocation - --product -",
            expect![[r#"
            attendance,date,start,group,client,name,dayparts,absence,practitioner,allocation,product,units,claimed,findings
            1,2025-03-03,14:30,Zwaluwen,J-0142,"Jansen, S.",2,,,300203,day-activities-middle,2,,
            = 0
        "#]],
        ),
    ] {
        desk.run(&format!("attendance edit 1 {chosen}")).done_quietly();
        desk.run("attendance list --month 2025-03 --format csv").expect(&expected);
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let desk = desk().speaking(Lang::Nl);
    for (line, expected) in [
        (
            "--date 2025-03-03",
            expect![[r#"
            ! fout: hoeveel dagdelen?
            ! tip: geef --dayparts, of --absent met de reden
            = 2
        "#]],
        ),
        (
            "--date 2025-03-03 --dayparts 7",
            expect![[r#"
            ! fout: --dayparts: verwacht een geheel getal van 1 tot en met 6
            = 2
        "#]],
        ),
        (
            "--date 2025-03-03 --dayparts 1 --absent ziek",
            expect![[r#"
            ! fout: --dayparts gaat niet samen met --absent
            = 2
        "#]],
        ),
        (
            "--date 2025-03-03 --absent moe",
            expect![[r#"
                ! fout: --absent: verwacht ziek, vakantie of niet verschenen
                = 2
            "#]],
        ),
        (
            "--date 2025-03-03 --dayparts 1 --component a --product b",
            expect![[r#"
            ! fout: --component gaat niet samen met --product
            = 2
        "#]],
        ),
        (
            "--date 2025-03-03 --dayparts 1 --supervisors 0",
            expect![[r#"
            ! fout: --supervisors: verwacht een geheel getal van 1 tot en met 50
            = 2
        "#]],
        ),
        (
            "--date 2025-03-03 --dayparts 1 --practitioner nobody",
            expect![[r#"
            ! fout: deze medewerker bestaat niet
            ! tip: 'uurwerk practitioner list' toont wie er werken
            = 2
        "#]],
        ),
    ] {
        desk.run(&format!("{SESSION} {line}")).expect(&expected);
    }
    desk.run("attendance add --group Zwaluwen --date 2025-03-03 --dayparts 1").expect(&expect![[r#"
        ! fout: welke cliënt?
        ! tip: geef --client NUMMER
        = 2
    "#]]);
    desk.run("attendance session 9 --supervisors 1").expect(&expect![[r#"
        ! fout: deze groepsbijeenkomst bestaat niet
        ! tip: 'uurwerk attendance sessions' toont die van een maand
        = 2
    "#]]);
}
