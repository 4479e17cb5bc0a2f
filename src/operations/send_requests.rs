//! Writes the messages of requests that wait to be sent, dated today, each after it was judged once more: days have passed and
//! messages came in since it was made.

use super::change;
use super::export_messages::Trouble;
use super::outgoing::{self, Letter, post};
use super::place_exports::Why;
use super::request_letter::{self, write};
use crate::store::requests::KeptRequest;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// All that wait, oldest first; gives those that cannot go.
pub(super) fn run(store: &mut Store, surroundings: &Surroundings) -> Result<Vec<Trouble>, StoreError> {
    let mut waiting = store.read(store::requests::unsent)?;
    waiting.reverse();
    let mut trouble = Vec::new();
    for kept in waiting {
        if let Err(why) = send(store, surroundings, &kept) {
            trouble.push(Trouble { identification: kept.request.identification, why });
        }
    }
    Ok(trouble)
}

fn send(store: &mut Store, surroundings: &Surroundings, kept: &KeptRequest) -> Result<(), Why> {
    let request = &kept.request;
    store.write(&change(surroundings, "send-request"), |tx| {
        let written = write(tx, surroundings, request).map_err(|error| match error {
            request_letter::Error::NoPractice => {
                Why::Store(StoreError::BadValue { table: "practice", column: "id" })
            }
            request_letter::Error::Findings(findings) => Why::Findings(findings),
            request_letter::Error::Store(error) => Why::Store(error),
        })?;
        let letter = Letter {
            code: request.kind.message().trim_start_matches("JW"),
            municipality: &request.municipality,
            identification: &request.identification,
            client: Some(request.client),
            answers: None,
            answers_sha256: None,
            bytes: written.bytes,
        };
        let outgoing = post(tx, surroundings, letter).map_err(|error| match error {
            outgoing::Error::Findings(findings) => Why::Findings(findings),
            outgoing::Error::Store(error) => Why::Store(error),
        })?;
        Ok(store::requests::mark_written(tx, kept.id, outgoing)?)
    })
}
