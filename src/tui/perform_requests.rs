//! Tasks about requests to municipalities, done by their operations.

use super::effects::{Note, Outcome};
use super::screens::Place;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::ClientId;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::operations::request_care::{self, Done, Error, Input};
use crate::operations::{request_again, withdraw_request};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// What would be asked for.
pub fn preview(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    input: Box<Input>,
) -> Result<Outcome, Problem> {
    match request_care::preview(store, here, &input) {
        Ok(done) => Ok(Outcome::RequestPreview(client, input, Box::new(done))),
        Err(error) => refused(error),
    }
}

/// Makes a request.
pub fn make(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    input: &Input,
) -> Result<Outcome, Problem> {
    request_care::run(store, here, input).map_or_else(refused, |done| Ok(made(&done, client)))
}

/// Asks again for what was rejected or refused.
pub fn again(
    store: &mut Store,
    here: &Surroundings,
    client: ClientId,
    (number, municipality): (i64, Option<MunicipalityCode>),
) -> Result<Outcome, Problem> {
    match request_again::run(store, here, &request_again::Input { number, municipality }) {
        Ok(done) => Ok(made(&done, client)),
        Err(request_again::Error::Make(error)) => refused(error),
        Err(error) => Err(error.into()),
    }
}

/// Takes a request away that was not sent.
pub fn withdraw(store: &mut Store, here: &Surroundings, number: i64) -> Result<Outcome, Problem> {
    withdraw_request::run(store, here, number)?;
    let words = text!("verzoek {number} is weggehaald", "request {number} is taken away");
    let hint = Text::new("u maakt het ongedaan.", "u takes it back.");
    Ok(Outcome::Changed(Note { hint: Some(hint), ..Note::done(words) }, None))
}

fn made(done: &Done, client: ClientId) -> Outcome {
    let (number, municipality) = (done.request.number, &done.request.municipality);
    let words = text!(
        "verzoek {number} aan gemeente {municipality} is gemaakt",
        "request {number} to municipality {municipality} is made"
    );
    let hint = Text::new(
        "u maakt het ongedaan zolang het niet is klaargezet.",
        "u takes it back as long as it was not placed.",
    );
    Outcome::Stored(Note { hint: Some(hint), ..Note::done(words) }, Some(Place::Clients(Some(client))))
}

/// The worst finding says more than how many there are.
fn refused(error: Error) -> Result<Outcome, Problem> {
    let first = match &error {
        Error::Findings(findings) => findings.first(),
        _ => None,
    };
    let Some(Finding { rule, what: Text { nl, en }, way_out, .. }) = first else { return Err(error.into()) };
    let words = text!("{nl} ({rule})", "{en} ({rule})");
    Ok(Outcome::Failed(Note::problem(words, Some(way_out.clone()))))
}

/// What does not stand in the way of a request, in one sentence.
pub fn warning(done: &Done) -> Option<Text> {
    let finding = done.findings.iter().find(|finding| finding.severity == Severity::Warn)?;
    let (rule, Text { nl, en }) = (&finding.rule, &finding.what);
    Some(text!("Let op: {nl} ({rule}).", "Mind: {en} ({rule})."))
}
