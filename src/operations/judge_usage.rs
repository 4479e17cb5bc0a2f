//! What a usage becomes on each of its days and what the rules say about it: the one path for saving, importing and looking.

use std::collections::{BTreeMap, BTreeSet};

use super::earlier_care;
use super::judge::{About, CannotJudge, Knowledge};
use super::room::{Without, used_of};
use crate::domain::assignment::{Choice, choose_for_usage, stay_counting};
use crate::domain::entry::Entry;
use crate::domain::identifiers::ProductKey;
use crate::domain::ids::{AllocationId, ClientId, EntryId, SessionId, Stored, UsageId};
use crate::domain::rules::{self, Around, Facts, Finding, Meeting, Severity, UsageCase, resolve};
use crate::domain::time::{ClosedPeriod, Day, Month};
use crate::domain::usage::{Attendance, Session, StayCounting, Usage, UsageKind};
use crate::store::{self, StoreError, Tx};

/// A usage with what the rules say about each of the days that were asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub usage: Usage,
    /// Oldest first; at least the usage's own day, unless only other days were asked about.
    pub days: Vec<JudgedDay>,
}

/// One day of a usage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedDay {
    pub day: Day,
    /// What was picked, or what its writer wants; `None` where nothing fits and for what is never claimed.
    pub allocation: Option<AllocationId>,
    pub product: Option<ProductKey>,
    /// Units that the day counts towards a claim; 0 for what is never claimed.
    pub units: u32,
    /// Worst first.
    pub findings: Vec<Finding>,
}

impl Judged {
    /// What is said about any of the days, worst first; of each rule the first day on which it speaks that loud.
    pub fn findings(&self) -> Vec<Finding> {
        let mut found: Vec<Finding> = Vec::new();
        for finding in self.days.iter().flat_map(|day| &day.findings) {
            if !found.iter().any(|one| one.rule == finding.rule && one.severity == finding.severity) {
                found.push(finding.clone());
            }
        }
        Finding::sort(&mut found);
        found
    }

    /// Whether it must not be stored.
    pub fn is_blocked(&self) -> bool {
        let mut findings = self.days.iter().flat_map(|day| &day.findings);
        findings.any(|finding| finding.severity == Severity::Block)
    }
}

/// What clients had around days, read once however much is judged.
#[derive(Default)]
pub(super) struct Beside {
    around: BTreeMap<(ClientId, Months), Surrounding>,
    sessions: BTreeMap<SessionId, Meeting>,
    months_with_sessions: BTreeSet<Month>,
}

/// The months of the day before, the day itself and the day after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Months {
    first: Month,
    last: Month,
}

impl Months {
    fn around(day: Day) -> Self {
        Self { first: day.previous().month(), last: day.next().month() }
    }

    fn period(self) -> ClosedPeriod {
        ClosedPeriod::new(self.first.first(), self.last.last()).unwrap_or_else(|| self.first.period())
    }
}

#[derive(Default)]
struct Surrounding {
    usages: Vec<Stored<UsageId, Usage>>,
    entries: BTreeMap<Day, Vec<Stored<EntryId, Entry>>>,
}

impl Beside {
    /// Reads what a client had around a day, and the sessions of those months.
    pub(super) fn look(&mut self, tx: &Tx, client: ClientId, day: Day) -> Result<(), StoreError> {
        let months = Months::around(day);
        if self.around.contains_key(&(client, months)) {
            return Ok(());
        }
        let mut found = Surrounding::default();
        let period = Some(months.period());
        let wanted = store::usages::Filter { period, client: Some(client), ..Default::default() };
        found.usages = store::usages::found(tx, &wanted)?;
        let wanted = store::entries::Filter { period, client: Some(client), ..Default::default() };
        for kept in store::entries::list(tx, &wanted)? {
            if kept.entry.kind.is_declarable() {
                let of_day = found.entries.entry(kept.entry.day).or_default();
                of_day.push(Stored { id: kept.id, value: kept.entry });
            }
        }
        self.around.insert((client, months), found);
        let mut month = months.first;
        while month <= months.last {
            if self.months_with_sessions.insert(month) {
                self.sessions.extend(store::sessions::meetings(tx, month.period())?);
            }
            if month == month.next() {
                break; // the last month that exists
            }
            month = month.next();
        }
        Ok(())
    }

    pub(super) fn of(&self, client: ClientId, day: Day) -> Around<'_> {
        let found = self.around.get(&(client, Months::around(day)));
        Around {
            usages: found.map_or(&[], |found| found.usages.as_slice()),
            entries: found.and_then(|found| found.entries.get(&day)).map_or(&[], Vec::as_slice),
            sessions: &self.sessions,
        }
    }

    /// A session that was stored after its month was read.
    pub(super) fn remember_session(&mut self, id: SessionId, session: &Session) {
        let heads = self.sessions.get(&id).map_or(0, |meeting| meeting.heads);
        self.sessions.insert(id, Meeting { session: session.clone(), heads });
    }

    /// A usage that was stored after the months around it were read.
    pub(super) fn remember(&mut self, id: UsageId, usage: &Usage) {
        for ((client, months), found) in &mut self.around {
            let reaches = usage.stay().is_some() || months.period().contains(usage.day);
            if *client == usage.client && reaches {
                found.usages.push(Stored { id, value: usage.clone() });
            }
        }
        if let Some(attendance) = usage.attendance()
            && let Some(meeting) = self.sessions.get_mut(&attendance.session)
        {
            meeting.heads += u32::from(attendance.day_parts() > 0);
        }
    }
}

