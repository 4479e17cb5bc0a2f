//! A request as the message that asks: judged by everything that the standard demands of it, then written.

use std::collections::BTreeMap;

use super::contracts;
use super::outgoing::{self, person};
use super::room::{Ground, Without, used_of};
use super::views::requests::progress;
use crate::domain::allocation::{Allocation, Shape};
use crate::domain::care::{Course, State};
use crate::domain::claim::batch::BsnText;
use crate::domain::client::Client;
use crate::domain::identifiers::{AgbCode, AllocationNumber, ClientNumber, MunicipalityCode};
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::domain::remark::Remark;
use crate::domain::request::rules::{self, Case, Given};
use crate::domain::request::{Asked, ChangeReason, Kind, Part, Referrer, Request};
use crate::domain::rules::{Finding, Severity, bsn_missing};
use crate::messages::groups::{Header, ProductName};
use crate::messages::jw315::{self, Jw315};
use crate::messages::jw317::{self, Jw317};
use crate::messages::sendable;
use crate::store::{self, StoreError, Tx};
use crate::surroundings::Surroundings;

/// A request that may be sent.
pub(super) struct Written {
    pub client: ClientNumber,
    pub bytes: Vec<u8>,
    /// The allocation that each thing asked for is to change, in the order of [`Request::asked`].
    pub numbers: Vec<Option<AllocationNumber>>,
    /// Allocations that a change leaves as they are.
    pub unchanged: Vec<AllocationNumber>,
    /// What does not stand in the way.
    pub findings: Vec<Finding>,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    #[error("the practice is not set up")]
    NoPractice,
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

/// The message of a request, dated today.
pub(super) fn write(tx: &Tx, surroundings: &Surroundings, request: &Request) -> Result<Written, Error> {
    let practice = store::practice::get(tx)?.ok_or(Error::NoPractice)?;
    let gone = StoreError::BadValue { table: "request", column: "client_id" };
    let client = store::clients::get(tx, request.client)?.ok_or(gone)?.value;
    let allocations = store::allocations::of_client(tx, request.client)?;
    let findings = judge(tx, surroundings, request, &client, &allocations)?;
    if findings.iter().any(|finding| finding.severity == Severity::Block) {
        return Err(Error::Findings(findings));
    }
    let header = Header {
        sender: practice.agb,
        receiver: request.municipality.clone(),
        identification: request.identification.as_str().to_owned(),
        dated: surroundings.today(),
        versions: practice.schema_versions,
    };
    let unchanged = match request.kind {
        Kind::First => Vec::new(),
        Kind::Change(_) => rules::unchanged(request, &allocations, surroundings.today()),
    };
    let written = match request.kind {
        Kind::First => first(header, &client, request),
        Kind::Change(reason) => change(header, &client, request, (reason, &unchanged), &allocations),
    };
    let bytes = sendable(written?, surroundings.today()).map_err(Error::Findings)?;
    let number = |id| allocations.iter().find(|stored| stored.id == id).map(|stored| stored.value.number);
    let numbers = request.asked().map(|asked| asked.allocation.and_then(number)).collect();
    Ok(Written { client: client.number, bytes, numbers, unchanged, findings })
}

fn judge(
    tx: &Tx,
    surroundings: &Surroundings,
    request: &Request,
    client: &Client,
    allocations: &[Stored<AllocationId, Allocation>],
) -> Result<Vec<Finding>, StoreError> {
    let (contracts, tariffs) = (contracts::load(tx)?, store::tariffs::list(tx)?);
    let ground = Ground { contracts: &contracts, tariffs: &tariffs };
    let case = Case {
        request,
        today: surroundings.today(),
        client,
        allocations,
        open: &others(tx, request.client, request.number)?,
        given: &given(tx, surroundings, request, allocations, ground)?,
        calendar: &store::holidays::calendar(tx)?,
        contracts: &contracts,
        tariffs: &tariffs,
    };
    Ok(rules::findings(&case))
}

/// Numbers of the other requests about a client that are open, oldest first.
pub(super) fn others(tx: &Tx, client: ClientId, own: i64) -> Result<Vec<i64>, StoreError> {
    let kept = store::requests::of_client(tx, client)?;
    let open = kept.iter().rev().filter(|one| one.request.number != own && progress(one).state().is_open());
    Ok(open.map(|one| one.request.number).collect())
}

fn given(
    tx: &Tx,
    surroundings: &Surroundings,
    request: &Request,
    allocations: &[Stored<AllocationId, Allocation>],
    ground: Ground<'_>,
) -> Result<BTreeMap<AllocationId, Given>, StoreError> {
    let reports = match request.kind {
        Kind::First => return Ok(BTreeMap::new()),
        Kind::Change(_) => store::care::list(tx)?,
    };
    let mut given = BTreeMap::new();
    for stored in allocations {
        let course = Course::of(reports.get(&stored.id).into_iter().flatten().copied());
        let used = used_of(tx, ground, stored, surroundings.today(), Without::default())?;
        let found = Given {
            last: store::care::last_day(tx, stored.id)?,
            worth: used.amount.rounded(),
            is_reported: matches!(course.state(), State::Running { .. } | State::Paused { .. }),
        };
        given.insert(stored.id, found);
    }
    Ok(given)
}

type Letterhead = Header<AgbCode, MunicipalityCode>;

fn first(header: Letterhead, client: &Client, request: &Request) -> Result<Vec<u8>, Error> {
    let person = person(client)?;
    let products = request.parts.iter().flat_map(products).collect();
    let client = jw315::Client { person, authority_known: None, remark: None, products };
    Ok(jw315::write(&Jw315 { header, client }))
}

fn products(part: &Part) -> impl Iterator<Item = jw315::Product> {
    part.asked.iter().filter_map(|asked| {
        let grounds = asked.grounds.as_ref()?;
        let (agb, name) = match &grounds.referrer {
            Some(Referrer::Agb(agb)) => (Some(agb.clone()), None),
            Some(Referrer::Name(name)) => (None, Some(name.clone())),
            None => (None, None),
        };
        Some(jw315::Product {
            reference: part.reference.as_str().to_owned(),
            decision: grounds.decision.map(|(number, _)| number),
            decided_from: grounds.decision.map(|(_, from)| from),
            name: name_of(&asked.shape),
            from: asked.period.from,
            until: asked.period.until,
            extent: asked.shape.extent(),
            budget: asked.shape.budget(),
            referrer: jw315::Referrer { kind: grounds.referral.code().to_owned(), name, agb },
            national: grounds.is_national.then_some(true),
            remark: grounds.remark.as_ref().map(Remark::as_str).map(str::to_owned),
        })
    })
}

fn name_of(shape: &Shape) -> Option<ProductName> {
    shape.category().map(|category| (category.clone(), shape.code().map(|code| code.as_str().to_owned())))
}

fn change(
    header: Letterhead,
    client: &Client,
    request: &Request,
    (reason, unchanged): (ChangeReason, &[AllocationNumber]),
    allocations: &[Stored<AllocationId, Allocation>],
) -> Result<Vec<u8>, Error> {
    let bsn = client.bsn.as_ref().ok_or_else(|| Error::Findings(vec![bsn_missing(&client.number)]))?;
    let reference = request.parts.first().map(|part| part.reference.as_str().to_owned());
    let (mut changed, mut new) = (Vec::new(), Vec::new());
    for asked in request.asked() {
        match asked.allocation {
            Some(id) => changed.extend(
                allocations
                    .iter()
                    .find(|stored| stored.id == id)
                    .map(|stored| jw317::Changed { number: stored.value.number, wanted: wanted(asked) }),
            ),
            None => new.push(jw317::New { name: name_of(&asked.shape), wanted: wanted(asked) }),
        }
    }
    let request = jw317::Request {
        reference: reference.unwrap_or_default(),
        reason: reason.code().to_owned(),
        unchanged: unchanged.to_vec(),
        changed,
        new,
    };
    Ok(jw317::write(&Jw317 { header, client: jw317::Client { bsn: BsnText::from(bsn), request } }))
}

fn wanted(asked: &Asked) -> jw317::Wanted {
    jw317::Wanted {
        from: asked.period.from,
        until: asked.period.until,
        extent: asked.shape.extent(),
        budget: asked.shape.budget(),
    }
}
