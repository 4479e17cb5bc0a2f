//! Granted lines that are taken back and claimed anew.

use uurwerk::domain::claim::credit::CreditState;
use uurwerk::domain::claim::line::{LineState, StepRefused};
use uurwerk::domain::ids::LineId;
use uurwerk::domain::money::Cents;
use uurwerk::messages::jw323;
use uurwerk::operations::credit_claims::{self, Done, Error};
use uurwerk::operations::{edit_client, edit_entry, queue_claims, resubmit_claims, undo, unqueue_claims};
use uurwerk::store::{self, StoreError};

use super::{Office, changed, day, month, office};
use crate::messages::schema::{Message, expect_valid};
use crate::support::answers::Reply;

const FIRST: LineId = LineId(1);

impl Office {
    /// 60 and 120 minutes of March, both granted.
    fn granted(self) -> Self {
        let mut office = self.sent();
        office.booked(&Reply::default());
        office
    }

    pub(super) fn credit(&mut self, line: LineId, anew: bool) -> Result<Done, Error> {
        let input = credit_claims::Input { lines: vec![line], anew };
        credit_claims::run(&mut self.store, &self.here, &input)
    }

    fn credit_state(&mut self, line: LineId) -> Option<CreditState> {
        let newest = self.store.read(|tx| store::credits::of_line(tx, line)).unwrap();
        newest.map(|credit| credit.state)
    }

    pub(super) fn state(&mut self, line: LineId) -> LineState {
        self.store.read(|tx| store::claims::get(tx, line)).unwrap().unwrap().state
    }

    fn exported(&mut self) -> Cents {
        let done = self.export("2025-03").unwrap();
        let [claim] = done.claims.as_slice() else { panic!("one claim, not {done:?}") };
        let total = claim.total;
        let bytes = self.claim();
        expect_valid("JW323.xsd", &[Message::new("a claim with credits", bytes)]);
        total
    }

    /// Late time in the month of the granted line, which is corrected.
    fn corrected(self) -> Self {
        let mut office = self.granted();
        office.log(office.client, "2025-03-20", 30);
        let done = office.credit(FIRST, true).unwrap();
        assert_eq!((done.credits[0].amount, done.fresh[0].minutes), (Cents(9_730), 90));
        assert!(!done.fresh[0].is_held);
        office
    }
}

#[test]
fn a_granted_line_is_taken_back_in_full() {
    let mut office = office().granted();
    office.credit(FIRST, false).unwrap();
    assert_eq!(
        (office.state(FIRST), office.credit_state(FIRST)),
        (LineState::Granted, Some(CreditState::Queued))
    );
    assert!(matches!(office.credit(FIRST, false), Err(Error::UnderWay(FIRST))));
    assert_eq!(office.exported(), Cents(-9_730));
    assert_eq!(office.state(FIRST), LineState::CreditSent);
    let sent = jw323::read(&office.claim()).unwrap();
    let (_, line) = sent.lines().next().unwrap();
    assert_eq!((line.reference.as_str(), line.previous.as_deref()), ("UW0000000003", Some("UW0000000001")));
    let refused = office.credit(FIRST, false).unwrap_err();
    assert!(matches!(refused, Error::Step(StepRefused { from: LineState::CreditSent, .. })));
    assert_eq!(office.compile("2025-03").lines, 0, "its time is not free before the answer");

    let booked = office.booked(&Reply { identification: "A2", ..Reply::default() });
    assert_eq!((booked.granted, booked.credited), (Cents(-9_730), 1));
    assert_eq!(
        (office.state(FIRST), office.credit_state(FIRST)),
        (LineState::Credited, Some(CreditState::Granted))
    );
    assert_eq!(office.compile("2025-03").minutes, 60, "its time is free");
    assert!(matches!(office.credit(FIRST, false), Err(Error::Step(_))));
}

#[test]
fn the_credit_copies_the_line_as_it_was_sent() {
    let mut office = office().granted();
    let mut client = office.store.read(|tx| store::clients::get(tx, office.client)).unwrap().unwrap().value;
    client.bsn = Some(uurwerk::domain::identifiers::Bsn::parse("999900031").unwrap());
    let input = edit_client::Input { id: office.client, client };
    edit_client::run(&mut office.store, &office.here, input).unwrap();
    let first = jw323::read(&office.claim()).unwrap();
    office.credit(FIRST, false).unwrap();
    office.exported();
    let credit = jw323::read(&office.claim()).unwrap();
    assert_eq!(credit.clients[0].bsn.reveal(), "999900006");
    let (old, mut new) = (first.clients[0].lines[0].clone(), credit.clients[0].lines[0].clone());
    (new.reference, new.previous, new.amount) = (old.reference.clone(), None, old.amount);
    assert_eq!(new, old);
}

