//! What was sent of a line and its credits, when it was answered and with what.

use super::super::LineEvent;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::LineReference;
use crate::domain::ids::{BatchId, LineId};
use crate::domain::text::Text;
use crate::store::{self, StoreError, Tx};

/// Oldest first. A sending whose claim came back unprocessed is no part of it: the line went out again under another number.
pub fn of_line(
    tx: &Tx,
    line: LineId,
    sent: Option<(BatchId, LineReference)>,
) -> Result<Vec<LineEvent>, StoreError> {
    let mut events = Vec::new();
    if let Some((batch, reference)) = sent {
        let codes = store::answers::rejection_of_line(tx, line)?;
        let states =
            (LineState::Sent, if codes.is_empty() { LineState::Granted } else { LineState::Rejected });
        let steps = ((states.0.word(), states.0.name()), (states.1.word(), states.1.name()));
        events.extend(sending(tx, batch, &reference, steps, codes)?);
    }
    for credit in store::credits::all_of_line(tx, line)? {
        let Some(batch) = credit.batch else { continue };
        let name = |state: CreditState| state.name();
        let answered = match credit.state {
            CreditState::Granted => "credited",
            CreditState::Returned => "credit-returned",
            _ => "credit-rejected",
        };
        let steps = (("credit-sent", name(CreditState::Sent)), (answered, name(credit.state)));
        events.extend(sending(tx, batch, &credit.reference, steps, credit.codes)?);
    }
    events.sort_by_key(|event| event.day);
    Ok(events)
}

type Step = (&'static str, Text);

/// That it went out in a claim, and what became of it there.
fn sending(
    tx: &Tx,
    batch: BatchId,
    reference: &LineReference,
    (out, back): (Step, Step),
    codes: Vec<ReturnCode>,
) -> Result<Vec<LineEvent>, StoreError> {
    let Some(kept) = store::batches::get(tx, batch)? else { return Ok(Vec::new()) };
    let event = |day, (word, what): Step, codes| LineEvent {
        day,
        what,
        word,
        claim: kept.claim_number.clone(),
        reference: reference.clone(),
        codes,
    };
    let mut events = vec![event(kept.dated, out, Vec::new())];
    if let Some(answer) = store::answers::of_batch(tx, batch)? {
        let codes = if answer.outcome == AnswerOutcome::Returned { answer.codes } else { codes };
        events.push(event(answer.dated, back, codes));
    }
    Ok(events)
}
