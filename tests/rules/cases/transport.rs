//! Transport: PS-T1 to PS-T6.

use uurwerk::domain::contract::TransportForm;
use uurwerk::domain::identifiers::MunicipalityCode;
use uurwerk::domain::usage::{Carriage, Direction, Distance, What};

use super::super::scene::usages::{remark, trip};
use super::*;

pub const CASES: &[Case] = &[
    case("PS-T1", Usage(Block), by_family, || {
        let mut scene = by_family();
        scene.usage().allocation = Some(AllocationId(1));
        scene
    }),
    case("PS-T1", Usage(Block), by_family, || {
        let mut scene = by_family();
        scene.usage().product = Some(product_key("transport-group-1"));
        scene
    }),
    case("PS-T2", Usage(Hold), || approved("2025-03-13"), || approved("2025-03-12")),
    case("PS-T2", Usage(Hold), Scene::transport, || changed(|scene| scene.dossier.documents.clear())),
    case(
        "PS-T2",
        Usage(Hold),
        || changed(|scene| scene.document().form = remark("Goedgekeurd aanvraagformulier 2025")),
        || changed(|scene| scene.document().form = remark("brief")),
    ),
    case("PS-T2", Usage(Hold), Scene::transport, || changed(|scene| scene.document().reference = None)),
    case(
        "PS-T2",
        Usage(Hold),
        || changed(|scene| scene.document().product = Some(product_key("transport-individual-6"))),
        || changed(|scene| scene.document().product = Some(product_key("day-activities-high"))),
    ),
    case("PS-T3", Usage(Hold), || arranged("2025-03-13"), || arranged("2025-03-12")),
    case("PS-T3", Usage(Hold), beside_day_activities, || {
        let mut scene = beside_day_activities();
        deleted(&mut scene.allocations[1].value);
        scene
    }),
    case("PS-T3", Usage(Hold), with_one_budget, || {
        let mut scene = with_one_budget();
        scene.allocation().shape = specific("42X01", 10, Unit::PieceEffort, Frequency::Week);
        scene
    }),
    case("PS-T4", Usage(Hold), || going_to("0420"), || going_to("0363")),
    case("PS-T4", Usage(Hold), || discussed("0363"), || going_to("0363")),
    case(
        "PS-T4",
        Usage(Hold),
        || discussed("0363"),
        || {
            let mut scene = discussed("0363");
            scene.dossier.documents[1].value.remark = None;
            scene
        },
    ),
    case("PS-T4", Usage(Hold), || coming_from("0405"), || coming_from("0363")),
    case(
        "PS-T4",
        Usage(Hold),
        || changed(|scene| scene.client.municipality = MunicipalityCode::parse("1598").ok()),
        || changed(|scene| scene.client.municipality = MunicipalityCode::parse("0363").ok()),
    ),
    case("PS-T4", Usage(Hold), Scene::transport, || changed(|scene| scene.trip().wheelchair = true)),
    case(
        "PS-T4",
        Usage(Hold),
        || going_to("1598"),
        || {
            let mut scene = going_to("0363");
            scene.product("transport-group-1").demands.documents.clear();
            scene
        },
    ),
    case("PS-T5", Usage(Warn), || metres(5000), || metres(5001)),
    case("PS-T5", Usage(Hold), || metres(1), || metres(10_001)),
    case("PS-T5", Usage(Hold), Scene::transport, || changed(|scene| scene.trip().distance = None)),
    case(
        "PS-T5",
        Usage(Warn),
        || changed(|scene| scene.trip().distance = Some(Distance::Band(1))),
        || changed(|scene| scene.trip().distance = Some(Distance::Band(2))),
    ),
    case("PS-T5", Usage(Hold), Scene::transport, || {
        changed(|scene| scene.trip().distance = Some(Distance::Band(7)))
    }),
    case("PS-T5", Usage(Hold), || asked_for("transport-group-1"), || asked_for("transport-group-2")),
    case("PS-T5", Usage(Warn), Scene::transport, || {
        changed(|scene| scene.trip().carriage = Carriage::Provider(TransportForm::Individual))
    }),
    case(
        "PS-T5",
        Usage(Hold),
        || changed(|scene| scene.tariffs[0].value.valid.until = Some(day("2025-03-13"))),
        || changed(|scene| scene.tariffs[0].value.valid.until = Some(day("2025-03-12"))),
    ),
    // One there and one back; the third one is too many, and so is a second one there.
    case(
        "PS-T5",
        Usage(Warn),
        || after(&[Direction::Return]),
        || after(&[Direction::Return, Direction::Return]),
    ),
    case("PS-T5", Usage(Warn), || after(&[Direction::Return]), || after(&[Direction::Outward])),
    case(
        "PS-T5",
        Usage(Warn),
        || {
            let mut scene = after(&[Direction::Outward]);
            scene.trip().destination = remark("zwembad");
            scene
        },
        || {
            let mut scene = after(&[Direction::Outward]);
            let What::Trip(other) = &mut scene.usages[1].value.what else { panic!("a trip") };
            other.destination = remark("Zwembad");
            scene.trip().destination = remark("zwembad");
            scene
        },
    ),
    case(
        "PS-T6",
        Shown(claims_two),
        || after(&[Direction::Return]),
        || {
            let mut scene = after(&[Direction::Return]);
            scene.trip().carriage = Carriage::Family;
            scene
        },
    ),
    case(
        "PS-T6",
        Shown(claims_two),
        || after(&[Direction::Return]),
        || {
            let mut scene = after(&[Direction::Return]);
            scene.usages[1].value.day = day("2025-04-01");
            scene
        },
    ),
];

