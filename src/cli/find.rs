//! Finds what an argument names, or says that it does not exist.

use crate::domain::allocation::Allocation;
use crate::domain::client::Client;
use crate::domain::identifiers::{AllocationNumber, ClientNumber, MunicipalityCode, PractitionerCode};
use crate::domain::ids::{AllocationId, ClientId, PractitionerId, Stored};
use crate::domain::practitioner::Practitioner;
use crate::domain::text::Text;
use crate::operations::{add_client, add_practitioner, save_allocation};
use crate::problem::Problem;
use crate::store::{self, Store, StoreError};
use crate::text;

/// A refusal does not repeat the code: it may be the name of a client.
pub fn practitioner(
    store: &mut Store,
    code: &PractitionerCode,
) -> Result<Stored<PractitionerId, Practitioner>, Problem> {
    let found = store.read(|tx| store::practitioners::by_code(tx, code))?;
    found.ok_or_else(|| add_practitioner::Error::Unknown.into())
}

/// A refusal does not repeat the number: it may be a name.
pub fn client(store: &mut Store, number: &ClientNumber) -> Result<Stored<ClientId, Client>, Problem> {
    let found = store.read(|tx| store::clients::by_number(tx, number))?;
    found.ok_or_else(|| add_client::Error::Unknown.into())
}

/// An allocation by its number; the municipality is needed only when two of them gave the same number. A refusal does not
/// repeat a number that is not there: it may be a citizen service number.
pub fn allocation(
    store: &mut Store,
    municipality: Option<&MunicipalityCode>,
    number: AllocationNumber,
) -> Result<Stored<AllocationId, Allocation>, Problem> {
    let mut found = store.read(|tx| store::allocations::with_number(tx, number))?;
    found.retain(|stored| municipality.is_none_or(|code| stored.value.municipality == *code));
    if found.len() > 1 {
        return Err(Problem::usage(text!(
            "meer dan één gemeente heeft een toewijzing {number}",
            "more than one municipality has an allocation {number}"
        ))
        .hint(Text::new(
            "noem de gemeente met --municipality",
            "name the municipality with --municipality",
        )));
    }
    found.pop().ok_or_else(|| save_allocation::Error::Unknown.into())
}

/// The client of an allocation, an entry or a line.
pub fn client_by_id(store: &mut Store, id: ClientId) -> Result<Client, Problem> {
    let found = store.read(|tx| store::clients::get(tx, id))?;
    let missing = StoreError::BadValue { table: "client", column: "id" };
    Ok(found.ok_or(missing)?.value)
}
