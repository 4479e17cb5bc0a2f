//! Holds that the office lets through: for exactly these facts, with who, when and why.

use uurwerk::domain::claim::overrides::CannotOverride;
use uurwerk::domain::practitioner::PractitionerDiscipline as Held;
use uurwerk::domain::remark::Remark;
use uurwerk::operations::views::check;
use uurwerk::operations::{delete_entry, edit_practitioner, override_finding, redo};

use super::*;

impl Office {
    /// The practitioner worked here until that day.
    fn employed_until(&mut self, until: &str) {
        let stored = self.store.read::<_, StoreError>(|tx| store::practitioners::get(tx, self.practitioner));
        let mut practitioner = stored.unwrap().unwrap().value;
        practitioner.active.until = Some(day(until));
        let input = edit_practitioner::Input { id: self.practitioner, practitioner };
        edit_practitioner::run(&mut self.store, &self.here, input).unwrap();
    }

    fn set(
        &mut self,
        line: LineId,
        rule: &str,
        reason: Option<&str>,
    ) -> Result<override_finding::Done, override_finding::Error> {
        let reason = reason.map(|text| Remark::new(text).unwrap());
        let input = override_finding::Input { line, rule: rule.into(), reason };
        override_finding::run(&mut self.store, &self.here, input)
    }

    /// What is said of overrides of March that count no longer.
    fn ended(&mut self) -> Vec<String> {
        let months = check::Months::One(month("2025-03"));
        let filter = check::Filter { months, ..check::Filter::default() };
        let view = check::load(&mut self.store, &self.here, &filter).unwrap();
        view.ended.iter().map(|one| one.why.text().en.into_owned()).collect()
    }

    /// The only line of March, and whether it is held.
    fn march(&mut self) -> (LineId, bool) {
        let lines = self.lines("2025-03");
        let [line] = lines.as_slice() else { panic!("one line, not {lines:?}") };
        (line.id, line.is_held())
    }
}

/// An office with one line of March that UW-4 holds.
fn held() -> Office {
    let mut office = office().registered(&[("2025-03-13", 60)]);
    office.employed_until("2025-03-12");
    assert_eq!(office.compile("2025-03").held, 1);
    office
}

#[test]
fn an_overridden_line_is_queued_and_says_who_when_and_why() {
    let mut office = held();
    let (line, _) = office.march();
    assert_eq!(office.queue("2025-03").unwrap().held, 1);
    let done = office.set(line, "UW-4", Some("worked on while ill; agreed with Hoorn")).unwrap();
    assert_eq!((done.findings, done.open), (1, 0));
    assert!(matches!(
        office.set(line, "UW-4", Some("again")),
        Err(override_finding::Error::Cannot { why: CannotOverride::Already, .. })
    ));
    assert_eq!(office.compile("2025-03").held, 0);
    let row = office.lines("2025-03").remove(0);
    assert!(!row.is_held());
    let shown = row.override_of(&row.findings[0]).unwrap();
    assert_eq!(shown.reason.as_str(), "worked on while ill; agreed with Hoorn");
    assert_eq!((shown.by.as_str(), shown.at), (office.here.user.as_str(), office.here.now()));

    assert_eq!(office.queue("2025-03").unwrap().queued.len(), 1);
    assert!(matches!(office.set(line, "UW-4", None), Err(override_finding::Error::Step(_))));
    office.export("2025-03").unwrap();
    let detail = claims::detail(&mut office.store, line).unwrap().unwrap();
    assert_eq!(detail.row.overrides.len(), 1, "a sent line still says who let it through");
}

#[test]
fn an_override_ends_when_the_facts_change() {
    let mut office = held();
    let (line, _) = office.march();
    office.set(line, "UW-4", Some("agreed")).unwrap();
    assert!(!office.march().1);

    office.log(office.client, "2025-03-14", 30);
    assert_eq!(office.compile("2025-03").held, 1, "more time stands on the line");
    assert!(office.march().1);
    assert!(matches!(office.set(line, "UW-4", None), Err(override_finding::Error::NotOverridden { .. })));
    assert_eq!(office.queue("2025-03").unwrap().held, 1);
    office.set(line, "UW-4", Some("agreed for both days")).unwrap();
    assert!(!office.march().1);

    office.employed_until("2025-03-13");
    office.compile("2025-03");
    assert!(office.march().1, "the finding is about another day now");
}

#[test]
fn an_override_that_ended_stays_in_sight_and_says_why() {
    let mut office = held();
    let (line, _) = office.march();
    office.set(line, "UW-4", Some("agreed")).unwrap();
    assert_eq!(office.ended(), [""; 0]);
    office.log(office.client, "2025-03-14", 30);
    assert_eq!(office.ended(), [""; 0], "the line is what it was until the month is compiled again");
    office.compile("2025-03");
    assert_eq!(office.ended(), ["The facts changed: 1 entry added."]);
    office.set(line, "UW-4", Some("agreed for both days")).unwrap();
    office.employed_until("2025-03-13");
    office.compile("2025-03");
    assert_eq!(
        office.ended(),
        ["The facts changed: 1 entry added.", "The rule does not find this any more."],
        "the finding is about the other day now"
    );
    office.set(line, "UW-4", Some("agreed once more")).unwrap();
    office.queue("2025-03").unwrap();
    office.export("2025-03").unwrap();
    assert_eq!(office.ended().len(), 2, "what was sent with an override still counts on it");

    let mut office = held();
    let (line, _) = office.march();
    office.set(line, "UW-4", Some("agreed")).unwrap();
    let first = match claims::detail(&mut office.store, line).unwrap().unwrap().parts[0].source {
        claims::PartSource::Entry(id) => id,
        claims::PartSource::Usage(_) => panic!("the line stands on time"),
    };
    delete_entry::run(&mut office.store, &office.here, first).unwrap();
    office.compile("2025-03");
    assert_eq!(office.ended(), ["The claim line is not there any more."]);
}