impl Knowledge {
    /// Picks allocation and product for each day of a usage and asks all rules; with a period, only its days in there.
    pub(super) fn judge_usage(
        &mut self,
        tx: &Tx,
        usage: &Usage,
        within: Option<ClosedPeriod>,
    ) -> Result<Judged, CannotJudge> {
        let client = Some(usage.client);
        self.learn(tx, About { practitioner: None, responsible: None, client })?;
        self.beside.look(tx, usage.client, usage.day)?;
        let led = self.session_of(usage).and_then(|session| session.practitioner);
        let practitioner = usage.practitioner.or(led);
        let about = About { practitioner, responsible: usage.responsible, client };
        self.learn(tx, about)?;
        let counting = stay_counting(&self.facts(about, &[]), usage);
        let days = days_of(usage, within, counting, self.today);
        for day in &days {
            self.beside.look(tx, usage.client, *day)?;
        }
        let asked = self.asks_for_earlier_care(usage.kind());
        let mut facts = self.facts(about, &[]);
        let first_care = asked.then(|| earlier_care::first_care(tx, &facts, usage.client)).transpose()?;
        facts.first_care = first_care.as_ref();
        let judged = days.into_iter().map(|day| self.judge_day(&facts, usage, day, counting)).collect();
        Ok(Judged { usage: usage.clone(), days: judged })
    }

    /// Adds what is left of the allocation of the last day, when that is little (PS-A7): asked where somebody has just saved it,
    /// since it takes a look at everything that stands on the allocation.
    pub(super) fn ask_about_room(&self, tx: &Tx, judged: &mut Judged) -> Result<(), StoreError> {
        let usage = &judged.usage;
        let Some(last) = judged.days.last_mut() else { return Ok(()) };
        let allocations = self.allocations_of(Some(usage.client));
        let own = allocations.iter().find(|stored| Some(stored.id) == last.allocation);
        let Some(allocation) = own.filter(|_| usage.is_declarable()) else { return Ok(()) };
        let without = Without { entry: None, usage: Some(usage.key) };
        let about = About { practitioner: None, responsible: None, client: Some(usage.client) };
        let mut facts = self.facts(about, &[]);
        facts.used = Some(used_of(tx, self.ground(), allocation, last.day, without)?);
        let around = self.beside.of(usage.client, last.day);
        let found = resolve(&facts, last.day, last.allocation, last.product.as_ref(), None);
        let case = UsageCase { usage, day: last.day, facts: &facts, found, around: &around };
        last.findings.extend(rules::of_usage(&case).into_iter().filter(|finding| finding.rule == "PS-A7"));
        Finding::sort(&mut last.findings);
        Ok(())
    }

    fn judge_day(&self, facts: &Facts<'_>, usage: &Usage, day: Day, counting: StayCounting) -> JudgedDay {
        let around = self.beside.of(usage.client, day);
        let choice = self.choice(facts, usage, day);
        let Choice { allocation, product, discipline, mut findings } = choice;
        let found = resolve(facts, day, allocation, product.as_ref(), discipline.as_ref());
        findings.extend(rules::of_usage(&UsageCase { usage, day, facts, found, around: &around }));
        Finding::sort(&mut findings);
        let of_product = found.product.map_or(&[][..], |product| product.units.as_slice());
        let counted = of_product.iter().find_map(|unit| usage.units_per_day(*unit));
        let counts = usage.is_declarable() && usage.days_in(day, day, counting, self.today).contains(&day);
        let units = if counts { counted.unwrap_or_else(|| own_units(usage)) } else { 0 };
        JudgedDay { day, allocation, product, units, findings }
    }

    /// What is never claimed stands on nothing (PS-T1), unless its writer says so.
    fn choice(&self, facts: &Facts<'_>, usage: &Usage, day: Day) -> Choice {
        if usage.is_declarable() {
            return choose_for_usage(facts, day, usage, self.session_of(usage));
        }
        let (allocation, product) = (usage.allocation, usage.product.clone());
        Choice { allocation, product, ..Choice::default() }
    }

    pub(super) fn session_of(&self, usage: &Usage) -> Option<&Session> {
        let attendance = usage.attendance()?;
        self.beside.sessions.get(&attendance.session).map(|meeting| &meeting.session)
    }

    /// Whether a product that counts this kind asks what the client had before (HA-6).
    fn asks_for_earlier_care(&self, kind: UsageKind) -> bool {
        let mut products = self.contracts.iter().flat_map(|contract| &contract.products);
        products.any(|product| !product.demands.after.is_empty() && UsageKind::of(product) == Some(kind))
    }
}

/// The days to ask about: those that count, and where none does yet its own day.
fn days_of(usage: &Usage, within: Option<ClosedPeriod>, counting: StayCounting, today: Day) -> Vec<Day> {
    let (from, until) = within.map_or((Day::FIRST, Day::LAST), |period| (period.from(), period.until()));
    let days = usage.days_in(from, until, counting, today);
    if days.is_empty() && (from..=until).contains(&usage.day) { vec![usage.day] } else { days }
}

/// Where no product says in which unit: day parts, else one.
fn own_units(usage: &Usage) -> u32 {
    usage.attendance().map_or(1, Attendance::day_parts)
}
