//! Asks a municipality for a first allocation, for a change of one, or for one more product beside those that run. The request
//! waits until `export_messages` writes and places its message.

use super::change;
use super::outgoing::take_identification;
use super::request_letter::{self, Written, write};
use super::save_allocation::last_day_by_contract;
use crate::domain::allocation::{Allocation, Shape, Source, VersionStamp};
use crate::domain::identifiers::{AllocationNumber, ClientNumber, MunicipalityCode, RequestReference};
use crate::domain::ids::{AllocationId, ClientId};
use crate::domain::request::{Asked, ChangeReason, Grounds, Kind, Part, Request, Verdict};
use crate::domain::rules::Finding;
use crate::domain::time::{Day, Period};
use crate::store::requests::KeptRequest;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

#[derive(Clone, Debug)]
pub struct Input {
    pub wish: Wish,
    /// Number of a request about the same client that was not sent yet: it is added to that.
    pub with: Option<i64>,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub enum Wish {
    /// A first allocation of a product (JW315).
    First(Product, Grounds),
    /// One more product beside what is allocated (JW317). The reason is needed unless it is added to a request.
    Extra(Product, Option<ChangeReason>),
    /// An allocation as it should become (JW317).
    Change(Wanted, Option<ChangeReason>),
}

#[derive(Clone, Debug)]
pub struct Product {
    pub client: ClientId,
    /// `None` is the one that is responsible on the first day.
    pub municipality: Option<MunicipalityCode>,
    pub shape: Shape,
    pub from: Day,
    /// `None` is filled in from the contract (PS-A3).
    pub until: Option<Day>,
}

#[derive(Clone, Debug)]
pub struct Wanted {
    pub allocation: AllocationId,
    pub shape: Shape,
    /// `None` is the first day of the allocation.
    pub from: Option<Day>,
    pub until: Option<Day>,
}

#[derive(Debug)]
pub struct Done {
    pub request: Request,
    pub client: ClientNumber,
    /// The allocation that each thing asked for is to change, in the order of [`Request::asked`].
    pub numbers: Vec<Option<AllocationNumber>>,
    /// Allocations that a change leaves as they are.
    pub unchanged: Vec<AllocationNumber>,
    /// What does not stand in the way.
    pub findings: Vec<Finding>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the practice is not set up")]
    NoPractice,
    #[error("there is no such client")]
    UnknownClient,
    #[error("there is no such allocation")]
    UnknownAllocation,
    #[error("there is no such request")]
    UnknownRequest,
    #[error("request {0} was sent already")]
    AlreadySent(i64),
    /// About another client or municipality, or a first one where this is a change.
    #[error("request {0} is of another kind")]
    DoesNotFit(i64),
    #[error("no municipality is known of the client")]
    NoMunicipality(ClientNumber),
    #[error("the reason of the change is missing")]
    NoReason,
    #[error("the last day lies before the first")]
    Backwards,
    /// What is asked for is what is allocated.
    #[error("nothing changes")]
    NothingChanges(AllocationNumber),
    /// By the rules of the standard, or since something about the client is missing.
    #[error("refused with {} findings", .0.len())]
    Findings(Vec<Finding>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<request_letter::Error> for Error {
    fn from(error: request_letter::Error) -> Self {
        match error {
            request_letter::Error::NoPractice => Self::NoPractice,
            request_letter::Error::Findings(findings) => Self::Findings(findings),
            request_letter::Error::Store(error) => Self::Store(error),
        }
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "request-care"), |tx| Desk { tx, surroundings }.take(input))
}

/// What [`run`] would do. Changes nothing.
pub fn preview(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    store.rehearse(|store| run(store, surroundings, input))?
}

/// A new reference, unique for ever (TR347).
pub(super) fn take_reference(tx: &Tx) -> Result<RequestReference, StoreError> {
    let number = store::numbers::take(tx, "request-reference")?;
    RequestReference::parse(&format!("UV{number:010}"))
        .map_err(|_| StoreError::BadValue { table: "number_series", column: "next" })
}

/// A request that is made, with new numbers everywhere.
pub(super) fn fresh(
    tx: &Tx,
    surroundings: &Surroundings,
    (client, municipality): (ClientId, MunicipalityCode),
    kind: Kind,
    asked: Vec<Vec<Asked>>,
) -> Result<Request, StoreError> {
    let part = |asked| Ok(Part { reference: take_reference(tx)?, asked, verdict: Verdict::Open });
    Ok(Request {
        number: store::numbers::take(tx, "request")?,
        client,
        municipality,
        made: surroundings.today(),
        identification: take_identification(tx)?,
        kind,
        parts: asked.into_iter().map(part).collect::<Result<_, StoreError>>()?,
    })
}

/// Judges a request and keeps it.
pub(super) fn keep(tx: &Tx, surroundings: &Surroundings, request: Request) -> Result<Done, Error> {
    let Written { client, numbers, unchanged, findings, .. } = write(tx, surroundings, &request)?;
    store::requests::add(tx, &request)?;
    Ok(Done { request, client, numbers, unchanged, findings })
}

/// The client, and the municipality that is asked.
type About = (ClientId, MunicipalityCode);

struct Desk<'a> {
    tx: &'a Tx<'a>,
    surroundings: &'a Surroundings,
}

impl Desk<'_> {
    fn take(&self, input: &Input) -> Result<Done, Error> {
        let (about, reason, asked) = self.asked(&input.wish)?;
        if let Some(number) = input.with {
            return self.add(number, about, &input.wish, asked);
        }
        let kind = match &input.wish {
            Wish::First(..) => Kind::First,
            Wish::Extra(..) | Wish::Change(..) => Kind::Change(reason.ok_or(Error::NoReason)?),
        };
        let request = fresh(self.tx, self.surroundings, about, kind, vec![vec![asked]])?;
        keep(self.tx, self.surroundings, request)
    }

