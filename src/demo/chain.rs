//! The chain of messages around the made-up practice: allocations that come in, care that is reported, claims that are
//! answered, and what the office does about it. Of the last months something is left to do.

use super::DemoError;
use super::calendar::{days, is_open};
use super::clients;
use super::happen::Progress;
use super::municipality::{self, Judgement};
use super::plan::{Lot, Youth};
use super::random::Random;
use super::sizes;
use crate::domain::care::{State, StopReason};
use crate::domain::claim::batch::BatchLine;
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::entry::Note;
use crate::domain::identifiers::{ActivityKey, AgbCode, MunicipalityCode};
use crate::domain::ids::{AllocationId, BatchId, LineId};
use crate::domain::practice::SchemaVersions;
use crate::domain::time::{ClosedPeriod, Day, Minutes, Month};
use crate::messages::groups::Header;
use crate::messages::jw323;
use crate::operations::import_message::{self, Acceptance};
use crate::operations::judge::Wanted;
use crate::operations::report_care::{self, Step};
use crate::operations::{credit_claims, import_entries, resubmit_claims, views};
use crate::store::{self, Change, StoreError};

/// So many days after the first of the month claims are answered.
const ANSWERED: u64 = 13;
/// Of the last claims, this municipality has not answered, and this one refused its claim as a whole.
const SILENT: &str = "0420";
const REFUSES: &str = "0388";
/// The claim number was used before, it says.
const REFUSED_AS: &str = "9333";
/// Of so many lines in a hundred something is wrong, by the municipality.
const WRONG: u64 = 4;
/// Why lines are not granted: volume, budget, tariff, allocation, unit.
const REASONS: [&str; 5] = ["9321", "9369", "0611", "9338", "9341"];
/// Why a start of care was not accepted.
const START_REFUSED: &str = "9338";

/// The place of the client whose allocation was made shorter after it was claimed.
const SHORTENED: usize = 3;
/// The place of a client whose stop was never reported.
const FORGOTTEN: usize = super::oddities::ENDED;
/// Every so many months something came late for the month before.
const LATE: u32 = 4;

fn broken(what: &'static str) -> impl Fn() -> DemoError {
    move || DemoError::Broken(what)
}

