//! Reports the start, pause or stop of care on an allocation (JW305, JW307), or takes the last report back. The message is
//! made and kept here; `export_messages` places its file.

use super::change;
use super::outgoing::{self, Letter, person, post, take_identification};
use crate::domain::allocation::Allocation;
use crate::domain::care::{Act, Course, Refused, Report, State, StopReason};
use crate::domain::identifiers::{AgbCode, MessageIdentification, MunicipalityCode};
use crate::domain::ids::{AllocationId, Stored};
use crate::domain::practice::Practice;
use crate::domain::rules::Finding;
use crate::domain::time::Day;
use crate::messages::groups::Header;
use crate::messages::jw305::{CarePlace, Jw305, Start, Status};
use crate::messages::jw307::{Jw307, Stop};
use crate::messages::people::Person;
use crate::messages::{jw305, jw307};
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    pub allocation: AllocationId,
    pub step: Step,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Start {
        begin: Day,
    },
    /// Care ended after that day; [`StopReason::PAUSE`] is a pause.
    Stop {
        end: Day,
        reason: StopReason,
    },
    /// The last report was wrong.
    Withdraw,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The kind of message that was made, such as `JW305`.
    pub key: &'static str,
    pub identification: MessageIdentification,
    pub report: Report,
    /// Where care stands now.
    pub state: State,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the practice is not set up")]
    NoPractice,
    #[error("there is no such allocation")]
    Unknown,
    /// The municipality took the allocation back: what was reported on it can only be taken back too.
    #[error("the allocation was deleted")]
    Deleted,
    /// By the course of care.
    #[error("refused by {}", .0.rule())]
    Refused(Refused),
    /// By the rules of the message, or since something about the client is missing.
    #[error("refused with {} findings", .0.len())]
    Findings(Vec<Finding>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<outgoing::Error> for Error {
    fn from(error: outgoing::Error) -> Self {
        match error {
            outgoing::Error::Findings(findings) => Self::Findings(findings),
            outgoing::Error::Store(error) => Self::Store(error),
        }
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: Input) -> Result<Done, Error> {
    let Input { allocation, step } = input;
    store.write(&change(surroundings, "report-care"), |tx| {
        let allocation = store::allocations::get(tx, allocation)?.ok_or(Error::Unknown)?;
        if allocation.value.is_deleted() && step != Step::Withdraw {
            return Err(Error::Deleted);
        }
        let mut reports = store::care::list(tx)?.remove(&allocation.id).unwrap_or_default();
        let course = Course::of(reports.iter().copied());
        let report = next(&course, &allocation.value, step, surroundings.today()).map_err(Error::Refused)?;
        let desk = Desk { tx, surroundings, allocation: &allocation };
        let (key, identification) = desk.send(report)?;
        reports.push(report);
        Ok(Done { key, identification, report, state: Course::of(reports).state() })
    })
}

fn next(course: &Course, allocation: &Allocation, step: Step, today: Day) -> Result<Report, Refused> {
    let act = match step {
        Step::Start { begin } => course.start(allocation.period, begin, today)?,
        Step::Stop { end, reason } => course.stop(end, reason, today)?,
        Step::Withdraw => course.last()?,
    };
    Ok(Report { act, is_withdrawal: step == Step::Withdraw })
}

/// One report on its way out.
struct Desk<'a> {
    tx: &'a Tx<'a>,
    surroundings: &'a Surroundings,
    allocation: &'a Stored<AllocationId, Allocation>,
}

impl Desk<'_> {
    fn send(&self, report: Report) -> Result<(&'static str, MessageIdentification), Error> {
        let practice = store::practice::get(self.tx)?.ok_or(Error::NoPractice)?;
        let Allocation { client, municipality, .. } = &self.allocation.value;
        let gone = StoreError::BadValue { table: "allocation", column: "client_id" };
        let person = person(&store::clients::get(self.tx, *client)?.ok_or(gone)?.value)?;
        let identification = take_identification(self.tx)?;
        let header = self.header(practice, &identification);
        let (key, code, bytes) = match report.act {
            Act::Start { .. } => ("JW305", "305", self.start(header, person, report)),
            Act::Stop { end, reason, .. } => {
                ("JW307", "307", self.stop(header, person, report, (end, reason)))
            }
        };
        let letter = Letter {
            code,
            municipality,
            identification: &identification,
            client: Some(*client),
            answers: None,
            answers_sha256: None,
            bytes,
        };
        let id = post(self.tx, self.surroundings, letter)?;
        store::care::add(self.tx, id, self.allocation.id, report)?;
        Ok((key, identification))
    }

    fn header(
        &self,
        practice: Practice,
        identification: &MessageIdentification,
    ) -> Header<AgbCode, MunicipalityCode> {
        Header {
            sender: practice.agb,
            receiver: self.allocation.value.municipality.clone(),
            identification: identification.as_str().to_owned(),
            dated: self.surroundings.today(),
            versions: practice.schema_versions,
        }
    }

    fn start(&self, header: Header<AgbCode, MunicipalityCode>, person: Person, report: Report) -> Vec<u8> {
        let start = Start { place: self.place(report), status: status(report) };
        jw305::write(&Jw305 { header, client: jw305::Client { person, starts: vec![start] } })
    }

    fn stop(
        &self,
        header: Header<AgbCode, MunicipalityCode>,
        person: Person,
        report: Report,
        (end, reason): (Day, StopReason),
    ) -> Vec<u8> {
        let (place, reason) = (self.place(report), reason.code().to_owned());
        let stop = Stop { place, reason, end, status: status(report) };
        jw307::write(&Jw307 { header, client: jw307::Client { person, stops: vec![stop] } })
    }

    /// The allocation and its product as the municipality gave them (IV075).
    fn place(&self, report: Report) -> CarePlace {
        let Allocation { number, shape, period, .. } = &self.allocation.value;
        let code = shape.code().map(|code| code.as_str().to_owned());
        let begin = match report.act {
            Act::Start { begin } | Act::Stop { begin, .. } => begin,
        };
        CarePlace {
            number: Some(*number),
            product: shape.category().map(|category| (category.clone(), code)),
            allocated_from: Some(period.from),
            begin,
        }
    }
}

const fn status(report: Report) -> Status {
    if report.is_withdrawal { Status::Withdrawn } else { Status::New }
}
