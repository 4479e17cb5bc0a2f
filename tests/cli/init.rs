//! `uurwerk init`.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

#[test]
fn a_practice_is_set_up_once() {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").expect(&expect![[r#"
        ! De Dijk is set up in DESK/uurwerk.sqlite
        ! Now: 'uurwerk practitioner add', 'uurwerk tariff import' and 'uurwerk messages import'.
        = 0
    "#]]);
    desk.run("init --agb 42420001 --name 'De Dijk'").expect(&expect![[r#"
        ! error: a practice is set up here already
        ! hint: choose another place with --db
        = 3
    "#]]);
}

#[test]
fn what_is_refused_leaves_no_file_behind() {
    let desk = Desk::new().speaking(Lang::Nl);
    desk.run("init --agb 4242 --name 'De Dijk'").expect(&expect![[r#"
        ! fout: --agb: AGB-code moet uit 8 cijfers bestaan
        = 2
    "#]]);
    desk.run("init --agb 42420001 --name ' '").expect(&expect![[r#"
        ! fout: de naam van de praktijk is leeg of langer dan 100 tekens
        = 2
    "#]]);
    assert!(!desk.path("uurwerk.sqlite").exists());
    desk.run("client list").expect(&expect![[r#"
        ! fout: er is geen administratie in DESK/uurwerk.sqlite
        ! tip: maak er een met 'uurwerk init', of wijs met --db een andere aan
        = 4
    "#]]);
}

#[test]
fn a_practice_chooses_among_the_contracts_that_come_along() {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk' --contract elsewhere").expect(&expect![[r#"
        ! error: contract elsewhere does not come with the program
        ! hint: 'uurwerk contract list' shows which do; 'uurwerk contract import' reads a file of your own
        = 2
    "#]]);
    desk.run("init --agb 42420001 --name 'De Dijk' --contract 'Not a key'").expect(&expect![[r#"
        ! error: --contract: contract key may only contain a-z 0-9 -
        = 2
    "#]]);
    let both = "--contract handleiding-ambulant --contract segment-c-westfriesland-2025";
    desk.run(&format!("init --agb 42420001 --name 'De Dijk' {both}")).done();
    desk.run("contract list").expect(&expect![[r#"
        contract                      name                          from        until  products  municipalities
        handleiding-ambulant          Guide to ambulatory care      2015-01-01               24
        segment-c-westfriesland-2025  Segment C Westfriesland 2025  2025-01-01               23  0388 0405 0420 0432 0498 0532 1598
        = 0
    "#]]);
}

#[test]
fn without_a_choice_a_practice_works_under_segment_c() {
    let desk = Desk::new();
    desk.run("init --agb 42420001 --name 'De Dijk'").done();
    desk.run("contract list --format csv").expect(&expect![[r#"
        contract,name,from,until,products,municipalities
        segment-c-westfriesland-2025,Segment C Westfriesland 2025,2025-01-01,,23,0388;0405;0420;0432;0498;0532;1598
        = 0
    "#]]);
}
