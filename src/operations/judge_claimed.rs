//! What the rules say about lines that were sent or granted, beside their allocations as they stand now; without what the office
//! settled.

use std::collections::BTreeMap;

use crate::domain::absence::{Absence, absences};
use crate::domain::allocation::Allocation;
use crate::domain::claim::limits::Counted;
use crate::domain::claim::line::KeptLine;
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::domain::rules::{ClaimedCase, Finding, Settlement, Standing, absent_finding, of_claimed};
use crate::store::claims::Whose;
use crate::store::{self, StoreError, Tx};

/// A sent or granted line with what the rules say about it; never nothing.
pub(super) struct Judged {
    pub kept: KeptLine,
    pub findings: Vec<Finding>,
}

/// Lines that go beyond their allocations, by allocation and product period.
pub(super) fn beyond(tx: &Tx, whose: Whose) -> Result<Vec<Judged>, StoreError> {
    let mut known: BTreeMap<AllocationId, (Allocation, Vec<Settlement>)> = BTreeMap::new();
    let mut before: BTreeMap<AllocationId, Counted> = BTreeMap::new();
    let mut found = Vec::new();
    for kept in store::claims::claimed_and_changed(tx, whose)? {
        let Some(line) = Standing::of(&kept) else { continue };
        let id = line.allocation;
        if let std::collections::btree_map::Entry::Vacant(place) = known.entry(id) {
            let gone = StoreError::BadValue { table: "claim_line", column: "allocation_id" };
            let allocation = store::allocations::get(tx, id)?.ok_or(gone)?.value;
            place.insert((allocation, store::settlements::of_allocation(tx, id)?));
        }
        let Some((allocation, settled)) = known.get(&id) else { continue };
        let so_far = before.entry(id).or_default();
        let mut findings = of_claimed(&ClaimedCase { id: kept.id, line: &line, allocation, before: *so_far });
        *so_far = so_far.with(line.amount, line.volume, line.unit);
        findings.retain(|finding| !is_settled(finding, settled));
        if !findings.is_empty() {
            found.push(Judged { kept, findings });
        }
    }
    Ok(found)
}

/// Of the client's allocations those that are absent from the newest message, settled or not.
pub(super) fn absent(
    tx: &Tx,
    client: ClientId,
    allocations: &[Stored<AllocationId, Allocation>],
) -> Result<BTreeMap<AllocationId, Absence>, StoreError> {
    Ok(absences(allocations, &store::mentions::of_client(tx, client)?))
}

/// The same without those that were settled.
pub(super) fn open_absences(
    tx: &Tx,
    client: ClientId,
) -> Result<BTreeMap<AllocationId, Absence>, StoreError> {
    let allocations = store::allocations::of_client(tx, client)?;
    let mut absent = absent(tx, client, &allocations)?;
    for stored in &allocations {
        let Some(absence) = absent.get(&stored.id) else { continue };
        let settled = store::settlements::of_allocation(tx, stored.id)?;
        if is_settled(&absent_finding(stored.value.number, absence), &settled) {
            absent.remove(&stored.id);
        }
    }
    Ok(absent)
}

pub(super) fn is_settled(finding: &Finding, settled: &[Settlement]) -> bool {
    settled.iter().any(|one| one.is_about(finding))
}
