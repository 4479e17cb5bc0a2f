//! What changes between queueing and sending: nothing is sent that would not be queued now.

use super::*;

/// Changes the allocation of the first client.
pub(super) fn allocate(office: &mut Office, budget: i64, until: &str) {
    let number = AllocationNumber::new(300_201).unwrap();
    let municipality = MunicipalityCode::parse("0405").unwrap();
    let found = office.store.read(|tx| store::allocations::by_number(tx, &municipality, number)).unwrap();
    let input = save_allocation::Input {
        id: Some(found.unwrap().id),
        client: office.client,
        municipality,
        number,
        shape: Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(budget)) },
        from: day("2025-01-01"),
        until: Some(day(until)),
        frame: None,
    };
    save_allocation::run(&mut office.store, &office.here, input).unwrap();
}

#[test]
fn a_line_whose_allocation_changed_is_not_sent() {
    for (budget, until, is_sent) in [
        (900_000, "2025-12-31", true),
        (900_000, "2025-03-31", true),
        (900_000, "2025-03-30", false), // the product period is another
        (900_000, "2025-03-12", false), // the time lies outside
        (100, "2025-12-31", false),     // the budget is too small
    ] {
        let mut office = office().registered(&[("2025-03-13", 60)]);
        let lines = office.queued("2025-03");
        allocate(&mut office, budget, until);
        match office.export("2025-03") {
            Ok(done) => assert!(is_sent && done.claims.len() == 1, "{budget} until {until}"),
            Err(Error::Refused(refused)) => {
                assert!(matches!(&refused[0].why, Why::Stale { lines: stale } if *stale == lines));
                assert!(!is_sent && names(&office.file("0405")).is_empty(), "{budget} until {until}");
                let all = queue_claims::Input::Lines(lines);
                unqueue_claims::run(&mut office.store, &office.here, all).unwrap();
                office.compile("2025-03");
            }
            Err(error) => panic!("{budget} until {until}: {error:?}"),
        }
    }
}

#[test]
fn one_municipality_does_not_hold_up_another() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    let other = office.add_client("J-0177", Some("999900018"), "0388", 300_417);
    office.log(other, "2025-03-13", 30);
    office.queued("2025-03");
    allocate(&mut office, 900_000, "2025-03-12");
    let done = office.export("2025-03").unwrap();
    assert_eq!(done.claims.iter().map(|claim| claim.municipality.as_str()).collect::<Vec<_>>(), ["0388"]);
    assert!(matches!(done.refused[0].why, Why::Stale { .. }));
    assert_eq!(office.states("2025-03"), [(30, LineState::Sent), (60, LineState::Queued)]);
}

#[test]
fn time_and_tariffs_that_come_later_do_not_hold_up_what_is_queued() {
    let mut office = office().registered(&[("2025-02-13", 30), ("2025-03-13", 60)]);
    office.queued("2025-02");
    office.queued("2025-03");
    office.log(office.client, "2025-03-14", 45);
    office.compile("2025-03");
    let next_year = Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse("lot-1").unwrap(),
        discipline: Some(Discipline::parse("WO+").unwrap()),
        code: ProductCode::parse("45X05").unwrap(),
        category: None,
        unit: Unit::Minute,
        cents: Cents(10_000),
        valid: Period::new(day("2026-01-01"), None).unwrap(),
        band: None,
    };
    let input = import_tariffs::Input { tariffs: vec![next_year] };
    import_tariffs::run(&mut office.store, &office.here, input).unwrap();
    let done = office.export("2025-03").unwrap();
    assert_eq!((done.claims.len(), done.claims[0].lines, done.refused.len()), (1, 2, 0));
}

#[test]
fn another_tariff_for_the_same_days_holds_a_line_up() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    let from_march = Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse("lot-1").unwrap(),
        discipline: Some(Discipline::parse("WO+").unwrap()),
        code: ProductCode::parse("45X05").unwrap(),
        category: None,
        unit: Unit::Minute,
        cents: Cents(10_000),
        valid: Period::new(day("2025-03-01"), None).unwrap(),
        band: None,
    };
    let input = import_tariffs::Input { tariffs: vec![from_march] };
    import_tariffs::run(&mut office.store, &office.here, input).unwrap();
    let refused = office.export("2025-03").unwrap_err();
    assert!(
        matches!(&refused, Error::Refused(why) if matches!(why[0].why, Why::Stale { .. })),
        "{refused:?}"
    );
}
