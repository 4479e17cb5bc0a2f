//! Trips, attendance and stays become lines beside time, once, and go out in the same message.

use super::*;
use uurwerk::domain::contract::TransportForm;
use uurwerk::domain::identifiers::{ComponentKey, GroupName};
use uurwerk::domain::ids::UsageId;
use uurwerk::domain::tariff::Band;
use uurwerk::domain::time::ClockTime;
use uurwerk::domain::usage::{
    AbsenceReason, Attendance, Carriage, Departure, Direction, Distance, Presence, Session, Stay, Trip,
    Usage, UsageKey, What,
};
use uurwerk::domain::volume::{Extent, Frequency};

/// Code, volume, unit, amount in cents and number of parts.
pub type Claimed = (String, Option<u32>, Option<Unit>, i64, usize);

/// Product, code, unit, cents and band in metres: all made up.
type Priced = (&'static str, &'static str, Unit, i64, Option<(u32, u32)>);

const TARIFFS: &[Priced] = &[
    ("transport-group-1", "45X31", Unit::PieceEffort, 1250, Some((0, 5_000))),
    ("transport-group-2", "45X32", Unit::PieceEffort, 2140, Some((5_000, 10_000))),
    ("day-activities-middle", "45X41", Unit::DayPart, 6055, None),
];

impl Office {
    pub fn price(&mut self) {
        let valid = Period::new(day("2025-01-01"), None).unwrap();
        let tariffs = TARIFFS.iter().map(|(product, code, unit, cents, band)| Tariff {
            contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
            product: ProductKey::parse(product).unwrap(),
            discipline: None,
            code: ProductCode::parse(code).unwrap(),
            category: None,
            unit: *unit,
            cents: Cents(*cents),
            valid,
            band: band.map(|(above, through)| Band::new(above, Some(through)).unwrap()),
        });
        let input = import_tariffs::Input { tariffs: tariffs.collect() };
        import_tariffs::run(&mut self.store, &self.here, input).unwrap();
    }

    pub fn allocate(&mut self, number: u32, code: &str, unit: Unit, volume: u32, from: &str) {
        let input = save_allocation::Input {
            id: None,
            client: self.client,
            municipality: MunicipalityCode::parse("0405").unwrap(),
            number: AllocationNumber::new(number).unwrap(),
            shape: Shape::Specific {
                category: Category::parse("45").unwrap(),
                code: ProductCode::parse(code).unwrap(),
                extent: Extent { volume, unit, frequency: Frequency::Total },
            },
            from: day(from),
            until: None,
            frame: None,
        };
        save_allocation::run(&mut self.store, &self.here, input).unwrap();
    }

    pub fn keep(&mut self, number: u128, on: &str, what: What) -> UsageId {
        let usage = Usage {
            key: UsageKey(uuid::Uuid::from_u128(number)),
            client: self.client,
            day: day(on),
            what,
            allocation: None,
            product: None,
            practitioner: None,
            responsible: None,
            note: None,
        };
        let change = Change { actor: "office", operation: "test", at: self.here.now() };
        match self.store.write::<_, StoreError>(&change, |tx| store::usages::add(tx, &usage)).unwrap() {
            store::usages::Inserted::New(id) => id,
            store::usages::Inserted::Already(_) => panic!("it was there already"),
        }
    }

    pub fn trip(
        &mut self,
        number: u128,
        on: &str,
        direction: Direction,
        metres: u32,
        carriage: Carriage,
    ) -> UsageId {
        self.keep(
            number,
            on,
            What::Trip(Trip {
                direction,
                carriage,
                distance: Some(Distance::Metres(metres)),
                from: MunicipalityCode::parse("0405").ok(),
                to: MunicipalityCode::parse("0498").ok(),
                wheelchair: false,
                destination: None,
            }),
        )
    }

