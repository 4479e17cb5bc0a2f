//! Entries of a period, for lists and exports.

use super::day::{self, EntryRow};
use super::names::Names;
use crate::domain::identifiers::PractitionerCode;
use crate::domain::ids::PractitionerId;
use crate::operations::contracts;
use crate::operations::judge::{CannotJudge, Depth, Knowledge};
use crate::store::entries::Filter;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// An entry with the code of its practitioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedEntry {
    pub practitioner: PractitionerCode,
    /// The colleague who is responsible, where it is not the usual one.
    pub responsible: Option<PractitionerCode>,
    pub row: EntryRow,
}

/// Entries by day, practitioner and clock; without findings.
pub fn load(store: &mut Store, filter: &Filter) -> Result<Vec<ListedEntry>, StoreError> {
    store.read(|tx| {
        let contracts = contracts::load(tx)?;
        let codes: Vec<(PractitionerId, PractitionerCode)> = store::practitioners::list(tx)?
            .into_iter()
            .map(|stored| (stored.id, stored.value.code))
            .collect();
        let mut names = Names::new(&contracts);
        let mut out = Vec::new();
        for kept in store::entries::list(tx, filter)? {
            let code = |wanted| codes.iter().find(|(id, _)| *id == wanted).map(|(_, code)| code.clone());
            let practitioner = code(kept.entry.practitioner)
                .ok_or(StoreError::BadValue { table: "time_entry", column: "practitioner_id" })?;
            let responsible = kept.entry.responsible.and_then(code);
            out.push(ListedEntry { practitioner, responsible, row: day::row(tx, &mut names, kept)? });
        }
        Ok(out)
    })
}

/// The same with what the rules say about each.
pub fn load_with_findings(
    store: &mut Store,
    surroundings: &Surroundings,
    filter: &Filter,
) -> Result<Vec<ListedEntry>, CannotJudge> {
    let mut listed = load(store, filter)?;
    store.read(|tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        for one in &mut listed {
            one.row.findings = knowledge.findings_of(tx, &one.row.entry, Depth::Full)?;
        }
        Ok::<_, CannotJudge>(())
    })?;
    Ok(listed)
}
