//! `uurwerk contract`.

use expect_test::{expect, expect_file};
use uurwerk::domain::assignment::Wish;
use uurwerk::domain::identifiers::ActivityKey;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Minutes;
use uurwerk::import;
use uurwerk::operations::judge::Wanted;
use uurwerk::operations::{delete_entry, import_tariffs, log_time};
use uurwerk::store::{self, Store};
use uurwerk::surroundings::Surroundings;

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
        product                        name                                    lot  component         code  allocated  tariff             units                                ages   needs frame  demands
        lot-1                          Highly specialised youth care             1                          aspecific  per discipline     minute hour                                 no
        lot-2                          Highly specialised forensic youth care    2                          specific   one hourly tariff  minute hour                          12-23  yes          age frame
        transport-group-1              Group transport, distance 1                  transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-group-2              Group transport, distance 2                  transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-group-3              Group transport, distance 3                  transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-group-4              Group transport, distance 4                  transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-group-5              Group transport, distance 5                  transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-group-6              Group transport, distance 6                  transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-individual-1         Individual transport, distance 1             transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-individual-2         Individual transport, distance 2             transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-individual-3         Individual transport, distance 3             transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-individual-4         Individual transport, distance 4             transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-individual-5         Individual transport, distance 5             transport               specific   per unit           piece                                       no           limits other-allocations document also
        transport-individual-6         Individual transport, distance 6             transport               specific   per unit           piece                                       no           limits other-allocations document also
        medication-check               Medication check                             medication-check        specific   per unit           minute hour piece                           no           qualification other-allocations document
        day-activities-middle          Day activities middle                        day-activities          specific   per unit           day-part                                    no           group limits other-allocations
        day-activities-high            Day activities high                          day-activities          specific   per unit           day-part                                    no           group limits other-allocations
        day-treatment-vg-after-school  Day treatment VG after school                day-treatment           specific   per unit           day-part                             4-18   no           age group limits school other-allocations
        day-treatment-vg-heavy         Day treatment VG heavy                       day-treatment           specific   per unit           day-part                             0-18   no           age group limits other-allocations
        day-treatment-vg-behaviour     Day treatment VG behaviour                   day-treatment           specific   per unit           day-part                             0-18   no           age group limits other-allocations
        day-treatment-ggz              Day treatment mental health                  day-treatment           specific   per unit           day-part                             0-18   no           age group limits other-allocations
        crisis-help-pedagogical        Ambulatory crisis help, pedagogical          crisis-help             specific   per unit           minute hour day-part 24-hours piece  0-18   no           age limits other-allocations also
        crisis-help-ggz                Ambulatory crisis help, mental health        crisis-help             specific   per unit           minute hour day-part 24-hours piece  0-18   no           age limits other-allocations also
        = 0
    "#]]);
    desk.run("contract show elsewhere").expect(&expect![[r#"
        ! error: this contract is unknown
        ! hint: 'uurwerk contract list' shows what there is
        = 2
    "#]]);
}

#[test]
fn demands_are_said_in_words_in_both_languages() {
    let desk = Desk::new();
    let of = |product: &str| format!("contract demands segment-c-westfriesland-2025 --product {product}");
    desk.run(&of("transport-group-1")).expect(&expect![[r#"
        product            demand       place                                            in words
        transport-group-1  limit        3.1                                              at most 2 trips per client, destination and day
        transport-group-1  limit        3.1                                              only from and to municipalities of the contract
        transport-group-1  allocations  3.1, only with an arrangement or day activities  only beside a running allocation: Highly specialised youth care, Highly specialised forensic youth care, Day activities middle or Day activities high
        transport-group-1  document     3.1                                              approval of the transport by the local access point (perspective plan or approved application form)
        transport-group-1  document     3.1, option 3                                    consultation with the local access point about transport outside the region or by wheelchair; only outside the municipalities or by wheelchair
        transport-group-1  also         3.1                                              Only where family and network cannot arrange the transport themselves.
        = 0
    "#]]);
    desk.run(&of("day-treatment-vg-after-school --format json")).expect(&expect![[r#"
        [
        {"product":"day-treatment-vg-after-school","demand":"age","place":"3.4, VG naschoolse dagbehandeling","words":"from 4 up to but not including 18 years on the day of care"},
        {"product":"day-treatment-vg-after-school","demand":"group","place":"3.4, VG naschoolse dagbehandeling","words":"at most 8 clients in a group"},
        {"product":"day-treatment-vg-after-school","demand":"group","place":"3.4, VG naschoolse dagbehandeling","words":"at most 4 clients per supervisor on average in a month"},
        {"product":"day-treatment-vg-after-school","demand":"limits","place":"3.4","words":"at most 2 day parts per client and day"},
        {"product":"day-treatment-vg-after-school","demand":"school","place":"3.4, VG naschoolse dagbehandeling","words":"for clients who go to school"},
        {"product":"day-treatment-vg-after-school","demand":"school","place":"3.4, VG naschoolse dagbehandeling","words":"not before 14:00 on school days"},
        {"product":"day-treatment-vg-after-school","demand":"other-allocations","place":"3","words":"alone, or beside a running allocation: Highly specialised youth care or Highly specialised forensic youth care"}
        ]
        = 0
    "#]]);
    desk.run(&of("elsewhere")).expect(&expect![[r#"
        ! error: contract segment-c-westfriesland-2025 has no product elsewhere
        ! hint: 'uurwerk contract show segment-c-westfriesland-2025' lists the products
        = 2
    "#]]);
    let whole = desk.run("contract demands segment-c-westfriesland-2025 --format csv").done();
    expect_file!["../data/contracts/segment-c-demands.csv"].assert_eq(&whole);
    let desk = desk.speaking(Lang::Nl);
    let whole = desk.run("contract demands handleiding-ambulant").done();
    expect_file!["../data/contracts/handleiding-eisen.txt"].assert_eq(&whole);
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
        ! DESK/contract.toml, line 3: this date does not exist: that month has 28 days
        = 1
    "#]]);
    desk.run("contract check DESK").expect(&expect![[r#"
        ! error: DESK: this is a folder, not a file
        ! hint: check its name and its permissions
        = 4
    "#]]);
}

const THIRD: &str = include_str!("../regions/third.toml");

#[test]
fn a_contract_is_imported_and_comes_out_as_it_went_in() {
    let desk = Desk::new();
    desk.file("third.toml", THIRD);
    desk.run("contract import DESK/third.toml").expect(&expect![[r#"
        ! error: there is no practice in DESK/uurwerk.sqlite
        ! hint: make one with 'uurwerk init', or name another with --db
        = 4
    "#]]);
    desk.run("init --agb 42420001 --name 'De Dijk'").done();
    desk.run("contract import DESK/third.toml").expect(&expect![[r#"
        ! contract regio-zuid was taken over, valid from 2025-01-01
        = 0
    "#]]);
    desk.run("contract import DESK/third.toml").expect(&expect![[r#"
        ! this file was there already; nothing was changed
        = 0
    "#]]);
    assert_eq!(desk.run("contract export regio-zuid").done(), THIRD);
    desk.file("next.toml", THIRD.replace("from = 2025-01-01", "from = 2026-01-01"));
    desk.run("contract import DESK/next.toml").expect(&expect![[r#"
        ! contract regio-zuid has a new version from 2026-01-01; the one before it ends on 2025-12-31
        = 0
    "#]]);
    desk.run("contract list").expect(&expect![[r#"
        contract                      name                          from        until       products  municipalities
        regio-zuid                    Region South                  2025-01-01  2025-12-31         2  0935
        regio-zuid                    Region South                  2026-01-01                     2  0935
        segment-c-westfriesland-2025  Segment C Westfriesland 2025  2025-01-01                    23  0388 0405 0420 0432 0498 0532 1598
        = 0
    "#]]);
    assert_eq!(desk.run("contract export regio-zuid --on 2025-12-31").done(), THIRD);
    assert_ne!(desk.run("contract export regio-zuid --on 2026-01-01").done(), THIRD);
    desk.run("contract export regio-zuid --on 2024-12-31").expect(&expect![[r#"
        ! error: contract regio-zuid is not in force on 2024-12-31
        = 2
    "#]]);
    desk.run("contract show regio-zuid --on 2026-01-01").expect(&expect![[r#"
        product   name      lot  component  code   allocated  tariff             units   ages  needs frame  demands
        coaching  Coaching                         aspecific  per discipline     hour          no           qualification limits
        module    Module                    45Z10  specific   one hourly tariff  minute        no
        = 0
    "#]]);
}

#[test]
fn a_contract_that_does_not_fit_is_refused_in_both_languages() {
    for lang in [Lang::Nl, Lang::En] {
        let desk = Desk::new().speaking(lang);
        desk.run("init --agb 42420001 --name 'De Dijk'").done();
        desk.file("clash.toml", THIRD.replace("key = \"module\"", "key = \"lot-1\""));
        desk.file(
            "broken.toml",
            THIRD.replace("minimum = \"N4\"", "minimum = \"N5\"").replace("\"A\"", "\"X\""),
        );
        let said =
            [desk.run("contract import DESK/clash.toml"), desk.run("contract import DESK/broken.toml")];
        let said = said.map(|one| one.to_string()).join("");
        match lang {
            Lang::Nl => expect![[r#"
                ! fout: DESK/clash.toml: productsleutel lot-1 is al van contract segment-c-westfriesland-2025
                ! tip: geef het product een andere sleutel: een registratie noemt haar product alleen bij de sleutel
                = 3
                ! DESK/broken.toml, regel 29, product.qualification.minimum: discipline N5 is onbekend; dit contract kent N4, N6
                ! DESK/broken.toml, regel 43, activity.kind: verwacht "A", "B" of "C"
                ! fout: DESK/broken.toml: 2 fouten; er is niets opgeslagen
                = 2
            "#]].assert_eq(&said),
            Lang::En => expect![[r#"
                ! error: DESK/clash.toml: product key lot-1 belongs to contract segment-c-westfriesland-2025 already
                ! hint: give the product another key: an entry names its product by the key alone
                = 3
                ! DESK/broken.toml, line 29, product.qualification.minimum: discipline N5 is unknown; this contract has N4, N6
                ! DESK/broken.toml, line 43, activity.kind: expected "A", "B" or "C"
                ! error: DESK/broken.toml: 2 faults; nothing was stored
                = 2
            "#]].assert_eq(&said),
        }
    }
}

#[test]
fn a_shipped_contract_is_exported_before_there_is_a_practice() {
    let shipped = include_str!("../../src/contracts/handleiding-ambulant.toml");
    assert_eq!(Desk::new().run("contract export handleiding-ambulant").done(), shipped);
}

/// A contract that was taken over by mistake goes back, until something stands on it.
#[test]
fn taking_over_a_contract_is_undone_unless_it_is_used() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    desk.file("third.toml", THIRD);
    desk.file("next.toml", THIRD.replace("from = 2025-01-01", "from = 2026-01-01"));
    let listed = desk.run("contract list --format csv").done();
    desk.run("contract import DESK/third.toml").done_quietly();
    desk.run("undo").expect(&expect![[r#"
        ! ongedaan gemaakt: contract overnemen
        = 0
    "#]]);
    assert_eq!(desk.run("contract list --format csv").done(), listed);
    desk.run("redo").expect(&expect![[r#"
        ! opnieuw gedaan: contract overnemen
        = 0
    "#]]);
    assert!(desk.run("contract list").done().contains("regio-zuid"));
    let tariff = |from: &str| {
        format!(
            "contract,product,discipline,code,unit,tariff,from,until\n\
             regio-zuid,coaching,N4,45X21,hour,60,{from}-01-01,{from}-12-31\n"
        )
    };
    // Somebody else's tariff stands on it: the user's own last change is the contract.
    let tariff_of_a_colleague = |year: &str| {
        let input = tariff(year);
        let mut store = Store::open(&desk.path("uurwerk.sqlite"), None).unwrap();
        let here = Surroundings { user: "colleague".to_owned(), ..desk.surroundings() };
        let read = import::tariffs::read(input.as_bytes()).unwrap().all_or_nothing().unwrap();
        let tariffs = read.into_iter().map(|row| row.value).collect();
        import_tariffs::run(&mut store, &here, import_tariffs::Input { tariffs }).unwrap();
    };
    tariff_of_a_colleague("2025");
    desk.run("undo").expect(&expect![[r#"
        ! fout: contract regio-zuid wordt intussen gebruikt: er staan tarieven, registraties of declaratieregels op
        ! tip: haal die eerst weg, of neem een nieuwe versie van het contract over met een latere eerste dag
        = 3
    "#]]);
    // A new version goes back while only the older one is used.
    desk.run("contract import DESK/next.toml").done_quietly();
    desk.run("undo").expect(&expect![[r#"
        ! ongedaan gemaakt: contract overnemen
        = 0
    "#]]);
    desk.run("contract import DESK/next.toml").done_quietly();
    tariff_of_a_colleague("2026");
    desk.run("undo").expect(&expect![[r#"
        ! fout: contract regio-zuid wordt intussen gebruikt: er staan tarieven, registraties of declaratieregels op
        ! tip: haal die eerst weg, of neem een nieuwe versie van het contract over met een latere eerste dag
        = 3
    "#]]);
}

/// Time on an activity that only this contract knows stands on it too; time that was taken away again does not.
#[test]
fn time_on_an_activity_of_a_contract_stands_on_it() {
    let desk = Desk::small_practice().speaking(Lang::Nl);
    desk.file("third.toml", THIRD);
    desk.run("contract import DESK/third.toml").done_quietly();
    let mut store = Store::open(&desk.path("uurwerk.sqlite"), None).unwrap();
    let colleague = Surroundings { user: "colleague".to_owned(), ..desk.surroundings() };
    let practitioner = store.read(store::practitioners::list).unwrap().remove(0).id;
    let wanted = Wanted {
        practitioner,
        day: desk.today,
        start: None,
        minutes: Minutes::new(15).unwrap(),
        activity: ActivityKey::parse("garden").unwrap(),
        client: None,
        wish: Wish::default(),
        note: None,
    };
    let input = log_time::Input { key: colleague.new_entry_key().unwrap(), wanted };
    let id = log_time::run(&mut store, &colleague, input).unwrap().id;
    desk.run("undo").expect(&expect![[r#"
        ! fout: contract regio-zuid wordt intussen gebruikt: er staan tarieven, registraties of declaratieregels op
        ! tip: haal die eerst weg, of neem een nieuwe versie van het contract over met een latere eerste dag
        = 3
    "#]]);
    delete_entry::run(&mut store, &colleague, id).unwrap();
    desk.run("undo").expect(&expect![[r#"
        ! ongedaan gemaakt: contract overnemen
        = 0
    "#]]);
}
