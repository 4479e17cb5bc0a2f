//! The chain of messages of the made-up practice: something of each kind has happened, and something is left to do.

use std::collections::BTreeSet;

use uurwerk::domain::care::State;
use uurwerk::domain::claim::answer::AnswerOutcome;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::money::Cents;
use uurwerk::domain::time::Month;
use uurwerk::messages::check;
use uurwerk::operations::views;
use uurwerk::operations::views::messages::{Asked, MessageState};
use uurwerk::store::{self, StoreError};

use super::{here, practice, read};

fn month(text: &str) -> Month {
    Month::parse_iso(text).unwrap()
}

#[test]
fn every_kind_of_message_went_round_and_some_wait() {
    let mut store = practice();
    let rows = views::messages::load(&mut store, &here(), Asked::default()).unwrap().rows;
    let has = |key: &str, state: MessageState| {
        assert!(rows.iter().any(|row| row.key == key && row.state == state), "no {key} that is {state:?}");
    };
    for (key, state) in [
        ("JW301", MessageState::Read),
        ("JW302", MessageState::Done),
        ("JW302", MessageState::Ready),
        ("JW305", MessageState::Accepted),
        ("JW305", MessageState::Refused),
        ("JW306", MessageState::Read),
        ("JW323", MessageState::Overdue),
        ("JW323", MessageState::Answered(AnswerOutcome::Processed)),
        ("JW323", MessageState::Answered(AnswerOutcome::Returned)),
        ("JW325", MessageState::Read),
    ] {
        has(key, state);
    }
    // Nothing of earlier months waits but the answer to a claim.
    let month = here().today().month();
    let old = rows.iter().filter(|row| row.dated.month() < month);
    let waiting: BTreeSet<&str> = old
        .filter(|row| matches!(row.state, MessageState::Ready | MessageState::Open | MessageState::Overdue))
        .map(|row| row.key.as_str())
        .collect();
    assert_eq!(waiting, BTreeSet::from(["JW323"]));
}

#[test]
fn what_goes_out_passes_every_check() {
    let mut store = practice();
    let letters = read(&mut store, |tx| {
        let all = store::outgoing::list(tx)?;
        let bytes = all.into_iter().map(|one| Ok((one.code, store::outgoing::bytes(tx, one.id)?)));
        bytes.collect::<Result<Vec<(String, Vec<u8>)>, StoreError>>()
    });
    assert!(letters.len() > 100, "{}", letters.len());
    for (code, bytes) in letters {
        let report = check(&bytes, here().today());
        assert!(report.findings.is_empty(), "JW{code}: {:?}", report.findings);
    }
}

#[test]
fn lines_were_rejected_for_several_reasons_and_some_were_taken_back_and_claimed_anew() {
    let mut store = practice();
    let mut codes = BTreeSet::new();
    let mut states = BTreeSet::new();
    for of in ["2025-01", "2025-02"] {
        let view = views::claims::load(&mut store, &here(), month(of)).unwrap();
        for line in view.groups.iter().flat_map(|group| &group.lines) {
            states.insert(line.state.word());
            codes.extend(line.codes.iter().map(ToString::to_string));
        }
    }
    assert!(codes.len() > 2, "{codes:?}");
    let all =
        [LineState::Draft, LineState::Sent, LineState::Granted, LineState::Rejected, LineState::Credited];
    assert_eq!(states, all.map(LineState::word).into());
    let late = views::late::load(&mut store, &here(), month("2025-02")).unwrap();
    assert_eq!(
        late.iter().map(|line| (line.late_minutes, line.is_correctable())).collect::<Vec<_>>(),
        [(15, true)]
    );
}

#[test]
fn both_ways_of_adding_up_agree_and_something_is_owed() {
    let mut store = practice();
    let ledger = views::ledger::load(&mut store, &here(), (month("2025-01"), month("2025-03"))).unwrap();
    let sums = &ledger.total;
    assert_eq!(sums.difference, Cents::ZERO);
    for (what, amount) in [
        ("granted", sums.granted),
        ("rejected", sums.rejected),
        ("outstanding", sums.outstanding),
        ("overdue", sums.overdue),
        ("returned", sums.returned),
        ("credited", sums.credited),
    ] {
        assert!(amount > Cents::ZERO, "nothing is {what}");
    }
    assert!(sums.granted > sums.rejected, "most was granted");
}

#[test]
fn care_runs_where_it_was_reported_and_somebody_forgot() {
    let mut store = practice();
    let today = here().today();
    let rows = views::care::load(&mut store, today).unwrap();
    let running = rows.iter().filter(|row| matches!(row.progress.state, State::Running { .. })).count();
    assert!(running * 2 > rows.len(), "{running} of {}", rows.len());
    assert!(rows.iter().any(
        |row| row.progress.state == State::NotStarted && row.progress.due.is_some_and(|due| due < today)
    ));
}

#[test]
fn an_allocation_ends_before_what_was_claimed_on_it() {
    let mut store = practice();
    let last = read(&mut store, |tx| {
        let found = store::allocations::list(tx)?.into_iter().filter_map(|stored| stored.value.period.until);
        Ok(found.filter(|until| until.to_string() == "2025-02-19").count())
    });
    assert_eq!(last, 1, "February lasts until the 28th, less nine days");
}