    /// Adds to a request that was not sent yet.
    fn add(
        &self,
        number: i64,
        (client, municipality): (ClientId, MunicipalityCode),
        wish: &Wish,
        asked: Asked,
    ) -> Result<Done, Error> {
        let kept = store::requests::by_number(self.tx, number)?.ok_or(Error::UnknownRequest)?;
        let KeptRequest { id, mut request, outgoing, .. } = kept;
        let is_first = matches!(wish, Wish::First(..));
        if (request.kind == Kind::First) != is_first
            || (request.client, &request.municipality) != (client, &municipality)
        {
            return Err(Error::DoesNotFit(number));
        }
        if outgoing.is_some() {
            return Err(Error::AlreadySent(number));
        }
        if is_first {
            let reference = take_reference(self.tx)?;
            let part = Part { reference, asked: vec![asked], verdict: Verdict::Open };
            store::requests::add_part(self.tx, id, &part)?;
            request.parts.push(part);
        } else {
            store::requests::add_to_change(self.tx, id, &asked)?;
            if let Some(part) = request.parts.first_mut() {
                part.asked.push(asked);
            }
        }
        let Written { client, numbers, unchanged, findings, .. } =
            write(self.tx, self.surroundings, &request)?;
        Ok(Done { request, client, numbers, unchanged, findings })
    }

    /// Whom it is about, why, and what.
    fn asked(&self, wish: &Wish) -> Result<(About, Option<ChangeReason>, Asked), Error> {
        match wish {
            Wish::First(product, grounds) => {
                let (municipality, asked) = self.product(product)?;
                let asked = Asked { grounds: Some(grounds.clone()), ..asked };
                Ok(((product.client, municipality), None, asked))
            }
            Wish::Extra(product, reason) => {
                let (municipality, asked) = self.product(product)?;
                Ok(((product.client, municipality), *reason, asked))
            }
            Wish::Change(wanted, reason) => {
                let stored = store::allocations::get(self.tx, wanted.allocation)?;
                let old = stored.ok_or(Error::UnknownAllocation)?.value;
                let asked = changed(wanted, &old)?;
                Ok(((old.client, old.municipality), *reason, asked))
            }
        }
    }

    fn product(&self, product: &Product) -> Result<(MunicipalityCode, Asked), Error> {
        let client = store::clients::get(self.tx, product.client)?.ok_or(Error::UnknownClient)?.value;
        let dossier = store::dossiers::of_client(self.tx, product.client)?;
        let known = dossier.municipality_on(product.from).or(client.municipality.as_ref());
        let municipality = product.municipality.as_ref().or(known).cloned();
        let municipality = municipality.ok_or_else(|| Error::NoMunicipality(client.number.clone()))?;
        let until = match product.until {
            Some(until) => Some(until),
            None => self.last_day(product, &municipality)?,
        };
        let period = Period::new(product.from, until).ok_or(Error::Backwards)?;
        Ok((municipality, Asked { allocation: None, shape: product.shape.clone(), period, grounds: None }))
    }

    fn last_day(&self, product: &Product, municipality: &MunicipalityCode) -> Result<Option<Day>, Error> {
        let unknown = StoreError::BadValue { table: "allocation", column: "number" };
        let as_allocated = Allocation {
            client: product.client,
            municipality: municipality.clone(),
            number: AllocationNumber::new(0).map_err(|_| unknown)?,
            shape: product.shape.clone(),
            period: Period { from: product.from, until: None },
            change_reason: None,
            fixed: VersionStamp::new(self.surroundings.today(), self.surroundings.clock_time()),
            frame: None,
            source: Source::Typed,
        };
        Ok(last_day_by_contract(self.tx, &as_allocated)?)
    }
}

fn changed(wanted: &Wanted, old: &Allocation) -> Result<Asked, Error> {
    let from = wanted.from.unwrap_or(old.period.from);
    let until = wanted.until.or(old.period.until);
    let period = Period::new(from, until).ok_or(Error::Backwards)?;
    if wanted.shape == old.shape && until == old.period.until {
        return Err(Error::NothingChanges(old.number));
    }
    Ok(Asked { allocation: Some(wanted.allocation), shape: wanted.shape.clone(), period, grounds: None })
}
