//! The Claims screen on values made by hand.

use expect_test::expect;

use super::*;
use crate::domain::client::PersonName;
use crate::domain::identifiers::{
    AllocationNumber, ClientNumber, Discipline, MessageIdentification, MunicipalityCode, ProductCode,
};
use crate::domain::ids::{BatchId, ClientId, EntryId, LineId, PractitionerId};
use crate::domain::money::Cents;
use crate::domain::rules::{Finding, Severity};
use crate::domain::time::{ClockTime, Day};
use crate::domain::volume::Unit;
use crate::operations::views::claims::{BatchRow, LinePart, MunicipalityGroup, PartCount, PartSource};
use crate::operations::views::day::ClientName;
use crate::tui::widgets::table::Move;
use crate::tui::widgets::testing::{draw, here};

fn finding(severity: Severity) -> Finding {
    Finding {
        rule: "PS-A4".into(),
        severity,
        what: Text::new("geen tarief van kracht", "no tariff is in force for discipline WO+ on 2025-02-10"),
        way_out: Text::new("lees tarieven in", "import it with: uurwerk tariff import FILE"),
    }
}

fn line(id: i64, state: LineState, findings: Vec<Finding>) -> LineRow {
    let name = PersonName { surname: "Jansen".into(), initials: Some("S".into()), ..PersonName::default() };
    LineRow {
        id: LineId(id),
        client: ClientName { id: ClientId(1), number: ClientNumber::parse("J-0142").unwrap(), name },
        allocation: Some(AllocationNumber::new(300_201).unwrap()),
        code: Some(ProductCode::parse("45X05").unwrap()),
        product: Some(Text::new("hoogspecialistisch", "highly specialised")),
        discipline: Some(Discipline::parse("WO+").unwrap()),
        period: Month::parse_iso("2025-02").unwrap().period(),
        minutes: 433,
        volume: Some(433),
        unit: Some(Unit::Minute),
        unit_tariff: Some(Cents(162)),
        amount: Cents(70_218),
        state,
        reference: None,
        credit: None,
        codes: Vec::new(),
        findings,
        overrides: Vec::new(),
    }
}

fn view() -> ClaimsView {
    let hoorn = MunicipalityGroup {
        municipality: Some(MunicipalityCode::parse("0405").unwrap()),
        name: Some("Hoorn".into()),
        lines: vec![
            line(1, LineState::Draft, vec![]),
            line(2, LineState::Draft, vec![finding(Severity::Hold)]),
            line(3, LineState::Queued, vec![finding(Severity::Warn)]),
        ],
    };
    let medemblik = MunicipalityGroup {
        municipality: Some(MunicipalityCode::parse("0420").unwrap()),
        name: None,
        lines: vec![line(4, LineState::Sent, vec![])],
    };
    let batch = BatchRow {
        id: BatchId(1),
        identification: MessageIdentification::parse("UW0000000001").unwrap(),
        municipality: MunicipalityCode::parse("0420").unwrap(),
        lines: 1,
        amount: Cents(70_218),
        path: Some("/home/visser/.local/share/uurwerk/exports/0420/2025-02/JW323-D20250000001.xml".into()),
        due: crate::domain::time::Day::parse_iso("2025-12-31").unwrap(),
        answer: None,
        node: None,
    };
    let month = Month::parse_iso("2025-02").unwrap();
    ClaimsView {
        month,
        groups: vec![hoorn, medemblik],
        uncompiled: 75,
        uncompiled_usages: 0,
        batches: vec![batch],
    }
}

fn state() -> State {
    let mut state = open(&here());
    outcome(&mut state, Outcome::Claims(Box::new(view())), &here());
    state
}

fn act(state: &mut State, actions: &[Action]) -> Vec<Effect> {
    actions.iter().flat_map(|action| update(state, *action, &here())).collect()
}

