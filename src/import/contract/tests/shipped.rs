//! The contracts that come with the program, held against tables that were written from their documents.

use std::collections::BTreeMap;

use super::*;
use crate::domain::contract::{
    Beside, Component, DocumentKind, ExclusionWhen, Intensity, Occasion, TransportForm,
};
use crate::domain::identifiers::{ActivityKey, CredentialKey};

fn contract(key: &str) -> Contract {
    let (_, text) = shipped().iter().find(|(own, _)| *own == key).unwrap();
    read(text).unwrap_or_else(|complaints| panic!("{complaints:#?}"))
}

fn guide() -> Contract {
    contract("handleiding-ambulant")
}

fn words<T: std::fmt::Display>(values: &[T]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// `key | code | units | group | education and registration | age`, a dash for nothing.
fn row(product: &Product) -> String {
    let dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let demands = &product.demands;
    let units: Vec<&str> = product.units.iter().map(|unit| unit.word()).collect();
    let mut group = String::new();
    if demands.individual {
        group.push_str("individual");
    }
    if let Some(size) = &demands.group {
        let heads = size.heads.map(|heads| match heads.through {
            Some(through) => format!("{}-{through}", heads.from),
            None => format!("{}+", heads.from),
        });
        let maximum = size.maximum.map(|most| format!("max {most}"));
        let mean = size.mean_tenths.map(|mean| format!("mean {}.{}", mean / 10, mean % 10));
        group = [heads, maximum, mean].into_iter().flatten().collect::<Vec<_>>().join(" ");
    }
    let mut education = Vec::new();
    if let Some(asked) = &demands.qualification {
        education.extend(asked.minimum.iter().map(ToString::to_string));
        for (name, list) in
            [("own", &asked.own), ("under", &asked.responsible), ("practice", &asked.practice)]
        {
            education.extend((!list.is_empty()).then(|| format!("{name} {}", words(list))));
        }
    }
    let age = product.age.map(|age| format!("{}-{}", age.from, age.below)).unwrap_or_default();
    let code = product.code.as_ref().map(ToString::to_string).unwrap_or_default();
    let cells = [code, units.join("/"), group, education.join(", "), age].map(dash);
    format!("{} | {}", product.key, cells.join(" | "))
}

/// Table D, held against the document.
const GUIDE: &[&str] = &[
    "guidance-light | 45A04 | minute/hour | individual | MBO, under skj | -",
    "guidance-medium | 45A05 | minute/hour | individual | HBO, own skj | -",
    "guidance-heavy | 45A48 | minute/hour | individual | HBO, under physician | -",
    "day-activities-light | 41A22 | day-part | 7+ | MBO, under skj | -",
    "day-activities-medium | 41A23 | day-part | 5-6 | MBO, under skj | -",
    "day-activities-heavy | 41A24 | day-part | 1-4 | MBO, under skj | -",
    "overnight-stay | 43A11 | 24-hours | - | MBO, under skj | -",
    "treatment-ambulatory | 45A53 | minute/hour | individual | HBO+, under big | -",
    "day-treatment-light | 41A14 | day-part | 6+ | HBO+, under big | -",
    "day-treatment-medium | 41A15 | day-part | 5-5 | HBO, under big | -",
    "day-treatment-heavy | 41A16 | day-part | 1-4 | HBO, under big | -",
    "arts-therapy | 45A65 | minute/hour | individual | own srvb | -",
    "jim | 45A56 | minute/hour | individual | under system-expert | 12-23",
    "mental-health-basic | 54001 | minute/hour | individual | - | -",
    "mental-health-diagnostics | 54004 | minute/hour | individual | - | -",
    "mental-health-treatment | 54002 | minute/hour | individual | - | -",
    "day-stay | 54007 | piece | - | - | -",
    "mst | 45A46 | minute/hour | - | practice mst-nederland | 12-18",
    "dyslexia-diagnosis | 54D01 | minute/hour | individual | practice nkd | -",
    "dyslexia-treatment | 54D02 | minute/hour | individual | practice nkd | -",
    "foster-care | 44A07 | 24-hours | - | - | -",
    "family-home-light | - | 24-hours | - | - | -",
    "family-home-regular | 44A08 | 24-hours | - | - | -",
    "transport-services | 42A01 | piece | - | - | -",
];

#[test]
fn the_guide_has_every_product_code_and_demand() {
    let rows: Vec<String> = guide().products.iter().map(row).collect();
    assert_eq!(rows, GUIDE);
    for product in guide().products {
        let code = product.code.as_ref().map(|code| code.as_str().chars().take(2).collect::<String>());
        assert_eq!(product.category.as_ref().map(|own| own.as_str().to_owned()), code, "{}", product.key);
        assert_eq!(product.allocated, AllocatedAs::Specific, "{}", product.key);
        assert_eq!(product.claimable, product.code.is_some(), "{}", product.key);
        let hourly = product.units == [Unit::Minute, Unit::Hour];
        assert_eq!(product.tariff == TariffShape::Mixed, hourly, "{}", product.key);
    }
}

#[test]
fn the_guide_says_what_else_is_demanded() {
    let guide = guide();
    let of = |key: &str| guide.product(&ProductKey::parse(key).unwrap()).unwrap();
    assert_eq!(of("overnight-stay").demands.limits.as_ref().unwrap().consecutive, Some(3));
    assert_eq!(words(&of("dyslexia-treatment").demands.after), "dyslexia-diagnosis");
    let day = of("day-stay").demands.day.clone().unwrap();
    assert_eq!((words(&day.activities).as_str(), day.least_activities), ("diagnostics treatment", Some(2)));
    assert_eq!(day.most_direct_minutes, Some(240));
    for key in [
        "guidance-light",
        "treatment-ambulatory",
        "day-treatment-heavy",
        "jim",
        "mental-health-basic",
        "mental-health-diagnostics",
        "mental-health-treatment",
        "day-stay",
        "dyslexia-diagnosis",
    ] {
        assert!(of(key).demands.also.is_some(), "{key}");
    }
    assert!(guide.municipalities.is_empty() && guide.allocation_months.is_none() && guide.segment.is_none());
    assert_eq!(words(&guide.disciplines), "MBO HBO HBO+ WO");
    let physician = CredentialKey::parse("physician").unwrap();
    assert!(guide.counts_as(&physician, &CredentialKey::parse("big").unwrap()));
}

#[test]
fn the_number_of_clients_decides_the_product_of_the_guide() {
    let guide = guide();
    for (product, fits) in [
        ("day-activities-light", ["heavy", "heavy", "medium", "medium", "light", "light"]),
        ("day-treatment-light", ["heavy", "heavy", "medium", "light", "light", "light"]),
    ] {
        let base = product.replace("-light", "");
        let product = guide.product(&ProductKey::parse(product).unwrap()).unwrap();
        for (heads, fit) in [1, 4, 5, 6, 7, 30].into_iter().zip(fits) {
            let found = guide.fitting(product, heads).unwrap().key.to_string();
            assert_eq!(found, format!("{base}-{fit}"), "{heads}");
        }
    }
}

#[test]
fn guidance_and_treatment_do_not_aim_at_one_skill_and_a_day_stay_stands_alone() {
    let guide = guide();
    let excluded = |key: &str, when| {
        let key = ProductKey::parse(key).unwrap();
        guide.excluded(&key, when).map(|(other, _)| other.to_string()).collect::<Vec<_>>()
    };
    let treatments = excluded("guidance-light", ExclusionWhen::SameSkill);
    assert!(treatments.contains(&"treatment-ambulatory".into()) && treatments.contains(&"mst".into()));
    assert!(!treatments.iter().any(|key| key.contains("diagnos") || key == "jim"));
    assert_eq!(excluded("treatment-ambulatory", ExclusionWhen::SameSkill).len(), 6);
    let alone = excluded("day-stay", ExclusionWhen::SameDay);
    assert_eq!(alone.len(), 7);
    assert!(alone.contains(&"overnight-stay".into()) && alone.contains(&"day-activities-heavy".into()));
}

/// Chapters 2 and 3 of the product structure.
const SEGMENT_C: &[&str] = &[
    "lot-1 | - | minute/hour | - | - | -",
    "lot-2 | - | minute/hour | - | - | 12-23",
    "transport-group-1 | - | piece | - | - | -",
    "transport-group-2 | - | piece | - | - | -",
    "transport-group-3 | - | piece | - | - | -",
    "transport-group-4 | - | piece | - | - | -",
    "transport-group-5 | - | piece | - | - | -",
    "transport-group-6 | - | piece | - | - | -",
    "transport-individual-1 | - | piece | - | - | -",
    "transport-individual-2 | - | piece | - | - | -",
    "transport-individual-3 | - | piece | - | - | -",
    "transport-individual-4 | - | piece | - | - | -",
    "transport-individual-5 | - | piece | - | - | -",
    "transport-individual-6 | - | piece | - | - | -",
    "medication-check | - | minute/hour/piece | - | own child-and-youth-psychiatrist physician | -",
    "day-activities-middle | - | day-part | max 6 mean 5.0 | - | -",
    "day-activities-high | - | day-part | max 4 mean 4.0 | - | -",
    "day-treatment-vg-after-school | - | day-part | max 8 mean 4.0 | - | 4-18",
    "day-treatment-vg-heavy | - | day-part | max 4 mean 3.5 | - | 0-18",
    "day-treatment-vg-behaviour | - | day-part | max 4 mean 2.5 | - | 0-18",
    "day-treatment-ggz | - | day-part | mean 5.0 | - | 0-18",
    "crisis-help-pedagogical | - | minute/hour/day-part/24-hours/piece | - | - | 0-18",
    "crisis-help-ggz | - | minute/hour/day-part/24-hours/piece | - | - | 0-18",
];

#[test]
fn segment_c_has_its_lots_and_five_components() {
    let contract = westfriesland();
    assert_eq!(contract.products.iter().map(row).collect::<Vec<_>>(), SEGMENT_C);
    let components: Vec<&str> = contract.components.iter().map(|one| one.key.as_str()).collect();
    let known = [
        Component::TRANSPORT,
        Component::MEDICATION_CHECK,
        Component::DAY_ACTIVITIES,
        Component::DAY_TREATMENT,
        Component::CRISIS_HELP,
    ];
    assert_eq!(components, known);
    for product in &contract.products {
        assert_eq!(product.lot.is_some(), product.component.is_none(), "{}", product.key);
    }
    assert_eq!((contract.segment, contract.lots.len()), (Some('C'), 2));
}

#[test]
fn ps_c2_c3_t3_m1_components_stand_beside_or_after_the_lots() {
    let lots = "lot-1 lot-2";
    for (product, how, products) in [
        ("transport-group-1", Beside::MustRun, "lot-1 lot-2 day-activities-middle day-activities-high"),
        ("medication-check", Beside::MustHaveEnded, lots),
        ("day-activities-high", Beside::MayRun, lots),
        ("day-treatment-ggz", Beside::MayRun, lots),
        ("crisis-help-ggz", Beside::MayRun, lots),
    ] {
        let other = super::product(product).demands.other_allocations.unwrap();
        assert_eq!((other.how, words(&other.products).as_str()), (how, products), "{product}");
    }
}

#[test]
fn ps_t2_t4_t5_m2_trips_and_checks_need_their_documents() {
    let mut bands = BTreeMap::new();
    for product in westfriesland().products {
        let Some(transport) = product.transport else { continue };
        bands.entry(transport.form).or_insert_with(Vec::new).push(transport.band);
        let limits = product.demands.limits.unwrap();
        assert_eq!((limits.within_municipalities, limits.trips_per_day), (true, Some(2)));
        let kinds: Vec<DocumentKind> = product.demands.documents.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [DocumentKind::Approval, DocumentKind::Consultation]);
        let occasions = [Occasion::OutsideMunicipalities, Occasion::Wheelchair];
        assert_eq!(product.demands.documents[1].when, occasions);
    }
    let six = vec![1, 2, 3, 4, 5, 6];
    assert_eq!(
        bands,
        BTreeMap::from([(TransportForm::Group, six.clone()), (TransportForm::Individual, six)])
    );
    let check = super::product("medication-check").demands.documents;
    assert_eq!(check.iter().map(|one| one.kind).collect::<Vec<_>>(), [DocumentKind::Reason]);
}

