//! What the office does in a turn, by chance.

use std::collections::BTreeSet;

use uurwerk::domain::assignment::Wish;
use uurwerk::domain::care::StopReason;
use uurwerk::domain::claim::line::LineState;
use uurwerk::domain::entry::Entry;
use uurwerk::domain::identifiers::ActivityKey;
use uurwerk::domain::ids::{AllocationId, ClientId, LineId};
use uurwerk::domain::time::{Day, Minutes, Month};
use uurwerk::operations::export_batch::{self, Refusal, Why};
use uurwerk::operations::import_message::{self, Acceptance, Done, Error, Input};
use uurwerk::operations::judge::Wanted;
use uurwerk::operations::report_care::Step;
use uurwerk::operations::views::{care, late};
use uurwerk::operations::{
    compile_claims, credit_claims, delete_entry, edit_entry, log_time, queue_claims, report_care,
    resubmit_claims, undo, unqueue_claims,
};
use uurwerk::store;

use super::{Post, Year};
use crate::municipality::{Mail, MailKind};

impl Year {
    // --- Post -----------------------------------------------------------------------------------------------------

    /// The municipalities allocate; a letter takes up to two turns, so that newer ones overtake it.
    pub fn allocate(&mut self) {
        for town in 0..self.towns.len() {
            for mail in self.towns[town].allocate(self.today) {
                let due = self.turn + u32::try_from(self.chance.between(0, 2)).unwrap();
                let due = if self.turn == 0 { 0 } else { due };
                self.post.push(Post { town, mail, due });
            }
        }
    }

    /// Takes over what has arrived, some of it twice.
    pub fn deliver(&mut self) {
        let is_due = |post: &Post| post.due <= self.turn;
        let (now, later) = std::mem::take(&mut self.post).into_iter().partition(is_due);
        self.post = later;
        for Post { mail, .. } in now {
            let done = self.take_over(&mail);
            if mail.is_damaged {
                assert!(
                    matches!(done, Err(Error::Refused(_))),
                    "taken over though it does not add up: {done:?}"
                );
                continue;
            }
            assert!(!done.unwrap_or_else(|error| panic!("{error:?}\n{}", mail.text)).is_repeat);
            if self.chance.once_in(4) {
                assert!(self.take_over(&mail).unwrap().is_repeat, "the same file changes nothing");
                self.count("files that came twice");
            }
        }
        self.acknowledge();
    }

    /// Where somebody has to agree with what it does, they see it first, and that is what it then does.
    fn take_over(&mut self, mail: &Mail) -> Result<Done, Error> {
        let bytes = mail.text.clone().into_bytes();
        let asking = Input::asking(bytes.clone());
        let shown = match import_message::run(&mut self.practice.store, &self.practice.here, asking) {
            Err(Error::NotAccepted(shown)) => shown.effects,
            done => return done,
        };
        self.count("letters that were agreed with");
        let input = Input { bytes, acceptance: Acceptance::Shown(Box::new(shown.clone())) };
        let done = import_message::run(&mut self.practice.store, &self.practice.here, input);
        assert_eq!(done.as_ref().map(|done| &done.effects).ok(), Some(&shown));
        done
    }

    /// Hands the municipalities what was made for them beside claims.
    pub fn acknowledge(&mut self) {
        for message in self.practice.read(store::outgoing::unplaced) {
            let bytes = self.practice.read(|tx| store::outgoing::bytes(tx, message.id));
            let town = self.towns.iter().position(|town| town.code == message.municipality.as_str()).unwrap();
            let xml = String::from_utf8(bytes).unwrap();
            match message.code.as_str() {
                "302" => self.towns[town].acknowledged(&xml),
                "305" | "307" => {
                    let mail = self.towns[town].reported(&xml, self.today);
                    let due = self.turn + u32::try_from(self.chance.between(1, 2)).unwrap();
                    self.post.push(Post { town, mail, due });
                }
                other => panic!("a JW{other} was made"),
            }
            let (change, at) = (
                store::Change { actor: "test", operation: "test", at: self.practice.here.now() },
                self.practice.here.now(),
            );
            self.practice
                .store
                .write(&change, |tx| store::outgoing::mark_placed(tx, message.id, at))
                .unwrap();
        }
    }

