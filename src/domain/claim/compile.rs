//! A month of entries becomes claim lines: one per client, allocation, category, code and product period.
//!
//! Nothing can fail and nothing is left out: an entry without allocation, product or tariff still lands on a line, with the
//! findings that hold it, so that the minutes of the lines are the minutes of the entries. The same input gives the same
//! lines, whatever the order of its parts. An entry that runs past midnight belongs to the day on which it starts,
//! also at the end of a month or an allocation. Entries outside the period of their allocation stand on a line of their
//! own, so that they do not hold the time that can be claimed.

mod gather;
mod group;

use std::collections::{BTreeMap, BTreeSet};

use gather::{Days, gather};
use group::Draft;

use super::super::allocation::Allocation;
use super::super::client::Client;
use super::super::contract::{Contract, Product, contract_with};
use super::super::credential::HeldCredential;
use super::super::dossier::Dossier;
use super::super::entry::Entry;
use super::super::identifiers::{
    AllocationNumber, Category, ClientNumber, MunicipalityCode, ProductCode, ProductKey,
};
use super::super::ids::{
    AllocationId, ClientId, EntryId, PractitionerId, SessionId, Stored, TariffId, TrajectoryId, UsageId,
};
use super::super::practitioner::Practitioner;
use super::super::rules::{self, Finding, KindMinutes, LineCase, Meeting, Standing};
use super::super::tariff::Tariff;
use super::super::time::{ClosedPeriod, Day, Month};
use super::super::usage::{Trajectory, Usage};
use super::super::volume::{Extent, Unit};
use super::limits::Counted;
use super::line::Line;
use super::overrides::{FindingOverride, Sources, in_force, open_holds};

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
    /// What was used beside time.
    pub used: &'a MonthUsages,
    /// Lines of any month that are queued, sent or granted.
    pub standing: &'a [Standing],
    /// The last month that was claimed, by municipality.
    pub last_claimed: &'a BTreeMap<MunicipalityCode, Month>,
    /// Holds that were let through: such a line takes room like any other.
    pub overrides: &'a [FindingOverride],
}

impl<'a> MonthInput<'a> {
    /// Everything that its lines may stand on, by id.
    pub fn sources(&self) -> Sources<'a> {
        let usages = self.used.usages.values().flatten();
        Sources {
            entries: self.entries.iter().map(|stored| (stored.id, &stored.value)).collect(),
            usages: usages.map(|stored| (stored.id, &stored.value)).collect(),
        }
    }
}

/// What was used in and around a month beside time, and what else rules about it ask.
#[derive(Clone, Debug, Default)]
pub struct MonthUsages {
    /// Per client, by day: those of the month, of the month before and of the first day after it, and stays that reach into them.
    pub usages: BTreeMap<ClientId, Vec<Stored<UsageId, Usage>>>,
    /// Sessions of those.
    pub sessions: BTreeMap<SessionId, Meeting>,
    /// Days that stand on a line that is queued, sent or granted.
    pub taken: BTreeSet<(UsageId, Day)>,
    /// Client-bound time of the days about which a rule may ask; days of other clients are absent.
    pub care: BTreeMap<(ClientId, Day), Vec<Stored<EntryId, Entry>>>,
    /// Crisis trajectories of the clients.
    pub trajectories: BTreeMap<ClientId, Vec<Stored<TrajectoryId, Trajectory>>>,
    /// All client-bound minutes of allocations whose product limits the share of a kind.
    pub kinds: BTreeMap<AllocationId, KindMinutes>,
}

impl MonthUsages {
    /// Whether a rule may ask what else a client had on that day.
    fn asks_about(&self, client: ClientId, day: Day) -> bool {
        self.care.contains_key(&(client, day))
    }
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
/// without an extent that of the tariff. Where time is paid per piece, each entry of direct time is one (PS-M1).
/// `None` when minutes do not count in it.
pub fn claimed_unit(extent: Option<Extent>, tariff: &Tariff, product: Option<&Product>) -> Option<Unit> {
    let in_pieces = tariff.unit == Unit::PieceEffort && product.is_some_and(Product::takes_time);
    if in_pieces && extent.is_none_or(|extent| extent.unit == Unit::PieceEffort) {
        return Some(Unit::PieceEffort);
    }
    match (extent.map(|extent| extent.unit), tariff.unit) {
        (Some(Unit::Minute), Unit::Minute | Unit::Hour) | (Some(Unit::Hour) | None, Unit::Minute) => {
            Some(Unit::Minute)
        }
        (Some(Unit::Hour) | None, Unit::Hour) => Some(Unit::Hour),
        _ => None,
    }
}

/// The unit in which usages are claimed: that of the tariff, which is that of the allocation's extent if it has one (TR341).
pub fn used_unit(extent: Option<Extent>, tariff: &Tariff) -> Option<Unit> {
    extent.is_none_or(|extent| extent.unit == tariff.unit).then_some(tariff.unit)
}

type Order<'a> = (Option<&'a ClientNumber>, Option<AllocationNumber>, LineKey<'a>, Parts<'a>);
type Parts<'a> = (&'a [(EntryId, i64)], &'a [(UsageId, Day, u32)]);
type LineKey<'a> =
    (Option<&'a Category>, Option<&'a ProductCode>, ClosedPeriod, ClientId, Option<AllocationId>);

fn order<'a>(input: &MonthInput<'a>, draft: &'a Draft<'_>) -> Order<'a> {
    let line = &draft.line;
    let number = input.clients.get(&line.client).map(|client| &client.number);
    let key = (line.category.as_ref(), line.code.as_ref(), line.period, line.client, line.allocation);
    (number, draft.allocation.map(|allocation| allocation.number), key, (&line.entries, &line.usages))
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
    let sources = match input.overrides {
        [] => Sources::default(),
        _ => input.sources(),
    };
    let mut done = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let Draft { mut line, allocation, tariff, mixed_tariffs } = draft;
        let before = line.allocation.and_then(|id| counted.get(&id)).copied().unwrap_or_default();
        let own: &[&Standing] = line.allocation.and_then(|id| standing.get(&id)).map_or(&[], Vec::as_slice);
        let client = input.clients.get(&line.client);
        let today = input.today;
        let contract = allocation.and_then(|allocation| {
            let (day, product) = (line.period.from(), line.product.as_ref());
            contract_with(input.contracts, &allocation.municipality, day, product)
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
            last_claimed: allocation.and_then(|one| input.last_claimed.get(&one.municipality)).copied(),
        };
        let said = rules::of_line(&case);
        line.findings.extend(said);
        Finding::sort(&mut line.findings);
        let overrides = in_force(input.overrides, &line, &sources);
        let takes_room = !open_holds(&line.findings, &overrides)
            .any(|finding| TAKES_NO_ROOM.contains(&finding.rule.as_str()));
        if let Some(id) = line.allocation.filter(|_| takes_room) {
            counted.insert(id, before.with(line.amount, line.volume, line.unit));
        }
        done.push(line);
    }
    done
}
