//! The made-up practice: the same every time, complete, and marked as made up.
//!
//! Three months of time stand for two years here; what happens in them is the same.

mod chain;
mod findings;

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use uurwerk::demo::{self, Options};
use uurwerk::domain::allocation::Shape;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::identifiers::Bsn;
use uurwerk::domain::time::{Day, Month};
use uurwerk::domain::usage::UsageKind;
use uurwerk::domain::volume::Unit;
use uurwerk::operations::views;
use uurwerk::operations::views::totals::By;
use uurwerk::store::entries::Filter;
use uurwerk::store::{self, Store, StoreError};
use uurwerk::surroundings::Surroundings;

fn here() -> Surroundings {
    Surroundings::fixed(Day::parse_iso("2025-04-02").unwrap())
}

/// One practice for all tests that only look.
fn practice() -> MutexGuard<'static, Store> {
    static PRACTICE: LazyLock<Mutex<Store>> =
        LazyLock::new(|| Mutex::new(demo::build(&here(), Options { scale: 1, months: 3 }).unwrap()));
    PRACTICE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read<T>(store: &mut Store, read: impl FnOnce(&store::Tx) -> Result<T, StoreError>) -> T {
    store.read(read).unwrap()
}

#[test]
fn the_same_day_gives_the_same_practice_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let kept = |name: &str| {
        let path = folder.path().join(name);
        demo::build(&here(), Options { scale: 1, months: 1 }).unwrap().keep(&path).unwrap();
        std::fs::read(path).unwrap()
    };
    assert!(kept("one") == kept("two"), "two builds differ");
}

#[test]
fn the_practice_is_complete_and_marked_as_made_up() {
    let mut store = practice();
    let today = here().today();
    let view = views::practice::load(&mut store).unwrap();
    let practice = view.practice.unwrap();
    assert_eq!((practice.agb.as_str(), practice.name.as_str()), ("42420001", "De Dijk (verzonnen)"));
    assert_eq!(view.practitioners.len(), 12);
    let held = |day: Day| -> BTreeSet<&str> {
        let people = view.practitioners.iter();
        people.filter_map(|person| Some(person.value.discipline_on(day)?.as_str())).collect()
    };
    assert_eq!(
        held(today).into_iter().collect::<Vec<_>>(),
        ["AMS", "HBO", "HBO+", "MBO4", "WO", "WO+", "WO++"]
    );
    let changed = view.practitioners.iter().filter(|person| person.value.disciplines.len() == 2);
    assert_eq!(changed.count(), 1, "one changes discipline");

    let clients = read(&mut store, store::clients::list);
    assert_eq!(clients.len(), 61);
    let municipalities: BTreeSet<_> = clients.iter().filter_map(|c| c.value.municipality.clone()).collect();
    assert_eq!(municipalities.len(), 5);
    for bsn in clients.iter().filter_map(|client| client.value.bsn.as_ref()) {
        let number: u32 = bsn.reveal().parse().unwrap();
        assert!((999_900_006..=999_999_990).contains(&number), "a BSN outside the range for tests");
        assert!(Bsn::parse(bsn.reveal()).is_ok());
    }

    let tariffs = read(&mut store, store::tariffs::list);
    assert!(tariffs.iter().all(|tariff| tariff.value.code.as_str().starts_with("99F")));
    let units: BTreeSet<Unit> = tariffs.iter().map(|tariff| tariff.value.unit).collect();
    assert_eq!(units, [Unit::Minute, Unit::DayPart, Unit::PieceEffort].into());
    let of_components = |kind| {
        let filter = store::usages::Filter { kind: Some(kind), ..store::usages::Filter::default() };
        read(&mut store, move |tx| store::usages::found(tx, &filter)).len()
    };
    let kinds = [UsageKind::Trip, UsageKind::Attendance].map(of_components);
    assert!(kinds.iter().all(|number| *number > 60), "{kinds:?}");
    let allocations = read(&mut store, store::allocations::list);
    let lots = |wanted: fn(&Shape) -> bool| allocations.iter().filter(|a| wanted(&a.value.shape)).count();
    assert!(lots(|shape| matches!(shape, Shape::Aspecific { budget: Some(_), .. })) > 40);
    assert!(lots(|shape| shape.code().is_some_and(|code| code.as_str() == "99F20")) > 10);
}

