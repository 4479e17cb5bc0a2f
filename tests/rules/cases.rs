//! The table of cases: for each rule a scene that passes and, one day, minute or cent further, a scene that trips it.

use uurwerk::domain::allocation::{Frame, Shape};
use uurwerk::domain::assignment::Wish;
use uurwerk::domain::claim::limits::Used;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::contract::{AllocatedAs, DocumentKind, Exclusion, ExclusionWhen, TariffShape};
use uurwerk::domain::dossier::Document;
use uurwerk::domain::identifiers::{ActivityKey, Category, ContractKey, ProductCode};
use uurwerk::domain::ids::{AllocationId, DocumentId, Stored};
use uurwerk::domain::money::Cents;
use uurwerk::domain::rules::{Finding, Severity, by_id};
use uurwerk::domain::time::{BirthDate, BirthPrecision, Day, Minutes, Period};
use uurwerk::domain::totals::{Exact, Sums};
use uurwerk::domain::volume::{Frequency, Unit};

use super::scene::{
    COLLEAGUE, LOT_1, LOT_2, SECRETS, Scene, allocation, aspecific, clock, day, discipline, held, month,
    period, product, product_key, shipped, specific, tariff,
};

/// A pair of scenes around the boundary of a rule.
pub struct Case {
    pub rule: &'static str,
    about: Ask,
    passes: fn() -> Scene,
    trips: fn() -> Scene,
}

/// Whom the rule is asked about.
enum Ask {
    Entry(Severity),
    Allocation(Severity),
    Line(Severity),
    Contract(Severity),
    /// A rule that cannot be broken: true for the scene that passes, false for the other.
    Shown(fn(&Scene) -> bool),
}

use Ask::{Allocation, Contract, Entry, Line, Shown};
use Severity::{Block, Hold, Warn};

const fn case(rule: &'static str, about: Ask, passes: fn() -> Scene, trips: fn() -> Scene) -> Case {
    Case { rule, about, passes, trips }
}

/// The scene in which nothing is wrong, with changes.
fn with(change: impl FnOnce(&mut Scene)) -> Scene {
    let mut scene = Scene::new();
    change(&mut scene);
    scene
}

fn forensic(change: impl FnOnce(&mut Scene)) -> Scene {
    let mut scene = Scene::forensic();
    change(&mut scene);
    scene
}

fn on(text: &'static str) -> Scene {
    with(|scene| scene.entry().day = day(text))
}

fn minutes(count: i64) -> Scene {
    with(|scene| scene.entry().minutes = Minutes::new(count).unwrap())
}

/// Lot 2 with so much allocated, and one entry of so many minutes.
fn volume(volume: u32, unit: Unit, frequency: Frequency, minutes: i64) -> Scene {
    forensic(|scene| {
        scene.allocation().shape = specific("45X10", volume, unit, frequency);
        scene.entry().minutes = Minutes::new(minutes).unwrap();
    })
}

fn born(text: &'static str) -> Scene {
    forensic(|scene| scene.client.birth = Some(BirthDate::exact(day(text))))
}

/// An entry of 60 minutes at 97,30 with so many cents used of a budget of 5 000,00.
fn used(cents: i64) -> Scene {
    with(|scene| {
        scene.entry().minutes = Minutes::new(60).unwrap();
        scene.used = Some(Used { amount: Exact::of_cents(Cents(cents)), minutes: 0, period_minutes: 0 });
    })
}

fn tariff_until(text: &'static str) -> Scene {
    with(|scene| {
        for stored in &mut scene.tariffs {
            stored.value.valid.until = Some(day(text));
        }
    })
}

fn two_times(start: &'static str) -> Scene {
    with(|scene| {
        scene.entry().start = Some(clock("09:00"));
        scene.entry().minutes = Minutes::new(45).unwrap();
        scene.add_entry("2025-03-13", 30).start = Some(clock(start));
    })
}

fn budget(cents: i64) -> Scene {
    with(|scene| scene.allocation().shape = aspecific(cents))
}

fn lines_amount(scene: &Scene) -> i64 {
    scene.lines().iter().map(|line| line.amount.0).sum()
}

