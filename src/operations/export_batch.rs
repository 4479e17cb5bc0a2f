//! Sends what is queued: one claim per municipality and month. Claim, exact bytes and the step of its lines are one
//! transaction; the files are placed after it and can be placed again at any time.

mod credits;

pub(super) use credits::as_sent;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::claim_month::ClaimMonth;
use super::{change, place_exports};
use crate::domain::claim::batch::{Batch, BatchLine, Heading, split};
use crate::domain::claim::checked::{Checked, Refused};
use crate::domain::claim::line::LineState;
use crate::domain::identifiers::{Bsn, ClaimNumber, MessageIdentification, MunicipalityCode};
use crate::domain::ids::{BatchId, LineId};
use crate::domain::money::Cents;
use crate::domain::practice::Practice;
use crate::domain::rules::{Finding, bsn_missing};
use crate::domain::time::{Day, Month};
use crate::messages::jw323;
use crate::store::batches::NewBatch;
use crate::store::claims::QueuedLine;
use crate::store::credits::CreditOf;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

pub struct Input {
    /// The month that is claimed; lines of earlier months that are queued go with it.
    pub month: Month,
    /// `None` is every municipality for which something is queued.
    pub municipality: Option<MunicipalityCode>,
}

#[derive(Debug, Default)]
pub struct Done {
    /// None when nothing was queued.
    pub claims: Vec<Claim>,
    /// Municipalities for which nothing was sent, and why.
    pub refused: Vec<Refusal>,
    /// Lines that stay in the queue until a credit is answered: they claim the same care anew.
    pub waiting: Vec<LineId>,
    /// Claims that are stored but whose files could not be placed yet.
    pub trouble: Vec<place_exports::Trouble>,
}

/// A claim that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub id: BatchId,
    pub municipality: MunicipalityCode,
    pub number: ClaimNumber,
    pub lines: usize,
    pub total: Cents,
    /// Where its message stands; `None` while it could not be placed.
    pub path: Option<PathBuf>,
}

/// A municipality that cannot be sent its claim.
#[derive(Debug)]
pub struct Refusal {
    pub municipality: MunicipalityCode,
    pub why: Why,
}

