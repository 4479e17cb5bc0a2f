//! Care that a client had before, whoever booked it: what must come first (HA-6), and the first day on an allocation.

use super::usages::{GROUP, overnight};
use super::*;
use uurwerk::domain::time::ClockTime;
use uurwerk::domain::usage::{
    AbsenceReason, Attendance, Carriage, Departure, Direction, Presence, Stay, Usage, What,
};
use uurwerk::operations::views::care;
use uurwerk::operations::{delete_usages, import_contract};

const SEGMENT: &str = include_str!("../../src/contracts/segment-c-westfriesland-2025.toml");
const GUIDE: &str = include_str!("../../src/contracts/handleiding-ambulant.toml");

/// The contract in a version from March on in which `product` comes after `first`.
fn after(contract: &str, product: &str, first: &str) -> String {
    let from = contract.lines().find(|line| line.starts_with("from = ")).unwrap();
    let key = format!("key = \"{product}\"\n");
    assert!(contract.contains(&key));
    contract.replace(from, "from = 2025-03-01").replace(&key, &format!("{key}after = [\"{first}\"]\n"))
}

impl Office {
    fn take_over(&mut self, content: String) {
        import_contract::run(&mut self.store, &self.here, import_contract::Input { content }).unwrap();
    }

    /// Whether a line of March is held since something had to come first.
    fn comes_too_early(&mut self) -> bool {
        let input = compile_claims::Input { month: month("2025-03") };
        compile_claims::run(&mut self.store, &self.here, input).unwrap();
        let view = claims::load(&mut self.store, &self.here, month("2025-03")).unwrap();
        let mut lines = view.groups.iter().flat_map(|group| &group.lines);
        lines.any(|line| line.findings.iter().any(|finding| finding.rule == "HA-6"))
    }

    fn name_product(&mut self, id: uurwerk::domain::ids::UsageId, product: &str) {
        let change = Change { actor: "office", operation: "test", at: self.here.now() };
        self.store
            .write::<_, StoreError>(&change, |tx| {
                let usage = store::usages::get(tx, id)?.unwrap().value;
                let product = ProductKey::parse(product).ok();
                store::usages::update(tx, id, &Usage { product, ..usage })
            })
            .unwrap();
    }

    /// The first day of care on an allocation.
    fn first_day(&mut self, number: u32) -> Option<String> {
        let rows = care::load(&mut self.store, self.here.today()).unwrap();
        let row = rows.into_iter().find(|row| row.number.get() == number).unwrap();
        row.progress.first_day.map(|day| day.to_string())
    }
}

#[test]
fn what_was_used_counts_as_earlier_care_whatever_was_booked_with_it() {
    for (on, metres, carriage, product, held) in [
        ("2025-03-12", 4_000, GROUP, None, false),
        ("2025-03-13", 4_000, GROUP, None, false),
        ("2025-03-14", 4_000, GROUP, None, true),
        ("2025-02-14", 4_000, GROUP, None, false),
        ("2025-03-12", 4_000, GROUP, Some("transport-group-1"), false),
        ("2025-03-14", 4_000, GROUP, Some("transport-group-1"), true),
        // Another band, and so another product.
        ("2025-03-12", 6_000, GROUP, None, true),
        ("2025-03-12", 4_000, Carriage::Family, None, true),
        ("2025-03-12", 4_000, Carriage::Family, Some("transport-group-1"), true),
    ] {
        let mut office = office();
        office.price();
        office.allocate(300_301, "45X31", Unit::PieceEffort, 40, "2025-01-01");
        office.allocate(300_302, "45X32", Unit::PieceEffort, 40, "2025-01-01");
        office.allocate(300_303, "45X41", Unit::DayPart, 80, "2025-01-01");
        office.take_over(after(SEGMENT, "day-activities-middle", "transport-group-1"));
        let session = office.meet("2025-03-13");
        let there = Attendance { session, presence: Presence::present(2).unwrap() };
        office.keep(1, "2025-03-13", What::Attendance(there));
        assert!(office.comes_too_early(), "nothing before it");
        let trip = office.trip(2, on, Direction::Outward, metres, carriage);
        if let Some(product) = product {
            office.name_product(trip, product);
        }
        assert_eq!(office.comes_too_early(), held, "{on} {metres} {carriage:?} {product:?}");
    }
}

