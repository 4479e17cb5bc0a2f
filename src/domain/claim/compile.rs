//! A month of entries becomes claim lines: one per client, allocation, category, code and product period.
//!
//! Nothing can fail and nothing is left out: an entry without allocation, product or tariff still lands on a line, with the
//! findings that hold it, so that the minutes of the lines are the minutes of the entries. The same input gives the same
//! lines, whatever the order of its parts. An entry that runs past midnight belongs to the day on which it starts,
//! also at the end of a month or an allocation. Entries outside the period of their allocation stand on a line of their
//! own, so that they do not hold the time that can be claimed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::super::allocation::Allocation;
use super::super::assignment::{Wish, choose};
use super::super::client::Client;
use super::super::contract::{Contract, TariffShape, contract_for};
use super::super::credential::HeldCredential;
use super::super::dossier::Dossier;
use super::super::entry::Entry;
use super::super::identifiers::{
    AllocationNumber, Category, ClientNumber, Discipline, ProductCode, ProductKey,
};
use super::super::ids::{AllocationId, ClientId, EntryId, PractitionerId, Stored, TariffId};
use super::super::money::Cents;
use super::super::practitioner::Practitioner;
use super::super::rules::{
    self, EntryCase, Facts, Finding, LineCase, OtherTime, Resolved, Standing, resolve,
};
use super::super::tariff::Tariff;
use super::super::text::Text;
use super::super::time::{ClosedPeriod, Day, Month};
use super::super::volume::{Extent, MAX_EIGHT_DIGITS, Unit, whole_hours};
use super::limits::Counted;
use super::line::Line;
use super::overrides::{FindingOverride, in_force, open_holds};
use crate::text;

/// Everything that a month's lines are made from.
#[derive(Clone, Copy, Debug)]
pub struct MonthInput<'a> {
    pub month: Month,
    pub today: Day,
    pub contracts: &'a [Contract],
    pub tariffs: &'a [Stored<TariffId, Tariff>],
    pub practitioners: &'a BTreeMap<PractitionerId, Practitioner>,
    /// What the practice itself holds.
    pub practice: &'a [HeldCredential],
    pub clients: &'a BTreeMap<ClientId, Client>,
    /// What is on record about clients.
    pub dossiers: &'a BTreeMap<ClientId, Dossier>,
    /// Per client the first day of each product, of whatever month.
    pub first_care: &'a BTreeMap<ClientId, BTreeMap<ProductKey, Day>>,
    /// Per client all allocations, deleted ones too.
    pub allocations: &'a BTreeMap<ClientId, Vec<Stored<AllocationId, Allocation>>>,
    /// All entries of the month, whatever their kind: rules about a day need the whole day. Client-bound ones have a
    /// client, which rules and store see to.
    pub entries: &'a [Stored<EntryId, Entry>],
    /// Entries that stand on a line that is queued, sent or granted: they make no new line.
    pub taken: &'a BTreeSet<EntryId>,
    /// Lines of any month that are queued, sent or granted.
    pub standing: &'a [Standing],
    /// Holds that were let through: such a line takes room like any other.
    pub overrides: &'a [FindingOverride],
}

/// The lines of a month, by client number, allocation, category, code and period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compiled {
    pub lines: Vec<Line>,
}

/// The lines that a month's free entries make.
pub fn compile(input: &MonthInput<'_>) -> Compiled {
    let days = Days::of(input.entries);
    let mut drafts: Vec<Draft<'_>> = gather(input, &days).into_iter().map(Draft::of).collect();
    drafts.sort_by(|a, b| order(input, a).cmp(&order(input, b)));
    Compiled { lines: ask_rules(input, drafts) }
}

/// The unit in which minutes are claimed: that of the allocation's extent, where hours may be claimed as minutes (TR341);
/// without an extent that of the tariff. `None` when minutes do not count in it.
pub fn claimed_unit(extent: Option<Extent>, tariff: &Tariff) -> Option<Unit> {
    match (extent.map(|extent| extent.unit), tariff.unit) {
        (Some(Unit::Minute), Unit::Minute | Unit::Hour) | (Some(Unit::Hour) | None, Unit::Minute) => {
            Some(Unit::Minute)
        }
        (Some(Unit::Hour) | None, Unit::Hour) => Some(Unit::Hour),
        _ => None,
    }
}

