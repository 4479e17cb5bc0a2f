//! Stores codes and tariffs, all or none. An open tariff ends the day before its successor starts, so that a new year
//! never touches older months.

use super::judge::Knowledge;
use super::settle::waiting_entries;
use super::{change, contracts};
use crate::domain::contract::{Contract, Product, TariffShape};
use crate::domain::ids::{Stored, TariffId};
use crate::domain::tariff::Tariff;
use crate::domain::time::Period;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    /// In the order of the file.
    pub tariffs: Vec<Tariff>,
}

/// How many were new, were there already, or ended an older one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub added: usize,
    pub already_there: usize,
    pub closed: usize,
    /// Entries that were waiting for a code and now have their product.
    pub settled: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("tariff {row}: {fault:?}")]
    Refused {
        /// Place in the input, from 0.
        row: usize,
        fault: Fault,
    },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a tariff does not fit its contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    UnknownContract,
    UnknownProduct,
    UnknownDiscipline,
    /// The product has one tariff per discipline (PS-A4).
    DisciplineMissing,
    /// The product has one tariff for all disciplines (PS-A5).
    DisciplineNotWanted,
    /// The product is not claimed in this unit.
    Unit,
    /// Another tariff holds on the same days.
    Overlap,
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "import-tariffs"), |tx| {
        let contracts = contracts::load(tx)?;
        let mut done = Done::default();
        for (row, tariff) in input.tariffs.iter().enumerate() {
            fits(&contracts, tariff).map_err(|fault| Error::Refused { row, fault })?;
            store_one(tx, row, tariff, &mut done)?;
        }
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        done.settled = waiting_entries(tx, &mut knowledge, None)?;
        Ok(done)
    })
}

/// A tariff fits its contract when it fits a version that is in force on one of its days.
fn fits(contracts: &[Contract], tariff: &Tariff) -> Result<(), Fault> {
    let mut versions: Vec<&Contract> =
        contracts.iter().filter(|known| known.key == tariff.contract).collect();
    if versions.iter().any(|known| known.valid.overlaps(tariff.valid)) {
        versions.retain(|known| known.valid.overlaps(tariff.valid));
    }
    let mut fault = Fault::UnknownContract;
    for version in versions {
        match fits_version(version, tariff) {
            Ok(()) => return Ok(()),
            Err(found) => fault = found,
        }
    }
    Err(fault)
}

fn fits_version(contract: &Contract, tariff: &Tariff) -> Result<(), Fault> {
    let product: &Product = contract.product(&tariff.product).ok_or(Fault::UnknownProduct)?;
    match (product.tariff, &tariff.discipline) {
        (TariffShape::PerDiscipline, None) => return Err(Fault::DisciplineMissing),
        (TariffShape::Mixed | TariffShape::PerUnit, Some(_)) => return Err(Fault::DisciplineNotWanted),
        (TariffShape::PerDiscipline, Some(discipline)) if !contract.has_discipline(discipline) => {
            return Err(Fault::UnknownDiscipline);
        }
        _ => {}
    }
    if product.units.contains(&tariff.unit) { Ok(()) } else { Err(Fault::Unit) }
}

fn store_one(tx: &Tx, row: usize, tariff: &Tariff, done: &mut Done) -> Result<(), Error> {
    let rivals: Vec<Stored<TariffId, Tariff>> = store::tariffs::list(tx)?
        .into_iter()
        .filter(|other| other.value.competes_with(tariff) && other.value.valid.overlaps(tariff.valid))
        .collect();
    if rivals.iter().any(|other| says_the_same(&other.value, tariff)) {
        done.already_there += 1;
        return Ok(());
    }
    for rival in rivals {
        let before = tariff.valid.from.previous();
        if rival.value.valid.until.is_some() || rival.value.valid.from > before {
            return Err(Error::Refused { row, fault: Fault::Overlap });
        }
        store::tariffs::close(tx, rival.id, before)?;
        done.closed += 1;
    }
    store::tariffs::add(tx, tariff)?;
    done.added += 1;
    Ok(())
}

/// The same tariff again: also when a successor has ended the stored one in the meantime.
fn says_the_same(stored: &Tariff, tariff: &Tariff) -> bool {
    let ended = Period { until: tariff.valid.until, ..stored.valid };
    let same_days = stored.valid == tariff.valid || (tariff.valid.until.is_none() && ended == tariff.valid);
    same_days && Tariff { valid: tariff.valid, ..stored.clone() } == *tariff
}
