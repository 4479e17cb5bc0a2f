//! The practice and who works there: for title bars and for choosing a practitioner.

use crate::domain::contract::Credential;
use crate::domain::credential::HeldCredential;
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practice::Practice;
use crate::domain::practitioner::Practitioner;
use crate::operations::contracts;
use crate::store::{self, Store, StoreError};

/// What every screen needs to know before it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeView {
    /// `None` until the practice is set up.
    pub practice: Option<Practice>,
    /// By name; those who no longer work here too.
    pub practitioners: Vec<Stored<PractitionerId, Practitioner>>,
}

/// Who works here.
pub fn load(store: &mut Store) -> Result<PracticeView, StoreError> {
    store.read(|tx| {
        Ok(PracticeView {
            practice: store::practice::get(tx)?,
            practitioners: store::practitioners::list(tx)?,
        })
    })
}

/// What the practice itself holds.
pub fn held(store: &mut Store) -> Result<Vec<HeldCredential>, StoreError> {
    store.read(store::credentials::of_practice)
}

/// The registrations, qualifications and marks that any contract speaks of, each key once.
pub fn credentials(store: &mut Store) -> Result<Vec<Credential>, StoreError> {
    let mut known: Vec<Credential> =
        store.read(contracts::load)?.into_iter().flat_map(|c| c.credentials).collect();
    known.sort_by(|a, b| a.key.cmp(&b.key));
    known.dedup_by(|a, b| a.key == b.key);
    Ok(known)
}