fn starts_on_the_first(scene: &Scene) -> bool {
    scene.lines()[0].period.from() == scene.month.first()
}

fn ends_on_the_last(scene: &Scene) -> bool {
    scene.lines()[0].period.until() == scene.month.last()
}

fn first_month() -> Scene {
    with(|scene| scene.allocation().period = period("2025-03-02", "2026-03-01"))
}

fn last_month() -> Scene {
    with(|scene| scene.allocation().period = period("2025-01-01", "2025-03-30"))
}

fn picks_lot_1(scene: &Scene) -> bool {
    scene.choose(&Wish::default()).product == Some(product_key(LOT_1))
}

fn is_declarable(scene: &Scene) -> bool {
    let mut sums = Sums::default();
    let entry = &scene.entries[0].value;
    sums.count(entry.kind, entry.minutes.get(), Some(Cents(9730)));
    sums.declarable() > 0 && sums.amount.rounded().0 > 0
}

pub const CASES: &[Case] = &[
    // A. Lots, allocations and tariffs.
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
    // B. Kinds of time.
    case("PS-B1", Entry(Block), Scene::new, || with(|scene| scene.entry().client = None)),
    case(
        "PS-B2",
        Entry(Block),
        || with(|scene| scene.activity("travel")),
        || {
            with(|scene| {
                scene.activity("travel");
                scene.entry().client = None;
            })
        },
    ),
    case(
        "PS-B3",
        Entry(Block),
        || with(|scene| scene.activity("holiday")),
        || {
            with(|scene| {
                scene.activity("holiday");
                scene.entry().client = Some(super::scene::CLIENT);
            })
        },
    ),
    case(
        "PS-B3",
        Entry(Block),
        || {
            with(|scene| {
                scene.activity("claiming");
                scene.entry().client = Some(super::scene::CLIENT);
            })
        },
        || {
            with(|scene| {
                scene.activity("claiming");
                scene.entry().client = Some(super::scene::CLIENT);
                scene.entry().allocation = Some(AllocationId(1));
            })
        },
    ),
    case("PS-B4", Shown(is_declarable), Scene::new, || with(|scene| scene.activity("claiming"))),
    case("PS-B5", Entry(Block), Scene::new, || {
        with(|scene| scene.entry().activity = ActivityKey::parse("travel").unwrap())
    }),
    // C. Components beside allocations.
    case("PS-C1", Shown(has_all_components), segment_c, Scene::new),
    case("PS-C2", Shown(nothing_holds_it), beside_lot_1, excluded_from_lot_1),
    case("PS-C3", Allocation(Hold), || transport_until("2025-02-10"), || transport_until("2025-02-09")),
    case("PS-C3", Allocation(Hold), Scene::new, || {
        let mut scene = transport_until("2025-12-31");
        scene.allocations.truncate(1);
        scene
    }),
    case("PS-C4", Shown(|scene| scene.lines().len() == 1), || on("2025-03-31"), || on("2025-04-01")),
    // D. The second catalogue.
    case("HA-1", Entry(Hold), || treated_until("2025-03-12"), || treated_until("2025-03-13")),
    case("HA-1", Entry(Hold), || stated("2025-03-13", "2025-03-13"), || stated("2025-03-14", "2025-03-14")),
    case("HA-1", Entry(Hold), || stated("2025-03-13", "2025-03-13"), || stated("2025-03-01", "2025-03-12")),
    case("HA-1", Allocation(Hold), || treated_until("2024-12-31"), || treated_until("2025-01-01")),
    case(
        "HA-1",
        Allocation(Hold),
        || stated("2025-01-01", "2025-12-31"),
        || stated("2025-01-02", "2025-12-31"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("jim", "2013-03-13", "2025-03-13"),
        || aged("jim", "2013-03-14", "2025-03-13"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("jim", "2002-03-14", "2025-03-13"),
        || aged("jim", "2002-03-13", "2025-03-13"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2007-03-14", "2025-03-13"),
        || aged("mst", "2007-03-13", "2025-03-13"),
    ),
    // Born on 29 February: 13 on the first of March where the year has no 29th, and below 18 until then.
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2012-02-29", "2024-02-29"),
        || aged("mst", "2012-02-29", "2024-02-28"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2008-02-29", "2026-02-28"),
        || aged("mst", "2008-02-29", "2026-03-01"),
    ),
    // Of the month or year that is known, the last day is the youngest and the first day the oldest.
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2012-02", "2024-02-29"),
        || aged("mst", "2012-02", "2024-02-28"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2008-02", "2026-01-31"),
        || aged("mst", "2008-02", "2026-02-01"),
    ),
    case("HA-4", Entry(Hold), || aged("mst", "2012", "2024-12-31"), || aged("mst", "2012", "2024-12-30")),
    case("HA-4", Entry(Hold), || aged("mst", "2008", "2025-12-31"), || aged("mst", "2008", "2026-01-01")),
    case("HA-4", Entry(Hold), || aged("mst", "2010", "2025-03-13"), || aged("mst", "", "2025-03-13")),
    case("HA-6", Entry(Hold), || diagnosed("2025-03-13"), || diagnosed("2025-03-14")),
    case(
        "HA-6",
        Entry(Hold),
        || Scene::ambulatory("dyslexia-treatment"),
        || {
            let mut scene = Scene::ambulatory("dyslexia-treatment");
            scene.first_care.clear();
            scene
        },
    ),
    // HA-7: a minimum, a registration of one's own, one of a colleague, one of the practice.
    case("HA-7", Entry(Hold), || educated("HBO", "2025-03-13"), || educated("HBO", "2025-03-12")),
    case("HA-7", Entry(Hold), || educated("HBO", "2025-12-31"), || educated("MBO", "2025-12-31")),
    case(
        "HA-7",
        Entry(Hold),
        || registered("guidance-medium", "skj", "2025-03-13"),
        || registered("guidance-medium", "skj", "2025-03-12"),
    ),
    case(
        "HA-7",
        Entry(Hold),
        || registered("guidance-light", "skj", "2025-03-13"),
        || registered("guidance-light", "skj", "2025-03-12"),
    ),
    case(
        "HA-7",
        Entry(Hold),
        || registered("treatment-ambulatory", "physician", "2025-03-13"),
        || registered("treatment-ambulatory", "srvb", "2025-03-13"),
    ),
    case("HA-7", Entry(Hold), || under("physician", "2025-03-13"), || under("physician", "2025-03-12")),
    case("HA-7", Entry(Hold), || under("physician", "2025-03-13"), || under("big", "2025-03-13")),
    case(
        "HA-7",
        Entry(Hold),
        || Scene::ambulatory("mst"),
        || {
            let mut scene = Scene::ambulatory("mst");
            scene.practice[1].valid.until = Some(day("2025-03-12"));
            scene
        },
    ),
    // The national standard.
    case(
        "CS100",
        Line(Hold),
        || with(|scene| long_ago(scene, "2021-01")),
        || with(|scene| long_ago(scene, "2020-12")),
    ),
    case(
        "CS325",
        Line(Warn),
        || cheap(30),
        || cheap(29), // half a cent goes up
    ),
    case("OP079", Line(Hold), Scene::new, || with(|scene| scene.client.bsn = None)),
    case("RS005", Line(Hold), || dear(99_999_999), || dear(100_000_000)),
    case("TR307", Shown(starts_on_the_first), Scene::new, first_month),
    case("TR308", Shown(ends_on_the_last), Scene::new, last_month),
    case("TR387", Shown(starts_on_the_first), Scene::new, first_month),
    case("TR388", Shown(ends_on_the_last), Scene::new, last_month),
    case("TR319", Shown(|scene| !scene.lines().is_empty()), || on("2025-03-31"), || on("2025-04-01")),
    case(
        "TR321",
        Line(Hold),
        || volume(10, Unit::Hour, Frequency::Month, 600),
        || volume(10, Unit::Hour, Frequency::Month, 601),
    ),
    case(
        "TR321",
        Line(Hold),
        || volume(60, Unit::Minute, Frequency::Week, 360), // March 2025 touches six weeks
        || volume(60, Unit::Minute, Frequency::Week, 361),
    ),
    case(
        "TR322",
        Line(Hold),
        || volume(10, Unit::Hour, Frequency::Total, 600),
        || volume(10, Unit::Hour, Frequency::Total, 601),
    ),
    case("TR322", Line(Hold), Scene::forensic, || {
        forensic(|scene| {
            scene.stands(1, 5568, LineState::CreditSent); // 6 000 − 433 is 5 567
        })
    }),
    case(
        "TR335",
        Line(Hold),
        || with(|scene| scene.today = day("2030-03-31")),
        || with(|scene| scene.today = day("2030-04-01")),
    ),
    case("TR338", Entry(Hold), Scene::new, || with(|scene| scene.entry().allocation = None)),
    case("TR338", Entry(Hold), Scene::new, || with(|scene| scene.allocations.clear())),
    case(
        "TR339",
        Entry(Hold),
        || with(|scene| scene.product(LOT_1).category = Category::parse("45").ok()),
        || with(|scene| scene.product(LOT_1).category = Category::parse("46").ok()),
    ),
    case(
        "TR339",
        Entry(Hold),
        || {
            with(|scene| {
                scene.allocation().shape = Shape::Generic { budget: Cents(500_000) };
                scene.tariffs[0].value.category = Category::parse("45").ok();
            })
        },
        || with(|scene| scene.allocation().shape = Shape::Generic { budget: Cents(500_000) }),
    ),
    case("TR340", Entry(Hold), Scene::forensic, || {
        forensic(|scene| scene.tariffs[2].value.code = ProductCode::parse("45X11").unwrap())
    }),
    case(
        "TR341",
        Entry(Hold),
        || volume(1000, Unit::Hour, Frequency::Total, 60),
        || volume(1000, Unit::DayPart, Frequency::Total, 60),
    ),
    case("TR341", Entry(Hold), Scene::new, || with(|scene| scene.tariffs[0].value.unit = Unit::DayPart)),
    case(
        "TR346",
        Shown(|scene| {
            let apart = scene.entries.iter().map(|entry| Cents(9730).for_minutes(entry.value.minutes.get()));
            apart.map(|amount| amount.unwrap().0).sum::<i64>() == lines_amount(scene)
        }),
        || minutes(433),
        || {
            with(|scene| {
                scene.entry().minutes = Minutes::new(1).unwrap();
                scene.add_entry("2025-03-14", 1); // twice 162,17 is 324,33
                scene.add_entry("2025-03-15", 1); // three times is 486,5
            })
        },
    ),
    case(
        "TR369",
        Shown(|scene| scene.lines().iter().all(|line| !line.is_held())),
        || budget(70_218),
        || budget(70_217),
    ),
    case("TR384", Entry(Hold), Scene::new, || with(deleted)),
    case("TR384", Allocation(Hold), Scene::new, || with(deleted)),
    case(
        "TR389",
        Line(Hold),
        || {
            with(|scene| {
                scene.stands(1, 1, LineState::Granted);
            })
        },
        || with(|scene| scene.stands(1, 1, LineState::Granted).period = month("2025-03").period()),
    ),
    case("TR418", Shown(|scene| scene.lines()[0].unit_tariff == Some(Cents(162))), Scene::new, || {
        with(|scene| scene.tariffs[0].value.cents = Cents(9600))
    }),
    // The house.
    case("UW-1", Entry(Warn), || minutes(1440), || minutes(1441)),
    case(
        "UW-1",
        Entry(Warn),
        || {
            with(|scene| {
                scene.add_entry("2025-03-13", 1440 - 433);
                scene.add_entry("2025-03-12", 1440);
            })
        },
        || {
            with(|scene| {
                scene.add_entry("2025-03-13", 1440 - 432);
            })
        },
    ),
    case("UW-2", Entry(Warn), || two_times("09:45"), || two_times("09:44")),
    case("UW-2", Entry(Warn), || two_times("08:30"), || two_times("08:31")),
    case("UW-2", Entry(Warn), || night("23:00", 540), || night("23:00", 541)),
    case(
        "UW-3",
        Entry(Warn),
        || with(|scene| scene.today = day("2025-03-13")),
        || with(|scene| scene.today = day("2025-03-12")),
    ),
    case(
        "UW-4",
        Entry(Hold),
        || with(|scene| scene.practitioner.active = period("2024-01-01", "2025-03-13")),
        || with(|scene| scene.practitioner.active = period("2024-01-01", "2025-03-12")),
    ),
    case("UW-4", Entry(Hold), Scene::new, || {
        with(|scene| scene.entry().discipline = Some(discipline("HBO")))
    }),
    case("UW-4", Entry(Hold), Scene::new, || {
        with(|scene| {
            scene.practitioner.disciplines[0].valid = period("2024-01-01", "2025-03-12");
            scene.entry().discipline = None;
        })
    }),
    case("UW-5", Shown(|scene| scene.choose(&Wish::default()).findings.is_empty()), Scene::new, || {
        with(|scene| scene.allocations.push(allocation(2, 300_202, aspecific(1))))
    }),
    case(
        "UW-6",
        Entry(Hold),
        || with(|scene| scene.contracts[0].valid = Period { from: day("2025-03-13"), until: None }),
        || with(|scene| scene.contracts[0].valid = Period { from: day("2025-03-14"), until: None }),
    ),
    case("UW-6", Allocation(Hold), Scene::new, || with(|scene| scene.contracts.clear())),
    case("UW-7", Line(Hold), || raised(9730), || raised(9731)),
    case("UW-8", Entry(Hold), Scene::new, || {
        with(|scene| scene.entry().activity = ActivityKey::parse("knitting").unwrap())
    }),
    case(
        "UW-9",
        Line(Warn),
        || with(|scene| scene.today = day("2025-03-31")),
        || with(|scene| scene.today = day("2025-03-30")),
    ),
];

/// Segment C as its file has it.
fn segment_c() -> Scene {
    with(|scene| scene.contracts = vec![shipped("segment-c-westfriesland-2025")])
}

fn has_all_components(scene: &Scene) -> bool {
    let keys = ["transport", "medication-check", "day-activities", "day-treatment", "crisis-help"];
    let components = || scene.contracts[0].components.iter().map(|component| component.key.as_str());
    keys.iter().all(|key| components().any(|own| own == *key)) && components().count() == keys.len()
}

/// An allocation of day activities beside one of lot 1.
fn beside_lot_1() -> Scene {
    let mut scene = segment_c();
    let key = scene.contracts[0].key.clone();
    for stored in &mut scene.tariffs {
        stored.value.contract = key.clone();
    }
    scene.also("day-activities-middle", "41X01", "2025-01-01", "2025-12-31");
    scene.allocations.swap(0, 1);
    scene
}

fn nothing_holds_it(scene: &Scene) -> bool {
    scene.of_allocation().iter().all(|finding| finding.severity < Hold)
}

fn excluded_from_lot_1() -> Scene {
    let mut scene = beside_lot_1();
    scene.contracts[0].exclusions.push(Exclusion {
        products: vec![product_key("day-activities-middle")],
        not_with: vec![product_key(LOT_1)],
        when: ExclusionWhen::SameSkill,
        place: "invented".into(),
    });
    scene
}

/// Transport from 10 February on, with lot 1 until that day.
fn transport_until(last: &str) -> Scene {
    let mut scene = beside_lot_1();
    scene.allocations.remove(0);
    scene.allocation().period = period("2025-01-01", last);
    scene.tariffs.pop();
    scene.also("transport-group-1", "42X01", "2025-02-10", "2026-02-09");
    scene.allocations.swap(0, 1);
    scene
}

/// Guidance on 13 March 2025 beside an allocation of treatment that starts with the year before and ends on that day.
fn treated_until(last: &str) -> Scene {
    let mut scene = Scene::ambulatory("guidance-light");
    scene.also("treatment-ambulatory", "45A53", "2024-01-01", last);
    scene
}

/// The same side by side, with a statement about these days.
fn stated(from: &str, until: &str) -> Scene {
    let mut scene = treated_until("2025-12-31");
    let statement = Document {
        kind: DocumentKind::Statement,
        dated: day("2025-03-31"),
        valid: period(from, until),
        product: Some(product_key("guidance-light")),
        form: None,
        reference: None,
        remark: None,
    };
    scene.dossier.documents = vec![Stored { id: DocumentId(1), value: statement }];
    scene
}

/// Care of a product on a day, for somebody born on another.
fn aged(key: &str, born: &str, on: &str) -> Scene {
    born_on(Scene::ambulatory(key), born, on)
}

/// Care of lot 2 on a day, for somebody born on another, in a month, in a year, or nobody knows when.
fn partly(born: &str, on: &str) -> Scene {
    born_on(Scene::forensic(), born, on)
}

fn born_on(mut scene: Scene, born: &str, on: &str) -> Scene {
    let always = Period { from: day("2015-01-01"), until: None };
    let (first, precision) = match born.len() {
        10 => (born.to_owned(), BirthPrecision::Exact),
        7 => (format!("{born}-01"), BirthPrecision::DayUnknown),
        4 => (format!("{born}-01-01"), BirthPrecision::MonthUnknown),
        _ => ("1900-01-01".to_owned(), BirthPrecision::Unknown),
    };
    scene.client.birth = BirthDate::new(Day::parse_iso(&first).unwrap(), precision);
    scene.entry().day = day(on);
    scene.allocation().period = always;
    scene.tariffs[0].value.valid = always;
    for held in scene.practitioner.credentials.iter_mut().chain(&mut scene.practice) {
        held.valid = always;
    }
    scene
}

fn diagnosed(on: &str) -> Scene {
    let mut scene = Scene::ambulatory("dyslexia-treatment");
    scene.first_care = [(product_key("dyslexia-diagnosis"), day(on))].into();
    scene
}

/// Guidance of medium weight by somebody who has this discipline until a day.
fn educated(name: &str, until: &str) -> Scene {
    let mut scene = Scene::ambulatory("guidance-medium");
    scene.practitioner.disciplines[0].discipline = discipline(name);
    scene.practitioner.disciplines[0].valid.until = Some(day(until));
    scene
}

/// A product by somebody who holds nothing but this, until a day.
fn registered(key: &str, credential: &str, until: &str) -> Scene {
    let mut scene = Scene::ambulatory(key);
    scene.practitioner.credentials = vec![held(credential, period("2024-01-01", until))];
    scene
}

/// Heavy guidance by somebody who holds nothing, under a colleague who holds this until a day.
fn under(credential: &str, until: &str) -> Scene {
    let mut scene = Scene::ambulatory("guidance-heavy");
    scene.practitioner.credentials.clear();
    scene.practitioner.responsible = Some(COLLEAGUE);
    scene.colleague.credentials = vec![held(credential, period("2024-01-01", until))];
    scene
}

/// Everything moved to another month, with contract, tariffs and allocation in force.
fn long_ago(scene: &mut Scene, text: &str) {
    let always = Period { from: day("2015-01-01"), until: None };
    scene.month = month(text);
    scene.today = scene.month.last();
    scene.entry().day = scene.month.first();
    scene.contracts[0].valid = always;
    scene.allocation().period = always;
    for stored in &mut scene.tariffs {
        stored.value.valid = always;
    }
}

/// So many minutes at a tariff of one cent an hour.
fn cheap(count: i64) -> Scene {
    let mut scene = minutes(count);
    scene.tariffs[0].value.cents = Cents(1);
    scene
}

/// One hour at so many cents, without a budget.
fn dear(cents: i64) -> Scene {
    let mut scene = minutes(60);
    scene.tariffs[0].value.cents = Cents(cents);
    scene.allocation().shape = Shape::Aspecific { category: Category::parse("45").unwrap(), budget: None };
    scene
}

fn deleted(scene: &mut Scene) {
    let allocation = scene.allocation();
    allocation.period = period("2025-01-01", "2025-01-01");
    allocation.change_reason = Some("13".into());
}

/// The entry starts at 08:00 and another on the evening before.
fn night(start: &str, count: i64) -> Scene {
    with(|scene| {
        scene.entry().start = Some(clock("08:00"));
        scene.add_entry("2025-03-12", count).start = Some(clock(start));
    })
}

/// Two entries around a new tariff in the middle of the month.
fn raised(cents: i64) -> Scene {
    with(|scene| {
        scene.add_entry("2025-03-20", 60);
        scene.tariffs[0].value.valid.until = Some(day("2025-03-15"));
        let mut next = tariff(9, LOT_1, Some("WO+"), "45X05", cents);
        next.value.valid.from = day("2025-03-16");
        scene.tariffs.push(next);
    })
}

fn findings(about: &Ask, scene: &Scene) -> Vec<Finding> {
    match about {
        Entry(_) => scene.of_entry(),
        Allocation(_) => scene.of_allocation(),
        Contract(_) => scene.of_contract(),
        Line(_) => scene.lines().into_iter().flat_map(|line| line.findings).collect(),
        Shown(_) => Vec::new(),
    }
}

#[test]
fn rules_trip_on_the_boundary_and_not_before() {
    for (row, case) in CASES.iter().enumerate() {
        let (passes, trips) = ((case.passes)(), (case.trips)());
        let name = format!("{} (row {row})", case.rule);
        let severity = match &case.about {
            Shown(shown) => {
                assert!(shown(&passes), "{name} should pass");
                assert!(!shown(&trips), "{name} should trip");
                continue;
            }
            Entry(severity) | Allocation(severity) | Line(severity) | Contract(severity) => *severity,
        };
        let said = |scene: &Scene| -> Vec<Severity> {
            let found = findings(&case.about, scene);
            for finding in &found {
                well_said(finding, &name);
            }
            found.iter().filter(|finding| finding.rule == case.rule).map(|finding| finding.severity).collect()
        };
        let (before, after) = (said(&passes), said(&trips));
        assert!(!before.contains(&severity), "{name} should pass");
        assert!(after.contains(&severity), "{name} should trip with {severity:?}, found {after:?}");
        assert!(severity <= by_id(case.rule).unwrap().severity, "{name} is worse than its rule says");
    }
}

/// Both languages, a way out, a known rule, and nothing about a person.
fn well_said(finding: &Finding, name: &str) {
    assert!(by_id(&finding.rule).is_some(), "{name}: unknown rule {}", finding.rule);
    for words in [&finding.what.nl, &finding.what.en, &finding.way_out.nl, &finding.way_out.en] {
        assert!(!words.is_empty(), "{name}: words missing");
        assert!(!SECRETS.iter().any(|secret| words.contains(secret)), "{name} tells too much: {words}");
        assert!(words.ends_with(['.', 'v', 'r']) || words.contains("uurwerk "), "{name}: {words}");
        assert!(!words.contains("  ") && !words.contains('{'), "{name}: {words}");
    }
}

#[test]
fn a_scene_without_changes_has_no_findings() {
    let time =
        ["guidance-light", "guidance-medium", "guidance-heavy", "treatment-ambulatory", "arts-therapy"];
    let more = ["jim", "mst", "dyslexia-diagnosis", "dyslexia-treatment", "mental-health-treatment"];
    let ambulatory = time.into_iter().chain(more).map(Scene::ambulatory);
    for scene in [Scene::new(), Scene::forensic()].into_iter().chain(ambulatory) {
        assert_eq!(scene.of_entry(), []);
        assert_eq!(scene.of_allocation(), []);
        assert_eq!(scene.of_contract(), []);
        assert_eq!(scene.lines().len(), 1);
        assert_eq!(scene.lines()[0].findings, []);
    }
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
fn a_wrong_kind_names_the_activities_that_fit() {
    let scene = with(|scene| scene.entry().activity = ActivityKey::parse("travel").unwrap());
    let found = scene.of_entry();
    let finding = found.iter().find(|finding| finding.rule == "PS-B5").unwrap();
    assert_eq!(finding.way_out.en, "Choose an activity of kind A: bellen, gesprek.");
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