/// What makes two entries part of one line. Product and discipline tell lines apart only while there is no code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    client: ClientId,
    allocation: Option<AllocationId>,
    category: Option<&'a Category>,
    code: Option<&'a ProductCode>,
    period: ClosedPeriod,
    product: Option<&'a ProductKey>,
    discipline: Option<Discipline>,
}

/// The entries of one line.
#[derive(Debug, Default)]
struct Group<'a> {
    allocation: Option<&'a Allocation>,
    product: Option<&'a ProductKey>,
    per_discipline: bool,
    disciplines: BTreeSet<Discipline>,
    /// Tariffs that differ, in the order of the days.
    tariffs: Vec<&'a Stored<TariffId, Tariff>>,
    without_tariff: bool,
    entries: Vec<(EntryId, i64)>,
    said: Said,
}

impl<'a> Group<'a> {
    fn add(&mut self, id: EntryId, entry: &Entry, found: &Resolved<'a>) {
        self.allocation = found.allocation.map(|stored| &stored.value);
        if let Some(product) = found.product {
            self.product.get_or_insert(&product.key);
            self.per_discipline |= product.tariff == TariffShape::PerDiscipline;
        }
        self.disciplines.extend(entry.discipline.clone());
        match found.tariff {
            None => self.without_tariff = true,
            Some(tariff) => {
                let alike = |other: &&Stored<TariffId, Tariff>| {
                    (other.value.cents, other.value.unit) == (tariff.value.cents, tariff.value.unit)
                };
                if !self.tariffs.iter().any(alike) {
                    self.tariffs.push(tariff);
                }
            }
        }
        self.entries.push((id, entry.minutes.get()));
    }

    /// The tariff of the line: only when all its entries have the same.
    fn tariff(&self) -> Option<&'a Stored<TariffId, Tariff>> {
        match self.tariffs.as_slice() {
            [only] if !self.without_tariff => Some(only),
            _ => None,
        }
    }
}

/// Puts every free entry of the month with the others of its line.
fn gather<'a>(input: &MonthInput<'a>, days: &'a Days) -> BTreeMap<Key<'a>, Group<'a>> {
    let mut free: Vec<&Stored<EntryId, Entry>> = input
        .entries
        .iter()
        .filter(|stored| {
            let entry = &stored.value;
            entry.kind.is_declarable() && input.month.contains(entry.day) && !input.taken.contains(&stored.id)
        })
        .collect();
    free.sort_by_key(|stored| (stored.value.day, stored.value.start, stored.id));
    let mut memory = Memory::default();
    let mut groups: BTreeMap<Key<'a>, Group<'a>> = BTreeMap::new();
    for stored in free {
        let Some(client) = stored.value.client else { continue };
        let facts = facts_around(input, client, &stored.value, days);
        let (entry, left_aside) = assigned(&facts, &stored.value);
        let found = memory.resolve(&facts, client, &entry);
        let group = groups.entry(key_of(input.month, client, &entry, &found)).or_default();
        group.add(stored.id, &entry, &found);
        group.said.add(left_aside);
        group.said.add(rules::of_entry(&EntryCase { entry: &entry, facts: &facts, found }));
    }
    groups
}

fn facts_around<'a>(input: &MonthInput<'a>, client: ClientId, entry: &Entry, days: &'a Days) -> Facts<'a> {
    let practitioner = input.practitioners.get(&entry.practitioner);
    let responsible = entry.responsible.or_else(|| practitioner.and_then(|own| own.responsible));
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
        others: days.around(entry),
        used: None,
        kinds: None,
        trajectories: &[],
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

fn key_of<'a>(month: Month, client: ClientId, entry: &Entry, found: &Resolved<'a>) -> Key<'a> {
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
    let inside = allocation.filter(|allocation| allocation.period.contains(entry.day));
    let whole = month.period();
    let period = inside.and_then(|allocation| whole.cut_by(allocation.period)).unwrap_or(whole);
    let uncoded = code.is_none();
    Key {
        client,
        allocation: found.allocation.map(|stored| stored.id),
        category,
        code,
        period,
        product: found.product.filter(|_| uncoded).map(|product| &product.key),
        discipline: entry.discipline.clone().filter(|_| uncoded),
    }
}

