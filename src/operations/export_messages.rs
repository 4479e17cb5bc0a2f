//! Places the files of messages that we send beside claims: the bytes that were kept, under their own name, once. May be run
//! again at any time.

use std::path::{Path, PathBuf};

use super::change;
use super::export_batch::checksum;
use super::place_exports::{self, Why, path_of};
use crate::domain::identifiers::{MessageIdentification, MunicipalityCode};
use crate::export::place::{place, private_dir};
use crate::store::outgoing::KeptOutgoing;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Debug, Default)]
pub struct Done {
    pub files: Vec<PlacedMessage>,
    pub trouble: Vec<Trouble>,
}

/// A message whose file stands where it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedMessage {
    /// Its number without the letters: `305`.
    pub code: String,
    pub municipality: MunicipalityCode,
    pub identification: MessageIdentification,
    pub path: PathBuf,
}

/// A message whose file could not be placed.
#[derive(Debug)]
pub struct Trouble {
    pub identification: MessageIdentification,
    pub why: Why,
}

/// Everything that is yet to be placed, oldest first. One in trouble does not keep the others back.
pub fn run(store: &mut Store, surroundings: &Surroundings) -> Result<Done, StoreError> {
    let folder = place_exports::folder(store, surroundings);
    let mut done = Done::default();
    for message in store.read(store::outgoing::unplaced)? {
        match place_one(store, surroundings, &folder, &message) {
            Ok(path) => {
                let KeptOutgoing { code, municipality, identification, .. } = message;
                done.files.push(PlacedMessage { code, municipality, identification, path });
            }
            Err(why) => done.trouble.push(Trouble { identification: message.identification, why }),
        }
    }
    Ok(done)
}

fn place_one(
    store: &mut Store,
    surroundings: &Surroundings,
    folder: &Path,
    message: &KeptOutgoing,
) -> Result<PathBuf, Why> {
    let bytes = store.read(|tx| store::outgoing::bytes(tx, message.id))?;
    if checksum(&bytes) != message.sha256 {
        return Err(Why::Damaged);
    }
    private_dir(&folder.join(message.municipality.as_str()))?;
    place(&folder.join(message.municipality.as_str()), &message.file_name, &bytes)?;
    store.write(&change(surroundings, "place-message"), |tx| {
        store::outgoing::mark_placed(tx, message.id, surroundings.now())
    })?;
    Ok(path_of(folder, &message.municipality, &message.file_name))
}