#[test]
fn time_is_registered_up_to_today_and_never_at_weekends() {
    let mut store = practice();
    let listed = views::entries::load(&mut store, &Filter::default()).unwrap();
    assert!((5000..8000).contains(&listed.len()), "{}", listed.len());
    let days: BTreeSet<Day> = listed.iter().map(|one| one.row.entry.day).collect();
    assert!(*days.first().unwrap() < Day::parse_iso("2025-01-05").unwrap());
    assert_eq!(*days.last().unwrap(), here().today());
    let weekend = |day: &&Day| day.monday().days_until(**day) > 4;
    assert_eq!(days.iter().find(weekend), None);
    let products: BTreeSet<_> = listed.iter().filter_map(|one| one.row.entry.product.clone()).collect();
    assert_eq!(
        products.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["crisis-help-pedagogical", "lot-1", "lot-2", "medication-check"]
    );
    let noted = listed.iter().filter(|one| one.row.entry.note.is_some()).count();
    assert!((5..30).contains(&(noted * 100 / listed.len())), "{noted} notes");
    let without_clock = listed.iter().filter(|one| one.row.entry.start.is_none()).count();
    assert!((5..40).contains(&(without_clock * 100 / listed.len())), "{without_clock} without clock");

    let of_months = views::totals::load(&mut store, &Filter::default(), &[By::Month]).unwrap();
    let minutes: i64 = listed.iter().map(|one| one.row.entry.minutes.get()).sum();
    assert_eq!(of_months.rows.iter().map(|row| row.sums.total()).sum::<i64>(), minutes);
    assert_eq!(of_months.rows.len(), 4);
    let productive = of_months.total.productivity().unwrap().permille();
    assert!((600..900).contains(&productive), "{productive}");
}

#[test]
fn older_months_were_claimed_and_the_last_one_lies_ready() {
    use LineState::{Draft, Granted, Queued, Rejected, Sent};
    let mut store = practice();
    for (month, sent, states) in [
        ("2025-01", true, &[Draft, Granted, Rejected][..]),
        ("2025-02", true, &[Draft, Sent, Granted, Rejected]),
        ("2025-03", false, &[Draft, Queued]),
    ] {
        let view = views::claims::load(&mut store, &here(), Month::parse_iso(month).unwrap()).unwrap();
        let lines: Vec<_> = view.groups.iter().flat_map(|group| &group.lines).collect();
        for state in states {
            assert!(lines.iter().any(|line| line.state == *state), "{month}: nothing is {state:?}");
        }
        assert!(lines.iter().all(|line| states.contains(&line.state) || line.state == LineState::Credited));
        assert_eq!(!view.batches.is_empty(), sent, "{month}");
        let entries = views::entries::load(
            &mut store,
            &Filter { period: Some(Month::parse_iso(month).unwrap().period()), ..Filter::default() },
        )
        .unwrap();
        let declarable: i64 = entries
            .iter()
            .filter(|one| one.row.entry.kind.is_declarable())
            .map(|one| one.row.entry.minutes.get())
            .sum();
        // What was rejected or taken back, and what came late, stands in no line any more.
        let stand = lines.iter().filter(|line| !matches!(line.state, Rejected | LineState::Credited));
        let open = view.uncompiled;
        assert_eq!(stand.map(|line| line.minutes).sum::<i64>() + open, declarable, "{month}");
    }
    assert!(read(&mut store, store::batches::unplaced).is_empty(), "no file waits to be placed");
}

#[test]
fn two_years_lie_under_two_contracts_and_any_day_will_do() {
    for today in ["2024-02-29", "2025-01-01", "2026-08-17"] {
        let here = Surroundings::fixed(Day::parse_iso(today).unwrap());
        let mut store = demo::build(&here, Options { scale: 1, months: 1 }).unwrap();
        let view = views::clients::load(&mut store, &here).unwrap();
        assert!(view.rows.iter().filter(|row| row.running > 0).count() > 30, "{today}");
    }
}

#[test]
fn twice_as_much_is_twice_as_much() {
    let mut store = demo::build(&here(), Options { scale: 2, months: 1 }).unwrap();
    assert_eq!(views::practice::load(&mut store).unwrap().practitioners.len(), 24);
    let clients = read(&mut store, store::clients::list);
    assert_eq!(clients.len(), 122);
    assert!(matches!(demo::build(&here(), Options { scale: 0, months: 1 }), Err(demo::DemoError::Scale)));
}