#[test]
fn late_time_is_claimed_with_what_was_granted() {
    let mut office = office().corrected();
    let states = office.states("2025-03");
    assert_eq!(states, [(60, LineState::Granted), (90, LineState::Queued), (120, LineState::Granted)]);
    // 90 minutes at 97.30 an hour less the 60 that were granted.
    assert_eq!(office.exported(), Cents(14_595 - 9_730));
    let booked = office.booked(&Reply { identification: "A2", ..Reply::default() });
    assert_eq!((booked.granted_lines, booked.credited), (1, 1));
    let states = office.states("2025-03");
    assert_eq!(states, [(60, LineState::Credited), (90, LineState::Granted), (120, LineState::Granted)]);
    assert_eq!(office.compile("2025-03").lines, 0);
}

#[test]
fn a_correction_is_undone_until_it_is_sent() {
    let mut office = office().corrected();
    assert_eq!(undo::run(&mut office.store, &office.here).unwrap().operation, "correct-claims");
    assert_eq!((office.state(FIRST), office.credit_state(FIRST)), (LineState::Granted, None));
    let free: Vec<_> = office.states("2025-03").into_iter().filter(|one| one.1 == LineState::Draft).collect();
    assert_eq!(free, [], "a draft does not outlive what it was made from");
    assert_eq!(office.compile("2025-03").minutes, 30);

    office.credit(FIRST, true).unwrap();
    let lines = queue_claims::Input::Lines(vec![FIRST]);
    assert_eq!(unqueue_claims::run(&mut office.store, &office.here, lines).unwrap().lines, 1);
    assert_eq!((office.state(FIRST), office.credit_state(FIRST)), (LineState::Granted, None));
    let all = queue_claims::Input::Month { month: month("2025-03"), municipality: None };
    office.credit(FIRST, true).unwrap();
    assert_eq!(unqueue_claims::run(&mut office.store, &office.here, all).unwrap().lines, 2);
    assert_eq!((office.state(FIRST), office.credit_state(FIRST)), (LineState::Granted, None));
    assert_eq!(office.compile("2025-03").minutes, 30);

    office.credit(FIRST, true).unwrap();
    office.exported();
    assert!(undo::run(&mut office.store, &office.here).is_err());
}

#[test]
fn a_preview_changes_nothing() {
    let mut office = office().granted();
    office.log(office.client, "2025-03-20", 30);
    office.compile("2025-03");
    let before = office.lines("2025-03");
    let input = credit_claims::Input { lines: vec![FIRST], anew: true };
    let preview = credit_claims::preview(&mut office.store, &office.here, &input).unwrap();
    assert_eq!(preview.fresh[0].amount, Cents(14_595));
    assert_eq!(office.lines("2025-03"), before);
    assert_eq!(credit_claims::run(&mut office.store, &office.here, &input).unwrap(), preview);
}

#[test]
fn a_credit_that_was_refused_leaves_the_line_as_it_stood() {
    let mut office = office().corrected();
    office.exported();
    let both = [("UW0000000003", "8017"), ("UW0000000004", "9389")];
    let reply = Reply { identification: "A2", rejected: &both, ..Reply::default() };
    let booked = office.booked(&reply);
    assert_eq!((booked.granted, booked.rejected.len()), (Cents(0), 2));
    assert_eq!(
        (office.state(FIRST), office.credit_state(FIRST)),
        (LineState::Granted, Some(CreditState::Rejected))
    );
    assert_eq!(office.compile("2025-03").minutes, 30, "only what was late is free");
    // It can be tried again.
    let done = office.credit(FIRST, true).unwrap();
    assert_eq!(done.fresh[0].minutes, 90);
    assert_eq!(office.exported(), Cents(14_595 - 9_730));
}

#[test]
fn a_new_debit_beside_a_credit_that_was_refused_is_no_answer() {
    let mut office = office().corrected();
    office.exported();
    let reply = Reply { identification: "A2", rejected: &[("UW0000000003", "8017")], ..Reply::default() };
    let error = office.answer(&reply).unwrap_err();
    assert_eq!(error.findings()[0].rule, "TR389");
    assert_eq!(office.state(FIRST), LineState::CreditSent);
}

