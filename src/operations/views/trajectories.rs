//! Crisis trajectories with the days that are left of each.

use std::collections::BTreeMap;

use super::day::ClientName;
use super::names::Names;
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode, PractitionerCode};
use crate::domain::ids::{ClientId, PractitionerId, TrajectoryId};
use crate::domain::text::Text;
use crate::domain::time::ClosedPeriod;
use crate::operations::judge::{CannotJudge, Knowledge};
use crate::operations::judge_trajectory::Judged;
use crate::store::{self, Store};
use crate::surroundings::Surroundings;

/// Which trajectories; an empty field asks nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Those that ran on some day of it.
    pub period: ClosedPeriod,
    pub client: Option<ClientId>,
}

/// A trajectory with the words that a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrajectoryRow {
    pub id: TrajectoryId,
    pub client: ClientName,
    pub judged: Judged,
    pub product: Text,
    /// The worker of today, else the last one.
    pub worker: PractitionerCode,
    /// The worker at registration and those who took over, in the order of the trajectory.
    pub workers: Vec<PractitionerCode>,
    /// As its writer wants it, with the municipality that gave it.
    pub wanted: Option<(MunicipalityCode, AllocationNumber)>,
    /// As it was picked.
    pub allocation: Option<AllocationNumber>,
    /// Days left, today included; `None` where it has ended, or may last as long as it takes.
    pub days_left: Option<i64>,
}

/// Trajectories by registration.
pub fn load(
    store: &mut Store,
    surroundings: &Surroundings,
    filter: &Filter,
) -> Result<Vec<TrajectoryRow>, CannotJudge> {
    store.read(|tx| {
        let today = surroundings.today();
        let mut knowledge = Knowledge::load(tx, today)?;
        let codes: BTreeMap<PractitionerId, PractitionerCode> = store::practitioners::list(tx)?
            .into_iter()
            .map(|stored| (stored.id, stored.value.code))
            .collect();
        let code = |id: PractitionerId| {
            let unknown = store::StoreError::BadValue { table: "trajectory", column: "practitioner_id" };
            codes.get(&id).cloned().ok_or(unknown)
        };
        let contracts = knowledge.contracts.clone();
        let mut names = Names::new(&contracts);
        let mut rows = Vec::new();
        for stored in store::trajectories::running(tx, filter.period)? {
            let trajectory = &stored.value;
            if filter.client.is_some_and(|wanted| wanted != trajectory.client) {
                continue;
            }
            let judged = knowledge.judge_trajectory(tx, trajectory)?;
            let wanted = trajectory.allocation.map(|id| names.allocation(tx, id)).transpose()?;
            let picked = judged.allocation.map(|id| names.allocation(tx, id)).transpose()?;
            let others = trajectory.handovers.iter().map(|handover| handover.worker);
            rows.push(TrajectoryRow {
                id: stored.id,
                client: names.client(tx, trajectory.client)?,
                product: names.product(&trajectory.product),
                worker: code(trajectory.worker_on(today.max(trajectory.registered.day)))?,
                workers: [trajectory.worker].into_iter().chain(others).map(code).collect::<Result<_, _>>()?,
                wanted: wanted.map(|wanted| (wanted.municipality, wanted.number)),
                allocation: picked.map(|picked| picked.number),
                days_left: judged.days_left(today).filter(|_| trajectory.ended.is_none()),
                judged,
            });
        }
        Ok(rows)
    })
}
