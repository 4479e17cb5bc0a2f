//! Registers many entries at once: all of them, or none unless bad ones may be skipped.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::change;
use super::judge::{CannotJudge, Depth, Knowledge, Wanted};
use crate::domain::entry::{EntryKey, Note};
use crate::domain::ids::PractitionerId;
use crate::domain::rules::{Finding, Severity};
use crate::store::entries::Inserted;
use crate::store::{self, Broken, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    /// With the line of the file that each stands on.
    pub rows: Vec<Row>,
    pub skip_bad: bool,
}

pub struct Row {
    pub line: u64,
    pub wanted: Wanted,
    /// The colleague who is responsible, where it is not the usual one.
    pub responsible: Option<PractitionerId>,
}

#[derive(Debug, Default)]
pub struct Done {
    pub stored: usize,
    /// There before: the same row was imported earlier, and may have been changed since.
    pub already_there: usize,
    /// Lines that were left out, with the reason.
    pub skipped: Vec<(u64, Refusal)>,
    /// Findings that hold or warn, with their lines.
    pub findings: Vec<(u64, Vec<Finding>)>,
}

/// Why a row was not stored.
#[derive(Debug)]
pub enum Refusal {
    Rules(Vec<Finding>),
    Judge(CannotJudge),
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing was stored.
    #[error("some rows were refused")]
    Refused(Vec<(u64, Refusal)>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "import-entries"), |tx| {
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut done = Done::default();
        let mut seen = BTreeMap::new();
        for row in input.rows {
            let key = key_of(&row.wanted, &mut seen);
            let depth = Depth::WithoutBudgets;
            let judged = match knowledge.judge_under(tx, key, &row.wanted, row.responsible, depth) {
                Ok(judged) => judged,
                Err(CannotJudge::Store(error)) => return Err(error.into()),
                Err(error) => {
                    done.skipped.push((row.line, Refusal::Judge(error)));
                    continue;
                }
            };
            if judged.findings.iter().any(|finding| finding.severity == Severity::Block) {
                done.skipped.push((row.line, Refusal::Rules(judged.findings)));
                continue;
            }
            match store::entries::add(tx, &judged.entry) {
                Ok(Inserted::New(id)) => {
                    knowledge.remember(id, &judged.entry);
                    done.stored += 1;
                }
                // What was changed since it was imported stays as it is.
                Ok(Inserted::Already(_)) | Err(StoreError::Refused(Broken::NotUnique)) => {
                    done.already_there += 1;
                }
                Err(error) => return Err(error.into()),
            }
            if !judged.findings.is_empty() {
                done.findings.push((row.line, judged.findings));
            }
        }
        if done.skipped.is_empty() || input.skip_bad { Ok(done) } else { Err(Error::Refused(done.skipped)) }
    })
}

/// The key of an imported row: from what it says, and how many rows of the same import said the same before it. So the
/// same file again, or a longer one that begins with the same rows, doubles nothing.
fn key_of(wanted: &Wanted, seen: &mut BTreeMap<[u8; 32], u64>) -> EntryKey {
    let mut hash = Sha256::new();
    let mut field = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0]);
    };
    field(&wanted.practitioner.to_string());
    field(&wanted.day.to_string());
    field(&wanted.start.map(|start| start.to_string()).unwrap_or_default());
    field(&wanted.minutes.to_string());
    field(wanted.activity.as_str());
    field(&wanted.client.map(|client| client.to_string()).unwrap_or_default());
    field(wanted.note.as_ref().map(Note::as_str).unwrap_or_default());
    let digest: [u8; 32] = hash.finalize().into();
    let nth = seen.entry(digest).and_modify(|nth| *nth += 1).or_insert(0);
    let mut hash = Sha256::new();
    hash.update(digest);
    hash.update(nth.to_be_bytes());
    let key: [u8; 32] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(key.get(..16).unwrap_or(&[0; 16]));
    EntryKey(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
