//! The table of cases: for each rule a scene that passes and, one day, minute or cent further, a scene that trips it.

use uurwerk::domain::allocation::{Frame, Shape, Source};
use uurwerk::domain::assignment::Wish;
use uurwerk::domain::care::{Progress, State};
use uurwerk::domain::claim::limits::Used;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::contract::{AllocatedAs, DocumentKind, Exclusion, ExclusionWhen, TariffShape};
use uurwerk::domain::dossier::Document;
use uurwerk::domain::identifiers::{ActivityKey, Category, ContractKey, ProductCode};
use uurwerk::domain::ids::{AllocationId, DocumentId, Stored};
use uurwerk::domain::money::Cents;
use uurwerk::domain::rules::{Awaited, Finding, Severity, by_id};
use uurwerk::domain::time::{BirthDate, BirthPrecision, Day, Minutes, Period};
use uurwerk::domain::totals::{Exact, Sums};
use uurwerk::domain::volume::{Frequency, Unit};

use super::scene::{
    CLIENT, COLLEAGUE, LOT_1, LOT_2, SECRETS, Scene, allocation, aspecific, clock, day, discipline, held,
    month, period, product, product_key, shipped, specific, tariff,
};

mod allocations;
mod catalogue;
mod components;
mod crisis_help;
mod groups;
mod house;
mod kinds;
mod life;
mod medication_check;
mod regions;
mod standard;
mod stays;
mod transport;

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
    /// The first line that stands.
    Claimed(Severity),
    Contract(Severity),
    Usage(Severity),
    Trajectory(Severity),
    /// The message that waits.
    Waiting(Severity),
    /// The sessions of that product in a month.
    GroupMonth(&'static str, Severity),
    /// A rule that cannot be broken: true for the scene that passes, false for the other.
    Shown(fn(&Scene) -> bool),
}

use Ask::{Allocation, Claimed, Contract, Entry, GroupMonth, Line, Shown, Trajectory, Usage, Waiting};
use Severity::{Block, Hold, Warn};

/// Every case of every family.
pub fn all() -> impl Iterator<Item = &'static Case> {
    let families = [
        allocations::CASES,
        kinds::CASES,
        components::CASES,
        transport::CASES,
        medication_check::CASES,
        groups::CASES,
        crisis_help::CASES,
        stays::CASES,
        catalogue::CASES,
        standard::CASES,
        house::CASES,
        life::CASES,
        regions::CASES,
    ];
    families.into_iter().flatten()
}

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

fn budget(cents: i64) -> Scene {
    with(|scene| scene.allocation().shape = aspecific(cents))
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

fn findings(about: &Ask, scene: &Scene) -> Vec<Finding> {
    match about {
        Entry(_) => scene.of_entry(),
        Allocation(_) => scene.of_allocation(),
        Claimed(_) => scene.of_claimed(),
        Contract(_) => scene.of_contract(),
        Usage(_) => scene.of_usage(),
        Trajectory(_) => scene.of_trajectory(),
        Waiting(_) => scene.of_waiting(),
        GroupMonth(product, _) => scene.of_group_month(product),
        Line(_) => scene.lines().into_iter().flat_map(|line| line.findings).collect(),
        Shown(_) => Vec::new(),
    }
}

#[test]
fn rules_trip_on_the_boundary_and_not_before() {
    for (row, case) in all().enumerate() {
        let (passes, trips) = ((case.passes)(), (case.trips)());
        let name = format!("{} (row {row})", case.rule);
        let severity = match &case.about {
            Shown(shown) => {
                assert!(shown(&passes), "{name} should pass");
                assert!(!shown(&trips), "{name} should trip");
                continue;
            }
            Entry(severity)
            | Allocation(severity)
            | Line(severity)
            | Claimed(severity)
            | Contract(severity)
            | Usage(severity)
            | Trajectory(severity)
            | Waiting(severity)
            | GroupMonth(_, severity) => *severity,
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
    let crisis = || Scene::crisis("crisis-help-pedagogical", "2025-02-14");
    let of_time = [Scene::new(), Scene::forensic(), Scene::medication_check(), crisis()];
    assert_eq!(crisis().of_trajectory(), []);
    let of_usages = [
        Scene::transport(),
        Scene::group("day-activities-high", 4),
        Scene::group("day-treatment-vg-after-school", 8),
        Scene::ambulatory_use("day-activities-medium", Unit::DayPart, None),
    ];
    for scene in of_usages {
        assert_eq!(scene.of_usage(), []);
        assert_eq!(scene.lines().len(), 1);
        assert_eq!(scene.lines()[0].findings, []);
        assert_eq!(scene.of_contract(), []);
    }
    for scene in of_time.into_iter().chain(ambulatory) {
        assert_eq!(scene.of_entry(), []);
        assert_eq!(scene.of_allocation(), []);
        assert_eq!(scene.of_contract(), []);
        assert_eq!(scene.lines().len(), 1);
        assert_eq!(scene.lines()[0].findings, []);
    }
}
