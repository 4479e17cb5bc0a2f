//! The ledger: never a difference between lines, messages and answers.

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use uurwerk::domain::claim::ledger::Sums;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::ids::LineId;
use uurwerk::domain::money::Cents;
use uurwerk::messages::jw323;
use uurwerk::operations::credit_claims;
use uurwerk::operations::views::ledger::{self, By, Ledger};

use super::{Office, day, month, office};
use crate::support::answers::Reply;

impl Office {
    fn ledger(&mut self) -> Ledger {
        let year = (month("2025-01"), month("2025-12"));
        ledger::load(&mut self.store, &self.here, year).unwrap()
    }
}

#[test]
fn a_claim_without_an_answer_becomes_overdue() {
    let mut office = office().sent();
    office.here.fix_today(day("2025-04-16"));
    let Ledger { total, .. } = office.ledger();
    assert_eq!((total.outstanding, total.overdue), (Cents(29_190), Cents(0)));
    office.here.fix_today(day("2025-04-17"));
    let Ledger { rows, total, .. } = office.ledger();
    assert_eq!((total.overdue, total.overdue_claims, rows.len()), (Cents(29_190), 1, 1));
    assert_eq!((rows[0].municipality.as_str(), rows[0].month), ("0405", month("2025-03")));
    office.booked(&Reply { dated: "2025-04-17", ..Reply::default() });
    assert_eq!((office.ledger().total.outstanding, office.ledger().total.granted), (Cents(0), Cents(29_190)));
}

/// What a municipality does to a claim, and the office after it.
#[derive(Clone, Copy, Debug)]
enum Turn {
    Grant,
    RejectFirst,
    Refuse,
    Silence,
}

/// Claims, answers, credits and corrections as chance has it: the ledger is even after each step.
#[test]
fn the_ledger_is_even_whatever_happens() {
    let turn =
        prop_oneof![Just(Turn::Grant), Just(Turn::RejectFirst), Just(Turn::Refuse), Just(Turn::Silence)];
    let turns = proptest::collection::vec((turn, 1..300_i64, any::<bool>()), 6);
    let config = ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() };
    let chance = TestRng::deterministic_rng(RngAlgorithm::default());
    TestRunner::new_with_rng(config, chance)
        .run(&turns, |turns| {
            let mut office = office();
            for (round, (turn, minutes, anew)) in turns.into_iter().enumerate() {
                office.log(office.client, "2025-03-13", minutes);
                office.correct_granted(anew);
                office.compile("2025-03");
                let _ = office.queue("2025-03");
                let done = office.export("2025-03").unwrap();
                office.even(turn);
                if !done.claims.is_empty() {
                    office.turn(turn, round);
                }
                office.even(turn);
            }
            Ok(())
        })
        .unwrap();
}

impl Office {
    fn correct_granted(&mut self, anew: bool) {
        let granted: Vec<LineId> = self
            .lines("2025-03")
            .into_iter()
            .filter(|row| row.state == LineState::Granted && row.credit.is_none())
            .map(|row| row.id)
            .collect();
        let input = credit_claims::Input { lines: granted, anew };
        credit_claims::run(&mut self.store, &self.here, &input).unwrap();
    }

    fn turn(&mut self, turn: Turn, round: usize) {
        let identification = format!("A{round}");
        let claim = jw323::read(&self.claim()).unwrap();
        let debit = claim.lines().find(|(_, line)| line.previous.is_none());
        let first = debit.map(|(_, line)| line.reference.clone());
        let base = Reply { identification: &identification, dated: "2025-04-02", ..Reply::default() };
        let rejected: Vec<(&str, &str)> = first.iter().map(|first| (first.as_str(), "9321")).collect();
        let reply = match turn {
            Turn::Grant => base,
            Turn::RejectFirst => Reply { rejected: &rejected, ..base },
            Turn::Refuse => Reply { claim: Some("9333"), ..base },
            Turn::Silence => return,
        };
        self.booked(&reply);
    }

    fn even(&mut self, after: Turn) {
        let Ledger { total, .. } = self.ledger();
        assert_eq!(total.difference, Cents::ZERO, "after {after:?}");
        let parts = [total.outstanding, total.returned, total.rejected, total.granted];
        assert_eq!(total.claimed.0, parts.iter().map(|part| part.0).sum::<i64>(), "after {after:?}");
        assert_eq!(total.granted.0, total.receivable.0 - total.payable.0, "after {after:?}");
        // By the month of the care it is the same money.
        let year = (month("2025-01"), month("2025-12"));
        let by_care = ledger::load_by(&mut self.store, &self.here, year, By::CareMonth).unwrap().total;
        let sums = |sums: &Sums| {
            [sums.claimed, sums.outstanding, sums.returned, sums.rejected, sums.granted, sums.credited]
        };
        assert_eq!(sums(&by_care), sums(&total), "after {after:?}");
    }
}