#[test]
fn an_override_stays_while_nothing_that_it_is_about_changes() {
    let mut office = held();
    let (line, _) = office.march();
    office.set(line, "UW-4", Some("agreed")).unwrap();
    office.employed_until("2025-03-11"); // the finding would say the same
    let other = office.add_client("J-0177", Some("999900018"), "0405", 300_417);
    office.log(other, "2025-03-13", 30);
    let done = office.queue("2025-03").unwrap();
    assert_eq!((done.queued.len(), done.held), (1, 0));
}

#[test]
fn overriding_is_undone_and_withdrawn() {
    let mut office = held();
    let (line, _) = office.march();
    office.set(line, "UW-4", Some("agreed")).unwrap();
    assert_eq!(undo::run(&mut office.store, &office.here).unwrap().operation, "override-finding");
    assert!(office.march().1);
    redo::run(&mut office.store, &office.here).unwrap();
    assert!(!office.march().1);
    assert_eq!(office.set(line, "UW-4", None).unwrap().open, 1);
    assert!(office.march().1);
    assert_eq!(undo::run(&mut office.store, &office.here).unwrap().operation, "withdraw-override");
    assert!(!office.march().1);

    office.queue("2025-03").unwrap();
    let direct = office.store.write::<_, StoreError>(
        &Change { actor: "stranger", operation: "x", at: office.here.now() },
        |tx| {
            let known = store::overrides::of_month(tx, month("2025-03"))?;
            store::overrides::remove(tx, &known[0])
        },
    );
    assert!(matches!(direct, Err(StoreError::Refused(Broken::LineFrozen))), "{direct:?}");
}

#[test]
fn what_no_municipality_would_take_is_not_let_through() {
    let mut office = office();
    let other = office.add_client("J-0177", None, "0405", 300_417);
    office.log(other, "2025-03-13", 30);
    office.log(office.client, "2026-03-13", 30); // the allocation ended
    office.compile("2025-03");
    let (line, _) = office.march();
    let refused = office.set(line, "OP079", Some("no BSN yet"));
    assert!(matches!(refused, Err(override_finding::Error::Cannot { why: CannotOverride::Never, .. })));
    let refused = office.set(line, "UW-4", Some("wrong rule"));
    assert!(matches!(refused, Err(override_finding::Error::Cannot { why: CannotOverride::NoSuchHold, .. })));
    office.compile("2026-03");
    let late = office.lines("2026-03").remove(0);
    let refused = office.set(late.id, "PS-A8", Some("they promised"));
    assert!(matches!(refused, Err(override_finding::Error::Cannot { why: CannotOverride::Never, .. })));
    assert!(matches!(
        office.set(LineId(99), "PS-A8", Some("x")),
        Err(override_finding::Error::Unknown(LineId(99)))
    ));
}

/// Two lines on a budget of € 9 000: one that exceeds it alone, and a small one after it.
#[test]
fn a_line_that_was_let_through_takes_the_room_of_those_after_it() {
    let mut office = office();
    let hbo = Discipline::parse("HBO").unwrap();
    let tariff = Tariff {
        contract: ContractKey::parse("segment-c-westfriesland-2025").unwrap(),
        product: ProductKey::parse("lot-1").unwrap(),
        discipline: Some(hbo.clone()),
        code: ProductCode::parse("45X03").unwrap(),
        category: None,
        unit: Unit::Minute,
        cents: Cents(9730),
        valid: Period::new(day("2025-01-01"), None).unwrap(),
        band: None,
    };
    import_tariffs::run(&mut office.store, &office.here, import_tariffs::Input { tariffs: vec![tariff] })
        .unwrap();
    let stored = office.store.read::<_, StoreError>(|tx| store::practitioners::get(tx, office.practitioner));
    let mut practitioner = stored.unwrap().unwrap().value;
    practitioner.disciplines.push(Held { discipline: hbo.clone(), valid: practitioner.active });
    let input = edit_practitioner::Input { id: office.practitioner, practitioner };
    edit_practitioner::run(&mut office.store, &office.here, input).unwrap();
    for (on, minutes, discipline) in
        [("2025-03-10", 2880, "HBO"), ("2025-03-12", 2880, "HBO"), ("2025-03-20", 60, "WO+")]
    {
        let mut wanted = office.wanted(office.client, on, minutes);
        wanted.wish.discipline = Some(Discipline::parse(discipline).unwrap());
        let key = office.here.new_entry_key().unwrap();
        log_time::run(&mut office.store, &office.here, log_time::Input { key, wanted }).unwrap();
    }
    assert_eq!(office.compile("2025-03").held, 1, "the first does not fit and leaves its room to the second");
    let first = office.lines("2025-03").into_iter().find(|row| row.minutes == 5760).unwrap();
    office.set(first.id, "PS-A7", Some("a higher budget is promised")).unwrap();
    let done = office.queue("2025-03").unwrap();
    assert_eq!((done.queued.len(), done.held), (1, 1), "the second no longer fits");
}
