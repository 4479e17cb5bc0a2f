//! `uurwerk totals`.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

/// Time of two practitioners in two weeks of March 2025.
fn desk() -> Desk {
    let desk = Desk::small_practice();
    desk.file(
        "time.csv",
        "date,minutes,practitioner,client,activity\n\
         2025-03-03,45,avisser,J-0142,telephone\n\
         2025-03-03,30,avisser,J-0142,reporting\n\
         2025-03-03,15,avisser,,break\n\
         2025-03-11,60,bdejong,J-0142,face-to-face\n",
    );
    desk.run("entries import DESK/time.csv").done();
    desk
}

#[test]
fn totals_are_kept_apart_by_what_is_asked_for() {
    let desk = desk();
    desk.run("totals --month 2025-03").expect(&expect![[r#"
        client  name        discipline  A direct  B indirect  C other  declarable  productive  amount
                            WO+             0:00        0:00     0:15        0:00        0.0%    0.00
        J-0142  Jansen, S.  HBO             1:00        0:00     0:00        1:00      100.0%   87.30
        J-0142  Jansen, S.  WO+             0:45        0:30     0:00        1:15      100.0%  165.00
        ──────  ──────────  ──────────  ────────  ──────────  ───────  ──────────  ──────────  ──────
                                            1:45        0:30     0:15        2:15       90.0%  252.30
        = 0
    "#]]);
    desk.run("totals --month 2025-03 --by practitioner,kind --lang nl").expect(&expect![[r#"
        medewerker  soort  A direct  B indirect  C overig  declarabel  productief  bedrag
        avisser     A          0:45        0:00      0:00        0:45      100,0%   99,00
        avisser     B          0:00        0:30      0:00        0:30      100,0%   66,00
        avisser     C          0:00        0:00      0:15        0:00        0,0%    0,00
        bdejong     A          1:00        0:00      0:00        1:00      100,0%   87,30
        ──────────  ─────  ────────  ──────────  ────────  ──────────  ──────────  ──────
                               1:45        0:30      0:15        2:15       90,0%  252,30
        = 0
    "#]]);
    desk.run("totals --month 2025-03 --by week --format csv").expect(&expect![[r#"
        week,direct,indirect,non_declarable,declarable,productivity_permille,amount
        2025-W10,45,30,15,75,833,165.00
        2025-W11,60,0,0,60,1000,87.30
        = 0
    "#]]);
    desk.run("totals --month 2025-03 --by day,product --format json").expect(&expect![[r#"
        [
        {"day":"2025-03-03","product":null,"direct":0,"indirect":0,"non_declarable":15,"declarable":0,"productivity_permille":0,"amount":0},
        {"day":"2025-03-03","product":"lot-1","direct":45,"indirect":30,"non_declarable":0,"declarable":75,"productivity_permille":1000,"amount":16500},
        {"day":"2025-03-11","product":"lot-1","direct":60,"indirect":0,"non_declarable":0,"declarable":60,"productivity_permille":1000,"amount":8730}
        ]
        = 0
    "#]]);
    desk.run("totals --from 2025-03-01 --to 2025-03-10 --by month --practitioner avisser").expect(&expect![
        [r#"
            month    A direct  B indirect  C other  declarable  productive  amount
            2025-03      0:45        0:30     0:15        1:15       83.3%  165.00
            ───────  ────────  ──────────  ───────  ──────────  ──────────  ──────
                         0:45        0:30     0:15        1:15       83.3%  165.00
            = 0
        "#]
    ]);
}

#[test]
fn wrong_questions_are_refused() {
    let desk = desk().speaking(Lang::Nl);
    desk.run("totals --by colour").expect(&expect![[r#"
        ! fout: --by: verwacht client, discipline, product, practitioner, kind, day, week of month, met komma's ertussen
        = 2
    "#]]);
    desk.run("totals --month 2025-13").expect(&expect![[r#"
        ! fout: --month: maand 13 bestaat niet
        = 2
    "#]]);
    desk.run("totals --month 2025-03 --from 2025-03-01").expect(&expect![[r#"
        ! fout: --month gaat niet samen met --from en --to
        = 2
    "#]]);
    desk.run("totals --from 2025-03-10 --to 2025-03-01").expect(&expect![[r#"
        ! fout: 2025-03-01 ligt voor 2025-03-10
        ! tip: draai --from en --to om
        = 2
    "#]]);
    desk.run("totals --format yaml").expect(&expect![[r#"
        ! fout: --format: verwacht table, csv of json
        = 2
    "#]]);
}