    pub fn meet(&mut self, on: &str) -> uurwerk::domain::ids::SessionId {
        let session = Session {
            group: GroupName::parse("Zwaluwen").unwrap(),
            day: day(on),
            start: ClockTime::new(9, 30),
            component: ComponentKey::parse("day-activities").ok(),
            product: None,
            supervisors: Some(1),
            practitioner: None,
        };
        let change = Change { actor: "office", operation: "test", at: self.here.now() };
        self.store.write::<_, StoreError>(&change, |tx| store::sessions::add(tx, &session)).unwrap()
    }

    pub fn claimed(&mut self, of: &str) -> Vec<Claimed> {
        compile_claims::run(&mut self.store, &self.here, compile_claims::Input { month: month(of) }).unwrap();
        let view = claims::load(&mut self.store, &self.here, month(of)).unwrap();
        let mut lines: Vec<Claimed> = view
            .groups
            .into_iter()
            .flat_map(|group| group.lines)
            .map(|line| {
                let parts = claims::detail(&mut self.store, line.id).unwrap().unwrap().parts.len();
                let code = line.code.as_ref().map(ToString::to_string).unwrap_or_default();
                (code, line.volume, line.unit, line.amount.0, parts)
            })
            .collect();
        lines.sort();
        lines
    }
}

/// Room for ten times 24 hours of staying overnight, with a tariff that is made up.
pub fn overnight(office: &mut Office) {
    let tariff = Tariff {
        contract: ContractKey::parse("handleiding-ambulant").unwrap(),
        product: ProductKey::parse("overnight-stay").unwrap(),
        discipline: None,
        code: ProductCode::parse("43A11").unwrap(),
        category: None,
        unit: Unit::FullDay,
        cents: Cents(10_000),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band: None,
    };
    import_tariffs::run(&mut office.store, &office.here, import_tariffs::Input { tariffs: vec![tariff] })
        .unwrap();
    let input = save_allocation::Input {
        id: None,
        client: office.client,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(300_311).unwrap(),
        shape: Shape::Specific {
            category: Category::parse("43").unwrap(),
            code: ProductCode::parse("43A11").unwrap(),
            extent: Extent { volume: 10, unit: Unit::FullDay, frequency: Frequency::Total },
        },
        from: day("2025-01-01"),
        until: None,
        frame: None,
    };
    save_allocation::run(&mut office.store, &office.here, input).unwrap();
}

pub const GROUP: Carriage = Carriage::Provider(TransportForm::Group);

#[test]
fn a_month_of_trips_and_day_parts_is_claimed_beside_time() {
    let mut office = office();
    office.price();
    office.allocate(300_301, "45X31", Unit::PieceEffort, 40, "2025-01-01");
    office.allocate(300_302, "45X32", Unit::PieceEffort, 40, "2025-01-01");
    office.allocate(300_303, "45X41", Unit::DayPart, 80, "2025-01-01");
    office.log(office.client, "2025-03-13", 45);
    office.trip(1, "2025-03-13", Direction::Outward, 5_000, GROUP);
    office.trip(2, "2025-03-13", Direction::Return, 5_001, GROUP);
    office.trip(3, "2025-03-14", Direction::Return, 5_001, GROUP);
    office.trip(4, "2025-03-14", Direction::Outward, 5_001, Carriage::Family);
    office.trip(5, "2025-04-01", Direction::Outward, 5_001, GROUP);
    for (number, on, presence) in [
        (11, "2025-03-13", Presence::present(2).unwrap()),
        (12, "2025-03-14", Presence::present(1).unwrap()),
        (13, "2025-03-17", Presence::Absent(AbsenceReason::Sick)),
    ] {
        let session = office.meet(on);
        office.keep(number, on, What::Attendance(Attendance { session, presence }));
    }
    let lines = [
        ("45X05".to_owned(), Some(45), Some(Unit::Minute), 7298, 1),
        ("45X31".to_owned(), Some(1), Some(Unit::PieceEffort), 1250, 1),
        ("45X32".to_owned(), Some(2), Some(Unit::PieceEffort), 4280, 2),
        ("45X41".to_owned(), Some(3), Some(Unit::DayPart), 18_165, 2),
    ];
    assert_eq!(office.claimed("2025-03"), lines);
    assert_eq!(office.claimed("2025-03"), lines, "compiling again changes nothing");
}

