//! Stores the rows of a file: all of them, or none unless bad ones may be left out. What is there already with the same
//! content is no fault, so that the same file may be read twice.

use super::change;
use super::save_allocation;
use super::{add_client, add_practitioner};
use crate::domain::client::Client;
use crate::domain::practitioner::Practitioner;
use crate::domain::rules::Finding;
use crate::import::Row;
use crate::import::allocations::AllocationRow;
use crate::import::values::ClientReference;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// Rows that are right in themselves, with their lines.
pub struct Input<T> {
    pub rows: Vec<Row<T>>,
    pub skip_bad: bool,
}

/// What became of the rows.
#[derive(Debug)]
pub struct Done<E> {
    pub added: usize,
    pub already_there: usize,
    /// Lines that were left out, with the reason.
    pub skipped: Vec<(u64, E)>,
    /// What the rules say about stored rows, with their lines.
    pub findings: Vec<(u64, Vec<Finding>)>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error<E> {
    /// Nothing was stored.
    #[error("some rows were refused")]
    Refused(Vec<(u64, E)>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why the row of an allocation was not stored.
#[derive(Debug, thiserror::Error)]
pub enum AllocationFault {
    /// The municipality's number stands there already, with other content.
    #[error("the number is there with other content")]
    Differs,
    #[error(transparent)]
    Save(#[from] save_allocation::Error),
}

/// Whether a row was new.
enum Outcome {
    Added,
    AlreadyThere,
}

pub fn clients(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input<Client>,
) -> Result<Done<add_client::Error>, Error<add_client::Error>> {
    each(store, surroundings, "import-clients", input, |tx, client| {
        let client = add_client::checked(surroundings, client)?;
        let known = store::clients::by_number(tx, &client.number)?;
        if known.is_some_and(|known| known.value == client) {
            return Ok(Outcome::AlreadyThere);
        }
        add_client::number_is_free(tx, &client.number, None)?;
        add_client::bsn_is_free(tx, client.bsn.as_ref(), None)?;
        store::clients::add(tx, &client)?;
        Ok(Outcome::Added)
    })
}

pub fn practitioners(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input<Practitioner>,
) -> Result<Done<add_practitioner::Error>, Error<add_practitioner::Error>> {
    each(store, surroundings, "import-practitioners", input, |tx, practitioner| {
        let practitioner = add_practitioner::checked(practitioner)?;
        let known = store::practitioners::by_code(tx, &practitioner.code)?;
        if known.is_some_and(|known| known.value == practitioner) {
            return Ok(Outcome::AlreadyThere);
        }
        add_practitioner::code_is_free(tx, &practitioner.code, None)?;
        store::practitioners::add(tx, &practitioner)?;
        Ok(Outcome::Added)
    })
}

pub fn allocations(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input<AllocationRow>,
) -> Result<Done<AllocationFault>, Error<AllocationFault>> {
    each(store, surroundings, "import-allocations", input, |tx, row| {
        let client = match &row.client {
            ClientReference::Number(number) => store::clients::by_number(tx, number),
            ClientReference::Bsn(bsn) => store::clients::by_bsn(tx, bsn),
        };
        let client = client.map_err(save_allocation::Error::from)?;
        let client = client.ok_or(save_allocation::Error::UnknownClient)?.id;
        let known = store::allocations::by_number(tx, &row.municipality, row.number)
            .map_err(save_allocation::Error::from)?;
        if let Some(known) = known.map(|stored| stored.value).filter(|known| known.client == client) {
            let same = known.shape == row.shape
                && known.period.from == row.start
                && row.end.is_none_or(|end| known.period.until == Some(end))
                && row.frame.is_none_or(|frame| known.frame == Some(frame));
            return if same { Ok(Outcome::AlreadyThere) } else { Err(AllocationFault::Differs) };
        }
        let AllocationRow { municipality, number, shape, start, end, frame, .. } = row;
        let input = save_allocation::Input {
            id: None,
            client,
            municipality,
            number,
            shape,
            from: start,
            until: end,
            frame,
        };
        save_allocation::save(tx, surroundings, &input)?;
        Ok(Outcome::Added)
    })
}

/// An error that may be trouble with storage, which is nobody's row.
trait OfRow: Sized {
    fn of_row(self) -> Result<Self, StoreError>;
}

impl OfRow for add_client::Error {
    fn of_row(self) -> Result<Self, StoreError> {
        if let Self::Store(error) = self { Err(error) } else { Ok(self) }
    }
}

impl OfRow for add_practitioner::Error {
    fn of_row(self) -> Result<Self, StoreError> {
        if let Self::Store(error) = self { Err(error) } else { Ok(self) }
    }
}

impl OfRow for AllocationFault {
    fn of_row(self) -> Result<Self, StoreError> {
        if let Self::Save(save_allocation::Error::Store(error)) = self { Err(error) } else { Ok(self) }
    }
}

/// One transaction over all rows.
fn each<T, E: OfRow>(
    store: &mut Store,
    surroundings: &Surroundings,
    operation: &'static str,
    input: Input<T>,
    mut one: impl FnMut(&Tx, T) -> Result<Outcome, E>,
) -> Result<Done<E>, Error<E>> {
    store.write(&change(surroundings, operation), |tx| {
        let mut done = Done { added: 0, already_there: 0, skipped: Vec::new(), findings: Vec::new() };
        for row in input.rows {
            match one(tx, row.value) {
                Ok(Outcome::Added) => done.added += 1,
                Ok(Outcome::AlreadyThere) => done.already_there += 1,
                Err(error) => done.skipped.push((row.line, error.of_row()?)),
            }
        }
        if done.skipped.is_empty() || input.skip_bad { Ok(done) } else { Err(Error::Refused(done.skipped)) }
    })
}
