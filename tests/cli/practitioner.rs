//! `uurwerk practitioner`.

use expect_test::expect;

use crate::support::Desk;

#[test]
fn practitioners_are_added_listed_shown_and_changed() {
    let desk = Desk::small_practice();
    desk.run("practitioner list").expect(&expect![[r#"
        code     name        discipline now  AGB  from        until   week  disciplines     registrations  works under
        avisser  A. Visser   WO+                  2024-01-01         36:00  WO+:2024-01-01
        bdejong  B. de Jong  HBO                  2024-01-01                HBO:2024-01-01
        = 0
    "#]]);
    desk.run(
        "practitioner edit bdejong --disciplines 'HBO:2024-01-01..2025-02-28;HBO+:2025-03-01' --agb 42420002",
    )
    .expect(&expect![[r#"
        ! practitioner bdejong is changed
        = 0
    "#]]);
    desk.run("practitioner show bdejong").expect(&expect![[r#"
        code            bdejong
        name            B. de Jong
        discipline now  HBO+
        AGB             42420002
        from            2024-01-01
        until
        week
        disciplines     HBO:2024-01-01..2025-02-28;HBO+:2025-03-01
        registrations
        works under
        = 0
    "#]]);
    desk.run("practitioner list --format json").expect(&expect![[r#"
        [
        {"code":"avisser","name":"A. Visser","discipline":"WO+","agb":null,"from":"2024-01-01","until":null,"week_minutes":2160,"disciplines":"WO+:2024-01-01","registrations":"","responsible":null},
        {"code":"bdejong","name":"B. de Jong","discipline":"HBO+","agb":"42420002","from":"2024-01-01","until":null,"week_minutes":null,"disciplines":"HBO:2024-01-01..2025-02-28;HBO+:2025-03-01","registrations":"","responsible":null}
        ]
        = 0
    "#]]);
}

#[test]
fn wrong_practitioners_are_refused() {
    let desk = Desk::small_practice();
    desk.run("practitioner add avisser --name 'Another'").expect(&expect![[r#"
        ! error: there is a practitioner avisser already
        ! hint: choose another code
        = 3
    "#]]);
    desk.run("practitioner add c --name 'C.' --disciplines 'WO;WO'").expect(&expect![[r#"
        ! error: --disciplines: WO stands here twice for the same day
        = 2
    "#]]);
    desk.run("practitioner add c --name 'C.' --from 2025-01-01 --until 2024-01-01").expect(&expect![[r#"
        ! error: --until: lies before the first day
        = 2
    "#]]);
    desk.run("practitioner show nobody").expect(&expect![[r#"
        ! error: this practitioner does not exist
        ! hint: 'uurwerk practitioner list' shows who works here
        = 2
    "#]]);
}