#[derive(Debug)]
pub enum Why {
    /// A later month was sent already (TR318).
    EarlierThanSent { last: Month },
    /// Rules of the standard about the message, each broken place.
    Findings(Vec<Finding>),
    /// Allocations, tariffs or people changed since these lines were queued: they would be made otherwise now, or held.
    Stale { lines: Vec<LineId> },
    /// A file with the next number stands there already: this database is older than its exports.
    FileExists(PathBuf),
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the practice is not set up")]
    NoPractice,
    /// A month is claimed on its last day at the earliest (TR134, TR137).
    #[error("{0} is not over")]
    MonthNotOver(Month),
    /// No claim at all could be made.
    #[error("refused")]
    Refused(Vec<Refusal>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let mut done = commit(store, surroundings, &input)?;
    done.trouble = place_exports::run(store, surroundings)?.trouble;
    let folder = place_exports::folder(store, surroundings);
    for claim in &mut done.claims {
        // By this program, or by another that started meanwhile.
        let is_placed = !done.trouble.iter().any(|trouble| trouble.claim == claim.number);
        let name = file_name(&claim.municipality, input.month, &claim.number);
        claim.path = is_placed.then(|| place_exports::path_of(&folder, &claim.municipality, &name));
    }
    Ok(done)
}

/// Everything but the files. A crash right after it loses nothing: the next start places them.
pub fn commit(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    let Input { month, municipality } = input;
    let month = *month;
    if surroundings.today() < month.last() {
        return Err(Error::MonthNotOver(month));
    }
    let (practice, municipalities) = store.read::<_, Error>(|tx| {
        let practice = store::practice::get(tx)?.ok_or(Error::NoPractice)?;
        let mut queued = store::claims::municipalities_queued(tx, month.last())?;
        queued.extend(store::credits::municipalities_queued(tx, month.last())?);
        queued.retain(|code| municipality.as_ref().is_none_or(|wanted| wanted == code));
        Ok((practice, queued))
    })?;
    let mut done = Done::default();
    for municipality in municipalities {
        let desk = Desk { practice: &practice, municipality: &municipality, month, surroundings };
        match desk.send(store) {
            Ok((claims, waiting)) => {
                done.claims.extend(claims);
                done.waiting.extend(waiting);
            }
            Err(Stop::Refused(why)) => done.refused.push(Refusal { municipality, why }),
            Err(Stop::Store(error)) => return Err(error.into()),
        }
    }
    if done.claims.is_empty() && !done.refused.is_empty() {
        return Err(Error::Refused(done.refused));
    }
    Ok(done)
}

/// Why a municipality's transaction was given up.
enum Stop {
    Refused(Why),
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What goes out in one claim.
struct Outgoing {
    lines: Vec<QueuedLine>,
    credits: Vec<CreditOf>,
}

impl Outgoing {
    /// Marks what stands in the message as sent.
    fn send(&self, tx: &Tx, batch: &Batch, id: BatchId) -> Result<(), StoreError> {
        let lines: BTreeMap<&str, LineId> =
            self.lines.iter().map(|one| (one.reference.as_str(), one.id)).collect();
        let credits: BTreeMap<&str, &CreditOf> =
            self.credits.iter().map(|one| (one.reference.as_str(), one)).collect();
        for (_, line) in batch.lines() {
            let reference = line.reference.as_str();
            let sent = match (lines.get(reference), credits.get(reference)) {
                (Some(line), _) => store::claims::send(tx, *line, id)?,
                (None, Some(credit)) => store::credits::send(tx, credit.id, credit.line.id, id)?,
                (None, None) => false,
            };
            if !sent {
                return Err(StoreError::Refused(store::Broken::LineFrozen));
            }
        }
        Ok(())
    }
}

/// One municipality's claim of one month.
struct Desk<'a> {
    practice: &'a Practice,
    municipality: &'a MunicipalityCode,
    month: Month,
    surroundings: &'a Surroundings,
}

impl Desk<'_> {
    /// Makes the claim in one transaction; several when there are more lines than one message carries.
    fn send(&self, store: &mut Store) -> Result<(Vec<Claim>, Vec<LineId>), Stop> {
        let folder = place_exports::folder(store, self.surroundings);
        store.write(&change(self.surroundings, "export-claims"), |tx| {
            if let Some(last) =
                store::batches::last_month(tx, self.municipality)?.filter(|last| self.month < *last)
            {
                return Err(Stop::Refused(Why::EarlierThanSent { last }));
            }
            let (outgoing, waiting) = self.outgoing(tx)?;
            let mut lines = message_lines(&outgoing.lines)?;
            refuse_stale(tx, self.surroundings.today(), &outgoing.lines)?;
            lines.extend(credits::lines(tx, &outgoing.credits)?);
            let mut claims = Vec::new();
            for part in split(lines, Batch::MAX_LINES) {
                let claim = self.keep(tx, part, &outgoing)?;
                let name = file_name(self.municipality, self.month, &claim.number);
                let file = place_exports::path_of(&folder, self.municipality, &name);
                if std::fs::symlink_metadata(&file).is_ok() {
                    return Err(Stop::Refused(Why::FileExists(file)));
                }
                claims.push(claim);
            }
            Ok((claims, waiting))
        })
    }

    /// What goes out, and the lines that have to wait.
    fn outgoing(&self, tx: &Tx) -> Result<(Outgoing, Vec<LineId>), StoreError> {
        let credits = store::credits::queued(tx, self.municipality, self.month.last())?;
        let leaving: BTreeSet<LineId> = credits.iter().map(|credit| credit.line.id).collect();
        let waiting = credits::waiting(tx, &leaving)?;
        let queued = store::claims::queued(tx, self.municipality, self.month.last())?;
        let (waiting, lines): (Vec<_>, Vec<_>) =
            queued.into_iter().partition(|line| waiting.contains(&line.id));
        Ok((Outgoing { lines, credits }, waiting.into_iter().map(|line| line.id).collect()))
    }

