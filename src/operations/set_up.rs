//! Sets up a practice in a new database: who it is, and under which contracts it works.

use super::change;
use crate::domain::identifiers::{AgbCode, ContractKey, Discipline};
use crate::domain::practice::{Practice, SchemaVersions};
use crate::domain::text::is_obeyed;
use crate::import;
use crate::store::contracts::ContractFile;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    pub agb: AgbCode,
    /// 1 to 100 visible characters.
    pub name: String,
    /// Keys of contracts that come with the program; the first of them when there are none here.
    pub contracts: Vec<ContractKey>,
}

#[derive(Debug)]
pub struct Done {
    pub practice: Practice,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the practice is set up already")]
    AlreadySetUp,
    #[error("the name of the practice is empty or too long")]
    Name,
    /// No contract of that key comes with the program.
    #[error("no contract {0} comes with the program")]
    UnknownContract(ContractKey),
    /// Cannot happen with the files that come with the program; a test holds it.
    #[error("a contract file that comes with the program is not right")]
    Contract,
    #[error(transparent)]
    Store(#[from] StoreError),
}

const MAX_NAME: usize = 100;

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let name = name_of(&input.name).ok_or(Error::Name)?;
    let files = wanted(&input.contracts)?;
    let practice = Practice { agb: input.agb, name, schema_versions: SchemaVersions::default() };
    store.write(&change(surroundings, "set-up"), |tx| {
        if store::practice::get(tx)?.is_some() {
            return Err(Error::AlreadySetUp);
        }
        store::practice::put(tx, &practice)?;
        for file in &files {
            store::contracts::put(tx, file)?;
        }
        Ok(())
    })?;
    Ok(Done { practice })
}

/// The name of a practice without what a terminal would obey; `None` when that is empty or too long.
pub(super) fn name_of(text: &str) -> Option<String> {
    let name = text.chars().filter(|c| !is_obeyed(*c)).collect::<String>().trim().to_owned();
    (!name.is_empty() && name.chars().count() <= MAX_NAME).then_some(name)
}

/// The files of those keys, each once.
fn wanted(keys: &[ContractKey]) -> Result<Vec<ContractFile>, Error> {
    let shipped = import::contract::shipped();
    let unknown = keys.iter().find(|key| !shipped.iter().any(|(known, _)| *known == key.as_str()));
    if let Some(key) = unknown {
        return Err(Error::UnknownContract(key.clone()));
    }
    let is_wanted = |index: usize, known: &str| match keys {
        [] => index == 0,
        _ => keys.iter().any(|key| key.as_str() == known),
    };
    let chosen = shipped.iter().enumerate().filter(|(index, (known, _))| is_wanted(*index, known));
    chosen
        .map(|(_, (_, content))| {
            let contract = import::contract::read(content).map_err(|_| Error::Contract)?;
            Ok(ContractFile { key: contract.key, from: contract.valid.from, content: (*content).to_owned() })
        })
        .collect()
}

/// Disciplines of the contract that a new practice gets, from least to most qualified.
pub fn disciplines() -> Vec<Discipline> {
    let first = import::contract::shipped().first();
    first
        .and_then(|(_, text)| import::contract::read(text).ok())
        .map_or_else(Vec::new, |contract| contract.disciplines)
}
