//! Records a crisis trajectory, or what happened in it since.

use super::change;
use super::judge::{CannotJudge, Knowledge};
use super::judge_trajectory::Judged;
use crate::domain::contract::Component;
use crate::domain::ids::{PractitionerId, Stored, TrajectoryId};
use crate::domain::rules::{Finding, Severity};
use crate::domain::time::Day;
use crate::domain::usage::Trajectory;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    /// `None` for a new one.
    pub id: Option<TrajectoryId>,
    pub trajectory: Trajectory,
}

#[derive(Debug)]
pub struct Done {
    pub id: TrajectoryId,
    pub judged: Judged,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such trajectory")]
    Unknown,
    #[error("the product is not one of crisis help")]
    OtherProduct,
    /// A trajectory of the client for this product was registered at that moment.
    #[error("it is there already")]
    AlreadyThere,
    #[error("something lies before the registration")]
    BeforeRegistration,
    #[error("something lies in the future")]
    InFuture,
    #[error("two hand-overs on {0}")]
    HandoverTwice(Day),
    #[error("refused by a rule")]
    Refused(Vec<Finding>),
    #[error(transparent)]
    Judge(#[from] CannotJudge),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "save-trajectory"), |tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        save(tx, &mut knowledge, input)
    })
}

pub(super) fn save(tx: &Tx, knowledge: &mut Knowledge, input: Input) -> Result<Done, Error> {
    let Input { id, mut trajectory } = input;
    trajectory.handovers.sort_by_key(|handover| handover.from);
    check(knowledge, &trajectory)?;
    let same = |kept: &Stored<TrajectoryId, Trajectory>| {
        Some(kept.id) != id
            && kept.value.registered == trajectory.registered
            && kept.value.product == trajectory.product
    };
    if store::trajectories::of_client(tx, trajectory.client)?.iter().any(same) {
        return Err(Error::AlreadyThere);
    }
    workers_exist(tx, &trajectory)?;
    let judged = knowledge.judge_trajectory(tx, &trajectory)?;
    if judged.findings.iter().any(|finding| finding.severity == Severity::Block) {
        return Err(Error::Refused(judged.findings));
    }
    let id = match id {
        Some(id) => {
            store::trajectories::get(tx, id)?.ok_or(Error::Unknown)?;
            store::trajectories::update(tx, id, &trajectory)?;
            id
        }
        None => store::trajectories::add(tx, &trajectory)?,
    };
    Ok(Done { id, judged })
}

/// What cannot be, whatever the rules say.
fn check(knowledge: &Knowledge, trajectory: &Trajectory) -> Result<(), Error> {
    let mut products = knowledge.contracts.iter().flat_map(|contract| &contract.products);
    let of_crisis = products.any(|product| {
        let component = product.component.as_ref();
        product.key == trajectory.product
            && component.is_some_and(|key| key.as_str() == Component::CRISIS_HELP)
    });
    if !of_crisis {
        return Err(Error::OtherProduct);
    }
    let registered = trajectory.registered.day;
    let contact = trajectory.first_contact;
    let handovers = trajectory.handovers.iter().map(|handover| handover.from);
    let days: Vec<Day> = handovers.chain(trajectory.ended).collect();
    if contact.is_some_and(|contact| contact < trajectory.registered)
        || days.iter().any(|day| *day < registered)
    {
        return Err(Error::BeforeRegistration);
    }
    let today = knowledge.today;
    let happened = [Some(registered), contact.map(|contact| contact.day), trajectory.ended];
    if happened.into_iter().flatten().any(|day| day > today) {
        return Err(Error::InFuture);
    }
    let pairs = trajectory.handovers.iter().zip(trajectory.handovers.iter().skip(1));
    match pairs.into_iter().find(|(one, next)| one.from == next.from) {
        Some((one, _)) => Err(Error::HandoverTwice(one.from)),
        None => Ok(()),
    }
}

fn workers_exist(tx: &Tx, trajectory: &Trajectory) -> Result<(), Error> {
    let others = trajectory.handovers.iter().map(|handover| handover.worker);
    let all: Vec<PractitionerId> = others.chain([trajectory.worker]).collect();
    for worker in all {
        store::practitioners::get(tx, worker)?.ok_or(CannotJudge::UnknownPractitioner)?;
    }
    Ok(())
}
