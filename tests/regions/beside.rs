//! Two contracts in one municipality: products of both are found, and each entry belongs to the contract of its product.

use uurwerk::domain::contract::{contract_with, contracts_for};
use uurwerk::domain::identifiers::ProductKey;
use uurwerk::import::contract;
use uurwerk::operations::edit_practitioner;
use uurwerk::operations::views::{clients, contracts};
use uurwerk::store;

use super::*;

/// A practice in Hoorn (0405), where segment C and the third region buy, and which has the second catalogue too, for any
/// municipality.
fn hoorn(folder: &Path) -> Office {
    let mut office = office(folder);
    let (_, second) = contract::shipped().iter().find(|(key, _)| *key == "handleiding-ambulant").unwrap();
    for content in [THIRD.replace("0935", "0405"), (*second).to_owned()] {
        import_contract::run(&mut office.store, &office.here, import_contract::Input { content }).unwrap();
    }
    office
}

impl Office {
    fn allocate_in_hoorn(&mut self, number: u32, shape: Shape) -> save_allocation::Done {
        let input = save_allocation::Input {
            id: None,
            client: self.client,
            municipality: MunicipalityCode::parse("0405").unwrap(),
            number: AllocationNumber::new(number).unwrap(),
            shape,
            from: day("2025-01-01"),
            until: Some(day("2025-05-31")),
            frame: None,
        };
        save_allocation::run(&mut self.store, &self.here, input).unwrap()
    }

    fn disciplines(&mut self, disciplines: Vec<PractitionerDiscipline>) {
        let id = self.practitioner;
        let stored = self.store.read(|tx| store::practitioners::get(tx, id)).unwrap().unwrap();
        let practitioner = Practitioner { disciplines, ..stored.value };
        let input = edit_practitioner::Input { id, practitioner };
        edit_practitioner::run(&mut self.store, &self.here, input).unwrap();
    }

    fn more_tariffs(&mut self, rows: &str) {
        let text = format!("contract;product;discipline;code;unit;tariff;from\n{rows}");
        let rows = tariffs::read(text.as_bytes()).and_then(Imported::all_or_nothing).unwrap();
        let tariffs = rows.into_iter().map(|row| row.value).collect();
        import_tariffs::run(&mut self.store, &self.here, import_tariffs::Input { tariffs }).unwrap();
    }
}

fn specific(code: &str) -> Shape {
    let extent = Extent { volume: 600, unit: Unit::Minute, frequency: Frequency::Total };
    Shape::Specific {
        category: Category::parse("45").unwrap(),
        code: ProductCode::parse(code).unwrap(),
        extent,
    }
}

#[test]
fn a_contract_that_names_the_municipality_is_asked_before_one_for_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = hoorn(folder.path());
    let contracts = contracts::load(&mut office.store).unwrap();
    let keys = |municipality: &str, on: &str| {
        let municipality = MunicipalityCode::parse(municipality).unwrap();
        let found = contracts_for(&contracts, &municipality, day(on));
        found.iter().map(|contract| contract.key.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        keys("0405", "2025-03-01"),
        ["regio-zuid", "segment-c-westfriesland-2025", "handleiding-ambulant"]
    );
    assert_eq!(keys("0388", "2025-03-01"), ["segment-c-westfriesland-2025", "handleiding-ambulant"]);
    assert_eq!(keys("0363", "2025-03-01"), ["handleiding-ambulant"]);
    assert_eq!(keys("0405", "2024-12-31"), ["handleiding-ambulant"]);
    for (product, contract) in [
        (Some("lot-1"), "segment-c-westfriesland-2025"),
        (Some("coaching"), "regio-zuid"),
        (Some("guidance-light"), "handleiding-ambulant"),
        (Some("of-nobody"), "regio-zuid"),
        (None, "regio-zuid"),
    ] {
        let product = product.map(|key| ProductKey::parse(key).unwrap());
        let hoorn = MunicipalityCode::parse("0405").unwrap();
        let found = contract_with(&contracts, &hoorn, day("2025-03-01"), product.as_ref()).unwrap();
        assert_eq!(found.key.as_str(), contract, "{product:?}");
    }
}

#[test]
fn a_code_leads_to_the_contract_that_knows_it() {
    for (code, product, contract, cents) in [
        ("45A04", "guidance-light", "handleiding-ambulant", 6_100),
        ("45Z10", "module", "regio-zuid", 9_150),
        ("54X01", "lot-2", "segment-c-westfriesland-2025", 12_200),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut office = hoorn(folder.path());
        office.tariffs();
        office.more_tariffs(
            "handleiding-ambulant;guidance-light;;45A04;minute;60;2025-01-01\n\
             segment-c-westfriesland-2025;lot-2;;54X01;minute;120;2025-01-01\n",
        );
        let saved = office.allocate_in_hoorn(300_301, specific(code));
        let view = clients::detail(&mut office.store, &office.here, office.client).unwrap().unwrap();
        let products: Vec<_> = view.allocations[0]
            .products
            .iter()
            .map(|one| (one.contract.as_str(), one.key.as_str()))
            .collect();
        assert_eq!((products, saved.settled), (vec![(contract, product)], 0));
        let done = office.log("2025-03-03", 61, "home-visit");
        assert_eq!(done.entry.product.unwrap().as_str(), product);
        let said: Vec<&str> = done.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(!said.contains(&"PS-A9") && !said.contains(&"UW-5"), "{code}: {said:?}");
        let lines = office.compile();
        let [line] = lines.as_slice() else { panic!("one line, not {lines:#?}") };
        assert_eq!((line.code.as_ref().unwrap().as_str(), line.amount), (code, Cents(cents)), "{contract}");
    }
}

/// Of two contracts that both buy aspecific care, the one with a tariff on the day is picked; with both, what was left aside
/// is said.
#[test]
fn the_product_with_a_tariff_is_picked_and_a_choice_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = hoorn(folder.path());
    office.more_tariffs("regio-zuid;coaching;N6;45Z02;hour;75;2025-01-01\n");
    office.allocate_in_hoorn(300_302, budget());
    let done = office.log("2025-03-03", 60, "home-visit");
    assert_eq!(done.entry.product.unwrap().as_str(), "coaching");
    assert!(!done.findings.iter().any(|finding| finding.rule == "UW-5"), "{:#?}", done.findings);
    // The other way round, for somebody whose discipline the other contract knows.
    let always = Period::new(day("2024-01-01"), None).unwrap();
    office.disciplines(vec![PractitionerDiscipline {
        discipline: Discipline::parse("WO").unwrap(),
        valid: always,
    }]);
    office.more_tariffs("segment-c-westfriesland-2025;lot-1;WO;45X04;hour;100;2025-01-01\n");
    let done = office.log("2025-03-04", 60, "home-visit");
    assert_eq!(done.entry.product.as_ref().unwrap().as_str(), "lot-1");
    office.more_tariffs("regio-zuid;coaching;N4;45Z01;hour;60;2025-01-01\n");
    office.disciplines(Vec::new());
    let done = office.log("2025-03-05", 60, "home-visit");
    let several: Vec<&str> =
        done.findings.iter().filter(|one| one.rule == "UW-5").map(|one| one.what.en.as_ref()).collect();
    assert_eq!(several.len(), 1, "{:#?}", done.findings);
    assert!(several[0].contains("Coaching") && several[0].contains("ighly specialised"), "{several:?}");
}
