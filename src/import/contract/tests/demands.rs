//! Every demand is read as it is written, and what contradicts itself is found.

use expect_test::expect_file;

use super::*;
use crate::domain::contract::{
    Beside, DayContent, DocumentKind, ExclusionWhen, GroupSize, GroupTime, HeadRange, Intensity, Limits,
    Occasion, OtherAllocations, Qualification, School, Transport, TransportForm,
};
use crate::domain::identifiers::{ComponentKey, CredentialKey};
use crate::domain::time::ClockTime;

const RICH: &str = include_str!("rich.toml");

fn rich() -> Contract {
    read(RICH).unwrap_or_else(|complaints| panic!("{complaints:#?}"))
}

fn key(word: &str) -> ProductKey {
    ProductKey::parse(word).unwrap()
}

fn of(product: &str) -> Product {
    rich().product(&key(product)).unwrap().clone()
}

fn credentials(words: &[&str]) -> Vec<CredentialKey> {
    words.iter().map(|word| CredentialKey::parse(word).unwrap()).collect()
}

#[test]
fn the_contract_itself_carries_its_segment_lots_claims_and_exclusions() {
    let contract = rich();
    assert_eq!((contract.segment, contract.lots[0].number), (Some('C'), 1));
    assert_eq!(contract.claims.deadline_months, Some(2));
    assert_eq!((contract.claims.group_time, &*contract.claims.place), (Some(GroupTime::Divided), "9"));
    let [exclusion] = contract.exclusions.as_slice() else { panic!("{:?}", contract.exclusions) };
    assert_eq!((exclusion.when, &*exclusion.place), (ExclusionWhen::SameSkill, "5"));
    assert_eq!(
        (&exclusion.products, &exclusion.not_with),
        (&vec![key("care")], &vec![key("middle"), key("high")])
    );
}

#[test]
fn a_qualification_is_read_with_every_part() {
    let contract = rich();
    let place = "3".to_owned();
    let minimum = Some(Discipline::parse("HBO").unwrap());
    let (own, responsible, practice) =
        (credentials(&["big"]), credentials(&["physician"]), credentials(&["mark"]));
    let expected = Qualification { minimum, own, responsible, practice, place };
    assert_eq!(of("middle").demands.qualification, Some(expected));
    let [big, physician, mark] = contract.credentials.as_slice() else { panic!("three credentials") };
    assert!(contract.counts_as(&physician.key, &big.key) && contract.counts_as(&big.key, &big.key));
    assert!(!contract.counts_as(&big.key, &physician.key) && !contract.counts_as(&mark.key, &big.key));
}

#[test]
fn a_product_has_the_demands_of_its_component_unless_it_replaces_them() {
    let limits = |parts, place: &str| {
        Some(Limits { day_parts_per_day: Some(parts), place: place.into(), ..Limits::default() })
    };
    assert_eq!(of("middle").demands.limits, limits(2, "3.1"));
    assert_eq!(of("high").demands.limits, limits(3, "3.3"));
    assert_eq!(of("high").demands.also.unwrap().en, "also");
    assert_eq!(of("high").demands.qualification, of("middle").demands.qualification);
    assert_eq!(of("care").demands.also, None);
    let day_activities = ComponentKey::parse("day-activities").unwrap();
    assert_eq!(
        (of("middle").component, of("middle").intensity),
        (Some(day_activities), Some(Intensity::Middle))
    );
}

#[test]
fn groups_days_and_schools_are_read() {
    let heads = HeadRange { from: 5, through: Some(6) };
    let group =
        GroupSize { heads: Some(heads), maximum: Some(6), mean_tenths: Some(35), place: "3.2".into() };
    assert_eq!(of("middle").demands.group, Some(group));
    assert_eq!(of("high").demands.group.unwrap().heads, Some(HeadRange { from: 1, through: Some(4) }));
    let stay = of("stay");
    assert!(!stay.claimable && of("care").claimable && of("care").demands.individual);
    assert_eq!(stay.demands.after, [key("care")]);
    let activities = vec![crate::domain::identifiers::ActivityKey::parse("talk").unwrap()];
    let place = "1.2".to_owned();
    let (least_activities, most_direct_minutes) = (Some(2), Some(240));
    let day = DayContent { activities, least_activities, most_direct_minutes, place: place.clone() };
    assert_eq!(stay.demands.day, Some(day));
    let not_before = ClockTime::parse("14:00");
    assert_eq!(stay.demands.school, Some(School { going: true, not_before, place: place.clone() }));
    assert_eq!(stay.demands.limits, Some(Limits { consecutive: Some(3), place, ..Limits::default() }));
}