/// Time of each practitioner in the order of the clock, for rules about a day.
#[derive(Debug)]
struct Days {
    times: BTreeMap<PractitionerId, Vec<OtherTime>>,
}

impl Days {
    fn of(entries: &[Stored<EntryId, Entry>]) -> Self {
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

/// Findings of the entries of a line, each said once.
#[derive(Debug, Default)]
struct Said {
    findings: Vec<(Finding, usize)>,
}

impl Said {
    /// The first wording of a rule stays; entries that add other words to the same advice are counted.
    fn add(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            let same = self.findings.iter_mut().find(|(own, _)| {
                (&own.rule, own.severity, &own.way_out) == (&finding.rule, finding.severity, &finding.way_out)
            });
            match same {
                Some((own, _)) if own.what == finding.what => {}
                Some((_, others)) => *others += 1,
                None => self.findings.push((finding, 0)),
            }
        }
    }

    fn all(self) -> impl Iterator<Item = Finding> {
        self.findings.into_iter().map(|(mut finding, others)| {
            let Text { nl, en } = &finding.what;
            match others {
                0 => {}
                1 => {
                    finding.what =
                        text!("{nl} Ook bij 1 andere registratie.", "{en} Also for 1 other entry.");
                }
                _ => {
                    finding.what = text!(
                        "{nl} Ook bij {others} andere registraties.",
                        "{en} Also for {others} other entries."
                    );
                }
            }
            finding
        })
    }
}

/// A line with what its rules need to know beside it.
struct Draft<'a> {
    line: Line,
    allocation: Option<&'a Allocation>,
    tariff: Option<&'a Tariff>,
    mixed_tariffs: bool,
}

impl<'a> Draft<'a> {
    fn of((key, group): (Key<'a>, Group<'a>)) -> Self {
        let tariff = group.tariff();
        let mut entries = group.entries;
        entries.sort_unstable();
        let minutes = entries.iter().fold(0_i64, |sum, (_, minutes)| sum.saturating_add(*minutes));
        let extent = group.allocation.and_then(|allocation| allocation.shape.extent());
        let price = Price::of(extent, tariff.map(|stored| &stored.value), minutes);
        let mut disciplines = group.disciplines.into_iter();
        let only = disciplines.next().filter(|_| group.per_discipline && disciplines.next().is_none());
        let line = Line {
            client: key.client,
            allocation: key.allocation,
            product: group.product.cloned(),
            discipline: key.discipline.or(only),
            category: key.category.cloned(),
            code: key.code.cloned(),
            period: key.period,
            minutes,
            tariff: tariff.map(|stored| stored.id),
            unit: price.unit,
            volume: price.volume,
            unit_tariff: price.unit_tariff,
            amount: price.amount,
            entries,
            usages: Vec::new(),
            findings: group.said.all().collect(),
        };
        let mixed_tariffs = group.tariffs.len() > 1;
        Self { line, allocation: group.allocation, tariff: tariff.map(|stored| &stored.value), mixed_tariffs }
    }
}

/// What a line's minutes come to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Price {
    unit: Option<Unit>,
    volume: Option<u32>,
    unit_tariff: Option<Cents>,
    amount: Cents,
}

