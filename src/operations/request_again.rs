//! Makes a request anew that was not decided in our favour: its message was refused, or the municipality refused it. It gets
//! new numbers everywhere; of a first request only the products that were not granted.

use super::change;
use super::request_care::{Done, Error as MakeError, fresh, keep};
use super::views::requests::progress;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::request::{Kind, Request, State, Verdict};
use crate::store::requests::KeptRequest;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

pub struct Input {
    /// Of the request.
    pub number: i64,
    /// Another municipality to ask; of a first request only, since allocations belong to theirs.
    pub municipality: Option<MunicipalityCode>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It still waits to be sent or for its decision, or it was granted.
    #[error("request {0} cannot be made again")]
    NotNeeded(i64, State),
    #[error("request {0} is for a change of allocations of its own municipality")]
    OtherMunicipality(i64),
    #[error(transparent)]
    Make(#[from] MakeError),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Make(error.into())
    }
}

pub fn run(store: &mut Store, surroundings: &Surroundings, input: &Input) -> Result<Done, Error> {
    store.write(&change(surroundings, "request-again"), |tx| {
        let number = input.number;
        let kept = store::requests::by_number(tx, number)?.ok_or(MakeError::UnknownRequest)?;
        let state = progress(&kept).state();
        if !matches!(state, State::Rejected | State::Refused | State::Partly) {
            return Err(Error::NotNeeded(number, state));
        }
        let KeptRequest { request: Request { client, municipality, kind, parts, .. }, .. } = kept;
        let to = input.municipality.clone().unwrap_or_else(|| municipality.clone());
        if kind != Kind::First && to != municipality {
            return Err(Error::OtherMunicipality(number));
        }
        let asked = parts.into_iter().filter(|part| part.verdict != Verdict::Granted);
        let asked = asked.map(|part| part.asked).collect();
        let request = fresh(tx, surroundings, (client, to), kind, asked)?;
        Ok(keep(tx, surroundings, request)?)
    })
}
