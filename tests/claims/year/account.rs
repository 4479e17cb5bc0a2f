//! What must be true when such a year is over.

use std::collections::BTreeMap;

use uurwerk::domain::care::{Course, State};
use uurwerk::domain::claim::line::{KeptLine, LineState};
use uurwerk::domain::ids::{EntryId, Stored};
use uurwerk::domain::rules::{Finding, Severity};
use uurwerk::domain::time::Month;
use uurwerk::operations::compile_claims;
use uurwerk::operations::views::totals::{self, By};
use uurwerk::operations::views::{check, claims, late, ledger};
use uurwerk::store;
use uurwerk::store::entries::{Filter, KeptEntry};

use super::{Post, Year};
use crate::municipality::{Complaint, MailKind, Sums};

/// Else the years prove less than they say.
pub const MUST_HAPPEN: [&str; 22] = [
    "allocated",
    "answers that do not add up",
    "answers that got lost and came later",
    "changes of open time",
    "claims refused",
    "corrections",
    "deleted",
    "entries granted",
    "entries open",
    "files that came twice",
    "headers refused",
    "held: budget",
    "held: outside the allocation",
    "lengthened",
    "letters that were agreed with",
    "lines claimed again",
    "lines refused by a rule for what could not be known",
    "pure credits",
    "refused changes of claimed time",
    "reports of care accepted",
    "reports of care refused",
    "shortened after claiming",
];

impl Year {
    /// A claim of ours breaks a rule only by what could not be known: a letter about the allocation is on its way, or a credit
    /// was refused of which we have yet to hear. Rules about the message itself are never excused.
    pub fn expect_excuse(&mut self, town: usize, complaint: &Complaint, xml: &str) {
        let Complaint { broken, line, after_refused_credit } = complaint;
        let Some((reference, allocation)) = line else {
            panic!("{}: the claim is refused\n{xml}", broken.rule)
        };
        let is_under_way = |kind: MailKind| {
            let about = |post: &Post| post.mail.kind == kind && post.mail.about.contains(allocation);
            self.post.iter().any(|post| post.town == town && about(post))
        };
        let rule = &broken.rule;
        let changed = ["TR307", "TR308", "TR384", "TR387", "TR388", "TR321", "TR322", "TR369"].contains(rule)
            && is_under_way(MailKind::Allocation);
        let not_taken_back = ["TR322", "TR369"].contains(rule) && is_under_way(MailKind::Answer)
            || ["TR389", "TR322", "TR369"].contains(rule) && *after_refused_credit;
        assert!(
            changed || not_taken_back,
            "{rule}: line {reference} on allocation {allocation} is refused\n{xml}"
        );
        self.count("lines refused by a rule for what could not be known");
        self.count(broken.rule);
    }

    pub fn account(&mut self) {
        self.compare_ledgers();
        let lines = self.all_lines();
        self.compare_lines(&lines);
        self.account_for_entries();
        self.compare_care();
        for town in &self.towns {
            assert!(town.unanswered.is_empty(), "without a JW302: {:?}", town.unanswered);
        }
    }

    /// Care stands there where it stands here.
    fn compare_care(&mut self) {
        for Stored { id, value } in self.practice.read(store::allocations::list) {
            let reports = self.practice.read(|tx| store::care::of_allocation(tx, id));
            let state = Course::of(reports).state();
            let is_pause = matches!(state, State::Paused { .. });
            let stop = state.end().map(|end| (end.to_string(), is_pause));
            let ours = state.begin().map(|begin| (begin.to_string(), stop));
            let town = self.towns.iter().find(|town| town.code == value.municipality.as_str()).unwrap();
            assert_eq!(ours, town.care(value.number.get()), "care on allocation {}", value.number);
        }
    }

    /// To the cent, per municipality and claim month.
    fn compare_ledgers(&mut self) {
        let months = (Month::new(2024, 12).unwrap(), Month::new(2026, 12).unwrap());
        let ours = ledger::load(&mut self.practice.store, &self.practice.here, months).unwrap();
        let mut rows: BTreeMap<(String, String), Sums> = BTreeMap::new();
        for row in ours.rows {
            let sums = row.sums;
            assert_eq!((sums.outstanding.0, sums.difference.0, sums.overdue_claims), (0, 0, 0));
            let (claimed, returned, rejected) = (sums.claimed.0, sums.returned.0, sums.rejected.0);
            let sums =
                Sums { claimed, returned, rejected, granted: sums.granted.0, credited: sums.credited.0 };
            rows.insert((row.municipality.to_string(), row.month.to_string()), sums);
        }
        let theirs: BTreeMap<(String, String), Sums> = self
            .towns
            .iter()
            .flat_map(|town| {
                town.months.iter().map(|(month, sums)| ((town.code.to_owned(), month.clone()), *sums))
            })
            .collect();
        assert_eq!(rows, theirs);
    }

    fn all_lines(&mut self) -> Vec<KeptLine> {
        Self::months().into_iter().flat_map(|month| self.practice.lines(month)).collect()
    }

    /// From before the first time that could be registered until after the last turn.
    fn months() -> Vec<Month> {
        let (first, last) = (Month::new(2024, 8).unwrap(), Month::new(2026, 8).unwrap());
        std::iter::successors(Some(first), |month| Some(month.next()))
            .take_while(|month| *month <= last)
            .collect()
    }