fn changed(change: impl FnOnce(&mut Scene)) -> Scene {
    let mut scene = Scene::transport();
    change(&mut scene);
    scene
}

fn by_family() -> Scene {
    changed(|scene| scene.trip().carriage = Carriage::Family)
}

fn approved(until: &str) -> Scene {
    changed(|scene| scene.document().valid.until = Some(day(until)))
}

/// Lot 1 until that day.
fn arranged(until: &str) -> Scene {
    changed(|scene| scene.allocations[1].value.period.until = Some(day(until)))
}

fn beside_day_activities() -> Scene {
    changed(|scene| {
        scene.tariffs[1] = tariff(2, "day-activities-middle", None, "41X01", 9730);
        scene.tariffs[1].value.contract = scene.contracts[0].key.clone();
        scene.allocations[1].value.shape = specific("41X01", 10, Unit::DayPart, Frequency::Week);
    })
}

/// One budget for everything, and nothing else.
fn with_one_budget() -> Scene {
    changed(|scene| {
        scene.allocations.truncate(1);
        scene.allocation().shape = Shape::Generic { budget: Cents(500_000) };
    })
}

fn deleted(allocation: &mut uurwerk::domain::allocation::Allocation) {
    allocation.change_reason = Some("13".into());
}

fn going_to(code: &str) -> Scene {
    changed(|scene| scene.trip().to = MunicipalityCode::parse(code).ok())
}

fn coming_from(code: &str) -> Scene {
    changed(|scene| scene.trip().from = MunicipalityCode::parse(code).ok())
}

/// A trip to a municipality about which was spoken.
fn discussed(code: &str) -> Scene {
    let mut scene = going_to(code);
    let talk = scene.record(DocumentKind::Consultation);
    (talk.reference, talk.remark) = (remark("wijkteam"), remark("akkoord"));
    scene
}

fn metres(count: u32) -> Scene {
    changed(|scene| scene.trip().distance = Some(Distance::Metres(count)))
}

fn asked_for(key: &str) -> Scene {
    changed(|scene| scene.usage().product = Some(product_key(key)))
}

/// The trip there, after these other ones of the same day.
fn after(others: &[Direction]) -> Scene {
    changed(|scene| {
        for direction in others {
            scene.use_of("2025-03-13", What::Trip(trip(*direction)));
        }
        scene.last_of_all();
    })
}

fn claims_two(scene: &Scene) -> bool {
    let lines = scene.lines();
    let mut of_trips = lines.iter().filter(|line| !line.usages.is_empty());
    of_trips.next().is_some_and(|line| line.volume == Some(2)) && of_trips.next().is_none()
}

#[test]
fn one_product_for_every_trip_asks_for_no_distance() {
    let mut any = trip(Direction::Outward);
    any.distance = None;
    let scene = Scene::ambulatory_use("transport-services", Unit::PieceEffort, Some(What::Trip(any)));
    assert_eq!(scene.of_usage(), []);
}

#[test]
fn only_the_trips_that_are_too_many_are_marked() {
    let mut scene = after(&[Direction::Return, Direction::Return]);
    for (first, marked) in [(0, true), (1, false), (2, true)] {
        scene.usages.swap(0, first);
        let found = scene.of_usage();
        assert_eq!(found.iter().any(|finding| finding.rule == "PS-T5"), marked, "usage {first}: {found:?}");
        scene.usages.swap(0, first);
    }
}

#[test]
fn a_distance_that_is_allocated_to_nobody_says_which_product_it_is() {
    let found = metres(7300).of_usage();
    let finding = found.iter().find(|finding| finding.rule == "PS-T5").unwrap();
    assert_eq!(
        finding.what.nl,
        "De rit is groepsvervoer over 7,3 km: dat vraagt een toewijzing voor Groepsvervoer, afstand 2."
    );
}

#[test]
fn a_missing_approval_names_the_whole_command() {
    let found = changed(|scene| scene.dossier.documents.clear()).of_usage();
    let finding = found.iter().find(|finding| finding.rule == "PS-T2").unwrap();
    assert_eq!(
        finding.way_out.en,
        "Record it: uurwerk document add J-0142 --kind approval --date DATE --from FIRST-DAY --form FORM --reference REFERENCE"
    );
}
