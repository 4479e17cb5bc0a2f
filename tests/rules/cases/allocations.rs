//! Lots, allocations and tariffs: PS-A1 to PS-A10.

use super::*;

pub const CASES: &[Case] = &[
    case("PS-A1", Shown(picks_lot_1), Scene::new, Scene::forensic),
    case("PS-A2", Allocation(Warn), Scene::new, || {
        with(|scene| scene.allocation().shape = specific("45X05", 10, Unit::Hour, Frequency::Total))
    }),
    case(
        "PS-A3",
        Allocation(Warn),
        || with(|scene| scene.allocation().period = period("2025-02-10", "2026-02-09")),
        || with(|scene| scene.allocation().period = period("2025-02-10", "2026-02-10")),
    ),
    case("PS-A3", Allocation(Warn), Scene::new, || with(|scene| scene.allocation().period.until = None)),
    case("PS-A4", Entry(Hold), Scene::new, || with(|scene| scene.entry().discipline = None)),
    case("PS-A4", Entry(Hold), Scene::new, || {
        with(|scene| scene.entry().discipline = Some(discipline("ARTS")))
    }),
    case(
        "PS-A4",
        Entry(Hold),
        || with(|scene| scene.tariffs[0].value.valid.until = Some(day("2025-03-13"))),
        || with(|scene| scene.tariffs[0].value.valid.until = Some(day("2025-03-12"))),
    ),
    case("PS-A5", Entry(Warn), Scene::forensic, || forensic(|scene| scene.entry().discipline = None)),
    case("PS-A6", Entry(Hold), || born("2013-03-13"), || born("2013-03-14")),
    case("PS-A6", Entry(Hold), || born("2002-03-14"), || born("2002-03-13")),
    case("PS-A6", Entry(Hold), Scene::forensic, || forensic(|scene| scene.client.birth = None)),
    case(
        "PS-A6",
        Entry(Hold),
        || {
            forensic(|scene| {
                scene.client.birth = BirthDate::new(day("2013-02-01"), BirthPrecision::DayUnknown);
            })
        },
        || {
            forensic(|scene| {
                scene.client.birth = BirthDate::new(day("2013-03-01"), BirthPrecision::DayUnknown);
            })
        },
    ),
    case("PS-A6", Entry(Hold), || partly("2002-04", "2025-03-13"), || partly("2002-03", "2025-03-13")),
    case("PS-A6", Entry(Hold), || partly("2012", "2025-03-13"), || partly("2013", "2025-03-13")),
    case("PS-A6", Entry(Hold), || partly("2003", "2025-03-13"), || partly("2002", "2025-03-13")),
    case("PS-A6", Entry(Hold), Scene::forensic, || partly("", "2025-03-13")),
    // Born on 29 February: 23 on the first of March where the year has no 29th.
    case("PS-A6", Entry(Hold), || partly("2004-02-29", "2027-02-28"), || partly("2004-02-29", "2027-03-01")),
    case(
        "PS-A6",
        Entry(Hold),
        || forensic(|scene| scene.allocation().frame = Some(Frame::Criminal)),
        || forensic(|scene| scene.allocation().frame = None),
    ),
    case("PS-A6", Allocation(Hold), Scene::forensic, || forensic(|scene| scene.allocation().frame = None)),
    case("PS-A7", Line(Hold), || budget(70_218), || budget(70_217)),
    case("PS-A7", Line(Hold), Scene::new, || {
        with(|scene| {
            scene.stands(429_783, 1, LineState::Granted); // 5 000,00 − 702,18 is 4 297,82
        })
    }),
    case("PS-A7", Entry(Warn), || used(390_269), || used(390_270)), // 80 % is 4 000,00
    case("PS-A7", Entry(Hold), || used(490_270), || used(490_271)),
    case(
        "PS-A8",
        Entry(Hold),
        || with(|scene| scene.allocation().period = period("2024-03-14", "2025-03-13")),
        || with(|scene| scene.allocation().period = period("2024-03-13", "2025-03-12")),
    ),
    case(
        "PS-A8",
        Entry(Hold),
        || with(|scene| scene.allocation().period = period("2025-03-13", "2026-03-12")),
        || with(|scene| scene.allocation().period = period("2025-03-14", "2026-03-13")),
    ),
    case("PS-A8", Entry(Hold), Scene::new, || {
        with(|scene| {
            scene.allocation().period = period("2025-03-14", "2026-03-13");
            scene.entry().allocation = None;
        })
    }),
    case("PS-A9", Entry(Hold), || tariff_until("2025-03-13"), || tariff_until("2025-03-12")),
    case("PS-A9", Entry(Hold), Scene::forensic, || {
        forensic(|scene| {
            scene.allocation().shape = specific("45X99", 1, Unit::Hour, Frequency::Total);
            scene.entry().product = None;
        })
    }),
    case("PS-A9", Allocation(Hold), Scene::forensic, || {
        forensic(|scene| scene.allocation().shape = specific("45X99", 1, Unit::Hour, Frequency::Total))
    }),
    case(
        "PS-A10",
        Contract(Block),
        || with(|scene| scene.product(LOT_2).units.push(Unit::PieceEffort)),
        || with(|scene| scene.product(LOT_2).units.push(Unit::PieceOutput)),
    ),
    case("PS-A10", Contract(Block), Scene::new, || {
        with(|scene| scene.product(LOT_2).units = vec![Unit::Euro])
    }),
];

