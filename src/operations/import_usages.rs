//! Stores trips, attendance, stays and crisis trajectories of a file: all of them, or none unless bad ones may be left out.
//! What is there already with the same content is no fault, so that the same file may be read twice.

mod one;

use super::change;
use super::content_key::ContentKeys;
use super::import_rows::{Done, Error, Input};
use super::judge::{CannotJudge, Knowledge};
use super::save_trajectory;
use super::used;
use crate::domain::identifiers::{AllocationNumber, PractitionerCode};
use crate::domain::ids::{AllocationId, ClientId, PractitionerId};
use crate::domain::rules::Finding;
use crate::domain::time::ClosedPeriod;
use crate::domain::usage::{Usage, UsageKey};
use crate::import::attendance::AttendanceRow;
use crate::import::stays::StayRow;
use crate::import::trajectories::TrajectoryRow;
use crate::import::trips::TripRow;
use crate::import::values::ClientReference;
use crate::store::usages::{Filter, Inserted};
use crate::store::{self, Broken, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

/// Why a row was not stored.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("no such client")]
    UnknownClient,
    /// The client has no allocation of that number.
    #[error("no such allocation")]
    UnknownAllocation,
    #[error("no such practitioner")]
    UnknownPractitioner,
    /// The session is there and offers something else, or other people led it.
    #[error("the session is there with other content")]
    SessionDiffers,
    /// The client is recorded at the session in another way.
    #[error("the attendance is there with other content")]
    AttendanceDiffers,
    /// A trajectory was registered at that moment, and tells something else.
    #[error("the trajectory is there with other content")]
    TrajectoryDiffers,
    #[error(transparent)]
    Used(#[from] used::Error),
    #[error(transparent)]
    Trajectory(#[from] save_trajectory::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Fault {
    /// Trouble with storage is nobody's row.
    fn of_row(self) -> Result<Self, StoreError> {
        match self {
            Self::Store(error)
            | Self::Used(used::Error::Store(error) | used::Error::Judge(CannotJudge::Store(error)))
            | Self::Trajectory(
                save_trajectory::Error::Store(error)
                | save_trajectory::Error::Judge(CannotJudge::Store(error)),
            ) => Err(error),
            other => Ok(other),
        }
    }
}

pub fn trips(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input<TripRow>,
) -> Result<Done<Fault>, Error<Fault>> {
    each(store, surroundings, "import-trips", input, Desk::trip)
}

pub fn attendance(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input<AttendanceRow>,
) -> Result<Done<Fault>, Error<Fault>> {
    each(store, surroundings, "import-attendance", input, Desk::attendance)
}

pub fn stays(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input<StayRow>,
) -> Result<Done<Fault>, Error<Fault>> {
    each(store, surroundings, "import-stays", input, Desk::stay)
}

pub fn trajectories(
    store: &mut Store,
    surroundings: &Surroundings,
    input: Input<TrajectoryRow>,
) -> Result<Done<Fault>, Error<Fault>> {
    each(store, surroundings, "import-trajectories", input, Desk::trajectory)
}

/// What became of a row.
enum Outcome {
    Used(Usage),
    /// A trajectory, with what the rules say.
    Told(Vec<Finding>),
    AlreadyThere,
}

/// What rows are stored with.
struct Desk {
    knowledge: Knowledge,
    keys: ContentKeys,
}

/// One transaction over all rows. What the rules say is asked when everything is there.
fn each<T>(
    store: &mut Store,
    surroundings: &Surroundings,
    operation: &'static str,
    input: Input<T>,
    one: impl Fn(&mut Desk, &Tx, T) -> Result<Outcome, Fault>,
) -> Result<Done<Fault>, Error<Fault>> {
    store.write(&change(surroundings, operation), |tx| {
        let knowledge = Knowledge::load(tx, surroundings.today())?;
        let mut desk = Desk { knowledge, keys: ContentKeys::default() };
        let mut done = Done { added: 0, already_there: 0, skipped: Vec::new(), findings: Vec::new() };
        let mut stored = Vec::new();
        for row in input.rows {
            // A row that is refused may have made or completed a session: that goes with it.
            match tx.part(|tx| one(&mut desk, tx, row.value)) {
                Ok(Outcome::AlreadyThere) => done.already_there += 1,
                Ok(Outcome::Used(usage)) => stored.push((row.line, usage)),
                Ok(Outcome::Told(findings)) => {
                    done.added += 1;
                    done.findings.push((row.line, findings));
                }
                Err(fault) => done.skipped.push((row.line, fault.of_row()?)),
            }
        }
        if !done.skipped.is_empty() && !input.skip_bad {
            return Err(Error::Refused(done.skipped));
        }
        done.added += stored.len();
        let mut knowledge = Knowledge::load(tx, surroundings.today())?;
        for (line, usage) in stored {
            match knowledge.judge_usage(tx, &usage, None) {
                Ok(judged) => done.findings.push((line, judged.findings())),
                Err(CannotJudge::Store(error)) => return Err(error.into()),
                Err(_) => {} // it could be judged before it was stored
            }
        }
        done.findings.retain(|(_, findings)| !findings.is_empty());
        Ok(done)
    })
}

impl Desk {
    /// A key of what the row says, and how many rows of the file said the same before it.
    fn key<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) -> (UsageKey, u64) {
        let (key, nth) = self.keys.next(fields);
        (UsageKey(key), nth)
    }

    /// Stores a usage, unless it was imported before, so many of the same are there already, or a rule refuses it.
    fn keep(
        &mut self,
        tx: &Tx,
        usage: Usage,
        nth: u64,
        check: impl FnOnce(&Tx, &mut Knowledge, &Usage) -> Result<(), used::Error>,
    ) -> Result<Outcome, Fault> {
        // What was changed since it was imported stays as it is.
        if store::usages::by_key(tx, usage.key)?.is_some() || same(tx, &usage)? > nth {
            return Ok(Outcome::AlreadyThere);
        }
        check(tx, &mut self.knowledge, &usage)?;
        let judged = self.knowledge.judge_usage(tx, &usage, None).map_err(used::Error::from)?;
        if judged.is_blocked() {
            return Err(used::Error::Refused(judged.findings()).into());
        }
        match store::usages::add(tx, &usage) {
            Ok(Inserted::New(id)) => self.knowledge.beside.remember(id, &usage),
            Ok(Inserted::Already(_)) => return Ok(Outcome::AlreadyThere),
            Err(StoreError::Refused(Broken::NotUnique)) => return Err(Fault::AttendanceDiffers),
            Err(error) => return Err(error.into()),
        }
        Ok(Outcome::Used(usage))
    }
}

/// How many usages of the client say the same.
fn same(tx: &Tx, usage: &Usage) -> Result<u64, StoreError> {
    let filter = Filter {
        period: Some(ClosedPeriod::day(usage.day)),
        kind: Some(usage.kind()),
        client: Some(usage.client),
        session: None,
    };
    let found = store::usages::found(tx, &filter)?;
    let same = found.iter().map(|stored| &stored.value).filter(|kept| {
        kept.day == usage.day
            && kept.what == usage.what
            && kept.allocation == usage.allocation
            && kept.product == usage.product
    });
    Ok(u64::try_from(same.count()).unwrap_or(u64::MAX))
}

fn client(tx: &Tx, reference: &ClientReference) -> Result<ClientId, Fault> {
    let found = match reference {
        ClientReference::Number(number) => store::clients::by_number(tx, number)?,
        ClientReference::Bsn(bsn) => store::clients::by_bsn(tx, bsn)?,
    };
    found.map(|stored| stored.id).ok_or(Fault::UnknownClient)
}

/// The client's allocation of that number; two municipalities may have given the same one.
fn allocation(
    tx: &Tx,
    client: ClientId,
    number: Option<AllocationNumber>,
) -> Result<Option<AllocationId>, Fault> {
    let Some(number) = number else { return Ok(None) };
    let found = store::allocations::with_number(tx, number)?;
    let own = found.into_iter().find(|stored| stored.value.client == client);
    own.map(|stored| Some(stored.id)).ok_or(Fault::UnknownAllocation)
}

fn practitioner(tx: &Tx, code: &PractitionerCode) -> Result<PractitionerId, Fault> {
    let found = store::practitioners::by_code(tx, code)?;
    found.map(|stored| stored.id).ok_or(Fault::UnknownPractitioner)
}
