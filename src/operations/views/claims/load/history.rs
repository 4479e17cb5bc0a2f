//! What was sent of a line and its credits, when it was answered and with what.

use super::super::LineEvent;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::ids::{BatchId, LineId};
use crate::domain::text::Text;
use crate::store::batches::KeptBatch;
use crate::store::sendings::Sending;
use crate::store::{self, StoreError, Tx};

/// When the exchange node did not deliver what went out.
const NODE: Step =
    ("node-refused", Text::new("geweigerd door het knooppunt", "refused by the exchange node"));
/// When the claim in which it went out came back unprocessed.
const RETURNED: Step = ("returned", Text::new("declaratie teruggekomen", "claim came back"));

/// Oldest first, with every claim in which the line, or one for the same care before it, came back or never arrived.
pub fn of_line(tx: &Tx, line: LineId) -> Result<Vec<LineEvent>, StoreError> {
    let mut events = Vec::new();
    for Sending { batch, reference } in store::sendings::of_line(tx, line)? {
        let codes = store::answers::rejection_of_line(tx, line)?;
        let answered = if codes.is_empty() { LineState::Granted } else { LineState::Rejected };
        let returned = store::answers::of_batch(tx, batch)?
            .is_some_and(|answer| answer.outcome == AnswerOutcome::Returned);
        let back = if returned { RETURNED } else { (answered.word(), answered.name()) };
        let out = (LineState::Sent.word(), LineState::Sent.name());
        events.extend(sending(tx, batch, reference.as_str(), (out, back), codes)?);
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
        events.extend(sending(tx, batch, credit.reference.as_str(), steps, credit.codes)?);
    }
    events.sort_by_key(|event| event.day);
    Ok(events)
}

type Step = (&'static str, Text);

/// That it went out in a claim, and what became of it there.
fn sending(
    tx: &Tx,
    batch: BatchId,
    reference: &str,
    (out, back): (Step, Step),
    codes: Vec<ReturnCode>,
) -> Result<Vec<LineEvent>, StoreError> {
    let Some(kept) = store::batches::get(tx, batch)? else { return Ok(Vec::new()) };
    let mut events = vec![event(&kept, kept.dated, out, reference)];
    if let Some(refusal) = store::node_refusals::of_batch(tx, batch)? {
        events.push(LineEvent { node_code: refusal.code, ..event(&kept, refusal.day, NODE, reference) });
    } else if let Some(answer) = store::answers::of_batch(tx, batch)? {
        let codes = if answer.outcome == AnswerOutcome::Returned { answer.codes } else { codes };
        events.push(LineEvent { codes, ..event(&kept, answer.dated, back, reference) });
    }
    Ok(events)
}

fn event(kept: &KeptBatch, day: crate::domain::time::Day, (word, what): Step, reference: &str) -> LineEvent {
    LineEvent {
        day,
        what,
        word,
        claim: kept.claim_number.clone(),
        reference: reference.to_owned(),
        codes: Vec::new(),
        node_code: None,
    }
}