    // --- Start and stop -------------------------------------------------------------------------------------------

    /// Reports what happened to care, or did not. A next report waits for the answer to the one before.
    pub fn report(&mut self) {
        let rows = care::load(&mut self.practice.store, self.practice.here.today()).unwrap();
        for _ in 0..self.chance.below(4) {
            let Some(row) = (!rows.is_empty()).then(|| self.chance.pick(&rows)) else { return };
            let number = row.number.get();
            let waits = |post: &Post| post.mail.kind == MailKind::Return && post.mail.about.contains(&number);
            if self.post.iter().any(waits) {
                continue;
            }
            let day = self.today.plus(-self.chance.between(0, 40)).to_string();
            let day = Day::parse_iso(&day).unwrap();
            let reasons = ["20", "20", "36"];
            let reason = StopReason::parse(self.chance.pick::<&str>(&reasons)).unwrap();
            let step = match self.chance.below(5) {
                0 | 1 => Step::Start { begin: day },
                2 | 3 => Step::Stop { end: day, reason },
                _ => Step::Withdraw,
            };
            let input = report_care::Input { allocation: row.id, step };
            match report_care::run(&mut self.practice.store, &self.practice.here, input) {
                Ok(_) => {}
                Err(report_care::Error::Refused(_) | report_care::Error::Deleted) => {
                    self.count("reports of care that we do not make");
                }
                Err(error) => panic!("{error:?}"),
            }
            self.acknowledge();
        }
    }

    // --- Time -----------------------------------------------------------------------------------------------------

    /// New time of the last days, some of it of months ago.
    pub fn register(&mut self) {
        for client in self.practice.clients() {
            for _ in 0..self.chance.below(4) {
                let back = if self.chance.once_in(5) { 120 } else { 16 };
                let wanted = self.wanted(client, back);
                let key = self.practice.here.new_entry_key().unwrap();
                let input = log_time::Input { key, wanted };
                log_time::run(&mut self.practice.store, &self.practice.here, input).unwrap();
                self.count(if back == 16 { "entries" } else { "entries of months ago" });
            }
        }
    }

    fn wanted(&mut self, client: ClientId, back: i64) -> Wanted {
        let day = self.today.plus(-self.chance.between(0, back)).to_string();
        let activity = *self.chance.pick(&["made-up-talk", "made-up-talk", "made-up-report"]);
        let mut wish = Wish::default();
        if self.chance.once_in(6) {
            // One that the office picks, fitting or not.
            let own: Vec<AllocationId> = self
                .practice
                .read(|tx| store::allocations::of_client(tx, client))
                .into_iter()
                .map(|stored| stored.id)
                .collect();
            wish.allocation = Some(*self.chance.pick(&own));
        }
        Wanted {
            practitioner: *self.chance.pick(&self.practice.practitioners),
            day: Day::parse_iso(&day).unwrap(),
            start: None,
            minutes: Minutes::new(self.chance.between(5, 180)).unwrap(),
            activity: ActivityKey::parse(activity).unwrap(),
            client: Some(client),
            wish,
            note: None,
        }
    }

