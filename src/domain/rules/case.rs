//! The cases that rules are asked about: an entry, an allocation or a claim line with everything that is known around it.

use std::collections::BTreeMap;

use super::super::absence::Absence;
use super::super::activity::{Activity, Kind};
use super::super::allocation::Allocation;
use super::super::assignment::contract_of;
use super::super::care::Progress;
use super::super::claim::limits::{Counted, Used};
use super::super::claim::line::{KeptLine, Line, LineState};
use super::super::client::Client;
use super::super::contract::{Contract, Product, contract_with};
use super::super::credential::HeldCredential;
use super::super::dossier::Dossier;
use super::super::entry::{Entry, EntryKey};
use super::super::identifiers::{
    AllocationNumber, Category, Discipline, LineReference, MunicipalityCode, ProductCode, ProductKey,
};
use super::super::ids::{AllocationId, ClientId, LineId, Stored, TariffId, TrajectoryId};
use super::super::money::Cents;
use super::super::practitioner::Practitioner;
use super::super::tariff::Tariff;
use super::super::time::{ClockTime, ClosedPeriod, Day, Minutes, Month};
use super::super::usage::Trajectory;
use super::super::volume::Unit;
use super::Around;

/// What is known around an entry: the ground on which its allocation is picked and its rules are asked.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub today: Day,
    pub practitioner: Option<&'a Practitioner>,
    /// The colleague who is responsible: the one of the entry, else the usual one of the practitioner.
    pub responsible: Option<&'a Practitioner>,
    /// What the practice itself holds.
    pub practice: &'a [HeldCredential],
    pub client: Option<&'a Client>,
    /// What is on record about the client.
    pub dossier: Option<&'a Dossier>,
    /// The first day of each product that the client had care of; `None` where predecessors are not asked about.
    pub first_care: Option<&'a BTreeMap<ProductKey, Day>>,
    /// All allocations of the client, deleted ones too.
    pub allocations: &'a [Stored<AllocationId, Allocation>],
    pub contracts: &'a [Contract],
    pub tariffs: &'a [Stored<TariffId, Tariff>],
    /// Time of the same practitioner on the day before, on the day itself and on the day after. The entry itself
    /// may be among it.
    pub others: &'a [OtherTime],
    /// What is used of the entry's allocation without this entry; `None` where budgets are not asked about.
    pub used: Option<Used>,
    /// Minutes on the entry's allocation without this entry; `None` where the product limits no share of a kind.
    pub kinds: Option<KindMinutes>,
    /// Crisis trajectories of the client (PS-K2, PS-K4).
    pub trajectories: &'a [Stored<TrajectoryId, Trajectory>],
    /// What else the client had around the day of an entry; `None` where the contract keeps nothing apart on one day (HA-5).
    pub around: Option<&'a Around<'a>>,
}

/// Client-bound minutes by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindMinutes {
    pub direct: i64,
    pub indirect: i64,
}

impl KindMinutes {
    /// Without some minutes of one kind; time that cannot be declared is not among them.
    pub fn without(self, kind: Kind, minutes: i64) -> Self {
        match kind {
            Kind::Direct => Self { direct: self.direct.saturating_sub(minutes), ..self },
            Kind::Indirect => Self { indirect: self.indirect.saturating_sub(minutes), ..self },
            Kind::NonDeclarable => self,
        }
    }
}

/// Other time of a practitioner, as far as the rules of a day need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherTime {
    pub key: EntryKey,
    pub day: Day,
    pub start: Option<ClockTime>,
    pub minutes: Minutes,
    pub client: Option<ClientId>,
}

impl OtherTime {
    pub fn of(entry: &Entry) -> Self {
        Self {
            key: entry.key,
            day: entry.day,
            start: entry.start,
            minutes: entry.minutes,
            client: entry.client,
        }
    }
}

/// An entry and everything that is known around it.
#[derive(Clone, Copy, Debug)]
pub struct EntryCase<'a> {
    pub entry: &'a Entry,
    pub facts: &'a Facts<'a>,
    pub found: Resolved<'a>,
}

/// What an entry's allocation, product and discipline lead to on its day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Resolved<'a> {
    pub allocation: Option<&'a Stored<AllocationId, Allocation>>,
    /// The contract of the allocation's municipality, else of the client's, that has the product.
    pub contract: Option<&'a Contract>,
    pub product: Option<&'a Product>,
    pub tariff: Option<&'a Stored<TariffId, Tariff>>,
    /// The product has a tariff in force on the day, be it for another discipline.
    pub priced: bool,
}

impl<'a> EntryCase<'a> {
    /// Looks up what the entry's own allocation, product and discipline lead to.
    pub fn new(entry: &'a Entry, facts: &'a Facts<'a>) -> Self {
        let found =
            resolve(facts, entry.day, entry.allocation, entry.product.as_ref(), entry.discipline.as_ref());
        Self { entry, facts, found }
    }

    /// Client-bound time, A and B: the only time that can be claimed.
    pub fn is_declarable(&self) -> bool {
        self.entry.kind.is_declarable()
    }

    /// The activity as the contract knows it; any contract when the client's does not, or when there is no client.
    pub fn activity(&self) -> Option<&'a Activity> {
        self.activities().find(|activity| activity.key == self.entry.activity)
    }

    /// Activities of the contract of this case first, then of all others.
    pub fn activities(&self) -> impl Iterator<Item = &'a Activity> {
        let all: &'a [Contract] = self.facts.contracts;
        self.found.contract.into_iter().chain(all).flat_map(|contract| &contract.activities)
    }

    /// The other entries of the practitioner around this day.
    pub fn others(&self) -> impl Iterator<Item = &'a OtherTime> {
        let key = self.entry.key;
        self.facts.others.iter().filter(move |other| other.key != key)
    }
}