#[test]
fn nobody_was_there_is_no_care() {
    let mut office = office();
    office.price();
    office.allocate(300_301, "45X31", Unit::PieceEffort, 40, "2025-01-01");
    office.allocate(300_303, "45X41", Unit::DayPart, 80, "2025-01-01");
    office.take_over(after(SEGMENT, "transport-group-1", "day-activities-middle"));
    office.trip(1, "2025-03-14", Direction::Outward, 4_000, GROUP);
    let session = office.meet("2025-03-13");
    let sick = Attendance { session, presence: Presence::Absent(AbsenceReason::Sick) };
    let absent = office.keep(2, "2025-03-13", What::Attendance(sick));
    assert!(office.comes_too_early());
    delete_usages::run(&mut office.store, &office.here, &[absent]).unwrap();
    let there = Attendance { session, presence: Presence::present(1).unwrap() };
    office.keep(3, "2025-03-13", What::Attendance(there));
    assert!(!office.comes_too_early());
}

#[test]
fn time_may_come_after_what_was_used() {
    let mut office = office();
    office.take_over(after(SEGMENT, "lot-1", "transport-group-1"));
    office.log(office.client, "2025-03-13", 45);
    assert!(office.comes_too_early());
    office.price();
    office.allocate(300_301, "45X31", Unit::PieceEffort, 40, "2025-01-01");
    office.trip(1, "2025-03-13", Direction::Return, 5_000, GROUP);
    assert!(!office.comes_too_early());
}

#[test]
fn care_on_an_allocation_begins_with_what_was_used_on_it() {
    let mut office = office();
    office.price();
    office.take_over(GUIDE.to_owned());
    overnight(&mut office);
    office.allocate(300_301, "45X31", Unit::PieceEffort, 40, "2025-01-01");
    office.allocate(300_302, "45X32", Unit::PieceEffort, 40, "2025-01-01");
    office.allocate(300_303, "45X41", Unit::DayPart, 80, "2025-01-01");
    for number in [300_201, 300_301, 300_302, 300_303, 300_311] {
        assert_eq!(office.first_day(number), None, "{number}");
    }
    office.trip(1, "2025-03-10", Direction::Outward, 4_000, Carriage::Family);
    office.trip(2, "2025-03-12", Direction::Outward, 4_000, GROUP);
    office.trip(3, "2025-03-11", Direction::Outward, 6_000, GROUP);
    let session = office.meet("2025-03-13");
    let sick = Attendance { session, presence: Presence::Absent(AbsenceReason::Sick) };
    office.keep(4, "2025-03-13", What::Attendance(sick));
    let session = office.meet("2025-03-17");
    let there = Attendance { session, presence: Presence::present(1).unwrap() };
    office.keep(5, "2025-03-17", What::Attendance(there));
    let departure = Some(Departure { day: day("2025-03-22"), time: ClockTime::new(10, 0) });
    office.keep(6, "2025-03-21", What::Stay(Stay { arrival: ClockTime::new(16, 0), departure }));
    for (number, first) in [
        (300_201, None),
        (300_301, Some("2025-03-12")),
        (300_302, Some("2025-03-11")),
        (300_303, Some("2025-03-17")),
        (300_311, Some("2025-03-21")),
    ] {
        assert_eq!(office.first_day(number).as_deref(), first, "{number}");
    }
    office.claimed("2025-03");
    office.trip(7, "2025-03-03", Direction::Outward, 4_000, GROUP);
    assert_eq!(office.first_day(300_301).as_deref(), Some("2025-03-03"), "before what was claimed");
}