    /// Changes and deletes time: what is open may change, what was claimed may not.
    pub fn reconsider(&mut self) {
        for _ in 0..self.chance.below(4) {
            let entries = self.practice.entries();
            let Some(kept) = (!entries.is_empty()).then(|| self.chance.pick(&entries).clone()) else {
                return;
            };
            let is_open = kept.claimed.is_none_or(|state| state == LineState::Draft);
            let (store, here) = (&mut self.practice.store, &self.practice.here);
            let done = if self.chance.once_in(3) {
                delete_entry::run(store, here, kept.id).is_ok()
            } else {
                let minutes = Minutes::new(self.chance.between(5, 180)).unwrap();
                let wanted = Wanted { minutes, ..as_wanted(&kept.entry) };
                edit_entry::run(store, here, edit_entry::Input { id: kept.id, wanted }).is_ok()
            };
            if done {
                assert!(is_open, "what a line stands on was changed: {:?}", kept.claimed);
            }
            self.count(match (is_open, done) {
                (true, true) => "changes of open time",
                (true, false) => "changes of what must stay for a credit",
                _ => "refused changes of claimed time",
            });
        }
    }

    // --- Claims ---------------------------------------------------------------------------------------------------

    /// Months with open time are corrected, claimed again, compiled and queued; not all of them, not at once.
    pub fn put_right(&mut self, is_closing: bool) {
        self.take_back_what_lies_outside();
        for month in self.practice.open_months() {
            // Older months are not looked at each time.
            let seldom = if month < self.last_month() { 2 } else { 4 };
            if !is_closing && self.chance.once_in(seldom) {
                continue;
            }
            self.correct(month, is_closing);
            if self.chance.once_in(3) {
                self.resubmit(month);
            }
            self.queue(month);
        }
        if !is_closing {
            self.think_again();
        }
    }

    /// Late time: granted lines are taken back and claimed anew with it.
    fn correct(&mut self, month: Month, is_closing: bool) {
        let late = late::load(&mut self.practice.store, &self.practice.here, month).unwrap();
        let lines: Vec<LineId> = late.iter().filter(|one| one.is_correctable()).map(|one| one.line).collect();
        if lines.is_empty() || (!is_closing && self.chance.once_in(4)) {
            return;
        }
        let anew = is_closing || !self.chance.once_in(5);
        self.credit(lines, anew);
    }

