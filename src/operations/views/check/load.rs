//! Asks all rules about everything that is open, through the same functions as typing, saving and compiling do.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{CheckRow, CheckView, EndedOverride, Filter, Months, Subject};
use crate::domain::allocation::Allocation;
use crate::domain::care::State;
use crate::domain::claim::line::{KeptLine, LineState};
use crate::domain::claim::overrides::{FindingOverride, open_holds};
use crate::domain::identifiers::PractitionerCode;
use crate::domain::ids::{AllocationId, BatchId, ClientId, EntryId, LineId, PractitionerId, Stored, UsageId};
use crate::domain::rules::{Finding, Rule, Severity, by_id, claimed_twice, is_about_reports};
use crate::domain::time::{ClosedPeriod, Day, Month, Period};
use crate::operations::course;
use crate::operations::judge::{CannotJudge, Depth, Knowledge};
use crate::operations::override_finding;
use crate::operations::views::names::Names;
use crate::store::entries::KeptEntry;
use crate::store::posted::PostId;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// Every finding about free time, allocations that run and drafts of the months asked about, and about messages that are late.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    filter: &Filter,
) -> Result<CheckView, CannotJudge> {
    store.read(|tx| {
        let months = months(tx, filter.months, surroundings.today())?;
        let mut desk = Desk::new(tx, surroundings, filter)?;
        let (mut free, mut drafts) = (Vec::new(), Drafts::default());
        desk.claimed_twice(filter.months)?;
        for month in &months {
            desk.lines(*month, &mut drafts)?;
            free.extend(desk.free(*month)?);
        }
        desk.entries(free, &drafts.entries)?;
        for month in &months {
            desk.usages(*month, &drafts.usages)?;
            desk.trajectories(*month)?;
        }
        if filter.practitioner.is_none() {
            let running = desk.allocations(around(&months, filter, surroundings.today()))?;
            if !matches!(filter.months, Months::One(_)) {
                desk.late_reports(&running)?;
            }
            desk.claimed()?;
            desk.waiting()?;
        }
        let Desk { mut rows, ended, .. } = desk;
        rows.sort_by(|a, b| order(a).cmp(&order(b)));
        Ok(CheckView { asked: filter.months, months, rows, ended })
    })
}

fn months(tx: &Tx, asked: Months, today: Day) -> Result<Vec<Month>, StoreError> {
    let this = today.month();
    Ok(match asked {
        Months::Open => open_months(tx, today)?,
        Months::One(month) => vec![month],
        Months::Usual if has_open(tx, this.previous())? => vec![this.previous()],
        Months::Usual => vec![this],
    })
}

fn has_open(tx: &Tx, month: Month) -> Result<bool, StoreError> {
    let period = month.period();
    Ok(store::entries::has_open(tx, period)? || store::usages::has_open(tx, period)?)
}

/// Months with declarable time, or something used, that no queued or sent line holds.
fn open_months(tx: &Tx, today: Day) -> Result<Vec<Month>, StoreError> {
    let mut months = store::entries::open_months(tx)?;
    months.extend(store::usages::open_months(tx, today)?);
    months.sort();
    months.dedup();
    Ok(months)
}

/// From the first to the last of the months; without one that was asked for, up to today at least.
fn around(months: &[Month], filter: &Filter, today: Day) -> Period {
    let from = months.first().map_or(today, |month| month.first());
    let last = months.last().map_or(today, |month| month.last());
    let until = if filter.months == Months::Open { last.max(today) } else { last };
    Period { from: from.min(until), until: Some(until) }
}

fn order(row: &CheckRow) -> impl Ord + '_ {
    let client = row.client.as_ref().map(|client| &client.number);
    let (finding, subject) = (&row.finding, &row.subject);
    (Reverse(finding.severity), &finding.rule, client, subject.day(), subject.word(), number(subject))
}

const fn number(subject: &Subject) -> i64 {
    match subject {
        Subject::Entry { id, .. } => id.0,
        Subject::Allocation { id, .. } => id.0,
        Subject::Line { id, .. } => id.0,
        Subject::Usage { id, .. } => id.0,
        Subject::Trajectory { id, .. } => id.0,
        Subject::Groups { .. } => 0,
        Subject::Message { id: PostId::Message(id) | PostId::Claim(BatchId(id)), .. } => *id,
    }
}

/// The draft that something stands on, with the rules that were let through on it.
pub(super) type Standing<T> = BTreeMap<T, (LineId, Vec<FindingOverride>)>;

/// The draft that each entry and each day of a usage stands on.
#[derive(Default)]
struct Drafts {
    entries: Standing<EntryId>,
    usages: Standing<(UsageId, Day)>,
}

