//! Who works here in a month, for forms that name somebody.

use crate::domain::identifiers::PractitionerCode;
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practitioner::Practitioner;
use crate::domain::time::{Month, Period};
use crate::store::{self, Store, StoreError};

/// Somebody who can lead a session, care for a client who stays, or be a crisis worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    pub id: PractitionerId,
    pub code: PractitionerCode,
    pub name: String,
}

/// By name.
pub fn load(store: &mut Store, month: Month) -> Result<Vec<Leader>, StoreError> {
    let whole = Period { from: month.first(), until: Some(month.last()) };
    let listed = store.read(store::practitioners::list)?;
    let works = listed.into_iter().filter(|stored| stored.value.active.overlaps(whole));
    let leader = |stored: Stored<PractitionerId, Practitioner>| Leader {
        id: stored.id,
        code: stored.value.code,
        name: stored.value.name,
    };
    let mut leaders: Vec<Leader> = works.map(leader).collect();
    leaders.sort_by_cached_key(|leader| leader.name.to_lowercase());
    Ok(leaders)
}
