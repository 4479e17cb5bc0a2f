//! What an entry becomes and what the rules say about it: the one path for typing, saving, importing and looking.

use std::collections::btree_map::{BTreeMap, Entry};

use super::judge_usage::Beside;
use super::room::{self, Ground, Without};
use super::{contracts, course, earlier_care, judge_claimed};
use crate::domain::activity::Activity;
use crate::domain::allocation::Allocation;
use crate::domain::assignment::{Choice, Wish, allocated, choose};
use crate::domain::claim::limits::Used;
use crate::domain::client::Client;
use crate::domain::contract::{Contract, ExclusionWhen};
use crate::domain::credential::HeldCredential;
use crate::domain::dossier::Dossier;
use crate::domain::entry::{self, EntryKey, Note};
use crate::domain::identifiers::{ActivityKey, ProductKey};
use crate::domain::ids::{AllocationId, ClientId, EntryId, PractitionerId, Stored, TariffId, TrajectoryId};
use crate::domain::practitioner::Practitioner;
use crate::domain::rules::{self, AllocationCase, EntryCase, Facts, Finding, KindMinutes, OtherTime};
use crate::domain::tariff::Tariff;
use crate::domain::time::{ClockTime, Day, Minutes, WorkingCalendar};
use crate::domain::usage::Trajectory;
use crate::store::{self, StoreError, Tx};

/// An entry as its writer wants it, before its allocation, product and discipline are picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub practitioner: PractitionerId,
    pub day: Day,
    pub start: Option<ClockTime>,
    pub minutes: Minutes,
    pub activity: ActivityKey,
    pub client: Option<ClientId>,
    pub wish: Wish,
    pub note: Option<Note>,
}

/// An entry with everything the rules say about it, worst first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub entry: entry::Entry,
    pub findings: Vec<Finding>,
}

/// Why there is nothing to judge.
#[derive(Debug, thiserror::Error)]
pub enum CannotJudge {
    #[error("no such practitioner")]
    UnknownPractitioner,
    #[error("no such client")]
    UnknownClient,
    /// No contract knows the activity.
    #[error("the activity {0} is unknown")]
    UnknownActivity(ActivityKey),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How much is looked up around an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Everything: while typing, at save, on a screen.
    Full,
    /// Without budgets: they are counted anew when the month is compiled, and a thousand rows would count each other.
    WithoutBudgets,
    /// Only what can refuse an entry.
    Refusals,
}

/// Whom an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct About {
    pub practitioner: Option<PractitionerId>,
    /// The colleague whom the entry names.
    pub responsible: Option<PractitionerId>,
    pub client: Option<ClientId>,
}

/// Contracts, tariffs and people, loaded once and used for many entries.
pub(super) struct Knowledge {
    pub today: Day,
    pub calendar: WorkingCalendar,
    pub contracts: Vec<Contract>,
    pub tariffs: Vec<Stored<TariffId, Tariff>>,
    practice: Vec<HeldCredential>,
    practitioners: BTreeMap<PractitionerId, Practitioner>,
    clients: BTreeMap<ClientId, Client>,
    dossiers: BTreeMap<ClientId, Dossier>,
    allocations: BTreeMap<ClientId, Vec<Stored<AllocationId, Allocation>>>,
    trajectories: BTreeMap<ClientId, Vec<Stored<TrajectoryId, Trajectory>>>,
    /// Time by practitioner and day: a day is read once, however many of its entries are judged.
    times: BTreeMap<(PractitionerId, Day), Vec<Stored<EntryId, OtherTime>>>,
    pub(super) beside: Beside,
}

impl Knowledge {
    pub(super) fn load(tx: &Tx, today: Day) -> Result<Self, StoreError> {
        Ok(Self {
            today,
            calendar: store::holidays::calendar(tx)?,
            contracts: contracts::load(tx)?,
            tariffs: store::tariffs::list(tx)?,
            practice: store::credentials::of_practice(tx)?,
            practitioners: BTreeMap::new(),
            clients: BTreeMap::new(),
            dossiers: BTreeMap::new(),
            allocations: BTreeMap::new(),
            trajectories: BTreeMap::new(),
            times: BTreeMap::new(),
            beside: Beside::default(),
        })
    }

