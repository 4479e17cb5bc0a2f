//! Answers of municipalities, booked to the lines of their claims.

use uurwerk::domain::claim::answer::AnswerOutcome;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::money::Cents;
use uurwerk::operations::import_message::{self, Booked, Done, Error};
use uurwerk::operations::undo;
use uurwerk::store;

use super::{Office, day, office};
use crate::support::answers::Reply;

impl Office {
    /// Two clients with a line each in March, sent in one claim.
    pub(super) fn sent(self) -> Self {
        let mut office = self.registered(&[("2025-03-13", 60)]);
        let other = office.add_client("J-0177", Some("999900018"), "0405", 300_417);
        office.log(other, "2025-03-14", 120);
        office.queued("2025-03");
        assert_eq!(office.export("2025-03").unwrap().claims.len(), 1);
        office.here.fix_today(day("2025-04-10"));
        office
    }

    /// The newest claim, byte for byte.
    pub(super) fn claim(&mut self) -> Vec<u8> {
        let months = ["2025-03", "2025-04", "2025-05", "2025-06"].map(super::month);
        self.store
            .read::<_, store::StoreError>(|tx| {
                let mut batches = Vec::new();
                for month in months {
                    batches.extend(store::batches::of_month(tx, month)?);
                }
                store::batches::bytes(tx, batches.iter().map(|batch| batch.id).max().unwrap())
            })
            .unwrap()
    }

    pub(super) fn answer(&mut self, reply: &Reply) -> Result<Done, Error> {
        let claim = self.claim();
        self.import(&reply.to(&claim))
    }

    fn import(&mut self, text: &str) -> Result<Done, Error> {
        let input = import_message::Input::accepted(text.as_bytes().to_vec());
        import_message::run(&mut self.store, &self.here, input)
    }

    pub(super) fn booked(&mut self, reply: &Reply) -> Booked {
        self.answer(reply).unwrap().answer.unwrap()
    }

    fn messages(&mut self) -> usize {
        self.store.read(store::messages::list).unwrap().len()
    }
}

/// The whole claim: 60 and 120 minutes at 97.30 an hour.
const TOTAL: Cents = Cents(9_730 + 19_460);

#[test]
fn a_claim_is_granted_in_full() {
    let mut office = office().sent();
    let claim = office.claim();
    let reply = Reply::default().to(&claim);
    let booked = office.import(&reply).unwrap().answer.unwrap();
    assert_eq!((booked.outcome, booked.claimed, booked.granted), (AnswerOutcome::Processed, TOTAL, TOTAL));
    assert_eq!((booked.granted_lines, booked.rejected.len(), booked.given_back), (2, 0, 0));
    let after = [(60, LineState::Granted), (120, LineState::Granted)];
    assert_eq!(office.states("2025-03"), after);

    let again = office.import(&reply).unwrap();
    assert!(again.is_repeat && again.answer.is_none());
    assert_eq!((office.states("2025-03"), office.messages()), (after.to_vec(), 1));
    assert!(matches!(undo::run(&mut office.store, &office.here), Err(undo::Error::Nothing)));
}

#[test]
fn a_line_that_was_rejected_says_why_and_its_time_is_free() {
    let mut office = office().sent();
    let reply = Reply { rejected: &[("UW0000000002", "9321")], ..Reply::default() };
    let booked = office.booked(&reply);
    assert_eq!((booked.granted, booked.granted_lines), (Cents(9_730), 1));
    assert_eq!(booked.rejected[0].client.as_str(), "J-0177");
    assert_eq!(office.states("2025-03"), [(60, LineState::Granted), (120, LineState::Rejected)]);
    let row = office.lines("2025-03").into_iter().find(|row| row.state == LineState::Rejected).unwrap();
    assert_eq!(row.codes.iter().map(ToString::to_string).collect::<Vec<_>>(), ["9321"]);

    office.queued("2025-03");
    let states = office.states("2025-03");
    assert_eq!(states, [(60, LineState::Granted), (120, LineState::Rejected), (120, LineState::Queued)]);
    let again = office.lines("2025-03").into_iter().find(|row| row.state == LineState::Queued).unwrap();
    assert_eq!(again.reference.unwrap().as_str(), "UW0000000003", "never the number that was rejected");
    assert!(again.codes.is_empty());
    assert_eq!(office.export("2025-03").unwrap().claims[0].total, Cents(19_460));
}