#[test]
fn a_trip_in_no_band_stays_on_a_held_line() {
    let mut office = office();
    office.price();
    office.allocate(300_302, "45X32", Unit::PieceEffort, 40, "2025-01-01");
    office.trip(1, "2025-03-13", Direction::Outward, 10_001, GROUP);
    let view = {
        office.claimed("2025-03");
        claims::load(&mut office.store, &office.here, month("2025-03")).unwrap()
    };
    let line = &view.groups[0].lines[0];
    assert!(line.is_held(), "{line:?}");
}

#[test]
fn what_was_queued_is_not_compiled_again_and_goes_out_whole() {
    let mut office = office();
    office.price();
    office.allocate(300_303, "45X41", Unit::DayPart, 80, "2025-01-01");
    let session = office.meet("2025-03-13");
    office.keep(
        1,
        "2025-03-13",
        What::Attendance(Attendance { session, presence: Presence::present(2).unwrap() }),
    );
    office.claimed("2025-03");
    let queue = queue_claims::Input::Month { month: month("2025-03"), municipality: None };
    assert_eq!(queue_claims::run(&mut office.store, &office.here, queue).unwrap().queued.len(), 1);
    let session = office.meet("2025-03-14");
    let late = What::Attendance(Attendance { session, presence: Presence::present(1).unwrap() });
    let late = office.keep(2, "2025-03-14", late);
    let lines = office.claimed("2025-03");
    assert_eq!(lines.iter().map(|line| line.1).collect::<Vec<_>>(), [Some(1), Some(2)]);
    let change = Change { actor: "office", operation: "test", at: office.here.now() };
    office.store.write::<_, StoreError>(&change, |tx| store::usages::delete(tx, late)).unwrap();
    assert_eq!(office.claimed("2025-03").len(), 1);
}

#[test]
fn a_stay_over_the_end_of_a_month_is_claimed_in_both() {
    let mut office = office();
    let change = Change { actor: "office", operation: "test", at: office.here.now() };
    let stay = What::Stay(Stay {
        arrival: ClockTime::new(16, 0),
        departure: Some(Departure { day: day("2025-03-02"), time: ClockTime::new(10, 0) }),
    });
    let id = office.keep(1, "2025-02-27", stay);
    let counted = |office: &mut Office, of| -> Vec<u32> {
        office.claimed(of);
        let view = claims::load(&mut office.store, &office.here, month(of)).unwrap();
        let lines: Vec<_> = view.groups.into_iter().flat_map(|group| group.lines).collect();
        lines
            .iter()
            .map(|line| {
                u32::try_from(claims::detail(&mut office.store, line.id).unwrap().unwrap().parts.len())
                    .unwrap()
            })
            .collect()
    };
    assert_eq!(counted(&mut office, "2025-02"), [2], "27 and 28 February");
    assert_eq!(counted(&mut office, "2025-03"), [1], "1 March");
    office.store.write::<_, StoreError>(&change, |tx| store::usages::delete(tx, id)).unwrap();
    assert_eq!(counted(&mut office, "2025-03"), Vec::<u32>::new());
}

