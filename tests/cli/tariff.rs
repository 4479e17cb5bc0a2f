//! `uurwerk tariff`.

use expect_test::expect;

use crate::support::Desk;

#[test]
fn tariffs_are_imported_once_and_listed_as_they_are_read() {
    let desk = Desk::small_practice();
    desk.run("tariff import DESK/tariffs.csv").expect(&expect![[r#"
        ! tariffs: 0 new, 3 were there already, 0 older ones ended
        = 0
    "#]]);
    desk.run("tariff list").expect(&expect![[r#"
        contract                      product  discipline  code   category  unit    tariff  from        until
        segment-c-westfriesland-2025  lot-1    HBO         45X02  45        minute   87.30  2025-01-01
        segment-c-westfriesland-2025  lot-1    HBO+        45X03  45        minute   97.30  2025-01-01
        segment-c-westfriesland-2025  lot-1    WO+         45X05  45        minute  132.00  2025-01-01
        = 0
    "#]]);
    let csv = desk.run("tariff list --format csv").done();
    desk.run_with("tariff import -", &csv).expect(&expect![[r#"
        ! tariffs: 0 new, 3 were there already, 0 older ones ended
        = 0
    "#]]);
}

#[test]
fn a_new_year_ends_the_old_tariff() {
    let desk = Desk::small_practice();
    desk.file(
        "2026.csv",
        "contract,product,discipline,code,unit,tariff,from\n\
         segment-c-westfriesland-2025,lot-1,WO+,45X05,minute,140,2026-01-01\n",
    );
    desk.run("tariff import DESK/2026.csv").expect(&expect![[r#"
        ! tariffs: 1 new, 0 were there already, 1 older ones ended
        = 0
    "#]]);
}

#[test]
fn wrong_tariffs_are_refused_with_their_lines_and_nothing_is_stored() {
    let desk = Desk::small_practice();
    let first = "contract,product,discipline,code,unit,tariff,from\n\
                 segment-c-westfriesland-2025,lot-1,AMS,45X07,minute,190,2025-01-01\n";
    for (row, expected) in [
        (
            "segment-c-westfriesland-2025,lot-1,WO,45X04,minute,1.353,2025-02-31",
            expect![[r#"
                ! standard input, line 3, tariff: this can be read in two ways; write 1353.00 or use two decimals
                ! standard input, line 3, from: 31 February 2025 does not exist: that month has 28 days
                ! error: standard input: 2 faults; nothing was stored
                = 2
            "#]],
        ),
        (
            "segment-c-westfriesland-2025,lot-1,,45X04,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: this product has a tariff per discipline (PS-A4)
                ! error: standard input: nothing was stored
                ! hint: fill in the discipline
                = 3
            "#]],
        ),
        (
            "segment-c-westfriesland-2025,lot-9,WO,45X04,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: the contract does not know this product
                ! error: standard input: nothing was stored
                ! hint: 'uurwerk contract list' shows what there is
                = 2
            "#]],
        ),
        (
            "elsewhere,lot-1,WO,45X04,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: this contract is unknown
                ! error: standard input: nothing was stored
                ! hint: 'uurwerk contract list' shows what there is
                = 2
            "#]],
        ),
        (
            "segment-c-westfriesland-2025,lot-1,WO+,45X05,minute,100,2025-01-01",
            expect![[r#"
                ! standard input, line 3: for this product and discipline a tariff is valid already on one of these days
                ! error: standard input: nothing was stored
                ! hint: let the old tariff end first: 'uurwerk tariff list' shows what there is
                = 3
            "#]],
        ),
    ] {
        desk.run_with("tariff import -", &format!("{first}{row}\n")).expect(&expected);
    }
    desk.run("tariff import DESK/nowhere.csv").expect(&expect![[r#"
        ! error: DESK/nowhere.csv: file or folder does not exist
        ! hint: check its name and its permissions
        = 4
    "#]]);
    let listed = desk.run("tariff list").done();
    assert!(!listed.contains("AMS"), "{listed}");
}