    /// What stands there is what stands here, line by line.
    fn compare_lines(&mut self, lines: &[KeptLine]) {
        for at in 0..self.towns.len() {
            let mut ours = BTreeMap::new();
            for kept in lines {
                assert!(
                    !matches!(kept.state, LineState::Sent | LineState::CreditSent | LineState::Queued),
                    "{kept:?}"
                );
                let Some(id) = kept.line.allocation.filter(|_| kept.state == LineState::Granted) else {
                    continue;
                };
                let allocation = self.practice.read(|tx| store::allocations::get(tx, id)).unwrap().value;
                if allocation.municipality.as_str() == self.towns[at].code {
                    let reference = kept.reference.as_ref().unwrap().to_string();
                    let until = kept.line.period.until().to_string();
                    ours.insert(reference, (allocation.number.get(), until, kept.line.amount.0));
                }
            }
            assert_eq!(ours, self.towns[at].standing());
        }
    }

    /// Every minute is granted once, was rejected with a reason, or is open where the office sees it.
    fn account_for_entries(&mut self) {
        for month in Self::months() {
            let input = compile_claims::Input { month };
            compile_claims::run(&mut self.practice.store, &self.practice.here, input).unwrap();
            let mut entries = self.practice.entries();
            entries.retain(|kept| month.contains(kept.entry.day));
            self.compare_totals(month, &entries);
            let (mut granted, mut open) = self.granted_and_open(month);
            for KeptEntry { id, entry, .. } in entries {
                let found = (granted.remove(&id), open.remove(&id));
                let minutes = entry.minutes.get();
                assert!(
                    found == (Some(minutes), None) || found == (None, Some(minutes)),
                    "{id}: {minutes} minutes, {found:?} (granted, open)"
                );
                self.count(if found.0.is_some() { "entries granted" } else { "entries open" });
            }
            assert!(granted.is_empty() && open.is_empty(), "minutes of nobody: {granted:?} {open:?}");
        }
    }

    fn compare_totals(&mut self, month: Month, entries: &[KeptEntry]) {
        let filter = Filter { period: Some(month.period()), ..Filter::default() };
        let totals = totals::load(&mut self.practice.store, &filter, &[By::Month]).unwrap().total;
        let minutes: i64 = entries.iter().map(|kept| kept.entry.minutes.get()).sum();
        assert_eq!(totals.direct + totals.indirect, minutes);
    }

    /// Minutes of each entry by what the Claims screen shows of the month.
    fn granted_and_open(&mut self, month: Month) -> (BTreeMap<EntryId, i64>, BTreeMap<EntryId, i64>) {
        let (mut granted, mut open) = (BTreeMap::new(), BTreeMap::new());
        let view = claims::load(&mut self.practice.store, &self.practice.here, month).unwrap();
        assert_eq!(view.uncompiled, 0, "compiling left time out");
        for row in view.groups.into_iter().flat_map(|group| group.lines) {
            let (id, kept) = (row.id, self.practice.read(|tx| store::claims::get(tx, row.id)).unwrap());
            let sum: i64 = kept.line.entries.iter().map(|(_, minutes)| minutes).sum();
            assert_eq!((row.minutes, kept.line.minutes), (sum, sum));
            match row.state {
                LineState::Granted => {
                    for (entry, minutes) in kept.line.entries {
                        assert!(granted.insert(entry, minutes).is_none(), "{entry} is granted twice");
                    }
                }
                LineState::Draft => {
                    self.see(&row);
                    open.extend(kept.line.entries);
                }
                LineState::Rejected => assert!(!row.codes.is_empty(), "{id} was rejected without a reason"),
                LineState::Credited => {}
                state => panic!("{id} is {state:?}"),
            }
        }
        (granted, open)
    }

    /// What keeps a draft back is shown: with the claims of its month, among all findings, and among late time where a line
    /// that was granted stands in its way.
    fn see(&mut self, row: &claims::LineRow) {
        if !row.is_held() {
            self.count("lines that could still be claimed");
            return;
        }
        let month = Month::of(row.period.from());
        let filter = check::Filter { months: check::Months::One(month), ..check::Filter::default() };
        let found = check::load(&mut self.practice.store, &self.practice.here, &filter).unwrap();
        let mut held = row.findings.iter().filter(|finding| finding.severity >= Severity::Hold);
        let is_shown = |finding: &Finding| {
            found.rows.iter().any(|one| one.draft == Some(row.id) && one.finding.rule == finding.rule)
        };
        assert!(held.all(is_shown), "not all of {:?} is shown", row.findings);
        for finding in row.findings.iter().filter(|finding| finding.severity >= Severity::Hold) {
            self.count(match finding.rule.as_str() {
                "PS-A7" => "held: budget",
                "PS-A8" => "held: outside the allocation",
                "TR321" => "held: volume of the period",
                "TR322" => "held: volume of the allocation",
                "TR384" => "held: deleted allocation",
                "TR389" => "held: late",
                _ => "held: other",
            });
        }
        if row.findings.iter().any(|finding| finding.rule == "TR389") {
            let late = late::load(&mut self.practice.store, &self.practice.here, month).unwrap();
            assert!(late.iter().any(|one| one.late_minutes == row.minutes && one.period == row.period));
        }
    }
}
