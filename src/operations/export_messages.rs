//! Places the files of messages that we send beside claims: the bytes that were kept, under their own name, once. May be run
//! again at any time.

use std::path::{Path, PathBuf};

use super::change;
use super::export_batch::checksum;
use super::place_exports::{self, Why, path_of};
use crate::domain::identifiers::{MessageIdentification, MunicipalityCode};
use crate::export::pack::{pack, split};
use crate::export::place::{place, private_dir};
use crate::store::outgoing::KeptOutgoing;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

#[derive(Debug, Default)]
pub struct Done {
    pub files: Vec<PlacedMessage>,
    /// Where archives of these files stand.
    pub archives: Vec<PathBuf>,
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

pub struct Input {
    /// Packs them together as well, for the exchange node.
    pub packed: bool,
}

/// Everything that is yet to be placed, oldest first. One in trouble does not keep the others back. Archives come first: as
/// long as one cannot be placed, its messages stay unplaced.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, StoreError> {
    let folder = place_exports::folder(store, surroundings);
    let mut done = Done::default();
    let messages = store.read(store::outgoing::unplaced)?;
    if input.packed && !pack_all(store, &folder, &messages, &mut done)? {
        return Ok(done);
    }
    for message in messages {
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

/// Places the archives; false when one could not be.
fn pack_all(
    store: &mut Store,
    folder: &Path,
    messages: &[KeptOutgoing],
    done: &mut Done,
) -> Result<bool, StoreError> {
    let bytes = store.read::<Vec<Vec<u8>>, StoreError>(|tx| {
        messages.iter().map(|message| store::outgoing::bytes(tx, message.id)).collect()
    })?;
    let sizes: Vec<usize> = bytes.iter().map(Vec::len).collect();
    for run in split(&sizes) {
        let files: Vec<(&KeptOutgoing, &[u8])> =
            messages.iter().zip(bytes.iter().map(Vec::as_slice)).skip(run.start).take(run.len()).collect();
        let Some((first, _)) = files.first() else { continue };
        match place_archive(folder, &files) {
            Ok(path) => done.archives.push(path),
            Err(why) => {
                done.trouble.push(Trouble { identification: first.identification.clone(), why });
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// The archive is named after the first and the last message in it.
fn place_archive(folder: &Path, files: &[(&KeptOutgoing, &[u8])]) -> Result<PathBuf, Why> {
    if files.iter().any(|(message, bytes)| checksum(bytes) != message.sha256) {
        return Err(Why::Damaged);
    }
    let named: Vec<(&str, &[u8])> =
        files.iter().map(|(message, bytes)| (message.file_name.as_str(), *bytes)).collect();
    let ends =
        [files.first(), files.last()].map(|end| end.map_or("", |(one, _)| one.identification.as_str()));
    let archive = pack(&named).ok_or(Why::Damaged)?;
    private_dir(folder)?;
    Ok(place(folder, &format!("messages-{}-{}.zip", ends[0], ends[1]), &archive)?.path().to_owned())
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
