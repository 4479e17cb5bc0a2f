//! The practice and who works there: for title bars and for choosing a practitioner.

use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practice::Practice;
use crate::domain::practitioner::Practitioner;
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
