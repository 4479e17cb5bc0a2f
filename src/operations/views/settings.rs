//! What a practice is: itself, who works there, its contracts, and what those ask of the practice.

use super::needs::{Need, needs};
use crate::domain::contract::{Contract, Credential};
use crate::domain::credential::HeldCredential;
use crate::domain::identifiers::Discipline;
use crate::domain::ids::{PractitionerId, Stored};
use crate::domain::practice::Practice;
use crate::domain::practitioner::Practitioner;
use crate::domain::time::WorkingCalendar;
use crate::operations::contracts;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// Everything that is set up once and then kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsView {
    /// `None` until the practice is set up.
    pub practice: Option<Practice>,
    /// What the practice itself holds, in the order in which it was recorded.
    pub held: Vec<HeldCredential>,
    /// What the contracts in force today ask of the practice, the most pressing first.
    pub needs: Vec<Need>,
    /// By name; those who no longer work here too.
    pub practitioners: Vec<Stored<PractitionerId, Practitioner>>,
    /// Every version of every contract, by key and first day.
    pub contracts: Vec<Contract>,
    /// Which days are worked on.
    pub calendar: WorkingCalendar,
}

impl SettingsView {
    /// The registrations, qualifications and marks that any contract speaks of, each key once, by key.
    pub fn credentials(&self) -> Vec<&Credential> {
        let mut known: Vec<&Credential> =
            self.contracts.iter().flat_map(|contract| &contract.credentials).collect();
        known.sort_by(|a, b| a.key.cmp(&b.key));
        known.dedup_by(|a, b| a.key == b.key);
        known
    }

    /// The disciplines of all contracts, each once, in the order of the contracts.
    pub fn disciplines(&self) -> Vec<&Discipline> {
        let mut known: Vec<&Discipline> = Vec::new();
        for discipline in self.contracts.iter().flat_map(|contract| &contract.disciplines) {
            if !known.contains(&discipline) {
                known.push(discipline);
            }
        }
        known
    }

    pub fn practitioner(&self, id: PractitionerId) -> Option<&Practitioner> {
        self.practitioners.iter().find(|stored| stored.id == id).map(|stored| &stored.value)
    }
}

pub fn load(store: &mut Store, surroundings: &Surroundings) -> Result<SettingsView, StoreError> {
    store.read(|tx| {
        let mut contracts = contracts::load(tx)?;
        contracts.sort_by(|a, b| (&a.key, a.valid.from).cmp(&(&b.key, b.valid.from)));
        let held = store::credentials::of_practice(tx)?;
        let needs = needs(&contracts, &held, surroundings.today());
        Ok(SettingsView {
            practice: store::practice::get(tx)?,
            held,
            needs,
            practitioners: store::practitioners::list(tx)?,
            contracts,
            calendar: store::holidays::calendar(tx)?,
        })
    })
}
