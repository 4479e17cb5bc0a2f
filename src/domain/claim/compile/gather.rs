//! Puts everything free that a month holds with the others of its line.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::super::assignment::{Wish, choose, choose_for_usage, stay_counting};
use super::super::super::entry::Entry;
use super::super::super::identifiers::{Category, Discipline, ProductCode, ProductKey};
use super::super::super::ids::{AllocationId, ClientId, EntryId, PractitionerId, Stored, UsageId};
use super::super::super::rules::{
    self, Around, EntryCase, Facts, Finding, Meeting, OtherTime, Resolved, UsageCase, resolve,
};
use super::super::super::time::{ClosedPeriod, Day, Month};
use super::super::super::usage::{StayCounting, Usage};
use super::MonthInput;
use super::group::Group;

/// What makes two entries part of one line. Product and discipline tell lines apart only while there is no code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    pub(super) client: ClientId,
    pub(super) allocation: Option<AllocationId>,
    pub(super) category: Option<&'a Category>,
    pub(super) code: Option<&'a ProductCode>,
    pub(super) period: ClosedPeriod,
    pub(super) product: Option<&'a ProductKey>,
    pub(super) discipline: Option<Discipline>,
}

/// Puts every free entry and every free day of a usage with the others of its line.
pub(super) fn gather<'a>(input: &MonthInput<'a>, days: &'a Days) -> BTreeMap<Key<'a>, Group<'a>> {
    let mut groups: BTreeMap<Key<'a>, Group<'a>> = BTreeMap::new();
    let mut memory = Memory::default();
    for stored in free_entries(input) {
        let Some(client) = stored.value.client else { continue };
        let facts = facts_around(input, client, &stored.value, days);
        let (entry, left_aside) = assigned(&facts, &stored.value);
        let found = memory.resolve(&facts, client, &entry);
        let line = At { client, day: entry.day, discipline: entry.discipline.as_ref() };
        let group = groups.entry(line.key(input.month, &found)).or_default();
        group.add_entry(stored.id, &entry, &found);
        group.said.add(left_aside);
        group.said.add(findings_of(input, client, &entry, &facts, found));
    }
    for (client, usages) in &input.used.usages {
        for stored in usages.iter().filter(|stored| stored.value.is_declarable()) {
            let facts = facts_of(input, *client, (stored.value.practitioner, stored.value.responsible));
            let counting = stay_counting(&facts, &stored.value);
            for day in free_days(input, stored, counting) {
                add_usage(input, (stored, day), counting, &mut groups);
            }
        }
    }
    groups
}

fn free_entries<'a>(input: &MonthInput<'a>) -> Vec<&'a Stored<EntryId, Entry>> {
    let is_free = |stored: &&Stored<EntryId, Entry>| {
        let entry = &stored.value;
        entry.kind.is_declarable() && input.month.contains(entry.day) && !input.taken.contains(&stored.id)
    };
    let mut free: Vec<&Stored<EntryId, Entry>> = input.entries.iter().filter(is_free).collect();
    free.sort_by_key(|stored| (stored.value.day, stored.value.start, stored.id));
    free
}

/// What rules say about an entry, with what the client had around its day where a contract asks about it.
fn findings_of(
    input: &MonthInput<'_>,
    client: ClientId,
    entry: &Entry,
    facts: &Facts<'_>,
    found: Resolved<'_>,
) -> Vec<Finding> {
    let around = around(input, client, entry.day);
    let all = entry.allocation.and_then(|id| input.used.kinds.get(&id));
    let facts = Facts {
        around: input.used.asks_about(client, entry.day).then_some(&around),
        kinds: all.map(|all| all.without(entry.kind, entry.minutes.get())),
        ..*facts
    };
    rules::of_entry(&EntryCase { entry, facts: &facts, found })
}

fn around<'a>(input: &MonthInput<'a>, client: ClientId, day: Day) -> Around<'a> {
    Around {
        usages: input.used.usages.get(&client).map_or(&[], Vec::as_slice),
        entries: input.used.care.get(&(client, day)).map_or(&[], Vec::as_slice),
        sessions: &input.used.sessions,
    }
}

/// Days of a usage in the month that no queued, sent or granted line holds.
fn free_days(input: &MonthInput<'_>, stored: &Stored<UsageId, Usage>, counting: StayCounting) -> Vec<Day> {
    let month = input.month.period();
    let mut days = stored.value.days_in(month.from(), month.until(), counting, input.today);
    days.retain(|day| !input.used.taken.contains(&(stored.id, *day)));
    days
}

fn add_usage<'a>(
    input: &MonthInput<'a>,
    (stored, day): (&'a Stored<UsageId, Usage>, Day),
    counting: StayCounting,
    groups: &mut BTreeMap<Key<'a>, Group<'a>>,
) {
    let usage = &stored.value;
    let meeting: Option<&Meeting> =
        usage.attendance().and_then(|attendance| input.used.sessions.get(&attendance.session));
    let practitioner =
        usage.practitioner.or_else(|| meeting.and_then(|meeting| meeting.session.practitioner));
    let facts = facts_of(input, usage.client, (practitioner, usage.responsible));
    let choice = choose_for_usage(&facts, day, usage, meeting.map(|meeting| &meeting.session));
    let found = resolve(&facts, day, choice.allocation, choice.product.as_ref(), None);
    let line = At { client: usage.client, day, discipline: None };
    let group = groups.entry(line.key(input.month, &found)).or_default();
    group.add_usage((stored.id, day), usage, &found);
    if usage.stay().is_some() {
        group.count_stays(counting);
    }
    let around = around(input, usage.client, day);
    group.said.add(choice.findings);
    group.said.add(rules::of_usage(&UsageCase { usage, day, facts: &facts, found, around: &around }));
}

