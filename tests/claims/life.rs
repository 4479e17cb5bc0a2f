//! The life of an allocation, and what each message about it does to time and claims that are here.

mod components;
mod shuffled;

use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::identifiers::AllocationNumber;
use uurwerk::domain::ids::LineId;
use uurwerk::domain::remark::Remark;
use uurwerk::domain::rules::can_be_settled;
use uurwerk::domain::text::Lang;
use uurwerk::operations::import_message::{
    self, Acceptance, Done, Effects, Error, Input, Outcome, TimeSubject, preview, preview_each,
};
use uurwerk::operations::views::{check, late};
use uurwerk::operations::{credit_claims, import_contract, settle_findings, undo};
use uurwerk::store;

use super::{Office, day, month, office};
use crate::messages::schema::{Message, expect_valid};
use crate::support::allotted::{Allotted, Given, YEAR};
use crate::support::answers::Reply;

/// The same allocation, fixed again on the first of April.
const AGAIN: Given<'static> = Given { fixed: ("2025-04-01", "10:00:00"), ..YEAR };

fn letter<'a>(identification: &'a str, products: &[Given<'a>]) -> Allotted<'a> {
    Allotted { identification, products: products.to_vec(), ..Allotted::default() }
}

fn bytes(letter: &Allotted<'_>) -> Vec<u8> {
    letter.xml().into_bytes()
}

impl Office {
    /// The allocation came in a message, as it was typed.
    fn allotted(mut self) -> Self {
        self.accepting(&letter("T0", &[YEAR]));
        self
    }

    fn accepting(&mut self, letter: &Allotted<'_>) -> Done {
        import_message::run(&mut self.store, &self.here, Input::accepted(bytes(letter))).unwrap()
    }

    fn asking(&mut self, letter: &Allotted<'_>) -> Result<Done, Error> {
        import_message::run(&mut self.store, &self.here, Input::asking(bytes(letter)))
    }

    /// What the message does, as it is previewed, asked about and done: the same each time. `asks` says whether somebody has to
    /// agree.
    fn does(&mut self, letter: &Allotted<'_>, asks: bool) -> Vec<String> {
        let before = self.everything();
        let seen = preview(&mut self.store, &self.here, &Input::asking(bytes(letter))).unwrap().effects;
        assert_eq!(seen.need_acceptance(), asks, "{seen:?}");
        assert_eq!(self.everything(), before, "a preview changes nothing");
        let done = match self.asking(letter) {
            Err(Error::NotAccepted(shown)) => {
                assert!(asks);
                assert_eq!(shown.effects, seen);
                assert_eq!(self.everything(), before, "nothing was stored");
                let acceptance = Acceptance::Shown(Box::new(shown.effects));
                let input = Input { bytes: bytes(letter), acceptance };
                import_message::run(&mut self.store, &self.here, input).unwrap()
            }
            done => {
                assert!(!asks);
                done.unwrap()
            }
        };
        assert_eq!(done.effects, seen);
        words(&seen)
    }

    /// What stands in the database, but for the journal.
    fn everything(&mut self) -> String {
        let client = self.client;
        let told = self.store.read::<_, store::StoreError>(|tx| {
            let allocations = store::allocations::list(tx)?;
            let entries = store::entries::list(tx, &store::entries::Filter::default())?;
            let lines = store::claims::live_of_client(tx, client)?;
            let messages = store::messages::list(tx)?;
            Ok(format!("{allocations:?} {entries:?} {lines:?} {messages:?}"))
        });
        told.unwrap()
    }

    fn granted_march(self, minutes: i64) -> Self {
        let mut office = self.registered(&[("2025-03-13", minutes)]);
        office.queued("2025-03");
        office.export("2025-03").unwrap();
        office.here.fix_today(day("2025-04-10"));
        office.booked(&Reply::default());
        office
    }
}

/// Effects in short: fields, then time, then lines.
fn words(effects: &Effects) -> Vec<String> {
    let text = |text: &Option<uurwerk::domain::text::Text>| {
        text.as_ref().map_or("-".to_owned(), |text| text.get(Lang::En).to_owned())
    };
    let mut out = Vec::new();
    for effect in &effects.allocations {
        for field in &effect.fields {
            let (before, after) = (text(&field.before), text(&field.after));
            out.push(format!("{} {} {}: {before} > {after}", effect.number, effect.life.word(), field.key));
        }
    }
    for effect in &effects.time {
        let minutes = match &effect.subject {
            TimeSubject::Entry { minutes, .. } => *minutes,
            TimeSubject::Usage { units, .. } => i64::from(*units),
        };
        let number =
            |number: Option<AllocationNumber>| number.map_or("-".to_owned(), |number| number.to_string());
        let claimed = effect.claimed.map_or("free", LineState::word);
        let (from, to) = (number(effect.from), number(effect.to));
        let (day, fate) = (effect.day, effect.fate.word());
        out.push(format!("{day} {minutes} {claimed} {fate}: {from} > {to}"));
    }
    for effect in &effects.lines {
        let rules: Vec<&str> = effect.breaches.iter().map(|breach| breach.rule()).collect();
        let (month, state, fate) = (effect.period.from().month(), effect.state.word(), effect.fate.word());
        let (minutes, cents) = (effect.minutes, effect.amount.0);
        out.push(
            format!("{month} {state} {minutes} {cents} {fate} {}", rules.join(" ")).trim_end().to_owned(),
        );
    }
    out
}

#[test]
fn what_a_message_does_to_free_time_is_told() {
    let mut office = office().allotted().registered(&[("2025-03-13", 60), ("2025-02-13", 30)]);
    let shorter = Given { until: "2025-02-28", reason: "03", ..AGAIN };
    assert_eq!(
        office.does(&letter("T1", &[shorter]), true),
        [
            "300201 shortened until: 2025-12-31 > 2025-02-28",
            "300201 shortened change_reason: - > 03",
            "2025-03-13 60 free outside: 300201 > 300201",
        ]
    );
    let longer = Given { fixed: ("2025-04-01", "11:00:00"), ..YEAR };
    assert_eq!(
        office.does(&letter("T2", &[longer]), false),
        [
            "300201 lengthened until: 2025-02-28 > 2025-12-31",
            "300201 lengthened change_reason: 03 > -",
            "2025-03-13 60 free back: 300201 > 300201",
        ]
    );
    let deleted = Given { fixed: ("2025-04-01", "12:00:00"), until: YEAR.from, reason: "13", ..YEAR };
    assert_eq!(
        office.does(&letter("T3", &[deleted]), true)[2..],
        [
            "2025-02-13 30 free allocation-deleted: 300201 > 300201",
            "2025-03-13 60 free allocation-deleted: 300201 > 300201",
        ]
    );
}

#[test]
fn time_goes_along_to_the_allocation_that_takes_over() {
    let mut office = office().allotted().registered(&[("2025-03-13", 60), ("2025-02-13", 30)]);
    office.compile("2025-03");
    let shorter = Given { until: "2025-02-28", ..AGAIN };
    let next = Given { number: 300_202, from: "2025-03-01", ..AGAIN };
    assert_eq!(
        office.does(&letter("T1", &[shorter, next]), true)[1..],
        ["2025-03-13 60 free moved: 300201 > 300202", "2025-03 draft 60 9730 recompile"]
    );
    assert_eq!(office.compile("2025-03").held, 0, "its line is right again");
}

#[test]
fn waiting_time_gets_a_new_allocation_without_a_question() {
    let mut office = office().allotted();
    office.log(office.client, "2026-01-13", 60);
    let next = Given { number: 300_202, from: "2026-01-01", until: "2026-12-31", ..AGAIN };
    assert_eq!(office.does(&letter("T1", &[YEAR, next]), false), ["2026-01-13 60 free found: - > 300202"]);
}

#[test]
fn lines_in_every_state_are_told() {
    let shorter = || letter("T1", &[Given { until: "2025-03-20", ..AGAIN }]);
    let mut drafted = office().allotted().registered(&[("2025-03-13", 60)]);
    drafted.compile("2025-03");
    let told = drafted.does(&shorter(), true);
    assert_eq!(told[1..], ["2025-03 draft 60 9730 recompile TR308"]);

    let mut queued = office().allotted().registered(&[("2025-03-13", 60)]);
    queued.queued("2025-03");
    let told = queued.does(&shorter(), true);
    assert_eq!(told[1..], ["2025-03 queued 60 9730 unqueued TR308"]);
    assert_eq!(queued.states("2025-03"), [(60, LineState::Draft)]);
    assert_eq!(queued.queued("2025-03").len(), 1, "compiled anew, it fits");

    let mut sent = office().allotted().registered(&[("2025-03-13", 60)]);
    sent.queued("2025-03");
    sent.export("2025-03").unwrap();
    let told = sent.does(&shorter(), true);
    assert_eq!(told[1..], ["2025-03 sent 60 9730 beyond TR308"]);
    assert_eq!(sent.states("2025-03"), [(60, LineState::Sent)]);

    let mut granted = office().allotted().granted_march(60);
    let told = granted.does(&shorter(), true);
    assert_eq!(told[1..], ["2025-03 granted 60 9730 beyond TR308"]);
    let longer = Given { fixed: ("2025-04-01", "11:00:00"), ..YEAR };
    let told = granted.does(&letter("T2", &[longer]), false);
    assert_eq!(told[1..], ["2025-03 granted 60 9730 within"]);
}

#[test]
fn a_smaller_budget_and_another_product_are_told() {
    let mut office = office().allotted().granted_march(60);
    let smaller = Given { volume: 9_729, ..AGAIN };
    let told = office.does(&letter("T1", &[smaller]), true);
    assert_eq!(told, ["300201 changed budget: € 9,000.00 > € 97.29", "2025-03 granted 60 9730 beyond TR369"]);
    let enough = Given { volume: 9_730, fixed: ("2025-04-01", "11:00:00"), ..YEAR };
    assert_eq!(office.does(&letter("T2", &[enough]), false)[1..], ["2025-03 granted 60 9730 within"]);
    let other = Given { category: "44", fixed: ("2025-04-01", "12:00:00"), ..enough };
    assert_eq!(
        office.does(&letter("T3", &[other]), true),
        ["300201 changed category: 45 > 44", "2025-03 granted 60 9730 beyond TR339"]
    );
}

#[test]
fn an_older_version_does_nothing() {
    let mut office = office().allotted().registered(&[("2025-03-13", 60)]);
    office.accepting(&letter("T2", &[AGAIN]));
    let older = Given { fixed: ("2025-02-01", "09:00:00"), until: "2025-02-28", ..YEAR };
    let letter = letter("T1", &[older]);
    let seen = preview(&mut office.store, &office.here, &Input::asking(bytes(&letter))).unwrap();
    assert_eq!((seen.allocations[0].1, seen.effects.is_empty()), (Outcome::Older, true));
    assert!(office.asking(&letter).unwrap().effects.is_empty());
}

#[test]
fn a_preview_of_several_sees_what_those_before_it_would_do() {
    let mut office = office().allotted().registered(&[("2025-03-13", 60)]);
    let before = office.everything();
    let shorter = letter("T1", &[Given { until: "2025-02-28", ..AGAIN }]);
    let longer = letter("T2", &[Given { fixed: ("2025-04-01", "11:00:00"), ..YEAR }]);
    let mut inputs: Vec<Input> = [&shorter, &longer].map(|one| Input::asking(bytes(one))).into();
    inputs.insert(1, Input::asking(b"<broken".to_vec()));
    let seen = preview_each(&mut office.store, &office.here, inputs).unwrap();
    let [Ok(first), Err(Error::Read(_)), Ok(last)] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!(words(&first.effects)[1..], ["2025-03-13 60 free outside: 300201 > 300201"]);
    assert_eq!(words(&last.effects)[1..], ["2025-03-13 60 free back: 300201 > 300201"]);
    assert_eq!(office.everything(), before);
}

#[test]
fn who_agreed_with_something_else_is_asked_again() {
    let mut office = office().allotted().registered(&[("2025-03-13", 60)]);
    let shorter = letter("T1", &[Given { until: "2025-02-28", ..AGAIN }]);
    let Err(Error::NotAccepted(shown)) = office.asking(&shorter) else { panic!("not asked") };
    office.log(office.client, "2025-03-20", 30);
    let input = |effects| Input { bytes: bytes(&shorter), acceptance: Acceptance::Shown(Box::new(effects)) };
    let again = import_message::run(&mut office.store, &office.here, input(shown.effects));
    let Err(Error::NotAccepted(shown)) = again else { panic!("not asked again") };
    assert_eq!(shown.effects.time.len(), 2);
    import_message::run(&mut office.store, &office.here, input(shown.effects)).unwrap();
}

impl Office {
    /// The codes of the last JW302 that was made, with the allocation that each stands at.
    fn told(&mut self) -> Vec<(String, String)> {
        let bytes = self.store.read::<_, store::StoreError>(|tx| {
            let newest = store::outgoing::list(tx)?.into_iter().find(|one| one.code == "302").unwrap();
            store::outgoing::bytes(tx, newest.id)
        });
        let text = String::from_utf8(bytes.unwrap()).unwrap();
        expect_valid("JW302.xsd", &[Message::new("an answer to an allocation", text.clone().into_bytes())]);
        let products = text.split("<ToegewezenProduct>").skip(1);
        let between = |text: &str, from: &str, to: &str| {
            text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(found, _)| found.to_owned())
        };
        products
            .map(|product| {
                let number = between(product, "<ToewijzingNummer>", "<").unwrap();
                (number, between(product, "RetourCode>", "<").unwrap_or_default())
            })
            .collect()
    }

    fn contradicted(&mut self, letter: &Allotted<'_>) -> Vec<&'static str> {
        let before = self.everything();
        let seen = preview(&mut self.store, &self.here, &Input::asking(bytes(letter)));
        assert!(matches!(seen, Err(Error::Contradicted(_))));
        assert_eq!(self.everything(), before, "a preview answers nothing");
        let Err(Error::Contradicted(found)) = self.asking(letter) else { panic!("taken over") };
        let findings = found.iter().map(|one| one.finding().rule);
        assert!(findings.eq(found.iter().map(|one| one.kind.rule())));
        assert!(matches!(self.asking(letter), Err(Error::RefusedBefore)), "it was answered");
        found.iter().map(|one| one.kind.rule()).collect()
    }
}

#[test]
fn an_allocation_with_granted_lines_is_not_deleted() {
    let deleted = Given { until: YEAR.from, reason: "13", ..AGAIN };
    let other = Given { number: 300_299, from: "2026-01-01", until: "2026-12-31", ..AGAIN };
    let mut office = office().allotted().granted_march(60);
    assert_eq!(office.contradicted(&letter("T1", &[deleted, other])), ["TR385"]);
    assert_eq!(
        office.told(),
        [("300201".to_owned(), "9385".to_owned()), ("300299".to_owned(), "0200".to_owned())]
    );
    // What is only sent is a finding, and an older version deletes nothing.
    let mut sent = office_with_sent_march();
    let told = sent.does(&letter("T1", &[deleted]), true);
    assert_eq!(told.last().unwrap(), "2025-03 sent 60 9730 beyond TR384");
    let mut later = office_with_granted_march_and_a_newer_version();
    let older = Given { fixed: ("2025-03-01", "09:00:00"), ..deleted };
    assert_eq!(later.asking(&letter("T2", &[older])).unwrap().allocations[0].1, Outcome::Older);
}

fn office_with_sent_march() -> Office {
    let mut office = office().allotted().registered(&[("2025-03-13", 60)]);
    office.queued("2025-03");
    office.export("2025-03").unwrap();
    office
}

fn office_with_granted_march_and_a_newer_version() -> Office {
    let mut office = office().allotted().granted_march(60);
    office.accepting(&letter("T1", &[AGAIN]));
    office
}

#[test]
fn a_code_of_another_category_than_the_contract_has_is_refused() {
    let mut office = office();
    let contract = include_str!("../regions/third.toml")
        .replace("0935", "0405")
        .replace("code = \"45Z10\"", "code = \"45Z10\"\ncategory = \"45\"");
    import_contract::run(&mut office.store, &office.here, import_contract::Input { content: contract })
        .unwrap();
    let module = Given { number: 300_202, code: "45Z10", volume: 10, ..AGAIN };
    let wrong = Given { category: "44", ..module };
    assert_eq!(office.contradicted(&letter("T1", &[wrong])), ["TR381"]);
    assert_eq!(office.told(), [("300202".to_owned(), "S329".to_owned())]);
    // Right, and codes of which the contract file says nothing.
    for (identification, code) in [("T2", "45Z10"), ("T3", "45Z99")] {
        let product = Given { code, fixed: ("2025-04-01", "11:00:00"), ..module };
        office.accepting(&letter(identification, &[product]));
    }
}

#[test]
fn a_reference_is_judged_by_who_asked_from_here() {
    let mut office = office().allotted();
    let granting =
        Given { number: 300_202, from: "2026-01-01", until: "2026-12-31", reference: "R-1", ..AGAIN };
    office.accepting(&letter("T1", &[YEAR, granting]));
}

impl Office {
    /// What a check finds about allocations and what was claimed on them: rule and subject.
    fn found(&mut self) -> Vec<String> {
        let view = check::load(&mut self.store, &self.here, &check::Filter::default()).unwrap();
        let ours = view.rows.iter().filter(|row| can_be_settled(&row.finding.rule));
        ours.map(|row| format!("{} {}", row.finding.rule, row.subject.word())).collect()
    }

    fn settle(&mut self) -> Result<usize, settle_findings::Error> {
        let allocations = self.store.read(store::allocations::list).unwrap();
        let reason = Remark::new("gebeld, blijft zo").unwrap();
        let input = settle_findings::Input { allocation: allocations[0].id, reason };
        settle_findings::run(&mut self.store, &self.here, input).map(|done| done.settled.len())
    }
}

#[test]
fn what_was_claimed_beyond_is_a_finding_until_it_is_settled_or_taken_back() {
    let mut office = office().allotted().granted_march(60);
    assert_eq!(office.found(), [""; 0]);
    let done = office.accepting(&letter("T1", &[Given { until: "2025-03-20", volume: 9_000, ..AGAIN }]));
    let mut told: Vec<&str> = done.findings.iter().map(|finding| finding.rule.as_str()).collect();
    told.retain(|rule| can_be_settled(rule));
    assert_eq!(told, ["UW-19", "UW-21"]);
    assert_eq!(office.found(), ["UW-19 line", "UW-21 line"]);
    assert_eq!(office.settle().unwrap(), 2);
    assert_eq!(office.found(), [""; 0]);
    assert!(matches!(office.settle(), Err(settle_findings::Error::Nothing)));
    // It counts while the findings say the same.
    office.accepting(&letter(
        "T2",
        &[Given { until: "2025-03-19", fixed: ("2025-04-01", "11:00:00"), ..YEAR }],
    ));
    assert_eq!(office.found(), ["UW-19 line"]);
    undo_settling(&mut office);

    // A credit takes it away as soon as it is under way, and what is claimed anew is cut by the new end.
    let input = credit_claims::Input { lines: vec![LineId(1)], anew: true };
    let done = credit_claims::run(&mut office.store, &office.here, &input).unwrap();
    assert_eq!((done.credits.len(), done.fresh[0].minutes), (1, 60));
    assert_eq!(office.found(), [""; 0]);
    let states = office.states("2025-03");
    assert_eq!(states, [(60, LineState::Queued), (60, LineState::Granted)]);
}

/// The month has another product period by now, and yet one line: what comes late is claimed together with what stands.
#[test]
fn time_that_comes_after_another_end_of_the_allocation_corrects_the_line_that_stands() {
    for (first, then) in [("2025-03-20", "2025-12-31"), ("2025-12-31", "2025-03-20")] {
        let mut office = office();
        office.accepting(&letter("T0", &[Given { until: first, fixed: ("2025-03-01", "10:00:00"), ..YEAR }]));
        let mut office = office.granted_march(60);
        office.accepting(&letter("T1", &[Given { until: then, ..AGAIN }]));
        let mut office = office.registered(&[("2025-03-14", 30)]);
        office.compile("2025-03");
        let fresh = office.lines("2025-03").into_iter().find(|line| line.state == LineState::Draft).unwrap();
        let rules: Vec<&str> = fresh.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(rules.contains(&"TR389"), "{then}: {rules:?}");

        let late = late::load(&mut office.store, &office.here, month("2025-03")).unwrap();
        assert_eq!((late.len(), late[0].late_minutes, late[0].is_correctable()), (1, 30, true), "{then}");
        let input = credit_claims::Input { lines: vec![late[0].line], anew: true };
        let done = credit_claims::run(&mut office.store, &office.here, &input).unwrap();
        assert_eq!((done.credits.len(), done.fresh[0].minutes), (1, 90), "{then}");
    }
}

/// What was settled can be taken back like anything that the office did.
fn undo_settling(office: &mut Office) {
    assert_eq!(office.settle().unwrap(), 1);
    assert_eq!(office.found(), [""; 0]);
    assert_eq!(undo::run(&mut office.store, &office.here).unwrap().operation, "settle-findings");
    assert_eq!(office.found(), ["UW-19 line"]);
}

#[test]
fn an_absent_allocation_is_flagged_until_a_message_brings_it() {
    let mut office = office().allotted();
    let other = Given { number: 300_202, category: "46", ..AGAIN };
    let done = office.accepting(&Allotted { dated: "2025-04-02", ..letter("T1", &[other]) });
    assert_eq!(done.notes, [import_message::Note::Absent(AllocationNumber::new(300_201).unwrap())]);
    assert_eq!(office.found(), ["UW-22 allocation"]);
    assert_eq!(office.settle().unwrap(), 1);
    assert_eq!(office.found(), [""; 0]);
    // Absent from a newer one too: that is another matter.
    let newer = Given { fixed: ("2025-04-02", "10:00:00"), ..other };
    office.accepting(&Allotted { dated: "2025-04-02", ..letter("T2", &[newer]) });
    assert_eq!(office.found(), ["UW-22 allocation"]);
    // A later message brings it.
    office.accepting(&Allotted { dated: "2025-04-02", ..letter("T3", &[YEAR, newer]) });
    assert_eq!(office.found(), [""; 0]);
}

#[test]
fn messages_of_several_clients_come_in_one_archive() {
    let mut office = office().allotted().registered(&[("2025-03-13", 60)]);
    let other = office.add_client("J-0177", Some("999900018"), "0405", 300_417);
    office.log(other, "2025-03-14", 120);
    let shorter = Given { until: "2025-02-28", ..AGAIN };
    let letters = [
        letter("T1", &[shorter]),
        Allotted { bsn: "999900018", ..letter("T2", &[Given { number: 300_417, ..AGAIN }]) },
        Allotted { bsn: "999900031", ..letter("T3", &[Given { number: 300_501, ..AGAIN }]) },
    ];
    let done = import_message::run_each(
        &mut office.store,
        &office.here,
        letters.iter().map(|letter| Input::asking(bytes(letter))),
    );
    let [Err(Error::NotAccepted(asked)), Ok(second), Ok(third)] = done.as_slice() else { panic!("{done:?}") };
    assert_eq!(words(&asked.effects).last().unwrap(), "2025-03-13 60 free outside: 300201 > 300201");
    assert_eq!((second.allocations[0].1, third.allocations[0].1), (Outcome::Unchanged, Outcome::New));
    assert_eq!(third.client.as_ref().unwrap().number.as_str(), "J-0001");
}