    /// Numbers, proves, writes and stores one message, and marks its lines as sent.
    fn keep(&self, tx: &Tx, lines: Vec<(Bsn, BatchLine)>, outgoing: &Outgoing) -> Result<Claim, Stop> {
        let today = self.surroundings.today();
        let (identification, number) = take_numbers(tx)?;
        let heading = Heading {
            provider: self.practice.agb.clone(),
            municipality: self.municipality.clone(),
            identification: identification.clone(),
            dated: today,
            schema_versions: self.practice.schema_versions.clone(),
            claim_number: number.clone(),
            month: self.month,
            signed: today,
        };
        let checked = Checked::new(Batch::assemble(heading, lines))
            .map_err(|Refused { report, .. }| Stop::Refused(Why::Findings(report)))?;
        let bytes = jw323::write(&checked);
        let batch = checked.get();
        let kept = NewBatch {
            municipality: self.municipality,
            month: self.month,
            identification: &identification,
            claim_number: &number,
            dated: today,
            total: batch.total.signed(),
            lines: batch.line_count(),
            file_name: &file_name(self.municipality, self.month, &number),
            sha256: &checksum(&bytes),
            bytes: &bytes,
            at: self.surroundings.now(),
        };
        let id = store::batches::add(tx, &kept)?;
        outgoing.send(tx, batch, id)?;
        let municipality = self.municipality.clone();
        Ok(Claim { id, municipality, lines: kept.lines, total: kept.total, number, path: None })
    }
}

/// Time on a queued line is frozen, what it was judged by is not: a newer message may have shortened the allocation.
fn refuse_stale(tx: &Tx, today: Day, queued: &[QueuedLine]) -> Result<(), Stop> {
    let ids: BTreeSet<LineId> = queued.iter().map(|one| one.id).collect();
    let months: BTreeSet<Month> = queued.iter().map(|one| one.line.period.from().month()).collect();
    let mut stale = Vec::new();
    for month in months {
        let lines = store::claims::in_state(tx, month, LineState::Queued)?;
        let claim_month = ClaimMonth::load(tx, today, month)?.unqueued(&lines);
        stale.extend(claim_month.stale(&lines).into_iter().filter(|id| ids.contains(id)));
    }
    if stale.is_empty() { Ok(()) } else { Err(Stop::Refused(Why::Stale { lines: stale })) }
}

/// The lines of a message with the person each is about. Refused when a citizen service number is missing (OP079).
fn message_lines(queued: &[QueuedLine]) -> Result<Vec<(Bsn, BatchLine)>, Stop> {
    let (mut lines, mut missing) = (Vec::with_capacity(queued.len()), Vec::new());
    for one in queued {
        // The database lets no line into the queue that lacks one of its parts.
        let line = BatchLine::debit(&one.reference, one.allocation, &one.line)
            .ok_or(StoreError::BadValue { table: "claim_line", column: "volume" })?;
        match &one.bsn {
            Some(bsn) => lines.push((bsn.clone(), line)),
            None => missing.push(bsn_missing(&one.client)),
        }
    }
    missing.dedup();
    if missing.is_empty() { Ok(lines) } else { Err(Stop::Refused(Why::Findings(missing))) }
}

/// Both are unique for ever and at most 12 characters long (TR056, TR333); the claim number has only letters and digits.
fn take_numbers(tx: &Tx) -> Result<(MessageIdentification, ClaimNumber), StoreError> {
    let bad = |_| StoreError::BadValue { table: "number_series", column: "next" };
    let identification = store::numbers::take(tx, "message-identification")?;
    let number = store::numbers::take(tx, "claim-number")?;
    Ok((
        MessageIdentification::parse(&format!("UW{identification:010}")).map_err(bad)?,
        ClaimNumber::parse(&format!("UW{number:010}")).map_err(bad)?,
    ))
}

/// Numbers and codes only: a file name says nothing about a person.
fn file_name(municipality: &MunicipalityCode, month: Month, number: &ClaimNumber) -> String {
    format!("JW323-{municipality}-{month}-{number}.xml")
}

/// SHA-256 in 64 hexadecimal digits.
pub(super) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
        out
    })
}