    /// The activity of that key in any contract.
    pub(super) fn activity(&self, key: &ActivityKey) -> Option<&Activity> {
        self.contracts.iter().flat_map(|contract| &contract.activities).find(|activity| activity.key == *key)
    }

    /// What the use of an allocation is counted with.
    pub(super) fn ground(&self) -> Ground<'_> {
        Ground { contracts: &self.contracts, tariffs: &self.tariffs }
    }

    /// Whether a product can be claimed on an allocation on that day.
    pub(super) fn fits(&self, allocation: &Allocation, day: Day, product: &ProductKey) -> bool {
        allocated(&self.contracts, &self.tariffs, allocation, day).iter().any(|(_, one)| one.key == *product)
    }

    /// What is known of a client is read again when it is asked for: it was changed meanwhile.
    pub(super) fn forget(&mut self, client: ClientId) {
        self.clients.remove(&client);
        self.allocations.remove(&client);
        self.dossiers.remove(&client);
        self.trajectories.remove(&client);
    }

    pub(super) fn allocations_of(&self, client: Option<ClientId>) -> &[Stored<AllocationId, Allocation>] {
        client.and_then(|id| self.allocations.get(&id)).map_or(&[], Vec::as_slice)
    }

    /// Loads who and what an entry is about, once; also the colleague who is responsible.
    pub(super) fn learn(&mut self, tx: &Tx, about: About) -> Result<(), CannotJudge> {
        if let Some(practitioner) = about.practitioner {
            self.meet(tx, practitioner)?;
        }
        if let Some(colleague) = self.responsible(about) {
            self.meet(tx, colleague)?;
        }
        if let Some(client) = about.client.filter(|id| !self.clients.contains_key(id)) {
            let stored = store::clients::get(tx, client)?.ok_or(CannotJudge::UnknownClient)?;
            self.clients.insert(client, stored.value);
            self.allocations.insert(client, store::allocations::of_client(tx, client)?);
            self.dossiers.insert(client, store::dossiers::of_client(tx, client)?);
            self.trajectories.insert(client, store::trajectories::of_client(tx, client)?);
        }
        Ok(())
    }

    fn meet(&mut self, tx: &Tx, practitioner: PractitionerId) -> Result<(), CannotJudge> {
        if let Entry::Vacant(place) = self.practitioners.entry(practitioner) {
            let stored =
                store::practitioners::get(tx, practitioner)?.ok_or(CannotJudge::UnknownPractitioner)?;
            place.insert(stored.value);
        }
        Ok(())
    }

    /// Who answers for the care: the one that the entry names, else the usual one of the practitioner.
    fn responsible(&self, about: About) -> Option<PractitionerId> {
        let usual = || self.practitioner(about).and_then(|own| own.responsible);
        about.responsible.or_else(usual)
    }

    fn practitioner(&self, about: About) -> Option<&Practitioner> {
        about.practitioner.and_then(|id| self.practitioners.get(&id))
    }

    /// What all rules say about an allocation by itself and beside the client's others.
    pub(super) fn findings_of_allocation(
        &self,
        tx: &Tx,
        allocation: &Allocation,
    ) -> Result<Vec<Finding>, StoreError> {
        let others = store::allocations::of_client(tx, allocation.client)?;
        let dossier = store::dossiers::of_client(tx, allocation.client)?;
        let kept = others.iter().find(|other| {
            (&other.value.municipality, other.value.number) == (&allocation.municipality, allocation.number)
        });
        let care = kept
            .map(|kept| course::of_allocation(tx, &self.calendar, self.ground(), kept, self.today))
            .transpose()?;
        let absent = judge_claimed::absent(tx, allocation.client, &others)?;
        let mut findings = rules::of_allocation(&AllocationCase {
            allocation,
            others: &others,
            dossier: Some(&dossier),
            contracts: &self.contracts,
            tariffs: &self.tariffs,
            care,
            today: self.today,
            absence: kept.and_then(|kept| absent.get(&kept.id)),
        });
        if let Some(kept) = kept {
            let settled = store::settlements::of_allocation(tx, kept.id)?;
            findings.retain(|finding| !judge_claimed::is_settled(finding, &settled));
        }
        Ok(findings)
    }

    /// Picks what was left open and asks all rules.
    pub(super) fn judge(
        &mut self,
        tx: &Tx,
        key: EntryKey,
        wanted: &Wanted,
        depth: Depth,
    ) -> Result<Judged, CannotJudge> {
        // An entry keeps the colleague that was named for it: forms and lines of time do not speak of one.
        let responsible = store::entries::by_key(tx, key)?.and_then(|kept| kept.value.responsible);
        self.judge_under(tx, key, wanted, responsible, depth)
    }

    /// The same with the colleague who is responsible, where it is not the usual one.
    pub(super) fn judge_under(
        &mut self,
        tx: &Tx,
        key: EntryKey,
        wanted: &Wanted,
        responsible: Option<PractitionerId>,
        depth: Depth,
    ) -> Result<Judged, CannotJudge> {
        let about = About { practitioner: Some(wanted.practitioner), responsible, client: wanted.client };
        self.learn(tx, about)?;
        let kind = self
            .activity(&wanted.activity)
            .ok_or_else(|| CannotJudge::UnknownActivity(wanted.activity.clone()))?
            .kind;
        let others = match depth {
            Depth::Refusals => Vec::new(),
            Depth::Full | Depth::WithoutBudgets => self.around(tx, wanted.practitioner, wanted.day)?,
        };
        let facts = self.facts(about, &others);
        let choice = if kind.is_declarable() {
            choose(&facts, wanted.day, &wanted.wish)
        } else {
            without_allocation(&facts, wanted)
        };
        let entry = entry::Entry {
            key,
            practitioner: wanted.practitioner,
            day: wanted.day,
            start: wanted.start,
            minutes: wanted.minutes,
            activity: wanted.activity.clone(),
            kind,
            client: wanted.client,
            discipline: choice.discipline,
            allocation: choice.allocation,
            product: choice.product,
            note: wanted.note.clone(),
            responsible,
        };
        let mut findings = self.ask(tx, about, &entry, &others, depth)?;
        findings.extend(choice.findings);
        Finding::sort(&mut findings);
        Ok(Judged { entry, findings })
    }

    /// What all rules say about an entry as it is stored.
    pub(super) fn findings_of(
        &mut self,
        tx: &Tx,
        entry: &entry::Entry,
        depth: Depth,
    ) -> Result<Vec<Finding>, CannotJudge> {
        let about = About {
            practitioner: Some(entry.practitioner),
            responsible: entry.responsible,
            client: entry.client,
        };
        self.learn(tx, about)?;
        let others = match depth {
            Depth::Refusals => Vec::new(),
            Depth::Full | Depth::WithoutBudgets => self.around(tx, entry.practitioner, entry.day)?,
        };
        self.ask(tx, about, entry, &others, depth)
    }

    /// What all rules say about an entry about which everything was learned.
    fn ask(
        &mut self,
        tx: &Tx,
        about: About,
        entry: &entry::Entry,
        others: &[OtherTime],
        depth: Depth,
    ) -> Result<Vec<Finding>, CannotJudge> {
        let client = entry.client.filter(|_| depth != Depth::Refusals && self.keeps_apart(entry));
        if let Some(client) = client {
            self.beside.look(tx, client, entry.day)?;
        }
        let around = client.map(|client| self.beside.of(client, entry.day));
        let mut facts = self.facts(about, others);
        facts.around = around.as_ref();
        if depth == Depth::Full {
            facts.used = used_without(tx, &facts, entry)?;
            facts.kinds = kinds_without(tx, &facts, entry)?;
        }
        let first_care = first_care(tx, &facts, entry)?;
        facts.first_care = first_care.as_ref();
        Ok(rules::of_entry(&EntryCase::new(entry, &facts)))
    }

    /// Whether a contract keeps the product of an entry apart from others on one day (HA-5).
    fn keeps_apart(&self, entry: &entry::Entry) -> bool {
        let Some(product) = &entry.product else { return false };
        let excluded =
            |contract: &Contract| contract.excluded(product, ExclusionWhen::SameDay).next().is_some();
        self.contracts.iter().any(excluded)
    }

    /// Time of a practitioner on the day before, on the day and on the day after.
    fn around(
        &mut self,
        tx: &Tx,
        practitioner: PractitionerId,
        day: Day,
    ) -> Result<Vec<OtherTime>, StoreError> {
        let mut around: Vec<&Stored<EntryId, OtherTime>> = Vec::new();
        let mut days = vec![day.previous(), day, day.next()];
        days.dedup(); // at the first and the last day that exist
        for day in &days {
            if let Entry::Vacant(place) = self.times.entry((practitioner, *day)) {
                place.insert(store::entries::times_of_day(tx, practitioner, *day)?);
            }
        }
        around.extend(days.iter().filter_map(|day| self.times.get(&(practitioner, *day))).flatten());
        around.sort_by_key(|time| time.id);
        Ok(around.into_iter().map(|time| time.value).collect())
    }

    /// Time that was stored after its day was read.
    pub(super) fn remember(&mut self, id: EntryId, entry: &entry::Entry) {
        if let Some(times) = self.times.get_mut(&(entry.practitioner, entry.day)) {
            times.push(Stored { id, value: OtherTime::of(entry) });
        }
    }

    pub(super) fn facts<'a>(&'a self, about: About, others: &'a [OtherTime]) -> Facts<'a> {
        Facts {
            today: self.today,
            practitioner: self.practitioner(about),
            responsible: self.responsible(about).and_then(|id| self.practitioners.get(&id)),
            practice: &self.practice,
            client: about.client.and_then(|id| self.clients.get(&id)),
            dossier: about.client.and_then(|id| self.dossiers.get(&id)),
            first_care: None,
            allocations: self.allocations_of(about.client),
            contracts: &self.contracts,
            tariffs: &self.tariffs,
            others,
            used: None,
            kinds: None,
            trajectories: about.client.and_then(|id| self.trajectories.get(&id)).map_or(&[], Vec::as_slice),
            around: None,
        }
    }
}

