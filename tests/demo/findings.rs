//! A few findings of each kind, where somebody who looks around meets them.

use std::collections::BTreeSet;

use uurwerk::domain::rules::Severity;
use uurwerk::domain::time::Month;
use uurwerk::operations::views;
use uurwerk::store::entries::Filter;

use super::{here, practice};

#[test]
fn there_is_something_to_find_of_each_kind() {
    let mut store = practice();
    let mut found: BTreeSet<(String, &str, String)> = BTreeSet::new();
    let mut keep = |place: &str, findings: &[uurwerk::domain::rules::Finding]| {
        for finding in findings {
            found.insert((place.to_owned(), finding.severity.word(), finding.rule.clone()));
        }
    };
    for one in views::entries::load_with_findings(&mut store, &here(), &Filter::default()).unwrap() {
        keep("entry", &one.row.findings);
    }
    for month in ["2025-01", "2025-02", "2025-03"] {
        let view = views::claims::load(&mut store, &here(), Month::parse_iso(month).unwrap()).unwrap();
        for line in view.groups.iter().flat_map(|group| &group.lines) {
            keep("line", &line.findings);
        }
    }
    for row in views::clients::load(&mut store, &here()).unwrap().rows {
        for allocation in views::clients::detail(&mut store, &here(), row.id).unwrap().unwrap().allocations {
            keep("allocation", &allocation.findings);
        }
    }
    let march = views::check::Filter {
        months: views::check::Months::One(Month::parse_iso("2025-03").unwrap()),
        ..views::check::Filter::default()
    };
    for row in views::check::load(&mut store, &here(), &march).unwrap().rows {
        keep(row.subject.word(), std::slice::from_ref(&row.finding));
    }
    for (what, place, severity, rule) in [
        ("transport without approval", "trip", Severity::Hold, "PS-T2"),
        ("a group that is too large", "attendance", Severity::Hold, "PS-D3"),
        ("crisis help that began late", "trajectory", Severity::Warn, "PS-K2"),
        ("crisis help that ends soon", "trajectory", Severity::Warn, "PS-K5"),
        ("medication checked by somebody else", "entry", Severity::Hold, "PS-M3"),
        ("no BSN", "line", Severity::Hold, "OP079"),
        ("after the end of the allocation", "entry", Severity::Hold, "PS-A8"),
        ("too old, or no frame", "entry", Severity::Hold, "PS-A6"),
        ("no frame", "allocation", Severity::Hold, "PS-A6"),
        ("no tariff for a discipline in a month", "entry", Severity::Hold, "PS-A4"),
        ("budget nearly used up", "entry", Severity::Warn, "PS-A7"),
        ("budget exceeded", "entry", Severity::Hold, "PS-A7"),
        ("two places at a time", "entry", Severity::Warn, "UW-2"),
        ("more than 24 hours", "entry", Severity::Warn, "UW-1"),
        ("an allocation of another length", "allocation", Severity::Warn, "PS-A3"),
    ] {
        assert!(found.contains(&(place.to_owned(), severity.word(), rule.to_owned())), "{what}: {found:#?}");
    }
    let blocks = found.iter().find(|(_, severity, _)| *severity == Severity::Block.word());
    assert_eq!(blocks, None, "nothing that is stored was refused");
}
