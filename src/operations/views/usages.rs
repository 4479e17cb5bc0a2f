//! Trips, attendance and stays of a period, for lists and exports.

use std::collections::BTreeMap;

use super::day::ClientName;
use super::names::Names;
use crate::domain::claim::line::LineState;
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode, PractitionerCode, ProductKey};
use crate::domain::ids::{PractitionerId, UsageId};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::usage::{Session, Usage};
use crate::operations::judge::{CannotJudge, Knowledge};
use crate::store::usages::{Filter, KeptUsage};
use crate::store::{self, Store, Tx};
use crate::surroundings::Surroundings;

/// A usage with the words that a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageRow {
    pub id: UsageId,
    pub usage: Usage,
    pub client: ClientName,
    /// The session of an attendance.
    pub session: Option<Session>,
    /// As its writer wants it, with the municipality that gave it.
    pub wanted: Option<(MunicipalityCode, AllocationNumber)>,
    /// As it was picked for the last of its days in the period.
    pub allocation: Option<AllocationNumber>,
    pub product: Option<(ProductKey, Text)>,
    /// Who delivered it: named for it, else who led the session.
    pub practitioner: Option<PractitionerCode>,
    /// Who led the session.
    pub led_by: Option<PractitionerCode>,
    /// Units that its days in the period count towards a claim.
    pub units: u32,
    /// About its days in the period, worst first, each rule once.
    pub findings: Vec<Finding>,
    /// How far its days in the period are claimed: the states of their lines, each once, by word.
    pub claimed: Vec<LineState>,
}

impl UsageRow {
    /// Whether it can still be changed: nothing of it in the period has been promised to the municipality.
    pub fn is_free(&self) -> bool {
        self.claimed.iter().all(|state| state.leaves_entries_free())
    }
}

/// Usages by day, client and id.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    filter: &Filter,
) -> Result<Vec<UsageRow>, CannotJudge> {
    store.read(|tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let codes: BTreeMap<PractitionerId, PractitionerCode> = store::practitioners::list(tx)?
            .into_iter()
            .map(|stored| (stored.id, stored.value.code))
            .collect();
        let contracts = knowledge.contracts.clone();
        let mut names = Names::new(&contracts);
        let mut rows = Vec::new();
        for kept in store::usages::list(tx, filter)? {
            rows.push(row(tx, &mut knowledge, &mut names, (filter, &codes), kept)?);
        }
        Ok(rows)
    })
}

fn row(
    tx: &Tx,
    knowledge: &mut Knowledge,
    names: &mut Names,
    (filter, codes): (&Filter, &BTreeMap<PractitionerId, PractitionerCode>),
    kept: KeptUsage,
) -> Result<UsageRow, CannotJudge> {
    let KeptUsage { id, usage, claimed } = kept;
    let judged = knowledge.judge_usage(tx, &usage, filter.period)?;
    let session = knowledge.session_of(&usage).cloned();
    let led = session.as_ref().and_then(|session| session.practitioner);
    let wanted = usage.allocation.map(|id| names.allocation(tx, id)).transpose()?;
    let last = judged.days.last();
    let picked = last.and_then(|day| day.allocation).map(|id| names.allocation(tx, id)).transpose()?;
    let mut states: Vec<LineState> = claimed.into_iter().map(|(_, state)| state).collect();
    states.sort_by_key(|state| state.word());
    states.dedup();
    Ok(UsageRow {
        id,
        client: names.client(tx, usage.client)?,
        wanted: wanted.map(|wanted| (wanted.municipality, wanted.number)),
        allocation: picked.map(|picked| picked.number),
        product: last.and_then(|day| day.product.clone()).map(|key| {
            let name = names.product(&key);
            (key, name)
        }),
        led_by: led.and_then(|id| codes.get(&id).cloned()),
        practitioner: usage.practitioner.or(led).and_then(|id| codes.get(&id).cloned()),
        units: judged.days.iter().map(|day| day.units).sum(),
        findings: judged.findings(),
        claimed: states,
        session,
        usage,
    })
}
