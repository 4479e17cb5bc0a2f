//! `uurwerk contract`.

use expect_test::expect;

use crate::support::Desk;

#[test]
fn contracts_are_shown_before_there_is_a_practice() {
    let desk = Desk::new();
    desk.run("contract list").expect(&expect![[r#"
        contract                      name                          from        until  products  municipalities
        segment-c-westfriesland-2025  Segment C Westfriesland 2025  2025-01-01               23  0388 0405 0420 0432 0498 0532 1598
        handleiding-ambulant          Guide to ambulatory care      2015-01-01               24
        = 0
    "#]]);
    desk.run("contract show segment-c-westfriesland-2025").expect(&expect![[r#"
        product                        name                                    lot  allocated  tariff             units                                ages   needs frame
        lot-1                          Highly specialised youth care             1  aspecific  per discipline     minute hour                                 no
        lot-2                          Highly specialised forensic youth care    2  specific   one hourly tariff  minute hour                          12-23  yes
        transport-group-1              Group transport, distance 1                  specific   per unit           piece                                       no
        transport-group-2              Group transport, distance 2                  specific   per unit           piece                                       no
        transport-group-3              Group transport, distance 3                  specific   per unit           piece                                       no
        transport-group-4              Group transport, distance 4                  specific   per unit           piece                                       no
        transport-group-5              Group transport, distance 5                  specific   per unit           piece                                       no
        transport-group-6              Group transport, distance 6                  specific   per unit           piece                                       no
        transport-individual-1         Individual transport, distance 1             specific   per unit           piece                                       no
        transport-individual-2         Individual transport, distance 2             specific   per unit           piece                                       no
        transport-individual-3         Individual transport, distance 3             specific   per unit           piece                                       no
        transport-individual-4         Individual transport, distance 4             specific   per unit           piece                                       no
        transport-individual-5         Individual transport, distance 5             specific   per unit           piece                                       no
        transport-individual-6         Individual transport, distance 6             specific   per unit           piece                                       no
        medication-check               Medication check                             specific   per unit           minute hour piece                           no
        day-activities-middle          Day activities middle                        specific   per unit           day-part                                    no
        day-activities-high            Day activities high                          specific   per unit           day-part                                    no
        day-treatment-vg-after-school  Day treatment VG after school                specific   per unit           day-part                             4-18   no
        day-treatment-vg-heavy         Day treatment VG heavy                       specific   per unit           day-part                             0-18   no
        day-treatment-vg-behaviour     Day treatment VG behaviour                   specific   per unit           day-part                             0-18   no
        day-treatment-ggz              Day treatment mental health                  specific   per unit           day-part                             0-18   no
        crisis-help-pedagogical        Ambulatory crisis help, pedagogical          specific   per unit           minute hour day-part 24-hours piece  0-18   no
        crisis-help-ggz                Ambulatory crisis help, mental health        specific   per unit           minute hour day-part 24-hours piece  0-18   no
        = 0
    "#]]);
    desk.run("contract show elsewhere").expect(&expect![[r#"
        ! error: contract elsewhere is unknown
        ! hint: 'uurwerk contract list' shows what there is
        = 2
    "#]]);
}

#[test]
fn activities_are_listed_with_their_short_words() {
    let listed = Desk::new().run("contract activities segment-c-westfriesland-2025").done();
    assert!(listed.lines().any(|line| line.starts_with("telephone ")), "{listed}");
}

#[test]
fn a_contract_file_is_checked() {
    let desk = Desk::new();
    desk.file("contract.toml", include_str!("../../src/contracts/segment-c-westfriesland-2025.toml"));
    desk.run("contract check DESK/contract.toml").expect(&expect![[r#"
        ! contract segment-c-westfriesland-2025 is right: 23 products, 18 activities
        = 0
    "#]]);
    desk.file("contract.toml", "format = 1\nkey = \"Wrong Key\"\nfrom = 2025-02-31\n");
    desk.run("contract check DESK/contract.toml").expect(&expect![[r#"
        ! DESK/contract.toml, line 3: this is not valid TOML (invalid date, expected day between 01 and 28)
        = 1
    "#]]);
    desk.run("contract check DESK").expect(&expect![[r#"
        ! error: DESK: this is a folder, not a file
        ! hint: check its name and its permissions
        = 4
    "#]]);
}
