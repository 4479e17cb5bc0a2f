//! Corrects a tariff: its code, amount, unit or days. What a claim that is queued or sent stands on stays as it is; such
//! a tariff can only get another last day, behind what was claimed.

use super::import_tariffs::{Fault, Rival, fits};
use super::judge::Knowledge;
use super::settle::waiting_entries;
use super::{change, contracts};
use crate::domain::ids::{Stored, TariffId};
use crate::domain::tariff::Tariff;
use crate::domain::time::{Day, Period};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    pub id: TariffId,
    /// For the same product and discipline.
    pub tariff: Tariff,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such tariff")]
    Unknown,
    /// Another product or discipline is another tariff.
    #[error("the tariff is for another product or discipline")]
    Other,
    #[error("the tariff does not fit: {0:?}")]
    Refused(Fault),
    /// Claims up to this day stand on it.
    #[error("claims up to {0} stand on it")]
    Claimed(Day),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives how many entries that were waiting for a code now have their product.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<usize, Error> {
    let Input { id, tariff } = input;
    store.write(&change(surroundings, "edit-tariff"), |tx| {
        let all = store::tariffs::list(tx)?;
        let before = &all.iter().find(|stored| stored.id == id).ok_or(Error::Unknown)?.value;
        if !is_for_the_same(before, &tariff) {
            return Err(Error::Other);
        }
        if *before == tariff {
            return Ok(0);
        }
        fits(&contracts::load(tx)?, &tariff).map_err(Error::Refused)?;
        if let Some(rival) = rival(&all, id, &tariff) {
            return Err(Error::Refused(Fault::Overlap(Rival::Stored(Box::new(rival.clone())))));
        }
        if let Some(last) = claimed_until(tx, id)?.filter(|last| !only_ends_after(before, &tariff, *last)) {
            return Err(Error::Claimed(last));
        }
        store::tariffs::update(tx, id, &tariff)?;
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        Ok(waiting_entries(tx, &mut knowledge, None)?)
    })
}

fn is_for_the_same(one: &Tariff, other: &Tariff) -> bool {
    (&one.contract, &one.product, &one.discipline) == (&other.contract, &other.product, &other.discipline)
}

fn rival<'a>(all: &'a [Stored<TariffId, Tariff>], id: TariffId, tariff: &Tariff) -> Option<&'a Tariff> {
    let others = all.iter().filter(|other| other.id != id).map(|other| &other.value);
    others.into_iter().find(|other| other.competes_with(tariff) && other.valid.overlaps(tariff.valid))
}

/// Whether nothing differs but the last day, which lies on or behind `last`.
fn only_ends_after(before: &Tariff, after: &Tariff, last: Day) -> bool {
    let same_end = Period { until: before.valid.until, ..after.valid };
    Tariff { valid: same_end, ..after.clone() } == *before
        && after.valid.until.is_none_or(|until| until >= last)
}

/// The last day of what was queued or sent at this tariff.
pub(super) fn claimed_until(tx: &Tx, id: TariffId) -> Result<Option<Day>, StoreError> {
    store::claims::claimed_until(tx, id)
}
