//! What is on record about a client is corrected and taken away: documents and moves.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

#[test]
fn a_document_is_changed_where_it_is_named() {
    let desk = Desk::small_practice();
    desk.run("document add J-0142 --kind consultation --date 2025-03-01 --reference 'A. de Boer' --remark 'akkoord'")
        .done_quietly();
    desk.run("document edit 1 --kind approval --until 2025-12-31 --product lot-1 --remark -").expect(
        &expect![[r#"
            ! document 1 of client J-0142 is changed
            = 0
        "#]],
    );
    desk.run("document list J-0142 --format json").expect(&expect![[r#"
        [
        {"document":1,"kind":"approval","date":"2025-03-01","from":"2025-03-01","until":"2025-12-31","product":"lot-1","form":null,"reference":"A. de Boer","remark":null}
        ]
        = 0
    "#]]);
    desk.run("document edit 1 --until - --product -").done_quietly();
    desk.run("document list J-0142 --format csv").expect(&expect![[r#"
        document,kind,date,from,until,product,form,reference,remark
        1,approval,2025-03-01,2025-03-01,,,,A. de Boer,
        = 0
    "#]]);
    desk.run("undo").expect(&expect![[r#"
        ! undone: changing a document
        = 0
    "#]]);
    desk.run("document edit 1 --until 2025-02-28").expect(&expect![[r#"
        ! error: --until: lies before the first day
        = 2
    "#]]);
    desk.run("document edit 1 --date 2025-04-03").expect(&expect![[r#"
        ! error: the document is dated in the future
        ! hint: check the date
        = 3
    "#]]);
    desk.run("document edit 1 --product lot-9").expect(&expect![[r#"
        ! error: no contract has a product lot-9
        ! hint: 'uurwerk contract show CONTRACT' lists the products
        = 2
    "#]]);
    desk.run("document edit 7 --kind reason").expect(&expect![[r#"
        ! error: this document does not exist
        ! hint: 'uurwerk document list CLIENT' shows the documents of a client with their numbers
        = 2
    "#]]);
    desk.run("document edit J-0142 --kind reason").expect(&expect![[r#"
        ! error: NUMBER: expected the number of a document
        = 2
    "#]]);
    desk.run("document list J-0142 --format csv").expect(&expect![[r#"
        document,kind,date,from,until,product,form,reference,remark
        1,approval,2025-03-01,2025-03-01,2025-12-31,lot-1,,A. de Boer,
        = 0
    "#]]);
}

#[test]
fn a_move_is_corrected_and_taken_away() {
    let desk = Desk::small_practice();
    let municipalities = || {
        let shown = desk.run("client show J-0142 --format csv").done();
        shown.lines().last().unwrap().to_owned()
    };
    let before = municipalities();
    desk.run("client move J-0142 --municipality 0420 --from 2025-03-13").done_quietly();
    desk.run("client move J-0142 --municipality 0420 --from 2025-03-31 --instead-of 2025-03-13")
        .done_quietly();
    expect![[r#"J-0142,"Jansen, S.",2012-06-15,female,0420,••••••006,,0405;0420:2025-03-31,0"#]]
        .assert_eq(&municipalities());
    desk.run("client move J-0142 --municipality 0498 --from 2025-05-01").done_quietly();
    expect![[
        r#"J-0142,"Jansen, S.",2012-06-15,female,0420,••••••006,,0405;0420:2025-03-31;0498:2025-05-01,0"#
    ]]
    .assert_eq(&municipalities());
    desk.run("client move J-0142 --municipality - --from 2025-03-13").expect(&expect![[r#"
        ! error: no move is recorded on 2025-03-13
        ! hint: 'uurwerk client show NUMBER' shows the municipalities with their first days
        = 2
    "#]]);
    desk.run("client move J-0142 --municipality - --from 1900-01-01").expect(&expect![[r#"
        ! error: the municipality before the first move cannot be taken away
        ! hint: take the moves after it away first, or record another municipality in its place
        = 3
    "#]]);
    desk.run("client move J-0142 --municipality - --from 2025-05-01").expect(&expect![[r#"
        ! the move of client J-0142 on 2025-05-01 is taken away
        = 0
    "#]]);
    desk.run("client move J-0142 --municipality - --from 2025-03-31").done_quietly();
    assert_eq!(municipalities(), before, "nobody moved after all");
    let desk = desk.speaking(Lang::Nl);
    desk.run("undo").expect(&expect![[r#"
        ! ongedaan gemaakt: een verhuizing weghalen
        = 0
    "#]]);
}

#[test]
fn a_move_that_lay_ahead_counts_from_its_day_on() {
    let mut desk = Desk::small_practice();
    desk.run("client move J-0142 --municipality 0420 --from 2025-05-01").done_quietly();
    assert!(desk.run("client list").done().contains(" 0405 "));
    desk.today = uurwerk::domain::time::Day::parse_iso("2025-05-01").unwrap();
    assert!(desk.run("client list").done().contains(" 0420 "));
    desk.run_with("client edit J-0142", "initials: T\n").done_quietly();
    expect![[r#"
        number          J-0142
        name            Jansen, T.
        born            2012-06-15
        gender          female
        municipality    0420
        BSN             ••••••006
        school
        municipalities  0405 0420:2025-05-01
        documents       0
    "#]]
    .assert_eq(&desk.run("client show J-0142").done());
}
