//! Stores an allocation that the office types, or the legal frame of one that came in a message.

use super::judge::Knowledge;
use super::settle::waiting_entries;
use super::{change, contracts};
use crate::domain::allocation::{Allocation, Frame, Shape, Source, VersionStamp};
use crate::domain::assignment::contract_of;
use crate::domain::identifiers::{AllocationNumber, ClientNumber, MunicipalityCode};
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::rules::Finding;
use crate::domain::time::{Day, Period};
use crate::domain::volume::MAX_EIGHT_DIGITS;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    /// `None` makes a new one.
    pub id: Option<AllocationId>,
    pub client: ClientId,
    pub municipality: MunicipalityCode,
    pub number: AllocationNumber,
    pub shape: Shape,
    pub from: Day,
    /// `None` is filled in from the contract: a year after the start (PS-A3).
    pub until: Option<Day>,
    pub frame: Option<Frame>,
}

#[derive(Debug)]
pub struct Done {
    pub id: AllocationId,
    pub allocation: Allocation,
    /// The last day was filled in.
    pub end_filled_in: bool,
    /// Entries that were waiting for it and now stand on it.
    pub settled: usize,
    /// What the rules say about the allocation, worst first.
    pub findings: Vec<Finding>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such client")]
    UnknownClient,
    #[error("no such allocation")]
    Unknown,
    #[error("the last day lies before the first")]
    Backwards,
    /// With a budget or a volume per week (CD075, CD076), and no contract that says how long.
    #[error("the last day is missing")]
    EndMissing,
    #[error("a budget or volume is more than 99 999 999")]
    TooLarge,
    /// Of another client (TR332).
    #[error("the number {number} of this municipality belongs to client {client}")]
    NumberTaken { number: AllocationNumber, client: ClientNumber },
    /// What a municipality sent is changed by the municipality; only the frame is ours.
    #[error("it came in a message")]
    FromMessage,
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "save-allocation"), |tx| save(tx, surroundings, &input))
}

/// Stores it inside the change that is being made.
pub(super) fn save(tx: &Tx, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    store::clients::get(tx, input.client)?.ok_or(Error::UnknownClient)?;
    number_is_free(tx, input)?;
    let (allocation, end_filled_in) = assemble(tx, surroundings, input)?;
    let id = match input.id {
        None => store::allocations::add(tx, &allocation)?,
        Some(id) => {
            let stored = store::allocations::get(tx, id)?.ok_or(Error::Unknown)?.value;
            let allocation = keep_message(stored, allocation)?;
            store::allocations::update(tx, id, &allocation)?;
            id
        }
    };
    let allocation = store::allocations::get(tx, id)?.ok_or(Error::Unknown)?.value;
    if allocation.source == Source::Typed {
        store::allocations::keep_version(tx, id, &allocation, None)?;
    }
    let mut knowledge = Knowledge::load(tx, surroundings.today())?;
    let settled = waiting_entries(tx, &mut knowledge, Some(input.client))?;
    let findings = knowledge.findings_of_allocation(tx, &allocation)?;
    Ok(Done { id, allocation, end_filled_in, settled, findings })
}

fn number_is_free(tx: &Tx, input: &Input) -> Result<(), Error> {
    let Some(other) = store::allocations::by_number(tx, &input.municipality, input.number)? else {
        return Ok(());
    };
    if Some(other.id) == input.id {
        return Ok(());
    }
    let client = store::clients::get(tx, other.value.client)?.ok_or(Error::UnknownClient)?.value.number;
    Err(Error::NumberTaken { number: input.number, client })
}

fn assemble(tx: &Tx, surroundings: &Surroundings, input: &Input) -> Result<(Allocation, bool), Error> {
    let too_large =
        input.shape.budget().is_some_and(|budget| !(0..=i64::from(MAX_EIGHT_DIGITS)).contains(&budget.0))
            || input.shape.extent().is_some_and(|extent| extent.volume > MAX_EIGHT_DIGITS);
    if too_large {
        return Err(Error::TooLarge);
    }
    let open = Allocation {
        client: input.client,
        municipality: input.municipality.clone(),
        number: input.number,
        shape: input.shape.clone(),
        period: Period { from: input.from, until: None },
        change_reason: None,
        fixed: VersionStamp::new(surroundings.today(), surroundings.clock_time()),
        frame: input.frame,
        source: Source::Typed,
    };
    let until = match input.until {
        Some(day) => Some(day),
        None => last_day_by_contract(tx, &open)?,
    };
    let needs_end = input.shape.budget().is_some()
        || input.shape.extent().is_some_and(|e| e.frequency == crate::domain::volume::Frequency::Week);
    if needs_end && until.is_none() {
        return Err(Error::EndMissing);
    }
    let period = Period::new(input.from, until).ok_or(Error::Backwards)?;
    Ok((Allocation { period, ..open }, input.until.is_none() && until.is_some()))
}

/// The last day that the contract gives an allocation that begins on its first day (PS-A3), if it says so.
pub(super) fn last_day_by_contract(tx: &Tx, allocation: &Allocation) -> Result<Option<Day>, StoreError> {
    let (contracts, tariffs) = (contracts::load(tx)?, store::tariffs::list(tx)?);
    let from = allocation.period.from;
    let months = contract_of(&contracts, &tariffs, allocation, from).and_then(|c| c.allocation_months);
    Ok(months.map(|months| Allocation::last_day(from, months)))
}

/// An allocation from a message keeps everything but its frame.
fn keep_message(stored: Allocation, wanted: Allocation) -> Result<Allocation, Error> {
    if stored.source == Source::Typed {
        return Ok(wanted);
    }
    let same = stored.client == wanted.client
        && stored.municipality == wanted.municipality
        && stored.number == wanted.number
        && stored.shape == wanted.shape
        && (stored.period == wanted.period || stored.period.until.is_none());
    if same { Ok(Allocation { frame: wanted.frame, ..stored }) } else { Err(Error::FromMessage) }
}
