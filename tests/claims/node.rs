//! Claims that the exchange node did not deliver: nothing of them counts, and the office can take its word back.

use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::claim::node_codes::NodeCode;
use uurwerk::domain::identifiers::MessageIdentification;
use uurwerk::domain::money::Cents;
use uurwerk::operations::node_refused::{self, Done, Error, Input};
use uurwerk::operations::{import_message, redo, undo, views};
use uurwerk::store::{Change, StoreError};

use super::{Office, day, month, office};
use crate::support::answers::Reply;

const TOTAL: Cents = Cents(9_730 + 19_460);
const SENT: [(i64, LineState); 2] = [(60, LineState::Sent), (120, LineState::Sent)];
const DRAFTS: [(i64, LineState); 2] = [(60, LineState::Draft), (120, LineState::Draft)];

impl Office {
    fn node(&mut self, identification: &str, on: Option<&str>) -> Result<Done, Error> {
        let identification = MessageIdentification::parse(identification).unwrap();
        let input = Input { identification, code: NodeCode::parse("BRS13"), day: on.map(day) };
        node_refused::run(&mut self.store, &self.here, input)
    }

    /// Claimed, outstanding, came back, granted, difference: of the one row of the ledger.
    fn sums(&mut self) -> [i64; 5] {
        let months = (month("2025-03"), month("2025-03"));
        let view = views::ledger::load(&mut self.store, &self.here, months).unwrap();
        let sums = view.rows[0].sums;
        [sums.claimed, sums.outstanding, sums.returned, sums.granted, sums.difference].map(|sum| sum.0)
    }
}

#[test]
fn a_claim_that_was_not_delivered_goes_out_again_under_new_numbers() {
    let mut office = office().sent();
    assert_eq!(office.sums(), [TOTAL.0, TOTAL.0, 0, 0, 0]);
    let done = office.node("UW0000000001", Some("2025-04-09")).unwrap();
    assert_eq!((done.key.as_str(), done.lines, done.anew), ("JW323", 2, None));
    assert_eq!(done.months.into_iter().collect::<Vec<_>>(), [month("2025-03")]);
    assert_eq!(office.states("2025-03"), DRAFTS);
    assert_eq!(office.sums(), [TOTAL.0, 0, TOTAL.0, 0, 0]);

    office.queued("2025-03");
    let again = office.export("2025-03").unwrap();
    assert_eq!((again.claims[0].number.as_str(), again.claims[0].total), ("UW0000000002", TOTAL));
    let numbers: Vec<String> =
        office.lines("2025-03").into_iter().map(|row| row.reference.unwrap().to_string()).collect();
    assert_eq!(numbers, ["UW0000000003", "UW0000000004"]);
    let line = office.lines("2025-03").remove(0).id;
    let detail = views::claims::detail(&mut office.store, line).unwrap().unwrap();
    let told: Vec<_> = detail.history.iter().map(|event| (event.word, event.reference.as_str())).collect();
    assert_eq!(
        told,
        [("sent", "UW0000000001"), ("node-refused", "UW0000000001"), ("sent", "UW0000000003")],
        "{:?}",
        detail.history
    );
    assert_eq!(detail.history[1].node_code, NodeCode::parse("BRS13"));
    office.booked(&Reply::default());
    assert_eq!(office.sums(), [TOTAL.0 * 2, 0, TOTAL.0, TOTAL.0, 0]);
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    let mut office = office().sent();
    assert!(matches!(office.node("UW0000000009", None), Err(Error::Unknown)));
    assert!(matches!(office.node("UW0000000001", Some("2025-04-11")), Err(Error::Ahead)));
    let dated = office.node("UW0000000001", Some("2025-01-01"));
    assert!(matches!(dated, Err(Error::Early { .. })), "{dated:?}");
    office.node("UW0000000001", None).unwrap();
    assert!(matches!(office.node("UW0000000001", None), Err(Error::Before(_))));
    let claim = office.claim();
    let answer = office.answer(&Reply::default());
    assert!(matches!(answer, Err(import_message::Error::Undelivered { .. })), "{answer:?}");
    assert_eq!(office.states("2025-03"), DRAFTS);
    assert_eq!(office.claim(), claim);

    let mut answered = super::office().sent();
    answered.booked(&Reply::default());
    assert!(matches!(answered.node("UW0000000001", None), Err(Error::Answered)));
}

#[test]
fn the_word_of_the_office_is_taken_back_until_something_follows() {
    let mut office = office().sent();
    office.node("UW0000000001", None).unwrap();
    undo::run(&mut office.store, &office.here).unwrap();
    assert_eq!((office.states("2025-03"), office.sums()), (SENT.to_vec(), [TOTAL.0, TOTAL.0, 0, 0, 0]));
    redo::run(&mut office.store, &office.here).unwrap();
    assert_eq!(office.states("2025-03"), DRAFTS);
    undo::run(&mut office.store, &office.here).unwrap();
    let numbers: Vec<String> =
        office.lines("2025-03").into_iter().map(|row| row.reference.unwrap().to_string()).collect();
    assert_eq!(numbers, ["UW0000000001", "UW0000000002"], "as they were sent");
    office.booked(&Reply::default());

    let mut gone = super::office().sent();
    gone.node("UW0000000001", None).unwrap();
    gone.queued("2025-03");
    let queued = gone.states("2025-03");
    gone.here.user = "somebody-else".to_owned();
    assert!(undo::run(&mut gone.store, &gone.here).is_err());
    gone.here.user = "office".to_owned();
    assert_eq!(gone.states("2025-03"), queued);
}

/// Compiling finds the same drafts again and keeps them, so that nothing follows from it.
#[test]
fn compiling_does_not_stand_in_the_way_of_taking_it_back() {
    let mut office = office().sent();
    office.node("UW0000000001", None).unwrap();
    office.compile("2025-03");
    undo::run(&mut office.store, &office.here).unwrap();
    assert_eq!(office.states("2025-03"), SENT);
}

#[test]
fn a_credit_that_was_not_delivered_is_queued_again() {
    let mut office = office().sent();
    office.booked(&Reply::default());
    let line = office.lines("2025-03")[0].id;
    office.credit(line, false).unwrap();
    office.export("2025-03").unwrap();
    assert_eq!(office.states("2025-03")[0].1, LineState::CreditSent);
    let ledger = office.sums();
    office.node("UW0000000002", None).unwrap();
    assert_eq!(office.states("2025-03")[0].1, LineState::Granted);
    assert_eq!(office.sums()[4], 0);
    undo::run(&mut office.store, &office.here).unwrap();
    assert_eq!((office.states("2025-03")[0].1, office.sums()), (LineState::CreditSent, ledger));
    office.node("UW0000000002", None).unwrap();
    let again = office.export("2025-03").unwrap();
    assert_eq!(again.claims[0].number.as_str(), "UW0000000003");
    office.booked(&Reply { identification: "A2", ..Reply::default() });
    assert_eq!(office.states("2025-03")[0].1, LineState::Credited);
}

/// Whatever a program does: a line that was sent moves only after an answer or a refusal, and a refusal that something
/// follows from stays.
#[test]
fn the_database_guards_what_was_sent() {
    let mut office = office().sent();
    let change = Change { actor: "office", operation: "test", at: chrono::DateTime::UNIX_EPOCH };
    let line = office.lines("2025-03")[0].id;
    let moved =
        office.store.write::<_, StoreError>(&change, |tx| uurwerk::store::claims::give_back(tx, line));
    assert!(matches!(moved, Err(StoreError::Refused(_))), "{moved:?}");
}
