//! `uurwerk trajectories`: crisis help and the days that are left.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use super::used::desk;

const ADD: &str = "trajectories add --client J-0142 --product crisis-help-pedagogical --worker avisser";

#[test]
fn a_trajectory_runs_is_handed_over_and_ends() {
    let desk = desk();
    desk.run_with(
        &format!("{ADD} --registered '2025-03-10 9:30' --contact '2025-03-11 9:31' --shelter"),
        "shelter_remark: with the neighbours\nafterwards: lot 1 was asked for\n",
    )
    .expect(&expect![[r#"
        1
        ! recorded: first day 2025-01-01, last possible day 2025-01-28
        !   PS-K2 warning: Between registration (2025-03-10 09:30) and first contact (2025-03-11 09:31) are 24:01 hours; crisis help starts within 24 hours.
        !     Check the times, or record the first contact: uurwerk trajectories edit NUMBER --contact MOMENT
        = 0
    "#]]);
    desk.run("trajectories list --month 2025-03").expect(&expect![[r#"
        no  client  name        product                              allocation  registered        first contact     worker   shelter  first day   last day    left  ended  findings
         1  J-0142  Jansen, S.  Ambulatory crisis help, pedagogical      300204  2025-03-10 09:30  2025-03-11 09:31  avisser  yes      2025-01-01  2025-01-28     0         PS-K2
        = 0
    "#]]);
    desk.run_with("trajectories handover 1 --from 2025-03-20 --worker bdejong", "reason: ill\n")
        .expect(&expect![[r#"
            1
            ! recorded: first day 2025-01-01, last possible day 2025-01-28
            !   PS-K2 warning: Between registration (2025-03-10 09:30) and first contact (2025-03-11 09:31) are 24:01 hours; crisis help starts within 24 hours.
            !     Check the times, or record the first contact: uurwerk trajectories edit NUMBER --contact MOMENT
            = 0
        "#]]);
    desk.run("trajectories edit 1 --contact '2025-03-10 15:00' --ended 2025-03-31 --no-shelter").expect(
        &expect![[r#"
            1
            ! recorded: first day 2025-01-01, last possible day 2025-01-28
            = 0
        "#]],
    );
    desk.run("trajectories list --month 2025-03 --format json").expect(&expect![[r#"
        [
        {"trajectory":1,"client":"J-0142","name":"Jansen, S.","product":"crisis-help-pedagogical","allocation":300204,"registered":"2025-03-10 09:30","contact":"2025-03-10 15:00","worker":"bdejong","shelter":false,"first":"2025-01-01","last":"2025-01-28","left":null,"ended":"2025-03-31","findings":[]}
        ]
        = 0
    "#]]);
    desk.run("trajectories list --month 2025-05 --format csv").expect(&expect![[r#"
        trajectory,client,name,product,allocation,registered,contact,worker,shelter,first,last,left,ended,findings
        = 0
    "#]]);
    desk.run("trajectories delete 1").expect(&expect![[r#"
        ! deleted: trajectory of 2025-03-10
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: deleting a crisis trajectory
        = 0
    "#]]);
    desk.run("trajectories list --month 2025-03 --format csv").expect(&expect![[r#"
        trajectory,client,name,product,allocation,registered,contact,worker,shelter,first,last,left,ended,findings
        1,J-0142,"Jansen, S.",crisis-help-pedagogical,300204,2025-03-10 09:30,2025-03-10 15:00,bdejong,false,2025-01-01,2025-01-28,,2025-03-31,
        = 0
    "#]]);
}

#[test]
fn what_cannot_have_happened_is_refused() {
    let desk = desk().speaking(Lang::Nl);
    for (line, expected) in [
        (
            "--registered 2025-03-10",
            expect![[r#"
            ! fout: --registered: verwacht dag en tijd, zoals '2025-03-13 9:30'
            = 2
        "#]],
        ),
        (
            "--registered '2025-03-10 9:30' --contact '2025-03-10 9:29'",
            expect![[r#"
            ! fout: het eerste contact, een overdracht of het einde ligt voor de aanmelding
            = 2
        "#]],
        ),
        (
            "--registered '2025-04-10 9:30'",
            expect![[r#"
            ! fout: de aanmelding, het eerste contact of het einde ligt in de toekomst
            ! tip: leg vast wat is gebeurd
            = 3
        "#]],
        ),
        (
            "--registered '2025-03-10 9:30' --ended 2025-03-09",
            expect![[r#"
            ! fout: het eerste contact, een overdracht of het einde ligt voor de aanmelding
            = 2
        "#]],
        ),
    ] {
        desk.run(&format!("{ADD} {line}")).expect(&expected);
    }
    let other = ADD.replace("crisis-help-pedagogical", "lot-1");
    desk.run(&format!("{other} --registered '2025-03-10 9:30'")).expect(&expect![[r#"
        ! fout: dit product is geen crisishulp
        ! tip: 'uurwerk contract show CONTRACT' toont de producten
        = 2
    "#]]);
    desk.run("trajectories edit 9").expect(&expect![[r#"
        ! fout: dit crisistraject bestaat niet
        ! tip: 'uurwerk trajectories list' toont de nummers
        = 2
    "#]]);
}
