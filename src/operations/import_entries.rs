//! Registers many entries at once: all of them, or none unless bad ones may be skipped.

use super::change;
use super::content_key::ContentKeys;
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
        let mut keys = ContentKeys::default();
        for row in input.rows {
            let key = key_of(&row.wanted, &mut keys);
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

/// From what the row says.
fn key_of(wanted: &Wanted, keys: &mut ContentKeys) -> EntryKey {
    let fields = [
        wanted.practitioner.to_string(),
        wanted.day.to_string(),
        wanted.start.map(|start| start.to_string()).unwrap_or_default(),
        wanted.minutes.to_string(),
        wanted.activity.to_string(),
        wanted.client.map(|client| client.to_string()).unwrap_or_default(),
        wanted.note.as_ref().map(Note::as_str).unwrap_or_default().to_owned(),
    ];
    EntryKey(keys.next(fields.iter().map(String::as_str)).0)
}
