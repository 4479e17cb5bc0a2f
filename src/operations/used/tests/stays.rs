//! Stays, from arrival to departure.

use super::super::super::views::usages;
use super::super::super::{add_stay, edit_stay};
use super::*;
use crate::domain::ids::UsageId;
use crate::domain::time::ClockTime;
use crate::domain::usage::{Departure, Stay};
use crate::store::usages::Filter;
use add_stay::NewStay;

fn stay(desk: &Desk, from: &str, until: Option<&str>) -> NewStay {
    let departure = until.map(|until| Departure { day: day(until), time: ClockTime::parse("10:00") });
    let stay = Stay { arrival: ClockTime::parse("16:00"), departure };
    NewStay::new(desk.here.new_usage_key().unwrap(), desk.client, day(from), stay)
}

impl Desk {
    fn stay(&mut self, from: &str, until: Option<&str>) -> Result<Saved, Error> {
        let input = stay(self, from, until);
        add_stay::run(&mut self.store, &self.here, input)
    }

    fn leave(&mut self, id: UsageId, from: &str, until: Option<&str>) -> Result<Saved, Error> {
        let input = edit_stay::Input { id, stay: stay(self, from, until) };
        edit_stay::run(&mut self.store, &self.here, input)
    }
}

#[test]
fn a_stay_ends_when_the_client_leaves() {
    let mut desk = desk();
    let saved = desk.stay("2025-03-28", None).unwrap();
    assert_eq!(saved.judged.days.len(), 4, "28 to 31 March, today is 1 April");
    let month = desk.month(UsageKind::Stay);
    let parts: Vec<Part> = month.rows[0].cells.iter().flat_map(|cell| &cell.placed).map(|p| p.part).collect();
    assert_eq!(parts, [Part::Arrival, Part::Inside, Part::Inside, Part::Inside]);
    assert_eq!(month.total, 4);

    let left = desk.leave(saved.id, "2025-03-28", Some("2025-03-30")).unwrap();
    assert_eq!(left.judged.days.len(), 2, "two nights");
    let month = desk.month(UsageKind::Stay);
    let row = &month.rows[0];
    assert_eq!((row.total, row.cells[29].placed[0].part, row.cells[29].units()), (2, Part::Departure, 0));
    assert!(row.cells[30].placed.is_empty());
    assert_eq!(undo::run(&mut desk.store, &desk.here).unwrap().operation, "edit-stay");
    assert_eq!(desk.month(UsageKind::Stay).total, 4);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut desk = desk();
    desk.stay("2025-03-10", Some("2025-03-12")).unwrap();
    for (from, until, wanted) in [
        ("2025-03-20", Some("2025-03-19"), "departure before arrival"),
        ("2025-03-20", Some("2025-03-20"), "departure before arrival"), // 16:00 to 10:00
        ("2025-03-20", Some("2025-04-02"), "departure in the future"),
        ("2025-04-02", None, "arrival in the future"),
        ("2025-03-11", Some("2025-03-13"), "it overlaps the stay from 2025-03-10"),
        ("2025-03-09", None, "it overlaps the stay from 2025-03-10"),
    ] {
        let refused = desk.stay(from, until).unwrap_err();
        assert_eq!(refused.to_string(), wanted, "{from} {until:?}");
    }
    let next = desk.stay("2025-03-12", Some("2025-03-14")).unwrap();
    let back = desk.leave(next.id, "2025-03-11", Some("2025-03-14")).unwrap_err();
    assert!(matches!(back, Error::StaysOverlap(from) if from == day("2025-03-10")));
    let trips = desk.new_trips(vec![(day("2025-03-10"), trip())]);
    let trip = desk.add(trips, false).unwrap().saved.remove(0).id;
    let other = desk.leave(trip, "2025-03-10", None).unwrap_err();
    assert!(matches!(other, Error::OtherKind(UsageKind::Trip)));
}

#[test]
fn a_list_tells_the_units_of_its_period() {
    let mut desk = desk();
    desk.stay("2025-02-26", Some("2025-03-03")).unwrap();
    for (from, until, units) in [("2025-02-01", "2025-02-28", 3), ("2025-03-01", "2025-03-31", 2)] {
        let period = ClosedPeriod::new(day(from), day(until));
        let rows =
            usages::load(&mut desk.store, &desk.here, &Filter { period, ..Filter::default() }).unwrap();
        assert_eq!(rows.iter().map(|row| row.units).collect::<Vec<_>>(), [units], "{from}");
        assert!(rows[0].is_free());
    }
}
