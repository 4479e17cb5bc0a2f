//! A month as the store holds it, with everything that its claim lines are made from.

use std::collections::{BTreeMap, BTreeSet};

use super::room::Ground;
use super::{contracts, earlier_care, used_in_month};
use crate::domain::allocation::Allocation;
use crate::domain::claim::compile::{Compiled, MonthInput, MonthUsages, compile};
use crate::domain::claim::line::{KeptLine, Line, LineState};
use crate::domain::claim::overrides::{FindingOverride, Sources, in_force, open_holds};
use crate::domain::client::Client;
use crate::domain::contract::Contract;
use crate::domain::credential::HeldCredential;
use crate::domain::dossier::Dossier;
use crate::domain::entry::Entry;
use crate::domain::identifiers::{MunicipalityCode, ProductKey};
use crate::domain::ids::{
    AllocationId, ClientId, EntryId, LineId, PractitionerId, Stored, TariffId, UsageId,
};
use crate::domain::practitioner::Practitioner;
use crate::domain::rules::Standing;
use crate::domain::tariff::Tariff;
use crate::domain::time::{Day, Month};
use crate::store::entries::{Filter, KeptEntry};
use crate::store::{self, StoreError, Tx};

/// Entries, people, allocations and tariffs of one month, and the lines that stand already.
pub(super) struct ClaimMonth {
    month: Month,
    today: Day,
    contracts: Vec<Contract>,
    tariffs: Vec<Stored<TariffId, Tariff>>,
    practitioners: BTreeMap<PractitionerId, Practitioner>,
    practice: Vec<HeldCredential>,
    clients: BTreeMap<ClientId, Client>,
    dossiers: BTreeMap<ClientId, Dossier>,
    first_care: BTreeMap<ClientId, BTreeMap<ProductKey, Day>>,
    allocations: BTreeMap<ClientId, Vec<Stored<AllocationId, Allocation>>>,
    entries: Vec<Stored<EntryId, Entry>>,
    taken: BTreeSet<EntryId>,
    used: MonthUsages,
    standing: Vec<Standing>,
    last_claimed: BTreeMap<MunicipalityCode, Month>,
    overrides: Vec<FindingOverride>,
}

impl ClaimMonth {
    pub(super) fn load(tx: &Tx, today: Day, month: Month) -> Result<Self, StoreError> {
        let filter = Filter { period: Some(month.period()), ..Filter::default() };
        let (mut entries, mut taken) = (Vec::new(), BTreeSet::new());
        for KeptEntry { id, entry, claimed } in store::entries::list(tx, &filter)? {
            if claimed.is_some_and(|state| state != LineState::Draft) {
                taken.insert(id);
            }
            entries.push(Stored { id, value: entry });
        }
        let (contracts, tariffs) = (contracts::load(tx)?, store::tariffs::list(tx)?);
        let used = used_in_month::load(tx, month, &contracts, &entries)?;
        let mut ids: BTreeSet<ClientId> = entries.iter().filter_map(|stored| stored.value.client).collect();
        ids.extend(used.usages.keys());
        let asked = asked_for_earlier_care(&contracts, &entries, &used);
        let (mut clients, mut allocations) = (BTreeMap::new(), BTreeMap::new());
        let (mut dossiers, mut first_care) = (BTreeMap::new(), BTreeMap::new());
        for id in ids {
            let client = store::clients::get(tx, id)?
                .ok_or(StoreError::BadValue { table: "time_entry", column: "client_id" })?;
            clients.insert(id, client.value);
            allocations.insert(id, store::allocations::of_client(tx, id)?);
            dossiers.insert(id, store::dossiers::of_client(tx, id)?);
            if asked.contains(&id) {
                let own: &Vec<_> = allocations.entry(id).or_default();
                let ground = Ground { contracts: &contracts, tariffs: &tariffs };
                first_care.insert(id, earlier_care::first_care(tx, &ground.facts(today, own), id)?);
            }
        }
        let practitioners = store::practitioners::list(tx)?;
        Ok(Self {
            month,
            today,
            contracts,
            tariffs,
            practitioners: practitioners.into_iter().map(|stored| (stored.id, stored.value)).collect(),
            practice: store::credentials::of_practice(tx)?,
            clients,
            dossiers,
            first_care,
            allocations,
            entries,
            taken,
            used,
            standing: store::claims::standing(tx, month.period())?,
            last_claimed: store::batches::last_months(tx)?,
            overrides: store::overrides::of_month(tx, month)?,
        })
    }

