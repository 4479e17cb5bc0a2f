//! The second catalogue: HA-1 to HA-7.

use super::*;

pub const CASES: &[Case] = &[
    case("HA-1", Entry(Hold), || treated_until("2025-03-12"), || treated_until("2025-03-13")),
    case("HA-1", Entry(Hold), || stated("2025-03-13", "2025-03-13"), || stated("2025-03-14", "2025-03-14")),
    case("HA-1", Entry(Hold), || stated("2025-03-13", "2025-03-13"), || stated("2025-03-01", "2025-03-12")),
    case("HA-1", Allocation(Hold), || treated_until("2024-12-31"), || treated_until("2025-01-01")),
    case(
        "HA-1",
        Allocation(Hold),
        || stated("2025-01-01", "2025-12-31"),
        || stated("2025-01-02", "2025-12-31"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("jim", "2013-03-13", "2025-03-13"),
        || aged("jim", "2013-03-14", "2025-03-13"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("jim", "2002-03-14", "2025-03-13"),
        || aged("jim", "2002-03-13", "2025-03-13"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2007-03-14", "2025-03-13"),
        || aged("mst", "2007-03-13", "2025-03-13"),
    ),
    // Born on 29 February: 13 on the first of March where the year has no 29th, and below 18 until then.
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2012-02-29", "2024-02-29"),
        || aged("mst", "2012-02-29", "2024-02-28"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2008-02-29", "2026-02-28"),
        || aged("mst", "2008-02-29", "2026-03-01"),
    ),
    // Of the month or year that is known, the last day is the youngest and the first day the oldest.
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2012-02", "2024-02-29"),
        || aged("mst", "2012-02", "2024-02-28"),
    ),
    case(
        "HA-4",
        Entry(Hold),
        || aged("mst", "2008-02", "2026-01-31"),
        || aged("mst", "2008-02", "2026-02-01"),
    ),
    case("HA-4", Entry(Hold), || aged("mst", "2012", "2024-12-31"), || aged("mst", "2012", "2024-12-30")),
    case("HA-4", Entry(Hold), || aged("mst", "2008", "2025-12-31"), || aged("mst", "2008", "2026-01-01")),
    case("HA-4", Entry(Hold), || aged("mst", "2010", "2025-03-13"), || aged("mst", "", "2025-03-13")),
    case("HA-6", Entry(Hold), || diagnosed("2025-03-13"), || diagnosed("2025-03-14")),
    case(
        "HA-6",
        Entry(Hold),
        || Scene::ambulatory("dyslexia-treatment"),
        || {
            let mut scene = Scene::ambulatory("dyslexia-treatment");
            scene.first_care.clear();
            scene
        },
    ),
    // HA-7: a minimum, a registration of one's own, one of a colleague, one of the practice.
    case("HA-7", Entry(Hold), || educated("HBO", "2025-03-13"), || educated("HBO", "2025-03-12")),
    case("HA-7", Entry(Hold), || educated("HBO", "2025-12-31"), || educated("MBO", "2025-12-31")),
    case(
        "HA-7",
        Entry(Hold),
        || registered("guidance-medium", "skj", "2025-03-13"),
        || registered("guidance-medium", "skj", "2025-03-12"),
    ),
    case(
        "HA-7",
        Entry(Hold),
        || registered("guidance-light", "skj", "2025-03-13"),
        || registered("guidance-light", "skj", "2025-03-12"),
    ),
    case(
        "HA-7",
        Entry(Hold),
        || registered("treatment-ambulatory", "physician", "2025-03-13"),
        || registered("treatment-ambulatory", "srvb", "2025-03-13"),
    ),
    case("HA-7", Entry(Hold), || under("physician", "2025-03-13"), || under("physician", "2025-03-12")),
    case("HA-7", Entry(Hold), || under("physician", "2025-03-13"), || under("big", "2025-03-13")),
    case(
        "HA-7",
        Entry(Hold),
        || Scene::ambulatory("mst"),
        || {
            let mut scene = Scene::ambulatory("mst");
            scene.practice[1].valid.until = Some(day("2025-03-12"));
            scene
        },
    ),
];

/// Guidance on 13 March 2025 beside an allocation of treatment that starts with the year before and ends on that day.
fn treated_until(last: &str) -> Scene {
    let mut scene = Scene::ambulatory("guidance-light");
    scene.also("treatment-ambulatory", "45A53", "2024-01-01", last);
    scene
}

/// The same side by side, with a statement about these days.
fn stated(from: &str, until: &str) -> Scene {
    let mut scene = treated_until("2025-12-31");
    let statement = Document {
        kind: DocumentKind::Statement,
        dated: day("2025-03-31"),
        valid: period(from, until),
        product: Some(product_key("guidance-light")),
        form: None,
        reference: None,
        remark: None,
    };
    scene.dossier.documents = vec![Stored { id: DocumentId(1), value: statement }];
    scene
}

/// Care of a product on a day, for somebody born on another.
fn aged(key: &str, born: &str, on: &str) -> Scene {
    born_on(Scene::ambulatory(key), born, on)
}

fn diagnosed(on: &str) -> Scene {
    let mut scene = Scene::ambulatory("dyslexia-treatment");
    scene.first_care = [(product_key("dyslexia-diagnosis"), day(on))].into();
    scene
}

/// Guidance of medium weight by somebody who has this discipline until a day.
fn educated(name: &str, until: &str) -> Scene {
    let mut scene = Scene::ambulatory("guidance-medium");
    scene.practitioner.disciplines[0].discipline = discipline(name);
    scene.practitioner.disciplines[0].valid.until = Some(day(until));
    scene
}

/// A product by somebody who holds nothing but this, until a day.
fn registered(key: &str, credential: &str, until: &str) -> Scene {
    let mut scene = Scene::ambulatory(key);
    scene.practitioner.credentials = vec![held(credential, period("2024-01-01", until))];
    scene
}

/// Heavy guidance by somebody who holds nothing, under a colleague who holds this until a day.
fn under(credential: &str, until: &str) -> Scene {
    let mut scene = Scene::ambulatory("guidance-heavy");
    scene.practitioner.credentials.clear();
    scene.practitioner.responsible = Some(COLLEAGUE);
    scene.colleague.credentials = vec![held(credential, period("2024-01-01", until))];
    scene
}
