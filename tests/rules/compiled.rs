//! What a month of entries becomes.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::Config;
use uurwerk::domain::claim::line::{Line, LineState};
use uurwerk::domain::ids::{AllocationId, EntryId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::time::Minutes;
use uurwerk::domain::volume::{Frequency, Unit};

use super::scene::{
    Scene, allocation, aspecific, day, discipline, month, period, product_key, specific, tariff,
};

/// Allocation, code, first and last day, volume, amount, and the rules that hold it.
fn told(line: &Line) -> String {
    let held: Vec<&str> = line.findings.iter().map(|finding| finding.rule.as_str()).collect();
    format!(
        "{} {} {}..{} {} {} {} {}",
        line.allocation.map_or("-".into(), |id| id.to_string()),
        line.code.as_ref().map_or("-".into(), ToString::to_string),
        line.period.from().day_of_month(),
        line.period.until().day_of_month(),
        line.minutes,
        line.volume.map_or("-".into(), |volume| volume.to_string()),
        line.amount,
        held.join("+")
    )
    .trim_end()
    .to_owned()
}

fn lines(scene: &Scene) -> Vec<String> {
    scene.lines().iter().map(told).collect()
}

#[test]
fn the_worked_example_of_the_standard() {
    let scene = Scene::new();
    assert_eq!(lines(&scene), ["1 45X05 1..31 433 433 702.18"]);
    let line = scene.lines().remove(0);
    assert_eq!((line.unit_tariff, line.unit), (Some(Cents(162)), Some(Unit::Minute)));
    assert_eq!(line.entries, [(EntryId(1), 433)]);
}

#[test]
fn a_line_is_the_sum_of_its_entries_and_rounded_once() {
    let mut scene = Scene::new();
    scene.entry().minutes = Minutes::new(200).unwrap();
    scene.add_entry("2025-03-31", 33);
    scene.add_entry("2025-03-01", 200);
    scene.add_entry("2025-04-01", 60);
    scene.add_entry("2025-02-28", 60);
    assert_eq!(lines(&scene), ["1 45X05 1..31 433 433 702.18"]);
    assert_eq!(scene.lines()[0].entries, [(EntryId(1), 200), (EntryId(2), 33), (EntryId(3), 200)]);
}

#[test]
fn disciplines_and_consecutive_allocations_make_lines_of_their_own() {
    let mut scene = Scene::new();
    scene.practitioner.disciplines.push(uurwerk::domain::practitioner::PractitionerDiscipline {
        discipline: discipline("HBO"),
        valid: scene.practitioner.active,
    });
    scene.add_entry("2025-03-14", 60).discipline = Some(discipline("HBO"));
    scene.allocation().period = period("2025-01-01", "2025-03-19");
    let mut next = allocation(2, 300_202, aspecific(500_000));
    next.value.period = period("2025-03-20", "2026-03-19");
    scene.allocations.push(next);
    scene.add_entry("2025-03-20", 30).allocation = Some(AllocationId(2));
    assert_eq!(
        lines(&scene),
        ["1 45X03 1..19 60 60 87.30", "1 45X05 1..19 433 433 702.18", "2 45X05 20..31 30 30 48.65"]
    );
}

#[test]
fn hours_are_rounded_once_where_tariff_and_allocation_say_hours() {
    for (entries, hours, amount) in
        [(&[50, 50, 50, 50][..], 3, 27_000), (&[20], 1, 9000), (&[209], 3, 27_000), (&[220], 4, 36_000)]
    {
        let mut scene = Scene::forensic();
        scene.tariffs[2].value.unit = Unit::Hour;
        scene.entry().minutes = Minutes::new(entries[0]).unwrap();
        for minutes in &entries[1..] {
            scene.add_entry("2025-03-20", *minutes);
        }
        let line = scene.lines().remove(0);
        assert_eq!((line.unit, line.volume, line.amount), (Some(Unit::Hour), Some(hours), Cents(amount)));
        assert_eq!(line.unit_tariff, Some(Cents(9000)));
    }
}

#[test]
fn the_unit_follows_the_allocation_then_the_tariff() {
    for (allocated, priced, claimed) in [
        (Unit::Hour, Unit::Minute, Some(Unit::Minute)),
        (Unit::Hour, Unit::Hour, Some(Unit::Hour)),
        (Unit::Minute, Unit::Hour, Some(Unit::Minute)),
        (Unit::Minute, Unit::Minute, Some(Unit::Minute)),
        (Unit::DayPart, Unit::Hour, None),
        (Unit::Hour, Unit::DayPart, None),
    ] {
        let mut scene = Scene::forensic();
        scene.allocation().shape = specific("45X10", 10_000, allocated, Frequency::Total);
        scene.tariffs[2].value.unit = priced;
        let line = scene.lines().remove(0);
        assert_eq!(line.unit, claimed, "{allocated:?} at {priced:?}");
        assert_eq!(line.is_held(), claimed.is_none());
    }
}

#[test]
fn nothing_is_left_out_for_what_is_missing() {
    let mut scene = Scene::new();
    scene.tariffs.clear();
    assert_eq!(lines(&scene), ["1 - 1..31 433 - 0.00 PS-A9"]);
    scene.allocations.clear();
    assert_eq!(lines(&scene), ["- - 1..31 433 - 0.00 TR338"]);
}

#[test]
fn an_allocation_that_came_in_later_is_picked_up() {
    let mut scene = Scene::new();
    (scene.entry().allocation, scene.entry().product) = (None, None);
    assert_eq!(lines(&scene), ["1 45X05 1..31 433 433 702.18"]);
}

#[test]
fn time_outside_its_allocation_does_not_hold_the_rest() {
    let mut scene = Scene::new();
    scene.allocation().period = period("2025-01-01", "2025-03-13");
    scene.add_entry("2025-03-14", 60);
    assert_eq!(lines(&scene), ["1 45X05 1..13 433 433 702.18", "1 45X05 1..31 60 60 97.30 PS-A8"]);
}

#[test]
fn an_entry_past_midnight_belongs_to_its_first_day() {
    let mut scene = Scene::new();
    scene.entry().day = day("2025-03-31");
    scene.entry().start = Some(super::scene::clock("23:30"));
    scene.allocation().period = period("2025-01-01", "2025-03-31");
    assert_eq!(lines(&scene), ["1 45X05 1..31 433 433 702.18"]);
    scene.month = month("2025-04");
    assert_eq!(lines(&scene), Vec::<String>::new());
}

#[test]
fn lines_beyond_the_budget_are_held_and_smaller_ones_after_them_are_not() {
    let mut scene = Scene::new();
    for (id, own, code, cents) in [(7, "MBO4", "45X01", 6000), (8, "AMS", "45X07", 12_000)] {
        scene.tariffs.push(tariff(id, "lot-1", Some(own), code, cents));
    }
    let valid = scene.practitioner.active;
    for own in ["MBO4", "AMS"] {
        let discipline = discipline(own);
        scene
            .practitioner
            .disciplines
            .push(uurwerk::domain::practitioner::PractitionerDiscipline { discipline, valid });
    }
    scene.add_entry("2025-03-14", 60).discipline = Some(discipline("MBO4"));
    scene.add_entry("2025-03-14", 15).discipline = Some(discipline("AMS"));
    scene.allocation().shape = aspecific(10_000);
    assert_eq!(
        lines(&scene),
        ["1 45X01 1..31 60 60 60.00", "1 45X05 1..31 433 433 702.18 PS-A7", "1 45X07 1..31 15 15 30.00"]
    );
    scene.stands(1001, 1, LineState::Sent);
    assert_eq!(
        lines(&scene),
        [
            "1 45X01 1..31 60 60 60.00",
            "1 45X05 1..31 433 433 702.18 PS-A7",
            "1 45X07 1..31 15 15 30.00 PS-A7"
        ]
    );
}

#[test]
fn what_stands_is_not_claimed_again() {
    let mut scene = Scene::new();
    scene.add_entry("2025-03-14", 60);
    scene.taken.insert(EntryId(1));
    for (state, words) in [
        (LineState::Queued, "Take that line out of the queue"),
        (LineState::Sent, "Wait for the answer. Then credit"),
        (LineState::Granted, "Credit that line and claim the whole again"),
        (LineState::CreditSent, "Wait for the answer to the credit"),
    ] {
        scene.standing.clear();
        scene.stands(70_218, 433, state).period = month("2025-03").period();
        let line = scene.lines().remove(0);
        assert_eq!(line.entries, [(EntryId(2), 60)]);
        assert_eq!(line.findings[0].rule, "TR389");
        assert!(line.findings[0].way_out.en.starts_with(words), "{}", line.findings[0].way_out.en);
    }
}

#[test]
fn hours_that_only_rounding_makes_too_many_are_told_apart() {
    let mut scene = Scene::forensic();
    scene.allocation().shape = specific("45X10", 10, Unit::Hour, Frequency::Total);
    scene.tariffs[2].value.unit = Unit::Hour;
    scene.entry().minutes = Minutes::new(90).unwrap();
    scene.stands(0, 510, LineState::Granted); // 90 minutes are left, two hours are claimed
    let line = scene.lines().remove(0);
    assert_eq!(line.findings[0].rule, "TR322");
    assert!(line.findings[0].way_out.en.starts_with("The real minutes do fit"));
}

#[test]
fn findings_of_entries_are_said_once() {
    let mut scene = Scene::new();
    scene.practitioner.active = period("2024-01-01", "2025-03-12");
    scene.add_entry("2025-03-13", 60);
    scene.add_entry("2025-03-14", 60);
    scene.add_entry("2025-03-15", 60);
    let line = scene.lines().remove(0);
    let said: Vec<&str> = line.findings.iter().map(|finding| finding.what.en.as_ref()).collect();
    assert_eq!(said, ["Practitioner avisser does not work here on 2025-03-13. Also for 2 other entries."]);
}

/// A month of anything: allocations that end early, codes nobody knows, disciplines without a tariff.
fn anything() -> impl Strategy<Value = Scene> {
    let entry = (1_u32..=30, 1_i64..=600, 0_usize..4, 0_i64..4, any::<bool>(), 0_usize..3);
    prop::collection::vec(entry, 1..60).prop_map(|entries| {
        let mut scene = Scene::new();
        let mut short = allocation(2, 300_100, specific("45X10", 5, Unit::Hour, Frequency::Week));
        short.value.period = period("2024-04-01", "2025-03-17");
        scene.allocations.push(short);
        scene.allocations.push(allocation(3, 300_900, specific("45X99", 5, Unit::Hour, Frequency::Month)));
        scene.entries.clear();
        let first = Scene::new().entries.remove(0);
        for (at, (on, minutes, own, allocation, picked, kind)) in entries.into_iter().enumerate() {
            let mut stored = first.clone();
            let id = i64::try_from(at).unwrap() + 1;
            stored.id = EntryId(id);
            let entry = &mut stored.value;
            entry.key.0 = uuid::Uuid::from_u128(u128::try_from(id).unwrap());
            entry.day = uurwerk::domain::time::Day::new(2025, 3, on).unwrap();
            entry.minutes = Minutes::new(minutes).unwrap();
            entry.discipline = ["WO+", "HBO", "AMS"].get(own).map(|name| discipline(name));
            entry.allocation = (allocation > 0).then_some(AllocationId(allocation));
            entry.product = picked.then(|| product_key(if own == 1 { "lot-2" } else { "lot-1" }));
            entry.kind = uurwerk::domain::activity::Kind::ALL[kind];
            scene.entries.push(stored);
        }
        scene
    })
}

proptest! {
    #![proptest_config(Config { cases: 64, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_minute_is_lost_or_made(scene in anything()) {
        let lines = scene.lines();
        let declarable: i64 = scene
            .entries
            .iter()
            .filter(|stored| stored.value.kind.is_declarable())
            .map(|stored| stored.value.minutes.get())
            .sum();
        prop_assert_eq!(lines.iter().map(|line| line.minutes).sum::<i64>(), declarable);
        for line in &lines {
            let entries: i64 = line.entries.iter().map(|(_, minutes)| minutes).sum();
            prop_assert_eq!(entries, line.minutes);
            prop_assert!(line.is_held() || (line.tariff.is_some() && line.allocation.is_some()));
        }
        let mut ids: Vec<EntryId> = lines.iter().flat_map(|line| &line.entries).map(|(id, _)| *id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "an entry stands on two lines");
    }

    #[test]
    fn the_same_month_gives_the_same_lines(scene in anything(), turn in 0_usize..60) {
        let once = scene.lines();
        prop_assert_eq!(&once, &scene.lines());
        let mut other = scene;
        let length = other.entries.len();
        other.entries.rotate_left(turn % length);
        other.allocations.reverse();
        prop_assert_eq!(&once, &other.lines());
    }

    #[test]
    fn no_key_is_claimed_twice(scene in anything()) {
        let free: Vec<Line> = scene.lines().into_iter().filter(|line| !line.is_held()).collect();
        let mut keys: Vec<_> = free.iter().map(|line| (line.allocation, &line.category, &line.code, line.period)).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), count);
    }
}
