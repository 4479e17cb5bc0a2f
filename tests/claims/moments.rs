//! Rules of levels 3 and 4 that our own data can answer are asked when a month is compiled, and again when it is queued: what
//! changed in between is seen.

use uurwerk::domain::allocation::Shape;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::identifiers::{AllocationNumber, Category, ProductCode};
use uurwerk::domain::ids::LineId;
use uurwerk::domain::money::Cents;
use uurwerk::domain::rules::Severity;
use uurwerk::domain::time::Period;
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::operations::queue_claims::{self, Error, Input};
use uurwerk::operations::{compile_claims, edit_client, edit_tariff, save_allocation};
use uurwerk::store;

use super::{Office, changed, day, month, office};

/// A rule with what makes it speak.
struct Moment {
    rule: &'static str,
    about: &'static str,
    change: fn(&mut Office),
}

const fn moment(rule: &'static str, about: &'static str, change: fn(&mut Office)) -> Moment {
    Moment { rule, about, change }
}

const MOMENTS: &[Moment] = &[
    moment("PS-A8", "the period of the allocation", |office| {
        changed::allocate(office, 900_000, "2025-03-12");
    }),
    moment("PS-A7", "the budget (TR369)", |office| changed::allocate(office, 9_729, "2025-12-31")),
    moment("TR384", "a deleted allocation", Office::delete_allocation),
    moment("TR339", "the category", |office| {
        office.reprice(|tariff| tariff.category = Category::parse("54").ok());
    }),
    moment("TR340", "the code", |office| {
        office.allocate_as("45X06", Unit::Hour, 900);
    }),
    moment("TR341", "the unit", |office| {
        office.allocate_as("45X05", Unit::DayPart, 900);
    }),
    moment("TR321", "the volume of a product period", |office| {
        office.allocate_per(Frequency::Month, 59);
    }),
    moment("TR321", "the volume of the ISO weeks of a product period", |office| {
        office.allocate_per(Frequency::Week, 9); // 6 weeks of 9 minutes
    }),
    moment("TR322", "the volume over the allocation", |office| {
        office.allocate_per(Frequency::Total, 59);
    }),
    moment("PS-A9", "a tariff that ends before the care", |office| {
        let until = Some(day("2025-03-12"));
        office.reprice(|tariff| tariff.valid = Period::new(tariff.valid.from, until).unwrap());
    }),
    moment("TR335", "60 months", |office| office.here.fix_today(day("2030-04-01"))),
    moment("OP079", "the citizen service number", Office::forget_number),
];

impl Office {
    fn save(&mut self, shape: Shape) {
        let number = AllocationNumber::new(300_201).unwrap();
        let municipality = uurwerk::domain::identifiers::MunicipalityCode::parse("0405").unwrap();
        let found = self.store.read(|tx| store::allocations::by_number(tx, &municipality, number)).unwrap();
        let input = save_allocation::Input {
            id: found.map(|stored| stored.id),
            client: self.client,
            municipality,
            number,
            shape,
            from: day("2025-01-01"),
            until: Some(day("2025-12-31")),
            frame: None,
        };
        save_allocation::run(&mut self.store, &self.here, input).unwrap();
    }

    fn allocate_as(&mut self, code: &str, unit: Unit, volume: u32) {
        self.specific(code, Extent { volume, unit, frequency: Frequency::Total });
    }

    fn allocate_per(&mut self, frequency: Frequency, volume: u32) {
        self.specific("45X05", Extent { volume, unit: Unit::Minute, frequency });
    }

    fn specific(&mut self, code: &str, extent: Extent) {
        let (category, code) = (Category::parse("45").unwrap(), ProductCode::parse(code).unwrap());
        self.save(Shape::Specific { category, code, extent });
    }

    fn reprice(&mut self, change: impl FnOnce(&mut uurwerk::domain::tariff::Tariff)) {
        let mut stored = self.store.read(store::tariffs::list).unwrap().remove(0);
        change(&mut stored.value);
        let input = edit_tariff::Input { id: stored.id, tariff: stored.value };
        edit_tariff::run(&mut self.store, &self.here, input).unwrap();
    }

    fn forget_number(&mut self) {
        let mut client = self.store.read(|tx| store::clients::get(tx, self.client)).unwrap().unwrap().value;
        client.bsn = None;
        edit_client::run(&mut self.store, &self.here, edit_client::Input { id: self.client, client })
            .unwrap();
    }