#[test]
fn the_check_shows_what_is_open_and_what_was_promised_no_more() {
    use uurwerk::operations::views::check::{Filter, Months, Subject, load};
    let mut office = office();
    office.price();
    office.allocate(300_303, "45X41", Unit::DayPart, 80, "2025-01-01");
    let session = office.meet("2025-03-13");
    let there = What::Attendance(Attendance { session, presence: Presence::present(3).unwrap() });
    office.keep(1, "2025-03-13", there);
    office.trip(2, "2025-03-14", Direction::Outward, 5_000, GROUP);
    let mut found = |months| -> Vec<(String, String)> {
        let view = load(&mut office.store, &office.here, &Filter { months, ..Filter::default() }).unwrap();
        view.rows
            .iter()
            .filter(|row| matches!(row.subject, Subject::Usage { .. }))
            .map(|row| (row.subject.word().to_owned(), row.finding.rule.clone()))
            .collect()
    };
    let open = found(Months::Open);
    assert!(open.contains(&("attendance".to_owned(), "PS-D1".to_owned())), "{open:?}");
    assert!(open.contains(&("trip".to_owned(), "TR338".to_owned())), "{open:?}");
    assert_eq!(found(Months::One(month("2025-02"))), []);
    office.claimed("2025-03");
    let view = claims::load(&mut office.store, &office.here, month("2025-03")).unwrap();
    let lines = view.groups.iter().flat_map(|group| &group.lines);
    let free = lines.filter(|line| !line.is_held()).map(|line| line.id).collect();
    queue_claims::run(&mut office.store, &office.here, queue_claims::Input::Lines(free)).unwrap();
    let view = load(
        &mut office.store,
        &office.here,
        &Filter { months: Months::One(month("2025-03")), ..Filter::default() },
    );
    let rows = view.unwrap().rows;
    let about = |word: &str| rows.iter().any(|row| row.subject.word() == word);
    assert!(about("trip") && !about("attendance"), "{rows:?}");
}

#[test]
fn who_saves_a_trip_hears_what_is_left() {
    use uurwerk::operations::add_trips::{Input, NewTrip, run};
    let mut office = office();
    office.price();
    office.allocate(300_301, "45X31", Unit::PieceEffort, 5, "2025-01-01");
    let mut words = Vec::new();
    for on in ["2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13", "2025-03-14", "2025-03-17"] {
        let trip = Trip {
            direction: Direction::Outward,
            carriage: GROUP,
            distance: Some(Distance::Metres(4_000)),
            from: None,
            to: None,
            wheelchair: false,
            destination: None,
        };
        let key = office.here.new_usage_key().unwrap();
        let trips = vec![NewTrip::new(key, office.client, day(on), trip)];
        let done = run(&mut office.store, &office.here, Input { trips, only_missing: false }).unwrap();
        let findings = done.saved[0].judged.findings();
        let about_room = findings.into_iter().find(|finding| finding.rule == "PS-A7");
        words.push(about_room.map(|finding| (finding.severity.word(), finding.what.en.to_string())));
    }
    let [first, second, third, fourth, fifth, sixth] = words.try_into().unwrap();
    assert_eq!((first, second, third), (None, None, None));
    let says =
        |said: Option<(&str, String)>| said.map(|(severity, words)| format!("{severity}: {words}")).unwrap();
    assert!(
        says(fourth)
            .starts_with("warn: With this entry 80% of the extent of allocation 300301 is used; left: 1 ×")
    );
    assert!(
        says(fifth).starts_with("warn: With this entry the extent of allocation 300301 is completely used")
    );
    assert!(
        says(sixth).starts_with("hold: With this entry the extent of allocation 300301 is exceeded by 1 ×")
    );
}

#[test]
fn a_stay_is_open_in_every_month_that_is_not_claimed() {
    let mut office = office();
    let stay = What::Stay(Stay { arrival: None, departure: None });
    let id = office.keep(1, "2025-01-30", stay);
    let today = office.here.today();
    let open = |office: &mut Office| -> Vec<String> {
        let months = office.store.read(|tx| store::usages::open_months(tx, today)).unwrap();
        months.iter().map(ToString::to_string).collect()
    };
    assert_eq!(open(&mut office), ["2025-01", "2025-02", "2025-03", "2025-04"]);
    let march = month("2025-03").period();
    let of_march = |office: &mut Office| {
        let read = |tx: &store::Tx| {
            Ok::<_, StoreError>((store::usages::has_open(tx, march)?, store::usages::uncompiled(tx, march)?))
        };
        office.store.read(read).unwrap()
    };
    assert_eq!(of_march(&mut office), (true, 1));
    office.claimed("2025-03");
    assert_eq!(of_march(&mut office), (true, 0), "a draft is not promised yet");
    let change = Change { actor: "office", operation: "test", at: office.here.now() };
    office.store.write::<_, StoreError>(&change, |tx| store::usages::delete(tx, id)).unwrap();
    assert_eq!((open(&mut office), of_march(&mut office)), (Vec::new(), (false, 0)));
}
