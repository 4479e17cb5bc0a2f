//! A year of claims against a made-up municipality that refuses by chance: late time, corrections, claims that come back.

use std::collections::HashMap;

use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::ids::{EntryId, LineId};
use uurwerk::domain::money::Cents;
use uurwerk::domain::time::Month;
use uurwerk::operations::import_message;
use uurwerk::operations::views::{late, ledger};
use uurwerk::operations::{compile_claims, credit_claims, export_batch, queue_claims};
use uurwerk::store;

use super::{Office, month, office};
use crate::municipality::{Chance, Municipality};

fn months(until: u32) -> Vec<Month> {
    (1..=until).map(|number| Month::new(2025, number).unwrap()).collect()
}

impl Office {
    fn register(&mut self, clients: &[uurwerk::domain::ids::ClientId], until: u32, chance: &mut Chance) {
        for client in clients {
            for _ in 0..=chance.below(3) {
                let late = u32::try_from(chance.below(3)).unwrap();
                let (number, day) = (until.saturating_sub(late).max(1), 1 + chance.below(28));
                let minutes = i64::try_from(5 + chance.below(100)).unwrap();
                self.log(*client, &format!("2025-{number:02}-{day:02}"), minutes);
            }
        }
    }

    /// Corrects what came late, and queues everything that may go.
    fn prepare(&mut self, until: u32) {
        for month in months(until) {
            let late = late::load(&mut self.store, &self.here, month).unwrap();
            let lines: Vec<LineId> =
                late.iter().filter(|one| one.is_correctable()).map(|one| one.line).collect();
            let input = credit_claims::Input { lines, anew: true };
            credit_claims::run(&mut self.store, &self.here, &input).unwrap();
            compile_claims::run(&mut self.store, &self.here, compile_claims::Input { month }).unwrap();
            let all = queue_claims::Input::Month { month, municipality: None };
            queue_claims::run(&mut self.store, &self.here, all).unwrap();
        }
    }

    /// Sends the claims of a month; some answers come only with those of the next.
    fn send(&mut self, last: u32, waiting: &mut Vec<String>, town: &mut Municipality, chance: &mut Chance) {
        let input = export_batch::Input { month: Month::new(2025, last).unwrap(), municipality: None };
        let done = export_batch::run(&mut self.store, &self.here, input).unwrap();
        for claim in done.claims {
            let bytes = self.store.read(|tx| store::batches::bytes(tx, claim.id)).unwrap();
            waiting.push(town.receive(&String::from_utf8(bytes).unwrap()));
        }
        if chance.below(3) == 0 {
            return;
        }
        for answer in waiting.drain(..) {
            let input = import_message::Input::accepted(answer.into_bytes());
            import_message::run(&mut self.store, &self.here, input).unwrap();
        }
    }

    /// Every minute is granted once, was rejected with a reason, or is open; no entry stands on two lines.
    fn account(&mut self) {
        let mut standing: HashMap<EntryId, LineId> = HashMap::new();
        for month in months(12) {
            for row in self.lines(&month.to_string()) {
                let kept = self.store.read(|tx| store::claims::get(tx, row.id)).unwrap().unwrap();
                assert_eq!(
                    kept.line.minutes,
                    kept.line.entries.iter().map(|(_, minutes)| minutes).sum::<i64>()
                );
                match row.state {
                    LineState::Rejected => assert!(!row.codes.is_empty(), "{} has no reason", row.id),
                    LineState::Granted | LineState::CreditSent => {
                        for (entry, _) in kept.line.entries {
                            let other = standing.insert(entry, row.id);
                            let anew =
                                row.credit.is_some() || other.is_some_and(|other| self.is_credited(other));
                            assert!(other.is_none() || anew, "{entry} is granted twice");
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn is_credited(&mut self, line: LineId) -> bool {
        self.store.read(|tx| store::credits::of_line(tx, line)).unwrap().is_some()
    }
}

/// Two years in an ordinary run; `UURWERK_YEARS=200 cargo test --test main year` runs more, in several minutes.
#[test]
fn a_year_of_claims_ends_with_equal_ledgers() {
    years(0..seeds());
}

#[expect(clippy::disallowed_methods, reason = "how long to look is set by the environment of the test run")]
fn seeds() -> u64 {
    std::env::var("UURWERK_YEARS").ok().and_then(|text| text.parse().ok()).unwrap_or(2)
}

fn years(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut office = office();
        let other = office.add_client("J-0177", Some("999900018"), "0405", 300_417);
        let clients = [office.client, other];
        let mut town = Municipality::new(seed, &[("300201", "999900006"), ("300417", "999900018")]);
        let (mut chance, mut waiting) = (Chance::new(seed + 1000), Vec::new());
        for until in 1..=12 {
            office.here.fix_today(Month::new(2025, until).unwrap().next().first());
            office.register(&clients, until, &mut chance);
            for _ in 0..2 {
                office.prepare(until);
                office.send(until, &mut waiting, &mut town, &mut chance);
            }
        }
        for answer in waiting.drain(..) {
            let input = import_message::Input::accepted(answer.into_bytes());
            import_message::run(&mut office.store, &office.here, input).unwrap();
        }
        let year = (month("2025-01"), month("2025-12"));
        let ours = ledger::load(&mut office.store, &office.here, year).unwrap().total;
        assert_eq!(ours.granted, Cents(town.granted), "seed {seed}");
        assert_eq!((ours.outstanding, ours.difference), (Cents::ZERO, Cents::ZERO), "seed {seed}");
        assert!(ours.credited > Cents::ZERO && ours.rejected != Cents::ZERO, "seed {seed} does too little");
        office.account();
    }
}