#[test]
fn limits_trips_and_documents_are_read() {
    let care = Limits {
        days: Some(28),
        first_contact_hours: Some(24),
        indirect_percent: Some(40),
        place: "1.1".into(),
        ..Limits::default()
    };
    assert_eq!(
        (of("care").demands.limits, of("care").age),
        (Some(care), Some(AgeRange { from: 0, below: 18 }))
    );
    let trip = of("trip-2");
    assert_eq!(trip.transport, Some(Transport { form: TransportForm::Group, band: 2 }));
    let limits = trip.demands.limits.unwrap();
    assert!(limits.within_municipalities && limits.trips_per_day == Some(2));
    let other = OtherAllocations { how: Beside::MustRun, products: vec![key("care")], place: "4".into() };
    assert_eq!(trip.demands.other_allocations, Some(other));
    let [approval, talk] = trip.demands.documents.as_slice() else { panic!("two documents") };
    assert_eq!((approval.kind, approval.forms.len(), approval.when.len()), (DocumentKind::Approval, 2, 0));
    assert_eq!((talk.kind, &*talk.place), (DocumentKind::Consultation, "4.2"));
    assert_eq!(talk.when, [Occasion::OutsideMunicipalities, Occasion::Wheelchair]);
}

#[test]
fn a_contract_answers_what_rules_ask() {
    let contract = rich();
    let discipline = |name| Discipline::parse(name).unwrap();
    for (own, least, reaches) in
        [("HBO", "HBO", true), ("WO", "HBO", true), ("HBO", "WO", false), ("MBO", "HBO", false)]
    {
        assert_eq!(contract.reaches(&discipline(own), &discipline(least)), reaches, "{own} {least}");
    }
    for (heads, fits) in [(0, None), (1, Some("high")), (4, Some("high")), (5, Some("middle")), (7, None)] {
        let found = contract.fitting(contract.product(&key("middle")).unwrap(), heads);
        assert_eq!(found.map(|product| product.key.as_str()), fits, "{heads}");
    }
    let excluded = |of: &str, when| {
        let product = key(of);
        let keys: Vec<String> =
            contract.excluded(&product, when).map(|(other, _)| other.to_string()).collect();
        keys.join(" ")
    };
    assert_eq!(excluded("care", ExclusionWhen::SameSkill), "middle high");
    assert_eq!(excluded("high", ExclusionWhen::SameSkill), "care");
    assert_eq!(excluded("care", ExclusionWhen::SameDay), "");
    assert_eq!(excluded("stay", ExclusionWhen::SameSkill), "");
}

