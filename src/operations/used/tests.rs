//! Registering what was used, changing it and taking it back, against a database in memory.

use super::super::views::usage_month::{self, Part, UsageMonth};
use super::super::{
    add_client, add_trips, delete_usages, edit_trip, import_tariffs, redo, save_allocation, set_up, undo,
};

use super::*;
use crate::domain::allocation::Shape;
use crate::domain::client::{Client, PersonName};
use crate::domain::contract::TransportForm;
use crate::domain::identifiers::{
    AgbCode, AllocationNumber, Category, ClientNumber, ContractKey, MunicipalityCode, ProductCode, ProductKey,
};
use crate::domain::ids::ClientId;
use crate::domain::money::Cents;
use crate::domain::tariff::{Band, Tariff};
use crate::domain::time::{BirthDate, ClosedPeriod, Month, Period};
use crate::domain::usage::{Carriage, Direction, Distance, Pattern, Trip, Weekdays};
use crate::domain::volume::{Extent, Frequency, Unit};
use crate::store::Store;
use crate::surroundings::Surroundings;
use add_trips::NewTrip;

mod crisis;
mod groups;
mod stays;

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

pub struct Desk {
    pub store: Store,
    pub here: Surroundings,
    pub client: ClientId,
}

/// A practice with two clients: J-0142 with allocations of fictitious codes for group transport up to 10 km (42X03), day
/// activities (41X02) and crisis help (46X01), J-0177 with nothing. It is 1 April 2025.
pub fn desk() -> Desk {
    let mut store = Store::in_memory().unwrap();
    let here = Surroundings::fixed(day("2025-04-01"));
    let agb = AgbCode::parse("42420001").unwrap();
    set_up::run(&mut store, &here, set_up::Input { agb, name: "De Dijk".into(), contracts: Vec::new() })
        .unwrap();
    let tariffs = vec![
        tariff("transport-group-3", "42X03", Unit::PieceEffort, Band::new(5_000, Some(10_000))),
        tariff("day-activities-middle", "41X02", Unit::DayPart, None),
        tariff("crisis-help-pedagogical", "46X01", Unit::Minute, None),
    ];
    import_tariffs::run(&mut store, &here, import_tariffs::Input { tariffs }).unwrap();
    let client = client_of(&mut store, &here, "J-0142", "Jansen");
    client_of(&mut store, &here, "J-0177", "Wit");
    for (number, category, code, unit) in [
        (300_201, "42", "42X03", Unit::PieceEffort),
        (300_202, "41", "41X02", Unit::DayPart),
        (300_203, "46", "46X01", Unit::Minute),
    ] {
        let shape = Shape::Specific {
            category: Category::parse(category).unwrap(),
            code: ProductCode::parse(code).unwrap(),
            extent: Extent { volume: 1000, unit, frequency: Frequency::Total },
        };
        let input = save_allocation::Input {
            id: None,
            client,
            municipality: MunicipalityCode::parse("0405").unwrap(),
            number: AllocationNumber::new(number).unwrap(),
            shape,
            from: day("2025-01-01"),
            until: Some(day("2025-12-31")),
            frame: None,
        };
        save_allocation::run(&mut store, &here, input).unwrap();
    }
    Desk { store, here, client }
}

fn client_of(store: &mut Store, here: &Surroundings, number: &str, surname: &str) -> ClientId {
    let client = Client {
        number: ClientNumber::parse(number).unwrap(),
        bsn: None,
        name: PersonName { surname: surname.into(), ..PersonName::default() },
        birth: Some(BirthDate::exact(day("2012-06-15"))),
        gender: None,
        municipality: Some(MunicipalityCode::parse("0405").unwrap()),
    };
    add_client::run(store, here, add_client::Input { client }).unwrap().id
}

fn tariff(product: &str, code: &str, unit: Unit, band: Option<Band>) -> Tariff {
    Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse(product).unwrap(),
        discipline: None,
        code: ProductCode::parse(code).unwrap(),
        category: None,
        unit,
        cents: Cents(1730),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band,
    }
}

/// 7.5 km by group from Hoorn to Enkhuizen.
pub fn trip() -> Trip {
    Trip {
        direction: Direction::Outward,
        carriage: Carriage::Provider(TransportForm::Group),
        distance: Some(Distance::Metres(7_500)),
        from: MunicipalityCode::parse("0405").ok(),
        to: MunicipalityCode::parse("0388").ok(),
        wheelchair: false,
        destination: None,
    }
}

impl Desk {
    fn new_trips(&self, trips: Vec<(Day, Trip)>) -> Vec<NewTrip> {
        let new = |(day, trip)| NewTrip::new(self.here.new_usage_key().unwrap(), self.client, day, trip);
        trips.into_iter().map(new).collect()
    }

    fn add(&mut self, trips: Vec<NewTrip>, only_missing: bool) -> Result<add_trips::Done, Error> {
        add_trips::run(&mut self.store, &self.here, add_trips::Input { trips, only_missing })
    }

    fn month(&mut self, kind: UsageKind) -> UsageMonth {
        let month = Month::parse_iso("2025-03").unwrap();
        usage_month::load(&mut self.store, &self.here, kind, month).unwrap()
    }
}

