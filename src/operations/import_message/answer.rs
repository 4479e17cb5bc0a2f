//! The answer to a claim: held against the claim that was sent, and booked to its lines, all of it or nothing.

use super::{Envelope, Error, keep};
use crate::domain::claim::answer::{Answer, AnswerOutcome, Verdict, verify};
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::{LineState, Step};
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::{AllocationNumber, ClaimNumber, ClientNumber, LineReference};
use crate::domain::ids::{AnswerId, BatchId, LineId};
use crate::domain::money::Cents;
use crate::domain::time::Month;
use crate::messages::jw325;
use crate::operations::claim_anew::give_place_back;
use crate::operations::export_batch::as_sent;
use crate::operations::queue_claims::next_reference;
use crate::store::answers::NewAnswer;
use crate::store::batches::KeptBatch;
use crate::store::claims::QueuedLine;
use crate::store::credits::CreditOf;
use crate::store::{self, StoreError, Tx};

/// What an answer did to its claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    pub batch: BatchId,
    pub claim: ClaimNumber,
    pub month: Month,
    pub outcome: AnswerOutcome,
    /// Of the claim as a whole, or of its header.
    pub codes: Vec<ReturnCode>,
    /// Signed, in eurocents.
    pub claimed: Cents,
    pub granted: Cents,
    /// Lines that were granted.
    pub granted_lines: usize,
    /// Lines that were taken back in full.
    pub credited: usize,
    /// Lines that were not, in order of reference.
    pub rejected: Vec<RejectedLine>,
    /// Lines that are drafts again since nothing was processed.
    pub given_back: usize,
    /// Lines whose credit was rejected while another line was granted for what they stand on, by id.
    pub doubled: Vec<LineId>,
}

/// A line that was not granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedLine {
    pub id: LineId,
    pub reference: LineReference,
    pub client: ClientNumber,
    pub allocation: AllocationNumber,
    /// Signed: a credit that was not granted is below 0.
    pub amount: Cents,
    pub codes: Vec<ReturnCode>,
}

/// Keeps an answer and books it; `None` when the same file came in before.
pub(super) fn book(tx: &Tx, envelope: &Envelope<'_>, answer: &Answer) -> Result<Option<Booked>, Error> {
    if store::practice::get(tx)?.ok_or(Error::NoPractice)?.agb != answer.provider {
        return Err(Error::OtherProvider);
    }
    let Some(message) = keep(tx, envelope)? else { return Ok(None) };
    let batch = store::batches::by_identification(tx, &answer.claim.identification)?
        .filter(|batch| batch.municipality == answer.municipality)
        .ok_or(Error::UnknownClaim)?;
    if store::answers::of_batch(tx, batch.id)?.is_some() {
        return Err(Error::ClaimAnswered(batch.claim_number));
    }
    if let Some(refusal) = store::node_refusals::of_batch(tx, batch.id)? {
        return Err(Error::Undelivered { identification: batch.identification, refusal });
    }
    let sent = as_sent(tx, batch.id)?;
    let verdict = verify(answer, &sent).map_err(Error::Refused)?;
    let (outcome, granted) = match &verdict {
        Verdict::Processed { granted, .. } => (AnswerOutcome::Processed, *granted),
        Verdict::Returned => (AnswerOutcome::Returned, Cents::ZERO),
    };
    let codes = answer.whole_codes();
    let new = NewAnswer { batch: batch.id, message, outcome, granted, codes };
    let id = store::answers::add(tx, &new)?;
    let booked = nothing_yet(batch, outcome, codes.to_vec(), granted);
    book_lines(tx, id, &verdict, booked).map(Some)
}

/// The content of the bytes that [`super::run`] recognised.
pub(super) fn read(bytes: &[u8]) -> Result<Answer, Error> {
    Ok(jw325::read(bytes)?)
}

fn nothing_yet(batch: KeptBatch, outcome: AnswerOutcome, codes: Vec<ReturnCode>, granted: Cents) -> Booked {
    Booked {
        batch: batch.id,
        claim: batch.claim_number,
        month: batch.month,
        outcome,
        codes,
        claimed: batch.total,
        granted,
        granted_lines: 0,
        credited: 0,
        rejected: Vec::new(),
        given_back: 0,
        doubled: Vec::new(),
    }
}

fn book_lines(tx: &Tx, answer: AnswerId, verdict: &Verdict, mut booked: Booked) -> Result<Booked, Error> {
    let frozen = || Error::Store(StoreError::Refused(store::Broken::LineFrozen));
    for line in store::claims::of_batch(tx, booked.batch)? {
        let QueuedLine { id, reference, .. } = &line;
        let done = match verdict {
            Verdict::Returned => {
                booked.given_back += 1;
                store::claims::give_back(tx, *id)?
            }
            Verdict::Processed { rejected, .. } => {
                if let Some(codes) = rejected.get(reference.as_str()) {
                    store::answers::reject(tx, answer, (*id, None), codes)?;
                    booked.rejected.push(rejected_line(&line, codes.clone()));
                    store::claims::answer(tx, *id, after(Step::Reject)?)?
                } else {
                    booked.granted_lines += 1;
                    store::claims::answer(tx, *id, after(Step::Grant)?)?
                }
            }
        };
        if !done {
            return Err(frozen());
        }
    }
    for credit in store::credits::of_batch(tx, booked.batch)? {
        book_credit(tx, answer, verdict, &credit, &mut booked)?;
    }
    booked.rejected.sort_by(|a, b| a.reference.as_str().cmp(b.reference.as_str()));
    Ok(booked)
}

/// What became of a credit. A line whose credit was refused stands as it stood; one whose claim was not processed is credited
/// again, under a new number.
fn book_credit(
    tx: &Tx,
    answer: AnswerId,
    verdict: &Verdict,
    credit: &CreditOf,
    booked: &mut Booked,
) -> Result<(), Error> {
    let (id, line) = (credit.id, credit.line.id);
    let (state, codes) = match verdict {
        Verdict::Returned => (CreditState::Returned, None),
        Verdict::Processed { rejected, .. } => match rejected.get(credit.reference.as_str()) {
            Some(codes) => (CreditState::Rejected, Some(codes)),
            None => (CreditState::Granted, None),
        },
    };
    if !store::credits::answer(tx, id, line, state)? {
        return Err(Error::Store(StoreError::Refused(store::Broken::LineFrozen)));
    }
    match state {
        CreditState::Returned => {
            store::credits::queue(tx, line, &next_reference(tx)?, credit.anew)?;
            booked.given_back += 1;
        }
        CreditState::Rejected => {
            let codes = codes.cloned().unwrap_or_default();
            store::answers::reject(tx, answer, (line, Some(id)), &codes)?;
            if !give_place_back(tx, line)? {
                booked.doubled.push(line);
            }
            let mut rejected = rejected_line(&credit.line, codes);
            rejected.reference = credit.reference.clone();
            rejected.amount = Cents(rejected.amount.0.saturating_neg());
            booked.rejected.push(rejected);
        }
        _ => booked.credited += 1,
    }
    Ok(())
}

/// Where a step takes a line that was sent.
fn after(step: Step) -> Result<LineState, Error> {
    let frozen = |_| StoreError::Refused(store::Broken::LineFrozen);
    Ok(LineState::Sent.next(step).map_err(frozen)?)
}

fn rejected_line(line: &QueuedLine, codes: Vec<ReturnCode>) -> RejectedLine {
    RejectedLine {
        id: line.id,
        reference: line.reference.clone(),
        client: line.client.clone(),
        allocation: line.allocation,
        amount: line.line.amount,
        codes,
    }
}