    /// As a message with reason 13 leaves it.
    fn delete_allocation(&mut self) {
        let change = store::Change { actor: "tester", operation: "import-message", at: self.here.now() };
        let number = AllocationNumber::new(300_201).unwrap();
        let municipality = uurwerk::domain::identifiers::MunicipalityCode::parse("0405").unwrap();
        self.store
            .write::<_, store::StoreError>(&change, |tx| {
                let mut stored = store::allocations::by_number(tx, &municipality, number)?.unwrap();
                stored.value.change_reason = Some("13".to_owned());
                stored.value.period.until = Some(stored.value.period.from);
                store::allocations::update(tx, stored.id, &stored.value)
            })
            .unwrap();
    }

    fn rules_of(&mut self, line: LineId) -> Vec<(String, Severity)> {
        let kept = self.store.read(|tx| store::claims::get(tx, line)).unwrap().unwrap();
        kept.line.findings.into_iter().map(|finding| (finding.rule, finding.severity)).collect()
    }
}

#[test]
fn what_our_own_data_can_answer_is_asked_when_compiling_and_when_queueing() {
    for Moment { rule, about, change } in MOMENTS {
        // Changed before the month is compiled.
        let mut early = office().registered(&[("2025-03-13", 60)]);
        change(&mut early);
        early.compile("2025-03");
        let line = early.lines("2025-03")[0].id;
        let found = early.rules_of(line);
        assert!(found.contains(&((*rule).to_owned(), Severity::Hold)), "{rule}, {about}: {found:?}");

        // Changed after it: what was compiled does not go in the queue, all together or by itself.
        let mut late = office().registered(&[("2025-03-13", 60)]);
        late.compile("2025-03");
        let line = late.lines("2025-03")[0].id;
        assert_eq!(late.rules_of(line).into_iter().filter(|(_, one)| *one >= Severity::Hold).count(), 0);
        change(&mut late);
        let one = queue_claims::run(&mut late.store, &late.here, Input::Lines(vec![line]));
        match one {
            Err(Error::HeldNow(held)) => {
                let rules: Vec<&str> = held[0].1.iter().map(|finding| finding.rule.as_str()).collect();
                assert!(held[0].0 == line && rules.contains(rule), "{rule}, {about}: {rules:?}");
            }
            // What the line says is another: compiling again says the rule.
            Err(Error::Stale { .. }) => {
                let input = compile_claims::Input { month: month("2025-03") };
                let mut again = late;
                compile_claims::run(&mut again.store, &again.here, input).unwrap();
                let line = again.lines("2025-03")[0].id;
                let found = again.rules_of(line);
                assert!(found.iter().any(|(one, _)| one == rule), "{rule}, {about}: {found:?}");
                assert!(again.queue("2025-03").unwrap().queued.is_empty(), "{rule}, {about}");
                continue;
            }
            other => panic!("{rule}, {about}: {other:?}"),
        }
        // All together: it stays behind, and says why from then on.
        let done = late.queue("2025-03").unwrap();
        assert_eq!((done.queued.len(), done.held), (0, 1), "{rule}, {about}");
        assert_eq!(late.states("2025-03"), [(60, LineState::Draft)]);
        let found = late.rules_of(line);
        assert!(found.iter().any(|(one, _)| one == rule), "{rule}, {about}: {found:?}");
    }
}

/// What an export would refuse is said when the month is compiled: the claim of a later month was made already.
#[test]
fn a_month_before_the_last_claim_says_in_which_claim_it_goes() {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    office.export("2025-03").unwrap();
    office.log(office.client, "2025-02-10", 30);
    office.compile("2025-02");
    let line = office.lines("2025-02")[0].id;
    assert!(office.rules_of(line).contains(&("TR318".to_owned(), Severity::Warn)));
    assert_eq!(office.queue("2025-02").unwrap().queued.len(), 1, "a warning is not in the way");
    assert!(office.export("2025-02").is_err());
    assert_eq!(office.export("2025-03").unwrap().claims[0].total, Cents(4_865));
}

/// A second debit for the same care, and a second credit.
#[test]
fn the_same_care_is_claimed_once_and_taken_back_once() {
    let mut office = office().sent();
    office.booked(&crate::support::answers::Reply::default());
    office.log(office.client, "2025-03-20", 30);
    office.compile("2025-03");
    let late = office.lines("2025-03").into_iter().find(|row| row.state == LineState::Draft).unwrap().id;
    assert!(office.rules_of(late).contains(&("TR389".to_owned(), Severity::Hold)));
    let held = queue_claims::run(&mut office.store, &office.here, Input::Lines(vec![late]));
    assert!(matches!(held, Err(Error::Held(lines)) if lines == [late]));
}
