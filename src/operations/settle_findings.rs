//! Settles what stands open between the office and a municipality about an allocation: what was claimed beyond it, or that it is
//! absent from the newest message. It counts while the findings say the same.

use super::change;
use super::judge::Knowledge;
use super::judge_claimed::beyond;
use crate::domain::ids::AllocationId;
use crate::domain::remark::Remark;
use crate::domain::rules::{Finding, Settlement, can_be_settled};
use crate::store::claims::Whose;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub allocation: AllocationId,
    /// What was agreed.
    pub reason: Remark,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What was open, worst first.
    pub settled: Vec<Finding>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such allocation")]
    Unknown,
    /// Nothing stands open about it that can be settled.
    #[error("nothing to settle")]
    Nothing,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let Input { allocation, reason } = input;
    store.write(&change(surroundings, "settle-findings"), |tx| {
        let settled = open(tx, surroundings, allocation)?.ok_or(Error::Unknown)?;
        if settled.is_empty() {
            return Err(Error::Nothing);
        }
        for finding in &settled {
            let one = Settlement {
                rule: finding.rule.clone(),
                what: finding.what.clone(),
                reason: reason.clone(),
                by: surroundings.user.clone(),
                at: surroundings.now(),
            };
            store::settlements::add(tx, allocation, &one)?;
        }
        Ok(Done { settled })
    })
}

/// What can be settled about an allocation, worst first; `None` when there is no such allocation.
pub(super) fn open(
    tx: &Tx,
    surroundings: &Surroundings,
    id: AllocationId,
) -> Result<Option<Vec<Finding>>, StoreError> {
    let Some(stored) = store::allocations::get(tx, id)? else { return Ok(None) };
    let knowledge = Knowledge::load(tx, surroundings.today())?;
    let mut findings = knowledge.findings_of_allocation(tx, &stored.value)?;
    let claimed = beyond(tx, Whose::Allocation(id))?;
    findings.extend(claimed.into_iter().flat_map(|one| one.findings));
    findings.retain(|finding| can_be_settled(&finding.rule));
    Finding::sort(&mut findings);
    Ok(Some(findings))
}