impl Price {
    /// Rounded once, here: minutes at an hourly tariff, or whole hours times the tariff (IV079, IV081). Only the unit
    /// when the rest is more than a message can carry (RS005).
    fn of(extent: Option<Extent>, tariff: Option<&Tariff>, minutes: i64) -> Self {
        let Some((tariff, unit)) = tariff.and_then(|tariff| Some((tariff, claimed_unit(extent, tariff)?)))
        else {
            return Self::default();
        };
        let (volume, unit_tariff) = match unit {
            Unit::Hour => (whole_hours(minutes), tariff.cents),
            _ => (Some(minutes), tariff.cents.per_minute()),
        };
        let amount = match unit {
            Unit::Hour => volume.and_then(|hours| tariff.cents.checked_mul(hours)),
            _ => tariff.cents.for_minutes(minutes),
        };
        let most = Cents(i64::from(MAX_EIGHT_DIGITS));
        let amount = amount.filter(|amount| *amount <= most && unit_tariff <= most);
        let volume = volume.and_then(|volume| u32::try_from(volume).ok());
        match (volume.filter(|volume| *volume <= MAX_EIGHT_DIGITS), amount) {
            (Some(volume), Some(amount)) => {
                Self { unit: Some(unit), volume: Some(volume), unit_tariff: Some(unit_tariff), amount }
            }
            _ => Self { unit: Some(unit), ..Self::default() },
        }
    }
}

type Order<'a> = (Option<&'a ClientNumber>, Option<AllocationNumber>, LineKey<'a>, &'a [(EntryId, i64)]);
type LineKey<'a> =
    (Option<&'a Category>, Option<&'a ProductCode>, ClosedPeriod, ClientId, Option<AllocationId>);

fn order<'a>(input: &MonthInput<'a>, draft: &'a Draft<'_>) -> Order<'a> {
    let line = &draft.line;
    let number = input.clients.get(&line.client).map(|client| &client.number);
    let key = (line.category.as_ref(), line.code.as_ref(), line.period, line.client, line.allocation);
    (number, draft.allocation.map(|allocation| allocation.number), key, &line.entries)
}

/// A line that one of these holds will not be claimed as it is: it takes no room from the lines after it.
const TAKES_NO_ROOM: [&str; 6] = ["PS-A7", "PS-A8", "TR321", "TR322", "TR384", "TR389"];

/// Adds what rules say about each line, with the room that is left by what stands and by the lines before it.
fn ask_rules(input: &MonthInput<'_>, drafts: Vec<Draft<'_>>) -> Vec<Line> {
    let mut standing: BTreeMap<AllocationId, Vec<&Standing>> = BTreeMap::new();
    for line in input.standing {
        standing.entry(line.allocation).or_default().push(line);
    }
    let mut counted: BTreeMap<AllocationId, Counted> = BTreeMap::new();
    for (id, lines) in &standing {
        let sum =
            lines.iter().fold(Counted::default(), |sum, line| sum.with(line.amount, line.volume, line.unit));
        counted.insert(*id, sum);
    }
    let entries = match input.overrides {
        [] => BTreeMap::new(),
        _ => input.entries.iter().map(|stored| (stored.id, &stored.value)).collect(),
    };
    let mut done = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let Draft { mut line, allocation, tariff, mixed_tariffs } = draft;
        let before = line.allocation.and_then(|id| counted.get(&id)).copied().unwrap_or_default();
        let own: &[&Standing] = line.allocation.and_then(|id| standing.get(&id)).map_or(&[], Vec::as_slice);
        let client = input.clients.get(&line.client);
        let today = input.today;
        let contract = allocation.and_then(|allocation| {
            contract_for(input.contracts, &allocation.municipality, line.period.from())
        });
        let case = LineCase {
            today,
            line: &line,
            client,
            allocation,
            contract,
            tariff,
            mixed_tariffs,
            standing: own,
            before,
        };
        let said = rules::of_line(&case);
        line.findings.extend(said);
        Finding::sort(&mut line.findings);
        let overrides = in_force(input.overrides, &line, &entries);
        let takes_room = !open_holds(&line.findings, &overrides)
            .any(|finding| TAKES_NO_ROOM.contains(&finding.rule.as_str()));
        if let Some(id) = line.allocation.filter(|_| takes_room) {
            counted.insert(id, before.with(line.amount, line.volume, line.unit));
        }
        done.push(line);
    }
    done
}
