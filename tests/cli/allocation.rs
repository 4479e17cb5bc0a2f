//! `uurwerk allocation`.

use expect_test::expect;

use crate::support::Desk;

#[test]
fn allocations_are_added_listed_shown_and_changed() {
    let desk = Desk::small_practice();
    desk.run(
        "allocation add 300417 --client J-0142 --municipality 0405 --category 48 --code 48X01 --volume 120 \
         --unit minute --frequency week --from 2025-02-01 --until 2025-07-31 --frame voluntary",
    )
    .expect(&expect![[r#"
        ! allocation 300417 is added
        !   PS-A9 held: Product code 48X01 of allocation 300417 is in no tariff of contract segment-c-westfriesland-2025 on 2025-02-01.
        !     Import the tariff list: uurwerk tariff import FILE.csv
        = 0
    "#]]);
    desk.run("allocation list --client J-0142").expect(&expect![[r#"
        client  name        municipality  number  shape      category  code   volume  unit    frequency    budget  from        until       frame      source
        J-0142  Jansen, S.  0405          300201  aspecific  45                                          5,000.00  2025-01-01  2025-12-31             typed
        J-0142  Jansen, S.  0405          300417  specific   48        48X01     120  minute  per week             2025-02-01  2025-07-31  voluntary  typed
        = 0
    "#]]);
    desk.run("allocation edit 300201 --budget 6.000,50").expect(&expect![[r#"
        ! allocation 300201 is changed
        = 0
    "#]]);
    desk.run("allocation show 300201").expect(&expect![[r#"
        client         J-0142
        name           Jansen, S.
        municipality   0405
        number         300201
        shape          aspecific
        category       45
        code
        volume
        unit
        frequency
        budget         6,000.50
        from           2025-01-01
        until          2025-12-31
        frame
        source         typed
        used (amount)  0.00
        used (time)
        used (units)
        products       lot-1
        findings
        = 0
    "#]]);
    desk.run("allocation list --format json").expect(&expect![[r#"
        [
        {"client":"J-0142","name":"Jansen, S.","municipality":"0405","number":300201,"shape":"aspecific","category":"45","code":null,"volume":null,"unit":null,"frequency":null,"budget":600050,"from":"2025-01-01","until":"2025-12-31","frame":null,"source":"typed","absent_from":null,"claimed_beyond":null},
        {"client":"J-0142","name":"Jansen, S.","municipality":"0405","number":300417,"shape":"specific","category":"48","code":"48X01","volume":120,"unit":"minute","frequency":"week","budget":null,"from":"2025-02-01","until":"2025-07-31","frame":"voluntary","source":"typed","absent_from":null,"claimed_beyond":null}
        ]
        = 0
    "#]]);
}

#[test]
fn wrong_allocations_are_refused() {
    let desk = Desk::small_practice();
    let add =
        |rest: &str| desk.run(&format!("allocation add 1 --municipality 0405 --from 2025-01-01 {rest}"));
    add("--client J-0142").expect(&expect![[r#"
        ! error: --category: fill in a category, or only a budget (generic)
        = 2
    "#]]);
    add("--client J-0142 --category 45 --code 45X05").expect(&expect![[r#"
        ! error: --volume: fill in both product code and volume (specific) or neither (aspecific)
        = 2
    "#]]);
    add("--client J-0142 --category 45 --budget 1000000").expect(&expect![[r#"
        ! error: --budget: an amount is at most € 999,999.99
        = 2
    "#]]);
    add("--client J-0142 --category 45 --budget 5 --until 2024-01-01").expect(&expect![[r#"
        ! error: the last day of the allocation lies before the first
        = 2
    "#]]);
    add("--client J-9999 --category 45").expect(&expect![[r#"
        ! error: this client does not exist
        ! hint: 'uurwerk client list' shows all clients
        = 2
    "#]]);
    add("--client 999900006 --category 45").expect(&expect![[r#"
        ! error: --client: nine digits are read as a citizen service number; choose another client number
        = 2
    "#]]);
    add("--client J-0142 --category 99").expect(&expect![[r#"
        ! error: --category: product category is not in code list JZ020
        = 2
    "#]]);
    desk.run("allocation show 7").expect(&expect![[r#"
        ! error: this allocation does not exist
        ! hint: 'uurwerk allocation list' shows all allocations
        = 2
    "#]]);
}