#[test]
fn a_month_of_claims_is_shown() {
    let state = state();
    expect![[r#"
         draft 1 € 702.18   held 1 € 702.18   queued 1 € 702.18   sent 1 € 702.18
         ! 1:15 of declarable time is in no line: c compiles again
        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────╮
        │ number client     alloc. code  disc.   volume    amount state  finding       │
        │▶J-0142 Jansen, S. 300201 45X05 WO+    433 min    702.18 draft                │
        │ J-0142 Jansen, S. 300201 45X05 WO+    433 min    702.18 held   ▲ PS-A4 no ta…│
        │ J-0142 Jansen, S. 300201 45X05 WO+    433 min    702.18 queued ! PS-A4 no ta…│
        │ J-0142 Jansen, S. 300201 45X05 WO+    433 min    702.18 sent                 │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 702.18  …/exports/0420/2025-02/JW323-D20250000001.xml      │
        ╰──────────────────────────────────────────────────────────────────────────────╯
    "#]]
    .assert_eq(&draw(80, 20, |frame, area| super::view(&state, frame, area, &here())));
    expect![[r#"
         draft 1 € 702.18   held 1 € 702.18   queued 1 € 702.18   sent 1 € 702.18
         ! 1:15 of declarable time is in no line: c compiles again
        ╭ ← February 2025 → · 2 municipalities ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ municipality number client     alloc. code  product            disc.   volume tariff    amount state  finding                                                │
        │▶Hoorn        J-0142 Jansen, S. 300201 45X05 highly specialised WO+    433 min   1.62    702.18 draft                                                         │
        │ Hoorn        J-0142 Jansen, S. 300201 45X05 highly specialised WO+    433 min   1.62    702.18 held   ▲ PS-A4 no tariff is in force for discipline WO+ on 20…│
        │ Hoorn        J-0142 Jansen, S. 300201 45X05 highly specialised WO+    433 min   1.62    702.18 queued ! PS-A4 no tariff is in force for discipline WO+ on 20…│
        │ 0420         J-0142 Jansen, S. 300201 45X05 highly specialised WO+    433 min   1.62    702.18 sent                                                          │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        │                                                                                                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
        ╭ Files that were made ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
        │ 0420 · 1 line · € 702.18  /home/visser/.local/share/uurwerk/exports/0420/2025-02/JW323-D20250000001.xml                                                      │
        ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
    "#]]
    .assert_eq(&draw(160, 16, |frame, area| super::view(&state, frame, area, &here())));
}

#[test]
fn a_line_shows_what_it_stands_on() {
    let mut state = state();
    let part = LinePart {
        source: PartSource::Entry(EntryId(1)),
        practitioner: Some(PractitionerId(7)),
        practitioner_name: "A. Visser".into(),
        day: Day::parse_iso("2025-02-10").unwrap(),
        start: ClockTime::new(9, 0),
        counts: PartCount::Minutes(433),
        what: Text::new("telefoon", "telephone"),
        discipline: Some(Discipline::parse("WO+").unwrap()),
    };
    let row = line(2, LineState::Draft, vec![finding(Severity::Hold)]);
    outcome(
        &mut state,
        Outcome::Line(Some(Box::new(LineDetail { row, parts: vec![part], history: Vec::new() }))),
        &here(),
    );
    expect![[r#"
        ╭ J-0142 Jansen, S. ───────────────────────────────────────────────────────────╮
        │ allocation  300201                                                           │
        │ product     45X05 · highly specialised · WO+                                 │
        │ period      2025-02-01 … 2025-02-28                                          │
        │ amount      433 min × € 1.62 → € 702.18                                      │
        │ state       held                                                             │
        │ ▲ PS-A4 held: no tariff is in force for discipline WO+ on 2025-02-10         │
        │   → import it with: uurwerk tariff import FILE                               │
        │                                                                              │
        │ day             start   time  activity   practitioner                   disc.│
        │▶Mon 2025-02-10  09:00   7:13  telephone  A. Visser                      WO+  │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        │                                                                              │
        ╰──────────────────────────────────────────────────────────────────────────────╯
    "#]]
    .assert_eq(&draw(80, 16, |frame, area| super::view(&state, frame, area, &here())));
    let effects = act(&mut state, &[Action::GoToEntry]);
    assert!(matches!(
        effects.as_slice(),
        [Effect::Work(PractitionerId(7)), Effect::Go(Place::Day(Some(day)))] if day.to_string() == "2025-02-10"
    ));
    act(&mut state, &[Action::Close]);
    assert!(state.inside.is_none());
}

#[test]
fn only_what_nothing_holds_is_queued() {
    let mut state = state();
    let month = || Input::Month { month: Month::parse_iso("2025-02").unwrap(), municipality: None };
    let one = |id| Input::Lines(vec![LineId(id)]);
    let queued = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::Do(Task::Claims(ClaimTask::Queue(which)))] => Some(which.clone()),
        _ => None,
    };
    let unqueued = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::Do(Task::Claims(ClaimTask::Unqueue(which)))] => Some(which.clone()),
        _ => None,
    };
    assert_eq!(queued(act(&mut state, &[Action::QueueAll])), Some(month()));
    assert_eq!(queued(act(&mut state, &[Action::Toggle])), Some(one(1)));
    assert!(matches!(
        act(&mut state, &[Action::Move(Move::Down), Action::Toggle]).as_slice(),
        [Effect::Say(_)]
    ));
    assert_eq!(unqueued(act(&mut state, &[Action::Move(Move::Down), Action::Toggle])), Some(one(3)));
    assert!(matches!(
        act(&mut state, &[Action::Move(Move::Last), Action::Toggle]).as_slice(),
        [Effect::Say(_)]
    ));
    assert_eq!(unqueued(act(&mut state, &[Action::UnqueueAll])), Some(month()));
    act(&mut state, &[Action::Group, Action::Group]);
    assert!(
        matches!(act(&mut state, &[Action::QueueAll]).as_slice(), [Effect::Say(_)]),
        "nothing in Medemblik"
    );
}

#[test]
fn an_export_is_asked_for_and_never_of_nothing() {
    let mut state = state();
    let asked = act(&mut state, &[Action::Export]);
    assert!(matches!(asked.as_slice(), [Effect::Show(_)]));
    let mut empty = open(&here());
    assert!(matches!(act(&mut empty, &[Action::Export]).as_slice(), [Effect::Say(_)]));
}

#[test]
fn municipalities_are_looked_at_one_by_one() {
    let mut state = state();
    let rows: Vec<usize> = (0..4)
        .map(|_| {
            let rows = state.rows().len();
            act(&mut state, &[Action::Group]);
            rows
        })
        .collect();
    assert_eq!(rows, [4, 3, 1, 4]);
}
