//! Rules of the national standard.

use super::*;

pub const CASES: &[Case] = &[
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
    case("TR318", Line(Warn), || last_claimed("2025-03"), || last_claimed("2025-04")),
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
];

fn last_claimed(text: &str) -> Scene {
    with(|scene| {
        let municipality = scene.allocation().municipality.clone();
        scene.last_claimed.insert(municipality, month(text));
    })
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

fn lines_amount(scene: &Scene) -> i64 {
    scene.lines().iter().map(|line| line.amount.0).sum()
}

fn deleted(scene: &mut Scene) {
    let allocation = scene.allocation();
    allocation.period = period("2025-01-01", "2025-01-01");
    allocation.change_reason = Some("13".into());
}

/// One hour at so many cents, without a budget.
fn dear(cents: i64) -> Scene {
    let mut scene = minutes(60);
    scene.tariffs[0].value.cents = Cents(cents);
    scene.allocation().shape = Shape::Aspecific { category: Category::parse("45").unwrap(), budget: None };
    scene
}