    /// The month with only what stands on these queued lines, as if they were not queued yet.
    pub(super) fn unqueued(mut self, queued: &[KeptLine]) -> Self {
        let own: BTreeSet<EntryId> =
            queued.iter().flat_map(|kept| &kept.line.entries).map(|(id, _)| *id).collect();
        self.taken = self.entries.iter().map(|stored| stored.id).filter(|id| !own.contains(id)).collect();
        let month = self.month;
        let used: BTreeSet<(UsageId, Day)> =
            queued.iter().flat_map(|kept| &kept.line.usages).map(|(id, day, _)| (*id, *day)).collect();
        let all = self.used.usages.values().flatten().map(|stored| stored.id);
        self.used.taken = all
            .flat_map(|id| month.days().map(move |day| (id, day)))
            .filter(|one| !used.contains(one))
            .collect();
        self.standing.retain(|line| line.state != LineState::Queued || !month.contains(line.period.from()));
        self
    }

    /// Which of these lines say something else now, or are held: something that they were made from has changed since.
    pub(super) fn stale(&self, lines: &[KeptLine]) -> Vec<LineId> {
        let fresh = self.lines();
        let fresh: BTreeMap<_, &Line> = fresh.iter().map(|line| (line.identity(), line)).collect();
        let is_stale = |kept: &&KeptLine| {
            let now = fresh.get(&kept.line.identity());
            now.is_none_or(|line| !line.says_the_same(&kept.line) || self.is_held(line))
        };
        lines.iter().filter(is_stale).map(|kept| kept.id).collect()
    }

    /// The lines that the month's free time makes now.
    pub(super) fn lines(&self) -> Vec<Line> {
        let Compiled { lines } = compile(&self.input());
        lines
    }

    fn sources_of(&self, line: &Line) -> Sources<'_> {
        let near = |one: &FindingOverride| one.client == line.client && one.period == line.period;
        if !self.overrides.iter().any(near) {
            return Sources::default();
        }
        let ids: BTreeSet<EntryId> = line.entries.iter().map(|(id, _)| *id).collect();
        let own = self.entries.iter().filter(|stored| ids.contains(&stored.id));
        let usages = self.used.usages.get(&line.client).into_iter().flatten();
        Sources {
            entries: own.map(|stored| (stored.id, &stored.value)).collect(),
            usages: usages.map(|stored| (stored.id, &stored.value)).collect(),
        }
    }

    fn input(&self) -> MonthInput<'_> {
        MonthInput {
            month: self.month,
            today: self.today,
            contracts: &self.contracts,
            tariffs: &self.tariffs,
            practitioners: &self.practitioners,
            practice: &self.practice,
            clients: &self.clients,
            dossiers: &self.dossiers,
            first_care: &self.first_care,
            allocations: &self.allocations,
            entries: &self.entries,
            taken: &self.taken,
            used: &self.used,
            standing: &self.standing,
            last_claimed: &self.last_claimed,
            overrides: &self.overrides,
        }
    }

    /// Whether something keeps a line of the month from being queued that nobody let through.
    pub(super) fn is_held(&self, line: &Line) -> bool {
        if !line.is_held() {
            return false;
        }
        open_holds(&line.findings, &in_force(&self.overrides, line, &self.sources_of(line))).next().is_some()
    }
}

/// Clients whose earlier care matters: somebody registered a product that comes after another, or left the
/// product open, or they used something.
fn asked_for_earlier_care(
    contracts: &[Contract],
    entries: &[Stored<EntryId, Entry>],
    used: &MonthUsages,
) -> BTreeSet<ClientId> {
    let products = contracts.iter().flat_map(|contract| &contract.products);
    let later: BTreeSet<&ProductKey> =
        products.filter(|product| !product.demands.after.is_empty()).map(|product| &product.key).collect();
    if later.is_empty() {
        return BTreeSet::new();
    }
    let entries = entries.iter().map(|stored| &stored.value);
    let matters = |entry: &&Entry| entry.product.as_ref().is_none_or(|product| later.contains(product));
    // The product of a usage is picked for each of its days.
    entries.filter(matters).filter_map(|entry| entry.client).chain(used.usages.keys().copied()).collect()
}