    fn credit(&mut self, lines: Vec<LineId>, anew: bool) {
        let input = credit_claims::Input { lines, anew };
        let preview = credit_claims::preview(&mut self.practice.store, &self.practice.here, &input);
        match credit_claims::run(&mut self.practice.store, &self.practice.here, &input) {
            Ok(done) => {
                assert_eq!(preview.unwrap(), done);
                self.count(if anew { "corrections" } else { "pure credits" });
            }
            Err(credit_claims::Error::UnderWay(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    /// Granted lines that reach beyond an allocation that was shortened since: some are taken back.
    fn take_back_what_lies_outside(&mut self) {
        if !self.chance.once_in(4) {
            return;
        }
        for month in 1..=12 {
            let month = Month::new(2025, month).unwrap();
            for kept in self.practice.lines_in(month, LineState::Granted) {
                let id = kept.line.allocation.unwrap();
                let allocation = self.practice.read(|tx| store::allocations::get(tx, id)).unwrap().value;
                let outside = allocation.period.until.is_some_and(|until| kept.line.period.until() > until);
                if outside && self.chance.once_in(3) {
                    let anew = !self.chance.once_in(3);
                    self.credit(vec![kept.id], anew);
                    self.count("lines taken back since they lie outside");
                }
            }
        }
    }

    fn resubmit(&mut self, month: Month) {
        let lines = self.practice.lines_in(month, LineState::Rejected);
        let Some(kept) = (!lines.is_empty()).then(|| self.chance.pick(&lines).clone()) else { return };
        let input = resubmit_claims::Input { lines: vec![kept.id] };
        resubmit_claims::run(&mut self.practice.store, &self.practice.here, &input).unwrap();
        self.count("lines claimed again");
    }

    fn queue(&mut self, month: Month) {
        let (store, here) = (&mut self.practice.store, &self.practice.here);
        compile_claims::run(store, here, compile_claims::Input { month }).unwrap();
        let municipality = match self.chance.below(6) {
            0 => Some(self.chance.pick(&self.towns).code),
            _ => None,
        };
        let municipality =
            municipality.map(|code| uurwerk::domain::identifiers::MunicipalityCode::parse(code).unwrap());
        let (store, here) = (&mut self.practice.store, &self.practice.here);
        let input = queue_claims::Input::Month { month, municipality };
        let done = queue_claims::run(store, here, input).unwrap();
        if !done.queued.is_empty() && self.chance.once_in(10) {
            let done = undo::run(&mut self.practice.store, &self.practice.here).unwrap();
            assert_eq!(done.operation, "queue-claims");
            self.count("queueing taken back");
        }
    }

    /// Takes lines out of the queue again.
    fn think_again(&mut self) {
        if !self.chance.once_in(6) {
            return;
        }
        let month = self.last_month();
        let lines = self.practice.lines_in(month, LineState::Queued);
        if !lines.is_empty() {
            let line = self.chance.pick(&lines).id;
            self.unqueue(&[line]);
            self.count("lines taken out of the queue");
        }
    }

    fn unqueue(&mut self, lines: &[LineId]) {
        for line in lines {
            let input = queue_claims::Input::Lines(vec![*line]);
            unqueue_claims::run(&mut self.practice.store, &self.practice.here, input).unwrap();
        }
    }

    /// Sends the month that is over with all that is late, and gives how many claims left. Lines that are no longer true are
    /// queued anew first.
    pub fn send(&mut self) -> usize {
        let month = self.last_month();
        for _ in 0..4 {
            let input = export_batch::Input { month, municipality: None };
            let (claims, refused) =
                match export_batch::commit(&mut self.practice.store, &self.practice.here, &input) {
                    Ok(done) => (done.claims, done.refused),
                    Err(export_batch::Error::Refused(refused)) => (Vec::new(), refused),
                    Err(error) => panic!("{error:?}"),
                };
            let sent = claims.len();
            for claim in claims {
                let bytes = self.practice.read(|tx| store::batches::bytes(tx, claim.id));
                self.hand_over(claim.municipality.as_str(), &String::from_utf8(bytes).unwrap());
            }
            if refused.is_empty() {
                return sent;
            }
            self.renew(refused);
        }
        panic!("lines stay stale, however often they are queued anew");
    }

    fn renew(&mut self, refused: Vec<Refusal>) {
        for Refusal { why, .. } in refused {
            let Why::Stale { lines } = why else { panic!("{why:?}") };
            let mut months = BTreeSet::new();
            for line in &lines {
                months.insert(Month::of(
                    self.practice.read(|tx| store::claims::get(tx, *line)).unwrap().line.period.from(),
                ));
            }
            self.unqueue(&lines);
            for month in months {
                self.queue(month);
            }
            self.count("claims whose lines had to be queued anew");
        }
    }

    /// Answers come at once, later, or got lost and come much later.
    fn hand_over(&mut self, code: &str, xml: &str) {
        let town = self.towns.iter().position(|town| town.code == code).unwrap();
        let known = self.towns[town].complaints.len();
        let answers = self.towns[town].receive(xml, self.today);
        let complaints = self.towns[town].complaints.split_off(known);
        for complaint in complaints {
            self.expect_excuse(town, &complaint, xml);
        }
        let delay = match self.chance.below(10) {
            0 => 4,
            1..4 => 2,
            _ => 1,
        };
        if delay == 4 {
            self.count("answers that got lost and came later");
        }
        for mail in answers {
            self.post.push(Post { town, mail, due: self.turn + delay });
        }
        self.count("claims");
    }
}

/// The entry as somebody would write it again, with allocation and product left open.
fn as_wanted(entry: &Entry) -> Wanted {
    Wanted {
        practitioner: entry.practitioner,
        day: entry.day,
        start: entry.start,
        minutes: entry.minutes,
        activity: entry.activity.clone(),
        client: entry.client,
        wish: Wish::default(),
        note: None,
    }
}