fn born(text: &'static str) -> Scene {
    forensic(|scene| scene.client.birth = Some(BirthDate::exact(day(text))))
}

/// An entry of 60 minutes at 97,30 with so many cents used of a budget of 5 000,00.
fn used(cents: i64) -> Scene {
    with(|scene| {
        scene.entry().minutes = Minutes::new(60).unwrap();
        scene.used = Some(Used { amount: Exact::of_cents(Cents(cents)), ..Used::default() });
    })
}

fn tariff_until(text: &'static str) -> Scene {
    with(|scene| {
        for stored in &mut scene.tariffs {
            stored.value.valid.until = Some(day(text));
        }
    })
}

/// Care of lot 2 on a day, for somebody born on another, in a month, in a year, or nobody knows when.
fn partly(born: &str, on: &str) -> Scene {
    born_on(Scene::forensic(), born, on)
}

fn picks_lot_1(scene: &Scene) -> bool {
    scene.choose(&Wish::default()).product == Some(product_key(LOT_1))
}

#[test]
fn a_missing_tariff_names_the_command_that_brings_it() {
    for found in [tariff_until("2025-03-12").of_entry(), {
        with(|scene| scene.tariffs[0].value.valid.until = Some(day("2025-03-12"))).of_entry()
    }] {
        let finding =
            found.iter().find(|finding| matches!(finding.rule.as_str(), "PS-A9" | "PS-A4")).unwrap();
        assert!(finding.way_out.nl.ends_with("uurwerk tariff import FILE.csv"), "{}", finding.way_out.nl);
        assert!(finding.way_out.en.ends_with("uurwerk tariff import FILE.csv"), "{}", finding.way_out.en);
    }
}

#[test]
fn a_budget_says_what_is_left() {
    let words = |cents| {
        let scene = used(cents);
        let found = scene.of_entry();
        found.iter().find(|finding| finding.rule == "PS-A7").map(|finding| finding.what.en.to_string())
    };
    assert_eq!(words(0), None);
    assert_eq!(
        words(400_000).unwrap(),
        "With this entry 81% of the budget of allocation 300201 is used; left: € 902.70 of € 5,000.00."
    );
    assert_eq!(
        words(490_270).unwrap(),
        "With this entry the budget of allocation 300201 is completely used: € 5,000.00."
    );
    assert_eq!(
        words(490_370).unwrap(),
        "With this entry the budget of allocation 300201 is exceeded by € 1.00; allocated is € 5,000.00."
    );
}

#[test]
fn another_contract_does_not_lend_its_tariffs() {
    let scene = with(|scene| {
        for stored in &mut scene.tariffs {
            stored.value.contract = ContractKey::parse("elsewhere").unwrap();
        }
        scene.contracts[0].products.push(product("lot-3", 3, AllocatedAs::Aspecific, TariffShape::Mixed));
    });
    assert!(scene.of_entry().iter().any(|finding| finding.rule == "PS-A9"));
}