/// What is replaced in the rich contract, and by what.
const BROKEN: &[(&str, &str)] = &[
    ("segment = \"C\"", "segment = \"c\""),
    ("deadline_months = 2\ngroup_time = \"divided\"\n", ""),
    ("group_time = \"divided\"", "group_time = \"half\""),
    ("deadline_months = 2", "deadline_months = 61"),
    ("lot = 1\n", ""),
    ("lot = 1\n", "lot = 2\n"),
    ("number = 1\n", "number = 0\n"),
    ("[[credential]]\nkey = \"big\"", "[[credential]]\nkey = \"mark\""),
    ("held_by = \"practice\"", "held_by = \"municipality\""),
    ("part_of = \"big\"", "part_of = \"mark\""),
    ("part_of = \"big\"", "part_of = \"physician\""),
    ("key = \"physician\"", "key = \"doctor\""),
    ("minimum = \"HBO\"", "minimum = \"MBO\""),
    ("own = [\"big\"]", "own = [\"bgi\"]"),
    ("own = [\"big\"]", "own = [\"mark\"]"),
    ("own = [\"big\"]", "own = []"),
    ("practice = [\"mark\"]", "practice = [\"big\"]"),
    ("limits = { days = 28, first_contact_hours = 24, indirect_percent = 40 }", "limits = {}"),
    ("limits = { days = 28, first_contact_hours = 24, indirect_percent = 40 }", "limits = { place = \"1\" }"),
    ("days = 28", "days = 0"),
    ("days = 28", "day = 28"),
    ("indirect_percent = 40", "indirect_percent = 101"),
    ("municipalities = [\"0405\"]\n", ""),
    ("key = \"transport\"", "key = \"trips\""),
    ("key = \"care\"", "key = \"cure\""),
    ("how = \"must-run\"", "how = \"running\""),
    ("products = [\"care\"] }", "products = [\"trip-1\"] }"),
    ("when = [\"outside-municipalities\", \"wheelchair\"]", "when = [\"always\"]"),
    ("kind = \"consultation\"", "kind = \"approval\""),
    ("kind = \"consultation\"", "kind = \"letter\""),
    ("forms = [{ nl = \"plan\", en = \"plan\" },", "forms = [{ nl = \"plan\" }, 5,"),
    ("tariff = \"mixed\"\nunits = [\"minute\"]", "tariff = \"mixed\"\nunits = [\"minute\", \"day-part\"]"),
    ("units = [\"24-hours\"]", "units = [\"day-part\"]"),
    ("units = [\"piece\"]", "units = [\"hour\"]"),
    ("age = { from = 0, through = 17 }", "age = { from = 18, through = 17 }"),
    ("age = { from = 0, through = 17 }", "age = { from = 0, through = 17, below = 18 }"),
    ("age = { from = 0, through = 17 }", "age = { from = 0 }"),
    ("individual = true", "individual = true\ngroup = { maximum = 2 }"),
    ("claimable = false", "claimable = false\ncode = \"41X03\""),
    ("code = \"41X02\"", "code = \"41X01\""),
    ("after = [\"care\"]", "after = [\"stay\"]"),
    ("after = [\"care\"]", "after = [\"nothing\"]"),
    ("not_before = \"14:00\"", "not_before = \"two\""),
    ("not_before = \"14:00\"", "not_before = 14:00:00"),
    ("activities = [\"talk\"]", "activities = [\"report\", \"walk\"]"),
    ("activities = [\"talk\"], ", ""),
    ("intensity = \"middle\"", "intensity = \"low\""),
    ("intensity = \"middle\"", "intensity = \"zwaar\""),
    ("from = 5, through = 6", "from = 6, through = 5"),
    ("from = 5, through = 6", "from = 4, through = 6"),
    ("from = 5, through = 6", ""),
    ("mean_per_supervisor = 3.5", "mean_per_supervisor = 6.1"),
    ("mean_per_supervisor = 3.5", "mean_per_supervisor = 3.55"),
    ("mean_per_supervisor = 3.5", "mean_per_supervisor = 3e0"),
    ("band = 2", "band = 1"),
    ("band = 2", "band = 21"),
    ("form = \"group\", band = 2", "band = 2"),
    ("not_with = [\"middle\", \"high\"]", "not_with = [\"middle\", \"low\"]"),
    ("not_with = [\"middle\", \"high\"]", "not_with = [\"care\"]"),
    ("when = \"same-skill\"", "when = \"same-week\""),
];

#[test]
fn gallery_of_contradictions() {
    let gallery: String = BROKEN.iter().map(|(old, new)| said_of(RICH, old, new)).collect();
    assert!(!gallery.contains("accepted"), "{gallery}");
    expect_file!["contradictions.txt"].assert_eq(&gallery);
}

#[test]
fn only_segment_c_has_no_low_day_activities() {
    let low = RICH.replace("intensity = \"middle\"", "intensity = \"low\"");
    assert!(read(&low).is_err());
    for (old, new) in [
        ("segment = \"C\"", "segment = \"B\""),
        ("segment = \"C\"\n", ""),
        ("\"day-activities\"", "\"day-treatment\""),
    ] {
        assert!(read(&low.replace(old, new)).is_ok(), "{new}");
    }
}

#[test]
fn a_lot_or_component_without_products_is_found() {
    let lot = RICH.replace(
        "[claims]",
        "[[lot]]\nnumber = 2\nname = { nl = \"a\", en = \"b\" }\nplace = \"1\"\n\n[claims]",
    );
    let component = format!(
        "{RICH}\n[[component]]\nkey = \"crisis-help\"\nname = {{ nl = \"a\", en = \"b\" }}\nplace = \"1\"\n"
    );
    for (text, what) in [(lot, "lot 2 has no product"), (component, "component crisis-help has no product")] {
        let complaints = read(&text).unwrap_err();
        assert_eq!(complaints.iter().map(|one| &*one.words.en).collect::<Vec<_>>(), [what]);
    }
}

#[test]
fn every_key_is_specified() {
    let document = include_str!("../../../../docs/contract-file.md");
    let letters = |c: char| c.is_ascii_lowercase() || c == '_';
    let mut seen = 0;
    for (before, _) in
        RICH.lines().flat_map(|line| line.match_indices(" =").map(move |(at, _)| line.split_at(at)))
    {
        let key: String = before.chars().rev().take_while(|c| letters(*c)).collect();
        let key: String = key.chars().rev().collect();
        seen += 1;
        let named = document.contains(&format!("`{key}`")) || document.contains(&format!("{key} = "));
        assert!(named, "docs/contract-file.md does not name {key}");
    }
    assert!(seen > 100, "{seen}");
}