fn march() -> Pattern {
    Pattern {
        period: ClosedPeriod::new(day("2025-03-01"), day("2025-03-31")).unwrap(),
        weekdays: Weekdays::SCHOOL,
        holidays: false,
        except: vec![day("2025-03-13")],
    }
}

#[test]
fn a_month_of_trips_is_one_change() {
    let mut desk = desk();
    let trips = desk.new_trips(march().trips(&trip(), &Direction::ALL));
    let done = desk.add(trips.clone(), false).unwrap();
    assert_eq!((done.saved.len(), done.left_out), (40, 0));
    let first = &done.saved[0].judged.days[0];
    assert_eq!(first.product.as_ref().map(ProductKey::as_str), Some("transport-group-3"));
    assert!(first.allocation.is_some());

    let again = desk.add(trips, false).unwrap();
    assert!(again.saved.iter().all(|saved| saved.already_there), "a retry stores nothing twice");
    assert_eq!(undo::run(&mut desk.store, &desk.here).unwrap().operation, "add-trips");
    assert_eq!(desk.month(UsageKind::Trip).total, 0, "the retry was no change of its own");
}

#[test]
fn only_what_is_missing_is_added() {
    let mut desk = desk();
    let one = desk.new_trips(vec![(day("2025-03-10"), trip())]);
    desk.add(one, false).unwrap();
    let trips = desk.new_trips(march().trips(&trip(), &Direction::ALL));
    let done = desk.add(trips, true).unwrap();
    assert_eq!((done.saved.len(), done.left_out), (39, 1));

    assert_eq!(desk.month(UsageKind::Trip).total, 40);
    assert_eq!(undo::run(&mut desk.store, &desk.here).unwrap().operation, "add-trips");
    assert_eq!(desk.month(UsageKind::Trip).total, 1, "the whole month went back at once");
    redo::run(&mut desk.store, &desk.here).unwrap();
    assert_eq!(desk.month(UsageKind::Trip).total, 40);
}

#[test]
fn a_trip_is_changed_and_deleted() {
    let mut desk = desk();
    let trips = desk.new_trips(vec![(day("2025-03-10"), trip())]);
    let saved = desk.add(trips, false).unwrap().saved.remove(0);
    let far = Trip { distance: Some(Distance::Metres(12_000)), ..trip() };
    let changed = NewTrip::new(desk.here.new_usage_key().unwrap(), desk.client, day("2025-03-11"), far);
    let input = edit_trip::Input { id: saved.id, trip: changed };
    let edited = edit_trip::run(&mut desk.store, &desk.here, input).unwrap();
    assert_eq!(edited.judged.usage.key, saved.judged.usage.key, "the key stays");
    assert_eq!(edited.judged.days[0].product, None, "no band for 12 km");

    let deleted = delete_usages::run(&mut desk.store, &desk.here, &[saved.id]).unwrap();
    assert_eq!(deleted, [edited.judged.usage]);
    let twice = delete_usages::run(&mut desk.store, &desk.here, &[saved.id]);
    assert!(matches!(twice, Err(Error::Unknown)));
    undo::run(&mut desk.store, &desk.here).unwrap();
    assert_eq!(desk.month(UsageKind::Trip).total, 1);
}

#[test]
fn the_grid_has_a_row_for_who_could_travel() {
    let mut desk = desk();
    let empty = desk.month(UsageKind::Trip);
    assert_eq!((empty.rows.len(), empty.days.len(), empty.total), (1, 31, 0), "J-0177 has no allocation");
    assert_eq!(empty.rows[0].usual_trip, None);

    let family = Trip { carriage: Carriage::Family, ..trip() };
    let back = trip().towards(Direction::Return);
    let trips = vec![(day("2025-03-10"), trip()), (day("2025-03-10"), back), (day("2025-03-11"), family)];
    let trips = desk.new_trips(trips);
    desk.add(trips, false).unwrap();
    let month = desk.month(UsageKind::Trip);
    let row = &month.rows[0];
    assert_eq!((row.total, row.never_claimed, month.total), (2, 1, 2));
    let units: Vec<u32> = month.days.iter().take(12).map(|column| column.total).collect();
    assert_eq!(units, [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0]);
    assert_eq!(row.cells[9].placed.len(), 2);
    assert_eq!(row.cells[10].placed[0].part, Part::Whole);
    let usual = row.usual_trip.as_ref().unwrap();
    assert_eq!(usual.carriage, Carriage::Family, "the newest");
    let weekend: Vec<u32> =
        month.days.iter().filter(|column| column.weekend).map(|column| column.day.day_of_month()).collect();
    assert_eq!(weekend, [1, 2, 8, 9, 15, 16, 22, 23, 29, 30]);
}

#[test]
fn a_trip_of_last_month_keeps_its_row() {
    let mut desk = desk();
    let other = client_of(&mut desk.store, &desk.here, "J-0200", "Aa");
    desk.client = other;
    let trips = desk.new_trips(vec![(day("2025-02-28"), trip())]);
    desk.add(trips, false).unwrap();
    let month = desk.month(UsageKind::Trip);
    let rows: Vec<&str> = month.rows.iter().map(|row| row.client.number.as_str()).collect();
    assert_eq!(rows, ["J-0200", "J-0142"], "by surname");
    assert!(month.rows[0].usual_trip.is_some());
}
