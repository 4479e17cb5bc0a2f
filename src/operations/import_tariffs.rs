//! Stores codes and tariffs, all or none. An open tariff ends the day before its successor starts, so that a new year
//! never touches older months.

use std::collections::BTreeMap;

use super::judge::Knowledge;
use super::settle::waiting_entries;
use super::{change, contracts};
use crate::domain::contract::{Contract, Product, TariffShape};
use crate::domain::identifiers::Discipline;
use crate::domain::ids::{Stored, TariffId};
use crate::domain::tariff::Tariff;
use crate::domain::tariff::coverage::{self, Flaw, Window};
use crate::domain::time::Period;
use crate::domain::volume::Unit;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    /// In the order of the file.
    pub tariffs: Vec<Tariff>,
}

/// How many were new, were there already, or ended an older one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub added: usize,
    pub already_there: usize,
    pub closed: usize,
    /// Entries that were waiting for a code and now have their product.
    pub settled: usize,
    /// Places in the input that were left out, from 0.
    pub skipped: Vec<(usize, Fault)>,
    /// What is wrong now with all tariffs of the contracts that were imported for.
    pub flaws: Vec<Flaw>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Places in the input, from 0, with what is wrong there. Nothing was stored.
    #[error("tariffs were refused: {0:?}")]
    Refused(Vec<(usize, Fault)>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a tariff does not fit its contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    UnknownContract,
    UnknownProduct,
    /// With those that the contract knows.
    UnknownDiscipline(Vec<Discipline>),
    /// The product has one tariff per discipline (PS-A4).
    DisciplineMissing,
    /// The product has one tariff for all disciplines (PS-A5).
    DisciplineNotWanted,
    /// The product is not claimed in this unit but in these.
    Unit(Vec<Unit>),
    /// Another tariff holds on the same days.
    Overlap(Rival),
}

/// The tariff that is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rival {
    /// Of the same input, by its place from 0.
    Row(usize),
    /// It was there before.
    Stored(Box<Tariff>),
}

/// Stores all of them or none.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    import(store, surroundings, input, false)
}

/// Stores all that fit, and gives the places of the others.
pub fn run_skipping(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    import(store, surroundings, input, true)
}

fn import(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input,
    may_skip: bool,
) -> Result<Done, Error> {
    store.write(&change(surroundings, "import-tariffs"), |tx| {
        let contracts = contracts::load(tx)?;
        let mut done = Done::default();
        let mut rows = BTreeMap::new();
        for (row, tariff) in input.tariffs.iter().enumerate() {
            let fault = match fits(&contracts, tariff) {
                Ok(()) => store_one(tx, row, tariff, &mut rows, &mut done)?,
                Err(fault) => Some(fault),
            };
            done.skipped.extend(fault.map(|fault| (row, fault)));
        }
        if !done.skipped.is_empty() && !may_skip {
            return Err(Error::Refused(done.skipped));
        }
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        done.settled = waiting_entries(tx, &mut knowledge, None)?;
        let window = Window::Around(surroundings.today());
        done.flaws = coverage::flaws(&contracts, &knowledge.tariffs, window);
        done.flaws.retain(|flaw| input.tariffs.iter().any(|tariff| tariff.contract == *flaw.contract()));
        Ok(done)
    })
}

/// A tariff fits its contract when it fits a version that is in force on one of its days. Whether others hold on those
/// days is not known here.
pub fn fits(contracts: &[Contract], tariff: &Tariff) -> Result<(), Fault> {
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
            return Err(Fault::UnknownDiscipline(contract.disciplines.clone()));
        }
        _ => {}
    }
    if product.units.contains(&tariff.unit) { Ok(()) } else { Err(Fault::Unit(product.units.clone())) }
}

/// What is in the way, if anything is. `rows` knows which stored tariffs come from this input.
fn store_one(
    tx: &Tx,
    row: usize,
    tariff: &Tariff,
    rows: &mut BTreeMap<TariffId, usize>,
    done: &mut Done,
) -> Result<Option<Fault>, StoreError> {
    let rivals: Vec<Stored<TariffId, Tariff>> = store::tariffs::list(tx)?
        .into_iter()
        .filter(|other| other.value.competes_with(tariff) && other.value.valid.overlaps(tariff.valid))
        .collect();
    if rivals.iter().any(|other| says_the_same(&other.value, tariff)) {
        done.already_there += 1;
        return Ok(None);
    }
    let before = tariff.valid.from.previous();
    let in_the_way = |rival: &&Stored<TariffId, Tariff>| {
        rival.value.valid.until.is_some() || rival.value.valid.from > before
    };
    // A row of the same file explains more than what stood there before.
    if let Some(rival) = rivals.iter().filter(in_the_way).min_by_key(|rival| !rows.contains_key(&rival.id)) {
        let stored = || Rival::Stored(Box::new(rival.value.clone()));
        return Ok(Some(Fault::Overlap(rows.get(&rival.id).map_or_else(stored, |row| Rival::Row(*row)))));
    }
    for rival in rivals {
        store::tariffs::close(tx, rival.id, before)?;
        done.closed += 1;
    }
    rows.insert(store::tariffs::add(tx, tariff)?, row);
    done.added += 1;
    Ok(None)
}

/// The same tariff again: also when a successor has ended the stored one in the meantime.
fn says_the_same(stored: &Tariff, tariff: &Tariff) -> bool {
    let ended = Period { until: tariff.valid.until, ..stored.valid };
    let same_days = stored.valid == tariff.valid || (tariff.valid.until.is_none() && ended == tariff.valid);
    same_days && Tariff { valid: tariff.valid, ..stored.clone() } == *tariff
}