pub(super) struct Desk<'a> {
    pub(super) tx: &'a Tx<'a>,
    pub(super) filter: &'a Filter,
    pub(super) knowledge: Knowledge,
    names: Names<'static>,
    codes: BTreeMap<PractitionerId, PractitionerCode>,
    rows: Vec<CheckRow>,
    ended: Vec<EndedOverride>,
}

impl<'a> Desk<'a> {
    fn new(tx: &'a Tx<'a>, surroundings: &Surroundings, filter: &'a Filter) -> Result<Self, StoreError> {
        let practitioners = store::practitioners::list(tx)?;
        Ok(Self {
            tx,
            filter,
            knowledge: Knowledge::load(tx, surroundings.today())?,
            names: Names::new(&[]),
            codes: practitioners.into_iter().map(|stored| (stored.id, stored.value.code)).collect(),
            rows: Vec::new(),
            ended: Vec::new(),
        })
    }

    pub(super) fn add(
        &mut self,
        finding: Finding,
        subject: Subject,
        client: Option<ClientId>,
        practitioner: Option<PractitionerId>,
        (draft, let_through): (Option<LineId>, Option<FindingOverride>),
    ) -> Result<(), StoreError> {
        if !self.asks_about(&finding.rule) {
            return Ok(());
        }
        let client = client.map(|id| self.names.client(self.tx, id)).transpose()?;
        let practitioner = practitioner.and_then(|id| Some((id, self.codes.get(&id)?.clone())));
        self.rows.push(CheckRow { finding, subject, client, practitioner, draft, let_through });
        Ok(())
    }

    /// What drafts of a month say by themselves. Keeps what stands on each.
    fn lines(&mut self, month: Month, standing: &mut Drafts) -> Result<(), StoreError> {
        let drafts = store::claims::drafts(self.tx, month)?;
        let known = store::overrides::of_month(self.tx, month)?;
        let mut in_force = override_finding::on_lines(self.tx, &drafts, &known)?;
        self.ended(month, known)?;
        for kept in drafts {
            let own = in_force.remove(&kept.id).unwrap_or_default();
            for (entry, _) in &kept.line.entries {
                standing.entries.insert(*entry, (kept.id, wholly_let_through(&kept, &own)));
            }
            for (usage, day, _) in &kept.line.usages {
                standing.usages.insert((*usage, *day), (kept.id, wholly_let_through(&kept, &own)));
            }
            if self.filter.practitioner.is_some() || !self.is_wanted(kept.line.client) {
                continue;
            }
            let KeptLine { id, line, .. } = kept;
            let about_lines = |finding: &Finding| by_id(&finding.rule).is_some_and(Rule::is_about_lines);
            for finding in line.findings.into_iter().filter(about_lines) {
                let subject = Subject::Line { id, code: line.code.clone(), period: line.period };
                let by = own.iter().find(|one| one.is_about(&finding)).cloned();
                self.add(finding, subject, Some(line.client), None, (Some(id), by))?;
            }
        }
        Ok(())
    }

    /// Granted lines that another granted line stands beside, of all months or of the one that was asked about.
    fn claimed_twice(&mut self, asked: Months) -> Result<(), StoreError> {
        if self.filter.practitioner.is_some() {
            return Ok(());
        }
        for id in store::claims::claimed_twice(self.tx)? {
            let Some(kept) = store::claims::get(self.tx, id)? else { continue };
            let is_asked = !matches!(asked, Months::One(month) if month != kept.line.period.from().month());
            if is_asked && self.is_wanted(kept.line.client) {
                let subject = Subject::Line { id, code: kept.line.code, period: kept.line.period };
                self.add(claimed_twice(id), subject, Some(kept.line.client), None, (None, None))?;
            }
        }
        Ok(())
    }

    /// Overrides of a month that count no longer. They are about lines, and so nobody's.
    fn ended(&mut self, month: Month, mut known: Vec<FindingOverride>) -> Result<(), StoreError> {
        known.retain(|one| self.is_wanted(one.client) && self.asks_about(&one.rule));
        if known.is_empty() || self.filter.practitioner.is_some() {
            return Ok(());
        }
        let lines = store::claims::of_month(self.tx, month)?;
        for (given, line, why) in override_finding::ended(self.tx, &lines, known)? {
            let client = self.names.client(self.tx, given.client)?;
            self.ended.push(EndedOverride { given, client, line, why });
        }
        Ok(())
    }

    /// Time of a month that was not promised to a municipality.
    fn free(&self, month: Month) -> Result<Vec<KeptEntry>, StoreError> {
        let wanted = store::entries::Filter {
            period: Some(month.period()),
            client: self.filter.client,
            practitioner: self.filter.practitioner,
            allocation: None,
        };
        let mut free = store::entries::list(self.tx, &wanted)?;
        free.retain(|kept| kept.claimed.is_none_or(LineState::leaves_entries_free));
        Ok(free)
    }

