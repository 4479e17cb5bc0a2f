//! Putting right what was answered, many lines at once; and what is left to see where a municipality answers half.

use uurwerk::domain::claim::answer::AnswerOutcome;
use uurwerk::domain::claim::credit::CreditState;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::claim::need::{Need, Reason};
use uurwerk::domain::claim::node_codes::NodeCode;
use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::domain::identifiers::MessageIdentification;
use uurwerk::domain::ids::LineId;
use uurwerk::domain::money::Cents;
use uurwerk::domain::rules::Finding;
use uurwerk::operations::put_right::{self, Remedy};
use uurwerk::operations::views::ledger::{self, By};
use uurwerk::operations::views::needy::{self, Which};
use uurwerk::operations::views::{check, claims};
use uurwerk::operations::{
    credit_claims, edit_entry, node_refused, queue_claims, resubmit_claims, undo, unqueue_claims,
};
use uurwerk::store::answers::NewAnswer;
use uurwerk::store::messages::{Direction, NewMessage};
use uurwerk::store::{self, Change, StoreError};

use super::{Office, day, month, office};
use crate::support::answers::Reply;

const FIRST: LineId = LineId(1);
const SECOND: LineId = LineId(2);

impl Office {
    fn history(&mut self, line: LineId) -> Vec<String> {
        let detail = claims::detail(&mut self.store, line).unwrap().unwrap();
        let codes = |event: &claims::LineEvent| {
            event.codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        let told = detail.history.iter().map(|event| {
            format!("{} {} {} {}", event.word, event.claim, event.reference, codes(event))
                .trim_end()
                .to_owned()
        });
        told.collect()
    }

    fn needy(&mut self, code: Option<&str>) -> Vec<(LineId, Need)> {
        let reason = code.map(|code| Reason::parse(code).unwrap());
        let rows = needy::load(&mut self.store, &Which { reason, ..Which::default() }).unwrap();
        rows.iter().map(|row| (row.line, row.need)).collect()
    }

    fn resubmitted(&mut self, lines: &[LineId]) -> resubmit_claims::Done {
        let input = resubmit_claims::Input { lines: lines.to_vec() };
        resubmit_claims::run(&mut self.store, &self.here, &input).unwrap()
    }
}

#[test]
fn the_history_of_a_line_tells_every_time_it_was_sent() {
    let mut office = office().sent();
    office.booked(&Reply { claim: Some("9333"), ..Reply::default() });
    assert_eq!(
        office.history(FIRST),
        ["sent UW0000000001 UW0000000001", "returned UW0000000001 UW0000000001 9333"]
    );
    assert_eq!(office.needy(Some("9333")), [(FIRST, Need::Returned), (SECOND, Need::Returned)]);
    office.queue("2025-03").unwrap();
    assert_eq!(office.needy(None), [], "it is on its way again");
    office.export("2025-03").unwrap();
    office.booked(&Reply { identification: "A2", rejected: &[("UW0000000003", "9321")], ..Reply::default() });
    assert_eq!(
        office.history(FIRST),
        [
            "sent UW0000000001 UW0000000001",
            "returned UW0000000001 UW0000000001 9333",
            "sent UW0000000002 UW0000000003",
            "rejected UW0000000002 UW0000000003 9321",
        ]
    );
    assert_eq!(office.needy(Some("9321")), [(FIRST, Need::Rejected)]);
    assert_eq!(office.needy(Some("9333")), []);
}

#[test]
fn a_draft_that_is_made_anew_remembers_what_came_back() {
    let mut office = office().sent();
    office.booked(&Reply { claim: Some("9333"), ..Reply::default() });
    // Its time is changed: the draft is taken apart, and another is made for the same care.
    let entry = claims::detail(&mut office.store, FIRST).unwrap().unwrap().parts.remove(0);
    let claims::PartSource::Entry(entry) = entry.source else { panic!("an entry") };
    let wanted = office.wanted(office.client, "2025-03-13", 75);
    let input = edit_entry::Input { id: entry, wanted };
    edit_entry::run(&mut office.store, &office.here, input).unwrap();
    office.compile("2025-03");
    let anew = office.lines("2025-03").into_iter().find(|row| row.minutes == 75).unwrap().id;
    assert_ne!(anew, FIRST);
    assert_eq!(office.history(anew)[1], "returned UW0000000001 UW0000000001 9333");
    assert_eq!(office.needy(None), [(SECOND, Need::Returned), (anew, Need::Returned)]);
    assert_eq!(office.resubmitted(&[SECOND, anew]).fresh.len(), 2);
    assert_eq!(office.states("2025-03"), [(75, LineState::Queued), (120, LineState::Queued)]);
}

#[test]
fn all_lines_with_one_code_are_claimed_again_across_months_and_taken_back() {
    let mut office = office().sent();
    office.booked(&Reply { rejected: &[("UW0000000002", "9321")], ..Reply::default() });
    office.here.fix_today(day("2025-05-02"));
    office.log(office.client, "2025-04-10", 45);
    office.queued("2025-04");
    office.export("2025-04").unwrap();
    let late = Reply { identification: "A2", dated: "2025-05-02", ..Reply::default() };
    office.booked(&Reply { rejected: &[("UW0000000003", "9321")], ..late });
    let rows = needy::load(&mut office.store, &Which::default()).unwrap();
    let [code] = needy::by_code(&rows).try_into().unwrap();
    assert_eq!(
        (code.reason.to_string().as_str(), code.resubmit.len(), code.amount),
        ("9321", 2, Cents(19_460 + 7_298))
    );
    assert_eq!(code.months, (month("2025-03"), month("2025-04")));

    let input = resubmit_claims::Input { lines: code.resubmit.clone() };
    let tried = resubmit_claims::preview(&mut office.store, &office.here, &input).unwrap();
    assert_eq!(tried.fresh.len(), 2);
    assert_eq!(office.needy(Some("9321")).len(), 2, "nothing was changed");
    let done = resubmit_claims::run(&mut office.store, &office.here, &input).unwrap();
    assert_eq!(done, tried);
    let to: Vec<_> =
        done.fresh.iter().map(|one| (one.municipality.as_ref().unwrap().as_str(), one.month)).collect();
    assert_eq!(to, [("0405", month("2025-03")), ("0405", month("2025-04"))]);
    assert_eq!(office.needy(None), []);
    undo::run(&mut office.store, &office.here).unwrap();
    assert_eq!(office.needy(Some("9321")).len(), 2);
    // Of one month, of another municipality, with another code.
    for (which, count) in [
        (Which { month: Some(month("2025-04")), ..Which::default() }, 1),
        (
            Which { municipality: Some(super::MunicipalityCode::parse("0420").unwrap()), ..Which::default() },
            0,
        ),
        (Which { reason: Reason::parse("9322"), ..Which::default() }, 0),
    ] {
        assert_eq!(needy::load(&mut office.store, &which).unwrap().len(), count, "{which:?}");
    }
}

#[test]
fn what_puts_a_line_right_follows_from_its_life_and_not_from_what_is_shown() {
    let mut office = office().sent();
    office.booked(&Reply { rejected: &[("UW0000000002", "9321")], ..Reply::default() });
    office.log(office.client, "2025-03-20", 30);
    office.compile("2025-03");
    let late = office.lines("2025-03").into_iter().find(|row| row.minutes == 30).unwrap().id;
    let mut remedy = |lines: &[LineId]| put_right::remedy(&mut office.store, lines);
    let correct = |line| Remedy::Correct(credit_claims::Input { lines: vec![line], anew: true });
    assert_eq!(remedy(&[FIRST]).unwrap(), correct(FIRST));
    assert_eq!(remedy(&[late]).unwrap(), correct(FIRST));
    assert_eq!(remedy(&[late, FIRST]).unwrap(), correct(FIRST));
    let again = Remedy::Resubmit(resubmit_claims::Input { lines: vec![SECOND] });
    assert_eq!(remedy(&[SECOND]).unwrap(), again);
    assert!(matches!(remedy(&[FIRST, SECOND]), Err(put_right::Error::Mixed)));
    assert!(matches!(remedy(&[LineId(99)]), Err(put_right::Error::Unknown(LineId(99)))));
    assert_eq!(put_right::granted(&mut office.store, &[late, FIRST]).unwrap(), [FIRST]);
}

#[test]
fn what_the_exchange_node_refused_is_handled_by_its_code_too() {
    let mut office = office().sent();
    let input = node_refused::Input {
        identification: MessageIdentification::parse("UW0000000001").unwrap(),
        code: NodeCode::parse("BRS01"),
        day: None,
    };
    node_refused::run(&mut office.store, &office.here, input).unwrap();
    assert_eq!(office.needy(Some("brs01")), [(FIRST, Need::Returned), (SECOND, Need::Returned)]);
    assert_eq!(office.needy(Some("node")), []);
    let year = (month("2025-01"), month("2025-12"));
    for by in [By::ClaimMonth, By::CareMonth] {
        let total = ledger::load_by(&mut office.store, &office.here, year, by).unwrap().total;
        assert_eq!((total.returned, total.outstanding), (Cents(29_190), Cents(0)), "{by:?}");
        assert_eq!(total.difference, Cents(0), "{by:?}");
    }
    assert_eq!(office.resubmitted(&[FIRST, SECOND]).fresh.len(), 2);
    assert_eq!(office.needy(None), []);
    assert_eq!(office.export("2025-03").unwrap().claims[0].total, Cents(29_190));
}

/// The credit is granted and the new debit is not: the old line is credited all the same, and its time is open.
#[test]
fn time_whose_correction_was_half_granted_is_open_and_seen() {
    let mut office = office().sent();
    office.booked(&Reply::default());
    office.log(office.client, "2025-03-20", 30);
    let input = credit_claims::Input { lines: vec![FIRST], anew: true };
    credit_claims::run(&mut office.store, &office.here, &input).unwrap();
    office.export("2025-03").unwrap();
    let rejected = [("UW0000000004", "9321")];
    let booked = office.booked(&Reply { identification: "A2", rejected: &rejected, ..Reply::default() });
    assert_eq!((booked.credited, booked.rejected.len(), booked.granted), (1, 1, Cents(-9_730)));
    let states = office.states("2025-03");
    assert_eq!(states, [(60, LineState::Credited), (90, LineState::Rejected), (120, LineState::Granted)]);
    let view = claims::load(&mut office.store, &office.here, month("2025-03")).unwrap();
    assert_eq!(view.uncompiled, 90, "on no line");
    let corrected = view.groups[0].lines[1].id;
    assert_eq!(office.needy(Some("9321")), [(corrected, Need::Rejected)]);
    let done = office.resubmitted(&[corrected]);
    assert_eq!((done.fresh.len(), done.fresh[0].minutes, done.fresh[0].is_held), (1, 90, false));
    assert_eq!(office.export("2025-03").unwrap().claims[0].total, Cents(14_595));
}

/// A database of before: the credit went out together with what was claimed anew for another period, was rejected, and the
/// new line was granted.
fn doubled() -> (Office, LineId) {
    let mut office = office().sent();
    office.booked(&Reply::default());
    super::changed::allocate(&mut office, 900_000, "2025-03-20");
    let input = credit_claims::Input { lines: vec![FIRST], anew: true };
    let new = credit_claims::run(&mut office.store, &office.here, &input).unwrap().fresh[0].line;
    office.export("2025-03").unwrap();
    let change = Change { actor: "tester", operation: "import-message", at: chrono::DateTime::UNIX_EPOCH };
    let write = office.store.write::<_, StoreError>(&change, |tx| {
        let credit = store::credits::of_line(tx, FIRST)?.unwrap();
        let batch = credit.batch.unwrap();
        assert!(store::claims::send(tx, new, batch)?);
        let message = NewMessage {
            direction: Direction::In,
            code: "325",
            counterpart: "0405",
            identification: "A2",
            dated: day("2025-04-10"),
            at: chrono::DateTime::UNIX_EPOCH,
            sha256: "0".repeat(64),
            bytes: b"<Bericht/>",
        };
        let message = store::messages::add(tx, &message)?;
        let (outcome, granted) = (AnswerOutcome::Processed, Cents(9_730));
        let answer = NewAnswer { batch, message, outcome, granted, codes: &[ReturnCode::NO_REMARK] };
        let answer = store::answers::add(tx, &answer)?;
        assert!(store::claims::answer(tx, new, LineState::Granted)?);
        assert!(store::credits::answer(tx, credit.id, FIRST, CreditState::Rejected)?);
        store::answers::reject(tx, answer, (FIRST, Some(credit.id)), &[ReturnCode::parse("8017").unwrap()])
    });
    write.unwrap();
    (office, new)
}

#[test]
fn a_line_that_was_granted_beside_its_successor_takes_its_room_and_says_so() {
    let (mut office, new) = doubled();
    let rules = |findings: &[Finding]| findings.iter().map(|one| one.rule.clone()).collect::<Vec<_>>();
    let old = office.lines("2025-03").into_iter().find(|row| row.id == FIRST).unwrap();
    assert_eq!((old.state, rules(&old.findings)), (LineState::Granted, vec!["UW-25".to_owned()]));
    assert!(old.findings[0].way_out.en.contains("uurwerk claims credit 1"));
    let seen = check::load(&mut office.store, &office.here, &check::Filter::default()).unwrap();
    assert!(seen.rows.iter().any(|row| row.finding.rule == "UW-25"));
    assert_eq!(office.needy(Some("8017")), [(FIRST, Need::CreditRejected)]);
    // Both take room: 60 minutes each, beside 90 of which 97.30 an hour fit.
    let allocation =
        office.store.read(|tx| store::claims::get(tx, new)).unwrap().unwrap().line.allocation.unwrap();
    let on = office.store.read(|tx| store::totals::on_allocation(tx, allocation, None, None)).unwrap();
    assert_eq!((on.claimed, on.claimed_minutes), (Cents(2 * 9_730), 120));

    // The credit goes again, and leaves the queue without touching the line that was granted for the same.
    for anew in [true, false] {
        let input = credit_claims::Input { lines: vec![FIRST], anew };
        assert_eq!(credit_claims::run(&mut office.store, &office.here, &input).unwrap().fresh, []);
        let lines = queue_claims::Input::Lines(vec![FIRST]);
        unqueue_claims::run(&mut office.store, &office.here, lines).unwrap();
        assert_eq!(office.state(FIRST), LineState::Granted);
        assert_eq!(office.needy(Some("8017")), [(FIRST, Need::CreditRejected)]);
    }
    let input = credit_claims::Input { lines: vec![FIRST], anew: false };
    credit_claims::run(&mut office.store, &office.here, &input).unwrap();
    office.export("2025-03").unwrap();
    office.booked(&Reply { identification: "A3", ..Reply::default() });
    assert_eq!((office.state(FIRST), office.state(new)), (LineState::Credited, LineState::Granted));
    assert_eq!(office.needy(None), []);
}