/// What an allocation, a product and a discipline lead to on a day.
pub fn resolve<'a>(
    facts: &Facts<'a>,
    day: Day,
    allocation: Option<AllocationId>,
    product: Option<&ProductKey>,
    discipline: Option<&Discipline>,
) -> Resolved<'a> {
    let allocation =
        allocation.and_then(|id| facts.allocations.iter().find(|allocation| allocation.id == id));
    let municipality: Option<&MunicipalityCode> = allocation
        .map(|stored| &stored.value.municipality)
        .or_else(|| facts.dossier.and_then(|dossier| dossier.municipality_on(day)))
        .or_else(|| facts.client.and_then(|client| client.municipality.as_ref()));
    let contract = municipality.and_then(|code| contract_with(facts.contracts, code, day, product));
    let product = contract.zip(product).and_then(|(contract, key)| contract.product(key));
    let Some((contract_found, product_found)) = contract.zip(product) else {
        return Resolved { allocation, contract, ..Resolved::default() };
    };
    let in_force = |stored: &&Stored<TariffId, Tariff>| {
        stored.value.contract == contract_found.key
            && stored.value.product == product_found.key
            && stored.value.valid.contains(day)
    };
    let mut priced = false;
    let mut tariff: Option<&Stored<TariffId, Tariff>> = None;
    for stored in facts.tariffs.iter().filter(in_force) {
        priced = true;
        let own = &stored.value.discipline;
        let first = tariff.is_none_or(|other| stored.id < other.id);
        if first && (own.is_none() || own.as_ref() == discipline) {
            tariff = Some(stored);
        }
    }
    Resolved { allocation, contract, product, tariff, priced }
}

/// An allocation of a client that covers a day: of several the lowest number.
pub fn covering_allocation(
    allocations: &[Stored<AllocationId, Allocation>],
    day: Day,
) -> Option<&Stored<AllocationId, Allocation>> {
    let covering = allocations.iter().filter(|stored| stored.value.covers(day));
    covering.min_by_key(|stored| (stored.value.number, stored.id))
}

/// The allocation of a client whose period lies nearest to a day; among equals the lowest number. Deleted ones are
/// passed over unless there are no others.
pub fn nearest_allocation(
    allocations: &[Stored<AllocationId, Allocation>],
    day: Day,
) -> Option<&Stored<AllocationId, Allocation>> {
    allocations.iter().min_by_key(|stored| {
        let allocation = &stored.value;
        let before = day.days_until(allocation.period.from).max(0);
        let after = allocation.period.until.map_or(0, |until| until.days_until(day).max(0));
        (allocation.is_deleted(), before.max(after), allocation.number, stored.id)
    })
}

/// An allocation by itself.
#[derive(Clone, Copy, Debug)]
pub struct AllocationCase<'a> {
    pub allocation: &'a Allocation,
    /// All allocations of the same client; this one may be among them.
    pub others: &'a [Stored<AllocationId, Allocation>],
    /// What is on record about the client.
    pub dossier: Option<&'a Dossier>,
    pub contracts: &'a [Contract],
    pub tariffs: &'a [Stored<TariffId, Tariff>],
    /// Where care on it stands, once it is kept.
    pub care: Option<Progress>,
    pub today: Day,
    /// The newest message of its municipality about the client, when it is absent from that.
    pub absence: Option<&'a Absence>,
}

impl<'a> AllocationCase<'a> {
    /// The contract that it belongs to on its first day.
    pub fn contract(&self) -> Option<&'a Contract> {
        contract_of(self.contracts, self.tariffs, self.allocation, self.allocation.period.from)
    }
}

/// A claim line that stands: queued, sent or granted, or with a credit under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub line: LineId,
    pub allocation: AllocationId,
    pub state: LineState,
    pub reference: Option<LineReference>,
    pub category: Option<Category>,
    pub code: Option<ProductCode>,
    pub period: ClosedPeriod,
    pub unit: Option<Unit>,
    pub volume: Option<u32>,
    pub amount: Cents,
    /// Its credit was rejected while another line was granted for what it stood on.
    pub is_beside: bool,
}

impl Standing {
    /// `None` for a line without allocation, which stands for nothing.
    pub fn of(kept: &KeptLine) -> Option<Self> {
        let line = &kept.line;
        Some(Self {
            line: kept.id,
            is_beside: false,
            allocation: line.allocation?,
            state: kept.state,
            reference: kept.reference.clone(),
            category: line.category.clone(),
            code: line.code.clone(),
            period: line.period,
            unit: line.unit,
            volume: line.volume,
            amount: line.amount,
        })
    }
}

/// A claim line and what is known around it.
#[derive(Clone, Copy, Debug)]
pub struct LineCase<'a> {
    pub today: Day,
    pub line: &'a Line,
    pub client: Option<&'a Client>,
    pub allocation: Option<&'a Allocation>,
    /// The contract of the allocation's municipality on the first day of the line that has its product.
    pub contract: Option<&'a Contract>,
    pub tariff: Option<&'a Tariff>,
    /// More than one tariff is in force among its entries.
    pub mixed_tariffs: bool,
    /// Lines that stand already on the same allocation.
    pub standing: &'a [&'a Standing],
    /// What stands on the allocation and what the lines before this one add to it.
    pub before: Counted,
    /// The last month that was claimed from the municipality of the allocation.
    pub last_claimed: Option<Month>,
}

impl LineCase<'_> {
    /// `toewijzing 300201` / `allocation 300201`, or a dash.
    pub fn allocation_number(&self) -> Option<AllocationNumber> {
        self.allocation.map(|allocation| allocation.number)
    }
}
