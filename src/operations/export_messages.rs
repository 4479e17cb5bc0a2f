//! Places the files of messages that we send beside claims: the bytes that were kept, under their own name, once. Requests
//! that wait become messages first. May be run again at any time.

use std::path::{Path, PathBuf};

use super::export_batch::checksum;
use super::place_exports::{self, Why, path_of};
use super::{change, send_requests};
use crate::domain::identifiers::{MessageIdentification, MunicipalityCode};
use crate::domain::ids::OutgoingId;
use crate::export::pack::{pack, split};
use crate::export::place::{place, private_dir};
use crate::store::outgoing::KeptOutgoing;
use crate::store::packed::{PackedMessage, Unpacked};
use crate::store::{self, Store, StoreError, Tx};
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

/// Everything that is yet to be placed, oldest first. One in trouble does not keep the others back.
///
/// What goes into which archive is written down before the first file is placed, and an archive comes before its messages: as
/// long as it cannot be placed, they stay unplaced. Whoever runs this after it died on the way, with or without packing, goes
/// on with the same archives: none is lost, and no message is packed twice.
pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, StoreError> {
    let folder = place_exports::folder(store, surroundings);
    let mut done = Done { trouble: send_requests::run(store, surroundings)?, ..Done::default() };
    if input.packed && !store.read(store::packed::unpacked)?.is_empty() {
        store.write(&change(surroundings, "pack-messages"), decide)?;
    }
    let kept_back = place_archives(store, surroundings, &folder, &mut done)?;
    for message in store.read(store::outgoing::unplaced)? {
        if kept_back.contains(&message.id) {
            continue;
        }
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

/// Puts every message that is yet to be placed into an archive, named after the first and the last message in it.
fn decide(tx: &Tx) -> Result<(), StoreError> {
    let messages = store::packed::unpacked(tx)?;
    let sizes: Vec<usize> = messages.iter().map(|message| message.size).collect();
    for run in split(&sizes) {
        let together: Vec<&Unpacked> = messages.iter().skip(run.start).take(run.len()).collect();
        let ends = [together.first(), together.last()];
        let [first, last] = ends.map(|end| end.map_or("", |message| message.identification.as_str()));
        for message in &together {
            store::packed::add(tx, message.id, &format!("messages-{first}-{last}.zip"))?;
        }
    }
    Ok(())
}

/// Places the archives that were decided on. Gives the messages of those that could not be.
fn place_archives(
    store: &mut Store,
    surroundings: &Surroundings,
    folder: &Path,
    done: &mut Done,
) -> Result<Vec<OutgoingId>, StoreError> {
    let messages = store.read(store::packed::unplaced)?;
    let mut kept_back = Vec::new();
    for together in messages.chunk_by(|one, next| one.archive == next.archive) {
        match place_archive(store, surroundings, folder, together) {
            Ok(path) => done.archives.push(path),
            Err(why) => {
                kept_back.extend(together.iter().map(|message| message.id));
                let first = together.first().map(|message| message.identification.clone());
                done.trouble.extend(first.map(|identification| Trouble { identification, why }));
            }
        }
    }
    Ok(kept_back)
}

fn place_archive(
    store: &mut Store,
    surroundings: &Surroundings,
    folder: &Path,
    together: &[PackedMessage],
) -> Result<PathBuf, Why> {
    let name = together.first().map_or("", |message| message.archive.as_str());
    let mut files = Vec::new();
    for message in together {
        let bytes = store.read(|tx| store::outgoing::bytes(tx, message.id))?;
        if checksum(&bytes) != message.sha256 {
            return Err(Why::Damaged);
        }
        files.push((message.file_name.as_str(), bytes));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let archive = pack(&files).ok_or(Why::Damaged)?;
    private_dir(folder)?;
    let path = place(folder, name, &archive)?.path().to_owned();
    store.write(&change(surroundings, "pack-messages"), |tx| {
        store::packed::mark_placed(tx, name, surroundings.now())
    })?;
    Ok(path)
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