#[test]
fn a_correction_whose_claim_came_back_stands_in_the_queue_again() {
    let mut office = office().corrected();
    office.exported();
    let reply = Reply { identification: "A2", claim: Some("9333"), ..Reply::default() };
    assert_eq!(office.booked(&reply).given_back, 2);
    assert_eq!(
        (office.state(FIRST), office.credit_state(FIRST)),
        (LineState::Granted, Some(CreditState::Queued))
    );
    assert_eq!(office.states("2025-03")[1], (90, LineState::Draft));
    office.queued("2025-03");
    assert_eq!(office.exported(), Cents(14_595 - 9_730));
    let sent = jw323::read(&office.claim()).unwrap();
    let numbers: Vec<&str> = sent.lines().map(|(_, line)| line.reference.as_str()).collect();
    assert_eq!(numbers, ["UW0000000006", "UW0000000005"], "neither was used before");
}

#[test]
fn what_is_claimed_anew_waits_for_a_credit_that_left_without_it() {
    let mut office = office().corrected();
    let new = office.lines("2025-03")[1].id;
    let input = queue_claims::Input::Lines(vec![new]);
    unqueue_claims::run(&mut office.store, &office.here, input).unwrap();
    assert_eq!(office.exported(), Cents(-9_730), "the credit goes alone");
    office.queued("2025-03");
    let done = office.export("2025-03").unwrap();
    assert_eq!((done.claims.len(), done.waiting), (0, vec![new]));
    office.booked(&Reply { identification: "A2", ..Reply::default() });
    assert_eq!(office.exported(), Cents(14_595));
}

#[test]
fn what_is_claimed_anew_for_another_period_waits_for_the_answer_to_the_credit() {
    for is_refused in [false, true] {
        let mut office = office().granted();
        changed::allocate(&mut office, 900_000, "2025-03-20");
        office.credit(FIRST, true).unwrap();
        let new = office.lines("2025-03").into_iter().find(|row| row.state == LineState::Queued).unwrap();
        assert_eq!(new.period.until(), day("2025-03-20"));
        let done = office.export("2025-03").unwrap();
        assert_eq!(
            (done.claims[0].total, done.waiting),
            (Cents(-9_730), vec![new.id]),
            "the credit goes alone"
        );
        let refused = [("UW0000000003", "8017")];
        let rejected: &[_] = if is_refused { &refused } else { &[] };
        office.booked(&Reply { identification: "A2", rejected, ..Reply::default() });
        if is_refused {
            // A municipality would have granted the new line beside the old one: their periods differ.
            assert_eq!(office.state(FIRST), LineState::Granted);
            assert!(office.export("2025-03").unwrap().claims.is_empty());
        } else {
            assert_eq!(office.exported(), Cents(9_730));
        }
    }
}

#[test]
fn what_was_claimed_wrongly_is_mended_and_claimed_anew() {
    let mut office = office().granted();
    let entry = office.store.read(|tx| store::claims::get(tx, FIRST)).unwrap().unwrap().line.entries[0].0;
    let mut wanted = office.wanted(office.client, "2025-03-13", 45);
    let edit = |wanted| edit_entry::Input { id: entry, wanted };
    assert!(edit_entry::run(&mut office.store, &office.here, edit(wanted.clone())).is_err());
    office.credit(FIRST, true).unwrap();
    let new = office.lines("2025-03")[1].id;
    unqueue_claims::run(&mut office.store, &office.here, queue_claims::Input::Lines(vec![new])).unwrap();
    wanted.day = day("2025-03-12");
    edit_entry::run(&mut office.store, &office.here, edit(wanted)).unwrap();
    office.queued("2025-03");
    // 45 minutes at 97.30: 72.975, rounded half up.
    assert_eq!(office.exported(), Cents(7_298 - 9_730));
}

#[test]
fn rejected_lines_go_out_again_under_new_numbers() {
    let mut office = office().sent();
    office.booked(&Reply { rejected: &[("UW0000000001", "9338")], ..Reply::default() });
    let input = |line| resubmit_claims::Input { lines: vec![LineId(line)] };
    let done = resubmit_claims::run(&mut office.store, &office.here, &input(1)).unwrap();
    assert_eq!((done.fresh.len(), done.fresh[0].minutes), (1, 60));
    assert_eq!(office.exported(), Cents(9_730));
    let granted = resubmit_claims::run(&mut office.store, &office.here, &input(2)).unwrap_err();
    assert!(matches!(granted, Error::Step(_)));
    let none: Result<_, StoreError> = office.store.read(|tx| store::credits::of_line(tx, FIRST));
    assert_eq!(none.unwrap(), None, "what was rejected is never credited");
    assert!(matches!(office.credit(FIRST, false), Err(Error::Step(_))));
}
