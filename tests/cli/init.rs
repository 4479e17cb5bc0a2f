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