/// What is known around an entry.
fn facts_around<'a>(input: &MonthInput<'a>, client: ClientId, entry: &Entry, days: &'a Days) -> Facts<'a> {
    let facts = facts_of(input, client, (Some(entry.practitioner), entry.responsible));
    Facts { others: days.around(entry), ..facts }
}

fn facts_of<'a>(
    input: &MonthInput<'a>,
    client: ClientId,
    (practitioner, responsible): (Option<PractitionerId>, Option<PractitionerId>),
) -> Facts<'a> {
    let practitioner = practitioner.and_then(|id| input.practitioners.get(&id));
    let responsible = responsible.or_else(|| practitioner.and_then(|own| own.responsible));
    Facts {
        today: input.today,
        practitioner,
        responsible: responsible.and_then(|id| input.practitioners.get(&id)),
        practice: input.practice,
        client: input.clients.get(&client),
        dossier: input.dossiers.get(&client),
        first_care: input.first_care.get(&client),
        allocations: input.allocations.get(&client).map_or(&[], Vec::as_slice),
        contracts: input.contracts,
        tariffs: input.tariffs,
        others: &[],
        used: None,
        kinds: None,
        trajectories: input.used.trajectories.get(&client).map_or(&[], Vec::as_slice),
        around: None,
    }
}

/// The entry with its allocation and product picked, if its writer left them open: the allocation may have come in since.
fn assigned<'e>(facts: &Facts<'_>, entry: &'e Entry) -> (Cow<'e, Entry>, Vec<Finding>) {
    if entry.allocation.is_some() && entry.product.is_some() {
        return (Cow::Borrowed(entry), Vec::new());
    }
    let wish = Wish {
        allocation: entry.allocation,
        product: entry.product.clone(),
        discipline: entry.discipline.clone(),
    };
    let choice = choose(facts, entry.day, &wish);
    let assigned = Entry {
        allocation: choice.allocation,
        product: choice.product,
        discipline: choice.discipline,
        ..entry.clone()
    };
    (Cow::Owned(assigned), choice.findings)
}

/// What was resolved before: entries of a month repeat themselves.
#[derive(Debug, Default)]
struct Memory<'a> {
    known: BTreeMap<(ClientId, Option<AllocationId>, Day), Vec<Remembered<'a>>>,
}

#[derive(Debug)]
struct Remembered<'a> {
    product: Option<ProductKey>,
    discipline: Option<Discipline>,
    found: Resolved<'a>,
}

impl<'a> Memory<'a> {
    fn resolve(&mut self, facts: &Facts<'a>, client: ClientId, entry: &Entry) -> Resolved<'a> {
        let known = self.known.entry((client, entry.allocation, entry.day)).or_default();
        let same =
            known.iter().find(|seen| seen.product == entry.product && seen.discipline == entry.discipline);
        if let Some(seen) = same {
            return seen.found;
        }
        let (product, discipline) = (entry.product.clone(), entry.discipline.clone());
        let found = resolve(facts, entry.day, entry.allocation, product.as_ref(), discipline.as_ref());
        known.push(Remembered { product, discipline, found });
        found
    }
}

/// Where on the month's lines something belongs.
struct At<'e> {
    client: ClientId,
    day: Day,
    discipline: Option<&'e Discipline>,
}

impl At<'_> {
    fn key<'a>(&self, month: Month, found: &Resolved<'a>) -> Key<'a> {
        let allocation = found.allocation.map(|stored| &stored.value);
        let tariff = found.tariff.map(|stored| &stored.value);
        let category = allocation
            .and_then(|allocation| allocation.shape.category())
            .or_else(|| tariff.and_then(|tariff| tariff.category.as_ref()))
            .or_else(|| found.product.and_then(|product| product.category.as_ref()));
        let code = tariff
            .map(|tariff| &tariff.code)
            .or_else(|| allocation.and_then(|allocation| allocation.shape.code()))
            .or_else(|| found.product.and_then(|product| product.code.as_ref()));
        let inside = allocation.filter(|allocation| allocation.period.contains(self.day));
        let whole = month.period();
        let period = inside.and_then(|allocation| whole.cut_by(allocation.period)).unwrap_or(whole);
        let uncoded = code.is_none();
        Key {
            client: self.client,
            allocation: found.allocation.map(|stored| stored.id),
            category,
            code,
            period,
            product: found.product.filter(|_| uncoded).map(|product| &product.key),
            discipline: self.discipline.filter(|_| uncoded).cloned(),
        }
    }
}

/// Time of each practitioner in the order of the clock, for rules about a day.
#[derive(Debug)]
pub(super) struct Days {
    times: BTreeMap<PractitionerId, Vec<OtherTime>>,
}

impl Days {
    pub(super) fn of(entries: &[Stored<EntryId, Entry>]) -> Self {
        let mut times: BTreeMap<PractitionerId, Vec<OtherTime>> = BTreeMap::new();
        for stored in entries {
            times.entry(stored.value.practitioner).or_default().push(OtherTime::of(&stored.value));
        }
        for list in times.values_mut() {
            list.sort_by_key(|time| (time.day, time.start, time.key));
        }
        Self { times }
    }

    /// The day before an entry, its day and the day after.
    fn around(&self, entry: &Entry) -> &[OtherTime] {
        let Some(times) = self.times.get(&entry.practitioner) else { return &[] };
        let from = times.partition_point(|time| time.day < entry.day.previous());
        let until = times.partition_point(|time| time.day <= entry.day.next());
        times.get(from..until).unwrap_or_default()
    }
}