/// The care that the client had before, where the entry's product asks about it (HA-6).
fn first_care(
    tx: &Tx,
    facts: &Facts,
    entry: &entry::Entry,
) -> Result<Option<BTreeMap<ProductKey, Day>>, StoreError> {
    let product = EntryCase::new(entry, facts).found.product;
    let client = entry.client.filter(|_| product.is_some_and(|product| !product.demands.after.is_empty()));
    client.map(|client| earlier_care::first_care(tx, facts, client)).transpose()
}

/// Minutes by kind on the entry's allocation without the entry itself, where its product limits the share of one.
fn kinds_without(tx: &Tx, facts: &Facts, entry: &entry::Entry) -> Result<Option<KindMinutes>, StoreError> {
    let product = EntryCase::new(entry, facts).found.product;
    let limits = product.and_then(|product| product.demands.limits.as_ref());
    if limits.is_none_or(|limits| limits.indirect_percent.is_none()) {
        return Ok(None);
    }
    let Some(allocation) = entry.allocation else { return Ok(None) };
    let all = store::totals::kinds_on_allocation(tx, allocation)?;
    let own = store::entries::by_key(tx, entry.key)?.filter(|own| own.value.allocation == entry.allocation);
    Ok(Some(match own {
        Some(own) => all.without(own.value.kind, own.value.minutes.get()),
        None => all,
    }))
}

/// Time that cannot be declared stands on no allocation (PS-B3); its discipline is registered all the same.
fn without_allocation(facts: &Facts, wanted: &Wanted) -> Choice {
    let own = || facts.practitioner.and_then(|practitioner| practitioner.discipline_on(wanted.day)).cloned();
    Choice { discipline: wanted.wish.discipline.clone().or_else(own), ..Choice::default() }
}

/// What stands on the entry's allocation without the entry itself.
fn used_without(tx: &Tx, facts: &Facts, entry: &entry::Entry) -> Result<Option<Used>, StoreError> {
    let Some(allocation) = facts.allocations.iter().find(|stored| Some(stored.id) == entry.allocation) else {
        return Ok(None);
    };
    let without = Without { entry: Some(entry.key), usage: None };
    room::used_of(tx, Ground::of(facts), allocation, entry.day, without).map(Some)
}