    /// What rules say about time, in the order of the days. How full an allocation is, is asked once: of its last entry.
    fn entries(&mut self, free: Vec<KeptEntry>, drafts: &Standing<EntryId>) -> Result<(), CannotJudge> {
        let last: BTreeMap<AllocationId, EntryId> =
            free.iter().filter_map(|kept| Some((kept.entry.allocation?, kept.id))).collect();
        for KeptEntry { id, entry, .. } in free {
            let is_last = entry.allocation.is_some_and(|allocation| last.get(&allocation) == Some(&id));
            let depth = if is_last { Depth::Full } else { Depth::WithoutBudgets };
            for finding in self.knowledge.findings_of(self.tx, &entry, depth)? {
                let subject = Subject::Entry { id, day: entry.day, minutes: entry.minutes };
                let decided = on_draft(drafts.get(&id), &finding);
                self.add(finding, subject, entry.client, Some(entry.practitioner), decided)?;
            }
        }
        Ok(())
    }

    /// What rules say about allocations that run in a period; gives these.
    fn allocations(&mut self, period: Period) -> Result<BTreeSet<AllocationId>, StoreError> {
        let days = ClosedPeriod::new(period.from, period.until.unwrap_or(Day::LAST));
        let running = days.map(|days| store::allocations::running(self.tx, days)).transpose()?;
        let mut seen = BTreeSet::new();
        for stored in running.unwrap_or_default() {
            seen.insert(stored.id);
            self.allocation(&stored, |_| true)?;
        }
        Ok(seen)
    }

    /// What should have been reported or taken back about care on the others, however long ago: a term does not end with its month.
    fn late_reports(&mut self, seen: &BTreeSet<AllocationId>) -> Result<(), StoreError> {
        for stored in store::allocations::list(self.tx)? {
            if !seen.contains(&stored.id) && self.is_report_due(&stored)? {
                self.allocation(&stored, |finding| is_about_reports(&finding.rule))?;
            }
        }
        Ok(())
    }

    /// It is late, or stands on an allocation that was deleted.
    fn is_report_due(&self, stored: &Stored<AllocationId, Allocation>) -> Result<bool, StoreError> {
        let Knowledge { today, calendar, .. } = &self.knowledge;
        let ground = self.knowledge.ground();
        let progress = course::of_allocation(self.tx, calendar, ground, stored, *today)?;
        let is_reported = progress.state != State::NotStarted;
        Ok(progress.is_overdue(*today) || stored.value.is_deleted() && is_reported)
    }

    /// What rules say about one allocation, as far as it is asked for.
    fn allocation(
        &mut self,
        stored: &Stored<AllocationId, Allocation>,
        is_asked: impl Fn(&Finding) -> bool,
    ) -> Result<(), StoreError> {
        let allocation = &stored.value;
        if !self.is_wanted(allocation.client) {
            return Ok(());
        }
        let mut findings = self.knowledge.findings_of_allocation(self.tx, allocation)?;
        findings.retain(is_asked);
        for finding in findings {
            let subject = Subject::Allocation {
                id: stored.id,
                municipality: allocation.municipality.clone(),
                number: allocation.number,
                from: allocation.period.from,
            };
            self.add(finding, subject, Some(allocation.client), None, (None, None))?;
        }
        Ok(())
    }

    fn asks_about(&self, rule: &str) -> bool {
        self.filter.rule.as_ref().is_none_or(|wanted| wanted == rule)
    }

    pub(super) fn is_wanted(&self, client: ClientId) -> bool {
        self.filter.client.is_none_or(|wanted| wanted == client)
    }
}

/// The draft that a finding's cause stands on, and who let the finding through there.
pub(super) fn on_draft(
    draft: Option<&(LineId, Vec<FindingOverride>)>,
    finding: &Finding,
) -> (Option<LineId>, Option<FindingOverride>) {
    let held = finding.severity == Severity::Hold;
    let mut let_through = draft.into_iter().flat_map(|(_, let_through)| let_through);
    let by = let_through.find(|one| held && one.rule == finding.rule).cloned();
    (draft.map(|(line, _)| *line), by)
}

/// Of the overrides on a line those of rules that hold it no more: a hold of the same rule that was not let through leaves
/// the time of the line held.
fn wholly_let_through(kept: &KeptLine, own: &[FindingOverride]) -> Vec<FindingOverride> {
    let all: Vec<&FindingOverride> = own.iter().collect();
    let holds = |rule: &str| open_holds(&kept.line.findings, &all).any(|finding| finding.rule == rule);
    own.iter().filter(|one| !holds(&one.rule)).cloned().collect()
}
