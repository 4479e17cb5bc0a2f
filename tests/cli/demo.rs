//! `uurwerk demo`, as far as it can be told without building two years of data; the practice itself is tested in
//! `tests/demo`.

use expect_test::expect;
use uurwerk::domain::text::Lang;

use crate::support::Desk;

#[test]
fn the_scale_has_bounds() {
    for number in ["0", "101", "two"] {
        let told = Desk::new().run(&format!("demo --scale {number}"));
        assert_eq!(told.status, 2, "{told}");
    }
    Desk::new().speaking(Lang::Nl).run("demo --scale 0").expect(&expect![[r#"
        ! fout: --scale: verwacht een aantal van 1 tot en met 100
        = 2
    "#]]);
}

#[test]
fn a_file_that_exists_is_left_alone_and_nothing_is_built() {
    let desk = Desk::new();
    desk.file("practice.sqlite", "mine");
    desk.run("demo --keep DESK/practice.sqlite").expect(&expect![[r#"
        ! error: there is something in DESK/practice.sqlite already
        ! hint: choose a new file for --keep
        = 4
    "#]]);
}