#[test]
fn a_claim_that_was_refused_as_a_whole_frees_its_lines() {
    for reply in [
        Reply { header: "0001", ..Reply::default() },
        Reply { header: "9056", ..Reply::default() },
        Reply { claim: Some("9333"), ..Reply::default() },
    ] {
        let mut office = office().sent();
        let booked = office.booked(&reply);
        assert_eq!(
            (booked.outcome, booked.granted, booked.given_back),
            (AnswerOutcome::Returned, Cents(0), 2)
        );
        assert_eq!(office.states("2025-03"), [(60, LineState::Draft), (120, LineState::Draft)]);
        assert!(office.lines("2025-03").iter().all(|row| row.reference.is_none()));
        let queued = office.queued("2025-03");
        assert_eq!(queued.len(), 2);
        let numbers: Vec<String> =
            office.lines("2025-03").into_iter().map(|row| row.reference.unwrap().to_string()).collect();
        assert_eq!(numbers, ["UW0000000003", "UW0000000004"]);
        let done = office.export("2025-03").unwrap();
        assert_eq!((done.claims[0].number.as_str(), done.claims[0].total), ("UW0000000002", TOTAL));
    }
}

#[test]
fn an_answer_that_is_not_right_changes_nothing() {
    let mut office = office().sent();
    let claim = office.claim();
    let right = Reply { rejected: &[("UW0000000002", "9321")], ..Reply::default() }.to(&claim);
    let altered = |from: &str, to: &str| {
        let text = right.replacen(from, to, 1);
        assert_ne!(text, right, "{from}");
        text
    };
    let mut refused = |what: &str, text: String| {
        let error = office.import(&text).unwrap_err();
        assert_eq!(office.states("2025-03"), [(60, LineState::Sent), (120, LineState::Sent)], "{what}");
        assert_eq!(office.messages(), 0, "{what}");
        error
    };
    let rules = |error: Error| -> Vec<String> {
        let findings = error.findings();
        assert!(findings.iter().all(|finding| !finding.what.nl.contains("9999")), "{findings:?}");
        findings.into_iter().map(|finding| finding.rule).collect()
    };
    for (rule, from, to) in [
        ("TR376", "<DeclaratieNummer>UW0000000001<", "<DeclaratieNummer>UW0000000002<"),
        ("TR337", "<ijw:Dagtekening>2025-04-02<", "<ijw:Dagtekening>2025-04-01<"),
        ("TR342", "<ijw:TotaalBedrag>9730<", "<ijw:TotaalBedrag>9731<"),
        ("TR366", ">UW0000000002</ijw:ReferentieNummer>", ">UW0000000009</ijw:ReferentieNummer>"),
        ("TR367", "<GeleverdVolume>120<", "<GeleverdVolume>121<"),
        ("TR367", "<ToewijzingNummer>300417<", "<ToewijzingNummer>300418<"),
        ("TR304", "<Bsn>999900018<", "<Bsn>999900006<"),
        ("TR135", ">2025-04-10<", ">2025-04-11<"),
    ] {
        let found = rules(refused(rule, altered(from, to)));
        assert!(found.contains(&rule.to_owned()), "{rule} in {found:?}");
    }
    let unknown = altered(">UW0000000001</ijw:Identificatie>", ">UW0000000007</ijw:Identificatie>");
    assert!(matches!(refused("unknown", unknown), Error::UnknownClaim));
    assert!(matches!(refused("sender", altered("<Afzender>0405", "<Afzender>0420")), Error::UnknownClaim));
    let other = altered("<Ontvanger>42420001", "<Ontvanger>42420002");
    assert!(matches!(refused("receiver", other), Error::OtherProvider));

    office.import(&right).unwrap();
    let other = Reply { identification: "A2", ..Reply::default() }.to(&claim);
    assert!(matches!(office.import(&other), Err(Error::ClaimAnswered(_))));
    let same_number = right.replace("9321", "9322");
    assert!(matches!(office.import(&same_number), Err(Error::IdentificationUsed(_))));
    assert_eq!(office.states("2025-03"), [(60, LineState::Granted), (120, LineState::Rejected)]);
}