#[test]
fn ps_d1_d2_d5_k1_k2_days_have_their_limits() {
    for (product, parts) in [("day-activities-middle", 2), ("day-treatment-vg-heavy", 2)] {
        assert_eq!(super::product(product).demands.limits.unwrap().day_parts_per_day, Some(parts));
    }
    for (product, days) in [("crisis-help-pedagogical", 28), ("crisis-help-ggz", 42)] {
        let limits = super::product(product).demands.limits.unwrap();
        assert_eq!((limits.days, limits.first_contact_hours), (Some(days), Some(24)), "{product}");
    }
    let school = super::product("day-treatment-vg-after-school").demands.school.unwrap();
    assert_eq!((school.going, school.not_before.unwrap().to_string().as_str()), (true, "14:00"));
    let intensity = |key| super::product(key).intensity;
    assert_eq!(intensity("day-activities-middle"), Some(Intensity::Middle));
    assert_eq!(intensity("day-activities-high"), Some(Intensity::High));
}

#[test]
fn what_the_shipped_contracts_share_means_the_same_in_both() {
    let mut products: BTreeMap<ProductKey, &str> = BTreeMap::new();
    let mut kinds: BTreeMap<ActivityKey, Kind> = BTreeMap::new();
    for (key, _) in shipped() {
        let contract = contract(key);
        for product in contract.products {
            assert_eq!(products.insert(product.key.clone(), key), None, "{}", product.key);
        }
        for activity in contract.activities {
            let kind = *kinds.entry(activity.key.clone()).or_insert(activity.kind);
            assert_eq!(kind, activity.kind, "{}", activity.key);
        }
    }
}