impl Progress<'_> {
    /// The next identification of a message of a municipality.
    fn identification(&mut self) -> String {
        self.letters += 1;
        format!("V{:09}", self.letters)
    }

    /// Takes a message over, and sends what was written for it unless that is left for today.
    fn deliver(&mut self, bytes: Vec<u8>) -> Result<(), DemoError> {
        let input = import_message::Input { bytes, acceptance: Acceptance::Whatever };
        import_message::run(self.store, self.here, input).map_err(|error| match error {
            import_message::Error::Store(error) => error.into(),
            _ => DemoError::Broken("message"),
        })?;
        self.place_letters()
    }

    /// What was written before the month of today was sent long ago.
    fn place_letters(&mut self) -> Result<(), DemoError> {
        if self.here.today().month() == self.plan.window.today.month() {
            return Ok(());
        }
        let change = Change { actor: &self.here.user, operation: "place-message", at: self.here.now() };
        self.store.write::<_, StoreError>(&change, |tx| {
            for letter in store::outgoing::unplaced(tx)? {
                store::outgoing::mark_placed(tx, letter.id, self.here.now())?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// An allocation as a message, with all that the client has by now (OP087). False where it came on paper.
    pub(super) fn receive_allocation(
        &mut self,
        place: usize,
        youth: &Youth,
        at: usize,
    ) -> Result<bool, DemoError> {
        let dated = self.here.today();
        let mut products = Vec::new();
        let lots: Vec<Lot> = youth.allocations.iter().map(|grant| grant.lot).collect();
        if lots.get(at) != lots.first() {
            return Ok(false); // no message may allocate both for the same days (TR302)
        }
        for (index, grant) in youth.allocations.iter().enumerate().take(at + 1) {
            let is_current = grant.period.until() >= dated && lots.get(index) == lots.first();
            if is_current || index == at {
                let used = self.used(place, index).ok_or_else(broken("allocation"))?;
                let shape = sizes::shape(self.plan.window, grant, used)?;
                let fixed = grant.period.from().minus_days(super::happen::AHEAD);
                products.push(municipality::product(grant.number, &shape, grant.period, fixed));
            }
        }
        self.send_allocation(youth, products)
    }

    fn send_allocation(
        &mut self,
        youth: &Youth,
        products: Vec<crate::messages::jw301::Product>,
    ) -> Result<bool, DemoError> {
        let header = Header {
            sender: youth.municipality.clone(),
            receiver: AgbCode::parse(super::AGB).map_err(|_| DemoError::Broken("AGB code"))?,
            identification: self.identification(),
            dated: self.here.today(),
            versions: SchemaVersions::default(),
        };
        match municipality::allocation(header, &youth.client, products) {
            Some(bytes) => self.deliver(bytes).map(|()| true),
            None => Ok(false),
        }
    }

    /// A few days ago an allocation was made shorter than what was claimed on it.
    pub(super) fn shorten(&mut self) -> Result<(), DemoError> {
        let window = self.plan.window;
        let Some(month) = window.before_last() else { return Ok(()) };
        let last = month.last().minus_days(9);
        let Some(youth) = self.plan.clients.get(SHORTENED) else { return Ok(()) };
        let whole = |period: ClosedPeriod| period.from() <= month.first() && period.until() >= window.today;
        let found = youth.allocations.iter().enumerate().find(|(_, grant)| whole(grant.period));
        let Some((at, grant)) = found else { return Ok(()) };
        self.here.fix_today(window.today.minus_days(3).max(window.today.month().first()));
        let used = self.used(SHORTENED, at).ok_or_else(broken("allocation"))?;
        let shape = sizes::shape(window, grant, used)?;
        let period = ClosedPeriod::new(grant.period.from(), last).ok_or_else(broken("period"))?;
        let product = municipality::product(grant.number, &shape, period, self.here.today());
        self.send_allocation(youth, vec![product]).map(drop)
    }

    /// Starts and stops of care that fall in a month, each answered by its municipality.
    pub(super) fn report_care(&mut self, month: Month) -> Result<(), DemoError> {
        let plan = self.plan;
        let mut starts = 0;
        for (place, youth) in plan.clients.iter().enumerate() {
            for grant in youth.allocations.iter().filter(|_| youth.client.bsn.is_some()) {
                let first = self.first_day(place, grant.period).filter(|day| day.month() == month);
                let number = (&youth.municipality, grant.number);
                let Some(id) = self.allocation(number)?.filter(|_| first.is_some()) else { continue };
                starts += usize::from(place / (clients::COUNT + 1) == 0);
                let is_recent = month >= plan.window.last_month().previous();
                if let Some(begin) = first {
                    self.report(id, Step::Start { begin }, begin, (is_recent, starts))?;
                }
            }
            self.report_stops(month, (place, youth))?;
        }
        Ok(())
    }

    /// Each allocation ends by itself, also when another one goes on after it; the last one with the care.
    fn report_stops(&mut self, month: Month, (place, youth): (usize, &Youth)) -> Result<(), DemoError> {
        if place == FORGOTTEN || youth.client.bsn.is_none() {
            return Ok(());
        }
        for grant in &youth.allocations {
            let end = grant.period.until().min(youth.care.until());
            if end.month() != month || end >= self.plan.window.today {
                continue;
            }
            let Some(id) = self.allocation((&youth.municipality, grant.number))? else { continue };
            let reason = StopReason::parse("31").ok_or_else(broken("reason"))?;
            self.report(id, Step::Stop { end, reason }, end, (false, 0))?;
        }
        Ok(())
    }

    /// Starts of what was used in the last months, all but the first two, when the last of those months is over.
    pub(super) fn report_components(&mut self, month: Month) -> Result<(), DemoError> {
        if month != self.plan.window.last_month() {
            return Ok(());
        }
        let rows = views::care::load(self.store, month.last())?;
        let waiting = rows.into_iter().filter(|row| {
            row.progress.state == State::NotStarted && row.number.get() >= super::components::FIRST_NUMBER
        });
        for row in waiting.skip(2) {
            if let Some(begin) = row.progress.first_day {
                self.report(row.id, Step::Start { begin }, begin, (false, 0))?;
            }
        }
        Ok(())
    }

    /// Reports something that happened on a day; of the last two months one start is refused, and the second was forgotten.
    fn report(
        &mut self,
        allocation: AllocationId,
        step: Step,
        on: Day,
        (is_recent, number): (bool, usize),
    ) -> Result<(), DemoError> {
        let today = self.plan.window.today;
        let reported = days(on.next(), today).filter(|day| is_open(*day)).nth(1);
        let Some(reported) = reported.filter(|_| !(is_recent && number == 2)) else { return Ok(()) };
        self.here.fix_today(reported);
        let done = match report_care::run(self.store, self.here, report_care::Input { allocation, step }) {
            Ok(done) => done,
            Err(report_care::Error::Store(error)) => return Err(error.into()),
            // The first day of somebody without time, or a stop without start: nothing to report.
            Err(_) => return Ok(()),
        };
        self.place_letters()?;
        let back = days(reported.next(), today).filter(|day| is_open(*day)).nth(1);
        let Some(back) = back.filter(|_| reported.month() != today.month()) else { return Ok(()) };
        let sent = self.store.read::<_, StoreError>(|tx| {
            let sent = store::outgoing::with_identification(tx, done.identification.as_str())?;
            sent.map(|sent| Ok((store::outgoing::bytes(tx, sent.id)?, sent.code))).transpose()
        })?;
        let (bytes, code) = sent.ok_or_else(broken("report"))?;
        let identification = self.identification();
        self.here.fix_today(back);
        let refused = ReturnCode::parse(START_REFUSED).filter(|_| is_recent && !self.start_refused);
        self.start_refused |= refused.is_some();
        let returned = municipality::returned(&bytes, (&code, &identification), back, refused);
        self.deliver(returned.ok_or_else(broken("return"))?)
    }

    pub(super) fn allocation(
        &mut self,
        (municipality, number): (&MunicipalityCode, crate::domain::identifiers::AllocationNumber),
    ) -> Result<Option<AllocationId>, DemoError> {
        let found = self.store.read(|tx| store::allocations::by_number(tx, municipality, number))?;
        Ok(found.map(|stored| stored.id))
    }

    /// The first time that was registered for a client in a period.
    fn first_day(&self, place: usize, period: ClosedPeriod) -> Option<Day> {
        let mut own = self.plan.time.iter().filter(|time| time.client == Some(place));
        own.find(|time| period.contains(time.day)).map(|time| time.day)
    }

    /// What municipalities say to the claims of the month before, and what the office does about it.
    pub(super) fn answers(&mut self, month: Month) -> Result<(), DemoError> {
        let window = self.plan.window;
        let sent = std::mem::take(&mut self.sent);
        if sent.is_empty() || month > window.last_month() {
            return Ok(());
        }
        let is_last = month == window.last_month();
        self.here.fix_today(month.first().plus_days(ANSWERED));
        for batch in &sent {
            self.answer(*batch, is_last)?;
        }
        let claimed = month.previous();
        if is_last {
            return self.late(claimed, false);
        }
        if window.before_last() != Some(month) {
            self.claim_rejected_again(claimed)?;
        }
        let ahead = (window.last_month().first().year() - month.first().year()) * 12;
        let ahead = u32::try_from(ahead).unwrap_or_default() + window.last_month().first().month_number()
            - month.first().month_number();
        if ahead % LATE == 1 { self.late(claimed, true) } else { Ok(()) }
    }

    fn answer(&mut self, batch: BatchId, is_last: bool) -> Result<(), DemoError> {
        let bytes = self.store.read(|tx| store::batches::bytes(tx, batch))?;
        let claim = jw323::read(&bytes).map_err(|_| DemoError::Broken("claim"))?;
        let sender = claim.municipality.as_str();
        if is_last && sender == SILENT {
            return Ok(());
        }
        let wrong = |line: &BatchLine| judge(line);
        let judgement = match ReturnCode::parse(REFUSED_AS).filter(|_| is_last && sender == REFUSES) {
            Some(code) => Judgement::Refused(code),
            None => Judgement::Lines(&wrong),
        };
        let identification = self.identification();
        let answer = municipality::answer(&claim, (&identification, self.here.today()), &judgement);
        self.deliver(answer)
    }

    fn claim_rejected_again(&mut self, month: Month) -> Result<(), DemoError> {
        let lines = self.lines(month, LineState::Rejected)?;
        if lines.is_empty() {
            return Ok(());
        }
        match resubmit_claims::run(self.store, self.here, &resubmit_claims::Input { lines }) {
            Ok(_) => Ok(()),
            Err(resubmit_claims::Error::Store(error)) => Err(error.into()),
            Err(_) => Err(DemoError::Broken("rejected line")),
        }
    }

    fn lines(&mut self, month: Month, state: LineState) -> Result<Vec<LineId>, DemoError> {
        let kept = self.store.read(|tx| store::claims::of_month(tx, month))?;
        Ok(kept.into_iter().filter(|kept| kept.state == state).map(|kept| kept.id).collect())
    }

    /// Somebody registers time for a line that was granted; the office may put that right at once.
    fn late(&mut self, month: Month, corrected: bool) -> Result<(), DemoError> {
        let granted = self.lines(month, LineState::Granted)?;
        let found = self.store.read::<_, StoreError>(|tx| {
            for line in granted {
                let kept = store::claims::get(tx, line)?;
                let first = kept.and_then(|kept| kept.line.entries.first().copied());
                if let Some((id, _)) = first
                    && let Some(kept) = store::entries::get(tx, id)?
                {
                    return Ok(Some((line, kept.entry)));
                }
            }
            Ok(None)
        })?;
        let Some((line, entry)) = found else { return Ok(()) };
        let wanted = Wanted {
            practitioner: entry.practitioner,
            day: entry.day,
            start: None,
            minutes: Minutes::new(15).ok_or_else(broken("late time"))?,
            activity: ActivityKey::parse("reporting").map_err(|_| DemoError::Broken("activity"))?,
            client: entry.client,
            wish: crate::domain::assignment::Wish::default(),
            note: Note::new("te laat opgeschreven"),
        };
        let rows = vec![import_entries::Row { line: 2, wanted, responsible: None }];
        let input = import_entries::Input { rows, skip_bad: false };
        import_entries::run(self.store, self.here, input).map_err(|_| DemoError::Broken("late time"))?;
        if !corrected {
            return Ok(());
        }
        let input = credit_claims::Input { lines: vec![line], anew: true };
        match credit_claims::run(self.store, self.here, &input) {
            Err(credit_claims::Error::Store(error)) => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// The same line is judged the same way every time; a credit is always granted.
fn judge(line: &BatchLine) -> Option<ReturnCode> {
    let number: u64 = line
        .reference
        .chars()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |sum, digit| sum.wrapping_mul(10).wrapping_add(u64::from(digit)));
    let mut random = Random::of(&[30, number]);
    let wrong = line.previous.is_none() && random.chance(WRONG);
    random.pick(&REASONS).filter(|_| wrong).and_then(|code| ReturnCode::parse(code))
}
